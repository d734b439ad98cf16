//! What a scenario holds for its parties: zone of agreement, Pareto frontier and four ideas of a fair deal.

use serde::{Deserialize, Serialize};

use super::exact::{Product, Ratio};
use super::frontier::{dominates, pareto_frontier};
use super::scenario::Scenario;
use super::utility::Scale;

/// The exact analysis of a scenario. Outcomes are given by their index in the domain, in ascending order.
///
/// Memory grows with the number of outcomes times the number of parties; time with the square of the number of outcomes,
/// divided by 64, where few outcomes dominate others. The caller bounds the size of the domain.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Analysis {
    /// The zone of agreement (ZOPA): outcomes that every party can sign and that give no party less than no deal.
    pub zone: Vec<u64>,
    /// The Pareto frontier among all outcomes, whether they can be signed or not.
    pub frontier: Vec<u64>,
    /// The Pareto frontier among the outcomes of the zone.
    pub zone_frontier: Vec<u64>,
    /// Fair points and what can be reached in the zone; `None` if the zone is empty.
    pub reach: Option<Reach>,
    /// The largest sum of utilities over all outcomes.
    pub max_total: i128,
    /// The mean sum of utilities over all outcomes, times their number: what is agreed by tossing coins clause by clause.
    pub sum_of_totals: i128,
    /// The scale of each party's utility.
    pub scales: Vec<Scale>,
    /// The largest distance between two outcomes, each utility on a scale of 0 to 1.
    pub diameter: f64,
    utilities: Matrix,
    signable: Vec<bool>,
}

/// The best that can be had in a zone of agreement that is not empty.
///
/// The four fair points are different ideas of fairness, none of them the right answer. Each is taken on the frontier of
/// the zone and lists all outcomes that do equally well.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reach {
    /// Per party, its highest utility in the zone (the ideal point of Kalai and Smorodinsky).
    pub ideal: Vec<i64>,
    /// The largest sum of surpluses in the zone.
    pub joint_surplus: i128,
    /// The largest product of surpluses in the zone.
    pub nash_product: Product,
    /// The largest smallest share of the surplus at the ideal; `None` if the ideal gives no party any surplus.
    pub ks_ratio: Option<Ratio>,
    /// Maximises the product of surpluses (Nash 1950).
    pub nash: Vec<u64>,
    /// Maximises the smallest ratio of surplus to the surplus at the ideal, then the next smallest, and so on (Kalai and
    /// Smorodinsky 1975). Parties to whom the ideal gives no surplus don't count.
    pub kalai_smorodinsky: Vec<u64>,
    /// Maximises the smallest surplus (Kalai 1977). Needs comparable units.
    pub egalitarian: Vec<u64>,
    /// Maximises the sum of utilities. Needs comparable units.
    pub utilitarian: Vec<u64>,
}

impl Analysis {
    pub fn of(scenario: &Scenario) -> Self {
        let utilities = Matrix::of(scenario);
        let mut signable = vec![true; utilities.outcomes];
        for party in scenario.parties.iter().filter(|party| !party.red_lines.is_empty()) {
            for (all, own) in signable.iter_mut().zip(party.signable(&scenario.domain)) {
                *all &= own;
            }
        }
        let reservations: Vec<i64> = scenario.parties.iter().map(|party| party.reservation).collect();
        let rational = |index: u64| utilities.row(index).iter().zip(&reservations).all(|(value, none)| value >= none);
        let all = 0..utilities.outcomes as u64;
        let zone: Vec<u64> = all.clone().filter(|&index| signable[index as usize] && rational(index)).collect();
        let frontier = frontier_of(&utilities, all.clone());
        let zone_frontier = if signable.iter().all(|&free| free) {
            // What dominates a rational outcome is rational, so the zone is no easier to be on the frontier of.
            frontier.iter().copied().filter(|&index| rational(index)).collect()
        } else {
            frontier_of(&utilities, zone.iter().copied())
        };
        let scales: Vec<Scale> = scenario.parties.iter().map(|party| party.scale()).collect();
        Self {
            reach: Reach::of(&utilities, &reservations, &zone, &zone_frontier),
            zone,
            frontier,
            zone_frontier,
            max_total: all.clone().map(|index| utilities.total(index)).max().unwrap_or(0),
            sum_of_totals: all.map(|index| utilities.total(index)).sum(),
            diameter: utilities.diameter(&scales),
            scales,
            utilities,
            signable,
        }
    }

