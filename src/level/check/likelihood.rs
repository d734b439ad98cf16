//! From what an author writes about the cards of a clue to probabilities and weights that agree with each other.
//!
//! Of `k` cards exactly one exists, and given that suspect `h` did it, card `c` exists with probability `P(c|h)`:
//!
//! - for all but the last card `P(c|h) = base(c) * 10^(w(c,h)/10)`, rounded to a thousandth, from the base and weights
//!   (decibans) that are written;
//! - the last card takes what is left, and its weights follow: `w(h) = 10 * log10(P(h) / mean) + t`, rounded to whole
//!   decibans, where `mean` is the mean of `P` over the suspects, weighted with their priors, so that a weight says how
//!   far the card moves the belief in a suspect.
//!
//! Weights count only relative to each other, so the shift `t`, less than half a deciban, is free. It is chosen such that
//! the largest error of any difference between two weights is as small as it can be: the exact values leave the largest
//! gap on a circle one deciban round, and the circle is cut in the middle of that gap. The error is then at most
//! `1 - 1/n` decibans for `n` suspects, and usually less than half of one. All in integers.

use crate::base::{Decibans, odds_factor};

/// What the last card keeps, in permille, for every suspect.
pub(super) const LEAST_REST: i64 = 5;

/// Thousandths of a deciban.
pub(super) type Millidecibans = i64;

/// `base * 10^(weight/10)` in permille, rounded to nearest.
pub(super) fn permille(base: u16, weight: Decibans) -> i64 {
    let mass = u128::from(base) * odds_factor(weight);
    i64::try_from((mass + (1 << 29)) >> 30).unwrap_or(i64::MAX)
}

/// Whole decibans for the probabilities of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Weights {
    pub decibans: Vec<Decibans>,
    /// Largest error of the difference between two of them.
    pub error: Millidecibans,
}

/// The weights of a card that exists with these probabilities (permille, all above 0), one per suspect; see the top of
/// this file.
pub(super) fn weights(priors: &[u16], probabilities: &[i64]) -> Weights {
    let mass = |(prior, p): (&u16, &i64)| u64::from(*prior) * p.unsigned_abs();
    let mean: u64 = priors.iter().zip(probabilities).map(mass).sum();
    let total: u64 = priors.iter().map(|prior| u64::from(*prior)).sum();
    let exact: Vec<Millidecibans> =
        probabilities.iter().map(|p| millidecibans(p.unsigned_abs() * total.max(1), mean.max(1))).collect();
    let mut fractions: Vec<i64> = exact.iter().map(|value| value.rem_euclid(1000)).collect();
    fractions.sort();
    let (Some(&first), Some(&last)) = (fractions.first(), fractions.last()) else {
        return Weights { decibans: Vec::new(), error: 0 };
    };
    // The widest gap, and where it ends; the one over the top of the circle ends at the first fraction.
    let inner = fractions.windows(2).map(|pair| (pair[1] - pair[0], pair[1]));
    let (gap, start) =
        inner.fold((first + 1000 - last, first), |widest, next| if next.0 > widest.0 { next } else { widest });
    let error = 1000 - gap;
    let middle = start + error / 2;
    let shift = (500 - middle).rem_euclid(1000) - 500;
    let decibans =
        exact.iter().map(|value| Decibans::try_from((value + shift + 500).div_euclid(1000)).unwrap_or(0)).collect();
    Weights { decibans, error }
}

/// How far rounded probabilities stray from the weights that are written for them: the largest error of the difference
/// between two suspects.
pub(super) fn strays(weights: &[Decibans], probabilities: &[i64]) -> Millidecibans {
    let errors = weights.iter().zip(probabilities);
    let errors = errors.map(|(w, p)| millidecibans(p.unsigned_abs().max(1), 1) - i64::from(*w) * 1000);
    let (low, high) = errors.fold((i64::MAX, i64::MIN), |(low, high), e| (low.min(e), high.max(e)));
    high.saturating_sub(low).max(0)
}

/// `10 * log10(numerator / denominator)` in thousandths, both above 0.
fn millidecibans(numerator: u64, denominator: u64) -> Millidecibans {
    // 10,000 * log10(2) in units of 10^-6
    const SCALE: i128 = 3_010_299_957;
    let bits = i128::from(log2(numerator)) - i128::from(log2(denominator));
    let scaled = bits * SCALE;
    let unit = 1_000_000i128 << 32;
    i64::try_from((scaled + unit / 2).div_euclid(unit)).unwrap_or(0)
}

/// Logarithm to base 2 in units of 2^-32, of a number above 0: its bits come from squaring, one by one.
fn log2(number: u64) -> i64 {
    let number = number.max(1);
    let whole = number.ilog2();
    // between 1 and 2, in units of 2^-63
    let mut rest = number << (63 - whole);
    let mut bits = i64::from(whole);
    for _ in 0..32 {
        let square = u128::from(rest) * u128::from(rest);
        let carry = square >> 127;
        bits = bits << 1 | i64::from(carry == 1);
        rest = u64::try_from(square >> (63 + carry)).unwrap_or(u64::MAX);
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn logarithms_are_right_to_a_thousandth_of_a_deciban() {
        for (n, d) in [(1, 1), (2, 1), (10, 1), (1, 10), (1000, 3), (7, 999), (123_456_789, 1000)] {
            #[expect(clippy::cast_precision_loss, reason = "compared with a tolerance")]
            let exact = 10_000.0 * (n as f64 / d as f64).log10();
            #[expect(clippy::cast_precision_loss, reason = "compared with a tolerance")]
            let ours = millidecibans(n, d) as f64;
            assert!((ours - exact).abs() <= 0.51, "{n}/{d}: {ours} {exact}");
        }
    }

    #[test]
    fn probabilities_follow_from_base_and_weight() {
        assert_eq!([permille(400, 0), permille(400, -10), permille(100, 3), permille(10, -3)], [400, 40, 200, 5]);
        assert_eq!(permille(1, -10), 0, "too rare for a permille");
    }

    #[test]
    fn weights_say_how_far_the_belief_moves() {
        // Half the world does it always, half a tenth of the time: 10 dB apart around the mean.
        assert_eq!(weights(&[500, 500], &[500, 50]), Weights { decibans: vec![3, -7], error: 0 });
        assert_eq!(weights(&[250; 4], &[300; 4]).decibans, [0; 4]);
    }

    proptest! {
        #[test]
        fn no_shift_of_the_scale_has_a_smaller_error(
            probabilities in prop::collection::vec(5i64..1000, 2..6),
        ) {
            let priors = vec![100; probabilities.len()];
            let ours = weights(&priors, &probabilities);
            let spread = |decibans: &[Decibans]| strays(decibans, &probabilities);
            prop_assert!(ours.error < 1000);
            prop_assert!((spread(&ours.decibans) - ours.error).abs() <= 2);
            for shift in 0..1000 {
                let exact = probabilities.iter().map(|p| millidecibans(p.unsigned_abs(), 1) + shift);
                let other: Vec<Decibans> = exact.map(|e| Decibans::try_from((e + 500).div_euclid(1000)).unwrap()).collect();
                prop_assert!(spread(&other) + 2 >= ours.error);
            }
        }
    }
}
