//! Land, water and what is drawn on them once: fills by overlay step, three steps of water, coasts, borders,
//! graticule.

use std::collections::BTreeSet;

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use bevy::sprite_render::{ColorMaterial, MeshMaterial2d};
use lyon_tessellation::math::point;
use lyon_tessellation::path::Path as Outline;
use lyon_tessellation::{BuffersBuilder, FillOptions, FillRule, FillTessellator, FillVertex, VertexBuffers};

use super::super::host::{Look, Stage, colour};
use super::super::pace::Pace;
use super::ink::Ink;
use super::stroke::Pen;
use super::{Height, Mirror, World};
use crate::level::map::{Map, Point};
use crate::ui::theme::{MapTones, measure};
use crate::vm::stage::StageVm;

/// What a part of the sheet is; it decides its colour.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
enum Part {
    Water(usize),
    Territory(usize),
    Graticule,
    Border,
    Coast,
}

/// A fill on its way from one colour to another.
#[derive(Component)]
struct Turning {
    from: LinearRgba,
    to: LinearRgba,
    since: f32,
}

pub fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, (draw, tint, turn, ink).chain().in_set(Mirror::Land));
}

/// The parts of a sheet, as children of its world.
fn draw(
    mut commands: Commands,
    worlds: Query<(Entity, &World), Added<World>>,
    stage: Res<Stage>,
    look: Res<Look>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<ColorMaterial>>,
) {
    for (world, World { sheet }) in &worlds {
        let tones = look.theme.map();
        let mut fill = |rings: &[Vec<Point>], part: Part, height: Transform| {
            let color = fill_of(part, stage.0.as_ref(), &tones).unwrap_or_default();
            let material = materials.add(ColorMaterial::from_color(color));
            (part, Mesh2d(meshes.add(filled(rings))), MeshMaterial2d(material), height, ChildOf(world))
        };
        for (step, rings) in sheet.water.iter().enumerate() {
            commands.spawn(fill(rings, Part::Water(step), Height::Water.at(step)));
        }
        for (i, territory) in sheet.territories.iter().enumerate() {
            commands.spawn(fill(&territory.rings, Part::Territory(i), Height::Land.at(0)));
        }
        for (part, height, lines) in [
            (Part::Graticule, Height::Graticule, graticule(sheet)),
            (Part::Border, Height::Border, sheet.borders.iter().map(|line| points(line)).collect()),
            (Part::Coast, Height::Coast, coasts(sheet)),
        ] {
            commands.spawn((part, Ink::on_sheet(lines, pen_of(part, &tones)), height.at(0), ChildOf(world)));
        }
    }
}

/// Fills follow overlay and theme; where things may move, over the time for a change of state.
fn tint(
    mut commands: Commands,
    stage: Res<Stage>,
    look: Res<Look>,
    time: Res<Time>,
    parts: Query<(Entity, &Part, &MeshMaterial2d<ColorMaterial>, Option<&Turning>)>,
    materials: Res<Assets<ColorMaterial>>,
) {
    if !stage.is_changed() && !look.is_changed() {
        return;
    }
    let tones = look.theme.map();
    for (entity, part, material, turning) in &parts {
        let Some(to) = fill_of(*part, stage.0.as_ref(), &tones).map(|color| color.to_linear()) else { continue };
        let Some(now) = materials.get(&material.0).map(|material| material.color.to_linear()) else { continue };
        let heading = turning.map_or(now, |turning| turning.to);
        if heading != to {
            commands.entity(entity).insert(Turning { from: now, to, since: time.elapsed_secs() });
        }
    }
}

fn turn(
    mut commands: Commands,
    look: Res<Look>,
    time: Res<Time>,
    parts: Query<(Entity, &Turning, &MeshMaterial2d<ColorMaterial>)>,
    mut materials: ResMut<Assets<ColorMaterial>>,
    mut pace: ResMut<Pace>,
) {
    for (entity, turning, material) in &parts {
        let t = progress(time.elapsed_secs() - turning.since, measure::STATE_SECONDS, look.theme.motion);
        if let Some(mut material) = materials.get_mut(&material.0) {
            material.color = turning.from.mix(&turning.to, t).into();
        }
        if t < 1.0 {
            pace.moving();
        } else {
            commands.entity(entity).remove::<Turning>();
        }
    }
}

