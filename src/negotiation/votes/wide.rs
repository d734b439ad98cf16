//! Counts of coalitions: whole numbers of a few machine words, fast where there are millions of them.

use num_bigint::BigUint;

/// A whole number modulo `2^(64·L)`, so that differences may pass through below zero.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Wide<const L: usize>(pub [u64; L]);

impl<const L: usize> Wide<L> {
    pub const ZERO: Self = Self([0; L]);

    pub fn one() -> Self {
        let mut one = Self::ZERO;
        one.0[0] = 1;
        one
    }

    pub fn add(&mut self, other: &Self) {
        let mut carry = false;
        for (limb, &more) in self.0.iter_mut().zip(&other.0) {
            let (sum, over) = limb.overflowing_add(more);
            let (sum, again) = sum.overflowing_add(u64::from(carry));
            *limb = sum;
            carry = over | again;
        }
    }

    pub fn subtract(&mut self, other: &Self) {
        let mut borrow = false;
        for (limb, &less) in self.0.iter_mut().zip(&other.0) {
            let (rest, under) = limb.overflowing_sub(less);
            let (rest, again) = rest.overflowing_sub(u64::from(borrow));
            *limb = rest;
            borrow = under | again;
        }
    }

    pub fn to_big(self) -> BigUint {
        let bytes: Vec<u8> = self.0.iter().flat_map(|limb| limb.to_le_bytes()).collect();
        BigUint::from_bytes_le(&bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn two_limbs_count_like_128_bits(a in any::<u128>(), b in any::<u128>()) {
            let wide = |x: u128| Wide([x as u64, (x >> 64) as u64]);
            let (mut sum, mut rest) = (wide(a), wide(a));
            sum.add(&wide(b));
            rest.subtract(&wide(b));
            prop_assert_eq!((sum, rest), (wide(a.wrapping_add(b)), wide(a.wrapping_sub(b))));
            prop_assert_eq!(wide(a).to_big(), BigUint::from(a));
        }
    }
}
