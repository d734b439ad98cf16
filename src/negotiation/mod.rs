//! A negotiation library that knows nothing of cyber diplomacy: domains, utilities, frontier, fair points, strategies.

pub mod analysis;
pub mod domain;
pub mod exact;
pub mod explain;
pub mod scenario;
pub mod strategy;
pub mod utility;

#[cfg(test)]
mod testing;

pub use analysis::{Analysis, Reach};
pub use domain::{Change, Domain, Issue, Outcome};
pub use explain::{Grade, Step, Term, smallest_step, terms};
pub use scenario::Scenario;
pub use strategy::{Concession, Preferences, aspiration, trade_off_offer};
pub use utility::{RedLine, Scale, Utility};
