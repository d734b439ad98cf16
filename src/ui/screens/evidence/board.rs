//! How sure one is, with one's own standards on the same scale; and setting those.

use egui::{Slider, Ui};

use crate::base::Permille;
use crate::ui::kit::button::Button;
use crate::ui::kit::{card, confidence, icon, overlay, shape, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::evidence::{Case, EvidenceMemo, EvidenceVm, STEP, StandardSetVm};
use crate::vm::{Intent, figures};

pub(super) fn board(ui: &mut Ui, theme: &Theme, vm: &EvidenceVm, case: &Case, memo: &mut EvidenceMemo) {
    text::title_with_note(ui, &vm.labels.board, &case.board_note);
    text::caption(ui, format!("{} {}", case.line, case.harm));
    if let Some(kind) = &case.kind {
        text::caption(ui, kind);
    }
    confidence::confidence(ui, &case.board);
    if let Some(words) = &case.at_their_word {
        text::caption(ui, words);
    }
    if !case.standards.rows.is_empty() {
        let button = Button::plain(&vm.labels.adjust).icon(icon::SLIDERS_HORIZONTAL).key("S");
        if ui.add(button).on_hover_text(&case.standards_cost).clicked() {
            memo.setting = true;
        }
    }
    if let Some(unset) = &case.standards.unset {
        ui.horizontal(|ui| {
            text::icon(ui, icon::WARNING, 15.0, theme.ink2);
            text::caption(ui, unset);
        });
    }
    let Some(carries) = &case.carries else { return };
    card::note(ui, icon::WARNING, false, |ui| {
        let stretches: Vec<(&str, bool)> =
            carries.stretches.iter().map(|(text, matters)| (text.as_str(), *matters)).collect();
        text::mixed(ui, &stretches);
        ui.label(theme.caption().text(&carries.note, theme.ink2));
    });
}

/// Standards of proof over the board. What is moved here is given as orders only by the button at the foot; who closes
/// before finds it unset, and is told.
pub(super) fn setting(
    ui: &Ui,
    theme: &Theme,
    vm: &EvidenceVm,
    case: &Case,
    memo: &mut EvidenceMemo,
    out: &mut Vec<Intent>,
) {
    if !memo.setting {
        return;
    }
    let (closed, ()) = overlay::dialog(ui.ctx(), &case.board.standards_title, &vm.labels.close, 620.0, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        text::caption(ui, &vm.labels.standards_note);
        text::strong(ui, &case.standards_cost);
        for standard in &case.standards.rows {
            row(ui, theme, standard, memo);
        }
        ui.add_space(measure::GAP_CARD);
        ui.horizontal(|ui| {
            let nothing = case.standards.orders.is_empty();
            let off = if nothing { Some(vm.labels.standards_note.as_str()) } else { case.standards.off.as_deref() };
            if ui.add(Button::primary(&case.standards.set).off(off)).clicked() {
                out.extend(case.standards.orders.iter().cloned().map(Intent::Submit));
                memo.setting = false;
            }
            if !nothing && ui.add(Button::quiet(&vm.labels.leave)).clicked() {
                memo.pending = Default::default();
                memo.setting = false;
            }
        });
    });
    if closed {
        memo.setting = false;
    }
}

fn row(ui: &mut Ui, theme: &Theme, standard: &StandardSetVm, memo: &mut EvidenceMemo) {
    let now = figures::permille(standard.to.0.into());
    let was = figures::permille(standard.at.0.into());
    let words = if standard.to == standard.at { now.clone() } else { format!("{was} → {now}") };
    let note = |ui: &mut Ui| {
        let ink = if standard.off { theme.harm_text } else { theme.ink3 };
        ui.label(theme.caption().text(&standard.note, ink));
    };
    text::between(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            text::strong(ui, &standard.name);
            if !standard.off {
                note(ui);
            }
        },
        |ui| {
            text::strong(ui, &words);
        },
    );
    let mut per_cent = standard.to.percent();
    ui.spacing_mut().slider_width = ui.available_width() - 16.0;
    // All on one scale, so that the knobs stand where the standards are; below the floor they do not go.
    let slider = Slider::new(&mut per_cent, 0..=99).step_by(f64::from(STEP / 10));
    let response = ui.add(slider.show_value(false));
    per_cent = per_cent.max(standard.floor.percent());
    if response.has_focus() {
        shape::focus_ring(ui.painter(), theme, response.rect, measure::RADIUS_CHIP);
    }
    let spoken = format!("{}: {now}", standard.name);
    response.widget_info(|| egui::WidgetInfo::slider(true, f64::from(per_cent), &spoken));
    if response.changed() {
        let to = Permille(per_cent * 10);
        memo.pending[standard.proof.ix()] = (to != standard.at).then_some(to);
    }
    // A reason takes a line of its own.
    if standard.off {
        note(ui);
    }
}
