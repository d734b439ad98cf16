//! Fair points on a frontier: different ideas of a fair deal, none of them the right answer.
//!
//! In exact arithmetic candidates are found in floats and decided between exactly; ties are exact. In floats whatever lies
//! within 1e-12 of the best is a tie, as in NegMAS.

use std::cell::LazyCell;
use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};
use serde::Serialize;

use super::merge::Front;
use super::number::Rational;
use super::survey::Value;
use super::tables::Worth;

/// Ties in floats (NegMAS: `eps`).
const EPSILON: f64 = 1e-12;

/// Fair points as positions in the frontier of rational outcomes, ascending: all that do equally well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FairPoints {
    /// Largest product of surpluses over the reservation values (Nash 1950): what deals are measured against.
    pub nash_over_no_deal: Vec<usize>,
    /// NegMAS' reading of Nash: largest product of gains over its disagreement point, the reservation value but no less
    /// than the worst of all outcomes. The same where nobody's no deal is worse than every outcome.
    pub nash: Vec<usize>,
    /// Largest smallest ratio of surplus to the surplus at the ideal, then the next smallest, and so on (Kalai and
    /// Smorodinsky 1975, in a finite set). Surplus is over the reservation value, the ideal is each party's best among
    /// rational outcomes. Parties to whom the ideal gives no surplus don't count.
    pub kalai_smorodinsky: Vec<usize>,
    /// NegMAS' reading of Kalai and Smorodinsky: least difference between the parties' gains, each as a share of its gain
    /// at its best of all outcomes.
    pub kalai_smorodinsky_min_spread: Vec<usize>,
    /// Largest smallest gain (Kalai 1977). Needs comparable units.
    pub egalitarian: Vec<usize>,
    /// Largest sum of utilities. Needs comparable units.
    pub utilitarian: Vec<usize>,
}

/// A party as the fair points see it.
#[derive(Clone, Debug)]
pub(super) struct Stake<V> {
    pub reservation: V,
    /// The disagreement point: the reservation value, but no less than the worst of all outcomes.
    pub floor: V,
    /// The best of all outcomes.
    pub best: V,
    /// Units that make 1.
    pub scale: i128,
}

/// What differs between exact numbers and floats.
pub(super) trait Judge: Worth + Signed {
    /// Of these positions, those with the highest key: `rough` in floats, `exact` in whole numbers.
    fn best(len: usize, rough: impl Fn(usize) -> f64, exact: impl Fn(usize) -> BigInt) -> Vec<usize>;
    fn big(self) -> BigInt;
    /// A number that grows with the product of these, of which none is below 0; each comes with a bound of its size.
    fn product_rank(factors: impl Iterator<Item = (Self, Self)>) -> BigInt;
    /// As a utility, given the units that make 1.
    fn told(self, scale: i128) -> Value;
}

macro_rules! exact_judge {
    ($($integer:ty),*) => {$(
        impl Judge for $integer {
            fn best(len: usize, rough: impl Fn(usize) -> f64, exact: impl Fn(usize) -> BigInt) -> Vec<usize> {
                let keys: Vec<f64> = (0..len).map(rough).collect();
                let most = keys.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                let near = most - most.abs() * 1e-9 - 1e-9;
                let near: Vec<usize> = (0..len).filter(|&at| keys[at] >= near).collect();
                if near.len() <= 1 {
                    return near;
                }
                let keys: Vec<BigInt> = near.iter().map(|&at| exact(at)).collect();
                let most = keys.iter().max().cloned().unwrap_or_default();
                near.into_iter().zip(keys).filter(|(_, key)| *key == most).map(|(at, _)| at).collect()
            }

            fn big(self) -> BigInt {
                self.into()
            }

            fn product_rank(factors: impl Iterator<Item = (Self, Self)>) -> BigInt {
                factors.map(|(factor, _)| factor.big()).product()
            }

            fn told(self, scale: i128) -> Value {
                Value::Exact(Rational::new(self.into(), scale.into()).unwrap_or_else(Rational::zero))
            }
        }
    )*};
}

