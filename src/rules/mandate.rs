//! Mandates as they stand: what capitals were asked to change in them, and what a change costs.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::base::ActorId;
use crate::level::{Level, Mechanism, Objective};

/// Of the weight of an objective that is eased, what it keeps: two thirds. The rest counts for nothing.
const EASED_KEEPS: (i32, i32) = (2, 3);

/// What a capital can be asked to change about an objective.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MandateChange {
    /// To be content with half of the way to its target, for less of its weight.
    Ease,
    /// To lay a part of its weight on another objective, where half of it arrives.
    Shift { to: u8 },
}

/// What a capital has answered; its seat's secret.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    pub turn: u16,
    pub objective: u8,
    pub change: MandateChange,
    pub agreed: bool,
}

impl Revision {
    /// Whether the capital was asked about this objective.
    #[must_use]
    pub fn is_about(&self, objective: u8) -> bool {
        self.objective == objective || self.change == (MandateChange::Shift { to: objective })
    }
}

/// The objectives of a seat as they stand. Their weights add up to less than at the start: what a change costs is gone, so
/// that attainment stays a share of the whole weight that the level gives.
#[must_use]
pub fn objectives<'l>(level: &'l Level, seat: ActorId, revised: &[Revision]) -> Cow<'l, [Objective]> {
    let written = &level.actor(seat).mandate.objectives;
    let mut agreed = revised.iter().filter(|revision| revision.agreed).peekable();
    if agreed.peek().is_none() {
        return Cow::Borrowed(written);
    }
    let mut objectives = written.clone();
    for revision in agreed {
        let at = usize::from(revision.objective);
        match revision.change {
            MandateChange::Ease => {
                if let Some(eased) = objectives.get(at).and_then(eased) {
                    objectives[at] = eased;
                }
            }
            MandateChange::Shift { to } => {
                let moved = objectives.get(at).map_or(0, |from| shifts(level, seat, from));
                if let Some(to) = objectives.get_mut(usize::from(to)) {
                    to.weight += moved / 2;
                    objectives[at].weight -= moved;
                }
            }
        }
    }
    Cow::Owned(objectives)
}

/// The same objective, met half of the way, rounded up, for two thirds of its weight, cut off; nothing if it has no half way.
#[must_use]
pub fn eased(objective: &Objective) -> Option<Objective> {
    let span = i64::from(objective.target) - i64::from(objective.start);
    let half = i32::try_from((span + span.signum()) / 2).ok()?;
    let (keeps, of) = EASED_KEEPS;
    let eased =
        Objective { target: objective.start + half, weight: objective.weight * keeps / of, ..objective.clone() };
    (span.abs() > 1).then_some(eased)
}

/// How much of the weight of an objective goes over to another, cut off; half of it, cut off again, arrives.
#[must_use]
pub fn shifts(level: &Level, seat: ActorId, from: &Objective) -> i32 {
    level.actor(seat).mandate.revisable.map_or(0, |revisable| from.weight * revisable.shift / 100)
}

/// Whether the capital of `seat` can be asked for such a change at all.
#[must_use]
pub fn is_revisable(level: &Level, seat: ActorId, objective: u8, change: MandateChange) -> bool {
    let mandate = &level.actor(seat).mandate;
    let there = |objective: u8| usize::from(objective) < mandate.objectives.len();
    let offered = mandate.revisable.is_some_and(|revisable| match change {
        MandateChange::Ease => revisable.ease,
        MandateChange::Shift { to } => revisable.shift > 0 && there(to) && to != objective,
    });
    offered && there(objective) && level.plays(Mechanism::Mandates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::Measure;

    fn objective(start: i32, target: i32, weight: i32) -> Objective {
        Objective { name: String::new(), measure: Measure::MeanTrust, weight, start, target, fatal: None }
    }

    #[test]
    fn an_eased_objective_lies_half_way_and_weighs_less() {
        let of = |start, target, weight| eased(&objective(start, target, weight)).map(|o| (o.target, o.weight));
        assert_eq!([of(0, 10, 30), of(8, 3, 10), of(-5, -2, 1)], [Some((5, 20)), Some((5, 6)), Some((-3, 0))]);
        assert_eq!([of(0, 1, 30), of(3, 2, 30), of(3, 3, 30)], [None, None, None]);
    }

    /// Who is better off than before is who has come less than two thirds of the way; who gets there pays a third.
    #[test]
    fn easing_pays_only_where_the_target_is_out_of_reach() {
        let (before, after) = (objective(0, 12, 30), eased(&objective(0, 12, 30)).unwrap());
        let worth = |of: &Objective, value: i32| of.weight * value.min(of.target) * 100 / of.target;
        let gain = |value| worth(&after, value) - worth(&before, value);
        assert!((1..8).all(|value| gain(value) > 0), "{:?}", (0..13).map(gain).collect::<Vec<_>>());
        assert_eq!([gain(0), gain(8)], [0, 0]);
        assert!((9..=12).all(|value| gain(value) < 0));
    }
}
