//! `demarche analyse`: what a negotiation domain holds for its parties.

use std::io::IsTerminal;
use std::ops::ControlFlow;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::domain::{DomainArgs, Named};
use super::{Outcome, deal, say, tell};
use crate::negotiation::Conflict;
use crate::negotiation::engine::{
    Case, Choices, Cost, Frontier, NoSurvey, Options, Quality, Stage, Survey, Value, Watch, conflict,
};

/// Arguments of `demarche analyse`.
#[derive(Debug, Args)]
pub struct AnalyseArgs {
    #[command(flatten)]
    pub domain: DomainArgs,
    /// The frontier among all outcomes, not only rational ones.
    #[arg(long)]
    pub all: bool,
    /// Also measure this deal: a value for each issue, as in `price=20,colour=red`.
    #[arg(long, value_name = "ISSUE=VALUE,...")]
    pub deal: Option<String>,
    /// Analyse a later round: its reservation values, and utilities discounted up to then.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub round: u32,
    /// The rounds of the negotiation: when the discount has done its whole work.
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub rounds: u32,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Outcomes named for one point, and in all, before a listing is cut short.
const MOST_OUTCOMES: usize = 1_000_000;

/// Outcomes up to which the conflict between parties is counted.
const MOST_COMPARED: u128 = 20_000_000;

/// A cost, in seconds, that is told before the work starts.
const LONG: f64 = 10.0;

pub fn run(args: &AnalyseArgs) -> Outcome {
    let case = match args.domain.load() {
        Ok(case) => case.in_round(args.round, args.rounds),
        Err(outcome) => return outcome,
    };
    let deal = match args.deal.as_deref().map(|text| deal::parse(&case, text)).transpose() {
        Ok(deal) => deal,
        Err(message) => {
            tell(&message);
            return Outcome::Problems;
        }
    };
    let options =
        Options { arithmetic: args.domain.arithmetic(), all: args.all || deal.is_some(), ..Options::default() };
    let cost = Cost::of(&case, options);
    let terminal = std::io::stderr().is_terminal();
    if terminal && cost.seconds > LONG {
        tell(&format!("{} outcomes: this may take up to {:.0} s; Ctrl-C stops it", cost.outcomes, cost.seconds));
    }
    let bar = if terminal { ProgressBar::new(1000) } else { ProgressBar::hidden() };
    bar.set_style(ProgressStyle::with_template("{msg:10} {bar:40} {percent} %, {eta} left").expect("a template"));
    let mut report = |progress: crate::negotiation::engine::Progress| {
        bar.set_message(match progress.stage {
            Stage::Frontier => "frontier",
            Stage::Counting => "counting",
            Stage::Comparing => "comparing",
        });
        bar.set_position((progress.share * 1000.0) as u64);
        ControlFlow::Continue(())
    };
    let mut watch = Watch::new(&mut report);
    let found = Survey::of(&case, options, &mut watch).and_then(|survey| {
        let quality = deal.as_ref().map(|deal| Quality::of(&case, &survey, deal, &mut watch)).transpose()?.flatten();
        Ok(Findings { conflicts: conflicts(&case, &mut watch)?, survey, deal: deal.zip(quality) })
    });
    bar.finish_and_clear();
    match found {
        Ok(found) => {
            if args.json {
                print_json(&case, &found, args.all);
            } else {
                print(&case, &found, args.all);
            }
            Outcome::Done
        }
        Err(error) => {
            tell(&error.to_string());
            if error == NoSurvey::Stopped { Outcome::CouldNotRun } else { Outcome::Problems }
        }
    }
}

/// What has been found.
struct Findings {
    survey: Survey,
    conflicts: Vec<PairConflict>,
    deal: Option<(Choices, Quality)>,
}

/// How much two parties are at odds.
#[derive(Serialize)]
struct PairConflict {
    parties: [usize; 2],
    /// The share of pairs of outcomes that they rank in strictly opposite order; `None` if both are indifferent to all, or
    /// if there are too many.
    level: Option<f64>,
}

fn conflicts(case: &Case, watch: &mut Watch<'_>) -> Result<Vec<PairConflict>, NoSurvey> {
    let parties = case.parties.len();
    let pairs = (0..parties).flat_map(|a| (a + 1..parties).map(move |b| [a, b]));
    let few = case.space.size() <= MOST_COMPARED;
    let level = |[a, b]: [usize; 2]| {
        let level = if few { conflict(case, a, b, watch)?.and_then(Conflict::level) } else { None };
        Ok(PairConflict { parties: [a, b], level })
    };
    pairs.map(level).collect()
}

/// The JSON of the command line's contract.
#[derive(Serialize)]
struct Report<'a> {
    parties: Vec<&'a str>,
    outcomes: u128,
    rational: Option<u128>,
    pareto: Vec<Entry<'a>>,
    nash: Vec<Entry<'a>>,
    kalai_smorodinsky: Vec<Entry<'a>>,
    kalai_smorodinsky_min_spread: Vec<Entry<'a>>,
    egalitarian: Vec<Entry<'a>>,
    utilitarian: Vec<Entry<'a>>,
    /// The share of outcomes that are rational.
    rational_share: Option<f64>,
    opposition: Option<f64>,
    conflict: &'a [PairConflict],
    #[serde(skip_serializing_if = "Option::is_none")]
    deal: Option<serde_json::Value>,
    /// Whether points have more outcomes than are listed.
    cut_short: bool,
}

