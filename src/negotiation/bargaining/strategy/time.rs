//! Time-dependent concession (Faratin, Sierra and Jennings 1998), in the form of NegMAS' aspiration negotiator.

use super::{Bid, Strategy, Why, enough};
use crate::negotiation::bargaining::known::Known;

/// Asks for `r + (b - r) (1 - t^e)` at time `t`: from its best outcome `b`, of those that it can sign, down to `r`,
/// what no deal or its worst outcome is worth, whichever is more.
#[derive(Clone, Debug)]
pub struct TimeDependent {
    curve: Curve,
    /// How far down the ranking the last proposal was.
    count: usize,
}

/// A curve of concession.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Curve {
    exponent: f64,
}

/// What counts as worth the aspiration, below it: as NegMAS has it.
const TOLERANCE: f64 = 1e-4;

impl TimeDependent {
    /// Concedes by `t^exponent`: above 1 tough (Boulware), below 1 soft (conceder).
    pub fn new(exponent: f64) -> Self {
        Self { curve: Curve::new(exponent), count: 0 }
    }
}

impl Curve {
    pub(super) fn new(exponent: f64) -> Self {
        Self { exponent }
    }

    /// What is asked for, on the party's scale of 0 to 1.
    #[inline]
    pub(super) fn aspiration(self, known: &Known<'_>) -> f64 {
        let time = known.clock().time();
        let conceded = if self.exponent == 4.0 {
            (time * time) * (time * time)
        } else if self.exponent == 1.0 {
            time
        } else if self.exponent == 0.25 {
            time.sqrt().sqrt()
        } else {
            time.powf(self.exponent)
        };
        let best = known.own().best();
        let least = known.no_deal().max(0.0);
        least + (best - least) * (1.0 - conceded) - TOLERANCE
    }
}

impl Strategy for TimeDependent {
    #[inline]
    fn bid(&mut self, known: &Known<'_>) -> Option<Bid> {
        let aspiration = self.curve.aspiration(known);
        let (outcome, asks) = enough(known, aspiration, &mut self.count)?;
        Some(Bid { outcome, asks, why: Why::Aspiration { asks } })
    }
}
