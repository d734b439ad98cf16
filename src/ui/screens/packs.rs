//! Packs: install one, switch it, remove it, and see what is wrong with it.

use egui::{Align, Frame, Layout, Margin, Stroke, Ui, vec2};

use super::overlays::confirm_ui;
use super::page;
use super::settings::switch;
use crate::ui::kit::button::Button;
use crate::ui::kit::card::Card;
use crate::ui::kit::{icon, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::packs::{Install, PacksMemo, PacksVm, Row, typed_path};

pub fn packs_ui(ui: &mut Ui, vm: &PacksVm, memo: &mut PacksMemo, out: &mut Vec<Intent>) {
    page::bar(ui, &vm.bar, None, out);
    page::column(ui, 820.0, |ui| {
        ui.spacing_mut().item_spacing.y = measure::GAP_CARD;
        install_ui(ui, &vm.install, memo, out);
        if vm.rows.is_empty() {
            text::body(ui, &vm.empty);
        }
        for row in &vm.rows {
            ui.push_id(&row.id, |ui| row_ui(ui, row, memo, out));
        }
        if !vm.rows.is_empty() {
            text::quiet(ui, &vm.folder);
        }
    });
    if let Some(question) = &memo.asking {
        let before = out.len();
        confirm_ui(ui.ctx(), question, out);
        if out[before..].contains(&Intent::Dismiss) {
            memo.asking = None;
        }
    }
}

fn install_ui(ui: &mut Ui, vm: &Install, memo: &mut PacksMemo, out: &mut Vec<Intent>) {
    let theme = Theme::of(ui);
    let held = ui.input(|input| !input.raw.hovered_files.is_empty());
    let edge = if held { theme.accent } else { theme.line_strong };
    let width = if held { measure::STRONG_LINE } else { measure::HAIRLINE };
    let frame = Frame::new()
        .fill(theme.panel)
        .stroke(Stroke::new(width, edge))
        .corner_radius(measure::RADIUS_CARD)
        .inner_margin(Margin::symmetric(18, 14));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        text::card_title(ui, &vm.heading);
        ui.horizontal_top(|ui| {
            text::icon(ui, icon::DOWNLOAD_SIMPLE, 18.0, if held { theme.accent } else { theme.ink3 });
            ui.vertical(|ui| text::body(ui, if held { &vm.held } else { &vm.drop }));
        });
        ui.add_space(2.0);
        let row = vec2(ui.available_width(), measure::BUTTON);
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
            let path = typed_path(&memo.path);
            let off = path.is_none().then_some(vm.off.as_str());
            let button = ui.add(Button::quiet(&vm.button).icon(icon::DOWNLOAD_SIMPLE).off(off));
            let field = text::field(ui, &mut memo.path, &vm.field, &vm.hint);
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if let Some(from) = path.filter(|_| button.clicked() || entered) {
                out.push(Intent::InstallPack { from, downgrade: false });
            }
        });
    });
}

fn row_ui(ui: &mut Ui, row: &Row, memo: &mut PacksMemo, out: &mut Vec<Intent>) {
    let theme = Theme::of(ui);
    Card::new().margin(Margin::symmetric(18, 14)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        let (name, on, turn) = &row.switch;
        text::between(
            ui,
            |ui| {
                text::card_title(ui, &row.title);
            },
            |ui| {
                if switch(ui, *on, name).clicked() {
                    out.push(turn.clone());
                }
                text::quiet(ui, &row.state);
            },
        );
        for line in [&row.made, &row.levels].into_iter().filter(|line| !line.is_empty()) {
            text::caption(ui, line);
        }
        if !row.about.is_empty() {
            ui.add_space(2.0);
            text::body(ui, &row.about);
        }
        if let Some(why) = &row.closed {
            ui.add_space(2.0);
            ui.horizontal_top(|ui| {
                text::icon_filled(ui, icon::WARNING, 17.0, theme.ink2);
                ui.vertical(|ui| text::body(ui, why));
            });
        }
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            if let Some((label, intents)) = &row.play
                && ui.add(Button::quiet(label).trailing(icon::ARROW_RIGHT).small()).clicked()
            {
                out.extend_from_slice(intents);
            }
            if let Some((label, show)) = &row.problems
                && ui.add(Button::quiet(label).icon(icon::WARNING).small()).clicked()
            {
                out.push(show.clone());
            }
            if ui.add(Button::plain(&row.remove).icon(icon::TRASH)).clicked() {
                memo.asking = Some(row.question.clone());
            }
        });
    });
}
