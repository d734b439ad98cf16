//! The names that one kind of thing goes by, and what to say when one is not among them.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeSet;

use crate::level::problem::{Problem, Span, code};
use crate::level::raw::Name;
use crate::level::remedy::{MOST_MISSPELT, suggestion};
use crate::level::syntax::MOST_PROBLEMS;
use crate::words::{Arg, Saying, say};

/// Names listed in a message before the rest is only counted.
const MOST_LISTED: usize = 24;

/// What some things are called in messages: the words for `n` of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind(fn(usize) -> Saying);

impl Kind {
    pub(super) fn one(self) -> Saying {
        (self.0)(1)
    }

    fn several(self) -> Saying {
        (self.0)(2)
    }
}

pub(super) const ACTOR: Kind = Kind(|n| say!("kind-actor", n = n));
pub(super) const INCIDENT: Kind = Kind(|n| say!("kind-incident", n = n));
pub(super) const SUSPECT: Kind = Kind(|n| say!("kind-suspect", n = n));
pub(super) const CLUE: Kind = Kind(|n| say!("kind-clue", n = n));
pub(super) const CARD: Kind = Kind(|n| say!("kind-card", n = n));
pub(super) const FORUM: Kind = Kind(|n| say!("kind-forum", n = n));
pub(super) const RATIFIER: Kind = Kind(|n| say!("kind-ratifier", n = n));
pub(super) const BLOC: Kind = Kind(|n| say!("kind-bloc", n = n));
pub(super) const TALKS: Kind = Kind(|n| say!("kind-talks", n = n));
pub(super) const ISSUE: Kind = Kind(|n| say!("kind-issue", n = n));
pub(super) const OPTION: Kind = Kind(|n| say!("kind-option", n = n));
pub(super) const PACKAGE: Kind = Kind(|n| say!("kind-package", n = n));
pub(super) const COALITION: Kind = Kind(|n| say!("kind-coalition", n = n));
pub(super) const EVENT: Kind = Kind(|n| say!("kind-event", n = n));
pub(super) const CHOICE: Kind = Kind(|n| say!("kind-choice", n = n));
pub(super) const LESSON: Kind = Kind(|n| say!("kind-lesson", n = n));
pub(super) const SOURCE: Kind = Kind(|n| say!("kind-source", n = n));
pub(super) const TERRITORY: Kind = Kind(|n| say!("kind-territory", n = n));
pub(super) const MAP: Kind = Kind(|n| say!("kind-map", n = n));
// Norms.
pub(super) const NORM: Kind = Kind(|n| say!("kind-norm", n = n));
pub(super) const OPERATION: Kind = Kind(|n| say!("kind-operation", n = n));
pub(super) const RULE_BLOC: Kind = Kind(|n| say!("kind-rule-bloc", n = n));

/// Names that are looked for in vain and told what was probably meant; what comes after them is passed over anyway.
const MOST_MEANT: usize = MOST_PROBLEMS;

