//! What lies over a screen: dialogs, toasts, explanations.

use egui::{
    Align2, Area, Color32, Context, Frame, Id, Margin, Modal, Order, Pos2, Rect, Response, Stroke, Ui, Vec2,
    WidgetInfo, WidgetType, vec2,
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
        // The bar of what scrolls runs in the padding, beside the words.
        .inner_margin(Margin { left: 24, right: 10, top: 20, bottom: 20 });
    let modal = Modal::new(Id::new(("dialog", title)))
        .frame(frame)
        .backdrop_color(Color32::from_black_alpha(150))
        .show(ctx, |ui| {
            let inside = (width - 48.0).min(room.x - 48.0);
            ui.set_width(inside + 14.0);
            ui.set_max_height(room.y - 40.0);
            let mut closed = false;
            ui.scope(|ui| {
                ui.set_max_width(inside);
                text::between(
                    ui,
                    |ui| {
                        text::title(ui, title);
                    },
                    |ui| closed = button::icon_button(ui, icon::X, close).clicked(),
                );
            });
            ui.add_space(8.0);
            let scroll = egui::ScrollArea::vertical().max_height(room.y - 120.0).auto_shrink([false, true]);
            let scroll = scroll.show(ui, |ui| {
                ui.set_max_width(inside);
                add(ui)
            });
            (closed, scroll.inner)
        });
    let dismissed = modal.should_close();
    if dismissed {
        // The page must not read the same Escape as a step back.
        ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    }
    let (closed, inner) = modal.inner;
    (closed || dismissed, inner)
}

/// A short message that something happened, `id` its own. True where the reader sent it away. How long it stays is up
/// to the caller.
pub fn toast(ctx: &Context, id: Id, icon: &str, words: &str, dismiss: &str) -> bool {
    let theme = Theme::of_context(ctx);
    let at = quiet_place(ctx, id, Align2::CENTER_BOTTOM, Rect::NOTHING);
    // What icon, button and margins leave of the window.
    let longest = (ctx.content_rect().width() - 2.0 * RIM - 90.0).min(560.0);
    let area = Area::new(id).order(Order::Foreground).fixed_pos(at).constrain(true).fade_in(theme.motion);
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
                        ui.set_max_width(longest);
                        text::body(ui, words);
                    });
                    button::icon_button(ui, icon::X, dismiss).clicked()
                })
                .inner
            })
            .inner
    });
    shown.response.widget_info(|| WidgetInfo::labeled(WidgetType::Panel, true, words));
    shown.inner
}

/// Left upper corner for the area `id`, which comes by itself over the screen: where it covers least of what one acts on
/// and reads, near `wish` where there is a choice; in `about`, which it speaks of, all that matters more. It goes by what
/// the last pass showed, once its size is known, and stays there while the window keeps its size.
pub fn quiet_place(ctx: &Context, id: Id, wish: Align2, about: Rect) -> Pos2 {
    let window = ctx.content_rect();
    let kept = id.with((window.width() as u32, window.height() as u32));
    if let Some(at) = ctx.data(|data| data.get_temp(kept)) {
        return at;
    }
    // Its first passes only measure it.
    let measured = id.with("measured");
    let size = ctx.memory(|memory| memory.area_rect(id)).map(|rect| rect.size());
    let before = ctx.data(|data| data.get_temp::<Vec2>(measured));
    let Some(size) = size.filter(|size| before == Some(*size)) else {
        if let Some(size) = size {
            ctx.data_mut(|data| data.insert_temp(measured, size));
        }
        ctx.request_repaint();
        return window.left_top();
    };
    let mut room = window.shrink(RIM);
    room.min.y += measure::TOP_BAR;
    let wished = wish.align_size_within_rect(size, room);
    let mut shown = shown(ctx, id, 0.25 * window.area());
    for (rect, weight) in &mut shown {
        if about.contains(rect.center()) {
            *weight *= ABOUT;
        }
    }
    let steps = |room: f32| (0..=(room / PLACE_STEP).max(0.0) as u16).map(|step| PLACE_STEP * f32::from(step));
    let mut best = (f32::INFINITY, wished.min);
    for at in steps(room.height() - size.y)
        .flat_map(|dy| steps(room.width() - size.x).map(move |dx| room.left_top() + vec2(dx, dy)))
        .chain([wished.min])
    {
        let rect = Rect::from_min_size(at, size);
        let far = NEARNESS * at.distance(wished.min);
        if far >= best.0 {
            continue;
        }
        let covered = shown.iter().map(|(other, weight)| {
            let both = other.intersect(rect);
            if both.is_positive() { weight * both.area() } else { 0.0 }
        });
        let cost = far + covered.sum::<f32>();
        if cost < best.0 {
            best = (cost, at);
        }
    }
    ctx.data_mut(|data| data.insert_temp(kept, best.1));
    best.1
}

