//! What a party wants: an additive utility, the options it can't sign, and the value of no deal.

use serde::{Deserialize, Serialize};

use super::domain::{Domain, Issue, Outcome};

/// A party's additive utility over the outcomes of a domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Utility {
    /// The worth of each option, per issue, in any whole unit that suits the caller. Where no worth is given for an
    /// option it is 0.
    pub values: Vec<Vec<i64>>,
    /// Options this party can't sign. They bar an outcome without changing its value.
    #[serde(default)]
    pub red_lines: Vec<RedLine>,
    /// The value of no deal, in the same unit.
    pub reservation: i64,
}

/// An option that a party can't sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RedLine {
    pub issue: u8,
    pub option: u8,
}

/// The lowest and the highest value of a utility: what a picture shows as 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scale {
    pub min: i64,
    pub max: i64,
}

impl Scale {
    /// `value` on a scale of 0 to 1, for display only; `None` if all outcomes are worth the same. A value outside the
    /// scale, such as that of no deal, may fall outside 0 to 1.
    pub fn normalise(self, value: i64) -> Option<f64> {
        (self.max > self.min).then(|| (value as f64 - self.min as f64) / (self.max as f64 - self.min as f64))
    }
}

impl Utility {
    /// The worth of `outcome`: the sum of the worths of its clauses.
    pub fn value(&self, outcome: &Outcome) -> i64 {
        outcome
            .0
            .iter()
            .enumerate()
            .fold(0, |sum: i64, (issue, &option)| sum.saturating_add(self.option(issue, option)))
    }

    /// What `outcome` is worth beyond no deal; negative if walking away is better.
    pub fn surplus(&self, outcome: &Outcome) -> i64 {
        self.value(outcome).saturating_sub(self.reservation)
    }

    /// The red lines that `outcome` crosses.
    pub fn crossed<'a>(&'a self, outcome: &'a Outcome) -> impl Iterator<Item = RedLine> + 'a {
        self.red_lines.iter().copied().filter(|line| outcome.0.get(usize::from(line.issue)) == Some(&line.option))
    }

    /// Whether the party would take `outcome` when it asks for at least `threshold`: it is worth that much and crosses
    /// no red line.
    pub fn acceptable_at(&self, outcome: &Outcome, threshold: i64) -> bool {
        self.value(outcome) >= threshold && self.can_sign(outcome)
    }

    /// Whether `outcome` crosses no red line of this party.
    pub fn can_sign(&self, outcome: &Outcome) -> bool {
        self.crossed(outcome).next().is_none()
    }

    /// The best outcome that the party can sign; on a tie the one with the lowest index. `None` if red lines bar every
    /// option of an issue.
    pub fn best(&self) -> Option<Outcome> {
        (0..self.values.len()).map(|issue| self.best_option(issue)).collect::<Option<_>>().map(Outcome)
    }

    /// The worth of the [best](Self::best) outcome that the party can sign.
    pub fn best_value(&self) -> Option<i64> {
        self.best().map(|best| self.value(&best))
    }

    /// The lowest and the highest value over all outcomes, red lines or not.
    pub fn scale(&self) -> Scale {
        let sum = |extreme: fn(&[i64]) -> i64| {
            self.values.iter().fold(0i64, |sum, options| sum.saturating_add(extreme(options)))
        };
        Scale {
            min: sum(|options| options.iter().copied().min().unwrap_or(0)),
            max: sum(|options| options.iter().copied().max().unwrap_or(0)),
        }
    }

    /// The worth of one option of one issue.
    pub fn option(&self, issue: usize, option: u8) -> i64 {
        self.values.get(issue).and_then(|options| options.get(usize::from(option))).copied().unwrap_or(0)
    }

    /// Whether the party can't sign this option.
    pub fn bars(&self, issue: usize, option: u8) -> bool {
        self.red_lines.iter().any(|line| usize::from(line.issue) == issue && line.option == option)
    }

