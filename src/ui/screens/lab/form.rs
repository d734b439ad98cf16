//! The form over a level: parts at the side, and for each value its label, what it is for, a control, and its problems.

use egui::{ComboBox, Key, Rect, ScrollArea, TextEdit, Ui, UiBuilder, pos2, vec2};

use super::super::settings::switch;
use super::{Draft, LabPage};
use crate::lab::Edit;
use crate::level::edit::Step;
use crate::level::problem::Severity;
use crate::ui::kit::button::{Button, icon_button};
use crate::ui::kit::card::Card;
use crate::ui::kit::{icon, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::lab::{Control, FormVm, LabIntent, LabVm, RowVm, Said};

/// Below this width a control stands under its label.
const BESIDE: f32 = 620.0;
/// How far values within values are set in.
const INDENT: f32 = 18.0;

pub(super) fn parts_ui(ui: &mut Ui, vm: &LabVm, memo: &mut LabPage) {
    text::title(ui, &vm.labels.parts);
    ui.add_space(6.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    for part in &vm.parts {
        ui.horizontal(|ui| {
            ui.add_space(INDENT * f32::from(part.depth.saturating_sub(1)));
            let label = if part.problems > 0 {
                format!("{} ({})", part.link.label, part.problems)
            } else {
                part.link.label.clone()
            };
            let button = if part.depth == 0 { Button::quiet(&label) } else { Button::plain(&label) };
            if ui.add(button.small().chosen(part.chosen)).clicked() {
                memo.memo.place.clone_from(&part.link.place);
                memo.shell.open = None;
            }
        });
    }
}

pub(super) fn form_ui(ui: &mut Ui, vm: &LabVm, memo: &mut LabPage, out: &mut Vec<Intent>) {
    let Some(form) = &vm.form else { return };
    let all = ui.max_rect();
    let inside = Rect::from_min_max(all.min + vec2(20.0, 12.0), pos2(all.right() - 6.0, all.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        // Each page begins at its top.
        ScrollArea::vertical().id_salt(&memo.memo.place).auto_shrink([false, false]).show(ui, |ui| {
            ui.set_max_width((all.width() - 40.0).min(980.0));
            crumbs(ui, form, memo);
            text::quiet(ui, &vm.labels.form_elsewhere);
            if let Some(nothing) = &form.nothing {
                text::card_title(ui, nothing);
            }
            if !form.doc.is_empty() {
                text::dossier(ui, &form.doc);
            }
            said_ui(ui, &form.problems);
            ui.add_space(8.0);
            for row in &form.rows {
                ui.push_id(&row.place, |ui| row_ui(ui, vm, row, memo, out));
            }
            ui.add_space(measure::GAP_GROUP);
        });
    });
}

fn crumbs(ui: &mut Ui, form: &FormVm, memo: &mut LabPage) {
    let theme = Theme::of(ui);
    let Some((here, before)) = form.crumbs.split_last() else { return };
    ui.horizontal_wrapped(|ui| {
        for (n, crumb) in before.iter().enumerate() {
            if n > 0 {
                text::icon(ui, icon::CARET_RIGHT, 13.0, theme.ink3);
            }
            if ui.add(Button::plain(&crumb.label).small()).clicked() {
                memo.memo.place.clone_from(&crumb.place);
            }
        }
    });
    text::title(ui, &here.label);
}

fn said_ui(ui: &mut Ui, problems: &[Said]) {
    for said in problems {
        ui.horizontal_top(|ui| {
            let theme = Theme::of(ui);
            let sign = match said.severity {
                Severity::Error => icon::X_CIRCLE,
                Severity::Warning => icon::WARNING,
                Severity::Hint => icon::LIGHTBULB,
            };
            text::icon_filled(ui, sign, 16.0, theme.ink);
            ui.vertical(|ui| {
                text::mixed(ui, &[(&said.word, true), (": ", true), (&said.message, false)]);
                if let Some(help) = &said.help {
                    text::caption(ui, help);
                }
            });
        });
    }
}

fn row_ui(ui: &mut Ui, vm: &LabVm, row: &RowVm, memo: &mut LabPage, out: &mut Vec<Intent>) {
    let width = ui.available_width();
    let indent = INDENT * f32::from(row.depth);
    ui.add_space(if row.depth == 0 { 8.0 } else { 2.0 });
    let words = |ui: &mut Ui| {
        if !row.label.is_empty() && !matches!(row.control, Control::Add { .. } | Control::AddKey { .. }) {
            text::strong(ui, &row.label);
        }
        if !row.doc.is_empty() {
            text::quiet(ui, &row.doc);
        }
    };
    ui.horizontal_top(|ui| {
        ui.add_space(indent);
        let room = width - indent;
        if room >= BESIDE {
            // Controls stand below one another, however far their labels are set in.
            let left = (0.4 * width).round();
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.vertical(|ui| {
                ui.set_width(left - indent);
                ui.set_max_width(left - indent - 16.0);
                words(ui);
            });
            ui.vertical(|ui| {
                ui.set_width(width - left - 2.0);
                ui.spacing_mut().item_spacing.x = 8.0;
                control_ui(ui, vm, row, memo, out);
            });
        } else {
            ui.vertical(|ui| {
                ui.set_width(room - 8.0);
                words(ui);
                control_ui(ui, vm, row, memo, out);
            });
        }
    });
}

fn control_ui(ui: &mut Ui, vm: &LabVm, row: &RowVm, memo: &mut LabPage, out: &mut Vec<Intent>) {
    let mut written = None;
    let right = row.remove.is_some() && !matches!(row.control, Control::Missing { .. });
    let room = ui.available_width() - if right { 44.0 } else { 0.0 };
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(room);
            written = edited(ui, vm, row, memo, out);
        });
        if let Some(remove) = row.remove.as_ref().filter(|_| right) {
            let name = format!("{} {}", vm.labels.form_remove, row.label);
            if icon_button(ui, icon::TRASH, &name).clicked() {
                out.push(Intent::Lab(LabIntent::Edit(remove.clone())));
            }
        }
    });
    if let Some(value) = written {
        out.push(Intent::Lab(LabIntent::Edit(Edit::Set { path: row.place.clone(), value })));
    }
    if let Some((_, refusal)) = memo.refused.as_ref().filter(|(place, _)| *place == row.place) {
        text::caption(ui, refusal);
    }
    said_ui(ui, &row.problems);
}

