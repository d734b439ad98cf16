//! How many games of the shipped level bots play in a second, on all cores and on one; each game ends with the hash of its
//! final state, and the hash over them is the digest that `demarche simulate` prints.

use std::path::Path;
use std::sync::LazyLock;

use demarche::base::{Digest, Seed};
use demarche::level::Level;
use demarche::level::library::{self, Library};
use demarche::session::play_out;
use divan::Bencher;
use divan::counter::ItemsCount;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

static LEVEL: LazyLock<Level> =
    LazyLock::new(|| Library::built_in().playable("winter-ward").expect("the shipped level"));

/// Twenty actors, three venues, twenty turns.
static SUMMIT: LazyLock<Level> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/summit.ron");
    library::load(&path).level.expect("a level without errors")
});

fn main() {
    println!("digest of games 0 to 199: {}", digest(&LEVEL, 200));
    divan::main();
}

/// The hash over the hashes of the final states of games 0 to `games` - 1.
fn digest(level: &Level, games: u64) -> Digest {
    let ends: Vec<Digest> =
        (0..games).into_par_iter().map(|seed| play_out(level, Seed(seed), &[], |_, _| {}).digest()).collect();
    let parts: Vec<&[u8]> = ends.iter().map(|end| &end.0[..]).collect();
    Digest::of(&parts)
}

/// 2,000 games; what is measured is the rate of games.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn games_on_all_cores(bencher: Bencher) {
    bencher.counter(ItemsCount::new(2_000u32)).bench(|| digest(&LEVEL, 2_000));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn games_on_one_core(bencher: Bencher) {
    let pool = ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    bencher.counter(ItemsCount::new(500u32)).bench(|| pool.install(|| digest(&LEVEL, 500)));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn summits_on_all_cores(bencher: Bencher) {
    bencher.counter(ItemsCount::new(60u32)).bench(|| digest(&SUMMIT, 60));
}