    /// The best option of one issue that the party can sign, the first of equals; `None` if it can sign none.
    pub fn best_option(&self, issue: usize) -> Option<u8> {
        let options = self.values.get(issue)?;
        (0..=u8::MAX)
            .zip(options)
            .filter(|&(option, _)| !self.bars(issue, option))
            .max_by_key(|&(option, &value)| (value, std::cmp::Reverse(option)))
            .map(|(option, _)| option)
    }

    /// The values of all outcomes of `domain`, by index.
    pub(super) fn column(&self, domain: &Domain) -> Vec<i64> {
        expand(domain, 0, |sum, issue, option| sum.saturating_add(self.option(issue, option)))
    }

    /// For all outcomes of `domain`, by index, whether the party can sign.
    pub(super) fn signable(&self, domain: &Domain) -> Vec<bool> {
        expand(domain, true, |free, issue, option| free && !self.bars(issue, option))
    }
}

/// Folds every outcome of `domain` clause by clause, in the order of the indices, sharing the work of equal beginnings.
pub(super) fn expand<T: Copy>(domain: &Domain, start: T, clause: impl Fn(T, usize, u8) -> T) -> Vec<T> {
    domain.issues.iter().enumerate().fold(vec![start], |column, (issue, Issue { options, .. })| {
        let mut longer = Vec::with_capacity(column.len() * options.len());
        for head in column {
            longer.extend((0..=u8::MAX).take(options.len()).map(|option| clause(head, issue, option)));
        }
        longer
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negotiation::testing::{golden, scenarios};
    use proptest::prelude::*;

    #[test]
    fn the_golden_deal_is_worth_45_and_42() {
        let golden = golden();
        let deal = Outcome(vec![1, 1, 0]);
        let [a, b] = &golden.parties[..] else { panic!("two parties") };
        assert_eq!((a.value(&deal), b.value(&deal)), (45, 42));
        assert_eq!((a.surplus(&deal), b.surplus(&deal)), (10, 2));
        assert_eq!([a.scale(), b.scale()], [Scale { min: 0, max: 100 }; 2]);
        assert_eq!(a.best(), Some(Outcome(vec![2, 2, 1])));
        assert_eq!(b.best(), Some(Outcome(vec![0, 0, 1])));
    }

    #[test]
    fn a_red_line_bars_the_signature_and_leaves_the_value() {
        let mut a = golden().parties.remove(0);
        a.red_lines = vec![RedLine { issue: 0, option: 2 }];
        let dream = Outcome(vec![2, 2, 1]);
        assert_eq!(a.value(&dream), 100);
        assert_eq!(a.crossed(&dream).collect::<Vec<_>>(), a.red_lines);
        assert!(!a.acceptable_at(&dream, 0));
        assert_eq!(a.best(), Some(Outcome(vec![1, 2, 1])));
        assert_eq!(a.best_value(), Some(80));
        a.red_lines = (0..3).map(|option| RedLine { issue: 1, option }).collect();
        assert_eq!(a.best_value(), None);
    }

    #[test]
    fn an_outcome_from_another_domain_does_not_panic() {
        let a = golden().parties.remove(0);
        assert_eq!(a.value(&Outcome(vec![9, 1])), 15);
        assert_eq!(a.value(&Outcome(vec![1, 1, 1, 1])), 65);
    }

    proptest! {
        #[test]
        fn columns_agree_with_single_values_and_best_is_best(scenario in scenarios(2..=5, 1..=2)) {
            let utility = &scenario.parties[0];
            let column = utility.column(&scenario.domain);
            let signable = utility.signable(&scenario.domain);
            prop_assert_eq!(column.len() as u64, scenario.domain.size());
            for (index, outcome) in scenario.domain.outcomes().enumerate() {
                prop_assert_eq!(column[index], utility.value(&outcome));
                prop_assert_eq!(signable[index], utility.can_sign(&outcome));
            }
            prop_assert_eq!(Some(utility.scale().min), column.iter().copied().min());
            prop_assert_eq!(Some(utility.scale().max), column.iter().copied().max());
            let best = scenario.domain.outcomes().filter(|o| utility.can_sign(o)).map(|o| utility.value(&o)).max();
            prop_assert_eq!(utility.best_value(), best);
            if let Some(best) = utility.best() {
                prop_assert!(utility.can_sign(&best));
            }
        }
    }
}
