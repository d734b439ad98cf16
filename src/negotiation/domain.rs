//! What can be agreed: a domain of issues with options, and the outcomes they span.

use serde::{Deserialize, Serialize};

/// The issues on the table. Every combination of one option per issue is an outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Domain {
    pub issues: Vec<Issue>,
}

/// One thing to settle, and the ways to settle it: 1 to 256 options.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Issue {
    pub name: String,
    pub options: Vec<String>,
}

/// A complete package: the index of the chosen option, issue by issue.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Outcome(pub Vec<u8>);

/// One clause that differs between two outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Change {
    pub issue: u8,
    pub from: u8,
    pub to: u8,
}

impl Domain {
    /// The number of outcomes: the product of the numbers of options, 1 without issues, 0 if an issue has no option.
    /// Saturates at `u64::MAX`.
    pub fn size(&self) -> u64 {
        self.issues.iter().fold(1, |size, issue| size.saturating_mul(issue.options.len() as u64))
    }

    /// The outcome at `index`, counting in mixed radix with the last issue fastest. An index of [`size`](Self::size)
    /// or above wraps around; an issue without options reads as option 0.
    pub fn outcome(&self, index: u64) -> Outcome {
        let mut rest = index;
        let mut options = vec![0; self.issues.len()];
        for (option, issue) in options.iter_mut().zip(&self.issues).rev() {
            let radix = (issue.options.len() as u64).clamp(1, 256);
            *option = (rest % radix) as u8;
            rest /= radix;
        }
        Outcome(options)
    }

    /// The index of `outcome`, the inverse of [`outcome`](Self::outcome). Meaningful only for an outcome that the
    /// domain [contains](Self::contains).
    pub fn index(&self, outcome: &Outcome) -> u64 {
        self.issues.iter().zip(&outcome.0).fold(0u64, |index, (issue, &option)| {
            index.saturating_mul(issue.options.len() as u64).saturating_add(u64::from(option))
        })
    }

    /// All outcomes in the order of their indices.
    pub fn outcomes(&self) -> impl DoubleEndedIterator<Item = Outcome> + '_ {
        (0..self.size()).map(|index| self.outcome(index))
    }

    /// Whether `outcome` chooses an existing option on every issue and on nothing else.
    pub fn contains(&self, outcome: &Outcome) -> bool {
        outcome.0.len() == self.issues.len()
            && self.issues.iter().zip(&outcome.0).all(|(issue, &option)| usize::from(option) < issue.options.len())
    }
}

impl Outcome {
    /// The clauses in which `other` differs from this outcome, by issue.
    pub fn changes_to(&self, other: &Outcome) -> Vec<Change> {
        (0..=u8::MAX)
            .zip(self.0.iter().zip(&other.0))
            .filter(|(_, (from, to))| from != to)
            .map(|(issue, (&from, &to))| Change { issue, from, to })
            .collect()
    }

    /// In how many clauses `other` differs from this outcome.
    pub fn distance(&self, other: &Outcome) -> usize {
        self.0.iter().zip(&other.0).filter(|(mine, theirs)| mine != theirs).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negotiation::testing::{domain_of, golden, scenarios};
    use proptest::prelude::*;

    #[test]
    fn the_golden_domain_has_eighteen_outcomes_with_the_last_issue_fastest() {
        let domain = golden().domain;
        assert_eq!(domain.size(), 18);
        assert_eq!(domain.outcome(0), Outcome(vec![0, 0, 0]));
        assert_eq!(domain.outcome(1), Outcome(vec![0, 0, 1]));
        assert_eq!(domain.outcome(2), Outcome(vec![0, 1, 0]));
        assert_eq!(domain.outcome(17), Outcome(vec![2, 2, 1]));
        assert_eq!(domain.index(&Outcome(vec![1, 1, 0])), 8);
    }

    #[test]
    fn contains_refuses_wrong_lengths_and_unknown_options() {
        let domain = golden().domain;
        assert!(domain.contains(&Outcome(vec![2, 2, 1])));
        assert!(!domain.contains(&Outcome(vec![2, 2])));
        assert!(!domain.contains(&Outcome(vec![2, 2, 1, 0])));
        assert!(!domain.contains(&Outcome(vec![2, 2, 2])));
    }

    #[test]
    fn degenerate_domains_do_not_panic() {
        assert_eq!(Domain::default().size(), 1);
        assert_eq!(Domain::default().outcome(7), Outcome(vec![]));
        let barren = domain_of(&[2, 0]);
        assert_eq!(barren.size(), 0);
        assert_eq!(barren.outcome(1), Outcome(vec![1, 0]));
        assert_eq!(barren.outcomes().count(), 0);
        assert_eq!(domain_of(&[256; 9]).size(), u64::MAX);
    }

    #[test]
    fn an_outcome_is_a_bare_list_on_the_wire() {
        assert_eq!(serde_json::to_string(&Outcome(vec![1, 0, 2])).unwrap(), "[1,0,2]");
    }

    proptest! {
        #[test]
        fn index_and_outcome_are_inverse(scenario in scenarios(2..=6, 1..=3)) {
            let domain = scenario.domain;
            for (index, outcome) in (0..).zip(domain.outcomes()) {
                prop_assert!(domain.contains(&outcome));
                prop_assert_eq!(domain.index(&outcome), index);
            }
        }
    }
}
