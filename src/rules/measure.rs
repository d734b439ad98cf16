//! Mandate attainment (measure 23): what a seat's instructions were worth, read off the state of the world.

use serde::{Deserialize, Serialize};

use super::conduct::{ambition, values_kept};
use super::mandate;
use super::state::{PackageState, State, Text};
use super::view::finding;
use crate::base::ActorId;
use crate::level::{ActorKind, Level, Measure, Objective};
use crate::negotiation::Outcome;

/// How far a mandate was met: `M = Σ w·a / Σ w`, 0 to 10,000; 0 if a fatal line was crossed. A tuning figure, never
/// shown to players as a total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attainment {
    pub total: i32,
    pub parts: Vec<Part>,
    /// Whether a red line marked fatal was crossed.
    pub fatal: bool,
}

/// One objective: the measured value and its worth, 0 to 10,000.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub value: i32,
    pub worth: i32,
}

/// How far `actor` has met its mandate in `state`.
#[must_use]
pub fn attainment(level: &Level, state: &State, actor: ActorId) -> Attainment {
    let objectives = mandate::objectives(level, actor, &state.actors[actor.ix()].revised);
    let parts: Vec<Part> = objectives
        .iter()
        .map(|objective| {
            let value = measure(level, state, actor, &objective.measure);
            Part { value, worth: worth(objective, value) }
        })
        .collect();
    let fatal = objectives.iter().zip(&parts).any(|(objective, part)| crosses(objective, part.value));
    // What a change of the mandate has cost counts for nothing.
    let weights: i64 = level.actor(actor).mandate.objectives.iter().map(|o| i64::from(o.weight)).sum();
    let sum: i64 = objectives.iter().zip(&parts).map(|(o, p)| i64::from(o.weight) * i64::from(p.worth)).sum();
    let total = if fatal || weights == 0 { 0 } else { i32::try_from(sum / weights).unwrap_or(0) };
    Attainment { total, parts, fatal }
}

/// A text as it is to a party of its talks, the clauses it stays out of silent; none if it leaves the party alone: what anyone
/// may join leaves those alone who do not, as does what their home front does not ratify.
#[must_use]
pub fn as_it_is_to(level: &Level, text: &Text, party: ActorId) -> Option<Outcome> {
    let open = level.talks(text.talks).threshold().is_some();
    let leaves_alone = (open && !text.includes(party)) || text.unratified(party);
    (!leaves_alone).then(|| text.for_party(party))
}

/// What a value of its measure is worth to an objective: linear between start (0) and target (10,000), clamped.
#[must_use]
pub fn worth(objective: &Objective, value: i32) -> i32 {
    let span = i64::from(objective.target) - i64::from(objective.start);
    if span == 0 {
        return if value == objective.target { 10_000 } else { 0 };
    }
    let way = (i64::from(value) - i64::from(objective.start)) * 10_000 / span;
    i32::try_from(way.clamp(0, 10_000)).unwrap_or(0)
}

/// At the fatal value or beyond it, seen from the target.
#[must_use]
pub fn crosses(objective: &Objective, value: i32) -> bool {
    objective
        .fatal
        .is_some_and(|fatal| if objective.target >= objective.start { value <= fatal } else { value >= fatal })
}

