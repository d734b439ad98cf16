//! How good a result is, as an observer sees it who knows everybody's preference.

use serde::Serialize;

use super::course::Course;
use super::known::{OutcomeId, PartyId};
use super::ranking::Ranking;
use crate::negotiation::engine::{Arithmetic, Case, NoSurvey, Options, Survey, Watch};

/// The yardsticks of a negotiation: one for each stretch of rounds with the same reservation values.
#[derive(Clone, Debug, Default)]
pub struct Yardsticks {
    /// Each with the round from which it holds, ascending from 0.
    stretches: Vec<(u32, Yardstick)>,
}

/// What results are measured against: the frontier of rational outcomes with the reservation values of one round.
#[derive(Clone, Debug)]
pub struct Yardstick {
    /// Points of the frontier, each party's utility on its scale of 0 to 1.
    frontier: Vec<Vec<f64>>,
    no_deal: Vec<f64>,
    /// Each party's best gain over the frontier.
    ideal_gains: Vec<f64>,
    /// The best that is to be had over the frontier: product of shares of the ideal gains, smallest of them, sum of gains.
    nash: f64,
    kalai_smorodinsky: f64,
    joint_gain: f64,
    /// The largest distance between two outcomes.
    widest: f64,
}

/// A result measured. Shares are of the best possible, 1 is best; `None` where there is nothing to be measured against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Optimality {
    /// Whether it is an agreement outside the zone: somebody can't sign it or would rather have no deal. Shares of what is
    /// best inside would mislead about it, so there are none.
    pub outside_zone: bool,
    /// Whether it is a point of the frontier of what all could agree to; or no deal, where they could agree to nothing.
    pub on_frontier: bool,
    /// Whether something that all could agree to would have been better for some and worse for none. What lies outside the
    /// zone, as where somebody was outvoted, may be neither this nor on the frontier.
    pub dominated: bool,
    /// One less the distance to the frontier by the largest distance between two outcomes.
    pub pareto: Option<f64>,
    /// The product of gains by the largest one.
    pub nash: Option<f64>,
    /// The smallest share of the ideal gain by that of the Kalai-Smorodinsky point.
    pub kalai_smorodinsky: Option<f64>,
    /// The sum of gains by the largest one, counting each party's range of utility as equal.
    pub joint_gain: Option<f64>,
}

/// When there was no longer anything that all could agree to, and whose no deal had become worth too much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Closing {
    /// The first round, from 0, without a zone of agreement.
    pub round: u32,
    /// Those whose value of no deal rose then.
    pub raised: Vec<PartyId>,
}

impl Yardsticks {
    /// The yardsticks of so many rounds.
    ///
    /// # Errors
    ///
    /// Where the case can't be surveyed.
    pub fn of(
        case: &Case,
        rankings: &[Ranking],
        arithmetic: Arithmetic,
        rounds: u32,
        watch: &mut Watch<'_>,
    ) -> Result<Self, NoSurvey> {
        let changes = case.parties.iter().flat_map(|party| &party.reservation.later).map(|(round, _)| *round);
        let mut starts: Vec<u32> = changes.filter(|&round| round > 0 && round < rounds).chain([0]).collect();
        starts.sort();
        starts.dedup();
        let stretch = |round| Ok((round, Yardstick::of(case, rankings, arithmetic, round, watch)?));
        Ok(Self { stretches: starts.into_iter().map(stretch).collect::<Result<_, NoSurvey>>()? })
    }

    /// Measures how talks ended. An agreement that lies in the zone is set against what could be agreed in its round; no
    /// deal against the best that could be agreed in any round up to then (by the product of gains), and it is right only if
    /// there never was anything. `None` without yardsticks.
    pub fn measure(&self, course: &Course, rankings: &[Ranking]) -> Option<Optimality> {
        let round = course.ending.round();
        let mut until = self.until(round);
        if let Some(agreed) = course.agreement() {
            let inside = rankings.iter().all(|ranking| ranking.is_rational(agreed, round));
            let measure = if inside { Yardstick::measure } else { Yardstick::measure_outside };
            return until.next_back().map(|(_, last)| measure(last, &course.utilities(rankings)));
        }
        let product = |of: &Yardstick| of.nash * of.ideal_gains.iter().product::<f64>();
        let missed = until
            .filter(|(_, yardstick)| yardstick.has_rational())
            .max_by(|(a, one), (b, other)| product(one).total_cmp(&product(other)).then(b.cmp(a)));
        if let Some((_, missed)) = missed {
            return Some(missed.measure(&missed.no_deal));
        }
        let all = Some(1.0);
        let right = Optimality {
            outside_zone: false,
            on_frontier: true,
            dominated: false,
            pareto: all,
            nash: all,
            kalai_smorodinsky: all,
            joint_gain: all,
        };
        (!self.stretches.is_empty()).then_some(right)
    }

