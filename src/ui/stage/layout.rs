//! Which words stand where on the map. Marks have their places; words find theirs around them, those that matter most
//! first: who was hit, whom an emblem means, where one talks, lands, arcs, seas. A word tries other places, then a
//! shorter form; only then it is left out.

use std::sync::Arc;

use egui::{Color32, Galley, Pos2, Rect, Ui, Vec2, pos2, vec2};

use super::ground::Ground;
use super::place::{self, Covered, Placed, Side, around, beside, spread};
use crate::ui::kit::text;
use crate::ui::theme::{Face, Surface, Theme, measure};
use crate::vm::stage::{
    ActorMark, Bow, IncidentMark, LandSize, PlaceKind, PlaceName, Point, StageId, StageVm, Venue, VenueState,
};

/// All that stands above the drawn world.
pub(super) struct Layout<'a> {
    /// Middle and radius of each emblem, in the order of the actors.
    pub emblems: Vec<(Pos2, f32)>,
    pub venues: Vec<Chip<'a, Venue>>,
    pub incidents: Vec<Chip<'a, IncidentMark>>,
    pub words: Vec<Block>,
}

/// A label in a box, with its place.
pub(super) struct Chip<'a, T> {
    pub of: &'a T,
    pub rect: Rect,
    pub galley: Arc<Galley>,
    pub ink: Color32,
}

/// Words one below the other, each with its colour.
pub(super) type Lines = Vec<(Arc<Galley>, Color32)>;

/// Lines of words, with their place.
pub(super) struct Block {
    pub rect: Rect,
    pub lines: Lines,
    /// Flush with the mark at its left.
    pub flush: bool,
    /// The colour of what lies around.
    pub ground: Color32,
    /// Pieces of the lines that run behind the words, each with the colour of what it lies on.
    pub behind: Vec<([Pos2; 2], Color32)>,
}

impl<'a> Layout<'a> {
    pub(super) fn of(ui: &Ui, theme: &Theme, vm: &'a StageVm) -> Self {
        let mut emblems: Vec<(Pos2, f32)> =
            vm.actors.iter().map(|actor| (window(vm, actor.at), radius(vm, actor.own))).collect();
        spread(&mut emblems, EMBLEM_GAP);
        let area = vm.free();
        let room = Rect::from_min_size(pos2(area.left, area.top), vec2(area.width, area.height)).shrink(2.0);
        let links = vm.links.iter().filter(|link| link.is_drawn()).filter_map(|link| vm.bow(link));
        let bows: Vec<Bow> = links.chain(vm.incidents.iter().map(IncidentMark::bow)).collect();
        let lines: Vec<Vec<Pos2>> =
            bows.into_iter().map(|bow| bow.points(32).map(|point| window(vm, point)).collect()).collect();
        let ground = Ground::of(ui.ctx(), &vm.sheet);
        let covered = Covered::by_lines(room, &lines);
        let mut search = Search { ui, theme, vm, ground, room, lines, covered };
        for (at, radius) in &emblems {
            search.covered.add(Rect::from_center_size(*at, Vec2::splat(2.0 * radius + 4.0)));
        }
        for incident in &vm.incidents {
            search.covered.add(Rect::from_center_size(window(vm, incident.to), Vec2::splat(2.0 * rings(vm) - 6.0)));
            search.covered.add(head(vm, incident));
        }
        let mut words: Vec<Block> = vm.incidents.iter().filter_map(|incident| search.victim(incident)).collect();
        words.extend(search.actors(&emblems));
        let venues = vm.venues.iter().filter_map(|venue| search.venue(venue)).collect();
        let mut names: Vec<&PlaceName> = vm.names.iter().collect();
        names.sort_by_key(|name| match name.kind {
            PlaceKind::Land(_, size) => std::cmp::Reverse(Some(size)),
            PlaceKind::Sea => std::cmp::Reverse(None),
        });
        let (lands, seas): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name.kind != PlaceKind::Sea);
        words.extend(lands.into_iter().filter_map(|name| search.name(name).or_else(|| search.owner(name, &emblems))));
        let incidents = vm.incidents.iter().filter_map(|incident| search.arc(incident)).collect();
        words.extend(seas.into_iter().filter_map(|name| search.name(name)));
        Self { emblems, venues, incidents, words }
    }
}

/// The search for places, one after the other.
struct Search<'u, 'a> {
    ui: &'u Ui,
    theme: &'u Theme,
    vm: &'a StageVm,
    ground: Arc<Ground>,
    /// What of the map is seen.
    room: Rect,
    lines: Vec<Vec<Pos2>>,
    covered: Covered,
}

