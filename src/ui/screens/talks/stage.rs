//! The table: delegations around its edge, the sheet with the draft on it.

use egui::{Align2, Pos2, Rect, Sense, Shape, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::foot;
use crate::ui::kit::document::{Document, SHEET_WIDEST, Target};
use crate::ui::kit::shape::Ring;
use crate::ui::kit::{icon, shape, text};
use crate::ui::theme::{Face, Surface, Theme, measure, on_paper};
use crate::vm::Intent;
use crate::vm::talks::{Panel, Seat, Stance, TalksMemo, TalksVm};

/// Below this height seats are one line and the foot one row.
const LOW: f32 = 430.0;
/// Room beside the sheet on the table, and beside the table.
const TABLE_EDGE: f32 = 16.0;
const SHEET_EDGE: f32 = 24.0;
const BANNER: f32 = 34.0;
/// Below this height seats bear codes where names would not fit this room on one line.
const TALL: f32 = 640.0;
const NAME_ROOM: f32 = 130.0;

pub(super) fn stage(ui: &mut Ui, theme: &Theme, vm: &TalksVm, memo: &mut TalksMemo, out: &mut Vec<Intent>) {
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, theme.ground);
    let low = all.height() < LOW;
    let top = if low { all.top() } else { table(ui, theme, all) };
    let under_seats = if low { low_seats(ui, theme, vm, all, memo) } else { seats(ui, theme, vm, all, top, memo) };

    let margin = if low { 8.0 } else { SHEET_EDGE };
    let width = (all.width() - 2.0 * margin).max(measure::STAGE_MIN.min(all.width())).min(SHEET_WIDEST);
    let left = all.center().x - 0.5 * width;
    if !low {
        let rect = Rect::from_min_size(pos2(left, under_seats), vec2(width, BANNER));
        foot::banner(ui, theme, vm, memo, rect, out);
    }
    let sheet_top = under_seats + if low { 0.0 } else { BANNER };
    let sheet =
        Rect::from_min_max(pos2(left, sheet_top), pos2(left + width, all.bottom() - if low { 0.0 } else { 12.0 }));
    sheet_ui(ui, theme, vm, memo, sheet, low, out);
}

/// Paints the table and gives the height at which its edge runs in the middle.
fn table(ui: &Ui, theme: &Theme, all: Rect) -> f32 {
    let top = all.top() + 38.0;
    let (left, right) = (all.left() + TABLE_EDGE, all.right() - TABLE_EDGE);
    let mut points = vec![pos2(left, all.bottom() + 2.0)];
    // Closer together where the corners turn.
    let steps = 64;
    points.extend((0..=steps).map(|step| {
        let share = 0.5 - 0.5 * (std::f32::consts::PI * step as f32 / steps as f32).cos();
        let x = left + share * (right - left);
        pos2(x, edge(all, top, x))
    }));
    points.push(pos2(right, all.bottom() + 2.0));
    ui.painter().add(Shape::convex_polygon(points, theme.table, Stroke::new(measure::QUIET_LINE, theme.table_edge)));
    top
}

/// Height of the edge of the table at `x`: bowed a little, with round corners.
fn edge(all: Rect, top: f32, x: f32) -> f32 {
    let half = 0.5 * all.width() - TABLE_EDGE;
    let from_middle = (x - all.center().x).abs().min(half);
    let radius = 84.0_f32.min(half);
    let into_corner = (from_middle - (half - radius)).max(0.0);
    let corner = radius - (radius * radius - into_corner * into_corner).max(0.0).sqrt();
    top + 10.0 * (from_middle / half).powi(2) + corner
}

/// Seats on the edge of the table; gives the height below them.
fn seats(ui: &mut Ui, theme: &Theme, vm: &TalksVm, all: Rect, top: f32, memo: &mut TalksMemo) -> f32 {
    let count = vm.seats.len().max(1) as f32;
    let room = all.width() - 2.0 * TABLE_EDGE - 24.0;
    let slot = (room / count).min(150.0);
    let first = all.center().x - 0.5 * slot * count;
    let mut below = top;
    let codes = all.height() < TALL && slot < NAME_ROOM;
    for (place, seat) in vm.seats.iter().enumerate() {
        let x = first + slot * (place as f32 + 0.5);
        // On the edge, except where it has turned down at a corner already.
        let center = pos2(x, edge(all, top, x).min(top + 16.0));
        below = below.max(one_seat(ui, theme, seat, center, slot, codes, memo));
    }
    below + 4.0
}

