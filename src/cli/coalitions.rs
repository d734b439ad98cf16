//! `demarche votes` and `demarche coalition`: who has power under a rule of votes, and who can claim what of a joint gain.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::{Outcome, say, tell};
use crate::negotiation::coalition::ron_game::{self, Named};
use crate::negotiation::coalition::{Allocation, Coalition, Excess, Game, LeastCore, Standing, Table};
use crate::negotiation::coalition::{instability, least_core, standing};
use crate::negotiation::engine::{Rational, Source};
use crate::negotiation::votes::{Listed, Majority, Rule, banzhaf, minimal_blocking, minimal_winning, shapley_shubik};
use crate::words::{Arg, Words, say};

/// Arguments of `demarche votes`.
#[derive(Debug, Args)]
pub struct VotesArgs {
    /// The weight of each member, such as 4,3,2,1.
    #[arg(required = true, value_delimiter = ',')]
    pub weights: Vec<u32>,
    /// The weight of yes that it takes.
    #[arg(long, conflicts_with = "majority", value_parser = clap::value_parser!(u64).range(1..))]
    pub quota: Option<u64>,
    /// How much yes it takes.
    #[arg(long, value_enum, default_value_t = Kind::Absolute)]
    pub majority: Kind,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// How much yes it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    Simple,
    TwoThirds,
    Absolute,
    Unanimity,
    Consensus,
}

/// Arguments of `demarche coalition`.
#[derive(Debug, Args)]
pub struct CoalitionArgs {
    /// Who can earn what together, in RON.
    pub file: PathBuf,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Actors up to which every coalition is looked at, for the core.
const MOST_ENUMERATED: usize = 20;

/// Coalitions that are listed.
const MOST_LISTED: usize = 100;

pub fn votes(args: &VotesArgs, words: &Words) -> Outcome {
    let majority = match (args.quota, args.majority) {
        (Some(quota), _) => Majority::Quota(quota),
        (None, Kind::Simple) => Majority::Simple,
        (None, Kind::TwoThirds) => Majority::TwoThirds,
        (None, Kind::Absolute) => Majority::Absolute,
        (None, Kind::Unanimity) => Majority::Unanimity,
        (None, Kind::Consensus) => Majority::Consensus,
    };
    let rule = Rule::weighted(args.weights.clone(), majority);
    let (pivots, swings) = match (shapley_shubik(&rule), banzhaf(&rule)) {
        (Ok(pivots), Ok(swings)) => (pivots, swings),
        (Err(error), _) | (_, Err(error)) => {
            tell(&error.to_string());
            return Outcome::Problems;
        }
    };
    let (winning, blocking) = (minimal_winning(&rule, MOST_LISTED), minimal_blocking(&rule, MOST_LISTED));
    if args.json {
        say(&json!({
            "weights": args.weights,
            "shapley_shubik": pivots.shares(),
            "banzhaf": swings.shares(),
            "swings": swings.numerators.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "minimal_winning": winning,
            "minimal_blocking": blocking,
        })
        .to_string());
        return Outcome::Done;
    }
    let shares = pivots.shares().into_iter().zip(swings.shares()).zip(&swings.numerators);
    for (member, (weight, ((pivots, index), swings))) in (1..).zip(args.weights.iter().zip(shares)) {
        let [pivots, index] = [pivots, index].map(|share| format!("{share:.4}"));
        say(&words.say(&say!(
            "votes-power",
            member = member,
            weight = *weight,
            pivots = pivots,
            banzhaf = index,
            swings = swings.to_string()
        )));
    }
    for (id, Listed { coalitions, complete }) in [("votes-winning", winning), ("votes-blocking", blocking)] {
        let members = |coalition: Vec<usize>| {
            format!("{{{}}}", coalition.iter().map(|member| (member + 1).to_string()).collect::<Vec<_>>().join(" "))
        };
        let listed = coalitions.into_iter().map(members).collect::<Vec<_>>().join(" ");
        say(&format!("{} {listed}{}", words.get(id), if complete { "" } else { " …" }));
    }
    Outcome::Done
}

pub fn coalition(args: &CoalitionArgs, words: &Words) -> Outcome {
    let file = args.file.display().to_string();
    let bytes = match std::fs::read(&args.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            tell(&words.say(&say!("cli-no-file", file = file, reason = error.to_string())));
            return Outcome::Problems;
        }
    };
    match ron_game::load(Source { name: &file, bytes: &bytes }) {
        Ok(named) => judge(&named, args.json, words),
        Err(error) => {
            tell(&error.to_string());
            Outcome::Problems
        }
    }
}

