//! How hard a scenario is: how often two parties want opposite things, and how far the zone is from everybody's dream.

use serde::{Deserialize, Serialize};

use super::analysis::Analysis;
use super::engine::compare_pairs;

/// How two parties rank pairs of outcomes. It describes the scenario, not anybody's conduct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Conflict {
    /// Pairs of outcomes that the two rank in strictly opposite order.
    pub opposed: u64,
    /// All pairs but those to which both are indifferent.
    pub compared: u64,
}

impl Conflict {
    /// The conflict level, 0 to 1; `None` if both parties are indifferent to everything.
    pub fn level(self) -> Option<f64> {
        (self.compared > 0).then(|| self.opposed as f64 / self.compared as f64)
    }
}

impl Analysis {
    /// The conflict between two parties; `None` if there is no such party.
    pub fn conflict(&self, a: usize, b: usize) -> Option<Conflict> {
        if a.max(b) >= self.scales.len() {
            return None;
        }
        let rows = (0..self.outcomes() as u64).map(|index| self.utilities(index));
        Some(compare_pairs(rows.map(|row| (row[a], row[b])).collect()))
    }

    /// The smallest distance from an outcome of the zone of agreement to the point where every party has its maximum,
    /// each utility on a scale of 0 to 1; `None` if the zone is empty.
    pub fn opposition(&self) -> Option<f64> {
        let dream: Vec<i64> = self.scales.iter().map(|scale| scale.max).collect();
        self.zone.iter().map(|&index| self.distance(self.utilities(index), &dream)).min_by(f64::total_cmp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negotiation::testing::{golden, scenarios};
    use proptest::prelude::*;

    #[test]
    fn the_golden_scenario_opposes_101_of_151_pairs() {
        let analysis = Analysis::of(&golden());
        let conflict = analysis.conflict(0, 1).unwrap();
        assert_eq!(conflict, Conflict { opposed: 101, compared: 151 });
        assert!((conflict.level().unwrap() - 0.669).abs() < 5e-4);
        assert_eq!(analysis.conflict(1, 0), Some(conflict));
        assert_eq!(analysis.conflict(0, 0).unwrap().opposed, 0);
        assert_eq!(analysis.conflict(0, 2), None);
    }

    #[test]
    fn the_golden_zone_comes_nearest_to_the_dream_at_80_and_60() {
        // (65,72) is 0.4482 away, (80,60) 0.4472
        let opposition = Analysis::of(&golden()).opposition().unwrap();
        assert!((opposition - 0.2f64.sqrt()).abs() < 1e-12);
        let mut hopeless = golden();
        hopeless.parties[0].reservation = 200;
        assert_eq!(Analysis::of(&hopeless).opposition(), None);
    }

    proptest! {
        #[test]
        fn conflict_matches_the_count_of_pairs(scenario in scenarios(1..=4, 2..=2)) {
            let analysis = Analysis::of(&scenario);
            let rows: Vec<&[i64]> = (0..analysis.outcomes() as u64).map(|i| analysis.utilities(i)).collect();
            let (mut opposed, mut compared) = (0, 0);
            for (i, x) in rows.iter().enumerate() {
                for y in &rows[..i] {
                    let (a, b) = (x[0].cmp(&y[0]), x[1].cmp(&y[1]));
                    opposed += u64::from(a.is_ne() && b.is_ne() && a != b);
                    compared += u64::from(a.is_ne() || b.is_ne());
                }
            }
            prop_assert_eq!(analysis.conflict(0, 1), Some(Conflict { opposed, compared }));
        }
    }
}