fn one_seat(
    ui: &mut Ui,
    theme: &Theme,
    seat: &Seat,
    center: Pos2,
    slot: f32,
    codes: bool,
    memo: &mut TalksMemo,
) -> f32 {
    let radius = measure::EMBLEM;
    let width = slot - 8.0;
    let name =
        centred(ui, if codes { &seat.who.code } else { &seat.who.name }, &theme.caption_strong(), theme.ink, width);
    let words = centred(ui, &seat.words, &theme.label(), theme.ink2, width - 16.0);
    let top = center.y + radius + 8.0;
    let middle = top + name.size().y;
    let bottom = middle + words.size().y;
    let rect = Rect::from_min_max(
        pos2(center.x - 0.5 * slot + 2.0, center.y - radius - 4.0),
        pos2(center.x + 0.5 * slot - 2.0, bottom + 2.0),
    );
    let response = ui.interact(rect, ui.id().with(("seat", seat.actor)), Sense::click());
    let lift = if response.hovered() { 1.0 } else { 0.0 };
    let selected = memo.party == Some(seat.actor);
    shape::emblem(
        ui.painter(),
        theme,
        &seat.who,
        center,
        radius + lift,
        Ring { selected, absent: seat.stance == Stance::Left },
    );
    if seat.floor {
        let at = center + vec2(radius + 4.0, -radius + 2.0);
        ui.painter().circle_filled(at, 9.0, theme.raised);
        ui.painter().text(at, Align2::CENTER_CENTER, icon::PEN_NIB, theme.icon(13.0).font, theme.ink);
    }
    ui.painter().galley(pos2(center.x, top), name, theme.ink);
    let words_width = words.size().x;
    let (glyph, filled) = stance_icon(seat.stance);
    let face = if filled { theme.icon_filled(13.0) } else { theme.icon(13.0) };
    let at = pos2(center.x - 0.5 * words_width - 2.0, middle + 8.0);
    ui.painter().text(at, Align2::CENTER_CENTER, glyph, face.font, theme.ink2);
    ui.painter().galley(pos2(center.x + 8.0, middle), words, theme.ink2);
    if response.has_focus() {
        shape::focus_ring(ui.painter(), theme, rect, measure::RADIUS_CARD);
    }
    pick(seat, response, memo);
    bottom
}

/// Seats in one line, for low windows.
fn low_seats(ui: &mut Ui, theme: &Theme, vm: &TalksVm, all: Rect, memo: &mut TalksMemo) -> f32 {
    let row = all.with_max_y(all.top() + 36.0);
    ui.painter().rect_filled(row, 0.0, theme.table);
    let slot = (row.width() - 16.0) / vm.seats.len().max(1) as f32;
    for (place, seat) in vm.seats.iter().enumerate() {
        let rect =
            Rect::from_min_size(pos2(row.left() + 8.0 + slot * place as f32, row.top()), vec2(slot, row.height()));
        let response = ui.interact(rect, ui.id().with(("seat", seat.actor)), Sense::click());
        let code = text::line(ui, &seat.who.code, &theme.label_strong(), theme.ink);
        let left = rect.center().x - 0.5 * (28.0 + code.size().x + 20.0);
        let middle = rect.center().y;
        let ring = Ring { selected: false, absent: seat.stance == Stance::Left };
        shape::emblem(ui.painter(), theme, &seat.who, pos2(left + 12.0, middle), 11.0, ring);
        let step = code.size().x;
        ui.painter().galley(pos2(left + 28.0, middle - 0.5 * code.size().y), code, theme.ink);
        let (glyph, filled) = stance_icon(seat.stance);
        let face = if filled { theme.icon_filled(14.0) } else { theme.icon(14.0) };
        let at = pos2(left + 28.0 + step + 12.0, middle);
        ui.painter().text(at, Align2::CENTER_CENTER, glyph, face.font, theme.ink2);
        if seat.floor {
            let at = pos2(left + 21.0, middle - 9.0);
            ui.painter().circle_filled(at, 7.0, theme.raised);
            ui.painter().text(at, Align2::CENTER_CENTER, icon::PEN_NIB, theme.icon(11.0).font, theme.ink);
        }
        if memo.party == Some(seat.actor) || response.has_focus() {
            shape::focus_ring(ui.painter(), theme, rect.shrink(4.0), measure::RADIUS_BUTTON);
        }
        pick(seat, response.on_hover_text(format!("{}: {}", seat.who.name, seat.words)), memo);
    }
    row.bottom()
}

