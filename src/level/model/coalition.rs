//! What binds a coalition: prices and sequences of joining, pooled influence, a joint statement, and where it splits.

use serde::{Deserialize, Serialize};

use super::world::Coalition;
use crate::base::{ActorId, PackageId};
use crate::negotiation::Outcome;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bonds {
    /// What those who may be invited want before they join; who is not among them joins as it likes.
    pub terms: Vec<Terms>,
    /// Whether the lead's word with blocs, and joint statements, carry the influence of all members.
    pub pools: bool,
    /// Trust in the lead below which a member leaves; who breaks ranks leaves then, too. None: it does not split.
    pub splits_below: Option<i32>,
    /// Points by which a joint statement lowers what no deal is worth to parties outside, at all influence of the world.
    pub statement: i32,
}

/// What one actor wants before it joins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    pub actor: ActorId,
    /// Any one of these; empty means that it asks for nothing.
    pub prices: Vec<JoinPrice>,
    /// Members that have to be there first.
    pub after: Vec<ActorId>,
    /// How many members have to be there first.
    pub after_members: u8,
}

/// What somebody takes to join.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JoinPrice {
    /// Trust in the lead.
    Trust(i32),
    /// Political capital and money, which the lead gives with the invitation.
    Paid { capital: i32, budget: i32 },
    /// A package of the lead's.
    Package(PackageId),
}

impl Bonds {
    #[must_use]
    pub fn are_none(&self) -> bool {
        *self == Self::default()
    }

    #[must_use]
    pub fn terms_of(&self, actor: ActorId) -> Option<&Terms> {
        self.terms.iter().find(|terms| terms.actor == actor)
    }
}

impl Terms {
    /// Whether those whom it waits for are among `members`.
    #[must_use]
    pub fn in_sequence(&self, members: &[ActorId]) -> bool {
        members.len() >= usize::from(self.after_members) && self.after.iter().all(|actor| members.contains(actor))
    }
}

impl Coalition {
    /// Whether a draft of its talks says all that it wants.
    #[must_use]
    pub fn is_served_by(&self, draft: &Outcome) -> bool {
        self.wants.iter().all(|(issue, least)| draft.0.get(usize::from(*issue)).is_some_and(|option| option >= least))
    }
}
