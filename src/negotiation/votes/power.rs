//! Power under a rule: how often a member's vote decides.
//!
//! Shapley-Shubik (1954): the share of orders in which the member turns a losing coalition into a winning one, by its weights
//! `|S|! (n-|S|-1)! / n!`. Banzhaf (1965): its swings, coalitions that win with it and lose without; as an index, its share of
//! all swings. Whoever does not vote yes is taken to vote no.
//!
//! Both come from generating functions (Cantor, in Mann & Shapley 1962; Brams & Affuso 1976): a table of how many coalitions
//! have each size and weight, from which those without a member are had by subtraction (Uno 2012). Of the weights only those
//! below the quota are needed, and as a rule and its dual give the same power, the smaller of `q` and `W - q + 1` is used. Counts
//! are whole numbers of a few machine words, indices exact fractions; there is no rounding. A count of heads beside one
//! of weights (states and people) fits the same table. Two or more counts of weights go through all coalitions.
//!
//! ```
//! use demarche::negotiation::votes::{Majority, Rule, banzhaf, shapley_shubik};
//!
//! let rule = Rule::weighted(vec![4, 3, 2, 1], Majority::Quota(6));
//! assert!(shapley_shubik(&rule).unwrap().is(&[10, 6, 6, 2], 24));
//! assert!(banzhaf(&rule).unwrap().is(&[5, 3, 3, 1], 12));
//! // A veto each
//! assert!(shapley_shubik(&Rule::one_each(193, Majority::Consensus)).unwrap().is(&[1; 193], 193));
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use num_bigint::BigUint;

use super::wide::Wide;
use super::{Count, Rule};
use crate::negotiation::coalition::{Coalition, Function, shapley};

/// Most members whose coalitions are gone through one by one.
pub const MAX_ENUMERATED: usize = 24;
/// Most memory for a table of coalitions, in bytes.
pub const MAX_TABLE: usize = 1 << 29;

/// Shares of power, as exact fractions that sum to 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PowerIndex {
    /// Per member. Of a Banzhaf index, its swings.
    pub numerators: Vec<BigUint>,
    /// Of a Banzhaf index, all swings.
    pub denominator: BigUint,
}

/// Why power can't be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PowerError {
    /// Everything passes, or nothing can.
    NothingToDecide,
    /// The table would take this many bytes, and there are too many members to go through all coalitions. Weights with
    /// fewer digits help.
    TooHeavy { bytes: usize },
    /// Two or more counts of weights, and more than [`MAX_ENUMERATED`] members.
    TooManyCounts,
    /// More than 1,023 members.
    TooManyMembers,
}

impl PowerIndex {
    /// The nearest floats, for display.
    pub fn shares(&self) -> Vec<f64> {
        let share = |numerator: &BigUint| u128::try_from((numerator << 120u32) / &self.denominator);
        let float = |share: u128| share as f64 / (1u128 << 120) as f64;
        self.numerators.iter().map(|n| float(share(n).expect("a share is at most 1"))).collect()
    }

    /// Whether these are the shares.
    pub fn is(&self, numerators: &[u64], denominator: u64) -> bool {
        numerators.len() == self.numerators.len()
            && self.numerators.iter().zip(numerators).all(|(a, &b)| a * denominator == &self.denominator * b)
    }
}

/// The Shapley-Shubik index.
///
/// # Errors
///
/// See [`PowerError`].
pub fn shapley_shubik(rule: &Rule) -> Result<PowerIndex, PowerError> {
    let members = rule.members();
    let plain = Plain::of(rule)?;
    let Some(decisive) = plain.decisive_by_size(true)? else {
        let function = Function::new(members, |c| i64::from(plain.wins(c))).expect("few members");
        let value = shapley(&function).expect("few members");
        let big = |units: &i128| BigUint::try_from(*units).expect("more votes never hurt");
        return Ok(PowerIndex {
            numerators: value.units().iter().map(big).collect(),
            denominator: BigUint::try_from(value.per()).expect("positive"),
        });
    };
    // n·C(n-1,s) divides the least common multiple of 1..n.
    let denominator = (1..=members as u64).fold(BigUint::from(1u8), |lcm, k| {
        let rest = u64::try_from(&lcm % k).expect("below k");
        lcm * (k / gcd(k, rest))
    });
    let weights: Vec<BigUint> = binomials(members - 1).map(|ways| &denominator / (ways * members)).collect();
    let value = |by_size: &Vec<BigUint>| by_size.iter().zip(&weights).map(|(count, weight)| count * weight).sum();
    Ok(PowerIndex { numerators: decisive.iter().map(value).collect(), denominator })
}

