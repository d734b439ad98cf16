//! How a deal was reached: concession curves, what each move gave and took, anchors, and the price of delay.

use std::cmp::Ordering::{self, Equal, Greater, Less};

use serde::{Deserialize, Serialize};

use super::domain::Outcome;
use super::scenario::Scenario;
use super::utility::Utility;

/// An offer that a party made.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bid {
    /// The index of the party in the scenario.
    pub party: usize,
    pub round: u32,
    pub outcome: Outcome,
}

/// What the offers of a negotiation were worth to one party, on a scale of 0 to 1 over all outcomes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ConcessionCurve {
    /// Its own offers, by round.
    pub own: Vec<(u32, f64)>,
    /// At each offer that it received, the best it had received so far. A red line leaves the worth of an offer as it is.
    pub received: Vec<(u32, f64)>,
}

impl ConcessionCurve {
    /// The curve of `party` from the bids in the order in which they were made; `None` if there is no such party or if all
    /// outcomes are worth the same to it.
    pub fn of(scenario: &Scenario, bids: &[Bid], party: usize) -> Option<Self> {
        let utility = scenario.parties.get(party)?;
        let scale = utility.scale();
        scale.normalise(scale.max)?;
        let worth = |bid: &Bid| Some((bid.round, bid.party == party, scale.normalise(utility.value(&bid.outcome))?));
        Some(Self::from_worths(bids.iter().filter_map(worth)))
    }

    /// The curve from rounds, whether the offer was the party's own, and its worth from 0 to 1.
    pub(super) fn from_worths(offers: impl Iterator<Item = (u32, bool, f64)>) -> Self {
        let mut curve = Self::default();
        for (round, own, worth) in offers {
            if own {
                curve.own.push((round, worth));
            } else {
                let best = curve.received.last().map_or(worth, |&(_, best)| worth.max(best));
                curve.received.push((round, best));
            }
        }
        curve
    }
}

/// Which share of the way to yielding in full a party went from its first to its last offer: 0 for standing still, 1 for
/// giving the opponent its dream. `None` if its first offer was worth no more or less to it than yielding in full.
///
/// Yielding in full is the best outcome that the opponent can sign; where several are, the one that suits the party best.
pub fn concession_rate(own: &Utility, opponent: &Utility, first: &Outcome, last: &Outcome) -> Option<f64> {
    let full = own.value(&full_yield(own, opponent)?);
    let first = own.value(first);
    let below_first = |value: i64| first as f64 - value as f64;
    (first != full).then(|| below_first(own.value(last)) / below_first(full))
}

fn full_yield(own: &Utility, opponent: &Utility) -> Option<Outcome> {
    let issues = opponent.values.iter().enumerate().map(|(issue, options)| {
        let dream = opponent.option(issue, opponent.best_option(issue)?);
        (0..=u8::MAX)
            .take(options.len())
            .filter(|&option| opponent.option(issue, option) == dream && !opponent.bars(issue, option))
            .max_by_key(|&option| (own.option(issue, option), std::cmp::Reverse(option)))
    });
    issues.collect::<Option<_>>().map(Outcome)
}

/// A time-based concession `û(t) = 1 - (1 - floor) t^(1/exponent)` fitted to a party's offers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StyleFit {
    /// Below 1 tough (Boulware), 1 linear, above 1 a conceder. Fitted within 1/50 to 50.
    pub exponent: f64,
    /// Where the curve ends at the deadline, 0 to 1.
    pub floor: f64,
    /// The root of the mean squared error, in units of û.
    pub error: f64,
}

