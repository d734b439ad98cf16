//! `demarche tournament`: strategies meet in all seats of a domain, and are ranked.

use clap::Args;
use serde::Serialize;

use super::negotiate::{GameArgs, rank, yardsticks};
use super::{Outcome, progress_bar, say, tell};
use crate::negotiation::bargaining::{Interval, Standing, Tournament};
use crate::words::{Arg, Words, say};

/// Arguments of `demarche tournament`.
#[derive(Debug, Args)]
pub struct TournamentArgs {
    #[command(flatten)]
    pub games: GameArgs,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Characters of a column of the table.
const WIDTH: usize = 22;

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

pub fn run(args: &TournamentArgs, words: &Words) -> Outcome {
    let case = match args.games.domain.load(words) {
        Ok(case) => case,
        Err(outcome) => return outcome,
    };
    let twice =
        (1..args.games.strategies.len()).find(|&at| args.games.strategies[..at].contains(&args.games.strategies[at]));
    if let Some(at) = twice {
        tell(&words.say(&say!("engine-strategy-twice", strategy = args.games.strategies[at].to_string())));
        return Outcome::CouldNotRun;
    }
    if args.games.strategies.len() < 2 {
        tell(&words.get("engine-two-strategies"));
        return Outcome::CouldNotRun;
    }
    let rankings = match rank(&case, args.games.domain.arithmetic(), words) {
        Ok(rankings) => rankings,
        Err(outcome) => return outcome,
    };
    let yardsticks = yardsticks(&case, &rankings, args.games.domain.arithmetic(), args.games.steps, words);
    let tournament = Tournament {
        rankings: &rankings,
        yardsticks: &yardsticks,
        styles: &args.games.strategies,
        rounds: args.games.steps,
        repeat: args.games.repeat,
        seed: args.games.seed,
    };
    let Some(games) = tournament.games().filter(|&games| games <= MOST_GAMES) else {
        tell(&words.say(&say!(
            "engine-too-many-games",
            strategies = args.games.strategies.len(),
            seats = rankings.len(),
            repeat = args.games.repeat,
            most = MOST_GAMES
        )));
        return Outcome::CouldNotRun;
    };
    let bar = progress_bar(games, &words.get("engine-tournament-progress"));
    let ranking = tournament.play(|| bar.inc(1));
    bar.finish_and_clear();
    let parties: Vec<&str> = case.parties.iter().map(|party| party.name.as_str()).collect();
    let (outcomes, deadline) = (case.space.size(), args.games.steps);
    if args.json {
        let report = Report { parties, outcomes, deadline, games, seed: args.games.seed, ranking };
        match serde_json::to_string(&report) {
            Ok(text) => say(&text),
            Err(error) => {
                tell(&error.to_string());
                return Outcome::CouldNotRun;
            }
        }
    } else {
        let names = Arg::names(parties);
        say(&words.say(&say!("engine-tournament-title", games = games, rounds = deadline, names = names)));
        print(&ranking, words);
    }
    Outcome::Done
}

/// A table: means with their 95 % intervals.
fn print(ranking: &[Standing], words: &Words) {
    let strategy = words.get("engine-column-strategy");
    let names = ranking.iter().map(|standing| standing.strategy.len());
    let width = names.max().unwrap_or(0).max(strategy.chars().count());
    let columns = [
        "engine-column-utility",
        "engine-column-agreements",
        "engine-column-nash",
        "engine-column-pareto",
        "engine-column-rounds",
    ];
    let head = columns.map(|id| format!("{:>WIDTH$}", words.get(id))).concat();
    say(&format!("{:>2}  {strategy:width$}{head}", ""));
    for (place, standing) in (1..).zip(ranking) {
        let cell = |interval: Option<Interval>, digits: usize| {
            let cell = match interval.map(|Interval { mean, bounds }| (mean, bounds)) {
                Some((mean, Some([low, high]))) => format!("{mean:.digits$} ({low:.digits$}–{high:.digits$})"),
                Some((mean, None)) => format!("{mean:.digits$}"),
                None => words.get("engine-undefined"),
            };
            format!("{cell:>WIDTH$}")
        };
        let &Standing { ref strategy, utility, agreements, nash, pareto, rounds, .. } = standing;
        let shares = [utility, agreements, nash, pareto].map(|interval| cell(interval, 3)).concat();
        let cells = shares + &cell(rounds, 1);
        say(&format!("{place:>2}  {strategy:width$}{cells}"));
    }
    say(&words.get("engine-tournament-note"));
}