    /// If there is no zone of agreement in a round, when it was lost last; `None` if there never was one.
    pub fn closing(&self, round: u32) -> Option<Closing> {
        let until: Vec<_> = self.until(round).collect();
        let open = until.iter().rposition(|(_, yardstick)| yardstick.has_rational())?;
        let ((_, before), (round, after)) = (until[open], until.get(open + 1)?);
        let raised = (0..).zip(before.no_deal.iter().zip(&after.no_deal)).filter(|(_, (was, is))| is > was);
        Some(Closing { round: *round, raised: raised.map(|(party, _)| PartyId(party)).collect() })
    }

    fn until(&self, round: u32) -> impl DoubleEndedIterator<Item = &(u32, Yardstick)> {
        self.stretches.iter().filter(move |(from, _)| *from <= round)
    }
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
        let ideal = |party: usize| frontier.iter().map(|p| p[party]).fold(f64::NEG_INFINITY, f64::max);
        let ideal_gains = no_deal.iter().enumerate().map(|(party, none)| ideal(party) - none).collect();
        let widest = widest(rankings);
        let mut yardstick =
            Self { frontier, no_deal, ideal_gains, nash: 0.0, kalai_smorodinsky: 0.0, joint_gain: 0.0, widest };
        let most = |measure: &dyn Fn(&Self, &[f64]) -> f64, of: &Self| {
            of.frontier.iter().map(|point| measure(of, point)).fold(0.0, f64::max)
        };
        yardstick.nash = most(&|of, point| of.product(point), &yardstick);
        yardstick.kalai_smorodinsky = most(&|of, point| of.smallest_share(point), &yardstick);
        yardstick.joint_gain = most(&|of, point| of.gain(point), &yardstick);
        Ok(yardstick)
    }

    /// The reservation values, on the scales.
    pub fn no_deal(&self) -> &[f64] {
        &self.no_deal
    }

    /// Whether there is something that all would rather sign than have no deal.
    pub fn has_rational(&self) -> bool {
        !self.frontier.is_empty()
    }

    /// Measures a result by what it is worth to each party, on its scale. Where no outcome is rational there is nothing
    /// to measure it against.
    pub fn measure(&self, utilities: &[f64]) -> Optimality {
        if self.frontier.is_empty() {
            return Optimality::default();
        }
        let square = |p: &Vec<f64>| p.iter().zip(utilities).map(|(a, b)| (a - b) * (a - b)).sum::<f64>();
        let distance = self.frontier.iter().map(square).fold(f64::INFINITY, f64::min).sqrt();
        let share =
            |of: f64, most: f64| Some((of / most).clamp(0.0, 1.0)).filter(|share| most > 0.0 && !share.is_nan());
        Optimality {
            outside_zone: false,
            on_frontier: self.frontier.iter().any(|p| p[..] == *utilities),
            dominated: self.dominates(utilities),
            pareto: (self.widest > 0.0).then(|| (1.0 - distance / self.widest).max(0.0)),
            nash: share(self.product(utilities), self.nash),
            kalai_smorodinsky: share(self.smallest_share(utilities), self.kalai_smorodinsky),
            joint_gain: share(self.gain(utilities), self.joint_gain),
        }
    }

    /// Measures what isn't rational for everybody: all that is told is whether something rational dominates it.
    fn measure_outside(&self, utilities: &[f64]) -> Optimality {
        Optimality { outside_zone: true, dominated: self.dominates(utilities), ..Optimality::default() }
    }

    /// Whether something on the frontier is worth no less to anybody, and more to somebody.
    fn dominates(&self, utilities: &[f64]) -> bool {
        self.frontier.iter().any(|p| p.iter().zip(utilities).all(|(a, b)| a >= b) && p[..] != *utilities)
    }

    fn gains<'a>(&'a self, point: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
        point.iter().zip(&self.no_deal).map(|(u, r)| u - r)
    }

    /// Gains as shares of the ideal ones; of parties that can't gain 0.
    fn shares<'a>(&'a self, point: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
        self.gains(point).zip(&self.ideal_gains).map(|(gain, most)| if *most > 0.0 { gain / most } else { 0.0 })
    }

    /// The product of gains, each as a share of the ideal one, which keeps it within the range of floats; 0 if somebody
    /// loses.
    fn product(&self, point: &[f64]) -> f64 {
        self.shares(point).map(|share| share.max(0.0)).product()
    }

    fn gain(&self, point: &[f64]) -> f64 {
        self.gains(point).sum()
    }

    /// The smallest gain as a share of the party's best possible one; parties that can't gain don't count.
    fn smallest_share(&self, point: &[f64]) -> f64 {
        let counted = self.shares(point).zip(&self.ideal_gains).filter(|(_, most)| **most > 0.0);
        counted.map(|(share, _)| share).fold(f64::INFINITY, f64::min)
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
