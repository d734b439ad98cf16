//! Bars and pips: gauges, shares, gains against losses, severity, and pairs set against each other.

use egui::{
    Color32, CornerRadius, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2,
    vec2,
};

use super::{motion, shape, text};
use crate::{
    ui::theme::{Theme, measure},
    vm::{chart::GaugeVm, emblem::Emblem, figures},
};

/// A gauge of the world in a top bar: name, value of 0 to 100, and how it moved since last turn.
pub fn gauge(ui: &mut Ui, name: &str, value: i32, change: i32) -> Response {
    sized_gauge(ui, name, value, change, None, GAUGE)
}

fn sized_gauge(ui: &mut Ui, name: &str, value: i32, change: i32, weakest: Option<i32>, width: f32) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 36.0), Sense::hover());
    let painter = ui.painter();
    // A narrow gauge has its name alone on the first line.
    let narrow = width < GAUGE;
    let taken = if change == 0 { 0.0 } else { 26.0 };
    let label = text::elided(ui, name, &theme.caption(), theme.ink2, if narrow { width } else { width - taken });
    painter.galley(rect.left_top(), label, theme.ink2);
    if change != 0 {
        let figure = text::line(ui, &change.unsigned_abs().to_string(), &theme.label(), theme.ink3);
        let top = if narrow { 19.0 } else { 1.0 };
        let at = pos2(rect.right() - figure.size().x, rect.top() + top);
        shape::trend(painter, at + vec2(-6.0, 8.0), change > 0, theme.ink3);
        painter.galley(at, figure, theme.ink3);
    }
    let number = text::line(ui, &value.to_string(), &theme.caption_strong(), theme.ink);
    painter.galley(pos2(rect.left(), rect.top() + 18.0), number, theme.ink);
    let end = if narrow { rect.right() - taken } else { rect.right() };
    let track = Rect::from_min_max(pos2(rect.left() + 27.0, rect.top() + 25.0), pos2(end, rect.top() + 29.0));
    let share = motion::glide(ui, response.id.with("share"), value.clamp(0, 100) as f32 / 100.0);
    paint_track_on(painter, theme.line, track, share, theme.ink2);
    if let Some(weakest) = weakest {
        // The weakest are a notch on the track of the mean.
        let x = track.left() + track.width() * weakest.clamp(0, 100) as f32 / 100.0;
        painter.vline(x, track.expand(2.0).y_range(), egui::Stroke::new(2.0, theme.ink));
    }
    let spoken = match change {
        0 => format!("{name} {value}"),
        _ => format!("{name} {value}, {}", figures::signed(change.into())),
    };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &spoken));
    response
}

/// Gauges in a row; where they do not fit, one button with the three that moved most, which opens the rest.
/// `more` names that button.
pub fn gauges(ui: &mut Ui, gauges: &[GaugeVm], more: &str) {
    const GAP: f32 = 16.0;
    ui.spacing_mut().item_spacing.x = GAP;
    let each_width = (ui.available_width() + GAP) / gauges.len().max(1) as f32 - GAP;
    if each_width >= GAUGE_LEAST {
        for each in gauges {
            explained_gauge(ui, each, each_width.min(GAUGE));
        }
        return;
    }
    let mut order: Vec<usize> = (0..gauges.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(gauges[*i].change.abs()));
    let room = ((ui.available_width() - 40.0) / (GAUGE + GAP)).max(0.0) as usize;
    let mut shown: Vec<usize> = order.into_iter().take(room.min(3)).collect();
    shown.sort_unstable();
    for i in shown {
        explained_gauge(ui, &gauges[i], GAUGE);
    }
    let button = super::button::icon_button(ui, super::icon::GAUGE, more);
    egui::Popup::menu(&button).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        for each in gauges {
            explained_gauge(ui, each, GAUGE);
        }
    });
}

fn explained_gauge(ui: &mut Ui, each: &GaugeVm, width: f32) {
    let response = sized_gauge(ui, &each.name, each.value, each.change, each.weakest, width);
    super::overlay::explain(response, &each.name, |ui| {
        text::caption(ui, &each.about);
    });
}

const GAUGE: f32 = 112.0;
const GAUGE_LEAST: f32 = 100.0;

