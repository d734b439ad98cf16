//! What an author wrote for players to meet: options, events, choices, measures, clues, packages, coalitions, operations.
//! A game tells which of them it reached.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{ActorId, CoalitionId, EventId, IncidentId, OperationId, PackageId, TalksId};
use crate::level::problem::{Source, Span};
use crate::level::raw::RawLevel;
use crate::level::read::parse_and_decode;
use crate::level::{Level, Mechanism, ResponseKind};
use crate::rules::{Fact, PackageState, State};

/// Something that a game can reach.
#[derive(Clone, Debug)]
pub struct Thing {
    pub kind: Kind,
    /// The short names that lead to it, such as `letters.scope.hospitals`.
    pub path: String,
    /// What people call it; options with their issue and choices with their event before.
    pub name: String,
    at: At,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Option,
    Event,
    Choice,
    Measure,
    Clue,
    Package,
    Coalition,
    Operation,
}

impl Kind {
    pub const ALL: [Self; 8] = [
        Self::Option,
        Self::Event,
        Self::Choice,
        Self::Measure,
        Self::Clue,
        Self::Package,
        Self::Coalition,
        Self::Operation,
    ];

    /// As it stands in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Option => "option",
            Self::Event => "event",
            Self::Choice => "choice",
            Self::Measure => "measure",
            Self::Clue => "clue",
            Self::Package => "package",
            Self::Coalition => "coalition",
            Self::Operation => "operation",
        }
    }
}

#[derive(Copy, Clone, Debug)]
enum At {
    Option(TalksId, usize, u8),
    Event(EventId),
    Choice(EventId, u8),
    Measure(ResponseKind),
    Clue(IncidentId, u16),
    Package(PackageId),
    Coalition(CoalitionId),
    Operation(OperationId),
}

/// Everything that can be reached in a level, in the order of its file; what belongs to a part of the rules that is switched
/// off is left out, and so is silence, which nobody wrote.
#[must_use]
pub fn things(level: &Level) -> Vec<Thing> {
    let mut things = Vec::new();
    let mut add = |at: At, path: String, name: &str| {
        let kind = match at {
            At::Option(..) => Kind::Option,
            At::Event(_) => Kind::Event,
            At::Choice(..) => Kind::Choice,
            At::Measure(_) => Kind::Measure,
            At::Clue(..) => Kind::Clue,
            At::Package(_) => Kind::Package,
            At::Coalition(_) => Kind::Coalition,
            At::Operation(_) => Kind::Operation,
        };
        things.push(Thing { kind, path, name: name.to_owned(), at });
    };
    for (t, talks) in level.talks.iter().enumerate() {
        for (i, issue) in talks.issues.iter().enumerate() {
            for (option, o) in issue.options.iter().zip(0..).skip(1) {
                let path = format!("{}.{}.{}", talks.id, issue.id, option.id);
                add(At::Option(TalksId::at(t), i, o), path, &format!("{}: {}", issue.name, option.name));
            }
        }
    }
    if level.plays(Mechanism::Events) {
        for (e, event) in level.events.iter().enumerate() {
            add(At::Event(EventId::at(e)), event.id.clone(), &event.heading);
            for (choice, c) in event.asks.iter().flat_map(|asks| &asks.choices).zip(0..) {
                let name = format!("{}: {}", event.heading, choice.name);
                add(At::Choice(EventId::at(e), c), format!("{}.{}", event.id, choice.id), &name);
            }
        }
    }
    for response in &level.responses {
        add(At::Measure(response.kind), format!("{:?}", response.kind), &response.name);
    }
    for (i, incident) in level.incidents.iter().enumerate() {
        for (clue, c) in incident.clues.iter().zip(0..) {
            add(At::Clue(IncidentId::at(i), c), format!("{}.{}", incident.id, clue.id), &clue.name);
        }
    }
    if level.plays(Mechanism::Packages) {
        for (p, package) in level.packages.iter().enumerate() {
            add(At::Package(PackageId::at(p)), package.id.clone(), &package.name);
        }
    }
    if level.plays(Mechanism::Coalitions) {
        // Where nobody can be invited nobody can join.
        for (c, coalition) in level.coalitions.iter().enumerate().filter(|(_, c)| !c.invites.is_empty()) {
            add(At::Coalition(CoalitionId::at(c)), coalition.id.clone(), &coalition.name);
        }
    }
    if level.plays(Mechanism::Operations) {
        for (o, operation) in level.operations.iter().enumerate() {
            add(At::Operation(OperationId::at(o)), operation.id.clone(), &operation.name);
        }
    }
    things
}

/// What happens on the way that a final state does not show.
#[derive(Clone, Debug, Default)]
pub(super) struct Watch {
    joined: Vec<CoalitionId>,
    found: Vec<(IncidentId, u16)>,
}