/// Banzhaf swings and the index made of them. A member's chance to be decisive when all others toss coins is its swings over
/// `2^(n-1)` (Penrose 1946).
///
/// # Errors
///
/// See [`PowerError`].
pub fn banzhaf(rule: &Rule) -> Result<PowerIndex, PowerError> {
    let members = rule.members();
    let plain = Plain::of(rule)?;
    let numerators: Vec<BigUint> = match plain.decisive_by_size(false)? {
        Some(decisive) => decisive.iter().map(|by_size| by_size.iter().sum()).collect(),
        None => {
            // Wins with a member less wins without it
            let (mut all, mut with) = (0u64, vec![0u64; members]);
            for coalition in (0..1 << members).map(Coalition).filter(|&coalition| plain.wins(coalition)) {
                all += 1;
                coalition.members().for_each(|member| with[member] += 1);
            }
            with.into_iter().map(|with| BigUint::from(2 * with - all)).collect()
        }
    };
    let denominator = numerators.iter().sum();
    Ok(PowerIndex { numerators, denominator })
}

/// A rule where all vote yes or no: quotas on weights without common factors, all of which must be met.
pub(super) struct Plain {
    members: usize,
    /// Heads it takes, if those count.
    heads: Option<u64>,
    /// Weights that differ, and the weight it takes, at least 1.
    pub weighted: Vec<(Vec<u64>, u64)>,
}

impl Plain {
    pub fn of(rule: &Rule) -> Result<Self, PowerError> {
        let mut quotas: BTreeMap<Vec<u64>, u64> = BTreeMap::new();
        for count @ Count { weights, .. } in rule.counts() {
            let total: u64 = weights.iter().copied().map(u64::from).sum();
            if count.quota() > total {
                return Err(PowerError::NothingToDecide);
            }
            let factor = weights.iter().fold(0, |factor, &weight| gcd(factor, weight.into()));
            if count.quota() > 0 {
                let reduced = weights.iter().map(|&weight| u64::from(weight) / factor).collect();
                let quota = quotas.entry(reduced).or_default();
                *quota = count.quota().div_ceil(factor).max(*quota);
            }
        }
        let heads = quotas.remove(&vec![1; rule.members()]);
        if heads.is_none() && quotas.is_empty() {
            return Err(PowerError::NothingToDecide);
        }
        Ok(Self { members: rule.members(), heads, weighted: quotas.into_iter().collect() })
    }

    /// As weights and one quota, if it is that simple.
    pub fn single(&self) -> Option<(Vec<u64>, u64)> {
        match (self.heads, &self.weighted[..]) {
            (Some(heads), []) => Some((vec![1; self.members], heads)),
            (None, [one]) => Some(one.clone()),
            _ => None,
        }
    }

    /// All quotas, heads among them.
    pub fn quotas(&self) -> Vec<(Vec<u64>, u64)> {
        let heads = self.heads.map(|heads| (vec![1; self.members], heads));
        heads.into_iter().chain(self.weighted.iter().cloned()).collect()
    }

    fn wins(&self, coalition: Coalition) -> bool {
        self.heads.is_none_or(|heads| coalition.len() as u64 >= heads)
            && self.weighted.iter().all(|(w, quota)| coalition.members().map(|m| w[m]).sum::<u64>() >= *quota)
    }

    /// Per member, the coalitions of others that it turns from losing to winning, by size, or all together in one number if
    /// sizes are of no account; `None` if coalitions have to be gone through one by one.
    fn decisive_by_size(&self, sizes: bool) -> Result<Option<Vec<Vec<BigUint>>>, PowerError> {
        let few = self.members <= MAX_ENUMERATED;
        let (weights, quota, heads) = match (self.single(), &self.weighted[..]) {
            (Some((weights, quota)), _) => {
                let dual = weights.iter().sum::<u64>() - quota + 1;
                (weights, quota.min(dual), None)
            }
            (None, [(weights, quota)]) => (weights.clone(), *quota, self.heads),
            _ if few => return Ok(None),
            _ => return Err(PowerError::TooManyCounts),
        };
        let sizes = sizes || heads.is_some();
        let limbs = match self.members {
            0..64 => 1,
            64..128 => 2,
            128..256 => 4,
            256..512 => 8,
            512..1024 => 16,
            _ => return Err(PowerError::TooManyMembers),
        };
        let rows = if sizes { self.members + 1 } else { 1 };
        let bytes = rows.saturating_mul(quota as usize).saturating_mul(8 * limbs);
        if bytes > MAX_TABLE {
            return if few { Ok(None) } else { Err(PowerError::TooHeavy { bytes }) };
        }
        Ok(Some(match limbs {
            1 => decisive::<1>(&weights, quota as usize, heads, sizes),
            2 => decisive::<2>(&weights, quota as usize, heads, sizes),
            4 => decisive::<4>(&weights, quota as usize, heads, sizes),
            8 => decisive::<8>(&weights, quota as usize, heads, sizes),
            _ => decisive::<16>(&weights, quota as usize, heads, sizes),
        }))
    }
}

