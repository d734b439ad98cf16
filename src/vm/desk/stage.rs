//! What the map under the desk shows.

use std::sync::Arc;

use super::actor::trust_word;
use super::world::talks_note;
use super::{DeskMemo, MapKey, overlay_id};
use crate::base::{ActorId, IncidentId, TalksId};
use crate::level::map::{Map, Territory};
use crate::level::{Channel, Level};
use crate::rules::{Seen, Sight, TalksStatus, View};
use crate::vm::figures;
use crate::vm::intent::Overlay;
use crate::vm::orders::harm;
use crate::vm::reader::Reader;
use crate::vm::settings::Settings;
use crate::vm::stage::{
    ActorMark, Area, Camera, IncidentMark, LandSize, Link, PlaceKind, PlaceName, Point, Rims, Shown, StageId, StageVm,
    Tint, Venue, VenueState,
};
use crate::words::Words;

/// Room around the outermost emblems, in units of the sheet: for their names and their rings.
const MARGIN: f32 = 80.0;
/// Room around somebody who is looked at, in points.
const IN_SIGHT: f32 = 64.0;
/// Square units of the sheet from which a land counts as medium and as large.
const MEDIUM: f32 = 24_000.0;
const LARGE: f32 = 90_000.0;

/// The map in the part of the window that is left to it, for the viewer of `view`.
#[expect(clippy::too_many_arguments, reason = "everything a view model reads, plus the map and its place")]
#[must_use]
pub fn stage_vm(
    level: &Level,
    view: &View,
    seen: &[Seen],
    memo: &DeskMemo,
    sheet: &Arc<Map>,
    shown: Shown,
    words: &Words,
    settings: &Settings,
) -> StageVm {
    let reader = Reader::new(level, view, words, settings);
    let home = Area::around(level.actors.iter().map(|actor| Point::from(actor.at)), MARGIN);
    let incident = memo.incident.filter(|_| memo.actor.is_none()).map(StageId::Incident);
    let Shown { rect, covered } = shown;
    let bottom = if rect.height < MapKey::ROOMY { 0.0 } else { MapKey::HIGH };
    let mut stage = StageVm {
        rect,
        rims: Rims { top: MapKey::HIGH, bottom, right: covered },
        sheet: Arc::clone(sheet),
        home,
        camera: memo.camera.unwrap_or_else(|| Camera::home(home)),
        overlay: memo.overlay,
        tints: sheet.territories.iter().map(|land| tint(&reader, memo.overlay, owner(level, &land.id)?)).collect(),
        actors: level.actor_ids().map(|id| actor_mark(&reader, sheet, memo.overlay, id)).collect(),
        links: links(&reader),
        incidents: incidents(&reader, seen),
        venues: venues(&reader),
        names: names(&reader, sheet),
        hovered: memo.hovered,
        selected: memo.actor.map(StageId::Actor).or(incident),
        live: true,
    };
    // A panel about somebody must not hide them; where one moved the map oneself, it stays.
    if let Some(actor) = memo.actor.filter(|_| covered > 0.0 && memo.camera.is_none()) {
        stage.camera = stage.showing(level.actor(actor).at.into(), IN_SIGHT);
    }
    stage
}

fn owner(level: &Level, territory: &str) -> Option<ActorId> {
    level.actor_ids().find(|id| level.actor(*id).territories.iter().any(|own| own == territory))
}

/// Where an actor stands on the scale of the overlay.
fn tint(reader: &Reader, overlay: Overlay, actor: ActorId) -> Option<Tint> {
    let seat = reader.view.seat();
    match overlay {
        Overlay::Trust => {
            let trust = reader.view.actors[actor.ix()].trust_in_you.filter(|_| seat != Some(actor))?;
            Some(Tint::of(trust, -100, 100))
        }
        Overlay::Openness => Some(Tint::of(reader.level.actor(actor).openness, -100, 100)),
        Overlay::Resilience => Some(Tint::of(reader.view.actors[actor.ix()].resilience, 0, 100)),
        Overlay::Coalition => {
            let now = &reader.view.coalitions;
            let standing = |of: &dyn Fn(&crate::rules::CoalitionState) -> bool| now.iter().any(of);
            let step = if standing(&|c| c.members.contains(&actor)) {
                4
            } else if standing(&|c| c.invited.contains(&actor)) {
                2
            } else {
                return None;
            };
            Some(Tint::of(step, 0, 4))
        }
        Overlay::Tension => {
            let rung = match seat {
                Some(seat) if seat == actor => return None,
                Some(seat) => reader.view.rung(seat, actor),
                None => reader.view.rungs[actor.ix()].iter().copied().max().unwrap_or(0),
            };
            Some(Tint::of(rung.into(), 0, 10))
        }
    }
}

