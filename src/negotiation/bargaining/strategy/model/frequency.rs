//! Counting offers: the model of Smith (van Galen Last 2012) and HardHeaded (van Krimpen, Looije and Hajizadeh 2013).
//!
//! Who insists on a value from one offer to the next cares about its issue: the issue's weight grows each time. Who
//! names a value often likes it: its worth is its count by the count of the most frequent one.

use super::OpponentModel;
use crate::negotiation::bargaining::known::OutcomeId;
use crate::negotiation::bargaining::ranking::Shape;

/// Weights by how often an issue stayed the same, worths by how often a value was offered.
#[derive(Clone, Debug)]
pub struct FrequencyModel {
    weights: Vec<f64>,
    counts: Vec<Vec<u32>>,
    last: Option<OutcomeId>,
}

/// How much the weights of all issues together gain where none has changed (HardHeaded's learning coefficient).
const LEARNING: f64 = 0.2;

impl FrequencyModel {
    pub fn new(shape: &Shape) -> Self {
        let issues = shape.issues();
        Self {
            weights: vec![1.0 / issues.max(1) as f64; issues],
            counts: (0..issues).map(|issue| vec![0; shape.size(issue) as usize]).collect(),
            last: None,
        }
    }
}

impl OpponentModel for FrequencyModel {
    fn learn(&mut self, shape: &Shape, offer: OutcomeId) {
        let gain = LEARNING / self.weights.len().max(1) as f64;
        for issue in 0..self.weights.len() {
            let value = shape.value(offer, issue);
            self.counts[issue][value as usize] += 1;
            if self.last.is_some_and(|last| shape.value(last, issue) == value) {
                self.weights[issue] += gain;
            }
        }
        let sum: f64 = self.weights.iter().sum();
        self.weights.iter_mut().for_each(|weight| *weight /= sum);
        self.last = Some(offer);
    }

    fn rows(&self) -> Vec<Vec<f64>> {
        let row = |(weight, counts): (&f64, &Vec<u32>)| {
            let most = f64::from(counts.iter().copied().max().unwrap_or(0).max(1));
            counts.iter().map(|&count| weight * f64::from(count) / most).collect()
        };
        self.weights.iter().zip(&self.counts).map(row).collect()
    }
}
