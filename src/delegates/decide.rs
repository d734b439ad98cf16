//! What an event asks: a bot takes the choice that serves its mandate best, as far as it can tell.

use super::{Because, Decision};
use crate::base::ActorId;
use crate::level::{Choice, Cost, Effect, Level, Measure};
use crate::rules::{Order, View, check_view};

/// The order that decides what is asked first, if anything is.
pub(super) fn next_decision(level: &Level, view: &View, seat: ActorId) -> Option<Decision> {
    let (event, asks) = view.asked(level, seat).next()?;
    let choices = (0..asks.choices.len()).filter_map(|choice| u8::try_from(choice).ok());
    let possible = choices.filter(|choice| check_view(level, view, &Order::Choose { event, choice: *choice }).is_ok());
    // Of what serves it alike, a bot takes what would be done without it.
    let weighed: Vec<(i64, bool, u8)> = possible
        .map(|choice| {
            let worth = worth(level, view, seat, &asks.choices[usize::from(choice)]);
            (-worth, choice != asks.otherwise, choice)
        })
        .collect();
    let weights: i64 = level.actor(seat).mandate.objectives.iter().map(|objective| i64::from(objective.weight)).sum();
    let (loss, _, choice) = weighed.iter().min().copied()?;
    let choices = u8::try_from(weighed.len()).unwrap_or(u8::MAX);
    Some(Decision::new(Order::Choose { event, choice }, Because::ServesBest { gain: -loss / weights.max(1), choices }))
}

/// What political capital is worth, in basis points of the mandate each: it buys the next thing.
const CAPITAL: i64 = 50;

fn worth(level: &Level, view: &View, seat: ActorId, choice: &Choice) -> i64 {
    worth_of(level, view, seat, choice.cost, &choice.effects)
}

/// What paying `cost` for `effects` does to the mandate of `seat`, in basis points times the mandate's weights, each objective
/// taken as linear; what it does to others counts for nothing.
pub(super) fn worth_of(level: &Level, view: &View, seat: ActorId, cost: Cost, effects: &[Effect]) -> i64 {
    let objectives = view.objectives(level, seat);
    let weights: i64 = objectives.iter().map(|objective| i64::from(objective.weight)).sum();
    let others = i64::try_from(view.actors.len().saturating_sub(1).max(1)).unwrap_or(1);
    let spent = -i64::from(cost.capital) * CAPITAL * weights;
    let gained = effects.iter().map(|effect| {
        if let Effect::Capital { actor, by } = effect
            && *actor == seat
        {
            return i64::from(*by) * CAPITAL * weights;
        }
        let moved = objectives.iter().map(|objective| {
            // A thousandth of the measure's unit, so that a mean over many is not lost.
            let thousandths = moves(effect, &objective.measure, seat, others);
            let span = i64::from(objective.target) - i64::from(objective.start);
            if span == 0 { 0 } else { i64::from(objective.weight) * thousandths * 10 / span }
        });
        moved.sum()
    });
    let budget = objectives.iter().filter(|objective| objective.measure == Measure::Budget).map(|objective| {
        let span = i64::from(objective.target) - i64::from(objective.start);
        if span == 0 { 0 } else { -i64::from(objective.weight) * i64::from(cost.budget) * 10_000 / span }
    });
    spent + gained.sum::<i64>() + budget.sum::<i64>()
}

/// By how much `effect` moves `measure` of `seat`, in thousandths of its unit.
fn moves(effect: &Effect, measure: &Measure, seat: ActorId, others: i64) -> i64 {
    let by = |by: i32| 1000 * i64::from(by);
    match (effect, measure) {
        (Effect::Gauge { gauge, by: n }, Measure::Gauge(wanted)) if gauge == wanted => by(*n),
        (Effect::Trust { of, to, by: n }, Measure::TrustOf(wanted)) if of == wanted && *to == seat => by(*n),
        (Effect::Trust { to, by: n, .. }, Measure::MeanTrust) if *to == seat => by(*n) / others,
        (Effect::Rung { a, b, by: n }, Measure::Rung(other))
            if (*a, *b) == (seat, *other) || (*b, *a) == (seat, *other) =>
        {
            by(*n)
        }
        (Effect::Harm { incident, by: n }, Measure::Harm(wanted)) if incident == wanted => by(*n) / 10,
        (Effect::Resilience { actor, by: n }, Measure::Resilience(wanted)) if actor == wanted => by(*n),
        (Effect::Credibility { actor, by: n }, Measure::Credibility) if *actor == seat => by(*n),
        (Effect::Budget { actor, by: n }, Measure::Budget) if *actor == seat => by(*n),
        (Effect::Join(coalition, _), Measure::CoalitionSize(wanted)) if coalition == wanted => by(1),
        (Effect::Leave(coalition, _), Measure::CoalitionSize(wanted)) if coalition == wanted => by(-1),
        (Effect::StartPackage(package), Measure::Delivered(wanted)) if package == wanted => by(1),
        // Capacity-building.
        (Effect::Capacity { actor, capacity, by: n }, Measure::Capacity(wanted, of))
            if (capacity, actor) == (wanted, of) =>
        {
            by(*n)
        }
        (Effect::Dependence { of, on, by: n }, Measure::DependsOn(wanted)) if (*of, on) == (seat, wanted) => by(*n),
        (Effect::Dependence { of, on, by: n }, Measure::DependenceOf(wanted)) if (of, *on) == (wanted, seat) => by(*n),
        _ => 0,
    }
}
