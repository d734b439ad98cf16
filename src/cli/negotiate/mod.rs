//! `demarche negotiate`: strategies bargain over a domain.

mod process;
mod words;

use clap::{Args, ValueEnum};
use rayon::prelude::*;
use serde::Serialize;

use super::domain::{DomainArgs, Named, unreckoned, values, written};
use super::{Outcome, progress_bar, say, tell};
use crate::negotiation::bargaining::{
    Action, Adoption, Alternating, Caucus, Closing, Course, Ending, Event, Failure, NotRanked, OpenSignature,
    Optimality, OutcomeId, Parties, PartyId, Ranking, Reason, SingleText, Style, Verdict, Yardsticks, explain,
};
use crate::negotiation::engine::{Arithmetic, Case, Value, Watch};
use crate::negotiation::votes::{Majority, Rule as VoteRule};
use crate::words::{Arg, Saying, Words, say};

/// Which strategies bargain over what, how long and how often.
#[derive(Debug, Args)]
pub struct GameArgs {
    #[command(flatten)]
    pub domain: DomainArgs,
    /// Boulware, linear, conceder, time=E, tit-for-tat, tit-for-tat-absolute, tit-for-tat-averaged, micro, trade-off,
    /// frequency, bayesian, hard-liner, random; with :time, :combi or :combi-mean behind it for another condition of
    /// acceptance than :next.
    #[arg(long, required = true, value_delimiter = ',')]
    pub strategies: Vec<Style>,
    /// Rounds until the deadline.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub steps: u32,
    /// How often each assignment of strategies to seats is played; number k has the seed S + k.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub repeat: u32,
    /// Seed of the strategies that draw.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
}

/// Arguments of `demarche negotiate`.
#[derive(Debug, Args)]
pub struct NegotiateArgs {
    #[command(flatten)]
    pub games: GameArgs,
    /// Who may do what when.
    #[arg(long, value_enum, default_value_t = Protocol::Alternating)]
    pub protocol: Protocol,
    /// How a single text is adopted.
    #[arg(long, value_enum, default_value_t = Rule::Consensus)]
    pub rule: Rule,
    /// The party, from 1, that chairs a single text; else the chair is nobody's.
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=64))]
    pub chair: Option<u8>,
    /// Signatures that bring an open text into force; the default is all.
    #[arg(long)]
    pub threshold: Option<u64>,
    /// Parties, from 1, that confer before each round of alternating offers, such as 1,3.
    #[arg(long, value_delimiter = ',', value_parser = clap::value_parser!(u8).range(1..=64))]
    pub caucus: Vec<u8>,
    /// Say why, move by move.
    #[arg(long)]
    pub explain: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Who may do what when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// Offers in turn until all agree.
    Alternating,
    /// A chair drafts, all react, the chair revises.
    SingleText,
    /// The first party opens a text for signature.
    OpenSignature,
}

/// How a single text is adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Rule {
    /// Nobody says no.
    Consensus,
    /// Silence is assent, and parties may dissociate themselves from clauses.
    Silence,
    /// More yes than no.
    Simple,
    /// Twice as much yes as no.
    TwoThirds,
    /// Everybody says yes.
    Unanimity,
    /// A simple majority in committee, then two thirds in plenary.
    TwoStage,
}

/// The turns that a caucus has before each round.
const CAUCUS_ROUNDS: u32 = 5;

pub fn run(args: &NegotiateArgs, words: &Words) -> Outcome {
    let case = match args.games.domain.load(words) {
        Ok(case) => case,
        Err(outcome) => return outcome,
    };
    if let Err(problem) = check(args, &case) {
        tell(&words.say(&problem));
        return Outcome::CouldNotRun;
    }
    let arithmetic = args.games.domain.arithmetic();
    let rankings = match rank(&case, arithmetic, words) {
        Ok(rankings) => rankings,
        Err(outcome) => return outcome,
    };
    let yardsticks = yardsticks(&case, &rankings, arithmetic, args.games.steps, words);
    let setting = Setting { args, case: &case, rankings: &rankings, yardsticks: &yardsticks };
    let seeds: Vec<u64> = (0..u64::from(args.games.repeat)).map(|k| args.games.seed.wrapping_add(k)).collect();
    let bar = progress_bar(seeds.len() as u64, &words.get("engine-negotiate-progress"));
    let negotiate = |&seed: &u64| {
        let course = setting.negotiate(seed);
        bar.inc(1);
        course
    };
    let courses: Vec<Course> = seeds.par_iter().map(negotiate).collect();
    bar.finish_and_clear();
    if args.json {
        let mut runs = seeds.iter().zip(&courses).map(|(&seed, course)| setting.told(seed, course));
        let Some(first) = runs.next() else { return Outcome::CouldNotRun };
        let report = Report {
            parties: case.parties.iter().map(|party| party.name.as_str()).collect(),
            protocol: args.protocol,
            strategies: args.games.strategies.iter().map(Style::to_string).collect(),
            outcomes: case.space.size(),
            deadline: args.games.steps,
            first,
            repetitions: runs.collect(),
        };
        match serde_json::to_string(&report) {
            Ok(text) => say(&text),
            Err(error) => {
                tell(&error.to_string());
                return Outcome::CouldNotRun;
            }
        }
    } else {
        words::print(&setting, &seeds, &courses, words);
    }
    Outcome::Done
}

