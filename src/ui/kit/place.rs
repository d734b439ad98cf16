//! Places labels so that none covers another.

use egui::{Pos2, Rect, Vec2, vec2};

/// Left edges for labels on one line, as near as can be to being centred on their wishes, `gap` apart and inside
/// `left..=right` where they fit at all. Wishes must ascend.
pub fn along(wishes: &[(f32, f32)], gap: f32, left: f32, right: f32) -> Vec<f32> {
    let mut out: Vec<f32> = Vec::with_capacity(wishes.len());
    let mut free = left;
    for (center, width) in wishes {
        let at = (center - 0.5 * width).max(free);
        out.push(at);
        free = at + width + gap;
    }
    let mut free = right;
    for (at, (_, width)) in out.iter_mut().zip(wishes).rev() {
        *at = at.min(free - width);
        free = *at - gap;
    }
    out
}

/// The lowest line for each label on which it meets no earlier one; wishes are left edges and widths.
pub fn on_lines(labels: &[(f32, f32)], gap: f32) -> Vec<usize> {
    let mut ends: Vec<f32> = Vec::new();
    labels
        .iter()
        .map(|(left, width)| {
            let line = ends.iter().position(|end| end + gap <= *left).unwrap_or(ends.len());
            if line == ends.len() {
                ends.push(left + width);
            } else {
                ends[line] = left + width;
            }
            line
        })
        .collect()
}

/// Where the label of a tick on a scale goes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Flag {
    pub left: f32,
    /// Lines below the scale, counted from 0.
    pub line: usize,
    /// The label stands beside its tick and needs a line that leads to it; otherwise it is centred below.
    pub elbow: bool,
}

/// Labels for ticks given as position and width, which must ascend by position: on as few lines as can be, centred below
/// their ticks where there is room, else beside a line that leads down to them; no leading line crosses a label.
pub fn flags(ticks: &[(f32, f32)], gap: f32, left: f32, right: f32) -> Vec<Flag> {
    (1..=ticks.len()).find_map(|lines| flags_on(ticks, gap, left, right, lines)).unwrap_or_else(|| {
        // No room inside: in steps to the right.
        let step = |(i, (at, _)): (usize, &(f32, f32))| Flag { left: at + gap, line: ticks.len() - 1 - i, elbow: true };
        ticks.iter().enumerate().map(step).collect()
    })
}

/// The first way to put all labels on so many lines.
fn flags_on(ticks: &[(f32, f32)], gap: f32, left: f32, right: f32, lines: usize) -> Option<Vec<Flag>> {
    let mut placed: Vec<Flag> = Vec::new();
    let mut tried: Vec<usize> = vec![0];
    while placed.len() < ticks.len() {
        let (at, width) = ticks[placed.len()];
        let centred = Flag { left: at - 0.5 * width, line: 0, elbow: false };
        let beside = |line| {
            let at_right = Flag { left: at + gap, line, elbow: true };
            [at_right, Flag { left: at - gap - width, ..at_right }]
        };
        let ways = std::iter::once(centred).chain((0..lines).flat_map(beside));
        let fits = |flag: &Flag| {
            let inside = flag.left >= left && flag.left + width <= right;
            inside && placed.iter().zip(ticks).all(|(other, tick)| apart(*flag, (at, width), *other, *tick, gap))
        };
        let last = tried.len() - 1;
        if let Some((way, flag)) = ways.enumerate().skip(tried[last]).find(|(_, flag)| fits(flag)) {
            tried[last] = way + 1;
            tried.push(0);
            placed.push(flag);
        } else {
            // A step back, and on from there.
            tried.pop();
            placed.pop()?;
        }
    }
    Some(placed)
}

/// Neither label meets the other, nor the line that leads down to the other.
fn apart(a: Flag, (a_at, a_width): (f32, f32), b: Flag, (b_at, b_width): (f32, f32), gap: f32) -> bool {
    let labels = a.line != b.line || a.left + a_width + gap <= b.left || b.left + b_width + gap <= a.left;
    let passes = |leads: Flag, at: f32, label: Flag, width: f32| {
        leads.elbow && label.line <= leads.line && at > label.left - CLEAR && at < label.left + width + CLEAR
    };
    labels && !passes(a, a_at, b, b_width) && !passes(b, b_at, a, a_width)
}

