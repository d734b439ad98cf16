//! The foot: what is ordered and what it leaves, what suggests itself, and the button that ends the turn.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Layout, Rect, Response, ScrollArea, Ui, UiBuilder, vec2};

use crate::level::Cost;
use crate::rules::Order;
use crate::ui::kit::button::Button;
use crate::ui::kit::card::Card;
use crate::ui::kit::{icon, overlay, text};
use crate::ui::screens::sign;
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::desk::{DeskMemo, DeskVm, OrdersVm};
use crate::vm::orders::{OrderState, OrderVm};

/// Least and most width and the height of an order's card, and width of the button that ends the turn.
const ORDER_CARD: f32 = 204.0;
const WIDEST_CARD: f32 = 300.0;
const CARD: f32 = 64.0;
const END: f32 = 204.0;

pub(super) fn strip(ui: &mut Ui, theme: &Theme, vm: &DeskVm, memo: &mut DeskMemo, out: &mut Vec<Intent>) {
    let Some(orders) = &vm.orders else { return };
    // Content of a sideways scroll has no width of its own: take that of what is seen.
    let width = ui.clip_rect().width();
    let (all, _) = ui.allocate_exact_size(vec2(width, ui.available_height()), egui::Sense::hover());
    ui.scope_builder(UiBuilder::new().id_salt("orders").max_rect(all), |ui| {
        header(ui, vm, orders, memo, out);
        let body = ui.available_rect_before_wrap();
        let cards = body.with_max_x(body.right() - END - measure::GAP_CARD);
        ui.scope_builder(UiBuilder::new().id_salt("cards").max_rect(cards), |ui| {
            let given = orders.cards.iter().enumerate();
            let mut card = |ui: &mut Ui, (i, order), width| {
                ui.push_id(i, |ui| order_card(ui, theme, order, width, out));
            };
            if cards.height() < 2.0 * CARD {
                // A card cut at the end says that there are more; the list of all orders names them, too.
                ScrollArea::horizontal().scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden).show(ui, |ui| {
                    ui.horizontal_top(|ui| {
                        given.for_each(|(i, order)| {
                            let width = natural_width(ui, theme, order);
                            card(ui, (i, order), width);
                        })
                    });
                });
            } else {
                ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                    let columns = ((ui.available_width() + 8.0) / (ORDER_CARD + 8.0)).floor().max(1.0);
                    let width = (ui.available_width() + 8.0) / columns - 8.0;
                    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
                    // Row by row: a card is a scope of its own, which would not wrap.
                    for row in given.collect::<Vec<_>>().chunks(columns as usize) {
                        ui.horizontal_top(|ui| row.iter().for_each(|order| card(ui, *order, width.floor())));
                    }
                });
            }
        });
        end(ui, orders, memo, body.with_min_x(body.right() - END), out);
    });
}

fn header(ui: &mut Ui, vm: &DeskVm, orders: &OrdersVm, memo: &mut DeskMemo, out: &mut Vec<Intent>) {
    text::between(
        ui,
        |ui| {
            let words = text::mixed_job(ui, &[(&orders.chosen_words, true), (" · ", false), (&orders.leaves, false)]);
            ui.add(egui::Label::new(words).truncate());
        },
        |ui| {
            if ui.add(Button::plain(&orders.all_label).icon(icon::LIST).key("O")).clicked() {
                memo.listing = true;
            }
            let undo = Button::plain(&vm.labels.undo).icon(icon::ARROW_U_UP_LEFT).key("Z");
            if ui.add(undo.off(orders.undo_off.as_deref())).clicked() {
                out.push(Intent::Undo);
            }
        },
    );
}

/// An order as a card: chosen ones stand in the accent with a tick, and a click takes them back. One that the means no
/// longer allow stays, paler, and says why.
fn order_card(ui: &mut Ui, theme: &Theme, order: &OrderVm, width: f32, out: &mut Vec<Intent>) {
    let chosen = order.state == OrderState::Chosen;
    let off = if let OrderState::Off(why) = &order.state { Some(why) } else { None };
    let ink = if off.is_some() { theme.ink3 } else { theme.ink };
    let size = vec2(width, CARD);
    let response = ui
        .allocate_ui_with_layout(size, Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            let card = Card::new().chosen(chosen).margin(egui::Margin::symmetric(12, 6));
            card.button(ui, &order.spoken, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                text::between(
                    ui,
                    |ui| {
                        let color = if chosen { theme.accent } else { theme.ink2 };
                        text::icon(ui, sign::of_order(order.sign), 15.0, color);
                        ui.add(egui::Label::new(theme.strong().text(&order.title, ink)).truncate());
                    },
                    |ui| {
                        if chosen {
                            text::icon(ui, icon::CHECK, 14.0, theme.accent);
                        }
                        price(ui, theme, order.cost);
                    },
                );
                text::cut(ui, &order.about);
            })
            .response
        })
        .inner;
    let clicked = response.clicked() && off.is_none();
    overlay::explain(response, &order.title, |ui| {
        text::caption(ui, &order.about);
        text::caption(ui, off.unwrap_or(&order.effect));
        text::caption(ui, &order.cost_words);
        if !order.leaves.is_empty() {
            text::quiet(ui, &order.leaves);
        }
    });
    if clicked {
        out.push(order.intent.clone());
    }
}

