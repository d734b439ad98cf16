//! What every outcome is worth to each party, on a scale from 0, its worst of all outcomes, to 1, its best.
//!
//! The scale is taken from exact sums: outcomes of equal utility get the same float, and none that is worth more gets a
//! smaller one. So whoever compares these floats is misled by no rounding.

use super::number::Number;
use super::preference::{Case, Reservation};
use super::survey::{Arithmetic, NoSurvey};
use super::tables::{ExactTables, Tables, Worth, exact_tables, float_tables};

/// A party's utility of every outcome, by index in the space.
#[derive(Clone, Debug, PartialEq)]
pub struct Scaled {
    /// From 0 to 1; all 1 if every outcome is worth the same.
    pub worth: Vec<f64>,
    /// What no deal is worth on the same scale, from each of these rounds on. It may lie far beyond both ends; if every
    /// outcome is worth the same it is 0, 1 or 2: less than they, as much, or more.
    pub no_deal: Vec<(u32, f64)>,
}

impl Scaled {
    /// The scaled utilities of each party, which take 8 bytes an outcome and party, and half as much again on the way.
    ///
    /// # Errors
    ///
    /// [`NoSurvey::TooWide`] where exact numbers would need more than 127 bits.
    pub fn of(case: &Case, arithmetic: Arithmetic) -> Result<Vec<Self>, NoSurvey> {
        Ok(match arithmetic {
            Arithmetic::Float => all(case, &float_tables(case)),
            Arithmetic::Exact => match exact_tables(case).ok_or(NoSurvey::TooWide)? {
                ExactTables::Narrow(tables) => all(case, &tables),
                ExactTables::Wide(tables) => all(case, &tables),
            },
        })
    }
}

/// A number that can be put on a scale.
pub(super) trait OnScale: Worth {
    /// Where values lie between the lowest and the highest; they may lie outside by as much as that is wide. Never
    /// falls as a value grows.
    fn scale(low: Self, high: Self) -> impl Fn(Self) -> f64;
    /// The greatest value in these units that is no higher than a number, and the least that is no lower.
    fn around(number: &Number, units: i128) -> (Self, Self);
    /// A number in these units, as a float.
    fn units(number: &Number, units: i128) -> f64;
}

fn all<V: OnScale>(case: &Case, tables: &Tables<V>) -> Vec<Scaled> {
    let party = |party: usize| {
        let column = column(tables, party);
        let low = column.iter().copied().reduce(|a, b| if b < a { b } else { a }).unwrap_or(V::ZERO);
        let high = column.iter().copied().reduce(|a, b| if b > a { b } else { a }).unwrap_or(V::ZERO);
        let terms = &tables.parties[party];
        let Reservation { value, later } = &case.parties[party].reservation;
        let no_deal = std::iter::once((0, value)).chain(later.iter().map(|(round, number)| (*round, number)));
        let in_units = |number: &Number| V::around(number, terms.scale);
        debug_assert!(later.is_empty() || in_units(value).1 == terms.reservation);
        if high > low {
            let scale = V::scale(low, high);
            let width = high.minus(low);
            let place = |number: &Number| {
                let (under, over) = in_units(number);
                let nearest = (V::units(number, terms.scale) - low.float()) / width.float();
                if under < low.minus(width) || over > high.plus(width) {
                    // too far for a tie, and perhaps for machine words: the nearest float will do
                    return nearest;
                }
                let (under, over) = (scale(under), scale(over));
                // Between two values that an outcome can have it stays between them.
                if under < over { nearest.max(under.next_up()).min(over) } else { over }
            };
            let no_deal = no_deal.map(|(round, number)| (round, place(number))).collect();
            return Scaled { worth: column.into_iter().map(scale).collect(), no_deal };
        }
        // no scale to speak of: worth 1, and no deal worth less, as much or more
        let rank = |value: V| 1.0 + f64::from(value.order(&low) as i8);
        let no_deal = no_deal.map(|(round, number)| (round, rank(in_units(number).1))).collect();
        Scaled { worth: vec![1.0; column.len()], no_deal }
    };
    (0..tables.parties.len()).map(party).collect()
}

/// A party's utilities in the order of the space, added up in the order of `Preference::float`.
fn column<V: Worth>(tables: &Tables<V>, party: usize) -> Vec<V> {
    let terms = &tables.parties[party];
    let sums = |start: V, issues: &[Vec<V>]| {
        issues.iter().fold(vec![start], |sums, issue| {
            let mut longer = Vec::with_capacity(sums.len() * issue.len());
            for &sum in &sums {
                longer.extend(issue.iter().map(|&worth| sum.plus(worth)));
            }
            longer
        })
    };
    let mut column = if V::EXACT {
        // The order of additions doesn't matter: the last issues once, and all of them for each beginning.
        let (first, last) = terms.issues.split_at(terms.issues.len().div_ceil(2));
        let (first, last) = (sums(terms.start, first), sums(V::ZERO, last));
        let mut column = Vec::with_capacity(first.len() * last.len());
        for sum in first {
            column.extend(last.iter().map(|&rest| sum.plus(rest)));
        }
        column
    } else {
        sums(terms.start, &terms.issues)
    };
    // Outcomes after which an issue's value changes.
    let mut strides = vec![1; tables.sizes.len()];
    for issue in (1..tables.sizes.len()).rev() {
        strides[issue - 1] = strides[issue] * tables.sizes[issue];
    }
    let value = |index: usize, issue: usize| index / strides[issue] % tables.sizes[issue];
    for pair in &terms.pairs {
        for (index, sum) in column.iter_mut().enumerate() {
            *sum = sum.plus(pair.worth[value(index, pair.first)][value(index, pair.second)]);
        }
    }
    if !terms.boxes.is_empty() {
        let mut inside = vec![V::ZERO; column.len()];
        for region in &terms.boxes {
            let holds = |index: usize| {
                region
                    .ranges
                    .iter()
                    .all(|&(issue, first, last)| (first as usize..=last as usize).contains(&value(index, issue)))
            };
            for (index, sum) in inside.iter_mut().enumerate() {
                if holds(index) {
                    *sum = sum.plus(region.worth);
                }
            }
        }
        column.iter_mut().zip(inside).for_each(|(sum, boxes)| *sum = sum.plus(boxes));
    }
    column
}

