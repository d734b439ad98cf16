//! Boxes: cards, notes, tags, chips.

use egui::{
    Color32, CornerRadius, Frame, InnerResponse, Margin, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, WidgetType, pos2, vec2,
};

use super::{shape, text};
use crate::ui::theme::{Theme, measure};

/// A bordered box; as a button it can be clicked as a whole.
#[must_use = "call show"]
#[derive(Clone, Copy, Debug)]
pub struct Card {
    chosen: bool,
    well: bool,
    margin: Margin,
}

impl Default for Card {
    fn default() -> Self {
        Self { chosen: false, well: false, margin: Margin::symmetric(16, 14) }
    }
}

impl Card {
    pub fn new() -> Self {
        Self::default()
    }

    /// Framed in the accent.
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// Sunk in rather than raised.
    pub fn well(mut self) -> Self {
        self.well = true;
        self
    }

    pub fn margin(mut self, margin: impl Into<Margin>) -> Self {
        self.margin = margin.into();
        self
    }

    pub fn show<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let theme = Theme::of(ui);
        self.frame(&theme, false).show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
    }

    /// The card as one button called `name`; `add` may place other controls on it.
    pub fn button<R>(self, ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let theme = Theme::of(ui);
        let id = ui.next_auto_id().with("card");
        // The rectangle is known only afterwards, so colours follow the last pass.
        let last = ui.ctx().read_response(id);
        let hot = last.as_ref().is_some_and(|last| last.hovered());
        let builder = UiBuilder::new().id(id).sense(Sense::click());
        let InnerResponse { inner, response } = ui.scope_builder(builder, |ui| {
            let hot = hot || ui.response().hovered();
            self.frame(&theme, hot)
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    add(ui)
                })
                .inner
        });
        if response.has_focus() {
            shape::focus_ring(ui.painter(), &theme, response.rect, measure::RADIUS_CARD);
        }
        response.widget_info(|| WidgetInfo::selected(WidgetType::Button, ui.is_enabled(), self.chosen, name));
        InnerResponse::new(inner, response)
    }

    fn frame(self, theme: &Theme, hot: bool) -> Frame {
        let fill = match (self.well, self.chosen || hot) {
            (true, _) => theme.well,
            (false, true) => theme.raised,
            (false, false) if theme.surface == crate::ui::theme::Surface::Paper => theme.raised,
            (false, false) => theme.panel,
        };
        let edge = if self.chosen {
            Stroke::new(measure::STRONG_LINE, theme.accent)
        } else if hot {
            Stroke::new(measure::HAIRLINE, theme.ink3)
        } else {
            Stroke::new(measure::HAIRLINE, theme.line)
        };
        // The border takes its width from the margin, so choosing a card moves nothing.
        let margin = Margin {
            left: self.margin.left - edge.width as i8,
            right: self.margin.right - edge.width as i8,
            top: self.margin.top - edge.width as i8,
            bottom: self.margin.bottom - edge.width as i8,
        };
        Frame::new().fill(fill).stroke(edge).corner_radius(measure::RADIUS_CARD).inner_margin(margin)
    }
}

/// A box with an icon and words: a warning, a red line, the smallest step. `accented` frames it in the accent.
pub fn note<R>(ui: &mut Ui, icon: &str, accented: bool, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let theme = Theme::of(ui);
    let (edge, color) = if accented { (theme.accent, theme.accent) } else { (theme.line_strong, theme.ink2) };
    Frame::new()
        .fill(theme.raised)
        .stroke(Stroke::new(measure::HAIRLINE, edge))
        .corner_radius(measure::RADIUS_BUTTON)
        .inner_margin(Margin::symmetric(12, 9))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let icon_width = 23.0;
            let top_left = ui.cursor().min;
            let face = if accented { theme.icon_filled(16.0) } else { theme.icon(16.0) };
            ui.painter().text(top_left + vec2(7.0, 10.0), egui::Align2::CENTER_CENTER, icon, face.font, color);
            let inside =
                egui::Rect::from_min_max(top_left + vec2(icon_width, 0.0), pos2(ui.max_rect().right(), f32::INFINITY));
            ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| ui.vertical(add).inner).inner
        })
}

/// A small link that opens evidence: a turn, an offer, a figure.
pub fn tag(ui: &mut Ui, words: &str) -> Response {
    let theme = Theme::of(ui);
    let galley = text::line(ui, words, &theme.label_strong(), theme.ink2);
    let size = vec2(galley.size().x + 12.0, 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    paint_tag(ui, &theme, rect, galley, &response);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, words));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

