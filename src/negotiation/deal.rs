//! How good a deal is for its parties, and which better ones they left on the table.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::analysis::{Analysis, ks_ratios};
use super::domain::{Change, Outcome};
use super::exact::{Product, Ratio};
use super::scenario::Scenario;

/// The measures of one deal. What has no defined value, mostly for want of a zone of agreement, is `None`.
///
/// Measures marked *comparable* add or compare points of different parties and mean something only if a point of one
/// party counts as much as a point of another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DealQuality {
    pub index: u64,
    /// Per party, what the deal is worth.
    pub utilities: Vec<i64>,
    /// Per party, what the deal is worth beyond no deal; negative means that walking away was better.
    pub surpluses: Vec<i64>,
    /// Whether every party can sign it and none would rather walk away.
    pub in_zone: bool,
    /// Per party, the surplus as a share of the best it could rationally hope for: its best in the zone.
    pub share_of_best: Vec<Option<f64>>,
    /// What everybody would have preferred.
    pub dominating: Dominating,
    /// The distance to the nearest outcome of the Pareto frontier, each utility on a scale of 0 to 1. It depends on those
    /// scales, so prefer the plain count of dominating outcomes.
    pub pareto_distance: f64,
    /// That nearest outcome.
    pub nearest_efficient: u64,
    /// 1 minus the Pareto distance as a share of the largest distance between two outcomes.
    pub pareto_optimality: Option<f64>,
    /// *Comparable.* The sum of surpluses as a share of the largest sum in the zone.
    pub joint_efficiency: Option<f64>,
    /// The product of surpluses; defined in the zone only.
    pub nash_product: Option<Product>,
    /// The product of surpluses as a share of the largest in the zone.
    pub nash_ratio: Option<f64>,
    /// The smallest of the parties' surpluses as ratios of those at the ideal of the zone.
    pub ks_ratio: Option<Ratio>,
    /// *Comparable.* How much of the value that trading clauses can create the deal creates: 0 for tossing a coin on each
    /// issue, 1 for the largest sum of utilities. Negative for a deal worse than chance.
    pub integrative_index: Option<f64>,
    /// *Comparable.* Per party, its share of the joint surplus; `None` if that is 0.
    pub distributive_shares: Option<Vec<f64>>,
    /// Trades between two parties across two issues.
    pub logrolls: Vec<Logroll>,
    /// The post-settlement settlement (Raiffa 1982): of the dominating outcomes that can be signed, the one with the
    /// highest product of surpluses, then of fewest changes, then first in the domain.
    pub post_settlement: Option<Improvement>,
}

/// The outcomes that no party likes less than the deal, and one likes more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dominating {
    /// Their number.
    pub count: usize,
    /// How many of them every party can sign. The others cross a red line.
    pub signable: usize,
    /// Up to three of the signable ones: those of fewest changed clauses, then highest product of surpluses, then first
    /// in the domain.
    pub members: Vec<Improvement>,
}

/// Another outcome compared with the deal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Improvement {
    pub outcome: Outcome,
    /// The clauses in which it differs from the deal.
    pub changes: Vec<Change>,
    /// Per party, what it would gain by the changes; negative for those who would lose.
    pub gains: Vec<i64>,
}

/// A trade: each of two parties is better off than by a coin's toss on the issue it gets, worse off on the one it gives,
/// and no worse off on both together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Logroll {
    /// The first of the two parties.
    pub party: usize,
    /// The second.
    pub partner: usize,
    /// The issue that the first gets and the second gives.
    pub gets: u8,
    /// The issue that the first gives and the second gets.
    pub gives: u8,
}

impl DealQuality {
    /// Measures `deal`; `None` if the scenario's domain doesn't contain it. `analysis` must be that of `scenario`.
    pub fn of(scenario: &Scenario, analysis: &Analysis, deal: &Outcome) -> Option<Self> {
        Self::of_each(scenario, analysis, deal, &vec![Some(deal.clone()); scenario.parties.len()])
    }

