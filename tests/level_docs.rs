//! `docs/LEVELS.md` says what the program does: its reference is generated, its numbers and examples are checked.
//! `UPDATE_DOCS=1 cargo test --test level_docs` writes the reference anew.

use std::fs;
use std::path::Path;

use demarche::level::decode::Decode;
use demarche::level::library::load;
use demarche::level::problem::Source;
use demarche::level::raw::RawLevel;
use demarche::level::{shape, syntax};
use demarche::packs::RawPack;

const PAGE: &str = "docs/LEVELS.md";
const START: &str = "<!-- reference -->\n";
const END: &str = "<!-- end of reference -->\n";

fn page() -> String {
    fs::read_to_string(PAGE).expect("the page is there")
}

fn reference() -> String {
    // One level below the heading of the page's own section.
    let reference = format!("{}\n{}", shape::reference(RawLevel::shape()), shape::reference(RawPack::shape()));
    let lines = reference.lines().map(|line| match line.strip_prefix("## ") {
        Some(heading) => format!("### {heading}"),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_reference_is_the_one_of_the_program() {
    let page = page();
    let (before, rest) = page.split_once(START).expect("the mark where the reference starts");
    let (_, after) = rest.split_once(END).expect("the mark where it ends");
    let wanted = format!("{before}{START}\n{}\n\n{END}{after}", reference());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(PAGE, wanted).expect("the page can be written");
    } else {
        assert!(page == wanted, "{PAGE} is out of date; run `UPDATE_DOCS=1 cargo test --test level_docs`");
    }
}

#[test]
fn every_type_and_field_of_the_reference_says_what_it_is_for() {
    let reference = reference();
    let page = page();
    let headings: Vec<&str> =
        page.lines().filter(|line| line.starts_with('#')).map(|h| h.trim_start_matches('#')).collect();
    for (position, heading) in headings.iter().enumerate() {
        let shared = headings[..position].iter().any(|other| other.eq_ignore_ascii_case(heading));
        assert!(!shared, "two sections share the anchor of {heading}");
    }
    for line in reference.lines() {
        assert!(!line.ends_with("|  |"), "a field without a meaning: {line}");
        assert!(!line.contains("::"), "an expression that is not of the format: {line}");
        assert!(!line.starts_with("- `") || line.contains(" — "), "a choice without a meaning: {line}");
    }
}

#[test]
fn examples_can_be_read() {
    let page = page();
    let examples: Vec<&str> =
        page.split("```ron\n").skip(1).map(|rest| rest.split_once("```").expect("an example ends").0).collect();
    assert!(examples.len() >= 4);
    for example in examples {
        // Fields stand in round brackets, entries of a map in curly ones, items in square ones.
        let (open, close) = match example.trim_start().chars().next() {
            Some('"') => ("{", "}"),
            Some('(') => ("[", "]"),
            _ => ("(", ")"),
        };
        let parse = syntax::parse(&Source::new(PAGE, format!("{open}{example}{close}")));
        assert_eq!(parse.problems, [], "{example}");
    }
}

#[test]
fn the_worked_example_of_a_clue_is_right() {
    let level = load(Path::new("tests/levels/tiny.ron")).level.expect("a sound level");
    let page = page();
    for card in &level.incidents[0].clues[0].cards {
        let odds: Vec<String> = card.likelihood.iter().map(|p| p.0.to_string()).collect();
        let weights: Vec<String> = card.weights.iter().map(ToString::to_string).collect();
        let row = format!("| {} | {} | {} |", card.id, odds.join(" | "), weights.join(", "));
        assert!(page.contains(&row), "the page lacks {row}");
    }
}
