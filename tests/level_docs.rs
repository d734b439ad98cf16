//! `docs/LEVELS.md` says what the program does: its reference is generated, its numbers and examples are checked.
//! `UPDATE_DOCS=1 cargo test --test level_docs` writes the reference anew.

use std::fs;
use std::path::Path;

use demarche::base::Seed;
use demarche::delegates::play_out;
use demarche::level::decode::Decode;
use demarche::level::library::{Maps, load, understand};
use demarche::level::problem::{CODES, Source};
use demarche::level::raw::RawLevel;
use demarche::level::{shape, syntax};
use demarche::packs::RawPack;

const PAGE: &str = "docs/LEVELS.md";
const START: &str = "<!-- reference -->\n";
const END: &str = "<!-- end of reference -->\n";

const CODES_START: &str = "<!-- codes -->\n";
const CODES_END: &str = "<!-- end of codes -->\n";

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

/// The table of all problems.
fn codes() -> String {
    let rows: String = CODES.iter().map(|(code, what)| format!("| `{code}` | {what} |\n")).collect();
    format!("| code | what is wrong |\n|---|---|\n{rows}")
}

#[test]
fn the_table_of_problems_is_the_one_of_the_program() {
    let page = page();
    let (before, rest) = page.split_once(CODES_START).expect("the mark where the table starts");
    let (_, after) = rest.split_once(CODES_END).expect("the mark where it ends");
    let wanted = format!("{before}{CODES_START}\n{}\n{CODES_END}{after}", codes());
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

/// One step of the guide: what its text says to do with the fields or items in its block.
enum Step<'a> {
    Put(&'a str),
    Add(&'a str, &'a str),
}

fn steps(page: &str) -> Vec<Step<'_>> {
    let (_, guide) = page.split_once("<!-- guide -->").expect("the mark where the guide starts");
    let (guide, _) = guide.split_once("<!-- end of guide -->").expect("the mark where it ends");
    let mut steps = Vec::new();
    for mark in guide.split("<!-- ").skip(1) {
        let (what, rest) = mark.split_once(" -->").expect("a mark ends");
        let (_, block) = rest.split_once("```ron\n").expect("a block follows");
        let (block, _) = block.split_once("```").expect("a block ends");
        steps.push(match what.strip_prefix("add to ") {
            Some(list) => Step::Add(list, block),
            None => {
                assert_eq!(what, "put");
                Step::Put(block)
            }
        });
    }
    assert_eq!(guide.matches("```ron").count(), steps.len(), "every block of the guide has a mark");
    steps
}

/// Where the value of a field of the level stands.
fn place(text: &str, name: &str) -> Option<std::ops::Range<usize>> {
    let level = syntax::parse(&Source::new("guide.ron", text)).value().expect("a level");
    let place = level.fields().find(|field| field.name.text == name)?.value?.span();
    Some(place.start as usize..place.end as usize)
}

/// Does what the guide says, as a reader would.
fn follow(text: &mut String, step: &Step) {
    match step {
        Step::Put(block) => {
            let fields = format!("({block})");
            let parsed = syntax::parse(&Source::new("guide.ron", &fields)).value().expect("fields");
            for field in parsed.fields() {
                let value = field.value.expect("a value").source_text();
                match place(text, &field.name.text) {
                    Some(place) => text.replace_range(place, &value),
                    None => {
                        let end = text.rfind(')').expect("the last bracket");
                        text.insert_str(end, &format!("{}: {value},\n", field.name.text));
                    }
                }
            }
        }
        Step::Add(list, block) => {
            let end = place(text, list).expect("the list is there").end - 1;
            let comma = if text[..end].trim_end().ends_with(',') { "" } else { "," };
            text.insert_str(end, &format!("{comma}\n{block}"));
        }
    }
}

/// What `demarche new` writes.
fn new_level(name: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(["new", name])
        .current_dir(folder.path())
        .output()
        .expect("it runs");
    let file = String::from_utf8(run.stdout).expect("a name");
    fs::read_to_string(folder.path().join(file.trim())).expect("the level")
}

#[test]
fn the_level_of_the_guide_is_sound_after_each_step_and_worth_playing_after_the_last() {
    let page = page();
    let steps = steps(&page);
    assert!(steps.len() >= 8);
    let mut text = new_level("Night Ferry");
    for (number, step) in steps.iter().enumerate() {
        follow(&mut text, step);
        // Packages come with the talks that give them, so fields of one block go in together.
        let (level, problems) = understand(&Source::new("night-ferry.ron", &text), &Maps::built_in());
        assert_eq!(problems, [], "after block {number}:\n{text}");
        assert!(level.is_some());
    }
    let (level, _) = understand(&Source::new("night-ferry.ron", &text), &Maps::built_in());
    let level = level.expect("a sound level");
    assert_eq!((level.actors.len(), level.incidents[0].clues.len(), level.events.len()), (3, 3, 3));
    let games = 40;
    let mut agreed = 0;
    for seed in 0..games {
        let state = play_out(&level, Seed(seed), &[], |_, _| ());
        assert!(state.ended);
        agreed += u32::from(!state.texts.is_empty());
    }
    assert!((games as u32 / 4..games as u32).contains(&agreed), "{agreed} of {games} games have a text");
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
