//! The checked level: everything resolved to positions in lists, ranges honoured, nothing dangling.
//!
//! A [`Level`] exists only if its file had no errors. It holds no answers: culprits, cards and private values are
//! drawn when a session starts.

mod actors;
mod capacity;
mod coalition;
mod events;
mod fora;
mod home;
mod incidents;
mod linkage;
mod mechanism;
mod norms;
mod pages;
mod public;
mod talks;
mod world;

use serde::{Deserialize, Serialize};

use crate::base::{ActorId, CoalitionId, Date, EventId, ForumId, IncidentId, PackageId, TalksId};
use crate::level::record::choice;

pub use actors::*;
pub use capacity::*;
pub use coalition::*;
pub use events::*;
pub use fora::*;
pub use home::*;
pub use incidents::*;
pub use linkage::*;
pub use mechanism::*;
pub use norms::*;
pub use pages::*;
pub use public::*;
pub use talks::*;
pub use world::*;

/// One scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Version of the level format; 1.
    pub format: u32,
    /// Short name in file names and saves, such as `winter-ward`.
    pub id: String,
    pub title: String,
    /// A few words under the title.
    pub tagline: String,
    /// Paragraphs of the briefing that every seat reads.
    pub briefing: Vec<String>,
    pub time: Time,
    /// Name of the drawn map under `levels/maps`.
    pub map: String,
    /// Where gauges start, in the order of [`Gauge::ALL`], 0 to 100.
    pub gauges: [i32; Gauge::COUNT],
    pub actors: Vec<Actor>,
    /// Starting trust, `trust[a][b]`: how far `a` trusts `b`, -100 to 100.
    pub trust: Vec<Vec<i32>>,
    /// Starting channel between two actors, symmetric.
    pub channels: Vec<Vec<Channel>>,
    /// Starting rung on the escalation ladder, symmetric, 0 to 10.
    pub rungs: Vec<Vec<u8>>,
    pub incidents: Vec<Incident>,
    pub responses: Vec<Response>,
    pub fora: Vec<Forum>,
    pub talks: Vec<Talks>,
    pub packages: Vec<Package>,
    pub coalitions: Vec<Coalition>,
    pub events: Vec<Event>,
    pub lessons: Vec<Lesson>,
    pub glossary: Vec<Term>,
    /// What a player can do afterwards, in checkable terms.
    pub goals: Vec<String>,
    pub questions: Vec<String>,
    /// The documented case behind the invented one, unlocked by the debrief.
    pub really: Really,
    pub sources: Vec<Source>,
    /// Mechanisms that are switched off, to see what they change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<Mechanism>,
    // Norms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub norms: Vec<Norm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<Operation>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rule_blocs: Vec<RuleBloc>,
    /// Ways to speak to publics that the level offers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub public_diplomacy: Vec<PublicTool>,
}

impl Level {
    /// Whether the rules play this mechanism here.
    #[must_use]
    pub fn plays(&self, mechanism: Mechanism) -> bool {
        !self.off.contains(&mechanism)
    }

    /// The kind of an incident, where the rules play kinds.
    #[must_use]
    pub fn kind_of(&self, incident: IncidentId) -> Option<IncidentKind> {
        self.incident(incident).kind.filter(|_| self.plays(Mechanism::Kinds))
    }

    #[must_use]
    pub fn actor(&self, id: ActorId) -> &Actor {
        &self.actors[id.ix()]
    }

    #[must_use]
    pub fn actor_ids(&self) -> impl DoubleEndedIterator<Item = ActorId> + ExactSizeIterator + use<> {
        (0..self.actors.len()).map(ActorId::at)
    }

    #[must_use]
    pub fn incident(&self, id: IncidentId) -> &Incident {
        &self.incidents[id.ix()]
    }

    #[must_use]
    pub fn forum(&self, id: ForumId) -> &Forum {
        &self.fora[id.ix()]
    }

    #[must_use]
    pub fn talks(&self, id: TalksId) -> &Talks {
        &self.talks[id.ix()]
    }

    #[must_use]
    pub fn package(&self, id: PackageId) -> &Package {
        &self.packages[id.ix()]
    }

    #[must_use]
    pub fn coalition(&self, id: CoalitionId) -> &Coalition {
        &self.coalitions[id.ix()]
    }

    #[must_use]
    pub fn event(&self, id: EventId) -> &Event {
        &self.events[id.ix()]
    }

    /// The level's data for a response, if it offers it.
    #[must_use]
    pub fn response(&self, kind: ResponseKind) -> Option<&Response> {
        self.responses.iter().find(|r| r.kind == kind)
    }

    /// The actor with this code.
    #[must_use]
    pub fn find_actor(&self, code: &str) -> Option<ActorId> {
        self.actors.iter().position(|a| a.code == code).map(ActorId::at)
    }

    /// Seats that a person may take.
    pub fn playable(&self) -> impl Iterator<Item = ActorId> {
        self.actor_ids().filter(|id| self.actor(*id).playable.is_some())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    pub unit: TurnUnit,
    /// Number of turns; turns count from 1.
    pub turns: u16,
    /// The day on which turn 1 begins.
    pub first_day: Date,
}

choice! {
    /// How long a turn is.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum TurnUnit {
        /// A day.
        Day,
        /// A week.
        Week,
        /// A month.
        Month,
    }
}

choice! {
    /// A gauge of the world, 0 to 100.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum Gauge {
        /// How calm the world is.
        Stability,
        /// How far states trust each other.
        Trust,
        /// How strong the rules are.
        NormStrength,
        /// How well systems stand up to attacks.
        Resilience,
        /// How far rules and networks have split.
        Fragmentation,
        /// How open the internet is.
        Openness,
    }
}

impl Gauge {
    pub const COUNT: usize = 6;
    pub const ALL: [Self; Self::COUNT] =
        [Self::Stability, Self::Trust, Self::NormStrength, Self::Resilience, Self::Fragmentation, Self::Openness];

    #[must_use]
    pub const fn ix(self) -> usize {
        self as usize
    }
}
