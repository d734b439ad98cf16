//! The map as plain data: what it shows, where in the window, and what a person did on it.
//!
//! A screen that shows the map leaves its rectangle unpainted and reports a [`StageVm`]. The drawn world beneath (land,
//! water, channels, arcs) belongs to the engine; `ui::stage` paints emblems and words above it and hands back
//! [`StageEvent`]s. Both read nothing but this.

use std::sync::Arc;

use super::{emblem::Emblem, intent::Overlay};
use crate::base::{ActorId, IncidentId, TalksId};
use crate::level::Channel;
use crate::level::map::Map;

/// All that the map shows in one frame.
#[derive(Clone, Debug, PartialEq)]
pub struct StageVm {
    /// The part of the window that is the map's, in logical points.
    pub rect: Area,
    /// What of it is covered: home lies between.
    pub rims: Rims,
    /// The drawn map: what is called the sheet here.
    pub sheet: Arc<Map>,
    /// The part of the sheet that zoom 1 shows whole: [`Area::home`] of all emblems.
    pub home: Area,
    pub camera: Camera,
    pub overlay: Overlay,
    /// One value a territory of the sheet, in its order; territories past the end of the list, and `None`, are plain
    /// land.
    pub tints: Vec<Option<Tint>>,
    /// In seat order, which is the order of keyboard focus.
    pub actors: Vec<ActorMark>,
    pub links: Vec<Link>,
    pub incidents: Vec<IncidentMark>,
    pub venues: Vec<Venue>,
    pub names: Vec<PlaceName>,
    /// What the pointer rests on, as last reported.
    pub hovered: Option<StageId>,
    /// What the panels show.
    pub selected: Option<StageId>,
    /// Whether the map answers to pointer and keys; off where it is a picture, as on the title.
    pub live: bool,
}

/// What a person did on the map. Edge-triggered: each comes once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StageEvent {
    /// The pointer, or keyboard focus, came to rest on something else.
    Hover(Option<StageId>),
    /// A click, or Enter on what has the focus; `None` is open water.
    Click(Option<StageId>),
    /// Dragged, in logical points: [`StageVm::panned`] says where to.
    Drag { dx: f32, dy: f32 },
    /// Zoomed by `factor` about a point of the window: [`StageVm::zoomed`] says where to.
    Zoom { factor: f32, at: Point },
}

/// Something on the map that can be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StageId {
    Actor(ActorId),
    Incident(IncidentId),
    Talks(TalksId),
}

/// A place: on the sheet in its units, in the window in logical points; y down in both.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f32,
    pub y: f32,
}

/// A rectangle, with the same two uses as [`Point`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

/// What a screen leaves to the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    pub rect: Area,
    /// How much of it a panel covers that slid over it from the right, in points.
    pub covered: f32,
}

/// How much of the map's rectangle something covers, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rims {
    pub top: f32,
    pub bottom: f32,
    /// A panel that slid over it. The map keeps its scale beneath.
    pub right: f32,
}

/// Where one looks at the sheet from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The point of the sheet in the middle of [`StageVm::free`].
    pub center: Point,
    /// 1 shows [`StageVm::home`] whole, whatever the size of the window; [`Camera::ZOOMS`] is its range.
    pub zoom: f32,
}

/// Where a territory stands on the scale of the overlay: 0, the least, to 4, the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tint(u8);

/// The emblem of an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorMark {
    pub id: ActorId,
    pub emblem: Emblem,
    pub at: Point,
    /// The seat's own: larger.
    pub own: bool,
    /// The name beside the emblem, for actors that no territory names.
    pub label: Option<String>,
    /// What a screen reader says after the name, such as `transit state, wary of you`.
    pub spoken: String,
}

/// How two actors stand to each other: the channel between them, and how far they have climbed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub between: (ActorId, ActorId),
    pub channel: Channel,
    /// 0, calm, to 10, armed conflict; harm-red from [`Link::HARM`] on.
    pub rung: u8,
}

