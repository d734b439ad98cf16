//! What is not wrong with a level and probably not meant: things that are never used, seats with nothing to do,
//! accounts that nothing tells apart.

use std::collections::BTreeSet;

use crate::base::{ActorId, ForumId, IncidentId, PackageId};
use crate::level::model::{
    Actor, Effect, Event, Incident, IncidentKind, JoinPrice, Level, Measure, PublicTool, ResponseKind, TalksIssue,
};
use crate::level::problem::{Problem, code};
use crate::level::raw::{RawIncident, RawLevel};
use crate::words::say;

/// Advice on a level without errors; `raw` is what it was made from, in the same order.
pub(super) fn advice(raw: &RawLevel, level: &Level) -> Vec<Problem> {
    let mut problems = Vec::new();
    problems.extend(unused_sources(raw, level));
    problems.extend(unused_packages(raw, level));
    problems.extend(unused_fora(raw, level));
    problems.extend(without_source(raw));
    problems.extend(idle(raw, level));
    problems.extend(never_open(raw, level));
    problems.extend(opened_twice(raw, level));
    for (raw, incident) in raw.incidents.iter().zip(&level.incidents) {
        problems.extend(alike(raw, incident));
        problems.extend(out_of_kind(raw, level, incident));
    }
    problems
}

fn unused_sources(raw: &RawLevel, level: &Level) -> impl Iterator<Item = Problem> {
    let used: BTreeSet<usize> =
        level.really.days.iter().flat_map(|day| &day.sources).map(|source| usize::from(*source)).collect();
    raw.sources.iter().enumerate().filter(move |(position, _)| !used.contains(position)).map(|(_, source)| {
        let message = say!("problem-unused-source", name = &source.id.value);
        Problem::warning(code::UNUSED, source.id.place(), message).with_help(say!("problem-unused-source-help"))
    })
}

/// What is told as a fact says where it comes from.
fn without_source(raw: &RawLevel) -> impl Iterator<Item = Problem> {
    raw.really.days.iter().filter(|day| day.sources.is_empty()).map(|day| {
        let message = say!("problem-missing-source", day = &day.day.value);
        Problem::warning(code::MISSING_SOURCE, day.day.place(), message).with_help(say!("problem-missing-source-help"))
    })
}

/// A package may be given outside a text as well, but then nobody bargains over it.
fn unused_packages(raw: &RawLevel, level: &Level) -> impl Iterator<Item = Problem> {
    let mut used: BTreeSet<PackageId> =
        level.talks.iter().flat_map(|t| &t.issues).filter_map(TalksIssue::package).collect();
    used.extend(effects(level).filter_map(|effect| match effect {
        Effect::StartPackage(package) => Some(*package),
        _ => None,
    }));
    used.extend(measures(level).filter_map(|(_, measure)| match measure {
        Measure::Delivered(package) => Some(*package),
        _ => None,
    }));
    let terms = level.coalitions.iter().flat_map(|coalition| &coalition.bonds.terms);
    used.extend(terms.flat_map(|terms| &terms.prices).filter_map(|price| match price {
        JoinPrice::Package(package) => Some(*package),
        JoinPrice::Trust(_) | JoinPrice::Paid { .. } => None,
    }));
    raw.packages.iter().enumerate().filter(move |(p, _)| !used.contains(&PackageId::at(*p))).map(|(_, package)| {
        let message = say!("problem-unused-package", name = &package.id.value);
        Problem::warning(code::UNUSED, package.id.place(), message).with_help(say!("problem-unused-package-help"))
    })
}

/// Venues that vote on nothing.
fn unused_fora(raw: &RawLevel, level: &Level) -> impl Iterator<Item = Problem> {
    let used: BTreeSet<ForumId> = level.talks.iter().filter_map(|talks| talks.forum().or(talks.watched_by)).collect();
    raw.fora.iter().enumerate().filter(move |(f, _)| !used.contains(&ForumId::at(*f))).map(|(_, forum)| {
        let message = say!("problem-unused-forum", name = &forum.id.value);
        Problem::warning(code::UNUSED, forum.id.place(), message).with_help(say!("problem-unused-forum-help"))
    })
}

