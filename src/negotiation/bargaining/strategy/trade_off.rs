//! Trading off by similarity (Faratin, Sierra and Jennings 2002): the same own utility in the form that suits the
//! others best.
//!
//! Of all outcomes worth the aspiration, the one most similar to what the others offered last. Similarity is a mean
//! over issues: 1 for equal values; for issues whose values have an order, `1 - |a - b| / (n - 1)`; else 0. What the
//! issues weigh for the others isn't known, so they weigh the same. The aspiration falls with time, as in the paper's
//! mixture of both tactics.

use super::time::Curve;
use super::{Bid, LastOffers, Strategy, Why, enough};
use crate::negotiation::bargaining::known::{Event, Known, OutcomeId};
use crate::negotiation::bargaining::ranking::Shape;

/// Concedes with time, and trades off on the way.
#[derive(Clone, Debug)]
pub struct TradeOff {
    curve: Curve,
    last: LastOffers,
    count: usize,
}

impl TradeOff {
    /// With the aspiration of a [time-dependent](super::TimeDependent) party of this exponent.
    pub fn new(exponent: f64) -> Self {
        Self { curve: Curve::new(exponent), last: LastOffers::default(), count: 0 }
    }
}

impl Strategy for TradeOff {
    fn bid(&mut self, known: &Known<'_>) -> Option<Bid> {
        let aspiration = self.curve.aspiration(known);
        let (plain, asks) = enough(known, aspiration, &mut self.count)?;
        if self.last.0.is_empty() {
            let outcome = known.own().at(0)?;
            return Some(Bid { outcome, asks, why: Why::Aspiration { asks } });
        }
        let shape = known.own().shape();
        let similarity = shape.sums(&similarities(shape, &self.last));
        // Best first, so that of equally similar ones it is the one worth most.
        let mut most = (f64::NEG_INFINITY, plain);
        for outcome in known.own().best_first().take(self.count) {
            let similarity = similarity.of(outcome);
            if similarity > most.0 {
                most = (similarity, outcome);
            }
        }
        let why = Why::Similar { asks, similarity: most.0 };
        Some(Bid { outcome: most.1, asks, why })
    }

    fn observe(&mut self, known: &Known<'_>, event: &Event) {
        self.last.note(known, event);
    }
}

/// How similar each value of each issue is to the latest offers, scaled to sum to 1 over issues at most.
fn similarities(shape: &Shape, last: &LastOffers) -> Vec<Vec<f64>> {
    let share = 1.0 / (shape.issues().max(1) * last.0.len()) as f64;
    let value = |issue: usize, value: u32, offered: OutcomeId| {
        let offered = shape.value(offered, issue);
        if value == offered {
            1.0
        } else if shape.is_ordered(issue) {
            1.0 - f64::from(value.abs_diff(offered)) / f64::from(shape.size(issue) - 1)
        } else {
            0.0
        }
    };
    let row = |issue: usize| {
        let all = 0..shape.size(issue);
        all.map(|v| last.0.iter().map(|&(_, offered)| value(issue, v, offered)).sum::<f64>() * share).collect()
    };
    (0..shape.issues()).map(row).collect()
}
