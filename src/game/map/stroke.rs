//! Lines as meshes: of constant width on the screen whatever the zoom, dashed, drawn in part, with soft edges instead
//! of multisampling.

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;

/// How a line looks; lengths in logical points of the screens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    pub width: f32,
    pub color: LinearRgba,
    /// Drawn and left blank.
    pub dash: Option<(f32, f32)>,
    /// An arrow head at the end.
    pub head: bool,
}

impl Pen {
    pub fn new(width: f32, color: Color) -> Self {
        Self { width, color: color.to_linear(), dash: None, head: false }
    }
}

/// Lines to be drawn with one pen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// Points of open lines; a ring ends where it starts. In units of the sheet, y down.
    pub lines: Vec<Vec<Vec2>>,
    /// Cut off at the start and the end of each line, in logical points.
    pub trim: (f32, f32),
    /// How much of each line is drawn, from its start: 0 to 1.
    pub shown: f32,
}

/// The mesh of `path`, if anything of it is to be seen, where one unit of the sheet is `scale` logical points and one of these `pixels` pixels wide.
pub fn mesh(path: &Path, pen: &Pen, scale: f32, pixels: f32) -> Option<Mesh> {
    let mut out = Triangles::default();
    let point = 1.0 / scale.max(1e-6);
    let soft = point / pixels.max(0.1);
    for line in &path.lines {
        let Some(line) = cut(line, path.trim.0 * point, path.trim.1 * point, path.shown) else { continue };
        let (line, head) = if pen.head { shorten_for_head(line, pen.width * point) } else { (line, None) };
        match pen.dash {
            None => out.ribbon(&line, pen.width * point, soft, pen.color),
            Some((drawn, blank)) => {
                for piece in dashes(&line, drawn * point, blank * point) {
                    out.ribbon(&piece, pen.width * point, soft, pen.color);
                }
            }
        }
        if let Some((tip, along)) = head {
            out.head(tip, along, pen.width * point, pen.color);
        }
    }
    (!out.indices.is_empty()).then(|| out.into_mesh())
}

/// The part of a line that is left between the trims, and of that the share that is shown.
fn cut(line: &[Vec2], start: f32, end: f32, shown: f32) -> Option<Vec<Vec2>> {
    let length: f32 = line.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let room = length - start - end;
    if room <= 0.0 || shown <= 0.0 {
        return None;
    }
    if start == 0.0 && end == 0.0 && shown >= 1.0 {
        return Some(line.to_vec());
    }
    Some(between(line, start, start + room * shown.min(1.0)))
}

/// The part of a line from `from` to `to` along it.
fn between(line: &[Vec2], from: f32, to: f32) -> Vec<Vec2> {
    let mut out = Vec::new();
    let mut done = 0.0;
    for pair in line.windows(2) {
        let step = pair[0].distance(pair[1]);
        if step <= 0.0 {
            continue;
        }
        let (low, high) = ((from - done) / step, (to - done) / step);
        if low < 1.0 && high > 0.0 {
            if out.is_empty() {
                out.push(pair[0].lerp(pair[1], low.max(0.0)));
            }
            out.push(pair[0].lerp(pair[1], high.min(1.0)));
        }
        done += step;
    }
    out
}

fn dashes(line: &[Vec2], drawn: f32, blank: f32) -> Vec<Vec<Vec2>> {
    let length: f32 = line.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let period = (drawn + blank).max(1e-6);
    let count = (length / period).ceil().min(MOST_DASHES) as usize;
    (0..count)
        .map(|i| between(line, i as f32 * period, (i as f32 * period + drawn).min(length)))
        .filter(|piece| piece.len() > 1)
        .collect()
}

/// No line of a map needs more; a broken one must not eat the memory.
const MOST_DASHES: f32 = 4096.0;

/// Head of an arrow in widths of its line: how long, and half as wide.
const HEAD_LONG: f32 = 4.4;
const HEAD_HALF: f32 = 2.2;

fn shorten_for_head(line: Vec<Vec2>, width: f32) -> (Vec<Vec2>, Option<(Vec2, Vec2)>) {
    let (Some(&tip), length) = (line.last(), line.windows(2).map(|p| p[0].distance(p[1])).sum::<f32>()) else {
        return (line, None);
    };
    let rest = between(&line, 0.0, (length - HEAD_LONG * width).max(0.0));
    match rest.last().and_then(|end| (tip - end).try_normalize()) {
        Some(along) => (rest, Some((tip, along))),
        None => (line, None),
    }
}

#[derive(Default)]
struct Triangles {
    positions: Vec<[f32; 3]>,
    colors: Vec<[f32; 4]>,
    indices: Vec<u32>,
}

