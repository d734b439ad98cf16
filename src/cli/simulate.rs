//! `demarche simulate`: a level played by bots many times, on all cores, with the same answer every time.

use clap::Args;
use rayon::prelude::*;
use serde::Serialize;
use serde_json::json;

use super::{Outcome, library, progress_bar, say, tell_problems};
use crate::base::{ActorId, Digest, Seed};
use crate::delegates::Style;
use crate::level::Level;
use crate::rules::measure::attainment;
use crate::rules::{Fact, State, TalksStatus};
use crate::session::play_out;
use crate::words::{Arg, Words, say};

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
    /// How bots bargain, by seat in the order of the level; the last goes for all further seats.
    #[arg(long, value_delimiter = ',')]
    pub bots: Vec<Style>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// What is kept of one game.
#[derive(Clone, Debug)]
pub struct Played {
    pub digest: Digest,
    /// Attainment of each seat and of its objectives.
    pub scores: Vec<i32>,
    pub parts: Vec<Vec<i32>>,
    /// Turn of adoption, per talks.
    pub adopted: Vec<Option<u16>>,
    /// Clauses adopted, per talks.
    pub clauses: Vec<Option<Vec<u8>>>,
    pub orders: u32,
}

/// Plays game by game with bots and keeps what the report needs.
#[must_use]
pub fn play_games(level: &Level, seed: u64, games: u32, styles: &[Style], done: impl Fn() + Sync) -> Vec<Played> {
    (0..games)
        .into_par_iter()
        .map(|k| {
            let played = play_one(level, Seed(seed.wrapping_add(u64::from(k))), styles);
            done();
            played
        })
        .collect()
}

fn play_one(level: &Level, seed: Seed, styles: &[Style]) -> Played {
    let mut orders = 0;
    let state: State = play_out(level, seed, styles, |_, _: &[Fact]| orders += 1);
    let attainments: Vec<_> = level.actor_ids().map(|actor| attainment(level, &state, actor)).collect();
    let text = |talks: usize| match &state.talks[talks].table.status {
        TalksStatus::Adopted { text } => Some(&state.texts[text.ix()]),
        _ => None,
    };
    Played {
        digest: state.digest(),
        scores: attainments.iter().map(|a| a.total).collect(),
        parts: attainments.iter().map(|a| a.parts.iter().map(|p| p.worth).collect()).collect(),
        adopted: (0..level.talks.len()).map(|t| text(t).map(|text| text.turn)).collect(),
        clauses: (0..level.talks.len()).map(|t| text(t).map(|text| text.clauses.0.clone())).collect(),
        orders,
    }
}

/// One hash over the hashes of the final states, in seed order.
#[must_use]
pub fn digest_of_games(played: &[Played]) -> Digest {
    let parts: Vec<&[u8]> = played.iter().map(|game| &game.digest.0[..]).collect();
    Digest::of(&parts)
}

/// Mean and standard deviation (of the sample).
#[derive(Copy, Clone, Debug, Serialize)]
struct Spread {
    mean: f64,
    sd: f64,
}

/// None of no values.
fn spread(values: impl Iterator<Item = i32> + Clone) -> Option<Spread> {
    let n = values.clone().count() as f64;
    if n == 0.0 {
        return None;
    }
    let mean = values.clone().map(f64::from).sum::<f64>() / n;
    let square = values.map(|v| (f64::from(v) - mean).powi(2)).sum::<f64>();
    Some(Spread { mean, sd: (square / (n - 1.0).max(1.0)).sqrt() })
}

pub fn run(args: &SimulateArgs, words: &Words) -> Outcome {
    let level = match library().playable(&args.level) {
        Ok(level) => level,
        Err(problems) => {
            tell_problems(&problems, words);
            return Outcome::Problems;
        }
    };
    let bar = progress_bar(u64::from(args.games), &words.get("cli-simulate-progress"));
    let played = play_games(&level, args.seed, args.games, &args.bots, || bar.inc(1));
    bar.finish_and_clear();
    if args.json {
        say(&as_json(&level, args, &played).to_string());
    } else {
        report(&level, args, &played, words);
    }
    Outcome::Done
}

fn agreement_rate(played: &[Played], talks: usize) -> f64 {
    let agreed = played.iter().filter(|game| game.adopted[talks].is_some()).count();
    agreed as f64 / played.len().max(1) as f64
}

