//! What a party wants in general: additive worth, worth of pairs and of boxes, red lines, and the value of no deal.

use super::number::{Number, Rational};
use super::space::{OutcomeSpace, SpaceIssue, Values};
use super::survey::{Arithmetic, Value};

use crate::negotiation::scenario::Scenario;

/// A negotiation as an omniscient observer sees it: the space of outcomes and the preferences of its parties.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    pub space: OutcomeSpace,
    pub parties: Vec<Preference>,
}

/// A party's utility: `constant + sum of weight x worth + pairs + boxes`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preference {
    pub name: String,
    /// Per issue of the space, in its order.
    pub issues: Vec<IssueWorth>,
    /// What two issues are worth together, beyond each alone.
    pub pairs: Vec<PairWorth>,
    /// Hyper-rectangles: worth that is had by every outcome inside.
    pub boxes: Vec<BoxWorth>,
    /// What every outcome is worth beyond its terms.
    pub constant: Number,
    /// Values that this party can't sign, as positions of issue and value. They bar an outcome without changing its
    /// utility.
    pub red_lines: Vec<(usize, u32)>,
    pub reservation: Reservation,
    /// The factor `d` of a utility `u x d^t` at time `t` of 0 to 1; `None` where time costs nothing. The analysis is of
    /// time 0.
    pub discount: Option<Number>,
}

/// An issue's part of an additive utility.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueWorth {
    pub weight: Number,
    /// Per value of the issue. Empty where the party doesn't care: worth 0.
    pub worth: Vec<Number>,
}

/// The joint worth of the values of two different issues.
#[derive(Clone, Debug, PartialEq)]
pub struct PairWorth {
    pub first: usize,
    pub second: usize,
    /// Per value of the first issue, per value of the second.
    pub worth: Vec<Vec<Number>>,
}

/// A hyper-rectangle: outcomes whose values lie in all its ranges are worth so much more.
#[derive(Clone, Debug, PartialEq)]
pub struct BoxWorth {
    /// Issue, and the first and last position of a value inside. An issue that isn't named is free; a range whose first
    /// lies behind its last holds nothing.
    pub ranges: Vec<(usize, u32, u32)>,
    pub worth: Number,
}

/// The value of no deal, which may change with time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reservation {
    /// From the start.
    pub value: Number,
    /// From these rounds on, in ascending order.
    pub later: Vec<(u32, Number)>,
}

impl Default for IssueWorth {
    fn default() -> Self {
        Self { weight: Number::from(1), worth: vec![] }
    }
}

impl Reservation {
    /// The value of no deal in a round.
    pub fn at(&self, round: u32) -> &Number {
        self.later.iter().rev().find(|(from, _)| *from <= round).map_or(&self.value, |(_, value)| value)
    }
}

impl From<Number> for Reservation {
    fn from(value: Number) -> Self {
        Self { value, later: vec![] }
    }
}

impl BoxWorth {
    /// The ranges with one an issue: of several, what they have in common.
    pub(super) fn sides(&self) -> Vec<(usize, u32, u32)> {
        let mut sides: Vec<(usize, u32, u32)> = Vec::new();
        for &(issue, first, last) in &self.ranges {
            match sides.iter_mut().find(|side| side.0 == issue) {
                Some(side) => *side = (issue, side.1.max(first), side.2.min(last)),
                None => sides.push((issue, first, last)),
            }
        }
        sides
    }

    /// Whether the outcome lies inside.
    pub fn holds(&self, choices: &[u32]) -> bool {
        self.ranges
            .iter()
            .all(|&(issue, first, last)| choices.get(issue).is_some_and(|choice| (first..=last).contains(choice)))
    }
}

impl Preference {
    /// Whether the utility is a sum over issues.
    pub fn is_additive(&self) -> bool {
        self.pairs.is_empty() && self.boxes.is_empty()
    }