    /// The same where `deal` is not the same to all: `each` is the deal as it is to each party, `None` for one that it leaves
    /// as it would be without a deal. Shares of what one deal for all could have reached may then exceed 1.
    pub fn of_each(scenario: &Scenario, analysis: &Analysis, deal: &Outcome, each: &[Option<Outcome>]) -> Option<Self> {
        let inside = each.iter().flatten().chain([deal]).all(|outcome| scenario.domain.contains(outcome));
        if !inside || each.len() != scenario.parties.len() {
            return None;
        }
        let index = scenario.domain.index(deal);
        let utilities = scenario.utilities_of_each(each);
        let reservations: Vec<i64> = scenario.parties.iter().map(|party| party.reservation).collect();
        let pairs = utilities.iter().zip(&reservations);
        let surpluses: Vec<i64> = pairs.map(|(value, none)| value.saturating_sub(*none)).collect();
        let signable =
            scenario.parties.iter().zip(each).all(|(party, own)| own.as_ref().is_none_or(|own| party.can_sign(own)));
        let in_zone = signable && surpluses.iter().all(|surplus| *surplus >= 0);
        let reach = analysis.reach.as_ref();
        let (pareto_distance, nearest_efficient) = analysis.distance_to_frontier(&utilities)?;

        let share_of_best = (0..surpluses.len())
            .map(|party| {
                let best = reach?.ideal.get(party)?.saturating_sub(reservations[party]);
                Ratio::new(surpluses[party], best).map(Ratio::to_f64)
            })
            .collect();
        let joint: i128 = surpluses.iter().copied().map(i128::from).sum();
        let nash_product = if in_zone { Product::of(surpluses.iter().copied()) } else { None };

        let total: i128 = utilities.iter().copied().map(i128::from).sum();
        let outcomes = analysis.outcomes() as i128;
        let above_chance = |total: i128| outcomes * total - analysis.sum_of_totals;

        let dominating: Vec<u64> = analysis.better_than(&utilities).collect();
        let mut better: Vec<Candidate> = dominating
            .iter()
            .filter(|&&other| analysis.signable(other))
            .map(|&other| Candidate::new(scenario, deal, other))
            .collect();
        let improve = |candidate: &Candidate| candidate.improve(scenario, deal, &utilities);
        let post_settlement = better.iter().min_by_key(|c| (Reverse(&c.nash_product), c.changed, c.index));
        let post_settlement = post_settlement.map(improve);
        better.sort_by(|a, b| a.by_changes().cmp(&b.by_changes()));

        Some(Self {
            index,
            in_zone,
            share_of_best,
            dominating: Dominating {
                count: dominating.len(),
                signable: better.len(),
                members: better.iter().take(3).map(improve).collect(),
            },
            pareto_distance,
            nearest_efficient,
            pareto_optimality: (analysis.diameter > 0.0).then(|| (1.0 - pareto_distance / analysis.diameter).max(0.0)),
            joint_efficiency: reach.and_then(|reach| share(joint, reach.joint_surplus)),
            nash_ratio: nash_product.as_ref().zip(reach).and_then(|(own, reach)| own.share_of(&reach.nash_product)),
            nash_product,
            ks_ratio: reach.and_then(|reach| ks_ratios(&reach.ideal, &reservations, &utilities).min()),
            integrative_index: share(above_chance(total), above_chance(analysis.max_total)),
            distributive_shares: surpluses.iter().map(|&surplus| share(surplus.into(), joint)).collect(),
            logrolls: logrolls(scenario, each),
            post_settlement,
            utilities,
            surpluses,
        })
    }
}

