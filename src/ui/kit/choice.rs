//! A row of a choice: radio, words, and where it helps a bar, a value, a note or severity pips.

use egui::{
    Align2, Color32, CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{bar, shape, text};
use crate::ui::theme::{Theme, measure};

/// One option of several, of which one is chosen.
#[must_use = "add it to a Ui"]
pub struct ChoiceRow<'a> {
    label: &'a str,
    chosen: bool,
    share: Option<f32>,
    value: Option<&'a str>,
    note: Option<&'a str>,
    pips: Option<(u8, u8)>,
    warning: Option<&'a str>,
    off: Option<&'a str>,
    done: bool,
    height: f32,
}

impl<'a> ChoiceRow<'a> {
    /// A row of a short list of options.
    pub fn option(label: &'a str, chosen: bool) -> Self {
        Self {
            label,
            chosen,
            share: None,
            value: None,
            note: None,
            pips: None,
            warning: None,
            off: None,
            done: false,
            height: measure::ROW_OPTION,
        }
    }

    /// A row of a ladder: taller, framed where chosen.
    pub fn rung(label: &'a str, chosen: bool) -> Self {
        Self { height: measure::ROW_LADDER, ..Self::option(label, chosen) }
    }

    /// A bar of 0 to 1 of what this option is worth.
    pub fn share(mut self, share: f32) -> Self {
        self.share = Some(share);
        self
    }

    /// A figure at the right end.
    pub fn value(mut self, value: &'a str) -> Self {
        self.value = Some(value);
        self
    }

    /// A word in the middle of a rung: its class, or the standard it needs.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = Some(note);
        self
    }

    /// Severity: so many of so many.
    pub fn pips(mut self, filled: u8, of: u8) -> Self {
        self.pips = Some((filled, of));
        self
    }

    /// Allowed, but not without a warning: says what it costs.
    pub fn warning(mut self, warning: Option<&'a str>) -> Self {
        self.warning = warning;
        self
    }

    /// Not allowed, with the reason.
    pub fn off(mut self, reason: Option<&'a str>) -> Self {
        self.off = reason;
        self
    }

    /// Already done.
    pub fn done(mut self, done: bool) -> Self {
        self.done = done;
        self
    }
}

impl Widget for ChoiceRow<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let enabled = self.off.is_none() && !self.done && ui.is_enabled();
        let rung = self.height >= measure::ROW_LADDER;
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let width = ui.available_width();
        let (rect, response) = ui.allocate_exact_size(vec2(width, self.height), sense);
        if ui.is_rect_visible(rect) {
            self.paint(ui, &theme, rect, &response, enabled, rung);
        }
        let spoken = self.spoken();
        response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, enabled, self.chosen, &spoken));
        match self.off.or(self.warning) {
            Some(words) => response.on_hover_text(words),
            None => response,
        }
    }
}

