//! Caucuses: a draft that a party shows to some of the others in private, and what they make of it.

use serde::{Deserialize, Serialize};

use super::view::Viewer;
use crate::base::ActorId;
use crate::negotiation::Outcome;

/// Parties that met in private. All parties see who met; what was said stays among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caucus {
    pub by: ActorId,
    pub turn: u16,
    pub round: u32,
    /// Whom the draft was shown to, in the order of speaking.
    pub with: Vec<ActorId>,
    /// Empty for whoever was not there.
    pub draft: Outcome,
    /// One for each of `with`; none while it has not answered, and for whoever is not told.
    pub answers: Vec<Option<bool>>,
    /// The least utility that each named with a refusal. Secret.
    pub thresholds: Vec<Option<i64>>,
    /// Who refused in the open what it had agreed to.
    pub broken_by: Vec<ActorId>,
}

impl Caucus {
    /// Who was there, the one that called it first.
    pub fn members(&self) -> impl Iterator<Item = ActorId> + '_ {
        std::iter::once(self.by).chain(self.with.iter().copied())
    }

    /// The place of `actor` among those whom the draft was shown to.
    #[must_use]
    pub fn place(&self, actor: ActorId) -> Option<usize> {
        self.with.iter().position(|other| *other == actor)
    }

    /// Whether all who were there are for the draft.
    #[must_use]
    pub fn is_agreed(&self) -> bool {
        self.answers.iter().all(|answer| *answer == Some(true))
    }

    /// As a viewer at the table may know it: whoever was there knows the draft, whoever called it the answers; the others know
    /// their own, and all once they agree.
    #[must_use]
    pub fn seen_by(&self, viewer: Viewer) -> Self {
        let there = self.members().any(|member| viewer.knows(member));
        let told = |member: ActorId| viewer.knows(self.by) || viewer.knows(member) || (there && self.is_agreed());
        let answers = self.with.iter().zip(&self.answers);
        let thresholds = self.with.iter().zip(&self.thresholds);
        Self {
            draft: if there { self.draft.clone() } else { Outcome::default() },
            answers: answers.map(|(member, answer)| answer.filter(|_| told(*member))).collect(),
            thresholds: thresholds.map(|(member, at)| at.filter(|_| viewer.knows(*member))).collect(),
            broken_by: if there { self.broken_by.clone() } else { Vec::new() },
            with: self.with.clone(),
            ..*self
        }
    }
}
