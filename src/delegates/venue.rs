//! In a venue: how a bot votes, and which drafts it brings, backs, changes and wins blocs over for.

use super::Delegate;
use super::bargain::{stays_out, without_lines};
use super::desk::{ALOOF, OUTGOING};
use super::reasons::{Because, Decision, Idea, first_allowed};
use crate::base::{ActorId, ForumId, MotionId, TalksId};
use crate::level::{Doctrine, Leaning, Level};
use crate::negotiation::votes::{Ballot, Majority};
use crate::negotiation::{Outcome, Preferences, Utility};
use crate::rules::reckon::{self, Backing};
use crate::rules::{Motion, Order, Plan, Put, View, check_view, without_reserved};

/// Plans over venues that a bot makes in one turn at most.
const PLANS: usize = 3;
/// Basis points by which a draft may be worse than no deal for a bot to abstain instead of voting against it: twice as
/// many where it builds bridges, none where it does not.
const TOLERANCE: i64 = 300;
/// Basis points that an amendment has to gain to be moved.
const WORTH_MOVING: i64 = 400;
/// Turns before a session in which a bot brings a draft.
const LEAD_TIME: u16 = 2;
/// Steps in which a bot comes down from its best text until a draft is likely to pass.
const STEPS: i64 = 8;

impl Delegate {
    /// The vote that waits, and before it the clauses that the bot stays out of.
    pub(super) fn vote(&self, level: &Level, view: &View) -> Option<Decision> {
        let mut fora = view.fora.iter().zip(&level.fora).enumerate();
        let (forum, vote) =
            fora.find_map(|(f, (now, spec))| Some((ForumId::at(f), now.waits_for(spec, self.seat)?)))?;
        let motion = view.fora[forum.ix()].motion(vote.motion)?;
        let bot = Voter::new(level, view, self.seat, &self.doctrine, forum, motion.talks)?;
        let (draft, own) = (&motion.draft, bot.own);
        let (ballot, because) = match vote.put {
            Put::Amendment(amendment) => {
                let amendment = motion.amendments.get(usize::from(amendment))?;
                bot.prefers(&with(draft, amendment.issue, amendment.option), draft)
            }
            Put::Clause(issue) => bot.prefers(draft, &with(draft, issue, 0)),
            Put::Whole => {
                let reserved = &view.talks(motion.talks).table.reserved;
                let to_us = without_reserved(draft, reserved, self.seat);
                let bearable = own.acceptable_at(&without_lines(own, &to_us), own.reservation);
                let out = stays_out(own, &to_us, motion.talks, own.reservation).filter(|_| bearable);
                if let Some(out) = out.filter(|out| check_view(level, view, &out.order).is_ok()) {
                    return Some(out);
                }
                self.as_promised(level, view, motion.talks, draft, &to_us)
                    .or_else(|| self.in_ranks(level, view, forum, vote.motion, &to_us))
                    .unwrap_or_else(|| bot.on_whole(vote.motion, motion, &to_us))
            }
        };
        // A no to friends is explained.
        let friend = view.actors[motion.sponsors[0].ix()].your_trust.unwrap_or(0) > 0;
        let explained = ballot == Ballot::No && vote.put == Put::Whole && friend;
        [explained, false]
            .into_iter()
            .map(|explained| Order::Vote { forum, ballot, explained })
            .find(|order| check_view(level, view, order).is_ok())
            .map(|order| Decision::new(order, because))
    }

    /// The next plan over a venue.
    pub(super) fn lobby(&mut self, level: &Level, view: &View) -> Option<Decision> {
        let desk = view.desk()?;
        if desk.plans.iter().filter(|plan| about_venues(plan)).count() >= PLANS {
            return None;
        }
        let mut ideas = Vec::new();
        for (t, spec) in level.talks.iter().enumerate() {
            let talks = TalksId::at(t);
            let Some(forum) = spec.forum().filter(|_| view.talks(talks).is_open()) else { continue };
            let Some(bot) = Voter::new(level, view, self.seat, &self.doctrine, forum, talks) else { continue };
            let bound = bot.back(&mut ideas);
            if !bound && bot.session_is_near() {
                let preferences = self.rankings.of(level, talks, bot.own);
                ideas.extend(bot.draft(preferences).map(|(lead, draft)| {
                    let because = Because::Draft { worth: bot.own.value(&draft), lead };
                    Idea::new(Plan::Table { talks, draft }, because)
                }));
            }
        }
        first_allowed(level, view, ideas)
    }
}