    /// The number of outcomes.
    pub fn outcomes(&self) -> usize {
        self.utilities.outcomes
    }

    /// The share of outcomes that lie in the zone of agreement; `None` without outcomes.
    pub fn zone_share(&self) -> Option<f64> {
        (self.outcomes() > 0).then(|| self.zone.len() as f64 / self.outcomes() as f64)
    }

    /// What an outcome is worth to each party; empty for an index out of range.
    pub fn utilities(&self, index: u64) -> &[i64] {
        self.utilities.row(index)
    }

    /// Whether no party's red line is crossed.
    pub fn signable(&self, index: u64) -> bool {
        usize::try_from(index).is_ok_and(|index| self.signable.get(index).copied().unwrap_or(false))
    }

    /// Whether the outcome lies in the zone of agreement.
    pub fn in_zone(&self, index: u64) -> bool {
        self.zone.binary_search(&index).is_ok()
    }

    /// The outcomes that no party likes less than `index` and one likes more.
    pub fn dominating(&self, index: u64) -> impl Iterator<Item = u64> + '_ {
        self.better_than(self.utilities(index))
    }

    /// The outcomes that no party likes less than what is worth this much to each, and one likes more.
    pub(super) fn better_than<'a>(&'a self, here: &'a [i64]) -> impl Iterator<Item = u64> + 'a {
        (0..self.outcomes() as u64).filter(move |&other| dominates(self.utilities(other), here))
    }

    /// How many different points these outcomes make in the space of utilities.
    pub fn distinct_points(&self, indices: &[u64]) -> usize {
        let mut rows: Vec<&[i64]> = indices.iter().map(|&index| self.utilities(index)).collect();
        rows.sort_unstable();
        rows.dedup();
        rows.len()
    }

    /// The Euclidean distance between two points, each utility on a scale of 0 to 1. A party to whom all outcomes are
    /// worth the same adds nothing.
    pub fn distance(&self, a: &[i64], b: &[i64]) -> f64 {
        let pairs = self.scales.iter().zip(a.iter().zip(b));
        let differences = pairs.filter_map(|(scale, (&a, &b))| Some(scale.normalise(a)? - scale.normalise(b)?));
        differences.map(|difference| difference * difference).sum::<f64>().sqrt()
    }

    /// The distance between an outcome and the nearest on the frontier, and that nearest outcome (the first of equals),
    /// each utility on a scale of 0 to 1; `None` for an index out of range.
    pub fn pareto_distance(&self, index: u64) -> Option<(f64, u64)> {
        (index < self.outcomes() as u64).then(|| self.distance_to_frontier(self.utilities(index))).flatten()
    }

    /// The same for what is worth this much to each party.
    pub(super) fn distance_to_frontier(&self, here: &[i64]) -> Option<(f64, u64)> {
        let distances = self.frontier.iter().map(|&nearest| (self.distance(here, self.utilities(nearest)), nearest));
        let nearest = distances.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        nearest.filter(|_| here.len() == self.scales.len())
    }
}

impl Reach {
    fn of(utilities: &Matrix, reservations: &[i64], zone: &[u64], frontier: &[u64]) -> Option<Self> {
        let ideal: Vec<i64> = (0..reservations.len())
            .map(|party| zone.iter().map(|&index| utilities.row(index)[party]).max())
            .collect::<Option<_>>()?;
        let surpluses =
            |index: u64| utilities.row(index).iter().zip(reservations).map(|(value, none)| value.saturating_sub(*none));
        let (nash_product, nash) = best_by(frontier, |index| Product::of(surpluses(index)))?;
        let (ratios, kalai_smorodinsky) = best_by(frontier, |index| {
            let mut ratios: Vec<Ratio> = ks_ratios(&ideal, reservations, utilities.row(index)).collect();
            ratios.sort_unstable();
            ratios
        })?;
        let (_, egalitarian) = best_by(frontier, |index| surpluses(index).min())?;
        let (joint_surplus, utilitarian) = best_by(frontier, |index| surpluses(index).map(i128::from).sum())?;
        Some(Self {
            ideal,
            joint_surplus,
            nash_product: nash_product?,
            ks_ratio: ratios.first().copied(),
            nash,
            kalai_smorodinsky,
            egalitarian,
            utilitarian,
        })
    }
}

