//! Utilities as tables of machine numbers: integers on a scale of each party's own, or floats.

use std::cell::Cell;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive};

use super::number::Number;
use super::preference::{Case, Preference};

/// A number that utilities are reckoned in.
pub(super) trait Worth: Copy + PartialOrd + Send + Sync + std::fmt::Debug + 'static {
    const ZERO: Self;
    /// Whether sums are the same in any order.
    const EXACT: bool;
    /// The sum; tables are made so that no sum of theirs overflows.
    fn plus(self, other: Self) -> Self;
    fn minus(self, other: Self) -> Self;
    fn order(&self, other: &Self) -> std::cmp::Ordering;
    fn float(self) -> f64;
    /// A bound that holds although the terms of a sum were added in another order: a bit more than a float.
    fn above(self) -> Self;
    /// The same downwards.
    fn below(self) -> Self;
}

macro_rules! integer_worth {
    ($($integer:ty),*) => {$(
        impl Worth for $integer {
            const ZERO: Self = 0;
            const EXACT: bool = true;

            #[inline]
            fn plus(self, other: Self) -> Self {
                self.wrapping_add(other)
            }

            #[inline]
            fn minus(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }

            #[inline]
            fn order(&self, other: &Self) -> std::cmp::Ordering {
                self.cmp(other)
            }

            #[inline]
            fn float(self) -> f64 {
                self as f64
            }

            fn above(self) -> Self {
                self
            }

            fn below(self) -> Self {
                self
            }
        }
    )*};
}

integer_worth!(i64, i128);

impl Worth for f64 {
    const ZERO: Self = 0.0;
    const EXACT: bool = false;

    #[inline]
    fn plus(self, other: Self) -> Self {
        self + other
    }

    #[inline]
    fn minus(self, other: Self) -> Self {
        self - other
    }

    #[inline]
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        // 0 and -0 are the same utility
        self.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal)
    }

    #[inline]
    fn float(self) -> f64 {
        self
    }

    fn above(self) -> Self {
        self + self.abs() * 1e-12 + 1e-12
    }

    fn below(self) -> Self {
        self - self.abs() * 1e-12 - 1e-12
    }
}

/// All parties' utilities, ready to be added up.
#[derive(Clone, Debug)]
pub(super) struct Tables<V> {
    /// Values per issue.
    pub sizes: Vec<usize>,
    pub parties: Vec<Terms<V>>,
    /// Per issue, per value, whether some party can't sign it.
    pub barred: Vec<Vec<bool>>,
}

/// One party's utility.
#[derive(Clone, Debug)]
pub(super) struct Terms<V> {
    pub start: V,
    /// Per issue, per value.
    pub issues: Vec<Vec<V>>,
    pub pairs: Vec<Pair<V>>,
    pub boxes: Vec<Region<V>>,
    pub reservation: V,
    /// Units that make 1.
    pub scale: i128,
}

#[derive(Clone, Debug)]
pub(super) struct Pair<V> {
    pub first: usize,
    pub second: usize,
    /// Rows by the values of the first.
    pub worth: Vec<Vec<V>>,
}

#[derive(Clone, Debug)]
pub(super) struct Region<V> {
    pub ranges: Vec<(usize, u32, u32)>,
    pub worth: V,
}

/// Exact tables, as narrow as they can be.
#[derive(Clone, Debug)]
pub(super) enum ExactTables {
    Narrow(Tables<i64>),
    Wide(Tables<i128>),
}

impl<V: Worth> Tables<V> {
    pub fn is_additive(&self) -> bool {
        self.parties.iter().all(|terms| terms.pairs.is_empty() && terms.boxes.is_empty())
    }

    pub fn outcomes(&self) -> u128 {
        self.sizes.iter().fold(1, |product: u128, &size| product.saturating_mul(size as u128))
    }

    pub fn has_red_lines(&self) -> bool {
        self.barred.iter().flatten().any(|&barred| barred)
    }

    /// What an outcome is worth to a party, added in the order of [`Preference::float`].
    pub fn value(&self, party: usize, choices: &[u32]) -> V {
        let terms = &self.parties[party];
        let mut sum = terms.start;
        for (issue, &choice) in terms.issues.iter().zip(choices) {
            sum = sum.plus(issue[choice as usize]);
        }
        for pair in &terms.pairs {
            sum = sum.plus(pair.worth[choices[pair.first] as usize][choices[pair.second] as usize]);
        }
        if terms.boxes.is_empty() {
            return sum;
        }
        let inside = terms.boxes.iter().filter(|region| region.holds(choices));
        sum.plus(inside.fold(V::ZERO, |sum, region| sum.plus(region.worth)))
    }

