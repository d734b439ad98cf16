//! The drawings of the levels: painter shapes on a sheet of 110 by 70, scaled to fit.

use std::f32::consts::{PI, TAU};

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::vm::title::Drawing;

/// Inks of a drawing: the line, the quieter line, and harm.
#[derive(Clone, Copy)]
pub(super) struct Inks {
    pub line: Color32,
    pub quiet: Color32,
    pub harm: Color32,
}

/// Paints the drawing in the middle of `rect`; brackets where a level has none of its own.
pub(super) fn draw(painter: &Painter, drawing: Option<Drawing>, rect: Rect, inks: Inks) {
    let scale = (rect.width() / 110.0).min(rect.height() / 70.0);
    let sheet = Sheet { painter, middle: rect.center(), scale, inks };
    match drawing {
        Some(Drawing::WinterWard) => sheet.winter_ward(),
        Some(Drawing::TwoTracks) => sheet.two_tracks(),
        Some(Drawing::Understanding) => sheet.understanding(),
        Some(Drawing::Call) => sheet.call(),
        Some(Drawing::SeventyNine) => sheet.seventy_nine(),
        Some(Drawing::NewWires) => sheet.new_wires(),
        Some(Drawing::TrustedVendor) => sheet.trusted_vendor(),
        Some(Drawing::Emergency) => sheet.emergency(),
        Some(Drawing::Ambassador) => sheet.ambassador(),
        Some(Drawing::BuildingBlocks) => sheet.building_blocks(),
        None => sheet.brackets(),
    }
}

/// Coordinates run from the middle, y down.
struct Sheet<'a> {
    painter: &'a Painter,
    middle: Pos2,
    scale: f32,
    inks: Inks,
}