/// A bar of 0 to 1 with words before it, in the colour of an actor where one is meant.
pub fn labelled(ui: &mut Ui, emblem: Option<&Emblem>, label: &str, share: f32, value: &str) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW_LIST), Sense::hover());
    let painter = ui.painter();
    let middle = rect.center().y;
    let mut left = rect.left();
    if let Some(emblem) = emblem {
        shape::mark_of(painter, &theme, emblem, pos2(left + 6.5, middle), 6.5);
        left += 21.0;
    }
    let mut right = rect.right();
    if !value.is_empty() {
        let figure = text::line(ui, value, &theme.strong(), theme.ink);
        painter.galley(pos2(right - figure.size().x, middle - 0.5 * figure.size().y), figure.clone(), theme.ink);
        right -= figure.size().x.max(28.0) + 4.0;
    }
    let width = (0.28 * rect.width()).clamp(60.0, 160.0);
    let track = Rect::from_min_max(pos2(right - width, middle - 3.0), pos2(right, middle + 3.0));
    let color = emblem.map_or(theme.ink2, |emblem| theme.of_emblem(emblem));
    paint_track(painter, &theme, track, motion::glide(ui, response.id.with("share"), share), color);
    let words = text::elided(ui, label, &theme.body(), theme.ink, track.left() - left - 12.0);
    painter.galley(pos2(left, middle - 0.5 * words.size().y), words, theme.ink);
    let spoken = if value.is_empty() {
        format!("{label}, {} of 100", (100.0 * share).round())
    } else {
        format!("{label}, {value}")
    };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &spoken));
    response
}

/// What a card says for and against an account, in whole decibans: filled to the right of zero, outlined to the left.
pub fn decibans(ui: &mut Ui, label: &str, value: i32, largest: i32) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 19.0), Sense::hover());
    let painter = ui.painter();
    let middle = rect.center().y;
    let figure = text::line(ui, &figures::signed(value.into()), &theme.caption_strong(), theme.ink);
    painter.galley(pos2(rect.right() - figure.size().x, middle - 0.5 * figure.size().y), figure, theme.ink);
    let span = Rect::from_min_max(
        pos2(rect.left() + 0.56 * rect.width(), middle - 3.5),
        pos2((rect.right() - 32.0).max(rect.left() + 0.6 * rect.width()), middle + 3.5),
    );
    paint_diverging(painter, &theme, span, value as f32 / largest.max(1) as f32);
    let words = text::elided(ui, label, &theme.caption(), theme.ink2, span.left() - rect.left() - 8.0);
    painter.galley(pos2(rect.left(), middle - 0.5 * words.size().y), words, theme.ink2);
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Label, true, format!("{label} {}", figures::signed(value.into())))
    });
    response
}

/// A bar from the middle of `span`: `share` of −1 to 1. Losses are outlines, never a colour.
pub fn paint_diverging(painter: &Painter, theme: &Theme, span: Rect, share: f32) {
    let zero = span.center().x;
    painter.vline(zero, span.y_range().expand(2.5), Stroke::new(measure::HAIRLINE, theme.ink3));
    let reach = 0.5 * span.width() * share.clamp(-1.0, 1.0);
    if reach > 0.5 {
        let bar = Rect::from_x_y_ranges(zero..=zero + reach, span.y_range());
        painter.rect_filled(bar, 0.0, theme.ink);
    } else if reach < -0.5 {
        let bar = Rect::from_x_y_ranges(zero + reach..=zero, span.y_range());
        painter.rect_stroke(bar, 0.0, Stroke::new(measure::HAIRLINE, theme.ink2), StrokeKind::Inside);
    }
}

/// How much something matters: filled and open discs.
pub fn weight_pips(ui: &mut Ui, filled: u8, of: u8) -> Response {
    let theme = Theme::of(ui);
    let step = 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(step * f32::from(of), 18.0), Sense::hover());
    for i in 0..of {
        let at = pos2(rect.left() + 4.0 + step * f32::from(i), rect.center().y);
        if i < filled {
            ui.painter().circle_filled(at, 3.8, theme.ink2);
        } else {
            ui.painter().circle_stroke(at, 3.3, Stroke::new(measure::HAIRLINE, theme.ink3));
        }
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{filled} of {of}")));
    response
}

