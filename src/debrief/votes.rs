//! The course of votes: what was put before the reader's venues, what became of it on the way, how each vote went, and the
//! cheapest votes that were missing (measure 19).

use serde::Serialize;

use super::course::Course;
use super::trail::VoteMoment;
use crate::base::{ActorId, CoalitionId, ForumId, MotionId, TalksId};
use crate::level::Forum;
use crate::negotiation::votes::{Ballot, Price, Spare, Tally};
use crate::negotiation::{Change, Outcome};
use crate::rules::conduct::ambition;
use crate::rules::{Count, Courted, Fate, Motion, Put, Voter, reckon, without_reserved};

/// A draft before a venue in which the reader has a vote, or over talks to which it is a party.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DraftReport {
    pub forum: ForumId,
    pub motion: MotionId,
    pub talks: TalksId,
    /// The turn in which it was put there.
    pub turn: u16,
    pub by: ActorId,
    /// Who put it there, then who joined.
    pub sponsors: Vec<ActorId>,
    /// Changes that were moved, and those that passed.
    pub moved: u16,
    pub amended: Vec<Amended>,
    /// Clauses that were voted out.
    pub struck: Vec<u8>,
    /// Mean strength of the clauses as it was put there and as it was voted on, 0 to 100.
    pub strength: (i32, i32),
    /// Votes on the whole, in order.
    pub votes: Vec<VoteReport>,
    pub fate: Fate,
}

/// A change that was voted into a draft.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Amended {
    pub by: ActorId,
    pub change: Change,
}

/// A vote on a whole draft.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VoteReport {
    /// Position in the record of the venue.
    pub at: u16,
    pub turn: u16,
    pub stage: u8,
    pub tally: Tally,
    pub passed: bool,
    /// How the reader voted, if it has a vote there.
    pub own: Option<Ballot>,
    /// For a draft that passed.
    pub spare: Option<Spare>,
    /// For one that failed: the fewest ballots to change, and of those the ones whose voters had least to lose by it. None if
    /// nobody who was there and could have given it was enough.
    pub missing: Option<Vec<Moved>>,
    /// For one that failed: the cheapest that a bloc takes and that, as far as one can reckon, would have carried it.
    pub courting: Option<Courting>,
    /// Members of coalitions that voted otherwise than called to.
    pub strayed: Vec<(CoalitionId, ActorId)>,
}

/// Ballots that would have been cast otherwise.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    pub who: Voter,
    pub to: Ballot,
    pub votes: u16,
}

/// Something that a bloc takes for its votes, by the positions of both.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Courting {
    pub bloc: u8,
    pub price: u8,
}

/// Every ballot counts more than anything its voter may lose by it.
const ONE_BALLOT: u64 = 1_000_000;
/// What a member of a bloc loses is in nobody's points: it is asked after all actors.
const OF_A_BLOC: u64 = 500_000;

/// Drafts of the reader's venues and talks, by venue, then in the order in which they were put there.
pub(super) fn drafts(course: &Course, seat: ActorId) -> Vec<DraftReport> {
    let mut drafts = Vec::new();
    for (f, (spec, now)) in course.level.fora.iter().zip(&course.end().fora).enumerate() {
        for (m, motion) in now.motions.iter().enumerate() {
            let party = course.level.talks(motion.talks).party(seat).is_some();
            if party || spec.member(seat).is_some() {
                drafts.extend(draft(course, seat, ForumId::at(f), MotionId::at(m), motion));
            }
        }
    }
    drafts
}

