//! The drawn world beneath the screens. Its entities mirror the [`StageVm`] and nothing else: they may be thrown away
//! and made again at any time.

mod incidents;
mod ink;
mod land;
mod links;
mod stroke;

use std::sync::Arc;

use bevy::prelude::*;

use super::host::{Frame, Look, Stage};
use crate::level::map::Map;
use crate::vm::stage::{Point, StageVm};

/// The root of all that is drawn: its transform is the camera of the [`StageVm`].
#[derive(Component)]
struct World {
    sheet: Arc<Map>,
}

/// Where things lie above each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Height {
    Water,
    Graticule,
    Land,
    Border,
    Coast,
    Link,
    Incident,
}

impl Height {
    /// Within one height, `step` orders further.
    fn at(self, step: usize) -> Transform {
        Transform::from_xyz(0.0, 0.0, self as usize as f32 + 0.01 * step as f32)
    }
}

/// The parts of [`Frame::Mirror`], in their order.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Mirror {
    /// A sheet comes or goes.
    World,
    /// What stands on it follows.
    Land,
    Links,
    Incidents,
    /// Lines are drawn anew where they or the zoom changed.
    Strokes,
}

pub fn plugin(app: &mut App) {
    app.configure_sets(
        PostUpdate,
        (Mirror::World, Mirror::Land, Mirror::Links, Mirror::Incidents, Mirror::Strokes)
            .chain()
            .in_set(Frame::Mirror)
            .before(TransformSystems::Propagate)
            .before(bevy::asset::AssetEventSystems)
            .before(bevy::camera::visibility::VisibilitySystems::CalculateBounds),
    )
    .add_systems(PostUpdate, (resync, place).chain().in_set(Mirror::World));
    app.add_plugins((land::plugin, links::plugin, incidents::plugin, ink::plugin));
}

/// Makes the world of the sheet that is shown, and throws away that of another.
fn resync(mut commands: Commands, stage: Res<Stage>, worlds: Query<(Entity, &World)>) {
    if !stage.is_changed() {
        return;
    }
    let wanted = stage.0.as_ref().map(|vm| &vm.sheet);
    let mut there = false;
    for (entity, world) in &worlds {
        if !there && wanted.is_some_and(|sheet| Arc::ptr_eq(sheet, &world.sheet)) {
            there = true;
        } else {
            commands.entity(entity).despawn();
        }
    }
    if let (Some(sheet), false) = (wanted, there) {
        commands.spawn((World { sheet: Arc::clone(sheet) }, Transform::default(), Visibility::default()));
    }
}

/// Puts the world where the camera of the map wants it.
fn place(
    stage: Res<Stage>,
    look: Res<Look>,
    windows: Query<&Window, With<bevy::window::PrimaryWindow>>,
    mut worlds: Query<&mut Transform, With<World>>,
) {
    let (Some(vm), Ok(window)) = (&stage.0, windows.single()) else { return };
    for mut transform in &mut worlds {
        transform.set_if_neq(seen_from(vm, look.zoom, window.size()));
    }
}

/// Units of the engine are logical points of the window, from its middle, upwards.
fn seen_from(vm: &StageVm, zoom: f32, window: Vec2) -> Transform {
    let origin = vm.to_window((0.0, 0.0).into());
    let scale = vm.scale() * zoom;
    Transform {
        translation: Vec3::new(origin.x * zoom - 0.5 * window.x, 0.5 * window.y - origin.y * zoom, 0.0),
        scale: Vec3::new(scale, scale, 1.0),
        ..default()
    }
}

fn vec2(point: Point) -> Vec2 {
    Vec2::new(point.x, point.y)
}

#[cfg(test)]
mod tests {
    use bevy::ecs::schedule::{LogLevel, ScheduleBuildSettings};
    use bevy::sprite_render::ColorMaterial;
    use bevy::window::PrimaryWindow;

    use super::super::{host, pace};
    use super::ink::Ink;
    use super::*;
    use crate::base::{ActorId, IncidentId};
    use crate::level::Channel;
    use crate::level::library::Library;
    use crate::vm::Overlay;
    use crate::vm::emblem::{Emblem, Hue};
    use crate::vm::stage::{ActorMark, Area, Camera, IncidentMark, Link, Rims, Tint};

    fn stage() -> StageVm {
        let sheet = Arc::new(Library::built_in().map("harrow").expect("the shipped map"));
        let actor = |n: u16, at: (i32, i32)| ActorMark {
            id: ActorId(n),
            emblem: Emblem::state(Hue::Amber, "AAA", "A land"),
            at: at.into(),
            own: n == 0,
            label: None,
            spoken: String::new(),
        };
        let actors = vec![actor(0, (400, 300)), actor(1, (700, 200)), actor(2, (900, 600))];
        let home = Area::home(actors.iter().map(|actor| actor.at));
        let link = |a: u16, b: u16, channel| Link { between: (ActorId(a), ActorId(b)), channel, rung: 0 };
        StageVm {
            rect: Area { left: 300.0, top: 56.0, width: 800.0, height: 600.0 },
            rims: Rims::default(),
            sheet,
            home,
            camera: Camera::home(home),
            overlay: Overlay::Trust,
            tints: vec![Some(Tint::of(50, 0, 100))],
            actors,
            links: vec![link(0, 1, Channel::Hotline), link(0, 2, Channel::Diplomatic), link(1, 2, Channel::None)],
            incidents: vec![IncidentMark {
                id: IncidentId(0),
                from: (900, 600).into(),
                to: (400, 300).into(),
                label: "Frostline".into(),
                victim: String::new(),
                harm: String::new(),
                pulse: 0,
            }],
            venues: Vec::new(),
            names: Vec::new(),
            hovered: None,
            selected: None,
            live: true,
        }
    }

