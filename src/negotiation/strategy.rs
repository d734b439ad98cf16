//! How a party bargains: what it aspires to as time runs out, and which offer it makes of all that satisfy it.

use serde::{Deserialize, Serialize};

use super::domain::{Domain, Outcome};
use super::utility::Utility;

/// How fast a party concedes: the share of its room that it has given up when a share `t` of the time has passed.
/// These are the time-dependent tactics of Faratin, Sierra and Jennings (1998), with the exponents of NegMAS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Concession {
    /// `t^4`: hardly anything until the deadline is near.
    Boulware,
    /// `t^2`: little at first, more later.
    Firm,
    /// `t`: the same every round.
    Linear,
    /// The fourth root of `t`: nearly everything at once.
    Conceder,
    /// Nothing, ever.
    HardLiner,
}

/// One, in the fixed-point numbers of this file. Its square fits a `u64`.
const ONE: u64 = 1 << 30;

impl Concession {
    /// The share of room given up after `elapsed` of `total`, in units of 1/[`ONE`]. Never falls as `elapsed` grows.
    fn share(self, elapsed: u32, total: u32) -> u64 {
        let time = if elapsed >= total { ONE } else { u64::from(elapsed) * ONE / u64::from(total) };
        let square = |share: u64| share * share / ONE;
        let root = |share: u64| (share * ONE).isqrt();
        match self {
            Self::Boulware => square(square(time)),
            Self::Firm => square(time),
            Self::Linear => time,
            Self::Conceder => root(root(time)),
            Self::HardLiner => 0,
        }
    }
}

/// The least a party asks for after `elapsed` of `total` rounds (or any other unit of time): from `best` at the start to
/// `reservation` at the end, which a [`HardLiner`](Concession::HardLiner) never approaches. Rounded up, so that no party
/// asks for less than its style says. If even the best is below the reservation, it is the reservation throughout.
pub fn aspiration(style: Concession, elapsed: u32, total: u32, best: i64, reservation: i64) -> i64 {
    let room = (i128::from(best) - i128::from(reservation)).max(0);
    let given_up = room * i128::from(style.share(elapsed, total)) / i128::from(ONE);
    // between the reservation and the best, so it fits
    i64::try_from(i128::from(reservation) + room - given_up).unwrap_or(best)
}

/// What a party thinks of every outcome of a domain, worked out once, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Preferences {
    domain: Domain,
    /// The outcomes that the party can sign, by falling value, then by index.
    ranked: Vec<Ranked>,
    /// How many of the first issues make the upper half of an index.
    split: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Ranked {
    value: i64,
    /// The index of the outcome in the domain, taken apart into the first and the last issues.
    upper: u32,
    lower: u32,
}

impl Preferences {
    /// Ranks the outcomes of `domain`. Memory and time grow with their number, which the caller bounds.
    pub fn new(domain: &Domain, utility: &Utility) -> Self {
        let split = domain.issues.len() / 2;
        let lower = size(domain, split..domain.issues.len());
        let mut ranked: Vec<Ranked> = (0u64..)
            .zip(utility.column(domain).into_iter().zip(utility.signable(domain)))
            .filter(|(_, (_, signable))| *signable)
            .map(|(index, (value, _))| Ranked { value, upper: (index / lower) as u32, lower: (index % lower) as u32 })
            .collect();
        // stable, so equals stay in the order of their indices
        ranked.sort_by_key(|entry| std::cmp::Reverse(entry.value));
        Self { domain: domain.clone(), ranked, split }
    }

    /// How many outcomes the party can sign and values at `aspiration` or more.
    pub fn count_at_least(&self, aspiration: i64) -> usize {
        self.ranked.partition_point(|entry| entry.value >= aspiration)
    }