/// Shows a value; what is to be written instead, if it was changed.
fn edited(ui: &mut Ui, vm: &LabVm, row: &RowVm, memo: &mut LabPage, out: &mut Vec<Intent>) -> Option<String> {
    let left_out = || match &row.default {
        Some(default) if !default.is_empty() => format!("{}: {default}", vm.labels.form_not_given),
        _ => vm.labels.form_not_given.clone(),
    };
    let hint = if row.given { String::new() } else { left_out() };
    let width = ui.available_width();
    match &row.control {
        Control::Heading => None,
        Control::Text { value, long } => {
            let field = Field { slot: 0, value, hint: &hint, width, rows: if *long { 3 } else { 1 } };
            field.ui(ui, row, &row.label, memo).map(|words| Control::text(&words))
        }
        Control::Number { value, least, most, refusal } => {
            let typed = Field { slot: 0, value, hint: &hint, width: width.min(220.0), rows: 1 }
                .ui(ui, row, &row.label, memo)?;
            let number = number(&typed).filter(|n| (i128::from(*least)..=i128::from(*most)).contains(n));
            memo.refused = number.is_none().then(|| (row.place.clone(), refusal.clone()));
            number.map(|number| number.to_string())
        }
        Control::Interval { low, high, refusal } => {
            let ends = ui.horizontal(|ui| {
                let mut end = |ui: &mut Ui, slot, value: &str, name: &str| {
                    text::quiet(ui, name);
                    let label = format!("{}, {name}", row.label);
                    let hint = if row.given { "" } else { "0" };
                    Field { slot, value, hint, width: 96.0, rows: 1 }.ui(ui, row, &label, memo)
                };
                (end(ui, 0, low, &vm.labels.form_from), end(ui, 1, high, &vm.labels.form_to))
            });
            let (new_low, new_high) = ends.inner;
            if new_low.is_none() && new_high.is_none() {
                return None;
            }
            // One number typed where both ends are the same moves both.
            let one = low == high;
            let ends = match (new_low, new_high) {
                (Some(low), None) if one => (low.clone(), low),
                (None, Some(high)) if one && low.is_empty() => (high.clone(), high),
                (new_low, new_high) => {
                    (new_low.unwrap_or_else(|| low.clone()), new_high.unwrap_or_else(|| high.clone()))
                }
            };
            let ends = narrow(&ends.0).zip(narrow(&ends.1));
            memo.refused = ends.is_none().then(|| (row.place.clone(), refusal.clone()));
            ends.map(|(low, high)| Control::interval(low, high))
        }
        Control::Switch(on) => {
            let on = if row.given { *on } else { row.default.as_deref() == Some("true") };
            switch(ui, on, &row.label).clicked().then(|| (!on).to_string())
        }
        Control::Choice { options, chosen, open } => {
            let shown = chosen.and_then(|chosen| options.get(chosen)).map_or(hint.as_str(), |option| &option.name);
            let mut picked = None;
            ui.horizontal(|ui| {
                let combo = ComboBox::from_id_salt("choice").selected_text(shown).width(width.min(240.0));
                let response = combo.show_ui(ui, |ui| {
                    for (n, option) in options.iter().enumerate() {
                        if ui.selectable_label(*chosen == Some(n), &option.name).on_hover_text(&option.doc).clicked() {
                            picked = (*chosen != Some(n)).then(|| option.value.clone());
                        }
                    }
                });
                let response = response.response;
                response
                    .ctx
                    .accesskit_node_builder(response.id, |node| node.set_label(format!("{}: {shown}", row.label)));
                if *open && ui.add(Button::quiet(&vm.labels.form_open).trailing(icon::CARET_RIGHT).small()).clicked() {
                    go(row, memo);
                }
            });
            if let Some(option) = chosen.and_then(|chosen| options.get(chosen)) {
                text::quiet(ui, &option.doc);
            }
            picked
        }
        Control::Open { summary } => {
            let name = format!("{}: {summary}", row.label);
            let card = Card::new().margin(egui::Margin::symmetric(12, 7)).button(ui, &name, |ui| {
                text::between(
                    ui,
                    |ui| {
                        text::cut(ui, summary);
                    },
                    |ui| {
                        let theme = Theme::of(ui);
                        text::icon(ui, icon::CARET_RIGHT, 15.0, theme.ink3);
                    },
                );
            });
            if card.response.clicked() {
                go(row, memo);
            }
            None
        }
        Control::Missing { example } => {
            let mut adds = false;
            ui.horizontal(|ui| {
                let button = Button::quiet(&vm.labels.form_add).icon(icon::PLUS).small();
                let response = ui.add(button);
                response.ctx.accesskit_node_builder(response.id, |node| {
                    node.set_label(format!("{} {}", vm.labels.form_add, row.label));
                });
                adds = response.clicked();
                text::quiet(ui, left_out());
            });
            adds.then(|| example.clone())
        }
        Control::Add { list, example } => {
            if ui.add(Button::quiet(&row.label).icon(icon::PLUS).small()).clicked() {
                let edit = Edit::Push { path: list.clone(), value: example.clone() };
                // A list that is left out is written with its first item.
                let edit =
                    if row.given { edit } else { Edit::Set { path: list.clone(), value: format!("[{example}]") } };
                out.push(Intent::Lab(LabIntent::Edit(edit)));
            }
            None
        }
        Control::AddKey { map, example } => {
            ui.horizontal(|ui| {
                ui.scope(|ui| {
                    ui.set_max_width(180.0);
                    text::field(ui, &mut memo.key, &vm.labels.form_key, &vm.labels.form_key);
                });
                let key = memo.key.trim().to_owned();
                let add = Button::quiet(&row.label).icon(icon::PLUS).small();
                if ui.add(add).clicked() && !key.is_empty() {
                    let path = [&**map, &[Step::Key(key)]].concat();
                    out.push(Intent::Lab(LabIntent::Edit(Edit::Set { path, value: example.clone() })));
                    memo.key.clear();
                }
            });
            None
        }
        Control::Raw { value, refusal } => {
            let typed = Field { slot: 0, value, hint: "", width, rows: 1 }.ui(ui, row, &row.label, memo)?;
            memo.refused = typed.trim().is_empty().then(|| (row.place.clone(), refusal.clone()));
            memo.refused.is_none().then_some(typed)
        }
    }
}

