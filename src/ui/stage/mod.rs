//! The map's upper layer: names, emblems, venues and labels over the drawn world, and the hands on it.
//!
//! The screen lays out whatever floats over the map after this, in the same layer.

mod ground;
mod layout;
mod place;

use std::sync::Arc;

use super::kit::{
    icon, overlay,
    shape::{self, Ring},
};
use super::theme::{Surface, Theme, measure};
use crate::vm::stage::{ActorMark, Area, IncidentMark, Point, StageEvent, StageId, StageVm, Venue, VenueState};
use egui::{
    Align2, Color32, CornerRadius, Galley, Id, Key, Mesh, Modifiers, Painter, PointerButton, Pos2, Rect, Response,
    Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};
use layout::{Block, Chip, Layout};

/// Paints the layer and returns what was done on it, in order.
pub fn stage_ui(ui: &mut Ui, vm: &StageVm) -> Vec<StageEvent> {
    let rect = rect_of(vm.rect);
    let mut layer = Layer {
        painter: ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())),
        theme: Theme::of(ui),
        vm,
        meant: None,
        events: Vec::new(),
    };
    layer.ground(ui, rect);
    let layout = Layout::of(ui, &layer.theme, vm);
    for block in layout.words {
        layer.block(block);
    }
    for chip in &layout.incidents {
        layer.incident(ui, chip);
    }
    for chip in &layout.venues {
        layer.venue(ui, chip);
    }
    for (actor, (at, radius)) in vm.actors.iter().zip(layout.emblems) {
        layer.actor(ui, actor, at, radius);
    }
    layer.finish(ui, rect)
}

struct Layer<'a> {
    painter: Painter,
    theme: Theme,
    vm: &'a StageVm,
    /// What the pointer or the focus is on in this frame.
    meant: Option<StageId>,
    events: Vec<StageEvent>,
}