/// The arc of an incident.
#[derive(Clone, Debug, PartialEq)]
pub struct IncidentMark {
    pub id: IncidentId,
    /// From the source, as far as one believes to know it.
    pub from: Point,
    pub to: Point,
    /// Such as `Frostline · relayed through Ondara`.
    pub label: String,
    /// Such as `St Aldric, 14 hospitals`; stands below the victim.
    pub victim: String,
    /// Such as `harm 7 of 10`.
    pub harm: String,
    /// Goes up by one whenever the harm changes: the rings open once for each.
    pub pulse: u32,
}

/// Talks one can enter from the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Venue {
    pub id: TalksId,
    pub at: Point,
    pub state: VenueState,
    /// The viewer has the floor.
    pub yours: bool,
    /// Such as `Harbour talks`.
    pub name: String,
    /// Such as `Harbour talks · open`.
    pub label: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VenueState {
    Open,
    /// A text lies under the silence procedure.
    Silence,
    Closed,
}

/// A name written on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceName {
    pub text: String,
    pub at: Point,
    pub kind: PlaceKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// Set in spaced capitals, by the size of the territory, which is that of this actor.
    Land(ActorId, LandSize),
    /// Set in italics.
    Sea,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LandSize {
    Small,
    Medium,
    Large,
}

/// A line that bows between two places: a quadratic Bézier curve on the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bow {
    pub from: Point,
    pub over: Point,
    pub to: Point,
}

impl StageVm {
    /// The mark of an actor.
    #[must_use]
    pub fn actor(&self, id: ActorId) -> Option<&ActorMark> {
        self.actors.iter().find(|actor| actor.id == id)
    }

    /// The line between two actors; `None` where one of them has no mark.
    #[must_use]
    pub fn bow(&self, link: &Link) -> Option<Bow> {
        let (a, b) = link.between;
        let (a, b) = (a.min(b), a.max(b));
        Some(Bow::between(self.actor(a)?.at, self.actor(b)?.at, Bow::LINK))
    }

    /// Whether the line between two actors is the viewer's own, or of an actor that is meant: others stand back.
    #[must_use]
    pub fn is_lit(&self, link: &Link) -> bool {
        let (a, b) = link.between;
        let meant = |id| [self.hovered, self.selected].contains(&Some(StageId::Actor(id)));
        let own = |id| self.actor(id).is_some_and(|actor| actor.own);
        !self.actors.iter().any(|actor| actor.own) || [a, b].into_iter().any(|id| own(id) || meant(id))
    }

    /// Too small for whole sentences: words beyond names show for what is meant only.
    #[must_use]
    pub fn is_small(&self) -> bool {
        self.rect.width < SMALL.0 || self.rect.height < SMALL.1
    }

    /// What of `rect` nothing covers.
    #[must_use]
    pub fn free(&self) -> Area {
        let Rims { top, bottom, right } = self.rims;
        Area {
            top: self.rect.top + top,
            width: (self.rect.width - right).max(1.0),
            height: (self.rect.height - top - bottom).max(1.0),
            ..self.rect
        }
    }

    /// The camera moved no further than it takes to see a point of the sheet, with `margin` points around it.
    #[must_use]
    pub fn showing(&self, on_sheet: Point, margin: f32) -> Camera {
        let (at, free) = (self.to_window(on_sheet), self.free());
        let lacks = |at: f32, from: f32, room: f32| {
            let margin = margin.min(0.5 * room);
            at.clamp(from + margin, from + room - margin) - at
        };
        self.panned(lacks(at.x, free.left, free.width), lacks(at.y, free.top, free.height))
    }

    /// So small that even names of venues show for what is meant only.
    #[must_use]
    pub fn is_tiny(&self) -> bool {
        self.free().height < TINY
    }

    /// Radii of the rings around a victim at rest, in points.
    #[must_use]
    pub fn rings(&self) -> [f32; 3] {
        if self.is_tiny() { RINGS.map(|radius| TINY_RINGS * radius) } else { RINGS }
    }

    /// Logical points to one unit of the sheet.
    #[must_use]
    pub fn scale(&self) -> f32 {
        let (home, free) = (self.home, self.free());
        let fit = (self.rect.width / home.width.max(1.0)).min(free.height / home.height.max(1.0));
        fit.max(0.01) * self.camera.zoom
    }