fn actor_mark(reader: &Reader, sheet: &Map, overlay: Overlay, id: ActorId) -> ActorMark {
    let spec = reader.level.actor(id);
    let named = spec.territories.iter().any(|own| sheet.territory(own).is_some());
    let own = reader.view.seat() == Some(id);
    let standing = match (own, overlay) {
        (true, _) => reader.get("world-you"),
        (false, Overlay::Trust) => match reader.view.actors[id.ix()].trust_in_you {
            Some(trust) => reader.with(
                "world-trust",
                [("word", trust_word(reader, trust).into()), ("n", figures::signed(trust.into()).into())],
            ),
            None => String::new(),
        },
        _ => match tint(reader, overlay, id) {
            Some(tint) => reader.with(
                "stage-standing",
                [("overlay", reader.get(overlay_id(overlay)).into()), ("n", (tint.step() + 1).into())],
            ),
            None => String::new(),
        },
    };
    let spoken = if standing.is_empty() { spec.line.clone() } else { format!("{}, {standing}", spec.line) };
    ActorMark {
        id,
        emblem: reader.emblem(id),
        at: spec.at.into(),
        own,
        label: (!named).then(|| reader.name(id).to_owned()),
        spoken,
    }
}

/// Channels and quarrels of the seat with everybody, and between others where there is more than notes.
fn links(reader: &Reader) -> Vec<Link> {
    let n = reader.level.actors.len();
    let mut links = Vec::new();
    for a in 0..n {
        for b in a + 1..n {
            let (a, b) = (ActorId::at(a), ActorId::at(b));
            let (channel, rung) = (reader.view.channel(a, b), reader.view.rung(a, b));
            let own = reader.view.seat().is_some_and(|seat| seat == a || seat == b);
            let shown = if own { channel > Channel::None || rung > 0 } else { channel > Channel::Diplomatic };
            if shown || rung >= Link::HARM {
                links.push(Link { between: (a, b), channel, rung });
            }
        }
    }
    links
}

fn incidents(reader: &Reader, seen: &[Seen]) -> Vec<IncidentMark> {
    let open = reader.view.incidents.iter().enumerate().filter(|(_, now)| now.open);
    open.map(|(i, now)| {
        let id = IncidentId::at(i);
        let route = &reader.level.incident(id).route;
        let moved = |s: &&Seen| matches!(s.what, Sight::Harm { incident, .. } if incident == id);
        IncidentMark {
            id,
            from: route.from.into(),
            to: route.to.into(),
            label: route.label.clone(),
            victim: route.site.clone(),
            harm: reader.with("world-harm", [("harm", harm(reader, now.harm).into())]),
            pulse: u32::try_from(seen.iter().filter(moved).count()).unwrap_or(u32::MAX),
        }
    })
    .collect()
}

fn venues(reader: &Reader) -> Vec<Venue> {
    let mut venues = Vec::new();
    for t in 0..reader.level.talks.len() {
        let id = TalksId::at(t);
        let spec = reader.level.talks(id);
        let state = match reader.view.talks(id).table.status {
            TalksStatus::Open | TalksStatus::Signing { .. } => VenueState::Open,
            TalksStatus::Silence { .. } => VenueState::Silence,
            TalksStatus::NotOpen | TalksStatus::Adopted { .. } | TalksStatus::Failed { .. } => VenueState::Closed,
        };
        let outside = reader.view.seat().is_some() && !reader.is_in_the_room(id);
        if outside && state == VenueState::Closed {
            continue;
        }
        let label =
            reader.with("stage-venue", [("talks", spec.name.as_str().into()), ("note", talks_note(reader, id).into())]);
        let yours = reader.has_floor(id);
        venues.push(Venue { id, at: spec.at.into(), state, yours, name: spec.name.clone(), label });
    }
    venues
}

/// The area of the mainland of a territory, in square units of the sheet.
fn extent(land: &Territory) -> f32 {
    land.rings.first().map_or(0.0, |ring| {
        let next = ring.iter().cycle().skip(1);
        0.5 * ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f32>().abs()
    })
}

/// Names of lands by their owner, and of seas.
fn names(reader: &Reader, sheet: &Map) -> Vec<PlaceName> {
    let mut names = Vec::new();
    for id in reader.level.actor_ids() {
        let lands = reader.level.actor(id).territories.iter().filter_map(|own| sheet.territory(own));
        let largest = lands.max_by(|a, b| extent(a).total_cmp(&extent(b)));
        if let Some(land) = largest {
            let size = match extent(land) {
                extent if extent >= LARGE => LandSize::Large,
                extent if extent >= MEDIUM => LandSize::Medium,
                _ => LandSize::Small,
            };
            names.push(PlaceName {
                text: reader.name(id).to_owned(),
                at: land.name_at.into(),
                kind: PlaceKind::Land(id, size),
            });
        }
    }
    names.extend(sheet.seas.iter().map(|sea| PlaceName {
        text: sea.name.clone(),
        at: sea.at.into(),
        kind: PlaceKind::Sea,
    }));
    names
}
