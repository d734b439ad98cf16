//! Sources, licences, credits.

use egui::{Margin, Ui};

use super::page;
use crate::ui::kit::card::Card;
use crate::ui::kit::text;
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::sources::{Entry, Group, SourcesVm};

pub fn sources_ui(ui: &mut Ui, vm: &SourcesVm, out: &mut Vec<Intent>) {
    page::bar(ui, &vm.bar, None, out);
    page::column(ui, 820.0, |ui| {
        for group in &vm.groups {
            group_ui(ui, vm, group, out);
            ui.add_space(measure::GAP_GROUP + 6.0);
        }
    });
}

fn group_ui(ui: &mut Ui, vm: &SourcesVm, group: &Group, out: &mut Vec<Intent>) {
    text::title(ui, &group.heading);
    text::caption(ui, &group.note);
    ui.add_space(8.0);
    Card::new().margin(Margin::symmetric(20, 8)).show(ui, |ui| {
        for (at, entry) in group.entries.iter().enumerate() {
            if at > 0 {
                text::rule(ui);
            } else {
                ui.add_space(4.0);
            }
            entry_ui(ui, vm, entry, out);
        }
        ui.add_space(4.0);
    });
}

fn entry_ui(ui: &mut Ui, vm: &SourcesVm, entry: &Entry, out: &mut Vec<Intent>) {
    let theme = Theme::of(ui);
    ui.label(theme.bulletin().text(&entry.title, theme.ink));
    text::caption(ui, &entry.place);
    if let Some((url, copy)) = &entry.url
        && ui.link(theme.caption().text(url, theme.ink2)).on_hover_text(&vm.copy_hint).clicked()
    {
        out.push(copy.clone());
    }
    if entry.unconfirmed {
        text::quiet(ui, &vm.unconfirmed);
    }
}
