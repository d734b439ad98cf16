//! Texts in force: the list, the paper, and what holds it in the chain.

use egui::{Align2, Margin, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::drawings;
use super::page;
use crate::ui::kit::button::Button;
use crate::ui::kit::card::Card;
use crate::ui::kit::document::{Document, SHEET_WIDEST};
use crate::ui::kit::frame::{self, Region, Shell, ShellMemo};
use crate::ui::kit::{emblem, icon, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::ledger::{Entry, LedgerVm};

/// The text that is open, as a place in the list, and what is folded out in a narrow window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LedgerMemo {
    pub open: usize,
    pub shell: ShellMemo,
}

pub fn ledger_ui(ui: &mut Ui, vm: &LedgerVm, memo: &mut LedgerMemo, out: &mut Vec<Intent>) {
    page::bar(ui, &vm.bar, None, out);
    memo.open = memo.open.min(vm.texts.len().saturating_sub(1));
    let Some(entry) = vm.texts.get(memo.open) else { return empty_ui(ui, vm) };
    let shell = Shell::new(&vm.bar.title).left(measure::LEFT_DESK, &vm.labels.texts, icon::SCROLL).right(
        measure::RIGHT_MIN,
        &vm.labels.parties,
        icon::USERS_THREE,
    );
    let mut folds = memo.shell;
    shell.show(ui, &mut folds, |ui, region| match region {
        Region::Left => frame::scroll(ui, |ui| list_ui(ui, vm, memo)),
        Region::Right => frame::scroll(ui, |ui| entry_ui(ui, vm, entry, memo, out)),
        Region::Stage | Region::Strip => paper_ui(ui, entry),
        Region::Tabs => {}
    });
    memo.shell = folds;
}

fn paper_ui(ui: &mut Ui, entry: &Entry) {
    let theme = Theme::of(ui);
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, theme.ground);
    let width = SHEET_WIDEST.min(all.width() - 24.0);
    let rect = Rect::from_center_size(all.center(), vec2(width, all.height() - 40.0));
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| Document::new(&entry.document, &entry.hash_whole).show(ui));
}

fn list_ui(ui: &mut Ui, vm: &LedgerVm, memo: &mut LedgerMemo) {
    text::title(ui, &vm.labels.texts);
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.y = measure::GAP_CARD;
    for (at, entry) in vm.texts.iter().enumerate() {
        let name = format!("{}: {}, {}", entry.number, entry.title, entry.when);
        let card = Card::new().chosen(at == memo.open).margin(Margin::symmetric(14, 12));
        let response = card.button(ui, &name, |ui| {
            let theme = Theme::of(ui);
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.label(theme.bulletin().text(&entry.title, theme.ink));
            text::between(
                ui,
                |ui| {
                    text::quiet(ui, &entry.number);
                },
                |ui| {
                    text::quiet(ui, &entry.when);
                },
            );
        });
        if response.response.clicked() {
            memo.open = at;
            memo.shell.open = None;
        }
    }
    let theme = Theme::of(ui);
    ui.horizontal_top(|ui| {
        let sign = if vm.chain.whole { icon::LINK_SIMPLE } else { icon::LINK_BREAK };
        text::icon(ui, sign, 16.0, theme.ink3);
        ui.vertical(|ui| text::quiet(ui, &vm.chain.words));
    });
}

fn entry_ui(ui: &mut Ui, vm: &LedgerVm, entry: &Entry, memo: &mut LedgerMemo, out: &mut Vec<Intent>) {
    text::section(ui, &vm.labels.parties);
    ui.add_space(4.0);
    for party in &entry.parties {
        ui.horizontal(|ui| {
            ui.set_min_height(measure::ROW_LIST);
            emblem::mark(ui, party);
            text::body(ui, &party.name);
        });
    }
    if !entry.beside.is_empty() {
        gap(ui, &vm.labels.beside);
        for words in &entry.beside {
            text::body(ui, words);
        }
    }
    gap(ui, &vm.labels.cites);
    if entry.cites.is_empty() {
        text::caption(ui, &vm.labels.cites_none);
    }
    ui.horizontal_wrapped(|ui| {
        for (at, number) in &entry.cites {
            if crate::ui::kit::card::tag(ui, number).clicked() {
                memo.open = *at;
            }
        }
    });
    gap(ui, &vm.labels.chain);
    text::row(ui, &vm.labels.hash, &entry.hash);
    text::row(ui, &vm.labels.previous, &entry.previous);
    if ui.add(Button::plain(&vm.labels.copy).icon(icon::COPY)).clicked() {
        out.push(Intent::Copy(entry.hash_whole.clone()));
    }
}

fn gap(ui: &mut Ui, heading: &str) {
    ui.add_space(measure::GAP_GROUP);
    text::section(ui, heading);
    ui.add_space(4.0);
}

/// Nothing in force: empty brackets, and what will stand between them.
fn empty_ui(ui: &mut Ui, vm: &LedgerVm) {
    let theme = Theme::of(ui);
    let all = ui.available_rect_before_wrap();
    let width = 460.0_f32.min(all.width() - 40.0);
    let title = text::wrapped(ui, &vm.empty, &theme.title(), theme.ink, width);
    let note = text::wrapped(ui, &vm.empty_note, &theme.dossier(), theme.ink2, width);
    let height = title.size().y + 12.0 + note.size().y;
    let middle = all.center() - vec2(0.0, 0.06 * all.height());
    let words = Rect::from_center_size(middle, vec2(width, height));
    drawings::title_brackets(
        ui.painter(),
        words.expand2(vec2(56.0, 36.0)).intersect(all.shrink(8.0)),
        theme.line_strong,
    );
    let response = ui.interact(words, ui.id().with("empty"), Sense::hover());
    let spoken = format!("{} {}", vm.empty, vm.empty_note);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &spoken));
    let note_at = pos2(words.left(), words.top() + title.size().y + 12.0);
    ui.painter().galley(words.min, title, theme.ink);
    ui.painter().galley(note_at, note, theme.ink2);
    if !vm.chain.whole {
        let at = pos2(all.center().x, all.bottom() - 24.0);
        ui.painter().text(at, Align2::CENTER_CENTER, &vm.chain.words, theme.caption().font, theme.ink3);
    }
    ui.advance_cursor_after_rect(all);
}