/// What there is to say of a game.
struct Judged {
    shapley: Vec<Rational>,
    /// `None` where there are too many coalitions to look at each.
    core: Option<LeastCore>,
    shares: Option<JudgedShares>,
}

/// What there is to say of how its worth is shared.
struct JudgedShares {
    beyond_shapley: Vec<f64>,
    /// What is left of the worth of all; negative where more is shared than there is.
    unshared: i128,
    in_core: Option<bool>,
    worst: Option<Excess>,
}

fn judge(named: &Named, json: bool, words: &Words) -> Outcome {
    let Named { actors, game, shares } = named;
    let table = if actors.len() <= MOST_ENUMERATED { Table::of(game).ok() } else { None };
    let shapley = game.shapley();
    let core = table.as_ref().map(least_core);
    if core == Some(None) {
        tell(&words.get("coalition-unsolved"));
        return Outcome::CouldNotRun;
    }
    let shares = shares.as_ref().map(|shares| {
        let allocation = Allocation::whole(shares);
        let beyond = |(share, value): (&i64, &Rational)| Rational::from(*share).minus(value).to_f64();
        let all = game.worth(Coalition::all(actors.len()));
        JudgedShares {
            beyond_shapley: shares.iter().zip(&shapley).map(beyond).collect(),
            unshared: i128::from(all) - shares.iter().copied().map(i128::from).sum::<i128>(),
            in_core: table.as_ref().and_then(|game| standing(game, &allocation)).map(|s| s == Standing::InCore),
            worst: table.as_ref().and_then(|game| instability(game, &allocation)),
        }
    });
    let judged = Judged { shapley, core: core.flatten(), shares };
    if json {
        print_json(actors, &judged)
    } else {
        print(actors, &judged, words)
    }
    Outcome::Done
}

fn names(actors: &[String], coalition: Coalition) -> Vec<&str> {
    coalition.members().map(|actor| actors[actor].as_str()).collect()
}

fn print_json(actors: &[String], Judged { shapley, core, shares }: &Judged) {
    let excess = |excess: &Excess| json!({ "coalition": names(actors, excess.coalition), "excess": excess.to_f64() });
    say(&json!({
        "actors": actors,
        "shapley": shapley.iter().map(Rational::to_f64).collect::<Vec<_>>(),
        "core_is_empty": core.as_ref().and_then(LeastCore::core_is_empty),
        "least_core": core.as_ref().map(|core| json!({
            "allocation": core.allocation.to_f64(),
            "worst": core.excess.as_ref().map(excess),
        })),
        "shares": shares.as_ref().map(|shares| json!({
            "beyond_shapley": shares.beyond_shapley,
            "unshared": shares.unshared,
            "in_core": shares.in_core,
            "worst": shares.worst.as_ref().map(excess),
        })),
    })
    .to_string());
}

fn print(actors: &[String], Judged { shapley, core, shares }: &Judged, words: &Words) {
    let list = |values: &mut dyn Iterator<Item = f64>| {
        let each = actors.iter().zip(values).map(|(actor, value)| format!("{actor} {}", figure(value)));
        Arg::from(each.collect::<Vec<_>>().join("  "))
    };
    say(&words.get("engine-deal-comparing"));
    say(&words.say(&say!("coalition-shapley", values = list(&mut shapley.iter().map(Rational::to_f64)))));
    match core {
        Some(core) => {
            say(&words.get(match core.core_is_empty() {
                Some(true) => "coalition-core-empty",
                Some(false) => "coalition-core",
                None => "coalition-core-unknown",
            }));
            let values = list(&mut core.allocation.to_f64().into_iter());
            say(&words.say(&say!("coalition-least-core", values = values)));
        }
        None => say(&words.say(&say!("coalition-core-beyond", most = MOST_ENUMERATED))),
    }
    let Some(shares) = shares else { return };
    match shares.unshared {
        0 => {}
        left @ 1.. => say(&words.say(&say!("coalition-unshared", left = left.to_string()))),
        missing => say(&words.say(&say!("coalition-overspent", missing = missing.unsigned_abs().to_string()))),
    }
    say(&words.say(&say!("coalition-beyond", values = list(&mut shares.beyond_shapley.iter().copied()))));
    if let Some(worst) = shares.worst {
        let (members, excess) = (Arg::names(names(actors, worst.coalition)), figure(worst.to_f64().abs()));
        say(&words.say(&match worst.units.signum() {
            1 => say!("coalition-worst-gains", members = members, excess = excess),
            0 => say!("coalition-worst-even", members = members),
            _ => say!("coalition-worst-loses", members = members, excess = excess),
        }));
    }
}

/// A number of points, written out; an empty sum of floats is -0.
fn figure(points: f64) -> String {
    format!("{:.4}", points + 0.0)
}