/// How much of a text is settled: filled and open boxes.
pub fn settled_pips(ui: &mut Ui, settled: u8, of: u8) -> Response {
    let theme = Theme::of(ui);
    let step = (ui.available_width() / f32::from(of.max(1))).clamp(4.0, 10.0);
    let (rect, response) = ui.allocate_exact_size(vec2(step * f32::from(of), 14.0), Sense::hover());
    for i in 0..of {
        let at = pos2(rect.left() + step * f32::from(i), rect.top());
        let cell = Rect::from_min_size(at, vec2(step - 2.0, 14.0));
        if i < settled {
            ui.painter().rect_filled(cell, 2.0, theme.ink);
        } else {
            ui.painter().rect_stroke(cell, 2.0, Stroke::new(measure::HAIRLINE, theme.line_strong), StrokeKind::Inside);
        }
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{settled} of {of} settled")));
    response
}

/// Width of severity pips.
pub(super) fn severity_width(of: u8) -> f32 {
    5.0 * f32::from(of)
}

pub(super) fn paint_severity(painter: &Painter, theme: &Theme, left_center: Pos2, filled: u8, of: u8, enabled: bool) {
    for i in 0..of {
        let at = left_center + vec2(5.0 * f32::from(i), -4.0);
        let on = if enabled { theme.ink } else { theme.ink3 };
        let color = if i < filled { on } else { theme.line };
        painter.rect_filled(Rect::from_min_size(at, vec2(4.0, 8.0)), 1.0, color);
    }
}

/// One line of an argument about proportion: harm to the left, response to the right, on one scale of 0 to 10.
pub fn against_each_other(ui: &mut Ui, name: &str, harm: u8, response_severity: u8) -> Response {
    const TOP: f32 = 10.0;
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW_OPTION), Sense::hover());
    let painter = ui.painter();
    let middle = rect.center().y;
    let gap = 112.0_f32.min(0.3 * rect.width());
    let side = 0.5 * (rect.width() - gap);
    let left = Rect::from_min_max(pos2(rect.left(), middle - 7.0), pos2(rect.left() + side, middle + 7.0));
    let right = Rect::from_min_max(pos2(rect.right() - side, middle - 7.0), pos2(rect.right(), middle + 7.0));
    for track in [left, right] {
        painter.rect_filled(track, 0.0, theme.well);
    }
    let reach = |value: u8| side * (f32::from(value) / TOP).min(1.0);
    let harm_bar = Rect::from_x_y_ranges(left.right() - reach(harm)..=left.right(), left.y_range());
    painter.rect_filled(harm_bar, 0.0, theme.harm);
    let own_bar = Rect::from_x_y_ranges(right.left()..=right.left() + reach(response_severity), right.y_range());
    painter.rect_filled(own_bar, 0.0, theme.accent);
    let figure = |value: u8| text::line(ui, &value.to_string(), &theme.caption(), theme.ink);
    let harm_figure = figure(harm);
    painter.galley(pos2(harm_bar.left() - 6.0 - harm_figure.size().x, middle - 9.0), harm_figure, theme.ink);
    painter.galley(pos2(own_bar.right() + 6.0, middle - 9.0), figure(response_severity), theme.ink);
    let words = text::elided(ui, name, &theme.caption(), theme.ink2, gap - 8.0);
    painter.galley(pos2(rect.center().x - 0.5 * words.size().x, middle - 9.0), words, theme.ink2);
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Label, true, format!("{name}: harm {harm}, response {response_severity}"))
    });
    response
}

/// A bar on its track.
pub fn paint_track(painter: &Painter, theme: &Theme, track: Rect, share: f32, color: Color32) {
    paint_track_on(painter, theme.well, track, share, color);
}

fn paint_track_on(painter: &Painter, ground: Color32, track: Rect, share: f32, color: Color32) {
    let corner = CornerRadius::same(measure::RADIUS_PAPER.min((0.5 * track.height()) as u8));
    painter.rect_filled(track, corner, ground);
    let share = share.clamp(0.0, 1.0);
    if share > 0.0 {
        let filled = Rect::from_min_size(track.min, vec2((share * track.width()).max(2.0), track.height()));
        painter.rect_filled(filled, corner, color);
    }
}
