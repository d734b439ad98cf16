//! Home fronts: who has to ratify what a delegation has agreed to.

use serde::{Deserialize, Serialize};

use super::actors::Actor;
use crate::base::TalksId;
use crate::level::record::choice;
use crate::negotiation::Outcome;

/// Somebody at home without whom a text does not bind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratifier {
    pub id: String,
    pub name: String,
    pub kind: RatifierKind,
    /// Talks whose texts come before it.
    pub over: Vec<TalksId>,
    /// Turns from signature to its decision.
    pub turns: u8,
    /// How far it backs its delegation at the start, lowest and highest, 0 to 100. Secret of the seat once drawn.
    pub support: (i32, i32),
    pub insists: Vec<Insistence>,
    /// How it follows what happens between texts, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Follows>,
}

/// How somebody at home takes part between texts: its support moves with what the world sees, and below a floor it calls the
/// delegation to account.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follows {
    /// Support below which it calls; 0: never.
    pub floor: i32,
    /// What answering takes out of the means of the turn.
    pub capital: i32,
    pub staff: i32,
}

impl Ratifier {
    /// How many of the things it insists on it does not find in a text of `talks`; `least` are the drawn options, one for
    /// each.
    #[must_use]
    pub fn misses(&self, talks: TalksId, text: &Outcome, least: &[u8]) -> usize {
        let missed = |(insists, least): &(&Insistence, &u8)| {
            insists.talks == talks && !insists.is_met(text.0.get(usize::from(insists.issue)).copied(), **least)
        };
        self.insists.iter().zip(least).filter(missed).count()
    }
}

/// One thing a ratifier wants to find in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Insistence {
    pub talks: TalksId,
    pub issue: u8,
    /// The least option that it takes, drawn between these two.
    pub at_least: (u8, u8),
    /// Options it does not take at all.
    pub refuses: Vec<u8>,
}

impl Insistence {
    fn is_met(&self, option: Option<u8>, least: u8) -> bool {
        option.is_some_and(|option| option >= least && !self.refuses.contains(&option))
    }
}

choice! {
    /// Who ratifies.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum RatifierKind {
        /// Those who were elected to make the laws.
        Parliament,
        /// Those who govern.
        Cabinet,
        /// Those who judge whether the constitution allows it.
        Court,
        /// The states of a union.
        Council,
        /// Those who own a company.
        Shareholders,
        /// Those who steer a company or a body for its owners.
        Board,
        /// Those for whom a body speaks.
        Members,
    }
}

impl Actor {
    /// Those who have to ratify its texts of these talks, with their positions.
    pub fn ratifiers(&self, talks: TalksId) -> impl Iterator<Item = (usize, &Ratifier)> {
        self.home.iter().enumerate().filter(move |(_, ratifier)| ratifier.over.contains(&talks))
    }
}
