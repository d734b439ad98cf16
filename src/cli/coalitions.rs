//! `demarche votes` and `demarche coalition`: who has power under a rule of votes, and who can claim what of a joint gain.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Deserialize;
use serde_json::json;

use super::{Outcome, say, tell};
use crate::negotiation::coalition::{Allocation, Coalition, Table, instability, least_core, shapley};
use crate::negotiation::votes::{
    Listed, Majority, PowerError, PowerIndex, Rule, banzhaf, minimal_blocking, minimal_winning, shapley_shubik,
};
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

/// Actors, whose coalitions are all written down.
const MOST_ACTORS: usize = 20;

/// Coalitions that are listed.
const MOST_LISTED: usize = 100;

/// `(actors: ["A", "B"], worths: [(["A", "B"], 60)], shares: [30, 30])`: coalitions that aren't named are worth 0.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Joint {
    actors: Vec<String>,
    worths: Vec<(Vec<String>, i64)>,
    /// What each gets, if that is to be judged.
    #[serde(default)]
    shares: Vec<i64>,
}

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
    let power = |of: fn(&Rule) -> Result<PowerIndex, PowerError>| of(&rule).map(|index| index.shares());
    let (pivots, swings) = match (power(shapley_shubik), power(banzhaf)) {
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
            "shapley_shubik": pivots,
            "banzhaf": swings,
            "minimal_winning": winning,
            "minimal_blocking": blocking,
        })
        .to_string());
        return Outcome::Done;
    }
    for (member, ((weight, pivots), swings)) in (1..).zip(args.weights.iter().zip(pivots).zip(swings)) {
        let [pivots, swings] = [pivots, swings].map(|share| format!("{share:.4}"));
        say(&words.say(&say!("votes-power", member = member, weight = *weight, pivots = pivots, swings = swings)));
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
    let text = match std::fs::read_to_string(&args.file) {
        Ok(text) => text,
        Err(error) => {
            tell(&words.say(&say!("cli-no-file", file = file, reason = error.to_string())));
            return Outcome::Problems;
        }
    };
    match read(&text, words) {
        Ok((joint, game)) => judge(&joint, &game, args.json, words),
        Err(reason) => {
            tell(&format!("{file}:{reason}"));
            Outcome::Problems
        }
    }
}

/// The game of a text; what is wrong with it begins with a place if it has one.
fn read(text: &str, words: &Words) -> Result<(Joint, Table), String> {
    let joint: Joint = ron::from_str(text).map_err(|error| error.to_string())?;
    let actors = joint.actors.len();
    let unknown = |name: &str| words.say(&say!("coalition-no-actor", name = name));
    if !(1..=MOST_ACTORS).contains(&actors) || !(joint.shares.is_empty() || joint.shares.len() == actors) {
        return Err(words.say(&say!("coalition-actors", n = actors, most = MOST_ACTORS, shares = joint.shares.len())));
    }
    let mut worths = vec![0; 1 << actors];
    for (members, worth) in &joint.worths {
        let position = |name: &String| joint.actors.iter().position(|actor| actor == name).ok_or_else(|| unknown(name));
        let members = members.iter().map(position).collect::<Result<Vec<_>, _>>()?;
        worths[Coalition::of(members).0 as usize] = *worth;
    }
    let game = Table::new(actors, worths).map_err(|error| error.to_string())?;
    Ok((joint, game))
}

fn judge(joint: &Joint, game: &Table, json: bool, words: &Words) -> Outcome {
    let (Some(value), Some(core)) = (shapley(game), least_core(game)) else {
        tell(&words.get("coalition-unsolved"));
        return Outcome::CouldNotRun;
    };
    let names =
        |coalition: Coalition| coalition.members().map(|actor| joint.actors[actor].as_str()).collect::<Vec<_>>();
    let shares = (!joint.shares.is_empty()).then(|| Allocation::whole(&joint.shares));
    let judged = shares.as_ref().map(|shares| (shares, instability(game, shares)));
    if json {
        let excess = |excess: &crate::negotiation::coalition::Excess| json!({ "coalition": names(excess.coalition), "excess": excess.to_f64() });
        say(&json!({
            "actors": joint.actors,
            "shapley": value.to_f64(),
            "core_is_empty": core.core_is_empty(),
            "least_core": { "allocation": core.allocation.to_f64(), "worst": core.excess.as_ref().map(excess) },
            "shares": judged.as_ref().map(|(shares, worst)| json!({
                "beyond_shapley": shares.more_than(&value),
                "worst": worst.as_ref().map(excess),
            })),
        })
        .to_string());
        return Outcome::Done;
    }
    let list = |values: Vec<f64>| {
        let each = joint.actors.iter().zip(values).map(|(actor, value)| format!("{actor} {:.4}", value + 0.0));
        Arg::from(each.collect::<Vec<_>>().join("  "))
    };
    say(&words.get("engine-deal-comparing"));
    say(&words.say(&say!("coalition-shapley", values = list(value.to_f64()))));
    say(&words.get(match core.core_is_empty() {
        Some(true) => "coalition-core-empty",
        Some(false) => "coalition-core",
        None => "coalition-core-unknown",
    }));
    say(&words.say(&say!("coalition-least-core", values = list(core.allocation.to_f64()))));
    if let Some((shares, worst)) = judged {
        say(&words.say(&say!("coalition-beyond", values = list(shares.more_than(&value)))));
        if let Some(worst) = worst {
            let (members, excess) = (Arg::names(names(worst.coalition)), format!("{:.4}", worst.to_f64() + 0.0));
            say(&words.say(&say!("coalition-worst", members = members, excess = excess)));
        }
    }
    Outcome::Done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_game_is_read_and_what_is_wrong_with_it_is_told() {
        let words = Words::new("en");
        let good = r#"(actors: ["A", "B", "C"], worths: [(["A", "B"], 60), (["C", "A"], 40), (["B", "C"], 20), (["A", "B", "C"], 90)])"#;
        let (_, game) = read(good, &words).unwrap();
        assert_eq!(shapley(&game).unwrap(), Allocation::whole(&[40, 30, 20]));
        for (from, to, reason) in [
            ("(actors", "[actors", "1:"),
            ("\"C\", \"A\"", "\"C\", \"X\"", "there is no actor `X`"),
            ("90)]", "90)], shares: [1, 2]", "3 actors"),
            ("(actors", "(actor", "1:"),
            ("60)", "60), ([], 5)", "nobody"),
        ] {
            let error = read(&good.replace(from, to), &words).err().unwrap();
            assert!(error.contains(reason), "{error}");
        }
    }
}
