//! Before a venue: drafts, amendments, votes.

use super::{Checked, Seated, must};
use crate::base::{ForumId, MotionId, TalksId};
use crate::level::Cost;
use crate::negotiation::Outcome;
use crate::negotiation::votes::Ballot;
use crate::rules::forum::{Cast, Courted, Motion};
use crate::rules::order::{EXPLANATION_COST, Plan};
use crate::rules::refusal::Refusal;

impl<'a> Seated<'a> {
    /// A draft that is pending there.
    pub(super) fn pending(&self, forum: ForumId, motion: MotionId) -> Checked<&'a Motion> {
        let there = self.view.fora.get(forum.ix()).ok_or(Refusal::Unknown)?;
        there.pending(motion).ok_or(Refusal::NoSuchMotion)
    }

    /// A draft that is pending where this seat has a vote.
    pub(super) fn voting_on(&self, forum: ForumId, motion: MotionId) -> Checked<&'a Motion> {
        let spec = self.level.fora.get(forum.ix()).ok_or(Refusal::Unknown)?;
        must(spec.member(self.seat).is_some(), Refusal::NoVote)?;
        self.pending(forum, motion)
    }

    pub(super) fn put_before_venue(&self, talks: TalksId, draft: &Outcome) -> Checked {
        let (spec, _, party) = self.at_table(talks)?;
        let forum = spec.forum().ok_or(Refusal::NoVenue)?;
        must(self.level.forum(forum).member(self.seat).is_some(), Refusal::NoVote)?;
        self.draft(talks, spec, party, draft)?;
        let there = &self.view.fora[forum.ix()];
        let mut pending = there.queue.iter().filter_map(|id| there.motion(*id)).filter(|m| m.talks == talks);
        let mut others = pending.clone();
        must(pending.all(|motion| motion.sponsors[0] != self.seat), Refusal::OneAtATime)?;
        must(others.all(|motion| motion.draft != *draft), Refusal::SameAgain)
    }

    pub(super) fn amend(&self, forum: ForumId, motion: MotionId, issue: u8, option: u8) -> Checked {
        let motion = self.voting_on(forum, motion)?;
        let clause = self.level.talks(motion.talks).issues.get(usize::from(issue)).ok_or(Refusal::Unknown)?;
        must(usize::from(option) < clause.options.len(), Refusal::Unknown)?;
        let moved = motion.amendments.iter().any(|a| a.passed.is_none() && (a.issue, a.option) == (issue, option));
        must(!moved && motion.draft.0[usize::from(issue)] != option, Refusal::AlreadyMoved)
    }

    pub(super) fn court(
        &self,
        forum: ForumId,
        motion: MotionId,
        bloc: u8,
        price: Option<u8>,
        against: bool,
    ) -> Checked {
        let spec = self.level.fora.get(forum.ix()).ok_or(Refusal::Unknown)?;
        let prices = &spec.blocs.get(usize::from(bloc)).ok_or(Refusal::Unknown)?.prices;
        must(price.is_none_or(|price| usize::from(price) < prices.len()), Refusal::Unknown)?;
        self.pending(forum, motion)?;
        let there = &self.view.fora[forum.ix()];
        let same = |c: &Courted| (c.by, c.motion, c.bloc, c.price) == (self.seat, motion, bloc, price);
        must(!there.courted.iter().any(same), Refusal::AlreadyCourted)?;
        let planned = |plan: &Plan| {
            matches!(plan, Plan::Court { forum: f, motion: m, bloc: b, price: p, against: a }
                if (*f, *m, *b, *p) == (forum, motion, bloc, price) && *a != against)
        };
        must(!self.desk.plans.iter().any(planned), Refusal::AlreadyCourted)
    }

    pub(super) fn vote(&self, forum: ForumId, ballot: Ballot, explained: bool) -> Checked {
        let spec = self.level.fora.get(forum.ix()).ok_or(Refusal::Unknown)?;
        let member = spec.member(self.seat).ok_or(Refusal::NoVote)?;
        let vote = self.view.fora[forum.ix()].vote.as_ref().ok_or(Refusal::NothingPut)?;
        must(vote.cast[member] == Cast::NotYet, Refusal::AlreadyVoted)?;
        // Who is absent does not say so.
        must(ballot != Ballot::Absent, Refusal::Unknown)?;
        if explained { self.affordable(Cost::new(EXPLANATION_COST, 0, 0)) } else { Ok(()) }
    }
}