/// Options that no adopted text ever had, by issue and option id.
fn never_chosen(level: &Level, played: &[Played], talks: usize) -> Vec<String> {
    let spec = &level.talks[talks];
    let chosen = |issue: usize, option: usize| {
        played
            .iter()
            .filter_map(|game| game.clauses[talks].as_ref())
            .any(|clauses| usize::from(clauses[issue]) == option)
    };
    let options = spec.issues.iter().enumerate().flat_map(|(i, issue)| {
        issue.options.iter().enumerate().map(move |(o, option)| (i, o, format!("{}.{}", issue.id, option.id)))
    });
    options.filter(|(issue, option, _)| !chosen(*issue, *option)).map(|(_, _, name)| name).collect()
}

/// Games in which this seat had the highest attainment of all playable seats.
fn wins(level: &Level, played: &[Played], seat: ActorId) -> usize {
    let playable: Vec<ActorId> = level.playable().collect();
    let best = |game: &Played| playable.iter().map(|other| game.scores[other.ix()]).max().unwrap_or(0);
    played.iter().filter(|game| game.scores[seat.ix()] >= best(game)).count()
}

fn as_json(level: &Level, args: &SimulateArgs, played: &[Played]) -> serde_json::Value {
    let seats: Vec<_> = level
        .actors
        .iter()
        .enumerate()
        .map(|(a, actor)| {
            let components: serde_json::Map<String, serde_json::Value> = actor
                .mandate
                .objectives
                .iter()
                .enumerate()
                .map(|(o, objective)| (objective.name.clone(), json!(spread(played.iter().map(|g| g.parts[a][o])))))
                .collect();
            let playable = actor.playable.is_some();
            let wins = playable.then(|| wins(level, played, ActorId::at(a)));
            json!({
                "id": actor.code,
                "playable": playable,
                "score": spread(played.iter().map(|g| g.scores[a])),
                "components": components,
                "wins": wins,
            })
        })
        .collect();
    let talks: Vec<_> = level
        .talks
        .iter()
        .enumerate()
        .map(|(t, talks)| {
            json!({
                "id": talks.id,
                "agreement": agreement_rate(played, t),
                "turn": spread(played.iter().filter_map(|g| g.adopted[t].map(i32::from))),
                "never_chosen": never_chosen(level, played, t),
            })
        })
        .collect();
    json!({
        "level": level.id,
        "games": args.games,
        "seed": args.seed,
        "seats": seats,
        "talks": talks,
        "orders": spread(played.iter().map(|g| i32::try_from(g.orders).unwrap_or(i32::MAX))),
        "digest": digest_of_games(played),
    })
}

fn report(level: &Level, args: &SimulateArgs, played: &[Played], words: &Words) {
    let title = say!("cli-simulate-title", level = &level.title, games = args.games, seed = args.seed);
    say(&words.say(&title));
    for (t, talks) in level.talks.iter().enumerate() {
        let (name, rate) = (format!("{:<16}", talks.id), 100.0 * agreement_rate(played, t));
        let agreement = match spread(played.iter().filter_map(|g| g.adopted[t].map(i32::from))) {
            Some(Spread { mean, sd }) => say!(
                "cli-simulate-agreement",
                talks = name,
                rate = format!("{rate:5.1}"),
                turn = format!("{mean:.1}"),
                turn_sd = format!("{sd:.1}")
            ),
            None => say!("cli-simulate-no-agreement", talks = name),
        };
        say(&format!("  {}", words.say(&agreement)));
        let never = never_chosen(level, played, t);
        if !never.is_empty() {
            let options = Arg::names(never.iter().map(String::as_str));
            let never = say!("cli-simulate-never", indent = format!("{:<16}", ""), options = options);
            say(&format!("  {}", words.say(&never)));
        }
    }
    for (a, actor) in level.actors.iter().enumerate() {
        let Some(score) = spread(played.iter().map(|g| g.scores[a])) else { continue };
        let (code, mean, sd) = (&actor.code, format!("{:6.0}", score.mean), format!("{:4.0}", score.sd));
        let seat = match actor.playable {
            Some(_) => {
                let n = wins(level, played, ActorId::at(a));
                say!("cli-simulate-seat-best", code = code, mean = mean, sd = sd, n = n)
            }
            None => say!("cli-simulate-seat", code = code, mean = mean, sd = sd),
        };
        say(&format!("  {}", words.say(&seat)));
        for (o, objective) in actor.mandate.objectives.iter().enumerate() {
            let Some(part) = spread(played.iter().map(|g| g.parts[a][o])) else { continue };
            let (mean, sd) = (format!("{:6.0}", part.mean), format!("{:4.0}", part.sd));
            let objective = say!("cli-simulate-objective", mean = mean, sd = sd, objective = &objective.name);
            say(&format!("      {}", words.say(&objective)));
        }
    }
    say(&words.say(&say!("cli-simulate-digest", digest = digest_of_games(played).to_string())));
}
