//! Venues: drafts put before them, sessions, votes and what comes of them.

use super::{Resolution, tuning};
use crate::base::{ActorId, ForumId, MotionId, Purpose, Stream, TalksId};
use crate::level::{Cost, Leaning, Mechanism};
use crate::negotiation::Outcome;
use crate::negotiation::votes::{Ballot, Tally};
use crate::rules::fact::Fact;
use crate::rules::forum::{Cast, Count, Fate, Motion, Put, Vote};
use crate::rules::order::EXPLANATION_COST;
use crate::rules::reckon;

impl Resolution<'_> {
    fn fora(&self) -> impl Iterator<Item = ForumId> + use<> {
        (0..self.level.fora.len()).map(ForumId::at)
    }

    pub(super) fn put_before_venue(&mut self, by: ActorId, talks: TalksId, draft: &Outcome) {
        if let Some(forum) = self.level.talks(talks).forum() {
            self.emit(Fact::Tabled { forum, talks, by, draft: draft.clone() });
        }
    }

    /// Opens the votes of this turn's sessions, each venue its first.
    pub(super) fn sit(&mut self) {
        for forum in self.fora() {
            self.put_next(forum);
        }
    }

    /// Puts what is due to the vote, if nothing is being voted on.
    fn put_next(&mut self, forum: ForumId) {
        let now = &self.state.fora[forum.ix()];
        if now.vote.is_none()
            && let Some((motion, put)) = now.due(self.level.forum(forum), self.state.turn)
        {
            self.emit(Fact::VoteOpened { forum, motion, put });
        }
    }

    pub(super) fn vote(&mut self, forum: ForumId, by: ActorId, ballot: Ballot, explained: bool) {
        if explained {
            self.spend(by, Cost::new(EXPLANATION_COST, 0, 0));
        }
        self.emit(Fact::Voted { forum, by, ballot, explained });
        self.count_votes();
    }

    /// Closes votes in which nobody is waited for, and puts what is due then.
    pub(super) fn count_votes(&mut self) {
        for forum in self.fora() {
            while let Some(vote) = self.state.fora[forum.ix()].vote.clone() {
                let members = self.level.forum(forum).members.iter().zip(&vote.cast);
                let waits =
                    |(member, cast): (&ActorId, &Cast)| *cast == Cast::NotYet && !self.state.actors[member.ix()].sent;
                if members.into_iter().any(waits) {
                    break;
                }
                self.close(forum, &vote);
                self.put_next(forum);
            }
        }
    }

    fn close(&mut self, forum: ForumId, vote: &Vote) {
        let spec = self.level.forum(forum);
        let Some(motion) = self.state.fora[forum.ix()].motion(vote.motion).cloned() else { return };
        let ballots: Vec<Ballot> = vote
            .cast
            .iter()
            .map(|cast| match cast {
                Cast::Given { ballot, .. } => *ballot,
                Cast::NotYet | Cast::Sealed => Ballot::Absent,
            })
            .collect();
        let mut all = ballots.clone();
        let mut blocs = Vec::new();
        for b in 0..spec.blocs.len() {
            let votes = self.bloc_votes(forum, vote.motion, &motion, b, vote.put);
            blocs.push(votes.iter().copied().collect());
            all.extend(votes);
        }
        // A vote in which nobody takes part adopts nothing, whatever the rule makes of silence.
        let passed = spec.rule(motion.stage).passes(&all) && all.iter().any(|ballot| *ballot != Ballot::Absent);
        let turn = self.state.turn;
        let count = Count { turn, motion: vote.motion, stage: motion.stage, put: vote.put, ballots, blocs, passed };
        self.emit(Fact::VoteClosed { forum, count: count.clone() });
        if vote.put == Put::Whole {
            self.remember(forum, &motion, vote);
            self.voted_in_ranks(forum, motion.talks, &motion.draft, vote);
            self.voted_as_promised(forum, motion.talks, &motion.draft, vote);
            self.decide(forum, &motion, &count);
        }
    }

    /// What comes of a draft that was voted on as a whole.
    fn decide(&mut self, forum: ForumId, motion: &Motion, count: &Count) {
        let spec = self.level.forum(forum);
        let id = count.motion;
        if !count.passed {
            self.emit(Fact::MotionEnded { forum, motion: id, fate: Fate::Rejected { stage: motion.stage } });
        } else if usize::from(motion.stage) + 1 < spec.stages.len() {
            self.emit(Fact::PassedOn { forum, motion: id });
        } else {
            let consents = |ballot: Ballot| match ballot {
                Ballot::Yes => true,
                Ballot::Abstain => spec.stages[usize::from(motion.stage)].consents(),
                Ballot::No | Ballot::Absent => false,
            };
            let members = spec.members.iter().zip(&count.ballots);
            let parties = members.filter(|(_, ballot)| consents(**ballot)).map(|(member, _)| *member).collect();
            let Tally { yes, abstain, .. } = count.tally();
            let behind = if consents(Ballot::Abstain) { yes + abstain } else { yes };
            self.enter(motion.talks, motion.draft.clone(), parties, backing(behind, spec.votes(), spec.legitimacy));
            self.emit(Fact::MotionEnded { forum, motion: id, fate: Fate::Adopted });
            self.lapse(motion.talks);
        }
    }

    /// Drafts of talks that are over are not taken.
    pub(super) fn lapse(&mut self, talks: TalksId) {
        let Some(forum) = self.level.talks(talks).forum() else { return };
        let now = &self.state.fora[forum.ix()];
        let left: Vec<MotionId> =
            now.queue.iter().copied().filter(|id| now.motion(*id).is_some_and(|m| m.talks == talks)).collect();
        for motion in left {
            self.emit(Fact::MotionEnded { forum, motion, fate: Fate::Lapsed });
        }
        self.put_next(forum);
    }

    /// Sponsors remember who voted for their draft, and who did not; an explanation of vote takes half of the offence.
    fn remember(&mut self, forum: ForumId, motion: &Motion, vote: &Vote) {
        for (member, cast) in self.level.forum(forum).members.iter().zip(&vote.cast) {
            let Cast::Given { ballot, explained } = *cast else { continue };
            let by = match (ballot, explained) {
                (Ballot::Yes, _) => tuning::VOTE_THANKED,
                (Ballot::No, false) => -tuning::VOTE_RESENTED,
                (Ballot::No, true) => -tuning::VOTE_RESENTED / 2,
                (Ballot::Abstain | Ballot::Absent, _) => 0,
            };
            for sponsor in motion.sponsors.iter().filter(|sponsor| *sponsor != member) {
                self.trust(*sponsor, *member, by);
            }
        }
    }

    /// Points that a word over a draft gains by the members of a coalition whose lead says it.
    pub(super) fn pool(&self, by: ActorId, forum: ForumId, motion: MotionId) -> i32 {
        let talks = self.state.fora[forum.ix()].motion(motion).map(|motion| motion.talks);
        reckon::word(self.behind(by, talks, true)) - reckon::word_of(self.level, by)
    }

    /// Members of the blocs of the venue that watches sign a text that is open for signature: those to whom it is worth so much
    /// as they would vote for, with who has signed it as its sponsors.
    pub(super) fn blocs_sign(&mut self, talks: TalksId, draft: &Outcome) {
        let spec = self.level.talks(talks);
        let Some(forum) = spec.watched_by.filter(|_| self.level.plays(Mechanism::Signatures)) else { return };
        for (b, bloc) in self.level.forum(forum).blocs.iter().enumerate() {
            let table = &self.state.talks[talks.ix()].table;
            let before = table.bloc_signatures.get(b).copied().unwrap_or(0);
            let pull = bloc.pull(&table.signed);
            let signs = |member: &u16| {
                let opinion = self.opinion(talks, b, *member);
                reckon::ballot_at(opinion.of_draft(draft) + pull) == Ballot::Yes
            };
            let signed = u16::try_from((0..bloc.size).filter(signs).count()).unwrap_or(u16::MAX);
            // Who has signed does not take it back.
            if let (true, Ok(bloc)) = (signed > before, u8::try_from(b)) {
                self.emit(Fact::BlocSigned { talks, bloc, signed });
            }
        }
    }

    /// What a member of a bloc makes of drafts of these talks.
    fn opinion(&self, talks: TalksId, bloc: usize, member: u16) -> Opinion {
        let spec = self.level.talks(talks);
        let of = spec.forum().or(spec.watched_by).and_then(|forum| self.level.forum(forum).blocs.get(bloc));
        let object = format!("{}/{}/{member}", spec.id, of.map_or("", |of| &of.id));
        let mut stream = Stream::named(self.state.seed, 0, None, Purpose::Leaning, &object, 0);
        Opinion::drawn(&spec.leanings[bloc], &mut stream)
    }

    /// How the members of a bloc vote.
    fn bloc_votes(&self, forum: ForumId, id: MotionId, motion: &Motion, bloc: usize, put: Put) -> Vec<Ballot> {
        let spec = self.level.forum(forum);
        let of = &spec.blocs[bloc];
        let courted = self.state.fora[forum.ix()].courted.iter();
        let courted = courted.filter(|c| c.motion == id && usize::from(c.bloc) == bloc);
        let won = reckon::won_over(self.level, of, &motion.sponsors, courted);
        let vote = |member: u16| {
            let object = format!("{}/{}/{member}", spec.id, of.id);
            if self.stream(None, Purpose::Absence, &object, 0).chance(u32::from(of.absence.0)) {
                return Ballot::Absent;
            }
            let opinion = self.opinion(motion.talks, bloc, member);
            match put {
                Put::Amendment(amendment) => {
                    motion.amendments.get(usize::from(amendment)).map_or(Ballot::Abstain, |a| {
                        let issue = usize::from(a.issue);
                        sign(opinion.of(issue, a.option) - opinion.of(issue, motion.draft.0[issue]))
                    })
                }
                Put::Clause(issue) => {
                    let issue = usize::from(issue);
                    sign(opinion.of(issue, motion.draft.0[issue]) - opinion.of(issue, 0))
                }
                Put::Whole => reckon::ballot_at(opinion.of_draft(&motion.draft) + won),
            }
        };
        (0..of.size).map(vote).collect()
    }
}

