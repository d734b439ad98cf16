//! Which events can ever happen, whatever is drawn and ordered, and which choices make a difference.

use crate::base::{EventId, IncidentId, TalksId};
use crate::level::model::{Condition, Effect, Event, Level, Quantity};
use crate::level::problem::{Problem, code};
use crate::level::raw::RawLevel;
use crate::words::{Arg, say};

/// Parts of one `All` that are held against each other.
const MOST_COMPARED: usize = 32;
/// Rounds over all events.
const MOST_ROUNDS: usize = 200;
/// Events that are explained; so many are a mistake of another kind.
const MOST_EXPLAINED: usize = 40;

/// First and last turn in which something can hold; `None` if it never can.
type Window = Option<(u16, u16)>;

/// What is wrong with the events of a level without errors.
pub(super) fn reach(raw: &RawLevel, level: &Level) -> Vec<Problem> {
    let reach = Reach::of(level);
    let never: Vec<EventId> = event_ids(level).filter(|event| reach.first[event.ix()].is_none()).collect();
    let mut told = vec![false; level.events.len()];
    let mut problems = Vec::new();
    for event in never.iter().copied().take(MOST_EXPLAINED) {
        if std::mem::replace(&mut told[event.ix()], true) {
            continue;
        }
        let written = &raw.events[event.ix()];
        let place = written.when.place().or(written.id.place());
        let name = &written.id.value;
        let waits: Vec<EventId> = waits_for(level.event(event)).filter(|other| never.contains(other)).collect();
        if reach.at_best(event).is_none() {
            let problem = Problem::warning(code::UNREACHABLE, place, say!("problem-unreachable", event = name));
            problems.push(problem.with_help(say!("problem-unreachable-help")));
        } else if waits.is_empty() {
            let message = say!("problem-too-late", event = name, until = level.event(event).turns.1);
            let problem = Problem::warning(code::UNREACHABLE, place, message);
            problems.push(problem.with_help(say!("problem-too-late-help")));
        } else if let Some(circle) = circle(level, event, &never) {
            circle.iter().for_each(|other| told[other.ix()] = true);
            let names = Arg::names(circle.iter().map(|other| &*level.event(*other).id));
            let problem = Problem::warning(code::CIRCULAR_EVENTS, place, say!("problem-event-circle", names = names));
            problems.push(problem.with_help(say!("problem-event-circle-help")));
        }
        // What only waits for one of these is mended with it.
    }
    problems.extend(idle_questions(raw, level));
    problems
}

/// Questions whose answer is the same to the world.
fn idle_questions(raw: &RawLevel, level: &Level) -> Vec<Problem> {
    let asked_about: std::collections::BTreeSet<EventId> = level
        .events
        .iter()
        .flat_map(|event| parts(&event.when))
        .filter_map(|part| match part {
            Condition::Chose(event, _) => Some(*event),
            _ => None,
        })
        .collect();
    let idle = |event: EventId| {
        level.event(event).asks.as_ref().is_some_and(|asks| {
            let first = &asks.choices[0];
            !asked_about.contains(&event)
                && asks.choices.iter().all(|choice| choice.effects == first.effects && choice.cost == first.cost)
        })
    };
    let problem = |event: EventId| {
        let written = &raw.events[event.ix()];
        let place = written.asks.as_ref().and_then(|asks| asks.choices.place());
        let problem =
            Problem::warning(code::IDLE_CHOICE, place, say!("problem-idle-choice", event = &written.id.value));
        problem.with_help(say!("problem-idle-choice-help"))
    };
    event_ids(level).filter(|event| idle(*event)).map(problem).collect()
}

fn event_ids(level: &Level) -> impl Iterator<Item = EventId> + use<> {
    (0..level.events.len()).map(EventId::at)
}

/// The events that a condition names.
fn waits_for(event: &Event) -> impl Iterator<Item = EventId> {
    parts(&event.when).into_iter().filter_map(|part| match part {
        Condition::Happened(other) | Condition::Chose(other, _) => Some(*other),
        _ => None,
    })
}