/// What the last pass showed besides the area `own`, and how much it matters: what answers to a click, and words. What
/// is larger than `ground`, in square points, is the ground they stand on.
fn shown(ctx: &Context, own: Id, ground: f32) -> Vec<(Rect, f32)> {
    ctx.viewport(|viewport| {
        let widgets = &viewport.prev_pass.widgets;
        let others = widgets.layers().filter(|(layer, _)| layer.id != own).flat_map(|(_, widgets)| widgets.iter());
        others
            .filter_map(|widget| {
                let rect = widget.interact_rect;
                let (clicked, area) = (widget.sense.senses_click(), rect.area());
                if !rect.is_positive() || area > ground {
                    None
                } else if clicked {
                    Some((rect, (SMALLEST / area).max(1.0)))
                } else {
                    (rect.height() <= WORDS).then_some((rect, 0.6))
                }
            })
            .collect()
    })
}

/// Room between what comes by itself and the rim of the window.
const RIM: f32 = 12.0;
/// From one place that is tried to the next.
const PLACE_STEP: f32 = 16.0;
/// Square points that may be covered to be a point nearer to the wish.
const NEARNESS: f32 = 8.0;
/// Square points that the smallest thing to click counts for.
const SMALLEST: f32 = 4000.0;
/// How much more it matters what one is told about.
const ABOUT: f32 = 4.0;
/// Greatest height of what counts as words, not as something that holds them.
const WORDS: f32 = 120.0;

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

/// Whether letters and digits belong to the screen: nobody writes in a field, and nothing lies over it. A button or a row
/// that has the focus leaves them to it.
pub fn keys_are_free(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    !ctx.text_edit_focused() && !ctx.any_popup_open() && ui.memory(|memory| memory.top_modal_layer().is_none())
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
    fn what_comes_by_itself_covers_no_button() {
        for buttons in 1..6_u8 {
            let mut harness = harness(vec2(640.0, 400.0), (), |ui, ()| {
                ui.with_layout(egui::Layout::bottom_up(egui::Align::Center), |ui| {
                    for n in 0..buttons {
                        let _ = ui.add(button::Button::primary(&format!("Order {n}")).tall().fill_width());
                    }
                });
                let _ = toast(ui.ctx(), Id::new("toast"), icon::CHECK, "Saved", "Dismiss");
            });
            harness.run();
            let shown = harness.get_by_label("Dismiss").rect().expand(6.0);
            for n in 0..buttons {
                let order = harness.get_by_label(&format!("Order {n}")).rect();
                assert!(!order.intersects(shown), "{n} of {buttons}: {order:?} {shown:?}");
            }
        }
    }

    #[test]
    fn a_toast_can_be_sent_away() {
        let mut harness = harness(vec2(640.0, 400.0), 0, |ui, gone| {
            if *gone == 0 && toast(ui.ctx(), Id::new("toast"), icon::CHECK, "Saved", "Dismiss") {
                *gone += 1;
            }
        });
        harness.run();
        harness.get_by_label("Dismiss").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
    }
}