impl Layer<'_> {
    /// The map itself: drag to move, wheel to zoom, click on an arc or on open water.
    fn ground(&mut self, ui: &Ui, rect: Rect) {
        if !self.vm.live {
            return;
        }
        let response = ui.interact(rect, Id::new("map"), Sense::click_and_drag() - Sense::FOCUSABLE);
        let moved = response.drag_delta();
        if moved != Vec2::ZERO && !response.dragged_by(PointerButton::Secondary) {
            self.events.push(StageEvent::Drag { dx: moved.x, dy: moved.y });
        }
        if response.dragged() {
            ui.set_cursor_icon(egui::CursorIcon::Grabbing);
        }
        if response.contains_pointer()
            && let Some(at) = ui.pointer_latest_pos()
        {
            let factor = ui.input(|input| input.zoom_delta() * (input.smooth_scroll_delta().y * WHEEL).exp());
            if factor != 1.0 {
                self.events.push(StageEvent::Zoom { factor, at: point(at) });
            }
            self.meant = self.arc_under(at).filter(|_| response.hovered());
            if self.meant.is_some() {
                ui.set_cursor_icon(egui::CursorIcon::PointingHand);
            }
        }
        if overlay::keys_are_free(ui) {
            let factor = ui.input_mut(|input| {
                let mut key = |key| input.consume_key(Modifiers::NONE, key);
                if key(Key::Plus) || key(Key::Equals) {
                    KEY_ZOOM
                } else if key(Key::Minus) {
                    1.0 / KEY_ZOOM
                } else {
                    1.0
                }
            });
            if factor != 1.0 {
                self.events.push(StageEvent::Zoom { factor, at: point(rect.center()) });
            }
        }
        if response.clicked() {
            self.events.push(StageEvent::Click(self.meant));
        }
    }

    fn arc_under(&self, at: Pos2) -> Option<StageId> {
        let on_sheet = self.vm.to_sheet(point(at));
        let reach = ARC_REACH / self.vm.scale();
        let near = |incident: &&IncidentMark| incident.bow().distance(on_sheet) <= reach;
        self.vm.incidents.iter().find(near).map(|incident| StageId::Incident(incident.id))
    }

    fn incident(&mut self, ui: &Ui, Chip { of: incident, rect, galley, ink }: &Chip<'_, IncidentMark>) {
        let id = StageId::Incident(incident.id);
        let theme = self.theme;
        let spoken = format!("{}. {}, {}", incident.label, incident.victim, incident.harm);
        let response = self.touch(ui, *rect, id, &spoken);
        let chosen = self.vm.selected == Some(id);
        let width = if chosen { measure::STRONG_LINE } else { measure::HAIRLINE };
        let corner = CornerRadius::same(measure::RADIUS_CHIP);
        self.painter.rect(*rect, corner, theme.panel, Stroke::new(width, theme.harm), StrokeKind::Inside);
        self.painter.galley(rect.center() - 0.5 * galley.size(), Arc::clone(galley), *ink);
        self.ring(&response, *rect);
    }

    fn venue(&mut self, ui: &Ui, Chip { of: venue, rect, galley, ink }: &Chip<'_, Venue>) {
        let theme = self.theme;
        let paper = theme.on(Surface::Paper).panel;
        let (fill, edge) = match venue.state {
            VenueState::Open if venue.yours => (paper, Stroke::new(measure::STRONG_LINE, theme.accent)),
            VenueState::Open => (paper, Stroke::NONE),
            VenueState::Silence => (paper, Stroke::new(measure::STRONG_LINE, theme.accent)),
            VenueState::Closed => (theme.panel, Stroke::new(measure::HAIRLINE, theme.line_strong)),
        };
        let sign = if venue.state == VenueState::Silence { icon::TIMER } else { icon::CHATS_CIRCLE };
        let response = self.touch(ui, *rect, StageId::Talks(venue.id), &venue.label);
        self.painter.rect(*rect, CornerRadius::same(13), fill, edge, StrokeKind::Inside);
        let face = theme.icon_filled(14.0);
        self.painter.text(rect.left_center() + vec2(19.0, 0.0), Align2::CENTER_CENTER, sign, face.font, *ink);
        let words = pos2(rect.left() + 32.0, rect.center().y - 0.5 * galley.size().y);
        self.painter.galley(words, Arc::clone(galley), *ink);
        self.ring(&response, *rect);
    }

    fn actor(&mut self, ui: &Ui, actor: &ActorMark, at: Pos2, radius: f32) {
        let id = StageId::Actor(actor.id);
        let rect = Rect::from_center_size(at, Vec2::splat(2.0 * radius.max(0.5 * measure::TARGET) + 2.0));
        let spoken = if actor.spoken.is_empty() {
            actor.emblem.name.clone()
        } else {
            format!("{}, {}", actor.emblem.name, actor.spoken)
        };
        let response = self.touch(ui, rect, id, &spoken);
        let lift = if response.hovered() { 1.0 } else { 0.0 };
        let ring = Ring { selected: self.vm.selected == Some(id), absent: false };
        shape::emblem(&self.painter, &self.theme, &actor.emblem, at, radius + lift, ring);
        self.ring(&response, rect);
        if self.vm.live {
            response.on_hover_text(spoken);
        }
    }

    fn block(&self, block: Block) {
        let bright = block.ground.intensity() > 0.5;
        if bright {
            gaps(&self.painter, &block.behind);
        }
        let mut top = block.rect.top();
        for (galley, color) in block.lines {
            let left = if block.flush { block.rect.left() } else { block.rect.center().x - 0.5 * galley.size().x };
            let (at, height) = (pos2(left, top), galley.size().y);
            if !bright {
                halo(&self.painter, at, &galley, block.ground);
            }
            self.painter.galley(at, galley, color);
            top += height;
        }
    }

    /// Makes `rect` answer to pointer and keys in the name of `id`.
    fn touch(&mut self, ui: &Ui, rect: Rect, id: StageId, spoken: &str) -> Response {
        let sense = if self.vm.live { Sense::click() } else { Sense::hover() };
        let seen = rect.intersect(self.painter.clip_rect());
        let response = ui.interact(seen, Id::new("map").with(id), sense);
        response.widget_info(|| {
            WidgetInfo::selected(WidgetType::Button, self.vm.live, self.vm.selected == Some(id), spoken)
        });
        if self.vm.live {
            if response.hovered() || response.has_focus() {
                self.meant = Some(id);
            }
            if response.clicked() {
                self.events.push(StageEvent::Click(Some(id)));
            }
            return response.on_hover_cursor(egui::CursorIcon::PointingHand);
        }
        response
    }

    fn ring(&self, response: &Response, rect: Rect) {
        if response.has_focus() {
            shape::focus_ring(&self.painter, &self.theme, rect, measure::RADIUS_CARD);
        }
    }

    fn finish(mut self, ui: &Ui, rect: Rect) -> Vec<StageEvent> {
        // A pointer over what floats above the map rests on nothing here.
        let outside = ui.pointer_latest_pos().is_none_or(|at| !rect.contains(at));
        if self.vm.live
            && self.meant != self.vm.hovered
            && !(outside && self.meant.is_none() && self.vm.hovered.is_none())
        {
            self.events.push(StageEvent::Hover(self.meant));
        }
        self.events
    }
}

