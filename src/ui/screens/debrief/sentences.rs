//! The sentences with their tags, and the slip that a tag opens.

use egui::{CornerRadius, CursorIcon, Frame, Margin, Sense, Ui, UiBuilder, WidgetInfo, WidgetType};

use super::{Page, hairline};
use crate::ui::kit::button::{self, Button};
use crate::ui::kit::prose::prose;
use crate::ui::kit::{icon, shape, text};
use crate::ui::screens::page::entry_tooltip;
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::debrief::{Place, TagVm, Target};
use crate::vm::prose::Span;

impl Page<'_> {
    pub(super) fn sentences(&mut self, ui: &mut Ui) {
        let theme = self.theme;
        for (at, sentence) in self.vm.sentences.iter().enumerate() {
            let id = ui.next_auto_id().with("sentence");
            let response = prose(ui, &sentence.prose, &theme.treaty().with_line(23.0), &theme.treaty_strong());
            if let Some(span) = response.clicked {
                if let Some(tag) = sentence.tags.iter().position(|tag| tag.span == span) {
                    self.memo.choose(self.vm, (at, tag));
                } else if let Some((_, word)) = sentence.terms.iter().find(|(term, _)| *term == span) {
                    self.out.push(Intent::Glossary(Some(*word)));
                }
            }
            if let Some(Span::Term { text, entry }) = response.hovered.map(|span| &sentence.prose[span]) {
                entry_tooltip(ui, id, text, entry);
            }
            if let Some((_, tag)) = self.memo.open.filter(|(sentence, _)| *sentence == at)
                && let Some(tag) = sentence.tags.get(tag)
            {
                ui.add_space(6.0);
                self.slip(ui, tag);
            }
            ui.add_space(9.0);
            hairline(ui, &theme);
            ui.add_space(9.0);
        }
        ui.add_space(6.0);
        self.teaser(ui);
    }

    /// What a tag opens: the evidence in words, and a way to its place on the page.
    fn slip(&mut self, ui: &mut Ui, tag: &TagVm) {
        let theme = self.theme;
        let frame = Frame::new()
            .fill(theme.highlight)
            .corner_radius(CornerRadius::same(measure::RADIUS_CHIP))
            .inner_margin(Margin { left: 12, right: 8, top: 8, bottom: 8 });
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 3.0;
            let (first, rest) = tag.slip.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
            text::between(
                ui,
                |ui| {
                    let room = (ui.available_width() - 40.0).max(80.0);
                    ui.scope(|ui| {
                        ui.set_max_width(room);
                        ui.label(theme.caption_strong().text(first, theme.ink));
                    });
                },
                |ui| {
                    if button::icon_button(ui, icon::X, &self.vm.labels.close).clicked() {
                        self.memo.open = None;
                    }
                },
            );
            for line in rest {
                ui.label(theme.caption().text(line, theme.ink));
            }
            if tag.target != Target::Words
                && ui.add(Button::plain(&self.vm.labels.show).icon(icon::ARROW_RIGHT).small()).clicked()
            {
                self.memo.go = Some(Place::Target);
            }
        });
    }

    /// The documented case in a few words; a click leads to the whole of it.
    fn teaser(&mut self, ui: &mut Ui) {
        let theme = self.theme;
        let really = &self.vm.really;
        let Some((day, words)) = &really.teaser else { return };
        let title = &self.vm.labels.really;
        let builder = UiBuilder::new().id_salt("teaser").sense(Sense::click());
        let shown = ui.scope_builder(builder, |ui| {
            let frame = Frame::new()
                .fill(theme.well)
                .corner_radius(CornerRadius::same(measure::RADIUS_BUTTON))
                .inner_margin(Margin::symmetric(14, 11));
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    text::icon(ui, icon::LOCK_OPEN, 16.0, theme.ink2);
                    text::strong(ui, title);
                });
                ui.add_space(3.0);
                let first = words.split_inclusive(". ").take(2).collect::<String>();
                ui.label(theme.caption().text(format!("{day}: {}", first.trim_end()), theme.ink2));
            });
        });
        let response = shown.response;
        if response.has_focus() {
            shape::focus_ring(ui.painter(), &theme, response.rect, measure::RADIUS_BUTTON);
        }
        let spoken = format!("{title}. {day}");
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, &spoken));
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            self.memo.go = Some(Place::Really);
        }
    }
}

/// A heading of a figure or a list; on a marker's stroke where a sentence points to it.
pub(super) fn heading(ui: &mut Ui, theme: &Theme, words: &str, pointed: bool) -> egui::Response {
    let galley = text::wrapped(ui, words, &theme.caption_strong(), theme.ink, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    if pointed {
        ui.painter().rect_filled(rect.expand2(egui::vec2(5.0, 2.0)), 2.0, theme.highlight);
    }
    ui.painter().galley(rect.min, galley, theme.ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    response
}