/// A click on a seat looks at its delegation, and opens what they said where that is folded away.
fn pick(seat: &Seat, response: egui::Response, memo: &mut TalksMemo) {
    let selected = memo.party == Some(seat.actor);
    let spoken = format!("{}: {}", seat.who.name, seat.words);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, selected, &spoken));
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        memo.party = Some(seat.actor);
        memo.panel = Some(Panel::Said);
    }
}

fn stance_icon(stance: Stance) -> (&'static str, bool) {
    match stance {
        Stance::Accepts => (icon::CHECK_CIRCLE, true),
        Stance::Near { .. } => (icon::CIRCLE_HALF, false),
        Stance::Asks { clauses: 0 } => (icon::CHECK_CIRCLE, false),
        Stance::Asks { .. } => (icon::BRACKETS_SQUARE, false),
        Stance::Refused => (icon::X_CIRCLE, false),
        Stance::Chair => (icon::GAVEL, false),
        Stance::Mediates => (icon::SCALES, false),
        Stance::Proposes => (icon::PACKAGE, false),
        Stance::NotHeard => (icon::CIRCLE_DASHED, false),
        Stance::Silent => (icon::HOURGLASS_MEDIUM, false),
        Stance::Outside => (icon::MINUS_CIRCLE, false),
        Stance::Left => (icon::SIGN_OUT, false),
        Stance::Ended => (icon::MINUS_CIRCLE, false),
    }
}

/// The draft, what stands beside it, and the next offer at its foot.
fn sheet_ui(
    ui: &mut Ui,
    theme: &Theme,
    vm: &TalksVm,
    memo: &mut TalksMemo,
    sheet: Rect,
    low: bool,
    out: &mut Vec<Intent>,
) {
    let foot_height = if vm.strip.is_some() { foot::height(low) } else { 0.0 };
    let paper = sheet.with_max_y(sheet.bottom() - foot_height);
    ui.painter().rect_filled(sheet, measure::RADIUS_PAPER, theme.on(Surface::Paper).panel);
    let done = ui
        .scope_builder(UiBuilder::new().id_salt("draft").max_rect(paper), |ui| {
            Document::new(&vm.document, vm.talks).show(ui)
        })
        .inner;
    if let Some(target) = done.clicked {
        out.extend(intent(vm, target));
    }
    if foot_height > 0.0 {
        let rect = sheet.with_min_y(paper.bottom());
        on_paper_at(ui, "foot", rect, |ui| foot::foot(ui, vm, memo, low, out));
    }
}

fn on_paper_at(ui: &mut Ui, id: &'static str, rect: Rect, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().id_salt(id).max_rect(rect), |ui| on_paper(ui, add));
}

fn intent(vm: &TalksVm, target: Target) -> Option<Intent> {
    let issue = |clause: usize| vm.clauses.get(clause).copied();
    match target {
        Target::Clause(clause) => {
            let chosen = vm.document.clauses.get(clause)?.chosen;
            let issue = if chosen { None } else { Some(issue(clause)?) };
            Some(Intent::SelectClause { talks: vm.talks, issue })
        }
        Target::Variant { clause, option, .. } if vm.composing => {
            let option = u8::try_from(option).ok()?;
            Some(Intent::Compose { talks: vm.talks, issue: issue(clause)?, option })
        }
        Target::Variant { clause, .. } => Some(Intent::SelectClause { talks: vm.talks, issue: issue(clause) }),
        Target::Term { clause, run } => match vm.document.clauses.get(clause)?.runs.get(run)? {
            crate::vm::document::Run::Term { text, .. } => {
                let place = vm.terms.iter().find(|(word, _)| word == text)?.1;
                Some(Intent::Glossary(Some(place)))
            }
            _ => None,
        },
    }
}

/// Text centred on x = 0, in at most two rows.
fn centred(ui: &Ui, words: &str, face: &Face, color: egui::Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::single_section(words.to_owned(), face.format(color));
    job.halign = egui::Align::Center;
    job.wrap.max_width = width;
    job.wrap.max_rows = 2;
    ui.painter().layout_job(job)
}
