//! Mistakes that designers make, each with the place, code and help that it must give.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::decode::Spanned;
use super::problem::{CODES, Problem, Source, Span, code, render, render_coloured, to_json};
use super::read::{parse_and_decode, read_file, read_text};
use super::record::{choice, record};
use super::syntax::oracle::Mutator;
use super::syntax::{MOST_BYTES, MOST_PROBLEMS};
use crate::words::Words;

record! {
    /// A level, much reduced.
    #[derive(Clone, Debug, PartialEq)]
    pub struct RawTown {
        /// What the level is called.
        pub title: Spanned<String>,
        /// In weeks.
        pub length: u8,
        /// Who sits at the table.
        pub actors: Vec<RawActor> = Vec::new(),
        pub gauges: BTreeMap<String, i32> = BTreeMap::new(),
        pub open: bool = true,
        pub chair: Option<String>,
        pub place: (i32, i32) = (0, 0),
    }
}

record! {
    /// Someone at the table.
    #[derive(Clone, Debug, PartialEq)]
    pub struct RawActor {
        /// Three capital letters, unique.
        pub code: Spanned<String>,
        pub effects: Vec<RawEffect> = Vec::new(),
        pub temper: RawTemper = RawTemper::Calm,
    }
}

choice! {
    /// What an order does.
    #[derive(Clone, Debug, PartialEq)]
    pub enum RawEffect {
        Nothing,
        /// Words only.
        Note(String),
        /// Moves a gauge.
        Gauge {
            /// Which gauge.
            gauge: Spanned<String>,
            /// By how much.
            by: i32 = 1,
        },
        Actor(Box<RawActor>),
    }
}

choice! {
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub enum RawTemper {
        Calm,
        Hasty,
    }
}

/// A text, and for each problem in it, in order: line, column, code, help.
type Mistake = (&'static str, &'static [(u32, u32, &'static str, &'static str)]);