    /// The lowest and the highest value of an additive utility.
    pub fn additive_range(&self, party: usize) -> (V, V) {
        let terms = &self.parties[party];
        let extreme = |better: fn(&V, &V) -> bool| {
            terms.issues.iter().fold(terms.start, |sum, issue| {
                let best = issue.iter().copied().reduce(|a, b| if better(&b, &a) { b } else { a });
                sum.plus(best.unwrap_or(V::ZERO))
            })
        };
        (extreme(|a, b| a < b), extreme(|a, b| a > b))
    }
}

impl<V> Region<V> {
    pub fn holds(&self, choices: &[u32]) -> bool {
        self.ranges.iter().all(|&(issue, first, last)| (first..=last).contains(&choices[issue]))
    }
}

/// The tables in floats, each product rounded.
pub(super) fn float_tables(case: &Case) -> Tables<f64> {
    tables(case, |party| {
        let mut read = |number: &Number| number.float;
        terms(party, case, &mut read, |weight, worth| weight.float * worth.float)
    })
}

/// The tables in integers: each party's utility times the smallest number that makes all its terms whole.
///
/// `None` if the integers don't fit into 127 bits.
pub(super) fn exact_tables(case: &Case) -> Option<ExactTables> {
    let (mut wide, mut narrow) = (true, true);
    let tables = tables(case, |party| {
        let (terms, bits) = in_words(party, case).unwrap_or_else(|| of_any_size(party, case));
        (wide, narrow) = (wide && bits <= 126, narrow && bits <= 62);
        terms
    });
    if narrow {
        let parties = tables.parties.iter().map(|terms| terms.map(|&value| i64::try_from(value).unwrap_or(0)));
        return Some(ExactTables::Narrow(Tables {
            parties: parties.collect(),
            sizes: tables.sizes,
            barred: tables.barred,
        }));
    }
    wide.then_some(ExactTables::Wide(tables))
}

/// A party's terms as whole numbers, and the bits that every sum and difference of them fits in.
fn of_any_size(party: &Preference, case: &Case) -> (Terms<i128>, u64) {
    let product = |weight: &Number, worth: &Number| weight.exact.times(&worth.exact);
    let terms = terms(party, case, &mut |number: &Number| number.exact.clone(), product);
    let scale = terms.numbers().fold(BigInt::one(), |scale, number| scale.lcm(number.denominator()));
    let scaled = terms.map(|number| number.numerator() * (&scale / number.denominator()));
    // Twice the sum of the largest of everything bounds every sum and difference.
    let bits = (scaled.magnitude() * 2u32).bits().max(scale.bits());
    let mut integers = scaled.map(|number| number.to_i128().unwrap_or(0));
    integers.scale = scale.to_i128().unwrap_or(1);
    (integers, bits)
}

/// The same in machine words, which is far faster; `None` where a step on the way doesn't fit into them.
fn in_words(party: &Preference, case: &Case) -> Option<(Terms<i128>, u64)> {
    fn common<'a>(numbers: impl Iterator<Item = &'a Number>) -> Option<i128> {
        numbers.map(|number| number.exact.denominator()).try_fold(1i128, |common, denominator| {
            let denominator = denominator.to_i64()?.into();
            if common % denominator == 0 {
                Some(common)
            } else {
                common.checked_mul(denominator / common.gcd(&denominator))
            }
        })
    }
    // A product has the denominator of its weight times that of its worth.
    let weights = common(party.issues.iter().map(|part| &part.weight))?;
    let worths = common(party.issues.iter().flat_map(|part| &part.worth))?;
    let pairs = party.pairs.iter().flat_map(|pair| pair.worth.iter().flatten());
    let boxes = party.boxes.iter().map(|part| &part.worth);
    let single = common(pairs.chain(boxes).chain([&party.constant, &party.reservation.value]))?;
    let products = weights.checked_mul(worths)?;
    let scale = products.checked_mul(single / products.gcd(&single))?;
    let fits = Cell::new(true);
    let checked = |value: Option<i128>| {
        value.unwrap_or_else(|| {
            fits.set(false);
            0
        })
    };
    let units = |number: &Number, of: i128| {
        number.exact.numerator().to_i128()?.checked_mul(of / number.exact.denominator().to_i128()?)
    };
    let product = |weight: &Number, worth: &Number| {
        let product = || units(weight, weights)?.checked_mul(units(worth, worths)?)?.checked_mul(scale / products);
        checked(product())
    };
    let mut terms = terms(party, case, &mut |number: &Number| checked(units(number, scale)), product);
    if !fits.get() {
        return None;
    }
    let divisor =
        terms.numbers().fold(scale, |divisor, value| if value % divisor == 0 { divisor } else { divisor.gcd(value) });
    if divisor > 1 {
        terms = terms.map(|value| value / divisor);
    }
    terms.scale = scale / divisor;
    // As above, rounded up.
    let bits = (2.0 * terms.map(|&value| value as f64).magnitude()).max(terms.scale as f64).log2() + 1.0;
    (bits < 126.0).then_some((terms, bits.ceil() as u64))
}

