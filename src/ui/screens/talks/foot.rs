//! The foot of the sheet: the next offer in words, what it is worth, and what can be done with it.

use egui::{Align, CornerRadius, Layout, Rect, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, vec2};

use super::{action_button, keys};
use crate::ui::kit::button::Button;
use crate::ui::kit::{button, icon, overlay, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::talks::{Action, Strip, TalksMemo, TalksVm};

/// Height of the foot.
pub(super) fn height(low: bool) -> f32 {
    if low { 48.0 } else { 60.0 }
}

pub(super) fn foot(ui: &mut Ui, vm: &TalksVm, memo: &mut TalksMemo, low: bool, out: &mut Vec<Intent>) {
    let Some(strip) = &vm.strip else { return };
    let theme = Theme::of(ui);
    let rect = ui.max_rect();
    let corner = CornerRadius { nw: 0, ne: 0, sw: measure::RADIUS_PAPER, se: measure::RADIUS_PAPER };
    ui.painter().rect_filled(rect, corner, theme.well);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(measure::HAIRLINE, theme.line));
    let inside = rect.shrink2(vec2(if low { 12.0 } else { 24.0 }, 4.0));
    from_right(ui, "foot", inside, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        offer_acts(ui, strip, memo, out);
        if low {
            table_acts(ui, strip, memo, out);
        }
        worth(ui, &theme, strip);
        if let Some(reset) = &strip.reset
            && button::icon_button(ui, icon::ARROW_COUNTER_CLOCKWISE, &reset.label).clicked()
        {
            out.push(reset.intent.clone());
        }
        if !low {
            in_words(ui, &theme, strip);
        } else if ui.available_width() > 90.0 {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words = if strip.reset.is_some() { &strip.words } else { &vm.banner };
                in_two_lines(ui, &theme, words);
            });
        }
    });
}

/// What is going on, and what can be done about the floor; a line on the table above the sheet.
pub(super) fn banner(
    ui: &mut Ui,
    theme: &Theme,
    vm: &TalksVm,
    memo: &mut TalksMemo,
    rect: Rect,
    out: &mut Vec<Intent>,
) {
    from_right(ui, "banner", rect, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if let Some(strip) = &vm.strip {
            table_acts(ui, strip, memo, out);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            in_two_lines(ui, theme, &vm.banner);
        });
    });
}

/// One line where it fits, else two smaller ones.
fn in_two_lines(ui: &mut Ui, theme: &Theme, words: &str) {
    let width = ui.available_width();
    let line = text::line(ui, words, &theme.caption(), theme.ink);
    let face = if line.size().x <= width { theme.caption() } else { theme.label() };
    let mut job = egui::text::LayoutJob::single_section(words.to_owned(), face.format(theme.ink));
    job.wrap.max_width = width;
    job.wrap.max_rows = 2;
    ui.label(ui.painter().layout_job(job)).on_hover_text(words);
}

fn from_right(ui: &mut Ui, id: &'static str, rect: Rect, add: impl FnOnce(&mut Ui)) {
    let layout = Layout::right_to_left(Align::Center);
    ui.scope_builder(UiBuilder::new().id_salt(id).max_rect(rect).layout(layout), add);
}

/// What the next offer changes; below it why it cannot be made, or what making it means.
fn in_words(ui: &mut Ui, theme: &Theme, strip: &Strip) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        text::icon(ui, icon::PEN_NIB, 17.0, theme.ink2);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let note = strip.put.as_ref().or(strip.floor.first()).map_or("", Action::hint);
            let mut note = egui::text::LayoutJob::single_section(note.to_owned(), theme.label().format(theme.ink3));
            note.wrap.max_width = ui.available_width();
            note.wrap.max_rows = 2;
            let note = ui.painter().layout_job(note);
            let spare = ui.available_height() - 20.0 - note.size().y;
            ui.add_space((0.5 * spare).max(0.0));
            let mut job = egui::text::LayoutJob::default();
            job.append(&strip.heading, 0.0, theme.strong().format(theme.ink));
            job.append(&strip.words, 10.0, theme.caption().with_line(20.0).format(theme.ink2));
            ui.add(egui::Label::new(job).truncate());
            ui.label(note);
        });
    });
}