impl Sheet<'_> {
    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.middle + self.scale * vec2(x, y)
    }

    fn stroke(&self, width: f32, color: Color32) -> Stroke {
        Stroke::new((self.scale * width).max(1.0), color)
    }

    fn line(&self, points: &[(f32, f32)], width: f32, color: Color32) {
        let points = points.iter().map(|(x, y)| self.at(*x, *y)).collect();
        self.painter.add(Shape::line(points, self.stroke(width, color)));
    }

    fn curve(&self, points: impl Iterator<Item = (f32, f32)>, width: f32, color: Color32) {
        self.line(&points.collect::<Vec<_>>(), width, color);
    }

    fn polygon(&self, points: &[(f32, f32)], color: Color32) {
        let points = points.iter().map(|(x, y)| self.at(*x, *y)).collect();
        self.painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
    }

    fn disc(&self, x: f32, y: f32, radius: f32, color: Color32) {
        self.painter.circle_filled(self.at(x, y), self.scale * radius, color);
    }

    fn circle(&self, x: f32, y: f32, radius: f32, width: f32, color: Color32) {
        self.painter.circle_stroke(self.at(x, y), self.scale * radius, self.stroke(width, color));
    }

    fn box_at(&self, x: f32, y: f32, half: Vec2) -> Rect {
        Rect::from_center_size(self.at(x, y), 2.0 * self.scale * half)
    }

    fn square(&self, x: f32, y: f32, half: f32, color: Color32) {
        self.painter.rect_filled(self.box_at(x, y, Vec2::splat(half)), 0.0, color);
    }

    /// A snowflake whose heart is a red cross.
    fn winter_ward(&self) {
        let ink = self.inks.line;
        for i in 0..6 {
            let out = Vec2::angled(TAU * (0.25 + i as f32 / 6.0));
            let point = |along: f32, aside: f32| {
                let p = along * out + aside * out.rot90();
                (p.x, p.y)
            };
            self.line(&[point(13.0, 0.0), point(33.0, 0.0)], 2.6, ink);
            for side in [-1.0, 1.0] {
                self.line(&[point(22.0, 0.0), point(29.0, 6.5 * side)], 2.4, ink);
            }
        }
        for half in [vec2(9.5, 3.4), vec2(3.4, 9.5)] {
            self.painter.rect_filled(self.box_at(0.0, 0.0, half), 0.0, self.inks.harm);
        }
    }

    /// Two tracks from one start.
    fn two_tracks(&self) {
        let rise = |t: f32| t * t * (3.0 - 2.0 * t);
        let track = |height: f32| {
            (0..=24).map(move |i| i as f32 / 24.0).map(move |t| (-50.0 + 94.0 * t, 27.0 - height * rise(t)))
        };
        self.curve(track(52.0), 2.2, self.inks.line);
        self.curve(track(12.0), 2.2, self.inks.line);
        self.disc(45.0, -25.0, 5.0, self.inks.line);
        self.square(45.0, 15.0, 4.5, self.inks.line);
    }

    /// What two circles share.
    fn understanding(&self) {
        self.circle(-16.0, 0.0, 25.0, 2.4, self.inks.line);
        self.circle(16.0, 0.0, 25.0, 2.4, self.inks.quiet);
        self.polygon(&[(0.0, -8.0), (8.0, 0.0), (0.0, 8.0), (-8.0, 0.0)], self.inks.line);
    }

    /// Many small signatories of several kinds.
    fn call(&self) {
        for i in 0..64 {
            let out = 4.1 * (i as f32 + 0.6).sqrt();
            let turn = i as f32 * PI * (3.0 - 5.0_f32.sqrt());
            let (x, y) = (1.35 * out * turn.cos(), out * turn.sin());
            let ink = if i % 3 == 0 { self.inks.line } else { self.inks.quiet };
            match i % 3 {
                0 => self.disc(x, y, 1.9, ink),
                1 => self.square(x, y, 1.7, ink),
                _ => self.polygon(&[(x, y - 2.4), (x + 2.3, y + 1.7), (x - 2.3, y + 1.7)], ink),
            }
        }
    }

    /// A hemicycle, more for than against.
    fn seventy_nine(&self) {
        for (radius, seats) in [(18.0, 7), (27.0, 10), (36.0, 13)] {
            for seat in 0..seats {
                let share = seat as f32 / (seats - 1) as f32;
                let angle = PI * (1.0 - share);
                let (x, y) = (radius * angle.cos() * 1.05, 20.0 - radius * angle.sin());
                if share < 0.62 {
                    self.disc(x, y, 3.2, self.inks.line);
                } else {
                    self.circle(x, y, 2.6, 1.2, self.inks.quiet);
                }
            }
        }
    }

    /// Wires that part.
    fn new_wires(&self) {
        let bend = |t: f32| 0.5 * (1.0 + ((t - 0.5) * 14.0).tanh());
        for (i, (from, shift)) in
            [(-18.0, -9.0), (-10.0, -9.0), (-2.0, -9.0), (8.0, 0.0), (16.0, 9.0), (22.0, 9.0)].into_iter().enumerate()
        {
            let ink = if i < 4 { self.inks.line } else { self.inks.quiet };
            let points = (0..=32).map(|s| s as f32 / 32.0).map(|t| (-50.0 + 100.0 * t, from + shift * bend(t)));
            self.curve(points, 1.8, ink);
        }
    }

    /// A mast and its waves.
    fn trusted_vendor(&self) {
        self.line(&[(0.0, -12.0), (-13.0, 32.0), (13.0, 32.0), (0.0, -12.0)], 2.2, self.inks.line);
        self.disc(0.0, -14.0, 4.2, self.inks.line);
        for (radius, ink) in [(11.0, self.inks.line), (19.0, self.inks.quiet), (27.0, self.inks.quiet)] {
            for side in [0.0, PI] {
                let arc = (0..=10).map(|s| side + (s as f32 / 10.0 - 0.5) * 1.5);
                self.curve(arc.map(|a| (radius * a.cos(), -14.0 + radius * a.sin())), 1.8, ink);
            }
        }
    }

    /// An island in rings of water.
    fn emergency(&self) {
        for (rx, ry) in [(26.0, 12.0), (38.0, 18.0), (50.0, 25.0)] {
            let around = (0..=48).map(|s| TAU * s as f32 / 48.0);
            self.curve(around.map(|a| (rx * a.cos(), 6.0 + ry * a.sin())), 1.5, self.inks.quiet);
        }
        let hill: Vec<(f32, f32)> =
            vec![(-17.0, 7.0), (-11.0, -4.0), (-4.0, -15.0), (0.0, -18.0), (5.0, -14.0), (12.0, -4.0), (17.0, 7.0)];
        self.polygon(&hill, self.inks.line);
    }

    /// A valley between two peaks, and who lives in it.
    fn ambassador(&self) {
        self.line(&[(-50.0, 27.0), (-26.0, -20.0), (0.0, 25.0), (26.0, -20.0), (50.0, 27.0)], 2.2, self.inks.line);
        let firm: Vec<(f32, f32)> = (0..5)
            .map(|i| Vec2::angled(TAU * (0.75 + i as f32 / 5.0)))
            .map(|v| (8.0 * v.x, 20.0 + 8.0 * v.y))
            .collect();
        self.polygon(&firm, self.inks.quiet);
    }

    /// Blocks, some laid and some to come.
    fn building_blocks(&self) {
        let rows: [(f32, &[bool]); 3] = [(20.0, &[true, true, false]), (0.0, &[true, true]), (-20.0, &[true])];
        for (y, blocks) in rows {
            for (i, laid) in blocks.iter().enumerate() {
                let x = 21.0 * (i as f32 - 0.5 * (blocks.len() - 1) as f32);
                let rect = self.box_at(x, y, Vec2::splat(9.0));
                if *laid {
                    self.painter.rect_filled(rect, 1.0, self.inks.line);
                } else {
                    self.painter.rect_stroke(rect, 1.0, self.stroke(1.6, self.inks.quiet), StrokeKind::Inside);
                }
            }
        }
    }

    fn brackets(&self) {
        for side in [-1.0, 1.0] {
            let corner = |x: f32, y: f32| (side * x, y);
            self.line(
                &[corner(18.0, -24.0), corner(30.0, -24.0), corner(30.0, 24.0), corner(18.0, 24.0)],
                2.6,
                self.inks.line,
            );
        }
        self.disc(0.0, 0.0, 4.0, self.inks.quiet);
    }
}

/// The brackets of the title around `rect`.
pub(super) fn title_brackets(painter: &Painter, rect: Rect, color: Color32) {
    let thick = (0.014 * rect.width()).clamp(8.0, 14.0);
    let foot = (0.072 * rect.width()).clamp(32.0, 70.0);
    for (left, sign) in [(rect.left(), 1.0), (rect.right(), -1.0)] {
        let bar = |from: Pos2, to: Pos2| painter.rect_filled(Rect::from_two_pos(from, to), 0.0, color);
        bar(pos2(left, rect.top()), pos2(left + sign * thick, rect.bottom()));
        bar(pos2(left, rect.top()), pos2(left + sign * foot, rect.top() + thick));
        bar(pos2(left, rect.bottom() - thick), pos2(left + sign * foot, rect.bottom()));
    }
}
