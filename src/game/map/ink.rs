//! Lines as entities: whoever draws one says its path and pen; here they become meshes, again whenever the zoom
//! changes, because a line is as wide at every zoom.

use bevy::prelude::*;
use bevy::sprite_render::{AlphaMode2d, ColorMaterial, MeshMaterial2d};

use super::super::host::{Look, Stage};
use super::stroke::{self, Path, Pen};
use super::{Mirror, World};

/// A line on the map.
#[derive(Component, Clone, Debug, PartialEq)]
#[require(Visibility, Transform)]
pub struct Ink {
    pub path: Path,
    pub pen: Pen,
    pub space: Space,
}

/// What the points of a line count from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Space {
    /// Places on the sheet.
    Sheet,
    /// Logical points around a place on the sheet.
    Around(Vec2),
}

impl Ink {
    pub fn on_sheet(lines: Vec<Vec<Vec2>>, pen: Pen) -> Self {
        Self { path: Path { lines, trim: (0.0, 0.0), shown: 1.0 }, pen, space: Space::Sheet }
    }

    pub fn circle(around: Vec2, radius: f32, pen: Pen) -> Self {
        let points = 64;
        let ring = (0..=points)
            .map(|i| radius * Vec2::from_angle(std::f32::consts::TAU * (i % points) as f32 / points as f32))
            .collect();
        Self { path: Path { lines: vec![ring], trim: (0.0, 0.0), shown: 1.0 }, pen, space: Space::Around(around) }
    }

    fn mesh(&self, scale: f32, pixels: f32) -> Option<Mesh> {
        match self.space {
            Space::Sheet => stroke::mesh(&self.path, &self.pen, scale, pixels),
            Space::Around(place) => {
                let on_sheet = |point: &Vec2| place + *point / scale;
                let lines = self.path.lines.iter().map(|line| line.iter().map(on_sheet).collect()).collect();
                stroke::mesh(&Path { lines, ..self.path.clone() }, &self.pen, scale, pixels)
            }
        }
    }
}

/// One material for all lines: their colour is in the mesh.
#[derive(Resource)]
pub struct Inkwell(Handle<ColorMaterial>);

pub fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, draw.in_set(Mirror::Strokes));
}

impl FromWorld for Inkwell {
    fn from_world(world: &mut bevy::ecs::world::World) -> Self {
        let material = ColorMaterial { color: Color::WHITE, alpha_mode: AlphaMode2d::Blend, ..default() };
        Self(world.resource_mut::<Assets<ColorMaterial>>().add(material))
    }
}

/// Pixels and scale of the lines that are drawn now.
#[derive(Clone, Copy, PartialEq)]
struct Grain {
    scale: f32,
    pixels: f32,
}

#[expect(clippy::too_many_arguments, reason = "a system asks for what it touches")]
fn draw(
    mut commands: Commands,
    stage: Res<Stage>,
    look: Res<Look>,
    worlds: Query<(), With<World>>,
    lines: Query<(Entity, Ref<Ink>)>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut last: Local<Option<Grain>>,
    inkwell: Local<Inkwell>,
) {
    let Some(vm) = &stage.0 else { return };
    if worlds.is_empty() {
        return;
    }
    let grain = Grain { scale: vm.scale(), pixels: look.zoom * look.pixels };
    let anew = *last != Some(grain);
    *last = Some(grain);
    for (entity, ink) in &lines {
        if !anew && !ink.is_changed() {
            continue;
        }
        // A fresh mesh each time: the old one goes with its last handle. The renderer has no place for empty ones.
        match ink.mesh(grain.scale, grain.pixels) {
            Some(mesh) => {
                commands.entity(entity).insert((Mesh2d(meshes.add(mesh)), MeshMaterial2d(inkwell.0.clone())));
            }
            None => {
                commands.entity(entity).remove::<Mesh2d>();
            }
        }
    }
}
