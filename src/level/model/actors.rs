//! Who acts: what an actor is, has, wants and is bound by.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Gauge;
use super::capacity::Capacity;
use super::home::Ratifier;
use crate::base::{ActorId, CoalitionId, IncidentId, NormId, OperationId, PackageId, Permille, TalksId};
use crate::level::record::choice;
use crate::negotiation::Concession;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Three capital letters.
    pub code: String,
    pub name: String,
    /// What it is called on the map and in the course of play.
    pub short: String,
    /// The name shown when real or telling names are switched off.
    pub masked: String,
    /// What stands in prose for words that tell who it is, besides its names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub masked_words: BTreeMap<String, String>,
    pub kind: ActorKind,
    /// One line under the name, such as `transit state · 9 million`.
    pub line: String,
    /// The dossier, a paragraph an entry.
    pub dossier: Vec<String>,
    /// Place of the emblem on the map sheet.
    pub at: (i32, i32),
    /// Territories of the map that are this actor's.
    pub territories: Vec<String>,
    pub playable: Option<Playable>,
    /// Weight in the world, in units the level chooses; norms and fragmentation use shares of it.
    pub influence: i32,
    pub means: Means,
    pub capacities: Capacities,
    /// 0 to 100.
    pub resilience: i32,
    /// Cyber sovereignty -100 to open and multi-stakeholder +100.
    pub openness: i32,
    pub doctrine: Doctrine,
    pub mandate: Mandate,
    /// Who answers for a threat actor, and can call it off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sponsor: Option<ActorId>,
    /// Who has to ratify what it agrees to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub home: Vec<Ratifier>,
}

impl Actor {
    /// States and blocs stand in a disc, everyone else in a square.
    #[must_use]
    pub const fn is_state(&self) -> bool {
        matches!(self.kind, ActorKind::State | ActorKind::Bloc)
    }
}

choice! {
    /// What an actor is.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum ActorKind {
        /// A state.
        State,
        /// A union of states that acts as one.
        Bloc,
        /// A company.
        Company,
        /// A body of civil society.
        CivilSociety,
        /// A response team, registry, standards body or the like.
        TechnicalCommunity,
        /// Somebody who attacks for gain or on behalf of others.
        ThreatActor,
    }
}

/// What a person who takes this seat reads first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Playable {
    /// One sentence on the level-choice screen.
    pub pitch: String,
    /// How hard the seat is, in words.
    pub difficulty: String,
    /// Paragraphs only this seat reads.
    pub briefing: Vec<String>,
}

/// What a seat has to spend; capital and staff are per turn, the budget has to last.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Means {
    /// Political capital at the start.
    pub capital: i32,
    /// Political capital gained each turn.
    pub capital_per_turn: i32,
    /// The most capital that can be kept.
    pub capital_cap: i32,
    /// People; each can do one thing a turn.
    pub staff: i32,
    /// Money for the whole level, in units the level names (Winter Ward: million).
    pub budget: i32,
}

/// Capacities, 0 to 100.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacities {
    /// Strategy and law.
    pub governance: i32,
    /// The response team.
    pub technical: i32,
    pub law_enforcement: i32,
    pub diplomacy: i32,
    pub offence: i32,
}

/// How a bot in this seat behaves.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doctrine {
    pub bargaining: Concession,
    /// Grievance at which it climbs a rung.
    pub climbs_at: i32,
    /// How readily it accuses and responds, 0 never to 100 at once its standard is met.
    pub boldness: i32,
    /// How readily it shares evidence with those it trusts, 0 to 100.
    pub candour: i32,
    /// How far it keeps its word where breaking it would pay, 0 never to 100 always.
    pub word: i32,
    /// How much it works for rules: pledges, codification, compliance of others; 0 to 100.
    pub norms: i32,
    /// How much it works between others: mediation, amendments, texts all can live with; 0 to 100.
    pub bridging: i32,
    /// How readily it buys and sells support: packages, prices, votes; 0 to 100.
    pub trading: i32,
    /// How much it guards its own hand: reservations, no verification, its own rules; 0 to 100.
    pub sovereignty: i32,
}

impl Doctrine {
    /// Neither this nor that.
    pub const MIDDLE: Self = Self {
        bargaining: Concession::Linear,
        climbs_at: 50,
        boldness: 50,
        candour: 50,
        word: 70,
        norms: 50,
        bridging: 50,
        trading: 50,
        sovereignty: 50,
    };
}

choice! {
    /// A character that players learn to recognise; starting values of a [`Doctrine`].
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum Character {
        /// Mediates, amends, looks for what all can live with.
        BridgeBuilder,
        /// Gives nothing away and answers at once.
        HardLiner,
        /// Works for rules, keeps them, and holds others to them.
        NormEntrepreneur,
        /// Guards its own hand and its own network.
        Sovereigntist,
        /// Buys and sells: everything has a price, its word too.
        Transactional,
    }
}