impl Triangles {
    /// A line of `width` with edges that fade over `soft`. Corners are mitred, sharp ones blunted.
    fn ribbon(&mut self, line: &[Vec2], width: f32, soft: f32, color: LinearRgba) {
        let mut line: Vec<Vec2> = line.to_vec();
        line.dedup_by(|a, b| a.distance_squared(*b) < 1e-10);
        let count = line.len();
        if count < 2 {
            return;
        }
        let closed = count > 3 && line[0].distance_squared(line[count - 1]) < 1e-10;
        // Thinner than a pixel, a line is as wide as one and fainter.
        let (core, alpha) = if width > soft { (0.5 * (width - soft), 1.0) } else { (0.0, width / soft) };
        let edge = core + soft;
        let solid = [color.red, color.green, color.blue, color.alpha * alpha];
        let clear = [color.red, color.green, color.blue, 0.0];
        let first = self.positions.len() as u32;
        let direction = |i: usize| (line[i + 1] - line[i]).normalize();
        for (i, point) in line.iter().enumerate().take(count) {
            let before = match i {
                0 if closed => direction(count - 2),
                0 => direction(0),
                _ => direction(i - 1),
            };
            let after = match i {
                _ if i + 1 < count => direction(i),
                _ if closed => direction(0),
                _ => before,
            };
            let normal = (before + after).try_normalize().unwrap_or(before).perp();
            // At 0.5 a mitre is twice as long as the line is wide; sharper corners are cut there.
            let mitre = 1.0 / normal.dot(before.perp()).abs().max(0.5);
            for (offset, color) in [(edge, clear), (core, solid), (-core, solid), (-edge, clear)] {
                self.push(*point + mitre * offset * normal, color);
            }
            if i > 0 {
                let at = first + 4 * (i as u32 - 1);
                for lane in 0..3 {
                    let (a, b) = (at + lane, at + lane + 4);
                    self.indices.extend([a, a + 1, b, b, a + 1, b + 1]);
                }
            }
        }
    }

    fn head(&mut self, tip: Vec2, along: Vec2, width: f32, color: LinearRgba) {
        let solid = color.to_f32_array();
        let back = tip - HEAD_LONG * width * along;
        let side = HEAD_HALF * width * along.perp();
        let first = self.positions.len() as u32;
        for at in [tip, back + side, back - side] {
            self.push(at, solid);
        }
        self.indices.extend([first, first + 1, first + 2]);
        // The outline of the head softens its edges.
        self.ribbon(&[tip, back + side, back - side, tip], 0.3 * width, 0.3 * width, color);
    }

    /// The sheet counts downwards, the engine upwards.
    fn push(&mut self, at: Vec2, color: [f32; 4]) {
        self.positions.push([at.x, -at.y, 0.0]);
        self.colors.push(color);
    }

    fn into_mesh(self) -> Mesh {
        Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, self.positions)
            .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, self.colors)
            .with_inserted_indices(Indices::U32(self.indices))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Vec<Vec2> {
        vec![Vec2::ZERO, Vec2::new(6.0, 0.0), Vec2::new(6.0, 4.0)]
    }

    #[test]
    fn a_line_is_cut_at_both_ends_and_shown_in_part() {
        assert_eq!(cut(&line(), 1.0, 1.0, 1.0).unwrap(), [Vec2::X, Vec2::new(6.0, 0.0), Vec2::new(6.0, 3.0)]);
        assert_eq!(cut(&line(), 1.0, 1.0, 0.5).unwrap(), [Vec2::X, Vec2::new(5.0, 0.0)]);
        assert!(cut(&line(), 6.0, 6.0, 1.0).is_none());
        assert!(cut(&line(), 0.0, 0.0, 0.0).is_none());
        let hidden = Path { lines: vec![line()], trim: (0.0, 0.0), shown: 0.0 };
        assert!(mesh(&hidden, &Pen::new(1.0, Color::WHITE), 1.0, 1.0).is_none());
    }

    #[test]
    fn dashes_cover_their_share() {
        let pieces = dashes(&line(), 3.0, 2.0);
        assert_eq!(pieces.len(), 2);
        let length: f32 = pieces.iter().flat_map(|piece| piece.windows(2)).map(|p| p[0].distance(p[1])).sum();
        assert!((length - 6.0).abs() < 1e-4);
    }

    #[test]
    fn width_stays_the_same_on_the_screen() {
        let path = Path { lines: vec![vec![Vec2::ZERO, Vec2::new(10.0, 0.0)]], trim: (0.0, 0.0), shown: 1.0 };
        let pen = Pen::new(3.0, Color::WHITE);
        for scale in [0.5, 1.0, 4.0] {
            let mesh = mesh(&path, &pen, scale, 1.0).unwrap();
            let ys: Vec<f32> = positions(&mesh).iter().map(|p| p[1] * scale).collect();
            let (low, high) = ys.iter().fold((f32::MAX, f32::MIN), |(l, h), y| (l.min(*y), h.max(*y)));
            // Half the width and half a pixel of softness to either side.
            assert!((high - 2.0).abs() < 1e-3 && (low + 2.0).abs() < 1e-3, "{scale}: {low} {high}");
        }
    }

    #[test]
    fn broken_lines_make_no_broken_meshes() {
        let spike = vec![Vec2::ZERO, Vec2::X, Vec2::ZERO, Vec2::ZERO, Vec2::X];
        let path = Path { lines: vec![vec![], vec![Vec2::ONE], spike], trim: (0.0, 0.0), shown: 1.0 };
        for pen in
            [Pen::new(1.0, Color::WHITE), Pen { dash: Some((0.0, 0.0)), head: true, ..Pen::new(1.0, Color::WHITE) }]
        {
            let mesh = mesh(&path, &pen, 1.0, 1.0);
            assert!(mesh.iter().flat_map(positions).flatten().all(f32::is_finite));
        }
    }

    fn positions(mesh: &Mesh) -> Vec<[f32; 3]> {
        match mesh.attribute(Mesh::ATTRIBUTE_POSITION) {
            Some(bevy::mesh::VertexAttributeValues::Float32x3(positions)) => positions.clone(),
            other => panic!("{other:?}"),
        }
    }
}