    /// Whether the outcome crosses no red line.
    pub fn can_sign(&self, choices: &[u32]) -> bool {
        !self.red_lines.iter().any(|&(issue, value)| choices.get(issue) == Some(&value))
    }

    /// What a value of an issue adds to the utility by itself.
    pub fn weighted(&self, issue: usize, value: usize) -> Rational {
        let part = self.issues.get(issue).and_then(|part| Some(part.weight.exact.times(&part.worth.get(value)?.exact)));
        part.unwrap_or_else(Rational::zero)
    }

    /// The mean utility of all outcomes of the space: what tossing a coin on each issue brings on average.
    pub fn mean(&self, space: &OutcomeSpace) -> Rational {
        let sizes = space.sizes();
        let over = |sum: Rational, count: usize| sum.over(&Rational::from(count as i64)).unwrap_or_else(Rational::zero);
        let sum = |numbers: &mut dyn Iterator<Item = &Number>| {
            numbers.fold(Rational::zero(), |sum, number| sum.plus(&number.exact))
        };
        let issues = self
            .issues
            .iter()
            .map(|part| part.weight.exact.times(&over(sum(&mut part.worth.iter()), part.worth.len())));
        let pairs = self
            .pairs
            .iter()
            .map(|pair| over(sum(&mut pair.worth.iter().flatten()), sizes[pair.first] * sizes[pair.second]));
        // The share of outcomes in a box is the product of the shares of its ranges.
        let boxes = self.boxes.iter().map(|part| {
            part.sides().into_iter().fold(part.worth.exact.clone(), |worth, (issue, first, last)| {
                let inside = i64::from(last.saturating_add(1).saturating_sub(first));
                over(worth.times(&Rational::from(inside)), sizes[issue])
            })
        });
        issues.chain(pairs).chain(boxes).fold(self.constant.exact.clone(), |sum, part| sum.plus(&part))
    }

    /// A number that no utility falls below.
    pub(super) fn floor(&self) -> Number {
        let lowest =
            |numbers: &mut dyn Iterator<Item = Rational>| numbers.fold(Rational::zero(), |least, n| least.min(n));
        let issues = (0..self.issues.len())
            .map(|at| lowest(&mut (0..self.issues[at].worth.len()).map(|value| self.weighted(at, value))));
        let pairs =
            self.pairs.iter().map(|pair| lowest(&mut pair.worth.iter().flatten().map(|number| number.exact.clone())));
        let boxes = self.boxes.iter().map(|part| part.worth.exact.clone().min(Rational::zero()));
        let exact = issues.chain(pairs).chain(boxes).fold(self.constant.exact.clone(), |sum, part| sum.plus(&part));
        Number { float: exact.to_f64(), exact }
    }

    /// The factor of the utility at a time of 0, the start, to 1, the deadline.
    pub fn discount_at(&self, time: f64) -> f64 {
        self.discount.as_ref().map_or(1.0, |discount| discount.float.powf(time))
    }

    /// The utility in exact arithmetic.
    pub fn exact(&self, choices: &[u32]) -> Rational {
        let mut sum = self.constant.exact.clone();
        for (issue, &choice) in self.issues.iter().zip(choices) {
            if let Some(worth) = issue.worth.get(choice as usize) {
                sum = sum.plus(&issue.weight.exact.times(&worth.exact));
            }
        }
        for pair in &self.pairs {
            if let Some(worth) = pair.at(choices) {
                sum = sum.plus(&worth.exact);
            }
        }
        self.boxes.iter().filter(|part| part.holds(choices)).fold(sum, |sum, part| sum.plus(&part.worth.exact))
    }

    /// The utility in the numbers of an arithmetic.
    pub fn value(&self, arithmetic: Arithmetic, choices: &[u32]) -> Value {
        match arithmetic {
            Arithmetic::Exact => Value::Exact(self.exact(choices)),
            Arithmetic::Float => Value::Float(self.float(choices)),
        }
    }

