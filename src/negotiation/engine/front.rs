//! Of many points, those that no other dominates: the heart of every frontier.

use std::cmp::Ordering;

use super::cover::{Corners, Grid, bounds, covers};
use super::tables::Worth;

/// A point that may stay on a frontier, and where it comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<V, const N: usize> {
    pub point: [V; N],
    /// The point of the layer before.
    pub from: u32,
    /// The value of this layer's issue.
    pub choice: u32,
}

/// Descending by the first coordinate, then by the next.
#[inline]
pub(super) fn descending<V: Worth, const N: usize>(a: &[V; N], b: &[V; N]) -> Ordering {
    for (a, b) in a.iter().zip(b) {
        match b.order(a) {
            Ordering::Equal => {}
            other => return other,
        }
    }
    Ordering::Equal
}

/// Keeps the candidates that no other dominates, equal ones together; up to three coordinates in descending order.
pub(super) fn keep_front<V: Worth, const N: usize>(candidates: &mut Vec<Candidate<V, N>>) {
    match N {
        0..=2 => sweep(candidates),
        3 => {
            if candidates.len() > 64 {
                drop_by_pivots(candidates);
            }
            staircase(candidates);
        }
        _ => strongest_first(candidates),
    }
}

/// Drops what some candidate of high sums dominates, before anything is sorted.
fn drop_by_pivots<V: Worth, const N: usize>(candidates: &mut Vec<Candidate<V, N>>) {
    let mut lowest = [f64::INFINITY; N];
    let mut highest = [f64::NEG_INFINITY; N];
    for candidate in candidates.iter() {
        for (axis, value) in candidate.point.iter().enumerate() {
            let value = value.float();
            lowest[axis] = lowest[axis].min(value);
            highest[axis] = highest[axis].max(value);
        }
    }
    let share = |axis: usize, value: f64| {
        let width = highest[axis] - lowest[axis];
        if width > 0.0 { (value - lowest[axis]) / width } else { 0.0 }
    };
    // Strong for everybody, and strong for all but one.
    let mut pivots = [(f64::NEG_INFINITY, 0usize); 8];
    let count = (N + 1).min(8);
    for (at, candidate) in candidates.iter().enumerate() {
        let mut sum = 0.0;
        let mut shares = [0.0; N];
        for (axis, value) in candidate.point.iter().enumerate() {
            shares[axis] = share(axis, value.float());
            sum += shares[axis];
        }
        for (number, pivot) in pivots.iter_mut().enumerate().take(count) {
            let key = if number == 0 { sum } else { sum + shares[number - 1] };
            if key > pivot.0 {
                *pivot = (key, at);
            }
        }
    }
    let pivots: Vec<[V; N]> = pivots[..count].iter().map(|&(_, at)| candidates[at].point).collect();
    candidates
        .retain(|candidate| !pivots.iter().any(|pivot| covers(pivot, &candidate.point) && *pivot != candidate.point));
}

/// Two coordinates: as the first falls, the second has to rise.
fn sweep<V: Worth, const N: usize>(candidates: &mut Vec<Candidate<V, N>>) {
    // Stable, since the candidates are runs in order already, and such a sort merges them.
    candidates.sort_by(|a, b| descending(&a.point, &b.point));
    let mut last: Option<[V; N]> = None;
    candidates.retain(|candidate| {
        let kept = last.is_none_or(|last| last == candidate.point || (N > 1 && candidate.point[N - 1] > last[N - 1]));
        if kept {
            last = Some(candidate.point);
        }
        kept
    });
}

/// Three coordinates: as the first falls, the others have to rise above a staircase (Kung, Luccio and Preparata 1975).
fn staircase<V: Worth, const N: usize>(candidates: &mut Vec<Candidate<V, N>>) {
    candidates.sort_by(|a, b| descending(&a.point, &b.point));
    let mut stairs: Vec<(V, V)> = Vec::new();
    let mut last: Option<[V; N]> = None;
    candidates.retain(|candidate| {
        if last == Some(candidate.point) {
            return true;
        }
        let (y, z) = (candidate.point[N - 2], candidate.point[N - 1]);
        // y falls along the stairs and z rises
        let end = stairs.partition_point(|step| step.0 >= y);
        if end > 0 && stairs[end - 1].1 >= z {
            return false;
        }
        let same = stairs[..end].partition_point(|step| step.0 > y);
        let covered = stairs[end..].partition_point(|step| step.1 <= z);
        stairs.splice(same..end + covered, [(y, z)]);
        last = Some(candidate.point);
        true
    });
}

