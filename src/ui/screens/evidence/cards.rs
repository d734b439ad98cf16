//! The left side: cards in hand, and clues nobody here has read.

use egui::{Layout, Ui, vec2};

use super::order_button;
use crate::ui::kit::card::Card;
use crate::ui::kit::{bar, frame, text};
use crate::ui::screens::sign;
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::evidence::{CardVm, Case, ClueVm, EvidenceVm};

/// Two columns from this width on.
const TWO: f32 = 520.0;

pub(super) fn cards(ui: &mut Ui, theme: &Theme, vm: &EvidenceVm, case: &Case, out: &mut Vec<Intent>) {
    frame::scroll(ui, |ui| {
        ui.spacing_mut().item_spacing.y = measure::GAP_CARD;
        text::title(ui, &case.hand_title);
        if !case.cards.is_empty() {
            text::quiet(ui, &vm.labels.hand_note);
        }
        let two = ui.available_width() >= TWO;
        grid(ui, &case.cards, two, |ui, card| evidence(ui, theme, vm, case, card, out));
        ui.add_space(measure::GAP_GROUP);
        text::title_with_note(ui, &vm.labels.clues, &vm.labels.clues_note);
        grid(ui, &case.clues, two, |ui, clue| unread(ui, theme, clue, out));
        if case.closed_clues > 0 {
            text::quiet(ui, &case.closed_words);
        }
    });
}

/// Items in one or two columns, row by row.
fn grid<T>(ui: &mut Ui, items: &[T], two: bool, mut add: impl FnMut(&mut Ui, &T)) {
    if !two {
        items.iter().for_each(|item| add(ui, item));
        return;
    }
    let width = 0.5 * (ui.available_width() - measure::GAP_CARD);
    for row in items.chunks(2) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = measure::GAP_CARD;
            for item in row {
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_width(width);
                    add(ui, item);
                });
            }
        });
    }
}

fn evidence(ui: &mut Ui, theme: &Theme, vm: &EvidenceVm, case: &Case, card: &CardVm, out: &mut Vec<Intent>) {
    let response = Card::new()
        .chosen(card.chosen)
        .button(ui, &card.spoken, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            head(ui, theme, sign::of_evidence(card.kind), &card.kind_word, &card.source);
            ui.label(theme.bulletin().text(&card.title, theme.ink));
            text::caption(ui, &card.text);
            if let Some(from) = &card.from {
                text::quiet(ui, from);
            }
            if let Some(planted) = &card.planted {
                text::strong(ui, planted);
            }
            text::rule(ui);
            for (account, weight) in &card.weights {
                bar::decibans(ui, account, *weight, case.heaviest);
            }
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                text::icon(ui, sign::of_fragility(card.fragility, card.public), 14.0, theme.ink2);
                text::caption(ui, &card.fragility_words);
            });
            if card.chosen {
                actions(ui, vm, card, out);
            }
        })
        .response;
    if response.clicked() {
        out.push(Intent::SelectCard((!card.chosen).then_some(card.card)));
    }
}

/// Kind and source on one line.
fn head(ui: &mut Ui, theme: &Theme, icon: &str, kind: &str, source: &str) {
    text::between(
        ui,
        |ui| {
            text::icon(ui, icon, 15.0, theme.ink2);
            text::caption(ui, kind);
        },
        |ui| {
            ui.add(egui::Label::new(theme.caption().text(source, theme.ink3)).truncate());
        },
    );
}

fn actions(ui: &mut Ui, vm: &EvidenceVm, card: &CardVm, out: &mut Vec<Intent>) {
    ui.add_space(4.0);
    if let Some(publish) = &card.publish {
        order_button(ui, &vm.labels.publish, publish, out);
    }
    if let Some(check) = &card.check {
        order_button(ui, &vm.labels.check, check, out);
    }
    if !card.share.is_empty() {
        text::section(ui, &vm.labels.share);
        for (i, share) in card.share.iter().enumerate() {
            // The whole of the row says the card again: only whom it goes to differs.
            let who = share.about.split(" · ").next().unwrap_or(&share.about);
            ui.push_id(i, |ui| order_button(ui, who, share, out));
        }
    }
}

fn unread(ui: &mut Ui, theme: &Theme, clue: &ClueVm, out: &mut Vec<Intent>) {
    Card::new().well().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        head(ui, theme, sign::of_evidence(clue.kind), &clue.kind_word, &clue.source);
        ui.label(theme.bulletin().text(&clue.name, theme.ink));
        text::quiet(ui, &clue.effort);
        if let Some(who) = &clue.who {
            text::quiet(ui, who);
        }
        if clue.headway > 0 {
            let (track, _) = ui.allocate_exact_size(vec2(ui.available_width(), 5.0), egui::Sense::hover());
            bar::paint_track(ui.painter(), theme, track, f32::from(clue.headway) / 1000.0, theme.ink2);
        }
        order_button(ui, &clue.order.title, &clue.order, out);
        if let crate::vm::orders::OrderState::Off(why) = &clue.order.state {
            text::caption(ui, why);
        }
    });
}
