//! The right side: somebody one looks at, how they stand to the reader's seat, what they want, and what was between them.

use std::collections::BTreeSet;

use super::{Action, channel_id, news};
use crate::base::{ActorId, CoalitionId, IncidentId, PackageId, TalksId};
use crate::level::{Channel, Objective, ResponseKind};
use crate::rules::reckon::{self, Candour};
use crate::rules::{PackageState, Seen, Sight, Told};
use crate::vm::emblem::Emblem;
use crate::vm::figures;
use crate::vm::intent::{Intent, Screen};
use crate::vm::orders::{card_title, plan_words, service_id, voice_words};
use crate::vm::reader::{Reader, capitalised};
use crate::vm::stage::Tint;

/// Somebody one looks at.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorVm {
    pub id: ActorId,
    pub emblem: Emblem,
    /// Such as `transit state · 9 million`.
    pub line: String,
    /// None for the reader's own seat and for whoever only watches.
    pub trust: Option<TrustVm>,
    pub rows: Vec<RowVm>,
    pub wants: Vec<WantVm>,
    /// What stands where nothing is known of their wishes.
    pub wants_empty: Option<String>,
    /// What the desk officer makes of it.
    pub officer: Option<String>,
    /// Newest first.
    pub between: Vec<BetweenVm>,
    pub dossier: Vec<String>,
    pub actions: Vec<Action>,
}

/// How far they trust the reader's seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustVm {
    pub label: String,
    /// Such as `open, +18 and rising`.
    pub words: String,
    /// -100 to 100.
    pub value: i32,
}

/// A row of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowVm {
    pub label: String,
    pub value: String,
    pub channel: Option<Channel>,
    /// It speaks of harm: rung 4 and up.
    pub harm: bool,
}

/// Something they want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantVm {
    /// How much it matters as they say, 0 to 4.
    pub grade: Option<u8>,
    pub heading: String,
    pub note: String,
}

/// Something that passed between the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BetweenVm {
    pub when: String,
    pub what: String,
}

/// Rows of history that are shown.
const BETWEEN: usize = 6;

pub(super) fn actor(reader: &Reader, seen: &[Seen], actor: ActorId) -> ActorVm {
    let spec = reader.level.actor(actor);
    let own = reader.view.seat() == Some(actor);
    let (wants, asked) = if own { (mandate(reader, actor), true) } else { wants(reader, actor) };
    ActorVm {
        id: actor,
        emblem: reader.emblem(actor),
        line: spec.line.clone(),
        trust: trust(reader, seen, actor),
        rows: rows(reader, actor),
        wants_empty: wants
            .is_empty()
            .then(|| reader.get(if asked { "actor-wants-unknown" } else { "actor-wants-no-talks" })),
        wants,
        officer: if own { Some(spec.mandate.text.clone()) } else { officer(reader, actor) },
        between: between(reader, seen, actor),
        dossier: spec.dossier.clone(),
        actions: actions(reader, actor),
    }
}

/// The word for a trust of -100 to 100.
pub(super) fn trust_word(reader: &Reader, trust: i32) -> String {
    reader.get(&format!("desk-trust-{}", Tint::of(trust, -100, 100).step()))
}

fn trust(reader: &Reader, seen: &[Seen], actor: ActorId) -> Option<TrustVm> {
    if reader.view.seat() == Some(actor) {
        return None;
    }
    let value = reader.view.actors[actor.ix()].trust_in_you?;
    let trend = match news::trust_moved(reader, news::chapter(seen, reader.view.turn), actor) {
        0 => "still",
        1.. => "rising",
        _ => "falling",
    };
    let word = trust_word(reader, value);
    Some(TrustVm {
        label: reader.get("actor-trust"),
        words: reader.with(
            "actor-trust-words",
            [("word", word.into()), ("n", figures::signed(value.into()).into()), ("trend", trend.into())],
        ),
        value,
    })
}

