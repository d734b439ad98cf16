//! What designers get wrong: each mistake is one edit of a small sound level, and gives one problem, at its place, with
//! a way to mend it.

use std::path::Path;

use demarche::cli::mistakes::{Mistaken, catalogue};
use demarche::level::library::{Maps, load, understand};
use demarche::level::problem::{CODES, Problem, Source};
use demarche::words::Words;

const TINY: &str = include_str!("levels/tiny.ron");

/// A level with norms.
const CHARTER: &str = include_str!("levels/charter.ron");

/// A level as large as levels get.
const WARD: &str = include_str!("../levels/winter-ward.ron");
const WARD_FILE: &str = "levels/winter-ward.ron";

fn problems_of(text: &str) -> Vec<Problem> {
    problems_in("tests/levels/tiny.ron", text)
}

fn problems_in(file: &str, text: &str) -> Vec<Problem> {
    let (level, problems) = understand(&Source::new(file, text), &Maps::built_in());
    assert!(problems.iter().all(|problem| problem.help.is_some()), "each can be mended: {problems:#?}");
    assert_eq!(level.is_some(), !problems.iter().any(Problem::is_error), "a level exists exactly without errors");
    problems
}

#[test]
fn a_code_that_is_declared_twice_is_one_problem() {
    let codes = ["VAL", "OND", "KES", "MER"];
    for code in codes {
        for other in codes.iter().filter(|other| **other != code) {
            let twice = WARD.replacen(&format!("code: \"{code}\""), &format!("code: \"{other}\""), 1);
            let problems = problems_in(WARD_FILE, &twice);
            let found: Vec<&str> =
                problems.iter().filter(|problem| problem.is_error()).map(|problem| problem.code).collect();
            assert_eq!(found, ["duplicate-name"], "{code} as {other}: {problems:#?}");
        }
    }
}

#[test]
fn the_small_level_is_sound() {
    let loaded = load(Path::new("tests/levels/tiny.ron"));
    assert_eq!(loaded.problems, []);
    let level = loaded.level.expect("a level without problems");
    assert_eq!(level.actors[0].masked, "Aldmark", "the name itself is shown if no other is given");
    assert_eq!(level.talks[0].issues[0].options[0].id, "silent");
    assert_eq!(level.talks[0].issues[1].options[0].name, "not given");
    assert_eq!(level.talks[0].opening, [1, 0]);
    assert_eq!(level.talks[0].positions[0].values, [vec![(40, 40), (30, 30), (0, 0)], vec![(0, 0), (40, 40)]]);
}