/// All outcomes as the parties rank them; tells why where they can't be ranked.
pub(super) fn rank(case: &Case, arithmetic: Arithmetic, words: &Words) -> Result<Vec<Ranking>, Outcome> {
    Ranking::of(case, arithmetic).map_err(|error| {
        tell(&match error {
            NotRanked::Utilities(reason) => unreckoned(reason, words),
            other => other.to_string(),
        });
        Outcome::Problems
    })
}

/// What results are measured against; nothing where the case is beyond the survey.
pub(super) fn yardsticks(
    case: &Case,
    rankings: &[Ranking],
    arithmetic: Arithmetic,
    rounds: u32,
    words: &Words,
) -> Yardsticks {
    Yardsticks::of(case, rankings, arithmetic, rounds, &mut Watch::none()).unwrap_or_else(|error| {
        tell(&words.say(&say!("engine-no-optimality", reason = unreckoned(error, words))));
        Yardsticks::default()
    })
}

/// That there is one strategy for each party, and that the options go together.
fn check(args: &NegotiateArgs, case: &Case) -> Result<(), Saying> {
    let parties = case.parties.len();
    let named = |party: u8| {
        let beyond = usize::from(party) > parties;
        if beyond { Err(say!("engine-no-party", party = party, parties = parties)) } else { Ok(()) }
    };
    if args.games.strategies.len() != parties {
        let names = Arg::names(case.parties.iter().map(|party| party.name.as_str()));
        let given = args.games.strategies.len();
        return Err(say!("engine-strategies-needed", parties = parties, names = names, given = given));
    }
    args.chair.map_or(Ok(()), named)?;
    args.caucus.iter().try_for_each(|&party| named(party))?;
    let caucus: Parties = args.caucus.iter().map(|party| PartyId(party - 1)).collect();
    if !caucus.is_empty() && !(2..parties).contains(&caucus.len()) {
        return Err(say!("engine-caucus-size", parties = parties));
    }
    let alone = [
        (!caucus.is_empty(), Protocol::Alternating, "--caucus"),
        (args.chair.is_some(), Protocol::SingleText, "--chair"),
        (args.rule != Rule::Consensus, Protocol::SingleText, "--rule"),
        (args.threshold.is_some(), Protocol::OpenSignature, "--threshold"),
    ];
    for (given, protocol, name) in alone {
        if given && args.protocol != protocol {
            let protocol = protocol.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
            return Err(say!("engine-other-protocol", option = name, protocol = protocol));
        }
    }
    match args.threshold {
        Some(threshold) if !(1..=parties as u64).contains(&threshold) => {
            Err(say!("engine-threshold", threshold = threshold, parties = parties))
        }
        _ => Ok(()),
    }
}

/// What is the same for all repetitions.
struct Setting<'a> {
    args: &'a NegotiateArgs,
    case: &'a Case,
    rankings: &'a [Ranking],
    yardsticks: &'a Yardsticks,
}

impl<'a> Setting<'a> {
    fn negotiate(&self, seed: u64) -> Course {
        let args = self.args;
        let parties = self.rankings.len();
        let mut negotiators: Vec<_> =
            (0..).zip(&args.games.strategies).map(|(party, style)| style.negotiator(seed, PartyId(party))).collect();
        match args.protocol {
            Protocol::Alternating => {
                let members: Parties = args.caucus.iter().map(|party| PartyId(party - 1)).collect();
                let rounds = if members.is_empty() { 0..0 } else { 0..args.games.steps };
                let caucuses = rounds.map(|before| Caucus { members, before, rounds: CAUCUS_ROUNDS }).collect();
                let talks = Alternating::with_caucuses(parties, args.games.steps, caucuses);
                Course::run(talks, self.rankings, &mut negotiators)
            }
            Protocol::SingleText => {
                let one_each = |majority| Adoption::one_each(parties, majority);
                let adoption = match args.rule {
                    Rule::Consensus => one_each(Majority::Consensus),
                    Rule::Silence => Adoption::silence(parties),
                    Rule::Simple => one_each(Majority::Simple),
                    Rule::TwoThirds => one_each(Majority::TwoThirds),
                    Rule::Unanimity => one_each(Majority::Unanimity),
                    Rule::TwoStage => Adoption::two_stage(
                        VoteRule::one_each(parties, Majority::Simple),
                        VoteRule::one_each(parties, Majority::TwoThirds),
                    )
                    .unwrap_or_else(|| one_each(Majority::TwoThirds)),
                };
                let chair = args.chair.map(|party| PartyId(party - 1));
                Course::run(SingleText::new(adoption, chair, args.games.steps), self.rankings, &mut negotiators)
            }
            Protocol::OpenSignature => {
                let quota = args.threshold.unwrap_or(parties as u64);
                let entry = VoteRule::one_each(parties, Majority::Quota(quota));
                Course::run(OpenSignature::new(entry, PartyId(0), args.games.steps), self.rankings, &mut negotiators)
            }
        }
    }