impl Character {
    pub const ALL: [Self; 5] =
        [Self::BridgeBuilder, Self::HardLiner, Self::NormEntrepreneur, Self::Sovereigntist, Self::Transactional];

    #[must_use]
    pub fn doctrine(self) -> Doctrine {
        let of = |bargaining, [climbs_at, boldness, candour, word, norms, bridging, trading, sovereignty]: [i32; 8]| {
            Doctrine { bargaining, climbs_at, boldness, candour, word, norms, bridging, trading, sovereignty }
        };
        match self {
            Self::BridgeBuilder => of(Concession::Linear, [45, 30, 70, 85, 60, 90, 50, 20]),
            Self::HardLiner => of(Concession::Boulware, [20, 90, 20, 60, 30, 10, 30, 60]),
            Self::NormEntrepreneur => of(Concession::Firm, [50, 60, 60, 95, 95, 50, 30, 10]),
            Self::Sovereigntist => of(Concession::Firm, [25, 50, 20, 60, 20, 20, 50, 95]),
            Self::Transactional => of(Concession::Linear, [35, 45, 40, 30, 20, 40, 95, 50]),
        }
    }
}

/// What the capital told the seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// Instructions in words.
    pub text: String,
    pub objectives: Vec<Objective>,
    /// Least confidence, per standard of proof, below which the capital lets nobody set it.
    pub floors: [Permille; Proof::COUNT],
    /// What the capital can be asked to change in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revisable: Option<Revisable>,
}

/// What a capital can be asked to change in its mandate.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revisable {
    /// Whether it can be asked to be content with less of an objective.
    pub ease: bool,
    /// Weight of an objective, in per cent, that can go over to another; 0 if none can.
    pub shift: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    pub name: String,
    pub measure: Measure,
    /// Share in the mandate, any positive number.
    pub weight: i32,
    /// Value of the measure that is worth 0.
    pub start: i32,
    /// Value of the measure that is worth 10,000; may lie below `start`.
    pub target: i32,
    /// A value at or beyond which the whole mandate has failed, seen from `start` away from `target`.
    pub fatal: Option<i32>,
}

/// A number read off the state of the world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// Own utility, in basis points, of the text adopted in these talks; of no deal if there is none.
    TextValue(TalksId),
    Gauge(Gauge),
    /// Rung between the seat and this actor.
    Rung(ActorId),
    /// Trust of this actor in the seat.
    TrustOf(ActorId),
    /// Mean trust of all others in the seat.
    MeanTrust,
    Credibility,
    /// Own posterior, in permille, on what is true of this incident.
    Certainty(IncidentId),
    /// Overall harm of this incident, 0 to 10, at the end.
    Harm(IncidentId),
    Resilience(ActorId),
    /// Mean resilience of the weakest quarter of all actors, threat actors apart.
    WeakestQuarter,
    /// Number of members.
    CoalitionSize(CoalitionId),
    /// 1 if the package was delivered, else 0.
    Delivered(PackageId),
    /// 1 if the seat publicly blamed the truth of this incident, 0 if it blamed nobody, -1 if it blamed wrongly.
    RightlyBlamed(IncidentId),
    /// Times others publicly blamed this seat.
    BlamedByOthers,
    Budget,
    // Norms.
    /// How strong the clauses of the text adopted in these talks are, 0 to 100.
    Ambition(TalksId),
    /// How much of what the seat wanted of these talks it did not give up in the text adopted there, 0 to 100.
    ValuesKept(TalksId),
    /// Share of all influence that stands behind a norm, in permille.
    Support(NormId),
    /// Times the seat was seen to break its word or a norm of all.
    Breaches,
    /// Level of the seat's own pledge, 0 to 3.
    Pledge(NormId),
    /// 1 if this operation was run.
    Ran(OperationId),
    // Home fronts.
    /// How many the text of these talks binds.
    Bound(TalksId),
    /// 1 if the text of these talks binds the seat, else 0.
    IsBound(TalksId),
    // Coalitions.
    /// How many have signed the text of these talks, members of blocs among them.
    Signatures(TalksId),
    // Capacity-building.
    Capacity(Capacity, ActorId),
    /// How far the seat depends on this actor.
    DependsOn(ActorId),
    /// How far this actor depends on the seat.
    DependenceOf(ActorId),
}

/// Standards of proof, mild to severe.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Proof {
    PrivateDemarche,
    JointStatement,
    PublicAttribution,
    Sanctions,
    Countermeasure,
}

impl Proof {
    pub const COUNT: usize = 5;
    pub const ALL: [Self; Self::COUNT] =
        [Self::PrivateDemarche, Self::JointStatement, Self::PublicAttribution, Self::Sanctions, Self::Countermeasure];

    #[must_use]
    pub const fn ix(self) -> usize {
        self as usize
    }
}

choice! {
    /// How two actors can reach each other; the order is the strength.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum Channel {
        /// They do not talk.
        None,
        /// Notes through embassies.
        Diplomatic,
        /// A named, tested contact point.
        ContactPoint,
        /// A line between leaders or duty officers.
        Hotline,
    }
}
