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
    Marks,
    /// Lines are drawn anew where they or the zoom changed.
    Strokes,
}

pub fn plugin(app: &mut App) {
    app.configure_sets(
        PostUpdate,
        (Mirror::World, Mirror::Marks, Mirror::Strokes)
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
