//! All outcomes as one party ranks them: worked out once, then asked at every move.

use std::sync::Arc;

use super::known::OutcomeId;
use crate::negotiation::engine::{Arithmetic, Case, NoSurvey, OutcomeSpace, Scaled, Values};

/// The most outcomes that are ranked: 12 bytes each for every party, and up to 32 for one of them on the way.
pub const MOST_OUTCOMES: u128 = 1 << 24;

/// The issues as everybody knows them, with what it takes to tell outcomes apart fast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Values per issue.
    sizes: Vec<u32>,
    /// Whether the order of an issue's values means something.
    ordered: Vec<bool>,
    /// Outcomes after which an issue's value changes.
    strides: Vec<u32>,
    outcomes: u32,
    /// How many of the first issues make the upper half of an index.
    split: usize,
}

/// What one party wants, and nothing about the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    shape: Arc<Shape>,
    /// By index of the outcome, from 0, the worst of all, to 1, the best.
    worth: Vec<f64>,
    /// The outcomes that the party can sign, best first, equals by index.
    best_first: Vec<u32>,
    /// Values it can't sign.
    red_lines: Vec<(usize, u32)>,
    /// What no deal is worth from each of these rounds on.
    no_deal: Vec<(u32, f64)>,
}

/// Why a case can't be bargained over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRanked {
    /// More outcomes than are ranked.
    TooMany { outcomes: u128, parties: usize },
    /// Two to 64 parties can bargain.
    Parties(usize),
    /// The utilities can't be reckoned.
    Utilities(NoSurvey),
}

impl Shape {
    /// `None` if there are too many outcomes to rank.
    pub fn of(space: &OutcomeSpace) -> Option<Self> {
        let outcomes = space.size();
        if outcomes == 0 || outcomes > MOST_OUTCOMES {
            return None;
        }
        let sizes: Vec<u32> = space.sizes().into_iter().map(|size| size as u32).collect();
        let ordered = space.issues.iter().map(|issue| !matches!(issue.values, Values::Discrete(_))).collect();
        let mut strides = vec![1; sizes.len()];
        for issue in (1..sizes.len()).rev() {
            strides[issue - 1] = strides[issue] * sizes[issue];
        }
        // Halves of about the same number of combinations.
        let root = (outcomes as f64).sqrt();
        let split = strides.iter().position(|&stride| f64::from(stride) <= root).map_or(0, |issue| issue + 1);
        Some(Self { split: split.min(sizes.len()), sizes, ordered, strides, outcomes: outcomes as u32 })
    }

    pub fn issues(&self) -> usize {
        self.sizes.len()
    }

    /// The number of values of an issue.
    pub fn size(&self, issue: usize) -> u32 {
        self.sizes[issue]
    }

    /// Whether the order of an issue's values means something.
    pub fn is_ordered(&self, issue: usize) -> bool {
        self.ordered[issue]
    }

    /// The number of outcomes.
    pub fn outcomes(&self) -> u32 {
        self.outcomes
    }

    /// The value of an issue in an outcome.
    #[inline]
    pub fn value(&self, outcome: OutcomeId, issue: usize) -> u32 {
        outcome.0 / self.strides[issue] % self.sizes[issue]
    }

    /// The same outcome with another value of an issue.
    pub fn with(&self, outcome: OutcomeId, issue: usize, value: u32) -> OutcomeId {
        let stride = self.strides[issue];
        OutcomeId(outcome.0 - self.value(outcome, issue) * stride + value.min(self.sizes[issue] - 1) * stride)
    }

    /// The values of all issues.
    pub fn choices(&self, outcome: OutcomeId) -> Vec<u32> {
        (0..self.issues()).map(|issue| self.value(outcome, issue)).collect()
    }

    /// The outcome of these values, one for each issue, as far as there are any.
    pub fn outcome(&self, choices: &[u32]) -> OutcomeId {
        let parts = choices.iter().zip(&self.sizes).zip(&self.strides);
        OutcomeId(parts.map(|((&choice, &size), &stride)| choice.min(size - 1) * stride).sum())
    }

    /// An additive function of outcomes, ready to be asked for many of them. `rows` holds a number a value, for each
    /// issue.
    pub fn sums(&self, rows: &[Vec<f64>]) -> Sums {
        let combine = |rows: &[Vec<f64>]| {
            rows.iter().fold(vec![0.0], |sums: Vec<f64>, row| {
                sums.iter().flat_map(|sum| row.iter().map(move |part| sum + part)).collect()
            })
        };
        Sums { upper: combine(&rows[..self.split]), lower: combine(&rows[self.split..]) }
    }
}

