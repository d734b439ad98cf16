//! What pages share: the bar over them, a column to read in, glossary words, the key for the one button.

use egui::{Align, CornerRadius, Id, Key, Layout, Modifiers, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::ui::kit::button::Button;
use crate::ui::kit::frame::{self, TopBar};
use crate::ui::kit::prose::prose;
use crate::ui::kit::{icon, overlay, text};
use crate::ui::theme::{Face, Surface, Theme, measure, on_paper};
use crate::vm::Intent;
use crate::vm::emblem::Emblem;
use crate::vm::glossary::Marked;
use crate::vm::page::PageBar;
use crate::vm::prose::Span;

/// Paints the ground and the bar of a page.
pub(super) fn bar(ui: &mut Ui, bar: &PageBar, emblem: Option<&Emblem>, out: &mut Vec<Intent>) {
    let theme = Theme::of(ui);
    ui.painter().rect_filled(ui.available_rect_before_wrap(), 0.0, theme.ground);
    let top = TopBar { emblem, title: &bar.title, subtitle: &bar.subtitle, help: &bar.help };
    let mut back = false;
    let asked = frame::top_bar(ui, &top, |ui| {
        back = ui.add(Button::plain(&bar.back).icon(icon::ARROW_LEFT).key(&bar.back_key)).clicked();
    });
    if asked {
        out.push(Intent::Help(true));
    }
    if back {
        out.push(Intent::Back);
    }
}

/// A scrolling column in the middle of what is left, at most `width` wide, with the padding of a page.
pub(super) fn column(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let all = ui.available_rect_before_wrap();
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let pad = side_pad(all.width(), width);
        let inside = Rect::from_min_max(
            pos2(all.left() + pad, ui.cursor().top() + 28.0),
            pos2(all.right() - pad, f32::INFINITY),
        );
        let builder = UiBuilder::new().max_rect(inside).layout(Layout::top_down(Align::Min));
        let used = ui.scope_builder(builder, add).response.rect;
        ui.advance_cursor_after_rect(Rect::from_min_max(all.left_top(), pos2(all.right(), used.bottom() + 28.0)));
    });
}

/// What is left on both sides of a column of at most `width` in a page of `all`.
pub(super) fn side_pad(all: f32, width: f32) -> f32 {
    (0.5 * (all - width)).max(measure::PANEL_PAD_X)
}

/// A sheet of paper over the whole of `rect`; `add` gets what its margins leave.
pub(super) fn sheet(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui).on(Surface::Paper);
    ui.painter().rect_filled(rect, CornerRadius::same(measure::RADIUS_PAPER), theme.panel);
    let margin = if rect.width() > 560.0 { 44.0 } else { 20.0 };
    // The scroll bar runs in the margin, beside the words.
    let inside = Rect::from_min_max(rect.min + vec2(margin, 0.0), rect.max - vec2(4.0, 0.0));
    on_paper(ui, |ui| {
        ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
            ui.shrink_clip_rect(rect);
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                ui.set_max_width(rect.width() - 2.0 * margin);
                add(ui);
            });
        });
    });
}

/// A paragraph with words of the glossary: hover or focus shows the entry, a click opens it.
pub(super) fn read(ui: &mut Ui, paragraph: &Marked, face: &Face, strong: &Face, out: &mut Vec<Intent>) {
    let id = ui.next_auto_id().with("glossary");
    let response = prose(ui, &paragraph.prose, face, strong);
    if let Some(word) = response.clicked.and_then(|span| paragraph.word_at(span)) {
        out.push(Intent::Glossary(Some(word)));
    }
    if let Some(Span::Term { text: word, entry }) = response.hovered.map(|span| &paragraph.prose[span]) {
        entry_tooltip(ui, id, word, entry);
    }
}

/// The entry of a glossary word at the pointer.
pub(super) fn entry_tooltip(ui: &Ui, id: Id, word: &str, entry: &str) {
    egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, egui::PopupAnchor::Pointer).gap(14.0).show(|ui| {
        ui.set_max_width(320.0);
        text::strong(ui, word);
        text::caption(ui, entry);
    });
}

/// Whether Enter was pressed while no control had the focus and nothing lies over the page: it is then the one button's.
pub(super) fn enter(ui: &Ui) -> bool {
    key_is_free(ui) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// Whether a key that controls use themselves, such as Enter and the arrows, belongs to the page as a whole.
pub(super) fn key_is_free(ui: &Ui) -> bool {
    overlay::keys_are_free(ui) && ui.memory(|memory| memory.focused().is_none())
}

/// Gives the focus to `first` where an arrow up or down is pressed and nothing has it yet.
pub(super) fn arrows_begin_at(ui: &Ui, first: Id) {
    let arrow = ui.input(|input| input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp));
    if arrow && key_is_free(ui) {
        ui.memory_mut(|memory| {
            memory.request_focus(first);
            // The arrow has done its work: it does not move on from there as well.
            memory.move_focus(egui::FocusDirection::None);
        });
    }
}
