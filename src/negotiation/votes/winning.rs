//! Coalitions that win with no member to spare, and coalitions without which nobody can win.
//!
//! A coalition is minimal winning if it wins and would lose without any one of its members. It blocks if its complement can't
//! win; minimal blocking coalitions are the minimal winning ones of the dual rule, where weight `w` of `W` wins if `W - w` falls
//! short of the quota. With one count they are listed without detours: members join in falling order of weight, and a branch
//! is left as soon as all who remain would not do. There may be more than anybody wants to read; a cap says how many,
//! and [`count_minimal_winning`] counts them all by a generating function.
//!
//! ```
//! use demarche::negotiation::votes::{Majority, Rule, count_minimal_winning, minimal_blocking, minimal_winning};
//!
//! let rule = Rule::weighted(vec![4, 3, 2, 1], Majority::Quota(6));
//! assert_eq!(minimal_winning(&rule, 100).coalitions, [vec![0, 1], vec![0, 2], vec![1, 2, 3]]);
//! assert_eq!(minimal_blocking(&rule, 100).coalitions, [vec![0, 1], vec![0, 2], vec![0, 3], vec![1, 2]]);
//! let assembly = count_minimal_winning(&Rule::one_each(193, Majority::TwoThirds)).unwrap();
//! assert_eq!(assembly.to_string().len(), 53);
//! ```

use std::cmp::Reverse;
use std::collections::BTreeSet;

use num_bigint::BigUint;
use serde::{Deserialize, Serialize};

use super::Rule;
use super::power::Plain;

/// Largest quota for which minimal winning coalitions are counted.
const MAX_COUNTED: u64 = 1 << 22;
/// Branches gone down for each coalition asked for, where counts are several and a branch may lead nowhere.
const BRANCHES: usize = 10_000;

/// Coalitions, as far as they were asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Members ascending.
    pub coalitions: Vec<Vec<usize>>,
    /// Whether these are all.
    pub complete: bool,
}

/// Minimal winning coalitions, up to `cap`, those of the heaviest members first.
pub fn minimal_winning(rule: &Rule, cap: usize) -> Listed {
    let Ok(plain) = Plain::of(rule) else {
        // Everything passes, or nothing can.
        let coalitions = if rule.wins(&[]) { vec![vec![]] } else { vec![] };
        return Listed { coalitions, complete: true };
    };
    list(&plain.quotas(), cap)
}

/// Minimal blocking coalitions, up to `cap` for each count of the rule.
pub fn minimal_blocking(rule: &Rule, cap: usize) -> Listed {
    let Ok(plain) = Plain::of(rule) else {
        let coalitions = if rule.blocks(&[]) { vec![vec![]] } else { vec![] };
        return Listed { coalitions, complete: true };
    };
    // Whoever blocks one count blocks; with several, a coalition that is minimal for one may have spare members by another.
    let quotas = plain.quotas();
    let several = quotas.len() > 1;
    let mut seen = BTreeSet::new();
    let mut found = Listed { coalitions: vec![], complete: true };
    for (weights, quota) in quotas {
        let dual = weights.iter().sum::<u64>() - quota + 1;
        let Listed { coalitions, complete } = list(&[(weights, dual)], cap);
        found.complete &= complete;
        let spare = |coalition: &[usize]| coalition.iter().any(|&one| rule.blocks(&without(coalition, one)));
        let minimal = coalitions.into_iter().filter(|coalition| !several || !spare(coalition));
        found.coalitions.extend(minimal.filter(|coalition| seen.insert(coalition.clone())));
    }
    found
}

/// How many minimal winning coalitions there are; `None` where the rule has several counts, or very large weights.
pub fn count_minimal_winning(rule: &Rule) -> Option<BigUint> {
    let Ok(plain) = Plain::of(rule) else { return Some(BigUint::from(u8::from(rule.wins(&[])))) };
    let (mut weights, quota) = plain.single()?;
    if quota > MAX_COUNTED {
        return None;
    }
    // Each has a last member in falling order of weight; before it joins, what is missing is at most its weight.
    weights.sort_by_key(|&weight| Reverse(weight));
    let quota = quota as usize;
    let mut before = vec![BigUint::ZERO; quota];
    before[0] = BigUint::from(1u8);
    let mut count = BigUint::ZERO;
    for weight in weights.into_iter().map(|weight| weight as usize) {
        count += before[quota.saturating_sub(weight)..].iter().sum::<BigUint>();
        for to in (weight..quota).rev() {
            let from = before[to - weight].clone();
            before[to] += from;
        }
    }
    Some(count)
}

fn without(coalition: &[usize], one: usize) -> Vec<usize> {
    coalition.iter().copied().filter(|&member| member != one).collect()
}

/// Minimal coalitions that meet all quotas, each at least 1 and no more than all weights.
fn list(quotas: &[(Vec<u64>, u64)], cap: usize) -> Listed {
    let members = quotas[0].0.len();
    let mut order: Vec<usize> = (0..members).collect();
    order.sort_by_key(|&member| Reverse(quotas.iter().map(|(weights, _)| weights[member]).collect::<Vec<_>>()));
    // What all from a place on weigh together, by count
    let mut after = vec![vec![0; quotas.len()]; members + 1];
    for place in (0..members).rev() {
        after[place] = after[place + 1].iter().zip(quotas).map(|(sum, (w, _))| sum + w[order[place]]).collect();
    }
    let budget = cap.saturating_add(1).saturating_mul(BRANCHES.max(members));
    let mut search = Search { quotas, order, after, cap, budget, chosen: vec![], found: vec![], complete: true };
    search.go(0, &vec![0; quotas.len()]);
    Listed { coalitions: search.found, complete: search.complete }
}