/// Least room between a leading line and a label.
const CLEAR: f32 = 4.0;

/// Finds room for labels around points on a plane.
#[derive(Clone)]
pub struct Labels {
    bounds: Rect,
    taken: Vec<Rect>,
    crowded: Vec<Rect>,
    /// What no leading line may cross.
    marks: Vec<Rect>,
}

impl Labels {
    pub fn new(bounds: Rect) -> Self {
        Self { bounds, taken: Vec::new(), crowded: Vec::new(), marks: Vec::new() }
    }

    /// Keeps labels off `rect`.
    pub fn block(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Keeps labels, and the lines that lead to them, off a mark.
    pub fn mark(&mut self, rect: Rect) {
        self.taken.push(rect);
        self.marks.push(rect);
    }

    /// A place that labels cover only where nothing else is free.
    pub fn avoid(&mut self, rect: Rect) {
        self.crowded.push(rect);
    }

    /// Keeps labels off a line.
    pub fn block_line(&mut self, points: &[Pos2]) {
        for pair in points.windows(2) {
            let steps = 1 + (pair[0].distance(pair[1]) / 8.0) as usize;
            for step in 0..=steps {
                let at = pair[0].lerp(pair[1], step as f32 / steps as f32);
                self.taken.push(Rect::from_center_size(at, Vec2::splat(5.0)));
            }
        }
    }

    /// The best free place for a label of `size` near `anchor`, which is then taken: rather near than far, rather
    /// `toward` than elsewhere. `reach` is the clearance around the anchor. Falls back to the place that covers least.
    pub fn place(&mut self, anchor: Pos2, size: Vec2, reach: f32, toward: Vec2) -> Rect {
        let mut best = (f32::INFINITY, Rect::from_min_size(anchor, size));
        for ring in 0..5 {
            let away = reach + 10.0 * ring as f32;
            let (w, h) = (0.5 * size.x, 0.5 * size.y);
            let directions = [
                vec2(away + w, -0.6 * away - 0.3 * h),
                vec2(away + w, 0.0),
                vec2(away + w, 0.6 * away + 0.3 * h),
                vec2(0.0, -away - h),
                vec2(0.0, away + h),
                vec2(-away - w, -0.6 * away - 0.3 * h),
                vec2(-away - w, 0.0),
                vec2(-away - w, 0.6 * away + 0.3 * h),
                vec2(w, -away - h),
                vec2(-w, -away - h),
                vec2(w, away + h),
                vec2(-w, away + h),
            ];
            for direction in directions {
                let rect = Rect::from_center_size(anchor + direction, size);
                let turn = 4.0 * (1.0 - direction.normalized().dot(toward.normalized()));
                let covered: f32 = self.taken.iter().map(|taken| overlap(*taken, rect)).sum();
                let outside = rect.area() - overlap(self.bounds, rect);
                let crowded: f32 = self.crowded.iter().map(|crowd| overlap(*crowd, rect)).sum();
                let cost = 40.0 * (covered + 4.0 * outside) + 0.03 * crowded + 30.0 * ring as f32 + turn;
                if cost < best.0 {
                    best = (cost, rect);
                }
            }
        }
        self.taken.push(best.1.expand(2.0));
        best.1
    }

    /// Places for labels that lines may lead to, in the order of `wishes`: rather farther away than on what is crowded,
    /// and so that no line crosses another mark, label or line. Who comes first takes the room of the others, so
    /// several orders are tried.
    pub fn lead(&mut self, wishes: &[Wish]) -> Vec<Led> {
        let sooner = |first: usize| std::iter::once(first).chain((0..wishes.len()).filter(move |i| *i != first));
        let orders = (0..wishes.len()).map(|first| sooner(first).collect::<Vec<_>>());
        let tried = orders.chain([(0..wishes.len()).rev().collect()]).map(|order| {
            let mut labels = self.clone();
            let mut led: Vec<(usize, Led)> = order.into_iter().map(|i| (i, labels.lead_one(&wishes[i]))).collect();
            led.sort_by_key(|(i, _)| *i);
            let cost: f32 = led.iter().map(|(_, led)| led.cost).sum();
            (cost, labels, led)
        });
        let Some((_, labels, led)) = tried.min_by(|a, b| a.0.total_cmp(&b.0)) else { return Vec::new() };
        *self = labels;
        led.into_iter().map(|(_, led)| led).collect()
    }

    fn lead_one(&mut self, wish: &Wish) -> Led {
        let Wish { anchor, size, reach, toward } = *wish;
        let toward = toward.normalized();
        let mut best = (f32::INFINITY, Rect::from_min_size(anchor, size));
        for ring in 0_u8..20 {
            let far = 9.0 * f32::from(ring);
            if far >= best.0 {
                break;
            }
            for turn in 0_u8..24 {
                let way = Vec2::angled(std::f32::consts::TAU * f32::from(turn) / 24.0);
                let half = 0.5 * size * vec2((1.6 * way.x).clamp(-1.0, 1.0), (1.6 * way.y).clamp(-1.0, 1.0));
                let rect = Rect::from_center_size(anchor + way * (reach + 2.0 + far) + half, size);
                let mut cost = far + 24.0 * (1.0 - way.dot(toward));
                cost += 40.0 * (rect.area() - overlap(self.bounds, rect)).max(0.0);
                if cost >= best.0 {
                    continue;
                }
                cost += 10.0 * self.taken.iter().map(|taken| overlap(*taken, rect)).sum::<f32>();
                if cost >= best.0 {
                    continue;
                }
                // A mark that is walled in could not be led to any more.
                let near = self.marks.iter().filter(|mark| !mark.contains(anchor));
                cost += 0.2 * near.map(|mark| overlap(mark.expand(10.0), rect)).sum::<f32>();
                cost += 0.2 * self.crowded.iter().map(|crowd| overlap(*crowd, rect)).sum::<f32>();
                let line = leading(anchor, reach, rect);
                let crossed =
                    |other: &&Rect| line.is_some_and(|[a, b]| !other.contains(anchor) && crosses(**other, a, b));
                cost += 300.0 * self.marks.iter().filter(crossed).count() as f32;
                if cost < best.0 {
                    best = (cost, rect);
                }
            }
        }
        let (cost, rect) = best;
        let line = leading(anchor, reach, rect);
        self.taken.push(rect.expand(3.0));
        self.marks.push(rect.expand(1.0));
        if let Some(line) = line {
            self.block_line(&line);
        }
        Led { rect, line, cost }
    }
}

/// A label of `size` that is wanted for a mark, which reaches `reach` around `anchor`; rather `toward` than elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub anchor: Pos2,
    pub size: Vec2,
    pub reach: f32,
    pub toward: Vec2,
}

