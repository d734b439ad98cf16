//! Choice of level and seat.

use egui::{Align, Color32, Layout, Margin, Rect, Sense, Ui, UiBuilder, vec2};

use super::drawings::{self, Inks};
use super::page;
use crate::ui::kit::button::Button;
use crate::ui::kit::card::Card;
use crate::ui::kit::{icon, shape, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::levels::{LevelCard, LevelDetail, LevelsVm, SeatCard};
use crate::vm::title::Drawing;

pub fn levels_ui(ui: &mut Ui, vm: &LevelsVm, out: &mut Vec<Intent>) {
    page::bar(ui, &vm.bar, None, out);
    if vm.level.is_some() && page::enter(ui) {
        out.push(Intent::Start);
    }
    let all = ui.available_rect_before_wrap();
    let foot = all.with_min_y(all.bottom() - FOOT);
    let body = all.with_max_y(foot.top());
    let theme = Theme::of(ui);
    let wide = all.width() >= 900.0;
    if wide {
        let list = body.with_max_x(body.left() + LIST);
        ui.painter().rect_filled(list.with_max_y(all.bottom()), 0.0, theme.panel);
        let line = egui::Stroke::new(measure::HAIRLINE, theme.line);
        ui.painter().vline(list.right() - 0.5, list.top()..=all.bottom(), line);
        scope(ui, "list", list.shrink2(vec2(measure::PANEL_PAD_X, measure::PANEL_PAD_Y)), |ui| {
            crate::ui::kit::frame::scroll(ui, |ui| list_ui(ui, vm, out));
        });
        scope(ui, "level", body.with_min_x(list.right()), |ui| {
            page::column(ui, DETAIL, |ui| detail_or_none(ui, vm, out));
        });
        scope(ui, "foot", foot.with_min_x(list.right()), |ui| foot_ui(ui, vm, out));
    } else {
        scope(ui, "all", body, |ui| {
            page::column(ui, DETAIL, |ui| {
                list_ui(ui, vm, out);
                ui.add_space(measure::GAP_GROUP);
                detail_or_none(ui, vm, out);
            });
        });
        scope(ui, "foot", foot, |ui| foot_ui(ui, vm, out));
    }
    ui.advance_cursor_after_rect(all);
}

const LIST: f32 = 332.0;
const DETAIL: f32 = 880.0;
const FOOT: f32 = 72.0;

fn scope(ui: &mut Ui, salt: &str, rect: Rect, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().id_salt(salt).max_rect(rect).layout(Layout::top_down(Align::Min)), add);
}

fn list_ui(ui: &mut Ui, vm: &LevelsVm, out: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.y = measure::GAP_CARD;
    for card in &vm.cards {
        if let Some(heading) = &card.heading {
            text::section(ui, heading);
        }
        if level_card(ui, card) {
            out.push(card.choose.clone());
        }
    }
    let (packs, go) = &vm.packs;
    if ui.add(Button::plain(packs).icon(icon::PACKAGE)).clicked() {
        out.push(go.clone());
    }
}

fn level_card(ui: &mut Ui, card: &LevelCard) -> bool {
    let name = format!("{}, {}", card.title, card.note);
    let frame = Card::new().chosen(card.chosen).margin(Margin::symmetric(14, 12));
    frame
        .button(ui, &name, |ui| {
            let theme = Theme::of(ui);
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(64.0, 56.0), Sense::hover());
                picture(ui, &theme, card.drawing, rect);
                ui.add_space(6.0);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.label(theme.bulletin().text(&card.title, theme.ink));
                    text::caption(ui, &card.line);
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = 5.0;
                        if card.broken {
                            text::icon_filled(ui, icon::WARNING, 14.0, theme.ink2);
                        }
                        text::quiet(ui, &card.note);
                    });
                });
            });
        })
        .response
        .clicked()
}

fn picture(ui: &Ui, theme: &Theme, drawing: Option<Drawing>, rect: Rect) {
    drawings::draw(ui.painter(), drawing, rect, Inks { line: theme.ink, quiet: theme.ink2, harm: theme.harm });
}

fn detail_or_none(ui: &mut Ui, vm: &LevelsVm, out: &mut Vec<Intent>) {
    match &vm.level {
        Some(level) => detail_ui(ui, vm, level, out),
        None => {
            text::body(ui, &vm.none);
        }
    }
}