fn rows(reader: &Reader, actor: ActorId) -> Vec<RowVm> {
    let public = &reader.view.actors[actor.ix()];
    let row = |label: &str, value: String| RowVm { label: reader.get(label), value, channel: None, harm: false };
    let mut rows = Vec::new();
    if let Some(seat) = reader.view.seat().filter(|seat| *seat != actor) {
        let channel = reader.view.channel(seat, actor);
        rows.push(RowVm { channel: Some(channel), ..row("actor-channel", reader.get(channel_id(channel))) });
        let rung = reader.view.rung(seat, actor);
        let words = reader
            .with("actor-rung-words", [("n", rung.into()), ("rung", reader.get(&format!("desk-rung-{rung}")).into())]);
        rows.push(RowVm { harm: rung >= crate::vm::stage::Link::HARM, ..row("actor-rung", words) });
        if let Some(trust) = public.your_trust {
            let words = reader.with(
                "actor-trust-words",
                [
                    ("word", trust_word(reader, trust).into()),
                    ("n", figures::signed(trust.into()).into()),
                    ("trend", "still".into()),
                ],
            );
            rows.push(row("actor-your-trust", words));
        }
    }
    rows.push(row("actor-technical", reader.with("actor-of-hundred", [("n", public.capacities.technical.into())])));
    rows.push(row("actor-resilience", reader.with("actor-of-hundred", [("n", public.resilience.into())])));
    rows.push(row("actor-credibility", reader.with("actor-of-hundred", [("n", public.credibility.into())])));
    rows.extend(super::capacity::rows(reader, actor));
    if let Some(seat) = reader.view.seat() {
        let shared = |text: &&crate::rules::Text| text.includes(seat) && text.includes(actor);
        if let Some(text) = reader.view.texts.iter().rev().find(shared).filter(|_| seat != actor) {
            let title = reader.level.talks(text.talks).name.as_str();
            let signed =
                reader.with("actor-text-words", [("text", title.into()), ("turn", reader.turn(text.turn).into())]);
            rows.push(row("actor-text", signed));
        }
    }
    for (c, now) in reader.view.coalitions.iter().enumerate().filter(|(_, now)| now.members.contains(&actor)) {
        let spec = reader.level.coalition(CoalitionId::at(c));
        let id = if spec.lead == actor { "actor-leads" } else { "actor-member" };
        rows.push(row(id, spec.name.clone()));
        let _ = now;
    }
    rows.extend(super::conduct::rows(reader, actor));
    rows.extend(super::home::rows(reader, actor));
    rows
}

/// The reader's own objectives, as wishes of its capital.
fn mandate(reader: &Reader, actor: ActorId) -> Vec<WantVm> {
    let objectives = reader.view.objectives(reader.level, actor);
    let revised = reader.view.desks[actor.ix()].as_ref().map_or(&[][..], |desk| &desk.revised);
    let most = objectives.iter().map(|o| o.weight).max().unwrap_or(1).max(1);
    let want = |(n, objective): (u8, &Objective)| WantVm {
        grade: u8::try_from((objective.weight * 4 + most / 2) / most).ok(),
        heading: objective.name.clone(),
        note: super::mandate::note(reader, revised, n),
    };
    (0..).zip(objectives.iter()).map(want).collect()
}

/// What they say they want: from their answers and from what they ask for at tables one sits at. Also whether there is
/// such a table at all.
fn wants(reader: &Reader, actor: ActorId) -> (Vec<WantVm>, bool) {
    let mut wants: Vec<(u8, WantVm)> = Vec::new();
    let mut at_one_table = false;
    for (t, now) in reader.view.talks.iter().enumerate() {
        let spec = reader.level.talks(TalksId::at(t));
        let own = reader.view.seat().and_then(|seat| spec.party(seat));
        let (Some(own), Some(party)) = (own, spec.party(actor)) else { continue };
        at_one_table |= now.table.status.is_open();
        let told = now.of_party(own).map_or(&[][..], |own| &own.told);
        for (i, issue) in spec.issues.iter().enumerate() {
            let answer: Option<&Told> = told.iter().rev().find(|t| t.of == actor && usize::from(t.issue) == i);
            let wanted = now.table.wants.get(party).and_then(Option::as_ref);
            let option = wanted.and_then(|draft| draft.0.get(i)).and_then(|o| issue.options.get(usize::from(*o)));
            if answer.is_none() && option.is_none() {
                continue;
            }
            let heading = match option {
                Some(option) => format!("{}: {}", issue.name, option.name),
                None => issue.name.clone(),
            };
            let says = spec.positions.get(party).and_then(|p| p.says.get(i)).filter(|says| !says.is_empty());
            let note = match answer {
                Some(Told { grade: Some(_), turn, .. }) => match says {
                    Some(says) => reader.with("actor-want-says", [("says", says.as_str().into())]),
                    None => reader.with("actor-want-told", [("turn", reader.turn(*turn).into())]),
                },
                Some(Told { grade: None, turn, .. }) => {
                    reader.with("actor-want-evaded", [("turn", reader.turn(*turn).into())])
                }
                None => String::new(),
            };
            let grade = answer.and_then(|told| told.grade);
            wants.push((grade.map_or(5, |grade| 4 - grade.min(4)), WantVm { grade, heading, note }));
        }
    }
    // What matters most to them first; what one never asked about last. A package may lie on two tables.
    wants.sort_by_key(|(rank, _)| *rank);
    let mut named = BTreeSet::new();
    wants.retain(|(_, want)| named.insert(want.heading.clone()));
    (wants.into_iter().map(|(_, want)| want).collect(), at_one_table)
}

