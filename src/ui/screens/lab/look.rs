//! The game on the level: its turns, its talks, the secrets of a seat, and how many games come out.

use egui::{Margin, Rect, ScrollArea, Slider, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{LabPage, status_ui};
use crate::ui::kit::button::{Button, icon_button};
use crate::ui::kit::card::{self, Card};
use crate::ui::kit::{bar, chart, icon, shape, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::lab::{BalanceRow, BenchVm, LabIntent, LabVm, PlaneCard, SecretRow};

/// From this width on two planes stand side by side.
const TWO: f32 = 760.0;

pub(super) fn stage_ui(ui: &mut Ui, vm: &LabVm, memo: &mut LabPage) {
    let all = ui.max_rect();
    let inside = Rect::from_min_max(all.min + vec2(20.0, 12.0), pos2(all.right() - 6.0, all.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.set_max_width(all.width() - 40.0);
            let Some(bench) = &vm.bench else {
                status_ui(ui, vm);
                text::card_title(ui, &vm.labels.nothing_yet);
                return;
            };
            moments(ui, vm, bench, memo);
            seats(ui, bench, memo);
            if let Some(note) = &vm.note {
                ui.add_space(6.0);
                card::note(ui, icon::WARNING, false, |ui| text::body(ui, note));
            }
            ui.add_space(measure::GAP_CARD);
            if let Some(words) = &bench.no_planes {
                text::quiet(ui, words);
            }
            planes(ui, &bench.planes);
            ui.add_space(measure::GAP_GROUP);
        });
    });
}

/// The turns of the game on a line.
fn moments(ui: &mut Ui, vm: &LabVm, bench: &BenchVm, memo: &mut LabPage) {
    let theme = Theme::of(ui);
    text::between(
        ui,
        |ui| {
            if icon_button(ui, icon::CARET_LEFT, &vm.labels.sooner).clicked() {
                memo.memo.stop = bench.stop.saturating_sub(1);
            }
            if icon_button(ui, icon::CARET_RIGHT, &vm.labels.later).clicked() {
                memo.memo.stop = (bench.stop + 1).min(bench.stops - 1);
            }
            ui.spacing_mut().slider_width = (ui.available_width() - 16.0).clamp(60.0, 420.0);
            let mut stop = bench.stop;
            let response = ui.add(Slider::new(&mut stop, 0..=bench.stops - 1).show_value(false));
            if response.has_focus() {
                shape::focus_ring(ui.painter(), &theme, response.rect, measure::RADIUS_CHIP);
            }
            let spoken = format!("{}: {}", vm.labels.turn, bench.when);
            response.widget_info(|| WidgetInfo::slider(true, stop as f64, &spoken));
            if stop != bench.stop {
                memo.memo.stop = stop;
            }
        },
        |ui| {
            let words = text::line(ui, &bench.when, &theme.strong(), theme.ink);
            // The line does not move while turns go by.
            let (rect, response) = ui.allocate_exact_size(vec2(words.size().x.max(190.0), 32.0), egui::Sense::hover());
            ui.painter().galley(
                pos2(rect.right() - words.size().x, rect.center().y - 0.5 * words.size().y),
                words,
                theme.ink,
            );
            response.widget_info(|| WidgetInfo::labeled(egui::WidgetType::Label, true, &bench.when));
        },
    );
}

/// Whose chair.
fn seats(ui: &mut Ui, bench: &BenchVm, memo: &mut LabPage) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for seat in &bench.seats {
            let button = Button::quiet(&seat.emblem.code).small().chosen(seat.chosen);
            let response = ui.add(button).on_hover_text(&seat.emblem.name);
            response.ctx.accesskit_node_builder(response.id, |node| {
                node.set_label(format!("{}, {}", seat.emblem.code, seat.emblem.name));
            });
            if response.clicked() {
                memo.memo.seat = Some(seat.emblem.code.clone());
            }
        }
    });
}

fn planes(ui: &mut Ui, cards: &[PlaneCard]) {
    let width = ui.available_width();
    let columns = if width >= TWO && cards.len() > 1 { 2 } else { 1 };
    let each = (width - measure::GAP_CARD * (columns as f32 - 1.0)) / columns as f32;
    for row in cards.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = measure::GAP_CARD;
            for card in row {
                ui.vertical(|ui| {
                    ui.set_width(each);
                    plane_ui(ui, card);
                });
            }
        });
        ui.add_space(measure::GAP_CARD);
    }
}

