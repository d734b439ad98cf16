//! How many outcomes are rational: signed by all and worth at least no deal to everybody.

use super::tables::{Tables, Terms, Worth};
use super::watch::{Stage, Stopped, Watch};

/// Sums that are told apart, at most, before counting is given up.
const MOST_STATES: usize = 2_000_000;

/// The number of rational outcomes of additive tables; `None` if more sums would have to be told apart than memory
/// should hold. Sums that meet are counted together, and sums that can no longer fall short or suffice aren't followed.
pub(super) fn additive<V: Worth>(tables: &Tables<V>, watch: &mut Watch<'_>) -> Result<Option<u128>, Stopped> {
    let parties = tables.parties.len();
    let reach = |better: fn(&V, &V) -> bool, shift: fn(V) -> V| -> Vec<Vec<V>> {
        tables.parties.iter().map(|terms| rest(terms, &tables.barred, better, shift)).collect()
    };
    let most = reach(|a, b| a > b, V::above);
    let least = reach(|a, b| a < b, V::below);
    // Per state: what each party has so far, or `None` once it has enough whatever follows.
    let mut states: Vec<(Vec<Option<V>>, u128)> = vec![(tables.parties.iter().map(|t| Some(t.start)).collect(), 1)];
    for (issue, &size) in tables.sizes.iter().enumerate() {
        let mut next: Vec<(Vec<Option<V>>, u128)> = Vec::new();
        for (state, count) in &states {
            watch.tick(Stage::Counting, || issue as f64 / tables.sizes.len() as f64)?;
            let mut settled: u128 = 0;
            'values: for value in (0..size).filter(|&value| !tables.barred[issue][value]) {
                let mut sums = state.clone();
                for party in 0..parties {
                    let Some(before) = state[party] else { continue };
                    let sum = before.plus(tables.parties[party].issues[issue][value]);
                    let wanted = tables.parties[party].reservation;
                    if issue + 1 == tables.sizes.len() {
                        if sum < wanted {
                            continue 'values;
                        }
                        sums[party] = None;
                    } else if sum.plus(most[party][issue + 1]).above() < wanted {
                        continue 'values;
                    } else {
                        let enough = sum.plus(least[party][issue + 1]).below() >= wanted;
                        sums[party] = if enough { None } else { Some(sum) };
                    }
                }
                if sums.iter().all(Option::is_none) {
                    settled += 1;
                } else {
                    next.push((sums, *count));
                }
            }
            if settled > 0 {
                next.push((vec![None; parties], count.saturating_mul(settled)));
            }
            if next.len() > 4 * MOST_STATES {
                join(&mut next);
                if next.len() > MOST_STATES {
                    return Ok(None);
                }
            }
        }
        join(&mut next);
        if next.len() > MOST_STATES {
            return Ok(None);
        }
        states = next;
    }
    Ok(Some(states.iter().fold(0, |sum: u128, (_, count)| sum.saturating_add(*count))))
}

/// Per number of issues settled, the most or the least that the rest can add.
fn rest<V: Worth>(terms: &Terms<V>, barred: &[Vec<bool>], better: fn(&V, &V) -> bool, shift: fn(V) -> V) -> Vec<V> {
    let mut sums = vec![V::ZERO];
    for (issue, barred) in terms.issues.iter().zip(barred).rev() {
        let free = issue.iter().zip(barred).filter(|(_, barred)| !**barred).map(|(value, _)| *value);
        let best = free.reduce(|a, b| if better(&b, &a) { b } else { a }).unwrap_or(V::ZERO);
        sums.push(shift(sums.last().copied().unwrap_or(V::ZERO).plus(best)));
    }
    sums.reverse();
    sums
}

/// Counts equal states together.
fn join<V: Worth>(states: &mut Vec<(Vec<Option<V>>, u128)>) {
    let order = |a: &Option<V>, b: &Option<V>| match (a, b) {
        (Some(a), Some(b)) => a.order(b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    };
    states.sort_by(|(a, _), (b, _)| {
        a.iter().zip(b).map(|(a, b)| order(a, b)).find(|order| order.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
    });
    states.dedup_by(|(b, more), (a, count)| {
        let same = *a == *b;
        if same {
            *count = count.saturating_add(*more);
        }
        same
    });
}
