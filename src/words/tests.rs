//! Every message is there, is used, and takes what it is given.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;

#[test]
fn every_line_of_every_locale_parses() {
    for path in Locales::iter() {
        let file = Locales::get(&path).unwrap();
        let text = String::from_utf8(file.data.to_vec()).unwrap();
        if let Err((_, errors)) = FluentResource::try_new(text) {
            panic!("{path}: {errors:?}");
        }
    }
}

/// What a window shows is set in print; what a terminal shows may be copied into a shell.
#[test]
fn apostrophes_in_windows_are_those_of_print() {
    const TERMINAL: [&str; 4] = ["cli.ftl", "command.ftl", "engine.ftl", "problems.ftl"];
    for path in Locales::iter().filter(|path| !TERMINAL.iter().any(|name| path.ends_with(name))) {
        let text = String::from_utf8(Locales::get(&path).unwrap().data.to_vec()).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            assert!(!line.contains('\''), "{path}: {line}");
        }
    }
}

#[test]
fn an_unknown_language_reads_english_and_an_unknown_message_its_id() {
    let words = Words::new("xx-YY");
    assert_eq!(words.language.to_string(), "en");
    assert_eq!(words.get("no-such-message"), "«no-such-message»");
    assert_eq!(words.get("game-name"), "Démarche");
}

#[test]
fn messages_stand_in_messages_and_lists_are_joined_by_the_language() {
    let words = Words::new("en");
    let owner = say!("problem-owner", kind = say!("kind-issue", n = 1), name = "scope");
    let several = say!("problem-duplicate-name-of", kind = say!("kind-option", n = 2), name = "a", owner = owner);
    assert_eq!(words.say(&several), "there are two options of issue `scope` called `a`");
    let list = |names: &[&str]| words.say(&say!("problem-choices", names = Arg::names(names.iter().copied())));
    assert_eq!(list(&["a", "b", "c"]), "the choices are a, b, c");
    assert_eq!(list(&["a"]), "the choices are a");
    assert_eq!(list(&[]), "the choices are ");
    let number = |n: u64| words.say(&say!("problem-write", what = n));
    assert_eq!(number(u64::MAX), "write 18446744073709551615");
    assert_eq!(number(1_000_000), "write 1000000");
}

/// The messages of English with the names of their arguments.
fn messages() -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in Locales::iter().filter(|path| path.starts_with("en/")) {
        let text = String::from_utf8(Locales::get(&path).unwrap().data.to_vec()).unwrap();
        let mut id = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| is_id(name)) {
                id = name.to_owned();
                assert!(messages.insert(id.clone(), BTreeSet::new()).is_none(), "{path}: {id} stands twice");
            }
            let args = line.split('$').skip(1).map(|rest| word(rest).to_owned());
            messages.entry(id.clone()).or_default().extend(args);
        }
    }
    messages.remove("");
    messages
}

fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// The name that a text begins with.
fn word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').unwrap_or(text.len())]
}

/// The whole source without comments, file by file.
fn sources() -> Vec<(String, String)> {
    fn collect(folder: &Path, out: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                collect(&path, out);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                out.push((path.display().to_string(), code.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    let mut out = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut out);
    out
}

/// The names of the arguments of a macro call, from the text behind its first argument on.
fn names_of_args(call: &str) -> BTreeSet<String> {
    let (mut depth, mut names, mut begins) = (0, BTreeSet::new(), false);
    let mut chars = call.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            '"' => while !matches!(chars.next(), Some((_, '"')) | None) {},
            // a character, not a lifetime
            '\'' if call[at..].starts_with("'\\''") => drop(chars.nth(2)),
            c if begins && c.is_alphabetic() => {
                begins = false;
                names.insert(word(&call[at..]).to_owned());
            }
            _ => {}
        }
    }
    names
}

#[test]
fn names_of_arguments_are_read_from_source() {
    let names = names_of_args(", a = f(x, y), b_c = t.trim_matches('\\''), d = format!(\"{a}, e = \") ), z = 1");
    assert_eq!(names.iter().map(String::as_str).collect::<Vec<_>>(), ["a", "b_c", "d"]);
}

#[test]
fn what_is_said_has_a_message_with_just_these_arguments() {
    let messages = messages();
    let mut said = 0;
    for (file, code) in sources() {
        // In two pieces, so that this line is no such call.
        for (at, opening) in code.match_indices(concat!("say", "!(")) {
            let call = &code[at + opening.len()..];
            let Some((id, rest)) = call.trim_start().strip_prefix('"').and_then(|call| call.split_once('"')) else {
                continue;
            };
            let Some(args) = messages.get(id) else { panic!("{file} says {id}, which is no message") };
            assert_eq!(&names_of_args(rest), args, "{file}: {id}");
            said += 1;
        }
    }
    assert!(said > 300, "{said}");
}

/// A message stands in the source by its name, or by a pattern such as `"help-{screen}"` or, for what goes with another
/// message, `"{id}-note"`. Those of the command line are counted where they are put together.
#[test]
fn every_message_is_used() {
    let sources = sources();
    let literals: BTreeSet<&str> = sources.iter().flat_map(|(_, code)| code.split('"')).collect();
    let patterns: Vec<Vec<&str>> = literals
        .iter()
        .filter(|literal| literal.contains('{'))
        .map(|literal| {
            literal.split('{').enumerate().map(|(n, part)| if n == 0 { part } else { behind(part) }).collect()
        })
        .filter(|parts: &Vec<&str>| {
            parts.iter().all(|part| part.chars().all(|c| c == '-' || c.is_ascii_alphanumeric()))
        })
        .collect();
    let messages = messages();
    let follows = |id: &str, parts: &[&str]| match parts {
        ["", suffix] => {
            suffix.starts_with('-')
                && suffix.len() > 1
                && id.strip_suffix(suffix).is_some_and(|other| messages.contains_key(other))
        }
        [prefix, .., last] if prefix.ends_with('-') => id.starts_with(prefix) && id.ends_with(last),
        _ => false,
    };
    let unused: Vec<&String> = messages
        .keys()
        .filter(|id| !literals.contains(id.as_str()) && *id != "command" && !id.starts_with("command-"))
        .filter(|id| !patterns.iter().any(|parts| follows(id, parts)))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

/// What stands behind a placeholder.
fn behind(part: &str) -> &str {
    part.split_once('}').map_or("?", |(_, rest)| rest)
}