/// The value of `measure` for `actor`.
#[must_use]
pub fn measure(level: &Level, state: &State, actor: ActorId, measure: &Measure) -> i32 {
    match measure {
        Measure::TextValue(talks) => {
            let Some(party) = level.talks(*talks).party(actor) else { return 0 };
            let utility = &state.talks[talks.ix()].utilities[party];
            let text = state.text(*talks).and_then(|text| as_it_is_to(level, text, actor));
            let value = text.map_or(utility.reservation, |text| utility.value(&text));
            i32::try_from(value).unwrap_or(0)
        }
        Measure::Gauge(gauge) => state.gauges[gauge.ix()],
        Measure::Rung(other) => i32::from(state.rung(actor, *other)),
        Measure::TrustOf(other) => state.trust(*other, actor),
        Measure::MeanTrust => {
            let others: Vec<i32> = level.actor_ids().filter(|a| *a != actor).map(|a| state.trust(a, actor)).collect();
            others.iter().sum::<i32>() / i32::try_from(others.len()).unwrap_or(1).max(1)
        }
        Measure::Credibility => state.actors[actor.ix()].credibility,
        Measure::Certainty(incident) => {
            let now = &state.incidents[incident.ix()];
            let cards = &state.actors[actor.ix()].cards;
            // What has come to light is certain.
            if state.conduct.exposes(level, *incident) {
                return 1000;
            }
            let innocent = now.is_innocent(level, *incident, actor).then_some(actor);
            i32::from(finding(level, *incident, cards, &now.public, None, innocent)[now.truth.ix()].0)
        }
        Measure::Harm(incident) => harm_in_points(state.incidents[incident.ix()].harm),
        Measure::Resilience(other) => state.actors[other.ix()].resilience,
        Measure::WeakestQuarter => weakest_quarter(level, |id| state.actors[id.ix()].resilience),
        Measure::CoalitionSize(coalition) => i32::try_from(state.coalition(*coalition).members.len()).unwrap_or(0),
        Measure::Delivered(package) => i32::from(matches!(state.package(*package), PackageState::Delivered { .. })),
        Measure::RightlyBlamed(incident) => {
            let truth = state.incidents[incident.ix()].truth;
            let blamed = state.taken.iter().filter(|t| t.by == actor && t.incident == *incident && t.stands());
            blamed.filter_map(|t| t.account).map(|account| if account == truth { 1 } else { -1 }).min().unwrap_or(0)
        }
        Measure::BlamedByOthers => {
            let blamed = state.taken.iter().filter(|t| t.target == actor && t.stands());
            i32::try_from(blamed.count()).unwrap_or(0)
        }
        Measure::Budget => state.actors[actor.ix()].budget,
        // Norms.
        Measure::Ambition(talks) => state.text(*talks).map_or(0, |text| ambition(level.talks(*talks), &text.clauses.0)),
        Measure::ValuesKept(talks) => {
            let own = level.talks(*talks).party(actor).map(|party| &state.talks[talks.ix()].utilities[party]);
            let text = state.text(*talks).filter(|text| text.includes(actor));
            own.zip(text).map_or(0, |(own, text)| values_kept(own, &text.for_party(actor)))
        }
        Measure::Support(norm) => state.conduct.support(level, &state.texts, *norm).0.into(),
        Measure::Breaches => {
            let seen = state.conduct.breaches.iter().filter(|breach| breach.by == actor && breach.seen.is_some());
            i32::try_from(seen.count()).unwrap_or(0)
        }
        Measure::Pledge(norm) => state.conduct.pledge(actor, *norm).into(),
        Measure::Ran(operation) => i32::from(state.conduct.run[operation.ix()].is_some()),
        // Home fronts.
        Measure::Bound(talks) => i32::try_from(state.text(*talks).map_or(0, |text| text.bound().len())).unwrap_or(0),
        // Coalitions.
        Measure::Signatures(talks) => {
            let signed = match level.talks(*talks).threshold() {
                Some(_) => state.signatures(*talks),
                // Whoever is a party has signed.
                None => state.text(*talks).map_or(0, |text| text.parties.len() + text.acceded.len()),
            };
            i32::try_from(signed).unwrap_or(i32::MAX)
        }
        Measure::IsBound(talks) => i32::from(state.text(*talks).is_some_and(|text| text.includes(actor))),
        // Capacity-building.
        Measure::Capacity(capacity, other) => state.actors[other.ix()].capacities.of(*capacity),
        Measure::DependsOn(other) => state.dependence(actor, *other),
        Measure::DependenceOf(other) => state.dependence(*other, actor),
    }
}

/// Harm in tenths as whole points, 0 to 10, halves up.
#[must_use]
pub const fn harm_in_points(tenths: i32) -> i32 {
    (tenths + 5) / 10
}

/// Mean resilience, divided, of the weakest quarter of all actors but threat actors, a part of one counted as one.
#[must_use]
pub fn weakest_quarter(level: &Level, resilience: impl Fn(ActorId) -> i32) -> i32 {
    let counts = |id: &ActorId| level.actor(*id).kind != ActorKind::ThreatActor;
    let mut all: Vec<i32> = level.actor_ids().filter(counts).map(resilience).collect();
    all.sort();
    all.truncate(all.len().div_ceil(4));
    all.iter().sum::<i32>() / i32::try_from(all.len()).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objective(start: i32, target: i32, fatal: Option<i32>) -> Objective {
        Objective { name: String::new(), measure: Measure::MeanTrust, weight: 1, start, target, fatal }
    }

    #[test]
    fn worth_is_linear_and_clamped_in_both_directions() {
        assert_eq!([worth(&objective(0, 10, None), -3), worth(&objective(0, 10, None), 4)], [0, 4_000]);
        assert_eq!(
            [worth(&objective(8, 2, None), 8), worth(&objective(8, 2, None), 5), worth(&objective(8, 2, None), 1)],
            [0, 5_000, 10_000]
        );
        assert_eq!([worth(&objective(3, 3, None), 3), worth(&objective(3, 3, None), 4)], [10_000, 0]);
    }

    #[test]
    fn a_fatal_line_lies_on_the_side_away_from_the_target() {
        assert!(crosses(&objective(2, 0, Some(6)), 6) && !crosses(&objective(2, 0, Some(6)), 5));
        assert!(crosses(&objective(2, 8, Some(0)), 0) && !crosses(&objective(2, 8, Some(0)), 1));
    }
}