/// The names of all things of a kind, in the order of their positions.
#[derive(Clone, Debug)]
pub(super) struct Names<'a> {
    kind: Kind,
    /// What they are parts of, such as ``issue `scope` ``; `None` for the whole level.
    owner: Option<(Kind, &'a str)>,
    names: Vec<(&'a str, Option<Span>)>,
    /// Whether a name is declared twice, once somebody has asked.
    ambiguous: OnceCell<bool>,
    /// Names that were looked for in vain.
    missed: Cell<usize>,
}

impl<'a> Names<'a> {
    pub(super) fn new(kind: Kind, names: impl IntoIterator<Item = &'a Name>) -> Self {
        let names = names.into_iter().map(|name| (name.value.as_str(), name.place()));
        Self { kind, owner: None, names: names.collect(), ambiguous: OnceCell::new(), missed: Cell::new(0) }
    }

    pub(super) fn plain(kind: Kind, names: impl IntoIterator<Item = &'a str>) -> Self {
        let names = names.into_iter().map(|name| (name, None)).collect();
        Self { kind, owner: None, names, ambiguous: OnceCell::new(), missed: Cell::new(0) }
    }

    /// The names of parts of something.
    pub(super) fn of(self, kind: Kind, owner: &'a Name) -> Self {
        Self { owner: Some((kind, &owner.value)), ..self }
    }

    fn owner(&self) -> Option<Saying> {
        self.owner.map(|(kind, name)| say!("problem-owner", kind = kind.one(), name = name))
    }

    /// With one more name in the first position, which is not written in the file.
    pub(super) fn after(mut self, first: &'static str) -> Self {
        self.names.insert(0, (first, None));
        self
    }

    /// The position of a name.
    ///
    /// # Errors
    /// The problem to report if there is no such name; none where a name is declared twice, since one of the two may be
    /// meant, and a mistake is told once.
    pub(super) fn position(&self, name: &Name) -> Result<usize, Option<Problem>> {
        if let Some(position) = self.names.iter().position(|(known, _)| *known == name.value) {
            return Ok(position);
        }
        if self.is_ambiguous() {
            return Err(None);
        }
        let (one, given) = (self.kind.one(), &name.value);
        let message = match self.owner() {
            Some(owner) => say!("problem-unknown-name-of", kind = one, name = given, owner = owner),
            None => say!("problem-unknown-name", kind = one, name = given),
        };
        self.missed.set(self.missed.get() + 1);
        let help = if self.names.is_empty() {
            self.none_at_all()
        } else if self.missed.get() > MOST_MEANT {
            say!("problem-too-many-problems-help")
        } else {
            self.meant(given)
        };
        Err(Some(Problem::error(code::UNKNOWN_NAME, name.place(), message).with_help(help)))
    }

    fn none_at_all(&self) -> Saying {
        match self.owner() {
            Some(owner) => say!("problem-none-of", kind = self.kind.several(), owner = owner),
            None => say!("problem-none", kind = self.kind.several()),
        }
    }

    /// The name that was probably meant, and what names there are.
    pub(super) fn meant(&self, given: &str) -> Saying {
        let mut known: Vec<&str> = self.names.iter().map(|(known, _)| *known).collect();
        let rest = known.len().saturating_sub(MOST_LISTED);
        if rest > 0 && given.len() <= MOST_MISSPELT {
            // The one that was meant comes first, so that it is not among those left out.
            known.sort_by_key(|known| strsim::damerau_levenshtein(known, given));
        }
        known.truncate(MOST_LISTED);
        let listed = Arg::names(known.iter().copied());
        let listed = if rest == 0 { listed } else { say!("list-cut", names = listed, rest = rest).into() };
        let all = match self.owner() {
            Some(owner) => say!("problem-known-of", kind = self.kind.several(), owner = owner, names = listed),
            None => say!("problem-known", kind = self.kind.several(), names = listed),
        };
        suggestion(given, &known, all)
    }

    /// The names that are declared a second time.
    pub(super) fn duplicates(&self) -> Vec<Problem> {
        let problem = |(name, place): &(&str, Option<Span>)| {
            let kind = self.kind.several();
            let message = match self.owner() {
                Some(owner) => say!("problem-duplicate-name-of", kind = kind, name = *name, owner = owner),
                None => say!("problem-duplicate-name", kind = kind, name = *name),
            };
            Problem::error(code::DUPLICATE_NAME, *place, message).with_help(say!("problem-duplicate-name-help"))
        };
        self.again().map(problem).collect()
    }

    /// Whether one name is declared for two things.
    pub(super) fn is_ambiguous(&self) -> bool {
        *self.ambiguous.get_or_init(|| self.again().next().is_some())
    }

    /// Declarations of a name that was declared before.
    fn again(&self) -> impl Iterator<Item = &(&'a str, Option<Span>)> {
        let mut seen = BTreeSet::new();
        self.names.iter().filter(move |(name, _)| !seen.insert(*name))
    }
}
