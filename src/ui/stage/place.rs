//! Where words on the map go: near their place, off what is covered already, and where it can be, off lines.

use egui::{Pos2, Rect, Vec2, vec2};

/// What is covered, in the window.
pub(super) struct Covered {
    /// Where words may stand.
    room: Rect,
    rects: Vec<Rect>,
    strokes: Strokes,
}

/// A place for words, and whether it is free: inside the room and off all that was placed before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    pub rect: Rect,
    pub free: bool,
    /// How far from the wish it is, in points, with what it crosses and covers.
    pub cost: f32,
}

impl Covered {
    /// Nothing but `lines`, which words cross where there is no better place.
    pub(super) fn by_lines(room: Rect, lines: &[Vec<Pos2>]) -> Self {
        Self { room, rects: Vec::new(), strokes: Strokes::of(room, lines) }
    }

    /// Nothing that comes later stands here.
    pub(super) fn add(&mut self, rect: Rect) {
        self.rects.push(rect);
    }

    /// The best of `places`, each with how far from the wish it is; `None` where there are none. `apart` adds what a
    /// place costs besides, or rules it out; it is asked only where it matters.
    pub(super) fn best(&self, mut places: Vec<(f32, Rect)>, apart: impl Fn(Rect) -> Option<f32>) -> Option<Placed> {
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut best: Option<Placed> = None;
        for (far, rect) in places {
            let beaten = |cost: f32| best.is_some_and(|best| cost >= best.cost);
            if beaten(far) {
                break;
            }
            let hidden = self.hidden(rect);
            let cost = far + CROSSING * self.strokes.under(rect) + if hidden > 0.0 { COVERING + hidden } else { 0.0 };
            if beaten(cost) {
                continue;
            }
            let Some(more) = apart(rect) else { continue };
            let placed = Placed { rect, free: hidden <= 0.0, cost: cost + more };
            if !beaten(placed.cost) {
                best = Some(placed);
            }
        }
        best
    }

    /// How much of `rect` lies on what is covered or outside of the room, in square points.
    fn hidden(&self, rect: Rect) -> f32 {
        let shared = |other: Rect| {
            let both = other.intersect(rect);
            if both.is_positive() { both.area() } else { 0.0 }
        };
        let outside = (rect.area() - shared(self.room)).max(0.0);
        let outside = if outside < 0.5 { 0.0 } else { outside };
        4.0 * outside + self.rects.iter().map(|covered| shared(*covered)).sum::<f32>()
    }
}

/// Places around `at`, up to `reach` away: centred on it first, then above, below and aside.
pub(super) fn around(at: Pos2, size: Vec2, reach: f32) -> Vec<(f32, Rect)> {
    let steps = (reach / STEP) as i16;
    let rows = (-steps..=steps).map(|row| STEP * f32::from(row));
    let shares = [0.0, -0.15, 0.15, -0.3, 0.3, -0.5, 0.5, -0.7, 0.7];
    rows.flat_map(|dy| shares.map(|share| vec2(share * size.x, dy)))
        .filter(|away| away.length() <= reach.max(0.5 * size.x))
        .map(|away| (away.length(), Rect::from_center_size(at + away, size)))
        .collect()
}

/// Places beside a mark of radius `away`, in the order of their cost: `first` on one side, then on the others.
pub(super) fn beside(at: Pos2, size: Vec2, away: f32, first: Side) -> Vec<(f32, Rect)> {
    let (w, h) = (away + 0.5 * size.x, away + 0.5 * size.y);
    let slide = 0.5 * size.x;
    let mut places = Vec::new();
    for (far, gap) in [(0.0, 0.0), (16.0, 8.0), (34.0, 18.0)] {
        let side = |side: Side, offset: Vec2, far: f32| {
            let turn = if side == first { 0.0 } else { 8.0 };
            (far + turn, Rect::from_center_size(at + offset, size))
        };
        places.extend([
            side(Side::Right, vec2(w + gap, 0.0), far),
            side(Side::Below, vec2(0.0, h + gap), far),
            side(Side::Left, vec2(-w - gap, 0.0), far),
            side(Side::Above, vec2(0.0, -h - gap), far),
        ]);
        for sign in [-1.0, 1.0] {
            places.extend([
                side(Side::Below, vec2(sign * slide, h + gap), far + 14.0),
                side(Side::Above, vec2(sign * slide, -h - gap), far + 14.0),
                side(Side::Right, vec2(w + gap, sign * 0.8 * size.y), far + 10.0),
                side(Side::Left, vec2(-w - gap, sign * 0.8 * size.y), far + 10.0),
            ]);
            // Off a corner, on the circle.
            let (x, y) = (0.7 * (away + gap) + 0.5 * size.x, 0.7 * (away + gap) + 0.5 * size.y);
            places.extend([
                side(Side::Right, vec2(x, sign * y), far + 12.0),
                side(Side::Left, vec2(-x, sign * y), far + 12.0),
            ]);
        }
    }
    places
}

