//! Coalitions: who may invite, and be asked as a member.

use super::{Checked, Seated, must};
use crate::base::{ActorId, CoalitionId};
use crate::level::{JoinPrice, Mechanism};
use crate::rules::refusal::Refusal;
use crate::rules::state::CoalitionState;

impl<'a> Seated<'a> {
    pub(super) fn invite(&self, coalition: CoalitionId, actor: ActorId) -> Checked {
        self.other(actor)?;
        let spec = self.level.coalitions.get(coalition.ix()).ok_or(Refusal::Unknown)?;
        let now = &self.view.coalitions[coalition.ix()];
        must(spec.lead == self.seat, Refusal::LeadOnly { lead: spec.lead })?;
        must(!now.members.contains(&actor) && !now.invited.contains(&actor), Refusal::AlreadyIn)?;
        must(spec.invites.iter().any(|(invited, _)| *invited == actor), Refusal::NotInvited)
    }

    /// A coalition that this seat is a member of, with its lead.
    pub(super) fn member_of(&self, coalition: CoalitionId) -> Checked<(ActorId, &'a CoalitionState)> {
        let spec = self.level.coalitions.get(coalition.ix()).ok_or(Refusal::Unknown)?;
        let now = &self.view.coalitions[coalition.ix()];
        must(now.members.contains(&self.seat), Refusal::NotAMember)?;
        Ok((spec.lead, now))
    }

    /// As an invitation; who is invited can be given more.
    pub(super) fn invite_for(&self, coalition: CoalitionId, actor: ActorId, price: u8) -> Checked {
        must(self.level.plays(Mechanism::Coalitions), Refusal::SwitchedOff)?;
        self.other(actor)?;
        let spec = self.level.coalitions.get(coalition.ix()).ok_or(Refusal::Unknown)?;
        let now = &self.view.coalitions[coalition.ix()];
        must(spec.lead == self.seat, Refusal::LeadOnly { lead: spec.lead })?;
        must(!now.members.contains(&actor) && !now.bonds.paid.contains(&(actor, price)), Refusal::AlreadyIn)?;
        must(spec.invites.iter().any(|(invited, _)| *invited == actor), Refusal::NotInvited)?;
        let prices = spec.bonds.terms_of(actor).map_or(&[][..], |terms| &terms.prices);
        let paid = prices.get(usize::from(price)).is_some_and(|price| matches!(price, JoinPrice::Paid { .. }));
        must(paid, Refusal::Unknown)
    }
}