/// Any number of coordinates: in the order of their sums, so that what dominates comes first (Chomicki et al. 2003).
fn strongest_first<V: Worth, const N: usize>(candidates: &mut Vec<Candidate<V, N>>) {
    let Some((low, high)) = bounds(candidates.iter().map(|candidate| &candidate.point)) else { return };
    let grid = Grid::between(&low, &high);
    let all = std::mem::take(candidates);
    let keys: Vec<[u16; N]> = all.iter().map(|candidate| grid.keys(&candidate.point)).collect();
    // Sums on the grid keep the order, if not strictly; on ties that of coordinates decides, which dominance obeys.
    let order = falling(&all, |at| keys[at].iter().map(|&key| u32::from(key)).sum());
    let mut front = Corners::around(order[..order.len().div_ceil(2)].iter().map(|&at| &keys[at]));
    let mut last: Option<[V; N]> = None;
    for at in order {
        let point = all[at].point;
        if last != Some(point) {
            if front.covered(&point, &keys[at]) {
                continue;
            }
            front.push(point, keys[at]);
            last = Some(point);
        }
        candidates.push(all[at]);
    }
}

/// Puts candidates into descending order.
pub(super) fn sort_descending<V: Worth, const N: usize>(candidates: &mut Vec<Candidate<V, N>>) {
    let Some((low, high)) = bounds(candidates.iter().map(|candidate| &candidate.point)) else { return };
    let grid = Grid::between(&low, &high);
    let order = falling(candidates, |at| grid.keys(&candidates[at].point)[0].into());
    *candidates = order.into_iter().map(|at| candidates[at]).collect();
}

/// Positions of candidates by falling coarse key, those with the same in descending order. Sorting words is much faster
/// than sorting by comparisons of points, of which the few ties are left.
fn falling<V: Worth, const N: usize>(candidates: &[Candidate<V, N>], coarse: impl Fn(usize) -> u32) -> Vec<usize> {
    let mut order: Vec<u64> =
        (0..candidates.len()).map(|at| u64::from(u32::MAX - coarse(at)) << 32 | at as u64).collect();
    order.sort_unstable();
    let place = |entry: u64| entry as u32 as usize;
    for ties in order.chunk_by_mut(|a, b| a >> 32 == b >> 32).filter(|ties| ties.len() > 1) {
        ties.sort_by(|&a, &b| descending(&candidates[place(a)].point, &candidates[place(b)].point));
    }
    order.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check<const N: usize>(points: &[Vec<i64>]) -> Result<(), TestCaseError> {
        let candidate = |(from, point): (u32, &Vec<i64>)| {
            let point = std::array::from_fn(|axis| point[axis]);
            Candidate::<i64, N> { point, from, choice: 0 }
        };
        let mut candidates: Vec<_> = (0..).zip(points).map(candidate).collect();
        let all = candidates.clone();
        keep_front(&mut candidates);
        let mut kept: Vec<u32> = candidates.iter().map(|c| c.from).collect();
        if N <= 3 {
            prop_assert!(candidates.windows(2).all(|pair| descending(&pair[0].point, &pair[1].point).is_le()));
        }
        let groups = candidates.chunk_by(|a, b| a.point == b.point).map(|group| group[0].point);
        let mut groups: Vec<[i64; N]> = groups.collect();
        groups.sort_unstable();
        prop_assert!(groups.windows(2).all(|pair| pair[0] != pair[1]), "equal ones are together");
        kept.sort_unstable();
        let undominated =
            |c: &&Candidate<i64, N>| !all.iter().any(|q| q.point != c.point && covers(&q.point, &c.point));
        let expected: Vec<u32> = all.iter().filter(undominated).map(|c| c.from).collect();
        prop_assert_eq!(kept, expected);
        Ok(())
    }

    proptest! {
        #[test]
        fn the_front_is_what_nothing_dominates(
            points in prop::collection::vec(prop::collection::vec(0i64..12, 5), 1..300),
        ) {
            check::<1>(&points)?;
            check::<2>(&points)?;
            check::<3>(&points)?;
            check::<4>(&points)?;
            check::<5>(&points)?;
        }
    }
}
