//! How many games of the shipped level bots play in a second, on all cores and on one; each game ends with the hash of its
//! final state, and the hash over them is the digest that `demarche simulate` prints.

use std::sync::LazyLock;

use demarche::base::{Digest, Seed};
use demarche::level::Level;
use demarche::level::library::Library;
use demarche::session::play_out;
use divan::Bencher;
use divan::counter::ItemsCount;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

static LEVEL: LazyLock<Level> =
    LazyLock::new(|| Library::built_in().playable("winter-ward").expect("the shipped level"));

fn main() {
    println!("digest of games 0 to 199: {}", digest(200));
    divan::main();
}

/// The hash over the hashes of the final states of games 0 to `games` - 1.
fn digest(games: u64) -> Digest {
    let ends: Vec<Digest> =
        (0..games).into_par_iter().map(|seed| play_out(&LEVEL, Seed(seed), &[], |_, _| {}).digest()).collect();
    let parts: Vec<&[u8]> = ends.iter().map(|end| &end.0[..]).collect();
    Digest::of(&parts)
}

/// 2,000 games; what is measured is the rate of games.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn games_on_all_cores(bencher: Bencher) {
    bencher.counter(ItemsCount::new(2_000u32)).bench(|| digest(2_000));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn games_on_one_core(bencher: Bencher) {
    let pool = ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    bencher.counter(ItemsCount::new(500u32)).bench(|| pool.install(|| digest(500)));
}
