//! Figures drawn by painters from the plain data of [`crate::vm::chart`], labelled in place rather than by a legend.

mod acts;
mod course;
mod curves;
mod escalation;
mod plane;

pub use acts::acts;
pub use course::course;
pub use curves::curves;
pub use escalation::escalation;
pub use plane::{PlaneResponse, plane};

use egui::{Painter, Pos2, Rect, Response, Stroke, Ui, WidgetInfo, WidgetType, pos2};

use super::{shape, text};
use crate::ui::theme::{Theme, measure};

/// Maps values of `from` to points of `to`, upwards where `to` runs down the screen.
#[derive(Clone, Copy, Debug)]
struct Scale {
    from: (f32, f32),
    to: (f32, f32),
}

impl Scale {
    /// A scale whose ends are told apart even where all values agree.
    fn new(from: (i32, i32), to: (f32, f32)) -> Self {
        let (low, high) = (from.0.min(from.1) as f32, from.0.max(from.1) as f32);
        let high = if high > low { high } else { low + 1.0 };
        Self { from: (low, high), to }
    }

    fn at(&self, value: i32) -> f32 {
        let share = (value as f32 - self.from.0) / (self.from.1 - self.from.0);
        self.to.0 + share * (self.to.1 - self.to.0)
    }
}

/// Ticks of a time axis, written below `base`; words that would touch are left out, the last never.
fn time_axis(ui: &Ui, theme: &Theme, plot: Rect, scale: Scale, ticks: &[(i32, String)]) {
    let mut free = f32::NEG_INFINITY;
    let end = ticks.len().saturating_sub(1);
    let last_left = ticks.last().map_or(f32::INFINITY, |(at, words)| {
        let width = text::line(ui, words, &theme.label(), theme.ink3).size().x;
        tick_left(scale.at(*at), width, plot)
    });
    for (i, (at, words)) in ticks.iter().enumerate() {
        let galley = text::line(ui, words, &theme.label(), theme.ink3);
        let left = tick_left(scale.at(*at), galley.size().x, plot);
        let room = left >= free && (i == end || left + galley.size().x + 6.0 <= last_left);
        if room {
            free = left + galley.size().x + 8.0;
            ui.painter().galley(pos2(left, plot.bottom() + 6.0), galley, theme.ink3);
        }
    }
}

fn tick_left(at: f32, width: f32, plot: Rect) -> f32 {
    (at - 0.5 * width).clamp(plot.left(), (plot.right() - width).max(plot.left()))
}

/// A ring in the accent around what a sentence refers to.
fn point_out(painter: &Painter, theme: &Theme, at: Pos2) {
    painter.circle_stroke(at, 15.0, Stroke::new(measure::STRONG_LINE, theme.accent));
    shape::dashed_circle(painter, at, 19.0, Stroke::new(measure::QUIET_LINE, theme.accent), measure::DASH_BOT);
}

/// A moment on a time axis that a sentence refers to.
fn point_out_time(painter: &Painter, theme: &Theme, x: f32, y: egui::Rangef) {
    painter.rect_filled(Rect::from_x_y_ranges(x - 7.0..=x + 7.0, y), 2.0, theme.highlight);
    let stroke = Stroke::new(measure::HAIRLINE, theme.accent);
    shape::dashed_line(painter, &[pos2(x, y.min), pos2(x, y.max)], stroke, measure::DASH_THRESHOLD);
}

fn name(response: &Response, spoken: &str) {
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, spoken));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_of_one_value_is_finite() {
        let scale = Scale::new((5, 5), (0.0, 100.0));
        assert!(scale.at(5).is_finite());
        let scale = Scale::new((0, 10), (100.0, 0.0));
        assert_eq!(scale.at(10), 0.0);
        assert_eq!(scale.at(5), 50.0);
    }
}
