//! The frontier by going through outcomes: beginnings from which everything falls behind what is found already are
//! skipped, which turns enumeration into branch and bound where there is much to skip.

use super::cover::{Grid, Points, covers};
use super::front::descending;
use super::merge::{Among, Front, Paths, Reached};
use super::space::Choices;
use super::tables::{Tables, Terms, Worth};
use super::walk::{Visit, Walk};
use super::watch::{Stage, Stopped, Watch};

/// Outcomes that are kept by name for each point; more are counted.
pub(super) const KEPT: usize = 256;

/// How a search goes about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Every outcome in the order of the space.
    Every,
    /// The issues that matter most first, and nothing that can't count.
    Bounded,
}

/// The frontier of any tables; `None` for more parties than are held: sixteen.
pub(super) fn search<V: Worth>(
    tables: &Tables<V>,
    among: Among,
    manner: Manner,
    watch: &mut Watch<'_>,
) -> Result<Option<Front<V>>, Stopped> {
    Ok(Some(match tables.parties.len() {
        0..=2 => search_in::<V, 2>(tables, among, manner, watch)?,
        3 => search_in::<V, 3>(tables, among, manner, watch)?,
        4..=5 => search_in::<V, 5>(tables, among, manner, watch)?,
        6..=8 => search_in::<V, 8>(tables, among, manner, watch)?,
        9..=16 => search_in::<V, 16>(tables, among, manner, watch)?,
        _ => return Ok(None),
    }))
}

fn search_in<V: Worth, const N: usize>(
    tables: &Tables<V>,
    among: Among,
    manner: Manner,
    watch: &mut Watch<'_>,
) -> Result<Front<V>, Stopped> {
    let parties = tables.parties.len();
    let least = (among == Among::Rational)
        .then(|| std::array::from_fn(|axis| tables.parties.get(axis).map_or(V::ZERO, |terms| terms.reservation)));
    let bounded = manner == Manner::Bounded;
    let walk = Walk::new(tables, among == Among::Rational, bounded, bounded, Stage::Frontier);
    let (low, high) = walk.bounds();
    let mut archive = Archive::<V, N> {
        grid: Grid::between(&low, &high),
        points: Points::new(),
        reached: vec![],
        least,
        shade: None,
    };
    if bounded {
        seed(tables, among, &mut archive);
    }
    walk.run(&mut archive, watch)?;
    let found = archive.points.iter().copied().zip(archive.reached);
    let mut found: Vec<([V; N], Reached)> = found.filter(|(_, reached)| reached.0 > 0).collect();
    found.sort_by(|(a, _), (b, _)| descending(a, b));
    found.iter_mut().for_each(|(_, reached)| reached.1.sort());
    let points = found.iter().flat_map(|(point, _)| &point[..parties]).copied().collect();
    Ok(Front { parties, points, paths: Paths::Listed(found.into_iter().map(|(_, reached)| reached).collect()) })
}

/// What is on the frontier so far.
struct Archive<V, const N: usize> {
    grid: Grid<N>,
    points: Points<V, N>,
    /// The outcomes that reach them.
    reached: Vec<Reached>,
    /// Points that fall short of this are nothing.
    least: Option<[V; N]>,
    /// What covered the last point that was covered: it often covers the next.
    shade: Option<[V; N]>,
}

impl<V: Worth, const N: usize> Archive<V, N> {
    /// Whether what covered the last point is nowhere below this one, and above it somewhere.
    #[inline]
    fn shaded(&self, point: &[V; N]) -> bool {
        self.shade.as_ref().is_some_and(|shade| covers(shade, point) && shade != point)
    }

    /// A point that is nowhere below this one.
    fn above(&mut self, point: &[V; N]) -> Option<usize> {
        let at = self.points.above(point, &self.grid.keys(point))?;
        // those that cover much come to the front in time
        let front = at / 2;
        self.points.swap(at, front);
        self.reached.swap(at, front);
        self.shade = Some(*self.points.get(front));
        Some(front)
    }

    /// Adds a point that nothing is above.
    fn insert(&mut self, point: [V; N], reached: Reached) {
        let keys = self.grid.keys(&point);
        let Self { points, reached: all, .. } = self;
        points.remove_covered(&point, &keys, |at| drop(all.swap_remove(at)));
        points.push(point, keys);
        all.push(reached);
    }

    /// An outcome that isn't in the shade.
    #[inline(never)]
    fn meet(&mut self, choices: &[u32], point: &[V; N]) {
        if !self.rational(point) {
            return;
        }
        match self.above(point) {
            Some(at) if self.points.get(at) == point => {
                let (count, kept) = &mut self.reached[at];
                *count += 1;
                if kept.len() < KEPT {
                    kept.push(choices.to_vec());
                }
            }
            Some(_) => {}
            None => self.insert(*point, (1, vec![choices.to_vec()])),
        }
    }

    fn rational(&self, point: &[V; N]) -> bool {
        self.least.as_ref().is_none_or(|least| covers(point, least))
    }
}

impl<V: Worth, const N: usize> Visit<V, N> for Archive<V, N> {
    fn enter(&mut self, _: &[V; N], high: &[V; N], _: u128) -> bool {
        // What only equals a point found is still to be told.
        !self.shaded(high) && self.rational(high) && self.above(high).is_none_or(|at| self.points.get(at) == high)
    }

    #[inline]
    fn outcome(&mut self, choices: &[u32], point: &[V; N]) {
        if !self.shaded(point) {
            self.meet(choices, point);
        }
    }
}

