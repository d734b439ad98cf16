//! How sure one is, with one's own standards on the same scale; and setting those.

use egui::{Slider, Ui};

use crate::base::Permille;
use crate::ui::kit::button::Button;
use crate::ui::kit::{card, confidence, icon, overlay, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::evidence::{Case, EvidenceMemo, EvidenceVm, STEP, StandardSetVm};
use crate::vm::{Intent, figures};

pub(super) fn board(ui: &mut Ui, theme: &Theme, vm: &EvidenceVm, case: &Case, memo: &mut EvidenceMemo) {
    text::title_with_note(ui, &vm.labels.board, &case.board_note);
    text::caption(ui, format!("{} {}", case.line, case.harm));
    confidence::confidence(ui, &case.board);
    if let Some(words) = &case.at_their_word {
        text::caption(ui, words);
    }
    if !case.standards.is_empty() {
        let button = Button::plain(&vm.labels.adjust).icon(icon::SLIDERS_HORIZONTAL).key("S");
        if ui.add(button).on_hover_text(&case.standards_cost).clicked() {
            memo.setting = true;
        }
    }
    let Some(carries) = &case.carries else { return };
    card::note(ui, icon::WARNING, false, |ui| {
        let stretches: Vec<(&str, bool)> =
            carries.stretches.iter().map(|(text, matters)| (text.as_str(), *matters)).collect();
        text::mixed(ui, &stretches);
        ui.label(theme.caption().text(&carries.note, theme.ink2));
    });
}

/// Standards of proof over the board: what is chosen here is given as an order only when it is set.
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
        ui.spacing_mut().item_spacing.y = 8.0;
        text::caption(ui, &vm.labels.standards_note);
        text::strong(ui, &case.standards_cost);
        for standard in &case.standards {
            ui.add_space(4.0);
            row(ui, theme, vm, standard, memo, out);
        }
    });
    if closed {
        memo.setting = false;
        memo.pending = Default::default();
    }
}

fn row(
    ui: &mut Ui,
    theme: &Theme,
    vm: &EvidenceVm,
    standard: &StandardSetVm,
    memo: &mut EvidenceMemo,
    out: &mut Vec<Intent>,
) {
    let now = figures::permille(standard.to.0.into());
    text::row(ui, &standard.name, &now);
    ui.horizontal(|ui| {
        let mut per_cent = standard.to.percent();
        ui.spacing_mut().slider_width = (ui.available_width() - 160.0).max(120.0);
        let slider = Slider::new(&mut per_cent, standard.floor.percent()..=99).step_by(f64::from(STEP / 10));
        let response = ui.add(slider.show_value(false));
        let spoken = format!("{}: {now}", standard.name);
        response.widget_info(|| egui::WidgetInfo::slider(true, f64::from(per_cent), &spoken));
        if response.changed() {
            let to = Permille(per_cent * 10);
            memo.pending[standard.proof.ix()] = (to != standard.at).then_some(to);
        }
        let name = format!("{} {}", vm.labels.set, standard.name);
        if let Some(order) = &standard.order {
            let button = Button::quiet(&name).small().off(standard.off.as_deref());
            if ui.add(button).clicked() {
                out.push(Intent::Submit(order.clone()));
            }
        }
    });
    let note = standard.off.as_ref().unwrap_or(&standard.floor_words);
    ui.label(theme.caption().text(note, theme.ink3));
    ui.add_space(0.5 * measure::UNIT);
}