exact_judge!(i64, i128);

impl Judge for f64 {
    fn best(len: usize, rough: impl Fn(usize) -> f64, _: impl Fn(usize) -> BigInt) -> Vec<usize> {
        let keys: Vec<f64> = (0..len).map(rough).collect();
        let most = keys.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (0..len).filter(|&at| keys[at] >= most - EPSILON).collect()
    }

    fn big(self) -> BigInt {
        BigInt::zero()
    }

    fn product_rank(factors: impl Iterator<Item = (Self, Self)>) -> BigInt {
        // Powers of two round nothing, and keep the product within the range of floats.
        let scaled = factors.map(|(factor, bound)| factor * 2f64.powi(-(bound.max(1.0).log2().ceil() as i32)));
        // the bits of floats above 0 are in their order
        BigInt::from(scaled.product::<f64>().abs().to_bits())
    }

    fn told(self, _: i128) -> Value {
        Value::Float(self)
    }
}

/// The fair points of a frontier of rational outcomes; `None` if it is empty.
pub(super) fn fair_points<V: Judge>(front: &Front<V>, stakes: &[Stake<V>]) -> Option<FairPoints> {
    let len = front.len();
    if len == 0 {
        return None;
    }
    let parties = 0..stakes.len();
    let gain = |at: usize, party: usize| front.point(at)[party].minus(stakes[party].floor);
    let width: Vec<V> = stakes.iter().map(|stake| stake.best.minus(stake.floor)).collect();
    // Units of 1 in floats, and what makes the parties' units the same.
    let unit: Vec<f64> = stakes.iter().map(|stake| stake.scale as f64).collect();
    let common = LazyCell::new(|| common_factors(stakes));
    let real = |value: V, party: usize| if V::EXACT { value.float() / unit[party] } else { value.float() };
    // A product may leave the range of floats: reckon with shares, which order it alike. In floats only if it does, as
    // they round otherwise than NegMAS.
    let largest_product = |over: &dyn Fn(&Stake<V>) -> V| {
        let width: Vec<f64> = stakes.iter().map(|stake| stake.best.minus(over(stake)).float()).collect();
        let shares = V::EXACT || !width.iter().product::<f64>().is_finite();
        let gain = |at: usize, party: usize| front.point(at)[party].minus(over(&stakes[party]));
        V::best(
            len,
            |at| {
                parties.clone().fold(1.0, |product, party| {
                    let gain = gain(at, party).float();
                    product * if shares { share(gain, width[party]) } else { gain }
                })
            },
            |at| parties.clone().map(|party| gain(at, party).big()).product(),
        )
    };
    let nash = largest_product(&|stake| stake.floor);
    let nash_over_no_deal = largest_product(&|stake| stake.reservation);
    let egalitarian = V::best(
        len,
        |at| parties.clone().map(|party| real(gain(at, party), party)).fold(f64::INFINITY, f64::min),
        |at| parties.clone().map(|party| gain(at, party).big() * &common[party]).min().unwrap_or_default(),
    );
    let utilitarian = V::best(
        len,
        |at| parties.clone().map(|party| real(front.point(at)[party], party)).sum(),
        |at| parties.clone().map(|party| front.point(at)[party].big() * &common[party]).sum(),
    );
    let flat = width.iter().any(|width| width.float() <= if V::EXACT { 0.0 } else { EPSILON });
    let kalai_smorodinsky_min_spread = if flat {
        // NegMAS: where a party has nothing to gain, every point does
        (0..len).collect()
    } else {
        let scaled = LazyCell::new(|| ratios_to_common(&width.iter().map(|width| width.big()).collect::<Vec<_>>()));
        V::best(
            len,
            |at| {
                let shares = parties.clone().map(|party| gain(at, party).float() / width[party].float());
                let (least, most) = shares.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), s| (a.min(s), b.max(s)));
                least - most
            },
            |at| {
                let shares = || parties.clone().map(|party| gain(at, party).big() * &scaled[party]);
                shares().min().unwrap_or_default() - shares().max().unwrap_or_default()
            },
        )
    };
    Some(FairPoints {
        nash_over_no_deal,
        nash,
        kalai_smorodinsky: leximin(front, stakes),
        kalai_smorodinsky_min_spread,
        egalitarian,
        utilitarian,
    })
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// What each party's whole numbers have to be multiplied by to be in the same unit as the others'.
fn common_factors<V>(stakes: &[Stake<V>]) -> Vec<BigInt> {
    ratios_to_common(&stakes.iter().map(|stake| BigInt::from(stake.scale)).collect::<Vec<_>>())
}

