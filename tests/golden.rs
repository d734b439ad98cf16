//! Frozen games and frozen dice: whole games of bots with a digest a turn, and draws of named streams. A difference is a
//! change of the rules, of a level's numbers, or of the dice.
//!
//! `DEMARCHE_RENEW=1 cargo test --no-default-features --test golden` writes the files anew. It refuses to where the level
//! is the same and only the rules have changed, until `RULES_VERSION` in `src/rules/state.rs` is raised.

use std::path::Path;

use demarche::base::{ActorId, Purpose, Seed, Stream, digest_of};
use demarche::level::{Level, library};
use demarche::rules::RULES_VERSION;
use demarche::session::play_out;

const RENEW: &str = "DEMARCHE_RENEW=1 cargo test --no-default-features --test golden";

/// Games that are kept: the level's file and the seeds.
const GAMES: [(&str, &[u64]); 5] = [
    ("levels/winter-ward.ron", &[1, 2, 3]),
    ("tests/levels/cases.ron", &[1, 2]),
    ("tests/levels/assembly.ron", &[1, 2]),
    ("tests/levels/summit.ron", &[1]),
    ("tests/levels/corridor.ron", &[1, 2]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A golden file: what it rests on (rules and level), then its lines.
#[derive(Debug, PartialEq, Eq)]
struct Golden {
    version: String,
    level: String,
    lines: Vec<String>,
}

impl Golden {
    fn new(level: &Level, lines: Vec<String>) -> Self {
        Self { version: RULES_VERSION.to_string(), level: digest_of(level).to_string(), lines }
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let version = lines.next()?.strip_prefix("rules_version ")?.to_owned();
        let level = lines.next()?.strip_prefix("level ")?.to_owned();
        Some(Self { version, level, lines: lines.map(str::to_owned).collect() })
    }

    fn text(&self) -> String {
        let Self { version, level, lines } = self;
        format!("# Renew: {RENEW}\nrules_version {version}\nlevel {level}\n{}\n", lines.join("\n"))
    }

    /// What has to be done about the file, if anything: where `now` differs from it first and why.
    fn difference(&self, now: &Self) -> Option<String> {
        let pairs = self.lines.iter().map(Some).chain([None]).zip(now.lines.iter().map(Some).chain([None]));
        let (was, is) = pairs.into_iter().find(|(was, is)| was != is)?;
        let why = if self.level == now.level { "the rules or the dice have changed" } else { "the level has changed" };
        Some(format!("{why}\n  was {}\n  is  {}", was.map_or("-", String::as_str), is.map_or("-", String::as_str)))
    }

    /// Whether `now` may take its place: not where the same rules are said to lead elsewhere on the same level.
    fn yields_to(&self, now: &Self) -> bool {
        self.lines == now.lines || self.level != now.level || self.version != now.version
    }
}

/// Lays `now` beside the file `name`, or writes it there if renewal is asked for.
fn hold(name: &str, now: &Golden) {
    let path = root().join("tests/golden").join(name);
    let before = std::fs::read_to_string(&path).ok().and_then(|text| Golden::read(&text));
    if std::env::var_os("DEMARCHE_RENEW").is_some() {
        let may = before.is_none_or(|before| before.yields_to(now));
        assert!(
            may,
            "{name}: the rules have changed and the level has not; raise RULES_VERSION in src/rules/state.rs first"
        );
        std::fs::write(&path, now.text()).unwrap();
        return;
    }
    let before = before.unwrap_or_else(|| panic!("{name} is missing or no golden file; write it with\n  {RENEW}"));
    if let Some(difference) = before.difference(now) {
        panic!(
            "{name}: {difference}\nIf that is what you want: raise RULES_VERSION in src/rules/state.rs where rules or dice \
             have changed, and renew with\n  {RENEW}"
        );
    }
}

/// The digest of the state as each turn begins, and at the end.
fn game(level: &Level, seed: u64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut turn = 0;
    let end = play_out(level, Seed(seed), &[], |state, _| {
        if state.turn != turn {
            turn = state.turn;
            lines.push(format!("turn {turn} {}", state.digest()));
        }
    });
    lines.push(format!("end {}", end.digest()));
    lines
}

fn load(path: &str) -> Level {
    library::load(&root().join(path)).level.unwrap_or_else(|| panic!("{path} has problems"))
}

#[test]
fn whole_games_go_as_they_went() {
    for (path, seeds) in GAMES {
        let level = load(path);
        for seed in seeds {
            hold(&format!("{}-{seed}.txt", level.id), &Golden::new(&level, game(&level, *seed)));
        }
    }
}

/// 64 streams: every purpose, with other seeds, turns, seats, objects and uses.
#[test]
fn dice_fall_as_they_fell() {
    use Purpose::{Clue, Culprit, Delegate, Event, Investigation, Question, Reading, Values};
    let purposes = [Culprit, Clue, Values, Investigation, Reading, Event, Question, Delegate];
    let mut lines = Vec::new();
    for (p, purpose) in (0..).zip(purposes) {
        for n in 0..8u16 {
            let seat = (n % 3).checked_sub(1).map(ActorId);
            let (seed, turn, object, used) =
                (u64::from(n) << (5 * n), n + p, ["log", "note/ALD"][usize::from(n % 2)], n / 4);
            let mut stream = Stream::named(Seed(seed), turn, seat, purpose, object, used.into());
            let draws = [(); 4].map(|()| stream.below(1_000_000));
            let (within, pick) = (stream.within(-50, 50), stream.pick(&[300, 0, 500, 200]).unwrap());
            let seat = seat.map_or(-1, |seat| i32::from(seat.0));
            lines.push(format!("{seed}/{turn}/{seat}/{purpose:?}/{object}/{used} {draws:?} {within} {pick}"));
        }
    }
    assert_eq!(lines.len(), 64);
    hold("streams.txt", &Golden { version: RULES_VERSION.to_string(), level: String::from("none"), lines });
}

#[test]
fn a_golden_file_says_what_has_changed_and_when_it_yields() {
    let golden = |version: &str, level: &str, lines: &[&str]| Golden {
        version: version.into(),
        level: level.into(),
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
    };
    let was = golden("1", "a", &["turn 1 x", "end y"]);
    assert_eq!(Golden::read(&was.text()).as_ref(), Some(&was));
    assert_eq!(was.difference(&golden("1", "b", &["turn 1 x", "end y"])), None);

    let rules = golden("1", "a", &["turn 1 x", "end z"]);
    assert_eq!(was.difference(&rules).unwrap(), "the rules or the dice have changed\n  was end y\n  is  end z");
    assert!(!was.yields_to(&rules) && was.yields_to(&golden("2", "a", &["turn 1 x", "end z"])));

    let level = golden("1", "b", &["turn 1 x"]);
    assert_eq!(was.difference(&level).unwrap(), "the level has changed\n  was end y\n  is  -");
    assert!(was.yields_to(&level));
}
