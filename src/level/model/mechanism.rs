//! Parts of the rules that can be switched off by themselves, to see what each changes.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A part of the rules that a level can do without.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Mechanism {
    /// Responses are read with an error; without it every response is read as it was meant.
    Misperception,
    /// Accusations and broken words cost credibility; without it nothing does.
    Credibility,
    /// Actors can be invited into coalitions and leave them.
    Coalitions,
    /// Packages can be given.
    Packages,
    /// Bilateral channels can be opened and raised.
    Channels,
    /// Events happen.
    Events,
    // Norms.
    /// Norms crystallise and are codified, and breaches of them cost something.
    Norms,
    /// Operations can be run, and sponsors call them off.
    Operations,
    /// Pledges can be made and are reported on.
    Pledges,
    /// Actors go over to blocs of rules, and fragmentation is read off them.
    RuleBlocs,
    // Home fronts.
    /// Ratifiers decide on texts; without it texts bind at once.
    HomeFronts,
    /// Those at home follow what happens between texts, and call delegations to account.
    Accountability,
    /// Capitals can be asked to change their mandates.
    Mandates,
    // Coalitions.
    /// Invitees have prices and wait for others; without it they join as they like.
    Terms,
    /// Members can pledge, and are held to it.
    CoalitionPledges,
    /// Leads call votes, and coalitions split.
    Whips,
    /// Members speak with their influence together, and make joint statements.
    Pooling,
    /// Blocs of a venue sign texts that are open for signature.
    Signatures,
    // Linked items.
    /// Texts give places in coalitions, retractions, votes and restraint, and words given so are kept or broken.
    Linkage,
    /// Parties meet in caucus.
    Caucuses,
    /// Third parties mediate in talks.
    Mediation,
    // Capacity-building.
    /// Recipients of packages come to depend on the giver.
    Dependence,
    /// Statements, campaigns, leaks, and ambassadors to companies.
    PublicDiplomacy,
    /// Companies and technical bodies patch, take down, and are asked to.
    Industry,
    // Incidents.
    /// Incidents of different kinds want different answers; without it all are alike.
    Kinds,
    /// Legal labels are argued and disputed.
    Labels,
}

impl Mechanism {
    pub const ALL: [Self; 26] = [
        Self::Misperception,
        Self::Credibility,
        Self::Coalitions,
        Self::Packages,
        Self::Channels,
        Self::Events,
        // Norms.
        Self::Norms,
        Self::Operations,
        Self::Pledges,
        Self::RuleBlocs,
        // Home fronts.
        Self::HomeFronts,
        Self::Accountability,
        Self::Mandates,
        // Coalitions.
        Self::Terms,
        Self::CoalitionPledges,
        Self::Whips,
        Self::Pooling,
        Self::Signatures,
        // Linked items.
        Self::Linkage,
        Self::Caucuses,
        Self::Mediation,
        // Capacity-building, publics and companies.
        Self::Dependence,
        Self::PublicDiplomacy,
        Self::Industry,
        // Incidents.
        Self::Kinds,
        Self::Labels,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Misperception => "misperception",
            Self::Credibility => "credibility",
            Self::Coalitions => "coalitions",
            Self::Packages => "packages",
            Self::Channels => "channels",
            Self::Events => "events",
            // Norms.
            Self::Norms => "norms",
            Self::Operations => "operations",
            Self::Pledges => "pledges",
            Self::RuleBlocs => "rule-blocs",
            // Home fronts.
            Self::HomeFronts => "home-fronts",
            Self::Accountability => "accountability",
            Self::Mandates => "mandates",
            // Coalitions.
            Self::Terms => "terms",
            Self::CoalitionPledges => "coalition-pledges",
            Self::Whips => "whips",
            Self::Pooling => "pooling",
            Self::Signatures => "signatures",
            // Linked items.
            Self::Linkage => "linkage",
            Self::Caucuses => "caucuses",
            Self::Mediation => "mediation",
            Self::Dependence => "dependence",
            Self::PublicDiplomacy => "public-diplomacy",
            Self::Industry => "industry",
            Self::Kinds => "kinds",
            Self::Labels => "labels",
        }
    }
}

impl fmt::Display for Mechanism {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
