//! The frontier of additive utilities, issue by issue.
//!
//! What is worth is added up, so a dominated beginning of an outcome never ends on the frontier: after each issue only
//! the frontier of the sums so far goes on, the dominance-filtered Minkowski sum. Each point remembers the points of the
//! layer before that lead to it, so the outcomes that reach it can be told and counted without having been listed.
//!
//! In floats the sums are those of an evaluation issue by issue. Rounding keeps order, if not strictly, so the points of
//! the frontier are the same as by enumeration, bit for bit; an outcome that would reach one of them only because its
//! worse sum was rounded up may be missing from those that reach it.

use super::front::{Candidate, keep_front, sort_descending};
use super::space::Choices;
use super::tables::{Tables, Worth};
use super::watch::{Stage, Stopped, Watch};

/// A frontier: points with the outcomes that reach them.
#[derive(Clone, Debug)]
pub(super) struct Front<V> {
    /// Coordinates of a point.
    pub parties: usize,
    /// Row by row, in descending order.
    pub points: Vec<V>,
    pub paths: Paths,
}

/// How to find the outcomes that reach a point.
#[derive(Clone, Debug)]
pub(super) enum Paths {
    /// Through layers, one an issue.
    Layers(Vec<Layer>),
    /// As found: how many there are, and the first of them.
    Listed(Vec<Reached>),
}

/// How many outcomes reach a point, and the first of them.
pub(super) type Reached = (u128, Vec<Choices>);

/// Where the points after an issue come from.
#[derive(Clone, Debug, Default)]
pub(super) struct Layer {
    /// Per point, where its origins begin in `origins`; one more at the end.
    starts: Vec<u32>,
    /// The point of the layer before, and the value of the issue.
    origins: Vec<(u32, u32)>,
}

/// Which outcomes a frontier is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Among {
    /// Those that every party can sign and to which none prefers no deal.
    Rational,
    /// Those of which every beginning counts.
    All,
}

impl<V: Worth> Front<V> {
    pub fn len(&self) -> usize {
        self.points.len().checked_div(self.parties).unwrap_or(0)
    }

    pub fn point(&self, at: usize) -> &[V] {
        &self.points[at * self.parties..(at + 1) * self.parties]
    }

    /// Keeps the points of which `keep` holds.
    pub fn retain(&mut self, keep: impl Fn(&[V]) -> bool) {
        let kept: Vec<usize> = (0..self.len()).filter(|&at| keep(self.point(at))).collect();
        if kept.len() == self.len() {
            return;
        }
        self.points = kept.iter().flat_map(|&at| self.point(at).to_vec()).collect();
        match &mut self.paths {
            Paths::Listed(lists) => *lists = kept.iter().map(|&at| lists[at].clone()).collect(),
            Paths::Layers(layers) => {
                if let Some(last) = layers.last_mut() {
                    let whole = std::mem::take(last);
                    last.starts.push(0);
                    for at in kept {
                        last.origins.extend_from_slice(whole.origins(at));
                        last.starts.push(last.origins.len() as u32);
                    }
                }
            }
        }
    }

    /// How many outcomes reach each point. Saturates.
    pub fn counts(&self) -> Vec<u128> {
        match &self.paths {
            Paths::Listed(lists) => lists.iter().map(|reached| reached.0).collect(),
            Paths::Layers(layers) => layers.iter().fold(vec![1], |before, layer| {
                let sum = |point: usize| {
                    let origins = layer.origins(point).iter();
                    origins.fold(0u128, |sum, &(from, _)| sum.saturating_add(before[from as usize]))
                };
                (0..layer.starts.len() - 1).map(sum).collect()
            }),
        }
    }

    /// Up to `most` outcomes that reach a point, in ascending order of their choices if all are told.
    pub fn outcomes(&self, at: usize, most: usize) -> Vec<Choices> {
        match &self.paths {
            Paths::Listed(lists) => lists[at].1.iter().take(most).cloned().collect(),
            Paths::Layers(layers) => {
                let mut found = Vec::new();
                let mut choices = vec![0; layers.len()];
                walk(layers, at, most, &mut choices, &mut found);
                found.sort();
                found
            }
        }
    }
}

impl Layer {
    fn origins(&self, point: usize) -> &[(u32, u32)] {
        &self.origins[self.starts[point] as usize..self.starts[point + 1] as usize]
    }
}

fn walk(layers: &[Layer], at: usize, most: usize, choices: &mut Choices, found: &mut Vec<Choices>) {
    let Some((layer, before)) = layers.split_last() else {
        found.push(choices.clone());
        return;
    };
    for &(from, choice) in layer.origins(at) {
        if found.len() >= most {
            return;
        }
        choices[before.len()] = choice;
        walk(before, from as usize, most, choices, found);
    }
}

