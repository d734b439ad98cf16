//! Tests against the `ron` crate: both accept the same documents with equal values, except where levels are stricter.

use std::ops::Range;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use ron::Value;
use ron::extensions::Extensions;

use super::kind::SyntaxKind;
use super::value::to_ron_value;
use super::{MOST_BYTES, MOST_DEPTH, MOST_ITEMS, MOST_PROBLEMS, MOST_TEXT, parse};
use crate::level::problem::{Problem, Source, code, render, to_json};
use crate::words::Words;

/// The rules listed in the module documentation that are known by their code.
const STRICTER: [&str; 7] = [
    code::DUPLICATE_FIELD,
    code::DUPLICATE_KEY,
    code::NOT_FINITE,
    code::CONTROL_CHARACTER,
    code::BIDI_CHARACTER,
    code::TOO_DEEP,
    code::TOO_LONG,
];

fn by_ron(text: &str) -> Result<Value, String> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).without_recursion_limit();
    options.from_str(text).map_err(|error| error.to_string())
}

/// Checks that the tree is the text, and that both readers say the same; returns whether they accepted.
fn agree(text: &str) -> Result<bool, String> {
    let source = Source::new("oracle.ron", text);
    let parse = parse(&source);
    if parse.root().text() != text {
        return Err(format!("not lossless: {text:?}"));
    }
    let errors: Vec<&Problem> = parse.problems.iter().filter(|problem| problem.is_error()).collect();
    let about_some = |problem: &Problem| problem.place.is_some_and(|at| text[at.start as usize..].starts_with("Some"));
    let stricter = |problem: &&Problem| STRICTER.contains(&problem.code) || about_some(problem);
    match (errors.is_empty(), by_ron(text)) {
        (true, Ok(theirs)) => match parse.value().as_ref().and_then(to_ron_value) {
            Some(ours) if ours == theirs => Ok(true),
            ours => Err(format!("{text:?}\n  here {ours:?}\n  ron  {theirs:?}")),
        },
        (true, Err(error)) => Err(format!("{text:?}\n  accepted here, refused by ron: {error}")),
        (false, Ok(_)) if errors.iter().any(stricter) => Ok(false),
        (false, Ok(_)) => Err(format!("{text:?}\n  accepted by ron, refused here: {errors:?}")),
        (false, Err(_)) => Ok(false),
    }
}

/// White space and comments, mostly little.
fn trivia() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => Just(String::new()),
        4 => Just(" ".to_owned()),
        2 => Just("\n    ".to_owned()),
        1 => Just("\r\n\t\u{b}\u{c}\u{85}\u{200e}\u{2028}".to_owned()),
        1 => Just("// a, \"comment\"\n".to_owned()),
        1 => Just("/* nested /* (, */ ] */".to_owned()),
        1 => Just("/***/".to_owned()),
    ]
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i64>().prop_map(|n| n.to_string()),
        any::<u64>().prop_map(|n| n.to_string()),
        any::<i16>().prop_map(|n| format!("{n:+}")),
        any::<u32>().prop_map(|n| format!("0x{n:x}")),
        any::<u8>().prop_map(|n| format!("-0o{n:o}")),
        any::<u8>().prop_map(|n| format!("0b{n:b}_")),
        any::<f64>().prop_filter("finite", |f| f.is_finite()).prop_map(|f| format!("{f:?}")),
        any::<f32>().prop_filter("finite", |f| f.is_finite()).prop_map(|f| format!("{f:e}")),
        "[+-]?[0-9_]{1,5}(\\.[0-9_]{0,4})?([eE][+-]?[0-9]{1,2})?(f32|f64|u8|i16|i64|x)?",
        "0[xob][0-9a-fA-F_]{1,4}(u8|i8|u64)?",
        Just("99999999999999999999999999".to_owned()),
        Just("-9223372036854775808".to_owned()),
        Just("-9223372036854775808i64".to_owned()),
        Just("256u8".to_owned()),
        Just("-1u8".to_owned()),
        Just("5i128".to_owned()),
        Just("5f32".to_owned()),
        Just(".5".to_owned()),
        Just("5.".to_owned()),
        Just("1e400".to_owned()),
        Just("b'a'".to_owned()),
        Just("b'\\xff'".to_owned()),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>().prop_map(|text| format!("{text:?}")),
        "[a-zé/*,)\\]}'\n]{0,8}".prop_map(|text| format!("\"{text}\"")),
        "(\\\\(n|t|0|x41|xc3\\\\xa9|u\\{e9\\}|u\\{1F600\\}|\n  |\r\n|q|x4|u\\{\\}|')|a){0,6}"
            .prop_map(|text| format!("\"{text}\"")),
        "[a-z\"\\\\,]{0,6}".prop_map(|text| format!("r##\"{text}\"##")),
        "[a-z\\\\,]{0,6}".prop_map(|text| format!("r\"{text}\"")),
        "([a-zé,]|\\\\xff|\\\\u\\{e9\\}){0,6}".prop_map(|text| format!("b\"{text}\"")),
        "[a-z\"]{0,6}".prop_map(|text| format!("br#\"{text}\"#")),
        any::<char>().prop_map(|c| format!("{c:?}")),
        Just("'''".to_owned()),
        Just("'\"'".to_owned()),
        Just("'\\x41'".to_owned()),
        Just("'ab'".to_owned()),
    ]
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-z_][a-zA-Z0-9_]{0,5}",
        1 => Just("Étoile".to_owned()),
        1 => Just("r#a-b.c".to_owned()),
        1 => Just("r#true".to_owned()),
        1 => Just("b".to_owned()),
        1 => Just("br".to_owned()),
        1 => Just("infinity".to_owned()),
    ]
}

fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        number(),
        text(),
        word(),
        Just("true".to_owned()),
        Just("false".to_owned()),
        Just("None".to_owned()),
        Just("()".to_owned()),
        Just("( )".to_owned()),
        Just("inf".to_owned()),
        Just("-NaN".to_owned()),
        (number(), prop_oneof![Just(".."), Just("..="), Just(" .."), Just("...")], proptest::option::of(number()))
            .prop_map(|(start, dots, end)| format!("{start}{dots}{}", end.unwrap_or_default())),
        number().prop_map(|end| format!("..={end}")),
        Just("..".to_owned()),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        let spaced = (trivia(), inner.clone(), trivia()).prop_map(|(a, value, b)| format!("{a}{value}{b}")).boxed();
        let entry = (spaced.clone(), spaced.clone()).prop_map(|(key, value)| format!("{key}:{value}"));
        let field =
            (trivia(), word(), trivia(), spaced.clone()).prop_map(|(a, name, b, v)| format!("{a}{name}{b}:{v}"));
        let name = || prop_oneof![Just(String::new()), word(), word().prop_map(|word| format!("{word} /**/ "))];
        let comma = || prop_oneof![Just(""), Just(","), Just(", ")];
        let list = |item: BoxedStrategy<String>| {
            (proptest::collection::vec(item, 0..5), comma()).prop_map(|(items, last)| {
                let last = if items.is_empty() { "" } else { last };
                format!("{}{last}", items.join(","))
            })
        };
        prop_oneof![
            list(spaced.clone()).prop_map(|items| format!("[{items}]")),
            (name(), list(spaced.clone())).prop_map(|(name, items)| format!("{name}({items})")),
            (name(), list(field.boxed())).prop_map(|(name, fields)| format!("{name}({fields})")),
            list(entry.boxed()).prop_map(|entries| format!("{{{entries}}}")),
            (spaced, comma()).prop_map(|(value, comma)| format!("Some({value}{comma})")),
        ]
    })
}

pub(super) fn document() -> impl Strategy<Value = String> {
    let header = prop_oneof![
        6 => Just(""),
        1 => Just("#![enable(implicit_some)]\n"),
        1 => Just("# ! [ enable ( implicit_some , unwrap_newtypes , ) ] // yes\n"),
        1 => Just("#![type = \"Level\"]#![schema = r\"x\"]"),
        1 => Just("#![enable()]"),
        1 => Just("#![enable(nonsense)]"),
    ];
    (trivia(), header, value(), trivia()).prop_map(|(a, header, value, b)| format!("{a}{header}{value}{b}"))
}