/// Puts points of good outcomes into the archive before a search, without the outcomes, which the search will meet: from
/// several weightings of the parties, each value is set to the best in turn until none gets better.
fn seed<V: Worth, const N: usize>(tables: &Tables<V>, among: Among, archive: &mut Archive<V, N>) {
    let parties = tables.parties.len();
    let free: Vec<Vec<u32>> = tables
        .barred
        .iter()
        .map(|barred| {
            let all = among == Among::All;
            (0u32..).zip(barred).filter(|(_, barred)| all || !**barred).map(|(value, _)| value).collect()
        })
        .collect();
    if free.iter().any(Vec::is_empty) {
        return;
    }
    // a small space is searched sooner than it is prepared
    let most = usize::try_from(tables.outcomes() / 400).unwrap_or(usize::MAX);
    for number in 0..(16 + 4 * parties).min(most) {
        // Spread over the simplex, always the same way.
        let weight = |party: usize| match number.checked_sub(parties) {
            None => {
                if party == number {
                    1.0
                } else {
                    1e-3
                }
            }
            Some(more) => (((more * (2 * party + 3) + party * 7) % 17) as f64 + 1.0) / 17.0,
        };
        let scale: Vec<f64> = (0..parties).map(|party| weight(party) / tables.parties[party].size()).collect();
        let score = |choices: &[u32]| -> f64 {
            (0..parties).map(|party| tables.value(party, choices).float() * scale[party]).sum()
        };
        let mut choices: Choices = free.iter().map(|values| values[number % values.len()]).collect();
        let mut best = score(&choices);
        for _ in 0..4 {
            let before = best;
            for (issue, values) in free.iter().enumerate() {
                let mut chosen = choices[issue];
                for &value in values.iter().take(64) {
                    choices[issue] = value;
                    let score = score(&choices);
                    if score > best {
                        (best, chosen) = (score, value);
                    }
                }
                choices[issue] = chosen;
            }
            if best <= before {
                break;
            }
        }
        let point = std::array::from_fn(|axis| if axis < parties { tables.value(axis, &choices) } else { V::ZERO });
        if archive.rational(&point) && archive.above(&point).is_none() {
            archive.insert(point, (0, vec![]));
        }
    }
}

impl<V: Worth> Terms<V> {
    /// About how far a utility ranges, to compare parties.
    fn size(&self) -> f64 {
        let most = |row: &Vec<V>| row.iter().map(|value| value.float().abs()).fold(0.0, f64::max);
        let pairs: f64 = self.pairs.iter().flat_map(|pair| pair.worth.iter().map(most)).sum();
        let boxes: f64 = self.boxes.iter().map(|region| region.worth.float().abs()).sum();
        (self.issues.iter().map(most).sum::<f64>() + pairs + boxes).max(f64::MIN_POSITIVE)
    }
}

/// The lowest and the highest value of one party's utility over all outcomes.
pub(super) fn range<V: Worth>(
    tables: &Tables<V>,
    party: usize,
    negate: impl Fn(V) -> V,
    watch: &mut Watch<'_>,
) -> Result<(V, V), Stopped> {
    let alone =
        |terms: Terms<V>| Tables { sizes: tables.sizes.clone(), parties: vec![terms], barred: tables.barred.clone() };
    let mut best = |terms: Terms<V>| -> Result<V, Stopped> {
        let front = search_in::<V, 2>(&alone(terms), Among::All, Manner::Bounded, watch)?;
        Ok(front.points.first().copied().unwrap_or(V::ZERO))
    };
    let terms = &tables.parties[party];
    let highest = best(terms.clone())?;
    Ok((negate(best(terms.map(|&value| negate(value)))?), highest))
}

/// Beginnings and outcomes that are looked at, at most, before counting is given up.
const MOST_COUNTED: u64 = 200_000_000;

/// Counts rational outcomes.
struct Count<V, const N: usize> {
    least: [V; N],
    count: u128,
    /// Looks that are left.
    left: u64,
}

impl<V: Worth, const N: usize> Visit<V, N> for Count<V, N> {
    fn enter(&mut self, low: &[V; N], high: &[V; N], outcomes: u128) -> bool {
        self.left = self.left.saturating_sub(1);
        if covers(low, &self.least) {
            self.count = self.count.saturating_add(outcomes);
            return false;
        }
        self.left > 0 && covers(high, &self.least)
    }

    fn outcome(&mut self, _: &[u32], point: &[V; N]) {
        self.left = self.left.saturating_sub(1);
        self.count += u128::from(covers(point, &self.least));
    }
}

/// The number of rational outcomes of any tables; `None` if it would take too long.
pub(super) fn count<V: Worth>(tables: &Tables<V>, watch: &mut Watch<'_>) -> Result<Option<u128>, Stopped> {
    fn count_in<V: Worth, const N: usize>(tables: &Tables<V>, watch: &mut Watch<'_>) -> Result<Option<u128>, Stopped> {
        // Coordinates beyond the number of parties always suffice.
        let beyond = V::ZERO.below().below();
        let least = std::array::from_fn(|axis| tables.parties.get(axis).map_or(beyond, |terms| terms.reservation));
        let mut count = Count::<V, N> { least, count: 0, left: MOST_COUNTED };
        Walk::new(tables, true, true, true, Stage::Counting).run(&mut count, watch)?;
        Ok((count.left > 0).then_some(count.count))
    }
    match tables.parties.len() {
        0..=2 => count_in::<V, 2>(tables, watch),
        3 => count_in::<V, 3>(tables, watch),
        4..=5 => count_in::<V, 5>(tables, watch),
        6..=8 => count_in::<V, 8>(tables, watch),
        _ => count_in::<V, 16>(tables, watch),
    }
}
