//! Adoption in two stages: a committee, then the plenary, where some stay away.
//!
//! A text that fails in committee never comes to the plenary. Members vote there as they did before unless they change their
//! minds or are absent, which is how a text can lose votes from one to the other: in 2019 a convention on cybercrime went from
//! 88-58-34 in the Third Committee to 79-60-33 in the plenary of the General Assembly (A/RES/74/247).
//!
//! [`chance`] is the probability that a text passes if each member stays away with a probability of its own, independently of
//! the others. The distribution of what each count comes to is built up member by member. Only products and sums of
//! non-negative floats occur, so the relative error is below `n · 2^-50`.
//!
//! ```
//! use demarche::negotiation::votes::{Ballot::*, Majority, Rule, TwoStage, Verdict};
//!
//! let rule = Rule::one_each(5, Majority::Simple);
//! let assembly = TwoStage { committee: rule.clone(), plenary: rule };
//! let committee = [Yes, Yes, Yes, No, No];
//! assert_eq!(assembly.decide(&committee, &committee), Verdict::Adopted);
//! assert_eq!(assembly.decide(&committee, &[Yes, Yes, Absent, No, No]), Verdict::FailedInPlenary);
//! // One supporter in four misses the plenary, nobody else: then all three must come.
//! let chance = assembly.chance(&committee, &[0; 5], &[250, 250, 250, 0, 0]).unwrap();
//! assert!((chance - 0.75f64.powi(3)).abs() < 1e-12);
//! ```

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Ballot, Rule};

/// Most different results that are told apart on the way.
const MAX_RESULTS: usize = 1 << 20;

/// Committee, then plenary.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TwoStage {
    pub committee: Rule,
    pub plenary: Rule,
}

/// How far a text came.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    FailedInCommittee,
    FailedInPlenary,
    Adopted,
}

impl TwoStage {
    /// How far a text comes with these ballots.
    pub fn decide(&self, committee: &[Ballot], plenary: &[Ballot]) -> Verdict {
        if !self.committee.passes(committee) {
            Verdict::FailedInCommittee
        } else if !self.plenary.passes(plenary) {
            Verdict::FailedInPlenary
        } else {
            Verdict::Adopted
        }
    }

    /// The chance of adoption if all vote the same both times and stay away, each time anew, in so many cases of a thousand;
    /// see [`chance`]. Both bodies have the same members.
    pub fn chance(&self, leanings: &[Ballot], from_committee: &[u16], from_plenary: &[u16]) -> Option<f64> {
        Some(chance(&self.committee, leanings, from_committee)? * chance(&self.plenary, leanings, from_plenary)?)
    }
}

/// The chance that a text passes if members who do not turn up, in so many cases of a thousand, are absent; `None` where
/// a member is absent in more than a thousand, or weights make more than a million results possible.
pub fn chance(rule: &Rule, leanings: &[Ballot], absences: &[u16]) -> Option<f64> {
    assert!(
        leanings.len() == rule.members() && absences.len() == rule.members(),
        "there is one of each for every member"
    );
    if absences.iter().any(|&absence| absence > 1000) {
        return None;
    }
    let criteria: Vec<_> = rule.criteria().collect();
    let mut results: BTreeMap<Vec<i64>, f64> = BTreeMap::from([(vec![0; criteria.len()], 1.0)]);
    for (member, (&leaning, &absence)) in leanings.iter().zip(absences).enumerate() {
        let parts: Vec<i64> = criteria.iter().map(|criterion| criterion.part(member, leaning)).collect();
        if parts.iter().all(|&part| part == 0) {
            continue;
        }
        let absent = f64::from(absence) / 1000.0;
        let mut next = BTreeMap::new();
        for (scores, probability) in results {
            let present: Vec<i64> = scores.iter().zip(&parts).map(|(score, part)| score + part).collect();
            *next.entry(present).or_insert(0.0) += probability * (1.0 - absent);
            if absence > 0 {
                *next.entry(scores).or_insert(0.0) += probability * absent;
            }
        }
        if next.len() > MAX_RESULTS {
            return None;
        }
        results = next;
    }
    let passes = |scores: &[i64]| scores.iter().zip(&criteria).all(|(&score, criterion)| score >= criterion.need);
    Some(results.iter().filter(|(scores, _)| passes(scores)).map(|(_, probability)| probability).sum())
}

#[cfg(test)]
mod tests {
    use super::super::Majority;
    use super::super::testing::{any_ballots, ballots, rules};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_votes_of_2019_go_through_both_stages() {
        let rule = Rule::one_each(193, Majority::Simple);
        let assembly = TwoStage { committee: rule.clone(), plenary: rule };
        let with_absent = |yes, no, abstain| {
            let mut all = ballots(yes, no, abstain);
            all.resize(193, Ballot::Absent);
            all
        };
        let (committee, plenary) = (with_absent(88, 58, 34), with_absent(79, 60, 33));
        assert_eq!(assembly.decide(&committee, &plenary), Verdict::Adopted);
        assert_eq!(assembly.decide(&with_absent(58, 58, 0), &plenary), Verdict::FailedInCommittee);
        // If every supporter stays away one time in four, and no opponent does, it is likely still to pass.
        let absences: Vec<u16> = committee.iter().map(|&b| if b == Ballot::Yes { 250 } else { 0 }).collect();
        let chance = assembly.chance(&committee, &[0; 193], &absences).unwrap();
        assert!((0.9..0.99).contains(&chance), "{chance}");
    }

    #[test]
    fn nobody_comes_and_nothing_passes() {
        let chance = |majority| chance(&Rule::one_each(2, majority), &[Ballot::Yes; 2], &[1000; 2]);
        assert_eq!((chance(Majority::TwoThirds), chance(Majority::Consensus)), (Some(0.0), Some(1.0)));
        assert_eq!(super::chance(&Rule::one_each(1, Majority::Simple), &[Ballot::Yes], &[1001]), None);
    }

    proptest! {
        #[test]
        fn it_is_the_sum_over_who_comes(
            (rule, leanings) in rules(1..=7).prop_flat_map(|rule| (Just(rule.clone()), any_ballots(rule.members()))),
            absences in prop::collection::vec(0u16..=1000, 7),
        ) {
            let n = rule.members();
            let mut expected = 0.0;
            for away in 0..1u32 << n {
                let mut votes = leanings.clone();
                let mut probability = 1.0;
                for member in 0..n {
                    let absent = f64::from(absences[member]) / 1000.0;
                    if away >> member & 1 == 1 {
                        votes[member] = Ballot::Absent;
                        probability *= absent;
                    } else {
                        probability *= 1.0 - absent;
                    }
                }
                expected += if rule.passes(&votes) { probability } else { 0.0 };
            }
            prop_assert!((chance(&rule, &leanings, &absences[..n]).unwrap() - expected).abs() < 1e-12);
        }
    }
}
