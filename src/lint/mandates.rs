//! Mandates that nothing can meet, or that are met without a text.

use super::talks::{Drawn, reach};
use crate::base::ActorId;
use crate::level::problem::{Problem, code};
use crate::level::raw::{RawLevel, RawObjective};
use crate::level::{Level, Measure, Objective};
use crate::rules::measure::worth;
use crate::words::say;

pub(super) fn mandates(raw: &RawLevel, level: &Level, drawn: &Drawn) -> Vec<Problem> {
    let mut problems = Vec::new();
    for actor in level.actor_ids() {
        let written = raw.actors[actor.ix()].mandate.objectives.iter();
        for (raw, objective) in written.zip(&level.actor(actor).mandate.objectives) {
            problems.extend(match objective.measure {
                Measure::TextValue(talks) => drawn.enough(talks).and_then(|draws| {
                    let (best, least, _) = reach(draws, level.talks(talks), actor)?;
                    text_value(raw, objective, level, actor, (best, least))
                }),
                _ => scale(level, actor, &objective.measure)
                    .and_then(|scale| out_of_reach(raw, objective, level, actor, scale)),
            });
        }
    }
    problems
}

fn text_value(
    raw: &RawObjective,
    objective: &Objective,
    level: &Level,
    actor: ActorId,
    (best, least): (i64, i64),
) -> Option<Problem> {
    let points = |value: i64| worth(objective, i32::try_from(value).unwrap_or(i32::MAX));
    let who = &level.actor(actor).code;
    if points(best) == 0 && points(least) == 0 {
        let message = say!("problem-cannot-be-met-text", who = who, name = &objective.name, most = best);
        let problem = Problem::warning(code::CANNOT_BE_MET, raw.start.place(), message);
        return Some(problem.with_help(say!("problem-cannot-be-met-text-help", most = best)));
    }
    (points(least) == 10_000 && objective.target > objective.start).then(|| {
        let message = say!("problem-met-by-no-deal", who = who, name = &objective.name, least = least);
        let problem = Problem::warning(code::MET_BY_NOTHING, raw.target.place(), message);
        problem.with_help(say!("problem-met-by-no-deal-help", least = least))
    })
}

fn out_of_reach(
    raw: &RawObjective,
    objective: &Objective,
    level: &Level,
    actor: ActorId,
    (least, most): (i32, i32),
) -> Option<Problem> {
    (worth(objective, least) == 0 && worth(objective, most) == 0).then(|| {
        let who = &level.actor(actor).code;
        let message = say!("problem-cannot-be-met", who = who, name = &objective.name, least = least, most = most);
        let problem = Problem::warning(code::CANNOT_BE_MET, raw.start.place(), message);
        problem.with_help(say!("problem-cannot-be-met-help", least = least, most = most))
    })
}

/// Between what a measure lies, whatever happens; `None` where it has no end.
fn scale(level: &Level, actor: ActorId, measure: &Measure) -> Option<(i32, i32)> {
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    Some(match measure {
        Measure::TextValue(_) | Measure::Budget | Measure::BlamedByOthers | Measure::Breaches => return None,
        Measure::Rung(_) | Measure::Harm(_) => (0, 10),
        Measure::TrustOf(_) | Measure::MeanTrust => (-100, 100),
        Measure::Certainty(_) | Measure::Support(_) => (0, 1000),
        Measure::CoalitionSize(_) => (0, count(level.actors.len())),
        Measure::Delivered(_) | Measure::Ran(_) | Measure::IsBound(_) => (0, 1),
        Measure::RightlyBlamed(incident) => {
            // Whoever took part in every account cannot name a culprit.
            let others = level.incident(*incident).suspects.iter().any(|s| s.answers.is_some_and(|a| a != actor));
            (-1, i32::from(others))
        }
        Measure::Pledge(_) => (0, 3),
        Measure::Bound(talks) | Measure::Signatures(talks) => {
            let talks = level.talks(*talks);
            let blocs = talks.forum().or(talks.watched_by).map_or(0, |forum| level.forum(forum).votes());
            (0, count(talks.parties.len().max(level.actors.len()) + blocs))
        }
        Measure::Ambition(talks) => {
            let strongest = |issue: &crate::level::TalksIssue| issue.options.iter().map(|o| o.strength).max();
            let strengths = level.talks(*talks).issues.iter().filter_map(strongest);
            (0, strengths.max().map_or(0, i32::from))
        }
        Measure::Gauge(_)
        | Measure::Credibility
        | Measure::Resilience(_)
        | Measure::WeakestQuarter
        | Measure::ValuesKept(_)
        | Measure::Capacity(..)
        | Measure::DependsOn(_)
        | Measure::DependenceOf(_) => (0, 100),
    })
}