#[derive(Serialize)]
struct Entry<'a> {
    outcome: Named<'a>,
    utilities: Vec<Value>,
}

fn entries<'a>(
    case: &'a Case,
    frontier: &Frontier,
    points: impl Iterator<Item = usize>,
    left: &mut usize,
) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for point in points {
        let utilities = frontier.utilities(point);
        // every point has one outcome at least
        let outcomes = frontier.outcomes(point, (*left).max(1));
        *left = left.saturating_sub(outcomes.len());
        entries.extend(
            outcomes.into_iter().map(|outcome| Entry { outcome: Named(case, outcome), utilities: utilities.clone() }),
        );
    }
    entries
}

/// The frontier that was asked for.
fn shown(survey: &Survey, all: bool) -> &Frontier {
    survey.frontier_of_all.as_ref().filter(|_| all).unwrap_or(&survey.frontier)
}

fn rational_share(survey: &Survey) -> Option<f64> {
    survey.rational.map(|rational| rational as f64 / survey.outcomes as f64)
}

fn print_json(case: &Case, found: &Findings, all: bool) {
    let survey = &found.survey;
    let mut left = MOST_OUTCOMES;
    let shown = shown(survey, all);
    let pareto = entries(case, shown, 0..shown.len(), &mut left);
    let listed = pareto.len() as u128;
    let reached = shown.counts().into_iter().fold(0u128, u128::saturating_add);
    let fair = survey.fair.clone().unwrap_or_default();
    let list = |points: &[usize]| entries(case, &survey.frontier, points.iter().copied(), &mut MOST_OUTCOMES.clone());
    let report = Report {
        parties: case.parties.iter().map(|party| party.name.as_str()).collect(),
        outcomes: survey.outcomes,
        rational: survey.rational,
        nash: list(&fair.nash),
        kalai_smorodinsky: list(&fair.kalai_smorodinsky),
        kalai_smorodinsky_min_spread: list(&fair.kalai_smorodinsky_min_spread),
        egalitarian: list(&fair.egalitarian),
        utilitarian: list(&fair.utilitarian),
        rational_share: rational_share(survey),
        opposition: survey.opposition,
        conflict: &found.conflicts,
        deal: found.deal.as_ref().map(|(deal, quality)| deal::json(case, deal, quality)),
        cut_short: listed < reached,
        pareto,
    };
    match serde_json::to_string(&report) {
        Ok(text) => say(&text),
        Err(error) => tell(&error.to_string()),
    }
}

fn print(case: &Case, found: &Findings, all: bool) {
    let survey = &found.survey;
    let count = |number: Option<u128>| number.map_or_else(|| "too many to count".to_owned(), |n| n.to_string());
    say(&format!("{} parties, {} outcomes, {} rational", case.parties.len(), survey.outcomes, count(survey.rational)));
    if let Some(opposition) = survey.opposition {
        let share = rational_share(survey).map_or_else(String::new, |share| format!(", rational share {share:.4}"));
        say(&format!("opposition {opposition:.4}{share}"));
    }
    for PairConflict { parties: [a, b], level } in &found.conflicts {
        let level = level.map_or_else(|| "unknown".to_owned(), |level| format!("{level:.4}"));
        say(&format!("conflict of {} and {}: {level}", case.parties[*a].name, case.parties[*b].name));
    }
    let shown = shown(survey, all);
    let line = |frontier: &Frontier, counts: &[u128], point: usize| {
        let utilities: Vec<String> =
            frontier.utilities(point).iter().map(|value| format!("{:.6}", value.to_f64())).collect();
        let outcome = frontier.outcomes(point, 1).pop().unwrap_or_default();
        let values: Vec<String> = case.labels(&outcome).into_iter().map(|(_, value)| value).collect();
        let more = counts.get(point).map_or(0, |count| count.saturating_sub(1));
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("  {}  {}{more}", utilities.join("  "), values.join(", "))
    };
    say(&format!("Pareto frontier: {} points", shown.len()));
    let counts = shown.counts();
    for point in 0..shown.len().min(50) {
        say(&line(shown, &counts, point));
    }
    if shown.len() > 50 {
        say(&format!("  and {} more points; --json has all", shown.len() - 50));
    }
    if let Some((_, quality)) = &found.deal {
        deal::print(case, quality);
    }
    let Some(fair) = &survey.fair else {
        say("no outcome is rational: the right result is no deal");
        return;
    };
    let counts = survey.frontier.counts();
    for (name, points) in [
        ("Nash", &fair.nash),
        ("Kalai-Smorodinsky", &fair.kalai_smorodinsky),
        ("Kalai-Smorodinsky, least spread", &fair.kalai_smorodinsky_min_spread),
        ("egalitarian", &fair.egalitarian),
        ("utilitarian", &fair.utilitarian),
    ] {
        say(&format!("{name}:"));
        for &point in points.iter().take(10) {
            say(&line(&survey.frontier, &counts, point));
        }
    }
}
