//! Public diplomacy, and what companies and technical bodies can be asked for.

use serde::{Deserialize, Serialize};

use crate::level::record::choice;

choice! {
    /// A way to speak to publics, which a level offers or does not.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum PublicTool {
        /// Statements on actors, clauses and deeds.
        Statements,
        /// Campaigns among the public of an actor.
        Campaigns,
        /// Cards published without a name.
        Leaks,
        /// An ambassador to companies.
        TechAmbassador,
    }
}

choice! {
    /// What a campaign is for.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum Aim {
        /// To be thought of better there.
        Goodwill,
        /// To make life harder for those who decide there.
        Pressure,
        /// To move how open the internet is, the way of whoever pays for it.
        Openness,
    }
}

impl Aim {
    pub const ALL: [Self; 3] = [Self::Goodwill, Self::Pressure, Self::Openness];
}

choice! {
    /// What a company or a technical body can do about an incident.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum Service {
        /// Close the hole.
        Patch,
        /// Take down the servers.
        TakeDown,
        /// Hand over what is known.
        Data,
    }
}

impl Service {
    pub const ALL: [Self; 3] = [Self::Patch, Self::TakeDown, Self::Data];
}
