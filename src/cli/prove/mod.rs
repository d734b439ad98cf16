//! `demarche prove`: rows of the reliability scorecard. Each says how many it tried, how many failed, the bound that
//! follows, and the one command that repeats its first failure.

mod determinism;
pub mod goldens;
mod journals;
mod sources;
mod worlds;

use std::time::Instant;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Outcome, say, tell, tell_problems};
use crate::level::{Level, library::Library};
use crate::words::{Arg, Saying, Words, say};

/// Arguments of `demarche prove`.
#[derive(Debug, Args)]
pub struct ProveArgs {
    /// Row, such as D1, or `all`.
    pub row: String,
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
    /// Why it could not run, where it could not.
    run: fn(&Level, Size, Option<u64>) -> Result<Tally, Saying>,
}

const ROWS: [Row; 8] = [
    Row {
        id: "D1",
        property: "seeded games replay bit-identically, state hash after every order",
        run: |level, size, only| Ok(determinism::replays(level, size, only)),
    },
    Row {
        id: "D2",
        property: "written and read back after every order, games go on the same",
        run: |level, size, only| Ok(determinism::heavy(level, size, only)),
    },
    Row { id: "D5", property: "no floats, clocks, hash maps or unnamed dice in the core", run: sources::bans },
    Row { id: "D6", property: "games go as they went and dice fall as they fell", run: goldens::frozen },
    Row {
        id: "A3",
        property: "orders at random keep the laws: refused ones change nothing, scales hold, money is conserved",
        run: |level, size, only| Ok(worlds::laws(level, size, only)),
    },
    Row {
        id: "W5",
        property: "other secrets change no byte of a seat's view, nor what its bot does",
        run: |level, size, only| Ok(worlds::noninterference(level, size, only)),
    },
    Row {
        id: "S3",
        property: "a damaged save never panics or half-loads",
        run: |level, size, only| Ok(journals::damaged_saves(level, size, only)),
    },
    Row {
        id: "T1",
        property: "every flip, cut and swap in a sealed journal is detected",
        run: |level, size, only| Ok(journals::tampering(level, size, only)),
    },
];

#[derive(Serialize)]
struct Line<'a> {
    row: &'a str,
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
    let rows: Vec<&Row> = ROWS
        .iter()
        .filter(|row| args.row.eq_ignore_ascii_case("all") || args.row.eq_ignore_ascii_case(row.id))
        .collect();
    if rows.is_empty() {
        let names = Arg::names(ROWS.iter().map(|row| row.id));
        tell(&words.say(&say!("cli-prove-no-row", row = &args.row, names = names)));
        return Outcome::CouldNotRun;
    }
    let level = match Library::built_in().playable("winter-ward") {
        Ok(level) => level,
        Err(problems) => {
            tell_problems(&problems, words);
            return Outcome::CouldNotRun;
        }
    };
    let mut outcome = Outcome::Done;
    for row in rows {
        let start = Instant::now();
        let tally = match (row.run)(&level, args.size, args.only) {
            Ok(tally) => tally,
            Err(why) => {
                tell(&words.say(&say!("cli-prove-could-not-run", row = row.id, why = why)));
                if outcome == Outcome::Done {
                    outcome = Outcome::CouldNotRun;
                }
                continue;
            }
        };
        let line = line(row, args.size, tally, start.elapsed().as_secs_f64());
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

fn line(row: &'static Row, size: Size, tally: Tally, seconds: f64) -> Line<'static> {
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
    let repeat = case.map_or_else(
        || format!("demarche prove {} --size {size}", row.id),
        |case| format!("demarche prove {} --size {size} --only {case}", row.id),
    );
    Line {
        row: row.id,
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
    say(&format!("{verdict} {}  {}", line.row, line.property));
    say(&format!("       tried {}, failed {}, {}; {:.1} s", line.tried, line.failed, line.bound, line.seconds));
    if !line.note.is_empty() {
        say(&format!("       {}", line.note));
    }
    if let (Some(case), Some(why)) = (line.first_failure, &line.why) {
        say(&format!("       first failure: case {case}: {why}"));
    }
    say(&format!("       repeat: {}", line.repeat));
}
