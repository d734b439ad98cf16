//! Tit for tat: concessions are returned (the behaviour-dependent tactics of Faratin, Sierra and Jennings 1998).
//!
//! What the others conceded is how much more their offers are worth to this party than earlier ones. With `y(k)` the
//! own utility of another's k-th offer counted back from its latest, `x` that of the party's own last proposal and lag
//! `δ`:
//!
//! - relative: `x · y(δ) / y(0)`, the same percentage;
//! - absolute: `x - (y(0) - y(δ))`, the same amount;
//! - averaged: `x · y(γ) / y(0)` over a window of `γ` offers.
//!
//! With several others their concessions are averaged. Until there is something to return, a party that has made the
//! same offer twice concedes by the smallest step of its ranking, or two of this kind would wait for each other for
//! ever.

use super::{Bid, Strategy, Why, enough};
use crate::negotiation::bargaining::known::{Action, Event, Known, PartyId};

/// What sums and quotients of utilities may be off by.
const ROUNDING: f64 = 1e-9;

/// How concessions are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reciprocity {
    /// In percent, over so many offers.
    Relative { lag: usize },
    /// In points, over so many offers.
    Absolute { lag: usize },
    /// In percent, between now and a window of so many offers ago, or as many as there are.
    Averaged { window: usize },
}

/// Returns the others' concessions.
#[derive(Clone, Debug)]
pub struct TitForTat {
    reciprocity: Reciprocity,
    /// What the latest offers of each of the others are worth, oldest first.
    received: Vec<(PartyId, Vec<f64>)>,
    /// What it means to ask for now, what its own last proposal asked for, and how many it has made.
    asks: f64,
    asked: Option<f64>,
    proposals: usize,
    count: usize,
}

impl TitForTat {
    pub fn new(reciprocity: Reciprocity) -> Self {
        Self { reciprocity, received: vec![], asks: 1.0, asked: None, proposals: 0, count: 0 }
    }

    /// By how much own utility the party should move, and what the others have moved, from its last aspiration.
    fn concession(&self, asked: f64) -> Option<f64> {
        let one = |offers: &Vec<f64>| {
            let last = *offers.last()?;
            let lag = match self.reciprocity {
                Reciprocity::Relative { lag } | Reciprocity::Absolute { lag } => lag,
                Reciprocity::Averaged { window } => window.min(offers.len() - 1),
            };
            let before = *offers[..offers.len() - 1].iter().rev().nth(lag.checked_sub(1)?)?;
            Some(match self.reciprocity {
                Reciprocity::Absolute { .. } => last - before,
                _ if last <= 0.0 => 0.0,
                _ => asked * (1.0 - before / last),
            })
        };
        let all: Vec<f64> = self.received.iter().filter_map(|(_, offers)| one(offers)).collect();
        (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
    }
}

impl Strategy for TitForTat {
    fn bid(&mut self, known: &Known<'_>) -> Option<Bid> {
        let own = known.own();
        let best = own.best();
        let asked = self.asked.unwrap_or(best);
        let (asks, conceded) = match self.concession(asked) {
            Some(conceded) => (asked - conceded, Some(conceded)),
            // the next lower worth in the ranking
            None if self.proposals == 1 => {
                let next = own.at(own.count_at_least(asked)).map_or(asked, |outcome| own.worth(outcome));
                (next, None)
            }
            None => (asked, None),
        };
        self.asks = asks.clamp(0.0, best).max(known.no_deal());
        let (outcome, asks) = enough(known, self.asks - ROUNDING, &mut self.count)?;
        let why = match conceded {
            Some(conceded) => Why::Reciprocity { conceded, asks },
            None => Why::Opening { asks },
        };
        Some(Bid { outcome, asks, why })
    }

    fn observe(&mut self, known: &Known<'_>, event: &Event) {
        let (Some(party), Some(outcome)) = (event.party, event.outcome()) else { return };
        if party == known.me() {
            // not what the proposal happens to be worth, or concessions below a step of the ranking would be lost
            self.asked = Some(self.asks);
            self.proposals += usize::from(matches!(event.action, Action::Offer(_) | Action::Object(_)));
            return;
        }
        let worth = known.own().worth(outcome);
        match self.received.iter_mut().find(|(other, _)| *other == party) {
            Some((_, offers)) => offers.push(worth),
            None => self.received.push((party, vec![worth])),
        }
    }
}