fn detail_ui(ui: &mut Ui, vm: &LevelsVm, level: &LevelDetail, out: &mut Vec<Intent>) {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let art = 150.0;
    ui.horizontal_top(|ui| {
        let words = if width >= 560.0 { width - art - 24.0 } else { width };
        ui.vertical(|ui| {
            ui.set_width(words);
            ui.label(theme.headline().text(&level.title, theme.ink));
            ui.add_space(2.0);
            ui.label(theme.dossier().text(&level.tagline, theme.ink));
            ui.add_space(4.0);
            text::caption(ui, &level.length);
        });
        if width >= 560.0 {
            let (rect, _) = ui.allocate_exact_size(vec2(art, 96.0), Sense::hover());
            picture(ui, &theme, level.drawing, rect);
        }
    });
    ui.add_space(measure::GAP_GROUP);
    text::section(ui, &vm.labels.seats);
    ui.add_space(6.0);
    seats_ui(ui, &theme, &level.seats, out);
    ui.add_space(measure::GAP_GROUP);
    text::section(ui, &vm.labels.goals);
    ui.add_space(6.0);
    for goal in &level.goals {
        ui.horizontal_top(|ui| {
            text::icon(ui, icon::CHECK_CIRCLE, 18.0, theme.ink3);
            ui.add_space(2.0);
            ui.vertical(|ui| text::body(ui, goal));
        });
        ui.add_space(3.0);
    }
}

/// Seats side by side where they fit, of one height.
fn seats_ui(ui: &mut Ui, theme: &Theme, seats: &[SeatCard], out: &mut Vec<Intent>) {
    let gap = measure::GAP_CARD;
    let columns = (((ui.available_width() + gap) / (236.0 + gap)) as usize).clamp(1, seats.len().max(1));
    let width = (ui.available_width() + gap) / columns as f32 - gap;
    for row in seats.chunks(columns) {
        let heights = row.iter().map(|seat| seat_height(ui, theme, seat, width - 2.0 * SEAT_PAD));
        let height = heights.fold(0.0, f32::max);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for seat in row {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    if seat_ui(ui, theme, seat, height) {
                        out.push(seat.choose.clone());
                    }
                });
            }
        });
        ui.add_space(gap - ui.spacing().item_spacing.y);
    }
}

const SEAT_PAD: f32 = 16.0;
const EMBLEM_ROW: f32 = 44.0;

fn seat_height(ui: &Ui, theme: &Theme, seat: &SeatCard, width: f32) -> f32 {
    let high = |words: &str, face| text::wrapped(ui, words, &face, Color32::PLACEHOLDER, width).size().y;
    EMBLEM_ROW + 8.0 + high(&seat.pitch, theme.dossier()) + 8.0 + high(&seat.difficulty, theme.caption())
}

fn seat_ui(ui: &mut Ui, theme: &Theme, seat: &SeatCard, height: f32) -> bool {
    let frame = Card::new().chosen(seat.chosen).margin(Margin::symmetric(SEAT_PAD as i8, 14));
    frame
        .button(ui, &seat.emblem.name, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_min_height(height);
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), EMBLEM_ROW), Sense::hover());
            let middle = rect.left_center() + vec2(19.0, 0.0);
            shape::emblem(ui.painter(), theme, &seat.emblem, middle, measure::EMBLEM_OWN, shape::Ring::default());
            let room = rect.width() - 50.0;
            let name = text::elided(ui, &seat.emblem.name, &theme.bulletin(), theme.ink, room);
            let line = text::elided(ui, &seat.line, &theme.label(), theme.ink3, room);
            ui.painter().galley(rect.left_top() + vec2(50.0, 3.0), name, theme.ink);
            ui.painter().galley(rect.left_top() + vec2(50.0, 24.0), line, theme.ink3);
            ui.add_space(8.0);
            ui.label(theme.dossier().text(&seat.pitch, theme.ink));
            ui.add_space(8.0);
            text::caption(ui, &seat.difficulty);
        })
        .response
        .clicked()
}

fn foot_ui(ui: &mut Ui, vm: &LevelsVm, out: &mut Vec<Intent>) {
    let theme = Theme::of(ui);
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, theme.ground);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, egui::Stroke::new(measure::HAIRLINE, theme.line));
    let Some(level) = &vm.level else { return };
    let pad = page::side_pad(rect.width(), DETAIL);
    scope(ui, "start", rect.shrink2(vec2(pad, 14.0)), |ui| {
        text::between(
            ui,
            |ui| {
                text::cut(ui, &vm.labels.saved_note);
            },
            |ui| {
                let start = Button::primary(&level.start).trailing(icon::ARROW_RIGHT).tall();
                if ui.add(start).clicked() {
                    out.push(Intent::Start);
                }
            },
        );
    });
}