    /// From the sheet to the window.
    #[must_use]
    pub fn to_window(&self, on_sheet: Point) -> Point {
        let (middle, scale) = (self.free().center(), self.scale());
        Point {
            x: middle.x + scale * (on_sheet.x - self.camera.center.x),
            y: middle.y + scale * (on_sheet.y - self.camera.center.y),
        }
    }

    /// From the window to the sheet.
    #[must_use]
    pub fn to_sheet(&self, in_window: Point) -> Point {
        let (middle, scale) = (self.free().center(), self.scale());
        Point {
            x: self.camera.center.x + (in_window.x - middle.x) / scale,
            y: self.camera.center.y + (in_window.y - middle.y) / scale,
        }
    }

    /// The camera after a drag of the map by so many logical points.
    #[must_use]
    pub fn panned(&self, dx: f32, dy: f32) -> Camera {
        let scale = self.scale();
        let Camera { center, zoom } = self.camera;
        self.held(Camera { center: Point { x: center.x - dx / scale, y: center.y - dy / scale }, zoom })
    }

    /// The camera after a zoom that keeps what lies under `at`, a point of the window, where it is.
    #[must_use]
    pub fn zoomed(&self, factor: f32, at: Point) -> Camera {
        let (least, most) = Camera::ZOOMS;
        let wanted = self.camera.zoom * factor;
        let zoom = if wanted.is_finite() { wanted.clamp(least, most) } else { self.camera.zoom };
        let kept = self.to_sheet(at);
        let share = self.camera.zoom / zoom;
        let center = Point {
            x: kept.x + share * (self.camera.center.x - kept.x),
            y: kept.y + share * (self.camera.center.y - kept.y),
        };
        self.held(Camera { center, zoom })
    }

    /// Keeps the middle of the view on the sheet.
    fn held(&self, camera: Camera) -> Camera {
        let Area { left, top, width, height } = self.home;
        let center = Point {
            x: camera.center.x.clamp(left, left + width.max(0.0)),
            y: camera.center.y.clamp(top, top + height.max(0.0)),
        };
        Camera { center, ..camera }
    }
}

impl IncidentMark {
    /// The line of the arc: it bows upwards, whichever way it runs.
    #[must_use]
    pub fn bow(&self) -> Bow {
        let side = if self.from.x <= self.to.x { 1.0 } else { -1.0 };
        Bow::between(self.from, self.to, side * Bow::ARC)
    }
}

impl Bow {
    /// How far lines between actors and arcs of incidents bow, in shares of their length.
    const LINK: f32 = 0.08;
    const ARC: f32 = 0.12;

    /// A line that bows to the left of its way by `share` of its length.
    #[must_use]
    pub fn between(from: Point, to: Point, share: f32) -> Self {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        // The curve passes halfway between its control point and the chord.
        let over = Point { x: 0.5 * (from.x + to.x) + 2.0 * share * dy, y: 0.5 * (from.y + to.y) - 2.0 * share * dx };
        Self { from, over, to }
    }

    /// The point at `t`, 0 to 1.
    #[must_use]
    pub fn at(self, t: f32) -> Point {
        let (a, b, c) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
        Point {
            x: a * self.from.x + b * self.over.x + c * self.to.x,
            y: a * self.from.y + b * self.over.y + c * self.to.y,
        }
    }

    /// The curve as `pieces` straight pieces.
    pub fn points(self, pieces: u16) -> impl Iterator<Item = Point> {
        let pieces = pieces.max(1);
        (0..=pieces).map(move |i| self.at(f32::from(i) / f32::from(pieces)))
    }

    /// The least distance of `point` from the curve.
    #[must_use]
    pub fn distance(self, point: Point) -> f32 {
        let points: Vec<Point> = self.points(32).collect();
        points.windows(2).map(|pair| point.distance_to_segment(pair[0], pair[1])).fold(f32::INFINITY, f32::min)
    }
}

impl Point {
    #[must_use]
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    fn distance_to_segment(self, a: Self, b: Self) -> f32 {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length2 = dx * dx + dy * dy;
        let t = if length2 > 0.0 { ((self.x - a.x) * dx + (self.y - a.y) * dy) / length2 } else { 0.0 };
        let t = t.clamp(0.0, 1.0);
        self.distance(Self { x: a.x + t * dx, y: a.y + t * dy })
    }
}

