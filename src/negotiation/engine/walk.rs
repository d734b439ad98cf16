//! Outcomes one after another, with bounds on what the unsettled issues can still bring: for utilities that are no sums
//! over issues, and for those that are but shall not be treated as such.
//!
//! Memory is that of the tables and of one outcome.

use super::space::Choices;
use super::tables::{Tables, Worth};
use super::watch::{Stage, Stopped, Watch};

/// What is done at each beginning of an outcome and at each outcome.
pub(super) trait Visit<V, const N: usize> {
    /// Whether to go on below this beginning, given bounds of what can follow and the number of outcomes below.
    fn enter(&mut self, low: &[V; N], high: &[V; N], outcomes: u128) -> bool;
    /// An outcome and what it is worth.
    fn outcome(&mut self, choices: &[u32], point: &[V; N]);
}

/// The plan of a walk: the order of issues and values, and what each step changes.
pub(super) struct Walk<'a, V, const N: usize> {
    tables: &'a Tables<V>,
    stage: Stage,
    /// Whether bounds are worth their time.
    bounded: bool,
    /// Whether a point is the sum of its terms in the order of the walk.
    summed: bool,
    /// Issues in the order in which they are settled.
    steps: Vec<Step<V, N>>,
    /// Boxes with their party, worth and the step at which they are settled.
    boxes: Vec<(usize, V, usize)>,
    /// Per box, how many of its ranges the outcome so far misses.
    missed: Vec<u32>,
    /// Per number of steps taken, the most and the least that plain terms can still add, and the outcomes below.
    rest: Vec<([V; N], [V; N], u128)>,
    start: State<V, N>,
    choices: Choices,
    done: u128,
    all: f64,
}

struct Step<V, const N: usize> {
    issue: usize,
    /// Values in the order in which they are tried, with their plain worth and what they do to pairs.
    values: Vec<Value<V, N>>,
    /// Pairs that this step completes: party, pair and the other issue.
    completes: Vec<(usize, usize, usize)>,
    /// Boxes with a range on this issue: number, first and last value.
    touches: Vec<(usize, u32, u32)>,
}

struct Value<V, const N: usize> {
    value: u32,
    plain: [V; N],
    /// Change of the bounds by pairs of which this is the first issue to be settled.
    high: [V; N],
    low: [V; N],
}

/// Where a walk stands.
#[derive(Clone, Copy)]
struct State<V, const N: usize> {
    /// Plain terms so far.
    sum: [V; N],
    /// The most and the least that pairs and boxes can come to.
    high: [V; N],
    low: [V; N],
}

impl<'a, V: Worth, const N: usize> Walk<'a, V, N> {
    /// Plans a walk over all outcomes, or over those that every party can sign. Without `reorder` it goes in the order of
    /// the space.
    pub fn new(tables: &'a Tables<V>, signable: bool, reorder: bool, bounded: bool, stage: Stage) -> Self {
        let parties = tables.parties.len();
        let count = tables.sizes.len();
        let mut order: Vec<usize> = (0..count).collect();
        if reorder {
            let spread: Vec<f64> = (0..count).map(|issue| spread(tables, issue)).collect();
            order.sort_by(|&a, &b| spread[b].total_cmp(&spread[a]));
        }
        let mut place = vec![0; count];
        for (step, &issue) in order.iter().enumerate() {
            place[issue] = step;
        }
        let mut steps: Vec<Step<V, N>> = Vec::new();
        for &issue in &order {
            let free = |value: &u32| !signable || !tables.barred[issue][*value as usize];
            let values = (0..tables.sizes[issue] as u32).filter(free);
            let plain = |value: u32| {
                axes(|party| tables.parties.get(party).map_or(V::ZERO, |terms| terms.issues[issue][value as usize]))
            };
            let values =
                values.map(|value| Value { value, plain: plain(value), high: [V::ZERO; N], low: [V::ZERO; N] });
            steps.push(Step { issue, values: values.collect(), completes: vec![], touches: vec![] });
        }
        let mut start = State {
            sum: axes(|p| tables.parties.get(p).map_or(V::ZERO, |t| t.start)),
            high: [V::ZERO; N],
            low: [V::ZERO; N],
        };
        let mut boxes = Vec::new();
        for (party, terms) in tables.parties.iter().enumerate() {
            for (number, pair) in terms.pairs.iter().enumerate() {
                let (first, second) = (place[pair.first], place[pair.second]);
                let whole = || pair.worth.iter().flatten().copied();
                let (least, most) = extremes(whole());
                start.high[party] = start.high[party].plus(most);
                start.low[party] = start.low[party].plus(least);
                steps[first.max(second)].completes.push((
                    party,
                    number,
                    if first < second { pair.first } else { pair.second },
                ));
                for value in &mut steps[first.min(second)].values {
                    let (low, high) = pair_line(pair, first < second, value.value);
                    value.high[party] = value.high[party].plus(high.minus(most));
                    value.low[party] = value.low[party].plus(low.minus(least));
                }
            }
            for region in &terms.boxes {
                if region.ranges.is_empty() {
                    start.high[party] = start.high[party].plus(region.worth);
                    start.low[party] = start.low[party].plus(region.worth);
                    continue;
                }
                let number = boxes.len();
                for &(issue, first, last) in &region.ranges {
                    steps[place[issue]].touches.push((number, first, last));
                }
                let settled = region.ranges.iter().map(|&(issue, ..)| place[issue]).max().unwrap_or(0);
                boxes.push((party, region.worth, settled));
                let bound = if region.worth > V::ZERO { &mut start.high } else { &mut start.low };
                bound[party] = bound[party].plus(region.worth);
            }
        }
        let mut rest = vec![([V::ZERO; N], [V::ZERO; N], 1u128)];
        for step in steps.iter_mut().rev() {
            let &(most, least, outcomes) = rest.last().unwrap_or(&([V::ZERO; N], [V::ZERO; N], 1));
            let bounds: [(V, V); N] = axes(|axis| extremes(step.values.iter().map(|value| value.plain[axis])));
            let more = axes(|axis| most[axis].plus(bounds[axis].1));
            let less = axes(|axis| least[axis].plus(bounds[axis].0));
            rest.push((more, less, outcomes.saturating_mul(step.values.len() as u128)));
            if reorder {
                let share = |value: &Value<V, N>| -> f64 {
                    let width = |axis: usize| bounds[axis].1.float() - bounds[axis].0.float();
                    (0..parties).filter(|&a| width(a) > 0.0).map(|a| value.plain[a].float() / width(a)).sum()
                };
                let mut keyed: Vec<(f64, Value<V, N>)> = step.values.drain(..).map(|v| (share(&v), v)).collect();
                keyed.sort_by(|a, b| b.0.total_cmp(&a.0));
                step.values = keyed.into_iter().map(|(_, value)| value).collect();
            }
        }
        rest.reverse();
        let all = rest[0].2 as f64;
        let summed = V::EXACT || (tables.is_additive() && !reorder);
        let missed = vec![0; boxes.len()];
        let choices = vec![0; count];
        Self { tables, stage, bounded, summed, steps, boxes, missed, rest, start, choices, done: 0, all }
    }