fn go(row: &RowVm, memo: &mut LabPage) {
    memo.memo.place.clone_from(&row.place);
    memo.refused = None;
}

/// A whole number as people type it: with a true minus or a plus, or underscores between thousands.
fn number(typed: &str) -> Option<i128> {
    let plain: String = typed.trim().replace('\u{2212}', "-").replace(['_', '\u{202F}'], "");
    plain.parse().ok()
}

fn narrow(typed: &str) -> Option<i64> {
    if typed.trim().is_empty() { Some(0) } else { number(typed).and_then(|n| i32::try_from(n).ok()).map(i64::from) }
}

/// A field that keeps what is typed until the keyboard leaves it.
struct Field<'a> {
    /// Which of the fields of a row.
    slot: u8,
    value: &'a str,
    hint: &'a str,
    width: f32,
    rows: usize,
}

impl Field<'_> {
    /// What was typed instead of the value, once it is done; Escape leaves things as they are.
    fn ui(self, ui: &mut Ui, row: &RowVm, name: &str, memo: &mut LabPage) -> Option<String> {
        let theme = Theme::of(ui);
        let key = (row.place.clone(), self.slot);
        let draft = memo.draft.as_ref().filter(|draft| draft.field == key);
        let mut typed = draft.map_or_else(|| self.value.to_owned(), |draft| draft.text.clone());
        let edit = if self.rows > 1 { TextEdit::multiline(&mut typed) } else { TextEdit::singleline(&mut typed) };
        let response = ui.add(
            edit.id_salt(("field", self.slot))
                .font(theme.body().font)
                .hint_text(theme.body().text(self.hint, theme.ink3))
                .margin(egui::Margin::symmetric(10, 6))
                .desired_rows(self.rows)
                // A paragraph is one line of the level: Enter ends it.
                .return_key(None)
                .desired_width(self.width),
        );
        response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
        if response.changed() {
            memo.draft = Some(Draft { field: key.clone(), text: typed.clone() });
        }
        let (enter, escape) = ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
        if response.has_focus() && enter {
            response.surrender_focus();
        }
        let done = response.lost_focus() || (response.has_focus() && enter);
        if !done {
            return None;
        }
        memo.draft = memo.draft.take().filter(|draft| draft.field != key);
        (!escape && typed != self.value).then_some(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!(number(" 1_000 "), Some(1_000));
        assert_eq!(number("\u{2212}5"), Some(-5));
        assert_eq!(number("+7"), Some(7));
        assert_eq!(number("five"), None);
        assert_eq!(narrow(""), Some(0));
        assert_eq!(narrow("99999999999"), None);
    }
}
