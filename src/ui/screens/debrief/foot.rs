//! Below the figures: better texts, measures, mandate and world, six questions, and the documented case.

use egui::{CornerRadius, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{GAP, Page, THREE_COLUMNS, TWO_COLUMNS, columns};
use crate::ui::kit::card::Card;
use crate::ui::kit::document::excerpt;
use crate::ui::kit::overlay::explain;
use crate::ui::kit::{shape, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::debrief::{BetterCard, MandateRow, Place, Row, Target};

use super::sentences::heading;

impl Page<'_> {
    pub(super) fn better(&mut self, ui: &mut Ui, width: f32) {
        let theme = self.theme;
        let at = self.memo.table;
        let Some(table) = self.vm.tables.get(at) else { return };
        let better = &table.better;
        strong_rule(ui, &theme);
        ui.add_space(10.0);
        let pointed = matches!(&self.target, Some(Target::Better { table }) if *table == at);
        let title = if width >= TWO_COLUMNS {
            let mut title = None;
            text::between(
                ui,
                |ui| title = Some(text::title(ui, &better.title)),
                |ui| {
                    ui.label(theme.caption().text(&better.note, theme.ink3));
                },
            );
            title
        } else {
            let title = text::title(ui, &better.title);
            text::quiet(ui, &better.note);
            Some(title)
        };
        if let Some(title) = title {
            if pointed {
                let line = Rect::from_min_max(title.rect.left_bottom() - vec2(0.0, 2.0), title.rect.right_bottom());
                ui.painter().rect_filled(line, 0.0, theme.accent);
            }
            self.arrive_if(pointed, &title);
        }
        ui.add_space(12.0);
        if let Some(nothing) = &better.nothing {
            ui.label(theme.treaty().text(nothing, theme.ink2));
            return;
        }
        let cards = better.cards.len();
        let across = if width >= TWO_COLUMNS { 3 } else { 1 };
        if across == 1 {
            for card in &better.cards {
                better_card(ui, &theme, card, 0.0);
                ui.add_space(measure::GAP_CARD);
            }
            return;
        }
        let gap = 20.0;
        let each = (width - gap * 2.0) / 3.0;
        let widths = vec![each; cards];
        // Cards of a row are as high as the highest was a frame ago.
        let id = ui.id().with(("better", at, cards));
        let before: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(0.0);
        let mut highest = 0.0_f32;
        columns(ui, &widths, gap, |ui, column| {
            highest = highest.max(better_card(ui, &theme, &better.cards[column], before));
        });
        if (highest - before).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(id, highest));
            ui.ctx().request_repaint();
        }
    }

    pub(super) fn measures(&mut self, ui: &mut Ui, width: f32) {
        let theme = self.theme;
        strong_rule(ui, &theme);
        ui.add_space(12.0);
        if width >= THREE_COLUMNS {
            let free = width - 2.0 * GAP;
            columns(ui, &[0.36 * free, 0.34 * free, 0.30 * free], GAP, |ui, column| match column {
                0 => self.table_measures(ui),
                1 => self.mandate(ui),
                _ => self.world(ui),
            });
        } else if width >= TWO_COLUMNS {
            let free = width - 0.7 * GAP;
            columns(ui, &[0.5 * free, 0.5 * free], 0.7 * GAP, |ui, column| match column {
                0 => self.table_measures(ui),
                _ => {
                    self.mandate(ui);
                    ui.add_space(20.0);
                    self.world(ui);
                }
            });
        } else {
            self.table_measures(ui);
            ui.add_space(20.0);
            self.mandate(ui);
            ui.add_space(20.0);
            self.world(ui);
        }
    }

    fn table_measures(&mut self, ui: &mut Ui) {
        let theme = self.theme;
        let at = self.memo.table;
        let Some(table) = self.vm.tables.get(at) else { return };
        heading(ui, &theme, &table.measures_title, false);
        ui.add_space(6.0);
        for (n, measure) in table.measures.iter().enumerate() {
            let pointed = matches!(&self.target, Some(Target::Measure { table, row }) if (*table, *row) == (at, n));
            let response = row(ui, &theme, measure, pointed);
            self.arrive_if(pointed, &response);
        }
        ui.add_space(4.0);
        ui.label(theme.label().text(&self.vm.labels.measures_note, theme.ink3));
    }

    fn mandate(&mut self, ui: &mut Ui) {
        let theme = self.theme;
        heading(ui, &theme, &self.vm.labels.mandate, false);
        ui.label(theme.label().text(&self.vm.labels.mandate_note, theme.ink3));
        ui.add_space(6.0);
        for (n, objective) in self.vm.mandate.iter().enumerate() {
            let pointed = matches!(&self.target, Some(Target::Mandate { row }) if *row == n);
            let response = mandate_row(ui, &theme, objective, pointed);
            self.arrive_if(pointed, &response);
        }
    }

    fn world(&mut self, ui: &mut Ui) {
        let theme = self.theme;
        heading(ui, &theme, &self.vm.labels.gauges, false);
        ui.add_space(6.0);
        for (n, gauge) in self.vm.gauges.iter().enumerate() {
            let pointed = matches!(&self.target, Some(Target::Gauge { row }) if *row == n);
            let response = row(ui, &theme, gauge, pointed);
            self.arrive_if(pointed, &response);
        }
        if self.vm.partners.is_empty() {
            return;
        }
        ui.add_space(18.0);
        heading(ui, &theme, &self.vm.labels.partners, false);
        ui.add_space(6.0);
        for (n, partner) in self.vm.partners.iter().enumerate() {
            let pointed = matches!(&self.target, Some(Target::Partner { row }) if *row == n);
            let response = row(ui, &theme, partner, pointed);
            self.arrive_if(pointed, &response);
        }
    }

    pub(super) fn questions(&mut self, ui: &mut Ui, width: f32) {
        let theme = self.theme;
        strong_rule(ui, &theme);
        ui.add_space(10.0);
        let title = text::title(ui, &self.vm.labels.questions);
        self.arrive(Place::Questions, &title);
        ui.add_space(10.0);
        let across = if width >= TWO_COLUMNS { 2 } else { 1 };
        let half = self.vm.questions.len().div_ceil(across);
        let each = (width - GAP * (across - 1) as f32) / across as f32;
        columns(ui, &vec![each; across], GAP, |ui, column| {
            let own = self.vm.questions.iter().enumerate().skip(column * half).take(half);
            for (n, question) in own {
                numbered(ui, &theme, n + 1, question);
            }
        });
    }

    pub(super) fn really(&mut self, ui: &mut Ui, width: f32) {
        let theme = self.theme;
        strong_rule(ui, &theme);
        ui.add_space(10.0);
        let title = text::title(ui, &self.vm.labels.really);
        self.arrive(Place::Really, &title);
        ui.add_space(2.0);
        ui.label(theme.quotation().text(&self.vm.really.heading, theme.ink2));
        ui.add_space(12.0);
        let days = &self.vm.really.days;
        let across = if width >= TWO_COLUMNS { 2 } else { 1 };
        let half = days.len().div_ceil(across);
        let each = (width - GAP * (across - 1) as f32) / across as f32;
        columns(ui, &vec![each; across], GAP, |ui, column| {
            for day in days.iter().skip(column * half).take(half) {
                ui.label(theme.caption_strong().text(&day.day, theme.ink));
                ui.add_space(2.0);
                ui.label(theme.dossier().text(&day.text, theme.ink));
                ui.add_space(3.0);
                for source in &day.sources {
                    ui.label(theme.label().text(source, theme.ink3));
                }
                ui.add_space(14.0);
            }
        });
    }
}

