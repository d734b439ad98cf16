//! Capacity-building: what an actor can do, and the packages that build it.

use serde::{Deserialize, Serialize};

use super::actors::Capacities;
use crate::base::ActorId;
use crate::level::record::choice;

choice! {
    /// Something an actor can do, 0 to 100.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum Capacity {
        /// Strategy and law: how much of what it is given it can use, and how soon it stands on its own feet.
        Governance,
        /// The response team.
        Technical,
        /// Police and prosecutors.
        LawEnforcement,
        /// Diplomats.
        Diplomacy,
    }
}

impl Capacity {
    pub const ALL: [Self; 4] = [Self::Governance, Self::Technical, Self::LawEnforcement, Self::Diplomacy];
}

impl Capacities {
    pub const fn of_mut(&mut self, capacity: Capacity) -> &mut i32 {
        match capacity {
            Capacity::Governance => &mut self.governance,
            Capacity::Technical => &mut self.technical,
            Capacity::LawEnforcement => &mut self.law_enforcement,
            Capacity::Diplomacy => &mut self.diplomacy,
        }
    }

    #[must_use]
    pub const fn of(&self, capacity: Capacity) -> i32 {
        match capacity {
            Capacity::Governance => self.governance,
            Capacity::Technical => self.technical,
            Capacity::LawEnforcement => self.law_enforcement,
            Capacity::Diplomacy => self.diplomacy,
        }
    }
}

choice! {
    /// A usual kind of package, with what it usually brings.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum PackageKind {
        /// Advice on strategy and law.
        StrategyAndLaw,
        /// A response team: people, rooms, tools.
        Csirt,
        /// Training of police and prosecutors.
        PoliceTraining,
        /// A workshop for those who negotiate, of states or not.
        DiplomacyWorkshop,
        /// Experts of the giver who sit in the recipient's offices.
        Secondment,
        /// A centre for a region.
        RegionalCentre,
    }
}

impl PackageKind {
    pub const ALL: [Self; 6] = [
        Self::StrategyAndLaw,
        Self::Csirt,
        Self::PoliceTraining,
        Self::DiplomacyWorkshop,
        Self::Secondment,
        Self::RegionalCentre,
    ];

    /// What it brings where the level says nothing else.
    #[must_use]
    pub fn usual(self) -> Gains {
        let of = |governance, technical, law_enforcement, diplomacy, resilience, dependence| Gains {
            capacities: Capacities { governance, technical, law_enforcement, diplomacy, offence: 0 },
            resilience,
            dependence,
        };
        match self {
            Self::StrategyAndLaw => of(15, 0, 5, 0, 4, 6),
            Self::Csirt => of(0, 15, 0, 0, 12, 14),
            Self::PoliceTraining => of(0, 2, 16, 0, 2, 8),
            Self::DiplomacyWorkshop => of(2, 0, 0, 15, 0, 2),
            Self::Secondment => of(4, 8, 2, 4, 6, 24),
            Self::RegionalCentre => of(4, 8, 4, 4, 8, 4),
        }
    }
}

/// What a package brings each recipient that could use all of it; each 0 to 100.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gains {
    pub capacities: Capacities,
    pub resilience: i32,
    /// How far the recipient comes to depend on the giver, half at the start, half on delivery.
    pub dependence: i32,
}

/// Capacity-building that one actor gives to another, or to several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    pub id: String,
    pub name: String,
    pub line: String,
    pub kind: Option<PackageKind>,
    pub giver: ActorId,
    /// Who gets it, each in full; at least one.
    pub recipients: Vec<ActorId>,
    pub cost_per_turn: i32,
    /// Turns from start to delivery.
    pub delay: u8,
    /// Before absorption.
    pub gains: Gains,
    /// Gain in the recipient's trust in the giver, half at the start, half on delivery.
    pub trust: i32,
}

impl Package {
    #[must_use]
    pub fn reaches(&self, actor: ActorId) -> bool {
        self.recipients.contains(&actor)
    }
}
