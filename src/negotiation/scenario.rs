//! Who negotiates over what: a domain and the utilities of its parties.

use serde::{Deserialize, Serialize};

use super::domain::{Domain, Outcome};
use super::utility::Utility;

/// A negotiation as an omniscient observer sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scenario {
    pub domain: Domain,
    pub parties: Vec<Utility>,
}

impl Scenario {
    /// What `outcome` is worth to each party.
    pub fn utilities(&self, outcome: &Outcome) -> Vec<i64> {
        self.parties.iter().map(|party| party.value(outcome)).collect()
    }

    /// What a deal is worth to each party that is not the same to all; `None` leaves a party as it would be without one.
    pub fn utilities_of_each(&self, each: &[Option<Outcome>]) -> Vec<i64> {
        let worth =
            |(party, own): (&Utility, &Option<Outcome>)| own.as_ref().map_or(party.reservation, |own| party.value(own));
        self.parties.iter().zip(each).map(worth).collect()
    }

    /// What `outcome` is worth to each party beyond no deal.
    pub fn surpluses(&self, outcome: &Outcome) -> Vec<i64> {
        self.parties.iter().map(|party| party.surplus(outcome)).collect()
    }

    /// Whether no party's red line is crossed.
    pub fn signable(&self, outcome: &Outcome) -> bool {
        self.parties.iter().all(|party| party.can_sign(outcome))
    }
}
