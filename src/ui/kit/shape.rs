//! Painter shapes shared by emblems, documents and charts.

use std::f32::consts::TAU;

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::{
    ui::theme::Theme,
    vm::emblem::{Emblem, Mark},
};

/// Paints the mark of a delegation; `radius` is that of the circle around it.
pub fn mark(painter: &Painter, mark: Mark, center: Pos2, radius: f32, color: Color32) {
    let around = |n: usize, start: f32, r: f32| -> Vec<Pos2> {
        (0..n).map(|i| center + r * egui::Vec2::angled(TAU * (start + i as f32 / n as f32))).collect()
    };
    let filled = |points: Vec<Pos2>| painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
    let bar = |half: egui::Vec2| painter.rect_filled(Rect::from_center_size(center, 2.0 * half), 0.0, color);
    match mark {
        Mark::Diamond => {
            filled(around(4, 0.0, radius));
        }
        Mark::Disc => {
            painter.circle_filled(center, 0.84 * radius, color);
        }
        Mark::Star => {
            // Two crossed rhombi make a four-point star without a concave polygon.
            let (long, short) = (1.08 * radius, 0.4 * radius);
            for (x, y) in [(short, long), (long, short)] {
                filled(vec![
                    center - vec2(0.0, y),
                    center + vec2(x, 0.0),
                    center + vec2(0.0, y),
                    center - vec2(x, 0.0),
                ]);
            }
        }
        Mark::Square => {
            bar(egui::Vec2::splat(0.76 * radius));
        }
        Mark::TriangleDown => {
            filled(around(3, 0.25, 1.02 * radius).into_iter().map(|p| p - vec2(0.0, 0.2 * radius)).collect());
        }
        Mark::TriangleUp => {
            filled(around(3, 0.75, 1.02 * radius).into_iter().map(|p| p + vec2(0.0, 0.2 * radius)).collect());
        }
        Mark::Hexagon => {
            filled(around(6, 0.0, 0.94 * radius));
        }
        Mark::Pentagon => {
            filled(around(5, 0.75, 0.98 * radius));
        }
        Mark::Ring => {
            painter.circle_stroke(center, 0.58 * radius, Stroke::new(0.46 * radius, color));
        }
        Mark::Plus => {
            bar(vec2(0.82 * radius, 0.29 * radius));
            bar(vec2(0.29 * radius, 0.82 * radius));
        }
    }
}

/// The mark of an actor in its colour; a small outlined disc for one past the tenth.
pub fn mark_of(painter: &Painter, theme: &Theme, emblem: &Emblem, center: Pos2, radius: f32) {
    mark_in(painter, emblem, center, radius, theme.of_emblem(emblem));
}

/// The mark of an actor in a given colour.
pub fn mark_in(painter: &Painter, emblem: &Emblem, center: Pos2, radius: f32, color: Color32) {
    match emblem.hue {
        Some(hue) => mark(painter, hue.mark(), center, radius, color),
        None => {
            painter.circle_stroke(center, 0.6 * radius, Stroke::new(0.28 * radius, color));
        }
    }
}

/// A circle drawn as evenly spaced dashes of about `dash` points with gaps of about `gap`.
pub fn dashed_circle(painter: &Painter, center: Pos2, radius: f32, stroke: Stroke, (dash, gap): (f32, f32)) {
    let around = TAU * radius;
    let count = (around / (dash + gap)).round().max(3.0);
    let share = dash / (dash + gap);
    for i in 0..count as usize {
        let start = TAU * (i as f32 / count);
        let sweep = TAU * share / count;
        let steps = 1 + (sweep * radius / 3.0) as usize;
        let points = (0..=steps).map(|s| center + radius * egui::Vec2::angled(start + sweep * s as f32 / steps as f32));
        painter.add(Shape::line(points.collect(), stroke));
    }
}

