//! The right side: everybody in a list, or the one that is looked at.

use egui::{Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use crate::ui::kit::button::{self, Button};
use crate::ui::kit::shape::{self, Ring};
use crate::ui::kit::{bar, card, frame, icon, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::desk::{ActorVm, DeskMemo, DeskVm, Panel, RowVm, SeatRow, TrustVm, WorldVm};
use crate::vm::{Intent, Screen};

pub(super) fn panel(ui: &mut Ui, theme: &Theme, vm: &DeskVm, memo: &mut DeskMemo, out: &mut Vec<Intent>) {
    match &vm.panel {
        Panel::World(world) => frame::scroll(ui, |ui| everybody(ui, theme, world, out)),
        Panel::Actor(actor) => one(ui, theme, vm, actor, memo, out),
    }
}

fn everybody(ui: &mut Ui, theme: &Theme, world: &WorldVm, out: &mut Vec<Intent>) {
    text::title_with_note(ui, &world.title, &world.note);
    ui.add_space(8.0);
    for seat in &world.seats {
        seat_row(ui, theme, seat, out);
    }
    if world.incidents.is_empty() {
        return;
    }
    ui.add_space(measure::GAP_GROUP);
    text::section(ui, &world.incidents_title);
    for incident in &world.incidents {
        let words = format!("{} · {}", incident.name, incident.harm);
        if ui.add(Button::plain(&words).icon(icon::WARNING).fill_width()).clicked() {
            out.extend([Intent::SelectIncident(incident.id), Intent::Go(Screen::Evidence)]);
        }
    }
}

fn seat_row(ui: &mut Ui, theme: &Theme, seat: &SeatRow, out: &mut Vec<Intent>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW_LADDER), Sense::click());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, f32::from(measure::RADIUS_BUTTON), theme.raised);
    }
    let middle = rect.center().y;
    let at = pos2(rect.left() + 18.0, middle);
    shape::emblem(ui.painter(), theme, &seat.emblem, at, measure::EMBLEM_SMALL, Ring::default());
    let note = text::line(ui, &seat.note, &theme.caption(), theme.ink2);
    let end = rect.right() - 6.0 - note.size().x;
    let name = text::elided(ui, &seat.emblem.name, &theme.body(), theme.ink, (end - rect.left() - 48.0).max(40.0));
    ui.painter().galley(pos2(rect.left() + 40.0, middle - 0.5 * name.size().y), name, theme.ink);
    ui.painter().galley(pos2(end, middle - 0.5 * note.size().y), note, theme.ink2);
    if response.has_focus() {
        shape::focus_ring(ui.painter(), theme, rect, measure::RADIUS_BUTTON);
    }
    let spoken = format!("{}, {}", seat.emblem.name, seat.note);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &spoken));
    if response.clicked() {
        out.push(Intent::SelectActor(Some(seat.id)));
    }
}

fn one(ui: &mut Ui, theme: &Theme, vm: &DeskVm, actor: &ActorVm, memo: &mut DeskMemo, out: &mut Vec<Intent>) {
    head(ui, theme, vm, actor, out);
    let dossier_open = memo.dossier;
    frame::with_foot(
        ui,
        measure::BUTTON + 12.0,
        |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            if let Some(trust) = &actor.trust {
                trust_bar(ui, theme, trust);
            }
            for row in &actor.rows {
                figure(ui, theme, row);
            }
            wants(ui, theme, vm, actor);
            if let Some(officer) = &actor.officer {
                ui.add_space(measure::GAP_CARD);
                card::Card::new().well().show(ui, |ui| {
                    ui.horizontal(|ui| {
                        text::icon(ui, icon::LIGHTBULB, 15.0, theme.ink2);
                        text::strong(ui, &vm.labels.officer);
                    });
                    text::quotation(ui, officer);
                });
            }
            if dossier_open {
                heading(ui, &vm.labels.dossier);
                for paragraph in &actor.dossier {
                    text::dossier(ui, paragraph);
                    ui.add_space(4.0);
                }
            }
            if !actor.between.is_empty() {
                heading(ui, &vm.labels.between);
                for row in &actor.between {
                    text::row(ui, &row.when, &row.what);
                }
            }
        },
        |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            for action in &actor.actions {
                let response = ui.add(Button::quiet(&action.label).off(action.off.as_deref()));
                if response.clicked() {
                    out.push(action.intent.clone());
                }
                if action.off.is_none() {
                    response.on_hover_text(&action.note);
                }
            }
            let dossier = Button::quiet(&vm.labels.dossier).icon(icon::FOLDER_OPEN).chosen(memo.dossier);
            if ui.add(dossier).clicked() {
                memo.dossier = !memo.dossier;
            }
        },
    );
}