impl StyleFit {
    /// Fits the curve to `(t, û)`, both 0 to 1, by least squares. `None` with fewer than three offers after the start, or
    /// if the party never conceded anything, for then every exponent fits.
    pub fn of(offers: &[(f64, f64)]) -> Option<Self> {
        let given: Vec<(f64, f64)> = offers.iter().filter(|(t, _)| *t > 0.0).map(|&(t, u)| (t, 1.0 - u)).collect();
        if given.len() < 3 || given.iter().all(|&(_, given)| given <= 0.0) {
            return None;
        }
        let fit = |log_exponent: f64| {
            let exponent = log_exponent.exp();
            let curve = |t: f64| t.powf(exponent.recip());
            // Given the exponent, the curve is linear in what is given up in the end.
            let product: f64 = given.iter().map(|&(t, y)| curve(t) * y).sum();
            let square: f64 = given.iter().map(|&(t, _)| curve(t) * curve(t)).sum();
            let end = if square > 0.0 { (product / square).clamp(0.0, 1.0) } else { 0.0 };
            let errors = given.iter().map(|&(t, y)| (y - end * curve(t)).powi(2));
            Self { exponent, floor: 1.0 - end, error: (errors.sum::<f64>() / given.len() as f64).sqrt() }
        };
        // The error may have several minima: look at a grid first, then narrow down around its best.
        let widest = 50f64.ln();
        let step = widest / 100.0;
        let best = (-100..=100).map(|i| f64::from(i) * step).min_by(|&a, &b| fit(a).error.total_cmp(&fit(b).error))?;
        let (mut low, mut high) = ((best - step).max(-widest), (best + step).min(widest));
        for _ in 0..60 {
            let (a, b) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
            if fit(a).error <= fit(b).error { high = b } else { low = a }
        }
        Some(fit(low.midpoint(high)))
    }
}

/// What a move from one own offer to the next did to the party and to another (Hindriks, Jonker & Tykhonov 2007). A change
/// within the tolerance counts as none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StepClass {
    /// Better for both.
    Fortunate,
    /// Worse for the party, and better or no worse for the other.
    Concession,
    /// Better for the party, and worse or no better for the other.
    Selfish,
    /// Worse for the other, and worse or no better for the party.
    Unfortunate,
    /// Better for the other, nothing to the party.
    Nice,
    /// Nothing to either.
    Silent,
}

impl StepClass {
    /// Classifies changes of the party's and of the other's utility, in their own points. `tolerance` is 0 or more.
    pub fn of(own: i64, other: i64, tolerance: i64) -> Self {
        let direction =
            |change: i64| if change.unsigned_abs() <= tolerance.max(0) as u64 { Equal } else { change.cmp(&0) };
        Self::of_directions(direction(own), direction(other))
    }

    /// Classifies by whether the party's and the other's utility went up or down.
    pub(super) fn of_directions(own: Ordering, other: Ordering) -> Self {
        match (own, other) {
            (Greater, Greater) => Self::Fortunate,
            (Greater, _) => Self::Selfish,
            (Equal, Greater) => Self::Nice,
            (Equal, Equal) => Self::Silent,
            (Less, Equal | Greater) => Self::Concession,
            _ => Self::Unfortunate,
        }
    }

    /// Classifies the moves of a party through its own offers.
    pub fn of_moves(own: &Utility, other: &Utility, offers: &[Outcome], tolerance: i64) -> Vec<Self> {
        let change = |of: &Utility, pair: &[Outcome]| of.value(&pair[1]).saturating_sub(of.value(&pair[0]));
        offers.windows(2).map(|pair| Self::of(change(own, pair), change(other, pair), tolerance)).collect()
    }

    /// The share of this class among `moves`; `None` without moves. A large share of unfortunate moves means that the
    /// party misread the other.
    pub fn share_in(self, moves: &[Self]) -> Option<f64> {
        let count = moves.iter().filter(|&&class| class == self).count();
        (!moves.is_empty()).then(|| count as f64 / moves.len() as f64)
    }
}

/// Where a deal came out on one issue, compared with the middle of the first two opening offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Anchor {
    pub issue: u8,
    /// The options in the openings of the first two parties to make an offer, in that order.
    pub openings: [u8; 2],
    pub deal: u8,
    /// Per party, how many of its points the deal's option is above the middle of the two openings on this issue.
    pub pull: Vec<f64>,
}

impl Anchor {
    /// The middle of the openings, as a position among the options. It means something where the options are ordered.
    pub fn midpoint(&self) -> f64 {
        f64::from(self.openings[0]).midpoint(f64::from(self.openings[1]))
    }
}