fn strong_rule(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 2.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(measure::STRONG_LINE, theme.ink));
}

/// One better text; gives back the height it would like.
fn better_card(ui: &mut Ui, theme: &Theme, card: &BetterCard, least: f32) -> f32 {
    let mut wanted = 0.0;
    Card::new().show(ui, |ui| {
        let top = ui.cursor().top();
        if !card.title.is_empty() {
            ui.label(theme.strong().text(&card.title, theme.ink));
            ui.add_space(4.0);
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 2.0);
            for gain in &card.gains {
                gain_mark(ui, theme, gain);
            }
        });
        ui.add_space(6.0);
        for clause in &card.clauses {
            excerpt(ui, clause);
            ui.add_space(4.0);
        }
        if let Some(note) = &card.note {
            ui.label(theme.caption().text(note, theme.ink2));
        }
        wanted = ui.cursor().top() - top;
        if wanted < least {
            ui.add_space(least - wanted);
        }
    });
    wanted
}

/// Mark, code and what it would gain or lose.
fn gain_mark(ui: &mut Ui, theme: &Theme, gain: &crate::vm::debrief::GainMark) {
    let color = theme.of_emblem(&gain.who);
    let code = text::line(ui, &gain.who.code, &theme.label(), theme.ink3);
    let words = text::line(ui, &gain.words, &theme.caption_strong(), color);
    let size = vec2(15.0 + code.size().x + 4.0 + words.size().x, 18.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let middle = rect.center().y;
    shape::mark_of(ui.painter(), theme, &gain.who, pos2(rect.left() + 5.5, middle), 5.5);
    let x = rect.left() + 15.0;
    let step = code.size().x + 4.0;
    ui.painter().galley(pos2(x, middle - 0.5 * code.size().y), code, theme.ink3);
    ui.painter().galley(pos2(x + step, middle - 0.5 * words.size().y), words, color);
    let spoken = format!("{} {}", gain.who.name, gain.words);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
    response.on_hover_text(&gain.who.name);
}

/// A figure in words; what it means comes on hover and on focus.
fn row(ui: &mut Ui, theme: &Theme, row: &Row, pointed: bool) -> egui::Response {
    let value = text::line(ui, &row.value, &theme.caption_strong(), theme.ink);
    let width = ui.available_width();
    let room = (width - value.size().x - 14.0).max(60.0);
    let name = text::wrapped(ui, &row.name, &theme.caption(), theme.ink2, room);
    let height = name.size().y.max(value.size().y) + 7.0;
    let sense = if row.why.is_empty() { Sense::hover() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
    if pointed {
        ui.painter().rect_filled(rect.expand2(vec2(5.0, 0.0)), 2.0, theme.highlight);
    }
    if response.has_focus() {
        shape::focus_ring(ui.painter(), theme, rect, measure::RADIUS_PAPER);
    }
    ui.painter().galley(rect.min + vec2(0.0, 3.0), name, theme.ink2);
    ui.painter().galley(rect.right_top() + vec2(-value.size().x, 3.0), value, theme.ink);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::HAIRLINE, theme.line));
    let spoken = format!("{}: {}", row.name, row.value);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
    if row.why.is_empty() {
        return response;
    }
    explain(response, &row.name, |ui| {
        text::caption(ui, &row.why);
    })
}