    fn named(&self, outcome: OutcomeId) -> Named<'a> {
        Named(self.case, self.rankings[0].shape().choices(outcome))
    }

    /// What an outcome is worth to each party, in the numbers of its profile.
    fn utilities(&self, outcome: OutcomeId) -> Vec<Value> {
        let choices = self.rankings[0].shape().choices(outcome);
        let arithmetic = self.args.games.domain.arithmetic();
        self.case.parties.iter().map(|party| party.value(arithmetic, &choices)).collect()
    }

    /// What the result is worth to each party: the outcome if it is bound by it, else no deal.
    fn result(&self, ending: &Ending) -> Vec<Value> {
        let agreed = ending.outcome().map(|outcome| self.utilities(outcome));
        let no_deal = |party: usize| {
            let value = self.case.parties[party].reservation.at(ending.round());
            match self.args.games.domain.arithmetic() {
                Arithmetic::Exact => Value::Exact(value.exact.clone()),
                Arithmetic::Float => Value::Float(value.float),
            }
        };
        let of = |party: usize| match &agreed {
            Some(values) if ending.binds(PartyId(party as u8)) => values[party].clone(),
            _ => no_deal(party),
        };
        (0..self.case.parties.len()).map(of).collect()
    }

    fn optimality(&self, course: &Course) -> Option<Optimality> {
        self.yardsticks.measure(course, self.rankings)
    }

    /// Of talks without a deal: when the zone of agreement was lost, if there is none at the end and there was one.
    fn closing(&self, course: &Course) -> Option<Closing> {
        let impasse = course.agreement().is_none();
        impasse.then(|| self.yardsticks.closing(course.ending.round())).flatten()
    }

    /// Utilities with what time has cost; `None` if it costs nobody anything.
    fn discounted(&self, course: &Course) -> Option<Vec<f64>> {
        let time = f64::from(course.rounds()) / f64::from(self.args.games.steps + 1);
        let discount = |party: &crate::negotiation::engine::Preference| party.discount.as_ref().map(|d| d.float);
        if course.agreement().is_none() || self.case.parties.iter().all(|party| discount(party).unwrap_or(1.0) == 1.0) {
            return None;
        }
        let of = |(at, value): (usize, Value)| {
            let party = &self.case.parties[at];
            let bound = course.ending.binds(PartyId(at as u8));
            let factor = discount(party).filter(|_| bound).map_or(1.0, |discount| discount.powf(time));
            value.to_f64() * factor
        };
        Some(self.result(&course.ending).into_iter().enumerate().map(of).collect())
    }

    fn told(&self, seed: u64, course: &Course) -> Told<'a> {
        let (bound, dissociated, ended) = match &course.ending {
            Ending::Agreed { bound, dissociated, .. } => {
                let dissociated = dissociated.iter().map(|(party, issues)| Dissociated {
                    party: *party,
                    issues: issues.iter().map(|issue| self.case.space.issues[issue].name.as_str()).collect(),
                });
                (bound.iter().collect(), dissociated.collect(), Ended::Agreement)
            }
            Ending::NoDeal { because: Failure::Deadline, .. } => (vec![], vec![], Ended::Deadline),
            Ending::NoDeal { because: Failure::Left(party), .. } => (vec![], vec![], Ended::Left(*party)),
        };
        Told {
            seed,
            agreement: course.agreement().map(|outcome| self.named(outcome)),
            utilities: self.result(&course.ending),
            scaled_utilities: course.utilities(self.rankings),
            discounted_utilities: self.discounted(course),
            optimality: self.optimality(course),
            zone_lost: self.closing(course),
            steps: course.rounds(),
            ended,
            bound,
            dissociated,
            process: self.args.explain.then(|| process::Process::of(self, course)).flatten(),
            moves: self.moves(course),
        }
    }

    fn moves(&self, course: &Course) -> Vec<Move<'a>> {
        let all = course.history.events().iter().zip(&course.reasons).zip(answered(course));
        all.map(|((event, reason), on_table)| {
            let private = event.audience.len() < self.rankings.len();
            let refused = match (event.party, reason, on_table) {
                (Some(party), Some(Reason { verdict: Verdict::Refused(_), asks, .. }), Some(text))
                    if self.args.explain =>
                {
                    Some(self.refusal(party, text, *asks, event.round))
                }
                _ => None,
            };
            Move {
                step: event.round,
                party: event.party,
                action: match event.action {
                    Action::Offer(_) => "offer",
                    Action::Assent => "accept",
                    Action::Dissociate(_) => "dissociate",
                    Action::Object(_) => "object",
                    Action::Abstain => "abstain",
                    Action::Leave => "leave",
                },
                outcome: event.outcome().map(|outcome| self.named(outcome)),
                utilities: event.outcome().map(|outcome| self.utilities(outcome)),
                audience: private.then(|| event.audience.iter().collect()),
                reason: *reason,
                refused,
            }
        })
        .collect()
    }

    /// Why a text was refused, clause by clause.
    fn refusal(&self, party: PartyId, text: OutcomeId, asks: f64, round: u32) -> Refusal<'a> {
        let own = &self.rankings[usize::from(party.0)];
        let label = |issue: usize, value: u32| self.case.space.issues[issue].values.label(value).into_owned();
        let losses = explain::losses(own, text).into_iter().filter(|clause| clause.loss > 0.0 || clause.red_line);
        let clauses = losses.map(|clause| Clause {
            issue: &self.case.space.issues[clause.issue].name,
            offered: label(clause.issue, clause.offered),
            wanted: label(clause.issue, clause.wanted),
            loss: clause.loss,
            red_line: clause.red_line,
        });
        let enough = asks.max(own.no_deal(round));
        Refusal {
            clauses: clauses.collect(),
            smallest_change: explain::smallest_change(own, text, enough).map(|outcome| self.named(outcome)),
        }
    }
}

