//! The page on which the lab is given a file.

use egui::{Key, Margin, Ui};

use super::super::page;
use super::LabPage;
use crate::ui::kit::button::Button;
use crate::ui::kit::card::Card;
use crate::ui::kit::{icon, text};
use crate::ui::theme::measure;
use crate::vm::Intent;
use crate::vm::lab::{LabIntent, OpenVm};

pub fn open_ui(ui: &mut Ui, vm: &OpenVm, memo: &mut LabPage, out: &mut Vec<Intent>) {
    page::bar(ui, &vm.bar, None, out);
    page::column(ui, 820.0, |ui| {
        ui.spacing_mut().item_spacing.y = measure::GAP_CARD;
        text::dossier(ui, &vm.intro);
        let (mut entered, mut clicked) = (false, false);
        text::between(
            ui,
            |ui| {
                let field = text::field(ui, &mut memo.path, &vm.path, &vm.path_hint);
                entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            },
            |ui| clicked = ui.add(Button::primary(&vm.open).icon(icon::FOLDER_OPEN)).clicked(),
        );
        if entered || clicked {
            out.push(Intent::Lab(LabIntent::Open(written_path(&memo.path).into())));
        }
        text::quiet(ui, &vm.drop);
        ui.add_space(4.0);
        text::section(ui, &vm.levels);
        for row in &vm.rows {
            let name = format!("{}: {}", row.title, row.note);
            let card = Card::new().margin(Margin::symmetric(16, 10)).button(ui, &name, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                text::card_title(ui, &row.title);
                text::cut(ui, &row.note);
            });
            if card.response.clicked() {
                out.push(row.intent.clone());
            }
        }
    });
}

/// A path as it was typed or pasted: file managers put quotation marks around it, or write it as an address.
fn written_path(typed: &str) -> &str {
    let path = typed.trim();
    let quoted = |mark: char| path.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    let path = quoted('"').or_else(|| quoted('\'')).unwrap_or(path);
    path.strip_prefix("file://").unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_paths_are_taken_as_they_are_meant() {
        for typed in ["levels/a b.ron", " levels/a b.ron\n", "\"levels/a b.ron\"", "'levels/a b.ron'"] {
            assert_eq!(written_path(typed), "levels/a b.ron");
        }
        assert_eq!(written_path("file:///tmp/a.ron"), "/tmp/a.ron");
        assert_eq!(written_path("\""), "\"");
    }
}