impl Camera {
    /// Least and most zoom.
    pub const ZOOMS: (f32, f32) = (0.8, 6.0);

    /// The whole of what matters.
    #[must_use]
    pub const fn home(home: Area) -> Self {
        Self { center: home.center(), zoom: 1.0 }
    }
}

impl Area {
    /// What the map shows whole at zoom 1: all `points` with room for emblems, their words and what floats at the rim.
    #[must_use]
    pub fn home(points: impl IntoIterator<Item = Point>) -> Self {
        Self::around(points, HOME_MARGIN)
    }

    /// The least area around all `points`, with `margin` on every side.
    #[must_use]
    pub fn around(points: impl IntoIterator<Item = Point>, margin: f32) -> Self {
        let mut points = points.into_iter();
        let Some(first) = points.next() else { return Self::default() };
        let (least, most) = points.fold((first, first), |(least, most), p| {
            (Point { x: least.x.min(p.x), y: least.y.min(p.y) }, Point { x: most.x.max(p.x), y: most.y.max(p.y) })
        });
        Self {
            left: least.x - margin,
            top: least.y - margin,
            width: most.x - least.x + 2.0 * margin,
            height: most.y - least.y + 2.0 * margin,
        }
    }

    #[must_use]
    pub const fn center(self) -> Point {
        Point { x: self.left + 0.5 * self.width, y: self.top + 0.5 * self.height }
    }

    #[must_use]
    pub fn contains(self, point: Point) -> bool {
        (self.left..=self.left + self.width).contains(&point.x)
            && (self.top..=self.top + self.height).contains(&point.y)
    }
}

/// Width and height in points below which a map is small.
const SMALL: (f32, f32) = (720.0, 420.0);
/// Free height below which it is tiny.
const TINY: f32 = 300.0;
/// Radii of the rings around a victim, in points; on a tiny map they are this much smaller.
const RINGS: [f32; 3] = [24.0, 32.0, 40.0];
const TINY_RINGS: f32 = 0.7;
/// In units of the sheet.
const HOME_MARGIN: f32 = 90.0;

impl Tint {
    /// How many there are.
    pub const STEPS: usize = 5;

    /// The step of `value` on a scale of `least` to `most`, in five equal parts.
    #[must_use]
    pub fn of(value: i32, least: i32, most: i32) -> Self {
        let (value, least, most) = (i64::from(value), i64::from(least), i64::from(most.max(least.saturating_add(1))));
        let share = (value.clamp(least, most) - least) * Self::STEPS as i64 / (most - least);
        Self(share.min(Self::STEPS as i64 - 1) as u8)
    }

    #[must_use]
    pub const fn step(self) -> usize {
        self.0 as usize
    }
}

impl Link {
    /// The rung from which a pair's line means harm.
    pub const HARM: u8 = 4;

    /// Whether there is anything to draw between the two.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.channel != Channel::None || self.rung >= Self::HARM
    }
}

impl From<(f32, f32)> for Point {
    fn from((x, y): (f32, f32)) -> Self {
        Self { x, y }
    }
}