/// Lines of the sheet follow the theme.
fn ink(look: Res<Look>, mut parts: Query<(&Part, &mut Ink)>) {
    if !look.is_changed() {
        return;
    }
    for (part, mut ink) in &mut parts {
        let pen = pen_of(*part, &look.theme.map());
        if ink.pen != pen {
            ink.pen = pen;
        }
    }
}

/// How far something that takes `seconds` is, eased; at its end where nothing may move.
pub(super) fn progress(passed: f32, seconds: f32, motion: bool) -> f32 {
    if motion { crate::ui::kit::motion::ease_out(passed / seconds) } else { 1.0 }
}

fn fill_of(part: Part, vm: Option<&StageVm>, tones: &MapTones) -> Option<Color> {
    match part {
        Part::Water(step) => Some(colour(tones.water[step.min(tones.water.len() - 1)])),
        Part::Territory(i) => {
            let tint = vm.and_then(|vm| vm.tints.get(i).copied().flatten());
            Some(colour(tint.map_or(tones.land, |tint| tones.tints[tint.step()])))
        }
        Part::Graticule | Part::Border | Part::Coast => None,
    }
}

fn pen_of(part: Part, tones: &MapTones) -> Pen {
    match part {
        Part::Graticule => Pen::new(measure::HAIRLINE, colour(tones.graticule)),
        Part::Border => Pen::new(1.25, colour(tones.border)),
        Part::Coast | Part::Water(_) | Part::Territory(_) => Pen::new(1.1, colour(tones.coast)),
    }
}

/// The coast is what of the outlines is no shared border.
fn coasts(sheet: &Map) -> Vec<Vec<Vec2>> {
    let key = |a: Vec2, b: Vec2| {
        // Files write tenths of a unit; shared borders repeat their points exactly.
        let end = |p: Vec2| ((p.x * 10.0).round() as i64, (p.y * 10.0).round() as i64);
        let (a, b) = (end(a), end(b));
        (a.min(b), a.max(b))
    };
    let shared: BTreeSet<_> = sheet
        .borders
        .iter()
        .flat_map(|line| line.windows(2).map(|pair| key(pair[0].into(), pair[1].into())).collect::<Vec<_>>())
        .collect();
    let mut out = Vec::new();
    for ring in sheet.territories.iter().flat_map(|territory| &territory.rings) {
        let mut ring = points(ring);
        let Some(&first) = ring.first() else { continue };
        ring.push(first);
        // Starting behind a border keeps a coast in one piece across the start of the ring.
        let start = ring.windows(2).position(|pair| shared.contains(&key(pair[0], pair[1]))).unwrap_or(0);
        ring.pop();
        ring.rotate_left(start);
        ring.push(ring[0]);
        let mut coast = vec![ring[0]];
        for pair in ring.windows(2) {
            if shared.contains(&key(pair[0], pair[1])) {
                out.push(std::mem::replace(&mut coast, vec![pair[1]]));
            } else {
                coast.push(pair[1]);
            }
        }
        out.push(coast);
    }
    out.retain(|coast| coast.len() > 1);
    out
}

fn graticule(sheet: &Map) -> Vec<Vec<Vec2>> {
    const STEP: f32 = 160.0;
    // Beyond the sheet too: a wide window shows what lies there.
    let (width, height) = (sheet.size.0 as f32, sheet.size.1 as f32);
    let (west, east) = (-0.5 * width, 1.5 * width);
    let (north, south) = (-0.5 * height, 1.5 * height);
    let steps = |from: f32, to: f32| {
        let first = (from / STEP).ceil() as i32;
        let last = (to / STEP).floor() as i32;
        (first..=last).map(|n| STEP * n as f32)
    };
    let meridians = steps(west, east).map(|x| vec![Vec2::new(x, north), Vec2::new(x, south)]);
    let parallels = steps(north, south).map(|y| vec![Vec2::new(west, y), Vec2::new(east, y)]);
    meridians.chain(parallels).collect()
}

