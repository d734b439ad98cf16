//! The left side: what happened, what is due, and where else one can go.

use std::cell::RefCell;

use egui::{Sense, Ui, UiBuilder, WidgetInfo, WidgetType, vec2};

use crate::ui::kit::button::Button;
use crate::ui::kit::{frame, icon, shape, text};
use crate::ui::screens::sign;
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::desk::{DeskMemo, DeskVm, DueVm, NewsVm};

pub(super) fn bulletin(ui: &mut Ui, theme: &Theme, vm: &DeskVm, memo: &mut DeskMemo, out: &mut Vec<Intent>) {
    text::title_with_note(ui, &vm.labels.bulletin, &vm.bulletin.date);
    // Both parts of the panel ask for things.
    let asked = RefCell::new(out);
    // Rows of the foot: one for each place, one for turning back.
    let turning_back = vm.bulletin.earlier.is_some() || vm.bulletin.later.is_some();
    let rows = vm.places.len() + usize::from(turning_back);
    let foot = rows as f32 * (measure::TARGET + 4.0) + FOOT;
    frame::with_foot(
        ui,
        foot,
        |ui| {
            for item in &vm.bulletin.items {
                text::rule(ui);
                news(ui, theme, item, &mut asked.borrow_mut());
            }
            if let Some(silent) = &vm.bulletin.silent {
                text::rule(ui);
                text::quiet(ui, silent);
            }
            text::rule(ui);
            text::section(ui, &vm.labels.due);
            if vm.due.is_empty() {
                text::quiet(ui, &vm.labels.nothing_due);
            }
            for (i, item) in vm.due.iter().enumerate() {
                due(ui, theme, i, item, &mut asked.borrow_mut());
            }
        },
        |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                ui.add_space(FOOT - 4.0);
                for place in &vm.places {
                    let key = place.key.to_string();
                    let button = Button::plain(&place.label).icon(sign::of_place(place.place)).key(&key).fill_width();
                    if ui.add(button).on_hover_text(&place.note).clicked() {
                        asked.borrow_mut().push(place.opens.clone());
                    }
                }
                if turning_back {
                    turning(ui, vm, memo);
                }
            });
        },
    );
}

/// Room between what is read and where one can go.
const FOOT: f32 = 10.0;

/// To earlier turns and back.
fn turning(ui: &mut Ui, vm: &DeskVm, memo: &mut DeskMemo) {
    ui.horizontal(|ui| {
        if let Some((turn, name)) = &vm.bulletin.earlier
            && ui.add(Button::plain(name).icon(icon::CLOCK_COUNTER_CLOCKWISE).key("J")).clicked()
        {
            memo.bulletin = Some(*turn);
        }
        if vm.bulletin.later.is_some() && ui.add(Button::plain(&vm.labels.this_turn)).clicked() {
            memo.bulletin = None;
        }
    });
}

/// One thing that happened. Where more can be read about it, the whole of it can be clicked.
fn news(ui: &mut Ui, theme: &Theme, item: &NewsVm, out: &mut Vec<Intent>) {
    let sense = if item.opens.is_some() { Sense::click() } else { Sense::hover() };
    let response = ui
        .scope_builder(UiBuilder::new().sense(sense), |ui| {
            ui.horizontal_top(|ui| {
                let (icon_rect, _) = ui.allocate_exact_size(vec2(20.0, 21.0), Sense::hover());
                let harm = sign::is_harm(item.sign);
                let face = if harm { theme.icon_filled(16.0) } else { theme.icon(16.0) };
                let color = if harm { theme.harm } else { theme.ink2 };
                let at = icon_rect.left_center() + vec2(8.0, 0.0);
                ui.painter().text(at, egui::Align2::CENTER_CENTER, sign::of_news(item.sign), face.font, color);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 3.0;
                    ui.label(theme.bulletin().text(&item.heading, theme.ink));
                    if !item.body.is_empty() {
                        text::caption(ui, &item.body);
                    }
                    if !item.source.is_empty() {
                        ui.label(theme.label().text(&item.source, theme.ink3));
                    }
                });
            });
        })
        .response;
    let Some(opens) = &item.opens else { return };
    if response.has_focus() {
        shape::focus_ring(ui.painter(), theme, response.rect, measure::RADIUS_CHIP);
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, &item.heading));
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        out.push(opens.clone());
    }
}

/// A row of the list of dates.
fn due(ui: &mut Ui, theme: &Theme, place: usize, item: &DueVm, out: &mut Vec<Intent>) {
    let face = if item.now { theme.caption_strong() } else { theme.caption() };
    let when = text::line(ui, &item.when, &face, if item.now { theme.ink } else { theme.ink3 });
    let room = (ui.available_width() - when.size().x - 12.0).max(60.0);
    let what = text::wrapped(ui, &item.what, &theme.body(), theme.ink, room);
    let size = vec2(ui.available_width(), what.size().y.max(measure::ROW_OPTION));
    let sense = if item.opens.is_some() { Sense::click() } else { Sense::hover() };
    let response = ui.push_id(("due", place), |ui| ui.allocate_exact_size(size, sense).1).inner;
    let rect = response.rect;
    let end = rect.right() - when.size().x;
    ui.painter().galley(rect.left_top(), what, theme.ink);
    ui.painter().galley(egui::pos2(end, rect.top() + 1.0), when, theme.ink3);
    if response.has_focus() {
        shape::focus_ring(ui.painter(), theme, rect, measure::RADIUS_CHIP);
    }
    let kind = if item.opens.is_some() { WidgetType::Link } else { WidgetType::Label };
    response.widget_info(|| WidgetInfo::labeled(kind, true, format!("{}: {}", item.what, item.when)));
    if let Some(opens) = item.opens.as_ref().filter(|_| response.clicked()) {
        out.push(opens.clone());
    }
}