/// Each party's surplus as a ratio of its surplus at the ideal, leaving out parties to whom the ideal gives none.
pub(super) fn ks_ratios<'a>(
    ideal: &'a [i64],
    reservations: &'a [i64],
    values: &'a [i64],
) -> impl Iterator<Item = Ratio> + 'a {
    ideal
        .iter()
        .zip(reservations)
        .zip(values)
        .filter_map(|((best, none), value)| Ratio::new(value.saturating_sub(*none), best.saturating_sub(*none)))
}

fn frontier_of(utilities: &Matrix, candidates: impl Iterator<Item = u64>) -> Vec<u64> {
    pareto_frontier(candidates.map(|index| (utilities.row(index), index)).collect(), utilities.parties)
}

/// All indices with the highest key, and that key; `None` without indices.
fn best_by<K: Ord>(indices: &[u64], key: impl Fn(u64) -> K) -> Option<(K, Vec<u64>)> {
    let mut best: Option<(K, Vec<u64>)> = None;
    for &index in indices {
        let key = key(index);
        match &mut best {
            Some((highest, _)) if key < *highest => {}
            Some((highest, ties)) if key == *highest => ties.push(index),
            _ => best = Some((key, vec![index])),
        }
    }
    best
}

/// The utilities of all outcomes, flat: a row per outcome, a column per party.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Matrix {
    outcomes: usize,
    parties: usize,
    values: Vec<i64>,
}

impl Matrix {
    fn of(scenario: &Scenario) -> Self {
        let parties = scenario.parties.len();
        let columns: Vec<Vec<i64>> = scenario.parties.iter().map(|party| party.column(&scenario.domain)).collect();
        let outcomes = columns.first().map_or(scenario.domain.size() as usize, Vec::len);
        let values = (0..outcomes).flat_map(|index| columns.iter().map(move |column| column[index])).collect();
        Self { outcomes, parties, values }
    }

    fn row(&self, index: u64) -> &[i64] {
        let start = (index as usize).saturating_mul(self.parties);
        self.values.get(start..start.saturating_add(self.parties)).unwrap_or(&[])
    }

    fn total(&self, index: u64) -> i128 {
        self.row(index).iter().copied().map(i128::from).sum()
    }

