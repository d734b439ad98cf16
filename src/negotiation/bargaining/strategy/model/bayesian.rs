//! Bayesian learning of preferences, the scalable variant (Hindriks and Tykhonov 2008).
//!
//! Hypotheses are kept issue by issue: what the issue weighs, and which shape the worth of its values has. If values
//! have an order, worth falls to both sides of a peak; else one value is worth 1 and the others the same less. The
//! other party is believed to concede steadily, so that its k-th different offer is worth about `1 - c·k` to it. An
//! offer `b` makes a hypothesis `h` as likely as
//!
//! `P(h | b) ∝ P(h) · exp(-(u(b | h) - u'(k))² / 2σ²)`,
//!
//! with what is expected of all other issues put in for them. At first the weights are uniform over all that sum to 1,
//! so that a single one has the density `(1 - w)^(n-2)`, and all shapes are alike.

use super::OpponentModel;
use crate::negotiation::bargaining::known::OutcomeId;
use crate::negotiation::bargaining::ranking::Shape;

/// Probabilities of hypotheses for each issue.
#[derive(Clone, Debug)]
pub struct BayesianModel {
    issues: Vec<Beliefs>,
    /// Different offers so far.
    offers: Vec<OutcomeId>,
}

#[derive(Clone, Debug)]
struct Beliefs {
    /// Of weights `k / 10`.
    weights: [f64; LEVELS],
    /// Of shapes.
    shapes: Vec<f64>,
    /// What each shape says of each value.
    worths: Vec<Vec<f64>>,
    /// What is expected of weight and worths now.
    weight: f64,
    expected: Vec<f64>,
}

/// Hypotheses for a weight: 0, 0.1 and so on to 1.
const LEVELS: usize = 11;
/// The most peaks that are tried on an issue.
const PEAKS: usize = 32;
/// The most worths that are kept for the shapes of an issue.
const MOST_WORTHS: usize = 1 << 20;
/// What the other is believed to concede from one different offer to the next, as in the paper.
const CONCESSION: f64 = 0.05;
/// No party is believed to go lower than this.
const LEAST: f64 = 0.3;
/// The spread of offers about what is expected of them.
const SIGMA: f64 = 0.15;
/// What values without an order are worth beside the best one.
const BESIDE: f64 = 0.25;

impl BayesianModel {
    pub fn new(shape: &Shape) -> Self {
        let issues = shape.issues();
        let level = |level: usize| level as f64 / (LEVELS - 1) as f64;
        let prior = std::array::from_fn(|at| match issues {
            0..=2 => 1.0,
            _ => (1.0 - level(at)).powi(issues as i32 - 2),
        });
        let beliefs = |issue: usize| {
            let size = shape.size(issue) as usize;
            let peaks = size.min(PEAKS).min((MOST_WORTHS / size).max(1));
            let peak = |number: usize| if peaks > 1 { number * (size - 1) / (peaks - 1) } else { 0 };
            let worth = |peak: usize, value: usize| match value.abs_diff(peak) {
                0 => 1.0,
                _ if !shape.is_ordered(issue) => BESIDE,
                far => 1.0 - far as f64 / size.max(2).saturating_sub(1) as f64,
            };
            let worths: Vec<Vec<f64>> =
                (0..peaks).map(|number| (0..size).map(|value| worth(peak(number), value)).collect()).collect();
            let mut beliefs = Beliefs {
                weights: prior,
                shapes: vec![1.0 / peaks as f64; peaks],
                worths,
                weight: 0.0,
                expected: vec![0.0; size],
            };
            beliefs.expect();
            beliefs
        };
        Self { issues: (0..issues).map(beliefs).collect(), offers: vec![] }
    }
}

impl Beliefs {
    /// Makes probabilities sum to 1, and expectations follow from them.
    fn expect(&mut self) {
        normalise(&mut self.weights);
        normalise(&mut self.shapes);
        self.weight = self.weights.iter().enumerate().map(|(at, p)| p * at as f64 / (LEVELS - 1) as f64).sum();
        for (value, expected) in self.expected.iter_mut().enumerate() {
            *expected = self.shapes.iter().zip(&self.worths).map(|(p, worths)| p * worths[value]).sum();
        }
    }
}

/// Makes probabilities sum to 1; where all have vanished, all are alike again.
fn normalise(probabilities: &mut [f64]) {
    let sum: f64 = probabilities.iter().sum();
    let alike = 1.0 / probabilities.len().max(1) as f64;
    probabilities.iter_mut().for_each(|p| *p = if sum > f64::MIN_POSITIVE { *p / sum } else { alike });
}

impl OpponentModel for BayesianModel {
    fn learn(&mut self, shape: &Shape, offer: OutcomeId) {
        // an offer made again says nothing new
        if let Err(place) = self.offers.binary_search(&offer) {
            self.offers.insert(place, offer);
        } else {
            return;
        }
        let expected = (1.0 - CONCESSION * (self.offers.len() - 1) as f64).max(LEAST);
        let values: Vec<usize> = (0..self.issues.len()).map(|issue| shape.value(offer, issue) as usize).collect();
        let total: f64 = self.issues.iter().map(|issue| issue.weight).sum::<f64>().max(f64::MIN_POSITIVE);
        let share = |issue: &Beliefs| issue.weight / total;
        let parts: Vec<f64> =
            self.issues.iter().zip(&values).map(|(issue, &value)| share(issue) * issue.expected[value]).collect();
        let sum: f64 = parts.iter().sum();
        let likelihood = |utility: f64| (-(utility - expected).powi(2) / (2.0 * SIGMA * SIGMA)).exp();
        let shares: Vec<f64> = self.issues.iter().map(share).collect();
        for (at, issue) in self.issues.iter_mut().enumerate() {
            let value = values[at];
            // What the others come to, as a mean, so that a weight of this issue leaves them the rest.
            let rest = if shares[at] < 1.0 { (sum - parts[at]) / (1.0 - shares[at]) } else { 0.0 };
            let mean = issue.expected[value];
            for (level, p) in issue.weights.iter_mut().enumerate() {
                let weight = level as f64 / (LEVELS - 1) as f64;
                *p *= likelihood(weight * mean + (1.0 - weight) * rest);
            }
            for (p, worths) in issue.shapes.iter_mut().zip(&issue.worths) {
                *p *= likelihood(shares[at] * worths[value] + (1.0 - shares[at]) * rest);
            }
            issue.expect();
        }
    }

    fn rows(&self) -> Vec<Vec<f64>> {
        let total: f64 = self.issues.iter().map(|issue| issue.weight).sum::<f64>().max(f64::MIN_POSITIVE);
        let row = |issue: &Beliefs| {
            let most = issue.expected.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
            issue.expected.iter().map(|worth| issue.weight / total * worth / most).collect()
        };
        self.issues.iter().map(row).collect()
    }
}