pub(super) fn paint_tag(
    ui: &Ui,
    theme: &Theme,
    rect: egui::Rect,
    galley: std::sync::Arc<egui::Galley>,
    response: &Response,
) {
    let hot = response.hovered() || response.has_focus();
    let (fill, edge, ink) =
        if hot { (theme.raised, theme.ink3, theme.ink) } else { (Color32::TRANSPARENT, theme.line_strong, theme.ink2) };
    let corner = CornerRadius::same(measure::RADIUS_CHIP);
    ui.painter().rect(rect, corner, fill, Stroke::new(measure::HAIRLINE, edge), StrokeKind::Inside);
    ui.painter().galley_with_override_text_color(rect.center() - 0.5 * galley.size(), galley, ink);
    if response.has_focus() {
        shape::focus_ring(ui.painter(), theme, rect, measure::RADIUS_CHIP);
    }
}

/// A quiet fact in a top bar: icon and words in a small box, not clickable.
pub fn chip(ui: &mut Ui, icon: &str, words: &str) -> Response {
    let theme = Theme::of(ui);
    let galley = text::line(ui, words, &theme.caption(), theme.ink);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 40.0, 26.0), Sense::hover());
    let corner = CornerRadius::same(measure::RADIUS_CHIP);
    ui.painter().rect(rect, corner, theme.raised, Stroke::new(measure::HAIRLINE, theme.line), StrokeKind::Inside);
    let at = rect.left_center() + vec2(17.0, 0.0);
    ui.painter().text(at, egui::Align2::CENTER_CENTER, icon, theme.icon(16.0).font, theme.ink2);
    ui.painter().galley(pos2(rect.left() + 31.0, rect.center().y - 0.5 * galley.size().y), galley, theme.ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    response
}

/// A stock of means: icon, number, and what it is in one or two short lines.
pub fn stock(ui: &mut Ui, icon: &str, value: &str, unit: &str, note: &str) -> Response {
    let theme = Theme::of(ui);
    let number = text::line(ui, value, &theme.bar_title(), theme.ink);
    let first = text::line(ui, unit, &theme.label().with_line(15.0), theme.ink3);
    let second = (!note.is_empty()).then(|| text::line(ui, note, &theme.label().with_line(15.0), theme.ink3));
    let words = first.size().x.max(second.as_ref().map_or(0.0, |galley| galley.size().x));
    let width = 22.0 + number.size().x + 7.0 + words;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 34.0), Sense::hover());
    let painter = ui.painter();
    let middle = rect.center().y;
    painter.text(pos2(rect.left() + 9.0, middle), egui::Align2::CENTER_CENTER, icon, theme.icon(18.0).font, theme.ink2);
    let mut x = rect.left() + 22.0;
    let step = number.size().x + 7.0;
    painter.galley(pos2(x, middle - 0.5 * number.size().y), number, theme.ink);
    x += step;
    match second {
        Some(second) => {
            painter.galley(pos2(x, middle - 15.0), first, theme.ink3);
            painter.galley(pos2(x, middle), second, theme.ink3);
        }
        None => {
            painter.galley(pos2(x, middle - 0.5 * first.size().y), first, theme.ink3);
        }
    }
    let spoken = [value, unit, note].join(" ").trim().to_owned();
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
    response
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::ui::kit::{button::Button, testing::harness};

    #[test]
    fn a_card_and_a_button_on_it_are_told_apart() {
        let mut harness = harness(vec2(400.0, 200.0), Vec::new(), |ui, clicks| {
            let card = Card::new().button(ui, "Investigate", |ui| ui.add(Button::quiet("Change")).clicked());
            if card.inner {
                clicks.push("button");
            } else if card.response.clicked() {
                clicks.push("card");
            }
        });
        harness.run();
        harness.get_by_label("Investigate").click();
        harness.run();
        harness.get_by_label("Change").click();
        harness.run();
        assert_eq!(*harness.state(), ["card", "button"]);
    }

    #[test]
    fn a_tag_is_a_link() {
        let mut harness = harness(vec2(200.0, 60.0), 0, |ui, clicks| {
            if tag(ui, "week 7, offer 12").clicked() {
                *clicks += 1;
            }
        });
        harness.run();
        harness.get_by_label("week 7, offer 12").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
    }
}