const fn about_venues(plan: &Plan) -> bool {
    matches!(
        plan,
        Plan::Table { .. }
            | Plan::Cosponsor { .. }
            | Plan::Withdraw { .. }
            | Plan::Amend { .. }
            | Plan::Divide { .. }
            | Plan::Court { .. }
            | Plan::TakeFirst { .. }
    )
}

/// The draft with one clause changed.
fn with(draft: &Outcome, issue: u8, option: u8) -> Outcome {
    let mut draft = draft.clone();
    draft.0[usize::from(issue)] = option;
    draft
}

/// A member of a venue with its interests in the talks that are put to the vote there.
struct Voter<'a> {
    level: &'a Level,
    view: &'a View,
    seat: ActorId,
    doctrine: &'a Doctrine,
    forum: ForumId,
    talks: TalksId,
    own: &'a Utility,
}

impl<'a> Voter<'a> {
    fn new(
        level: &'a Level,
        view: &'a View,
        seat: ActorId,
        doctrine: &'a Doctrine,
        forum: ForumId,
        talks: TalksId,
    ) -> Option<Self> {
        level.forum(forum).member(seat)?;
        let party = level.talks(talks).party(seat)?;
        let own = &view.talks(talks).of_party(party)?.utility;
        Some(Self { level, view, seat, doctrine, forum, talks, own })
    }

    /// Better across fewer red lines, then for more.
    fn prefers(&self, one: &Outcome, other: &Outcome) -> (Ballot, Because) {
        let lines = |draft: &Outcome| u8::try_from(self.own.crossed(draft).count()).unwrap_or(u8::MAX);
        let worth = |draft: &Outcome| (std::cmp::Reverse(lines(draft)), self.own.value(draft));
        let lines = (lines(one), lines(other));
        let because = Because::Compared { yes: self.own.value(one), no: self.own.value(other), lines };
        let ballot = match worth(one).cmp(&worth(other)) {
            std::cmp::Ordering::Greater => Ballot::Yes,
            std::cmp::Ordering::Equal => Ballot::Abstain,
            std::cmp::Ordering::Less => Ballot::No,
        };
        (ballot, because)
    }

    fn tolerance(&self) -> i64 {
        match self.doctrine.bridging {
            ..ALOOF => 0,
            ALOOF..=OUTGOING => TOLERANCE,
            _ => 2 * TOLERANCE,
        }
    }

    fn on_whole(&self, id: MotionId, motion: &Motion, to_us: &Outcome) -> (Ballot, Because) {
        if let Some(line) = self.own.crossed(to_us).next() {
            return (Ballot::No, Because::Crosses { talks: self.talks, line });
        }
        let value = self.own.value(to_us);
        // A rival draft that is taken later and likely to pass is worth waiting for.
        let better = |(rival, other): (MotionId, &Motion)| {
            let worth = self.own.value(&other.draft);
            let better = rival != id
                && self.own.can_sign(&other.draft)
                && worth > value + WORTH_MOVING
                && self.passes(rival, other);
            better.then_some(worth)
        };
        if motion.sponsors[0] != self.seat
            && let Some(rival) = self.pending().find_map(better)
        {
            return (Ballot::No, Because::RivalBetter { worth: value, rival });
        }
        // Whom it leans on it does not vote down lightly.
        let leans = motion.sponsors.iter().map(|sponsor| self.view.dependence(self.seat, *sponsor)).max().unwrap_or(0);
        let (no_deal, leans, overlooks) = (self.own.reservation, i64::from(leans) * reckon::NEED, self.tolerance());
        let ballot = match value - no_deal + leans {
            0.. => Ballot::Yes,
            loss if loss >= -overlooks => Ballot::Abstain,
            _ => Ballot::No,
        };
        (ballot, Because::AgainstNoDeal { worth: value, no_deal, leans, overlooks })
    }

