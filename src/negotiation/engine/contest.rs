//! How often two parties want opposite things: the conflict level of all pairs of outcomes, exactly.

use num_integer::Integer;

use super::preference::Case;
use super::survey::NoSurvey;
use super::tables::{ExactTables, Tables, Worth, exact_tables};
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
/// Where `watch` stops it, for too wide numbers, and for a party that isn't there.
pub fn conflict(case: &Case, a: usize, b: usize, watch: &mut Watch<'_>) -> Result<Option<Conflict>, NoSurvey> {
    if a.max(b) >= case.parties.len() {
        return Err(NoSurvey::Parties(case.parties.len()));
    }
    let pair = Case { space: case.space.clone(), parties: vec![case.parties[a].clone(), case.parties[b].clone()] };
    if pair.space.size() > 1 << 31 {
        return Ok(None);
    }
    Ok(match exact_tables(&pair).ok_or(NoSurvey::TooWide)? {
        ExactTables::Narrow(tables) => compare(&tables, watch)?,
        ExactTables::Wide(tables) => compare(&tables, watch)?,
    })
}

/// How two parties rank pairs of outcomes of which these are the utilities.
pub(in crate::negotiation) fn compare_pairs(utilities: Vec<(i64, i64)>) -> Conflict {
    let mut points: Vec<Weighted<(i64, i64)>> = utilities.into_iter().map(|point| (point, 1)).collect();
    points.sort_unstable();
    join(&mut points);
    ranked(points)
}

fn compare<V: Worth + Ord + Integer>(tables: &Tables<V>, watch: &mut Watch<'_>) -> Result<Option<Conflict>, Stopped> {
    if !tables.is_additive() {
        return Ok(if tables.outcomes() > MOST_POINTS as u128 {
            None
        } else {
            Some(ranked(enumerated(tables, watch)?))
        });
    }
    // Small whole numbers of both parties fit into one word, side by side.
    let dense: Option<Vec<Vec<Vec<u64>>>> = tables.parties.iter().map(|terms| small(&terms.issues)).collect();
    if let Some(dense) = dense {
        let rows = (0..tables.sizes.len())
            .map(|issue| dense[0][issue].iter().zip(&dense[1][issue]).map(|(a, b)| a << 32 | b).collect::<Vec<u64>>());
        let points = joint(rows.collect(), 0, |a, b| a + b, watch)?;
        return Ok(points.map(|points| {
            opposed(points.into_iter().map(|(key, count)| ((key >> 32) as u32, key as u32, count)).collect())
        }));
    }
    let rows = (0..tables.sizes.len()).map(|issue| {
        let [a, b] = [0, 1].map(|party| tables.parties[party].issues[issue].iter().copied());
        a.zip(b).collect::<Vec<(V, V)>>()
    });
    let points = joint(rows.collect(), (V::ZERO, V::ZERO), |a, b| (a.0.plus(b.0), a.1.plus(b.1)), watch)?;
    Ok(points.map(ranked))
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

/// All sums of one entry of each row, with the number of ways to each, ascending.
fn joint<K: Ord + Copy>(
    rows: Vec<Vec<K>>,
    zero: K,
    plus: impl Fn(K, K) -> K,
    watch: &mut Watch<'_>,
) -> Result<Option<Vec<Weighted<K>>>, Stopped> {
    let mut points: Vec<Weighted<K>> = vec![(zero, 1)];
    let count = rows.len();
    for (at, row) in rows.into_iter().enumerate() {
        watch.tell(Stage::Comparing, at as f64 / count as f64)?;
        if points.len().saturating_mul(row.len()) > 2 * MOST_POINTS {
            return Ok(None);
        }
        let mut next: Vec<Weighted<K>> = Vec::with_capacity(points.len() * row.len());
        for &option in &row {
            next.extend(points.iter().map(|&(key, count)| (plus(key, option), count)));
        }
        // stable: it merges the runs that are in order already
        next.sort_by_key(|point| point.0);
        join(&mut next);
        points = next;
    }
    Ok(Some(points))
}

fn join<K: Ord>(points: &mut Vec<Weighted<K>>) {
    points.dedup_by(|(b, more), (a, count)| {
        let same = a == b;
        if same {
            *count += *more;
        }
        same
    });
}

fn enumerated<V: Worth + Ord>(tables: &Tables<V>, watch: &mut Watch<'_>) -> Result<Vec<Weighted<(V, V)>>, Stopped> {
    let mut choices = vec![0u32; tables.sizes.len()];
    let all = tables.outcomes() as u64;
    let mut points = Vec::with_capacity(all as usize);
    for number in 0..all {
        watch.tick(Stage::Comparing, || number as f64 / all as f64)?;
        points.push(((tables.value(0, &choices), tables.value(1, &choices)), 1));
        for (choice, &size) in choices.iter_mut().zip(&tables.sizes).rev() {
            *choice += 1;
            if (*choice as usize) < size {
                break;
            }
            *choice = 0;
        }
    }
    points.sort_unstable();
    join(&mut points);
    Ok(points)
}

/// Values replaced by their ranks.
fn ranked<V: Worth + Ord>(points: Vec<Weighted<(V, V)>>) -> Conflict {
    let mut seconds: Vec<V> = points.iter().map(|((_, b), _)| *b).collect();
    seconds.sort_unstable();
    seconds.dedup();
    let mut rank = 0u32;
    let mut last: Option<V> = None;
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