/// Zoom for each point of the wheel, and for each press of plus or minus.
const WHEEL: f32 = 1.0 / 400.0;
const KEY_ZOOM: f32 = 1.25;
/// How near to an arc the pointer must be, in points.
const ARC_REACH: f32 = 6.0;
fn rect_of(area: Area) -> Rect {
    Rect::from_min_size(pos2(area.left, area.top), vec2(area.width, area.height))
}

/// A strip of what lies around words that follows their outline, so that no line strikes through them.
fn halo(painter: &Painter, at: Pos2, galley: &Arc<Galley>, ground: Color32) {
    for (radius, copies) in [(2.8, 12_u8), (1.4, 8)] {
        for copy in 0..copies {
            let away = radius * Vec2::angled(std::f32::consts::TAU * f32::from(copy) / f32::from(copies));
            painter.galley_with_override_text_color(at + away, Arc::clone(galley), ground);
        }
    }
}

/// Takes out the pieces of lines behind words, where the ground is bright: the soft rims of a halo's letters would darken
/// it. For the same reason what covers them has hard rims, which are not seen on ground of their colour.
fn gaps(painter: &Painter, behind: &[([Pos2; 2], Color32)]) {
    let mut mesh = Mesh::default();
    for ([from, to], ground) in behind {
        let across = GAP * (*to - *from).normalized().rot90();
        let first = mesh.vertices.len() as u32;
        for at in [*from - across, *from + across, *to + across, *to - across] {
            mesh.colored_vertex(at, *ground);
        }
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first, first + 2, first + 3);
    }
    if !mesh.is_empty() {
        painter.add(mesh);
    }
}

/// Half the width of what is taken out of a line, in points: wider than half of the widest line.
const GAP: f32 = 3.5;

const fn point(at: Pos2) -> Point {
    Point { x: at.x, y: at.y }
}

#[cfg(test)]
mod tests {
    use egui_kittest::{Harness, kittest::Queryable};

    use super::*;
    use crate::base::{ActorId, IncidentId, TalksId};
    use crate::ui::kit::testing::harness;
    use crate::vm::Overlay;
    use crate::vm::emblem::{Emblem, Hue};
    use crate::vm::stage::{Camera, Rims};

    struct Desk {
        vm: StageVm,
        events: Vec<StageEvent>,
    }

    fn desk() -> Desk {
        let actor = |n: u16, hue: Hue, code: &str, name: &str, at: (i32, i32)| ActorMark {
            id: ActorId(n),
            emblem: Emblem::state(hue, code, name),
            at: at.into(),
            own: n == 0,
            label: None,
            spoken: String::new(),
        };
        let home = Area { left: 0.0, top: 0.0, width: 800.0, height: 600.0 };
        let vm = StageVm {
            rect: home,
            rims: Rims::default(),
            sheet: Arc::default(),
            home,
            camera: Camera::home(home),
            overlay: Overlay::Trust,
            tints: Vec::new(),
            actors: vec![
                actor(0, Hue::Amber, "VAL", "Valdora", (200, 300)),
                actor(1, Hue::Azure, "LIN", "Lindmark", (400, 100)),
            ],
            links: Vec::new(),
            incidents: vec![IncidentMark {
                id: IncidentId(0),
                from: (600, 500).into(),
                to: (200, 500).into(),
                label: "Frostline".into(),
                victim: "Hospitals".into(),
                harm: "harm 7 of 10".into(),
                pulse: 0,
            }],
            venues: vec![Venue {
                id: TalksId(0),
                at: (600, 200).into(),
                state: VenueState::Open,
                yours: false,
                name: "Harbour talks".into(),
                label: "Harbour talks".into(),
            }],
            names: Vec::new(),
            hovered: None,
            selected: None,
            live: true,
        };
        Desk { vm, events: Vec::new() }
    }

