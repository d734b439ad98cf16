//! Who reads: a level, what one viewer may know of it, and the words and settings it is read with.

use fluent_bundle::FluentValue;

use super::emblem::Emblem;
use super::settings::Settings;
use super::{refusal, when, who};
use crate::base::{ActorId, CoalitionId, TalksId};
use crate::level::{Channel, Cost, Level};
use crate::rules::{Order, TalksStatus, View, check_view};
use crate::words::{Words, args};

/// What every view model of one viewer looks things up in.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub level: &'a Level,
    pub view: &'a View,
    pub words: &'a Words,
    pub settings: &'a Settings,
}

impl<'a> Reader<'a> {
    pub fn new(level: &'a Level, view: &'a View, words: &'a Words, settings: &'a Settings) -> Self {
        Self { level, view, words, settings }
    }

    /// Coalitions in which the seat has allies.
    pub(super) fn allied(&self) -> impl Iterator<Item = CoalitionId> {
        let seat = self.view.seat();
        let with_us = move |members: &[ActorId]| members.len() >= 2 && seat.is_some_and(|seat| members.contains(&seat));
        let now = self.view.coalitions.iter().enumerate();
        now.filter(move |(_, now)| with_us(&now.members)).map(|(c, _)| CoalitionId::at(c))
    }

    pub(super) fn get(&self, id: &str) -> String {
        self.words.get(id)
    }

    pub(super) fn with<const N: usize>(&self, id: &str, pairs: [(&'static str, FluentValue<'_>); N]) -> String {
        self.words.with(id, &args(pairs))
    }

    /// A message about somebody.
    pub(super) fn about(&self, id: &str, who: ActorId) -> String {
        self.with(id, [("who", self.name(who).into())])
    }

    pub(super) fn name(&self, actor: ActorId) -> &'a str {
        who::name(self.level, actor, self.settings)
    }

    pub(super) fn emblem(&self, actor: ActorId) -> Emblem {
        who::emblem(self.level, actor, self.settings)
    }

    /// The reader's seat stands between the parties to these talks.
    pub(super) fn mediates(&self, talks: TalksId) -> bool {
        self.view.seat().is_some() && self.view.talks(talks).mediation.by == self.view.seat()
    }

    /// The reader's seat is a party to these talks, or mediates.
    pub(super) fn is_in_the_room(&self, talks: TalksId) -> bool {
        self.view.seat().is_some_and(|seat| self.level.talks(talks).party(seat).is_some()) || self.mediates(talks)
    }

    /// The reader's seat may speak at this table now.
    pub(super) fn has_floor(&self, talks: TalksId) -> bool {
        let table = &self.view.talks(talks).table;
        let party = self.view.seat().and_then(|seat| self.level.talks(talks).party(seat));
        table.status == TalksStatus::Open && party.is_some() && table.floor.map(usize::from) == party
    }

    /// `A, B and C`.
    pub(super) fn names(&self, actors: impl IntoIterator<Item = ActorId>) -> String {
        let names: Vec<&str> = actors.into_iter().map(|actor| self.name(actor)).collect();
        match names.as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first @ .., last] => {
                self.with("order-and", [("first", first.join(", ").into()), ("last", (*last).into())])
            }
        }
    }

    /// Such as `week 7`.
    pub(super) fn turn(&self, turn: u16) -> String {
        when::turn(self.level, turn, self.words)
    }

    /// Such as `2 weeks`.
    pub(super) fn turns(&self, turns: u16) -> String {
        when::turns(self.level, turns, self.words)
    }

    /// Such as `3 capital, 1 staff`.
    pub(super) fn cost(&self, cost: Cost) -> String {
        refusal::cost_words(cost, self.words)
    }

    /// Why the viewer's seat cannot submit this now.
    pub(super) fn why_not(&self, order: &Order) -> Option<String> {
        let refused = check_view(self.level, self.view, order).err()?;
        Some(refusal::refusal_words(self.level, &refused, self.words))
    }

    /// The channel between the viewer's seat and somebody else.
    pub(super) fn channel(&self, other: ActorId) -> Channel {
        self.view.seat().map_or(Channel::None, |seat| self.view.channel(seat, other))
    }

    /// How far somebody hears the viewer's seat when it asks for something: its trust, and what the seat's diplomats make of it.
    pub(super) fn heard_by(&self, other: ActorId) -> i32 {
        self.view.heard_by(self.level, other)
    }

    /// How far somebody trusts the viewer's seat, -100 to 100.
    pub(super) fn trust_of(&self, other: ActorId) -> i32 {
        self.view.actors[other.ix()].trust_in_you.unwrap_or(0)
    }
}

/// The first letter in capitals, for words that begin a line.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Makes `Labels`: one string of the program per field.
macro_rules! labels {
    ($($field:ident = $id:literal,)*) => {
        /// Headings and names of controls that do not depend on the state.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Labels {
            $(pub $field: String,)*
        }

        impl Labels {
            fn new(words: &$crate::words::Words) -> Self {
                Self { $($field: words.get($id),)* }
            }
        }
    };
}
pub(super) use labels;
