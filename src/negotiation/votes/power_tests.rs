use super::super::testing::{double_rules, golden, rules, single_rules, subsets};
use super::super::{Count, Majority};
use super::*;
use proptest::prelude::*;

/// Swings by size of the coalition joined.
fn swings(rule: &Rule) -> Vec<Vec<u64>> {
    let n = rule.members();
    let mut swings = vec![vec![0; n]; n];
    for set in subsets(n) {
        for member in (0..n).filter(|member| !set.contains(member)) {
            let with = [set.as_slice(), &[member]].concat();
            swings[member][set.len()] += u64::from(rule.wins(&with) && !rule.wins(&set));
        }
    }
    swings
}

fn matches_brute_force(rule: &Rule) {
    let swings = swings(rule);
    let n = rule.members() as u64;
    let all: u64 = swings.iter().flatten().sum();
    if all == 0 {
        assert_eq!(banzhaf(rule), Err(PowerError::NothingToDecide));
        assert_eq!(shapley_shubik(rule), Err(PowerError::NothingToDecide));
        return;
    }
    let banzhaf = banzhaf(rule).unwrap();
    let expected: Vec<BigUint> = swings.iter().map(|s| s.iter().sum::<u64>().into()).collect();
    assert_eq!((banzhaf.numerators, banzhaf.denominator), (expected, all.into()));
    let factorial = |k: u64| (1..=k).product::<u64>();
    let orders = |s: &Vec<u64>| (0..n).zip(s).map(|(k, s)| s * factorial(k) * factorial(n - k - 1)).sum();
    let orders: Vec<u64> = swings.iter().map(orders).collect();
    let index = shapley_shubik(rule).unwrap();
    assert!(index.is(&orders, factorial(n)), "{index:?} {orders:?}");
    assert_eq!(index.numerators.iter().sum::<BigUint>(), index.denominator);
}

#[test]
fn the_golden_vote_has_its_indices() {
    assert!(shapley_shubik(&golden()).unwrap().is(&[10, 6, 6, 2], 24));
    let swings: Vec<BigUint> = [5u8, 3, 3, 1].map(BigUint::from).to_vec();
    assert_eq!(banzhaf(&golden()).unwrap().numerators, swings);
    matches_brute_force(&golden());
}

#[test]
fn two_hundred_members_sum_to_one() {
    let weights: Vec<u32> = (0..200).map(|i| 1 + i * i % 97).collect();
    for majority in [Majority::Simple, Majority::TwoThirds] {
        let rule = Rule::weighted(weights.clone(), majority);
        for index in [shapley_shubik(&rule).unwrap(), banzhaf(&rule).unwrap()] {
            assert_eq!(index.numerators.iter().sum::<BigUint>(), index.denominator);
            // the heavier the more powerful
            let mut order: Vec<usize> = (0..200).collect();
            order.sort_by_key(|&member| weights[member]);
            assert!(order.windows(2).all(|pair| index.numerators[pair[0]] <= index.numerators[pair[1]]));
        }
    }
    let states = Count { weights: vec![1; 200], majority: Majority::Quota(110) };
    let rule = Rule::double(states, Count { weights, majority: Majority::TwoThirds }).unwrap();
    let index = shapley_shubik(&rule).unwrap();
    assert_eq!(index.numerators.iter().sum::<BigUint>(), index.denominator);
    assert!((index.shares().iter().sum::<f64>() - 1.0).abs() < 1e-12);
}

#[test]
fn the_security_council_before_and_after_1965() {
    // Five vetoes and quota 7 of 11, then 9 of 15, as weights 5 and 7 (Shapley & Shubik 1954: 76/77 to the great powers)
    let council = |veto: u32, others: usize, quota| {
        let weights = [vec![veto; 5], vec![1; others]].concat();
        shapley_shubik(&Rule::weighted(weights, Majority::Quota(quota))).unwrap()
    };
    let old = council(5, 6, 27);
    assert!(old.is(&[[76u64; 5].map(|x| x * 6).as_slice(), &[5; 6]].concat(), 77 * 30));
    let new = council(7, 10, 39);
    assert!((new.shares()[0] - 0.196_27).abs() < 1e-5 && (new.shares()[5] - 0.001_865).abs() < 1e-6);
}

#[test]
fn what_is_too_much_is_said() {
    let heavy = Rule::weighted((0..100).map(|i| 1_000_000_000 + i).collect(), Majority::Simple);
    assert!(matches!(shapley_shubik(&heavy), Err(PowerError::TooHeavy { .. })));
    let few = Rule::weighted((0..9).map(|i| 1_000_000_000 + i).collect(), Majority::Simple);
    assert!(shapley_shubik(&few).unwrap().is(&[1; 9], 9));
    let counts = |n: u32| {
        let count = |scale: u32| Count { weights: (0..n).map(|i| i % scale + 1).collect(), majority: Majority::Simple };
        Rule::double(count(3), count(5)).unwrap()
    };
    assert_eq!(banzhaf(&counts(25)), Err(PowerError::TooManyCounts));
    assert!(banzhaf(&counts(12)).is_ok());
    assert_eq!(banzhaf(&Rule::one_each(2000, Majority::Simple)), Err(PowerError::TooManyMembers));
    assert_eq!(banzhaf(&Rule::one_each(3, Majority::Quota(4))), Err(PowerError::NothingToDecide));
    assert_eq!(banzhaf(&Rule::one_each(3, Majority::Quota(0))), Err(PowerError::NothingToDecide));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn one_count_matches_brute_force(rule in single_rules(1..=8)) {
        matches_brute_force(&rule);
    }

    #[test]
    fn heads_and_weights_match_brute_force(rule in double_rules(1..=8)) {
        matches_brute_force(&rule);
    }

    #[test]
    fn several_counts_match_brute_force(rule in rules(1..=7)) {
        matches_brute_force(&rule);
    }
}
