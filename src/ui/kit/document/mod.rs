//! The document: a sheet of paper with clauses as running text, brackets with their holders, and tracked changes.

mod fresh;
#[cfg(test)]
mod tests;

use egui::{
    Align2, CornerRadius, CursorIcon, Id, Margin, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType,
    pos2, vec2,
};

use fresh::Fresh;

use super::{
    flow::{Flow, Laid, Piece},
    icon, shape, text,
};
use crate::{
    ui::theme::{Theme, measure, on_paper},
    vm::{
        document::{Change, ClauseVm, DocumentVm, Run, Variant},
        emblem::Emblem,
    },
};

/// Widest column of treaty text: about 78 characters.
pub const TEXT_WIDEST: f32 = 566.0;
/// Width of a sheet whose text has that width.
pub const SHEET_WIDEST: f32 = TEXT_WIDEST + 2.0 * PAD_X + MARGIN_MARK + NUMBER;

/// What a document of several clauses was asked for this frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentResponse {
    pub hovered: Option<Target>,
    pub focused: Option<Target>,
    /// Set in the one pass in which the click, or Enter or space on the focused piece, happened.
    pub clicked: Option<Target>,
}

/// A place in a document; clauses and runs are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    Clause(usize),
    Variant { clause: usize, run: usize, option: usize },
    Term { clause: usize, run: usize },
}

/// A sheet with a draft or an adopted text.
#[must_use = "call show"]
pub struct Document<'a> {
    vm: &'a DocumentVm,
    id: Id,
}

impl<'a> Document<'a> {
    /// `id` tells documents on one screen apart.
    pub fn new(vm: &'a DocumentVm, id: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self { vm, id: Id::new(("document", id)) }
    }

    /// Fills the width and the height that is left; clauses that do not fit scroll.
    pub fn show(self, ui: &mut Ui) -> DocumentResponse {
        self.show_with_foot(ui, None::<fn(&mut Ui)>)
    }

