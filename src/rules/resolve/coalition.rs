//! Coalitions: what members owe each other, how they are called to vote, speak together and fall apart.

use super::{Resolution, tuning};
use crate::base::{ActorId, CoalitionId, ForumId, MotionId, TalksId};
use crate::level::{JoinPrice, Mechanism};
use crate::negotiation::Outcome;
use crate::negotiation::votes::Ballot;
use crate::rules::coalition::pooled;
use crate::rules::fact::Fact;
use crate::rules::forum::{Cast, Vote};
use crate::rules::home::Sway;
use crate::rules::order::Plan;
use crate::rules::reckon;
use crate::rules::state::without_reserved;

impl Resolution<'_> {
    fn coalitions(&self) -> impl Iterator<Item = CoalitionId> + use<> {
        (0..self.level.coalitions.len()).map(CoalitionId::at)
    }

    /// Coalitions over these talks whose outcome a draft holds.
    fn served(&self, talks: TalksId, draft: &Outcome) -> Vec<CoalitionId> {
        let serves = |c: &CoalitionId| {
            let spec = self.level.coalition(*c);
            spec.talks == talks && spec.is_served_by(draft)
        };
        self.coalitions().filter(serves).collect()
    }

    /// An invitation with something in hand.
    pub(super) fn invite_for(&mut self, coalition: CoalitionId, actor: ActorId, price: u8) {
        if !self.state.coalition(coalition).invited.contains(&actor) {
            self.emit(Fact::Invited { coalition, actor });
        }
        self.emit(Fact::JoinPaid { coalition, actor, price });
    }

    pub(super) fn join(&mut self, coalition: CoalitionId, actor: ActorId) {
        let spec = self.level.coalition(coalition);
        let paid = self.state.coalition(coalition).bonds.paid.iter().filter(|(to, _)| *to == actor);
        let prices = spec.bonds.terms_of(actor).map_or(&[][..], |terms| &terms.prices);
        let given: Vec<JoinPrice> = paid.filter_map(|(_, price)| prices.get(usize::from(*price))).copied().collect();
        self.emit(Fact::Joined { coalition, actor });
        for price in given {
            if let JoinPrice::Paid { capital, budget } = price {
                if capital > 0 {
                    self.emit(Fact::CapitalChanged { actor, by: capital });
                }
                if budget > 0 {
                    self.emit(Fact::BudgetChanged { actor, by: budget });
                }
            }
        }
        self.trust(spec.lead, actor, 4);
        self.trust(actor, spec.lead, 2);
    }

    pub(super) fn leave(&mut self, coalition: CoalitionId, actor: ActorId) {
        self.judge(coalition, actor, false);
        self.part(coalition, actor);
    }

    fn part(&mut self, coalition: CoalitionId, actor: ActorId) {
        self.emit(Fact::Left { coalition, actor });
        self.trust(self.level.coalition(coalition).lead, actor, -6);
    }

    // Pledges.

    /// A pledge that is open was kept or broken.
    fn judge(&mut self, coalition: CoalitionId, by: ActorId, kept: bool) {
        let now = self.state.coalition(coalition);
        let Some(pledge) = now.bonds.open_pledge(by).copied().filter(|_| self.level.plays(Mechanism::CoalitionPledges))
        else {
            return;
        };
        let members = now.members.clone();
        self.emit(Fact::PledgeJudged { coalition, by, kept });
        let lead = self.level.coalition(coalition).lead;
        match (pledge.public, kept) {
            (true, true) => members.iter().for_each(|member| self.trust(*member, by, tuning::PLEDGE_KEPT)),
            (true, false) => {
                self.credibility(by, tuning::PLEDGE_BROKEN_CREDIBILITY);
                self.sway(by, Sway::WordBroken);
                members.iter().for_each(|member| self.trust(*member, by, tuning::PLEDGE_BROKEN));
            }
            (false, true) => self.trust(lead, by, tuning::PLEDGE_KEPT),
            (false, false) => self.trust(lead, by, tuning::SECRET_PLEDGE_BROKEN),
        }
    }

    /// What `by` did about a draft decides its pledges to coalitions that the draft serves. Whoever stays out of a clause has
    /// not backed it.
    pub(super) fn acted_on(&mut self, talks: TalksId, draft: &Outcome, by: ActorId, kept: bool) {
        let reserved = &self.state.talks[talks.ix()].table.reserved;
        let draft = without_reserved(draft, if kept { reserved } else { &[] }, by);
        for coalition in self.served(talks, &draft) {
            self.judge(coalition, by, kept);
        }
    }

    /// Whoever walks out of its coalition's talks breaks its word, whatever lies there.
    pub(super) fn walked_out_on(&mut self, talks: TalksId, by: ActorId) {
        for coalition in self.coalitions().filter(|c| self.level.coalition(*c).talks == talks) {
            self.judge(coalition, by, false);
        }
    }

    /// When signing is over, whoever has pledged to and has not signed has broken its word.
    pub(super) fn signing_is_over(&mut self, talks: TalksId, draft: &Outcome) {
        let signed = self.state.talks[talks.ix()].table.signed.clone();
        for party in self.level.talks(talks).parties.iter().filter(|party| !signed.contains(party)) {
            self.acted_on(talks, draft, *party, false);
        }
    }

    // Votes.

    /// What a vote on a whole draft says of pledges and ranks.
    pub(super) fn voted_in_ranks(&mut self, forum: ForumId, talks: TalksId, draft: &Outcome, vote: &Vote) {
        for (member, cast) in self.level.forum(forum).members.iter().zip(&vote.cast) {
            let Cast::Given { ballot, .. } = *cast else { continue };
            match ballot {
                Ballot::Yes => self.acted_on(talks, draft, *member, true),
                Ballot::No => self.acted_on(talks, draft, *member, false),
                Ballot::Abstain | Ballot::Absent => {}
            }
            for coalition in self.coalitions().filter(|c| self.level.coalition(*c).talks == talks) {
                let lead = self.level.coalition(coalition).lead;
                let now = self.state.coalition(coalition);
                let against = |against| if against { Ballot::Yes } else { Ballot::No };
                let called = now.bonds.whips.iter().any(|w| w.motion == vote.motion && ballot == against(w.against));
                if called && *member != lead && now.members.contains(member) && self.level.plays(Mechanism::Whips) {
                    self.emit(Fact::RanksBroken { coalition, by: *member });
                    self.trust(lead, *member, tuning::RANKS_BROKEN);
                }
            }
        }
    }

    pub(super) fn whip(&mut self, coalition: CoalitionId, motion: MotionId, against: bool) {
        self.emit(Fact::Whipped { coalition, motion, against });
    }

    // Together and apart.

    /// Parties outside find that the world expects more of them, by what the members weigh in it; if most members follow.
    pub(super) fn declare(&mut self, coalition: CoalitionId) {
        let spec = self.level.coalition(coalition);
        let members = self.state.coalition(coalition).members.clone();
        let others: Vec<ActorId> = members.iter().copied().filter(|member| *member != spec.lead).collect();
        let follow =
            others.iter().filter(|member| self.state.trust(**member, spec.lead) >= reckon::SPEAKS_ALONG).count();
        if 2 * follow <= others.len() {
            self.emit(Fact::PlanFailed { seat: spec.lead, plan: Plan::Declare { coalition } });
            return;
        }
        let by = reckon::statement_moves(self.level, coalition, &members);
        self.emit(Fact::Declared { coalition, by });
        for party in &self.level.talks(spec.talks).parties {
            if !members.contains(party) {
                self.move_no_deal(spec.talks, *party, -by);
            }
        }
    }

    /// Members that broke ranks, or no longer trust the lead enough, leave, and take with them who trusts them more than it.
    pub(super) fn split(&mut self) {
        if !self.level.plays(Mechanism::Whips) {
            return;
        }
        for coalition in self.coalitions() {
            let spec = self.level.coalition(coalition);
            let Some(below) = spec.bonds.splits_below else { continue };
            let now = self.state.coalition(coalition);
            let trusts = |of: ActorId, to: ActorId| self.state.trust(of, to);
            let out = |member: &ActorId| {
                *member != spec.lead && (now.bonds.strayed.contains(member) || trusts(*member, spec.lead) < below)
            };
            let (leaving, staying): (Vec<ActorId>, Vec<ActorId>) = now.members.iter().partition(|member| out(member));
            let follows = |member: &ActorId| {
                leaving.iter().any(|to| *member != spec.lead && trusts(*member, *to) > trusts(*member, spec.lead))
            };
            let following: Vec<ActorId> = staying.iter().copied().filter(follows).collect();
            for actor in leaving.into_iter().chain(following) {
                self.part(coalition, actor);
            }
        }
    }

    /// Influence behind what an actor says over some talks.
    pub(super) fn behind(&self, actor: ActorId, talks: Option<TalksId>, leads: bool) -> i32 {
        pooled(self.level, &self.state.coalitions, actor, talks, leads)
    }
}
