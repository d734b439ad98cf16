//! Venues: who votes there, when, and what a draft has to pass.

use serde::{Deserialize, Serialize};

use super::incidents::Cost;
use crate::base::{ActorId, Permille};
use crate::level::record::choice;
use crate::negotiation::votes::{self, Rule};

/// A venue with members, sessions on given turns and a rule of adoption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forum {
    pub id: String,
    pub name: String,
    /// What kind of venue it is, in a line.
    pub line: String,
    /// Who may take a draft first.
    pub chair: Option<ActorId>,
    /// Actors with a vote.
    pub members: Vec<ActorId>,
    /// Members that are no actors.
    pub blocs: Vec<Bloc>,
    /// What a draft has to pass, one after the other.
    pub stages: Vec<Stage>,
    /// How much the texts of this venue move the world, 0 to 100: at 50 a text that all are for as one of six parties.
    pub legitimacy: i32,
}

impl Forum {
    /// All who have a vote.
    #[must_use]
    pub fn votes(&self) -> usize {
        self.members.len() + self.blocs.iter().map(|bloc| usize::from(bloc.size)).sum::<usize>()
    }

    /// Position of an actor among the members.
    #[must_use]
    pub fn member(&self, actor: ActorId) -> Option<usize> {
        self.members.iter().position(|member| *member == actor)
    }

    /// The first turn from `turn` on in which `stage` sits.
    #[must_use]
    pub fn next_session(&self, stage: u8, turn: u16) -> Option<u16> {
        self.stages.get(usize::from(stage))?.sessions.iter().copied().find(|session| *session >= turn)
    }

    /// Whether `stage` sits in `turn`.
    #[must_use]
    pub fn sits(&self, stage: u8, turn: u16) -> bool {
        self.next_session(stage, turn) == Some(turn)
    }

    /// The rule of a stage, one vote each.
    #[must_use]
    pub fn rule(&self, stage: u8) -> Rule {
        let majority = self.stages.get(usize::from(stage)).map_or(Majority::Consensus, |stage| stage.majority);
        Rule::one_each(self.votes(), majority.into())
    }
}

/// Members of a venue that are no actors and tend to vote together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bloc {
    pub id: String,
    pub name: String,
    /// How many there are.
    pub size: u16,
    /// Chance of each to be absent from a session.
    pub absence: Permille,
    /// Points that a draft gains with each of them for an actor among its sponsors.
    pub follows: Vec<(ActorId, i32)>,
    /// What wins them over.
    pub prices: Vec<Price>,
}

impl Bloc {
    /// What the sponsors of a draft are worth to it, in points.
    #[must_use]
    pub fn pull(&self, sponsors: &[ActorId]) -> i32 {
        self.follows.iter().filter(|(actor, _)| sponsors.contains(actor)).map(|(_, points)| points).sum()
    }
}

/// Something that a bloc takes for its votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    pub name: String,
    pub cost: Cost,
    /// Points that a draft gains with each member of the bloc.
    pub points: i32,
}

/// One body that a draft has to pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    pub name: String,
    pub majority: Majority,
    /// Turns in which it sits, rising.
    pub sessions: Vec<u16>,
}

impl Stage {
    /// Whether who abstains lets a text pass and is bound by it.
    #[must_use]
    pub fn consents(&self) -> bool {
        self.majority == Majority::Consensus
    }
}

choice! {
    /// How much yes it takes.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum Majority {
        /// More yes than no; who abstains or is absent does not count.
        Simple,
        /// Twice as much yes as no, at least; who abstains or is absent does not count.
        TwoThirds,
        /// Yes from more than half of all members.
        Absolute,
        /// Yes from all members.
        Unanimity,
        /// No from nobody.
        Consensus,
    }
}

impl From<Majority> for votes::Majority {
    fn from(majority: Majority) -> Self {
        match majority {
            Majority::Simple => Self::Simple,
            Majority::TwoThirds => Self::TwoThirds,
            Majority::Absolute => Self::Absolute,
            Majority::Unanimity => Self::Unanimity,
            Majority::Consensus => Self::Consensus,
        }
    }
}

/// What members of a bloc make of the drafts of some talks, in points from which each of them draws its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaning {
    /// Points of any draft at all.
    pub towards: (i32, i32),
    /// Points for each option of each issue.
    pub values: Vec<Vec<(i32, i32)>>,
}