/// Up to `count` outcomes of the zone of agreement from which some party gains and some party loses against `deal`, which is
/// worth `here` to the parties: those
/// of the fewest losers, then the highest product of surpluses, then the fewest changes, then first in the domain. They
/// are what remains to be shown where nothing dominates the deal.
pub fn contested_improvements(
    scenario: &Scenario,
    analysis: &Analysis,
    deal: &Outcome,
    here: &[i64],
    count: usize,
) -> Vec<Improvement> {
    let mut ranked: Vec<(usize, Candidate)> = analysis
        .zone
        .iter()
        .filter_map(|&index| {
            let row = analysis.utilities(index);
            let losers = row.iter().zip(here).filter(|(there, here)| there < here).count();
            let gainers = row.iter().zip(here).filter(|(there, here)| there > here).count();
            (losers > 0 && gainers > 0).then(|| (losers, Candidate::new(scenario, deal, index)))
        })
        .collect();
    ranked.sort_by(|(few, a), (many, b)| few.cmp(many).then_with(|| a.by_product().cmp(&b.by_product())));
    ranked.iter().take(count).map(|(_, candidate)| candidate.improve(scenario, deal, here)).collect()
}

/// An outcome that may be shown beside the deal.
struct Candidate {
    index: u64,
    changed: usize,
    /// `None` where a party would rather walk away, which ranks below all others.
    nash_product: Option<Product>,
}

impl Candidate {
    fn new(scenario: &Scenario, deal: &Outcome, index: u64) -> Self {
        let outcome = scenario.domain.outcome(index);
        Self { index, changed: deal.distance(&outcome), nash_product: Product::of(scenario.surpluses(&outcome)) }
    }

    fn by_changes(&self) -> impl Ord + '_ {
        (self.changed, Reverse(&self.nash_product), self.index)
    }

    fn by_product(&self) -> impl Ord + '_ {
        (Reverse(&self.nash_product), self.changed, self.index)
    }

    fn improve(&self, scenario: &Scenario, deal: &Outcome, here: &[i64]) -> Improvement {
        let outcome = scenario.domain.outcome(self.index);
        let gains = scenario.parties.iter().zip(here).map(|(party, here)| party.value(&outcome).saturating_sub(*here));
        Improvement { changes: deal.changes_to(&outcome), gains: gains.collect(), outcome }
    }
}

/// `None` if the whole is 0.
fn share(part: i128, whole: i128) -> Option<f64> {
    (whole != 0).then(|| part as f64 / whole as f64)
}

