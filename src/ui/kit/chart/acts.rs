//! How sure the reader was when it acted, against the standard it had set itself.

use egui::{CornerRadius, Rangef, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use crate::{
    ui::{
        kit::text,
        theme::{Theme, measure},
    },
    vm::{chart::ActVm, figures},
};

/// One row for each act: when, what, the bar of confidence and the tick of the standard.
pub fn acts(ui: &mut Ui, acts: &[ActVm]) {
    let theme = Theme::of(ui);
    let widest = |words: &dyn Fn(&ActVm) -> String| {
        acts.iter().map(|act| text::line(ui, &words(act), &theme.caption(), theme.ink).size().x).fold(0.0, f32::max)
    };
    let when_width = widest(&|act| act.when.clone()) + 12.0;
    let act_width = widest(&|act| act.act.clone()) + 14.0;
    for act in acts {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
        let painter = ui.painter();
        if act.marked {
            painter.rect_filled(rect.expand2(vec2(4.0, 0.0)), 2.0, theme.highlight);
        }
        let middle = rect.center().y;
        let act_width = act_width.min(0.4 * rect.width());
        let when = text::line(ui, &act.when, &theme.caption(), theme.ink3);
        painter.galley(pos2(rect.left(), middle - 9.0), when, theme.ink3);
        let what = text::elided(ui, &act.act, &theme.caption(), theme.ink, act_width - 8.0);
        painter.galley(pos2(rect.left() + when_width, middle - 9.0), what, theme.ink);
        let left = rect.left() + when_width + act_width;
        let track = Rect::from_min_max(pos2(left, middle - 5.0), pos2(rect.right(), middle + 5.0));
        let x = |permille: u16| track.left() + track.width() * (f32::from(permille) / 1000.0).min(1.0);
        let corner = CornerRadius::same(2);
        painter.rect_filled(track, corner, theme.well);
        let bar = Rect::from_x_y_ranges(track.left()..=x(act.confidence), track.y_range());
        painter.rect_filled(bar, corner, theme.ink2);
        let figure = text::line(ui, &figures::permille(act.confidence.into()), &theme.label_strong(), theme.ink);
        let standard = x(act.standard);
        let (figure_left, ink) = match beside_bar(bar.x_range(), standard, figure.size().x, track.right()) {
            Beside::Behind(left) => (left, theme.ink),
            Beside::Inside(left) => (left, theme.panel),
        };
        let line = Stroke::new(measure::STRONG_LINE, theme.accent);
        painter.vline(standard, track.y_range().expand(4.0), Stroke::new(4.5, theme.panel));
        painter.vline(standard, track.y_range().expand(4.0), line);
        painter.galley_with_override_text_color(pos2(figure_left, middle - 8.0), figure, ink);
        response.widget_info(|| {
            let met = figures::permille(act.standard.into());
            let spoken = format!("{}, {}: {} / {met}", act.when, act.act, figures::permille(act.confidence.into()));
            WidgetInfo::labeled(WidgetType::Label, true, spoken)
        });
    }
}

/// The left end of a figure: behind its bar, or on it where there is no room behind.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Beside {
    Behind(f32),
    Inside(f32),
}

/// Where a figure of `width` stands, clear of the tick at `standard`.
fn beside_bar(bar: Rangef, standard: f32, width: f32, end: f32) -> Beside {
    let hits = |left: f32| standard > left - TICK && standard < left + width + TICK;
    let behind = [bar.max + APART, standard.max(bar.max) + APART];
    if let Some(left) = behind.into_iter().find(|left| !hits(*left) && left + width <= end) {
        return Beside::Behind(left);
    }
    let inside = bar.max - APART - width;
    Beside::Inside(if hits(inside) { standard - APART - width } else { inside })
}

/// Between a figure and what it stands beside.
const APART: f32 = 6.0;
/// Half of the room that a tick takes.
const TICK: f32 = 3.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_stands_clear_of_bar_and_tick() {
        let at = |bar: f32, standard: f32| beside_bar(Rangef::new(0.0, bar), standard, 28.0, 160.0);
        assert_eq!(at(100.0, 40.0), Beside::Behind(106.0));
        assert_eq!(at(100.0, 110.0), Beside::Behind(116.0), "behind the tick");
        assert_eq!(at(147.0, 88.0), Beside::Inside(113.0));
        assert_eq!(at(147.0, 120.0), Beside::Inside(86.0), "before the tick");
    }
}