impl From<(i32, i32)> for Point {
    /// A place on the sheet as levels write it.
    fn from((x, y): (i32, i32)) -> Self {
        Self { x: x as f32, y: y as f32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage() -> StageVm {
        let home = Area { left: 200.0, top: 0.0, width: 1000.0, height: 800.0 };
        StageVm {
            rect: Area { left: 300.0, top: 56.0, width: 900.0, height: 600.0 },
            rims: Rims::default(),
            camera: Camera::home(home),
            home,
            sheet: Arc::default(),
            overlay: Overlay::Trust,
            tints: Vec::new(),
            actors: Vec::new(),
            links: Vec::new(),
            incidents: Vec::new(),
            venues: Vec::new(),
            names: Vec::new(),
            hovered: None,
            selected: None,
            live: true,
        }
    }

    fn near(a: Point, b: Point) -> bool {
        (a.x - b.x).abs() < 0.01 && (a.y - b.y).abs() < 0.01
    }

    #[test]
    fn home_is_shown_whole() {
        let stage = stage();
        assert_eq!(stage.scale(), 0.75);
        for corner in [(200.0, 0.0), (1200.0, 800.0)] {
            assert!(stage.rect.contains(stage.to_window(corner.into())));
        }
    }

    #[test]
    fn around_takes_all_in() {
        let area = Area::around([(30, 40), (10, 90), (20, 20)].map(Point::from), 5.0);
        assert_eq!(area, Area { left: 5.0, top: 15.0, width: 30.0, height: 80.0 });
        assert_eq!(Area::around([], 5.0), Area::default());
    }

    #[test]
    fn window_and_sheet_are_inverse() {
        let mut stage = stage();
        stage.camera = Camera { center: Point { x: 640.0, y: 333.0 }, zoom: 2.5 };
        let at = Point { x: 411.0, y: 299.0 };
        assert!(near(stage.to_window(stage.to_sheet(at)), at));
    }

    #[test]
    fn zoom_keeps_what_lies_under_the_pointer() {
        let mut stage = stage();
        let at = Point { x: 700.0, y: 300.0 };
        let before = stage.to_sheet(at);
        stage.camera = stage.zoomed(1.7, at);
        assert!(near(stage.to_sheet(at), before));
        assert!((stage.camera.zoom - 1.7).abs() < 1e-5);
    }

    #[test]
    fn a_drag_moves_the_sheet_with_the_pointer_until_its_rim() {
        let mut stage = stage();
        let before = stage.to_sheet(Point { x: 700.0, y: 300.0 });
        stage.camera = stage.panned(30.0, -20.0);
        assert!(near(stage.to_sheet(Point { x: 730.0, y: 280.0 }), before));
        stage.camera = stage.panned(1e9, f32::INFINITY);
        assert_eq!(stage.camera.center, Point { x: 200.0, y: 0.0 });
    }

    #[test]
    fn what_is_meant_is_seen_beside_a_panel_and_the_map_moves_no_further() {
        let mut stage = stage();
        let (scale, at) = (stage.scale(), Point { x: 1100.0, y: 300.0 });
        assert!(near(stage.showing(at, 60.0).center, stage.camera.center), "seen already");
        stage.rims.right = 400.0;
        assert_eq!(stage.scale(), scale);
        let free = stage.free();
        assert!(!free.contains(stage.to_window(at)));
        stage.camera = stage.showing(at, 60.0);
        let seen = stage.to_window(at);
        assert!(free.contains(seen) && (seen.x - (free.left + free.width - 60.0)).abs() < 0.01, "{seen:?}");
    }

    #[test]
    fn zoom_has_ends() {
        let mut stage = stage();
        for factor in [1e9, f32::NAN, f32::INFINITY, 0.0, -3.0] {
            stage.camera = stage.zoomed(factor, stage.rect.center());
            assert!((Camera::ZOOMS.0..=Camera::ZOOMS.1).contains(&stage.camera.zoom));
        }
    }

    #[test]
    fn arcs_bow_upwards_both_ways() {
        let (west, east) = (Point { x: 100.0, y: 500.0 }, Point { x: 500.0, y: 500.0 });
        for (from, to) in [(west, east), (east, west)] {
            let mark = IncidentMark {
                id: IncidentId(0),
                from,
                to,
                label: String::new(),
                victim: String::new(),
                harm: String::new(),
                pulse: 0,
            };
            let bow = mark.bow();
            assert!(near(bow.at(0.0), from) && near(bow.at(1.0), to));
            assert!(near(bow.at(0.5), Point { x: 300.0, y: 500.0 - Bow::ARC * 400.0 }));
            assert!(bow.distance(bow.at(0.37)) < 0.5);
            assert!((bow.distance(west) + bow.distance(east)) < 0.01);
        }
    }

    #[test]
    fn five_equal_steps() {
        let steps = [-100, -61, -60, -1, 19, 20, 59, 60, 100].map(|v| Tint::of(v, -100, 100).step());
        assert_eq!(steps, [0, 0, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!(Tint::of(999, 0, 100).step(), 4);
        assert_eq!(Tint::of(3, 5, 5).step(), 0);
    }
}
