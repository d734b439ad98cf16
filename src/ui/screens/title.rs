//! The title: the name, the menu, the brackets that hold the map, and the campaign.

use egui::{
    Align, Align2, CornerRadius, Id, Layout, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, WidgetType, pos2, text::LayoutJob, vec2,
};

use super::drawings::{self, Inks};
use super::page;
use crate::ui::kit::tabs::tabs;
use crate::ui::kit::{button, icon, shape, text};
use crate::ui::theme::{Face, Mode, Surface, Theme, measure};
use crate::vm::stage::Area;
use crate::vm::title::{CampaignCard, CardState, Entry, TitleVm, brackets};
use crate::vm::{Intent, Screen};

/// Paints the title; gives back the rectangle it leaves to the map, where there is room for one.
pub fn title_ui(ui: &mut Ui, vm: &TitleVm, out: &mut Vec<Intent>) -> Option<Rect> {
    let theme = Theme::of(ui);
    let all = ui.available_rect_before_wrap();
    let plan = Plan::of(all);
    let upper = all.with_max_y(all.bottom() - plan.campaign);
    let frame = rect_of(brackets(super::area(upper)));
    let map = (frame.width() >= 240.0 && frame.height() >= 200.0).then_some(upper);
    if map.is_none() {
        ui.painter().rect_filled(all, 0.0, theme.ground);
    } else {
        drawings::title_brackets(ui.painter(), frame, name_ink(&theme));
    }

    if page::enter(ui)
        && let Some(first) = vm.entries.first()
    {
        out.push(first.intent.clone());
    }
    let menu = if map.is_some() { upper.with_max_x(frame.left() - 24.0) } else { upper };
    if plan.campaign > 0.0 {
        within(ui, "menu", menu, |ui| menu_ui(ui, &theme, vm, &plan, out));
        let strip = all.with_min_y(upper.bottom());
        ui.painter().rect_filled(strip, 0.0, theme.ground);
        ui.painter().hline(strip.x_range(), strip.top() + 0.5, Stroke::new(measure::HAIRLINE, theme.line));
        within(ui, "campaign", strip.shrink2(vec2(plan.side, 0.0)), |ui| campaign_ui(ui, &theme, vm, &plan, out));
    } else {
        within(ui, "all", menu, |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                menu_ui(ui, &theme, vm, &plan, out);
                ui.add_space(20.0);
                ui.horizontal(|ui| {
                    ui.add_space(plan.side);
                    ui.vertical(|ui| {
                        ui.set_max_width(menu.width() - 2.0 * plan.side);
                        campaign_ui(ui, &theme, vm, &plan, out);
                    });
                });
            });
        });
    }
    let corner = Rect::from_min_size(pos2(all.right() - 48.0, all.top() + 12.0), vec2(32.0, 32.0));
    within(ui, "help", corner, |ui| {
        if button::icon_button(ui, icon::QUESTION, &vm.help).clicked() {
            out.push(Intent::Help(true));
        }
    });
    ui.advance_cursor_after_rect(all);
    map
}

/// Sizes that follow from the window.
struct Plan {
    /// Height of the campaign at the foot; 0 where everything scrolls.
    campaign: f32,
    card: f32,
    side: f32,
    top: f32,
    row: f32,
    large: bool,
}

impl Plan {
    fn of(all: Rect) -> Self {
        let large = all.height() >= 660.0 && all.width() >= 1000.0;
        let row = match all.height() {
            _ if large => 44.0,
            height if height >= 600.0 => 36.0,
            _ => 32.0,
        };
        let side = match all.width() {
            _ if !large => 24.0,
            width if width < 1400.0 => 40.0,
            _ => 64.0,
        };
        // Name, purpose and seven rows.
        let menu = 7.0 * row + if large { 204.0 } else { 126.0 };
        let card = (all.height() - menu - HEADING - 40.0).min(180.0);
        let (card, campaign) = if card >= 88.0 { (card, card + HEADING + 20.0) } else { (132.0, 0.0) };
        let spare = (all.height() - campaign - menu).max(0.0);
        Self { campaign, card, side, top: (0.46 * spare).clamp(12.0, 120.0), row, large }
    }
}

/// Height of the line above the cards.
const HEADING: f32 = 52.0;

