//! What is due: answers that wait, deadlines, arrivals; the nearest first.

use crate::base::{CoalitionId, IncidentId, PackageId, TalksId};
use crate::rules::{PackageState, TalksStatus};
use crate::vm::intent::{Intent, Screen};
use crate::vm::reader::{Reader, capitalised};

/// Something with a date.
#[derive(Clone, Debug, PartialEq)]
pub struct DueVm {
    pub what: String,
    /// Such as `week 8` or `now`.
    pub when: String,
    /// Ends with this turn.
    pub now: bool,
    pub opens: Option<Intent>,
}

pub(super) fn due(reader: &Reader) -> Vec<DueVm> {
    if reader.view.ended {
        return Vec::new();
    }
    let mut all: Vec<(u16, DueVm)> = Vec::new();
    let mut add = |turn: u16, what: String, opens: Option<Intent>| {
        let now = turn <= reader.view.turn;
        let when = if now { reader.get("due-now") } else { capitalised(&reader.turn(turn)) };
        all.push((turn, DueVm { what, when, now, opens }));
    };
    for t in 0..reader.level.talks.len() {
        talks(reader, TalksId::at(t), &mut add);
    }
    for (event, _) in reader.view.seat().into_iter().flat_map(|seat| reader.view.asked(reader.level, seat)) {
        let event = reader.level.event(event).heading.as_str();
        add(reader.view.turn, reader.with("due-decision", [("event", event.into())]), None);
    }
    for c in 0..reader.level.coalitions.len() {
        let coalition = CoalitionId::at(c);
        let invited = &reader.view.coalitions[c].invited;
        if reader.view.seat().is_some_and(|seat| invited.contains(&seat)) {
            let name = reader.level.coalition(coalition).name.as_str();
            add(reader.view.turn, reader.with("due-invitation", [("coalition", name.into())]), None);
        }
    }
    for p in 0..reader.level.packages.len() {
        let package = reader.level.package(PackageId::at(p));
        if let PackageState::Running { since, .. } = reader.view.packages[p] {
            let what = reader.with("due-package", [("package", package.name.as_str().into())]);
            add(since + u16::from(package.delay), what, Some(Intent::SelectActor(package.recipients.first().copied())));
        }
    }
    for i in 0..reader.level.incidents.len() {
        clue(reader, IncidentId::at(i), &mut add);
    }
    for (id, norm) in reader.level.norm_ids().map(|norm| (norm, reader.level.norm(norm))) {
        if let (Some(reviews), Some(seat)) = (&norm.reviews, reader.view.seat()) {
            let lapses = reader.view.conduct.wants_renewal(reader.level, seat, id, reader.view.turn);
            let what = if lapses { "due-renewal" } else { "due-review" };
            let next = reviews.next(reader.view.turn);
            if next <= reader.level.time.turns {
                add(next, reader.with(what, [("norm", norm.name.as_str().into())]), None);
            }
        }
        let round = norm.rounds.iter().find(|turn| **turn >= reader.view.turn);
        if let Some(turn) = round.filter(|_| reader.view.seat().is_some()) {
            add(*turn, reader.with("due-pledges", [("norm", norm.name.as_str().into())]), None);
        }
    }
    let last = reader.level.time.turns;
    add(last, reader.get("due-end"), None);
    all.sort_by_key(|(turn, _)| *turn);
    all.into_iter().map(|(_, due)| due).collect()
}

fn talks(reader: &Reader, id: TalksId, add: &mut impl FnMut(u16, String, Option<Intent>)) {
    let spec = reader.level.talks(id);
    let table = &reader.view.talks(id).table;
    let party = reader.view.seat().and_then(|seat| spec.party(seat));
    let say = |message: &str| reader.with(message, [("talks", spec.name.as_str().into())]);
    let opens = Some(Intent::Go(Screen::Talks(id)));
    match &table.status {
        TalksStatus::NotOpen if party.is_some() => add(spec.opens, say("due-talks-open"), opens),
        TalksStatus::Open => {
            let waits = |offer: &&crate::rules::Offer| {
                let asked = party.is_some_and(|party| offer.answers.get(party) == Some(&None));
                asked && offer.turn == reader.view.turn && Some(offer.by) != reader.view.seat()
            };
            let shown = reader.view.talks(id).caucuses.iter().filter(|met| {
                let place = reader.view.seat().and_then(|seat| met.place(seat));
                met.turn == reader.view.turn && place.is_some_and(|place| met.answers[place].is_none())
            });
            let waiting = table.offers.iter().filter(waits).count() + shown.count();
            if waiting > 0 {
                let what = reader.with("due-answers", [("talks", spec.name.as_str().into()), ("n", waiting.into())]);
                add(reader.view.turn, what, opens.clone());
            }
            add(spec.closes, say("due-talks-close"), opens);
        }
        TalksStatus::Signing { .. } => add(spec.closes, say("due-talks-signing"), opens),
        TalksStatus::Silence { until, .. } if party.is_some() => add(*until, say("due-silence"), opens),
        _ => {}
    }
}

/// The next clue of an incident that can be worked on later and not yet.
fn clue(reader: &Reader, incident: IncidentId, add: &mut impl FnMut(u16, String, Option<Intent>)) {
    let (spec, now) = (reader.level.incident(incident), &reader.view.incidents[incident.ix()]);
    let Some(seat) = reader.view.seat() else { return };
    if !now.open {
        return;
    }
    let soon = reader.view.turn + 1..=reader.view.turn + 2;
    let open_to_seat = |clue: &&crate::level::Clue| {
        soon.contains(&clue.opens) && clue.after.is_none() && (clue.only.is_empty() || clue.only.contains(&seat))
    };
    if let Some(clue) = spec.clues.iter().filter(open_to_seat).min_by_key(|clue| clue.opens) {
        let what = reader.with("due-clue", [("clue", clue.name.as_str().into())]);
        add(clue.opens, capitalised(&what), Some(Intent::SelectIncident(incident)));
    }
}
