//! The list of saves.

use egui::{Align, Align2, Color32, Layout, Margin, Rect, Sense, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::page;
use crate::ui::kit::button::Button;
use crate::ui::kit::card::Card;
use crate::ui::kit::{icon, shape, text};
use crate::ui::theme::{Face, Theme, measure};
use crate::vm::Intent;
use crate::vm::saves::{Row, RowState, SavesVm};

pub fn saves_ui(ui: &mut Ui, vm: &SavesVm, out: &mut Vec<Intent>) {
    page::bar(ui, &vm.bar, None, out);
    page::column(ui, 820.0, |ui| {
        ui.spacing_mut().item_spacing.y = measure::GAP_CARD;
        if let Some(copy) = &vm.save_copy
            && ui.add(Button::quiet(copy).icon(icon::FILE_ARROW_DOWN)).clicked()
        {
            out.push(Intent::SaveCopy);
        }
        if vm.rows.is_empty() {
            text::card_title(ui, &vm.empty);
            let (on, intent) = &vm.empty_on;
            if ui.add(Button::primary(on).trailing(icon::ARROW_RIGHT)).clicked() {
                out.push(intent.clone());
            }
        }
        let newest = vm.rows.iter().position(|row| row.load.is_some());
        for (at, row) in vm.rows.iter().enumerate() {
            ui.push_id(at, |ui| row_ui(ui, vm, row, newest == Some(at), out));
        }
        if !vm.rows.is_empty() {
            text::quiet(ui, &vm.folder);
        }
    });
    if page::enter(ui)
        && let Some((_, load)) = vm.rows.iter().find_map(|row| row.load.as_ref())
    {
        out.push(load.clone());
    }
}

fn row_ui(ui: &mut Ui, vm: &SavesVm, row: &Row, first: bool, out: &mut Vec<Intent>) {
    let theme = Theme::of(ui);
    Card::new().margin(Margin::symmetric(18, 14)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let size = vec2(ui.available_width(), if row.seat.is_empty() { 44.0 } else { 62.0 });
        let rect = Rect::from_min_size(ui.cursor().min, size);
        let right = Layout::right_to_left(Align::Center);
        let mut free = rect;
        ui.scope_builder(UiBuilder::new().id_salt("right").max_rect(rect).layout(right), |ui| {
            load_ui(ui, &theme, vm, row, first, out);
            free.max.x = ui.min_rect().left() - 12.0;
        });
        if rect.width() >= 480.0 {
            let at = rect.left_center() + vec2(20.0, 0.0);
            match &row.emblem {
                Some(emblem) => {
                    shape::emblem(ui.painter(), &theme, emblem, at, measure::EMBLEM, shape::Ring::default());
                }
                None => {
                    let sign = if row.load.is_some() { icon::FILE } else { icon::FILE_X };
                    ui.painter().text(at, Align2::CENTER_CENTER, sign, theme.icon(24.0).font, theme.ink3);
                }
            }
            free.min.x += 54.0;
        }
        words_ui(ui, &theme, row, free);
        ui.advance_cursor_after_rect(rect);
        if let Some(missing) = &row.missing {
            text::quiet(ui, missing);
        }
        match &row.state {
            RowState::Open | RowState::Finished => {}
            RowState::Harmed { label, why, instead } => {
                damage(ui, &theme, label, why);
                if let Some((label, intent)) = instead {
                    ui.add_space(4.0);
                    if ui.add(Button::quiet(label).icon(icon::CLOCK_COUNTER_CLOCKWISE).small()).clicked() {
                        out.push(intent.clone());
                    }
                }
            }
        }
    });
}

/// Title, seat and turn, date and name, each on a line cut to `rect`.
fn words_ui(ui: &Ui, theme: &Theme, row: &Row, rect: Rect) {
    let mut y = rect.top();
    let mut line = |words: &str, face: &Face, ink: Color32| {
        let galley = text::elided(ui, words, face, ink, rect.width());
        let height = galley.size().y;
        ui.painter().galley(pos2(rect.left(), y), galley, ink);
        y += height;
    };
    line(&row.title, &theme.card_title(), theme.ink);
    if !row.seat.is_empty() {
        line(&format!("{} · {}", row.seat, row.turn), &theme.caption(), theme.ink2);
    }
    let last = if row.title == row.name { row.date.clone() } else { format!("{} · {}", row.date, row.name) };
    line(&last, &theme.label(), theme.ink3);
    let response = ui.interact(rect, ui.id().with(&row.name), Sense::hover());
    response.widget_info(|| {
        let parts = [&row.title, &row.seat, &row.turn, &row.date, &row.name];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        WidgetInfo::labeled(WidgetType::Label, true, parts.join(", "))
    });
}

fn load_ui(ui: &mut Ui, theme: &Theme, vm: &SavesVm, row: &Row, first: bool, out: &mut Vec<Intent>) {
    if let Some((label, intent)) = &row.load {
        let response = ui.add(if first { Button::primary(label) } else { Button::quiet(label) });
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_description(format!("{}, {}, {}", row.title, row.turn, row.date));
        });
        if response.clicked() {
            out.push(intent.clone());
        }
    }
    if row.state == RowState::Finished {
        text::quiet(ui, &vm.labels.finished);
        text::icon_filled(ui, icon::CHECK_CIRCLE, 16.0, theme.ink3);
    }
}

fn damage(ui: &mut Ui, theme: &Theme, what: &str, why: &str) {
    ui.add_space(4.0);
    ui.horizontal_top(|ui| {
        text::icon_filled(ui, icon::WARNING, 17.0, theme.ink2);
        text::strong(ui, what);
        ui.vertical(|ui| text::body(ui, why));
    });
}