fn within(ui: &mut Ui, salt: &str, rect: Rect, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().id_salt(salt).max_rect(rect).layout(Layout::top_down(Align::Min)), add);
}

fn menu_ui(ui: &mut Ui, theme: &Theme, vm: &TitleVm, plan: &Plan, out: &mut Vec<Intent>) {
    let left = ui.cursor().left();
    let width = ui.available_width();
    ui.add_space(plan.top);
    ui.spacing_mut().item_spacing.y = 0.0;
    let indent = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
        ui.horizontal(|ui| {
            ui.add_space(plan.side + 2.0);
            ui.vertical(|ui| add(ui));
        });
    };
    indent(ui, &mut |ui| {
        let face = if plan.large { theme.game_name() } else { theme.headline() };
        ui.label(face.text(&vm.name, name_ink(theme)));
        ui.add_space(if plan.large { 8.0 } else { 4.0 });
        for line in &vm.purpose {
            purpose(ui, theme, line, plan.large);
        }
    });
    ui.add_space(if plan.large { 22.0 } else { 12.0 });
    let first = Id::new("title menu").with(0);
    for (i, entry) in vm.entries.iter().enumerate() {
        let at = pos2(left + plan.side - 8.0, ui.cursor().top());
        let size = vec2(400.0_f32.min(width - plan.side), plan.row);
        // The first line's note says what one goes on with: it has a line of its own where there is no room beside.
        let below = i == 0 && !note_fits(ui, theme, entry, size.x);
        let rect = Rect::from_min_size(at, size + vec2(0.0, if below { NOTE_BELOW } else { 0.0 }));
        if row(ui, theme, entry, i, rect).clicked() {
            out.push(entry.intent.clone());
        }
        ui.advance_cursor_after_rect(rect);
    }
    page::arrows_begin_at(ui, first);
}

/// A line of purpose; its square brackets stand in the accent.
fn purpose(ui: &mut Ui, theme: &Theme, line: &str, large: bool) {
    let face = if large { theme.card_title().with_line(30.0) } else { theme.dossier() };
    let mut job = LayoutJob::default();
    for part in line.split_inclusive(['[', ']']) {
        let (words, bracket) = match part.char_indices().next_back() {
            Some((at, '[' | ']')) => part.split_at(at),
            _ => (part, ""),
        };
        job.append(words, 0.0, face.format(theme.ink));
        job.append(bracket, 0.0, face.format(theme.accent));
    }
    ui.label(job);
}

fn row(ui: &mut Ui, theme: &Theme, entry: &Entry, place: usize, rect: Rect) -> Response {
    let response = ui.interact(rect, Id::new("title menu").with(place), Sense::click());
    let primary = place == 0;
    let hot = response.hovered() || response.has_focus();
    let corner = CornerRadius::same(measure::RADIUS_BUTTON);
    let (ink, note_ink) = match (primary, hot) {
        (true, _) => (theme.on_accent, theme.on_accent),
        (false, true) => (theme.ink, theme.ink2),
        (false, false) => (theme.ink, theme.ink3),
    };
    if primary {
        let toward = if theme.mode == Mode::Dark { egui::Color32::WHITE } else { egui::Color32::BLACK };
        let fill = theme.accent.lerp_to_gamma(toward, if hot { 0.12 } else { 0.0 });
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), corner, fill);
    } else if hot {
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 2.0)), corner, theme.raised);
    }
    let middle = rect.center().y;
    let face = if primary { theme.icon_filled(18.0) } else { theme.icon(20.0) };
    let icon_ink = if primary { ink } else { theme.ink2 };
    ui.painter().text(
        pos2(rect.left() + 26.0, middle),
        Align2::CENTER_CENTER,
        icon_of(&entry.intent, primary),
        face.font,
        icon_ink,
    );
    let label = text::line(ui, &entry.label, &label_face(theme, primary), ink);
    let note = text::line(ui, &entry.note, &theme.caption(), note_ink);
    let left = rect.left() + LABEL_AT;
    if primary && !note_fits(ui, theme, entry, rect.width()) {
        let note = text::elided(ui, &entry.note, &theme.caption(), note_ink, rect.right() - NOTE_END - left);
        ui.painter().galley(pos2(left, middle - label.size().y), label, ink);
        ui.painter().galley(pos2(left, middle + 1.0), note, note_ink);
    } else {
        ui.painter().galley(pos2(left, middle - 0.5 * label.size().y), label.clone(), ink);
        let column = rect.left() + NOTE_COLUMN * rect.width();
        let end = rect.right() - NOTE_END;
        // In their column; that of the first line at the right end where the column is too narrow.
        if column + note.size().x <= end && rect.width() >= NOTED {
            ui.painter().galley(pos2(column, middle - 0.5 * note.size().y), note, note_ink);
        } else if primary {
            ui.painter().galley(pos2(end - note.size().x, middle - 0.5 * note.size().y), note, note_ink);
        } else if rect.width() >= NOTED {
            let note = text::elided(ui, &entry.note, &theme.caption(), note_ink, end - column);
            ui.painter().galley(pos2(column, middle - 0.5 * note.size().y), note, note_ink);
        }
    }
    if response.has_focus() {
        shape::focus_ring(ui.painter(), theme, rect.shrink2(vec2(0.0, 2.0)), measure::RADIUS_BUTTON);
    }
    let spoken = format!("{}, {}", entry.label, entry.note);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), &spoken));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn label_face(theme: &Theme, primary: bool) -> Face {
    let face = if primary { theme.bar_title() } else { theme.body() };
    Face { font: egui::FontId { size: 16.0, ..face.font.clone() }, ..face }
}

