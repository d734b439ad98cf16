//! What is wrong with a level or a save, and how to mend it.

use egui::{
    CornerRadius, Frame, Margin, Sense, Stroke, Ui, WidgetInfo, WidgetType, epaint::text::cursor::CCursor, pos2, vec2,
};

use super::page;
use crate::level::problem::Severity;
use crate::ui::kit::button::Button;
use crate::ui::kit::card::Card;
use crate::ui::kit::{icon, shape, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::problems::{Excerpt, ProblemsVm, Row};

pub fn problems_ui(ui: &mut Ui, vm: &ProblemsVm, out: &mut Vec<Intent>) {
    page::bar(ui, &vm.bar, None, out);
    page::column(ui, 940.0, |ui| {
        ui.spacing_mut().item_spacing.y = measure::GAP_CARD;
        let theme = Theme::of(ui);
        ui.label(theme.card_title().text(&vm.intro, theme.ink));
        ui.horizontal_wrapped(|ui| {
            if let Some((label, intent)) = &vm.remedy
                && ui.add(Button::primary(label).icon(icon::ARROW_CLOCKWISE)).clicked()
            {
                out.push(intent.clone());
            }
            if let Some((label, intent)) = &vm.copy_all
                && ui.add(Button::quiet(label).icon(icon::COPY)).clicked()
            {
                out.push(intent.clone());
            }
        });
        for (at, row) in vm.rows.iter().enumerate() {
            ui.push_id(at, |ui| row_ui(ui, vm, row, out));
        }
    });
}

pub(super) fn row_ui(ui: &mut Ui, vm: &ProblemsVm, row: &Row, out: &mut Vec<Intent>) {
    Card::new().margin(Margin::symmetric(18, 14)).show(ui, |ui| {
        let theme = Theme::of(ui);
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal_top(|ui| {
            let sign = match row.severity {
                Severity::Error => icon::X_CIRCLE,
                Severity::Warning => icon::WARNING,
                Severity::Hint => icon::LIGHTBULB,
            };
            text::icon_filled(ui, sign, 19.0, if row.severity == Severity::Error { theme.ink } else { theme.ink2 });
            ui.vertical(|ui| {
                text::mixed(ui, &[(&row.word, true), (": ", true), (&row.message, false)]);
            });
        });
        if let Some(intent) = &row.copy {
            if place_ui(ui, row, &vm.copy_hint) {
                out.push(intent.clone());
            }
        } else {
            text::caption(ui, &row.place);
        }
        if let Some(excerpt) = &row.excerpt {
            excerpt_ui(ui, excerpt);
        }
        if let Some(help) = &row.help {
            ui.horizontal_top(|ui| {
                text::icon(ui, icon::WRENCH, 17.0, theme.ink3);
                ui.vertical(|ui| text::caption(ui, help));
            });
        }
    });
}

/// The place as a link that copies it, with the name of the kind of problem behind it.
fn place_ui(ui: &mut Ui, row: &Row, hint: &str) -> bool {
    let theme = Theme::of(ui);
    let room = ui.available_width() - 24.0;
    let code = text::line(ui, &row.code, &theme.label(), theme.ink3);
    let place = text::elided(ui, &row.place, &theme.caption_strong(), theme.ink2, room - code.size().x - 20.0);
    let size = vec2(place.size().x + 22.0, 22.0);
    let (rect, response) = ui
        .horizontal(|ui| {
            let allocated = ui.allocate_exact_size(size, Sense::click());
            let (tail, _) = ui.allocate_exact_size(code.size(), Sense::hover());
            ui.painter().galley(tail.min, code, theme.ink3);
            allocated
        })
        .inner;
    let ink = if response.hovered() || response.has_focus() { theme.ink } else { theme.ink2 };
    let at = rect.left_center() + vec2(7.0, 0.0);
    ui.painter().text(at, egui::Align2::CENTER_CENTER, icon::COPY, theme.icon(15.0).font, ink);
    let words = pos2(rect.left() + 20.0, rect.center().y - 0.5 * place.size().y);
    let under = place.size().x;
    ui.painter().galley_with_override_text_color(words, place, ink);
    ui.painter().hline(
        words.x..=words.x + under,
        rect.bottom() - 2.0,
        Stroke::new(measure::HAIRLINE, theme.line_strong),
    );
    if response.has_focus() {
        shape::focus_ring(ui.painter(), &theme, rect, measure::RADIUS_CHIP);
    }
    let spoken = format!("{hint}: {}", row.place);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &spoken));
    response.on_hover_text(hint).on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// The line with its number; what is meant stands over carets.
fn excerpt_ui(ui: &mut Ui, excerpt: &Excerpt) {
    let theme = Theme::of(ui);
    Frame::new()
        .fill(theme.well)
        .corner_radius(CornerRadius::same(measure::RADIUS_CHIP))
        .inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 10 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let number = text::line(ui, &excerpt.line.to_string(), &theme.label_strong(), theme.ink3);
            let line = text::line(ui, &excerpt.text, &theme.caption(), theme.ink);
            let gutter = number.size().x + 14.0;
            egui::ScrollArea::horizontal().show(ui, |ui| {
                let size = vec2(gutter + line.size().x + 8.0, line.size().y + 8.0);
                let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
                let spoken = format!("{}: {}", excerpt.line, excerpt.text);
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
                let at = rect.min + vec2(gutter, 0.0);
                let (from, to) = excerpt.caret;
                let edge = |char: usize| line.pos_from_cursor(CCursor::new(char)).left();
                let (left, right) = (edge(from), edge(to + 1));
                carets(
                    ui,
                    &theme,
                    at.x + left,
                    (at.x + right).max(at.x + left + 6.0),
                    rect.top() + line.size().y + 1.0,
                );
                ui.painter().galley(rect.min + vec2(0.0, 1.0), number, theme.ink3);
                ui.painter().galley(at, line, theme.ink);
            });
        });
}

/// Small carets side by side from `left` to `right`.
fn carets(ui: &Ui, theme: &Theme, left: f32, right: f32, top: f32) {
    const STEP: f32 = 7.0;
    let count = ((right - left) / STEP).floor().max(1.0);
    let step = (right - left) / count;
    let mut points = Vec::new();
    for i in 0..count as usize {
        let x = left + step * i as f32;
        points.push(pos2(x, top + 5.0));
        points.push(pos2(x + 0.5 * step, top));
    }
    points.push(pos2(right, top + 5.0));
    ui.painter().add(egui::Shape::line(points, Stroke::new(measure::QUIET_LINE, theme.ink)));
}
