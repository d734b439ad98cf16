//! Samples and what they say about what they were drawn from: means with their errors, shares, quantiles, and 95 % intervals
//! for the first two. Sums run in the order of the sample, so that the same games give the same bytes.

use serde::Serialize;

/// The standard normal quantile of a 95 % interval.
const Z: f64 = 1.959_963_984_540_054;

/// A mean with its standard error and its 95 % interval by Student's t; none for fewer than two values.
#[derive(Copy, Clone, Debug, Default, PartialEq, Serialize)]
pub struct Mean {
    pub mean: f64,
    pub error: f64,
    pub interval: Option<[f64; 2]>,
}

impl Mean {
    /// Of no values all is 0.
    pub fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        let n = values.clone().count() as f64;
        let mean = values.clone().sum::<f64>() / n.max(1.0);
        if n < 2.0 {
            return Self { mean, error: 0.0, interval: None };
        }
        let variance = values.map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
        let error = (variance / n).sqrt();
        let reach = student(n - 1.0) * error;
        Self { mean, error, interval: Some([mean - reach, mean + reach]) }
    }

    /// How many standard errors the mean is away from nothing.
    #[must_use]
    pub fn errors(self) -> f64 {
        if self.mean == 0.0 { 0.0 } else { self.mean / self.error }
    }

    /// Whether every single value was nothing.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self.mean == 0.0 && self.error == 0.0
    }

    /// Whether the whole interval lies on one side of nothing.
    #[must_use]
    pub fn is_sure(self) -> bool {
        self.interval.is_some_and(|[low, high]| low > 0.0 || high < 0.0)
    }
}

/// How a sample lies: its mean, the standard deviation of the sample, and quantiles.
#[derive(Copy, Clone, Debug, PartialEq, Serialize)]
pub struct Spread {
    pub mean: f64,
    pub sd: f64,
    /// Of the mean, at 95 %.
    pub interval: Option<[f64; 2]>,
    pub min: f64,
    pub p5: f64,
    pub q1: f64,
    pub median: f64,
    pub q3: f64,
    pub p95: f64,
    pub max: f64,
}

impl Spread {
    /// None of no values.
    pub fn of(values: impl Iterator<Item = f64> + Clone) -> Option<Self> {
        let Mean { mean, error, interval } = Mean::of(values.clone());
        let mut sorted: Vec<f64> = values.collect();
        sorted.sort_by(f64::total_cmp);
        let at = |p| quantile(&sorted, p);
        Some(Self {
            mean,
            sd: error * (sorted.len() as f64).sqrt(),
            interval,
            min: *sorted.first()?,
            p5: at(0.05),
            q1: at(0.25),
            median: at(0.5),
            q3: at(0.75),
            p95: at(0.95),
            max: *sorted.last()?,
        })
    }
}

/// The quantile `p`, 0 to 1, of a sorted sample, between neighbours in proportion: type 7 of Hyndman and Fan (1996).
fn quantile(sorted: &[f64], p: f64) -> f64 {
    let at = p * (sorted.len().max(1) - 1) as f64;
    let (below, part) = (at.floor(), at - at.floor());
    let value = |ix: usize| sorted.get(ix).or(sorted.last()).copied().unwrap_or(0.0);
    let below = below as usize;
    value(below) + part * (value(below + 1) - value(below))
}

/// How many of how many, with the 95 % interval of Wilson (1927), which stays between 0 and 1 and is sound for few games and
/// shares near the ends.
#[derive(Copy, Clone, Debug, PartialEq, Serialize)]
pub struct Share {
    pub n: u64,
    pub of: u64,
    /// 0 to 1; 0 of none.
    pub share: f64,
    pub interval: [f64; 2],
}

impl Share {
    #[must_use]
    pub fn of(n: u64, of: u64) -> Self {
        if of == 0 {
            return Self { n, of, share: 0.0, interval: [0.0, 1.0] };
        }
        let (all, share) = (of as f64, n as f64 / of as f64);
        let square = Z * Z;
        let middle = (share + square / (2.0 * all)) / (1.0 + square / all);
        let reach = Z / (1.0 + square / all) * (share * (1.0 - share) / all + square / (4.0 * all * all)).sqrt();
        Self { n, of, share, interval: [(middle - reach).max(0.0), (middle + reach).min(1.0)] }
    }

