//! D6: frozen games and frozen dice. Whole games of bots with a digest a turn, and draws of named streams, are kept under
//! `tests/golden`; a difference is a change of the rules, of a level's numbers, or of the dice.

use std::path::Path;

use super::{Size, Tally};
use crate::base::{ActorId, Purpose, Seed, Stream, digest_of};
use crate::delegates::play_out;
use crate::level::{Level, library};
use crate::rules::RULES_VERSION;
use crate::words::{Saying, say};

/// What writes the files anew. It refuses to where the level is the same and only the rules have changed, until
/// `RULES_VERSION` in `src/rules/state.rs` is raised.
pub const RENEW: &str = "DEMARCHE_RENEW=1 cargo test --no-default-features --test golden";

/// Games that are kept, fifty in all: the level's file and how many seeds from 1 on.
const GAMES: [(&str, u64); 9] = [
    ("levels/winter-ward.ron", 10),
    ("tests/levels/cases.ron", 8),
    ("tests/levels/events.ron", 6),
    ("tests/levels/assembly.ron", 10),
    ("tests/levels/summit.ron", 2),
    ("tests/levels/charter.ron", 4),
    ("tests/levels/pact.ron", 2),
    ("tests/levels/accord.ron", 4),
    ("tests/levels/corridor.ron", 4),
];

/// A golden file: what it rests on (rules and level), then what is kept, a case a line.
#[derive(Debug, PartialEq, Eq)]
pub struct Golden {
    pub name: String,
    pub version: String,
    pub level: String,
    pub lines: Vec<String>,
}

impl Golden {
    /// Reads the text of the file `name`; nothing if it is no golden file.
    #[must_use]
    pub fn read(name: &str, text: &str) -> Option<Self> {
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let version = lines.next()?.strip_prefix("rules_version ")?.to_owned();
        let level = lines.next()?.strip_prefix("level ")?.to_owned();
        Some(Self { name: name.to_owned(), version, level, lines: lines.map(str::to_owned).collect() })
    }

    /// What stands in the file.
    #[must_use]
    pub fn text(&self) -> String {
        let Self { version, level, lines, .. } = self;
        format!("# Renew: {RENEW}\nrules_version {version}\nlevel {level}\n{}\n", lines.join("\n"))
    }

    /// The first case in which `now` differs from what is kept, and why it does.
    #[must_use]
    pub fn difference(&self, now: &Self) -> Option<String> {
        let pairs = self.lines.iter().map(Some).chain([None]).zip(now.lines.iter().map(Some).chain([None]));
        let (was, is) = pairs.into_iter().find(|(was, is)| was != is)?;
        let why = if self.level == now.level { "the rules or the dice have changed" } else { "the level has changed" };
        Some(format!("{why}\n  was {}\n  is  {}", was.map_or("-", String::as_str), is.map_or("-", String::as_str)))
    }

    /// Whether `now` may take its place: not where the same rules are said to lead elsewhere on the same level.
    #[must_use]
    pub fn yields_to(&self, now: &Self) -> bool {
        self.lines == now.lines || self.level != now.level || self.version != now.version
    }
}

/// Everything that is kept, as it is now: the levels come from the folder of the package.
///
/// # Errors
/// A level that is not there, or has problems.
pub fn all(package: &Path) -> Result<Vec<Golden>, String> {
    let games = GAMES.into_iter().map(|(file, seeds)| {
        let level = library::load(&package.join(file)).level.ok_or_else(|| file.to_owned())?;
        let lines = (1..=seeds).map(|seed| game(&level, seed)).collect();
        let (version, digest) = (RULES_VERSION.to_string(), digest_of(&level).to_string());
        Ok(Golden { name: format!("{}.txt", level.id), version, level: digest, lines })
    });
    let dice = Golden {
        name: String::from("streams.txt"),
        version: RULES_VERSION.to_string(),
        level: String::from("none"),
        lines: dice(),
    };
    games.chain([Ok(dice)]).collect()
}

/// A game in a line: the first half of the digest of the state as each turn begins, and the whole of it at the end.
fn game(level: &Level, seed: u64) -> String {
    let mut turns = Vec::new();
    let mut turn = 0;
    let end = play_out(level, Seed(seed), &[], |state, _| {
        if state.turn != turn {
            turn = state.turn;
            let digest = state.digest().to_string();
            turns.push(format!("{turn}:{}", &digest[..digest.len() / 2]));
        }
    });
    format!("seed {seed} {} end:{}", turns.join(" "), end.digest())
}

/// 64 streams: purposes, with other seeds, turns, seats, objects and uses.
fn dice() -> Vec<String> {
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
            let (within, pick) = (stream.within(-50, 50), stream.pick(&[300, 0, 500, 200]).unwrap_or(0));
            let seat = seat.map_or(-1, |seat| i32::from(seat.0));
            lines.push(format!("{seed}/{turn}/{seat}/{purpose:?}/{object}/{used} {draws:?} {within} {pick}"));
        }
    }
    lines
}

/// Lays everything beside what is kept; a case is a game or a stream, in the order of the files.
///
/// # Errors
/// If the source that this program was built from is not there any more.
pub(super) fn frozen(_: &Level, _: Size, only: Option<u64>) -> Result<Tally, Saying> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let no_sources = || say!("cli-prove-no-sources", folder = package.display().to_string());
    let mut cases = Vec::new();
    for now in all(package).map_err(|_| no_sources())? {
        let text = std::fs::read_to_string(package.join("tests/golden").join(&now.name)).map_err(|_| no_sources())?;
        let kept = Golden::read(&now.name, &text).ok_or_else(no_sources)?;
        let more = kept.lines.len().max(now.lines.len());
        let same = (0..more).map(|case| kept.lines.get(case) == now.lines.get(case));
        let why = kept.difference(&now).map(|why| format!("{}: {why}", now.name)).unwrap_or_default();
        cases.extend(same.map(|same| if same { Ok(()) } else { Err(why.clone()) }));
    }
    let numbered = (0..).zip(cases).filter(|(case, _)| only.is_none_or(|only| only == *case));
    Ok(Tally::of(numbered, format!("rules version {RULES_VERSION}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_golden_file_says_what_has_changed_and_when_it_yields() {
        let golden = |version: &str, level: &str, lines: &[&str]| Golden {
            name: "game.txt".into(),
            version: version.into(),
            level: level.into(),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        };
        let was = golden("1", "a", &["seed 1 x", "seed 2 y"]);
        assert_eq!(Golden::read("game.txt", &was.text()).as_ref(), Some(&was));
        assert_eq!(was.difference(&golden("1", "b", &["seed 1 x", "seed 2 y"])), None);

        let rules = golden("1", "a", &["seed 1 x", "seed 2 z"]);
        assert_eq!(
            was.difference(&rules).unwrap(),
            "the rules or the dice have changed\n  was seed 2 y\n  is  seed 2 z"
        );
        assert!(!was.yields_to(&rules) && was.yields_to(&golden("2", "a", &["seed 1 x", "seed 2 z"])));

        let level = golden("1", "b", &["seed 1 x"]);
        assert_eq!(was.difference(&level).unwrap(), "the level has changed\n  was seed 2 y\n  is  -");
        assert!(was.yields_to(&level));
    }

    #[test]
    fn fifty_games_and_sixty_four_streams_are_kept() {
        assert_eq!(GAMES.iter().map(|(_, seeds)| seeds).sum::<u64>(), 50);
        assert_eq!(dice().len(), 64);
    }
}