/// Where a label stands, and the line that leads to it where it does not touch its mark.
#[derive(Clone, Copy, Debug)]
pub struct Led {
    pub rect: Rect,
    pub line: Option<[Pos2; 2]>,
    cost: f32,
}

/// The line from a mark to its label, where they do not touch.
fn leading(anchor: Pos2, reach: f32, label: Rect) -> Option<[Pos2; 2]> {
    let to = label.shrink2(vec2(-2.0, 4.0)).clamp(anchor);
    let way = to - anchor;
    (way.length() > reach + 6.0).then(|| [anchor + reach * way.normalized(), to])
}

/// Whether a straight line runs through a rectangle.
fn crosses(rect: Rect, from: Pos2, to: Pos2) -> bool {
    let steps = (from.distance(to) / 3.0).ceil().clamp(1.0, 200.0) as u16;
    (0..=steps).any(|step| rect.contains(from.lerp(to, f32::from(step) / f32::from(steps))))
}

fn overlap(a: Rect, b: Rect) -> f32 {
    let both = a.intersect(b);
    if both.is_positive() { both.area() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use egui::pos2;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn far_wishes_are_granted() {
        assert_eq!(along(&[(20.0, 10.0), (80.0, 10.0)], 4.0, 0.0, 100.0), [15.0, 75.0]);
        assert_eq!(on_lines(&[(0.0, 30.0), (20.0, 30.0), (40.0, 10.0)], 4.0), [0, 1, 0]);
    }

    #[test]
    fn crowded_ticks_step_aside() {
        let flags = flags(&[(100.0, 60.0), (400.0, 100.0), (430.0, 60.0), (450.0, 90.0)], 8.0, 0.0, 700.0);
        assert_eq!(flags[0], Flag { left: 70.0, line: 0, elbow: false });
        assert!(flags.iter().all(|flag| flag.line < 2), "{flags:?}");
    }

    proptest! {
        #[test]
        fn flags_and_their_lines_never_cross(
            mut ticks in prop::collection::vec((0.0f32..500.0, 30.0f32..110.0), 1..7)
        ) {
            ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
            let placed = flags(&ticks, 8.0, -60.0, 640.0);
            for (i, flag) in placed.iter().enumerate() {
                for (j, other) in placed.iter().enumerate() {
                    if i == j {
                        continue;
                    }
                    let apart = flag.left + ticks[i].1 <= other.left || other.left + ticks[j].1 <= flag.left;
                    prop_assert!(flag.line != other.line || apart);
                    // The line down to `flag` passes every label on the lines above it.
                    let passes = ticks[i].0 > other.left && ticks[i].0 < other.left + ticks[j].1;
                    prop_assert!(!(flag.elbow && other.line < flag.line && passes), "{i} crosses {j}");
                }
            }
        }

        #[test]
        fn labels_on_a_line_never_touch_and_stay_inside(
            mut wishes in prop::collection::vec((0.0f32..400.0, 10.0f32..50.0), 1..7)
        ) {
            wishes.sort_by(|a, b| a.0.total_cmp(&b.0));
            let at = along(&wishes, 4.0, 0.0, 420.0);
            for i in 0..at.len() {
                prop_assert!(at[i] >= -0.01 && at[i] + wishes[i].1 <= 420.01);
                if i + 1 < at.len() {
                    prop_assert!(at[i] + wishes[i].1 + 3.99 <= at[i + 1]);
                }
            }
        }

        #[test]
        fn leading_lines_go_to_their_own_marks_and_cross_no_other(
            points in prop::collection::vec((0_u8..4, 0_u8..4), 4)
        ) {
            let mut points: Vec<Pos2> =
                points.iter().map(|(x, y)| pos2(120.0 + 44.0 * f32::from(*x), 120.0 + 44.0 * f32::from(*y))).collect();
            points.sort_by(|a, b| (a.x, a.y).partial_cmp(&(b.x, b.y)).unwrap());
            points.dedup();
            let mut labels = Labels::new(Rect::from_min_max(pos2(0.0, 0.0), pos2(400.0, 400.0)));
            let mark = |at: Pos2| Rect::from_center_size(at, vec2(14.0, 14.0));
            points.iter().for_each(|at| labels.mark(mark(*at)));
            let (size, toward) = (vec2(70.0, 16.0), vec2(1.0, -0.6));
            let wishes: Vec<Wish> =
                points.iter().map(|anchor| Wish { anchor: *anchor, size, reach: 8.0, toward }).collect();
            let placed = labels.lead(&wishes);
            for (i, Led { rect, line, .. }) in placed.iter().enumerate() {
                for other in &placed[..i] {
                    prop_assert!(overlap(other.rect, *rect) == 0.0);
                    prop_assert!(line.is_none_or(|[from, to]| !crosses(other.rect, from, to)));
                    prop_assert!(other.line.is_none_or(|[from, to]| !crosses(*rect, from, to)));
                }
                for (j, other) in points.iter().enumerate() {
                    prop_assert!(overlap(mark(*other), *rect) == 0.0);
                    prop_assert!(i == j || line.is_none_or(|[from, to]| !crosses(mark(*other), from, to)));
                }
                prop_assert!(line.is_some() || rect.distance_to_pos(points[i]) < 16.0);
            }
        }

        #[test]
        fn four_labels_near_each_other_find_room(
            points in prop::collection::vec((150.0f32..250.0, 150.0f32..250.0), 4)
        ) {
            let bounds = Rect::from_min_max(pos2(0.0, 0.0), pos2(400.0, 400.0));
            let mut labels = Labels::new(bounds);
            let placed: Vec<Rect> = points.iter().map(|(x, y)| labels.place(pos2(*x, *y), vec2(60.0, 16.0), 8.0, vec2(1.0, 0.0))).collect();
            for (i, a) in placed.iter().enumerate() {
                prop_assert!(bounds.contains_rect(*a));
                for b in &placed[..i] {
                    prop_assert!(overlap(*a, *b) == 0.0);
                }
            }
        }
    }
}
