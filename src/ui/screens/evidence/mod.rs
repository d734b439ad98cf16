//! The evidence board: cards at the left, how sure one is in the middle, and what one may do about it.

mod argument;
mod board;
mod cards;
mod measures;
#[cfg(test)]
mod tests;

use egui::{Frame, Key, Margin, Modifiers, Ui, UiBuilder};

use super::sign;
use crate::ui::kit::button::{self, Button};
use crate::ui::kit::frame::{self, Region, Shell, ShellMemo, TopBar};
use crate::ui::kit::{card, icon, overlay, tabs, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::evidence::{Case, EvidenceMemo, EvidenceVm};
use crate::vm::orders::{OrderState, OrderVm};
use crate::vm::{Intent, Screen, figures};

/// From this width of the window the cards stand in two columns.
const WIDE: f32 = 1480.0;
/// Width of the cards in one and in two columns, with their padding.
const ONE_COLUMN: f32 = 348.0;
const TWO_COLUMNS: f32 = 656.0;
/// From this width of the board responses and argument stand side by side.
const SIDE_BY_SIDE: f32 = 720.0;

/// Draws the evidence board in all the room there is.
pub fn evidence_ui(ui: &mut Ui, theme: &Theme, vm: &EvidenceVm, memo: &mut EvidenceMemo, out: &mut Vec<Intent>) {
    keys(ui, vm, memo, out);
    top_bar(ui, vm, out);
    let Some(case) = &vm.case else {
        Frame::new().inner_margin(Margin::same(20)).show(ui, |ui| text::body(ui, &vm.labels.none_known));
        return;
    };
    let left = if ui.available_width() >= WIDE { TWO_COLUMNS } else { ONE_COLUMN };
    let shell = Shell::new(&vm.labels.title).left(left, &case.hand_title, icon::CARDS);
    let before = memo.cards;
    let mut open = ShellMemo { open: memo.cards.then_some(Region::Left) };
    shell.show(ui, &mut open, |ui, region| match region {
        Region::Left => cards::cards(ui, theme, vm, case, out),
        _ => middle(ui, theme, vm, case, memo, out),
    });
    // Choosing a card in this frame may have turned to the cards meanwhile.
    if memo.cards == before {
        memo.cards = open.open.is_some();
    }
    board::setting(ui, theme, vm, case, memo, out);
}

fn top_bar(ui: &mut Ui, vm: &EvidenceVm, out: &mut Vec<Intent>) {
    let top = TopBar {
        emblem: vm.bar.emblem.as_ref(),
        title: &vm.bar.title,
        subtitle: &vm.bar.subtitle,
        help: &vm.labels.help,
    };
    let mut back = false;
    let help = frame::top_bar_around(
        ui,
        &top,
        |ui| {
            if let Some(work) = &vm.bar.work {
                card::chip(ui, icon::DETECTIVE, work);
            }
        },
        |ui| {
            back = button::icon_button(ui, icon::MAP_TRIFOLD, &vm.labels.back).clicked();
            if let Some(staff) = vm.bar.staff {
                card::stock(ui, icon::USERS_THREE, &figures::whole(staff.into()), &vm.labels.staff, "");
            }
            if let Some(capital) = vm.bar.capital {
                card::stock(ui, icon::HANDSHAKE, &figures::whole(capital.into()), &vm.labels.capital, "");
            }
        },
    );
    if back {
        out.push(Intent::Go(Screen::Desk));
    }
    if help {
        out.push(Intent::Help(true));
    }
}

fn middle(ui: &mut Ui, theme: &Theme, vm: &EvidenceVm, case: &Case, memo: &mut EvidenceMemo, out: &mut Vec<Intent>) {
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, theme.ground);
    let inside = all.shrink2(egui::vec2(measure::PANEL_PAD_X, measure::PANEL_PAD_Y));
    ui.scope_builder(UiBuilder::new().id_salt("board").max_rect(inside), |ui| {
        frame::scroll(ui, |ui| {
            ui.spacing_mut().item_spacing.y = measure::GAP_CARD;
            incidents(ui, vm, out);
            board::board(ui, theme, vm, case, memo);
            if ui.available_width() >= SIDE_BY_SIDE {
                let half = 0.5 * (ui.available_width() - measure::GAP_CARD);
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = measure::GAP_CARD;
                    column(ui, half, |ui| measures::measures(ui, vm, case, memo));
                    column(ui, half, |ui| argument::argument(ui, theme, vm, case, memo, out));
                });
            } else {
                measures::measures(ui, vm, case, memo);
                argument::argument(ui, theme, vm, case, memo, out);
            }
            measures::coalitions(ui, theme, vm, case, out);
        });
    });
}

/// Lays `add` out in a column of this width.
fn column(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.set_width(width);
        add(ui);
    });
}

/// One tab for each incident; a single one needs none.
fn incidents(ui: &mut Ui, vm: &EvidenceVm, out: &mut Vec<Intent>) {
    if vm.tabs.len() < 2 {
        return;
    }
    let names: Vec<&str> = vm.tabs.iter().map(|(_, name)| name.as_str()).collect();
    let mut on = vm.tab;
    if tabs::tabs(ui, &names, &mut on).changed() {
        out.push(Intent::SelectIncident(vm.tabs[on].0));
    }
}

/// Page up and down go through the incidents, S opens the standards.
fn keys(ui: &Ui, vm: &EvidenceVm, memo: &mut EvidenceMemo, out: &mut Vec<Intent>) {
    if !overlay::keys_are_free(ui) || memo.setting {
        return;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if vm.case.as_ref().is_some_and(|case| !case.standards.rows.is_empty()) && pressed(Key::S) {
        memo.setting = true;
    }
    let to = if pressed(Key::PageDown) {
        vm.tabs.get(vm.tab + 1)
    } else if pressed(Key::PageUp) {
        vm.tab.checked_sub(1).and_then(|tab| vm.tabs.get(tab))
    } else {
        None
    };
    if let Some((incident, _)) = to {
        out.push(Intent::SelectIncident(*incident));
    }
    if pressed(Key::Z) {
        out.push(Intent::Undo);
    }
}

/// A button that gives an order or takes it back, with what it takes on it and what it would do as its tooltip.
fn order_button(ui: &mut Ui, label: &str, order: &OrderVm, out: &mut Vec<Intent>) {
    let words = format!("{label} · {}", order.cost_words);
    let why = if let OrderState::Off(why) = &order.state { Some(why.as_str()) } else { None };
    let chosen = order.state == OrderState::Chosen;
    let button = Button::quiet(&words).icon(sign::of_order(order.sign)).small().chosen(chosen).off(why);
    let response = ui.add(button);
    let clicked = response.clicked();
    if why.is_none() {
        overlay::explain(response, &order.title, |ui| {
            text::caption(ui, &order.effect);
            if !order.leaves.is_empty() {
                text::quiet(ui, &order.leaves);
            }
        });
    }
    if clicked {
        out.push(order.intent.clone());
    }
}
