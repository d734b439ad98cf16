//! A small level in code for tests of view models and screens: four states, a chaired text and a bilateral note.

use crate::base::{ActorId, PackageId, TalksId};
use crate::level::library::{Loaded, Maps};
use crate::level::problem::{Problem, Source, Span, code};
use crate::level::{
    Actor, Capacities, Gains, Level, Link, Mandate, Package, Position, Protocol, Talks, TalksIssue, TextOption,
    testing as base,
};
use crate::saves::{Harm, Remedy, SaveEntry, SaveState};
use crate::session::{Damage, Fault};
use crate::words::say;

pub(crate) const VAL: ActorId = ActorId(0);
pub(crate) const OND: ActorId = ActorId(1);
pub(crate) const KES: ActorId = ActorId(2);
/// Chairs the first talks.
pub(crate) const PEL: ActorId = ActorId(3);

/// Chaired talks of all four; open from turn 1 to 3.
pub(crate) const HARBOUR: TalksId = TalksId(0);
/// Alternating offers between Valdora and Ondara; open in turns 2 and 3.
pub(crate) const NOTE: TalksId = TalksId(1);

/// Notice (4 options), naming (3 options, the last is a red line of Valdora's), and a team that Valdora may give.
pub(crate) fn level() -> Level {
    let actors = vec![
        actor("VAL", "Valdora", "State A", "Get hospitals out of bounds. Do not give up the right to say who did it."),
        actor("OND", "Ondara", "State B", ""),
        actor("KES", "Kestria", "State C", ""),
        actor("PEL", "Pellas Isles", "State D", ""),
    ];
    Level {
        trust: vec![vec![0, 20, -40, 20], vec![20, 0, 0, 0], vec![-40, 0, 0, 0], vec![0, 0, 0, 0]],
        talks: vec![harbour(), note()],
        packages: vec![Package {
            id: "team".into(),
            name: "Response team".into(),
            line: "a team of eleven in Ondara".into(),
            giver: VAL,
            kind: None,
            recipients: vec![OND],
            cost_per_turn: 2,
            delay: 2,
            gains: Gains {
                capacities: Capacities { technical: 10, ..Capacities::default() },
                resilience: 10,
                dependence: 0,
            },
            trust: 6,
        }],
        ..base::level("tiny", actors)
    }
}

fn harbour() -> Talks {
    Talks {
        id: "harbour".into(),
        name: "Harbour talks".into(),
        title: "Harbour Understanding on the Protection of Medical Facilities".into(),
        line: "against malicious use of information and communications technologies".into(),
        protocol: Protocol::SingleText { chair: PEL },
        parties: vec![VAL, OND, KES, PEL],
        opens: 1,
        closes: 3,
        rounds_per_turn: 2,
        offers_per_floor: 2,
        at: (0, 0),
        issues: issues(),
        opening: vec![1, 1, 0],
        positions: vec![
            position([&[0, 20, 30, 40], &[40, 30, 45], &[10, 0]], 38, &[(1, 2)], ["", "", ""]),
            position(
                [&[20, 40, 30, 0], &[0, 10, 20], &[0, 40]],
                40,
                &[],
                ["We cannot promise in three days what our eleven people cannot do in ten.", "", "Who pays for it?"],
            ),
            position(
                [&[40, 30, 10, 0], &[0, 10, 40], &[0, 0]],
                45,
                &[(1, 0)],
                ["", "Accusations are not a method.", ""],
            ),
            position([&[0, 30, 30, 30], &[20, 40, 10], &[0, 30]], 20, &[], ["", "", ""]),
        ],
        leanings: Vec::new(),
        dissociation: false,
        watched_by: None,
        blocs_count: false,
        caucus: true,
        mediation: false,
        comparable: false,
        builds_on: Vec::new(),
    }
}

fn note() -> Talks {
    Talks {
        id: "note".into(),
        name: "Bilateral note".into(),
        title: "Note on Contact between Response Teams".into(),
        line: "exchanged between the two ministries".into(),
        protocol: Protocol::AlternatingOffers,
        parties: vec![VAL, OND],
        opens: 2,
        closes: 3,
        rounds_per_turn: 2,
        offers_per_floor: 1,
        at: (0, 0),
        positions: harbour().positions.into_iter().take(2).collect(),
        ..harbour()
    }
}

