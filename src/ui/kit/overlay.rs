//! What lies over a screen: dialogs, toasts, explanations.

use egui::{
    Align2, Area, Color32, Context, Frame, Id, Margin, Modal, Order, Response, Stroke, Ui, WidgetInfo, WidgetType, vec2,
};

use super::{button, icon, text};
use crate::ui::theme::{Theme, measure};

/// A dialog in the middle with a title and a close button; everything behind it waits.
/// Gives back whether the reader closed it (button, Escape, click beside it) and what `add` returned.
pub fn dialog<R>(ctx: &Context, title: &str, close: &str, width: f32, add: impl FnOnce(&mut Ui) -> R) -> (bool, R) {
    let theme = Theme::of_context(ctx);
    let room = ctx.content_rect().size() - vec2(32.0, 32.0);
    let frame = Frame::new()
        .fill(theme.panel)
        .stroke(Stroke::new(measure::HAIRLINE, theme.line_strong))
        .corner_radius(measure::RADIUS_CARD)
        .inner_margin(Margin::symmetric(24, 20));
    let modal = Modal::new(Id::new(("dialog", title)))
        .frame(frame)
        .backdrop_color(Color32::from_black_alpha(150))
        .show(ctx, |ui| {
            ui.set_width((width - 48.0).min(room.x - 48.0));
            ui.set_max_height(room.y - 40.0);
            let mut closed = false;
            text::between(
                ui,
                |ui| {
                    text::title(ui, title);
                },
                |ui| closed = button::icon_button(ui, icon::X, close).clicked(),
            );
            ui.add_space(8.0);
            let inner = egui::ScrollArea::vertical().max_height(room.y - 120.0).show(ui, add).inner;
            (closed, inner)
        });
    let dismissed = modal.should_close();
    if dismissed {
        // The page must not read the same Escape as a step back.
        ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    }
    let (closed, inner) = modal.inner;
    (closed || dismissed, inner)
}

/// Widest words of a toast: its foot leaves the sides of the screen free.
const TOAST_WIDEST: f32 = 560.0;

/// A short message that something happened, `up` above the foot of the window; `place` tells several apart. Whether the
/// reader sent it away, and how high it is. How long it stays is up to the caller.
pub fn toast(ctx: &Context, place: usize, up: f32, icon: &str, words: &str, dismiss: &str) -> (bool, f32) {
    let theme = Theme::of_context(ctx);
    let area = Area::new(Id::new(("toast", place)))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -up))
        .fade_in(theme.motion);
    let shown = area.show(ctx, |ui| {
        Frame::new()
            .fill(theme.raised)
            .stroke(Stroke::new(measure::HAIRLINE, theme.line_strong))
            .corner_radius(measure::RADIUS_BUTTON)
            .inner_margin(Margin { left: 14, right: 6, top: 6, bottom: 6 })
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    text::icon(ui, icon, 18.0, theme.ink2);
                    ui.vertical(|ui| {
                        ui.set_max_width(TOAST_WIDEST.min(ctx.content_rect().width() - 120.0));
                        text::body(ui, words);
                    });
                    button::icon_button(ui, icon::X, dismiss).clicked()
                })
                .inner
            })
            .inner
    });
    shown.response.widget_info(|| WidgetInfo::labeled(WidgetType::Panel, true, words));
    (shown.inner, shown.response.rect.height())
}

/// Says where a number comes from, on hover and on keyboard focus: a heading, then whatever `add` lays out.
pub fn explain(response: Response, heading: &str, add: impl FnOnce(&mut Ui)) -> Response {
    let body = |ui: &mut Ui| {
        ui.set_max_width(320.0);
        text::strong(ui, heading);
        add(ui);
    };
    if response.has_focus() && !response.hovered() {
        response.show_tooltip_ui(body);
        response
    } else {
        response.on_hover_ui(body)
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::ui::kit::testing::harness;

    #[test]
    fn a_dialog_closes_by_button_and_by_escape() {
        let mut harness = harness(vec2(640.0, 400.0), (true, 0), |ui, (open, closed)| {
            if *open && dialog(ui.ctx(), "Send the turn?", "Close", 360.0, |ui| ui.label("Nothing is sent before.")).0 {
                *open = false;
                *closed += 1;
            }
        });
        harness.run();
        harness.get_by_label("Nothing is sent before.");
        harness.get_by_label("Close").click();
        harness.run();
        assert_eq!(*harness.state(), (false, 1));
        harness.state_mut().0 = true;
        harness.run();
        harness.key_press(egui::Key::Escape);
        harness.run();
        assert_eq!(*harness.state(), (false, 2));
    }

    #[test]
    fn a_toast_can_be_sent_away() {
        let mut harness = harness(vec2(640.0, 400.0), 0, |ui, gone| {
            if *gone == 0 && toast(ui.ctx(), 0, 20.0, icon::CHECK, "Saved", "Dismiss").0 {
                *gone += 1;
            }
        });
        harness.run();
        harness.get_by_label("Dismiss").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
    }
}
