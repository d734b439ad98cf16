//! Every order there is for whom and what one looks at: what it takes, what it would do, and why not.

use egui::Ui;

use super::strip::price;
use crate::ui::kit::card::Card;
use crate::ui::kit::{icon, overlay, text};
use crate::ui::screens::sign;
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::desk::{DeskMemo, DeskVm};
use crate::vm::orders::{OrderState, OrderVm};

pub(super) fn listing(ui: &Ui, theme: &Theme, vm: &DeskVm, memo: &mut DeskMemo, out: &mut Vec<Intent>) {
    let Some(orders) = vm.orders.as_ref().filter(|_| memo.listing) else { return };
    let (closed, ()) = overlay::dialog(ui.ctx(), &vm.labels.all_orders, &vm.labels.close, 720.0, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        text::caption(ui, &orders.leaves);
        text::quiet(ui, &vm.labels.plans);
        for (g, group) in orders.groups.iter().enumerate() {
            ui.add_space(measure::GAP_CARD);
            text::section(ui, &group.title);
            for (i, order) in group.orders.iter().enumerate() {
                ui.push_id((g, i), |ui| row(ui, theme, vm, order, out));
            }
        }
    });
    memo.listing &= !closed;
}

fn row(ui: &mut Ui, theme: &Theme, vm: &DeskVm, order: &OrderVm, out: &mut Vec<Intent>) {
    let card = Card::new().chosen(order.state == OrderState::Chosen).margin(egui::Margin::symmetric(12, 9));
    if let OrderState::Off(why) = &order.state {
        let shown = card.well().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                text::icon(ui, icon::LOCK_SIMPLE, 15.0, theme.ink3);
                ui.label(theme.body().text(&order.title, theme.ink3));
                text::quiet(ui, &order.about);
            });
            text::caption(ui, why);
        });
        let spoken = &order.spoken;
        shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, false, spoken));
        return;
    }
    let response = card
        .button(ui, &order.spoken, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            text::between(
                ui,
                |ui| {
                    text::icon(ui, sign::of_order(order.sign), 16.0, theme.ink2);
                    text::strong(ui, &order.title);
                    text::cut(ui, &order.about);
                },
                |ui| price(ui, theme, order.cost),
            );
            text::caption(ui, &order.effect);
            // A move stands apart in words and sign; plans only say what they leave.
            if order.is_move {
                ui.horizontal(|ui| {
                    text::icon(ui, icon::LIGHTNING, 14.0, theme.ink);
                    ui.label(theme.caption_strong().text(&vm.labels.moves, theme.ink));
                });
            } else if order.state == OrderState::Chosen {
                ui.horizontal(|ui| {
                    text::icon(ui, icon::CHECK, 14.0, theme.accent);
                    text::quiet(ui, &vm.labels.take_back);
                });
            } else if !order.leaves.is_empty() {
                text::quiet(ui, &order.leaves);
            }
        })
        .response;
    if response.clicked() {
        out.push(order.intent.clone());
    }
}