/// A condition and all that it is put together from.
fn parts(condition: &Condition) -> Vec<&Condition> {
    let mut parts = vec![condition];
    let mut at = 0;
    while let Some(part) = parts.get(at).copied() {
        match part {
            Condition::All(of) | Condition::Any(of) => parts.extend(of),
            Condition::Not(of) => parts.push(of),
            _ => {}
        }
        at += 1;
    }
    parts
}

/// The events through which `event` waits for itself, if it does.
fn circle(level: &Level, event: EventId, never: &[EventId]) -> Option<Vec<EventId>> {
    let mut from: Vec<Option<EventId>> = vec![None; level.events.len()];
    let mut open = vec![event];
    while let Some(at) = open.pop() {
        for next in waits_for(level.event(at)).filter(|next| never.contains(next)) {
            if next == event {
                let mut circle: Vec<EventId> =
                    std::iter::successors(Some(at), |at| from[at.ix()].filter(|_| *at != event)).collect();
                circle.reverse();
                return Some(circle);
            }
            if from[next.ix()].is_none() {
                from[next.ix()] = Some(at);
                open.push(next);
            }
        }
    }
    None
}

/// The first turn in which each event could happen.
struct Reach<'a> {
    level: &'a Level,
    first: Vec<Option<u16>>,
    /// By incident: the first turn in which it could be known.
    open: Vec<Option<u16>>,
    /// By talks: whether something can call them off.
    called_off: Vec<bool>,
}

impl<'a> Reach<'a> {
    fn of(level: &'a Level) -> Self {
        let mut open: Vec<Option<u16>> = level.incidents.iter().map(|incident| incident.opens).collect();
        let mut called_off = vec![false; level.talks.len()];
        let of_texts = level.talks.iter().flat_map(|talks| &talks.issues).flat_map(|issue| &issue.options);
        let effects =
            of_texts.flat_map(|option| &option.effects).chain(level.events.iter().flat_map(Event::all_effects));
        for effect in effects.chain(level.operations.iter().flat_map(|operation| &operation.gain)) {
            match effect {
                Effect::OpenIncident(incident) => open[incident.ix()] = Some(1),
                Effect::CallOff(talks) => called_off[talks.ix()] = true,
                _ => {}
            }
        }
        for operation in &level.operations {
            open[operation.incident.ix()] = Some(1);
        }
        let mut reach = Self { level, first: vec![None; level.events.len()], open, called_off };
        reach.settle();
        reach
    }

    /// Goes on until no event could happen earlier, to and fro, so that chains in either direction are followed at once. A
    /// level that is not settled by then was made to be so: nothing is said of its events.
    fn settle(&mut self) {
        for round in 0..MOST_ROUNDS {
            let events: Vec<EventId> = event_ids(self.level).collect();
            let order: Vec<EventId> = if round % 2 == 0 { events } else { events.into_iter().rev().collect() };
            let mut moved = false;
            for event in order {
                let spec = self.level.event(event);
                let first = both(self.window(&spec.when, event, true), Some(spec.turns)).map(|(first, _)| first);
                moved |= self.first[event.ix()] != first;
                self.first[event.ix()] = first;
            }
            if !moved {
                return;
            }
        }
        self.first.fill(Some(1));
    }

    /// When an event could happen if all others could from the first turn on.
    fn at_best(&self, event: EventId) -> Window {
        let first = vec![Some(1); self.first.len()];
        let best = Reach { level: self.level, first, open: self.open.clone(), called_off: self.called_off.clone() };
        let spec = self.level.event(event);
        both(best.window(&spec.when, event, true), Some(spec.turns))
    }