    /// The largest distance between two outcomes, each utility on a scale of 0 to 1.
    fn diameter(&self, scales: &[Scale]) -> f64 {
        let width = self.parties;
        if width == 0 {
            return 0.0;
        }
        let square = |x: f64| x * x;
        // Farthest from the middle first: two points are no farther from each other than both are from the middle.
        let mut points: Vec<(f64, Vec<f64>)> = self
            .values
            .chunks_exact(width)
            .map(|row| {
                let point: Vec<f64> =
                    scales.iter().zip(row).map(|(scale, &value)| scale.normalise(value).unwrap_or(0.5)).collect();
                (point.iter().map(|&x| square(x - 0.5)).sum::<f64>().sqrt(), point)
            })
            .collect();
        points.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        let mut widest = 0.0f64;
        for (i, (radius, point)) in points.iter().enumerate() {
            if 2.0 * radius <= widest {
                break;
            }
            for (other_radius, other) in &points[i + 1..] {
                if radius + other_radius <= widest {
                    break;
                }
                widest = widest.max(point.iter().zip(other).map(|(a, b)| square(a - b)).sum::<f64>().sqrt());
            }
        }
        widest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negotiation::domain::Outcome;
    use crate::negotiation::testing::{golden, scenarios};
    use crate::negotiation::utility::RedLine;
    use proptest::prelude::*;

    fn points(analysis: &Analysis, indices: &[u64]) -> Vec<(i64, i64)> {
        let mut points: Vec<_> = indices.iter().map(|&i| analysis.utilities(i)).map(|row| (row[0], row[1])).collect();
        points.sort_unstable();
        points
    }

    #[test]
    fn the_golden_scenario_has_eight_rational_outcomes_and_eight_efficient_ones() {
        let analysis = Analysis::of(&golden());
        assert_eq!(analysis.outcomes(), 18);
        assert_eq!(analysis.zone.len(), 8);
        assert_eq!(analysis.zone_share(), Some(8.0 / 18.0));
        assert_eq!(
            points(&analysis, &analysis.frontier),
            [(20, 100), (35, 92), (50, 80), (50, 80), (65, 72), (80, 60), (85, 42), (100, 30)]
        );
        assert_eq!(analysis.distinct_points(&analysis.frontier), 7);
        assert_eq!(analysis.zone_frontier.len(), 6);
        assert!((analysis.diameter - 1.1662).abs() < 5e-5);
    }

    #[test]
    fn the_golden_fair_points() {
        let golden = golden();
        let analysis = Analysis::of(&golden);
        let reach = analysis.reach.as_ref().unwrap();
        assert_eq!(reach.ideal, [85, 92]);
        let fair = golden.domain.index(&Outcome(vec![1, 1, 1]));
        assert_eq!(analysis.utilities(fair), [65, 72]);
        assert_eq!(reach.nash, [fair]);
        assert_eq!(reach.kalai_smorodinsky, [fair]);
        assert_eq!(reach.egalitarian, [fair]);
        assert_eq!(reach.nash_product, Product::from(960));
        assert_eq!(reach.ks_ratio, Ratio::new(60, 100));
        let total = golden.domain.index(&Outcome(vec![1, 2, 1]));
        assert_eq!(reach.utilitarian, [total]);
        assert_eq!(analysis.utilities(total), [80, 60]);
        assert_eq!(reach.joint_surplus, 65);
        assert_eq!(analysis.max_total, 140);
        // R = 104
        assert_eq!(analysis.sum_of_totals, 104 * 18);
    }

    #[test]
    fn red_lines_take_texts_out_of_the_zone_and_let_others_onto_its_frontier() {
        let mut scenario = golden();
        scenario.parties[1].red_lines = vec![RedLine { issue: 2, option: 1 }];
        let analysis = Analysis::of(&scenario);
        assert_eq!(analysis.frontier, Analysis::of(&golden()).frontier, "the utilities are unchanged");
        // without the hotline only (1,1,0) and what else clears 35 and 40
        assert!(analysis.zone.iter().all(|&index| scenario.domain.outcome(index).0[2] == 0));
        let deal = scenario.domain.index(&Outcome(vec![1, 1, 0]));
        assert_eq!(analysis.zone, [deal]);
        assert_eq!(analysis.zone_frontier, [deal]);
        assert!(!analysis.signable(deal + 1));
    }

    #[test]
    fn an_empty_zone_reaches_nothing() {
        let mut scenario = golden();
        scenario.parties[0].reservation = 101;
        let analysis = Analysis::of(&scenario);
        assert!(analysis.zone.is_empty());
        assert_eq!(analysis.reach, None);
        assert_eq!(analysis.frontier.len(), 8);
    }

    #[test]
    fn degenerate_scenarios_do_not_panic() {
        let nothing = Analysis::of(&Scenario::default());
        assert_eq!(nothing.outcomes(), 1);
        assert_eq!(nothing.pareto_distance(5), None);
        let mut alone = golden();
        alone.parties.truncate(1);
        assert_eq!(Analysis::of(&alone).frontier, [17]);
        alone.domain.issues[1].options.clear();
        assert_eq!(Analysis::of(&alone).outcomes(), 0);
        assert_eq!(Analysis::of(&alone).zone_share(), None);
    }

    #[test]
    fn a_party_that_can_gain_nothing_does_not_spoil_kalai_smorodinsky() {
        let mut scenario = golden();
        // A is content with exactly its best text of the zone and with nothing less
        scenario.parties[0].reservation = 85;
        let reach = Analysis::of(&scenario).reach.unwrap();
        assert!(reach.nash_product.is_zero());
        assert_eq!(reach.ks_ratio, Ratio::new(1, 1));
        assert_eq!(reach.kalai_smorodinsky, reach.nash);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn frontiers_match_the_definition(scenario in scenarios(2..=6, 2..=5)) {
            let analysis = Analysis::of(&scenario);
            let naive = |among: &[u64]| -> Vec<u64> {
                let row = |i: u64| scenario.utilities(&scenario.domain.outcome(i));
                let rows: Vec<Vec<i64>> = among.iter().map(|&i| row(i)).collect();
                let beaten = |o: &Vec<i64>| rows.iter().any(|q| {
                    q.iter().zip(o).all(|(q, o)| q >= o) && q.iter().zip(o).any(|(q, o)| q > o)
                });
                among.iter().zip(&rows).filter(|(_, o)| !beaten(o)).map(|(&i, _)| i).collect()
            };
            let all: Vec<u64> = (0..scenario.domain.size()).collect();
            let zone: Vec<u64> = all.iter().copied().filter(|&i| {
                let outcome = scenario.domain.outcome(i);
                scenario.parties.iter().all(|party| party.acceptable_at(&outcome, party.reservation))
            }).collect();
            prop_assert_eq!(&analysis.frontier, &naive(&all));
            prop_assert_eq!(&analysis.zone_frontier, &naive(&zone));
            prop_assert_eq!(&analysis.zone, &zone);
        }

        #[test]
        fn fair_points_lie_on_the_frontier_of_the_zone_and_are_the_best_of_the_zone(scenario in scenarios(2..=5, 2..=4)) {
            let analysis = Analysis::of(&scenario);
            prop_assert_eq!(analysis.reach.is_none(), analysis.zone.is_empty());
            let Some(reach) = &analysis.reach else { return Ok(()) };
            for fair in [&reach.nash, &reach.kalai_smorodinsky, &reach.egalitarian, &reach.utilitarian] {
                prop_assert!(!fair.is_empty());
                prop_assert!(fair.iter().all(|index| analysis.zone_frontier.contains(index)));
            }
            let surpluses: Vec<Vec<i64>> =
                analysis.zone.iter().map(|&i| scenario.surpluses(&scenario.domain.outcome(i))).collect();
            let product = surpluses.iter().map(|s| s.iter().map(|&x| x as i128).product::<i128>()).max().unwrap();
            prop_assert_eq!(&reach.nash_product, &Product::from(product as u64));
            prop_assert_eq!(Some(reach.joint_surplus), surpluses.iter().map(|s| s.iter().map(|&x| x as i128).sum()).max());
            let least = surpluses.iter().map(|s| *s.iter().min().unwrap()).max().unwrap();
            for &index in &reach.egalitarian {
                prop_assert_eq!(*scenario.surpluses(&scenario.domain.outcome(index)).iter().min().unwrap(), least);
            }
        }

        #[test]
        fn fair_points_ignore_the_scale_of_a_utility(scenario in scenarios(2..=4, 2..=3), factor in 2i64..50, shift in -20i64..20) {
            let before = Analysis::of(&scenario);
            let mut rescaled = scenario.clone();
            let party = &mut rescaled.parties[0];
            party.values.iter_mut().flatten().for_each(|value| *value *= factor);
            party.values[0].iter_mut().for_each(|value| *value += shift);
            party.reservation = party.reservation * factor + shift;
            let after = Analysis::of(&rescaled);
            prop_assert_eq!(&before.frontier, &after.frontier);
            prop_assert_eq!(before.reach.as_ref().map(|r| &r.nash), after.reach.as_ref().map(|r| &r.nash));
            prop_assert_eq!(
                before.reach.map(|r| r.kalai_smorodinsky),
                after.reach.map(|r| r.kalai_smorodinsky)
            );
        }

        #[test]
        fn the_diameter_is_the_largest_distance(scenario in scenarios(2..=4, 1..=4)) {
            let analysis = Analysis::of(&scenario);
            let rows: Vec<&[i64]> = (0..analysis.outcomes() as u64).map(|i| analysis.utilities(i)).collect();
            let widest = rows.iter().flat_map(|a| rows.iter().map(|b| analysis.distance(a, b)))
                .fold(0.0, f64::max);
            prop_assert!((analysis.diameter - widest).abs() < 1e-9);
        }
    }
}
