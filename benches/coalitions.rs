//! How long coalitions take: values of large tables and of large votes.

use demarche::negotiation::coalition::{
    Allocation, Coalition, Function, Table, instability, least_core, sampled_shapley, shapley,
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