/// Whether the note of the first line stands whole beside its label in a row of that width.
fn note_fits(ui: &Ui, theme: &Theme, entry: &Entry, width: f32) -> bool {
    let label = text::line(ui, &entry.label, &label_face(theme, true), theme.ink).size().x;
    let note = text::line(ui, &entry.note, &theme.caption(), theme.ink).size().x;
    LABEL_AT + label + 14.0 + note + NOTE_END <= width
}

/// Width from which rows of the menu have room for their notes.
const NOTED: f32 = 330.0;
/// Where labels begin, in points, where notes do, as a share of the row, and the room behind them.
const LABEL_AT: f32 = 48.0;
const NOTE_COLUMN: f32 = 0.46;
const NOTE_END: f32 = 12.0;
/// How much higher a row is with its note below.
const NOTE_BELOW: f32 = 14.0;

fn icon_of(intent: &Intent, primary: bool) -> &'static str {
    match intent {
        _ if primary => icon::PLAY,
        Intent::Go(Screen::Levels) => icon::BOOKS,
        Intent::Go(Screen::Saves) => icon::FILE_ARROW_DOWN,
        Intent::Go(Screen::Settings) => icon::GEAR_SIX,
        Intent::Go(Screen::Sources) => icon::INFO,
        _ => icon::SIGN_OUT,
    }
}

fn campaign_ui(ui: &mut Ui, theme: &Theme, vm: &TitleVm, plan: &Plan, out: &mut Vec<Intent>) {
    ui.add_space(14.0);
    let shelf = shelf_ui(ui, theme, vm, out);
    ui.add_space(8.0);
    let gap = 9.0;
    let room = ui.available_width();
    let cards = vm.shelves.get(shelf).map_or(&[][..], |shelf| &shelf.cards);
    // All in one row where they keep a width that can be read, else as many rows as it takes; a few cards keep theirs.
    let fits = |narrowest: f32| ((room + gap) / (narrowest + gap)).floor() as usize;
    let columns = if fits(106.0) >= cards.len() { cards.len() } else { fits(132.0) }.max(1);
    let width = ((room + gap) / columns as f32 - gap).min(WIDEST_CARD.max((room + gap) / 10.0 - gap));
    let face = title_face(ui, theme, cards, width - 2.0 * card_pad(width));
    ui.spacing_mut().item_spacing = vec2(gap, gap);
    let rows = |ui: &mut Ui| {
        for row in cards.chunks(columns) {
            ui.horizontal(|ui| {
                for card in row {
                    let response = card_ui(ui, theme, card, &face, vec2(width, plan.card));
                    let intents = match &card.state {
                        CardState::Ready { intents, .. } | CardState::Broken { intents, .. } => intents.as_slice(),
                        CardState::InPreparation { .. } => &[],
                    };
                    if response.clicked() {
                        out.extend_from_slice(intents);
                    }
                }
            });
        }
    };
    // More rows than the strip has room for are scrolled.
    if plan.campaign > 0.0 && columns < cards.len() {
        ScrollArea::vertical().id_salt(shelf).auto_shrink([false, false]).show(ui, rows);
    } else {
        let mut rows = rows;
        rows(ui);
    }
}