/// Incidents that no turn and no event ever makes known.
fn never_open(raw: &RawLevel, level: &Level) -> impl Iterator<Item = Problem> {
    let opened: BTreeSet<IncidentId> = effects(level)
        .filter_map(|effect| match effect {
            Effect::OpenIncident(incident) => Some(*incident),
            _ => None,
        })
        .chain(level.operations.iter().map(|operation| operation.incident))
        .collect();
    let never = move |at: usize| level.incidents[at].opens.is_none() && !opened.contains(&IncidentId::at(at));
    raw.incidents.iter().enumerate().filter(move |(at, _)| never(*at)).map(|(_, incident)| {
        let message = say!("problem-incident-never-opens", name = &incident.id.value);
        Problem::warning(code::UNUSED, incident.id.place(), message)
            .with_help(say!("problem-incident-never-opens-help"))
    })
}

/// Incidents that an operation brings about and an event or a text makes known as well: whichever comes second does nothing, and
/// an incident that was not run has no breach behind it.
fn opened_twice(raw: &RawLevel, level: &Level) -> impl Iterator<Item = Problem> {
    let opened: BTreeSet<IncidentId> = effects(level)
        .filter_map(|effect| match effect {
            Effect::OpenIncident(incident) => Some(*incident),
            _ => None,
        })
        .collect();
    let twice = move |incident: IncidentId| opened.contains(&incident);
    raw.operations.iter().zip(&level.operations).filter(move |(_, of)| twice(of.incident)).map(|(raw, _)| {
        let message = say!("problem-opened-twice", name = &raw.incident.value, operation = &raw.id.value);
        Problem::warning(code::OPENED_TWICE, raw.incident.place(), message).with_help(say!("problem-opened-twice-help"))
    })
}

/// Incidents of a kind without what that kind is about.
fn out_of_kind(raw: &RawIncident, level: &Level, incident: &Incident) -> Option<Problem> {
    let victims = |wanted: fn(&Actor) -> bool| incident.victims.iter().any(|victim| wanted(level.actor(*victim)));
    let speaks = level.public_diplomacy.contains(&PublicTool::Statements);
    let (holds, message) = match incident.kind? {
        IncidentKind::SupplyChain => {
            (!incident.makers.is_empty() && !incident.customers.is_empty(), say!("problem-kind-supply-chain"))
        }
        IncidentKind::Disinformation => (speaks || !incident.servers.is_empty(), say!("problem-kind-disinformation")),
        IncidentKind::Ransomware => (victims(|victim| victim.means.budget > 0), say!("problem-kind-ransomware")),
        IncidentKind::TradeSecrets => (victims(|victim| victim.means.budget > 0), say!("problem-kind-trade-secrets")),
        IncidentKind::DataBreach => (!incident.clues.is_empty(), say!("problem-kind-data-breach")),
        IncidentKind::Espionage => (level.response(ResponseKind::Expulsion).is_some(), say!("problem-kind-espionage")),
        IncidentKind::CriticalInfrastructure | IncidentKind::StateOperation => return None,
    };
    let place = raw.kind.as_ref().and_then(|kind| kind.place());
    let problem = || Problem::warning(code::OUT_OF_KIND, place, message).with_help(say!("problem-kind-help"));
    (!holds).then(problem)
}

/// Seats with nothing to do, and actors that play no part at all.
fn idle(raw: &RawLevel, level: &Level) -> Vec<Problem> {
    let at_talks: BTreeSet<ActorId> = level.talks.iter().flat_map(|talks| talks.parties.iter().copied()).collect();
    let mentioned = mentioned(level);
    let mut problems = Vec::new();
    for (id, raw) in level.actor_ids().zip(raw.actors.iter()) {
        let actor = level.actor(id);
        if actor.playable.is_some() && actor.means.staff == 0 && !at_talks.contains(&id) {
            let place = raw.means.staff.place().or(raw.code.place());
            let problem =
                Problem::warning(code::IDLE_SEAT, place, say!("problem-seat-without-staff", who = &actor.code));
            problems.push(problem.with_help(say!("problem-seat-without-staff-help")));
            continue;
        }
        if at_talks.contains(&id) || !actor.mandate.objectives.is_empty() {
            continue;
        }
        let place = raw.code.place();
        if actor.playable.is_some() {
            let problem = Problem::warning(code::IDLE_SEAT, place, say!("problem-idle-seat", who = &actor.code));
            problems.push(problem.with_help(say!("problem-idle-seat-help")));
        } else if !mentioned.contains(&id) {
            let problem = Problem::warning(code::UNUSED, place, say!("problem-unused-actor", who = &actor.code));
            problems.push(problem.with_help(say!("problem-unused-actor-help")));
        }
    }
    problems
}