/// A rounded rectangle drawn in dashes.
pub fn dashed_rect(painter: &Painter, rect: Rect, radius: f32, stroke: Stroke, (dash, gap): (f32, f32)) {
    let mut points = Vec::new();
    let corner = |points: &mut Vec<Pos2>, center: Pos2, from: f32| {
        for step in 0..=4 {
            let angle = TAU * (from + 0.25 * step as f32 / 4.0);
            points.push(center + radius * egui::Vec2::angled(angle));
        }
    };
    let inner = rect.shrink(radius);
    corner(&mut points, inner.right_top(), 0.75);
    corner(&mut points, inner.right_bottom(), 0.0);
    corner(&mut points, inner.left_bottom(), 0.25);
    corner(&mut points, inner.left_top(), 0.5);
    points.push(points[0]);
    painter.extend(Shape::dashed_line(&points, stroke, dash, gap));
}

/// A line in dashes.
pub fn dashed_line(painter: &Painter, points: &[Pos2], stroke: Stroke, (dash, gap): (f32, f32)) {
    painter.extend(Shape::dashed_line(points, stroke, dash, gap));
}

/// Where an actor's emblem differs from the plain one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ring {
    /// A dotted ring six points further out.
    pub selected: bool,
    /// Nobody sits here now: the ring is dotted in grey.
    pub absent: bool,
}

/// The emblem of an actor: a disc for states, a rounded square for everyone else, with the mark at half the radius.
pub fn emblem(painter: &Painter, theme: &Theme, emblem: &Emblem, center: Pos2, radius: f32, ring: Ring) {
    use crate::ui::theme::measure::{DASH_BOT, STRONG_LINE};
    let color = theme.of_emblem(emblem);
    let fill = if theme.mode == crate::ui::theme::Mode::Dark { theme.ground } else { theme.raised };
    let edge = Stroke::new(STRONG_LINE, if ring.absent { theme.ink3 } else { color });
    let dotted = emblem.bot || ring.absent;
    let inset = radius - 0.5 * STRONG_LINE;
    let square = Rect::from_center_size(center, egui::Vec2::splat(2.0 * inset));
    if emblem.state {
        painter.circle_filled(center, radius - 0.5, fill);
        if dotted {
            dashed_circle(painter, center, inset, edge, DASH_BOT);
        } else {
            painter.circle_stroke(center, inset, edge);
        }
    } else {
        let corner = CornerRadius::same(6.0_f32.min(0.4 * radius) as u8);
        painter.rect_filled(square, corner, fill);
        if dotted {
            dashed_rect(painter, square, 6.0_f32.min(0.4 * radius), edge, DASH_BOT);
        } else {
            painter.rect_stroke(square, corner, edge, StrokeKind::Middle);
        }
    }
    mark_in(painter, emblem, center, 0.5 * radius, if ring.absent { theme.ink3 } else { color });
    if ring.selected {
        let outer = Stroke::new(STRONG_LINE, color);
        if emblem.state {
            dashed_circle(painter, center, radius + 6.0, outer, DASH_BOT);
        } else {
            dashed_rect(painter, square.expand(7.0), 10.0, outer, DASH_BOT);
        }
    }
}

/// A small triangle that says which way a figure moved.
pub fn trend(painter: &Painter, center: Pos2, up: bool, color: Color32) {
    let tip = if up { -3.5 } else { 3.5 };
    let points = vec![
        pos2(center.x, center.y + tip),
        pos2(center.x + 3.8, center.y - 0.75 * tip),
        pos2(center.x - 3.8, center.y - 0.75 * tip),
    ];
    painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
}

/// The ring that shows keyboard focus: in the accent, outside the piece.
pub fn focus_ring(painter: &Painter, theme: &Theme, rect: Rect, radius: u8) {
    let stroke = Stroke::new(crate::ui::theme::measure::STRONG_LINE, theme.accent);
    painter.rect_stroke(rect.expand(2.0), CornerRadius::same(radius.saturating_add(2)), stroke, StrokeKind::Outside);
}
