//! In a coalition: whom a bot wins for it and at what price, what it gives its word for, and when it keeps it.

use std::collections::BTreeSet;

use super::Delegate;
use super::reasons::{Because, Decision, Idea, first_allowed};
use crate::base::{ActorId, CoalitionId, ForumId, MotionId, TalksId};
use crate::level::{JoinPrice, Level};
use crate::negotiation::votes::Ballot;
use crate::negotiation::{Outcome, Utility};
use crate::rules::{CoalitionState, Plan, View};

/// Plans over coalitions that a bot makes in one turn at most.
const PLANS: usize = 2;
/// Basis points below no deal that a point of `word` is worth to a bot that has given it.
const WORD: i64 = 20;

const fn about_coalitions(plan: &Plan) -> bool {
    matches!(plan, Plan::InviteFor { .. } | Plan::PledgeTo { .. } | Plan::Whip { .. } | Plan::Declare { .. })
}

impl Delegate {
    /// The next plan over a coalition that the bot is in.
    pub(super) fn ally(&self, level: &Level, view: &View) -> Option<Decision> {
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
        first_allowed(level, view, ideas)
    }

    /// The word of who gains by what the coalition wants: in public where rules count, to the lead where support is for sale.
    fn pledge(&self, level: &Level, view: &View, coalition: CoalitionId) -> Option<Idea> {
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
        let gain = gain.sum::<i64>();
        if !signs || gain <= 0 {
            return None;
        }
        let doctrine = self.doctrine;
        let public = doctrine.norms.max(doctrine.bridging) >= 60 || spec.lead == self.seat;
        let idea = || Idea::new(Plan::PledgeTo { coalition, public }, Because::WantsTheSame { gain });
        (public || doctrine.trading >= 60).then(idea)
    }

    /// Members that would come now, the cheapest first, each for the least it takes.
    fn buy_members(&self, level: &Level, view: &View, coalition: CoalitionId, ideas: &mut Vec<Idea>) {
        let (spec, now) = (level.coalition(coalition), &view.coalitions[coalition.ix()]);
        let generous = self.doctrine.trading >= 30;
        let free = view.desk().map(|desk| desk.free).unwrap_or_default();
        let mut offers = Vec::new();
        for terms in spec.bonds.terms.iter().filter(|terms| !now.members.contains(&terms.actor)) {
            let actor = terms.actor;
            if !view.in_sequence(level, coalition, actor) {
                continue;
            }
            if view.price_met(level, coalition, actor) {
                offers.push((0, actor, Plan::Invite { coalition, actor }, Because::TermsMet { actor }));
                continue;
            }
            for (p, price) in terms.prices.iter().enumerate().filter(|_| generous) {
                let Ok(p) = u8::try_from(p) else { continue };
                let because = Because::CheapestTerms { actor, coalition };
                match price {
                    JoinPrice::Paid { capital, budget } if *capital <= free.capital && *budget <= free.budget => {
                        let plan = Plan::InviteFor { coalition, actor, price: p };
                        offers.push((capital * 2 + budget, actor, plan, because));
                    }
                    JoinPrice::Package(package) => {
                        let whole = level.package(*package).cost_per_turn * i32::from(level.package(*package).delay);
                        if whole <= free.budget {
                            offers.push((whole, actor, Plan::Give { package: *package }, because));
                        }
                    }
                    JoinPrice::Paid { .. } | JoinPrice::Trust(_) => {}
                }
            }
        }
        offers.sort_by_key(|(cost, ..)| *cost);
        let mut asked = BTreeSet::new();
        offers.retain(|(_, actor, ..)| asked.insert(*actor));
        ideas.extend(offers.into_iter().map(|(_, _, plan, because)| Idea::new(plan, because)));
    }

    /// Calls votes on drafts that serve the coalition, and speaks for it once it is likely to grow no more.
    fn lead(&self, level: &Level, view: &View, coalition: CoalitionId, now: &CoalitionState, ideas: &mut Vec<Idea>) {
        let spec = level.coalition(coalition);
        let talks = level.talks(spec.talks);
        if let Some(forum) = talks.forum() {
            let there = &view.fora[forum.ix()];
            for motion in there.queue.iter().copied() {
                let draft = there.pending(motion).filter(|draft| draft.talks == spec.talks);
                if draft.is_some_and(|draft| spec.is_served_by(&draft.draft)) {
                    let because = Because::DraftServes { coalition };
                    ideas.push(Idea::new(Plan::Whip { coalition, motion, against: false }, because));
                }
            }
        }
        let wanting = spec.invites.iter().filter(|(actor, _)| !now.members.contains(actor)).count();
        let near = view.turn + 2 >= talks.closes || 2 * view.turn >= talks.opens + talks.closes;
        if wanting == 0 || near {
            let because = Because::SpeaksUp { outside: u8::try_from(wanting).unwrap_or(u8::MAX), late: near };
            ideas.push(Idea::new(Plan::Declare { coalition }, because));
        }
    }