/// A side of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Below,
    Left,
    Above,
}

/// Moves round marks, given as middle and radius, as far apart as they need to stand `gap` from each other.
pub(super) fn spread(marks: &mut [(Pos2, f32)], gap: f32) {
    for _ in 0..8 {
        for i in 1..marks.len() {
            for j in 0..i {
                let ((a, a_radius), (b, b_radius)) = (marks[i], marks[j]);
                let way = a - b;
                let lacks = a_radius + b_radius + gap - way.length();
                if lacks > 0.0 {
                    let way = if way.length() > 0.01 { way.normalized() } else { Vec2::RIGHT };
                    marks[i].0 += 0.5 * lacks * way;
                    marks[j].0 -= 0.5 * lacks * way;
                }
            }
        }
    }
}

/// The part of a straight line that lies in `rect`.
pub(super) fn inside(from: Pos2, to: Pos2, rect: Rect) -> Option<[Pos2; 2]> {
    let way = to - from;
    let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
    for (start, step, low, high) in
        [(from.x, way.x, rect.left(), rect.right()), (from.y, way.y, rect.top(), rect.bottom())]
    {
        if step.abs() < f32::EPSILON {
            if start < low || start > high {
                return None;
            }
            continue;
        }
        let (a, b) = ((low - start) / step, (high - start) / step);
        enters = enters.max(a.min(b));
        leaves = leaves.min(a.max(b));
    }
    (enters < leaves).then(|| [from + enters * way, from + leaves * way])
}

/// Lines in cells of a grid, summed up so that those under a rectangle are counted at once.
struct Strokes {
    room: Rect,
    columns: usize,
    rows: usize,
    /// How many cells above and left of a corner of the grid are crossed.
    sums: Vec<u32>,
}

impl Strokes {
    fn of(room: Rect, lines: &[Vec<Pos2>]) -> Self {
        let cells = |length: f32| (length / CELL).ceil().clamp(1.0, 4096.0) as usize;
        let (columns, rows) = (cells(room.width()), cells(room.height()));
        let wide = columns + 1;
        let mut sums = vec![0_u32; wide * (rows + 1)];
        for line in lines {
            for pair in line.windows(2) {
                let steps = (pair[0].distance(pair[1]) / CELL).ceil().clamp(1.0, 1000.0) as u16;
                for step in 0..=steps {
                    let at = pair[0].lerp(pair[1], f32::from(step) / f32::from(steps)) - room.min;
                    let (x, y) = ((at.x / CELL).floor(), (at.y / CELL).floor());
                    if x >= 0.0 && y >= 0.0 && (x as usize) < columns && (y as usize) < rows {
                        sums[(y as usize + 1) * wide + x as usize + 1] = 1;
                    }
                }
            }
        }
        for row in 1..=rows {
            let mut along = 0;
            for column in 1..=columns {
                along += sums[row * wide + column];
                sums[row * wide + column] = along + sums[(row - 1) * wide + column];
            }
        }
        Self { room, columns, rows, sums }
    }

