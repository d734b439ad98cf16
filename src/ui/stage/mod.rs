//! The map's upper layer: names, emblems, venues and labels over the drawn world, and the hands on it.
//!
//! The screen lays out whatever floats over the map after this, in the same layer.

mod place;

use std::sync::Arc;

use super::kit::{
    icon,
    shape::{self, Ring},
    text,
};
use super::theme::{Face, Mode, Surface, Theme, measure};
use crate::vm::stage::{
    ActorMark, Area, IncidentMark, LandSize, PlaceKind, PlaceName, Point, StageEvent, StageId, StageVm, Venue,
    VenueState,
};
use egui::{
    Align2, Color32, CornerRadius, Galley, Id, Key, Modifiers, Painter, PointerButton, Pos2, Rect, Response, Sense,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};
use place::Covered;

/// Paints the layer and returns what was done on it, in order.
pub fn stage_ui(ui: &mut Ui, vm: &StageVm) -> Vec<StageEvent> {
    let rect = rect_of(vm.rect);
    let mut layer = Layer {
        painter: ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())),
        room: rect_of(vm.free()),
        theme: Theme::of(ui),
        vm,
        meant: None,
        events: Vec::new(),
    };
    layer.ground(ui, rect);
    // Marks have their places; words find theirs around them, the least important last.
    let mut covered = layer.lines();
    let venues: Vec<Chip<'_, Venue>> =
        vm.venues.iter().map(|venue| layer.venue_chip(ui, venue, &mut covered)).collect();
    let incidents: Vec<Chip<'_, IncidentMark>> =
        vm.incidents.iter().filter_map(|incident| layer.incident_chip(ui, incident, &mut covered)).collect();
    let blocks = layer.blocks(ui, &mut covered);
    layer.names(ui, &mut covered);

    for chip in &incidents {
        layer.incident(ui, chip);
    }
    for chip in &venues {
        layer.venue(ui, chip);
    }
    for actor in &vm.actors {
        layer.actor(ui, actor);
    }
    for block in blocks {
        layer.block(block);
    }
    layer.finish(ui, rect)
}

struct Layer<'a> {
    painter: Painter,
    /// Where words may stand.
    room: Rect,
    theme: Theme,
    vm: &'a StageVm,
    /// What the pointer or the focus is on in this frame.
    meant: Option<StageId>,
    events: Vec<StageEvent>,
}

/// A label in a box, with its place.
struct Chip<'a, T> {
    of: &'a T,
    rect: Rect,
    galley: Arc<Galley>,
    ink: Color32,
}

/// Lines of words beside a mark, with their place.
struct Block {
    rect: Rect,
    lines: Vec<(Arc<Galley>, Color32)>,
    /// Flush with the mark at its left.
    flush: bool,
}