fn worth(ui: &mut Ui, theme: &Theme, strip: &Strip) {
    let Some(worth) = &strip.worth else { return };
    let Some(points) = worth.points else {
        // The reason stands beside it in words.
        let sign = text::icon(ui, icon::PROHIBIT, 18.0, theme.ink);
        sign.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &worth.words));
        sign.on_hover_text(&worth.words);
        return;
    };
    let words = theme.strong().text(&worth.words, if points > 0 { theme.gain } else { theme.ink });
    ui.label(words).on_hover_text(&strip.words);
}

/// What can be done with the next offer, the most wanted at the right.
fn offer_acts(ui: &mut Ui, strip: &Strip, memo: &mut TalksMemo, out: &mut Vec<Intent>) {
    if let Some(put) = &strip.put {
        let response = action_button(ui, Button::primary(&put.label), put, out);
        if ui.data_mut(|data| data.remove_temp::<bool>(keys::put_wanted())).is_some() && put.is_on() {
            response.request_focus();
        }
    }
    if let Some(onward) = &strip.onward {
        action_button(ui, Button::quiet(&onward.label), onward, out);
    }
    if let Some(caucus) = &strip.caucus
        && button::icon_toggle(ui, icon::USERS_THREE, &caucus.label, caucus.open).on_hover_text(&caucus.note).clicked()
    {
        memo.caucus = Some(Vec::new());
    }
    if strip.put.is_none() {
        for action in &strip.floor {
            action_button(ui, Button::quiet(&action.label), action, out);
        }
    }
}

/// What can be done at the table whatever the offer.
fn table_acts(ui: &mut Ui, strip: &Strip, memo: &mut TalksMemo, out: &mut Vec<Intent>) {
    for action in strip.floor.iter().filter(|_| strip.put.is_some()) {
        action_button(ui, Button::quiet(&action.label).small(), action, out);
    }
    if let Some(leave) = &strip.leave {
        let response = ui.add(Button::plain(&leave.action.label).off(leave.action.off.as_deref()));
        if response.on_hover_text(leave.action.hint()).clicked() {
            memo.leaving = true;
        }
    }
}

/// Asks whom the draft is shown to in private.
pub(super) fn caucus(ui: &Ui, vm: &TalksVm, memo: &mut TalksMemo, out: &mut Vec<Intent>) {
    let Some(caucus) = vm.strip.as_ref().and_then(|strip| strip.caucus.as_ref()) else {
        memo.caucus = None;
        return;
    };
    let Some(chosen) = memo.caucus.as_mut() else { return };
    let (closed, shown) = overlay::dialog(ui.ctx(), &caucus.title, &vm.labels.close, 440.0, |ui| {
        text::body(ui, &caucus.question);
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            for (actor, name, on) in &caucus.parties {
                if ui.add(Button::quiet(name).small().chosen(*on)).clicked() {
                    match chosen.iter().position(|other| other == actor) {
                        Some(at) => drop(chosen.remove(at)),
                        None => chosen.push(*actor),
                    }
                }
            }
        });
        ui.add_space(12.0);
        let show = ui.add(Button::primary(&caucus.show.label).off(caucus.show.off.as_deref())).clicked();
        text::quiet(ui, caucus.show.hint());
        show
    });
    if shown {
        out.push(caucus.show.intent.clone());
    }
    if closed || shown {
        memo.caucus = None;
    }
}

/// Asks once more before the reader leaves for good.
pub(super) fn leaving(ui: &Ui, vm: &TalksVm, memo: &mut TalksMemo, out: &mut Vec<Intent>) {
    let Some(leave) = vm.strip.as_ref().and_then(|strip| strip.leave.as_ref()).filter(|_| memo.leaving) else {
        memo.leaving = false;
        return;
    };
    let (closed, chosen) = overlay::dialog(ui.ctx(), &leave.action.label, &vm.labels.close, 440.0, |ui| {
        text::body(ui, &leave.question);
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            let stay = ui.add(Button::primary(&leave.stay)).clicked();
            let go = ui.add(Button::quiet(&leave.action.label).off(leave.action.off.as_deref())).clicked();
            (stay, go)
        })
        .inner
    });
    let (stay, go) = chosen;
    if go {
        out.push(leave.action.intent.clone());
    }
    if closed || stay || go {
        memo.leaving = false;
    }
}
