//! How many outcomes are rational: signed by all and worth at least no deal to everybody.

use std::cmp::Ordering;

use super::tables::{Tables, Terms, Worth};
use super::watch::{Stage, Stopped, Watch};

/// Sums that are told apart after an issue, at most, before counting is given up.
const MOST_STATES: usize = 400_000;

/// Beginnings of outcomes that are counted together.
#[derive(Clone, Copy)]
struct State<V, const N: usize> {
    /// What each party has so far; 0 once it has enough.
    sums: [V; N],
    /// The parties that have enough whatever follows, a bit each.
    enough: u16,
    count: u128,
}

/// The number of rational outcomes of additive tables; `None` if too many sums would have to be told apart. Sums that
/// meet are counted together, and sums that can no longer fall short or suffice aren't followed.
pub(super) fn additive<V: Worth>(tables: &Tables<V>, watch: &mut Watch<'_>) -> Result<Option<u128>, Stopped> {
    match tables.parties.len() {
        0..=2 => additive_in::<V, 2>(tables, watch),
        3 => additive_in::<V, 3>(tables, watch),
        4..=5 => additive_in::<V, 5>(tables, watch),
        6..=8 => additive_in::<V, 8>(tables, watch),
        _ => additive_in::<V, 16>(tables, watch),
    }
}

fn additive_in<V: Worth, const N: usize>(tables: &Tables<V>, watch: &mut Watch<'_>) -> Result<Option<u128>, Stopped> {
    let parties = tables.parties.len();
    let all = if parties >= 16 { u16::MAX } else { (1 << parties) - 1 };
    let reach = |better: fn(&V, &V) -> bool, shift: fn(V) -> V| -> Vec<Vec<V>> {
        tables.parties.iter().map(|terms| rest(terms, &tables.barred, better, shift)).collect()
    };
    let most = reach(|a, b| a > b, V::above);
    let least = reach(|a, b| a < b, V::below);
    let start = |party: usize| tables.parties.get(party).map_or(V::ZERO, |terms| terms.start);
    let mut states = vec![State::<V, N> { sums: std::array::from_fn(start), enough: 0, count: 1 }];
    for (issue, &size) in tables.sizes.iter().enumerate() {
        let last = issue + 1 == tables.sizes.len();
        let mut next: Vec<State<V, N>> = Vec::new();
        // everybody has enough
        let mut settled: u128 = 0;
        for state in &states {
            watch.tick(Stage::Counting, || issue as f64 / tables.sizes.len() as f64)?;
            'values: for value in (0..size).filter(|&value| !tables.barred[issue][value]) {
                let mut to = *state;
                for (party, terms) in
                    tables.parties.iter().enumerate().filter(|(party, _)| state.enough >> party & 1 == 0)
                {
                    let sum = state.sums[party].plus(terms.issues[issue][value]);
                    let (can, must) = if last {
                        (sum, sum)
                    } else {
                        (sum.plus(most[party][issue + 1]).above(), sum.plus(least[party][issue + 1]).below())
                    };
                    if can < terms.reservation {
                        continue 'values;
                    }
                    to.sums[party] = sum;
                    if must >= terms.reservation {
                        to.sums[party] = V::ZERO;
                        to.enough |= 1 << party;
                    }
                }
                if to.enough == all {
                    settled = settled.saturating_add(to.count);
                } else {
                    next.push(to);
                }
            }
            if next.len() > 4 * MOST_STATES {
                join(&mut next);
                if next.len() > MOST_STATES {
                    return Ok(None);
                }
            }
        }
        if settled > 0 {
            next.push(State { sums: [V::ZERO; N], enough: all, count: settled });
        }
        join(&mut next);
        if next.len() > MOST_STATES {
            return Ok(None);
        }
        states = next;
    }
    Ok(Some(states.iter().fold(0, |sum: u128, state| sum.saturating_add(state.count))))
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
fn join<V: Worth, const N: usize>(states: &mut Vec<State<V, N>>) {
    let order = |a: &State<V, N>, b: &State<V, N>| {
        let sums = a.sums.iter().zip(&b.sums).map(|(a, b)| a.order(b)).find(|order| order.is_ne());
        a.enough.cmp(&b.enough).then(sums.unwrap_or(Ordering::Equal))
    };
    states.sort_unstable_by(order);
    states.dedup_by(|b, a| {
        let same = order(a, b).is_eq();
        if same {
            a.count = a.count.saturating_add(b.count);
        }
        same
    });
}
