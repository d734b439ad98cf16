//! Domains and profiles of GENIUS in XML.
//!
//! Two readings. [`Reading::Genius`] is that of GENIUS: weights divided by their sum, evaluations by the maximum,
//! so that utilities lie between 0 and 1, as reservation values do. [`Reading::Raw`] takes weights and evaluations as
//! they are written.

mod domain;
mod profile;
mod text;
mod tree;

use super::preference::{Case, Preference};
use crate::negotiation::place::{LoadError, Source};

/// How the numbers of a profile are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// Weights divided by their sum, evaluations by the maximum.
    #[default]
    Genius,
    /// As written.
    Raw,
}

/// Loads a domain and one profile a party, in this order.
///
/// # Errors
///
/// Names the place and the reason where a file can't be read or doesn't make sense.
pub fn load(domain: Source<'_>, profiles: &[Source<'_>], reading: Reading) -> Result<Case, LoadError> {
    // of a wrong order it helps more to hear of the order
    let misplaced = || {
        let told = |&file| tree::with(file, |file| Ok(profile::no_domain(file).err())).ok().flatten();
        profiles.iter().find_map(told)
    };
    let space = tree::with(domain, domain::read).map_err(|error| misplaced().unwrap_or(error))?;
    let parties = profiles.iter().map(|&profile| tree::with(profile, |file| profile::read(file, &space, reading)));
    let mut parties: Vec<Preference> = parties.collect::<Result<_, _>>()?;
    // files of one name in several folders, or one file twice: parties are told apart all the same
    for at in 1..parties.len() {
        let (named, rest) = parties.split_at_mut(at);
        let taken = |name: &str| named.iter().any(|party| party.name == name);
        if taken(&rest[0].name) {
            let numbered = (2..).map(|number: usize| format!("{} ({number})", rest[0].name)).find(|name| !taken(name));
            rest[0].name = numbered.unwrap_or_default();
        }
    }
    Ok(Case { space, parties })
}

#[cfg(test)]
mod tests;