    fn pending(&self) -> impl Iterator<Item = (MotionId, &'a Motion)> {
        let there = &self.view.fora[self.forum.ix()];
        let of_talks = |motion: &&Motion| motion.talks == self.talks;
        there.queue.iter().filter_map(move |id| there.pending(*id).filter(of_talks).map(|motion| (*id, motion)))
    }

    /// How far ahead of its rule a draft is likely to be, in votes: below 0 it would fail.
    fn margin(&self, draft: &Outcome, backing: &Backing) -> i64 {
        let count = self.view.whip_count(self.level, self.forum, draft, backing);
        let stages = self.level.forum(self.forum).stages.iter();
        stages.map(|stage| Majority::from(stage.majority).lead(count)).min().unwrap_or(0)
    }

    fn passes(&self, id: MotionId, motion: &Motion) -> bool {
        let backing = Backing { talks: self.talks, sponsors: &motion.sponsors, motion: Some(id) };
        self.margin(&motion.draft, &backing) >= 0
    }

    fn session_is_near(&self) -> bool {
        let next = self.level.forum(self.forum).next_session(0, self.view.turn + 1);
        next.is_some_and(|session| session <= self.view.turn + LEAD_TIME)
    }

    /// What to do about drafts that are pending. Whether one of them is the bot's, or as good as.
    fn back(&self, ideas: &mut Vec<Idea>) -> bool {
        let (forum, best) = (self.forum, self.own.best_value().unwrap_or(self.own.reservation));
        let room = (best - self.own.reservation).max(1);
        let mut bound = false;
        // Whoever works for rules backs what is only half its own.
        let worth_backing = if self.doctrine.norms > OUTGOING { 45 } else { 60 };
        for (motion, draft) in self.pending() {
            let share = (self.own.value(&draft.draft) - self.own.reservation) * 100 / room;
            let can_sign = self.own.can_sign(&draft.draft);
            let sponsor = draft.sponsors.contains(&self.seat);
            bound |= sponsor;
            if can_sign && share >= worth_backing && !sponsor {
                let because = Because::HalfItsOwn { share, wants: worth_backing };
                ideas.push(Idea::new(Plan::Cosponsor { forum, motion }, because));
                bound = true;
            }
            if !sponsor {
                ideas.extend(self.amendment(motion, draft));
            }
            if sponsor || share >= 60 {
                self.court(ideas, motion, draft, false);
            } else if !can_sign || share < 0 {
                self.court(ideas, motion, draft, true);
            }
        }
        bound
    }

    /// The change of one clause that gains the most and that more of the blocs' votes gain by than lose by.
    fn amendment(&self, motion: MotionId, draft: &Motion) -> Option<Idea> {
        let leanings = &self.level.talks(self.talks).leanings;
        let blocs = &self.level.forum(self.forum).blocs;
        let welcome = |issue: usize, from: u8, to: u8| {
            let votes = blocs.iter().zip(leanings).map(|(bloc, leaning)| {
                i64::from(bloc.size) * (middle(leaning, issue, to) - middle(leaning, issue, from)).signum()
            });
            let votes = votes.sum::<i64>();
            (votes > 0 || blocs.is_empty()).then_some(votes)
        };
        let mut best: Option<(i64, i64, Plan)> = None;
        for (i, (values, now)) in self.own.values.iter().zip(&draft.draft.0).enumerate() {
            let Ok(issue) = u8::try_from(i) else { continue };
            for option in (0..values.len()).filter_map(|option| u8::try_from(option).ok()) {
                let gain = values[usize::from(option)] - values[usize::from(*now)];
                let best_yet = best.as_ref().map_or(WORTH_MOVING - 1, |(gain, ..)| *gain);
                if gain > best_yet
                    && let Some(votes) = welcome(i, *now, option)
                {
                    best = Some((gain, votes, Plan::Amend { forum: self.forum, motion, issue, option }));
                }
            }
        }
        best.map(|(gain, votes, plan)| Idea::new(plan, Because::Improves { gain, votes }))
    }

