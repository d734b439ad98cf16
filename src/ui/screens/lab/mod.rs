//! The level lab: problems at the left, talks and turns in the middle, secrets at the right, balance below; or the form.

mod form;
mod look;
mod open;

use egui::{Key, Modifiers, Ui, vec2};

use super::{page, problems};
use crate::ui::kit::button::{Button, icon_button};
use crate::ui::kit::frame::{self, Region, Shell, ShellMemo, TopBar};
use crate::ui::kit::tabs::tabs;
use crate::ui::kit::{icon, overlay, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::lab::{LabIntent, LabMemo, LabVm, Place};

pub use open::open_ui;

/// What is looked at, what is folded out, and what is being typed.
#[derive(Clone, Debug, Default)]
pub struct LabPage {
    pub memo: LabMemo,
    shell: ShellMemo,
    /// The path that is being typed.
    pub path: String,
    draft: Option<Draft>,
    /// What was typed last and could not be taken, and where.
    refused: Option<(Place, String)>,
    /// The name being typed for a new key.
    key: String,
}

impl LabPage {
    /// A page of the form that is open or not.
    pub fn edit(&mut self, editing: bool) {
        self.memo.editing = editing;
        self.shell.open = None;
    }
}

/// What was typed into a field and is not written yet.
#[derive(Clone, Debug)]
struct Draft {
    field: (Place, u8),
    text: String,
}

pub fn lab_ui(ui: &mut Ui, vm: &LabVm, memo: &mut LabPage, out: &mut Vec<Intent>) {
    let theme = Theme::of(ui);
    ui.painter().rect_filled(ui.available_rect_before_wrap(), 0.0, theme.ground);
    bar_ui(ui, vm, memo, out);
    keys(ui, vm, memo, out);
    let editing = vm.form.is_some();
    let labels = &vm.labels;
    let problems = problems_name(vm);
    let shell = if editing {
        Shell::new(&labels.edit).left(measure::LEFT_DESK, &labels.parts, icon::LIST).right(
            measure::RIGHT_MAX,
            &problems,
            icon::WARNING,
        )
    } else {
        Shell::new(&labels.planes)
            .left(measure::LEFT_DESK, &problems, icon::WARNING)
            .right(measure::RIGHT_MAX, &labels.secrets, icon::LOCK_SIMPLE)
            .strip(measure::STRIP_MAX, &labels.balance, icon::SCALES)
    };
    let before = memo.shell;
    let mut folds = before;
    shell.show(ui, &mut folds, |ui, region| match (region, editing) {
        (Region::Left, false) | (Region::Right, true) => frame::scroll(ui, |ui| problems_ui(ui, vm, out)),
        (Region::Right, false) => frame::scroll(ui, |ui| look::secrets_ui(ui, vm, out)),
        (Region::Left, true) => frame::scroll(ui, |ui| form::parts_ui(ui, vm, memo)),
        (Region::Stage, false) => look::stage_ui(ui, vm, memo),
        (Region::Stage, true) => form::form_ui(ui, vm, memo, out),
        (Region::Strip, _) => look::balance_ui(ui, vm, out),
        (Region::Tabs, _) => {}
    });
    // A part that was chosen in a folded list has closed it.
    if memo.shell == before {
        memo.shell = folds;
    }
}

fn bar_ui(ui: &mut Ui, vm: &LabVm, memo: &mut LabPage, out: &mut Vec<Intent>) {
    let bar = TopBar { emblem: None, title: &vm.bar.title, subtitle: &vm.bar.subtitle, help: &vm.bar.help };
    let wide = ui.available_width() >= measure::LEFT_FOLDS;
    let asked = frame::top_bar(ui, &bar, |ui| {
        if wide {
            if ui.add(Button::plain(&vm.bar.back).icon(icon::ARROW_LEFT).key(&vm.bar.back_key)).clicked() {
                out.push(Intent::Back);
            }
            if ui.add(Button::plain(&vm.labels.close).icon(icon::FOLDER_OPEN)).clicked() {
                out.push(Intent::Lab(LabIntent::Close));
            }
        } else {
            if icon_button(ui, icon::ARROW_LEFT, &vm.bar.back).clicked() {
                out.push(Intent::Back);
            }
            if icon_button(ui, icon::FOLDER_OPEN, &vm.labels.close).clicked() {
                out.push(Intent::Lab(LabIntent::Close));
            }
        }
        if vm.can_undo && icon_button(ui, icon::ARROW_U_UP_LEFT, &vm.labels.undo).clicked() {
            out.push(Intent::Lab(LabIntent::Undo));
        }
        let mut on = usize::from(memo.memo.editing);
        if tabs(ui, &[&vm.labels.look, &vm.labels.edit], &mut on).changed() {
            memo.edit(on == 1);
        }
    });
    if asked {
        out.push(Intent::Help(true));
    }
}

fn keys(ui: &Ui, vm: &LabVm, memo: &mut LabPage, out: &mut Vec<Intent>) {
    if !overlay::keys_are_free(ui) || ui.ctx().text_edit_focused() {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::E) {
        memo.edit(!memo.memo.editing);
    }
    if pressed(Modifiers::COMMAND, Key::Z) && vm.can_undo {
        out.push(Intent::Lab(LabIntent::Undo));
    }
    let (Some(bench), false, true) = (&vm.bench, memo.memo.editing, page::key_is_free(ui)) else { return };
    if pressed(Modifiers::NONE, Key::ArrowLeft) {
        memo.memo.stop = bench.stop.saturating_sub(1);
    }
    if pressed(Modifiers::NONE, Key::ArrowRight) {
        memo.memo.stop = (bench.stop + 1).min(bench.stops - 1);
    }
    let on = bench.seats.iter().position(|seat| seat.chosen).unwrap_or(0);
    let to = match (pressed(Modifiers::NONE, Key::ArrowUp), pressed(Modifiers::NONE, Key::ArrowDown)) {
        (true, _) => on.saturating_sub(1),
        (_, true) => on + 1,
        _ => on,
    };
    if let Some(seat) = bench.seats.get(to).filter(|_| to != on) {
        memo.memo.seat = Some(seat.emblem.code.clone());
    }
}

/// The name of the panel with how many there are, so that a folded one still says so.
fn problems_name(vm: &LabVm) -> String {
    match vm.problems.rows.len() {
        0 => vm.labels.problems.clone(),
        n => format!("{} ({n})", vm.labels.problems),
    }
}

fn problems_ui(ui: &mut Ui, vm: &LabVm, out: &mut Vec<Intent>) {
    text::title(ui, &vm.labels.problems);
    status_ui(ui, vm);
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.y = measure::GAP_CARD;
    if vm.problems.rows.is_empty() {
        if vm.bench.is_some() {
            text::quiet(ui, &vm.labels.no_problems);
        }
        return;
    }
    if let Some((label, intent)) = &vm.problems.copy_all
        && ui.add(Button::quiet(label).icon(icon::COPY).small()).clicked()
    {
        out.push(intent.clone());
    }
    for (at, row) in vm.problems.rows.iter().enumerate() {
        ui.push_id(at, |ui| problems::row_ui(ui, &vm.problems, row, out));
    }
}

/// How the file stands, in a line.
fn status_ui(ui: &mut Ui, vm: &LabVm) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(measure::ROW_OPTION);
        let (sign, ink) = if vm.broken { (icon::X_CIRCLE, theme.ink) } else { (icon::CHECK_CIRCLE, theme.gain) };
        text::icon_filled(ui, sign, 17.0, ink);
        ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
        text::strong(ui, &vm.status);
    });
}