/// What a draft that gains or loses `points` by a change gets for the change.
const fn sign(points: i32) -> Ballot {
    match points {
        1.. => Ballot::Yes,
        0 => Ballot::Abstain,
        _ => Ballot::No,
    }
}

/// How much the world makes of a text with so many of all votes behind it: twelve times their share at a legitimacy of 100.
pub(super) fn backing(behind: u64, votes: usize, legitimacy: i32) -> i32 {
    let share = 12 * behind * u64::from(legitimacy.unsigned_abs()) / (votes.max(1) as u64 * 100);
    i32::try_from(share).unwrap_or(12)
}

/// What one member of a bloc makes of drafts, drawn once for a game.
struct Opinion {
    towards: i32,
    values: Vec<Vec<i32>>,
}

impl Opinion {
    fn drawn(leaning: &Leaning, stream: &mut Stream) -> Self {
        let mut draw = |(low, high): (i32, i32)| {
            i32::try_from(stream.within(i64::from(low), i64::from(high))).expect("within the range of the level")
        };
        let towards = draw(leaning.towards);
        let values = leaning.values.iter().map(|options| options.iter().map(|range| draw(*range)).collect()).collect();
        Self { towards, values }
    }

    fn of(&self, issue: usize, option: u8) -> i32 {
        self.values[issue][usize::from(option)]
    }

    fn of_draft(&self, draft: &Outcome) -> i32 {
        self.towards + draft.0.iter().enumerate().map(|(issue, option)| self.of(issue, *option)).sum::<i32>()
    }
}