/// The most useful thing to know before dealing with them now.
fn officer(reader: &Reader, actor: ActorId) -> Option<String> {
    let seat = reader.view.seat()?;
    let trust = reader.trust_of(actor);
    for i in 0..reader.level.incidents.len() {
        let incident = IncidentId::at(i);
        let (spec, now) = (reader.level.incident(incident), &reader.view.incidents[i]);
        let asked = reader
            .view
            .taken
            .iter()
            .any(|taken| taken.by == seat && taken.incident == incident && taken.kind == ResponseKind::AskToAct);
        if now.open && spec.relay == Some(actor) && !asked && spec.victims.contains(&seat) {
            return Some(reader.with("officer-relay", [("incident", spec.name.as_str().into())]));
        }
    }
    let width = reader.view.reading_width(seat, actor);
    if reader.view.rung(seat, actor) >= 2 && width >= 3 {
        return Some(reader.with("officer-misread", [("n", width.into())]));
    }
    for (c, spec) in reader.level.coalitions.iter().enumerate() {
        let now = &reader.view.coalitions[c];
        let wants = spec.invites.iter().find(|(invited, _)| *invited == actor).map(|(_, trust)| *trust);
        let asked = now.members.contains(&actor) || now.invited.contains(&actor);
        if let Some(wants) = wants.filter(|wants| spec.lead == seat && !asked && trust >= *wants) {
            return Some(reader.with(
                "officer-would-join",
                [("coalition", spec.name.as_str().into()), ("n", figures::signed(wants.into()).into())],
            ));
        }
    }
    let shares_table = open_table(reader, actor).is_some();
    match reckon::candour_at(reader.heard_by(actor)) {
        Candour::Evasively if shares_table => Some(reader.get("officer-evasive")),
        Candour::Falsely if shares_table => Some(reader.get("officer-false")),
        _ => None,
    }
}

/// Open talks that both sit at.
fn open_table(reader: &Reader, actor: ActorId) -> Option<TalksId> {
    (0..reader.level.talks.len()).map(TalksId::at).find(|talks| {
        let spec = reader.level.talks(*talks);
        reader.view.talks(*talks).is_open() && reader.is_in_the_room(*talks) && spec.party(actor).is_some()
    })
}

fn actions(reader: &Reader, actor: ActorId) -> Vec<Action> {
    let own = reader.view.seat() == Some(actor);
    if own || reader.view.seat().is_none() {
        return Vec::new();
    }
    let table = open_table(reader, actor);
    let no_table = || table.is_none().then(|| reader.get("actor-no-table"));
    let go = |talks: Option<TalksId>| talks.map_or(Intent::SelectActor(Some(actor)), |t| Intent::Go(Screen::Talks(t)));
    let seat = reader.view.seat();
    let package = (0..reader.level.packages.len()).map(PackageId::at).find(|id| {
        let spec = reader.level.package(*id);
        Some(spec.giver) == seat && spec.reaches(actor) && reader.view.packages[id.ix()] == PackageState::Offered
    });
    let mut actions = vec![Action {
        label: reader.get("actor-ask"),
        note: reader.get("actor-ask-note"),
        intent: go(table),
        off: no_table(),
    }];
    actions.push(match package {
        Some(package) => {
            let order = crate::rules::Order::Plan(crate::rules::Plan::Give { package });
            let words = plan_words(reader, &crate::rules::Plan::Give { package });
            Action {
                label: reader.get("actor-offer-package"),
                note: format!("{} {}", words.effect, reader.cost(words.cost)),
                off: reader.why_not(&order),
                intent: Intent::Submit(order),
            }
        }
        None => Action {
            label: reader.get("actor-offer"),
            note: reader.get("actor-offer-note"),
            intent: go(table),
            off: no_table(),
        },
    });
    actions
}

