//! How often two parties want opposite things: the conflict level of all pairs of outcomes.

use std::cmp::Ordering;

use num_integer::Integer;

use super::preference::Case;
use super::survey::{Arithmetic, NoSurvey};
use super::tables::{ExactTables, Tables, Worth, exact_tables, float_tables};
use super::watch::{Stage, Stopped, Watch};

use crate::negotiation::conflict::Conflict;

/// Joint utilities that are told apart, at most.
const MOST_POINTS: usize = 1 << 24;

/// A joint utility of two parties, and the number of outcomes that have it.
type Weighted<K> = (K, u64);

/// How two parties rank pairs of outcomes; `None` if more than 2^24 joint utilities had to be told apart or pairs be
/// counted than fit into 64 bits.
///
/// Outcomes of equal utility to both are counted together from issue to issue where utilities are additive.
///
/// # Errors
///
/// Where `watch` stops it, in exact arithmetic for too wide numbers, and for a party that isn't there.
pub fn conflict(
    case: &Case,
    arithmetic: Arithmetic,
    a: usize,
    b: usize,
    watch: &mut Watch<'_>,
) -> Result<Option<Conflict>, NoSurvey> {
    if a.max(b) >= case.parties.len() {
        return Err(NoSurvey::Parties(case.parties.len()));
    }
    let pair = Case { space: case.space.clone(), parties: vec![case.parties[a].clone(), case.parties[b].clone()] };
    if pair.space.size() > 1 << 31 {
        return Ok(None);
    }
    if arithmetic == Arithmetic::Float {
        return Ok(compare(&float_tables(&pair), |tables, watch| summed(tables, Sum, watch), Sum, watch)?);
    }
    Ok(match exact_tables(&pair).ok_or(NoSurvey::TooWide)? {
        ExactTables::Narrow(tables) => compare(&tables, additive, |sum| sum, watch)?,
        ExactTables::Wide(tables) => compare(&tables, additive, |sum| sum, watch)?,
    })
}

/// How two parties rank pairs of outcomes of which these are the utilities.
pub(in crate::negotiation) fn compare_pairs(utilities: Vec<(i64, i64)>) -> Conflict {
    let mut points: Vec<Weighted<(i64, i64)>> = utilities.into_iter().map(|point| (point, 1)).collect();
    points.sort_unstable();
    join(&mut points, PartialEq::eq);
    ranked(points)
}

/// A sum of floats in their order; 0 and -0 are the same.
#[derive(Clone, Copy)]
struct Sum(f64);

impl Ord for Sum {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.0 + 0.0).total_cmp(&(other.0 + 0.0))
    }
}

