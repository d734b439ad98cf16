//! The foot of the sheet: the next offer in words, what it is worth, and what can be done with it.

use egui::{Align, CornerRadius, Layout, Rect, Stroke, Ui, UiBuilder, vec2};

use super::{action_button, keys};
use crate::ui::kit::button::Button;
use crate::ui::kit::{icon, overlay, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::talks::{Strip, TalksMemo, TalksVm};

/// Height of the foot: two rows, or one in a low window.
pub(super) fn height(low: bool) -> f32 {
    if low { 48.0 } else { 92.0 }
}

pub(super) fn foot(ui: &mut Ui, vm: &TalksVm, memo: &mut TalksMemo, low: bool, out: &mut Vec<Intent>) {
    let Some(strip) = &vm.strip else { return };
    let theme = Theme::of(ui);
    let rect = ui.max_rect();
    let corner = CornerRadius { nw: 0, ne: 0, sw: measure::RADIUS_PAPER, se: measure::RADIUS_PAPER };
    ui.painter().rect_filled(rect, corner, theme.well);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(measure::HAIRLINE, theme.line));
    let inside = rect.shrink2(vec2(if low { 12.0 } else { 24.0 }, 6.0));
    if low {
        row(ui, "act", inside, |ui| acts(ui, &theme, strip, memo, true, out));
    } else {
        let words = inside.with_max_y(inside.top() + 34.0);
        row(ui, "words", words, |ui| in_words(ui, &theme, vm, strip, out));
        row(ui, "act", inside.with_min_y(words.bottom() + 4.0), |ui| acts(ui, &theme, strip, memo, false, out));
    }
}

fn row(ui: &mut Ui, id: &'static str, rect: Rect, add: impl FnOnce(&mut Ui)) {
    let layout = Layout::right_to_left(Align::Center);
    ui.scope_builder(UiBuilder::new().id_salt(id).max_rect(rect).layout(layout), add);
}

/// What the next offer changes, and its worth.
fn in_words(ui: &mut Ui, theme: &Theme, vm: &TalksVm, strip: &Strip, out: &mut Vec<Intent>) {
    worth(ui, theme, strip);
    if let Some(reset) = &strip.reset {
        action_button(ui, Button::plain(&reset.label).icon(icon::ARROW_COUNTER_CLOCKWISE), reset, out);
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        text::icon(ui, icon::PEN_NIB, 16.0, theme.ink2);
        text::strong(ui, &vm.labels.your_offer);
        let words = theme.caption().text(&strip.words, theme.ink2);
        ui.add(egui::Label::new(words).truncate());
    });
}

fn worth(ui: &mut Ui, theme: &Theme, strip: &Strip) {
    let Some(worth) = &strip.worth else { return };
    let gained = worth.points.is_some_and(|points| points > 0);
    let words = theme.strong().text(&worth.words, if gained { theme.gain } else { theme.ink });
    ui.label(words).on_hover_text(&strip.words);
    if worth.points.is_none() {
        text::icon(ui, icon::PROHIBIT, 15.0, theme.ink);
    }
}

/// The buttons, the most wanted at the right.
fn acts(ui: &mut Ui, theme: &Theme, strip: &Strip, memo: &mut TalksMemo, low: bool, out: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.x = 8.0;
    if let Some(put) = &strip.put {
        let response = action_button(ui, Button::primary(&put.label), put, out);
        if ui.data_mut(|data| data.remove_temp::<bool>(keys::put_wanted())).is_some() && put.is_on() {
            response.request_focus();
        }
    }
    for action in strip.silence.iter().chain(&strip.floor) {
        action_button(ui, Button::quiet(&action.label), action, out);
    }
    if let Some(leave) = &strip.leave {
        let response = ui.add(Button::plain(&leave.action.label).off(leave.action.off.as_deref()));
        if response.on_hover_text(leave.action.hint()).clicked() {
            memo.leaving = true;
        }
    }
    if low {
        worth(ui, theme, strip);
        return;
    }
    let note = strip.put.as_ref().or(strip.floor.first()).map_or("", |action| action.hint());
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add(egui::Label::new(theme.label().text(note, theme.ink3)).wrap());
    });
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