    /// The same with a strip at the foot of the sheet, for what the reader is about to do with it.
    pub fn show_with_foot(self, ui: &mut Ui, foot: Option<impl FnOnce(&mut Ui)>) -> DocumentResponse {
        let outer = ui.available_rect_before_wrap();
        on_paper(ui, |ui| {
            let theme = Theme::of(ui);
            let corner = CornerRadius::same(measure::RADIUS_PAPER);
            ui.painter().rect_filled(outer, corner, theme.panel);
            let foot_height = if foot.is_some() { FOOT } else { 0.0 };
            let sheet = Rect::from_min_max(outer.min, pos2(outer.right(), outer.bottom() - foot_height));
            let out = ui
                .scope_builder(egui::UiBuilder::new().max_rect(sheet), |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    // On a low sheet the title scrolls with the text, so that the text keeps some room.
                    let low = sheet.height() < LOW_SHEET;
                    if !low {
                        self.header(ui, &theme, low);
                    }
                    self.body(ui, &theme, low)
                })
                .inner;
            if let Some(foot) = foot {
                let strip = Rect::from_min_max(pos2(outer.left(), sheet.bottom()), outer.max);
                let corner = CornerRadius { nw: 0, ne: 0, sw: measure::RADIUS_PAPER, se: measure::RADIUS_PAPER };
                ui.painter().rect_filled(strip, corner, theme.well);
                ui.painter().hline(strip.x_range(), strip.top(), Stroke::new(measure::HAIRLINE, theme.line));
                let inside = strip.shrink2(vec2(PAD_X, 0.0));
                let layout = egui::Layout::left_to_right(egui::Align::Center);
                ui.scope_builder(egui::UiBuilder::new().max_rect(inside).layout(layout), foot);
            }
            ui.advance_cursor_after_rect(outer);
            out
        })
    }

    fn header(&self, ui: &mut Ui, theme: &Theme, low: bool) {
        let top = if low { 8 } else { 16 };
        egui::Frame::new().inner_margin(Margin { left: 28, right: 28, top, bottom: 0 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            if low {
                text::card_title(ui, &self.vm.title);
            } else {
                text::title(ui, &self.vm.title);
                ui.add_space(4.0);
            }
            let width = ui.available_width();
            let status = text::line(ui, &self.vm.status, &theme.caption_strong(), theme.ink);
            let room = (width - status.size().x - 16.0).max(80.0);
            let subtitle = text::wrapped(ui, &self.vm.subtitle, &theme.caption(), theme.ink2, room);
            let height = subtitle.size().y.max(status.size().y);
            let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
            ui.painter().galley(rect.min, subtitle, theme.ink2);
            ui.painter().galley(rect.right_top() - vec2(status.size().x, 0.0), status, theme.ink);
            let spoken = format!("{}. {}", self.vm.subtitle, self.vm.status);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
            ui.add_space(if low { 4.0 } else { 10.0 });
            let (rule, _) = ui.allocate_exact_size(vec2(width, 1.0), Sense::hover());
            ui.painter().hline(rule.x_range(), rule.center().y, Stroke::new(measure::HAIRLINE, theme.line));
        });
    }

    fn body(&self, ui: &mut Ui, theme: &Theme, low: bool) -> DocumentResponse {
        let mut out = DocumentResponse::default();
        let mut fresh = Fresh::load(ui, self.id);
        let chosen = self.vm.clauses.iter().position(|clause| clause.chosen);
        let chosen_now = ui.data_mut(|data| {
            let before = data.get_temp::<Option<usize>>(self.id.with("chosen"));
            data.insert_temp(self.id.with("chosen"), chosen);
            before != Some(chosen)
        });
        egui::ScrollArea::vertical().id_salt(self.id).auto_shrink([false, false]).show(ui, |ui| {
            if low {
                self.header(ui, theme, low);
            }
            ui.add_space(8.0);
            for (index, clause) in self.vm.clauses.iter().enumerate() {
                let top = ui.cursor().min;
                clause_ui(ui, theme, self.id, index, clause, &mut fresh, &mut out);
                if chosen_now && clause.chosen {
                    // The clause under discussion comes into sight, wherever it was chosen.
                    ui.scroll_to_rect(Rect::from_min_max(top, ui.min_rect().max), None);
                }
            }
            ui.add_space(12.0);
        });
        fresh.store(ui, self.id);
        out
    }
}

/// One clause outside a document, as in a card or a vote: the same text without margin marks, on whatever paper the
/// caller painted.
pub fn excerpt(ui: &mut Ui, clause: &ClauseVm) -> Response {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let mut flow = Flow::new(ui, &theme.treaty().with_line(23.0));
    if !clause.number.is_empty() {
        flow.words(ui, &format!("{}. ", clause.number), &theme.treaty(), theme.ink);
    }
    let laid = write(ui, &theme, flow, clause).layout(ui, width);
    let (rect, response) = ui.allocate_exact_size(vec2(width, laid.size().y), Sense::hover());
    paint(ui.painter(), &theme, &laid, rect.min, clause, &|_| 1.0);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, clause.spoken()));
    response
}

const PAD_X: f32 = 28.0;
/// Room for the open bracket or tick before a clause, and for its number.
const MARGIN_MARK: f32 = 32.0;
const NUMBER: f32 = 26.0;
const FOOT: f32 = 52.0;
/// Below this height of a sheet its title scrolls.
const LOW_SHEET: f32 = 360.0;
const HOLDER_MARK: f32 = 11.0;

/// What a span of a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A variant with its brackets and holders.
    Variant(usize),
    Inserted(usize),
    Struck(usize),
    /// The words of a variant that the last revision wrote or struck.
    Changed(usize),
    Term(usize),
    /// The box for the mark of a holder: run, and place among its holders.
    Holder(usize, usize),
}

