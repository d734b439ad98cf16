//! The right panel: what each delegation said, the smallest step, its own offers, and what can be asked.

use egui::{Align, Sense, Ui};

use super::{action_button, changed, named};
use crate::ui::kit::button::Button;
use crate::ui::kit::{card, emblem, frame, icon, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::talks::{Ask, OfferVm, StepVm, TalksMemo, TalksVm, Voice};

pub(super) fn said(ui: &mut Ui, theme: &Theme, vm: &TalksVm, memo: &mut TalksMemo, out: &mut Vec<Intent>) {
    text::between(
        ui,
        |ui| {
            text::title(ui, &vm.labels.said);
        },
        |ui| {
            let dial = &vm.voices.dial;
            action_button(ui, Button::quiet(&dial.label).icon(icon::EYE).small(), dial, out);
        },
    );
    ui.add_space(4.0);
    frame::scroll(ui, |ui| {
        let moved = changed(ui, "talks party", &memo.party);
        for voice in &vm.voices.parties {
            text::rule(ui);
            let response = ui.scope(|ui| one(ui, theme, vm, voice, memo, out)).response;
            if voice.chosen && moved {
                ui.scroll_to_rect(response.rect, Some(Align::Min));
            }
        }
        if !vm.voices.summary.is_empty() {
            text::rule(ui);
            for words in &vm.voices.summary {
                text::caption(ui, words);
            }
        }
        ui.add_space(8.0);
    });
}

/// Mark, question button and the gaps on the line of a name.
const BESIDE: f32 = 21.0 + 32.0 + 24.0;

fn one(ui: &mut Ui, theme: &Theme, vm: &TalksVm, voice: &Voice, memo: &mut TalksMemo, out: &mut Vec<Intent>) {
    // The note stands beside the name where there is room, else below.
    let width = |words: &str, face| text::line(ui, words, &face, theme.ink).size().x;
    let taken = width(&voice.who.name, theme.strong()) + width(&voice.note, theme.caption()) + BESIDE;
    let beside = taken <= ui.available_width();
    text::between(
        ui,
        |ui| {
            emblem::named(ui, &voice.who);
        },
        |ui| {
            if let Some(ask) = &voice.ask {
                asking(ui, voice, ask, memo);
            }
            if beside {
                ui.label(theme.caption().text(&voice.note, theme.ink3));
            }
        },
    );
    if !beside {
        text::quiet(ui, &voice.note);
    }
    if let Some(said) = &voice.in_caucus {
        text::caption(ui, said);
    }
    if let Some(quote) = &voice.quote {
        text::quotation(ui, quote);
        ui.add_space(2.0);
    }
    for term in &voice.terms {
        let row = text::row(ui, &term.words, &term.grade_words).on_hover_text(&term.words);
        if row.interact(Sense::click()).clicked() {
            out.push(Intent::SelectClause { talks: vm.talks, issue: Some(term.issue) });
        }
    }
    if let Some(rest) = &voice.rest {
        text::quiet(ui, rest);
    }
    if let Some(step) = &voice.step {
        ui.add_space(6.0);
        smallest_step(ui, theme, vm, voice, step, out);
    }
    for offer in &voice.offers {
        ui.add_space(6.0);
        offered(ui, theme, voice, offer, out);
    }
    if let Some(ask) = voice.ask.as_ref().filter(|ask| ask.open) {
        ui.add_space(6.0);
        questions(ui, ask, out);
    }
}

fn smallest_step(ui: &mut Ui, theme: &Theme, vm: &TalksVm, voice: &Voice, step: &StepVm, out: &mut Vec<Intent>) {
    card::note(ui, icon::FOOTPRINTS, step.taken, |ui| {
        text::mixed(ui, &[(vm.labels.smallest_step.as_str(), true), (" ", false), (step.words.as_str(), false)]);
        if let Some(take) = &step.take {
            text::between(
                ui,
                |ui| {
                    ui.label(theme.caption().text(&step.cost, theme.ink2));
                },
                |ui| {
                    let button = Button::quiet(&take.label).small().chosen(step.taken);
                    let response = action_button(ui, button, take, out);
                    named(response, &format!("{}: {}", take.label, voice.who.name));
                },
            );
        }
    });
}

/// An offer of this turn, with what it is worth and the answers the reader can give.
fn offered(ui: &mut Ui, theme: &Theme, voice: &Voice, offer: &OfferVm, out: &mut Vec<Intent>) {
    let sign = if offer.caucus.is_some() { icon::USERS_THREE } else { icon::PACKAGE };
    card::note(ui, sign, false, |ui| {
        if let Some(caucus) = &offer.caucus {
            text::caption(ui, caucus);
        }
        ui.label(theme.body().text(&offer.words, theme.ink));
        if !offer.accepted.is_empty() {
            text::caption(ui, &offer.accepted);
        }
        text::between(
            ui,
            |ui| {
                if let Some(worth) = &offer.worth {
                    let gained = worth.points.is_some_and(|points| points > 0);
                    ui.label(theme.strong().text(&worth.words, if gained { theme.gain } else { theme.ink }));
                }
                if let Some(answered) = &offer.answered {
                    text::caption(ui, answered);
                }
            },
            |ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let name = |label: &str| format!("{label}: {}", voice.who.name);
                if offer.answered.is_none() {
                    let refuse = action_button(ui, Button::quiet(&offer.refuse.label).small(), &offer.refuse, out);
                    named(refuse, &name(&offer.refuse.label));
                    let accept = action_button(ui, Button::quiet(&offer.accept.label).small(), &offer.accept, out);
                    named(accept, &name(&offer.accept.label));
                }
                let take = action_button(ui, Button::plain(&offer.take.label), &offer.take, out);
                named(take, &name(&offer.take.label));
            },
        );
    });
}

/// The button that lays out the questions to one delegation.
fn asking(ui: &mut Ui, voice: &Voice, ask: &Ask, memo: &mut TalksMemo) {
    let response = crate::ui::kit::button::icon_toggle(ui, icon::CHAT_CIRCLE_DOTS, &ask.label, ask.open);
    if response.clicked() {
        memo.asking = (!ask.open).then_some(voice.actor);
    }
}

fn questions(ui: &mut Ui, ask: &Ask, out: &mut Vec<Intent>) {
    card::note(ui, icon::CHAT_CIRCLE_DOTS, false, |ui| {
        text::body(ui, &ask.label);
        text::quiet(ui, ask.off.as_deref().unwrap_or(&ask.cost));
        ui.spacing_mut().item_spacing.y = 2.0;
        for question in &ask.questions {
            match &question.answer {
                Some(answer) => {
                    text::caption(ui, answer);
                }
                None => {
                    let button = Button::plain(&question.label).fill_width().off(ask.off.as_deref());
                    if ui.add(button).clicked() {
                        out.push(question.ask.clone());
                    }
                }
            }
        }
        ui.add_space(measure::UNIT);
    });
}
