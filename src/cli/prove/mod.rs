//! `demarche prove`: rows of the reliability scorecard. Each says how many it tried, how many failed, the bound that
//! follows, and the one command that repeats its first failure.

mod autoplay;
mod bombs;
mod determinism;
pub mod goldens;
mod journals;
pub mod mistakes;
mod mutants;
mod packs;
mod sources;
mod worlds;

use std::time::Instant;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Outcome, library, say, tell, tell_problems};
use crate::level::Level;
use crate::words::{Arg, Saying, Words, say};

/// Arguments of `demarche prove`.
#[derive(Debug, Args)]
pub struct ProveArgs {
    /// Rows, such as D1, or `all`.
    #[arg(required = true, value_delimiter = ',')]
    pub rows: Vec<String>,
    /// Level files, or names of built-in levels, that are played.
    #[arg(long)]
    pub level: Vec<String>,
    /// How much to try.
    #[arg(long, value_enum, default_value_t = Size::Gate)]
    pub size: Size,
    /// Try only this case: a seed, or the number of a damage.
    #[arg(long)]
    pub only: Option<u64>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum Size {
    Gate,
    Full,
    Night,
}

impl Size {
    const fn of(self, gate: u64, full: u64, night: u64) -> u64 {
        match self {
            Self::Gate => gate,
            Self::Full => full,
            Self::Night => night,
        }
    }
}

/// The level that is played unless another is named.
const SHIPPED: &str = "winter-ward";

/// What a row found.
struct Tally {
    tried: u64,
    failed: u64,
    /// The first case that failed, and what went wrong in it.
    first: Option<(u64, String)>,
    /// Something worth printing beside the numbers.
    note: String,
}

impl Tally {
    fn of(results: impl IntoIterator<Item = (u64, Result<(), String>)>, note: String) -> Self {
        let mut tally = Self { tried: 0, failed: 0, first: None, note };
        for (case, result) in results {
            tally.tried += 1;
            if let Err(why) = result {
                tally.failed += 1;
                tally.first.get_or_insert((case, why));
            }
        }
        tally
    }
}

/// A row of the scorecard.
struct Row {
    id: &'static str,
    property: &'static str,
    /// Whether it is about a level, and not about the program itself.
    plays: bool,
    /// Why it could not run, where it could not.
    run: fn(&Level, Size, Option<u64>) -> Result<Tally, Saying>,
}

const ROWS: [Row; 13] = [
    Row {
        id: "D1",
        property: "seeded games replay bit-identically, state hash after every order",
        plays: true,
        run: |level, size, only| Ok(determinism::replays(level, size, only)),
    },
    Row {
        id: "D2",
        property: "written and read back after every order, games go on the same",
        plays: true,
        run: |level, size, only| Ok(determinism::heavy(level, size, only)),
    },
    Row {
        id: "D5",
        property: "no floats, clocks, hash maps or unnamed dice in the core",
        plays: false,
        run: sources::bans,
    },
    Row { id: "D6", property: "games go as they went and dice fall as they fell", plays: false, run: goldens::frozen },
    Row {
        id: "L1",
        property: "damaged levels have problems with places, or can be played",
        plays: false,
        run: mutants::read_and_played,
    },
    Row {
        id: "L2",
        property: "what designers get wrong is named at its place, with a way to mend it",
        plays: false,
        run: mistakes::explained,
    },
    Row { id: "L3", property: "what a level costs to read and check is bounded", plays: false, run: bombs::defused },
    Row {
        id: autoplay::ROW,
        property: "levels load, come back as written, play to their end, and no seat wins more than 90 %",
        plays: true,
        run: |level, size, only| Ok(autoplay::plays(&level.id, level, size, only)),
    },
    Row {
        id: "A3",
        property: "orders at random keep the laws: refused ones change nothing, scales hold, money is conserved",
        plays: true,
        run: |level, size, only| Ok(worlds::laws(level, size, only)),
    },
    Row {
        id: "W5",
        property: "other secrets change no byte of a seat's view, nor what its bot does",
        plays: true,
        run: |level, size, only| Ok(worlds::noninterference(level, size, only)),
    },
    Row {
        id: "S3",
        property: "a damaged save never panics or half-loads",
        plays: true,
        run: |level, size, only| Ok(journals::damaged_saves(level, size, only)),
    },
    Row {
        id: "L5",
        property: "what stands in a pack reaches no file outside of it",
        plays: false,
        run: packs::contained,
    },
    Row {
        id: "T1",
        property: "every flip, cut and swap in a sealed journal is detected",
        plays: true,
        run: |level, size, only| Ok(journals::tampering(level, size, only)),
    },
];

#[derive(Serialize)]
struct Line<'a> {
    row: &'a str,
    level: Option<&'a str>,
    property: &'a str,
    tried: u64,
    failed: u64,
    bound: String,
    first_failure: Option<u64>,
    why: Option<String>,
    repeat: String,
    note: String,
    seconds: f64,
}