    /// Applies hover, as a screen does, and keeps every event.
    fn shown<'a>(desk: Desk) -> Harness<'a, Desk> {
        harness(vec2(800.0, 600.0), desk, |ui, desk: &mut Desk| {
            for event in stage_ui(ui, &desk.vm) {
                match event {
                    StageEvent::Hover(id) => desk.vm.hovered = id,
                    StageEvent::Drag { dx, dy } => desk.vm.camera = desk.vm.panned(dx, dy),
                    StageEvent::Zoom { factor, at } => desk.vm.camera = desk.vm.zoomed(factor, at),
                    StageEvent::Click(_) => {}
                }
                desk.events.push(event);
            }
        })
    }

    fn clicks(desk: &Desk) -> Vec<Option<StageId>> {
        desk.events.iter().filter_map(|e| if let StageEvent::Click(id) = e { Some(*id) } else { None }).collect()
    }

    #[test]
    fn every_mark_answers_to_a_click_once() {
        let mut harness = shown(desk());
        harness.run();
        for label in ["Lindmark", "Harbour talks", "Frostline. Hospitals, harm 7 of 10"] {
            harness.get_by_label(label).click();
            harness.run();
        }
        let ids = [StageId::Actor(ActorId(1)), StageId::Talks(TalksId(0)), StageId::Incident(IncidentId(0))];
        assert_eq!(clicks(harness.state()), ids.map(Some));
    }

    #[test]
    fn an_arc_answers_along_its_way_and_open_water_means_nothing() {
        let mut harness = shown(desk());
        harness.run();
        let on_arc = harness.state().vm.incidents[0].bow().at(0.8);
        for (at, meant) in [((on_arc.x, on_arc.y), Some(StageId::Incident(IncidentId(0)))), ((700.0, 400.0), None)] {
            harness.hover_at(pos2(at.0, at.1));
            harness.run();
            assert_eq!(harness.state().vm.hovered, meant);
            for pressed in [true, false] {
                harness.event(egui::Event::PointerButton {
                    pos: pos2(at.0, at.1),
                    button: PointerButton::Primary,
                    pressed,
                    modifiers: Modifiers::NONE,
                });
            }
            harness.run();
            assert_eq!(clicks(harness.state()).last(), Some(&meant));
        }
        assert_eq!(clicks(harness.state()).len(), 2);
    }

    #[test]
    fn hover_comes_once_and_goes_once() {
        let mut harness = shown(desk());
        harness.run();
        harness.hover_at(pos2(400.0, 100.0));
        harness.run_steps(5);
        harness.hover_at(pos2(700.0, 400.0));
        harness.run_steps(5);
        let hovers: Vec<_> =
            harness.state().events.iter().filter(|event| matches!(event, StageEvent::Hover(_))).copied().collect();
        assert_eq!(hovers, [StageEvent::Hover(Some(StageId::Actor(ActorId(1)))), StageEvent::Hover(None)]);
    }

    #[test]
    fn tab_walks_the_actors_and_enter_chooses() {
        let mut harness = shown(desk());
        harness.run();
        for _ in 0..8 {
            harness.key_press(Key::Tab);
            harness.run();
            if harness.get_by_label("Lindmark").is_focused() {
                break;
            }
        }
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(clicks(harness.state()), [Some(StageId::Actor(ActorId(1)))]);
    }

    #[test]
    fn plus_and_minus_zoom_and_a_drag_moves_the_map() {
        let mut harness = shown(desk());
        harness.run();
        harness.key_press(Key::Plus);
        harness.run();
        assert!((harness.state().vm.camera.zoom - KEY_ZOOM).abs() < 1e-4);
        let before = harness.state().vm.to_window((400, 300).into());
        harness.drag_at(pos2(700.0, 400.0));
        harness.run();
        harness.hover_at(pos2(650.0, 430.0));
        harness.run();
        harness.drop_at(pos2(650.0, 430.0));
        harness.run();
        let after = harness.state().vm.to_window((400, 300).into());
        assert!(
            (after.x - before.x + 50.0).abs() < 1.0 && (after.y - before.y - 30.0).abs() < 1.0,
            "{before:?} {after:?}"
        );
        assert!(clicks(harness.state()).is_empty());
    }

    #[test]
    fn a_picture_answers_to_nothing() {
        let mut desk = desk();
        desk.vm.live = false;
        let mut harness = shown(desk);
        harness.run();
        harness.get_by_label("Lindmark").click();
        harness.key_press(Key::Plus);
        harness.run();
        assert!(harness.state().events.is_empty());
    }
}
