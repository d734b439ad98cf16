//! The debrief: a newspaper page on paper. Sentences left, the plane in the middle, three small figures right; below them
//! better texts, measures, questions and the documented case. A tag opens its evidence and points it out on the page.

mod figures;
mod foot;
mod sentences;
#[cfg(test)]
mod tests;

use egui::{Align, Frame, Key, Layout, Margin, Modifiers, Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder};
use egui::{pos2, vec2};

use super::page;
use crate::ui::kit::button::{self, Button};
use crate::ui::kit::{icon, overlay, text};
use crate::ui::theme::{Surface, Theme, measure, on_paper};
use crate::vm::Intent;
use crate::vm::debrief::{DebriefMemo, DebriefVm, Place, Target, plain_text};

/// One page being set.
struct Page<'a> {
    vm: &'a DebriefVm,
    memo: &'a mut DebriefMemo,
    out: &'a mut Vec<Intent>,
    theme: Theme,
    /// What the open tag points to.
    target: Option<Target>,
}

pub fn debrief_ui(ui: &mut Ui, theme: &Theme, vm: &DebriefVm, memo: &mut DebriefMemo, out: &mut Vec<Intent>) {
    let all = ui.available_rect_before_wrap();
    ui.painter().rect_filled(all, 0.0, theme.ground);
    memo.table = memo.table.min(vm.tables.len().saturating_sub(1));
    memo.board = memo.board.min(vm.boards.len().saturating_sub(1));
    memo.ladder = memo.ladder.min(vm.ladders.len().saturating_sub(1));
    let tag = |(sentence, tag): (usize, usize)| vm.sentences.get(sentence).and_then(|s| s.tags.get(tag));
    let target = memo.open.and_then(tag).map(|tag| tag.target.clone());
    if memo.open.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        memo.open = None;
    }
    let (outside, inside) = margins(all.width());
    let mut page = Page { vm, memo, out, theme: theme.on(Surface::Paper), target };
    ScrollArea::vertical().id_salt("debrief").auto_shrink([false, false]).show(ui, |ui| {
        scroll_by_keys(ui, all.height());
        let sheet = Frame::new()
            .fill(page.theme.panel)
            .corner_radius(measure::RADIUS_PAPER)
            .inner_margin(Margin::symmetric(inside, if inside > 24 { 16 } else { 10 }));
        Frame::new().inner_margin(Margin::symmetric(outside, if outside > 0 { 20 } else { 0 })).show(ui, |ui| {
            on_paper(ui, |ui| {
                sheet.show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    page.set(ui);
                });
            });
        });
    });
    page.memo.go = None;
}

/// Room beside the sheet, and beside the words on it.
fn margins(width: f32) -> (i8, i8) {
    if width < 700.0 {
        return (0, 18);
    }
    // A column of a newspaper gets no better by getting wider.
    let outside = (0.5 * (width - WIDEST)).clamp(if width < 1000.0 { 12.0 } else { 40.0 }, 127.0);
    (outside as i8, if width < 1000.0 { 28 } else { 40 })
}

/// Widest sheet before the margins grow.
const WIDEST: f32 = 1700.0;
/// From these widths of the words on, the body stands in three columns, or in two.
const THREE_COLUMNS: f32 = 1020.0;
const TWO_COLUMNS: f32 = 700.0;
const GAP: f32 = 44.0;