impl PartialOrd for Sum {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Sum {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Sum {}

/// Additive utilities by `additive`, others outcome by outcome in the order of `key`.
fn compare<V: Worth, K: Ord + Copy>(
    tables: &Tables<V>,
    additive: impl Fn(&Tables<V>, &mut Watch<'_>) -> Result<Option<Conflict>, Stopped>,
    key: impl Fn(V) -> K,
    watch: &mut Watch<'_>,
) -> Result<Option<Conflict>, Stopped> {
    if tables.is_additive() {
        return additive(tables, watch);
    }
    let few = tables.outcomes() <= MOST_POINTS as u128;
    few.then(|| Ok(ranked(enumerated(tables, key, watch)?))).transpose()
}

fn additive<V: Worth + Ord + Integer>(tables: &Tables<V>, watch: &mut Watch<'_>) -> Result<Option<Conflict>, Stopped> {
    // Small whole numbers of both parties fit into one word, side by side.
    let dense: Option<Vec<Vec<Vec<u64>>>> = tables.parties.iter().map(|terms| small(&terms.issues)).collect();
    let Some(dense) = dense else { return summed(tables, |sum| sum, watch) };
    let (rows, columns) = (cells(&dense[0]), cells(&dense[1]));
    if (rows as u128) * (columns as u128) <= 8 * tables.outcomes().max(1024) {
        return on_grid(&dense, columns, watch).map(Some);
    }
    let rows = (0..tables.sizes.len())
        .map(|issue| dense[0][issue].iter().zip(&dense[1][issue]).map(|(a, b)| a << 32 | b).collect::<Vec<u64>>());
    let points = joint(rows.collect(), 0, |a, b| a + b, |sum| sum, watch)?;
    Ok(points.map(|points| {
        opposed(points.into_iter().map(|(key, count)| ((key >> 32) as u32, key as u32, count)).collect())
    }))
}

/// Whole numbers from 0 to the largest sum of one value of each issue.
fn cells(issues: &[Vec<u64>]) -> usize {
    1 + issues.iter().map(|issue| issue.iter().copied().max().unwrap_or(0) as usize).sum::<usize>()
}

/// Counts outcomes on a grid of both parties' sums, one row for each sum of the first; for sums so dense that most cells
/// are taken. There are less than 2^32 outcomes, so that no count of theirs overflows: in the inner loops that isn't
/// checked, which lets them do many cells at once.
fn on_grid(dense: &[Vec<Vec<u64>>], columns: usize, watch: &mut Watch<'_>) -> Result<Conflict, Stopped> {
    let values = |issue: usize| -> Vec<(usize, usize)> {
        dense[0][issue].iter().zip(&dense[1][issue]).map(|(&a, &b)| (a as usize, b as usize)).collect()
    };
    /// Adds up a row of the grid as it is with one issue more.
    fn gather(grid: &[u32], width: usize, values: &[(usize, usize)], row: usize, to: &mut [u32]) {
        to.fill(0);
        for &(a, b) in values {
            let Some(from) = row.checked_sub(a).and_then(|from| grid.get(from * width..(from + 1) * width)) else {
                continue;
            };
            for (sum, &count) in to[b..].iter_mut().zip(from) {
                *sum = sum.wrapping_add(count);
            }
        }
    }
    let count = dense[0].len();
    let mut grid = vec![1u32];
    let mut width = 1;
    for issue in 0..count.saturating_sub(1) {
        watch.tell(Stage::Comparing, issue as f64 / count as f64)?;
        let values = values(issue);
        let most = |of: fn(&(usize, usize)) -> usize| values.iter().map(of).max().unwrap_or(0);
        let (height, wider) = (grid.len() / width + most(|value| value.0), width + most(|value| value.1));
        let mut next = vec![0; height * wider];
        for (row, to) in next.chunks_exact_mut(wider).enumerate() {
            gather(&grid, width, &values, row, to);
        }
        (grid, width) = (next, wider);
    }
    // The last issue needs no grid: its rows are looked at as they come, the first party's lowest sums first.
    let last = count.checked_sub(1).map_or_else(|| vec![(0, 0)], values);
    let rows = grid.len() / width + last.iter().map(|value| value.0).max().unwrap_or(0);
    let mut row_of_counts = vec![0u32; columns];
    // Per sum of the second party, the outcomes with a lower sum of the first and a higher one of the second.
    let mut against = vec![0u32; columns];
    let (mut all, mut opposed, mut squares) = (0u64, 0u64, 0u64);
    for row in 0..rows {
        gather(&grid, width, &last, row, &mut row_of_counts);
        for (&against, &count) in against.iter().zip(&row_of_counts) {
            let (against, count) = (u64::from(against), u64::from(count));
            opposed = opposed.wrapping_add(count * against);
            squares = squares.wrapping_add(count * count);
        }
        let mut higher = 0u32;
        for (against, &count) in against.iter_mut().zip(&row_of_counts).rev() {
            *against = against.wrapping_add(higher);
            higher = higher.wrapping_add(count);
        }
        all += u64::from(higher);
    }
    // of each cell, the pairs within it
    let indifferent = (squares - all) / 2;
    Ok(Conflict { opposed, compared: all * all.saturating_sub(1) / 2 - indifferent })
}

/// Sums of both parties, added in the order of the issues.
fn summed<V: Worth, K: Ord + Copy>(
    tables: &Tables<V>,
    key: impl Fn(V) -> K,
    watch: &mut Watch<'_>,
) -> Result<Option<Conflict>, Stopped> {
    let rows = (0..tables.sizes.len()).map(|issue| {
        let [a, b] = [0, 1].map(|party| tables.parties[party].issues[issue].iter().copied());
        a.zip(b).collect::<Vec<(V, V)>>()
    });
    let start = (tables.parties[0].start, tables.parties[1].start);
    let keys = |(a, b): (V, V)| (key(a), key(b));
    let points = joint(rows.collect(), start, |a, b| (a.0.plus(b.0), a.1.plus(b.1)), keys, watch)?;
    Ok(points.map(|points| ranked(points.into_iter().map(|(point, count)| (keys(point), count)).collect())))
}

/// Worths as small whole numbers of the same order and ratios of differences; `None` if sums leave 24 bits, as
/// they number the cells of a table.
fn small<V: Worth + Ord + Integer>(issues: &[Vec<V>]) -> Option<Vec<Vec<u64>>> {
    let least = |issue: &Vec<V>| issue.iter().copied().min().unwrap_or(V::ZERO);
    let above = |issue: &Vec<V>| -> Vec<V> { issue.iter().map(|value| value.minus(least(issue))).collect() };
    let issues: Vec<Vec<V>> = issues.iter().map(above).collect();
    let step = issues.iter().flatten().fold(V::ZERO, |step, value| step.gcd(value));
    let step = if step.is_zero() { V::one() } else { step };
    let most = issues.iter().map(|issue| issue.iter().copied().max().unwrap_or(V::ZERO).div_floor(&step).float());
    (most.sum::<f64>() < 16_777_216.0).then(|| {
        issues.iter().map(|issue| issue.iter().map(|value| value.div_floor(&step).float() as u64).collect()).collect()
    })
}

/// All sums of one entry of each row, with the number of ways to each, ascending by their keys.
fn joint<P: Copy, K: Ord>(
    rows: Vec<Vec<P>>,
    start: P,
    plus: impl Fn(P, P) -> P,
    key: impl Fn(P) -> K,
    watch: &mut Watch<'_>,
) -> Result<Option<Vec<Weighted<P>>>, Stopped> {
    let mut points: Vec<Weighted<P>> = vec![(start, 1)];
    let count = rows.len();
    for (at, row) in rows.into_iter().enumerate() {
        watch.tell(Stage::Comparing, at as f64 / count as f64)?;
        if points.len().saturating_mul(row.len()) > 2 * MOST_POINTS {
            return Ok(None);
        }
        let mut next: Vec<Weighted<P>> = Vec::with_capacity(points.len() * row.len());
        for &option in &row {
            next.extend(points.iter().map(|&(sum, count)| (plus(sum, option), count)));
        }
        // stable: it merges the runs that are in order already
        next.sort_by_key(|point| key(point.0));
        join(&mut next, |a, b| key(*a) == key(*b));
        points = next;
    }
    Ok(Some(points))
}

fn join<P>(points: &mut Vec<Weighted<P>>, same: impl Fn(&P, &P) -> bool) {
    points.dedup_by(|(b, more), (a, count)| {
        let same = same(a, b);
        if same {
            *count += *more;
        }
        same
    });
}

fn enumerated<V: Worth, K: Ord>(
    tables: &Tables<V>,
    key: impl Fn(V) -> K,
    watch: &mut Watch<'_>,
) -> Result<Vec<Weighted<(K, K)>>, Stopped> {
    let mut choices = vec![0u32; tables.sizes.len()];
    let all = tables.outcomes() as u64;
    let mut points = Vec::with_capacity(all as usize);
    for number in 0..all {
        watch.tick(Stage::Comparing, || number as f64 / all as f64)?;
        points.push(((key(tables.value(0, &choices)), key(tables.value(1, &choices))), 1));
        for (choice, &size) in choices.iter_mut().zip(&tables.sizes).rev() {
            *choice += 1;
            if (*choice as usize) < size {
                break;
            }
            *choice = 0;
        }
    }
    points.sort_unstable();
    join(&mut points, PartialEq::eq);
    Ok(points)
}

/// Values replaced by their ranks.
fn ranked<K: Ord + Copy>(points: Vec<Weighted<(K, K)>>) -> Conflict {
    let mut seconds: Vec<K> = points.iter().map(|((_, b), _)| *b).collect();
    seconds.sort_unstable();
    seconds.dedup();
    let mut rank = 0u32;
    let mut last: Option<K> = None;
    let ranked = points.into_iter().map(|((a, b), count)| {
        rank += u32::from(last.is_some_and(|last| last != a));
        last = Some(a);
        (rank, seconds.partition_point(|other| *other < b) as u32, count)
    });
    opposed(ranked.collect())
}

/// Counts the pairs that two parties rank in strictly opposite order; points ascend by the first party's value, and then
/// by the second's.
fn opposed(points: Vec<(u32, u32, u64)>) -> Conflict {
    let pairs = |count: u64| count * count.saturating_sub(1) / 2;
    let all: u64 = points.iter().map(|point| point.2).sum();
    let indifferent: u64 = points.iter().map(|point| pairs(point.2)).sum();
    let size = points.iter().map(|point| point.1 as usize + 1).max().unwrap_or(0);
    // How many outcomes of lower value to the first party have up to so much value to the second (Fenwick 1994).
    let mut below = vec![0u64; size + 1];
    let (mut seen, mut opposed) = (0u64, 0u64);
    for group in points.chunk_by(|a, b| a.0 == b.0) {
        for &(_, second, count) in group {
            let mut at = second as usize + 1;
            let mut up_to = 0;
            while at > 0 {
                up_to += below[at];
                at &= at - 1;
            }
            opposed += count * (seen - up_to);
        }
        for &(_, second, count) in group {
            let mut at = second as usize + 1;
            while at <= size {
                below[at] += count;
                at += at & at.wrapping_neg();
            }
            seen += count;
        }
    }
    Conflict { opposed, compared: pairs(all) - indifferent }
}