    /// The outcomes that the party can sign, with their values, best first; equals by index.
    pub fn best_first(&self) -> impl ExactSizeIterator<Item = (Outcome, i64)> + '_ {
        self.ranked.iter().map(|&entry| (self.outcome(entry), entry.value))
    }

    /// Of the outcomes that the party can sign and values at `aspiration` or more, the one nearest to the `reference`
    /// offers, which are in the order in which they were made; `None` if there is none.
    ///
    /// Nearness counts the equal clauses, those of the last reference as often as there are references, down to those of
    /// the first, which count once. Equals are decided by higher own value, then by lower index. This is trading off in
    /// the sense of Faratin, Sierra and Jennings (2002): asking for as much in a way that suits the others better.
    pub fn trade_off(&self, aspiration: i64, reference: &[Outcome]) -> Option<Outcome> {
        let options = self.domain.issues.iter().map(|issue| vec![0u64; issue.options.len()]);
        let mut weights: Vec<Vec<u64>> = options.collect();
        for (weight, offer) in (1..).zip(reference) {
            for (issue, &option) in weights.iter_mut().zip(&offer.0) {
                if let Some(sum) = issue.get_mut(usize::from(option)) {
                    *sum += weight;
                }
            }
        }
        // Nearness is a sum over issues: two short tables and one addition per outcome.
        let upper = sums(&weights[..self.split]);
        let lower = sums(&weights[self.split..]);
        let mut nearest: Option<(u64, Ranked)> = None;
        for &entry in &self.ranked[..self.count_at_least(aspiration)] {
            let nearness = upper[entry.upper as usize] + lower[entry.lower as usize];
            if nearest.is_none_or(|(highest, _)| nearness > highest) {
                nearest = Some((nearness, entry));
            }
        }
        nearest.map(|(_, entry)| self.outcome(entry))
    }

    fn outcome(&self, entry: Ranked) -> Outcome {
        let lower = size(&self.domain, self.split..self.domain.issues.len());
        self.domain.outcome(u64::from(entry.upper) * lower + u64::from(entry.lower))
    }
}

/// Of the outcomes that a party can sign and values at `aspiration` or more, the one nearest to the `reference` offers:
/// [`Preferences::trade_off`] for a single use.
pub fn trade_off_offer(utility: &Utility, domain: &Domain, aspiration: i64, reference: &[Outcome]) -> Option<Outcome> {
    Preferences::new(domain, utility).trade_off(aspiration, reference)
}

/// The number of outcomes of a range of issues, at least 1.
fn size(domain: &Domain, issues: std::ops::Range<usize>) -> u64 {
    domain.issues[issues].iter().fold(1, |size: u64, issue| size.saturating_mul(issue.options.len() as u64)).max(1)
}

