//! Keys to maps and halls: lines between actors, overlay scales, how a vote looks.

use egui::{
    Align2, Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2,
    vec2,
};

use super::{shape, text};
use crate::ui::theme::{Theme, measure};

/// A kind of line between two actors; told apart by form, not by weight alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Link {
    Hotline,
    ContactPoint,
    NotesOnly,
    Incident,
}

/// A sample of a line with its name.
pub fn link(ui: &mut Ui, kind: Link, name: &str) -> Response {
    entry(ui, 28.0, name, |painter, theme, rect| {
        let points = [rect.left_center(), rect.right_center()];
        match kind {
            Link::Hotline => {
                painter.line_segment(points, Stroke::new(4.5, theme.ink2));
                painter.line_segment(points, Stroke::new(2.0, theme.ground));
            }
            Link::ContactPoint => {
                painter.line_segment(points, Stroke::new(measure::QUIET_LINE, theme.ink2));
            }
            Link::NotesOnly => {
                let stroke = Stroke::new(measure::QUIET_LINE, theme.ink2);
                shape::dashed_line(painter, &points, stroke, measure::DASH_NOTES);
            }
            Link::Incident => {
                let stroke = Stroke::new(measure::INCIDENT_LINE, theme.harm);
                shape::dashed_line(painter, &points, stroke, measure::DASH_INCIDENT);
            }
        }
    })
}

/// The scale of an overlay with a word at both ends.
pub fn scale(ui: &mut Ui, low: &str, high: &str, steps: &[Color32]) -> Response {
    let theme = Theme::of(ui);
    let low_words = text::line(ui, low, &theme.caption(), theme.ink2);
    let high_words = text::line(ui, high, &theme.caption(), theme.ink2);
    let swatch = 18.0;
    let bar = swatch * steps.len() as f32;
    let width = low_words.size().x + bar + high_words.size().x + 20.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    let painter = ui.painter();
    let top = rect.center().y - 0.5 * low_words.size().y;
    let mut x = rect.left();
    let step = low_words.size().x + 10.0;
    painter.galley(pos2(x, top), low_words, theme.ink2);
    x += step;
    for color in steps {
        let cell = Rect::from_min_size(pos2(x, rect.center().y - 5.0), vec2(swatch, 10.0));
        painter.rect_filled(cell, 0.0, *color);
        x += swatch;
    }
    painter.galley(pos2(x + 10.0, top), high_words, theme.ink2);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("from {low} to {high}")));
    response
}

/// How a seat votes, or what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ballot {
    For,
    Against,
    Abstains,
    Absent,
    /// Not called yet, with what was promised.
    Promised(Promise),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Promise {
    For,
    Against,
    Open,
}

/// The sign of a vote with its name.
pub fn ballot(ui: &mut Ui, kind: Ballot, name: &str) -> Response {
    entry(ui, 20.0, name, |painter, theme, rect| paint_ballot(painter, theme, kind, rect.center(), 8.0, ""))
}

/// A seat in the hall: its form tells the vote. `fill` of [`Ballot::For`] and [`Ballot::Against`] may grow from the
/// centre by passing a smaller radius.
pub fn paint_ballot(painter: &Painter, theme: &Theme, kind: Ballot, center: Pos2, radius: f32, code: &str) {
    let square = |half: f32| Rect::from_center_size(center, vec2(2.0 * half, 2.0 * half));
    let words = |at: Pos2, face: crate::ui::theme::Face, color: Color32| {
        painter.text(at, Align2::CENTER_CENTER, code, face.font, color);
    };
    match kind {
        Ballot::For => {
            painter.circle_filled(center, radius, theme.gain);
            words(center, theme.seat_code(), theme.on_gain);
        }
        Ballot::Against => {
            painter.rect_filled(square(0.92 * radius), 2.0, theme.against);
            words(center, theme.seat_code(), theme.on_against);
        }
        Ballot::Abstains => {
            painter.circle_filled(center, radius, theme.raised);
            let half = (0..=16).map(|i| {
                let angle = std::f32::consts::PI * i as f32 / 16.0;
                center + radius * egui::Vec2::angled(angle)
            });
            painter.add(Shape::convex_polygon(half.collect(), theme.line_strong, Stroke::NONE));
            painter.circle_stroke(center, radius - 0.5, Stroke::new(measure::QUIET_LINE, theme.ink3));
            words(center, theme.seat_code(), theme.ink);
        }
        Ballot::Absent => {
            let stroke = Stroke::new(measure::QUIET_LINE, theme.ink3);
            shape::dashed_circle(painter, center, radius - 0.5, stroke, measure::DASH_BOT);
            words(center, theme.label(), theme.ink3);
        }
        Ballot::Promised(promise) => {
            painter.circle_stroke(center, radius - 0.5, Stroke::new(measure::HAIRLINE, theme.line_strong));
            let sign = if code.is_empty() { center } else { center + vec2(0.0, 0.5 * radius) };
            if !code.is_empty() {
                words(center - vec2(0.0, 0.24 * radius), theme.label(), theme.ink2);
            }
            match promise {
                Promise::For => {
                    painter.circle_filled(sign, 3.2, theme.gain);
                }
                Promise::Against => {
                    let small = Rect::from_center_size(sign, vec2(6.0, 6.0));
                    painter.rect(small, 0.0, theme.against, Stroke::NONE, StrokeKind::Inside);
                }
                Promise::Open => {
                    painter.text(sign, Align2::CENTER_CENTER, "?", theme.label_strong().font, theme.ink);
                }
            }
        }
    }
}

fn entry(ui: &mut Ui, sample: f32, name: &str, paint: impl FnOnce(&Painter, &Theme, Rect)) -> Response {
    let theme = Theme::of(ui);
    let words = text::line(ui, name, &theme.caption(), theme.ink2);
    let (rect, response) = ui.allocate_exact_size(vec2(sample + 8.0 + words.size().x, 20.0), Sense::hover());
    let at = Rect::from_min_size(rect.min, vec2(sample, rect.height()));
    paint(ui.painter(), &theme, at);
    ui.painter().galley(pos2(at.right() + 8.0, rect.center().y - 0.5 * words.size().y), words, theme.ink2);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, name));
    response
}
