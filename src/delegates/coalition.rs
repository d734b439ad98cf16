//! In a coalition: whom a bot wins for it and at what price, what it gives its word for, and when it keeps it.

use super::Delegate;
use crate::base::{ActorId, CoalitionId, ForumId, MotionId, TalksId};
use crate::level::{JoinPrice, Level};
use crate::negotiation::votes::Ballot;
use crate::negotiation::{Outcome, Utility};
use crate::rules::{CoalitionState, Order, Plan, View, check_view};

/// Plans over coalitions that a bot makes in one turn at most.
const PLANS: usize = 2;
/// Basis points below no deal that a point of `word` is worth to a bot that has given it.
const WORD: i64 = 20;

const fn about_coalitions(plan: &Plan) -> bool {
    matches!(plan, Plan::InviteFor { .. } | Plan::PledgeTo { .. } | Plan::Whip { .. } | Plan::Declare { .. })
}

impl Delegate {
    /// The next plan over a coalition that the bot is in.
    pub(super) fn ally(&self, level: &Level, view: &View) -> Option<Order> {
        let desk = view.desk()?;
        if desk.plans.iter().filter(|plan| about_coalitions(plan)).count() >= PLANS {
            return None;
        }
        let mut ideas = Vec::new();
        for (c, (spec, now)) in level.coalitions.iter().zip(&view.coalitions).enumerate() {
            // Levels that say nothing of what binds a coalition have bots that know nothing of it.
            if spec.bonds.are_none() || !now.members.contains(&self.seat) {
                continue;
            }
            let coalition = CoalitionId::at(c);
            ideas.extend(self.pledge(level, view, coalition));
            if spec.lead == self.seat {
                self.buy_members(level, view, coalition, &mut ideas);
                self.lead(level, view, coalition, now, &mut ideas);
            }
        }
        ideas.into_iter().map(Order::Plan).find(|order| check_view(level, view, order).is_ok())
    }

    /// The word of who gains by what the coalition wants: in public where rules count, to the lead where support is for sale.
    fn pledge(&self, level: &Level, view: &View, coalition: CoalitionId) -> Option<Plan> {
        let spec = level.coalition(coalition);
        let own = self.interests(level, view, spec.talks)?;
        let gain = spec.wants.iter().map(|(issue, option)| {
            let values = own.values.get(usize::from(*issue));
            values.map_or(0, |values| values[usize::from(*option)] - values[0])
        });
        let signs = !spec
            .wants
            .iter()
            .any(|(issue, option)| own.red_lines.iter().any(|line| (line.issue, line.option) == (*issue, *option)));
        if !signs || gain.sum::<i64>() <= 0 {
            return None;
        }
        let doctrine = self.doctrine;
        let public = doctrine.norms.max(doctrine.bridging) >= 60 || spec.lead == self.seat;
        (public || doctrine.trading >= 60).then_some(Plan::PledgeTo { coalition, public })
    }

    /// The cheapest member that would come now for something it takes.
    fn buy_members(&self, level: &Level, view: &View, coalition: CoalitionId, ideas: &mut Vec<Plan>) {
        let (spec, now) = (level.coalition(coalition), &view.coalitions[coalition.ix()]);
        let generous = self.doctrine.trading >= 30;
        let budget = view.desk().map_or(0, |desk| desk.free.budget);
        let mut offers = Vec::new();
        for terms in spec.bonds.terms.iter().filter(|terms| !now.members.contains(&terms.actor)) {
            let actor = terms.actor;
            if !view.in_sequence(level, coalition, actor) {
                continue;
            }
            if view.price_met(level, coalition, actor) {
                offers.push((0, Plan::Invite { coalition, actor }));
                continue;
            }
            for (p, price) in terms.prices.iter().enumerate().filter(|_| generous) {
                let Ok(p) = u8::try_from(p) else { continue };
                match price {
                    JoinPrice::Paid { capital, budget: money } => {
                        offers.push((capital * 2 + money, Plan::InviteFor { coalition, actor, price: p }));
                    }
                    JoinPrice::Package(package) => {
                        let whole = level.package(*package).cost_per_turn * i32::from(level.package(*package).delay);
                        if whole <= budget {
                            offers.push((whole, Plan::Give { package: *package }));
                        }
                    }
                    JoinPrice::Trust(_) => {}
                }
            }
        }
        offers.sort_by_key(|(cost, _)| *cost);
        ideas.extend(offers.into_iter().map(|(_, plan)| plan));
    }

    /// Calls votes on drafts that serve the coalition, and speaks for it once it is likely to grow no more.
    fn lead(&self, level: &Level, view: &View, coalition: CoalitionId, now: &CoalitionState, ideas: &mut Vec<Plan>) {
        let spec = level.coalition(coalition);
        let talks = level.talks(spec.talks);
        if let Some(forum) = talks.forum() {
            let there = &view.fora[forum.ix()];
            for motion in there.queue.iter().copied() {
                let draft = there.pending(motion).filter(|draft| draft.talks == spec.talks);
                if draft.is_some_and(|draft| spec.is_served_by(&draft.draft)) {
                    ideas.push(Plan::Whip { coalition, motion, against: false });
                }
            }
        }
        let wanting = spec.invites.iter().filter(|(actor, _)| !now.members.contains(actor)).count();
        let near = view.turn + 2 >= talks.closes || 2 * view.turn >= talks.opens + talks.closes;
        if wanting == 0 || near {
            ideas.push(Plan::Declare { coalition });
        }
    }

    fn interests<'a>(&self, level: &Level, view: &'a View, talks: TalksId) -> Option<&'a Utility> {
        let party = level.talks(talks).party(self.seat)?;
        view.talks(talks).of_party(party).map(|own| &*own.utility)
    }

    /// Whether the bot has given its word for a draft and keeps it: across no red line, at a loss that its word is worth.
    pub(super) fn keeps_word(
        &self,
        level: &Level,
        view: &View,
        talks: TalksId,
        draft: &Outcome,
        to_us: &Outcome,
    ) -> bool {
        let pledged = view.served(level, talks, draft).any(|(_, now)| now.bonds.open_pledge(self.seat).is_some());
        pledged && self.bears(level, view, talks, to_us)
    }

    /// How the bot votes when its coalition has called it, or it has given its word; nothing if neither binds it.
    pub(super) fn in_ranks(
        &self,
        level: &Level,
        view: &View,
        forum: ForumId,
        motion: MotionId,
        to_us: &Outcome,
    ) -> Option<Ballot> {
        let draft = view.fora[forum.ix()].motion(motion)?;
        if self.keeps_word(level, view, draft.talks, &draft.draft, to_us) {
            return Some(Ballot::Yes);
        }
        let lead = |actor: ActorId| view.actors[actor.ix()].your_trust.unwrap_or(0) >= 0;
        let called = level.coalitions.iter().zip(&view.coalitions).find_map(|(spec, now)| {
            let whip = now.bonds.whips.iter().find(|whip| whip.motion == motion)?;
            let binds = spec.talks == draft.talks && now.members.contains(&self.seat) && lead(spec.lead);
            binds.then_some(whip.against)
        })?;
        match called {
            false => self.bears(level, view, draft.talks, to_us).then_some(Ballot::Yes),
            // To vote against what one gains by is more than a call is worth; to stay away is not.
            true => Some(Ballot::Abstain),
        }
    }

    fn bears(&self, level: &Level, view: &View, talks: TalksId, to_us: &Outcome) -> bool {
        let patience = WORD * i64::from(self.doctrine.word);
        let own = self.interests(level, view, talks);
        own.is_some_and(|own| own.acceptable_at(to_us, own.reservation - patience))
    }
}