/// Pieces of the grammar, whole and broken.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "=",
    "#",
    "!",
    "\"",
    "'",
    "\\",
    "/",
    "/*",
    "*/",
    "//",
    "\n",
    " ",
    ".",
    "..",
    "..=",
    "1..",
    "+",
    "-",
    "_",
    "0x",
    "1e5",
    "1.5",
    "1e999",
    "inf",
    "NaN",
    "None",
    "Some",
    "Some(",
    "true",
    "r#",
    "r#\"",
    "\"#",
    "r\"",
    "b\"",
    "br#\"",
    "b'",
    "name",
    "name: ",
    "\"a\": ",
    "#![enable(implicit_some)]",
    "\u{feff}",
    "\0",
    "\u{202e}",
    "é",
    "“",
    "”",
    "\\u{41}",
    "\\x41",
    "\r\n",
    "Actor(",
    "()",
    ",,",
    "[[[[[[[[",
    "((((((((",
];

/// A document with much of the grammar in it, for mutation.
pub(super) const SEED: &str = r###"#![enable(implicit_some)]
// A level.
(
    format: 1,
    title: "Winter \"Ward\" \u{e9}\n",
    actors: [
        Actor(code: "VAL", trust: [("KES", -5), ("OND", 12)], home: Some("Harbour"), effects: {
            "a": Nothing, b: Note("x"), r"c": Gauge(gauge: "tension", by: +0x1F),
        }),
        (code: r#"KES"#, home: None, type: 3_0u8,),
    ],
    /* nested /* comment */ */
    weights: (0.5, 1e3, .25, b'a', 'c', '\'', 1..5, ..=3),
    raw: br"bytes", unit: (), flag: true,
)
"###;

/// Damages texts, the same way for the same seed.
pub(in crate::level) struct Mutator(ChaCha8Rng);

impl Mutator {
    pub(in crate::level) fn new(seed: u64) -> Mutator {
        Mutator(ChaCha8Rng::seed_from_u64(seed))
    }

    pub(in crate::level) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.0.next_u64() % limit.max(1) as u64).unwrap_or(0)
    }

    fn boundary(&mut self, text: &str) -> usize {
        let at = self.below(text.len() + 1);
        (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
    }

    pub(super) fn range(&mut self, text: &str) -> Range<usize> {
        let start = self.boundary(text);
        let length = self.below(24);
        let end = (start + length).min(text.len());
        start..(end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
    }

    pub(in crate::level) fn mutate(&mut self, text: &mut String) {
        match self.below(6) {
            0 => {
                let range = self.range(text);
                text.replace_range(range, "");
            }
            1 => {
                let copy = text[self.range(text)].to_owned();
                let at = self.boundary(text);
                text.insert_str(at, &copy);
            }
            2 | 3 => {
                let piece = PIECES[self.below(PIECES.len())];
                let at = self.boundary(text);
                text.insert_str(at, piece);
            }
            4 => {
                let range = self.range(text);
                let piece = PIECES[self.below(PIECES.len())];
                text.replace_range(range, piece);
            }
            _ => {
                // One character becomes another that occurs in the text.
                let (from, at) = (self.boundary(text), self.boundary(text));
                if let (Some(c), Some(old)) = (text[from..].chars().next(), text[at..].chars().next()) {
                    text.replace_range(at..at + old.len_utf8(), c.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }
}

#[test]
fn mutated_levels_never_panic_stay_lossless_and_agree_with_ron() {
    let words = Words::new("en");
    let mut mutator = Mutator::new(1);
    let (mut accepted, mut refused) = (0, 0);
    for round in 0..20_000 {
        let mut text = SEED.to_owned();
        if round % 2 == 1 {
            // A short piece of it, so that more of the results are well-formed.
            let range = mutator.range(&text);
            text = text[range].to_owned();
        }
        for _ in 0..=mutator.below(4) {
            mutator.mutate(&mut text);
        }
        match agree(&text) {
            Ok(true) => accepted += 1,
            Ok(false) => refused += 1,
            Err(difference) => panic!("{difference}"),
        }
        if round % 20 == 0 {
            let source = Source::new("mutated.ron", &text);
            let problems = parse(&source).problems;
            render(&source, &problems, &words);
            to_json(&source, &problems, &words);
        }
    }
    assert!(accepted > 500 && refused > 5_000, "the mutations are lopsided: {accepted} accepted, {refused} refused");
}

#[test]
fn the_seed_and_the_shipped_level_are_accepted() {
    assert_eq!(agree(SEED), Ok(true));
    assert_eq!(agree(include_str!("../../../levels/winter-ward.ron")), Ok(true));
}

#[test]
fn a_level_cut_off_anywhere_is_refused() {
    let end = SEED.trim_end().len();
    for cut in (0..end).filter(|cut| SEED.is_char_boundary(*cut)) {
        assert_eq!(agree(&SEED[..cut]), Ok(false), "cut off at {cut}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn generated_documents_have_the_value_that_ron_gives_them(text in document()) {
        agree(&text).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_text_is_in_its_tree(text in any::<String>()) {
        agree(&text).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_sequence_of_pieces_is_in_its_tree(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        agree(&pieces.concat()).map_err(TestCaseError::fail)?;
    }
}

#[test]
fn most_generated_documents_are_accepted() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let document = document();
    let accepted = (0..500).filter(|_| {
        let text = document.new_tree(&mut runner).map(|tree| tree.current()).unwrap_or_default();
        agree(&text) == Ok(true)
    });
    let accepted = accepted.count();
    assert!(accepted > 150, "only {accepted} of 500");
}

fn codes(text: &str) -> Vec<&'static str> {
    let source = Source::new("cap.ron", text);
    let parse = parse(&source);
    assert_eq!(parse.root().text(), text);
    parse.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn caps_are_named_and_just_below_them_all_is_well() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(codes(&nested(MOST_DEPTH)), [""; 0]);
    assert_eq!(codes(&nested(MOST_DEPTH + 1)), [code::TOO_DEEP]);
    let text = |length: usize| format!("\"{}\"", "x".repeat(length));
    assert_eq!(codes(&text(MOST_TEXT)), [""; 0]);
    assert_eq!(codes(&text(MOST_TEXT + 1)), [code::TOO_LONG]);
    let list = |length: usize| format!("[{}]", "1,".repeat(length));
    assert_eq!(codes(&list(MOST_ITEMS)), [""; 0]);
    assert_eq!(codes(&list(MOST_ITEMS + 1)), [code::TOO_LONG]);
    let file = |length: usize| format!("1{}", " ".repeat(length - 1));
    assert_eq!(codes(&file(MOST_BYTES)), [""; 0]);
    assert_eq!(codes(&file(MOST_BYTES + 1)), [code::TOO_LARGE]);
}

/// A megabyte of each of these takes some milliseconds, or minutes where reading is quadratic.
#[test]
fn bombs_are_defused() {
    let bombs = [
        "(",
        "[",
        "{",
        "Some(",
        "a(",
        ")",
        "]",
        ",",
        ":",
        "a:",
        "(a:",
        "{1:",
        "\"",
        "\"\\\"\n",
        "\"a\n",
        "r#\"",
        "r#\"\n",
        "r##",
        "r\"a\",",
        "'",
        "'\\",
        "b'",
        "'a ",
        "/*",
        "/**/",
        "/",
        "//\n",
        "#",
        "#![",
        "#![enable(",
        "..",
        "1..",
        "a..",
        "-",
        "1e",
        "é",
        "“",
        "“ \n",
        "\0",
        "a b ",
        "(a:1,a:1)",
        "{a:1,a:1},",
        "[1,2]",
        "\u{feff}",
        "_",
        "0x",
        "[(",
        "(]",
        "\\",
    ];
    for bomb in bombs {
        let source = Source::new("bomb.ron", format!("({}", bomb.repeat((MOST_BYTES - 1) / bomb.len())));
        let start = Instant::now();
        let parse = parse(&source);
        let time = start.elapsed();
        assert!(time < Duration::from_secs(3), "{bomb:?} took {time:?}");
        assert!(!parse.problems.is_empty() && parse.problems.len() <= 2 * MOST_PROBLEMS + 2, "{bomb:?}");
        assert_eq!(parse.root().text(), source.text.as_str(), "{bomb:?}");
    }
}

#[test]
fn trivia_is_not_part_of_any_value() {
    let source = Source::new("trivia.ron", " /*a*/ ( /*b*/ x /*c*/ : /*d*/ 1 /*e*/ , /*f*/ ) /*g*/ ");
    let parse = parse(&source);
    let texts: Vec<String> = parse.root().descendants().skip(1).map(|node| node.text().to_string()).collect();
    assert_eq!(texts, ["( /*b*/ x /*c*/ : /*d*/ 1 /*e*/ , /*f*/ )", "x /*c*/ : /*d*/ 1", "1"]);
    assert!(parse.root().descendants().all(|node| node.kind() != SyntaxKind::Broken));
}