#[test]
fn each_mistake_of_the_catalogue_is_named_at_its_place_with_a_way_to_mend_it() {
    let words = Words::new("en");
    let (mut wrong, mut tried, mut suggested, mut right) = (Vec::new(), 0, 0, 0);
    for Mistaken { level, mistakes } in catalogue(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the catalogue") {
        let sound = std::fs::read_to_string(&level).expect("a level of the tests");
        assert_eq!(problems_in(&level, &sound), [], "{level} is sound before");
        for mistake in &mistakes {
            tried += 1;
            match mistake.make(&level, &sound, &words) {
                Err(why) => wrong.push(why),
                Ok(named) => {
                    suggested += usize::from(named.suggestion.is_some());
                    right += usize::from(named.suggestion == Some(true));
                    if named.suggestion == Some(false) {
                        println!("not what was meant: {}", mistake.to);
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(tried >= 200, "{tried} mistakes");
    assert!(suggested >= 30 && right * 10 >= suggested * 9, "right {right} times of {suggested}");
}

#[test]
fn without_a_number_of_turns_none_is_missed() {
    for field in ["time", "turns"] {
        let start = WARD.find(&format!("{field}: ")).expect("the field");
        let end = start + WARD[start..].find(if field == "time" { "\n" } else { "," }).expect("its end") + 1;
        let text = format!("{}{}", &WARD[..start], &WARD[end..]);
        let problems = problems_in(WARD_FILE, &text);
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["missing-field"], "without `{field}`: {problems:#?}");
    }
    for turns in ["\"12\"", "4000000000", "0", "99", "-1"] {
        let problems = problems_in(WARD_FILE, &WARD.replacen("turns: 12", &format!("turns: {turns}"), 1));
        assert_eq!(problems.len(), 1, "{turns} turns: {problems:#?}");
    }
}

#[test]
fn what_stands_in_for_something_brings_no_problems() {
    let edits = [
        ("measure: Gauge(NormStrength)", "measure: Gaug(NormStrength)", "unknown-variant"),
        ("    packages: [", "    pakete: [", "unknown-field"),
        ("    sources: [", "    sorces: [", "unknown-field"),
        ("    talks: [", "    talks: 7, talk: [", "wrong-type"),
        ("            members: [", "            members: 7, member: [", "wrong-type"),
    ];
    for (from, to, code) in edits {
        let text = WARD.replacen(from, to, 1);
        assert_ne!(text, WARD, "`{from}` has to stand in the level");
        let problems = problems_in(WARD_FILE, &text);
        let follows =
            problems.iter().filter(|problem| problem.code == "unknown-name" || problem.code == "out-of-range");
        assert_eq!(follows.count(), 0, "{to}: {problems:#?}");
        assert!(problems.iter().any(|problem| problem.code == code), "{to}: {problems:#?}");
    }
}

#[test]
fn a_file_that_is_cut_off_lacks_its_end_and_nothing_else() {
    // What may be found: that something is not closed (or closed by the wrong bracket), has no value, is half a word.
    const FOLLOWS: [&str; 14] = [
        "empty",
        "mixed-fields",
        "bad-number",
        "not-finite",
        "bad-text",
        "missing-comma",
        "unexpected",
        "unclosed",
        "missing-value",
        "missing-colon",
        "wrong-type",
        "wrong-count",
        "unknown-variant",
        "unknown-field",
    ];
    for end in (0..WARD.trim_end().len()).filter(|end| WARD.is_char_boundary(*end)).step_by(211) {
        let problems = problems_in(WARD_FILE, &WARD[..end]);
        assert!(!problems.is_empty() && problems.len() <= 12, "cut at {end}: {problems:#?}");
        for problem in &problems {
            assert!(FOLLOWS.contains(&problem.code) && problem.help.is_some(), "cut at {end}: {problem:#?}");
        }
    }
}

#[test]
fn many_mistakes_are_all_found_at_once() {
    let edits = [("prior: 300", "prior: 310"), (r#"lead: "ALD""#, r#"lead: "ADL""#), ("rung: 2", "rung: 20")];
    let mut text = TINY.to_owned();
    for (from, to) in edits {
        text = text.replacen(from, to, 1);
    }
    let mut codes: Vec<&str> = problems_of(&text).iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["out-of-range", "priors-sum", "unknown-name"]);
}

#[test]
fn a_value_that_cannot_be_read_hides_no_other_mistake() {
    let edits = [
        ("turns: 4", "turns: \"four\""),
        (r#"lead: "ALD""#, r#"lead: "ADL""#),
        ("rung: 2", "rung: 20"),
        (r#"title: "Tiny""#, r#"titel: "Tiny""#),
    ];
    let mut text = TINY.to_owned();
    for (from, to) in edits {
        text = text.replacen(from, to, 1);
    }
    let mut codes: Vec<&str> = problems_of(&text).iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["out-of-range", "unknown-field", "unknown-name", "wrong-type"]);
}

#[test]
fn what_is_lost_in_a_mistake_is_not_missed_elsewhere() {
    // The one who is named everywhere cannot be read; that nobody finds it is no second mistake.
    let text = TINY.replacen(r#"code: "ALD""#, r"code: 7", 1);
    assert_ne!(text, TINY);
    let problems = problems_of(&text);
    assert!(problems.iter().any(|problem| problem.code == "wrong-type"));
    assert!(problems.iter().all(|problem| problem.code == "wrong-type"), "{problems:#?}");
}

#[test]
fn a_file_that_is_cut_anywhere_has_problems_and_causes_no_panic() {
    for end in (0..TINY.len()).filter(|end| TINY.is_char_boundary(*end)).step_by(97) {
        assert!(problems_of(&TINY[..end]).iter().any(Problem::is_error), "cut at {end}");
    }
}

#[test]
fn a_level_without_one_of_its_lines_causes_no_panic() {
    let lines: Vec<&str> = TINY.lines().collect();
    let mut unsound = 0;
    for left_out in 0..lines.len() {
        let rest: Vec<&str> = lines.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, line)| *line).collect();
        unsound += usize::from(!problems_of(&rest.join("\n")).is_empty());
    }
    assert!(unsound * 10 > lines.len() * 8, "{unsound} of {} lines matter", lines.len());
}

#[test]
fn extreme_numbers_are_problems_and_cause_no_panic() {
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut numbers = Vec::new();
    let mut start = 0;
    // Words between anything but letters and digits, with their places; numbers within texts are left alone.
    for (at, c) in TINY.char_indices().chain([(TINY.len(), ' ')]) {
        if !c.is_alphanumeric() {
            let quotes = TINY[..start].rsplit('\n').next().unwrap_or_default().matches('"').count();
            if is_number(&TINY[start..at]) && quotes.is_multiple_of(2) {
                numbers.push(start..at);
            }
            start = at + c.len_utf8();
        }
    }
    assert!(numbers.len() > 100);
    for place in numbers {
        for extreme in ["0", "255", "65535", "2147483647", "9223372036854775808"] {
            let text = format!("{}{extreme}{}", &TINY[..place.start], &TINY[place.end..]);
            let problems = problems_of(&text);
            assert!(extreme.len() < 10 || problems.iter().any(Problem::is_error), "{extreme} at {place:?}");
        }
    }
}

#[test]
fn a_package_for_several_is_a_price_for_each() {
    let pact = include_str!("levels/pact.ron");
    let several = pact.replacen(r#"recipient: "BOR","#, r#"recipient: "NET", others: ["BOR"],"#, 1);
    assert_ne!(several, pact);
    assert_eq!(problems_in("tests/levels/pact.ron", &several), []);
}

/// Levels that use what the small one does without.
const LARGER: [(&str, &str); 6] = [
    ("tests/levels/accord.ron", include_str!("levels/accord.ron")),
    ("tests/levels/chamber.ron", include_str!("levels/chamber.ron")),
    ("tests/levels/assembly.ron", include_str!("levels/assembly.ron")),
    ("tests/levels/charter.ron", CHARTER),
    ("tests/levels/corridor.ron", include_str!("levels/corridor.ron")),
    ("tests/levels/pact.ron", include_str!("levels/pact.ron")),
];
/// Mutants tried of each; `MUTANTS` in the environment sets another number.
const MUTANTS: usize = 60;

/// Places of numbers, of names, and of lists that hold no other.
fn places(text: &str) -> Vec<(std::ops::Range<usize>, &'static [&'static str])> {
    const NUMBERS: &[&str] = &["0", "-1", "1001", "2147483647", "9223372036854775808", "0.5", "(9, 1)", "\"five\""];
    const NAMES: &[&str] = &["\"\"", "\"nobody\"", "\"NIX\"", "3", "[]"];
    const LISTS: &[&str] = &["[]", "[1]", "[\"nobody\"]", "()"];
    let mut found: Vec<(std::ops::Range<usize>, &[&str])> = Vec::new();
    let (mut quote, mut list, mut number) = (None, None, None);
    for (at, c) in text.char_indices() {
        match (c, quote) {
            ('"', None) => quote = Some(at),
            ('"', Some(from)) => {
                quote = None;
                // Prose can say anything.
                if !text[from..at].contains(' ') {
                    found.push((from..at + 1, NAMES));
                }
            }
            (_, Some(_)) => {}
            ('[', None) => list = Some(at),
            (']', None) => found.extend(list.take().map(|from| (from..at + 1, LISTS))),
            ('0'..='9', None) => {
                number.get_or_insert(at);
                continue;
            }
            _ => {}
        }
        found.extend(number.take().filter(|_| quote.is_none_or(|from| from == at)).map(|from| (from..at, NUMBERS)));
    }
    found
}

#[test]
fn mutants_of_larger_levels_have_problems_or_can_be_played() {
    let words = Words::new("en");
    let many = std::env::var("MUTANTS").ok().and_then(|n| n.parse().ok()).unwrap_or(MUTANTS);
    for (file, sound) in LARGER {
        let mutations: Vec<(std::ops::Range<usize>, &str)> =
            places(sound).into_iter().flat_map(|(place, to)| to.iter().map(move |to| (place.clone(), *to))).collect();
        assert!(mutations.len() > 500, "{file}");
        let (mut wrong, mut played) = (0, 0);
        // A stride that shares nothing with the number of replacements.
        for n in 0..many.min(mutations.len()) {
            let (place, to) = &mutations[n * 9973 % mutations.len()];
            let text = format!("{}{to}{}", &sound[..place.start], &sound[place.end..]);
            let (level, problems) = understand(&Source::new(file, &text), &Maps::built_in());
            let line = sound[..place.start].matches('\n').count() + 1;
            for problem in problems.iter().filter(|problem| problem.is_error()) {
                let message = words.say(&problem.message);
                assert!(problem.place.is_some(), "{file}:{line} {to}: {message} stands nowhere");
                let help = problem.help.as_ref().map(|help| words.say(help)).unwrap_or_default();
                assert!(!help.is_empty() && !format!("{message}{help}").contains('«'), "{file}:{line} {to}: {message}");
            }
            wrong += usize::from(level.is_none());
            if let Some(level) = level {
                played += 1;
                let state = demarche::session::trial::position(&level, 1, 40);
                assert!(state.turn >= 1, "{file}:{line} {to}");
            }
        }
        assert!(
            wrong * 2 > many.min(mutations.len()) && played > 0,
            "{file}: {wrong} have problems, {played} were played"
        );
    }
}

#[test]
fn codes_are_listed_once() {
    for (position, (code, _)) in CODES.iter().enumerate() {
        assert!(CODES[..position].iter().all(|(other, _)| other != code), "{code} stands twice");
    }
}