impl OnScale for f64 {
    fn scale(low: Self, high: Self) -> impl Fn(Self) -> f64 {
        move |value| (value - low) / (high - low)
    }

    fn around(number: &Number, _: i128) -> (Self, Self) {
        (number.float, number.float)
    }

    fn units(number: &Number, _: i128) -> f64 {
        number.float
    }
}

macro_rules! integers_on_scale {
    ($($integer:ty),*) => {$(
        impl OnScale for $integer {
            fn scale(low: Self, high: Self) -> impl Fn(Self) -> f64 {
                // Bits beyond the 62nd are beyond the last bit of a float.
                let bits = <$integer>::BITS - (high - low).leading_zeros();
                let shift = bits.saturating_sub(62);
                let width = ((high - low) >> shift) as i64 as f64;
                move |value| ((value - low) >> shift) as i64 as f64 / width
            }

            fn around(number: &Number, units: i128) -> (Self, Self) {
                use num_integer::Integer;
                use num_traits::{Signed, ToPrimitive};
                let scaled = number.exact.numerator() * units;
                let beyond = if scaled.is_negative() { <$integer>::MIN } else { <$integer>::MAX };
                let word = |value: num_bigint::BigInt| {
                    <$integer>::try_from(value.to_i128().unwrap_or_else(|| beyond.into())).unwrap_or(beyond)
                };
                let denominator = number.exact.denominator();
                (word(scaled.div_floor(denominator)), word(scaled.div_ceil(denominator)))
            }

            fn units(number: &Number, units: i128) -> f64 {
                number.exact.to_f64() * units as f64
            }
        }
    )*};
}

integers_on_scale!(i64, i128);

#[cfg(test)]
mod tests {
    use super::super::tests::cases;
    use super::*;
    use crate::negotiation::engine::Rational;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn scaled_utilities_have_the_order_of_exact_ones(case in cases(false), additive in cases(true)) {
            for case in [case, additive] {
                let scaled = Scaled::of(&case, Arithmetic::Exact).unwrap();
                for (at, (party, scaled)) in case.parties.iter().zip(&scaled).enumerate() {
                    let exact: Vec<Rational> = case.space.outcomes().map(|o| party.exact(&o)).collect();
                    let (low, high) = (exact.iter().min().unwrap(), exact.iter().max().unwrap());
                    for (a, x) in exact.iter().zip(&scaled.worth) {
                        for (b, y) in exact.iter().zip(&scaled.worth) {
                            prop_assert_eq!(a.cmp(b), x.partial_cmp(y).unwrap());
                        }
                        let reserved = &party.reservation.value.exact;
                        prop_assert_eq!(a >= reserved, *x >= scaled.no_deal[0].1);
                        if let Some(share) = a.minus(low).over(&high.minus(low)) {
                            prop_assert!((share.to_f64() - x).abs() < 1e-12);
                        }
                    }
                    // a value from a later round on that no outcome could have, too
                    let third = Number::parse("1/3").unwrap();
                    let mut later = case.clone();
                    later.parties.iter_mut().for_each(|party| party.reservation.later = vec![(1, third.clone())]);
                    let told = &Scaled::of(&later, Arithmetic::Exact).unwrap()[at].no_deal[1].1;
                    if let Some(share) = third.exact.minus(low).over(&high.minus(low)) {
                        prop_assert!((share.to_f64() - told).abs() <= 1e-12 * told.abs().max(1.0));
                        for (a, x) in exact.iter().zip(&scaled.worth) {
                            prop_assert_eq!(*a >= third.exact, x >= told);
                        }
                    }
                    // what no deal is worth is told as it is, however far from all outcomes
                    if let Some(share) = party.reservation.value.exact.minus(low).over(&high.minus(low)) {
                        let (share, told) = (share.to_f64(), scaled.no_deal[0].1);
                        prop_assert!((share - told).abs() <= 1e-12 * share.abs().max(1.0), "{share} is told as {told}");
                    }
                }
            }
        }

        #[test]
        fn floats_are_added_as_negmas_adds_them(case in cases(false), additive in cases(true)) {
            for case in [case, additive] {
                let tables = float_tables(&case);
                for (at, party) in case.parties.iter().enumerate() {
                    let expected: Vec<u64> = case.space.outcomes().map(|o| party.float(&o).to_bits()).collect();
                    let found: Vec<u64> = column(&tables, at).into_iter().map(f64::to_bits).collect();
                    prop_assert_eq!(found, expected);
                }
            }
        }
    }
}