/// The sums of one number per issue, for all combinations in mixed radix.
fn sums(issues: &[Vec<u64>]) -> Vec<u64> {
    issues.iter().fold(vec![0], |sums, options| {
        sums.iter().flat_map(|sum| options.iter().map(move |option| sum + option)).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negotiation::scenario::Scenario;
    use crate::negotiation::testing::{golden, scenarios};
    use crate::negotiation::utility::RedLine;
    use proptest::prelude::*;

    const STYLES: [Concession; 5] =
        [Concession::Boulware, Concession::Firm, Concession::Linear, Concession::Conceder, Concession::HardLiner];

    #[test]
    fn styles_give_up_their_power_of_time() {
        let halfway = |style| aspiration(style, 8, 16, 10_000, 2_000);
        assert_eq!(halfway(Concession::Boulware), 9_500); // 1/16 of 8,000
        assert_eq!(halfway(Concession::Firm), 8_000); // 1/4
        assert_eq!(halfway(Concession::Linear), 6_000); // 1/2
        assert_eq!(halfway(Concession::Conceder), 3_273); // 0.8409 of 8,000 is 6,727
        assert_eq!(halfway(Concession::HardLiner), 10_000);
        // the sixteenth of the time is half of the room for a conceder
        assert_eq!(aspiration(Concession::Conceder, 1, 16, 10_000, 2_000), 6_000);
    }

    #[test]
    fn aspirations_survive_bad_input() {
        assert_eq!(aspiration(Concession::Linear, 0, 0, 100, 50), 50, "no time is all time spent");
        assert_eq!(aspiration(Concession::Linear, 9, 3, 100, 50), 50);
        assert_eq!(aspiration(Concession::Linear, 0, 3, 50, 100), 100);
        assert_eq!(aspiration(Concession::Linear, 0, 3, i64::MAX, i64::MIN), i64::MAX);
        assert_eq!(aspiration(Concession::Linear, 3, 3, i64::MAX, i64::MIN), i64::MIN);
    }

    #[test]
    fn the_golden_a_trades_off_towards_what_b_asked() {
        let golden = golden();
        let a = Preferences::new(&golden.domain, &golden.parties[0]);
        // B wants (0,0,1). At 65 or more A can keep two of B's clauses at most in (2,0,1), worth 70.
        assert_eq!(a.trade_off(65, &[Outcome(vec![0, 0, 1])]), Some(Outcome(vec![2, 0, 1])));
        // Without a reference it asks for its best.
        assert_eq!(a.trade_off(65, &[]), Some(Outcome(vec![2, 2, 1])));
        assert_eq!(a.trade_off(101, &[]), None);
        // Later offers weigh more: B gave way on the text from 0 to 1.
        let offers = [Outcome(vec![0, 0, 1]), Outcome(vec![1, 0, 1])];
        assert_eq!(a.trade_off(50, &offers), Some(Outcome(vec![1, 0, 1])));
        assert_eq!(a.count_at_least(80), 4);
        assert_eq!(a.best_first().next(), Some((Outcome(vec![2, 2, 1]), 100)));
    }

    #[test]
    fn a_party_does_not_offer_what_it_cannot_sign() {
        let mut golden = golden();
        golden.parties[0].red_lines = vec![RedLine { issue: 0, option: 2 }];
        let offer = trade_off_offer(&golden.parties[0], &golden.domain, 65, &[Outcome(vec![2, 0, 1])]);
        assert_eq!(offer, Some(Outcome(vec![1, 2, 1])), "80 beats 65 where both share one clause");
    }

    #[test]
    fn foreign_references_and_empty_domains_do_not_panic() {
        let golden = golden();
        let a = &golden.parties[0];
        let odd = [Outcome(vec![9]), Outcome(vec![0, 0, 1, 7, 7])];
        assert_eq!(trade_off_offer(a, &golden.domain, 65, &odd), Some(Outcome(vec![2, 0, 1])));
        assert_eq!(trade_off_offer(a, &Domain::default(), 0, &odd), Some(Outcome(vec![])));
        let mut barren = golden.domain.clone();
        barren.issues[0].options.clear();
        assert_eq!(trade_off_offer(a, &barren, 0, &odd), None);
    }

    proptest! {
        #[test]
        fn aspirations_fall_from_best_to_reservation(
            style in prop::sample::select(&STYLES[..]), total in 1u32..500, best in -10_000i64..10_000, room in 0i64..10_000,
        ) {
            let reservation = best - room;
            let curve: Vec<i64> = (0..=total).map(|t| aspiration(style, t, total, best, reservation)).collect();
            prop_assert_eq!(curve[0], best);
            prop_assert!(curve.is_sorted_by(|a, b| a >= b));
            prop_assert!(curve.iter().all(|value| (reservation..=best).contains(value)));
            let last = if style == Concession::HardLiner { best } else { reservation };
            prop_assert_eq!(curve[total as usize], last);
        }

        #[test]
        fn tougher_styles_ask_for_more(total in 1u32..500, elapsed in 0u32..500, room in 0i64..10_000) {
            let asks = [Concession::HardLiner, Concession::Boulware, Concession::Firm, Concession::Linear, Concession::Conceder]
                .map(|style| aspiration(style, elapsed, total, room, 0));
            prop_assert!(asks.is_sorted_by(|a, b| a >= b));
        }

        #[test]
        fn trade_offs_match_the_definition(
            (scenario, picks) in (scenarios(1..=5, 1..=1), prop::collection::vec(any::<prop::sample::Index>(), 0..4)),
            aspiration in -10i64..40,
        ) {
            let Scenario { domain, parties } = &scenario;
            let all: Vec<Outcome> = domain.outcomes().collect();
            let reference: Vec<Outcome> = picks.iter().map(|pick| pick.get(&all).clone()).collect();
            let key = |o: &Outcome| {
                let near: usize = (1..).zip(&reference).map(|(w, r): (usize, _)| w * (r.0.len() - r.distance(o))).sum();
                (near, parties[0].value(o), std::cmp::Reverse(domain.index(o)))
            };
            let expected = all.iter().filter(|o| parties[0].acceptable_at(o, aspiration)).max_by_key(|o| key(o)).cloned();
            prop_assert_eq!(trade_off_offer(&parties[0], domain, aspiration, &reference), expected);
        }
    }
}
