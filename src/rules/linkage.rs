//! Words given in texts: a vote or restraint that a party promised with a linked item, and what became of it.

use serde::{Deserialize, Serialize};

use super::conduct::Conduct;
use super::state::Text;
use crate::base::{ActorId, TalksId, TextId};
use crate::level::{Level, Link, Mechanism, ResponseKind};
use crate::negotiation::Outcome;

/// A promise that a text gave with one of its linked items.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    pub text: TextId,
    pub issue: u8,
    /// The turn in which it was given; it holds from the next on.
    pub given: u16,
    /// Whether it was kept; none while that is open.
    pub kept: Option<bool>,
}

impl Word {
    /// What was promised.
    #[must_use]
    pub fn link<'a>(&self, level: &'a Level, texts: &[Text]) -> Option<&'a Link> {
        let talks = texts.get(self.text.ix())?.talks;
        level.talks(talks).issues.get(usize::from(self.issue))?.link.as_ref()
    }
}

impl Conduct {
    /// Words of `by` that are still to be kept or broken in `turn`, by their place among all.
    pub fn standing<'a>(
        &'a self,
        level: &'a Level,
        texts: &'a [Text],
        turn: u16,
        by: ActorId,
    ) -> impl Iterator<Item = (usize, &'a Word, &'a Link)> {
        let plays = level.plays(Mechanism::Linkage);
        self.words.iter().enumerate().filter(move |_| plays).filter_map(move |(at, word)| {
            let link = word.link(level, texts)?;
            let binds = texts.get(word.text.ix())?.keeps(by);
            (binds && link.promised_by() == Some(by) && word.kept.is_none() && word.given < turn)
                .then_some((at, word, link))
        })
    }

    /// Words of `by` about its vote on this draft, with whether it promised to vote against it.
    pub fn promised_votes<'a>(
        &'a self,
        level: &'a Level,
        texts: &'a [Text],
        turn: u16,
        by: ActorId,
        (talks, draft): (TalksId, &'a Outcome),
    ) -> impl Iterator<Item = (usize, bool)> {
        self.standing(level, texts, turn, by).filter_map(move |(at, _, link)| match link {
            Link::Vote(vote) if vote.is_about(talks, draft) => Some((at, vote.against)),
            _ => None,
        })
    }

    /// Words of `by` to hold back from this measure against `target`.
    pub fn restraints<'a>(
        &'a self,
        level: &'a Level,
        texts: &'a [Text],
        turn: u16,
        by: ActorId,
        (target, measure): (ActorId, ResponseKind),
    ) -> impl Iterator<Item = usize> {
        self.standing(level, texts, turn, by).filter_map(move |(at, _, link)| match link {
            Link::Restraint(restraint) if restraint.covers(target, measure) => Some(at),
            _ => None,
        })
    }
}