impl ChoiceRow<'_> {
    fn paint(&self, ui: &Ui, theme: &Theme, rect: egui::Rect, response: &Response, enabled: bool, rung: bool) {
        let painter = ui.painter();
        let pad = if rung { 10.0 } else { 0.0 };
        let hot = enabled && (response.hovered() || response.has_focus());
        let corner = CornerRadius::same(measure::RADIUS_BUTTON);
        if rung && self.chosen {
            painter.rect(rect, corner, theme.raised, Stroke::new(measure::HAIRLINE, theme.accent), StrokeKind::Inside);
        } else if hot {
            let hover = if rung { rect } else { rect.expand2(vec2(6.0, 0.0)) };
            painter.rect_filled(hover, corner, theme.raised);
        }
        let middle = rect.center().y;
        let radio = pos2(rect.left() + pad + 7.0, middle);
        self.paint_state(ui, theme, radio, enabled);

        let mut right = rect.right() - pad;
        if let Some(value) = self.value {
            let face = if rung { theme.caption() } else { theme.strong() };
            let galley = text::line(ui, value, &face, theme.ink);
            painter.galley(pos2(right - galley.size().x, middle - 0.5 * galley.size().y), galley.clone(), theme.ink);
            right -= galley.size().x.max(30.0);
        }
        if let Some((filled, of)) = self.pips {
            let width = bar::severity_width(of);
            bar::paint_severity(painter, theme, pos2(right - width, middle), filled, of, enabled);
            right -= width + 16.0;
        }
        if let Some(share) = self.share {
            let width = (0.32 * rect.width()).clamp(56.0, 120.0);
            let track = egui::Rect::from_min_size(pos2(right - width, middle - 2.5), vec2(width, 5.0));
            let color = if self.chosen { theme.accent } else { theme.bar_quiet };
            bar::paint_track(painter, theme, track, share, color);
            right -= width + 12.0;
        }
        if let Some(note) = self.note {
            let face = theme.caption();
            let width = 96.0_f32.min(0.3 * rect.width());
            let galley = text::elided(ui, note, &face, if enabled { theme.ink2 } else { theme.ink3 }, width);
            painter.galley(pos2(right - width, middle - 0.5 * galley.size().y), galley, theme.ink2);
            right -= width + 8.0;
        }
        if self.warning.is_some() {
            let at = pos2(right - 8.0, middle);
            painter.text(at, Align2::CENTER_CENTER, super::icon::WARNING, theme.icon(15.0).font, theme.ink2);
            right -= 24.0;
        }
        let left = radio.x + if rung { 18.0 } else { 13.0 };
        let (face, color) = match (self.chosen, enabled) {
            (true, _) => (theme.strong(), theme.ink),
            (false, true) if rung => (theme.body(), theme.ink),
            (false, true) => (theme.body(), if hot { theme.ink } else { theme.ink2 }),
            (false, false) => (theme.body(), theme.ink3),
        };
        let galley = text::elided(ui, self.label, &face, color, right - left);
        painter.galley(pos2(left, middle - 0.5 * galley.size().y), galley, color);
        if response.has_focus() {
            let ring = if rung { rect } else { rect.expand2(vec2(4.0, 0.0)) };
            shape::focus_ring(painter, theme, ring, measure::RADIUS_BUTTON);
        }
    }

    fn paint_state(&self, ui: &Ui, theme: &Theme, at: egui::Pos2, enabled: bool) {
        let painter = ui.painter();
        if self.done {
            let font = theme.icon_filled(16.0).font;
            painter.text(at, Align2::CENTER_CENTER, super::icon::CHECK_CIRCLE, font, theme.ink);
        } else if self.off.is_some() {
            painter.text(at, Align2::CENTER_CENTER, super::icon::LOCK_SIMPLE, theme.icon(15.0).font, theme.ink3);
        } else {
            radio_dot(painter, theme, at, self.chosen, enabled);
        }
    }

    fn spoken(&self) -> String {
        let mut out = self.label.to_owned();
        for part in [self.note, self.value].into_iter().flatten() {
            out.push_str(", ");
            out.push_str(part);
        }
        if let Some((filled, of)) = self.pips {
            out.push_str(&format!(", severity {filled} of {of}"));
        }
        if let Some(words) = self.off.or(self.warning) {
            out.push_str(", ");
            out.push_str(words);
        }
        out
    }
}

/// The round sign of a choice: filled in the accent where chosen.
fn radio_dot(painter: &egui::Painter, theme: &Theme, at: egui::Pos2, chosen: bool, enabled: bool) {
    let color: Color32 = match (chosen, enabled) {
        (true, _) => theme.accent,
        (false, true) => theme.ink3,
        (false, false) => theme.line_strong,
    };
    if chosen {
        painter.circle_stroke(at, 6.0, Stroke::new(measure::QUIET_LINE, color));
        painter.circle_filled(at, 3.6, color);
    } else {
        painter.circle_stroke(at, 5.5, Stroke::new(measure::QUIET_LINE, color));
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::ui::kit::testing::harness;

    #[test]
    fn one_of_several_is_chosen() {
        let mut harness = harness(vec2(400.0, 200.0), 0_usize, |ui, chosen| {
            for (i, (label, value)) in [("72 hours", "12"), ("five days", "9"), ("silent", "0")].into_iter().enumerate()
            {
                if ui.add(ChoiceRow::option(label, *chosen == i).share(0.5).value(value)).clicked() {
                    *chosen = i;
                }
            }
        });
        harness.run();
        harness.get_by_label("five days, 9").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
    }

    #[test]
    fn a_rung_below_its_standard_warns_and_can_be_chosen_and_one_that_is_off_cannot() {
        let mut harness = harness(vec2(500.0, 200.0), Vec::new(), |ui, chosen| {
            let warned =
                ChoiceRow::rung("Sanctions", false).note("needs 92").pips(7, 9).warning(Some("costs credibility"));
            if ui.add(warned).clicked() {
                chosen.push("warned");
            }
            if ui.add(ChoiceRow::rung("Expel attachés", false).off(Some("none left"))).clicked() {
                chosen.push("off");
            }
        });
        harness.run();
        harness.get_by_label("Sanctions, needs 92, severity 7 of 9, costs credibility").click();
        harness.run();
        harness.get_by_label("Expel attachés, none left").click();
        harness.run();
        assert_eq!(*harness.state(), ["warned"]);
    }
}
