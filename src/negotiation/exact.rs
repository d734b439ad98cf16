//! Exact numbers for comparing deals: ratios of whole numbers and products too large for machine words.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// A ratio of two whole numbers, compared without rounding.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Ratio {
    numerator: i64,
    /// Always positive.
    denominator: i64,
}

/// A product of non-negative whole numbers, of any size.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Product(
    /// Little-endian limbs without leading zeros, so that zero is empty.
    Vec<u64>,
);

impl Ratio {
    /// `None` unless the denominator is positive.
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator > 0).then_some(Self { numerator, denominator })
    }

    /// The nearest float, for display.
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let cross = |a: i64, b: i64| i128::from(a) * i128::from(b);
        cross(self.numerator, other.denominator).cmp(&cross(other.numerator, self.denominator))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl Product {
    /// The product of `factors`; `None` if one of them is negative. The empty product is 1.
    pub fn of(factors: impl IntoIterator<Item = i64>) -> Option<Self> {
        let mut limbs = vec![1u64];
        for factor in factors {
            let factor = u128::try_from(factor).ok()?;
            let mut carry = 0u128;
            for limb in &mut limbs {
                let wide = u128::from(*limb) * factor + carry;
                *limb = wide as u64;
                carry = wide >> 64;
            }
            if carry > 0 {
                limbs.push(carry as u64);
            }
        }
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        Some(Self(limbs))
    }

    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// The nearest float, for display.
    pub fn to_f64(&self) -> f64 {
        self.0.iter().rev().fold(0.0, |high, &limb| high * 2f64.powi(64) + limb as f64)
    }

    /// This product as a share of `whole`, for display; `None` if `whole` is 0.
    pub fn share_of(&self, whole: &Self) -> Option<f64> {
        (!whole.is_zero()).then(|| self.to_f64() / whole.to_f64())
    }
}

impl From<u64> for Product {
    fn from(value: u64) -> Self {
        Self(if value == 0 { vec![] } else { vec![value] })
    }
}

impl Ord for Product {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Product {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ratios_compare_exactly() {
        let ratio = |n, d| Ratio::new(n, d).unwrap();
        assert_eq!(ratio(3, 5), ratio(30, 50));
        assert!(ratio(i64::MAX - 1, i64::MAX) < ratio(1, 1));
        assert!(ratio(-1, 2) < ratio(-1, 3));
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(Ratio::new(1, -1), None);
    }

    #[test]
    fn ten_large_surpluses_are_multiplied_without_overflow() {
        let large = Product::of([30_000; 10]).unwrap();
        let larger =
            Product::of([30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_001]).unwrap();
        assert!(large < larger);
        assert!((large.to_f64() / 30_000f64.powi(10) - 1.0).abs() < 1e-12);
        assert_eq!(Product::of([3, 0, 5]), Some(Product::from(0)));
        assert_eq!(Product::of([3, -1]), None);
        assert_eq!(Product::of([]), Some(Product::from(1)));
    }

    proptest! {
        #[test]
        fn products_order_like_machine_words(a in prop::array::uniform4(0i64..40_000), b in prop::array::uniform4(0i64..40_000)) {
            let small = |f: [i64; 4]| f.iter().map(|&x| x as u128).product::<u128>();
            let order = Product::of(a).unwrap().cmp(&Product::of(b).unwrap());
            prop_assert_eq!(order, small(a).cmp(&small(b)));
            // and beyond two limbs, by a common factor
            let long = |f: [i64; 4]| Product::of(f.into_iter().chain([i64::MAX; 3])).unwrap();
            prop_assert_eq!(long(a).cmp(&long(b)), order);
        }
    }
}