    /// What every outcome is worth at least and at most; of float sums in another order, a bit beyond.
    pub fn bounds(&self) -> ([V; N], [V; N]) {
        let (most, least, _) = self.rest[0];
        let State { sum, high, low } = self.start;
        (
            axes(|axis| sum[axis].plus(least[axis]).plus(low[axis]).below()),
            axes(|axis| sum[axis].plus(most[axis]).plus(high[axis]).above()),
        )
    }

    /// Goes through the outcomes.
    pub fn run(mut self, visit: &mut impl Visit<V, N>, watch: &mut Watch<'_>) -> Result<(), Stopped> {
        self.visit(0, self.start, visit, watch)
    }

    fn visit(
        &mut self,
        depth: usize,
        state: State<V, N>,
        visit: &mut impl Visit<V, N>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Stopped> {
        if depth == self.steps.len() {
            let point = if self.summed {
                axes(|axis| state.sum[axis].plus(state.high[axis]))
            } else {
                let parties = self.tables.parties.len();
                axes(|axis| if axis < parties { self.tables.value(axis, &self.choices) } else { V::ZERO })
            };
            visit.outcome(&self.choices, &point);
            return Ok(());
        }
        let (most, least, outcomes) = self.rest[depth];
        if self.bounded && depth + 1 < self.steps.len() {
            let high = axes(|axis| state.sum[axis].plus(most[axis]).plus(state.high[axis]).above());
            let low = axes(|axis| state.sum[axis].plus(least[axis]).plus(state.low[axis]).below());
            if !visit.enter(&low, &high, outcomes) {
                self.done = self.done.saturating_add(outcomes);
                let (done, all) = (self.done, self.all);
                return watch.tick(self.stage, || done as f64 / all);
            }
        }
        if depth + 1 == self.steps.len() && self.summed && self.plain(depth) {
            return self.last_line(&state, visit, watch);
        }
        let issue = self.steps[depth].issue;
        let plain = self.plain(depth);
        for at in 0..self.steps[depth].values.len() {
            let value = &self.steps[depth].values[at];
            let choice = value.value;
            let mut next = State {
                sum: axes(|axis| state.sum[axis].plus(value.plain[axis])),
                high: axes(|axis| state.high[axis].plus(value.high[axis])),
                low: axes(|axis| state.low[axis].plus(value.low[axis])),
            };
            self.choices[issue] = choice;
            if !plain {
                self.settle(depth, choice, &mut next, true);
            }
            self.visit(depth + 1, next, visit, watch)?;
            if !plain {
                self.settle(depth, choice, &mut next, false);
            }
        }
        if depth + 1 == self.steps.len() {
            self.done = self.done.saturating_add(self.steps[depth].values.len() as u128);
            let (done, all) = (self.done, self.all);
            watch.tick(self.stage, || done as f64 / all)?;
        }
        Ok(())
    }

    /// Whether a step does nothing to pairs and boxes that were begun before.
    fn plain(&self, depth: usize) -> bool {
        self.steps[depth].completes.is_empty() && self.steps[depth].touches.is_empty()
    }

    /// All values of the last issue, where each just adds its worth: most outcomes are met here.
    fn last_line(
        &mut self,
        state: &State<V, N>,
        visit: &mut impl Visit<V, N>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Stopped> {
        let Some(step) = self.steps.last() else { return Ok(()) };
        // nothing is open any more, so that the most of pairs and boxes is what they are worth
        let start: [V; N] = axes(|axis| state.sum[axis].plus(state.high[axis]));
        for value in &step.values {
            self.choices[step.issue] = value.value;
            visit.outcome(&self.choices, &axes(|axis| start[axis].plus(value.plain[axis])));
        }
        self.done = self.done.saturating_add(step.values.len() as u128);
        let (done, all) = (self.done, self.all);
        watch.tick(self.stage, || done as f64 / all)
    }

    /// What a value does to pairs and boxes; without `forth`, undoes the marks on boxes.
    fn settle(&mut self, depth: usize, choice: u32, state: &mut State<V, N>, forth: bool) {
        let step = &self.steps[depth];
        for &(number, first, last) in &step.touches {
            let inside = (first..=last).contains(&choice);
            let (party, worth, settled) = self.boxes[number];
            if !forth {
                self.missed[number] -= u32::from(!inside);
                continue;
            }
            if !inside {
                self.missed[number] += 1;
                if self.missed[number] == 1 {
                    // out of reach: neither a hope nor a fear
                    let bound = if worth > V::ZERO { &mut state.high } else { &mut state.low };
                    bound[party] = bound[party].minus(worth);
                }
            } else if settled == depth && self.missed[number] == 0 {
                let bound = if worth > V::ZERO { &mut state.low } else { &mut state.high };
                bound[party] = bound[party].plus(worth);
            }
        }
        if !forth {
            return;
        }
        for &(party, number, other) in &step.completes {
            let pair = &self.tables.parties[party].pairs[number];
            let (row, column) = (self.choices[pair.first] as usize, self.choices[pair.second] as usize);
            let worth = pair.worth[row][column];
            let (low, high) = pair_line(pair, other == pair.first, self.choices[other]);
            state.high[party] = state.high[party].plus(worth.minus(high));
            state.low[party] = state.low[party].plus(worth.minus(low));
        }
    }
}

#[inline]
fn axes<V, const N: usize>(value: impl FnMut(usize) -> V) -> [V; N] {
    std::array::from_fn(value)
}

/// The lowest and the highest; 0 of nothing.
fn extremes<V: Worth>(values: impl Iterator<Item = V>) -> (V, V) {
    let both = values.map(|value| (value, value)).reduce(|(low, high), (value, _)| {
        (if value < low { value } else { low }, if value > high { value } else { high })
    });
    both.unwrap_or((V::ZERO, V::ZERO))
}

/// The lowest and the highest of a row, or of a column.
fn pair_line<V: Worth>(pair: &super::tables::Pair<V>, row: bool, at: u32) -> (V, V) {
    if row {
        extremes(pair.worth[at as usize].iter().copied())
    } else {
        extremes(pair.worth.iter().map(|row| row[at as usize]))
    }
}

/// How much an issue matters to all parties together, for the order of a search.
fn spread<V: Worth>(tables: &Tables<V>, issue: usize) -> f64 {
    let party = |terms: &super::tables::Terms<V>| {
        let width = |(low, high): (V, V)| high.float() - low.float();
        let plain: Vec<f64> = terms.issues.iter().map(|values| width(extremes(values.iter().copied()))).collect();
        let pairs = terms.pairs.iter().map(|pair| (pair, width(extremes(pair.worth.iter().flatten().copied()))));
        let pairs: Vec<_> = pairs.collect();
        let boxes: f64 = terms.boxes.iter().map(|region| region.worth.float().abs()).sum();
        let all = plain.iter().sum::<f64>() + pairs.iter().map(|(_, width)| width).sum::<f64>() + boxes;
        let mine = plain[issue]
            + pairs.iter().filter(|(p, _)| p.first == issue || p.second == issue).map(|(_, w)| w).sum::<f64>()
            + terms
                .boxes
                .iter()
                .filter(|region| region.ranges.iter().any(|range| range.0 == issue))
                .map(|region| region.worth.float().abs())
                .sum::<f64>();
        if all > 0.0 { mine / all } else { 0.0 }
    };
    tables.parties.iter().map(party).sum()
}
