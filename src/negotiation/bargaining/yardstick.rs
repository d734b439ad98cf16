//! How good a result is, as an observer sees it who knows everybody's preference.

use serde::Serialize;

use super::known::OutcomeId;
use super::ranking::Ranking;
use crate::negotiation::engine::{Arithmetic, Case, NoSurvey, Options, Survey, Watch};

/// What results are measured against: the frontier of rational outcomes with the reservation values of one round.
#[derive(Clone, Debug)]
pub struct Yardstick {
    /// Points of the frontier, each party's utility on its scale of 0 to 1.
    frontier: Vec<Vec<f64>>,
    no_deal: Vec<f64>,
    /// The best that is to be had over the frontier: product of gains, smallest share of the ideal, sum of gains.
    nash: f64,
    kalai_smorodinsky: f64,
    joint_gain: f64,
    ideal: Vec<f64>,
    /// The largest distance between two outcomes.
    widest: f64,
}

/// A result measured. Shares are of the best possible, 1 is best; `None` where there is nothing to be measured against.
/// Where no outcome is rational, no deal is the right result and all shares are 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Optimality {
    /// Whether nothing that all could agree to would be better for some and worse for none.
    pub on_frontier: bool,
    /// One less the distance to the frontier by the largest distance between two outcomes.
    pub pareto: Option<f64>,
    /// The product of gains by the largest one.
    pub nash: Option<f64>,
    /// The smallest share of the ideal gain by that of the Kalai-Smorodinsky point.
    pub kalai_smorodinsky: Option<f64>,
    /// The sum of gains by the largest one, counting each party's range of utility as equal.
    pub joint_gain: Option<f64>,
}

impl Yardstick {
    /// The yardstick of a round.
    ///
    /// # Errors
    ///
    /// Where the case can't be surveyed.
    pub fn of(
        case: &Case,
        rankings: &[Ranking],
        arithmetic: Arithmetic,
        round: u32,
        watch: &mut Watch<'_>,
    ) -> Result<Self, NoSurvey> {
        let survey = Survey::of(&case.at(round), Options { arithmetic, ..Options::default() }, watch)?;
        let shape = rankings.first().map(Ranking::shape);
        let point = |at: usize| -> Vec<f64> {
            let outcome = survey.frontier.outcomes(at, 1).pop().zip(shape).map(|(o, shape)| shape.outcome(&o));
            rankings.iter().map(|ranking| outcome.map_or(0.0, |outcome| ranking.worth(outcome))).collect()
        };
        let frontier: Vec<Vec<f64>> = (0..survey.frontier.len()).map(point).collect();
        let no_deal: Vec<f64> = rankings.iter().map(|ranking| ranking.no_deal(round)).collect();
        let ideal: Vec<f64> =
            (0..no_deal.len()).map(|i| frontier.iter().map(|p| p[i]).fold(f64::NEG_INFINITY, f64::max)).collect();
        let mut yardstick = Self {
            frontier,
            no_deal,
            ideal,
            nash: 0.0,
            kalai_smorodinsky: 0.0,
            joint_gain: 0.0,
            widest: widest(rankings),
        };
        let most = |measure: &dyn Fn(&Self, &[f64]) -> f64, of: &Self| {
            of.frontier.iter().map(|point| measure(of, point)).fold(0.0, f64::max)
        };
        yardstick.nash = most(&|of, point| of.product(point), &yardstick);
        yardstick.kalai_smorodinsky = most(&|of, point| of.smallest_share(point), &yardstick);
        yardstick.joint_gain = most(&|of, point| of.gain(point), &yardstick);
        Ok(yardstick)
    }

    /// The yardsticks of all rounds: each with the round from which it holds, from 0 on.
    ///
    /// # Errors
    ///
    /// Where the case can't be surveyed.
    pub fn over_time(
        case: &Case,
        rankings: &[Ranking],
        arithmetic: Arithmetic,
        rounds: u32,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<(u32, Self)>, NoSurvey> {
        let changes = case.parties.iter().flat_map(|party| &party.reservation.later).map(|(round, _)| *round);
        let mut starts: Vec<u32> = changes.filter(|&round| round > 0 && round < rounds).chain([0]).collect();
        starts.sort();
        starts.dedup();
        starts.into_iter().map(|round| Ok((round, Self::of(case, rankings, arithmetic, round, watch)?))).collect()
    }

    /// The reservation values, on the scales.
    pub fn no_deal(&self) -> &[f64] {
        &self.no_deal
    }

    /// Whether there is something that all would rather sign than have no deal.
    pub fn has_rational(&self) -> bool {
        !self.frontier.is_empty()
    }

    /// Measures a result by what it is worth to each party, on its scale.
    pub fn measure(&self, utilities: &[f64]) -> Optimality {
        if self.frontier.is_empty() {
            let all = Some(1.0);
            return Optimality { on_frontier: true, pareto: all, nash: all, kalai_smorodinsky: all, joint_gain: all };
        }
        let square = |p: &Vec<f64>| p.iter().zip(utilities).map(|(a, b)| (a - b) * (a - b)).sum::<f64>();
        let distance = self.frontier.iter().map(square).fold(f64::INFINITY, f64::min).sqrt();
        let dominates = |p: &Vec<f64>| p.iter().zip(utilities).all(|(a, b)| a >= b) && p[..] != *utilities;
        let share = |of: f64, most: f64| (most > 0.0).then(|| (of / most).clamp(0.0, 1.0));
        Optimality {
            on_frontier: !self.frontier.iter().any(dominates),
            pareto: (self.widest > 0.0).then(|| (1.0 - distance / self.widest).max(0.0)),
            nash: share(self.product(utilities), self.nash),
            kalai_smorodinsky: share(self.smallest_share(utilities), self.kalai_smorodinsky),
            joint_gain: share(self.gain(utilities), self.joint_gain),
        }
    }

    fn gains<'a>(&'a self, point: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
        point.iter().zip(&self.no_deal).map(|(u, r)| u - r)
    }

    /// The product of gains; 0 if somebody loses.
    fn product(&self, point: &[f64]) -> f64 {
        self.gains(point).map(|gain| gain.max(0.0)).product()
    }

    fn gain(&self, point: &[f64]) -> f64 {
        self.gains(point).sum()
    }

    /// The smallest gain as a share of the party's best possible one; parties that can't gain don't count.
    fn smallest_share(&self, point: &[f64]) -> f64 {
        let shares = self.gains(point).zip(self.gains(&self.ideal)).filter(|(_, most)| *most > 0.0);
        shares.map(|(gain, most)| gain / most).fold(f64::INFINITY, f64::min)
    }
}

/// The largest distance between two outcomes, on the parties' scales.
fn widest(rankings: &[Ranking]) -> f64 {
    let outcomes = rankings.first().map_or(0, |ranking| ranking.shape().outcomes());
    let point = |o: u32| rankings.iter().map(move |ranking| ranking.worth(OutcomeId(o)));
    let radius = |o: u32| point(o).map(|u| (u - 0.5) * (u - 0.5)).sum::<f64>().sqrt();
    let mut far: Vec<(f64, u32)> = (0..outcomes).map(|o| (radius(o), o)).collect();
    far.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut widest = 0.0f64;
    for (at, &(radius, outcome)) in far.iter().enumerate() {
        // two points are no farther apart than both are from the middle together
        if 2.0 * radius <= widest {
            break;
        }
        for &(other_radius, other) in &far[at + 1..] {
            if radius + other_radius <= widest {
                break;
            }
            let distance = point(outcome).zip(point(other)).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt();
            widest = widest.max(distance);
        }
    }
    widest
}