/// Widest card of a shelf with few of them; the campaign's are a tenth of the strip.
const WIDEST_CARD: f32 = 150.0;

/// The head of the strip: the shelves where there are several, the note of the one shown, and the way to the packs. Gives
/// back which is shown.
fn shelf_ui(ui: &mut Ui, theme: &Theme, vm: &TitleVm, out: &mut Vec<Intent>) -> usize {
    let id = Id::new("title shelf");
    let mut on: usize = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    on = on.min(vm.shelves.len().saturating_sub(1));
    let names: Vec<&str> = vm.shelves.iter().map(|shelf| shelf.title.as_str()).collect();
    let note = vm.shelves.get(on).map_or("", |shelf| &shelf.note);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 30.0), Layout::right_to_left(Align::Center), |ui| {
        let (label, go) = &vm.packs;
        if ui.add(button::Button::plain(label).icon(icon::PACKAGE)).clicked() {
            out.push(go.clone());
        }
        let note = text::line(ui, note, &theme.caption(), theme.ink3);
        let enough = ui.available_width() - note.size().x > 260.0;
        if enough {
            let (rect, _) = ui.allocate_exact_size(note.size() + vec2(8.0, 0.0), Sense::hover());
            ui.painter().galley(rect.left_top(), note, theme.ink3);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if names.len() > 1 {
                ScrollArea::horizontal().id_salt("shelves").show(ui, |ui| tabs(ui, &names, &mut on));
            } else if let Some(only) = names.first() {
                text::title(ui, *only);
            }
        });
    });
    ui.data_mut(|data| data.insert_temp(id, on));
    on
}

/// Room between the rim of a card and its words.
fn card_pad(width: f32) -> f32 {
    if width < 122.0 { 10.0 } else { 12.0 }
}

/// One face for the titles of all cards: the serif where every word fits, since one that does not would be cut in two.
fn title_face(ui: &Ui, theme: &Theme, cards: &[CampaignCard], room: f32) -> Face {
    let serif = theme.bulletin().with_line(18.0);
    let words = cards.iter().flat_map(|card| card.title.split(' '));
    let longest = words.map(|word| text::line(ui, word, &serif, theme.ink).size().x).fold(0.0, f32::max);
    // Widths do not grow quite evenly with size: half a point less is room enough.
    let fits = (2.0 * serif.font.size * room / longest.max(1.0)).floor() / 2.0 - 0.5;
    let size = if longest <= room { serif.font.size } else { fits };
    if size < SMALLEST_TITLE {
        return theme.caption_strong();
    }
    Face { font: egui::FontId { size, ..serif.font.clone() }, ..serif }
}

/// Least size of a card's title in the serif, in points.
const SMALLEST_TITLE: f32 = 13.0;

