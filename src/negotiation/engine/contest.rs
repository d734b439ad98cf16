//! How often two parties want opposite things: the conflict level of all pairs of outcomes, exactly.

use num_integer::Integer;

use super::preference::Case;
use super::survey::NoSurvey;
use super::tables::{ExactTables, Tables, Worth, exact_tables};
use super::watch::{Stage, Stopped, Watch};

use crate::negotiation::conflict::Conflict;

/// Joint utilities that are told apart, at most.
const MOST_POINTS: usize = 1 << 24;

/// Runs that are merged at once, at most.
const MOST_RUNS: usize = 16;

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
pub(in crate::negotiation) fn compare_pairs(
    utilities: Vec<(i64, i64)>,
    watch: &mut Watch<'_>,
) -> Result<Conflict, Stopped> {
    let mut points: Vec<Weighted<(i64, i64)>> = utilities.into_iter().map(|point| (point, 1)).collect();
    points.sort_unstable();
    join(&mut points);
    ranked(points, watch)
}

fn compare<V: Worth + Ord + Integer>(tables: &Tables<V>, watch: &mut Watch<'_>) -> Result<Option<Conflict>, Stopped> {
    if !tables.is_additive() {
        return Ok(if tables.outcomes() > MOST_POINTS as u128 {
            None
        } else {
            Some(ranked(enumerated(tables, watch)?, watch)?)
        });
    }
    // Small whole numbers of both parties fit into one word, side by side.
    let dense: Option<Vec<Vec<Vec<u64>>>> = tables.parties.iter().map(|terms| small(&terms.issues)).collect();
    if let Some(dense) = dense {
        let sides = |issue: usize| dense[0][issue].iter().zip(&dense[1][issue]).map(|(a, b)| a << 32 | b);
        let mut rows: Vec<Vec<u64>> = (0..tables.sizes.len()).map(|issue| sides(issue).collect()).collect();
        let size =
            rows.iter().map(|row| row.iter().map(|&both| both as u32 as usize).max().unwrap_or(0)).sum::<usize>() + 1;
        let outcomes = usize::try_from(tables.outcomes()).unwrap_or(usize::MAX);
        // Most sums come with the last issue: they go by without being held.
        rows.sort_by_key(Vec::len);
        let last = rows.pop().unwrap_or_else(|| vec![0]);
        if size <= outcomes.saturating_mul(4).max(1 << 18) && last.len() <= MOST_RUNS {
            let Some(points) = joint(rows, 0, |a, b| a + b, watch)? else { return Ok(None) };
            let sums = merged(&points, &last);
            let sums = sums.map(|(key, count)| ((key >> 32) as u32, key as u32, count));
            return opposed(sums, size, tables.outcomes(), watch).map(Some);
        }
    }
    let rows = (0..tables.sizes.len()).map(|issue| {
        let [a, b] = [0, 1].map(|party| tables.parties[party].issues[issue].iter().copied());
        a.zip(b).collect::<Vec<(V, V)>>()
    });
    let points = joint(rows.collect(), (V::ZERO, V::ZERO), |a, b| (a.0.plus(b.0), a.1.plus(b.1)), watch)?;
    points.map(|points| ranked(points, watch)).transpose()
}

/// All sums of a point and an option, ascending: one run an option, each in the order of the points.
fn merged<'a>(points: &'a [Weighted<u64>], options: &'a [u64]) -> impl Iterator<Item = Weighted<u64>> + 'a {
    let mut places = vec![0usize; options.len()];
    let key = |place: usize, option: u64| points.get(place).map_or(u64::MAX, |point| point.0 + option);
    let mut heads: Vec<u64> = options.iter().map(|&option| key(0, option)).collect();
    std::iter::from_fn(move || {
        let (mut least, mut run) = (u64::MAX, 0);
        for (at, &head) in heads.iter().enumerate() {
            (least, run) = if head < least { (head, at) } else { (least, run) };
        }
        let point = points.get(*places.get(run)?)?;
        places[run] += 1;
        heads[run] = key(places[run], options[run]);
        Some((least, point.1))
    })
}

