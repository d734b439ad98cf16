//! The list of saves.

use egui::{Margin, Sense, Ui, vec2};

use super::page;
use crate::ui::kit::button::Button;
use crate::ui::kit::card::Card;
use crate::ui::kit::{icon, shape, text};
use crate::ui::theme::{Theme, measure};
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
            row_ui(ui, vm, row, newest == Some(at), out);
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
        let narrow = ui.available_width() < 480.0;
        text::between(
            ui,
            |ui| {
                if !narrow {
                    let (rect, _) = ui.allocate_exact_size(vec2(40.0, 46.0), Sense::hover());
                    match &row.emblem {
                        Some(emblem) => {
                            let ring = shape::Ring::default();
                            shape::emblem(ui.painter(), &theme, emblem, rect.center(), measure::EMBLEM, ring);
                        }
                        None => {
                            let font = theme.icon(24.0).font;
                            let sign = if row.load.is_some() { icon::FILE } else { icon::FILE_X };
                            ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, sign, font, theme.ink3);
                        }
                    }
                    ui.add_space(6.0);
                }
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add(egui::Label::new(theme.card_title().text(&row.title, theme.ink)).truncate());
                    let parts: Vec<&str> =
                        [row.seat.as_str(), row.turn.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
                    if !parts.is_empty() {
                        text::cut(ui, parts.join(" · "));
                    }
                    let date = theme.label().text(format!("{} · {}", row.date, row.name), theme.ink3);
                    ui.add(egui::Label::new(date).truncate());
                });
            },
            |ui| {
                if let Some((label, intent)) = &row.load {
                    let button = if first { Button::primary(label) } else { Button::quiet(label) };
                    let response = ui.add(button);
                    response.ctx.accesskit_node_builder(response.id, |node| {
                        node.set_description(format!("{}, {}", row.title, row.turn));
                    });
                    if response.clicked() {
                        out.push(intent.clone());
                    }
                }
                if row.state == RowState::Finished {
                    text::quiet(ui, &vm.labels.finished);
                    text::icon_filled(ui, icon::CHECK_CIRCLE, 16.0, theme.ink3);
                }
            },
        );
        match &row.state {
            RowState::Open | RowState::Finished => {}
            RowState::Short { why } => damage(ui, &theme, &vm.labels.short, why),
            RowState::Damaged { why, instead } => {
                damage(ui, &theme, &vm.labels.damaged, why);
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

fn damage(ui: &mut Ui, theme: &Theme, what: &str, why: &str) {
    ui.add_space(4.0);
    ui.horizontal_top(|ui| {
        text::icon_filled(ui, icon::WARNING, 17.0, theme.ink2);
        text::strong(ui, what);
        ui.vertical(|ui| text::body(ui, why));
    });
}
