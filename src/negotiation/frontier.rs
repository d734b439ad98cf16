//! The Pareto frontier of any set of points.

use std::cmp::Reverse;

/// Of points with one coordinate per party, the labels of those that no other point dominates, in ascending order.
/// Equal points stay or go together.
pub(super) fn pareto_frontier(points: Vec<(&[i64], u64)>, parties: usize) -> Vec<u64> {
    // Whatever dominates a point has a larger sum, so in falling order of sums it comes before. Equal points become
    // neighbours and share the verdict.
    let total = |point: &[i64]| point.iter().copied().map(i128::from).sum::<i128>();
    let mut order: Vec<(Reverse<i128>, &[i64], u64)> =
        points.into_iter().map(|(point, label)| (Reverse(total(point)), point, label)).collect();
    order.sort_unstable();
    let groups: Vec<_> = order.chunk_by(|a, b| a.1 == b.1).collect();
    let points: Vec<&[i64]> = groups.iter().map(|group| group[0].1).collect();
    let coverage = Coverage::of(&points, parties);
    let efficient = groups.iter().enumerate().filter(|&(place, _)| !coverage.covered_by_earlier(place));
    let mut frontier: Vec<u64> = efficient.flat_map(|(_, group)| group.iter().map(|entry| entry.2)).collect();
    frontier.sort_unstable();
    frontier
}

/// Whether a point gives no party less than another and one more.
pub(super) fn dominates(a: &[i64], b: &[i64]) -> bool {
    a != b && covers(a, b)
}

fn covers(a: &[i64], b: &[i64]) -> bool {
    a.iter().zip(b).all(|(a, b)| a >= b)
}

/// Answers which of a list of points gives nobody less than a later one does, 64 points at a time.
///
/// For each party there are sets of the points best for it, growing by about the square root of their number. The sets
/// that just include all that is as good as a given point, one per party, have few points in common, and only those need
/// be compared with it.
struct Coverage<'a> {
    points: &'a [&'a [i64]],
    /// Words in a set.
    words: usize,
    /// How many points a set has more than the one before.
    stride: usize,
    /// Per party, the values of all points, falling.
    values: Vec<Vec<i64>>,
    /// Per party, the sets one after the other, beginning with the empty one. Bits stand for places in the list.
    sets: Vec<Vec<u64>>,
}

impl<'a> Coverage<'a> {
    fn of(points: &'a [&'a [i64]], parties: usize) -> Self {
        let words = points.len().div_ceil(64);
        let stride = points.len().isqrt().max(1);
        let (mut values, mut sets) = (Vec::new(), Vec::new());
        for party in 0..parties {
            let mut best_first: Vec<(i64, usize)> = points.iter().map(|point| point[party]).zip(0..).collect();
            best_first.sort_unstable_by_key(|&(value, place)| (Reverse(value), place));
            let mut set = vec![0u64; words];
            let mut all = set.clone();
            for more in best_first.chunks(stride) {
                for &(_, place) in more {
                    set[place / 64] |= 1 << (place % 64);
                }
                all.extend_from_slice(&set);
            }
            values.push(best_first.into_iter().map(|(value, _)| value).collect());
            sets.push(all);
        }
        Self { points, words, stride, values, sets }
    }

    /// Whether a point before this `place` gives every party as much or more.
    fn covered_by_earlier(&self, place: usize) -> bool {
        let point = self.points[place];
        let as_good: Vec<&[u64]> = (0..point.len())
            .map(|party| {
                let count = self.values[party].partition_point(|&value| value >= point[party]);
                let start = count.div_ceil(self.stride) * self.words;
                &self.sets[party][start..start + self.words]
            })
            .collect();
        (0..=place / 64).any(|word| {
            let earlier = if word < place / 64 { u64::MAX } else { (1 << (place % 64)) - 1 };
            let mut common = as_good.iter().fold(earlier, |common, set| common & set[word]);
            while common != 0 {
                if covers(self.points[word * 64 + common.trailing_zeros() as usize], point) {
                    return true;
                }
                common &= common - 1;
            }
            false
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn equal_points_share_the_verdict() {
        let points: [&[i64]; 5] = [&[1, 3], &[2, 2], &[2, 2], &[1, 2], &[1, 2]];
        assert_eq!(pareto_frontier(points.into_iter().zip(0..).collect(), 2), [0, 1, 2]);
        assert!(pareto_frontier(vec![], 2).is_empty());
        assert_eq!(pareto_frontier(vec![(&[], 7), (&[], 8)], 0), [7, 8]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn many_points_match_the_definition(
            points in (1usize..=6).prop_flat_map(|n| prop::collection::vec(prop::collection::vec(0i64..20, n), 1..600)),
        ) {
            let labelled = points.iter().map(Vec::as_slice).zip(0..).collect();
            let expected: Vec<u64> = (0..)
                .zip(&points)
                .filter(|(_, o)| !points.iter().any(|q| q != *o && q.iter().zip(*o).all(|(q, o)| q >= o)))
                .map(|(label, _)| label)
                .collect();
            prop_assert_eq!(pareto_frontier(labelled, points[0].len()), expected);
        }
    }
}