fn clause_ui(
    ui: &mut Ui,
    theme: &Theme,
    document: Id,
    index: usize,
    clause: &ClauseVm,
    fresh: &mut Fresh,
    out: &mut DocumentResponse,
) {
    let full = ui.available_width();
    let column = (full - 2.0 * PAD_X - MARGIN_MARK - NUMBER).clamp(120.0, TEXT_WIDEST);
    let laid = write(ui, theme, Flow::new(ui, &theme.treaty()), clause).layout(ui, column);
    let pad = 6.0;
    let (rect, _) = ui.allocate_exact_size(vec2(full, laid.size().y + 2.0 * pad), Sense::hover());
    let id = document.with(index);
    let response = ui.interact(rect, id, Sense::click());
    if ui.is_rect_visible(rect) {
        let hot = response.hovered() || response.has_focus();
        if clause.chosen || hot {
            ui.painter().rect_filled(rect, 0.0, if clause.chosen { theme.chosen_clause } else { theme.raised });
        }
        if clause.chosen {
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 0.0, theme.accent);
        }
        let top = rect.top() + pad;
        let first_line = top + 12.5;
        margin_mark(ui, theme, pos2(rect.left() + PAD_X + 8.0, first_line), clause);
        let number = text::line(ui, &format!("{}.", clause.number), &theme.treaty_strong(), theme.ink);
        let at = pos2(rect.left() + PAD_X + MARGIN_MARK, first_line - 0.5 * theme.treaty().line);
        let lift = 0.5
            * (theme.treaty().line
                - number.rows.first().map_or(0.0, |_| ui.fonts_mut(|f| f.row_height(&theme.treaty_strong().font))));
        ui.painter().galley(at + vec2(0.0, lift), number, theme.ink);
    }
    let origin = pos2(rect.left() + PAD_X + MARGIN_MARK + NUMBER, rect.top() + pad);
    highlight(ui, theme, &laid, origin, clause);
    let parts = part_responses(ui, theme, id, index, &laid, origin, clause, out);
    fresh.note(index, clause, ui);
    // A bracket that closed: the words that are left come up from grey.
    let mut painter = ui.painter().clone();
    painter.multiply_opacity(0.25 + 0.75 * fresh.settling(ui, index));
    paint(&painter, theme, &laid, origin, clause, &|part| fresh.progress(ui, index, part, clause));
    if response.has_focus() {
        shape::focus_ring(ui.painter(), theme, rect.shrink2(vec2(6.0, 4.0)), measure::RADIUS_PAPER);
    }
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, clause.chosen, clause.spoken()));
    if !parts {
        take(out, Target::Clause(index), &response);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// Interactions of variants and glossary words; true where the pointer is on one of them.
#[expect(clippy::too_many_arguments, reason = "the whole state of one clause")]
fn part_responses(
    ui: &Ui,
    theme: &Theme,
    id: Id,
    index: usize,
    laid: &Laid<Part>,
    origin: Pos2,
    clause: &ClauseVm,
    out: &mut DocumentResponse,
) -> bool {
    let mut over = false;
    for span in &laid.spans {
        let (target, spoken) = match (span.kind, span.kind.run(clause)) {
            (Part::Variant(run), Some(Run::Variant(variant))) => {
                (Target::Variant { clause: index, run, option: variant.option }, variant.spoken())
            }
            (Part::Term(run), Some(Run::Term { text, .. })) => (Target::Term { clause: index, run }, text.clone()),
            _ => continue,
        };
        let mut whole: Option<Response> = None;
        for (row, piece) in span.pieces.iter().enumerate() {
            let rect = band(&piece.at(origin));
            // One stop for the keyboard, however many rows.
            let sense = if row == 0 { Sense::click() } else { Sense::CLICK };
            let response = ui.interact(rect, id.with((span.kind.key(), row)), sense);
            whole = Some(match whole {
                Some(whole) => whole.union(response),
                None => {
                    response.widget_info(|| match span.kind {
                        Part::Term(_) => WidgetInfo::labeled(WidgetType::Link, true, &spoken),
                        _ => WidgetInfo::labeled(WidgetType::Button, true, &spoken),
                    });
                    response
                }
            });
        }
        let Some(response) = whole else { continue };
        over |= response.hovered();
        if response.hovered() || response.has_focus() {
            let stroke = Stroke::new(measure::HAIRLINE, theme.ink3);
            for piece in &span.pieces {
                let rect = band(&piece.at(origin)).expand2(vec2(2.0, 0.0));
                let corner = CornerRadius::same(measure::RADIUS_PAPER);
                ui.painter().rect_stroke(rect, corner, stroke, egui::StrokeKind::Outside);
                if response.has_focus() {
                    shape::focus_ring(ui.painter(), theme, rect, measure::RADIUS_PAPER);
                }
            }
        }
        take(out, target, &response);
        if matches!(span.kind, Part::Term(_)) {
            response.on_hover_cursor(CursorIcon::Help);
        } else {
            response.on_hover_cursor(CursorIcon::PointingHand);
        }
    }
    over
}

fn take(out: &mut DocumentResponse, target: Target, response: &Response) {
    if response.hovered() {
        out.hovered = Some(target);
    }
    if response.has_focus() {
        out.focused = Some(target);
    }
    if response.clicked() {
        out.clicked = Some(target);
    }
}

/// Writes the runs of a clause as one paragraph.
fn write(ui: &Ui, theme: &Theme, mut flow: Flow<Part>, clause: &ClauseVm) -> Flow<Part> {
    let serif = theme.treaty();
    for (index, run) in clause.runs.iter().enumerate() {
        match run {
            Run::Text(text) => flow.words(ui, text, &serif, theme.ink),
            Run::Inserted { text, by } => {
                flow.open(Part::Inserted(index));
                flow.words(ui, text, &serif, theme.of_emblem(by));
                flow.close();
            }
            Run::Struck { text, by } => {
                flow.open(Part::Struck(index));
                flow.words(ui, text, &serif, theme.of_emblem(by));
                flow.close();
            }
            Run::Term { text, .. } => {
                flow.open(Part::Term(index));
                flow.words(ui, text, &serif, theme.ink);
                flow.close();
            }
            Run::Variant(variant) => write_variant(ui, theme, &mut flow, index, variant),
        }
    }
    flow
}

fn write_variant(ui: &Ui, theme: &Theme, flow: &mut Flow<Part>, index: usize, variant: &Variant) {
    let (serif, bracket, code) = (theme.treaty(), theme.treaty_strong(), theme.holder_code());
    flow.open(Part::Variant(index));
    flow.words(ui, "[", &bracket, theme.ink);
    match &variant.change {
        Some((_, by)) => {
            flow.open(Part::Changed(index));
            flow.words(ui, &variant.text, &serif, theme.of_emblem(by));
            flow.close();
        }
        None => flow.words(ui, &variant.text, &serif, theme.ink),
    }
    for (place, holder) in variant.holders.iter().enumerate() {
        if place == 0 {
            flow.words(ui, "\u{A0}–\u{A0}", &serif, theme.ink3);
        } else {
            flow.words(ui, ",", &code, theme.ink3);
            flow.words(ui, " ", &serif, theme.ink3);
        }
        flow.open(Part::Holder(index, place));
        flow.gap(ui, HOLDER_MARK + 3.0);
        flow.close();
        flow.words(ui, &holder.code, &code, theme.of_emblem(holder));
    }
    if let Some(unheld) = &variant.unheld {
        flow.words(ui, "\u{A0}–\u{A0}", &serif, theme.ink3);
        flow.words(ui, unheld, &code, theme.ink3);
    }
    flow.words(ui, "]", &bracket, theme.ink);
    flow.close();
}

/// The wording under discussion lies on a marker's stroke.
fn highlight(ui: &Ui, theme: &Theme, laid: &Laid<Part>, origin: Pos2, clause: &ClauseVm) {
    for span in &laid.spans {
        let Part::Variant(run) = span.kind else { continue };
        let offered = matches!(&clause.runs[run], Run::Variant(variant) if variant.offered);
        if clause.chosen || offered {
            for piece in &span.pieces {
                ui.painter().rect_filled(band(&piece.at(origin)), 0.0, theme.highlight);
            }
        }
    }
}

/// Words, marks, underlines and strikes; `progress` says how much of a change's line is drawn.
fn paint(
    painter: &egui::Painter,
    theme: &Theme,
    laid: &Laid<Part>,
    origin: Pos2,
    clause: &ClauseVm,
    progress: &dyn Fn(Part) -> f32,
) {
    laid.paint(painter, origin);
    for span in &laid.spans {
        let pieces = span.pieces.iter().map(|piece| piece.at(origin));
        match (span.kind, span.kind.run(clause)) {
            (Part::Inserted(_), Some(Run::Inserted { by, .. })) => {
                draw_along(painter, theme, by, pieces, progress(span.kind), 5.0);
            }
            (Part::Struck(_), Some(Run::Struck { by, .. })) => {
                draw_along(painter, theme, by, pieces, progress(span.kind), -4.5);
            }
            (Part::Changed(_), Some(Run::Variant(Variant { change: Some((change, by)), .. }))) => {
                let down = if *change == Change::Inserted { 5.0 } else { -4.5 };
                draw_along(painter, theme, by, pieces, progress(span.kind), down);
            }
            (Part::Term(_), _) => {
                for piece in pieces {
                    text::underline_term(painter, piece.rect.x_range(), piece.baseline + 4.0, theme.ink3);
                }
            }
            (Part::Holder(_, place), Some(Run::Variant(variant))) => {
                for piece in pieces {
                    let center = pos2(piece.rect.left() + 0.5 * HOLDER_MARK, piece.baseline - 4.0);
                    shape::mark_of(painter, theme, &variant.holders[place], center, 0.5 * HOLDER_MARK);
                }
            }
            _ => {}
        }
    }
}

/// A line in the author's colour along the pieces, drawn from the first to the last.
fn draw_along(
    painter: &egui::Painter,
    theme: &Theme,
    by: &Emblem,
    pieces: impl Iterator<Item = Piece> + Clone,
    progress: f32,
    below_baseline: f32,
) {
    let stroke = Stroke::new(measure::STRONG_LINE, theme.of_emblem(by));
    let whole: f32 = pieces.clone().map(|piece| piece.rect.width()).sum();
    let mut left = whole * progress;
    for piece in pieces {
        let drawn = piece.rect.width().min(left);
        if drawn > 0.0 {
            let x = piece.rect.left()..=piece.rect.left() + drawn;
            painter.hline(x, (piece.baseline + below_baseline).round(), stroke);
        }
        left -= drawn;
    }
}

/// An open bracket where wording is contested, a tick where it is settled.
fn margin_mark(ui: &Ui, theme: &Theme, center: Pos2, clause: &ClauseVm) {
    let painter = ui.painter();
    if clause.settled {
        painter.text(center, Align2::CENTER_CENTER, icon::CHECK_CIRCLE, theme.icon(17.0).font, theme.gain);
    } else {
        let stroke = Stroke::new(measure::QUIET_LINE, if clause.chosen { theme.ink } else { theme.ink3 });
        for side in [-1.0, 1.0] {
            let x = center.x + side * 7.0;
            let inner = x - side * 3.5;
            let (top, bottom) = (center.y - 6.5, center.y + 6.5);
            painter.line(vec![pos2(inner, top), pos2(x, top), pos2(x, bottom), pos2(inner, bottom)], stroke);
        }
    }
}

/// The band of a piece that is highlighted and clicked: less high than its row, so that rows stay apart.
fn band(piece: &Piece) -> Rect {
    Rect::from_x_y_ranges(piece.rect.x_range(), piece.baseline - 16.0..=piece.baseline + 6.0)
}

impl Part {
    fn run(self, clause: &ClauseVm) -> Option<&Run> {
        let (Self::Variant(run)
        | Self::Inserted(run)
        | Self::Struck(run)
        | Self::Changed(run)
        | Self::Term(run)
        | Self::Holder(run, _)) = self;
        clause.runs.get(run)
    }

    /// Tells the parts of one clause apart.
    fn key(self) -> (usize, usize, usize) {
        match self {
            Self::Variant(run) => (0, run, 0),
            Self::Inserted(run) => (1, run, 0),
            Self::Struck(run) => (2, run, 0),
            Self::Term(run) => (3, run, 0),
            Self::Holder(run, place) => (4, run, place),
            Self::Changed(run) => (5, run, 0),
        }
    }
}
