//! The left panel: instructions, the gain over no deal, what each option is worth, red lines, what asking brought.

use egui::{Align, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{action_button, changed};
use crate::ui::kit::button::Button;
use crate::ui::kit::card::{self, Card};
use crate::ui::kit::choice::ChoiceRow;
use crate::ui::kit::{emblem, frame, gain, icon, shape, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::talks::{Brief, BriefClause, Line, TalksVm};

pub(super) fn brief(ui: &mut Ui, theme: &Theme, vm: &TalksVm, out: &mut Vec<Intent>) {
    let Some(brief) = &vm.brief else {
        text::body(ui, &vm.bystander);
        return;
    };
    // The gain stays in sight while the clauses scroll; in a low window everything scrolls.
    let pinned = ui.available_height() >= PINS;
    if pinned {
        head(ui, theme, vm, brief);
    }
    frame::scroll(ui, |ui| {
        if !pinned {
            head(ui, theme, vm, brief);
        }
        clauses(ui, theme, vm, brief, out);
        for line in &brief.lines {
            ui.add_space(8.0);
            red_line(ui, vm, line, out);
        }
        for words in &brief.answered {
            ui.add_space(8.0);
            text::caption(ui, words);
        }
        if !brief.learnt.is_empty() {
            ui.add_space(measure::GAP_GROUP);
            text::section(ui, &vm.labels.learnt);
            for learnt in &brief.learnt {
                ui.horizontal_wrapped(|ui| {
                    emblem::code(ui, &learnt.who);
                    text::caption(ui, &learnt.words).on_hover_text(&learnt.note);
                });
            }
        }
        ui.add_space(8.0);
    });
}

/// From this height of the panel on there is room to keep its head in sight.
const PINS: f32 = 560.0;

fn head(ui: &mut Ui, theme: &Theme, vm: &TalksVm, brief: &Brief) {
    text::between(
        ui,
        |ui| {
            text::title(ui, &vm.labels.instructions);
        },
        |ui| {
            emblem::mark(ui, &brief.own).on_hover_text(&brief.own.name);
        },
    );
    ui.add_space(4.0);
    text::dossier(ui, &brief.mandate);
    ui.add_space(8.0);
    gain_box(ui, theme, brief);
    ui.add_space(8.0);
}

fn gain_box(ui: &mut Ui, theme: &Theme, brief: &Brief) {
    Card::new().well().show(ui, |ui| {
        gain::gain(ui, &brief.gain);
        for words in &brief.barred {
            ui.horizontal(|ui| {
                text::icon(ui, icon::PROHIBIT, 14.0, theme.ink2);
                text::caption(ui, words);
            });
        }
        text::caption(ui, &brief.strength);
    });
}

fn clauses(ui: &mut Ui, theme: &Theme, vm: &TalksVm, brief: &Brief, out: &mut Vec<Intent>) {
    let chosen = brief.clauses.iter().find(|clause| clause.chosen).map(|clause| clause.issue);
    let moved = changed(ui, "talks clause", &chosen);
    for (place, clause) in brief.clauses.iter().enumerate() {
        // What everybody asks for needs no room until somebody looks at it.
        let folded = clause.settled && !clause.chosen;
        let note = match (folded, place) {
            (true, _) => clause.stands.as_str(),
            (false, 0) => vm.labels.worth.as_str(),
            (false, _) => "",
        };
        let top = ui.cursor().top();
        if heading(ui, theme, clause, note, folded) {
            let issue = (!clause.chosen).then_some(clause.issue);
            out.push(Intent::SelectClause { talks: vm.talks, issue });
        }
        if let (false, Some(about)) = (folded, &clause.about) {
            text::quiet(ui, about);
        }
        if !folded {
            ui.spacing_mut().item_spacing.y = 0.0;
            for option in &clause.options {
                let mut row = ChoiceRow::option(&option.label, option.offered).value(&option.value);
                if option.red_line.is_none() {
                    row = row.share(option.share);
                }
                let response = ui.add_enabled(vm.composing || option.offered, row.warning(option.red_line.as_deref()));
                if response.clicked() && vm.composing {
                    out.push(option.choose.clone());
                }
                if option.label.chars().count() > ELIDED && option.red_line.is_none() {
                    response.on_hover_text(&option.label);
                }
            }
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.add_space(8.0);
        }
        if clause.chosen && moved {
            let rect =
                Rect::from_min_max(pos2(ui.min_rect().left(), top), pos2(ui.min_rect().right(), ui.cursor().top()));
            ui.scroll_to_rect(rect, Some(Align::Center));
        }
    }
}

/// Names of options beyond this length may be cut.
const ELIDED: usize = 20;

/// Name of a clause, with a note at the right; a click looks at it. True where it was clicked.
fn heading(ui: &mut Ui, theme: &Theme, clause: &BriefClause, note: &str, folded: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::TARGET), Sense::click());
    let hot = response.hovered() || response.has_focus();
    let middle = rect.center().y;
    if clause.chosen {
        let bar = Rect::from_min_max(
            pos2(rect.left() - 10.0, rect.top() + 5.0),
            pos2(rect.left() - 7.0, rect.bottom() - 5.0),
        );
        ui.painter().rect_filled(bar, 0.0, theme.accent);
    }
    let mut right = rect.right();
    if folded {
        let at = pos2(right - 8.0, middle);
        let face = theme.icon(16.0);
        ui.painter().text(at, egui::Align2::CENTER_CENTER, icon::CHECK_CIRCLE, face.font, theme.gain);
        right -= 24.0;
    }
    let name = text::line(ui, &clause.heading, &theme.strong(), theme.ink);
    let room = (right - rect.left() - name.size().x - 12.0).max(0.0);
    let note_line = text::elided(ui, note, &theme.caption(), if hot { theme.ink } else { theme.ink3 }, room);
    ui.painter().galley(pos2(rect.left(), middle - 0.5 * name.size().y), name, theme.ink);
    let at = pos2(right - note_line.size().x, middle - 0.5 * note_line.size().y);
    ui.painter().galley(at, note_line, theme.ink3);
    if response.has_focus() {
        shape::focus_ring(ui.painter(), theme, rect.expand2(vec2(4.0, 0.0)), measure::RADIUS_BUTTON);
    }
    let spoken = if folded { format!("{}: {note}", clause.heading) } else { clause.heading.clone() };
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, clause.chosen, &spoken));
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

fn red_line(ui: &mut Ui, vm: &TalksVm, line: &Line, out: &mut Vec<Intent>) {
    card::note(ui, icon::PROHIBIT, false, |ui| {
        let crossed = line.crossed.as_deref().unwrap_or_default();
        text::mixed(
            ui,
            &[
                (vm.labels.red_line.as_str(), true),
                (" ", false),
                (line.words.as_str(), false),
                (" ", false),
                (crossed, true),
            ],
        );
        if let Some(ask) = &line.ask_capital {
            let button = Button::plain(&ask.label).icon(icon::PHONE_OUTGOING);
            action_button(ui, button, ask, out);
            text::quiet(ui, ask.hint());
        }
    });
}
