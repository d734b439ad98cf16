//! Where words on the map go: near their place, off what is covered already, and where it can be, off lines.

use egui::{Pos2, Rect, Vec2, vec2};

/// What is covered, in the window.
#[derive(Default)]
pub(super) struct Covered {
    rects: Vec<Rect>,
    /// Points along lines, a few points apart.
    lines: Vec<Pos2>,
}

impl Covered {
    pub(super) fn add(&mut self, rect: Rect) {
        self.rects.push(rect);
    }

    /// Words may cross a line where there is no better place.
    pub(super) fn add_line(&mut self, points: impl Iterator<Item = Pos2>) {
        let mut last: Option<Pos2> = None;
        for point in points {
            if let Some(last) = last {
                let steps = (last.distance(point) / LINE_STEP).ceil().clamp(1.0, 200.0) as u16;
                self.lines.extend((0..steps).map(|i| last.lerp(point, f32::from(i) / f32::from(steps))));
            }
            last = Some(point);
        }
    }

    pub(super) fn is_free(&self, rect: Rect) -> bool {
        !self.rects.iter().any(|covered| covered.intersects(rect))
    }

    /// The name of a place: as near to being centred on `at` as can be; `None` where everything within
    /// `reach` of it is covered, or not `within`.
    pub(super) fn name(&self, at: Pos2, size: Vec2, within: Rect, reach: f32) -> Option<Rect> {
        let mut best: Option<(f32, Rect)> = None;
        for dy in NAME_STEPS {
            for dx in [0.0, -0.2, 0.2, -0.4, 0.4, -0.6, 0.6] {
                let away = vec2(dx * size.x, dy);
                let rect = Rect::from_center_size(at + away, size);
                // Counting what is crossed takes long: only where the way alone is not too far already.
                let far = away.length() > reach || best.is_some_and(|(least, _)| away.length() >= least);
                if far || !within.contains_rect(rect) || !self.is_free(rect) {
                    continue;
                }
                let grown = rect.expand(2.0);
                let crossed = self.lines.iter().filter(|point| grown.contains(**point)).count();
                let cost = away.length() + CROSSING * crossed as f32;
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, rect));
                }
            }
        }
        best.map(|(_, rect)| rect)
    }

    /// The first of `sides` that is free and inside `within`; the first of all where none is.
    pub(super) fn side(&self, sides: &[Rect; 4], within: Rect) -> Rect {
        let free = |side: &&Rect| within.contains_rect(**side) && self.is_free(**side);
        *sides.iter().find(free).unwrap_or(&sides[0])
    }
}

const LINE_STEP: f32 = 5.0;
/// How far a name goes out of its way rather than cross a line for one step.
const CROSSING: f32 = 9.0;
/// How far up and down a name may go: past an emblem, but not into the next land.
const NAME_STEPS: [f32; 13] = [0.0, -12.0, 12.0, -26.0, 26.0, -34.0, 34.0, -42.0, 42.0, -52.0, 52.0, -64.0, 64.0];

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    const SIZE: Vec2 = vec2(80.0, 16.0);

    #[test]
    fn a_name_stands_on_its_place_where_it_can() {
        let at = pos2(100.0, 100.0);
        assert_eq!(Covered::default().name(at, SIZE, Rect::EVERYTHING, 100.0), Some(Rect::from_center_size(at, SIZE)));
    }

    #[test]
    fn a_name_gives_way_to_an_emblem_and_rather_not_cross_a_line() {
        let at = pos2(100.0, 100.0);
        let emblem = Rect::from_center_size(at, Vec2::splat(34.0));
        let mut covered = Covered::default();
        covered.add(emblem);
        let above = covered.name(at, SIZE, Rect::EVERYTHING, 100.0).unwrap();
        assert!(!above.intersects(emblem) && above.center().y < at.y);
        covered.add_line([pos2(0.0, above.center().y), pos2(200.0, above.center().y)].into_iter());
        let below = covered.name(at, SIZE, Rect::EVERYTHING, 100.0).unwrap();
        assert!(!below.intersects(emblem) && below.center().y > at.y, "{below:?}");
    }

    #[test]
    fn a_name_without_room_is_left_out() {
        let mut covered = Covered::default();
        covered.add(Rect::from_center_size(pos2(100.0, 100.0), Vec2::splat(600.0)));
        assert_eq!(covered.name(pos2(100.0, 100.0), SIZE, Rect::EVERYTHING, 100.0), None);
    }
}
