//! Bayes' rule on whole decibans, in fixed point: no float decides what anybody believes.

use super::{Decibans, Permille};

/// 10^(d/10) for d = 0..=9, in units of 2^-30, rounded to nearest.
const TENTHS: [u64; 10] = [
    1_073_741_824,
    1_351_760_868,
    1_701_766_107,
    2_142_396_597,
    2_697_117_519,
    3_395_469_783,
    4_274_643_195,
    5_381_456_944,
    6_774_852_899,
    8_529_034_476,
];

/// Decibans beyond this are treated as this: 10^6 to one.
const LIMIT: Decibans = 60;

/// 10^(d/10) in units of 2^-30, for d clamped to ±60.
#[must_use]
pub fn odds_factor(decibans: Decibans) -> u128 {
    let d = decibans.clamp(-LIMIT, LIMIT);
    let tens = d.div_euclid(10);
    let factor = u128::from(TENTHS[usize::try_from(d.rem_euclid(10)).expect("remainder of ten")]);
    let power = 10u128.pow(tens.unsigned_abs());
    if tens >= 0 { factor * power } else { (factor + power / 2) / power }
}

/// Posterior over suspects: prior times 10^(total weight / 10), normalised, in permille that sum to exactly 1,000
/// (largest remainders get the missing units; ties go to the earlier suspect).
///
/// `priors` in permille, `weights` the summed decibans per suspect, relative to each other. If every prior is 0 the
/// result is all zeroes.
#[must_use]
pub fn posterior(priors: &[Permille], weights: &[Decibans]) -> Vec<Permille> {
    // Only differences count: shift so that the heaviest suspect with a prior stands at 0 and nothing overflows.
    let top = priors.iter().zip(weights).filter(|(p, _)| p.0 > 0).map(|(_, &w)| w).max().unwrap_or(0);
    let mass: Vec<u128> =
        priors.iter().zip(weights).map(|(prior, &w)| u128::from(prior.0) * odds_factor(w - top)).collect();
    let total: u128 = mass.iter().sum();
    if total == 0 {
        return vec![Permille(0); priors.len()];
    }
    let mut shares: Vec<u16> = mass.iter().map(|m| u16::try_from(m * 1000 / total).expect("at most 1000")).collect();
    let mut order: Vec<usize> = (0..mass.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(mass[i] * 1000 % total), i));
    let missing = 1000 - shares.iter().map(|&s| usize::from(s)).sum::<usize>();
    for &i in order.iter().take(missing) {
        shares[i] += 1;
    }
    shares.into_iter().map(Permille).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_are_powers_of_ten() {
        assert_eq!(odds_factor(0), 1 << 30);
        assert_eq!(odds_factor(10), 10 << 30);
        for d in -60..=60 {
            let exact = 10f64.powf(f64::from(d) / 10.0) * f64::from(1u32 << 30);
            #[expect(clippy::cast_precision_loss, reason = "compared with a tolerance")]
            let ours = odds_factor(d) as f64;
            assert!((ours - exact).abs() <= exact * 1e-9 + 0.51, "{d}: {ours} {exact}");
        }
    }

    /// The evidence mock-up: six cards over four accounts, and the same without the human source.
    #[test]
    fn the_evidence_board_reads_74_12_7_7_and_49_without_the_source() {
        let priors = [250, 400, 200, 150].map(Permille);
        let cards: [[Decibans; 4]; 6] =
            [[2, 2, -2, 0], [1, -2, 4, 1], [3, -3, 1, -1], [2, 1, -1, 0], [1, 1, -2, -1], [0, 0, 0, 2]];
        let read = |skip: Option<usize>| {
            let weights: Vec<Decibans> =
                (0..4).map(|h| (0..6).filter(|c| Some(*c) != skip).map(|c| cards[c][h]).sum()).collect();
            posterior(&priors, &weights).iter().map(|p| p.percent()).collect::<Vec<_>>()
        };
        assert_eq!(read(None), [74, 12, 7, 7]);
        assert_eq!(read(Some(2))[0], 49);
    }

    #[test]
    fn shares_always_sum_to_a_thousand() {
        for w in [0, 7, 33, 60, 500] {
            let p = posterior(&[333, 333, 334].map(Permille), &[w, -w, 3]);
            assert_eq!(p.iter().map(|p| p.0).sum::<u16>(), 1000);
        }
        assert_eq!(posterior(&[0, 1000].map(Permille), &[900, -900]), [0, 1000].map(Permille));
    }
}
