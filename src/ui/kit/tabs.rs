//! A row of views of which one is on.

use egui::{CornerRadius, Key, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{shape, text};
use crate::ui::theme::{Theme, measure};

/// Tabs in one box; `on` is the index of the view shown. Left and right arrows move between them.
/// The response is marked as changed when `on` did.
pub fn tabs(ui: &mut Ui, names: &[&str], on: &mut usize) -> Response {
    let theme = Theme::of(ui);
    let words: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let face = if i == *on { theme.strong() } else { theme.body() };
            text::line(ui, name, &face, egui::Color32::PLACEHOLDER)
        })
        .collect();
    let pad = 11.0;
    let width = 8.0 + words.iter().map(|galley| galley.size().x + 2.0 * pad).sum::<f32>();
    let (rect, mut response) = ui.allocate_exact_size(vec2(width, 36.0), Sense::hover());
    let corner = CornerRadius::same(measure::RADIUS_BUTTON);
    let edge = Stroke::new(measure::HAIRLINE, theme.line);
    ui.painter().rect(rect, corner, theme.panel, edge, StrokeKind::Inside);
    let mut x = rect.left() + 4.0;
    let before = *on;
    for (i, galley) in words.into_iter().enumerate() {
        let cell = Rect::from_min_size(pos2(x, rect.top() + 4.0), vec2(galley.size().x + 2.0 * pad, 28.0));
        x = cell.right();
        let tab = ui.interact(cell, response.id.with(i), Sense::click());
        let chosen = i == before;
        if chosen {
            ui.painter().rect_filled(cell, CornerRadius::same(measure::RADIUS_CHIP), theme.line);
        }
        let ink = if chosen || tab.hovered() || tab.has_focus() { theme.ink } else { theme.ink2 };
        let at = cell.center() - 0.5 * galley.size();
        ui.painter().galley_with_override_text_color(at, galley, ink);
        if tab.has_focus() {
            shape::focus_ring(ui.painter(), &theme, cell.shrink(2.0), measure::RADIUS_CHIP);
            let step = ui.input(|input| {
                i32::from(input.key_pressed(Key::ArrowRight)) - i32::from(input.key_pressed(Key::ArrowLeft))
            });
            let next = (i as i32 + step).clamp(0, names.len() as i32 - 1) as usize;
            if next != i {
                *on = next;
                ui.memory_mut(|memory| memory.request_focus(response.id.with(next)));
            }
        }
        if tab.clicked() {
            *on = i;
        }
        tab.widget_info(|| WidgetInfo::selected(WidgetType::Button, ui.is_enabled(), chosen, names[i]));
    }
    if *on != before {
        response.mark_changed();
    }
    response
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::ui::kit::testing::harness;

    #[test]
    fn a_tab_is_chosen_by_click_and_by_arrow() {
        let mut harness = harness(vec2(400.0, 60.0), 0_usize, |ui, on| {
            tabs(ui, &["Trust in you", "Openness", "Tension"], on);
        });
        harness.run();
        harness.get_by_label("Openness").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
        harness.get_by_label("Openness").focus();
        harness.run();
        harness.key_press(Key::ArrowRight);
        harness.run();
        assert_eq!(*harness.state(), 2);
    }
}