/// Worths as small whole numbers of the same order and ratios of differences; `None` if sums leave 31 bits.
fn small<V: Worth + Ord + Integer>(issues: &[Vec<V>]) -> Option<Vec<Vec<u64>>> {
    let least = |issue: &Vec<V>| issue.iter().copied().min().unwrap_or(V::ZERO);
    let above = |issue: &Vec<V>| -> Vec<V> { issue.iter().map(|value| value.minus(least(issue))).collect() };
    let issues: Vec<Vec<V>> = issues.iter().map(above).collect();
    let step = issues.iter().flatten().fold(V::ZERO, |step, value| step.gcd(value));
    let step = if step.is_zero() { V::one() } else { step };
    let most = issues.iter().map(|issue| issue.iter().copied().max().unwrap_or(V::ZERO).div_floor(&step).float());
    (most.sum::<f64>() < 2_147_483_648.0).then(|| {
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
fn ranked<V: Worth + Ord>(points: Vec<Weighted<(V, V)>>, watch: &mut Watch<'_>) -> Result<Conflict, Stopped> {
    let outcomes = points.iter().map(|point| u128::from(point.1)).sum();
    let mut seconds: Vec<V> = points.iter().map(|((_, b), _)| *b).collect();
    seconds.sort_unstable();
    seconds.dedup();
    let mut rank = 0u32;
    let mut last: Option<V> = None;
    let ranked = points.iter().map(|&((a, b), count)| {
        rank += u32::from(last.is_some_and(|last| last != a));
        last = Some(a);
        (rank, seconds.partition_point(|&other| other < b) as u32, count)
    });
    opposed(ranked, seconds.len(), outcomes, watch)
}

/// Counts the pairs that two parties rank in strictly opposite order. Points ascend by the first party's value, and then
/// by the second's, which is below `size`; equal ones may be there several times.
fn opposed(
    points: impl Iterator<Item = (u32, u32, u64)>,
    size: usize,
    outcomes: u128,
    watch: &mut Watch<'_>,
) -> Result<Conflict, Stopped> {
    let pairs = |count: u64| count * count.saturating_sub(1) / 2;
    let mut below = Tally::new(size);
    let (mut seen, mut all, mut opposed, mut indifferent) = (0u64, 0u64, 0u64, 0u64);
    // What is worth the same to the first party, which isn't among those below yet.
    let mut level: Vec<(u32, u64)> = Vec::new();
    let mut first = None;
    for (a, b, count) in points {
        watch.tick(Stage::Comparing, || all as f64 / outcomes as f64)?;
        if first != Some(a) {
            for (second, count) in level.drain(..) {
                below.add(second as usize, count as u32);
                seen += count;
            }
            first = Some(a);
        }
        opposed += count * (seen - below.up_to(b as usize));
        indifferent += pairs(count);
        all += count;
        match level.last_mut() {
            Some((second, same)) if *second == b => {
                indifferent += *same * count;
                *same += count;
            }
            _ => level.push((b, count)),
        }
    }
    Ok(Conflict { opposed, compared: pairs(all) - indifferent })
}

/// Counts by value, and how many there are up to a value: a tree of which each node adds up sixteen, which are read at
/// once.
struct Tally {
    /// From the leaves to the root. Counts fit, since there are fewer than 2^32 outcomes.
    levels: Vec<Vec<[u32; 16]>>,
}

impl Tally {
    /// For values below `size`.
    fn new(size: usize) -> Self {
        let mut levels = Vec::new();
        // one more, so that what ends at the last value has a place in the root
        let mut nodes = size + 1;
        loop {
            nodes = nodes.div_ceil(16);
            levels.push(vec![[0; 16]; nodes]);
            if nodes <= 1 {
                return Self { levels };
            }
        }
    }

    #[inline]
    fn add(&mut self, mut value: usize, count: u32) {
        for level in &mut self.levels {
            level[value >> 4][value & 15] += count;
            value >>= 4;
        }
    }

    /// How many have this value or a lower one.
    #[inline]
    fn up_to(&self, value: usize) -> u64 {
        let mut lanes = [0u32; 16];
        // at the leaves the value itself counts, above only what lies wholly below
        let mut end = value + 1;
        for level in &self.levels {
            let (node, inside) = (end >> 4, (end & 15) as u32);
            if inside > 0 {
                for (lane, (sum, count)) in (0u32..).zip(lanes.iter_mut().zip(&level[node])) {
                    *sum += if lane < inside { *count } else { 0 };
                }
            }
            end = node;
        }
        lanes.iter().map(|&lane| u64::from(lane)).sum()
    }
}