pub fn run(args: &ProveArgs, words: &Words) -> Outcome {
    let asks_for = |name: &str, row: &Row| name.eq_ignore_ascii_case("all") || name.eq_ignore_ascii_case(row.id);
    if let Some(unknown) = args.rows.iter().find(|name| !ROWS.iter().any(|row| asks_for(name, row))) {
        let names = Arg::names(ROWS.iter().map(|row| row.id));
        tell(&words.say(&say!("cli-prove-no-row", row = unknown, names = names)));
        return Outcome::CouldNotRun;
    }
    let rows: Vec<&Row> = ROWS.iter().filter(|row| args.rows.iter().any(|name| asks_for(name, row))).collect();
    // What is said of every level is tried on all there are, the rest on the shipped one, unless some are named.
    let every = |row: &Row| args.level.is_empty() && row.id == autoplay::ROW;
    let names = match &args.level[..] {
        [] if rows.iter().any(|row| every(row)) => autoplay::every_level(),
        [] => vec![String::from(SHIPPED)],
        named => named.to_vec(),
    };
    let mut levels = Vec::new();
    for name in &names {
        match library().playable(name) {
            Ok(level) => levels.push((name, level)),
            Err(problems) => {
                tell_problems(&problems, words);
                return Outcome::CouldNotRun;
            }
        }
    }
    // What is about the program itself is tried once.
    let runs = rows.into_iter().flat_map(|row| {
        let on = levels.iter().filter(move |(name, _)| !args.level.is_empty() || every(row) || *name == SHIPPED);
        on.take(if row.plays { usize::MAX } else { 1 }).map(move |on| (row, on))
    });
    let mut outcome = Outcome::Done;
    for (row, (name, level)) in runs {
        let start = Instant::now();
        // The file is found by the name that was given, and not by what the level calls itself.
        let result = match row.id {
            autoplay::ROW => Ok(autoplay::plays(name, level, args.size, args.only)),
            _ => (row.run)(level, args.size, args.only),
        };
        let tally = match result {
            Ok(tally) => tally,
            Err(why) => {
                tell(&words.say(&say!("cli-prove-could-not-run", row = row.id, why = why)));
                if outcome == Outcome::Done {
                    outcome = Outcome::CouldNotRun;
                }
                continue;
            }
        };
        let line = line(row, name, args.size, tally, start.elapsed().as_secs_f64());
        if line.failed > 0 {
            outcome = Outcome::Problems;
        }
        if args.json {
            say(&serde_json::to_string(&line).unwrap_or_default());
        } else {
            print(&line);
        }
    }
    outcome
}

fn line<'a>(row: &'a Row, level: &'a str, size: Size, tally: Tally, seconds: f64) -> Line<'a> {
    let size = match size {
        Size::Gate => "gate",
        Size::Full => "full",
        Size::Night => "night",
    };
    let bound = match (tally.tried, tally.failed) {
        (0, _) => String::from("nothing tried"),
        // The rule of three: with no failure in N the rate is below 3/N at 95 %.
        (tried, 0) => format!("rate below {:.2e} at 95 %", 3.0 / tried as f64),
        (tried, failed) => format!("rate about {:.2e}", failed as f64 / tried as f64),
    };
    let case = tally.first.as_ref().map(|(case, _)| *case);
    let on = if row.plays { format!(" --level {level}") } else { String::new() };
    let only = case.map(|case| format!(" --only {case}")).unwrap_or_default();
    let repeat = format!("demarche prove {}{on} --size {size}{only}", row.id);
    Line {
        row: row.id,
        level: row.plays.then_some(level),
        property: row.property,
        tried: tally.tried,
        failed: tally.failed,
        bound,
        first_failure: case,
        why: tally.first.map(|(_, why)| why),
        repeat,
        note: tally.note,
        seconds,
    }
}

fn print(line: &Line) {
    let verdict = if line.failed == 0 && line.tried > 0 { "ok  " } else { "FAIL" };
    let on = line.level.map(|level| format!(" ({level})")).unwrap_or_default();
    say(&format!("{verdict} {}  {}{on}", line.row, line.property));
    say(&format!("       tried {}, failed {}, {}; {:.1} s", line.tried, line.failed, line.bound, line.seconds));
    if !line.note.is_empty() {
        say(&format!("       {}", line.note));
    }
    if let (Some(case), Some(why)) = (line.first_failure, &line.why) {
        say(&format!("       first failure: case {case}: {why}"));
    }
    say(&format!("       repeat: {}", line.repeat));
}
