//! What is read: lessons, glossary, the documented case, sources.

use serde::{Deserialize, Serialize};

use crate::level::record::choice;

/// A hint that introduces one idea when it is first needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    pub id: String,
    pub when: Moment,
    pub heading: String,
    pub body: String,
}

choice! {
    /// When a hint appears.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum Moment {
        /// At the start of this turn.
        Turn(u16),
        /// When the desk is first shown.
        FirstDesk,
        /// When the evidence board is first shown.
        FirstEvidence,
        /// With the first card in hand.
        FirstCard,
        /// When standards of proof are first shown.
        FirstStandards,
        /// When responses are first shown.
        FirstResponse,
        /// When talks are first shown.
        FirstTalks,
        /// At the first refusal of an offer.
        FirstRefusal,
        /// When a text is first put under silence.
        FirstSilence,
        /// When two parties first talk alone.
        FirstBilateral,
        /// With the first plan of an order.
        FirstPlan,
        /// When the debrief is first shown.
        FirstDebrief,
    }
}

/// A word of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub word: String,
    pub meaning: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Really {
    pub heading: String,
    /// Day (as written) and what happened.
    pub days: Vec<ReallyDay>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReallyDay {
    pub day: String,
    pub text: String,
    /// Positions in the level's sources.
    pub sources: Vec<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub place: String,
    /// Where it can be read; saves from before there were addresses have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Not confirmed by a document that could be read.
    pub unconfirmed: bool,
}
