//! The names that one kind of thing goes by, and what to say when one is not among them.

use crate::level::problem::{Problem, Span, code};
use crate::level::raw::Name;
use crate::level::remedy::suggestion;

/// Names listed in a message before the rest is only counted.
const MOST_LISTED: usize = 24;

/// What some things are called in messages: one, and several.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind(pub &'static str, pub &'static str);

pub(super) const ACTOR: Kind = Kind("actor", "actors");
pub(super) const INCIDENT: Kind = Kind("incident", "incidents");
pub(super) const SUSPECT: Kind = Kind("suspect", "suspects");
pub(super) const CLUE: Kind = Kind("clue", "clues");
pub(super) const CARD: Kind = Kind("card", "cards");
pub(super) const TALKS: Kind = Kind("set of talks", "talks");
pub(super) const ISSUE: Kind = Kind("issue", "issues");
pub(super) const OPTION: Kind = Kind("option", "options");
pub(super) const PACKAGE: Kind = Kind("package", "packages");
pub(super) const COALITION: Kind = Kind("coalition", "coalitions");
pub(super) const EVENT: Kind = Kind("event", "events");
pub(super) const LESSON: Kind = Kind("lesson", "lessons");
pub(super) const SOURCE: Kind = Kind("source", "sources");
pub(super) const TERRITORY: Kind = Kind("territory", "territories");
pub(super) const MAP: Kind = Kind("map", "maps");

/// The names of all things of a kind, in the order of their positions.
#[derive(Clone, Debug)]
pub(super) struct Names<'a> {
    kind: Kind,
    /// Where they are, such as ``of issue `scope` ``; empty for the whole level.
    owner: String,
    names: Vec<(&'a str, Option<Span>)>,
}

impl<'a> Names<'a> {
    pub(super) fn new(kind: Kind, names: impl IntoIterator<Item = &'a Name>) -> Self {
        let names = names.into_iter().map(|name| (name.value.as_str(), name.place()));
        Self { kind, owner: String::new(), names: names.collect() }
    }

    pub(super) fn plain(kind: Kind, names: impl IntoIterator<Item = &'a str>) -> Self {
        Self { kind, owner: String::new(), names: names.into_iter().map(|name| (name, None)).collect() }
    }

    /// The names of parts of something.
    pub(super) fn of(self, kind: Kind, owner: &Name) -> Self {
        Self { owner: format!(" of {} `{}`", kind.0, owner.value), ..self }
    }

    /// With one more name in the first position, which is not written in the file.
    pub(super) fn after(mut self, first: &'static str) -> Self {
        self.names.insert(0, (first, None));
        self
    }

    /// The position of a name.
    ///
    /// # Errors
    /// The problem to report if there is no such name.
    pub(super) fn position(&self, name: &Name) -> Result<usize, Problem> {
        if let Some(position) = self.names.iter().position(|(known, _)| *known == name.value) {
            return Ok(position);
        }
        let Kind(one, several) = self.kind;
        let message = format!("there is no {one} `{}`{}", name.value, or_in_the_level(&self.owner));
        let help = if self.names.is_empty() {
            format!("there are no {several}{} at all", or_in_the_level(&self.owner))
        } else {
            let intro = format!("the {several}{} are", self.owner);
            let mut known: Vec<&str> = self.names.iter().map(|(known, _)| *known).collect();
            let rest = known.len().saturating_sub(MOST_LISTED);
            if rest == 0 {
                suggestion(&name.value, &known, &intro)
            } else {
                // The one that was meant comes first, so that it is not among those left out.
                known.sort_by_key(|known| strsim::damerau_levenshtein(known, &name.value));
                known.truncate(MOST_LISTED);
                format!("{} and {rest} more", suggestion(&name.value, &known, &intro))
            }
        };
        Err(Problem::error(code::UNKNOWN_NAME, name.place(), message).with_help(help))
    }

    /// The names that are declared a second time.
    pub(super) fn duplicates(&self) -> Vec<Problem> {
        let again =
            self.names.iter().enumerate().filter(|(i, (name, _))| self.names[..*i].iter().any(|n| n.0 == *name));
        let problem = |(_, (name, place)): (usize, &(&str, Option<Span>))| {
            let message = format!("there are two {}{} called `{name}`", self.kind.1, self.owner);
            Problem::error(code::DUPLICATE_NAME, *place, message).with_help("give one of them another name")
        };
        again.map(problem).collect()
    }
}

fn or_in_the_level(owner: &str) -> &str {
    if owner.is_empty() { " in this level" } else { owner }
}