/// An objective: name and worth, the bar of its worth, and how its measure moved.
fn mandate_row(ui: &mut Ui, theme: &Theme, row: &MandateRow, pointed: bool) -> egui::Response {
    let width = ui.available_width();
    let value = text::line(ui, &row.value, &theme.caption(), theme.ink2);
    let room = (width - value.size().x - 14.0).max(60.0);
    let name = text::wrapped(ui, &row.name, &theme.caption(), theme.ink, room);
    let top = name.size().y.max(value.size().y);
    let (rect, response) = ui.allocate_exact_size(vec2(width, top + 24.0), Sense::hover());
    if pointed {
        ui.painter().rect_filled(rect.expand2(vec2(5.0, 0.0)), 2.0, theme.highlight);
    }
    ui.painter().galley(rect.min, name, theme.ink);
    ui.painter().galley(rect.right_top() - vec2(value.size().x, 0.0), value, theme.ink2);
    let color = if row.failed { theme.ink } else { theme.ink3 };
    let worth = text::line(ui, &row.worth, &theme.label(), color);
    let track = Rect::from_min_max(
        pos2(rect.left(), rect.top() + top + 6.0),
        pos2(rect.right() - worth.size().x - 12.0, rect.top() + top + 11.0),
    );
    let corner = CornerRadius::same(2);
    ui.painter().rect_filled(track, corner, theme.well);
    let share = (row.bar as f32 / 10_000.0).clamp(0.0, 1.0);
    let bar = track.with_max_x(track.left() + share * track.width());
    ui.painter().rect_filled(bar, corner, theme.ink2);
    ui.painter().galley(pos2(rect.right() - worth.size().x, track.center().y - 8.0), worth, color);
    let spoken = format!("{}: {}, {}", row.name, row.value, row.worth);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
    response
}

fn numbered(ui: &mut Ui, theme: &Theme, n: usize, words: &str) {
    let width = ui.available_width();
    let number = text::line(ui, &n.to_string(), &theme.card_title(), theme.ink3);
    let galley = text::wrapped(ui, words, &theme.treaty().with_line(23.0), theme.ink, width - 30.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y + 14.0), Sense::hover());
    ui.painter().galley(rect.min - vec2(0.0, 2.0), number, theme.ink3);
    ui.painter().galley(rect.min + vec2(30.0, 0.0), galley, theme.ink);
    let spoken = format!("{n}. {words}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
}