fn points(line: &[Point]) -> Vec<Vec2> {
    line.iter().map(|&point| point.into()).collect()
}

/// Rings as one fill; a ring inside another is a hole.
fn filled(rings: &[Vec<Point>]) -> Mesh {
    let mut outline = Outline::builder();
    for ring in rings {
        let mut points = ring.iter().map(|&(x, y)| point(x, -y));
        let Some(first) = points.next() else { continue };
        outline.begin(first);
        for next in points {
            outline.line_to(next);
        }
        outline.end(true);
    }
    let mut buffers: VertexBuffers<[f32; 3], u32> = VertexBuffers::new();
    let mut corners = BuffersBuilder::new(&mut buffers, |vertex: FillVertex<'_>| {
        let at = vertex.position();
        [at.x, at.y, 0.0]
    });
    let options = FillOptions::default().with_fill_rule(FillRule::EvenOdd).with_tolerance(0.1);
    if let Err(error) = FillTessellator::new().tessellate_path(&outline.build(), &options, &mut corners) {
        warn!("an outline of the map cannot be filled: {error}");
    }
    let count = buffers.vertices.len();
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, buffers.vertices)
        // Fills and lines share one pipeline: the colour of a fill is in its material, and its corners are white.
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, vec![[1.0_f32; 4]; count])
        .with_inserted_indices(Indices::U32(buffers.indices))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::library::Library;

    /// Two squares side by side; the line between them is shared.
    fn sheet() -> Map {
        let text = r#"(format: 1, size: (20, 10), territories: [
            (id: "A", name_at: (5, 5), rings: [[(0, 0), (10, 0), (10, 10), (0, 10)]]),
            (id: "B", name_at: (15, 5), rings: [[(10, 0), (20, 0), (20, 10), (10, 10)]]),
        ], borders: [[(10, 0), (10, 10)]], water: [], seas: [])"#;
        ron::from_str(text).unwrap()
    }

    fn length(lines: &[Vec<Vec2>]) -> f32 {
        lines.iter().flat_map(|line| line.windows(2)).map(|pair| pair[0].distance(pair[1])).sum()
    }

    #[test]
    fn a_shared_border_is_no_coast() {
        let coasts = coasts(&sheet());
        assert_eq!(coasts.len(), 2);
        assert_eq!(length(&coasts), 60.0);
    }

    #[test]
    fn shipped_borders_are_found_in_the_outlines() {
        let sheet = Library::built_in().map("harrow").unwrap();
        let rings: Vec<_> = sheet.territories.iter().flat_map(|t| &t.rings).map(|ring| points(ring)).collect();
        let closed: Vec<_> = rings
            .into_iter()
            .map(|mut r| {
                r.push(r[0]);
                r
            })
            .collect();
        let borders: Vec<_> = sheet.borders.iter().map(|line| points(line)).collect();
        // Each border is the side of two lands.
        let coast = length(&coasts(&sheet));
        assert!((length(&closed) - 2.0 * length(&borders) - coast).abs() < 1.0, "{coast}");
    }

    #[test]
    fn a_fill_covers_its_area_with_holes_left_out() {
        let ring = |low: f32, high: f32| vec![(low, low), (high, low), (high, high), (low, high)];
        let mesh = filled(&[ring(0.0, 10.0), ring(4.0, 6.0)]);
        let Some(bevy::mesh::VertexAttributeValues::Float32x3(at)) = mesh.attribute(Mesh::ATTRIBUTE_POSITION) else {
            panic!("no positions");
        };
        let corners: Vec<usize> = mesh.indices().unwrap().iter().collect();
        let area: f32 = corners
            .chunks(3)
            .map(|t| {
                let [a, b, c] = [0, 1, 2].map(|i| Vec3::from(at[t[i]]).truncate());
                0.5 * (b - a).perp_dot(c - a).abs()
            })
            .sum();
        assert!((area - 96.0).abs() < 0.01, "{area}");
    }
}
