//! `demarche analyse`: what a negotiation domain holds for its parties.

use std::ops::ControlFlow;

use clap::Args;
use serde::Serialize;

use super::domain::{DomainArgs, Named, list, unreckoned, values};
use super::{Outcome, deal, progress_bar, say, tell};
use crate::negotiation::Conflict;
use crate::negotiation::engine::{
    Arithmetic, Case, Choices, Cost, Frontier, NoSurvey, Options, Quality, Stage, Survey, Value, Watch, conflict,
};
use crate::words::{Arg, Words, say};

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
    /// Analyse a later round: its reservation values, and utilities discounted up to its beginning, at N of --rounds of the
    /// time; round 0 is the start. (A move of `negotiate` in that round comes later, at N + 1 of --steps + 1.)
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub round: u32,
    /// The rounds of the negotiation: when the discount has done its whole work.
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    pub rounds: u32,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Outcomes named for one point, and in all, before a listing is cut short.
const MOST_OUTCOMES: usize = 1_000_000;

/// Points of the frontier that are shown to people.
const MOST_POINTS: usize = 50;

/// Outcomes up to which the conflict between parties is counted.
const MOST_COMPARED: u128 = 20_000_000;

/// A cost, in seconds, that is told before the work starts.
const LONG: f64 = 10.0;

