//! The general engine: any space of outcomes, any utility, files of GENIUS, exact or in the floats of NegMAS.
//!
//! A [`Case`] is a space of outcomes and a preference a party. It comes from RON ([`ron_case`]) or from the XML of GENIUS
//! ([`genius`]).

pub mod contest;
mod count;
mod cover;
pub mod deal;
pub mod fair;
mod front;
pub mod genius;
mod merge;
pub mod number;
pub mod preference;
pub mod process;
pub mod ron_case;
pub mod scaled;
mod search;
pub mod space;
pub mod survey;
mod tables;
mod walk;
pub mod watch;

pub use super::place::{LoadError, Source};
pub(super) use contest::compare_pairs;
pub use contest::conflict;
pub use deal::Quality;
pub use fair::FairPoints;
pub use genius::Reading;
pub use number::{Number, Rational};
pub use preference::{BoxWorth, Case, IssueWorth, PairWorth, Preference, Reservation};
pub use process::Offer;
pub use scaled::Scaled;
pub use space::{Choices, OutcomeSpace, SpaceIssue, Values};
pub use survey::{Arithmetic, Cost, Frontier, Method, NoSurvey, Options, Survey, Value};
pub use watch::{Progress, Stage, Stopped, Watch};

#[cfg(test)]
mod measure_tests;
#[cfg(test)]
pub(in crate::negotiation) mod tests;