    /// When a condition of `event` can hold, or (`wanted` false) not hold. Says rather too much than too little.
    fn window(&self, condition: &Condition, event: EventId, wanted: bool) -> Window {
        let all = Some((1, self.level.time.turns));
        let any_time = |can: bool| all.filter(|_| can);
        let from = |turn: u16| all.and_then(|(_, last)| (turn <= last).then_some((turn.max(1), last)));
        match (condition, wanted) {
            (Condition::Always, wanted) => any_time(wanted),
            (Condition::Not(of), wanted) => self.window(of, event, !wanted),
            (Condition::All(of), true) | (Condition::Any(of), false) => {
                let apart = of.iter().fold(all, |so_far, part| both(so_far, self.window(part, event, wanted)));
                apart.filter(|_| !wanted || !contradict(of))
            }
            (Condition::Any(of), true) | (Condition::All(of), false) => {
                of.iter().fold(None, |so_far, part| either(so_far, self.window(part, event, wanted)))
            }
            (Condition::AtLeast(of, value), wanted) => self.compared(of, *value, wanted),
            (Condition::Below(of, value), wanted) => self.compared(of, *value, !wanted),
            (Condition::Happened(other) | Condition::Chose(other, _), true) => {
                // Events of a turn happen in the order of the file.
                self.first[other.ix()].and_then(|first| from(first + u16::from(other.ix() >= event.ix())))
            }
            // What is adopted in a turn is so after its events.
            (Condition::Adopted(talks) | Condition::Holds(talks, ..) | Condition::Bound(talks, _), true) => {
                from(self.after_opening(*talks))
            }
            (Condition::Failed(talks), true) if !self.called_off[talks.ix()] => from(self.after_opening(*talks)),
            (Condition::Refused(talks, actor), true) => {
                from(self.after_opening(*talks)).filter(|_| self.level.actor(*actor).ratifiers(*talks).next().is_some())
            }
            (Condition::Open(incident) | Condition::Public(incident, _), true)
            | (Condition::Took(_, _, _, Some(incident)), true) => self.known(*incident).and_then(from),
            (Condition::TrueAccount(incident, accounts), wanted) => {
                let incident = self.level.incident(*incident);
                let all_of_them =
                    (0..incident.suspects.len()).all(|s| accounts.iter().any(|account| account.ix() == s));
                any_time(match &incident.truth {
                    Some(truth) => accounts.contains(&truth.suspect) == wanted,
                    None if wanted => !accounts.is_empty(),
                    None => !all_of_them,
                })
            }
            _ => all,
        }
    }

    fn known(&self, incident: IncidentId) -> Option<u16> {
        self.open[incident.ix()]
    }

    fn after_opening(&self, talks: TalksId) -> u16 {
        self.level.talks(talks).opens + 1
    }

    /// When a number can be at least, or below, some value.
    fn compared(&self, quantity: &Quantity, value: i32, at_least: bool) -> Window {
        let last = self.level.time.turns;
        let (low, high) = match quantity {
            Quantity::Turn => {
                let value = u16::try_from(value.max(1)).unwrap_or(u16::MAX);
                let window = if at_least { (value, last) } else { (1, (value - 1).min(last)) };
                return Some(window).filter(|(first, last)| first <= last);
            }
            Quantity::Trust(..) => (-100, 100),
            Quantity::Members(_) => (0, i32::try_from(self.level.actors.len()).unwrap_or(i32::MAX)),
            // Scales end below; where they end above has been checked.
            _ => (0, i32::MAX),
        };
        let can = if at_least { value <= high } else { value > low };
        can.then_some((1, last))
    }
}

fn both(a: Window, b: Window) -> Window {
    let ((from, until), (first, last)) = (a?, b?);
    Some((from.max(first), until.min(last))).filter(|(first, last)| first <= last)
}

fn either(a: Window, b: Window) -> Window {
    match (a, b) {
        (Some((from, until)), Some((first, last))) => Some((from.min(first), until.max(last))),
        (one, other) => one.or(other),
    }
}

/// Whether two parts of one `All` cannot hold together.
fn contradict(all: &[Condition]) -> bool {
    let all = &all[..all.len().min(MOST_COMPARED)];
    let against = |a: &Condition, b: &Condition| match (a, b) {
        (Condition::AtLeast(of, least), Condition::Below(other, below)) => of == other && least >= below,
        (Condition::Not(not), other) => **not == *other,
        (Condition::NotAdopted(talks) | Condition::Failed(talks), Condition::Adopted(other)) => talks == other,
        (Condition::NotAdopted(talks) | Condition::Failed(talks), Condition::Holds(other, ..)) => talks == other,
        _ => false,
    };
    all.iter().any(|a| all.iter().any(|b| against(a, b)))
}
