//! Coalitions as they are now: terms, pledges, whips, and what members are worth together.

use serde::{Deserialize, Serialize};

use super::state::{CoalitionState, PackageState};
use super::view::{View, Viewer};
use crate::base::{ActorId, CoalitionId, MotionId, TalksId};
use crate::level::{Coalition, JoinPrice, Level, Mechanism};
use crate::negotiation::Outcome;

/// What binds the members of a coalition now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BondState {
    /// What was given with invitations: to whom, and the price by its position. Between the lead and the one invited.
    pub paid: Vec<(ActorId, u8)>,
    pub pledges: Vec<CoalitionPledge>,
    /// Votes that the lead has called; known to members.
    pub whips: Vec<Whip>,
    /// Members that voted otherwise.
    pub strayed: Vec<ActorId>,
    /// Whether it has made its joint statement.
    pub stated: bool,
}

/// A member's word to back what its coalition wants.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoalitionPledge {
    pub by: ActorId,
    /// Given to all; else to the lead alone.
    pub public: bool,
    /// Whether it was kept; none while that is open.
    pub kept: Option<bool>,
}

/// A vote that the lead asks of members.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whip {
    pub motion: MotionId,
    pub against: bool,
}

impl BondState {
    #[must_use]
    pub fn are_none(&self) -> bool {
        *self == Self::default()
    }

    /// As a viewer may know it.
    pub(super) fn seen_by(&self, spec: &Coalition, members: &[ActorId], viewer: Viewer) -> Self {
        let lead = viewer.knows(spec.lead);
        let inside = lead || members.iter().any(|member| viewer.knows(*member));
        let paid = self.paid.iter().copied().filter(|(actor, _)| lead || viewer.knows(*actor));
        let pledges = self.pledges.iter().copied().filter(|pledge| pledge.public || lead || viewer.knows(pledge.by));
        Self {
            paid: paid.collect(),
            pledges: pledges.collect(),
            whips: if inside { self.whips.clone() } else { Vec::new() },
            strayed: if inside { self.strayed.clone() } else { Vec::new() },
            stated: self.stated,
        }
    }

    /// The pledge of a member that is still to be kept or broken.
    #[must_use]
    pub fn open_pledge(&self, by: ActorId) -> Option<&CoalitionPledge> {
        self.pledges.iter().find(|pledge| pledge.by == by && pledge.kept.is_none())
    }
}

/// Influence that the word of an actor carries: that of all members of a coalition over these talks that pools it, where the
/// actor is in it (or leads it, if `leads`); else its own.
#[must_use]
pub fn pooled(level: &Level, now: &[CoalitionState], actor: ActorId, talks: Option<TalksId>, leads: bool) -> i32 {
    let own = level.actor(actor).influence;
    if !level.plays(Mechanism::Pooling) {
        return own;
    }
    let joined = level.coalitions.iter().zip(now).filter(|(spec, now)| {
        let about = talks.is_none_or(|talks| spec.talks == talks);
        spec.bonds.pools && about && now.members.contains(&actor) && (!leads || spec.lead == actor)
    });
    let sums = joined.map(|(_, now)| now.members.iter().map(|member| level.actor(*member).influence).sum());
    sums.max().unwrap_or(own).max(own)
}

impl View {
    /// Whether `actor` finds the members it waits for in a coalition.
    #[must_use]
    pub fn in_sequence(&self, level: &Level, coalition: CoalitionId, actor: ActorId) -> bool {
        let terms = level.coalition(coalition).bonds.terms_of(actor).filter(|_| level.plays(Mechanism::Terms));
        terms.is_none_or(|terms| terms.in_sequence(&self.coalitions[coalition.ix()].members))
    }

    /// Whether one of the prices of `actor` is met, as far as this viewer, the lead or the one invited, can tell.
    #[must_use]
    pub fn price_met(&self, level: &Level, coalition: CoalitionId, actor: ActorId) -> bool {
        let (spec, now) = (level.coalition(coalition), &self.coalitions[coalition.ix()]);
        let Some(terms) = spec.bonds.terms_of(actor).filter(|_| level.plays(Mechanism::Terms)) else { return true };
        let trust = if self.seat() == Some(actor) {
            self.actors[spec.lead.ix()].your_trust
        } else {
            self.actors[actor.ix()].trust_in_you
        };
        let met = |(p, price): (usize, &JoinPrice)| match price {
            JoinPrice::Trust(wanted) => trust.is_some_and(|trust| trust >= *wanted),
            JoinPrice::Paid { .. } => now.bonds.paid.iter().any(|(to, at)| *to == actor && usize::from(*at) == p),
            JoinPrice::Package(package) => {
                matches!(self.packages[package.ix()], PackageState::Running { .. } | PackageState::Delivered { .. })
            }
        };
        terms.prices.is_empty() || terms.prices.iter().enumerate().any(met)
    }

    /// Coalitions that a draft of these talks serves.
    pub fn served<'a>(
        &'a self,
        level: &'a Level,
        talks: TalksId,
        draft: &'a Outcome,
    ) -> impl Iterator<Item = (CoalitionId, &'a CoalitionState)> {
        let all = level.coalitions.iter().zip(&self.coalitions).enumerate();
        all.filter(move |(_, (spec, _))| spec.talks == talks && spec.is_served_by(draft))
            .map(|(c, (_, now))| (CoalitionId::at(c), now))
    }
}
