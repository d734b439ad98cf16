//! Protocols: whose move it is, what may be answered, and when it is over. They know nothing of preferences or
//! strategies.
//!
//! A protocol is a state machine. [`Protocol::due`] says who is asked what; [`Protocol::play`] takes the answer and
//! writes what happened into the [`History`], with who could see it. Every protocol ends by its deadline, which is a
//! number of rounds.

pub mod alternating;
pub mod open_signature;
pub mod single_text;

pub use alternating::{Alternating, Caucus};
pub use open_signature::OpenSignature;
pub use single_text::{Adoption, SingleText};

use serde::Serialize;

use super::known::{Action, Clock, Event, Issues, OutcomeId, Parties, PartyId};

/// The rules by which parties talk.
pub trait Protocol {
    /// How many parties there are.
    fn parties(&self) -> usize;
    /// What comes next; `None` when it is over.
    fn due(&self) -> Option<Due>;
    /// The move of whoever is due.
    ///
    /// # Errors
    ///
    /// For a move that doesn't answer what is asked. Nothing changes then.
    fn play(&mut self, action: Action, history: &mut History) -> Result<(), Illegal>;
    /// How it ended; `None` while it goes on.
    fn ending(&self) -> Option<&Ending>;
}

/// Who is asked what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// `None` for a chair that is no party.
    pub party: Option<PartyId>,
    pub ask: Ask,
    pub clock: Clock,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Put an outcome on the table, or leave.
    Offer,
    /// Agree to the standing offer, make another, or leave.
    Answer(OutcomeId),
    /// Agree to the text, object and say what you want instead, or abstain; where there is dissociation, agree but for
    /// some issues.
    React { text: OutcomeId, dissociation: bool },
    /// Sign the text or stay out, for now.
    Sign(OutcomeId),
}

/// What happened so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    events: Vec<Event>,
}

/// How talks ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// An outcome, for those that are bound by it.
    Agreed { outcome: OutcomeId, round: u32, bound: Parties, dissociated: Vec<(PartyId, Issues)> },
    /// No outcome for anybody.
    NoDeal { round: u32, because: Failure },
}

/// Why there was no deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// Time was up.
    Deadline,
    /// This party walked out, or has nothing that it could propose.
    Left(PartyId),
}

/// A move that doesn't answer what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Illegal {
    pub action: Action,
    /// `None` after the end.
    pub ask: Option<Ask>,
}

impl History {
    pub fn with_capacity(moves: usize) -> Self {
        Self { events: Vec::with_capacity(moves) }
    }

    /// All that happened, whoever could see it: for observers.
    #[inline]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    #[inline]
    fn push(&mut self, event: Event) {
        self.events.push(event);
    }
}

impl Ending {
    /// The round in which it ended, from 0.
    pub fn round(&self) -> u32 {
        match self {
            Self::Agreed { round, .. } | Self::NoDeal { round, .. } => *round,
        }
    }

    pub fn outcome(&self) -> Option<OutcomeId> {
        match self {
            Self::Agreed { outcome, .. } => Some(*outcome),
            Self::NoDeal { .. } => None,
        }
    }

    /// Whether the party is bound by an outcome.
    pub fn binds(&self, party: PartyId) -> bool {
        matches!(self, Self::Agreed { bound, .. } if bound.contains(party))
    }
}

impl std::fmt::Display for Illegal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.ask {
            Some(ask) => write!(f, "{:?} doesn't answer {ask:?}", self.action),
            None => f.write_str("the talks are over"),
        }
    }
}

impl std::error::Error for Illegal {}

/// Turns round a table: who speaks, what stands, and who agreed to it.
#[derive(Clone, Debug)]
struct Ring {
    members: Vec<PartyId>,
    all: Parties,
    /// Position of whoever speaks.
    turn: usize,
    /// How often everybody had a turn.
    laps: u32,
    standing: Option<OutcomeId>,
    agreed: Parties,
}

/// What a turn led to.
enum Turn {
    GoesOn,
    Agreed(OutcomeId),
    Left,
    Illegal,
}

impl Ring {
    fn new(members: Parties) -> Self {
        let standing = None;
        Self { members: members.iter().collect(), all: members, turn: 0, laps: 0, standing, agreed: Parties::default() }
    }

    #[inline]
    fn speaker(&self) -> PartyId {
        self.members[self.turn]
    }

    #[inline]
    fn ask(&self) -> Ask {
        self.standing.map_or(Ask::Offer, Ask::Answer)
    }

    #[inline]
    fn play(&mut self, action: Action) -> Turn {
        match (action, self.standing) {
            (Action::Offer(outcome), _) => {
                self.standing = Some(outcome);
                self.agreed = Parties::default().with(self.speaker());
            }
            (Action::Assent, Some(outcome)) => {
                self.agreed = self.agreed.with(self.speaker());
                if self.agreed == self.all {
                    return Turn::Agreed(outcome);
                }
            }
            (Action::Leave, _) => return Turn::Left,
            _ => return Turn::Illegal,
        }
        self.pass();
        Turn::GoesOn
    }

    /// The turn goes to the next who hasn't agreed to what stands.
    #[inline]
    fn pass(&mut self) {
        loop {
            self.turn += 1;
            if self.turn == self.members.len() {
                self.turn = 0;
                self.laps += 1;
            }
            if !self.agreed.contains(self.speaker()) {
                return;
            }
        }
    }
}
