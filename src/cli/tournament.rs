//! `demarche tournament`: strategies meet in all seats of a domain, and are ranked.

use std::io::IsTerminal;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::domain::DomainArgs;
use super::negotiate::yardsticks;
use super::{Outcome, say, tell};
use crate::negotiation::bargaining::{Interval, Ranking, Standing, Style, Tournament};

/// Arguments of `demarche tournament`.
#[derive(Debug, Args)]
pub struct TournamentArgs {
    #[command(flatten)]
    pub domain: DomainArgs,
    /// Two or more, by the names that `negotiate` takes. Each meets each, itself included, in all seats.
    #[arg(long, required = true, value_delimiter = ',')]
    pub strategies: Vec<Style>,
    /// Rounds until the deadline.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub steps: u32,
    /// How often each assignment of strategies to seats is played.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub repeat: u32,
    /// Seed of the strategies that draw; game k has the seed S + k.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// More games than this are not begun.
const MOST_GAMES: u64 = 10_000_000;

#[derive(Serialize)]
struct Report<'a> {
    parties: Vec<&'a str>,
    outcomes: u128,
    deadline: u32,
    games: u64,
    seed: u64,
    ranking: Vec<Standing>,
}

pub fn run(args: &TournamentArgs) -> Outcome {
    let case = match args.domain.load() {
        Ok(case) => case,
        Err(outcome) => return outcome,
    };
    let twice = (1..args.strategies.len()).find(|&at| args.strategies[..at].contains(&args.strategies[at]));
    if let Some(at) = twice {
        tell(&format!("strategy `{}` is named twice", args.strategies[at]));
        return Outcome::CouldNotRun;
    }
    if args.strategies.len() < 2 {
        tell("a tournament takes two strategies or more");
        return Outcome::CouldNotRun;
    }
    let rankings = match Ranking::of(&case, args.domain.arithmetic()) {
        Ok(rankings) => rankings,
        Err(error) => {
            tell(&error.to_string());
            return Outcome::Problems;
        }
    };
    let yardsticks = yardsticks(&case, &rankings, args.domain.arithmetic(), args.steps);
    let tournament = Tournament {
        rankings: &rankings,
        yardsticks: &yardsticks,
        styles: &args.strategies,
        rounds: args.steps,
        repeat: args.repeat,
        seed: args.seed,
    };
    let Some(games) = tournament.games().filter(|&games| games <= MOST_GAMES) else {
        let (styles, parties) = (args.strategies.len(), rankings.len());
        tell(&format!(
            "{styles} strategies in {parties} seats, {} times: more than {MOST_GAMES} games; fewer strategies or \
             repetitions would do",
            args.repeat
        ));
        return Outcome::CouldNotRun;
    };
    let bar = if std::io::stderr().is_terminal() { ProgressBar::new(games) } else { ProgressBar::hidden() };
    bar.set_style(ProgressStyle::with_template("{bar:40} {pos} of {len} games, {eta} left").expect("a template"));
    let ranking = tournament.play(|| bar.inc(1));
    bar.finish_and_clear();
    let parties = case.parties.iter().map(|party| party.name.as_str()).collect();
    let (outcomes, deadline) = (case.space.size(), args.steps);
    if args.json {
        let report = Report { parties, outcomes, deadline, games, seed: args.seed, ranking };
        match serde_json::to_string(&report) {
            Ok(text) => say(&text),
            Err(error) => {
                tell(&error.to_string());
                return Outcome::CouldNotRun;
            }
        }
    } else {
        say(&format!("{games} games of {deadline} rounds at most between {}", parties.join(", ")));
        print(&ranking);
    }
    Outcome::Done
}

/// A table: means with half the width of their 95 % intervals.
fn print(ranking: &[Standing]) {
    let width = ranking.iter().map(|standing| standing.strategy.len()).max().unwrap_or(0).max(8);
    let head = ["utility", "agreements", "Nash", "Pareto", "rounds"].map(|name| format!("{name:>16}")).concat();
    say(&format!("{:>2}  {:width$}{head}", "", "strategy"));
    for (place, standing) in (1..).zip(ranking) {
        let cell = |interval: &Interval, digits: usize| {
            let half = interval.high - interval.mean;
            let cell = if half.is_finite() {
                format!("{:.digits$} ± {half:.digits$}", interval.mean)
            } else {
                format!("{:.digits$}", interval.mean)
            };
            format!("{cell:>16}")
        };
        let Standing { strategy, utility, agreements, nash, pareto, rounds, .. } = standing;
        let cells = [cell(utility, 3), cell(agreements, 3), cell(nash, 3), cell(pareto, 3), cell(rounds, 1)].concat();
        say(&format!("{place:>2}  {strategy:width$}{cells}"));
    }
    say("mean ± half of the 95 % interval over games; utility from 0, a seat's worst outcome, to 1, its best");
}