    /// The length of lines under `rect`, in cells.
    fn under(&self, rect: Rect) -> f32 {
        let cell = |length: f32, most: usize| ((length / CELL).max(0.0) as usize).min(most);
        let (left, right) = (rect.left() - self.room.left(), rect.right() - self.room.left() + CELL);
        let (top, bottom) = (rect.top() - self.room.top(), rect.bottom() - self.room.top() + CELL);
        let (left, right) = (cell(left, self.columns), cell(right, self.columns));
        let (top, bottom) = (cell(top, self.rows), cell(bottom, self.rows));
        let sum = |column: usize, row: usize| self.sums[row * (self.columns + 1) + column];
        (sum(right, bottom) + sum(left, top)).saturating_sub(sum(left, bottom) + sum(right, top)) as f32
    }
}

/// Side of a cell in which lines are counted, in points.
const CELL: f32 = 5.0;
/// How far words go out of their way rather than cross a line for one cell.
const CROSSING: f32 = 7.0;
/// And rather than cover anything.
const COVERING: f32 = 1000.0;
/// From one row of places to the next.
const STEP: f32 = 6.0;

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    const SIZE: Vec2 = vec2(80.0, 16.0);
    const AT: Pos2 = pos2(100.0, 100.0);
    const ROOM: Rect = Rect { min: Pos2::ZERO, max: pos2(400.0, 400.0) };

    fn covered(lines: Vec<Vec<Pos2>>) -> Covered {
        Covered::by_lines(ROOM, &lines)
    }

    fn name(covered: &Covered) -> Placed {
        covered.best(around(AT, SIZE, 90.0), |_| Some(0.0)).expect("a place")
    }

    #[test]
    fn a_name_stands_on_its_place_where_it_can() {
        let placed = name(&covered(Vec::new()));
        assert_eq!((placed.rect, placed.free), (Rect::from_center_size(AT, SIZE), true));
    }

    #[test]
    fn a_name_gives_way_to_an_emblem_and_rather_not_cross_a_line() {
        let emblem = Rect::from_center_size(AT, Vec2::splat(34.0));
        let mut free = covered(Vec::new());
        free.add(emblem);
        let first = name(&free);
        assert!(first.free && !first.rect.intersects(emblem));
        let y = first.rect.center().y;
        let mut crossed = covered(vec![vec![pos2(0.0, y), pos2(200.0, y)]]);
        crossed.add(emblem);
        let second = name(&crossed);
        assert!(second.free && !second.rect.y_range().contains(y), "{second:?}");
    }

    #[test]
    fn a_line_is_cut_to_the_words_it_runs_behind() {
        let words = Rect::from_min_max(pos2(10.0, 10.0), pos2(50.0, 30.0));
        let cut = |from: (f32, f32), to: (f32, f32)| inside(from.into(), to.into(), words);
        assert_eq!(cut((0.0, 20.0), (100.0, 20.0)), Some([pos2(10.0, 20.0), pos2(50.0, 20.0)]));
        assert_eq!(cut((20.0, 15.0), (20.0, 40.0)), Some([pos2(20.0, 15.0), pos2(20.0, 30.0)]));
        assert_eq!(cut((0.0, 5.0), (100.0, 5.0)), None);
        assert_eq!(cut((60.0, 0.0), (100.0, 40.0)), None);
    }

    #[test]
    fn what_has_no_room_says_so() {
        let mut full = covered(Vec::new());
        full.add(ROOM);
        assert!(!name(&full).free);
    }

    #[test]
    fn a_place_that_is_ruled_out_is_not_taken() {
        let right = |rect: Rect| (rect.center().x > AT.x).then_some(0.0);
        let placed = covered(Vec::new()).best(around(AT, SIZE, 90.0), right).expect("a place");
        assert!(placed.free && placed.rect.center().x > AT.x);
        assert_eq!(covered(Vec::new()).best(around(AT, SIZE, 90.0), |_| None), None);
    }

    #[test]
    fn marks_that_touch_move_apart_and_others_stay() {
        let mut marks = [(pos2(0.0, 0.0), 13.0), (pos2(10.0, 0.0), 13.0), (pos2(200.0, 0.0), 13.0)];
        spread(&mut marks, 4.0);
        assert!((marks[0].0.distance(marks[1].0) - 30.0).abs() < 0.1, "{marks:?}");
        assert_eq!(marks[2].0, pos2(200.0, 0.0));
    }
}