    /// The bloc with which a little more makes the most votes, while the outcome is open.
    fn court(&self, ideas: &mut Vec<Idea>, motion: MotionId, draft: &Motion, against: bool) {
        let forum = self.forum;
        let backing = Backing { talks: self.talks, sponsors: &draft.sponsors, motion: Some(motion) };
        let margin = self.margin(&draft.draft, &backing);
        let votes = i64::try_from(self.level.forum(forum).votes()).unwrap_or(i64::MAX);
        if margin.abs() > votes / 3 {
            return;
        }
        let mut blocs: Vec<_> = self.level.forum(forum).blocs.iter().enumerate().collect();
        blocs.sort_by_key(|(_, bloc)| std::cmp::Reverse(bloc.size));
        // A trader pays early, and for votes that are not much in doubt.
        let trader = self.doctrine.trading > OUTGOING;
        let (spared, doubt) = if trader { (3, 3) } else { (6, 10) };
        let rich = self.view.desk().is_some_and(|desk| desk.free.capital >= spared);
        for (b, bloc) in blocs {
            let Ok(b) = u8::try_from(b) else { continue };
            let because = Because::Open { lead: margin, votes: bloc.size, against };
            let word = Plan::Court { forum, motion, bloc: b, price: None, against };
            let prices = (0..bloc.prices.len()).filter_map(|price| u8::try_from(price).ok());
            let paid = prices.map(|price| Plan::Court { forum, motion, bloc: b, price: Some(price), against });
            ideas.push(Idea::new(word, because));
            // Nobody pays against a draft, nor for one that is through.
            let pays = self.doctrine.trading >= ALOOF && rich && !against && margin < votes / doubt;
            ideas.extend(paid.filter(|_| pays).map(|plan| Idea::new(plan, because)));
        }
    }

    /// The best draft for itself that is likely to pass, or the one that comes nearest to it, with its lead in votes.
    fn draft(&self, preferences: &Preferences) -> Option<(i64, Outcome)> {
        let best = self.own.best_value()?;
        let table = &self.view.talks(self.talks).table;
        let own = self.level.talks(self.talks).party(self.seat);
        let asked = table.wants.iter().enumerate().filter(|(p, _)| Some(*p) != own).filter_map(|(_, w)| w.clone());
        let leanings = &self.level.talks(self.talks).leanings;
        let heard: Vec<Outcome> = asked.chain(leanings.iter().map(favourite)).collect();
        let backing = Backing { talks: self.talks, sponsors: &[self.seat], motion: None };
        let floor = self.own.reservation.min(best);
        let drafts = (0..=STEPS).filter_map(|step| {
            let wants = best - (best - floor) * step / STEPS;
            let draft = preferences.trade_off(wants, &heard)?;
            let margin = self.margin(&draft, &backing);
            Some((margin, draft))
        });
        let drafts: Vec<(i64, Outcome)> = drafts.collect();
        let passes = drafts.iter().find(|(margin, _)| *margin >= 0);
        // Of equals the one that asks for more.
        let nearest = drafts.iter().rev().max_by_key(|(margin, _)| *margin);
        passes.or(nearest).cloned()
    }
}

/// Twice what a bloc makes of an option on average.
fn middle(leaning: &Leaning, issue: usize, option: u8) -> i64 {
    let (low, high) = leaning.values[issue][usize::from(option)];
    i64::from(low) + i64::from(high)
}

/// The draft that a bloc likes best.
fn favourite(leaning: &Leaning) -> Outcome {
    let best = |issue: usize| {
        let options = (0..leaning.values[issue].len()).filter_map(|option| u8::try_from(option).ok());
        options.max_by_key(|option| (middle(leaning, issue, *option), std::cmp::Reverse(*option))).unwrap_or(0)
    };
    Outcome((0..leaning.values.len()).map(best).collect())
}