/// What passed between the seat and somebody, newest first.
fn between(reader: &Reader, seen: &[Seen], actor: ActorId) -> Vec<BetweenVm> {
    let Some(seat) = reader.view.seat().filter(|seat| *seat != actor) else { return Vec::new() };
    let pair = |a: ActorId, b: ActorId| (a, b) == (seat, actor) || (b, a) == (seat, actor);
    seen.iter()
        .rev()
        .filter_map(|s| {
            let what = passed(reader, &s.what, actor, &pair)?;
            Some(BetweenVm { when: capitalised(&reader.turn(s.turn)), what })
        })
        .take(BETWEEN)
        .collect()
}

fn passed(reader: &Reader, sight: &Sight, actor: ActorId, pair: &impl Fn(ActorId, ActorId) -> bool) -> Option<String> {
    let level = reader.level;
    let by = |who: ActorId, own: &str, theirs: &str| if who == actor { theirs.to_owned() } else { own.to_owned() };
    Some(match sight {
        Sight::Responded { taken } if pair(taken.by, taken.target) => {
            let name = level.response(taken.kind).map_or("", |response| &response.name);
            reader.with(&by(taken.by, "between-measure-own", "between-measure"), [("measure", name.into())])
        }
        Sight::CardShared { from, to, card, .. } if pair(*from, *to) => {
            reader.with(&by(*from, "between-card-own", "between-card"), [("card", card_title(reader, *card).into())])
        }
        Sight::Channel { a, b, to } if pair(*a, *b) => {
            reader.with("between-channel", [("channel", reader.get(channel_id(*to)).into())])
        }
        Sight::Rung { a, b, to } if pair(*a, *b) => {
            let rung = reader.get(&format!("desk-rung-{to}"));
            reader.with("between-rung", [("n", (*to).into()), ("rung", rung.into())])
        }
        Sight::Adopted { talks, .. }
            if level.talks(*talks).party(actor).is_some()
                && reader.view.seat().is_some_and(|seat| level.talks(*talks).party(seat).is_some()) =>
        {
            reader.with("between-adopted", [("talks", level.talks(*talks).name.as_str().into())])
        }
        Sight::SilenceBroken { talks, by } if *by == actor => {
            reader.with("between-silence-broken", [("talks", level.talks(*talks).name.as_str().into())])
        }
        Sight::Told { of, grade, talks, issue } if *of == actor => {
            let issue = level.talks(*talks).issues.get(usize::from(*issue))?;
            let id = if grade.is_some() { "between-told" } else { "between-evaded" };
            reader.with(id, [("issue", issue.name.as_str().into())])
        }
        Sight::PackageStarted { package } | Sight::PackageDelivered { package } => {
            let spec = level.package(*package);
            let id = if matches!(sight, Sight::PackageStarted { .. }) {
                "between-package-started"
            } else {
                "between-package-delivered"
            };
            spec.recipients
                .iter()
                .copied()
                .any(|recipient| pair(spec.giver, recipient))
                .then(|| reader.with(id, [("package", spec.name.as_str().into())]))?
        }
        Sight::PackageWithheld { package } => {
            let spec = level.package(*package);
            let ours = spec.recipients.iter().copied().any(|recipient| pair(spec.giver, recipient));
            ours.then(|| reader.with("between-package-withheld", [("package", spec.name.as_str().into())]))?
        }
        Sight::Spoke { by, what } if *by == actor && what.about() == reader.view.seat() => {
            reader.with("between-spoke", [("what", voice_words(reader, *what).into())])
        }
        Sight::Requested { by, of, what, .. } if pair(*by, *of) => {
            let id = if *by == actor { "between-asked" } else { "between-asked-own" };
            reader.with(id, [("what", reader.get(service_id(*what)).into())])
        }
        Sight::Replied { by, to, what, granted, .. } if pair(*by, *to) => {
            let id = if *granted { "between-granted" } else { "between-refused" };
            reader.with(id, [("what", reader.get(service_id(*what)).into())])
        }
        Sight::Joined { coalition, actor: joined } if *joined == actor => {
            let ours = reader.view.coalitions[coalition.ix()].members.iter().any(|m| Some(*m) == reader.view.seat());
            let name = level.coalition(*coalition).name.as_str();
            ours.then(|| reader.with("between-joined", [("coalition", name.into())]))?
        }
        _ => return None,
    })
}
