//! The page of settings.

use egui::{
    CornerRadius, Layout, Margin, Response, Sense, Slider, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::page;
use crate::ui::kit::card::Card;
use crate::ui::kit::choice::ChoiceRow;
use crate::ui::kit::tabs::tabs;
use crate::ui::kit::{motion, shape, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::settings_page::{Choice, Control, Row, SettingsVm, Volume};

pub fn settings_ui(ui: &mut Ui, vm: &SettingsVm, out: &mut Vec<Intent>) {
    page::bar(ui, &vm.bar, None, out);
    page::column(ui, 820.0, |ui| {
        for (place, group) in vm.groups.iter().enumerate() {
            text::section(ui, &group.heading);
            ui.add_space(6.0);
            Card::new().margin(Margin::symmetric(20, 6)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (at, row) in group.rows.iter().enumerate() {
                    if at > 0 {
                        let theme = Theme::of(ui);
                        let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
                        let stroke = Stroke::new(measure::HAIRLINE, theme.line);
                        ui.painter().hline(line.x_range(), line.center().y, stroke);
                    }
                    ui.push_id((place, at), |ui| row_ui(ui, row, out));
                }
            });
            ui.add_space(measure::GAP_GROUP);
        }
        text::quiet(ui, &vm.note);
    });
}

fn row_ui(ui: &mut Ui, row: &Row, out: &mut Vec<Intent>) {
    ui.add_space(10.0);
    match &row.control {
        Control::Ladder(choices) => {
            words(ui, row);
            ui.add_space(4.0);
            ladder(ui, choices, out);
        }
        control => {
            let width = ui.available_width();
            // Words beside the control where both fit, else above it.
            if width >= 620.0 {
                ui.horizontal(|ui| {
                    ui.set_min_height(44.0);
                    ui.vertical(|ui| {
                        ui.set_width((width - CONTROL - 16.0).max(120.0));
                        words(ui, row);
                    });
                    ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| control_ui(ui, row, control, out));
                });
            } else {
                words(ui, row);
                ui.add_space(6.0);
                egui::ScrollArea::horizontal().show(ui, |ui| ui.horizontal(|ui| control_ui(ui, row, control, out)));
            }
        }
    }
    ui.add_space(10.0);
}

/// The widest control: a row of sizes.
const CONTROL: f32 = 400.0;

fn words(ui: &mut Ui, row: &Row) {
    text::strong(ui, &row.label);
    text::quiet(ui, &row.note);
}

fn control_ui(ui: &mut Ui, row: &Row, control: &Control, out: &mut Vec<Intent>) {
    match control {
        Control::Choice(choices) => {
            let names: Vec<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
            let before = choices.iter().position(|choice| choice.chosen).unwrap_or(usize::MAX);
            let mut on = before;
            tabs(ui, &names, &mut on);
            if on != before
                && let Some(choice) = choices.get(on)
            {
                out.push(choice.change.clone());
            }
        }
        Control::Switch { on, change } => {
            if switch(ui, *on, &row.label).clicked() {
                out.push(change.clone());
            }
        }
        Control::Volume(volume) => volume_ui(ui, volume, &row.label, out),
        Control::Ladder(choices) => ladder(ui, choices, out),
    }
}

fn ladder(ui: &mut Ui, choices: &[Choice], out: &mut Vec<Intent>) {
    for choice in choices {
        if ui.add(ChoiceRow::option(&choice.label, choice.chosen)).clicked() && !choice.chosen {
            out.push(choice.change.clone());
        }
        ui.horizontal(|ui| {
            ui.add_space(20.0);
            ui.vertical(|ui| text::quiet(ui, &choice.note));
        });
        ui.add_space(4.0);
    }
}

fn volume_ui(ui: &mut Ui, volume: &Volume, name: &str, out: &mut Vec<Intent>) {
    let theme = Theme::of(ui);
    let figure = text::line(ui, &volume.value.to_string(), &theme.strong(), theme.ink);
    let (rect, _) = ui.allocate_exact_size(vec2(34.0, measure::TARGET), Sense::hover());
    let at = pos2(rect.right() - figure.size().x, rect.center().y - 0.5 * figure.size().y);
    ui.painter().galley(at, figure, theme.ink);
    let mut value = volume.value;
    let response = ui.add(Slider::new(&mut value, 0..=100).step_by(Volume::STEP.into()).show_value(false));
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
    if response.has_focus() {
        shape::focus_ring(ui.painter(), &theme, response.rect, measure::RADIUS_BUTTON);
    }
    if value != volume.value {
        out.push(volume.change(value));
    }
}

/// On or off: the knob stands right and the track is filled where it is on.
pub(super) fn switch(ui: &mut Ui, on: bool, name: &str) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(46.0, measure::TARGET), Sense::click());
    let track = egui::Rect::from_center_size(rect.center(), vec2(42.0, 22.0));
    let share = motion::glide(ui, response.id.with("on"), f32::from(u8::from(on)));
    let edge = if on { theme.accent } else { theme.ink3 };
    let fill = if on { theme.accent } else { theme.well };
    let corner = CornerRadius::same(11);
    ui.painter().rect(track, corner, fill, Stroke::new(measure::QUIET_LINE, edge), StrokeKind::Inside);
    let knob = pos2(track.left() + 11.0 + share * (track.width() - 22.0), track.center().y);
    ui.painter().circle_filled(knob, 7.0, if on { theme.on_accent } else { theme.ink2 });
    if response.has_focus() {
        shape::focus_ring(ui.painter(), &theme, track, 11);
    }
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, ui.is_enabled(), on, name));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