struct Search<'a> {
    quotas: &'a [(Vec<u64>, u64)],
    order: Vec<usize>,
    after: Vec<Vec<u64>>,
    cap: usize,
    budget: usize,
    chosen: Vec<usize>,
    found: Vec<Vec<usize>>,
    complete: bool,
}

impl Search<'_> {
    fn go(&mut self, place: usize, weighs: &[u64]) {
        if !self.complete || !self.met(weighs, &self.after[place]) {
            return;
        }
        self.budget -= 1;
        if self.met(weighs, &vec![0; weighs.len()]) {
            if self.nobody_spare(weighs) {
                self.complete = self.found.len() < self.cap;
                if self.complete {
                    let mut coalition = self.chosen.clone();
                    coalition.sort();
                    self.found.push(coalition);
                }
            }
            return;
        }
        self.complete &= self.budget > 0;
        let member = self.order[place];
        let heavier: Vec<u64> = weighs.iter().zip(self.quotas).map(|(sum, (w, _))| sum + w[member]).collect();
        self.chosen.push(member);
        self.go(place + 1, &heavier);
        self.chosen.pop();
        self.go(place + 1, weighs);
    }

    /// Whether the quotas are met by what is there and what may come.
    fn met(&self, weighs: &[u64], more: &[u64]) -> bool {
        weighs.iter().zip(more).zip(self.quotas).all(|((weighs, more), (_, quota))| weighs + more >= *quota)
    }

    fn nobody_spare(&self, weighs: &[u64]) -> bool {
        self.chosen
            .iter()
            .all(|&member| weighs.iter().zip(self.quotas).any(|(sum, (weights, quota))| sum - weights[member] < *quota))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Majority;
    use super::super::testing::{golden, rules, single_rules, subsets};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_golden_vote_has_three() {
        let listed = minimal_winning(&golden(), 3);
        assert_eq!(listed, Listed { coalitions: vec![vec![0, 1], vec![0, 2], vec![1, 2, 3]], complete: true });
        assert_eq!(count_minimal_winning(&golden()), Some(3u8.into()));
        let capped = minimal_winning(&golden(), 2);
        assert_eq!(capped, Listed { coalitions: vec![vec![0, 1], vec![0, 2]], complete: false });
    }

    #[test]
    fn two_hundred_members_are_counted_and_a_few_named() {
        let weights: Vec<u32> = (0..200).map(|i| 1 + i * i % 97).collect();
        let rule = Rule::weighted(weights, Majority::TwoThirds);
        let some = minimal_winning(&rule, 50);
        assert!(some.coalitions.len() == 50 && !some.complete);
        let spare = |c: &Vec<usize>| c.iter().any(|&one| rule.wins(&without(c, one)));
        assert!(some.coalitions.iter().all(|c| rule.wins(c) && !spare(c)));
        assert!(minimal_blocking(&rule, 50).coalitions.iter().all(|c| rule.blocks(c)));
        assert!(count_minimal_winning(&rule).unwrap() > BigUint::from(u128::MAX));
    }

    #[test]
    fn where_nothing_is_to_decide_nobody_is_needed_or_nobody_suffices() {
        let quota = |quota| Rule::one_each(2, Majority::Quota(quota));
        assert_eq!(minimal_winning(&quota(0), 9).coalitions, [[0usize; 0]]);
        assert!(minimal_blocking(&quota(0), 9).coalitions.is_empty());
        assert!(minimal_winning(&quota(3), 9).coalitions.is_empty());
        assert_eq!(minimal_blocking(&quota(3), 9).coalitions, [[0usize; 0]]);
    }

    fn sorted(listed: Listed) -> Vec<Vec<usize>> {
        assert!(listed.complete);
        let mut coalitions = listed.coalitions;
        coalitions.sort();
        coalitions
    }

    proptest! {
        #[test]
        fn they_are_those_with_no_member_to_spare(rule in rules(1..=8)) {
            let spare = |c: &Vec<usize>, does: &dyn Fn(&[usize]) -> bool| c.iter().any(|&one| does(&without(c, one)));
            let minimal = |does: &dyn Fn(&[usize]) -> bool| {
                let mut all: Vec<_> = subsets(rule.members()).filter(|c| does(c) && !spare(c, does)).collect();
                all.sort();
                all
            };
            prop_assert_eq!(sorted(minimal_winning(&rule, 1 << 8)), minimal(&|c| rule.wins(c)));
            // blocking: the complement can't win
            let complement = |c: &[usize]| (0..rule.members()).filter(|m| !c.contains(m)).collect::<Vec<_>>();
            prop_assert_eq!(sorted(minimal_blocking(&rule, 1 << 8)), minimal(&|c| !rule.wins(&complement(c))));
        }

        #[test]
        fn the_count_is_that_of_the_list(rule in single_rules(1..=9)) {
            let count = minimal_winning(&rule, 1 << 9).coalitions.len();
            prop_assert_eq!(count_minimal_winning(&rule), Some(BigUint::from(count)));
        }
    }
}
