//! What is said in public, and what companies and technical bodies are asked for.

use serde::{Deserialize, Serialize};

use super::view::View;
use crate::base::{ActorId, IncidentId, TalksId};
use crate::level::{ActorKind, Aim, Capacity, Level, PublicTool, Service};

/// Something said before the world.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Voice {
    Praise(ActorId),
    Criticism(ActorId),
    /// This option of a clause is what the speaker wants of a text.
    Clause {
        talks: TalksId,
        issue: u8,
        option: u8,
    },
    /// What was done is condemned, and nobody named.
    Deed(IncidentId),
    /// A campaign among the public of an actor.
    Campaign {
        at: ActorId,
        aim: Aim,
    },
}

impl Voice {
    /// What the level has to offer for it.
    #[must_use]
    pub const fn tool(self) -> PublicTool {
        match self {
            Self::Campaign { .. } => PublicTool::Campaigns,
            _ => PublicTool::Statements,
        }
    }

    /// Whether saying `other` after this would be saying it twice: each clause is spoken for once.
    #[must_use]
    pub fn settles(self, other: Self) -> bool {
        match (self, other) {
            (Self::Campaign { .. }, _) => false,
            (Self::Clause { talks, issue, .. }, Self::Clause { talks: t, issue: i, .. }) => (talks, issue) == (t, i),
            _ => self == other,
        }
    }

    /// The actor it is about, if there is one.
    #[must_use]
    pub const fn about(self) -> Option<ActorId> {
        match self {
            Self::Praise(actor) | Self::Criticism(actor) | Self::Campaign { at: actor, .. } => Some(actor),
            Self::Clause { .. } | Self::Deed(_) => None,
        }
    }
}

/// Who said it, and when.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    pub turn: u16,
    pub by: ActorId,
    pub what: Voice,
}

/// A request to a company or a technical body, before the world.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub turn: u16,
    pub by: ActorId,
    pub of: ActorId,
    pub incident: IncidentId,
    pub what: Service,
    /// Whether it was granted; none while it was not answered.
    pub granted: Option<bool>,
}

/// What publics and companies know: all of it is known to all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicState {
    /// Oldest first.
    pub spoken: Vec<Spoken>,
    pub requests: Vec<Request>,
    /// Who has an ambassador to companies.
    pub ambassadors: Vec<ActorId>,
    /// Incidents whose hole is closed, and those whose servers are down.
    pub patched: Vec<IncidentId>,
    pub taken_down: Vec<IncidentId>,
    /// Who has paid a ransom for which incident.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ransoms: Vec<(ActorId, IncidentId)>,
    /// Customers whom a supply-chain incident has reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reached: Vec<(IncidentId, ActorId)>,
}

impl PublicState {
    /// Campaigns of `by` among the public of `at` so far.
    #[must_use]
    pub fn campaigns(&self, by: ActorId, at: ActorId) -> i32 {
        let same = |s: &&Spoken| s.by == by && matches!(s.what, Voice::Campaign { at: there, .. } if there == at);
        i32::try_from(self.spoken.iter().filter(same).count()).unwrap_or(i32::MAX)
    }

    /// Whether an incident has spread to `actor`.
    #[must_use]
    pub fn has_reached(&self, incident: IncidentId, actor: ActorId) -> bool {
        self.reached.contains(&(incident, actor))
    }

    /// Requests that `of` has to answer in `turn`: those of the turn before.
    pub fn waiting(&self, of: ActorId, turn: u16) -> impl Iterator<Item = &Request> {
        self.requests.iter().filter(move |r| r.of == of && r.granted.is_none() && r.turn + 1 == turn)
    }
}

/// Points by which a campaign of somebody with this capacity of diplomacy moves the public of `at`, after `before` others:
/// half where what is heard from abroad is filtered, and less each time.
#[must_use]
pub fn reach(level: &Level, diplomacy: i32, at: ActorId, before: i32) -> i32 {
    let whole = 2 + diplomacy / 25;
    let heard = if level.actor(at).openness < 0 { whole / 2 } else { whole };
    (heard - before).max(1)
}

/// Per mille with which a leak by somebody of this technical capacity is traced back to it.
#[must_use]
pub fn traced(technical: i32) -> u32 {
    u32::try_from(350 - 2 * technical).unwrap_or(0).max(50)
}

/// Tenths of harm that a patch takes away at once, by the technical capacity of whoever writes it.
#[must_use]
pub const fn patched(technical: i32) -> i32 {
    3 + technical / 20
}

/// Tenths of harm that taking servers down takes away, by the better of technical capacity and law enforcement.
#[must_use]
pub const fn taken_down(capacity: i32) -> i32 {
    4 + capacity / 25
}

/// Least law enforcement, 0 to 100, with which a state takes servers down itself.
pub const SEIZES: i32 = 50;

/// What an ambassador to companies adds to how far they hear a state.
const AMBASSADOR: i32 = 20;

/// How far `other` hears `by`: as far as it trusts it, by what its diplomats make of it, and as a company by its ambassador.
#[must_use]
pub fn hears(level: &Level, trust: i32, diplomacy: i32, public: &PublicState, by: ActorId, other: ActorId) -> i32 {
    let company = level.actor(other).kind == ActorKind::Company;
    let known = if company && public.ambassadors.contains(&by) { AMBASSADOR } else { 0 };
    super::reckon::heard(trust, diplomacy) + known
}

impl View {
    /// How far `other` hears the viewer's seat when it asks for something, -100 to 100 and a little more.
    #[must_use]
    pub fn heard_by(&self, level: &Level, other: ActorId) -> i32 {
        let Some(seat) = self.seat() else { return 0 };
        let trust = self.actors[other.ix()].trust_in_you.unwrap_or(0);
        hears(level, trust, self.actors[seat.ix()].capacities.diplomacy, &self.public, seat, other)
    }

    /// Whether `actor` can do this about an incident, as far as all can tell.
    #[must_use]
    pub fn can_serve(&self, level: &Level, actor: ActorId, incident: IncidentId, what: Service) -> bool {
        let spec = level.incident(incident);
        match what {
            Service::Patch => spec.makers.contains(&actor) && !self.public.patched.contains(&incident),
            Service::TakeDown => spec.servers.contains(&actor) && !self.public.taken_down.contains(&incident),
            // Where the level names neither, companies play no part in it.
            Service::Data => {
                !(spec.makers.is_empty() && spec.servers.is_empty())
                    && matches!(level.actor(actor).kind, ActorKind::Company | ActorKind::TechnicalCommunity)
                    && !spec.victims.contains(&actor)
            }
        }
    }
}

/// The better of what takes servers down.
#[must_use]
pub fn seizing(of: impl Fn(Capacity) -> i32) -> i32 {
    of(Capacity::Technical).max(of(Capacity::LawEnforcement))
}