impl<'a> Layer<'a> {
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
        if !ui.ctx().egui_wants_keyboard_input() {
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

    /// What marks and lines cover.
    fn lines(&self) -> Covered {
        let mut covered = Covered::default();
        self.vm.actors.iter().for_each(|actor| covered.add(emblem_rect(self.vm, actor)));
        let links = self.vm.links.iter().filter(|link| link.is_drawn()).filter_map(|link| self.vm.bow(link));
        for bow in links.chain(self.vm.incidents.iter().map(IncidentMark::bow)) {
            covered.add_line(bow.points(32).map(|point| self.window(point)));
        }
        covered
    }

    /// Names of lands and seas, the largest first; one that finds no room is left out.
    fn names(&mut self, ui: &Ui, covered: &mut Covered) {
        let mut names: Vec<&PlaceName> = self.vm.names.iter().collect();
        names.sort_by_key(|name| match name.kind {
            PlaceKind::Land(size) => std::cmp::Reverse(Some(size)),
            PlaceKind::Sea => std::cmp::Reverse(None),
        });
        let tones = self.theme.map();
        // In a small map a name that went far would stand on other land.
        let reach = if self.vm.is_small() { 0.5 * NAME_REACH } else { NAME_REACH };
        for name in names {
            let (face, text, color) = match name.kind {
                PlaceKind::Land(size) => (land_face(&self.theme, size), name.text.to_uppercase(), tones.name),
                PlaceKind::Sea => (self.theme.sea_name(15.0), name.text.clone(), self.theme.ink2),
            };
            let galley = text::line(ui, &text, &face, color);
            // Half a name at the rim says nothing.
            if let Some(rect) = covered.name(self.window(name.at), galley.size(), self.room, reach) {
                covered.add(rect);
                self.painter.galley(rect.min, galley, color);
            }
        }
    }

    /// The label of an arc, near its middle.
    fn incident_chip(
        &self,
        ui: &Ui,
        incident: &'a IncidentMark,
        covered: &mut Covered,
    ) -> Option<Chip<'a, IncidentMark>> {
        let id = Some(StageId::Incident(incident.id));
        let meant = [self.vm.hovered, self.vm.selected].contains(&id);
        if incident.label.is_empty() || self.vm.is_small() && !meant {
            return None;
        }
        let ink = self.theme.harm_text;
        let galley = text::line(ui, &incident.label, &self.theme.caption(), ink);
        let size = galley.size() + vec2(24.0, 10.0);
        let places =
            [0.45, 0.55, 0.38, 0.62, 0.3, 0.7].map(|t| Rect::from_center_size(self.window(incident.bow().at(t)), size));
        let rect = *places.iter().find(|rect| covered.is_free(**rect)).unwrap_or(&places[0]);
        covered.add(rect);
        Some(Chip { of: incident, rect, galley, ink })
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

    /// A place one can enter.
    fn venue_chip(&self, ui: &Ui, venue: &'a Venue, covered: &mut Covered) -> Chip<'a, Venue> {
        let closed = venue.state == VenueState::Closed;
        let ink = if closed { self.theme.ink2 } else { self.theme.on(Surface::Paper).ink };
        let face = if closed { self.theme.caption() } else { self.theme.caption_strong() };
        let id = Some(StageId::Talks(venue.id));
        let meant = [self.vm.hovered, self.vm.selected].contains(&id);
        let words = match () {
            () if self.vm.is_tiny() && !meant => "",
            () if self.vm.is_small() => &venue.name,
            () => &venue.label,
        };
        let galley = text::line(ui, words, &face, ink);
        let size = vec2(if words.is_empty() { 38.0 } else { galley.size().x + 46.0 }, 26.0);
        let at = self.window(venue.at);
        let rect = covered.name(at, size, self.room, NAME_REACH).unwrap_or(Rect::from_center_size(at, size));
        covered.add(rect);
        Chip { of: venue, rect, galley, ink }
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

    fn actor(&mut self, ui: &Ui, actor: &ActorMark) {
        let id = StageId::Actor(actor.id);
        let rect = emblem_rect(self.vm, actor);
        let spoken = if actor.spoken.is_empty() {
            actor.emblem.name.clone()
        } else {
            format!("{}, {}", actor.emblem.name, actor.spoken)
        };
        let response = self.touch(ui, rect, id, &spoken);
        let lift = if response.hovered() { 1.0 } else { 0.0 };
        let ring = Ring { selected: self.vm.selected == Some(id), absent: false };
        shape::emblem(&self.painter, &self.theme, &actor.emblem, rect.center(), radius(actor) + lift, ring);
        self.ring(&response, rect);
        if self.vm.live {
            response.on_hover_text(spoken);
        }
    }

    /// Words beside marks: victim and harm at the end of an arc, names of actors that no land names.
    fn blocks(&self, ui: &Ui, covered: &mut Covered) -> Vec<Block> {
        let theme = self.theme;
        let strong = theme.caption_strong();
        let line = |words: &str, color| (text::line(ui, words, &strong, color), color);
        let mut blocks = Vec::new();
        for incident in &self.vm.incidents {
            let lines = [(&incident.victim, theme.ink), (&incident.harm, theme.harm_text)]
                .into_iter()
                .filter(|(words, _)| !words.is_empty())
                .map(|(words, color)| line(words, color))
                .collect();
            blocks.push(self.beside(lines, self.window(incident.to), RINGS + 3.0, true, covered));
        }
        for actor in &self.vm.actors {
            // Who was hit is named with the harm already.
            let hit = self
                .vm
                .incidents
                .iter()
                .any(|incident| self.window(incident.to).distance(self.window(actor.at)) < RINGS);
            if let Some(label) = actor.label.as_ref().filter(|_| !hit) {
                let lines = vec![line(label, theme.ink)];
                blocks.push(self.beside(lines, self.window(actor.at), radius(actor) + 4.0, false, covered));
            }
        }
        blocks
    }

    /// Lines of words on the first free side of a place: `below` first, or right of it.
    fn beside(
        &self,
        lines: Vec<(Arc<Galley>, Color32)>,
        at: Pos2,
        away: f32,
        below: bool,
        covered: &mut Covered,
    ) -> Block {
        let size = lines
            .iter()
            .fold(Vec2::ZERO, |size, (galley, _)| vec2(size.x.max(galley.size().x), size.y + galley.size().y));
        let right = Rect::from_center_size(at + vec2(away + 0.5 * size.x, 0.0), size);
        let left = Rect::from_center_size(at - vec2(away + 0.5 * size.x, 0.0), size);
        let under = Rect::from_center_size(at + vec2(0.0, away + 0.5 * size.y), size);
        let over = Rect::from_center_size(at - vec2(0.0, away + 0.5 * size.y), size);
        let sides = if below { [under, over, right, left] } else { [right, under, left, over] };
        let rect = covered.side(&sides, self.room);
        covered.add(rect);
        Block { rect, lines, flush: rect == right }
    }

    fn block(&self, block: Block) {
        let edge = if self.theme.mode == Mode::Dark { self.theme.map().sea } else { self.theme.raised };
        let mut top = block.rect.top();
        for (galley, color) in block.lines {
            let left = if block.flush { block.rect.left() } else { block.rect.center().x - 0.5 * galley.size().x };
            let height = galley.size().y;
            halo(&self.painter, pos2(left, top), galley, color, edge);
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

    fn window(&self, on_sheet: Point) -> Pos2 {
        let at = self.vm.to_window(on_sheet);
        pos2(at.x, at.y)
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
/// How far from its place a name may go, in points.
const NAME_REACH: f32 = 90.0;
/// Radius of the outermost of the three rings around a victim, in points.
const RINGS: f32 = 40.0;

fn rect_of(area: Area) -> Rect {
    Rect::from_min_size(pos2(area.left, area.top), vec2(area.width, area.height))
}

fn radius(actor: &ActorMark) -> f32 {
    if actor.own { measure::EMBLEM_OWN } else { measure::EMBLEM }
}

fn emblem_rect(vm: &StageVm, actor: &ActorMark) -> Rect {
    let at = vm.to_window(actor.at);
    let half = radius(actor).max(0.5 * measure::TARGET) + 1.0;
    Rect::from_center_size(pos2(at.x, at.y), Vec2::splat(2.0 * half))
}

fn land_face(theme: &Theme, size: LandSize) -> Face {
    match size {
        LandSize::Small => theme.map_name(13.0, 4.0),
        LandSize::Medium => theme.map_name(15.0, 5.0),
        LandSize::Large => theme.map_name(17.0, 7.0),
    }
}

/// Words with a thin edge in the colour of what lies around, so that they read on any land and over any line.
fn halo(painter: &Painter, at: Pos2, galley: Arc<Galley>, color: Color32, edge: Color32) {
    for (dx, dy) in
        [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0), (0.0, -1.4), (0.0, 1.4), (-1.4, 0.0), (1.4, 0.0)]
    {
        painter.galley_with_override_text_color(at + vec2(dx, dy), Arc::clone(&galley), edge);
    }
    painter.galley(at, galley, color);
}

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
    use crate::vm::stage::Camera;

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
            rims: (0.0, 0.0),
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