/// For each weight below the quota, the coalitions of at most that weight: by size in one row each, or all in one row.
struct Lighter<const L: usize> {
    rows: Vec<Vec<Wide<L>>>,
    sizes: bool,
}

impl<const L: usize> Lighter<L> {
    fn of(weights: &[u64], quota: usize, sizes: bool) -> Self {
        let mut rows = vec![vec![Wide::<L>::ZERO; quota]; if sizes { weights.len() + 1 } else { 1 }];
        rows[0][0] = Wide::one();
        let mut ascending: Vec<usize> = weights.iter().map(|&weight| weight as usize).collect();
        ascending.sort();
        let mut heaviest = 0;
        for (joined, weight) in ascending.into_iter().enumerate().take_while(|&(_, weight)| weight < quota) {
            let reach = (heaviest + 1).min(quota - weight);
            heaviest += weight;
            if sizes {
                for size in (0..=joined).rev() {
                    let (from, to) = rows.split_at_mut(size + 1);
                    to[0][weight..].iter_mut().zip(&from[size][..reach]).for_each(|(to, from)| to.add(from));
                }
            } else {
                for from in (0..reach).rev() {
                    let more = rows[0][from];
                    rows[0][from + weight].add(&more);
                }
            }
        }
        for row in &mut rows {
            let mut sum = Wide::ZERO;
            row.iter_mut().for_each(|cell| {
                sum.add(cell);
                *cell = sum;
            });
        }
        Self { rows, sizes }
    }

    /// Coalitions of this size and below this weight, without one member who weighs so much: those with it are those without
    /// it, one smaller and lighter by it, and so on.
    fn without(&self, member: usize, size: usize, below: usize) -> Wide<L> {
        let mut count = Wide::ZERO;
        let mut times = 0;
        while let Some(most) = below.checked_sub(times * member + 1)
            && (times <= size || !self.sizes)
        {
            let cell = &self.rows[if self.sizes { size - times } else { 0 }][most];
            if times % 2 == 0 {
                count.add(cell)
            } else {
                count.subtract(cell)
            }
            times += 1;
        }
        count
    }
}

fn decisive<const L: usize>(weights: &[u64], quota: usize, heads: Option<u64>, sizes: bool) -> Vec<Vec<BigUint>> {
    let table = Lighter::<L>::of(weights, quota, sizes);
    let others = weights.len() - 1;
    let ways: Vec<BigUint> = binomials(others).collect();
    let by_size = |weight: usize| -> Vec<BigUint> {
        let last = if sizes { others } else { 0 };
        let count = |size: usize| {
            let wins_with = (size as u64 + 1).cmp(&heads.unwrap_or(0));
            if wins_with.is_lt() {
                return BigUint::ZERO;
            }
            let light = || table.without(weight, size, quota.saturating_sub(weight));
            if wins_with.is_eq() {
                return &ways[size] - light().to_big();
            }
            if weight == 0 {
                return BigUint::ZERO;
            }
            let mut losing = table.without(weight, size, quota);
            losing.subtract(&light());
            losing.to_big()
        };
        (0..=last).map(count).collect()
    };
    let mut known: BTreeMap<u64, Vec<BigUint>> = BTreeMap::new();
    weights.iter().map(|&weight| known.entry(weight).or_insert_with(|| by_size(weight as usize)).clone()).collect()
}

/// C(n, 0), C(n, 1), ... C(n, n).
fn binomials(n: usize) -> impl Iterator<Item = BigUint> {
    (0..=n).scan(BigUint::from(1u8), move |next, k| {
        let this = next.clone();
        *next = &this * (n - k) / (k + 1);
        Some(this)
    })
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl fmt::Display for PowerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingToDecide => write!(f, "nothing to decide: everything passes, or nothing can"),
            Self::TooHeavy { bytes } => {
                write!(f, "weights this large would take {} MB; use fewer digits", bytes.div_ceil(1_000_000))
            }
            Self::TooManyCounts => write!(f, "more than one count of weights among more than {MAX_ENUMERATED} members"),
            Self::TooManyMembers => write!(f, "more than 1,023 members"),
        }
    }
}

impl Error for PowerError {}

#[cfg(test)]
#[path = "power_tests.rs"]
mod tests;