fn draft(course: &Course, seat: ActorId, forum: ForumId, id: MotionId, motion: &Motion) -> Option<DraftReport> {
    let spec = course.level.talks(motion.talks);
    let tabled = course.trail.tabled.get(forum.ix())?.get(id.ix())?;
    let now = &course.end().fora[forum.ix()];
    let votes = || now.record.iter().enumerate().filter(|(_, count)| count.motion == id);
    let (mut text, mut amended, mut struck) = (tabled.clone(), Vec::new(), Vec::new());
    for (_, count) in votes() {
        match count.put {
            Put::Amendment(at) => {
                let Some(amendment) = motion.amendments.get(usize::from(at)).filter(|_| count.passed) else { continue };
                let from = std::mem::replace(&mut text.0[usize::from(amendment.issue)], amendment.option);
                let change = Change { issue: amendment.issue, from, to: amendment.option };
                amended.push(Amended { by: amendment.by, change });
            }
            Put::Clause(issue) if !count.passed => {
                text.0[usize::from(issue)] = 0;
                struck.push(issue);
            }
            Put::Clause(_) | Put::Whole => {}
        }
    }
    Some(DraftReport {
        forum,
        motion: id,
        talks: motion.talks,
        turn: motion.turn,
        by: *motion.sponsors.first()?,
        sponsors: motion.sponsors.clone(),
        moved: u16::try_from(motion.amendments.len()).unwrap_or(u16::MAX),
        amended,
        struck,
        strength: (ambition(spec, &tabled.0), ambition(spec, &text.0)),
        votes: votes()
            .filter(|(_, count)| count.put == Put::Whole)
            .filter_map(|(at, count)| vote(course, seat, forum, at, count, motion))
            .collect(),
        fate: motion.fate,
    })
}

fn vote(
    course: &Course,
    seat: ActorId,
    forum: ForumId,
    at: usize,
    count: &Count,
    motion: &Motion,
) -> Option<VoteReport> {
    let spec = course.level.forum(forum);
    let moment = course.trail.votes.iter().find(|vote| (vote.forum, vote.at) == (forum, at))?;
    let strayed = course.trail.strayed.iter().filter(|strayed| (strayed.forum, strayed.at) == (forum, at));
    let (voters, ballots) = ballots(spec, count);
    Some(VoteReport {
        at: u16::try_from(at).ok()?,
        turn: count.turn,
        stage: count.stage,
        tally: count.tally(),
        passed: count.passed,
        own: spec.member(seat).and_then(|member| count.ballots.get(member)).copied(),
        spare: spec.rule(count.stage).spare(&ballots).filter(|_| count.passed),
        missing: if count.passed { None } else { missing(course, spec, count, motion, moment, (&voters, &ballots)) },
        courting: if count.passed { None } else { courting(course, forum, count, motion) },
        strayed: strayed.map(|strayed| (strayed.coalition, strayed.by)).collect(),
    })
}

/// Everyone with a vote, and how it was cast.
fn ballots(spec: &Forum, count: &Count) -> (Vec<Voter>, Vec<Ballot>) {
    let members = spec.members.iter().map(|member| Voter::Actor(*member)).zip(count.ballots.iter().copied());
    let blocs = (0..).zip(&count.blocs).flat_map(|(bloc, tally)| of_tally(*tally).map(move |b| (Voter::Bloc(bloc), b)));
    members.chain(blocs).unzip()
}

fn of_tally(tally: Tally) -> impl Iterator<Item = Ballot> {
    let all = [
        (Ballot::Yes, tally.yes),
        (Ballot::No, tally.no),
        (Ballot::Abstain, tally.abstain),
        (Ballot::Absent, tally.absent),
    ];
    all.into_iter().flat_map(|(ballot, times)| (0..times).map(move |_| ballot))
}

