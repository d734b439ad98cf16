//! Strategies that look at neither time nor others: the hard-liner, and chance.

use rand_chacha::ChaCha8Rng;

use super::{Bid, Strategy, Why};
use crate::negotiation::bargaining::known::Known;
use crate::negotiation::coalition::shapley::below;

/// Asks for its best outcome, always.
#[derive(Clone, Copy, Debug, Default)]
pub struct HardLiner;

/// Proposes anything that it can sign and likes no less than no deal, each with the same chance.
#[derive(Clone, Debug)]
pub struct Random {
    dice: ChaCha8Rng,
    count: usize,
}

impl Strategy for HardLiner {
    #[inline]
    fn bid(&mut self, known: &Known<'_>) -> Option<Bid> {
        let outcome = known.own().at(0)?;
        let asks = known.own().worth(outcome);
        (asks >= known.no_deal()).then_some(Bid { outcome, asks, why: Why::Best })
    }
}

impl Random {
    /// Draws from these dice.
    pub fn new(dice: ChaCha8Rng) -> Self {
        Self { dice, count: 0 }
    }
}

impl Strategy for Random {
    fn bid(&mut self, known: &Known<'_>) -> Option<Bid> {
        self.count = known.own().count_from(self.count, known.no_deal());
        if self.count == 0 {
            return None;
        }
        let rank = below(&mut self.dice, self.count as u32) as usize;
        let outcome = known.own().at(rank)?;
        Some(Bid { outcome, asks: known.own().worth(outcome), why: Why::Drawn })
    }
}
