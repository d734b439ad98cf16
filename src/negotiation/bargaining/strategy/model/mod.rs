//! What a party comes to believe of another's preference from nothing but its offers.
//!
//! Both models believe in an additive utility and turn into a number for each value of each issue, on a scale on which
//! the other's best outcome is worth 1.

mod bayesian;
mod frequency;

pub use bayesian::BayesianModel;
pub use frequency::FrequencyModel;

use crate::negotiation::bargaining::known::OutcomeId;
use crate::negotiation::bargaining::ranking::Shape;

/// A belief about another party's preference.
pub trait OpponentModel: Send {
    /// Learns from an offer that the other made.
    fn learn(&mut self, shape: &Shape, offer: OutcomeId);
    /// What each value of each issue adds to the other's believed utility, which is 1 at most and 0 at least.
    fn rows(&self) -> Vec<Vec<f64>>;
}
