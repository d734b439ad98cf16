//! Proposing what the others are believed to like best, of all that is worth the aspiration: texts near the frontier.
//!
//! The aspiration falls with time. For each of the others there is a model, which learns from the offers that this
//! party has seen. With several others the least pleased one counts.

use super::model::{BayesianModel, FrequencyModel, OpponentModel};
use super::time::Curve;
use super::{Bid, Strategy, Why, enough};
use crate::negotiation::bargaining::known::{Event, Known, PartyId};
use crate::negotiation::bargaining::ranking::{Shape, Sums};

/// Which model of the others a strategy keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opponents {
    Frequency,
    Bayesian,
}

/// Concedes with time, along what it believes to be the frontier.
pub struct Modelling {
    curve: Curve,
    kind: Opponents,
    models: Vec<(PartyId, Box<dyn OpponentModel>, Option<Sums>)>,
    count: usize,
}

impl Modelling {
    /// With the aspiration of a [time-dependent](super::TimeDependent) party of this exponent.
    pub fn new(kind: Opponents, exponent: f64) -> Self {
        Self { curve: Curve::new(exponent), kind, models: vec![], count: 0 }
    }
}

impl Opponents {
    fn model(self, shape: &Shape) -> Box<dyn OpponentModel> {
        match self {
            Self::Frequency => Box::new(FrequencyModel::new(shape)),
            Self::Bayesian => Box::new(BayesianModel::new(shape)),
        }
    }
}

impl Strategy for Modelling {
    fn bid(&mut self, known: &Known<'_>) -> Option<Bid> {
        let aspiration = self.curve.aspiration(known);
        let (plain, asks) = enough(known, aspiration, &mut self.count)?;
        if self.models.is_empty() {
            let outcome = known.own().at(0)?;
            return Some(Bid { outcome, asks, why: Why::Aspiration { asks } });
        }
        let shape = known.own().shape();
        let beliefs: Vec<&Sums> = self
            .models
            .iter_mut()
            .map(|(_, model, sums)| &*sums.get_or_insert_with(|| shape.sums(&model.rows())))
            .collect();
        let mut most = (f64::NEG_INFINITY, plain);
        for outcome in known.own().best_first().take(self.count) {
            let believed = beliefs.iter().map(|sums| sums.of(outcome)).fold(f64::INFINITY, f64::min);
            if believed > most.0 {
                most = (believed, outcome);
            }
        }
        Some(Bid { outcome: most.1, asks, why: Why::Modelled { asks, believed: most.0 } })
    }

    fn observe(&mut self, known: &Known<'_>, event: &Event) {
        let (Some(party), Some(outcome)) = (event.party, event.outcome()) else { return };
        if party == known.me() {
            return;
        }
        let shape = known.own().shape();
        let at = self.models.iter().position(|(other, ..)| *other == party).unwrap_or_else(|| {
            self.models.push((party, self.kind.model(shape), None));
            self.models.len() - 1
        });
        let (_, model, sums) = &mut self.models[at];
        model.learn(shape, outcome);
        *sums = None;
    }
}
