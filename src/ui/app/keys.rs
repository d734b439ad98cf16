//! Keys that mean the same on every screen. Screens read their own keys; a text field that has the focus keeps all of
//! them.

use egui::{Id, Key, Modifiers};

use super::App;
use crate::vm::{Intent, Settings};

/// Steps of Ctrl + and Ctrl -.
const SCALES: [u16; 6] = [100, 110, 125, 150, 175, 200];

/// The first Escape only takes the keyboard from the control that `had` it, which egui has done already: the screen must
/// not read it as a step back. A dialog or a menu closes at once.
pub(super) fn drop_focus(had: Option<Id>, ctx: &egui::Context) {
    let lost = |memory: &egui::Memory| {
        let held = had.is_some_and(|id| memory.had_focus_last_frame(id) && !memory.has_focus(id));
        held && memory.top_modal_layer().is_none()
    };
    if ctx.memory(lost) && !ctx.any_popup_open() {
        ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    }
}

pub(super) fn read(app: &App, ctx: &egui::Context, out: &mut Vec<Intent>) {
    let scale = app.settings.scale;
    let to = ctx.input_mut(|input| {
        let bigger =
            input.consume_key(Modifiers::COMMAND, Key::Plus) || input.consume_key(Modifiers::COMMAND, Key::Equals);
        let smaller = input.consume_key(Modifiers::COMMAND, Key::Minus);
        let normal = input.consume_key(Modifiers::COMMAND, Key::Num0);
        match (bigger, smaller, normal) {
            (true, ..) => SCALES.iter().find(|s| **s > scale).copied(),
            (_, true, _) => SCALES.iter().rev().find(|s| **s < scale).copied(),
            (.., true) => Some(100),
            _ => None,
        }
    });
    if let Some(scale) = to {
        out.push(Intent::Change(Settings { scale, ..app.settings.clone() }));
    }
    if ctx.text_edit_focused() {
        return;
    }
    // A menu closes by Escape as well, and leaves the key where it is.
    if !ctx.any_popup_open() && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        out.push(app.overlays.closing().unwrap_or(Intent::Back));
    }
    let asks = ctx.input_mut(|input| {
        input.consume_key(Modifiers::NONE, Key::F1)
            || input.consume_key(Modifiers::SHIFT, Key::Questionmark)
            || input.consume_key(Modifiers::NONE, Key::Questionmark)
    });
    if asks {
        out.push(Intent::Help(!app.overlays.help));
    }
}