fn plane_ui(ui: &mut Ui, vm: &PlaneCard) {
    Card::new().margin(Margin::symmetric(16, 12)).show(ui, |ui| {
        let theme = Theme::of(ui);
        text::card_title(ui, &vm.name);
        ui.horizontal_top(|ui| {
            if vm.empty_zone {
                text::icon_filled(ui, icon::WARNING, 17.0, theme.ink2);
            }
            ui.vertical(|ui| text::caption(ui, &vm.zone));
        });
        if let Some(plane) = &vm.plane {
            ui.add_space(4.0);
            let width = ui.available_width();
            // In a low window the whole of it can be scrolled into sight.
            let highest = (ui.clip_rect().height() - 40.0).clamp(200.0, 420.0);
            chart::plane(ui, plane, vec2(width, (0.8 * width).min(highest)), &vm.spoken);
        }
    });
}

pub(super) fn secrets_ui(ui: &mut Ui, vm: &LabVm, out: &mut Vec<Intent>) {
    let Some(bench) = &vm.bench else {
        text::title(ui, &vm.labels.secrets);
        text::quiet(ui, &vm.labels.nothing_yet);
        return;
    };
    text::title(ui, &bench.secrets.who.name);
    text::quiet(ui, &bench.when);
    if let Some(play) = &bench.play {
        ui.add_space(4.0);
        if ui.add(Button::quiet(&vm.labels.play).icon(icon::PLAY).small()).clicked() {
            out.push(play.clone());
        }
    }
    for group in &bench.secrets.groups {
        ui.add_space(measure::GAP_CARD);
        text::section(ui, &group.heading);
        ui.add_space(2.0);
        for row in &group.rows {
            secret_ui(ui, row);
        }
    }
    ui.add_space(measure::GAP_GROUP);
}

fn secret_ui(ui: &mut Ui, row: &SecretRow) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    if let Some(share) = row.share {
        bar::labelled(ui, None, &row.name, share, &row.value);
    } else if !row.value.is_empty() {
        text::row(ui, &row.name, &row.value);
    } else if !row.name.is_empty() {
        ui.label(theme.body().text(&row.name, theme.ink));
    }
    if !row.note.is_empty() {
        text::quiet(ui, &row.note);
        ui.add_space(4.0);
    }
}

/// Rows of the strip below one another.
const ROWS: usize = 3;
const COLUMN: f32 = 300.0;

pub(super) fn balance_ui(ui: &mut Ui, vm: &LabVm, out: &mut Vec<Intent>) {
    let balance = &vm.balance;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        ui.vertical(|ui| {
            ui.set_width(230.0);
            ui.spacing_mut().item_spacing.y = 4.0;
            if balance.running {
                if ui.add(Button::quiet(&vm.labels.balance_stop).icon(icon::STOP)).clicked() {
                    out.push(Intent::Lab(LabIntent::Balance(false)));
                }
                bar::labelled(ui, None, &balance.progress, balance.share, "");
            } else {
                let off = (!balance.ready).then_some(vm.labels.nothing_yet.as_str());
                let start = Button::quiet(&vm.labels.balance_start).icon(icon::SCALES).off(off);
                if ui.add(start).clicked() {
                    out.push(Intent::Lab(LabIntent::Balance(true)));
                }
                text::quiet(ui, &balance.progress);
            }
        });
        table(ui, &vm.labels.agreement, &balance.talks);
        table(ui, &vm.labels.scores, &balance.seats);
    });
}

fn table(ui: &mut Ui, heading: &str, rows: &[BalanceRow]) {
    for (n, column) in rows.chunks(ROWS).enumerate() {
        ui.vertical(|ui| {
            ui.set_width(COLUMN);
            ui.spacing_mut().item_spacing.y = 0.0;
            // One heading over all columns of a table.
            if n == 0 {
                text::section(ui, heading);
            } else {
                ui.add_space(measure::ROW_LIST - 12.0);
            }
            for row in column {
                bar::labelled(ui, row.emblem.as_ref(), &row.name, row.share, &row.value);
            }
        });
    }
}
