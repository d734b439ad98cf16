//! Drafts before a venue: what is put to the vote, in which order, and how it was voted.

use serde::{Deserialize, Serialize};

use super::view::Viewer;
use crate::base::{ActorId, MotionId, Shared, TalksId};
use crate::level::Forum;
use crate::negotiation::Outcome;
use crate::negotiation::votes::{Ballot, Tally};

/// What is true of a venue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForumState {
    /// Every draft that was put before it, oldest first.
    pub motions: Shared<Vec<Motion>>,
    /// Those that are pending, in the order in which they are taken.
    pub queue: Vec<MotionId>,
    /// What is being voted on.
    pub vote: Option<Vote>,
    /// Votes taken, oldest first.
    pub record: Shared<Vec<Count>>,
    /// What was done to win blocs over; each known to who did it.
    pub courted: Vec<Courted>,
}

/// A draft before a venue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Motion {
    pub talks: TalksId,
    /// The turn in which it was put there.
    pub turn: u16,
    /// As amended so far.
    pub draft: Outcome,
    /// Who put it there, then who joined.
    pub sponsors: Vec<ActorId>,
    /// The body that takes it next.
    pub stage: u8,
    pub amendments: Vec<Amendment>,
    pub divisions: Vec<Division>,
    pub fate: Fate,
}

/// A change of one clause, voted on before the draft.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    pub by: ActorId,
    pub issue: u8,
    pub option: u8,
    /// Whether it passed; none while it has not been taken.
    pub passed: Option<bool>,
}

/// A clause that is voted on by itself.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    pub by: ActorId,
    pub issue: u8,
    /// Whether the clause was kept; none while it has not been taken.
    pub kept: Option<bool>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    Pending,
    /// Taken back by who put it there.
    Withdrawn,
    /// Voted down in this stage.
    Rejected {
        stage: u8,
    },
    /// Its talks ended before it was taken.
    Lapsed,
    Adopted,
}

/// What is put to the vote.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Put {
    /// An amendment, by its position.
    Amendment(u16),
    /// One clause.
    Clause(u8),
    /// The draft as a whole.
    Whole,
}

/// A vote that is under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    pub motion: MotionId,
    pub put: Put,
    /// By member of the venue that is an actor.
    pub cast: Vec<Cast>,
}

/// What a member has done about a vote that is under way.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cast {
    NotYet,
    /// How is known to it alone until all have voted.
    Sealed,
    Given {
        ballot: Ballot,
        /// Whether it gave an explanation of vote.
        explained: bool,
    },
}

/// A vote that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    pub turn: u16,
    pub motion: MotionId,
    pub stage: u8,
    pub put: Put,
    /// By member of the venue that is an actor.
    pub ballots: Vec<Ballot>,
    /// By bloc.
    pub blocs: Vec<Tally>,
    pub passed: bool,
}

impl Count {
    /// All votes.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let members: Tally = self.ballots.iter().copied().collect();
        self.blocs.iter().copied().chain([members]).sum()
    }
}

/// Something done to win a bloc over.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Courted {
    pub turn: u16,
    pub by: ActorId,
    pub motion: MotionId,
    pub bloc: u8,
    /// What was paid, as the venue lists it; none for a word in the corridor.
    pub price: Option<u8>,
    /// For the draft, or against it.
    pub against: bool,
    /// Points that a word is worth beyond that of who said it, for those who stood behind it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub pool: i32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
const fn is_zero(points: &i32) -> bool {
    *points == 0
}

impl ForumState {
    #[must_use]
    pub fn motion(&self, id: MotionId) -> Option<&Motion> {
        self.motions.get(id.ix())
    }

    /// The draft with this number, if it has not been decided.
    #[must_use]
    pub fn pending(&self, id: MotionId) -> Option<&Motion> {
        self.motion(id).filter(|motion| motion.fate == Fate::Pending)
    }

    /// What is being voted on, if `member` has a vote there and has not voted.
    #[must_use]
    pub fn waits_for(&self, forum: &Forum, member: ActorId) -> Option<&Vote> {
        let member = forum.member(member)?;
        self.vote.as_ref().filter(|vote| vote.cast.get(member) == Some(&Cast::NotYet))
    }

    /// What is put to the vote next in `turn`: of the first draft in the queue whose body sits, amendments, then clauses
    /// that are voted on by themselves, then the whole.
    #[must_use]
    pub fn due(&self, forum: &Forum, turn: u16) -> Option<(MotionId, Put)> {
        let sits = |motion: &&Motion| motion.turn < turn && forum.sits(motion.stage, turn);
        let (id, motion) =
            self.queue.iter().find_map(|id| self.pending(*id).filter(sits).map(|motion| (*id, motion)))?;
        // The furthest removed from the draft comes first; of equals the older.
        let open = motion.amendments.iter().enumerate().filter(|(_, amendment)| amendment.passed.is_none());
        let furthest = open.min_by_key(|(_, amendment)| {
            std::cmp::Reverse(amendment.option.abs_diff(motion.draft.0[usize::from(amendment.issue)]))
        });
        if let Some((amendment, _)) = furthest {
            return Some((id, Put::Amendment(u16::try_from(amendment).unwrap_or(u16::MAX))));
        }
        // What an amendment has taken out is not voted on again.
        let divided = motion.divisions.iter().find(|d| d.kept.is_none() && motion.draft.0[usize::from(d.issue)] != 0);
        Some((id, divided.map_or(Put::Whole, |division| Put::Clause(division.issue))))
    }

    /// What `viewer` may know of it.
    #[must_use]
    pub fn seen_by(&self, forum: &Forum, viewer: Viewer) -> Self {
        let mut seen = self.clone();
        seen.courted.retain(|courted| viewer.knows(courted.by));
        for (cast, member) in seen.vote.iter_mut().flat_map(|vote| &mut vote.cast).zip(&forum.members) {
            if matches!(cast, Cast::Given { .. }) && !viewer.knows(*member) {
                *cast = Cast::Sealed;
            }
        }
        seen
    }
}