/// The fewest ballots to change, then the least that their voters would have lost: no member of a bloc that was not there, and
/// no actor across its red line.
fn missing(
    course: &Course,
    spec: &Forum,
    count: &Count,
    motion: &Motion,
    moment: &VoteMoment,
    (voters, ballots): (&[Voter], &[Ballot]),
) -> Option<Vec<Moved>> {
    let prices: Vec<Price> = voters
        .iter()
        .zip(ballots)
        .map(|(voter, ballot)| match voter {
            Voter::Actor(actor) => price(course, spec, count, motion, moment, *actor),
            Voter::Bloc(_) if *ballot == Ballot::Absent => Price::default(),
            Voter::Bloc(_) => {
                let asked = Some(ONE_BALLOT + OF_A_BLOC);
                Price { abstain: asked, yes: asked }
            }
        })
        .collect();
    let bought = spec.rule(count.stage).cheapest(ballots, &prices)?;
    let mut moves: Vec<Moved> = Vec::new();
    for (voter, to) in bought.moves {
        match moves.iter_mut().find(|moved| (moved.who, moved.to) == (voters[voter], to)) {
            Some(moved) => moved.votes += 1,
            None => moves.push(Moved { who: voters[voter], to, votes: 1 }),
        }
    }
    (!moves.is_empty()).then_some(moves)
}

/// What it takes to move an actor: what the draft is worth to it less than no deal.
fn price(course: &Course, spec: &Forum, count: &Count, motion: &Motion, moment: &VoteMoment, actor: ActorId) -> Price {
    let party = course.level.talks(motion.talks).party(actor);
    let Some(utility) = party.and_then(|party| moment.interests.get(party)) else {
        // Nothing in it is to its cost.
        return Price { abstain: Some(ONE_BALLOT), yes: Some(ONE_BALLOT) };
    };
    let draft: Outcome = without_reserved(&motion.draft, &moment.reserved, actor);
    let loses = u64::try_from(-utility.surplus(&draft)).unwrap_or(0).min(OF_A_BLOC - 1);
    let asked = Some(ONE_BALLOT + loses);
    let signs = utility.can_sign(&draft);
    // Where who abstains is bound, it crosses its red line all the same.
    let consents = spec.stages.get(usize::from(count.stage)).is_some_and(crate::level::Stage::consents);
    Price { abstain: asked.filter(|_| signs || !consents), yes: asked.filter(|_| signs) }
}

/// The cheapest that a bloc takes, by capital, money and people together, and that would have carried the draft if its members
/// had voted as they could be expected to.
fn courting(course: &Course, forum: ForumId, count: &Count, motion: &Motion) -> Option<Courting> {
    let (level, spec) = (course.level, course.level.forum(forum));
    let now = &course.end().fora[forum.ix()];
    let courted = |bloc: usize| {
        let of = move |c: &&Courted| c.motion == count.motion && c.turn <= count.turn && usize::from(c.bloc) == bloc;
        now.courted.iter().filter(of)
    };
    let by = *motion.sponsors.first()?;
    let leanings = &level.talks(motion.talks).leanings;
    let mut offers = Vec::new();
    for (b, bloc) in spec.blocs.iter().enumerate() {
        for (p, price) in bloc.prices.iter().enumerate() {
            let (Ok(at), Ok(nth)) = (u8::try_from(b), u8::try_from(p)) else { continue };
            if courted(b).any(|courted| courted.price == Some(nth)) {
                continue;
            }
            let turn = count.turn;
            let given = Courted { turn, by, motion: count.motion, bloc: at, price: Some(nth), against: false, pool: 0 };
            let won = reckon::won_over(level, bloc, &motion.sponsors, courted(b).chain([&given]));
            let tally = reckon::forecast(bloc, leanings.get(b)?, &motion.draft, won);
            let others = count.blocs.iter().enumerate().filter(|(other, _)| *other != b).map(|(_, tally)| *tally);
            let all: Vec<Ballot> =
                count.ballots.iter().copied().chain(others.chain([tally]).flat_map(of_tally)).collect();
            if all.len() == spec.votes() && spec.rule(count.stage).passes(&all) {
                let cost = price.cost.capital + price.cost.budget + price.cost.staff;
                offers.push((cost, Courting { bloc: at, price: nth }));
            }
        }
    }
    offers.into_iter().min_by_key(|(cost, _)| *cost).map(|(_, courting)| courting)
}
