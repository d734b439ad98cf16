//! MiCRO, minimal concession in reply to new offers (de Jonge 2022).

use rand_chacha::ChaCha8Rng;

use super::{Bid, Strategy, Why};
use crate::negotiation::bargaining::known::{Event, Known, OutcomeId, PartyId};
use crate::negotiation::coalition::shapley::below;

/// Goes down its ranking one outcome at a time, and only as long as it has made no more different offers than each of
/// the others has; else it repeats one of its own at random. It needs neither the time nor a model of the others.
#[derive(Clone, Debug)]
pub struct Micro {
    dice: ChaCha8Rng,
    /// How many outcomes it has proposed: the best so many of its ranking.
    offers: usize,
    /// The different outcomes that each of the others has proposed, in order.
    received: Vec<(PartyId, Vec<OutcomeId>)>,
}

impl Micro {
    /// Draws repetitions from these dice.
    pub fn new(dice: ChaCha8Rng) -> Self {
        Self { dice, offers: 0, received: vec![] }
    }

    /// The fewest different offers that one of the others has made.
    fn fewest(&self, known: &Known<'_>) -> usize {
        let of = |party| self.received.iter().find(|(other, _)| *other == party).map_or(0, |(_, offers)| offers.len());
        known.others().map(of).min().unwrap_or(0)
    }
}

impl Strategy for Micro {
    fn bid(&mut self, known: &Known<'_>) -> Option<Bid> {
        let own = known.own();
        let received = self.fewest(known);
        let rational = |outcome: &OutcomeId| own.worth(*outcome) >= known.no_deal();
        let counts = (self.offers as u32, received as u32);
        if self.offers <= received
            && let Some(outcome) = own.at(self.offers).filter(rational)
        {
            let why = Why::NextBest { offers: counts.0, received: counts.1 };
            return Some(Bid { outcome, asks: own.worth(outcome), why });
        }
        // the lowest of its own that still beats no deal
        let repeatable = own.count_from(self.offers, known.no_deal()).min(self.offers);
        let lowest = own.at(repeatable.checked_sub(1)?)?;
        let outcome = own.at(below(&mut self.dice, repeatable as u32) as usize)?;
        let why = Why::Repeats { offers: counts.0, received: counts.1 };
        Some(Bid { outcome, asks: own.worth(lowest), why })
    }

    fn observe(&mut self, known: &Known<'_>, event: &Event) {
        let (Some(party), Some(outcome)) = (event.party, event.outcome()) else { return };
        if party == known.me() {
            if known.own().at(self.offers) == Some(outcome) {
                self.offers += 1;
            }
            return;
        }
        let at = self.received.iter().position(|(other, _)| *other == party).unwrap_or_else(|| {
            self.received.push((party, vec![]));
            self.received.len() - 1
        });
        let offers = &mut self.received[at].1;
        if let Err(place) = offers.binary_search(&outcome) {
            offers.insert(place, outcome);
        }
    }
}
