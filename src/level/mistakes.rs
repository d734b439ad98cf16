//! Mistakes that designers make, each with the place, code and help that it must give.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::decode::Spanned;
use super::problem::{CODES, Problem, Source, code, render, render_coloured, to_json};
use super::read::{parse_and_decode, read_file, read_text};
use super::record::{choice, record};
use super::syntax::MOST_BYTES;

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

struct Mistake {
    text: &'static str,
    /// Line, column, code and a part of the message or help, for each problem in order.
    found: &'static [(u32, u32, &'static str, &'static str)],
}

const MISTAKES: &[Mistake] = &[];

fn problems(text: &str) -> Vec<Problem> {
    let (value, problems) = parse_and_decode::<RawTown>(&Source::new("town.ron", text));
    assert_eq!(value.is_some(), !problems.iter().any(Problem::is_error), "{text}");
    problems
}

#[test]
fn show() {
    for text in [
        "(title: \"Ward\", length: 3, actors: [(code: \"VAL\")])",
        "(\n    titel: \"Ward\",\n    length: 3,\n)",
        "(title: \"Ward\", length: 1.5)",
        "(title: \"Ward\", length: 300)",
        "(title: \"Ward\", length: \"3\")",
        "(title: Ward, length: 3)",
        "(title: \"Ward\" length: 3)",
        "(title \"Ward\", length: 3)",
        "(title = \"Ward\", length: 3)",
        "(\"title\": \"Ward\", length: 3)",
        "(title: 'Ward', length: 3)",
        "(title: “Ward”, length: 3)",
        "(title: \"Ward, length: 3)",
        "(\n  title: \"Ward,\n  length: 3,\n  chair: \"Kes\",\n)",
        "title: \"Ward\", length: 3",
        "(title: \"Ward\", length: 3",
        "(\n  title: \"Ward\",\n  actors: [\n    (code: \"VAL\"),\n    (code: \"KES\"\n    (code: \"OND\"),\n  ],\n  length: 3,\n)",
        "(\n  title: \"Ward\",\n  actors: [\n    (code: \"VAL\")),\n    (code: \"OND\"),\n  ],\n  length: 3,\n)",
        "(\n  title: \"Ward\",\n  actors: [\n    (code: \"VAL\"),\n  length: 3,\n)",
        "(title: \"Ward\"), length: 3)",
        "(title: \"Ward\", length: 3, length: 4)",
        "(title: \"Ward\", length: 3, gauges: {\"a\": 1, b: 2, a: 3})",
        "(title: \"Ward\", length: 3, gauges: (a: 1))",
        "(title: \"Ward\", length: 3, gauges: {a: 1 b: 2})",
        "(title: \"Ward\", length: 3, gauges: {a 1, b = 2, c: , d})",
        "(title: \"Ward\", length: 3, open: True)",
        "(title: \"Ward\", length: 3, open: \"yes\")",
        "(title: \"Ward\", length: 3, chair: Some(5))",
        "(title: \"Ward\", length: 3, chair: Some \"x\")",
        "(title: \"Ward\", length: 3, chair: Kestria)",
        "(title: \"Ward\", length: 3, place: (1, 2, 3))",
        "(title: \"Ward\", length: 3, place: [1, 2])",
        "(title: \"Ward\", length: 3, actors: (code: \"VAL\"))",
        "(title: \"Ward\", length: 3, actors: [Town(code: \"VAL\")])",
        "(title: \"Ward\", length: 3, actors: [(code: \"VAL\", temper: \"Hasty\")])",
        "(title: \"Ward\", length: 3, actors: [(code: \"VAL\", temper: hasty)])",
        "(title: \"Ward\", length: 3, actors: [(code: \"VAL\", temper: Furious)])",
        "(title: \"Ward\", length: 3, actors: [(code: \"VAL\", effects: [Gauge(guage: \"a\"), Gauge, Note, Nothing(), Note(5), Actor(code: \"A\"), Note(\"a\", \"b\")])])",
        "(title: \"Ward\", length: 3, actors: [(), (code: 5, temper: 6)])",
        "\u{feff}(title: \"Ward\", length: 3)",
        "(title: \"Wa\u{202e}rd\", length: 3) // \u{202e}",
        "(title: \"Wa\\0rd\", length: 3)",
        "(title: \"C:\\games\", length: 3)",
        "(title: \"Ward\", length: 3, # a comment\n)",
        "# a comment\n(title: \"Ward\", length: 3)",
        "(title: \"Ward\", length: 3) /* never",
        "(title: \"Ward\", length: 3,, open: true)",
        "(title: \"Ward\", length: , open: true)",
        "(title: \"Ward\", length: NaN)",
        "(title: \"Ward\", length: 1e400)",
        "(title: \"Ward\", length: 2024-01-01)",
        "(title: \"Ward\", length: 3, chair: north-port)",
        "(title: \"Ward\", length: 3, chair: Harbour Town)",
        "(\"Ward\", 3)",
        "(title: \"Ward\", 3)",
        "{\"title\": \"Ward\", \"length\": 3}",
        "[(title: \"Ward\", length: 3)]",
        "",
        "// nothing yet\n",
        "(title: \"Ward\", length: 3)\n(title: \"Ward\", length: 3)",
        "#![enable(implicit_sum)]\n(title: \"Ward\", length: 3)",
        "#![enable(unwrap_newtypes)]\n(title: \"Ward\", length: 3)",
        "(title: \"Ward\",\n length: 3\n",
        "(title: \"Ward\", length: -3, open: 1, place: ())",
    ] {
        let problems = problems(text);
        println!("----------------------------------------\n{}", render(&Source::new("town.ron", text), &problems));
    }
}