const MISTAKES: &[Mistake] = &[
    (
        "(\n    titel: \"Ward\",\n    length: 3,\n)",
        &[(
            2,
            5,
            code::UNKNOWN_FIELD,
            "did you mean `title`? its fields are title, length, actors, gauges, open, chair, place",
        )],
    ),
    (r#"(title: "Ward", length: 1.5)"#, &[(1, 25, code::FRACTION, "write 1 or 2")]),
    (r#"(title: "Ward", length: 300)"#, &[(1, 25, code::OUT_OF_RANGE, "give a whole number from 0 to 255")]),
    (r#"(title: "Ward", length: "3")"#, &[(1, 25, code::WRONG_TYPE, "take the quotes away: 3")]),
    ("(title: Ward, length: 3)", &[(1, 9, code::WRONG_TYPE, r#"put it in double quotes: "Ward""#)]),
    (r#"(title: "Ward" length: 3)"#, &[(1, 15, code::MISSING_COMMA, "put a comma before `length`")]),
    (r#"(title "Ward", length: 3)"#, &[(1, 7, code::MISSING_COLON, "write title: value")]),
    (r#"(title = "Ward", length: 3)"#, &[(1, 7, code::MISSING_COLON, "write title: value")]),
    (r#"("title": "Ward", length: 3)"#, &[(1, 2, code::UNEXPECTED, "write title: …")]),
    ("(title: 'Ward', length: 3)", &[(1, 9, code::BAD_TEXT, r#"text stands in double quotes: "Ward""#)]),
    ("(title: “Ward”, length: 3)", &[(1, 9, code::BAD_TEXT, r#"use straight ones: "Ward""#)]),
    (r#"(title: "Ward, length: 3)"#, &[(1, 9, code::UNCLOSED, "add a double quote at the end of the text")]),
    (
        "(\n  title: \"Ward,\n  length: 3,\n  chair: \"Kes\",\n)",
        &[(2, 10, code::UNCLOSED, "add a double quote at the end of the text")],
    ),
    (r#"title: "Ward", length: 3"#, &[(1, 1, code::UNCLOSED, "put round brackets around the whole level: ( … )")]),
    (r#"(title: "Ward", length: 3"#, &[(1, 1, code::UNCLOSED, "add `)`")]),
    (
        "(\n  title: \"Ward\",\n  actors: [\n    (code: \"VAL\"),\n    (code: \"KES\"\n    (code: \"OND\"),\n  ],\n  length: 3,\n)",
        &[(5, 5, code::UNCLOSED, "add `)` before `(`")],
    ),
    (
        "(\n  title: \"Ward\",\n  actors: [\n    (code: \"VAL\")),\n    (code: \"OND\"),\n  ],\n  length: 3,\n)",
        &[(4, 18, code::UNEXPECTED, "delete it, or write `]`")],
    ),
    (
        "(\n  title: \"Ward\",\n  actors: [\n    (code: \"VAL\"),\n  length: 3,\n)",
        &[(3, 11, code::UNCLOSED, "add `]` before `length`")],
    ),
    (
        r#"(title: "Ward"), length: 3)"#,
        &[(1, 15, code::UNEXPECTED, "delete it, or open the bracket that it should close")],
    ),
    (r#"(title: "Ward", length: 3, length: 4)"#, &[(1, 28, code::DUPLICATE_FIELD, "delete one of them")]),
    (
        r#"(title: "Ward", length: 3, gauges: {"a": 1, b: 2, a: 3})"#,
        &[(1, 51, code::DUPLICATE_KEY, "delete one of them")],
    ),
    (
        r#"(title: "Ward", length: 3, gauges: (a: 1))"#,
        &[(1, 36, code::WRONG_TYPE, r#"a map is written in curly brackets: {"key": value}"#)],
    ),
    (r#"(title: "Ward", length: 3, gauges: {a: 1 b: 2})"#, &[(1, 41, code::MISSING_COMMA, "put a comma before `b`")]),
    (
        r#"(title: "Ward", length: 3, gauges: {a 1, b = 2, c: , d})"#,
        &[
            (1, 38, code::MISSING_COLON, "write a: value"),
            (1, 43, code::MISSING_COLON, "write b: value"),
            (1, 51, code::MISSING_VALUE, "write c: value"),
            (1, 55, code::MISSING_VALUE, "write d: value"),
        ],
    ),
    (r#"(title: "Ward", length: 3, open: True)"#, &[(1, 34, code::WRONG_TYPE, "write true")]),
    (r#"(title: "Ward", length: 3, open: "yes")"#, &[(1, 34, code::WRONG_TYPE, "write true")]),
    (r#"(title: "Ward", length: 3, chair: Some(5))"#, &[(1, 40, code::WRONG_TYPE, r#"put it in double quotes: "5""#)]),
    (
        r#"(title: "Ward", length: 3, chair: Some "x")"#,
        &[(1, 35, code::MISSING_VALUE, "write Some(value), or just the value, or None")],
    ),
    (
        r#"(title: "Ward", length: 3, chair: Kestria)"#,
        &[(1, 35, code::WRONG_TYPE, r#"put it in double quotes: "Kestria""#)],
    ),
    (r#"(title: "Ward", length: 3, place: (1, 2, 3))"#, &[(1, 35, code::WRONG_COUNT, "for example: (3, 3)")]),
    (r#"(title: "Ward", length: 3, place: [1, 2])"#, &[(1, 35, code::WRONG_TYPE, "use round brackets: (3, 3)")]),
    (
        r#"(title: "Ward", length: 3, actors: (code: "VAL"))"#,
        &[(1, 36, code::WRONG_TYPE, r#"a list of one is written in square brackets: [(code: "VAL")]"#)],
    ),
    (
        r#"(title: "Ward", length: 3, actors: [Town(code: "VAL")])"#,
        &[(1, 37, code::WRONG_NAME, "write `Actor(…)` or leave the name out")],
    ),
    (
        r#"(title: "Ward", length: 3, actors: [(code: "VAL", temper: "Hasty")])"#,
        &[(1, 59, code::WRONG_TYPE, "take the quotes away: Hasty")],
    ),
    (
        r#"(title: "Ward", length: 3, actors: [(code: "VAL", temper: hasty)])"#,
        &[(1, 59, code::UNKNOWN_VARIANT, "did you mean `Hasty`? the choices are Calm, Hasty")],
    ),
    (
        r#"(title: "Ward", length: 3, actors: [(code: "VAL", temper: Furious)])"#,
        &[(1, 59, code::UNKNOWN_VARIANT, "the choices are Calm, Hasty")],
    ),
    (
        r#"(title: "Ward", length: 3, actors: [(code: "VAL", effects: [Gauge(guage: "a"), Gauge, Note, Nothing(), Note(5), Actor(code: "A"), Note("a", "b")])])"#,
        &[
            (1, 67, code::UNKNOWN_FIELD, "did you mean `gauge`? its fields are gauge, by"),
            (1, 80, code::WRONG_TYPE, r#"for example: Gauge(gauge: "text")"#),
            (1, 87, code::WRONG_TYPE, r#"for example: Note("text")"#),
            (1, 93, code::WRONG_TYPE, "for example: Nothing"),
            (1, 109, code::WRONG_TYPE, r#"put it in double quotes: "5""#),
            (1, 113, code::WRONG_TYPE, "one more pair of brackets is needed: Actor((…))"),
            (1, 131, code::WRONG_TYPE, r#"for example: Note("text")"#),
        ],
    ),
    (
        r#"(title: "Ward", length: 3, actors: [(), (code: 5, temper: 6)])"#,
        &[
            (1, 37, code::MISSING_FIELD, r#"add `code: "text"` (Three capital letters, unique)"#),
            (1, 48, code::WRONG_TYPE, r#"put it in double quotes: "5""#),
            (1, 59, code::WRONG_TYPE, "the choices are Calm, Hasty"),
        ],
    ),
    (
        "\u{feff}(title: \"Ward\", length: 3)",
        &[(1, 1, code::BYTE_ORDER_MARK, r#"save it as "UTF-8", not as "UTF-8 with BOM""#)],
    ),
    (
        "(title: \"Wa\u{202e}rd\", length: 3) // \u{202e}",
        &[(1, 12, code::BIDI_CHARACTER, "delete it"), (1, 32, code::BIDI_CHARACTER, "delete it")],
    ),
    ("(title: \"Wa\\0rd\", length: 3)", &[(1, 9, code::CONTROL_CHARACTER, "delete it")]),
    ("(title: \"C:\\games\", length: 3)", &[(1, 12, code::BAD_TEXT, "write \\\\ for a backslash")]),
    ("(title: \"Ward\", length: 3, # a comment\n)", &[(1, 28, code::UNEXPECTED, "a comment starts with //")]),
    ("# a comment\n(title: \"Ward\", length: 3)", &[(1, 1, code::BAD_HEADER, "a comment starts with //")]),
    (
        r#"(title: "Ward", length: 3) /* never"#,
        &[(1, 28, code::UNCLOSED, "end it with */ (comments nest: each /* needs its own)")],
    ),
    (
        r#"(title: "Ward", length: 3,, open: true)"#,
        &[(1, 27, code::UNEXPECTED, "delete the comma, or add the missing value")],
    ),
    (r#"(title: "Ward", length: , open: true)"#, &[(1, 24, code::MISSING_VALUE, "write length: value")]),
    (
        r#"(title: "Ward", length: NaN)"#,
        &[(1, 25, code::NOT_FINITE, "give a number; a bare word with this name is written in double quotes")],
    ),
    (r#"(title: "Ward", length: 1e400)"#, &[(1, 25, code::NOT_FINITE, "give a number that fits")]),
    (
        r#"(title: "Ward", length: 2024-01-01)"#,
        &[(1, 25, code::BAD_NUMBER, "numbers look like 5, -3, 1_000 or 0.5; text stands in double quotes")],
    ),
    (
        r#"(title: "Ward", length: 3, chair: north-port)"#,
        &[(1, 35, code::UNEXPECTED, r#"put it in double quotes: "north-port""#)],
    ),
    (
        r#"(title: "Ward", length: 3, chair: Harbour Town)"#,
        &[(1, 35, code::UNEXPECTED, r#"put text in double quotes: "Harbour Town"; or a comma between"#)],
    ),
    (r#"("Ward", 3)"#, &[(1, 1, code::WRONG_TYPE, r#"the values need names: (title: "text", length: 3)"#)]),
    (r#"(title: "Ward"; length: 3)"#, &[(1, 15, code::UNEXPECTED, "delete it, or write a comma in its place")]),
    (r#"(title: "Ward", length: @)"#, &[(1, 25, code::UNEXPECTED, "delete it, or write a value in its place")]),
    ("\0\0", &[(1, 1, code::UNEXPECTED, "delete it, or write a value in its place")]),
    ("( ; )", &[(1, 3, code::UNEXPECTED, "delete it, or write a value or `name: value` in its place")]),
    (r#"(title: "Ward", 3)"#, &[(1, 17, code::MIXED_FIELDS, "give all of them names, or none")]),
    (
        r#"{"title": "Ward", "length": 3}"#,
        &[(1, 1, code::WRONG_TYPE, r#"use round brackets: (title: "text", length: 3)"#)],
    ),
    (
        r#"[(title: "Ward", length: 3)]"#,
        &[(1, 1, code::WRONG_TYPE, r#"use round brackets: (title: "text", length: 3)"#)],
    ),
    ("", &[(1, 1, code::EMPTY, "a level is one value in round brackets: (field: value, …)")]),
    ("// nothing yet\n", &[(2, 1, code::EMPTY, "a level is one value in round brackets: (field: value, …)")]),
    (
        "(title: \"Ward\", length: 3)\n(title: \"Ward\", length: 3)",
        &[(
            2,
            1,
            code::UNEXPECTED,
            "a level is one value; delete what follows, or move the bracket that ends it too early",
        )],
    ),
    (
        "#![enable(implicit_sum)]\n(title: \"Ward\", length: 3)",
        &[(1, 11, code::BAD_HEADER, "levels need no extensions: leave it out")],
    ),
    ("#![enable(unwrap_newtypes)]\n(title: \"Ward\", length: 3)", &[(1, 11, code::BAD_HEADER, "leave it out")]),
    ("(title: \"Ward\",\n length: 3\n", &[(1, 1, code::UNCLOSED, "add `)`")]),
    (
        r#"(title: "Ward", length: -3, open: 1, place: ())"#,
        &[
            (1, 25, code::OUT_OF_RANGE, "give a whole number from 0 to 255"),
            (1, 35, code::WRONG_TYPE, "write true"),
            (1, 45, code::WRONG_COUNT, "for example: (3, 3)"),
        ],
    ),
    (
        r#"(title: "Ward", length: 3, actors: [(code: "VAL", effects: Nothing)])"#,
        &[(1, 60, code::WRONG_TYPE, "a list of one is written in square brackets: [Nothing]")],
    ),
    (r#"(title: "Ward", length: 3, actors: [(code: "VAL"), ])]"#, &[(1, 54, code::UNEXPECTED, "delete it")]),
    (
        r#"(title: "Ward", length: 3, place: [1, 2), open: true)"#,
        &[(1, 35, code::WRONG_TYPE, "use round brackets: (3, 3)"), (1, 40, code::UNEXPECTED, "write `]`")],
    ),
    (
        r#"(title: "Ward", length: 99999999999999999999)"#,
        &[(1, 25, code::OUT_OF_RANGE, "give a whole number from 0 to 255")],
    ),
    (r#"(title: "Ward", length: 3, gauges: {1: 2})"#, &[(1, 37, code::WRONG_TYPE, r#"put it in double quotes: "1""#)]),
    (r#"(title: "Ward", length: 3, chair: 'x)"#, &[(1, 35, code::UNCLOSED, "text stands in double quotes")]),
    (r#"(title: "Ward", length: 3, chair: r#"x")"#, &[(1, 35, code::UNCLOSED, r##"this kind of text ends with "#"##)]),
    (
        r#"(title: "Ward", length: 3, chair: Some())"#,
        &[(1, 35, code::WRONG_COUNT, "write Some(value), or just the value")],
    ),
    ("(title: \"Ward\", length: 3, chair: \"\\u{110000}\")", &[(1, 36, code::BAD_TEXT, "write \\\\ for a backslash")]),
    ("(title: \"Ward\", length: 3, chair: \"\\xzz\")", &[(1, 36, code::BAD_TEXT, "write \\\\ for a backslash")]),
    (r#"(title: "Ward", length: 3, place: (1., 2))"#, &[(1, 36, code::FRACTION, "write 1")]),
    (
        "(\n  titel: Ward,\n  length: 1.5,\n  actors: [(cod: \"VAL\" temper: Hot), (code: \"KES)],\n)",
        &[
            (
                2,
                3,
                code::UNKNOWN_FIELD,
                "did you mean `title`? its fields are title, length, actors, gauges, open, chair, place",
            ),
            (3, 11, code::FRACTION, "write 1 or 2"),
            (4, 13, code::UNKNOWN_FIELD, "did you mean `code`? its fields are code, effects, temper"),
            (4, 23, code::MISSING_COMMA, "put a comma before `temper`"),
            (4, 32, code::UNKNOWN_VARIANT, "the choices are Calm, Hasty"),
            (4, 45, code::UNCLOSED, "add a double quote at the end of the text"),
        ],
    ),
];

/// A level without mistakes that uses every type.
const TOWN: &str = r##"// Everything that can be written.
Town(
    title: "Winter \"Ward\"",
    length: 12,
    actors: [
        Actor(code: r#"VAL"#, effects: [Nothing, Note("x"), Gauge(gauge: "tension", by: -0x10)], temper: Hasty),
        (code: "KES", effects: [Gauge(gauge: "trust"), Actor((code: "OND"))]),
    ],
    gauges: { "tension": +3, trust: -2, r"x": 1_000 },
    open: false,
    chair: Some("Ondara"),
    place: (4, -5),
)
"##;

fn read(text: &str) -> (Option<RawTown>, Vec<Problem>) {
    parse_and_decode(&Source::new("town.ron", text))
}

#[test]
fn every_mistake_is_explained_where_it_is() {
    let words = Words::new("en");
    let mut differences = String::new();
    for (text, expected) in MISTAKES {
        let source = Source::new("town.ron", *text);
        let (value, problems) = read(text);
        assert_eq!(value.is_some(), !problems.iter().any(Problem::is_error), "{text}");
        let found: Vec<_> = problems
            .iter()
            .map(|problem| {
                let (line, column) = source.line_col(problem.place.expect("a place").start);
                let message = words.say(&problem.message);
                assert!(!message.contains('«') || text.contains('«'), "{message}");
                assert!(problem.help.is_some(), "{text}: nothing helps against `{message}`");
                (line, column, problem.code, problem.help.as_ref().map(|help| words.say(help)).unwrap_or_default())
            })
            .collect();
        let found: Vec<_> =
            found.iter().map(|(line, column, code, help)| (*line, *column, *code, help.as_str())).collect();
        if found != *expected {
            let _ = writeln!(differences, "{text}\n  expected {expected:?}\n  found    {found:?}");
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn a_level_without_mistakes_is_read_in_full() {
    let (town, problems) = read(TOWN);
    assert_eq!(problems, []);
    let town = town.expect("no problems, so a value");
    let spanned = |value: &str| Spanned { value: value.to_owned(), span: Span::new(0, 0) };
    assert_eq!(&TOWN[town.title.span.start as usize..town.title.span.end as usize], r#""Winter \"Ward\"""#);
    let actor = |code, effects, temper| RawActor { code: spanned(code), effects, temper };
    let expected = RawTown {
        title: spanned("Winter \"Ward\""),
        length: 12,
        actors: vec![
            actor(
                "VAL",
                vec![
                    RawEffect::Nothing,
                    RawEffect::Note("x".to_owned()),
                    RawEffect::Gauge { gauge: spanned("tension"), by: -16 },
                ],
                RawTemper::Hasty,
            ),
            actor(
                "KES",
                vec![
                    RawEffect::Gauge { gauge: spanned("trust"), by: 1 },
                    RawEffect::Actor(Box::new(actor("OND", vec![], RawTemper::Calm))),
                ],
                RawTemper::Calm,
            ),
        ],
        gauges: [("tension", 3), ("trust", -2), ("x", 1000)].map(|(key, by)| (key.to_owned(), by)).into(),
        open: false,
        chair: Some("Ondara".to_owned()),
        place: (4, -5),
    };
    assert_eq!(town, expected);
}

#[test]
fn what_is_left_out_takes_its_default() {
    let (town, problems) = read("(title: \"Ward\", length: 3)");
    let town = town.expect("a value");
    assert_eq!((problems.len(), town.actors.len(), town.open, town.chair, town.place), (0, 0, true, None, (0, 0)));
    let (town, _) = read("(title: \"Ward\", length: 3, chair: \"implicit\")");
    assert_eq!(town.expect("a value").chair.as_deref(), Some("implicit"));
}

#[test]
fn mutated_levels_give_a_value_or_an_error_with_a_place() {
    let mut mutator = Mutator::new(2);
    for _ in 0..5_000 {
        let mut text = TOWN.to_owned();
        for _ in 0..=mutator.below(3) {
            mutator.mutate(&mut text);
        }
        let (value, problems) = read(&text);
        assert_eq!(value.is_some(), !problems.iter().any(Problem::is_error), "{text}\n{problems:?}");
        for problem in problems {
            let place = problem.place.expect("a place");
            assert!(text.get(place.start as usize..place.end as usize).is_some(), "{problem:?} in {text}");
            assert!(CODES.iter().any(|(code, _)| *code == problem.code), "{problem:?}");
            assert!(problem.help.is_some(), "{problem:?} in {text}");
        }
    }
}

#[test]
fn a_level_cut_off_anywhere_gives_no_value() {
    for cut in (0..TOWN.trim_end().len()).filter(|cut| TOWN.is_char_boundary(*cut)) {
        let (value, problems) = read(&TOWN[..cut]);
        assert!(value.is_none() && problems.iter().any(Problem::is_error), "cut off at {cut}");
    }
}

#[test]
fn codes_are_unique_words() {
    for (index, (code, what)) in CODES.iter().enumerate() {
        assert!(code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{code}");
        assert!(!what.is_empty() && CODES[..index].iter().all(|(other, _)| other != code), "{code}");
    }
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("town.ron");
    let problem = read_file(&path).expect_err("there is no such file").0.1;
    assert_eq!(problem.code, code::MISSING_FILE);
    assert_eq!(read_file(folder.path()).expect_err("a folder is no file").0.1.code, code::MISSING_FILE);

    std::fs::write(&path, TOWN).expect("can write");
    assert_eq!(read_file(&path).map(|source| source.text), Ok(TOWN.to_owned()));

    std::fs::write(&path, vec![b' '; MOST_BYTES + 1]).expect("can write");
    assert_eq!(read_file(&path).expect_err("too large").0.1.code, code::TOO_LARGE);

    let words = Words::new("en");
    let (source, problem) = *read_text("town.ron", b"(title:\n \"\xc3\xa9 Caf\xe9\")").expect_err("Latin-1").0;
    assert_eq!(problem.code, code::NOT_UTF8);
    assert_eq!(words.say(&problem.message), "the file is not UTF-8 text: byte 16 is 0xE9");
    let shown = render(&source, std::slice::from_ref(&problem), &words);
    assert!(shown.contains("town.ron:2:8") && shown.contains("é Caf\u{fffd}"), "{shown}");
    let row = &to_json(&source, &[problem], &words)[0];
    assert_eq!((row["line"].as_u64(), row["column"].as_u64()), (Some(2), Some(8)));
    let problem = read_text("town.ron", b"\xff\xfe(\0)\0").expect_err("UTF-16").0.1;
    assert!(problem.help.is_some_and(|help| words.say(&help).contains("UTF-16")));
    let (source, problem) = *read_text("town.ron", b"\xff").expect_err("").0;
    assert!(render(&source, &[problem], &words).contains("town.ron:1:1"));
}

#[test]
fn problems_are_shown_as_text_and_as_json() {
    let source = Source::new("town.ron", "(\n  titel: \"é\u{1b}[2J\", length: 1.5,\n)");
    let (_, problems) = parse_and_decode::<RawTown>(&source);
    let words = Words::new("en");
    insta::assert_snapshot!(render(&source, &problems, &words));
    let coloured = render_coloured(&source, &problems, &words);
    assert!(coloured.contains("\u{1b}[") && !coloured.contains("\u{1b}[2J"), "{coloured}");
    let expected = serde_json::json!({
        "file": "town.ron", "line": 2, "column": 27, "severity": "error", "code": "fraction",
        "message": "expected a whole number from 0 to 255, found 1.5", "help": "write 1 or 2",
    });
    assert_eq!(to_json(&source, &problems, &words)[2], expected);
}

#[test]
fn a_line_too_long_to_show_is_not_shown() {
    let source = Source::new("town.ron", format!("(title: \"{}\", length: x)", "x".repeat(5000)));
    let (_, problems) = parse_and_decode::<RawTown>(&source);
    let shown = render(&source, &problems, &Words::new("en"));
    assert!(shown.starts_with("town.ron:1:5021: error[wrong-type]") && shown.len() < 300, "{shown}");
}

#[test]
fn many_problems_are_cut_off() {
    let text = format!("(title: \"\", length: 3, actors: [{}])", "(code: 5),".repeat(500));
    let (value, problems) = read(&text);
    assert!(value.is_none());
    assert_eq!(problems.len(), MOST_PROBLEMS + 1);
    assert_eq!(problems.last().map(|problem| problem.code), Some(code::TOO_MANY_PROBLEMS));
}