fn card_ui(ui: &mut Ui, theme: &Theme, card: &CampaignCard, face: &Face, size: egui::Vec2) -> Response {
    let (ready, live, note) = match &card.state {
        CardState::Ready { under_way, .. } => (true, true, under_way.clone().unwrap_or_default()),
        CardState::Broken { note, .. } => (false, true, note.clone()),
        CardState::InPreparation { note } => (false, false, note.clone()),
    };
    let sense = if live { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let spoken = if note.is_empty() {
        format!("{}. {}", card.number, card.title)
    } else {
        format!("{}. {}, {note}", card.number, card.title)
    };
    let kind = if live { WidgetType::Button } else { WidgetType::Label };
    response.widget_info(|| WidgetInfo::labeled(kind, live, &spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    let hot = live && (response.hovered() || response.has_focus());
    let inner = rect.shrink(1.0);
    let corner = CornerRadius::same(measure::RADIUS_CARD);
    if live {
        let edge = if ready {
            Stroke::new(measure::STRONG_LINE, theme.accent)
        } else {
            Stroke::new(measure::HAIRLINE, theme.line_strong)
        };
        painter.rect(inner, corner, if ready || hot { theme.raised } else { theme.panel }, edge, StrokeKind::Inside);
    } else {
        // Not there yet: a dotted outline says so without relying on tone.
        painter.rect_filled(inner, corner, theme.ground.lerp_to_gamma(theme.panel, 0.55));
        shape::dashed_rect(
            painter,
            inner,
            f32::from(measure::RADIUS_CARD),
            Stroke::new(measure::HAIRLINE, theme.line_strong),
            measure::DASH_THRESHOLD,
        );
    }
    let (ink, quiet) = if live { (theme.ink, theme.ink2) } else { (theme.ink2, theme.ink3) };
    let accent = if ready { theme.accent } else { theme.ink3 };
    let pad = card_pad(size.x);
    let top = rect.top() + 10.0;
    let number = text::line(ui, &card.number.to_string(), &theme.label_strong(), accent);
    painter.galley(pos2(rect.left() + pad, top), number, accent);
    if live && !note.is_empty() {
        let words = text::line(ui, &note, &theme.label(), accent);
        let x = rect.right() - pad - words.size().x;
        painter.galley(pos2(x, top), words, accent);
        let sign = if ready { icon::PLAY } else { icon::WARNING };
        painter.text(pos2(x - 9.0, top + 8.0), Align2::CENTER_CENTER, sign, theme.icon_filled(11.0).font, accent);
    }
    let room = size.x - 2.0 * pad;
    let low = size.y < 136.0;
    let line = text::wrapped(ui, &card.line, &theme.label(), theme.ink2, room);
    let rows = 2.0;
    let foot = rect.bottom() - 10.0 - if low { 0.0 } else { rows * theme.label().line };
    if !low {
        painter.galley(pos2(rect.left() + pad, foot), line, theme.ink2);
    }
    let title = text::wrapped(ui, &card.title, face, ink, room);
    let title_top = foot - if low { title.size().y } else { 2.0 * face.line + 4.0 };
    painter.galley(pos2(rect.left() + pad, title_top), title, ink);
    let picture = Rect::from_min_max(pos2(rect.left() + 8.0, top + 16.0), pos2(rect.right() - 8.0, title_top - 4.0));
    let harm = if live { theme.harm } else { quiet };
    drawings::draw(
        painter,
        card.drawing,
        picture,
        Inks {
            line: if live { name_ink(theme) } else { theme.ink3 },
            quiet: if live { theme.ink2 } else { theme.bar_quiet },
            harm,
        },
    );
    if response.has_focus() {
        shape::focus_ring(painter, theme, inner.shrink(4.0), measure::RADIUS_CARD);
    }
    let response = response.on_hover_text(spoken);
    if live { response.on_hover_cursor(egui::CursorIcon::PointingHand) } else { response }
}

/// The name and its brackets are of paper; in the light theme, where paper is the ground, of ink.
fn name_ink(theme: &Theme) -> egui::Color32 {
    match theme.mode {
        Mode::Dark => theme.on(Surface::Paper).panel,
        Mode::Light => theme.ink,
    }
}

fn rect_of(area: Area) -> Rect {
    Rect::from_min_size(pos2(area.left, area.top), vec2(area.width, area.height))
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::ui::kit::testing::harness;
    use crate::vm::testing;
    use crate::vm::title::title_vm;
    use crate::words::Words;

    #[test]
    fn what_one_goes_on_with_is_told_whole_in_every_window() {
        let words = Words::new("en");
        let damaged: Vec<_> = testing::saves().into_iter().skip(1).take(1).collect();
        for saves in [damaged, testing::saves(), Vec::new()] {
            let vm = title_vm(&[testing::loaded(testing::level())], &saves, None, &words);
            let first = format!("{}, {}", vm.entries[0].label, vm.entries[0].note);
            for size in [vec2(640.0, 360.0), vec2(800.0, 600.0), vec2(960.0, 540.0), vec2(1280.0, 720.0)] {
                let (vm, note) = (vm.clone(), vm.entries[0].note.clone());
                let mut shown = harness(size, 0.0, move |ui, width| {
                    let theme = Theme::of(ui);
                    *width = text::line(ui, &note, &theme.caption(), theme.ink).size().x;
                    title_ui(ui, &vm, &mut Vec::new());
                });
                shown.run();
                let row = shown.get_by_label(&first).rect();
                assert!(row.width() >= LABEL_AT + *shown.state() + NOTE_END, "{first} at {size}: {row:?}");
            }
        }
    }
}
