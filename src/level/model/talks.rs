//! What is negotiated.

use serde::{Deserialize, Serialize};

use super::events::Effect;
use super::fora::Leaning;
use super::linkage::Link;
use crate::base::{ActorId, Bp, ForumId, PackageId, TalksId};
use crate::negotiation::{Domain, Issue};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talks {
    pub id: String,
    pub name: String,
    /// Title of the document.
    pub title: String,
    /// The line under the title.
    pub line: String,
    pub protocol: Protocol,
    /// In the order in which they have the floor; a chair has it last.
    pub parties: Vec<ActorId>,
    /// Turns in which they meet, first and last.
    pub opens: u16,
    pub closes: u16,
    pub rounds_per_turn: u8,
    /// Offers a party may make while it has the floor.
    pub offers_per_floor: u8,
    /// Place on the map sheet.
    pub at: (i32, i32),
    pub issues: Vec<TalksIssue>,
    /// The chair's first text, or the paper on the table: one option an issue.
    pub opening: Vec<u8>,
    /// One position per party, in the order of `parties`.
    pub positions: Vec<Position>,
    /// One leaning per bloc of the venue that votes, in its order.
    pub leanings: Vec<Leaning>,
    /// Whether a party may stay out of a clause of a text under silence.
    pub dissociation: bool,
    /// Whether parties may meet in caucus.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub caucus: bool,
    /// Whether parties may have a third actor mediate.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mediation: bool,
    /// The venue whose blocs may sign a text that is open for signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watched_by: Option<ForumId>,
    /// Whether their signatures count for it to be in force.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blocs_count: bool,
    /// Whether points of different parties are declared comparable.
    pub comparable: bool,
    /// Talks whose text this one recalls and builds on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub builds_on: Vec<TalksId>,
}

impl Talks {
    /// Position of a party in the order of speaking.
    #[must_use]
    pub fn party(&self, actor: ActorId) -> Option<usize> {
        self.parties.iter().position(|p| *p == actor)
    }

    /// Who writes the text, where one party does: the chair, or the lead of a text that is open for signature.
    #[must_use]
    pub const fn writer(&self) -> Option<ActorId> {
        match self.protocol {
            Protocol::SingleText { chair } => Some(chair),
            Protocol::OpenSignature { lead, .. } => Some(lead),
            Protocol::AlternatingOffers | Protocol::Ballot { .. } => None,
        }
    }

    /// How many have to sign, where a text is opened for signature.
    #[must_use]
    pub const fn threshold(&self) -> Option<u8> {
        match self.protocol {
            Protocol::OpenSignature { threshold, .. } => Some(threshold),
            _ => None,
        }
    }

    /// The venue that votes, if one does.
    #[must_use]
    pub const fn forum(&self) -> Option<ForumId> {
        match self.protocol {
            Protocol::Ballot { forum } => Some(forum),
            Protocol::AlternatingOffers | Protocol::SingleText { .. } | Protocol::OpenSignature { .. } => None,
        }
    }

    /// The domain that is negotiated: issues with their options, silence first.
    #[must_use]
    pub fn domain(&self) -> Domain {
        let issue = |issue: &TalksIssue| Issue {
            name: issue.name.clone(),
            options: issue.options.iter().map(|option| option.name.clone()).collect(),
        };
        Domain { issues: self.issues.iter().map(issue).collect() }
    }

    /// Rounds from opening to deadline.
    #[must_use]
    pub fn rounds(&self) -> u32 {
        u32::from(self.closes + 1 - self.opens) * u32::from(self.rounds_per_turn)
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Protocol {
    /// Parties offer in turn; an offer that all others accept is adopted at once.
    AlternatingOffers,
    /// Parties propose, the chair writes the text and puts it under a silence procedure; consensus.
    SingleText { chair: ActorId },
    /// Parties propose, the lead writes the text and opens it for signature; in force once `threshold` have signed.
    OpenSignature { lead: ActorId, threshold: u8 },
    /// Parties offer in turn and put drafts before a venue, which votes.
    Ballot { forum: ForumId },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalksIssue {
    pub id: String,
    pub name: String,
    /// The sentence with `{}` where the option's words stand.
    pub sentence: String,
    /// What this issue gives or does not give; it stands beside the text.
    pub link: Option<Link>,
    /// Option 0 is always *silent* (for a linked issue *not given*).
    pub options: Vec<TextOption>,
}

impl TalksIssue {
    /// The package that it gives.
    #[must_use]
    pub fn package(&self) -> Option<PackageId> {
        match self.link {
            Some(Link::Package(package)) => Some(package),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextOption {
    pub id: String,
    pub name: String,
    /// What it writes into the sentence; empty for silence.
    pub words: String,
    /// Ambition, 0 to 100.
    pub strength: u8,
    /// What happens when a text with this option is adopted.
    pub effects: Vec<Effect>,
}

/// Private interests of a party, as ranges from which the session draws.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Points for each option of each issue, lowest and highest.
    pub values: Vec<Vec<(i32, i32)>>,
    /// Points of no deal, lowest and highest, on the same scale.
    pub no_deal: (i32, i32),
    /// Options this party cannot sign, as (issue, option).
    pub red_lines: Vec<(u8, u8)>,
    /// What its people say when asked why, per issue.
    pub says: Vec<String>,
}

/// Points of the level file to basis points: `points` of `best` total points.
#[must_use]
pub fn bp_of_points(points: i64, best: i64) -> Bp {
    points * 10_000 / best.max(1)
}