/// Compares `deal` with the first bids of the first two parties that made one, issue by issue; empty if fewer than two
/// parties did.
pub fn anchors(scenario: &Scenario, bids: &[Bid], deal: &Outcome) -> Vec<Anchor> {
    let Some(first) = bids.first() else { return vec![] };
    let Some(second) = bids.iter().find(|bid| bid.party != first.party) else { return vec![] };
    let openings = first.outcome.0.iter().zip(&second.outcome.0);
    (0..=u8::MAX)
        .zip(openings.zip(&deal.0))
        .map(|(issue, ((&a, &b), &deal))| {
            let pull = scenario.parties.iter().map(|party| {
                let worth = |option| party.option(usize::from(issue), option) as f64;
                worth(deal) - worth(a).midpoint(worth(b))
            });
            Anchor { issue, openings: [a, b], deal, pull: pull.collect() }
        })
        .collect()
}

/// What a party lost by the time that passed before the deal, in its own points; negative where time worked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DelayCost {
    /// By which the deal would have been worth more at the start.
    pub deal: i64,
    /// By which no deal would have been worth more at the start.
    pub no_deal: i64,
}

impl DelayCost {
    /// Compares the party's utility when the talks opened with that when the deal was made.
    pub fn of(start: &Utility, end: &Utility, deal: &Outcome) -> Self {
        Self {
            deal: start.value(deal).saturating_sub(end.value(deal)),
            no_deal: start.reservation.saturating_sub(end.reservation),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negotiation::testing::golden;
    use crate::negotiation::utility::RedLine;

    fn bids() -> Vec<Bid> {
        let bid = |party, round, outcome: [u8; 3]| Bid { party, round, outcome: Outcome(outcome.to_vec()) };
        vec![
            bid(0, 1, [2, 2, 1]), // 100 | 30
            bid(1, 1, [0, 0, 1]), //  20 | 100
            bid(0, 2, [2, 2, 0]), //  80 | 0
            bid(1, 2, [0, 1, 0]), //  15 | 62
            bid(0, 3, [1, 2, 1]), //  80 | 60
            bid(1, 3, [1, 1, 1]), //  65 | 72
        ]
    }

    #[test]
    fn curves_follow_own_offers_and_the_best_received() {
        let a = ConcessionCurve::of(&golden(), &bids(), 0).unwrap();
        assert_eq!(a.own, [(1, 1.0), (2, 0.8), (3, 0.8)]);
        assert_eq!(a.received, [(1, 0.2), (2, 0.2), (3, 0.65)]);
        let b = ConcessionCurve::of(&golden(), &bids(), 1).unwrap();
        assert_eq!(b.own, [(1, 1.0), (2, 0.62), (3, 0.72)]);
        assert_eq!(b.received, [(1, 0.3), (2, 0.3), (3, 0.6)]);
        assert_eq!(ConcessionCurve::of(&golden(), &bids(), 2), None);
        let mut flat = golden();
        flat.parties[0].values = vec![vec![7; 3], vec![0; 3], vec![0; 2]];
        assert_eq!(ConcessionCurve::of(&flat, &bids(), 0), None);
        assert_eq!(ConcessionCurve::of(&flat, &[], 0), None);
    }

    #[test]
    fn the_concession_rate_is_the_share_of_the_way_to_the_opponents_dream() {
        let golden = golden();
        let [a, b] = &golden.parties[..] else { panic!("two parties") };
        let rate =
            |first: [u8; 3], last: [u8; 3]| concession_rate(a, b, &Outcome(first.to_vec()), &Outcome(last.to_vec()));
        // B's dream (0,0,1) leaves A 20
        assert_eq!(rate([2, 2, 1], [1, 2, 1]), Some(0.25));
        assert_eq!(rate([2, 2, 1], [0, 0, 1]), Some(1.0));
        assert_eq!(rate([2, 2, 1], [2, 2, 1]), Some(0.0));
        assert_eq!(rate([0, 0, 1], [2, 2, 1]), None);
        // if B can't sign text 0, its dream (1,0,1) leaves A 50
        let mut bound = b.clone();
        bound.red_lines = vec![RedLine { issue: 0, option: 0 }];
        assert_eq!(concession_rate(a, &bound, &Outcome(vec![2, 2, 1]), &Outcome(vec![1, 2, 1])), Some(0.4));
        // if B doesn't mind the aid, its dream takes A's wish there
        let mut easy = b.clone();
        easy.values[1] = vec![20; 3];
        assert_eq!(full_yield(a, &easy), Some(Outcome(vec![0, 2, 1])));
    }

    #[test]
    fn the_style_of_a_pure_curve_is_found() {
        for (exponent, floor) in [(0.25, 0.4), (0.5, 0.1), (1.0, 0.0), (4.0, 0.5)] {
            let offers: Vec<(f64, f64)> = (0..=20)
                .map(|i| f64::from(i) / 20.0)
                .map(|t: f64| (t, 1.0 - (1.0 - floor) * t.powf(1.0 / exponent)))
                .collect();
            let fit = StyleFit::of(&offers).unwrap();
            assert!((fit.exponent - exponent).abs() < 1e-3, "{fit:?} is not {exponent}");
            assert!((fit.floor - floor).abs() < 1e-3 && fit.error < 1e-4, "{fit:?}");
        }
        assert_eq!(StyleFit::of(&[(0.2, 1.0), (0.5, 1.0), (1.0, 1.0)]), None, "never conceded");
        assert_eq!(StyleFit::of(&[(0.0, 1.0), (0.5, 0.8), (1.0, 0.5)]), None, "too few");
    }

    #[test]
    fn every_pair_of_signs_has_a_class() {
        let classes: Vec<_> = [(5, 5), (-5, 5), (5, -5), (-5, -5), (0, 5), (0, 0), (5, 0), (-5, 0), (0, -5)]
            .map(|(own, other)| StepClass::of(own, other, 0))
            .to_vec();
        use StepClass::*;
        assert_eq!(
            classes,
            [Fortunate, Concession, Selfish, Unfortunate, Nice, Silent, Selfish, Concession, Unfortunate]
        );
        assert_eq!(StepClass::of(2, -2, 2), Silent);
        assert_eq!(StepClass::of(3, -3, 2), Selfish);
        assert_eq!(StepClass::of(i64::MIN, i64::MAX, 2), Concession);
    }

    #[test]
    fn the_moves_of_the_golden_parties() {
        let golden = golden();
        let [a, b] = &golden.parties[..] else { panic!("two parties") };
        let offers =
            |party| bids().into_iter().filter(|bid| bid.party == party).map(|bid| bid.outcome).collect::<Vec<_>>();
        let moves = StepClass::of_moves(a, b, &offers(0), 0);
        assert_eq!(moves, [StepClass::Unfortunate, StepClass::Nice]);
        assert_eq!(StepClass::Unfortunate.share_in(&moves), Some(0.5));
        assert_eq!(StepClass::of_moves(b, a, &offers(1), 0), [StepClass::Unfortunate, StepClass::Fortunate]);
        assert_eq!(StepClass::Silent.share_in(&[]), None);
    }

    #[test]
    fn anchors_compare_the_deal_with_the_middle_of_the_openings() {
        let anchors = anchors(&golden(), &bids(), &Outcome(vec![1, 1, 0]));
        assert_eq!(anchors.len(), 3);
        assert_eq!((anchors[0].openings, anchors[0].midpoint(), anchors[0].deal), ([2, 0], 1.0, 1));
        assert_eq!(anchors[0].pull, [5.0, 5.0]);
        assert_eq!(anchors[1].pull, [0.0, 2.0]);
        assert_eq!(anchors[2].pull, [-20.0, -30.0]);
        let alone = &bids()[..1];
        assert_eq!(super::anchors(&golden(), alone, &Outcome(vec![1, 1, 0])), []);
    }

    #[test]
    fn delay_costs_what_the_deal_and_no_deal_lost() {
        let start = golden().parties.remove(0);
        let mut end = start.clone();
        end.values[2] = vec![0, 5];
        end.reservation = 50;
        let cost = DelayCost::of(&start, &end, &Outcome(vec![1, 1, 1]));
        assert_eq!(cost, DelayCost { deal: 15, no_deal: -15 });
    }
}