fn tables<V>(case: &Case, terms: impl FnMut(&Preference) -> Terms<V>) -> Tables<V> {
    let sizes = case.space.sizes();
    let mut barred: Vec<Vec<bool>> = sizes.iter().map(|&size| vec![false; size]).collect();
    for &(issue, value) in case.parties.iter().flat_map(|party| &party.red_lines) {
        if let Some(slot) = barred.get_mut(issue).and_then(|issue| issue.get_mut(value as usize)) {
            *slot = true;
        }
    }
    Tables { sizes, parties: case.parties.iter().map(terms).collect(), barred }
}

fn terms<V: Clone>(
    party: &Preference,
    case: &Case,
    read: &mut impl FnMut(&Number) -> V,
    product: impl Fn(&Number, &Number) -> V,
) -> Terms<V> {
    let zero = read(&Number::zero());
    let mut issues: Vec<Vec<V>> = case.space.sizes().iter().map(|&size| vec![zero.clone(); size]).collect();
    for (row, part) in issues.iter_mut().zip(&party.issues) {
        for (slot, worth) in row.iter_mut().zip(&part.worth) {
            *slot = product(&part.weight, worth);
        }
    }
    let pairs = party.pairs.iter().map(|pair| Pair {
        first: pair.first,
        second: pair.second,
        worth: pair.worth.iter().map(|row| row.iter().map(&mut *read).collect()).collect(),
    });
    let pairs = pairs.collect();
    let boxes = party.boxes.iter().map(|part| Region { ranges: part.sides(), worth: read(&part.worth) });
    let boxes = boxes.collect();
    let (start, reservation) = (read(&party.constant), read(&party.reservation.value));
    Terms { start, issues, pairs, boxes, reservation, scale: 1 }
}

impl<V> Terms<V> {
    fn numbers(&self) -> impl Iterator<Item = &V> {
        let pairs = self.pairs.iter().flat_map(|pair| pair.worth.iter().flatten());
        let boxes = self.boxes.iter().map(|region| &region.worth);
        [&self.start, &self.reservation].into_iter().chain(self.issues.iter().flatten()).chain(pairs).chain(boxes)
    }

    pub fn map<W>(&self, mut change: impl FnMut(&V) -> W) -> Terms<W> {
        Terms {
            start: change(&self.start),
            issues: self.issues.iter().map(|issue| issue.iter().map(&mut change).collect()).collect(),
            pairs: self
                .pairs
                .iter()
                .map(|pair| Pair {
                    first: pair.first,
                    second: pair.second,
                    worth: pair.worth.iter().map(|row| row.iter().map(&mut change).collect()).collect(),
                })
                .collect(),
            boxes: self
                .boxes
                .iter()
                .map(|region| Region { ranges: region.ranges.clone(), worth: change(&region.worth) })
                .collect(),
            reservation: change(&self.reservation),
            scale: self.scale,
        }
    }
}

impl<V: Signed + Clone + PartialOrd> Terms<V> {
    /// No utility, nor any part of one, lies farther from 0; nor does the reservation value.
    pub fn magnitude(&self) -> V {
        let larger = |a: V, b: V| if b > a { b } else { a };
        let most = |row: &Vec<V>| row.iter().map(Signed::abs).fold(V::zero(), larger);
        let issues = self.issues.iter().map(most);
        let pairs = self.pairs.iter().map(|pair| pair.worth.iter().map(most).fold(V::zero(), larger));
        let boxes = self.boxes.iter().map(|region| region.worth.abs());
        let all = issues.chain(pairs).chain(boxes).chain([self.start.abs(), self.reservation.abs()]);
        all.fold(V::zero(), |sum, part| sum + part)
    }
}