impl Page<'_> {
    fn set(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let width = ui.available_width();
        self.head(ui, width);
        if width >= THREE_COLUMNS {
            let free = width - 2.0 * GAP;
            let widths = [0.292 * free, 0.388 * free, 0.32 * free];
            columns(ui, &widths, GAP, |ui, column| match column {
                0 => self.sentences(ui),
                1 => self.plane(ui),
                _ => self.small_figures(ui),
            });
        } else if width >= TWO_COLUMNS {
            let free = width - 0.7 * GAP;
            columns(ui, &[0.44 * free, 0.56 * free], 0.7 * GAP, |ui, column| match column {
                0 => self.sentences(ui),
                _ => {
                    self.plane(ui);
                    ui.add_space(18.0);
                    self.small_figures(ui);
                }
            });
        } else {
            self.sentences(ui);
            ui.add_space(20.0);
            self.plane(ui);
            ui.add_space(20.0);
            self.small_figures(ui);
        }
        ui.add_space(26.0);
        self.better(ui, width);
        ui.add_space(30.0);
        self.measures(ui, width);
        ui.add_space(30.0);
        self.questions(ui, width);
        ui.add_space(30.0);
        self.really(ui, width);
        ui.add_space(20.0);
    }

    fn head(&mut self, ui: &mut Ui, width: f32) {
        let theme = self.theme;
        let wide = width >= THREE_COLUMNS;
        let vm = self.vm;
        if wide {
            text::between(
                ui,
                |ui| {
                    text::caption(ui, &vm.kicker);
                },
                |ui| self.actions(ui, true),
            );
        } else {
            text::caption(ui, &self.vm.kicker);
            ui.scope(|ui| {
                // All stand on the middle of a row that is as high as the highest from its beginning.
                ui.spacing_mut().interact_size.y = measure::BUTTON;
                ui.horizontal_wrapped(|ui| self.actions(ui, false));
            });
            ui.add_space(6.0);
        }
        // The double rule of a front page.
        let (rule, _) = ui.allocate_exact_size(vec2(width, 7.0), Sense::hover());
        ui.painter().hline(rule.x_range(), rule.top() + 2.0, Stroke::new(measure::STRONG_LINE, theme.ink));
        ui.painter().hline(rule.x_range(), rule.top() + 6.0, Stroke::new(measure::HAIRLINE, theme.ink));
        ui.add_space(12.0);
        let face = match width {
            1100.0.. => theme.headline(),
            700.0..1100.0 => theme.tally(),
            _ => theme.title(),
        };
        let lines = self.vm.headline.join("\n");
        let standfirst = theme.quotation().with_line(24.0);
        let set = |ui: &mut Ui, words: &str, face: &crate::ui::theme::Face, color, room: f32| {
            let galley = text::wrapped(ui, words, face, color, room);
            let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
            ui.painter().galley(rect.min, galley, color);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, words));
        };
        let headline = text::wrapped(ui, &lines, &face, theme.ink, width);
        let beside = 0.32 * (width - 2.0 * GAP);
        if wide && headline.size().x + GAP + beside <= width {
            let top = ui.cursor().top();
            let words = text::wrapped(ui, &self.vm.standfirst, &standfirst, theme.ink2, beside);
            let height = headline.size().y.max(words.size().y);
            let right = Rect::from_min_size(
                pos2(ui.max_rect().right() - beside, top + height - words.size().y - 2.0),
                vec2(beside, words.size().y),
            );
            set(ui, &lines, &face, theme.ink, width);
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
                set(ui, &self.vm.standfirst, &standfirst, theme.ink2, beside);
            });
            let used = Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(width, height));
            ui.advance_cursor_after_rect(used);
        } else {
            set(ui, &lines, &face, theme.ink, width);
            ui.add_space(8.0);
            set(ui, &self.vm.standfirst, &standfirst, theme.ink2, width.min(760.0));
        }
        ui.add_space(14.0);
        hairline(ui, &theme);
        ui.add_space(12.0);
    }

    /// Where else to go; from the right end of the line where there is room for one.
    fn actions(&mut self, ui: &mut Ui, from_right: bool) {
        let labels = &self.vm.labels;
        let mut order = [0, 1, 2, 3, 4];
        if from_right {
            order.reverse();
        }
        for action in order {
            match action {
                0 => {
                    if ui.add(Button::plain(&labels.questions).icon(icon::CHATS_CIRCLE).small()).clicked() {
                        self.memo.go = Some(Place::Questions);
                    }
                }
                1 => {
                    if ui.add(Button::plain(&labels.really).icon(icon::LOCK_OPEN).small()).clicked() {
                        self.memo.go = Some(Place::Really);
                    }
                }
                2 => {
                    if ui.add(Button::plain(&labels.copy).icon(icon::COPY).small()).clicked() {
                        self.out.push(Intent::Copy(plain_text(self.vm)));
                    }
                }
                3 => {
                    if ui.add(Button::plain(&labels.back).icon(icon::ARROW_LEFT).small()).clicked() {
                        self.out.push(Intent::Back);
                    }
                }
                _ => {
                    if button::icon_button(ui, icon::QUESTION, &labels.help).clicked() {
                        self.out.push(Intent::Help(true));
                    }
                }
            }
        }
    }

    /// Scrolls to `response` if that is where the reader wants to go.
    fn arrive(&mut self, place: Place, response: &Response) {
        if self.memo.go == Some(place) {
            response.scroll_to_me(Some(if place == Place::Target { Align::Center } else { Align::Min }));
        }
    }

    /// The same for what the open tag points to.
    fn arrive_if(&mut self, pointed: bool, response: &Response) {
        if pointed {
            self.arrive(Place::Target, response);
        }
    }
}

/// Columns side by side from one line down; the cursor goes on below the longest.
fn columns(ui: &mut Ui, widths: &[f32], gap: f32, mut add: impl FnMut(&mut Ui, usize)) {
    let start = ui.cursor().min;
    let mut left = start.x;
    let mut bottom = start.y;
    for (column, width) in widths.iter().enumerate() {
        let rect = Rect::from_min_max(pos2(left, start.y), pos2(left + width, f32::INFINITY));
        let builder = UiBuilder::new().id_salt(("column", column)).max_rect(rect).layout(Layout::top_down(Align::Min));
        let used = ui.scope_builder(builder, |ui| {
            ui.set_width(*width);
            add(ui, column);
        });
        bottom = bottom.max(used.response.rect.bottom());
        left += width + gap;
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(start, pos2(left - gap, bottom)));
}

fn hairline(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(measure::HAIRLINE, theme.line));
}

/// Page Up and Down, Home and End, and the arrows, while no control wants them.
fn scroll_by_keys(ui: &Ui, height: f32) {
    if !overlay::keys_are_free(ui) {
        return;
    }
    let free = page::key_is_free(ui);
    let pressed = |key| {
        let own = matches!(key, Key::ArrowUp | Key::ArrowDown) && !free;
        if own { 0.0 } else { ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32 }
    };
    let page = 0.85 * height;
    let delta = page * (pressed(Key::PageUp) - pressed(Key::PageDown))
        + 60.0 * (pressed(Key::ArrowUp) - pressed(Key::ArrowDown))
        + 1e6 * (pressed(Key::Home) - pressed(Key::End));
    if delta != 0.0 {
        ui.scroll_with_delta(vec2(0.0, delta));
    }
}
