//! The keyboard: up and down through clauses, left and right through options, digits for options, S for the nearest
//! smallest step, Enter to the button that puts the offer on the table.

use egui::{Id, Key, Modifiers, Ui};

use crate::ui::kit::overlay;
use crate::ui::screens::page;
use crate::vm::Intent;
use crate::vm::talks::{BriefClause, TalksVm};

/// Arrows and Enter count while no control has the keyboard: there, they are the control's. Letters and digits always
/// count, as long as no dialog is open and nobody writes.
pub(super) fn keys(ui: &Ui, vm: &TalksVm, out: &mut Vec<Intent>) {
    let Some(brief) = &vm.brief else { return };
    if !overlay::keys_are_free(ui) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let free = page::key_is_free(ui);
    let moved = |key| free && pressed(key);
    let talks = vm.talks;
    let chosen = brief.clauses.iter().position(|clause| clause.chosen);
    let last = brief.clauses.len().saturating_sub(1);
    let go = |to: usize| brief.clauses.get(to).map(|clause| Intent::SelectClause { talks, issue: Some(clause.issue) });
    if moved(Key::ArrowDown) {
        out.extend(go(chosen.map_or(0, |at| (at + 1).min(last))));
    }
    if moved(Key::ArrowUp) {
        out.extend(go(chosen.map_or(last, |at| at.saturating_sub(1))));
    }
    if let (Some(at), true) = (chosen, vm.composing) {
        let clause = &brief.clauses[at];
        if moved(Key::ArrowRight) {
            out.extend(beside(clause, 1));
        }
        if moved(Key::ArrowLeft) {
            out.extend(beside(clause, -1));
        }
        for (option, key) in clause.options.iter().zip(DIGITS) {
            if pressed(key) {
                out.push(option.choose.clone());
            }
        }
    }
    if pressed(Key::S) {
        let steps = vm.voices.parties.iter().filter_map(|voice| voice.step.as_ref().filter(|step| !step.taken));
        out.extend(steps.filter_map(|step| step.take.as_ref()).map(|take| take.intent.clone()).take(1));
    }
    // Enter does not send what cannot be taken back: it goes to the button, and Enter again presses it.
    if moved(Key::Enter) {
        ui.data_mut(|data| data.insert_temp(put_wanted(), true));
    }
}

/// The option before or after the one in the next offer.
fn beside(clause: &BriefClause, step: isize) -> Option<Intent> {
    let at = clause.options.iter().position(|option| option.offered)?;
    let to = at.checked_add_signed(step)?;
    clause.options.get(to).map(|option| option.choose.clone())
}

/// Where the wish is kept that the button for the offer gets the keyboard.
pub(super) fn put_wanted() -> Id {
    Id::new("talks put wanted")
}

const DIGITS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