impl Watch {
    pub fn see(&mut self, facts: &[Fact]) {
        for fact in facts {
            match fact {
                Fact::Joined { coalition, .. } => self.joined.push(*coalition),
                Fact::CardFound { card, .. } => self.found.push((card.incident, card.clue)),
                _ => {}
            }
        }
    }

    /// Positions of the things that a game reached which ended in `state`.
    pub fn reached(&self, things: &[Thing], level: &Level, state: &State) -> Vec<u16> {
        let reached = |thing: &Thing| match thing.at {
            At::Option(talks, issue, option) => state.text(talks).is_some_and(|text| text.clauses.0[issue] == option),
            At::Event(event) => state.happened.iter().any(|now| now.event == event),
            At::Choice(event, choice) => {
                state.happened.iter().any(|now| now.event == event && now.chosen == Some(choice))
            }
            At::Measure(kind) => state.taken.iter().any(|taken| taken.kind == kind),
            // Those who hold it from the start have found it.
            At::Clue(incident, clue) => {
                let from_the_start = !level.incident(incident).clues[usize::from(clue)].first.is_empty();
                (from_the_start && state.incidents[incident.ix()].open) || self.found.contains(&(incident, clue))
            }
            At::Package(package) => !matches!(state.package(package), PackageState::Offered),
            At::Coalition(coalition) => self.joined.contains(&coalition),
            At::Operation(operation) => state.conduct.run[operation.ix()].is_some(),
        };
        (0..).zip(things).filter(|(_, thing)| reached(thing)).map(|(n, _)| n).collect()
    }
}

/// Where things, seats and talks stand in the file of a level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    pub file: String,
    /// Lines from 1, by kind and path, such as `option letters.scope.hospitals`.
    lines: BTreeMap<String, u32>,
}

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    pub file: String,
    pub line: u32,
}

impl Places {
    /// Read off the text of a level; nothing of what is no level.
    #[must_use]
    pub fn of(source: &Source) -> Self {
        let mut spans: Vec<(String, Option<Span>)> = Vec::new();
        if let (Some(raw), _) = parse_and_decode::<RawLevel>(source) {
            for actor in &raw.actors.value {
                spans.push((format!("seat {}", *actor.code), actor.code.place()));
                for (n, objective) in actor.mandate.objectives.iter().enumerate() {
                    spans.push((format!("objective {}.{n}", *actor.code), objective.name.place()));
                }
            }
            for talks in &raw.talks {
                spans.push((format!("talks {}", *talks.id), talks.id.place()));
                for issue in &talks.issues.value {
                    for option in &issue.options.value {
                        let path = format!("option {}.{}.{}", *talks.id, *issue.id, *option.id);
                        spans.push((path, option.id.place()));
                    }
                }
            }
            for event in &raw.events {
                spans.push((format!("event {}", *event.id), event.id.place()));
                for choice in event.asks.iter().flat_map(|asks| &asks.choices.value) {
                    spans.push((format!("choice {}.{}", *event.id, *choice.id), choice.id.place()));
                }
            }
            for response in &raw.responses {
                spans.push((format!("measure {:?}", *response.kind), response.kind.place()));
            }
            for incident in &raw.incidents {
                for clue in &incident.clues.value {
                    spans.push((format!("clue {}.{}", *incident.id, *clue.id), clue.id.place()));
                }
            }
            spans.extend(raw.packages.iter().map(|p| (format!("package {}", *p.id), p.id.place())));
            spans.extend(raw.coalitions.iter().map(|c| (format!("coalition {}", *c.id), c.id.place())));
            spans.extend(raw.operations.iter().map(|o| (format!("operation {}", *o.id), o.id.place())));
        }
        let line = |span: Span| source.line_col(span.start).0;
        let lines = spans.into_iter().filter_map(|(path, span)| Some((path, line(span?)))).collect();
        Self { file: source.name.clone(), lines }
    }

    #[must_use]
    pub fn of_thing(&self, thing: &Thing) -> Option<Place> {
        self.find(thing.kind.word(), &thing.path)
    }

    #[must_use]
    pub fn of_seat(&self, level: &Level, seat: ActorId) -> Option<Place> {
        self.find("seat", &level.actor(seat).code)
    }

    /// The objective of a seat, by its position in the mandate.
    #[must_use]
    pub fn of_objective(&self, level: &Level, seat: ActorId, objective: usize) -> Option<Place> {
        self.find("objective", &format!("{}.{objective}", level.actor(seat).code))
    }

    #[must_use]
    pub fn of_talks(&self, level: &Level, talks: TalksId) -> Option<Place> {
        self.find("talks", &level.talks(talks).id)
    }

    fn find(&self, kind: &str, path: &str) -> Option<Place> {
        let line = *self.lines.get(&format!("{kind} {path}"))?;
        Some(Place { file: self.file.clone(), line })
    }
}
