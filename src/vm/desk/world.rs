//! Everybody in one list, and where else one can go: the desk for whoever does not use the map.

use super::actor::trust_word;
use crate::base::{ActorId, IncidentId, TalksId};
use crate::rules::TalksStatus;
use crate::vm::emblem::Emblem;
use crate::vm::figures;
use crate::vm::intent::{Intent, Screen};
use crate::vm::orders::harm;
use crate::vm::reader::Reader;

/// Everybody, and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorldVm {
    pub title: String,
    pub note: String,
    pub seats: Vec<SeatRow>,
    pub incidents_title: String,
    pub incidents: Vec<IncidentRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatRow {
    pub id: ActorId,
    pub emblem: Emblem,
    /// Such as `open, +18`; the reader's own seat says so.
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentRow {
    pub id: IncidentId,
    pub name: String,
    /// Such as `harm 7 of 10`.
    pub harm: String,
}

/// Another screen, with the key that goes there.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceRow {
    pub label: String,
    /// What waits there.
    pub note: String,
    pub key: char,
    pub opens: Intent,
    pub place: Screen,
}

pub(super) fn world(reader: &Reader) -> WorldVm {
    let seats = reader.level.actor_ids().map(|id| {
        let trust = reader.view.actors[id.ix()].trust_in_you;
        let note = match trust.filter(|_| reader.view.seat() != Some(id)) {
            Some(trust) => reader.with(
                "world-trust",
                [("word", trust_word(reader, trust).into()), ("n", figures::signed(trust.into()).into())],
            ),
            None if reader.view.seat() == Some(id) => reader.get("world-you"),
            None => String::new(),
        };
        SeatRow { id, emblem: reader.emblem(id), note }
    });
    let incidents = reader.view.incidents.iter().enumerate().filter(|(_, now)| now.open).map(|(i, now)| {
        let id = IncidentId::at(i);
        IncidentRow {
            id,
            name: reader.level.incident(id).name.clone(),
            harm: reader.with("world-harm", [("harm", harm(reader, now.harm).into())]),
        }
    });
    WorldVm {
        title: reader.get("world-title"),
        note: reader.get(if reader.view.seat().is_some() { "world-note" } else { "world-note-watching" }),
        seats: seats.collect(),
        incidents_title: reader.get("world-incidents"),
        incidents: incidents.collect(),
    }
}

/// The evidence board, every table, the ledger, the briefing.
pub(super) fn places(reader: &Reader) -> Vec<PlaceRow> {
    let mut places = Vec::new();
    let mut add = |label: String, note: String, key: char, place: Screen| {
        places.push(PlaceRow { label, note, key, opens: Intent::Go(place), place });
    };
    if reader.view.incidents.iter().any(|incident| incident.open) {
        add(reader.get("place-evidence"), evidence_note(reader), 'E', Screen::Evidence);
    }
    let mut keys = ['T', 'R', 'Y', 'U'].into_iter();
    for t in 0..reader.level.talks.len() {
        let talks = TalksId::at(t);
        let spec = reader.level.talks(talks);
        let party = reader.view.seat().is_none() || reader.is_in_the_room(talks);
        let status = &reader.view.talks(talks).table.status;
        if !party {
            continue;
        }
        // Those that open later stand there, too: a key keeps its meaning from the first turn to the last.
        let Some(key) = keys.next() else { break };
        let note = talks_note(reader, talks);
        let label = match status {
            TalksStatus::NotOpen => {
                reader.with("stage-venue", [("talks", spec.name.as_str().into()), ("note", note.as_str().into())])
            }
            _ => spec.name.clone(),
        };
        add(label, note, key, Screen::Talks(talks));
    }
    if !reader.view.texts.is_empty() {
        let note = reader.with("place-ledger-note", [("n", reader.view.texts.len().into())]);
        add(reader.get("place-ledger"), note, 'L', Screen::Ledger);
    }
    if reader.view.seat().is_some() {
        add(reader.get("place-briefing"), reader.get("place-briefing-note"), 'B', Screen::Briefing);
    }
    places
}

fn evidence_note(reader: &Reader) -> String {
    let cards = reader.view.desk().map_or(0, |desk| desk.cards.len());
    reader.with("place-evidence-note", [("n", cards.into())])
}

/// What is going on at a table, in a few words.
pub(super) fn talks_note(reader: &Reader, talks: TalksId) -> String {
    let spec = reader.level.talks(talks);
    let table = &reader.view.talks(talks).table;
    match &table.status {
        TalksStatus::NotOpen => reader.with("place-talks-opens", [("turn", reader.turn(spec.opens).into())]),
        TalksStatus::Open if reader.has_floor(talks) => reader.get("place-talks-your-floor"),
        TalksStatus::Open => reader.get("place-talks-open"),
        TalksStatus::Silence { .. } => reader.get("place-talks-silence"),
        TalksStatus::Signing { .. } => reader.get("place-talks-signing"),
        TalksStatus::Adopted { .. } => reader.get("place-talks-adopted"),
        TalksStatus::Failed { .. } => reader.get("place-talks-failed"),
    }
}
