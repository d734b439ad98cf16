//! `demarche simulate` and `demarche merge`: a level played by bots many times, on all cores or on many machines, with the
//! same report every time.

mod figures;
mod page;
mod report;

use std::io::{self, Write};
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};

use clap::Args;

use super::output::Output;
use super::{Outcome, library, progress_bar, say, tell, tell_problems};
use crate::balance::{Arena, Balance, Places, Plan, Shard, Sweep, sweep};
use crate::delegates::Style;
use crate::level::Character;
use crate::level::library::Loaded;
use crate::level::problem::Problem;
use crate::words::{Words, say};

/// Arguments of `demarche simulate`.
#[derive(Debug, Args)]
pub struct SimulateArgs {
    /// Level file, or the name of a built-in level.
    pub level: String,
    /// How many games.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    pub games: u32,
    /// Seed of the first game; game k has this plus k.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
    /// All seeds from A up to B, which is left out: another way to say which games.
    #[arg(long, value_name = "A..B", conflicts_with_all = ["games", "seed"])]
    pub seeds: Option<String>,
    /// How bots bargain, by seat in the order of the level; the last goes for all further seats.
    #[arg(long, value_delimiter = ',')]
    pub bots: Vec<Style>,
    /// Play every game again with talks in reverse order, and with each style in the playable seats by turns.
    #[arg(long)]
    pub full: bool,
    /// Play every game again with these styles in the playable seats by turns.
    #[arg(long, value_delimiter = ',', value_name = "STYLE")]
    pub styles: Vec<Style>,
    /// Play only part i of N.
    #[arg(long, value_name = "i/N", requires = "out")]
    pub shard: Option<String>,
    /// Write the games into a file for `demarche merge`, instead of a report.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "html"])]
    pub out: Option<PathBuf>,
    /// Write the report as a page, too.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `demarche merge`.
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Files that `demarche simulate --out` has written.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Write the report as a page, too.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

impl SimulateArgs {
    fn plan(&self) -> Option<Plan> {
        let seeds = match &self.seeds {
            Some(text) => seeds(text)?,
            None => self.seed..self.seed.checked_add(u64::from(self.games))?,
        };
        let all = Character::ALL.map(Style::Character).into_iter().chain([Style::Random]);
        let styles = if self.full && self.styles.is_empty() { all.collect() } else { self.styles.clone() };
        Some(Plan { seeds, bots: self.bots.clone(), reversed: self.full, styles })
    }
}

/// `A..B`: at least one seed.
fn seeds(text: &str) -> Option<Range<u64>> {
    let (from, to) = text.split_once("..")?;
    let seeds = from.trim().parse().ok()?..to.trim().parse().ok()?;
    (!seeds.is_empty()).then_some(seeds)
}

/// `i/N`, i from 1 to N.
fn shard(text: &str) -> Option<Shard> {
    let (i, n) = text.split_once('/')?;
    let shard = Shard { i: i.trim().parse().ok()?, n: n.trim().parse().ok()? };
    (1..=shard.n).contains(&shard.i).then_some(shard)
}

pub fn run(args: &SimulateArgs, words: &Words) -> Outcome {
    let Some(plan) = args.plan() else {
        let seeds = args.seeds.clone().unwrap_or_else(|| args.seed.to_string());
        tell(&words.say(&say!("cli-simulate-seeds", seeds = seeds)));
        return Outcome::CouldNotRun;
    };
    let part = match args.shard.as_deref().map(|text| (text, shard(text))) {
        None => Shard::WHOLE,
        Some((_, Some(part))) => part,
        Some((text, None)) => {
            tell(&words.say(&say!("cli-simulate-shard", shard = text)));
            return Outcome::CouldNotRun;
        }
    };
    let Loaded { source, level, problems, .. } = library().load(&args.level);
    let Some(level) = level else {
        let errors = problems.into_iter().filter(Problem::is_error).collect();
        tell_problems(&(source, errors), words);
        return Outcome::Problems;
    };
    // A long run should not end with a file that cannot be written.
    let (out, html) = match (open(args.out.as_deref(), words), open(args.html.as_deref(), words)) {
        (Ok(out), Ok(html)) => (out, html),
        (Err(outcome), _) | (_, Err(outcome)) => return outcome,
    };
    let seeds = part.of(&plan.seeds);
    let bar = progress_bar(seeds.end - seeds.start, &words.get("cli-simulate-progress"));
    let go_on = |_: &_| {
        bar.inc(1);
        ControlFlow::Continue(())
    };
    let games = Arena::new(&level, &plan).play_all(seeds.clone(), go_on).unwrap_or_default();
    bar.finish_and_clear();
    let places = Places::of(&source);
    let sweep = Sweep { level, places, plan, games };
    match out {
        Some((path, out)) => {
            let done = say!("cli-simulate-written", file = path.display().to_string(), n = sweep.games.len());
            match finish(path, out, words, |to| sweep::write(&sweep, part, to)) {
                Outcome::Done => {
                    tell(&words.say(&done));
                    Outcome::Done
                }
                failed => failed,
            }
        }
        None => show(&sweep, html, args.json, words),
    }
}

pub fn merge(args: &MergeArgs, words: &Words) -> Outcome {
    let html = match open(args.html.as_deref(), words) {
        Ok(html) => html,
        Err(outcome) => return outcome,
    };
    let (mut parts, mut wrong) = (Vec::new(), Vec::new());
    for path in &args.files {
        let name = path.display().to_string();
        match std::fs::read(path) {
            Err(error) => wrong.push(say!("cli-no-file", file = name, reason = error.to_string())),
            Ok(bytes) => match sweep::read(&name, &bytes) {
                Ok(part) => parts.push(part),
                Err(why) => wrong.push(why),
            },
        }
    }
    // Whatever is missing beside files that could not be read says nothing.
    let merged = if wrong.is_empty() { sweep::merge(parts) } else { Err(wrong) };
    match merged {
        Ok(sweep) => show(&sweep, html, args.json, words),
        Err(why) => {
            why.iter().for_each(|why| tell(&words.say(why)));
            Outcome::Problems
        }
    }
}

/// The report of a whole sweep, as text or JSON, and as a page.
fn show(sweep: &Sweep, html: Option<(&Path, Output)>, json: bool, words: &Words) -> Outcome {
    let Sweep { level, places, plan, games } = sweep;
    let balance = Balance::of(level, places, plan, games);
    let findings = balance.findings(level, places);
    if json {
        say(&report::as_json(&balance, &findings, words).to_string());
    } else {
        report::print(&balance, &findings, words);
    }
    let Some((path, html)) = html else { return Outcome::Done };
    let page = page::page(&balance, &findings, words);
    let outcome = finish(path, html, words, |to| to.write_all(page.as_bytes()));
    if outcome == Outcome::Done {
        tell(&words.say(&say!("cli-simulate-page", file = path.display().to_string())));
    }
    outcome
}

/// The file that will be written, if one is wanted.
fn open<'a>(path: Option<&'a Path>, words: &Words) -> Result<Option<(&'a Path, Output)>, Outcome> {
    let Some(path) = path else { return Ok(None) };
    match Output::new(path) {
        Ok(output) => Ok(Some((path, output))),
        Err(error) => Err(unwritten(path, &error, words)),
    }
}

fn finish(path: &Path, output: Output, words: &Words, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Outcome {
    output.finish(write).map_or_else(|error| unwritten(path, &error, words), |()| Outcome::Done)
}

fn unwritten(path: &Path, error: &io::Error, words: &Words) -> Outcome {
    let file = path.display().to_string();
    tell(&words.say(&say!("cli-simulate-unwritten", file = file, reason = error.to_string())));
    Outcome::CouldNotRun
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_and_shards_are_read_or_refused() {
        assert_eq!(seeds("0..1000"), Some(0..1000));
        assert_eq!(seeds("18446744073709551614..18446744073709551615").map(|s| s.end - s.start), Some(1));
        for wrong in ["", "5", "5..5", "9..3", "a..b", "..", "0..=5", "-1..5", "0..18446744073709551616"] {
            assert_eq!(seeds(wrong), None, "{wrong}");
        }
        assert_eq!(shard("2/3"), Some(Shard { i: 2, n: 3 }));
        for wrong in ["", "0/3", "4/3", "1", "1/0", "a/b", "1/2/3"] {
            assert_eq!(shard(wrong), None, "{wrong}");
        }
    }
}