    fn interests<'a>(&self, level: &Level, view: &'a View, talks: TalksId) -> Option<&'a Utility> {
        let party = level.talks(talks).party(self.seat)?;
        view.talks(talks).of_party(party).map(|own| &*own.utility)
    }

    /// Why the bot, which has given its word for a draft, keeps it, if it has and does: across no red line, at a loss that its word is worth.
    pub(super) fn keeps_word(
        &self,
        level: &Level,
        view: &View,
        talks: TalksId,
        draft: &Outcome,
        to_us: &Outcome,
    ) -> Option<Because> {
        let pledged = view.served(level, talks, draft).any(|(_, now)| now.bonds.open_pledge(self.seat).is_some());
        let (worth, bears) = self.bears(level, view, talks, to_us).filter(|_| pledged)?;
        Some(Because::GaveWord { worth, bears })
    }

    /// How the bot votes when its coalition has called it, or it has given its word; nothing if neither binds it.
    pub(super) fn in_ranks(
        &self,
        level: &Level,
        view: &View,
        forum: ForumId,
        motion: MotionId,
        to_us: &Outcome,
    ) -> Option<(Ballot, Because)> {
        let draft = view.fora[forum.ix()].motion(motion)?;
        if let Some(because) = self.keeps_word(level, view, draft.talks, &draft.draft, to_us) {
            return Some((Ballot::Yes, because));
        }
        let lead = |actor: ActorId| view.actors[actor.ix()].your_trust.unwrap_or(0) >= 0;
        let mut all = level.coalitions.iter().zip(&view.coalitions).enumerate();
        let (coalition, against) = all.find_map(|(c, (spec, now))| {
            let whip = now.bonds.whips.iter().find(|whip| whip.motion == motion)?;
            let binds = spec.talks == draft.talks && now.members.contains(&self.seat) && lead(spec.lead);
            binds.then_some((CoalitionId::at(c), whip.against))
        })?;
        match against {
            false => {
                let (worth, bears) = self.bears(level, view, draft.talks, to_us)?;
                Some((Ballot::Yes, Because::CalledFor { coalition, worth, bears }))
            }
            // To vote against what one gains by is more than a call is worth; to stay away is not.
            true => Some((Ballot::Abstain, Because::CalledAgainst { coalition })),
        }
    }

    /// How the bot votes where it promised its vote in a text, if it keeps the promise: for a draft that it can bear, against one
    /// by which it would not gain more than its word is worth.
    pub(super) fn as_promised(
        &self,
        level: &Level,
        view: &View,
        talks: TalksId,
        draft: &Outcome,
        to_us: &Outcome,
    ) -> Option<(Ballot, Because)> {
        let mut words = view.conduct.promised_votes(level, &view.texts, view.turn, self.seat, (talks, draft));
        let (_, against) = words.next()?;
        if !against {
            let (worth, bears) = self.bears(level, view, talks, to_us)?;
            return Some((Ballot::Yes, Because::GaveWord { worth, bears }));
        }
        let own = self.interests(level, view, talks)?;
        let (worth, forgoes) = (own.value(to_us), own.reservation + WORD * i64::from(self.doctrine.word));
        (worth <= forgoes).then_some((Ballot::No, Because::PromisedAgainst { worth, forgoes }))
    }

    /// What a draft is worth and the least that the bot would bear for its word, if it bears this one.
    fn bears(&self, level: &Level, view: &View, talks: TalksId, to_us: &Outcome) -> Option<(i64, i64)> {
        let own = self.interests(level, view, talks)?;
        let bears = own.reservation - WORD * i64::from(self.doctrine.word);
        own.acceptable_at(to_us, bears).then(|| (own.value(to_us), bears))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{OfferId, Seed};
    use crate::delegates::Style;
    use crate::level::library;
    use crate::rules::{Order, Viewer, begin, resolve};

    /// Borland promised its vote for a draft by which it loses a sixth of all it could have.
    #[test]
    fn a_promised_vote_is_cast_by_whose_word_is_good() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/pact.ron");
        let level = library::load(&path).level.unwrap();
        let [ald, bor, cam] = ["ALD", "BOR", "CAM"].map(|code| level.find_actor(code).unwrap());
        let (talks, offer) = (TalksId(3), OfferId(0));
        let (mut state, _) = begin(&level, Seed(1));
        let mut give = |seat, order: Order| drop(resolve(&level, &mut state, seat, &order).unwrap());
        give(ald, Order::Offer { talks, draft: Outcome(vec![0, 1, 0, 0, 0]) });
        for seat in [bor, cam] {
            give(seat, Order::Answer { talks, offer, accept: true, threshold: None });
        }
        give(cam, Order::Plan(Plan::Table { talks: TalksId(2), draft: Outcome(vec![2]) }));
        level.actor_ids().for_each(|seat| give(seat, Order::Send));
        let view = View::unexplained(&level, &state, Viewer::Seat(bor));
        let votes = [100, 0].map(|word| {
            let mut bot = Delegate::new(&level, bor, Style::Doctrine);
            bot.doctrine.word = word;
            match bot.vote(&level, &view).unwrap().order {
                Order::Vote { ballot, .. } => ballot,
                other => panic!("{other:?}"),
            }
        });
        assert_eq!(votes, [Ballot::Yes, Ballot::No]);
    }
}
