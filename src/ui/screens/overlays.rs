//! What lies over any screen: help, an entry of the glossary, a lesson, a question.

use egui::{
    Align2, Area, Context, Frame, Id, Key, Margin, Modifiers, Order, Rect, Stroke, Ui, WidgetInfo, WidgetType, vec2,
};

use super::page;
use crate::ui::kit::button::{self, Button};
use crate::ui::kit::{icon, overlay, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::confirm::ConfirmVm;
use crate::vm::glossary::GlossaryVm;
use crate::vm::help::HelpVm;
use crate::vm::lesson::{About, LessonVm};

/// Explains the screen under it.
pub fn help_ui(ctx: &Context, vm: &HelpVm, out: &mut Vec<Intent>) {
    let (closed, ()) = overlay::dialog(ctx, &vm.title, &vm.close, 560.0, |ui| {
        let theme = Theme::of(ui);
        for line in &vm.lines {
            ui.horizontal_top(|ui| {
                ui.label(theme.dossier().text("·", theme.ink3));
                ui.vertical(|ui| ui.label(theme.dossier().text(line, theme.ink)));
            });
            ui.add_space(4.0);
        }
        ui.add_space(8.0);
        text::section(ui, &vm.keys_heading);
        ui.add_space(4.0);
        for (key, does) in &vm.keys {
            key_row(ui, key, does);
        }
    });
    if closed {
        out.push(Intent::Help(false));
    }
}

fn key_row(ui: &mut Ui, keys: &str, does: &str) {
    ui.horizontal(|ui| {
        ui.set_min_height(measure::ROW_LIST);
        let from = ui.cursor().left();
        for key in keys.split(' ') {
            button::key_cap(ui, key);
        }
        let used = ui.cursor().left() - from;
        ui.add_space((KEYS - used).max(6.0));
        text::body(ui, does);
    });
}

/// Room for keys before what they do.
const KEYS: f32 = 132.0;

/// An entry of the glossary, with its neighbours.
pub fn glossary_ui(ctx: &Context, vm: &GlossaryVm, out: &mut Vec<Intent>) {
    // One dialog for all entries: turning pages is no new dialog.
    let (closed, ()) = overlay::dialog(ctx, &vm.word, &vm.close, 480.0, |ui| {
        let theme = Theme::of(ui);
        ui.label(theme.treaty().text(&vm.meaning, theme.ink));
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            if let Some((word, at)) = &vm.before
                && ui.add(Button::plain(word).icon(icon::CARET_LEFT)).clicked()
            {
                out.push(Intent::Glossary(Some(*at)));
            }
            if let Some((word, at)) = &vm.after
                && ui.add(Button::plain(word).trailing(icon::CARET_RIGHT)).clicked()
            {
                out.push(Intent::Glossary(Some(*at)));
            }
        });
    });
    if closed {
        out.push(Intent::Glossary(None));
    }
}

/// A lesson, beside what it speaks of. Enter and Escape put it away.
pub fn lesson_ui(ctx: &Context, vm: &LessonVm, out: &mut Vec<Intent>) {
    let theme = Theme::of_context(ctx);
    let id = Id::new(("lesson", &vm.heading));
    let window = ctx.content_rect();
    let width = LESSON.min(window.width() - 32.0);
    let (left, rest) = window.split_left_right_at_x(window.left() + measure::LEFT_TALKS);
    let (wish, about) = match vm.about {
        // Where panels are folded, what it speaks of is all there is.
        _ if window.width() < measure::LEFT_FOLDS => (Align2::RIGHT_BOTTOM, Rect::NOTHING),
        About::Left => (Align2::RIGHT_BOTTOM, left),
        About::Rest => (Align2::LEFT_BOTTOM, rest),
    };
    let at = overlay::quiet_place(ctx, id, wish, about);
    let area = Area::new(id).order(Order::Foreground).fixed_pos(at).constrain_to(window);
    let shown = area.fade_in(theme.motion).show(ctx, |ui| {
        let frame = Frame::new()
            .fill(theme.panel)
            .stroke(Stroke::new(measure::HAIRLINE, theme.accent))
            .corner_radius(measure::RADIUS_CARD)
            .inner_margin(Margin { left: 16, right: 16, top: 14, bottom: 14 });
        frame.show(ui, |ui| {
            ui.set_width(width - 34.0);
            ui.horizontal(|ui| {
                text::icon(ui, icon::LIGHTBULB, 18.0, theme.accent);
                text::quiet(ui, &vm.count);
            });
            text::card_title(ui, &vm.heading);
            ui.add_space(2.0);
            page::read(ui, &vm.body, &theme.body(), &theme.strong(), out);
            ui.add_space(8.0);
            if ui.add(Button::quiet(&vm.got_it).icon(icon::CHECK)).clicked() {
                out.push(Intent::LessonRead);
            }
            let free = page::key_is_free(ui);
            let key = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if free && (key(Key::Enter) || key(Key::Escape)) {
                out.push(Intent::LessonRead);
            }
        });
    });
    shown.response.widget_info(|| WidgetInfo::labeled(WidgetType::Panel, true, &vm.heading));
}

/// Fits over the left panel.
const LESSON: f32 = 280.0;

/// A question before something that cannot be taken back. Escape leaves things as they are.
pub fn confirm_ui(ctx: &Context, vm: &ConfirmVm, out: &mut Vec<Intent>) {
    let mut answered = false;
    let (closed, ()) = overlay::dialog(ctx, &vm.title, &vm.no, 460.0, |ui| {
        text::body(ui, &vm.body);
        ui.add_space(16.0);
        let size = vec2(ui.available_width(), measure::BUTTON);
        ui.allocate_ui_with_layout(size, egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.add(Button::primary(&vm.yes.0)).clicked() {
                out.extend([vm.yes.1.clone(), Intent::Dismiss]);
                answered = true;
            }
            if ui.add(Button::quiet(&vm.no)).clicked() {
                out.push(Intent::Dismiss);
                answered = true;
            }
        });
    });
    if closed && !answered {
        out.push(Intent::Dismiss);
    }
}