pub fn run(args: &AnalyseArgs, words: &Words) -> Outcome {
    if args.round > args.rounds {
        tell(&words.say(&say!("engine-analyse-late", round = args.round, rounds = args.rounds)));
        return Outcome::CouldNotRun;
    }
    let case = match args.domain.load(words) {
        Ok(case) => case.in_round(args.round, args.rounds),
        Err(outcome) => return outcome,
    };
    let deal = match args.deal.as_deref().map(|text| deal::parse(&case, text)).transpose() {
        Ok(deal) => deal,
        Err(problem) => {
            tell(&words.say(&problem));
            return Outcome::Problems;
        }
    };
    let options =
        Options { arithmetic: args.domain.arithmetic(), all: args.all || deal.is_some(), ..Options::default() };
    let cost = Cost::of(&case, options);
    if cost.seconds > LONG {
        let seconds = format!("{:.0}", cost.seconds);
        tell(&words.say(&say!(
            "engine-analyse-long",
            outcomes = case.space.exact_size().to_string(),
            seconds = seconds
        )));
    }
    let bar = progress_bar(1000, &words.get("engine-analyse-progress"));
    let mut report = |progress: crate::negotiation::engine::Progress| {
        bar.set_message(words.get(match progress.stage {
            Stage::Frontier => "engine-analyse-frontier",
            Stage::Counting => "engine-analyse-counting",
            Stage::Comparing => "engine-analyse-comparing",
        }));
        bar.set_position((progress.share * 1000.0) as u64);
        ControlFlow::Continue(())
    };
    let mut watch = Watch::new(&mut report);
    let found = Survey::of(&case, options, &mut watch).and_then(|survey| {
        let measure = |deal: &Choices| Quality::of(&case, &survey, options.arithmetic, deal, &mut watch);
        let quality = deal.as_ref().map(measure).transpose()?.flatten();
        Ok(Findings { conflicts: conflicts(&case, options.arithmetic, &mut watch)?, survey, deal: deal.zip(quality) })
    });
    bar.finish_and_clear();
    match found {
        Ok(found) => {
            if args.json {
                print_json(&case, &found, args.all);
            } else {
                print(&case, &found, args.all, words);
            }
            Outcome::Done
        }
        Err(error) => {
            tell(&unreckoned(error, words));
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

fn conflicts(case: &Case, arithmetic: Arithmetic, watch: &mut Watch<'_>) -> Result<Vec<PairConflict>, NoSurvey> {
    let parties = case.parties.len();
    let pairs = (0..parties).flat_map(|a| (a + 1..parties).map(move |b| [a, b]));
    let few = case.space.size() <= MOST_COMPARED;
    let level = |[a, b]: [usize; 2]| {
        let level = if few { conflict(case, arithmetic, a, b, watch)?.and_then(Conflict::level) } else { None };
        Ok(PairConflict { parties: [a, b], level })
    };
    pairs.map(level).collect()
}

/// The JSON of the command line's contract.
#[derive(Serialize)]
struct Report<'a> {
    parties: Vec<&'a str>,
    outcomes: Count,
    rational: Option<u128>,
    pareto: Vec<Entry<'a>>,
    /// As NegMAS has it: from its disagreement point.
    nash: Vec<Entry<'a>>,
    /// From the reservation values.
    nash_over_no_deal: Vec<Entry<'a>>,
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

/// A number of outcomes: as a text where it is beyond 128 bits.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Count {
    Number(u128),
    Text(String),
}

impl Count {
    pub(super) fn of(case: &Case) -> Self {
        let exactly = case.space.exact_size();
        u128::try_from(&exactly).map_or_else(|_| Self::Text(exactly.to_string()), Self::Number)
    }
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
        outcomes: Count::of(case),
        rational: survey.rational,
        nash: list(&fair.nash),
        nash_over_no_deal: list(&fair.nash_over_no_deal),
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

fn print(case: &Case, found: &Findings, all: bool, words: &Words) {
    let survey = &found.survey;
    say(&words.say(&say!(
        "engine-analyse-domain",
        parties = say!("engine-analyse-parties", n = case.parties.len()),
        outcomes = match Count::of(case) {
            Count::Number(n) => say!("engine-analyse-outcomes", n = n),
            Count::Text(n) => say!("engine-analyse-outcomes-many", n = n),
        },
        rational = match survey.rational {
            Some(n) => say!("engine-analyse-rational", n = n),
            None => say!("engine-analyse-uncounted"),
        }
    )));
    if let Some(opposition) = survey.opposition {
        let opposition = format!("{opposition:.4}");
        say(&words.say(&match rational_share(survey).map(|share| format!("{share:.4}")) {
            Some(share) => say!("engine-analyse-opposition-and-share", opposition = opposition, share = share),
            None => say!("engine-analyse-opposition", opposition = opposition),
        }));
    }
    for PairConflict { parties, level } in &found.conflicts {
        let [a, b] = parties.map(|party| &case.parties[party].name);
        let level: Arg = match level {
            Some(level) => format!("{level:.4}").into(),
            None if case.space.size() <= MOST_COMPARED => say!("engine-undefined").into(),
            None => say!("engine-analyse-unknown").into(),
        };
        say(&words.say(&say!("engine-analyse-conflict", a = a, b = b, level = level)));
    }
    let shown = shown(survey, all);
    let say_point = |frontier: &Frontier, counts: &[u128], point: usize| {
        let utilities = list(&frontier.utilities(point));
        let outcome = values(case, &frontier.outcomes(point, 1).pop().unwrap_or_default());
        let point = match counts.get(point).map_or(0, |count| count.saturating_sub(1)) {
            n if n == u128::MAX - 1 => {
                say!("engine-analyse-point-and-very-many", utilities = utilities, outcome = outcome)
            }
            0 => say!("engine-analyse-point", utilities = utilities, outcome = outcome),
            n => say!("engine-analyse-point-and-more", utilities = utilities, outcome = outcome, n = n),
        };
        say(&format!("  {}", words.say(&point)));
    };
    say(&words.say(&say!("engine-analyse-pareto", n = shown.len())));
    let counts = shown.counts();
    for point in 0..shown.len().min(MOST_POINTS) {
        say_point(shown, &counts, point);
    }
    if shown.len() > MOST_POINTS {
        say(&format!("  {}", words.say(&say!("engine-analyse-more-points", n = shown.len() - MOST_POINTS))));
    }
    if let Some((_, quality)) = &found.deal {
        deal::print(case, quality, words);
    }
    let Some(fair) = &survey.fair else {
        say(&words.get("engine-analyse-no-deal"));
        return;
    };
    let counts = survey.frontier.counts();
    let concepts = [
        ("engine-analyse-nash", &fair.nash_over_no_deal),
        ("engine-analyse-nash-negmas", &fair.nash),
        ("engine-analyse-kalai-smorodinsky", &fair.kalai_smorodinsky),
        ("engine-analyse-least-spread", &fair.kalai_smorodinsky_min_spread),
        ("engine-analyse-egalitarian", &fair.egalitarian),
        ("engine-analyse-utilitarian", &fair.utilitarian),
    ];
    // the two Nash points differ only where no deal is worse for somebody than every outcome
    let told = concepts.iter().filter(|(name, points)| *name != concepts[1].0 || *points != &fair.nash_over_no_deal);
    for (name, points) in told {
        if *name == "engine-analyse-egalitarian" {
            say(&words.get("engine-deal-comparing"));
        }
        say(&words.get(name));
        for &point in points.iter().take(10) {
            say_point(&survey.frontier, &counts, point);
        }
    }
}
