//! How long coalitions take: values of large tables and of large votes.

use demarche::negotiation::coalition::{
    Allocation, Coalition, Function, Table, instability, least_core, sampled_shapley, shapley,
};
use demarche::negotiation::votes::{
    Ballot, Count, Majority, Price, Rule, banzhaf, count_minimal_winning, shapley_shubik,
};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// A game without symmetry, where more members are worth more.
fn game(actors: usize) -> Table {
    let scattered = |c: Coalition| (c.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as i64;
    Table::of(&Function::new(actors, |c: Coalition| c.len() as i64 * (4_000 + scattered(c))).unwrap()).unwrap()
}

#[divan::bench(args = [10, 16, 20, 24])]
fn shapley_of_a_table(bencher: Bencher, actors: usize) {
    let game = game(actors);
    bencher.bench_local(|| shapley(black_box(&game)));
}

#[divan::bench]
fn shapley_of_40_actors_by_10_000_orders(bencher: Bencher) {
    let game = Function::new(40, |c: Coalition| (c.len() * c.len()) as i64).unwrap();
    bencher.bench_local(|| sampled_shapley(black_box(&game), 1, "bench", 5_000));
}

#[divan::bench]
fn instability_of_20_actors(bencher: Bencher) {
    let game = game(20);
    let allocation = shapley(&game).unwrap();
    bencher.bench_local(|| instability(black_box(&game), &allocation));
    assert_ne!(allocation, Allocation::whole(&[0; 20]));
}

#[divan::bench(args = [10, 16, 20])]
fn least_core_of_a_table(bencher: Bencher, actors: usize) {
    let game = game(actors);
    assert!(least_core(&game).unwrap().proof.is_some());
    bencher.bench_local(|| least_core(black_box(&game)));
}

/// Two hundred members with weights of 1 to `most`.
fn weights(most: u32) -> Vec<u32> {
    (0..200u32).map(|i| 1 + i.wrapping_mul(2_654_435_761) % most).collect()
}

#[divan::bench(args = [1, 10, 100])]
fn shapley_shubik_of_200_voters(bencher: Bencher, most: u32) {
    let rule = Rule::weighted(weights(most), Majority::TwoThirds);
    bencher.bench_local(|| shapley_shubik(black_box(&rule)).unwrap());
}

#[divan::bench(args = [1, 10, 100, 10_000])]
fn banzhaf_of_200_voters(bencher: Bencher, most: u32) {
    let rule = Rule::weighted(weights(most), Majority::TwoThirds);
    bencher.bench_local(|| banzhaf(black_box(&rule)).unwrap());
}

#[divan::bench]
fn shapley_shubik_of_200_voters_by_heads_and_weights(bencher: Bencher) {
    let heads = Count { weights: vec![1; 200], majority: Majority::Quota(110) };
    let rule = Rule::double(heads, Count { weights: weights(10), majority: Majority::TwoThirds }).unwrap();
    bencher.bench_local(|| shapley_shubik(black_box(&rule)).unwrap());
}

#[divan::bench]
fn minimal_winning_coalitions_counted(bencher: Bencher) {
    let rule = Rule::weighted(weights(10), Majority::TwoThirds);
    bencher.bench_local(|| count_minimal_winning(black_box(&rule)).unwrap());
}

#[divan::bench(args = [1, 100])]
fn cheapest_missing_votes_of_200(bencher: Bencher, most: u32) {
    let rule = Rule::weighted(weights(most), Majority::TwoThirds);
    let ballots: Vec<Ballot> = (0..200).map(|i| [Ballot::Yes, Ballot::No, Ballot::Abstain][i * i % 3]).collect();
    let price = |i: u64| Price { abstain: Some(3 + i % 17), yes: Some(5 + i * i % 41) };
    let prices: Vec<Price> = (0..200).map(price).collect();
    bencher.bench_local(|| rule.cheapest(black_box(&ballots), &prices).unwrap());
}