    /// Multiplies the utility, not the reservation value.
    fn scale(&mut self, factor: &Number) {
        let scale = |number: &mut Number| {
            *number = Number { exact: number.exact.times(&factor.exact), float: number.float * factor.float };
        };
        self.issues.iter_mut().map(|part| &mut part.weight).for_each(scale);
        self.pairs.iter_mut().flat_map(|pair| pair.worth.iter_mut().flatten()).for_each(scale);
        self.boxes.iter_mut().map(|part| &mut part.worth).for_each(scale);
        scale(&mut self.constant);
    }

    /// The utility in floats, with the roundings of NegMAS: issue by issue in the order of the space, each product
    /// rounded before it is added; then the pairs; then the boxes, summed apart.
    pub fn float(&self, choices: &[u32]) -> f64 {
        let mut sum = self.constant.float;
        for (issue, &choice) in self.issues.iter().zip(choices) {
            if let Some(worth) = issue.worth.get(choice as usize) {
                sum += issue.weight.float * worth.float;
            }
        }
        for pair in &self.pairs {
            if let Some(worth) = pair.at(choices) {
                sum += worth.float;
            }
        }
        if self.boxes.is_empty() {
            return sum;
        }
        sum + self.boxes.iter().filter(|part| part.holds(choices)).fold(0.0, |sum, part| sum + part.worth.float)
    }
}

impl PairWorth {
    fn at(&self, choices: &[u32]) -> Option<&Number> {
        self.worth.get(*choices.get(self.first)? as usize)?.get(*choices.get(self.second)? as usize)
    }
}

impl Case {
    /// Whether every party's utility is a sum over issues.
    pub fn is_additive(&self) -> bool {
        self.parties.iter().all(Preference::is_additive)
    }

    /// The same case with the reservation values of a round, which change no more.
    pub fn at(&self, round: u32) -> Self {
        let mut case = self.clone();
        for party in &mut case.parties {
            party.reservation = party.reservation.at(round).clone().into();
        }
        case
    }

    /// The case as it is in a round of so many: with the reservation values of that round, and utilities times
    /// `d^(round/rounds)` where there is a discount `d`. Reservation values are what is written for their round: they
    /// aren't discounted. A power that isn't rational is taken as the shortest decimal of its float.
    pub fn in_round(&self, round: u32, rounds: u32) -> Self {
        let mut case = self.at(round);
        for party in &mut case.parties {
            let factor = party.discount_at(f64::from(round) / f64::from(rounds.max(1)));
            if let Ok(factor) = Number::parse(&factor.to_string())
                && factor != Number::from(1)
            {
                party.scale(&factor);
            }
            party.discount = None;
        }
        case
    }

    /// An outcome's values by issue, for showing.
    pub fn labels(&self, choices: &[u32]) -> Vec<(String, String)> {
        let issues = self.space.issues.iter().zip(choices);
        issues.map(|(issue, &choice)| (issue.name.clone(), issue.values.label(choice).into_owned())).collect()
    }
}

/// A scenario of additive whole-number utilities, as a case.
impl From<&Scenario> for Case {
    fn from(scenario: &Scenario) -> Self {
        let issues = scenario
            .domain
            .issues
            .iter()
            .map(|issue| SpaceIssue { name: issue.name.clone(), values: Values::Discrete(issue.options.clone()) });
        let space = OutcomeSpace { name: String::new(), issues: issues.collect() };
        let preference = |utility: &crate::negotiation::Utility| Preference {
            issues: (0..)
                .zip(&scenario.domain.issues)
                .map(|(at, issue)| IssueWorth {
                    weight: Number::from(1),
                    worth: (0..=u8::MAX).take(issue.options.len()).map(|o| utility.option(at, o).into()).collect(),
                })
                .collect(),
            red_lines: utility.red_lines.iter().map(|line| (line.issue.into(), line.option.into())).collect(),
            reservation: Number::from(utility.reservation).into(),
            ..Preference::default()
        };
        Self { parties: scenario.parties.iter().map(preference).collect(), space }
    }
}
