//! What floats over the map: what colours it, and what its colours and lines mean.

use egui::{Align2, Area, Frame, Id, Margin, Order, Popup, Rect, Stroke, Ui, vec2};

use crate::ui::kit::button::Button;
use crate::ui::kit::choice::ChoiceRow;
use crate::ui::kit::{icon, legend, tabs};
use crate::ui::screens::sign;
use crate::ui::theme::{Theme, measure};
use crate::vm::Intent;
use crate::vm::desk::MapKey;

/// Room between what floats and the rim of the map.
const RIM: f32 = 14.0;
/// Width below which one button names the overlay that is on and opens the others, and the scale is left out.
const NARROW: f32 = 420.0;

pub(super) fn key(ui: &Ui, theme: &Theme, key: &MapKey, stage: Rect, out: &mut Vec<Intent>) {
    // Above the map's own layer, which takes every click on the rest of the stage.
    let area = |name: &str, pivot: Align2, at| {
        Area::new(Id::new(("map key", name)))
            .order(Order::Middle)
            .pivot(pivot)
            .fixed_pos(at)
            .constrain_to(stage)
            .fade_in(false)
    };
    let room = stage.width() - 2.0 * RIM;
    area("overlays", Align2::LEFT_TOP, stage.left_top() + vec2(RIM, RIM)).show(ui.ctx(), |ui| {
        ui.set_max_width(room);
        if room < NARROW {
            overlays(ui, key, out);
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            let names: Vec<&str> = key.overlays.iter().map(|(_, name)| name.as_str()).collect();
            let mut on = key.overlays.iter().position(|(overlay, _)| *overlay == key.overlay).unwrap_or(0);
            if tabs::tabs(ui, &names, &mut on).changed() {
                out.push(Intent::Overlay(key.overlays[on].0));
            }
            boxed(theme).show(ui, |ui| legend::scale(ui, &key.low, &key.high, &theme.map().tints));
        });
    });
    if stage.height() < MapKey::ROOMY {
        return;
    }
    area("lines", Align2::LEFT_BOTTOM, stage.left_bottom() + vec2(RIM, -RIM)).show(ui.ctx(), |ui| {
        ui.set_max_width(room);
        boxed(theme).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                for (channel, name) in &key.channels {
                    if let Some(link) = sign::of_channel(*channel) {
                        legend::link(ui, link, name);
                    }
                }
                if let Some(name) = &key.incident {
                    legend::link(ui, legend::Link::Incident, name);
                }
            });
        });
    });
}

/// The overlay that is on, and the others behind it.
fn overlays(ui: &mut Ui, key: &MapKey, out: &mut Vec<Intent>) {
    let on = key.overlays.iter().find(|(overlay, _)| *overlay == key.overlay).map_or("", |(_, name)| name.as_str());
    let button = ui.add(Button::quiet(on).trailing(icon::CARET_DOWN));
    Popup::menu(&button).show(|ui| {
        for (overlay, name) in &key.overlays {
            if ui.add(ChoiceRow::option(name, *overlay == key.overlay)).clicked() {
                out.push(Intent::Overlay(*overlay));
            }
        }
    });
}

fn boxed(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.panel)
        .stroke(Stroke::new(measure::HAIRLINE, theme.line))
        .corner_radius(measure::RADIUS_BUTTON)
        .inner_margin(Margin::symmetric(12, 7))
}
