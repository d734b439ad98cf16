//! What happens by itself, what it asks, and what can change.

use serde::{Deserialize, Serialize};

use super::Gauge;
use super::actors::Channel;
use super::capacity::Capacity;
use super::incidents::{Cost, ResponseKind};
use crate::base::{
    ActorId, CoalitionId, EventId, IncidentId, NormId, OperationId, PackageId, Permille, RuleBlocId, SuspectId, TalksId,
};
use crate::level::record::choice;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub id: String,
    /// First and last turn in which it can happen; it does in the first in which `when` holds and chance has it.
    pub turns: (u16, u16),
    /// Turns after which it can happen again; never if none.
    pub again_after: Option<u16>,
    /// Probability in permille, each turn in which it could happen.
    pub chance: Permille,
    pub when: Condition,
    pub heading: String,
    pub body: String,
    pub source: String,
    pub tone: Tone,
    /// Seats that learn of it; empty means all.
    pub only: Vec<ActorId>,
    pub effects: Vec<Effect>,
    pub asks: Option<Question>,
}

impl Event {
    /// Whether somebody learns of it who knows what the seats know for whom `knows` holds.
    #[must_use]
    pub fn is_known(&self, knows: impl Fn(ActorId) -> bool) -> bool {
        self.only.is_empty() || self.only.iter().any(|actor| knows(*actor))
    }

    /// Everything it can do, whatever is chosen.
    pub fn all_effects(&self) -> impl Iterator<Item = &Effect> {
        let chosen = self.asks.iter().flat_map(|asks| &asks.choices).flat_map(|choice| &choice.effects);
        self.effects.iter().chain(chosen)
    }
}

/// A decision that an event puts before a seat, to be taken in the turn in which it happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub seat: ActorId,
    pub choices: Vec<Choice>,
    /// Taken where the seat sends its turn without choosing; it costs nothing.
    pub otherwise: u8,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub id: String,
    pub name: String,
    /// What it means, in a sentence.
    pub line: String,
    pub cost: Cost,
    pub effects: Vec<Effect>,
}

choice! {
    /// What kind of news an event is.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum Tone {
        /// Something was damaged or stolen.
        Harm,
        /// Somebody found something out.
        Research,
        /// Somebody said something in public.
        Statement,
        /// A text was tabled, adopted or refused.
        Text,
        /// Somebody helped.
        Help,
        /// A newspaper reports.
        Press,
        /// A message from the capital.
        Capital,
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    Always,
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    AtLeast(Quantity, i32),
    Below(Quantity, i32),
    Happened(EventId),
    Chose(EventId, u8),
    Adopted(TalksId),
    NotAdopted(TalksId),
    Failed(TalksId),
    /// The text adopted in these talks has this option of this issue or a later one.
    Holds(TalksId, u8, u8),
    Open(IncidentId),
    /// The card of this clue is before the world.
    Public(IncidentId, u16),
    /// A measure was taken: by whom, which, against whom, over what; the last two may be left open.
    Took(ActorId, ResponseKind, Option<ActorId>, Option<IncidentId>),
    Member(CoalitionId, ActorId),
    /// The package was started and is not lapsed.
    Given(PackageId),
    Delivered(PackageId),
    ChannelAtLeast(ActorId, ActorId, Channel),
    TrueAccount(IncidentId, Vec<SuspectId>),
    // Norms.
    Crystallised(NormId),
    Codified(NormId),
    InRuleBloc(ActorId, RuleBlocId),
    Ran(OperationId),
    /// It was run, and all have seen who did it.
    Seen(OperationId),
    // Home fronts.
    /// The text of these talks binds the actor: signed, and ratified where it has to be.
    Bound(TalksId, ActorId),
    /// The home front of the actor has refused the text of these talks.
    Refused(TalksId, ActorId),
    // Coalitions.
    /// The actor has pledged to back the coalition in public.
    Pledged(CoalitionId, ActorId),
    /// The actor has broken a pledge to it, in public or not.
    BrokeWord(CoalitionId, ActorId),
    /// It has made its joint statement.
    Stated(CoalitionId),
    // Public diplomacy and companies.
    /// The hole is closed.
    Patched(IncidentId),
    /// The servers are down.
    TakenDown(IncidentId),
    /// A state has an ambassador to companies.
    Ambassador(ActorId),
}

