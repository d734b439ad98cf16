//! Is it proportionate? Harm and response on one scale, what each side can say, and the button that plans it.

use egui::{Rect, Stroke, Ui, pos2};

use crate::ui::kit::button::Button;
use crate::ui::kit::card::{self, Card};
use crate::ui::kit::choice::ChoiceRow;
use crate::ui::kit::emblem::{self, EmblemButton};
use crate::ui::kit::{bar, icon, text};
use crate::ui::screens::sign;
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::evidence::{ArgumentVm, Case, CriterionVm, EvidenceMemo, EvidenceVm};
use crate::vm::orders::OrderState;

pub(super) fn argument(
    ui: &mut Ui,
    theme: &Theme,
    vm: &EvidenceVm,
    case: &Case,
    memo: &mut EvidenceMemo,
    out: &mut Vec<Intent>,
) {
    let Some(argument) = &case.argument else { return };
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        text::title_with_note(ui, &vm.labels.argument, &vm.labels.argument_note);
        aim(ui, vm, argument, memo);
        text::between(
            ui,
            |ui| {
                ui.label(theme.caption_strong().text(&argument.harm_title, theme.harm_text));
            },
            |ui| {
                ui.label(theme.caption_strong().text(&argument.measure_title, theme.accent));
            },
        );
        for criterion in argument.criteria.iter().chain([&argument.overall]) {
            pair(ui, theme, criterion);
        }
        text::caption(ui, &argument.reading.words);
        text::rule(ui);
        sides(ui, theme, vm, argument);
        buttons(ui, argument, out);
    });
}

/// Which account it names and whom it is aimed at.
fn aim(ui: &mut Ui, vm: &EvidenceVm, argument: &ArgumentVm, memo: &mut EvidenceMemo) {
    if !argument.accounts.is_empty() {
        ui.add_space(4.0);
        text::section(ui, &vm.labels.naming);
    }
    for account in &argument.accounts {
        if ui.add(ChoiceRow::option(&account.words, account.chosen)).clicked() {
            memo.account = Some(account.id);
        }
    }
    ui.add_space(4.0);
    text::section(ui, &vm.labels.target);
    match argument.targets.as_slice() {
        [only] => {
            emblem::named(ui, &only.emblem);
        }
        several => {
            ui.horizontal_wrapped(|ui| {
                for target in several {
                    let button = EmblemButton::new(&target.emblem)
                        .radius(measure::EMBLEM_SMALL)
                        .selected(target.chosen)
                        .absent(target.off.is_some());
                    let response = ui.add(button);
                    if response.clicked() {
                        memo.target = Some(target.id);
                    }
                    if let Some(why) = &target.off {
                        response.on_hover_text(why);
                    }
                }
            });
            if let Some(chosen) = several.iter().find(|target| target.chosen) {
                emblem::named(ui, &chosen.emblem);
            }
        }
    }
}

/// Harm against response, with a line below from where to where the response may be read.
fn pair(ui: &mut Ui, theme: &Theme, criterion: &CriterionVm) {
    let response = bar::against_each_other(ui, &criterion.name, criterion.harm, criterion.meant);
    if criterion.low == criterion.high {
        return;
    }
    let row = response.rect;
    let side = 0.5 * (row.width() - 112.0_f32.min(0.3 * row.width()));
    let at = |points: u8| row.right() - side + side * f32::from(points) / 10.0;
    let y = row.center().y + 9.5;
    let stroke = Stroke::new(measure::QUIET_LINE, theme.ink2);
    let painter = ui.painter();
    painter.hline(at(criterion.low)..=at(criterion.high), y, stroke);
    for end in [criterion.low, criterion.high] {
        let tick = Rect::from_center_size(pos2(at(end), y), egui::vec2(1.5, 5.0));
        painter.rect_filled(tick, 0.0, theme.ink2);
    }
    let range = format!("{} – {}", criterion.low, criterion.high);
    response.on_hover_text(range);
}

fn sides(ui: &mut Ui, theme: &Theme, vm: &EvidenceVm, argument: &ArgumentVm) {
    text::strong(ui, &vm.labels.you);
    text::caption(ui, &argument.you_say);
    text::quiet(ui, &argument.label);
    if let Some(disputed) = &argument.disputed {
        text::caption(ui, disputed);
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        text::strong(ui, &vm.labels.they);
        emblem::code(ui, &argument.reading.who);
    });
    text::caption(ui, &argument.they_say);
    if let Some(own) = &argument.they_own {
        text::caption(ui, own);
    }
    if !argument.audience.is_empty() {
        ui.add_space(6.0);
        text::strong(ui, &argument.audience_title);
        for third in &argument.audience {
            ui.horizontal(|ui| {
                let sign = if third.convinced { icon::CHECK_CIRCLE } else { icon::X_CIRCLE };
                text::icon(ui, sign, 14.0, theme.ink2);
                emblem::code(ui, &third.emblem);
                text::cut(ui, &third.words);
            });
        }
    }
}

fn buttons(ui: &mut Ui, argument: &ArgumentVm, out: &mut Vec<Intent>) {
    ui.add_space(8.0);
    if let Some(warning) = &argument.warning {
        card::note(ui, icon::WARNING, false, |ui| text::caption(ui, warning));
    }
    let why = if let OrderState::Off(why) = &argument.order.state { Some(why.as_str()) } else { None };
    if let Some(why) = why {
        card::note(ui, icon::PROHIBIT, false, |ui| text::caption(ui, why));
    }
    ui.horizontal_wrapped(|ui| {
        let chosen = argument.order.state == OrderState::Chosen;
        let button = if chosen { Button::quiet(&argument.button) } else { Button::primary(&argument.button) };
        let response = ui.add(button.chosen(chosen).off(why));
        if response.clicked() {
            out.push(argument.order.intent.clone());
        }
        if why.is_none() {
            response.on_hover_text(&argument.order.effect);
        }
        if let Some(first) = &argument.first {
            let button = Button::quiet(&argument.first_button).icon(sign::of_order(first.sign));
            let response = ui.add(button);
            if response.clicked() {
                out.push(first.intent.clone());
            }
            response.on_hover_text(&first.effect);
        }
    });
}
