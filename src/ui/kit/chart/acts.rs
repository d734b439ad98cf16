//! How sure the reader was when it acted, against the standard it had set itself.

use egui::{CornerRadius, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

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
        let right_of_bar = bar.right() + 6.0;
        let at = if right_of_bar + figure.size().x <= track.right() {
            pos2(right_of_bar, middle - 8.0)
        } else {
            pos2(track.right() - figure.size().x, middle - 20.0)
        };
        let standard = x(act.standard);
        let line = Stroke::new(measure::STRONG_LINE, theme.accent);
        painter.vline(standard, track.y_range().expand(4.0), Stroke::new(4.5, theme.panel));
        painter.vline(standard, track.y_range().expand(4.0), line);
        painter.galley(at, figure, theme.ink);
        response.widget_info(|| {
            let met = figures::permille(act.standard.into());
            let spoken = format!("{}, {}: {} / {met}", act.when, act.act, figures::permille(act.confidence.into()));
            WidgetInfo::labeled(WidgetType::Label, true, spoken)
        });
    }
}