    /// Of those for which it holds.
    pub fn where_so<T>(all: impl IntoIterator<Item = T>, so: impl Fn(&T) -> bool) -> Self {
        let (mut n, mut of) = (0, 0);
        for one in all {
            of += 1;
            n += u64::from(so(&one));
        }
        Self::of(n, of)
    }
}

/// The 97.5 % quantile of Student's t with `freedom` degrees of freedom: from four on by the expansion around the normal
/// (Abramowitz and Stegun 26.7.5), which is right to three digits there.
fn student(freedom: f64) -> f64 {
    const FEW: [f64; 4] = [12.706, 4.303, 3.182, 2.776];
    if let Some(known) = FEW.get((freedom as usize).saturating_sub(1)) {
        return *known;
    }
    let z = |power| Z.powi(power);
    let terms = [
        (z(3) + Z) / 4.0,
        (5.0 * z(5) + 16.0 * z(3) + 3.0 * Z) / 96.0,
        (3.0 * z(7) + 19.0 * z(5) + 17.0 * z(3) - 15.0 * Z) / 384.0,
        (79.0 * z(9) + 776.0 * z(7) + 1482.0 * z(5) - 1920.0 * z(3) - 945.0 * Z) / 92_160.0,
    ];
    let mut power = 1.0;
    terms.iter().fold(Z, |sum, term| {
        power *= freedom;
        sum + term / power
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64, by: f64) {
        assert!((a - b).abs() <= by, "{a} is not {b}");
    }

    #[test]
    fn a_mean_has_the_error_of_its_sample() {
        let values = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0];
        let mean = Mean::of(values.into_iter());
        // The sample's standard deviation is the square root of 32/7.
        near(mean.mean, 5.0, 1e-12);
        near(mean.error, (32.0_f64 / 7.0 / 8.0).sqrt(), 1e-12);
        // Seven degrees of freedom: 2.3646.
        near(mean.interval.unwrap()[1], 5.0 + 2.3646 * mean.error, 1e-3);
        assert!(mean.is_sure() && !Mean::of([-1.0, 1.0].into_iter()).is_sure());
        assert!(Mean::of([0.0; 4].into_iter()).is_nothing());
        assert_eq!(Mean::of([3.0; 4].into_iter()).errors(), f64::INFINITY);
        assert_eq!(Mean::of([7.0].into_iter()), Mean { mean: 7.0, error: 0.0, interval: None });
    }

    #[test]
    fn quantiles_of_student_are_those_of_tables() {
        for (freedom, wanted) in
            [(1.0, 12.706), (4.0, 2.776), (5.0, 2.571), (9.0, 2.262), (30.0, 2.042), (120.0, 1.980)]
        {
            near(student(freedom), wanted, 1e-3);
        }
        near(student(1e9), Z, 1e-6);
    }

    #[test]
    fn a_spread_has_quantiles_between_its_values() {
        let spread = Spread::of([4.0, 1.0, 3.0, 2.0].into_iter()).unwrap();
        assert_eq!((spread.min, spread.q1, spread.median, spread.q3, spread.max), (1.0, 1.75, 2.5, 3.25, 4.0));
        near(spread.sd, (5.0_f64 / 3.0).sqrt(), 1e-12);
        assert_eq!(Spread::of(std::iter::empty()), None);
        let one = Spread::of([6.0].into_iter()).unwrap();
        assert_eq!((one.sd, one.p5, one.p95, one.interval), (0.0, 6.0, 6.0, None));
    }

    #[test]
    fn a_share_has_the_interval_of_wilson() {
        // Newcombe (1998), table I: 81 of 263 is 0.2553 to 0.3662, 0 of 20 is 0 to 0.1611.
        let share = Share::of(81, 263);
        near(share.interval[0], 0.2553, 5e-5);
        near(share.interval[1], 0.3662, 5e-5);
        assert_eq!(Share::of(0, 20).interval[0], 0.0);
        near(Share::of(0, 20).interval[1], 0.1611, 5e-5);
        assert_eq!(Share::of(0, 0).interval, [0.0, 1.0]);
        assert_eq!(Share::where_so([1, 2, 3], |n| n % 2 == 1), Share::of(2, 3));
    }
}