/// The actors that an incident, package, coalition, event or another's objective is about.
fn mentioned(level: &Level) -> BTreeSet<ActorId> {
    let mut actors = BTreeSet::new();
    for incident in &level.incidents {
        actors.extend(&incident.victims);
        actors.extend(incident.relay);
        actors.extend(&incident.makers);
        actors.extend(&incident.servers);
        actors.extend(&incident.customers);
        for suspect in &incident.suspects {
            actors.extend(&suspect.parties);
            actors.extend(suspect.answers);
        }
        for clue in &incident.clues {
            actors.extend(clue.owner);
            actors.extend(&clue.only);
            actors.extend(&clue.first);
        }
    }
    for package in &level.packages {
        actors.insert(package.giver);
        actors.extend(&package.recipients);
    }
    for coalition in &level.coalitions {
        actors.extend(&coalition.members);
        actors.extend(coalition.invites.iter().map(|(actor, _)| *actor));
    }
    actors.extend(level.events.iter().flat_map(|event| &event.only));
    actors.extend(level.events.iter().filter_map(|event| event.asks.as_ref()).map(|asks| asks.seat));
    for effect in effects(level) {
        match effect {
            Effect::Trust { of: a, to: b, .. }
            | Effect::Grievance { of: a, against: b, .. }
            | Effect::Channel { a, b, .. }
            | Effect::Rung { a, b, .. } => actors.extend([*a, *b]),
            Effect::Invite(_, actor)
            | Effect::Join(_, actor)
            | Effect::Publish { by: actor, .. }
            | Effect::Credibility { actor, .. }
            | Effect::Capacity { actor, .. }
            | Effect::Resilience { actor, .. }
            | Effect::Capital { actor, .. }
            | Effect::Budget { actor, .. }
            | Effect::Disclose { to: actor, .. } => actors.extend([*actor]),
            Effect::Dependence { of, on, .. } => actors.extend([*of, *on]),
            _ => {}
        }
    }
    for (seat, measure) in measures(level) {
        match measure {
            Measure::Rung(other)
            | Measure::TrustOf(other)
            | Measure::Resilience(other)
            | Measure::Capacity(_, other)
            | Measure::DependsOn(other)
            | Measure::DependenceOf(other)
                if *other != seat =>
            {
                actors.extend([*other]);
            }
            _ => {}
        }
    }
    actors
}

fn effects(level: &Level) -> impl Iterator<Item = &Effect> {
    let of_texts = level.talks.iter().flat_map(|talks| &talks.issues).flat_map(|issue| &issue.options);
    let of_texts = of_texts.flat_map(|option| &option.effects);
    let of_operations = level.operations.iter().flat_map(|operation| &operation.gain);
    of_texts.chain(level.events.iter().flat_map(Event::all_effects)).chain(of_operations)
}

fn measures(level: &Level) -> impl Iterator<Item = (ActorId, &Measure)> {
    level
        .actor_ids()
        .flat_map(|id| level.actor(id).mandate.objectives.iter().map(move |objective| (id, &objective.measure)))
}

/// Accounts between which no card of any clue makes a difference.
fn alike(raw: &RawIncident, incident: &Incident) -> Vec<Problem> {
    let cards = || incident.clues.iter().flat_map(|clue| &clue.cards);
    let mut problems = Vec::new();
    for (later, suspect) in raw.suspects.iter().enumerate() {
        let same = |earlier: &usize| cards().all(|card| card.weights[*earlier] == card.weights[later]);
        if let Some(earlier) = (0..later).find(same) {
            let message = say!("problem-alike", one = &suspect.id.value, other = &raw.suspects[earlier].id.value);
            let problem = Problem::hint(code::ALIKE, suspect.id.place(), message);
            problems.push(problem.with_help(say!("problem-alike-help")));
        }
    }
    problems
}