/// Width at which nothing of an order's card is cut, within bounds.
fn natural_width(ui: &Ui, theme: &Theme, order: &OrderVm) -> f32 {
    let width = |words: &str, face| text::line(ui, words, &face, theme.ink).size().x;
    let means = [order.cost.budget, order.cost.staff, order.cost.capital].iter().filter(|n| **n != 0).count();
    let head = 15.0 + 8.0 + width(&order.title, theme.strong()) + 12.0 + 34.0 * means as f32 + 18.0;
    let words = head.max(width(&order.about, theme.caption()));
    (words + 2.0 * 12.0 + 4.0).clamp(ORDER_CARD, WIDEST_CARD).ceil()
}

/// Capital, staff and budget as icons with numbers, laid out from the right; the words are on the card's name.
pub(super) fn price(ui: &mut Ui, theme: &Theme, cost: Cost) {
    ui.spacing_mut().item_spacing.x = 3.0;
    let means = [(cost.budget, icon::COINS), (cost.staff, icon::USER), (cost.capital, icon::HANDSHAKE)];
    for (n, sign) in means {
        if n != 0 {
            ui.label(theme.caption().text(n.to_string(), theme.ink));
            text::icon(ui, sign, 14.0, theme.ink2);
            ui.add_space(3.0);
        }
    }
}

/// The button that ends the turn while the orders are out of sight.
pub(super) fn end_in_tabs(ui: &mut Ui, vm: &DeskVm, memo: &mut DeskMemo, out: &mut Vec<Intent>) {
    if let Some(orders) = &vm.orders {
        let response = end_button(ui, orders, memo, |button| button, out);
        if orders.end.off.is_none() {
            response.on_hover_text(&orders.end.note);
        }
    }
}

fn end_button(
    ui: &mut Ui,
    orders: &OrdersVm,
    memo: &mut DeskMemo,
    look: impl FnOnce(Button<'_>) -> Button<'_>,
    out: &mut Vec<Intent>,
) -> Response {
    let button = look(Button::primary(&orders.end.label).trailing(icon::ARROW_RIGHT));
    let response = ui.add(button.off(orders.end.off.as_deref()));
    if response.clicked() {
        if orders.end.asks {
            response.surrender_focus();
            memo.ending = true;
        } else {
            out.push(Intent::Submit(Order::Send));
        }
    }
    response
}

fn end(ui: &mut Ui, orders: &OrdersVm, memo: &mut DeskMemo, rect: Rect, out: &mut Vec<Intent>) {
    let centred = Layout::top_down(egui::Align::Center);
    ui.scope_builder(UiBuilder::new().id_salt("end").max_rect(rect).layout(centred), |ui| {
        end_button(ui, orders, memo, |button| button.tall().fill_width(), out);
        let note = orders.end.off.as_ref().unwrap_or(&orders.end.note);
        let response = text::cut(ui, note);
        if orders.end.undone.len() > 1 {
            response.on_hover_text(orders.end.undone.join("\n"));
        }
    });
}

/// Asks once more where ending the turn gives something away.
pub(super) fn ending(ui: &Ui, vm: &DeskVm, memo: &mut DeskMemo, out: &mut Vec<Intent>) {
    let Some(orders) = vm.orders.as_ref().filter(|_| memo.ending) else { return };
    let (closed, ()) = overlay::dialog(ui.ctx(), &orders.end.question, &vm.labels.close, 460.0, |ui| {
        for undone in &orders.end.undone {
            text::body(ui, undone);
        }
        ui.add_space(measure::GAP_CARD);
        ui.horizontal(|ui| {
            let end = ui.add(Button::primary(&orders.end.label));
            // Enter is yes, until one walks on.
            if ui.memory(|memory| memory.focused().is_none()) {
                end.request_focus();
            }
            if end.clicked() {
                out.push(Intent::Submit(Order::Send));
            }
            let stay = ui.add(Button::quiet(&orders.end.stay));
            memo.ending = !end.clicked() && !stay.clicked();
        });
    });
    memo.ending &= !closed;
}
