//! What a text can give beside its words: linked items, not given or given.

use serde::{Deserialize, Serialize};

use super::incidents::ResponseKind;
use crate::base::{ActorId, CoalitionId, PackageId, TalksId};
use crate::negotiation::Outcome;

/// An item that an issue of talks gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Link {
    /// A package starts.
    Package(PackageId),
    /// The lead of a coalition takes an actor into it.
    Place { coalition: CoalitionId, actor: ActorId },
    /// A party takes back what stands of its public blame of another: measures of one kind, or all.
    Retraction { by: ActorId, target: ActorId, measure: Option<ResponseKind> },
    /// A party promises its vote on drafts of other talks.
    Vote(VotePromise),
    /// A party promises to hold back from measures that accuse another.
    Restraint(Restraint),
}

/// A vote for, or against, the drafts of some talks that say all of `wants`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VotePromise {
    pub by: ActorId,
    pub talks: TalksId,
    /// Issues with the least option, as in what a coalition wants; none for any draft.
    pub wants: Vec<(u8, u8)>,
    pub against: bool,
}

/// Holding back from a kind of measure against another, or from all that accuse it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restraint {
    pub by: ActorId,
    pub target: ActorId,
    pub measure: Option<ResponseKind>,
    /// For how many turns after the one in which it is given; none for as long as the text binds.
    pub turns: Option<u16>,
}

impl Link {
    /// Who has to keep a promise that this item is, if it is one that is not carried out at once.
    #[must_use]
    pub const fn promised_by(&self) -> Option<ActorId> {
        match self {
            Self::Vote(VotePromise { by, .. }) | Self::Restraint(Restraint { by, .. }) => Some(*by),
            Self::Package(_) | Self::Place { .. } | Self::Retraction { .. } => None,
        }
    }
}

impl VotePromise {
    /// Whether a draft of these talks is one that it is about.
    #[must_use]
    pub fn is_about(&self, talks: TalksId, draft: &Outcome) -> bool {
        let says = |(issue, least): &(u8, u8)| draft.0.get(usize::from(*issue)).is_some_and(|option| option >= least);
        self.talks == talks && self.wants.iter().all(says)
    }
}

impl Restraint {
    /// Whether a measure against `target` is one that it holds back from.
    #[must_use]
    pub fn covers(&self, target: ActorId, measure: ResponseKind) -> bool {
        self.target == target && measure.proof().is_some() && self.measure.is_none_or(|kind| kind == measure)
    }
}