fn issues() -> Vec<TalksIssue> {
    vec![
        TalksIssue {
            id: "notice".into(),
            name: "Notice".into(),
            sentence: "A participant notified of such activity responds within {}.".into(),
            link: None,
            options: vec![
                option("silent", "", 0),
                option("a reasonable time", "a reasonable time", 20),
                option("five days", "five days", 60),
                option("72 hours", "72 hours", 90),
            ],
        },
        TalksIssue {
            id: "naming".into(),
            name: "Naming".into(),
            sentence: "{}".into(),
            link: None,
            options: vec![
                option("silent", "", 0),
                option("weigh all information", "Participants weigh all relevant information.", 40),
                option("consult before naming", "Participants consult before any public attribution.", 60),
            ],
        },
        TalksIssue {
            id: "team".into(),
            name: "Response team".into(),
            sentence: "{}".into(),
            link: Some(Link::Package(PackageId(0))),
            options: vec![option("not given", "", 0), option("given", "", 0)],
        },
    ]
}

fn option(name: &str, words: &str, strength: u8) -> TextOption {
    TextOption { id: name.into(), name: name.into(), words: words.into(), strength, effects: Vec::new() }
}

/// Values that need no dice: every range is one number.
fn position(values: [&[i32]; 3], no_deal: i32, red_lines: &[(u8, u8)], says: [&str; 3]) -> Position {
    Position {
        values: values.iter().map(|options| options.iter().map(|v| (*v, *v)).collect()).collect(),
        no_deal: (no_deal, no_deal),
        red_lines: red_lines.to_vec(),
        says: says.map(String::from).to_vec(),
    }
}

fn actor(code: &str, name: &str, masked: &str, mandate: &str) -> Actor {
    let bare = base::actor(code, name);
    Actor { masked: masked.into(), mandate: Mandate { text: mandate.into(), ..bare.mandate.clone() }, ..bare }
}

/// The level as a library holds it.
pub(crate) fn loaded(level: Level) -> Loaded {
    Loaded {
        id: level.id.clone(),
        source: Source::new(format!("levels/{}.ron", level.id), ""),
        level: Some(level),
        problems: Vec::new(),
        pack: None,
        maps: Maps::built_in(),
    }
}

/// A file that is no level, with what is wrong with it.
pub(crate) fn broken() -> Loaded {
    let text = "(\n\ttitle: \"Night Shift\",\n\tkind: Sate,\n)\n";
    let start = u32::try_from(text.find("Sate").unwrap()).unwrap();
    let wrong = Problem::error(
        code::UNKNOWN_VARIANT,
        Span::new(start, start + 4),
        say!("problem-unknown-variant", owner = "ActorKind", name = "Sate"),
    );
    let unsure = Problem::hint(code::UNUSED, None::<Span>, say!("problem-unused-actor", who = "OND"));
    Loaded {
        id: "night-shift".into(),
        source: Source::new("levels/night-shift.ron", text),
        level: None,
        problems: vec![unsure, wrong.with_help(say!("problem-write", what = "State"))],
        pack: None,
        maps: Maps::built_in(),
    }
}

/// Saves, newest first: one under way, one cut short, one that is no save, one finished.
pub(crate) fn saves() -> Vec<SaveEntry> {
    let entry = |n: u64, state: Result<(u16, bool, Option<Fault>), Fault>| {
        let name = format!("tiny-{n}");
        let damage = |what: Fault| Damage { line: 57, what };
        SaveEntry {
            path: format!("saves/{name}.journal").into(),
            name,
            modified: 1_600_000_000 + 100_000 * n,
            state: state.map_err(damage).map(|(turn, sealed, fault)| SaveState {
                level_id: "tiny".into(),
                level_title: "Winter Ward".into(),
                seat: "Valdora".into(),
                turn,
                turns: 6,
                sealed,
                harm: fault.map(|what| Harm {
                    remedy: if sealed { Remedy::Nothing } else { Remedy::Before },
                    damage: damage(what),
                    records: 22,
                    reached: turn + u16::from(!sealed),
                }),
            }),
        }
    };
    vec![
        entry(5, Ok((3, false, None))),
        entry(4, Ok((2, false, Some(Fault::WrongChain)))),
        entry(3, Err(Fault::NotText)),
        entry(2, Ok((6, true, Some(Fault::WrongHash)))),
        entry(1, Ok((6, true, None))),
    ]
}

/// A view model in full, for a snapshot; fails where a message is missing.
pub(crate) fn said(vm: &impl std::fmt::Debug) -> String {
    let said = format!("{vm:#?}");
    assert!(!said.contains('«'), "{said}");
    said
}