/// For each move, what was on the table: in a caucus, what was on its own.
fn answered(course: &Course) -> Vec<Option<OutcomeId>> {
    let mut tables: Vec<(Parties, OutcomeId)> = vec![];
    let before = |event: &Event| {
        let at = tables.iter().position(|(audience, _)| *audience == event.audience);
        let answered = at.map(|at| tables[at].1);
        if let Action::Offer(outcome) = event.action {
            match at {
                Some(at) => tables[at].1 = outcome,
                None => tables.push((event.audience, outcome)),
            }
        }
        answered
    };
    course.history.events().iter().map(before).collect()
}

/// The JSON of the command line's contract.
#[derive(Serialize)]
struct Report<'a> {
    parties: Vec<&'a str>,
    protocol: Protocol,
    strategies: Vec<String>,
    outcomes: u128,
    /// Rounds at most.
    deadline: u32,
    #[serde(flatten)]
    first: Told<'a>,
    /// The negotiations with the seeds after the first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    repetitions: Vec<Told<'a>>,
}

/// One negotiation.
#[derive(Serialize)]
struct Told<'a> {
    seed: u64,
    agreement: Option<Named<'a>>,
    /// In the numbers of the profiles; what no deal is worth to whoever isn't bound.
    utilities: Vec<Value>,
    /// From 0, the party's worst outcome, to 1, its best.
    scaled_utilities: Vec<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    discounted_utilities: Option<Vec<f64>>,
    optimality: Option<Optimality>,
    /// When there was no longer anything to agree on, of talks that ended so.
    #[serde(skip_serializing_if = "Option::is_none")]
    zone_lost: Option<Closing>,
    /// Rounds taken, the last one included.
    steps: u32,
    ended: Ended,
    bound: Vec<PartyId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dissociated: Vec<Dissociated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    process: Option<process::Process<'a>>,
    moves: Vec<Move<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Ended {
    Agreement,
    Deadline,
    Left(PartyId),
}

#[derive(Serialize)]
struct Dissociated<'a> {
    party: PartyId,
    issues: Vec<&'a str>,
}

#[derive(Serialize)]
struct Move<'a> {
    /// The round, from 0.
    step: u32,
    /// From 0; null for a chair that is no party.
    party: Option<PartyId>,
    #[serde(rename = "move")]
    action: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    utilities: Option<Vec<Value>>,
    /// Who could see it, if not everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    audience: Option<Vec<PartyId>>,
    reason: Option<Reason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<Refusal<'a>>,
}

/// Why a text was refused, clause by clause.
#[derive(Serialize)]
struct Refusal<'a> {
    clauses: Vec<Clause<'a>>,
    /// The fewest changes after which the party would have agreed.
    smallest_change: Option<Named<'a>>,
}

#[derive(Serialize)]
struct Clause<'a> {
    issue: &'a str,
    offered: String,
    wanted: String,
    loss: f64,
    red_line: bool,
}
