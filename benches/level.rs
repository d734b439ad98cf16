//! How long it takes to read a level: the tree alone, with its types, with all checks, and looked at as a game.

use std::path::Path;

use demarche::level::problem::Source;
use demarche::level::raw::RawLevel;
use demarche::level::read::parse_and_decode;
use demarche::level::{library, syntax};
use demarche::lint;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// The shipped level, and one of at least 150 kB for a figure that does not move with it.
fn shipped() -> Source {
    Source::new("winter-ward.ron", include_str!("../levels/winter-ward.ron"))
}

fn large() -> Source {
    let actor = r#"    (code: "VAL", name: "Valdora", trust: [("KES", -5), ("OND", 12)], home: None, /* a comment */ stance: Firm),
"#;
    Source::new("large.ron", format!("(\n  actors: [\n{}  ],\n)\n", actor.repeat(150_000 / actor.len() + 1)))
}

#[divan::bench]
fn tree_of_150_kb(bencher: Bencher) {
    let source = large();
    assert!(syntax::parse(&source).problems.is_empty());
    bencher.counter(BytesCount::of_str(&source.text)).bench(|| syntax::parse(&source));
}

#[divan::bench]
fn tree_of_the_shipped_level(bencher: Bencher) {
    let source = shipped();
    bencher.counter(BytesCount::of_str(&source.text)).bench(|| syntax::parse(&source));
}

#[divan::bench]
fn types_of_the_shipped_level(bencher: Bencher) {
    let source = shipped();
    assert!(parse_and_decode::<RawLevel>(&source).0.is_some());
    bencher.counter(BytesCount::of_str(&source.text)).bench(|| parse_and_decode::<RawLevel>(&source));
}

#[divan::bench]
fn shipped_level_with_all_checks(bencher: Bencher) {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/levels/winter-ward.ron"));
    assert!(library::load(path).level.is_some());
    bencher.bench(|| library::load(path));
}

/// Wanted are 300 ms at most.
#[divan::bench]
fn shipped_level_looked_at_as_a_game(bencher: Bencher) {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/levels/winter-ward.ron"));
    assert_eq!(lint::examine_file(path).problems, []);
    bencher.bench(|| lint::examine_file(path));
}