/// A number of the world that conditions compare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quantity {
    Turn,
    Gauge(Gauge),
    /// How far the first trusts the second.
    Trust(ActorId, ActorId),
    /// What the first holds against the second.
    Grievance(ActorId, ActorId),
    Rung(ActorId, ActorId),
    Credibility(ActorId),
    Resilience(ActorId),
    Capital(ActorId),
    Budget(ActorId),
    /// In tenths.
    Harm(IncidentId),
    Members(CoalitionId),
    // Norms.
    /// Share of all influence that stands behind a norm, in permille.
    Support(NormId),
    /// The level of a pledge, 0 to 3.
    Pledge(ActorId, NormId),
    /// Times an actor was seen to break its word or a norm of all.
    Breaches(ActorId),
    /// Share of all influence in a bloc of rules, in permille.
    RuleBlocShare(RuleBlocId),
    // Home fronts.
    /// How many the text of these talks binds.
    Bound(TalksId),
    /// How far a ratifier, by position, backs its actor.
    HomeSupport(ActorId, u8),
    // Capacity-building.
    Capacity(Capacity, ActorId),
    /// How far the first depends on the second.
    Dependence(ActorId, ActorId),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    Gauge {
        gauge: Gauge,
        by: i32,
    },
    /// How far `of` trusts `to`.
    Trust {
        of: ActorId,
        to: ActorId,
        by: i32,
    },
    /// Trust among all parties of the text.
    TrustAmongParties(i32),
    /// Raises every channel among the parties to at least this.
    ChannelAmongParties(Channel),
    ResilienceOfParties(i32),
    Resilience {
        actor: ActorId,
        by: i32,
    },
    /// Overall harm of an incident, in tenths.
    Harm {
        incident: IncidentId,
        by: i32,
    },
    NoDeal {
        talks: TalksId,
        party: ActorId,
        by: i32,
    },
    Rung {
        a: ActorId,
        b: ActorId,
        by: i32,
    },
    Capital {
        actor: ActorId,
        by: i32,
    },
    Budget {
        actor: ActorId,
        by: i32,
    },
    StartPackage(PackageId),
    Grievance {
        of: ActorId,
        against: ActorId,
        by: i32,
    },
    Credibility {
        actor: ActorId,
        by: i32,
    },
    /// Two actors' channel becomes this, better or worse.
    Channel {
        a: ActorId,
        b: ActorId,
        to: Channel,
    },
    OpenIncident(IncidentId),
    /// The card of a clue is before the world, put there by `by`.
    Publish {
        incident: IncidentId,
        clue: u16,
        by: ActorId,
    },
    Invite(CoalitionId, ActorId),
    Join(CoalitionId, ActorId),
    Leave(CoalitionId, ActorId),
    /// Talks that are still under way end without a text.
    CallOff(TalksId),
    /// The relay state hands over what it holds: the named clue comes to the victim.
    Disclose {
        incident: IncidentId,
        clue: u16,
        to: ActorId,
    },
    // Norms.
    /// All parties of the text go over to a bloc of rules.
    PartiesEnterRuleBloc(RuleBlocId),
    /// An actor goes over to a bloc of rules, or back to the common rules.
    EnterRuleBloc {
        actor: ActorId,
        bloc: Option<RuleBlocId>,
    },
    // Home fronts.
    /// How far a ratifier, by position, backs its actor.
    Support {
        actor: ActorId,
        ratifier: u8,
        by: i32,
    },
    // Capacity-building.
    Capacity {
        actor: ActorId,
        capacity: Capacity,
        by: i32,
    },
    /// How far `of` depends on `on`.
    Dependence {
        of: ActorId,
        on: ActorId,
        by: i32,
    },
}