impl<'a> Search<'_, 'a> {
    fn line(&self, words: &str, face: &Face, color: Color32) -> (Arc<Galley>, Color32) {
        (text::line(self.ui, words, face, color), color)
    }

    fn is_meant(&self, id: StageId) -> bool {
        [self.vm.hovered, self.vm.selected].contains(&Some(id))
    }

    /// Where something stands in the window, if it is seen: words of what is out of sight would be taken for another's.
    fn mark(&self, on_sheet: Point) -> Option<Pos2> {
        Some(window(self.vm, on_sheet)).filter(|at| self.room.contains(*at))
    }

    /// Who was hit, and how badly, outside of the rings.
    fn victim(&mut self, incident: &IncidentMark) -> Option<Block> {
        let at = self.mark(incident.to)?;
        let strong = self.theme.caption_strong();
        let lines: Vec<_> = [(&incident.victim, self.theme.ink), (&incident.harm, self.theme.harm_text)]
            .into_iter()
            .filter(|(words, _)| !words.is_empty())
            .map(|(words, color)| self.line(words, &strong, color))
            .collect();
        let size = size_of(&lines);
        let placed = self.covered.best(beside(at, size, rings(self.vm) + 3.0, Side::Below), |_| Some(0.0));
        Some(self.block(lines, at, placed.map_or(Rect::from_center_size(at, size), |placed| placed.rect)))
    }

    /// Names of actors that no land names.
    fn actors(&mut self, emblems: &[(Pos2, f32)]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (actor, (at, radius)) in self.vm.actors.iter().zip(emblems) {
            // Who was hit is named with the harm already.
            let hit =
                self.vm.incidents.iter().any(|incident| window(self.vm, incident.to).distance(*at) < rings(self.vm));
            if let Some(label) = actor.label.as_ref().filter(|_| !hit) {
                let strong = self.theme.caption_strong();
                let forms = [label, &actor.emblem.code].map(|words| vec![self.line(words, &strong, self.theme.ink)]);
                blocks.extend(self.beside_emblem(forms, (*at, *radius), emblems));
            }
        }
        blocks
    }

    /// Beside an emblem the first of `forms` that there is room for.
    fn beside_emblem<const N: usize>(
        &mut self,
        forms: [Lines; N],
        (at, radius): (Pos2, f32),
        emblems: &[(Pos2, f32)],
    ) -> Option<Block> {
        if !self.room.contains(at) {
            return None;
        }
        // A name nearer to another emblem would be taken for that one's.
        let own = |rect: Rect| {
            let away = |emblem: Pos2| rect.distance_to_pos(emblem);
            emblems.iter().all(|(other, _)| *other == at || away(*other) > 0.8 * away(at)).then_some(0.0)
        };
        let (placed, lines) = forms.into_iter().find_map(|lines| {
            let places = beside(at, size_of(&lines), radius + 5.0, Side::Right);
            Some((self.covered.best(places, own).filter(|placed| placed.free)?, lines))
        })?;
        Some(self.block(lines, at, placed.rect))
    }

    /// The name of a land that finds no place on its ground, beside the emblem of its owner; its code at least.
    fn owner(&mut self, name: &PlaceName, emblems: &[(Pos2, f32)]) -> Option<Block> {
        let PlaceKind::Land(owner, _) = name.kind else { return None };
        let at = self.vm.actors.iter().position(|actor| actor.id == owner)?;
        let face = self.theme.map_name(13.0, 1.0);
        let code = &self.vm.actors[at].emblem.code;
        let forms = [&name.text.to_uppercase(), code].map(|words| vec![self.line(words, &face, self.theme.map().name)]);
        self.beside_emblem(forms, emblems[at], emblems)
    }

    /// Words at `rect`, which is then covered.
    fn block(&mut self, lines: Lines, mark: Pos2, rect: Rect) -> Block {
        self.covered.add(rect.expand2(APART));
        let pieces = self.lines.iter().flat_map(|line| line.windows(2));
        let behind = pieces.filter_map(|pair| place::inside(pair[0], pair[1], rect));
        let behind = behind.map(|[from, to]| ([from, to], self.ground(from.lerp(to, 0.5)))).collect();
        Block { rect, lines, flush: rect.left() > mark.x, ground: self.ground(rect.center()), behind }
    }

    /// A place one can enter: with what goes on there, with its name alone, or as a sign, as room allows.
    fn venue(&mut self, venue: &'a Venue) -> Option<Chip<'a, Venue>> {
        let at = self.mark(venue.at)?;
        let closed = venue.state == VenueState::Closed;
        let ink = if closed { self.theme.ink2 } else { self.theme.on(Surface::Paper).ink };
        let face = if closed { self.theme.caption() } else { self.theme.caption_strong() };
        let meant = self.is_meant(StageId::Talks(venue.id));
        let forms: &[&str] = match () {
            () if self.vm.is_tiny() && !meant => &[""],
            () if self.vm.is_small() => &[&venue.name, ""],
            () => &[&venue.label, &venue.name, ""],
        };
        let mut shown = None;
        for words in forms {
            let galley = text::line(self.ui, words, &face, ink);
            let size = vec2(if words.is_empty() { 38.0 } else { galley.size().x + 46.0 }, 26.0);
            // A sign may go as far aside as words.
            let mut places = around(at, size.max(vec2(SIGN_ASIDE, 0.0)), VENUE_REACH);
            for (_, place) in &mut places {
                *place = Rect::from_center_size(place.center(), size);
            }
            let placed = self.covered.best(places, |rect| {
                let close = |actor: &ActorMark| rect.distance_to_pos(window(self.vm, actor.at)) < NAME_ROOM;
                Some(if words.is_empty() && self.vm.actors.iter().any(close) { CROWDING } else { 0.0 })
            });
            let rect = placed.map_or(Rect::from_center_size(at, size), |placed| placed.rect);
            let free = placed.is_some_and(|placed| placed.free);
            shown = Some((rect, galley));
            if free {
                break;
            }
        }
        let (rect, galley) = shown.unwrap_or_else(|| (Rect::NOTHING, text::line(self.ui, "", &face, ink)));
        self.covered.add(rect.expand2(APART));
        Some(Chip { of: venue, rect, galley, ink })
    }

    /// The label of an arc, on it or close by. A small map names the one that is meant; the panel lists all.
    fn arc(&mut self, incident: &'a IncidentMark) -> Option<Chip<'a, IncidentMark>> {
        let meant = self.is_meant(StageId::Incident(incident.id));
        if incident.label.is_empty() || self.vm.is_small() && !meant {
            return None;
        }
        let ink = self.theme.harm_text;
        let galley = text::line(self.ui, &incident.label, &self.theme.caption(), ink);
        let size = galley.size() + vec2(24.0, 10.0);
        let bow = incident.bow();
        let mut places = Vec::new();
        for step in 0_u8..=12 {
            let t = 0.2 + 0.05 * f32::from(step);
            for off in [0.0, -22.0, 22.0] {
                let far = 120.0 * (t - 0.45).abs() + f32::abs(off);
                places.push((far, Rect::from_center_size(window(self.vm, bow.at(t)) + vec2(0.0, off), size)));
            }
        }
        let placed = self.covered.best(places, |_| Some(0.0)).filter(|placed| placed.free || meant)?;
        self.covered.add(placed.rect.expand2(APART));
        Some(Chip { of: incident, rect: placed.rect, galley, ink })
    }

    /// The name of a land or a sea: never on another's ground, and where it can be on its own. Lands may be set
    /// closer, or on two lines.
    fn name(&mut self, name: &PlaceName) -> Option<Block> {
        let at = window(self.vm, name.at);
        let tones = self.theme.map();
        let own = self.land_at(name.at);
        let forms: Vec<(f32, Lines)> = match name.kind {
            PlaceKind::Sea => vec![(0.0, vec![self.line(&name.text, &self.theme.sea_name(15.0), self.theme.ink2)])],
            PlaceKind::Land(_, size) => {
                let capitals = name.text.to_uppercase();
                let (wide, close) = land_faces(self.theme, size);
                let broken = capitals.split_once(' ').map(|(first, second)| {
                    (10.0, [first, second].map(|words| self.line(words, &close, tones.name)).to_vec())
                });
                let whole = |face: &Face| vec![self.line(&capitals, face, tones.name)];
                [(0.0, whole(&wide)), (6.0, whole(&close))].into_iter().chain(broken).collect()
            }
        };
        let on_ground = |rect: Rect| {
            let land = |at: Pos2| self.land_at(self.vm.to_sheet(Point { x: at.x, y: at.y }));
            let is_own = |there: Option<usize>| match name.kind {
                PlaceKind::Sea => there.is_none(),
                PlaceKind::Land(..) => there == own,
            };
            let middle = land(rect.center());
            // On water a land's name still is its own; on another land it would be that one's.
            if !is_own(middle) && (name.kind == PlaceKind::Sea || middle.is_some()) {
                return None;
            }
            // Far out on the water it would be a sea's, or that of the land across.
            if !is_own(middle) && (rect.center().distance(at) > NAME_ASHORE || !self.room.contains(at)) {
                return None;
            }
            let along = [0.03, 0.27, 0.73, 0.97].map(|share| rect.left() + share * rect.width());
            let abroad = along.into_iter().filter(|x| !is_own(land(pos2(*x, rect.center().y)))).count();
            // The name of a sea may touch an island, but not lie across a coast.
            match name.kind {
                PlaceKind::Sea => (abroad < 2).then_some(3.0 * ABROAD * abroad as f32),
                PlaceKind::Land(..) => Some(ABROAD * abroad as f32),
            }
        };
        let placed = forms.into_iter().filter_map(|(cost, lines)| {
            // A sea that went far would be another.
            let sea = (SEA_REACH * self.vm.scale()).min(NAME_REACH);
            let land = (LAND_REACH * self.vm.scale()).min(NAME_REACH);
            let reach = if name.kind == PlaceKind::Sea { sea } else { land };
            let places = around(at, size_of(&lines), reach);
            let placed = self.covered.best(places, on_ground).filter(|placed| placed.free)?;
            Some((Placed { cost: placed.cost + cost, ..placed }, lines))
        });
        let (Placed { rect, .. }, lines) = placed.min_by(|a, b| a.0.cost.total_cmp(&b.0.cost))?;
        Some(self.block(lines, rect.center(), rect))
    }

    /// The land at a point of the sheet.
    fn land_at(&self, at: Point) -> Option<usize> {
        self.ground.land(at)
    }

    /// The colour of the world at a point of the window.
    fn ground(&self, at: Pos2) -> Color32 {
        let tones = self.theme.map();
        match self.land_at(self.vm.to_sheet(Point { x: at.x, y: at.y })) {
            Some(land) => {
                self.vm.tints.get(land).copied().flatten().map_or(tones.land, |tint| tones.tints[tint.step()])
            }
            None => tones.sea,
        }
    }
}

fn size_of(lines: &[(Arc<Galley>, Color32)]) -> Vec2 {
    lines.iter().fold(Vec2::ZERO, |size, (galley, _)| vec2(size.x.max(galley.size().x), size.y + galley.size().y))
}

/// The head of an arc, at the outermost ring.
fn head(vm: &StageVm, incident: &IncidentMark) -> Rect {
    let to = window(vm, incident.to);
    let bow = incident.bow();
    let at = bow.points(64).map(|point| window(vm, point)).filter(|at| at.distance(to) >= rings(vm) + 6.0).last();
    Rect::from_center_size(at.unwrap_or(to), Vec2::splat(18.0))
}

/// Radius of the outermost of the rings around a victim, in points.
fn rings(vm: &StageVm) -> f32 {
    vm.rings()[2]
}

fn radius(vm: &StageVm, own: bool) -> f32 {
    match (vm.is_tiny(), own) {
        (false, false) => measure::EMBLEM,
        (false, true) => measure::EMBLEM_OWN,
        (true, false) => measure::EMBLEM_SMALL,
        (true, true) => measure::EMBLEM,
    }
}

fn window(vm: &StageVm, on_sheet: Point) -> Pos2 {
    let at = vm.to_window(on_sheet);
    pos2(at.x, at.y)
}

/// Spaced by the size of the territory, and closer where there is no room for that.
fn land_faces(theme: &Theme, size: LandSize) -> (Face, Face) {
    match size {
        LandSize::Small => (theme.map_name(13.0, 4.0), theme.map_name(13.0, 1.5)),
        LandSize::Medium => (theme.map_name(15.0, 5.0), theme.map_name(14.0, 2.0)),
        LandSize::Large => (theme.map_name(17.0, 7.0), theme.map_name(15.0, 3.0)),
    }
}

/// Room between two emblems.
const EMBLEM_GAP: f32 = 5.0;
/// Room between words.
const APART: Vec2 = vec2(6.0, 3.0);
/// How far from their places names and venues may go, in points.
const NAME_REACH: f32 = 96.0;
const VENUE_REACH: f32 = 132.0;
const SIGN_ASIDE: f32 = 190.0;
/// Room for a name beside an emblem, and how far a sign goes out of its way to leave it.
const NAME_ROOM: f32 = 56.0;
const CROWDING: f32 = 200.0;
/// And the name of a land from its place, where it stands on water.
const NAME_ASHORE: f32 = 44.0;
/// And names of lands and of seas, in units of the sheet.
const LAND_REACH: f32 = 160.0;
const SEA_REACH: f32 = 120.0;
/// How far a name goes out of its way rather than reach over its own ground with a quarter of its length.
const ABROAD: f32 = 9.0;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::{ActorId, Seed};
    use crate::level::library::Library;
    use crate::rules::Order;
    use crate::session::{LocalTable, Table};
    use crate::ui::kit::testing::harness;
    use crate::vm::Settings;
    use crate::vm::desk::{DeskMemo, stage_vm};
    use crate::vm::stage::{Area, Camera, Shown};
    use crate::words::Words;

    /// Sizes of the map: at 1280x720, 1440x810 and 1920x1080, and at 200 %.
    const SIZES: [(f32, f32); 5] = [(650.0, 544.0), (810.0, 634.0), (1230.0, 904.0), (620.0, 364.0), (640.0, 260.0)];

    /// The map of the shipped level in that week, of which nobody gave an order, in every size and zoom, masked or not.
    fn maps(week: u16) -> Vec<StageVm> {
        let level = Arc::new(Library::built_in().playable("winter-ward").expect("the shipped level"));
        let seat = level.playable().next().expect("a seat");
        let mut table = LocalTable::start(Arc::clone(&level), Seed(7), seat, &[]);
        let mut seen = table.drain();
        while table.view().turn < week {
            table.submit(Order::Send).expect("a turn");
            seen.extend(table.drain());
        }
        let sheet = Arc::new(Library::built_in().map(&level.map).expect("the shipped map"));
        let mut maps = Vec::new();
        for (width, height) in SIZES {
            for level in [&*level, &level.masked()] {
                let rect = Area { left: 300.0, top: 56.0, width, height };
                let (words, settings) = (Words::new("en"), Settings::default());
                let memo = DeskMemo::default();
                let shown = Shown { rect, covered: 0.0 };
                let vm = stage_vm(level, &table.view(), &seen, &memo, &sheet, shown, &words, &settings);
                let out = Camera { zoom: Camera::ZOOMS.0, ..vm.camera };
                maps.extend([StageVm { camera: out, ..vm.clone() }, vm]);
            }
        }
        maps
    }

    /// Names of lands and actors that stand nowhere.
    fn missing(vm: &StageVm, layout: &Layout<'_>) -> Vec<String> {
        let said: Vec<String> = layout
            .words
            .iter()
            .map(|block| block.lines.iter().map(|(galley, _)| galley.text()).collect::<Vec<_>>().join(" "))
            .collect();
        let land = |id: ActorId| vm.names.iter().find(|name| matches!(name.kind, PlaceKind::Land(of, _) if of == id));
        let hit = |at: Point| vm.incidents.iter().any(|incident| incident.to == at);
        let named = vm.actors.iter().filter(|actor| !hit(actor.at));
        let names = named.filter_map(|actor| {
            let name = land(actor.id).map(|name| name.text.to_uppercase()).or(actor.label.clone())?;
            // A tiny map may shorten them.
            let shown = said.contains(&name) || vm.is_tiny() && said.contains(&actor.emblem.code);
            (!shown).then_some(name)
        });
        names.collect()
    }

    #[test]
    fn nothing_on_the_map_covers_anything_else() {
        for week in [1, 2, 4, 7, 10] {
            for vm in maps(week) {
                let mut shown = harness(vec2(1600.0, 1000.0), (), |ui, ()| {
                    let layout = Layout::of(ui, &Theme::of(ui), &vm);
                    let emblems =
                        layout.emblems.iter().map(|(at, r)| Rect::from_center_size(*at, Vec2::splat(2.0 * r)));
                    let chips = layout.venues.iter().map(|chip| chip.rect);
                    let chips = chips.chain(layout.incidents.iter().map(|chip| chip.rect));
                    let words = layout.words.iter().map(|block| block.rect);
                    let all: Vec<Rect> = emblems.chain(chips).chain(words).collect();
                    let heads: Vec<Rect> =
                        vm.incidents.iter().map(|incident| head(&vm, incident).shrink(5.0)).collect();
                    for (i, a) in all.iter().enumerate() {
                        let others = all[..i].iter().chain(if i < vm.actors.len() { &[][..] } else { &heads[..] });
                        for b in others {
                            let (size, zoom) = (vm.rect, vm.camera.zoom);
                            assert!(!a.shrink(0.5).intersects(*b), "week {week}, {size:?}, {zoom}: {a:?} {b:?}");
                        }
                    }
                    if vm.camera.zoom >= 1.0 {
                        let missing = missing(&vm, &layout);
                        // A tiny one may leave one out.
                        assert!(missing.len() <= usize::from(vm.is_tiny()), "week {week}, {:?}: {missing:?}", vm.rect);
                    }
                });
                shown.run();
            }
        }
    }
}