fn head(ui: &mut Ui, theme: &Theme, vm: &DeskVm, actor: &ActorVm, out: &mut Vec<Intent>) {
    text::between(
        ui,
        |ui| {
            let side = 2.0 * measure::EMBLEM_OWN + 4.0;
            let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
            let painter = ui.painter();
            shape::emblem(painter, theme, &actor.emblem, rect.center(), measure::EMBLEM_OWN, Ring::default());
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                text::title(ui, &actor.emblem.name);
                text::quiet(ui, &actor.line);
            });
        },
        |ui| {
            if button::icon_button(ui, icon::USERS_THREE, &vm.labels.all_actors).clicked() {
                out.push(Intent::SelectActor(None));
            }
        },
    );
    ui.add_space(8.0);
}

fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(measure::GAP_GROUP);
    text::section(ui, words);
}

/// Trust on its scale of -100 to 100, from the middle outwards.
fn trust_bar(ui: &mut Ui, theme: &Theme, trust: &TrustVm) {
    text::row(ui, &trust.label, &trust.words);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let track = Rect::from_x_y_ranges(rect.x_range(), rect.center().y - 2.0..=rect.center().y + 2.0);
    let painter = ui.painter();
    painter.rect_filled(track, f32::from(measure::RADIUS_PAPER), theme.line);
    let zero = track.center().x;
    let at = zero + 0.5 * track.width() * (trust.value as f32 / 100.0).clamp(-1.0, 1.0);
    painter.rect_filled(Rect::from_x_y_ranges(zero.min(at)..=zero.max(at), track.y_range()), 0.0, theme.ink2);
    painter.vline(zero, rect.y_range().shrink(2.0), Stroke::new(measure::HAIRLINE, theme.ink3));
    painter.circle_filled(pos2(at, track.center().y), 5.5, theme.ink);
    let spoken = format!("{}: {}", trust.label, trust.words);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &spoken));
}

fn figure(ui: &mut Ui, theme: &Theme, row: &RowVm) {
    let response = text::row(ui, &row.label, &row.value);
    if row.harm {
        // The value alone is about harm: an icon beside it says so without the colour.
        let value = text::line(ui, &row.value, &theme.body(), theme.harm_text);
        let at = pos2(response.rect.right() - value.size().x - 12.0, response.rect.center().y);
        let face = theme.icon_filled(14.0);
        ui.painter().text(at, egui::Align2::CENTER_CENTER, icon::WARNING, face.font, theme.harm);
    }
}

fn wants(ui: &mut Ui, theme: &Theme, vm: &DeskVm, actor: &ActorVm) {
    ui.add_space(measure::GAP_GROUP);
    text::section_with_note(ui, &vm.labels.wants, &vm.labels.wants_note);
    if let Some(empty) = &actor.wants_empty {
        text::quiet(ui, empty);
    }
    for want in &actor.wants {
        ui.horizontal_top(|ui| {
            match want.grade {
                Some(grade) => bar::weight_pips(ui, grade, 4),
                // Asked for at the table; how much it matters nobody has asked.
                None => {
                    let (rect, response) = ui.allocate_exact_size(vec2(40.0, 18.0), Sense::hover());
                    let face = theme.caption();
                    ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, "?", face.font, theme.ink3);
                    response.on_hover_text(&vm.labels.want_unasked)
                }
            };
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.label(theme.caption_strong().text(&want.heading, theme.ink));
                if !want.note.is_empty() {
                    text::quiet(ui, &want.note);
                }
            });
        });
    }
}
