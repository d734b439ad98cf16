//! `demarche depth`: whether a level rewards thinking. Every style plays the same seats on the same seeds, the best games
//! are looked through for options that are always taken, and every part of the rules is switched off once.

mod games;

use clap::Args;
use serde::Serialize;

use self::games::{Game, Habit, compare, habits, play};
use super::{Outcome, library, progress_bar, say, tell_problems};
use crate::balance::statistics::Mean;
use crate::base::ActorId;
use crate::delegates::Style;
use crate::level::{Character, Level, Mechanism};
use crate::words::{Words, say};

/// Arguments of `demarche depth`.
#[derive(Debug, Args)]
pub struct DepthArgs {
    /// Level files, or names of built-in levels.
    #[arg(required = true)]
    pub levels: Vec<String>,
    /// How many games each style and each switch gets.
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u32).range(2..))]
    pub games: u32,
    /// Seed of the first game; game k has this plus k.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
    /// Styles to compare; all of them if none is named. Looking ahead takes most of the time.
    #[arg(long, value_delimiter = ',', value_name = "STYLE")]
    pub styles: Vec<Style>,
    /// Leave the switches out: styles and habits only.
    #[arg(long)]
    pub styles_only: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

impl DepthArgs {
    /// Orders at random, the five characters, and the bot that looks ahead, or those of them that were asked for.
    fn styles(&self) -> impl Iterator<Item = Style> {
        let fixed = Character::ALL.map(Style::Character);
        let all = [Style::Random].into_iter().chain(fixed).chain([Style::Foresight]);
        all.filter(|style| self.styles.is_empty() || self.styles.contains(style))
    }

    fn switches(&self) -> &'static [Mechanism] {
        if self.styles_only { &[] } else { &Mechanism::ALL }
    }
}

/// Standard errors of the mean by which something has to differ.
const WANTED: f64 = 2.0;
/// Most of the best games, in per cent, in which one option may be taken.
const MOST: f64 = 60.0;

/// The depth of one level.
#[derive(Serialize)]
struct Depth {
    level: String,
    games: u32,
    seed: u64,
    styles: Vec<Row>,
    /// The style with the highest mean, by playable seat.
    best: Vec<(String, String)>,
    habits: Vec<Habit>,
    mechanisms: Vec<Switched>,
}

/// How a style did: mean mandate attainment over the playable seats by turns, and what it has over random orders and
/// looking ahead has over it, each with its standard error, game by game on the same seed.
#[derive(Serialize)]
struct Row {
    style: String,
    mean: Mean,
    over_random: Option<Mean>,
    foresight_over_it: Option<Mean>,
}

/// The seat whose mean attainment a switched-off part of the rules moves most surely.
#[derive(Serialize)]
struct Switched {
    mechanism: Mechanism,
    seat: String,
    change: Mean,
}

pub fn run(args: &DepthArgs, words: &Words) -> Outcome {
    let library = library();
    let mut levels = Vec::new();
    for name in &args.levels {
        match library.playable(name) {
            Ok(level) => levels.push(level),
            Err(problems) => {
                tell_problems(&problems, words);
                return Outcome::Problems;
            }
        }
    }
    let runs = (args.styles().count() + 1 + args.switches().len()) as u64;
    let bar = progress_bar(u64::from(args.games) * runs * levels.len() as u64, &words.get("cli-simulate-progress"));
    let depths: Vec<Depth> = levels.iter().map(|level| measure(level, args, || bar.inc(1))).collect();
    bar.finish_and_clear();
    if args.json {
        say(&serde_json::json!(depths).to_string());
    } else {
        depths.iter().for_each(|depth| report(depth, words));
    }
    Outcome::Done
}