fn logrolls(scenario: &Scenario, each: &[Option<Outcome>]) -> Vec<Logroll> {
    // What each party has on each issue beyond the mean of the options, times their number; whom the deal leaves alone has
    // traded nothing.
    let beyond: Vec<Vec<i128>> = scenario
        .parties
        .iter()
        .zip(each)
        .map(|(party, own)| {
            let Some(deal) = own else { return vec![0; scenario.domain.issues.len()] };
            let issues = scenario.domain.issues.iter().zip(&deal.0).enumerate();
            issues
                .map(|(at, (issue, &option))| {
                    let worth = |option| i128::from(party.option(at, option));
                    let all = (0..=u8::MAX).take(issue.options.len());
                    issue.options.len() as i128 * worth(option) - all.map(worth).sum::<i128>()
                })
                .collect()
        })
        .collect();
    let options: Vec<i128> = scenario.domain.issues.iter().map(|issue| issue.options.len() as i128).collect();
    let trades = |of: &[i128], gets: usize, gives: usize| {
        of[gets] > 0 && of[gives] < 0 && of[gets] * options[gives] + of[gives] * options[gets] >= 0
    };
    let mut found = Vec::new();
    for (party, own) in beyond.iter().enumerate() {
        for (partner, other) in beyond.iter().enumerate().skip(party + 1) {
            for gets in 0..options.len() {
                for gives in 0..options.len() {
                    if trades(own, gets, gives) && trades(other, gives, gets) {
                        found.push(Logroll { party, partner, gets: gets as u8, gives: gives as u8 });
                    }
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negotiation::testing::{domain_of, golden, scenarios};
    use crate::negotiation::utility::{RedLine, Utility};
    use proptest::prelude::*;

    fn measure(scenario: &Scenario, deal: &[u8]) -> DealQuality {
        DealQuality::of(scenario, &Analysis::of(scenario), &Outcome(deal.to_vec())).unwrap()
    }

    fn near(measured: impl Into<Option<f64>>, expected: f64) {
        let measured = measured.into().unwrap();
        assert!((measured - expected).abs() < 5e-4, "{measured} is not {expected}");
    }

    #[test]
    fn the_golden_deal() {
        let golden = golden();
        let deal = measure(&golden, &[1, 1, 0]);
        assert_eq!(deal.utilities, [45, 42]);
        assert_eq!(deal.surpluses, [10, 2]);
        assert!(deal.in_zone);
        near(deal.share_of_best[0], 10.0 / 50.0);
        near(deal.share_of_best[1], 2.0 / 52.0);
        let shares = deal.distributive_shares.unwrap();
        near(shares[0], 0.833);
        near(shares[1], 0.167);
        assert_eq!(deal.nash_product, Some(Product::from(20)));
        near(deal.nash_ratio, 0.0208);
        near(deal.joint_efficiency, 0.185);
        assert_eq!(deal.ks_ratio, Ratio::new(2, 52));
        near(deal.pareto_distance, 0.3606);
        assert_eq!(golden.domain.outcome(deal.nearest_efficient), Outcome(vec![1, 1, 1]));
        near(deal.pareto_optimality, 0.691);
        near(deal.integrative_index, -0.472);
        assert_eq!(deal.logrolls, []);
    }

    #[test]
    fn the_golden_deal_is_dominated_by_six_and_mended_by_the_hotline() {
        let golden = golden();
        let analysis = Analysis::of(&golden);
        let deal = measure(&golden, &[1, 1, 0]);
        let mut points: Vec<_> = analysis.dominating(deal.index).map(|other| analysis.utilities(other)).collect();
        points.sort_unstable();
        assert_eq!(points, [[50, 80], [50, 80], [65, 72], [70, 50], [80, 60], [85, 42]]);
        assert_eq!((deal.dominating.count, deal.dominating.signable), (6, 6));
        let hotline = Improvement {
            outcome: Outcome(vec![1, 1, 1]),
            changes: vec![Change { issue: 2, from: 0, to: 1 }],
            gains: vec![20, 30],
        };
        assert_eq!(deal.post_settlement.as_ref(), Some(&hotline));
        // one clause; then of two clauses the products 900 of (1,2,1), 600 of (1,0,1)
        let members: Vec<_> = deal.dominating.members.iter().map(|member| member.outcome.0.clone()).collect();
        assert_eq!(members, [[1, 1, 1], [1, 2, 1], [1, 0, 1]]);
        assert_eq!(deal.dominating.members[0], hotline);
    }

    #[test]
    fn the_nash_point_of_the_golden_scenario_leaves_nothing_on_the_table() {
        let golden = golden();
        let deal = measure(&golden, &[1, 1, 1]);
        assert_eq!(deal.dominating, Dominating::default());
        assert_eq!(deal.post_settlement, None);
        assert_eq!((deal.pareto_distance, deal.pareto_optimality), (0.0, Some(1.0)));
        assert_eq!(deal.nash_ratio, Some(1.0));
        assert_eq!(deal.ks_ratio, Ratio::new(60, 100));
        let contested = contested_improvements(&golden, &Analysis::of(&golden), &Outcome(vec![1, 1, 1]), &[65, 72], 3);
        // (80,60): 900, (50,80) twice: 600
        assert_eq!(contested.iter().map(|c| c.gains.clone()).collect::<Vec<_>>(), [[15, -12], [-15, 8], [-15, 8]]);
    }

    #[test]
    fn outside_the_zone_the_products_are_undefined_and_the_rest_is_not() {
        let golden = golden();
        let deal = measure(&golden, &[0, 0, 0]);
        assert_eq!(deal.surpluses, [-35, 30]);
        assert!(!deal.in_zone);
        assert_eq!((deal.nash_product, deal.nash_ratio), (None, None));
        assert_eq!(deal.ks_ratio, Ratio::new(-35, 50));
        near(deal.joint_efficiency, -5.0 / 65.0);

        let mut hopeless = golden.clone();
        hopeless.parties[0].reservation = 101;
        let deal = measure(&hopeless, &[1, 1, 1]);
        assert_eq!(deal.share_of_best, [None, None]);
        assert_eq!((deal.joint_efficiency, deal.ks_ratio, deal.nash_ratio), (None, None, None));
        assert!(deal.integrative_index.is_some());
        assert_eq!(DealQuality::of(&golden, &Analysis::of(&golden), &Outcome(vec![3, 0, 0])), None);
    }

    #[test]
    fn better_texts_that_cannot_be_signed_are_counted_but_not_offered() {
        let mut scenario = golden();
        scenario.parties[0].red_lines = vec![RedLine { issue: 0, option: 1 }, RedLine { issue: 1, option: 2 }];
        let deal = measure(&scenario, &[1, 1, 0]);
        assert!(!deal.in_zone, "A can't sign it");
        assert_eq!((deal.dominating.count, deal.dominating.signable), (6, 2));
        // (2,0,1) is worth (70,50), (2,1,1) is worth (85,42)
        assert_eq!(deal.post_settlement.unwrap().outcome, Outcome(vec![2, 0, 1]));
    }

    #[test]
    fn a_trade_across_two_issues_is_a_logroll() {
        let party =
            |values: [[i64; 2]; 3]| Utility { values: values.map(|v| v.to_vec()).to_vec(), ..Utility::default() };
        let scenario = Scenario {
            domain: domain_of(&[2, 2, 2]),
            // the first cares for issue 0, the second for issue 1, both equally and oppositely for issue 2
            parties: vec![party([[0, 10], [4, 0], [0, 6]]), party([[4, 0], [0, 10], [6, 0]])],
        };
        let trade = Logroll { party: 0, partner: 1, gets: 0, gives: 1 };
        assert!(measure(&scenario, &[1, 1, 0]).logrolls.contains(&trade));
        // the first pays 4 on issue 1 and 6 on issue 2; the latter is the dearer price for what it gets
        assert_eq!(
            measure(&scenario, &[1, 1, 1]).logrolls,
            [trade, Logroll { party: 0, partner: 1, gets: 2, gives: 1 }]
        );
        assert_eq!(measure(&scenario, &[0, 0, 0]).logrolls, []);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn measures_keep_their_bounds_and_agree_with_each_other(scenario in scenarios(2..=4, 2..=4)) {
            let analysis = Analysis::of(&scenario);
            for (index, outcome) in (0..).zip(scenario.domain.outcomes()) {
                let deal = DealQuality::of(&scenario, &analysis, &outcome).unwrap();
                let efficient = analysis.frontier.contains(&index);
                prop_assert_eq!(deal.dominating.count == 0, efficient);
                prop_assert_eq!(deal.dominating.members.len(), deal.dominating.signable.min(3));
                prop_assert_eq!(deal.post_settlement.is_some(), deal.dominating.signable > 0);
                for better in deal.dominating.members.iter().chain(&deal.post_settlement) {
                    prop_assert!(scenario.signable(&better.outcome));
                    prop_assert!(better.gains.iter().all(|&gain| gain >= 0) && better.gains.iter().any(|&gain| gain > 0));
                }
                prop_assert!(deal.integrative_index.is_none_or(|i| i <= 1.0));
                prop_assert!(deal.pareto_optimality.is_none_or(|p| (0.0..=1.0).contains(&p)));
                if deal.in_zone {
                    prop_assert!(deal.joint_efficiency.is_none_or(|e| (0.0..=1.0).contains(&e)));
                    prop_assert!(deal.nash_ratio.is_none_or(|r| (0.0..=1.0).contains(&r)));
                    let reach = analysis.reach.as_ref().unwrap();
                    prop_assert!(deal.ks_ratio <= reach.ks_ratio);
                    prop_assert_eq!(deal.nash_product.as_ref() == Some(&reach.nash_product) && analysis.zone_frontier.contains(&index),
                        reach.nash.contains(&index));
                }
            }
        }
    }
}
