//! The ladder of responses, and who would speak along.

use egui::Ui;

use super::order_button;
use crate::ui::kit::card::Card;
use crate::ui::kit::choice::ChoiceRow;
use crate::ui::kit::{emblem, text};
use crate::ui::theme::Theme;
use crate::vm::Intent;
use crate::vm::evidence::{Case, EvidenceMemo, EvidenceVm};

/// Severity pips there are.
const PIPS: u8 = 10;

pub(super) fn measures(ui: &mut Ui, vm: &EvidenceVm, case: &Case, memo: &mut EvidenceMemo) {
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        text::title_with_note(ui, &vm.labels.responses, &vm.labels.responses_note);
        ui.add_space(6.0);
        for measure in &case.measures {
            // Nothing is locked here: why one cannot be planned stands beside its argument.
            let row = ChoiceRow::rung(&measure.name, measure.chosen)
                .note(&measure.note)
                .pips(measure.severity, PIPS)
                .warning(measure.warning.as_deref())
                .done(measure.taken && !measure.chosen);
            if ui.add(row).clicked() {
                memo.kind = Some(measure.kind);
                memo.target = None;
            }
        }
    });
}

pub(super) fn coalitions(ui: &mut Ui, theme: &Theme, vm: &EvidenceVm, case: &Case, out: &mut Vec<Intent>) {
    if case.coalitions.is_empty() {
        return;
    }
    text::title(ui, &vm.labels.coalitions);
    for coalition in &case.coalitions {
        Card::new().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            text::strong(ui, &coalition.name);
            ui.label(theme.dossier().text(&coalition.outcome, theme.ink2));
            text::caption(ui, &coalition.note);
            ui.horizontal_wrapped(|ui| {
                for member in &coalition.members {
                    emblem::named(ui, member);
                }
            });
            ui.horizontal_wrapped(|ui| {
                // Each stands in the row itself: a scope of its own would not wrap.
                for order in &coalition.orders {
                    // The card is headed by the coalition's name.
                    let about = order.about.trim_end_matches(&coalition.name).trim_end_matches([' ', '·']);
                    order_button(ui, &format!("{}: {about}", order.title), order, out);
                }
            });
        });
    }
}