/// Per denominator, the product of all others.
fn ratios_to_common(denominators: &[BigInt]) -> Vec<BigInt> {
    let others = |party: usize| {
        let others = denominators.iter().enumerate().filter(|(other, _)| *other != party);
        others.fold(BigInt::one(), |product, (_, denominator)| product * denominator)
    };
    (0..denominators.len()).map(others).collect()
}

/// Kalai and Smorodinsky by leximin of the ratios.
fn leximin<V: Judge>(front: &Front<V>, stakes: &[Stake<V>]) -> Vec<usize> {
    let len = front.len();
    let ideal = |party: usize| (0..len).map(|at| front.point(at)[party]).reduce(|a, b| if b > a { b } else { a });
    let counted: Vec<(usize, V)> = (0..stakes.len())
        .filter_map(|party| Some((party, ideal(party)?.minus(stakes[party].reservation))))
        .filter(|(_, width)| *width > V::ZERO)
        .collect();
    let surplus = |at: usize, party: usize| front.point(at)[party].minus(stakes[party].reservation);
    let ratio = |at: usize, &(party, width): &(usize, V)| surplus(at, party).float() / width.float();
    // Most points fall behind by the smallest ratio already.
    let least: Vec<f64> =
        (0..len).map(|at| counted.iter().map(|one| ratio(at, one)).fold(f64::INFINITY, f64::min)).collect();
    let most = least.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let near = if V::EXACT { 1e-9 } else { EPSILON };
    let best: Vec<usize> = (0..len).filter(|&at| counted.is_empty() || least[at] >= most - near).collect();
    if best.len() <= 1 {
        return best;
    }
    if !V::EXACT {
        let sorted = |at: usize| {
            let mut ratios: Vec<f64> = counted.iter().map(|one| ratio(at, one)).collect();
            ratios.sort_by(f64::total_cmp);
            (at, ratios)
        };
        let mut ranked: Vec<(usize, Vec<f64>)> = best.into_iter().map(sorted).collect();
        for place in 1..counted.len() {
            let most = ranked.iter().map(|(_, ratios)| ratios[place]).fold(f64::NEG_INFINITY, f64::max);
            ranked.retain(|(_, ratios)| ratios[place] >= most - EPSILON);
        }
        return ranked.into_iter().map(|(at, _)| at).collect();
    }
    let scaled = ratios_to_common(&counted.iter().map(|(_, width)| width.big()).collect::<Vec<_>>());
    let exact = |at: usize| {
        let mut keys: Vec<BigInt> =
            counted.iter().zip(&scaled).map(|(&(party, _), factor)| surplus(at, party).big() * factor).collect();
        keys.sort_unstable();
        keys
    };
    let keys: Vec<Vec<BigInt>> = best.iter().map(|&at| exact(at)).collect();
    let Some(most) = keys.iter().max().cloned() else { return best };
    best.into_iter().zip(keys).filter(|(_, key)| key.cmp(&most) == Ordering::Equal).map(|(at, _)| at).collect()
}