fn measure(level: &Level, args: &DepthArgs, done: impl Fn() + Sync) -> Depth {
    let playable: Vec<ActorId> = level.playable().collect();
    // Game k is that of the k-th playable seat, round and round.
    let in_turns = |k: u32| playable[k as usize % playable.len()];
    let runs: Vec<(Style, Vec<Game>)> =
        args.styles().map(|style| (style, play(level, args, in_turns, Some(style), &done))).collect();
    let of = |wanted: Style| runs.iter().find(|(style, _)| *style == wanted).map(|(_, games)| &games[..]);
    let score = |game: &Game| game.scores[game.seat.ix()];
    let styles = runs.iter().map(|(style, games)| Row {
        style: style.to_string(),
        mean: Mean::of(games.iter().map(|game| f64::from(score(game)))),
        over_random: of(Style::Random).filter(|_| *style != Style::Random).map(|base| compare(games, base, score)),
        foresight_over_it: of(Style::Foresight)
            .filter(|_| *style != Style::Foresight)
            .map(|ahead| compare(ahead, games, score)),
    });
    let best = playable.iter().filter_map(|seat| {
        let fixed = runs.iter().filter(|(style, _)| matches!(style, Style::Character(_)));
        let means = fixed.map(|(style, games)| {
            let own = games.iter().filter(|game| game.seat == *seat).map(|game| f64::from(score(game)));
            (style.to_string(), Mean::of(own).mean)
        });
        let (style, _) = means.max_by(|a, b| a.1.total_cmp(&b.1))?;
        Some((level.actor(*seat).code.clone(), style))
    });
    let all: Vec<&Game> = runs.iter().flat_map(|(_, games)| games).collect();

    let with = play(level, args, in_turns, None, &done);
    let mechanisms = args.switches().iter().map(|&mechanism| {
        let mut without = level.clone();
        without.off.push(mechanism);
        let games = play(&without, args, in_turns, None, &done);
        let changes = level.actor_ids().map(|seat| (seat, compare(&games, &with, |game| game.scores[seat.ix()])));
        let surest = changes.max_by(|a, b| a.1.errors().abs().total_cmp(&b.1.errors().abs()));
        let (seat, change) = surest.unwrap_or((ActorId(0), Mean::default()));
        Switched { mechanism, seat: level.actor(seat).code.clone(), change }
    });
    Depth {
        level: level.id.clone(),
        games: args.games,
        seed: args.seed,
        styles: styles.collect(),
        best: best.collect(),
        habits: habits(level, &all),
        mechanisms: mechanisms.collect(),
    }
}

fn report(depth: &Depth, words: &Words) {
    say(&words.say(&say!("cli-depth-title", level = &depth.level, games = depth.games, seed = depth.seed)));
    say(&words.get("cli-depth-columns"));
    let cell = |paired: &Option<Mean>| {
        let shown = paired.map(|Mean { mean, error, .. }| format!("{mean:+.0} ± {error:.0}"));
        format!("{:>16}", shown.unwrap_or_default())
    };
    for row in &depth.styles {
        let (mean, error) = (format!("{:6.0}", row.mean.mean), format!("{:3.0}", row.mean.error));
        let (random, ahead) = (cell(&row.over_random), cell(&row.foresight_over_it));
        say(&format!("  {:<18}{mean} ± {error}{random}{ahead}", row.style));
    }
    let fixed = depth.styles.iter().filter(|row| row.over_random.is_some() && row.foresight_over_it.is_some());
    let below = |paired: &Option<Mean>| paired.is_some_and(|paired| paired.errors() < WANTED);
    for row in fixed {
        if below(&row.over_random) {
            say(&words.say(&say!("cli-depth-no-better-than-random", style = &row.style)));
        }
        if below(&row.foresight_over_it) {
            say(&words.say(&say!("cli-depth-foresight-no-better", style = &row.style)));
        }
    }
    for (seat, style) in &depth.best {
        say(&words.say(&say!("cli-depth-best", seat = seat, style = style)));
    }
    for Habit { what, option, share, .. } in depth.habits.iter().filter(|habit| habit.share > MOST) {
        say(&words.say(&say!("cli-depth-habit", what = what, option = option, share = format!("{share:.0}"))));
    }
    for Switched { mechanism, seat, change } in &depth.mechanisms {
        let (name, mean, error) =
            (format!("{:<16}", mechanism.to_string()), format!("{:+.0}", change.mean), format!("{:.0}", change.error));
        let line = match change {
            change if change.is_nothing() => say!("cli-depth-not-played", mechanism = name),
            change if change.errors().abs() < WANTED => {
                say!("cli-depth-hardly-matters", mechanism = name, seat = seat, mean = mean, error = error)
            }
            _ => say!("cli-depth-matters", mechanism = name, seat = seat, mean = mean, error = error),
        };
        say(&words.say(&line));
    }
}