    /// The game without window, screens and renderer.
    fn app() -> App {
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, AssetPlugin::default(), TransformPlugin))
            .init_asset::<Mesh>()
            .init_asset::<ColorMaterial>()
            .add_message::<bevy::window::RequestRedraw>()
            .add_plugins((pace::plugin, plugin));
        host::frames(&mut app);
        app.world_mut().spawn((Window::default(), PrimaryWindow));
        app.edit_schedule(PostUpdate, |schedule| {
            schedule.set_build_settings(ScheduleBuildSettings {
                ambiguity_detection: LogLevel::Error,
                ..ScheduleBuildSettings::default()
            });
        });
        app
    }

    fn show(app: &mut App, vm: Option<StageVm>) {
        app.world_mut().resource_mut::<Stage>().0 = vm;
        app.update();
    }

    fn count<T: Component>(app: &mut App) -> usize {
        app.world_mut().query::<&T>().iter(app.world()).count()
    }

    fn still(app: &mut App) {
        app.world_mut().resource_mut::<Look>().theme.motion = false;
    }

    #[test]
    fn a_stage_is_mirrored_in_one_update() {
        let mut app = app();
        app.update();
        assert_eq!(count::<World>(&mut app), 0);
        let vm = stage();
        let lands = vm.sheet.territories.len() + vm.sheet.water.len();
        still(&mut app);
        show(&mut app, Some(vm));
        assert_eq!(count::<World>(&mut app), 1);
        // Lands and water; graticule, borders, coasts; two lines of a hotline, one of notes; an arc and three rings.
        assert_eq!(count::<Ink>(&mut app), 3 + 3 + 4);
        assert_eq!(count::<Mesh2d>(&mut app), lands + 3 + 3 + 4);
    }

    #[test]
    fn leaving_and_coming_back_makes_it_anew() {
        let mut app = app();
        still(&mut app);
        show(&mut app, Some(stage()));
        let (entities, meshes) = (count::<Transform>(&mut app), count::<Mesh2d>(&mut app));
        show(&mut app, None);
        assert_eq!((count::<World>(&mut app), count::<Mesh2d>(&mut app)), (0, 0));
        show(&mut app, Some(stage()));
        assert_eq!((count::<Transform>(&mut app), count::<Mesh2d>(&mut app)), (entities, meshes));
        // Another map in its place, as when a save of another level is loaded.
        let mut other = stage();
        other.sheet = Arc::new((*other.sheet).clone());
        show(&mut app, Some(other));
        assert_eq!((count::<Transform>(&mut app), count::<Mesh2d>(&mut app)), (entities, meshes));
    }

    #[test]
    fn links_and_incidents_come_change_and_go() {
        let mut app = app();
        still(&mut app);
        let mut vm = stage();
        show(&mut app, Some(vm.clone()));
        vm.links[0].channel = Channel::ContactPoint;
        vm.links[2].rung = Link::HARM;
        vm.incidents.clear();
        show(&mut app, Some(vm.clone()));
        assert_eq!(count::<Ink>(&mut app), 3 + 3);
        vm.links.clear();
        show(&mut app, Some(vm));
        assert_eq!(count::<Ink>(&mut app), 3);
    }

    #[test]
    fn nothing_moves_once_it_is_drawn() {
        let mut app = app();
        show(&mut app, Some(stage()));
        assert!(!app.world().resource::<pace::Pace>().resting(), "an arc draws itself");
        let pass = |app: &mut App, seconds: f32| {
            app.insert_resource(bevy::time::TimeUpdateStrategy::ManualDuration(std::time::Duration::from_secs_f32(
                seconds,
            )));
            app.update();
        };
        for _ in 0..12 {
            pass(&mut app, 0.2);
        }
        assert!(app.world().resource::<pace::Pace>().resting());
        // Without motion the end is there at once.
        still(&mut app);
        let mut vm = stage();
        vm.incidents[0].pulse += 1;
        vm.tints = vec![None];
        show(&mut app, Some(vm));
        assert!(app.world().resource::<pace::Pace>().resting());
    }

    #[test]
    fn rings_open_once_for_each_pulse() {
        let mut app = app();
        let strategy = bevy::time::TimeUpdateStrategy::ManualDuration(std::time::Duration::from_millis(100));
        app.insert_resource(strategy);
        let mut vm = stage();
        show(&mut app, Some(vm.clone()));
        let moving = |app: &mut App| {
            let mut frames = 0;
            while !app.world().resource::<pace::Pace>().resting() && frames < 100 {
                frames += 1;
                app.update();
            }
            frames
        };
        // The arc, then the rings: twice 600 ms.
        assert!((10..=14).contains(&moving(&mut app)));
        vm.incidents[0].pulse += 1;
        show(&mut app, Some(vm.clone()));
        assert!((4..=8).contains(&moving(&mut app)));
        show(&mut app, Some(vm));
        assert_eq!(moving(&mut app), 0);
    }

    #[test]
    fn the_camera_puts_the_sheet_under_the_stage() {
        let vm = stage();
        let window = Vec2::new(1400.0, 800.0);
        for zoom in [1.0, 1.5] {
            let transform = seen_from(&vm, zoom, window);
            let place = Point { x: 512.0, y: 345.0 };
            let at = vm.to_window(place);
            let drawn = transform.transform_point(Vec3::new(place.x, -place.y, 0.0)).truncate();
            let wanted = Vec2::new(at.x * zoom - 700.0, 400.0 - at.y * zoom);
            assert!(drawn.distance(wanted) < 0.01, "{drawn} {wanted}");
        }
    }
}
