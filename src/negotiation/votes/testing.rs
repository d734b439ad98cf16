//! Shared by the tests: ballots by number, random rules and ballots.

use std::ops::RangeInclusive;

use proptest::prelude::*;

use super::{Ballot, Count, Majority, Rule};

/// So many yes, then no, then abstentions.
pub fn ballots(yes: usize, no: usize, abstain: usize) -> Vec<Ballot> {
    [(yes, Ballot::Yes), (no, Ballot::No), (abstain, Ballot::Abstain)]
        .into_iter()
        .flat_map(|(times, ballot)| vec![ballot; times])
        .collect()
}

/// The golden vote: P 4, Q 3, R 2, S 1, quota 6.
pub fn golden() -> Rule {
    Rule::weighted(vec![4, 3, 2, 1], Majority::Quota(6))
}

/// All sets of members.
pub fn subsets(members: usize) -> impl Iterator<Item = Vec<usize>> {
    (0..1u32 << members).map(move |set| (0..members).filter(|member| set >> member & 1 == 1).collect())
}

pub fn any_ballots(members: usize) -> impl Strategy<Value = Vec<Ballot>> {
    let ballot = prop_oneof![Just(Ballot::Yes), Just(Ballot::No), Just(Ballot::Abstain), Just(Ballot::Absent)];
    prop::collection::vec(ballot, members)
}

fn counts(members: usize, most: u32) -> impl Strategy<Value = Count> {
    let majority = prop_oneof![
        Just(Majority::Simple),
        Just(Majority::TwoThirds),
        Just(Majority::Absolute),
        Just(Majority::Unanimity),
        Just(Majority::Consensus),
        (0..=members as u64 * u64::from(most)).prop_map(Majority::Quota),
    ];
    (prop::collection::vec(0..=most, members), majority).prop_map(|(weights, majority)| Count { weights, majority })
}

/// Rules of one count.
pub fn single_rules(members: RangeInclusive<usize>) -> impl Strategy<Value = Rule> {
    members.prop_flat_map(|members| counts(members, 5)).prop_map(|count| Rule::all(vec![count]).unwrap())
}

/// Rules of one to three counts, of which some weigh all alike.
pub fn rules(members: RangeInclusive<usize>) -> impl Strategy<Value = Rule> {
    let one = |members| prop_oneof![counts(members, 5), counts(members, 1)];
    members.prop_flat_map(move |members| prop::collection::vec(one(members), 1..=3)).prop_map(|c| Rule::all(c).unwrap())
}

/// A weighted count with a count of heads, as of people and of states.
pub fn double_rules(members: RangeInclusive<usize>) -> impl Strategy<Value = Rule> {
    members.prop_flat_map(|members| (counts(members, 7), 0..=members as u64)).prop_map(|(count, heads)| {
        let states = Count { weights: vec![1; count.weights.len()], majority: Majority::Quota(heads) };
        Rule::double(states, count).unwrap()
    })
}
