//! How long it takes to read a level with all its checks. At most 20 ms for the first one shipped.

use std::hint::black_box;
use std::path::Path;

use demarche::level::library::{Maps, load};
use demarche::level::problem::Source;
use demarche::level::raw::RawLevel;
use demarche::level::read::parse_and_decode;
use demarche::level::{check, syntax};

const WINTER_WARD: &str = "levels/winter-ward.ron";

fn main() {
    divan::main();
}

fn source() -> Source {
    Source::new(WINTER_WARD, include_str!("../levels/winter-ward.ron"))
}

/// From the disk to a checked level, map included.
#[divan::bench]
fn load_winter_ward(bencher: divan::Bencher<'_, '_>) {
    assert!(load(Path::new(WINTER_WARD)).level.is_some());
    bencher.bench_local(|| load(black_box(Path::new(WINTER_WARD))));
}

#[divan::bench]
fn parse_winter_ward(bencher: divan::Bencher<'_, '_>) {
    let source = source();
    bencher.bench_local(|| syntax::parse(black_box(&source)));
}

#[divan::bench]
fn parse_and_decode_winter_ward(bencher: divan::Bencher<'_, '_>) {
    let source = source();
    bencher.bench_local(|| parse_and_decode::<RawLevel>(black_box(&source)));
}

#[divan::bench]
fn check_winter_ward(bencher: divan::Bencher<'_, '_>) {
    let source = source();
    let raw = parse_and_decode::<RawLevel>(&source).0.expect("a level that can be read");
    bencher.bench_local(|| check(black_box(&raw), &source, &Maps::built_in()));
}

#[divan::bench]
fn open_harrow(bencher: divan::Bencher<'_, '_>) {
    bencher.bench_local(|| Maps::built_in().open(black_box("harrow")));
}