/// The frontier of additive tables; `None` for more parties than are held: sixteen.
pub(super) fn merge<V: Worth>(
    tables: &Tables<V>,
    among: Among,
    watch: &mut Watch<'_>,
) -> Result<Option<Front<V>>, Stopped> {
    Ok(Some(match tables.parties.len() {
        0..=2 => merge_in::<V, 2>(tables, among, watch)?,
        3 => merge_in::<V, 3>(tables, among, watch)?,
        4 => merge_in::<V, 4>(tables, among, watch)?,
        5 => merge_in::<V, 5>(tables, among, watch)?,
        6..=8 => merge_in::<V, 8>(tables, among, watch)?,
        9..=16 => merge_in::<V, 16>(tables, among, watch)?,
        _ => return Ok(None),
    }))
}

/// Coordinates beyond the number of parties are 0 throughout.
fn merge_in<V: Worth, const N: usize>(
    tables: &Tables<V>,
    among: Among,
    watch: &mut Watch<'_>,
) -> Result<Front<V>, Stopped> {
    let parties = tables.parties.len();
    let row = |value: &dyn Fn(usize) -> V| -> [V; N] {
        std::array::from_fn(|party| if party < parties { value(party) } else { V::ZERO })
    };
    let mut points: Vec<[V; N]> = vec![row(&|party| tables.parties[party].start)];
    let mut layers: Vec<Layer> = Vec::with_capacity(tables.sizes.len());
    let mut candidates: Vec<Candidate<V, N>> = Vec::new();
    let needed = (among == Among::Rational).then(|| needed::<V, N>(tables));
    for (issue, &size) in tables.sizes.iter().enumerate() {
        watch.tell(Stage::Frontier, issue as f64 / tables.sizes.len() as f64)?;
        let free = (0..size).filter(|&value| among == Among::All || !tables.barred[issue][value]);
        let mut options: Vec<Candidate<V, N>> = free
            .map(|value| Candidate {
                point: row(&|party| tables.parties[party].issues[issue][value]),
                from: 0,
                choice: value as u32,
            })
            .collect();
        keep_front(&mut options);
        candidates.clear();
        candidates.reserve(points.len() * options.len());
        for option in &options {
            for (from, point) in (0u32..).zip(&points) {
                let point = std::array::from_fn(|axis| point[axis].plus(option.point[axis]));
                candidates.push(Candidate { point, from, choice: option.choice });
            }
        }
        if let Some(needed) = &needed {
            let least = &needed[issue + 1];
            candidates.retain(|candidate| candidate.point.iter().zip(least).all(|(value, least)| value >= least));
        }
        keep_front(&mut candidates);
        if N > 3 && issue + 1 == tables.sizes.len() {
            sort_descending(&mut candidates);
        }
        points.clear();
        let mut layer = Layer { starts: vec![], origins: Vec::with_capacity(candidates.len()) };
        for candidate in &candidates {
            if points.last() != Some(&candidate.point) {
                points.push(candidate.point);
                layer.starts.push(layer.origins.len() as u32);
            }
            layer.origins.push((candidate.from, candidate.choice));
        }
        layer.starts.push(layer.origins.len() as u32);
        layers.push(layer);
    }
    let points = points.iter().flat_map(|point| &point[..parties]).copied().collect();
    let mut front = Front { parties, points, paths: Paths::Layers(layers) };
    if among == Among::Rational {
        front.retain(|point| point.iter().zip(&tables.parties).all(|(value, terms)| *value >= terms.reservation));
    }
    Ok(front)
}

/// Per number of issues settled, the least that each party must have by then to reach its reservation value.
fn needed<V: Worth, const N: usize>(tables: &Tables<V>) -> Vec<[V; N]> {
    let row = |terms: &super::tables::Terms<V>| {
        let mut needed = vec![terms.reservation];
        for issue in terms.issues.iter().rev() {
            let most = issue.iter().copied().reduce(|a, b| if b > a { b } else { a }).unwrap_or(V::ZERO);
            needed.push(needed.last().copied().unwrap_or(V::ZERO).minus(most).below());
        }
        needed.reverse();
        // the last is compared exactly, when all is settled
        needed
    };
    let rows: Vec<Vec<V>> = tables.parties.iter().map(row).collect();
    (0..=tables.sizes.len())
        .map(|settled| std::array::from_fn(|party| rows.get(party).map_or(V::ZERO, |row| row[settled])))
        .collect()
}