/// The sums of one number an issue, for all combinations of the upper and of the lower issues.
#[derive(Clone, Debug)]
pub struct Sums {
    upper: Vec<f64>,
    lower: Vec<f64>,
}

impl Sums {
    #[inline]
    pub fn of(&self, outcome: OutcomeId) -> f64 {
        let lower = self.lower.len() as u32;
        self.upper[(outcome.0 / lower) as usize] + self.lower[(outcome.0 % lower) as usize]
    }
}

impl Ranking {
    /// The rankings of all parties of a case.
    ///
    /// # Errors
    ///
    /// For [too many outcomes](MOST_OUTCOMES), for numbers of parties that can't bargain, and in exact arithmetic for
    /// numbers that are too wide.
    pub fn of(case: &Case, arithmetic: Arithmetic) -> Result<Vec<Self>, NotRanked> {
        let parties = case.parties.len();
        if !(2..=super::known::MOST_PARTIES).contains(&parties) {
            return Err(NotRanked::Parties(parties));
        }
        let too_many = NotRanked::TooMany { outcomes: case.space.size(), parties };
        let shape = Arc::new(Shape::of(&case.space).ok_or(too_many)?);
        let scaled = Scaled::of(case, arithmetic).map_err(NotRanked::Utilities)?;
        let ranking = |(party, scaled): (&crate::negotiation::engine::Preference, Scaled)| {
            Self::new(shape.clone(), scaled, party.red_lines.clone())
        };
        Ok(case.parties.iter().zip(scaled).map(ranking).collect())
    }

    fn new(shape: Arc<Shape>, scaled: Scaled, red_lines: Vec<(usize, u32)>) -> Self {
        let Scaled { worth, no_deal } = scaled;
        let mut best_first = sorted(&worth);
        if !red_lines.is_empty() {
            best_first.retain(|&outcome| {
                !red_lines.iter().any(|&(issue, value)| shape.value(OutcomeId(outcome), issue) == value)
            });
        }
        Self { shape, worth, best_first, red_lines, no_deal }
    }

    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// What an outcome is worth to the party, from 0, the worst of all outcomes, to 1, the best.
    #[inline]
    pub fn worth(&self, outcome: OutcomeId) -> f64 {
        self.worth[outcome.0 as usize]
    }

    /// What no deal is worth in a round, on the same scale; it may lie beyond both ends.
    #[inline]
    pub fn no_deal(&self, round: u32) -> f64 {
        match &self.no_deal[..] {
            [(_, only)] => *only,
            all => all.iter().rev().find(|(from, _)| *from <= round).map_or(f64::NEG_INFINITY, |(_, value)| *value),
        }
    }

    /// Whether the outcome crosses none of the party's red lines.
    #[inline]
    pub fn can_sign(&self, outcome: OutcomeId) -> bool {
        self.red_lines.is_empty() || self.crossed(outcome).next().is_none()
    }

    /// The issues on which the outcome crosses a red line.
    pub fn crossed(&self, outcome: OutcomeId) -> impl Iterator<Item = usize> + '_ {
        let crosses = move |&&(issue, value): &&(usize, u32)| self.shape.value(outcome, issue) == value;
        self.red_lines.iter().filter(crosses).map(|&(issue, _)| issue)
    }

    /// Whether the party can sign the outcome and likes it no less than no deal.
    #[inline]
    pub fn is_rational(&self, outcome: OutcomeId, round: u32) -> bool {
        self.worth(outcome) >= self.no_deal(round) && self.can_sign(outcome)
    }

    /// The outcomes that the party can sign, best first.
    pub fn best_first(&self) -> impl ExactSizeIterator<Item = OutcomeId> + '_ {
        self.best_first.iter().map(|&outcome| OutcomeId(outcome))
    }

    /// The outcome of a rank, 0 the best; `None` beyond the last.
    #[inline]
    pub fn at(&self, rank: usize) -> Option<OutcomeId> {
        self.best_first.get(rank).map(|&outcome| OutcomeId(outcome))
    }

    /// What the best outcome that the party can sign is worth; 0 if there is none.
    #[inline]
    pub fn best(&self) -> f64 {
        self.best_first.first().map_or(0.0, |&outcome| self.worth[outcome as usize])
    }

    /// How many outcomes the party can sign that are worth this much or more.
    pub fn count_at_least(&self, worth: f64) -> usize {
        self.best_first.partition_point(|&outcome| self.worth[outcome as usize] >= worth)
    }

    /// The same, found from where it was before: fast where that is near.
    #[inline]
    pub(super) fn count_from(&self, mut count: usize, worth: f64) -> usize {
        let at = |rank: usize| self.worth[self.best_first[rank] as usize];
        count = count.min(self.best_first.len());
        let mut steps = 0;
        while count < self.best_first.len() && at(count) >= worth {
            (count, steps) = (count + 1, steps + 1);
            if steps > 32 {
                return self.count_at_least(worth);
            }
        }
        while count > 0 && at(count - 1) < worth {
            (count, steps) = (count - 1, steps + 1);
            if steps > 32 {
                return self.count_at_least(worth);
            }
        }
        count
    }
}

const TWO_TO_52: f64 = 4_503_599_627_370_496.0;
/// Bits of a sorting key that hold the index of an outcome: enough for [`MOST_OUTCOMES`].
const INDEX_BITS: u32 = 24;

/// Outcomes by falling worth, equals by index: keys go into buckets of about one each, then are sorted within them.
fn sorted(worth: &[f64]) -> Vec<u32> {
    // How far below the best, in 40 bits, then the index. Adding 2^52 rounds to a whole number, which is then the low
    // bits: many at once, unlike a cast.
    let last = (1u64 << (64 - INDEX_BITS)) - 1;
    let below_best = |worth: f64| ((1.0 - worth) * last as f64 + TWO_TO_52).to_bits() & last;
    let keys: Vec<u64> = (0u64..).zip(worth).map(|(at, &worth)| below_best(worth) << INDEX_BITS | at).collect();
    let bits = (worth.len().next_power_of_two().trailing_zeros()).max(1);
    let bucket = |key: u64| (key >> (64 - bits)) as usize;
    let mut places = vec![0u32; (1 << bits) + 1];
    for &key in &keys {
        places[bucket(key) + 1] += 1;
    }
    let fullest = places.iter().copied().max().unwrap_or(0);
    for at in 1..places.len() {
        places[at] += places[at - 1];
    }
    let mut order = vec![0u64; keys.len()];
    for &key in &keys {
        let place = &mut places[bucket(key)];
        order[*place as usize] = key;
        *place += 1;
    }
    if fullest > 64 {
        order.sort();
    } else {
        // what is nearly sorted is sorted by insertion
        for at in 1..order.len() {
            let (key, mut to) = (order[at], at);
            while to > 0 && order[to - 1] > key {
                order[to] = order[to - 1];
                to -= 1;
            }
            order[to] = key;
        }
    }
    // What differs in less than 40 bits is still in the order of indices.
    let outcome = |key: u64| key as usize & ((1 << INDEX_BITS) - 1);
    for alike in order.chunk_by_mut(|a, b| a >> INDEX_BITS == b >> INDEX_BITS) {
        if alike.len() > 1 && !alike.is_sorted_by(|&a, &b| worth[outcome(a)] >= worth[outcome(b)]) {
            alike.sort_by(|&a, &b| worth[outcome(b)].total_cmp(&worth[outcome(a)]));
        }
    }
    order.into_iter().map(|key| outcome(key) as u32).collect()
}

impl std::fmt::Display for NotRanked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooMany { outcomes: 0, .. } => f.write_str("an issue without values: nothing can be agreed"),
            Self::TooMany { outcomes: u128::MAX, .. } => write!(
                f,
                "more than 10^38 outcomes are too many to bargain over: strategies rank all outcomes for each party, at most \
                 {MOST_OUTCOMES}. Fewer values or issues would do; `analyse` has no such limit"
            ),
            Self::TooMany { outcomes, parties } => write!(
                f,
                "{outcomes} outcomes are too many to bargain over: strategies rank all outcomes for each party, at most {MOST_OUTCOMES}; \
                 these would take about {:.0} GB of memory. Fewer values or issues would do; `analyse` has no such limit",
                *outcomes as f64 * (12.0 * *parties as f64 + 32.0) / 1e9
            ),
            Self::Parties(count) => {
                write!(f, "bargaining takes 2 to {} parties, not {count}", super::known::MOST_PARTIES)
            }
            Self::Utilities(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for NotRanked {}
