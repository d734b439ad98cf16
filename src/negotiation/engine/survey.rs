//! What a case holds for its parties: frontier, fair points and the number of rational outcomes.

use serde::Serialize;

use super::count;
use super::fair::{FairPoints, Judge, Stake, fair_points};
use super::merge::{Among, Front, Paths, merge};
use super::number::Rational;
use super::preference::Case;
use super::search::{self, Manner};
use super::space::Choices;
use super::tables::{ExactTables, Tables, Worth, exact_tables, float_tables};
use super::watch::{Stopped, Watch};

/// In which numbers utilities are reckoned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arithmetic {
    /// Whole numbers on a scale of each party's own: nothing is rounded.
    #[default]
    Exact,
    /// Floats rounded as NegMAS rounds them.
    Float,
}

/// By which way a frontier is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Issue by issue where all utilities are additive, else with bounds.
    #[default]
    Best,
    /// With bounds, additive or not.
    Bounded,
    /// Every outcome in the order of the space.
    Every,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    pub arithmetic: Arithmetic,
    pub method: Method,
    /// Also the frontier among all outcomes, rational and signable or not.
    pub all: bool,
}

/// Why there is no survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSurvey {
    Stopped,
    /// Exact whole numbers would need more than 127 bits.
    TooWide,
    /// More than sixteen parties, or none.
    Parties(usize),
}

/// What a case holds.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The number of outcomes; saturates.
    pub outcomes: u128,
    /// How many of them every party can sign and none likes less than no deal; `None` where counting would take too long
    /// or the number is beyond 128 bits.
    pub rational: Option<u128>,
    /// The frontier among rational outcomes.
    pub frontier: Frontier,
    /// The frontier among all outcomes, if it was asked for.
    pub frontier_of_all: Option<Frontier>,
    /// Fair points, as positions in [`frontier`](Self::frontier); `None` if no outcome is rational.
    pub fair: Option<FairPoints>,
    /// The smallest distance from a rational outcome to the point where every party has its best of all outcomes, each
    /// utility on a scale of 0 to 1; `None` if no outcome is rational.
    pub opposition: Option<f64>,
    /// What each party has in its worst and in its best outcome, as if they were two points.
    extremes: Frontier,
}

/// A frontier: distinct points, each with the outcomes that reach it, by falling utility of the first party.
#[derive(Clone, Debug)]
pub struct Frontier {
    inner: Inner,
    /// Per party, the units that make 1.
    scales: Vec<i128>,
}

#[derive(Clone, Debug)]
enum Inner {
    Narrow(Front<i64>),
    Wide(Front<i128>),
    Float(Front<f64>),
}

/// A utility, in the numbers that it was reckoned in.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Exact(Rational),
    Float(f64),
}

impl Survey {
    /// Surveys a case.
    ///
    /// # Errors
    ///
    /// Where `watch` stops it, and for [too wide numbers](NoSurvey::TooWide) or [too many parties](NoSurvey::Parties).
    pub fn of(case: &Case, options: Options, watch: &mut Watch<'_>) -> Result<Self, NoSurvey> {
        if case.parties.is_empty() || case.parties.len() > 16 {
            return Err(NoSurvey::Parties(case.parties.len()));
        }
        match options.arithmetic {
            Arithmetic::Float => survey(&float_tables(case), options, |value| -value, Inner::Float, watch),
            Arithmetic::Exact => match exact_tables(case).ok_or(NoSurvey::TooWide)? {
                ExactTables::Narrow(tables) => survey(&tables, options, |value| -value, Inner::Narrow, watch),
                ExactTables::Wide(tables) => survey(&tables, options, |value| -value, Inner::Wide, watch),
            },
        }
    }
}

impl Survey {
    /// What each party has in its worst and in its best outcome of all, rational and signable or not.
    pub fn ranges(&self) -> Vec<(f64, f64)> {
        self.extremes.floats(0).into_iter().zip(self.extremes.floats(1)).collect()
    }
}

fn survey<V: Judge>(
    tables: &Tables<V>,
    options: Options,
    negate: impl Fn(V) -> V + Copy,
    wrap: impl Fn(Front<V>) -> Inner,
    watch: &mut Watch<'_>,
) -> Result<Survey, NoSurvey> {
    let additive = tables.is_additive();
    let mut find = |among| {
        let found = match options.method {
            Method::Best if additive => merge(tables, among, watch)?,
            Method::Best | Method::Bounded => search::search(tables, among, Manner::Bounded, watch)?,
            Method::Every => search::search(tables, among, Manner::Every, watch)?,
        };
        found.ok_or(NoSurvey::Parties(tables.parties.len()))
    };
    let front = find(Among::Rational)?;
    let of_all = if options.all { Some(find(Among::All)?) } else { None };
    let mut stakes = Vec::with_capacity(tables.parties.len());
    let mut ranges = Vec::with_capacity(tables.parties.len());
    for (party, terms) in tables.parties.iter().enumerate() {
        let (worst, best) =
            if additive { tables.additive_range(party) } else { search::range(tables, party, negate, watch)? };
        ranges.push((worst, best));
        let floor = if terms.reservation > worst { terms.reservation } else { worst };
        stakes.push(Stake { reservation: terms.reservation, floor, best, scale: terms.scale });
    }
    let counted = if !tables.has_red_lines() && stakes.iter().all(|stake| stake.floor > stake.reservation) {
        Some(tables.outcomes())
    } else if additive {
        count::additive(tables, watch)?
    } else {
        search::count(tables, watch)?
    };
    let rational = counted.filter(|&count| count < u128::MAX);
    let fair = fair_points(&front, &stakes);
    let opposition = opposition(&front, &ranges);
    let extremes = Front {
        parties: ranges.len(),
        points: ranges.iter().map(|range| range.0).chain(ranges.iter().map(|range| range.1)).collect(),
        paths: Paths::Listed(vec![]),
    };
    let scales: Vec<i128> = stakes.into_iter().map(|stake| stake.scale).collect();
    Ok(Survey {
        outcomes: tables.outcomes(),
        rational,
        fair,
        opposition,
        frontier: Frontier { inner: wrap(front), scales: scales.clone() },
        extremes: Frontier { inner: wrap(extremes), scales: scales.clone() },
        frontier_of_all: of_all.map(|front| Frontier { inner: wrap(front), scales }),
    })
}

/// Whatever dominates an outcome is nearer to everybody's best, so the nearest is on the frontier.
fn opposition<V: Worth>(front: &Front<V>, ranges: &[(V, V)]) -> Option<f64> {
    let distance = |at: usize| {
        let parties = front.point(at).iter().zip(ranges).filter(|(_, (worst, best))| best > worst);
        let gaps = parties.map(|(&value, &(worst, best))| best.minus(value).float() / best.minus(worst).float());
        // an empty sum of floats is -0
        gaps.map(|gap| gap * gap).fold(0.0, |sum, square| sum + square).sqrt()
    };
    (0..front.len()).map(distance).min_by(f64::total_cmp)
}

macro_rules! each {
    ($inner:expr, $front:ident => $body:expr) => {
        match $inner {
            Inner::Narrow($front) => $body,
            Inner::Wide($front) => $body,
            Inner::Float($front) => $body,
        }
    };
}

impl Frontier {
    /// The number of distinct points.
    pub fn len(&self) -> usize {
        each!(&self.inner, front => front.len())
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What a point is worth to each party.
    pub fn utilities(&self, point: usize) -> Vec<Value> {
        each!(&self.inner, front => {
            front.point(point).iter().zip(&self.scales).map(|(value, &scale)| value.told(scale)).collect()
        })
    }

    /// What a point is worth to each party, in floats.
    pub fn floats(&self, point: usize) -> Vec<f64> {
        self.utilities(point).iter().map(Value::to_f64).collect()
    }

    /// How many outcomes reach each point. Saturates.
    pub fn counts(&self) -> Vec<u128> {
        each!(&self.inner, front => front.counts())
    }

    /// Up to `most` outcomes that reach a point. A frontier that was found by going through outcomes keeps 256.
    pub fn outcomes(&self, point: usize, most: usize) -> Vec<Choices> {
        each!(&self.inner, front => front.outcomes(point, most))
    }
}

impl Value {
    /// The number itself; of a float, that of its shortest text.
    pub fn into_rational(self) -> Rational {
        match self {
            Self::Exact(value) => value,
            Self::Float(value) => Rational::parse(&value.to_string()).unwrap_or_else(|_| Rational::zero()),
        }
    }

    pub fn to_f64(&self) -> f64 {
        match self {
            Self::Exact(value) => value.to_f64(),
            Self::Float(value) => *value,
        }
    }
}

/// As text that reads back to the same number: a decimal, or a fraction where no decimal ends.
impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Exact(value) => value.fmt(f),
            Self::Float(value) => value.fmt(f),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<Stopped> for NoSurvey {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

impl std::fmt::Display for NoSurvey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Stopped => f.write_str("stopped"),
            Self::TooWide => f.write_str("exact numbers would need more than 127 bits; floats would do"),
            Self::Parties(count) => write!(f, "an analysis is of 1 to 16 parties, not of {count}"),
        }
    }
}

impl std::error::Error for NoSurvey {}

/// What a survey would take before it starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    pub outcomes: u128,
    /// Points or outcomes that are looked at, at most.
    pub steps: f64,
    /// About how long that takes on one core, in seconds, at most: bounds may skip nearly all of it.
    pub seconds: f64,
}

impl Cost {
    /// Reckons without starting.
    pub fn of(case: &Case, options: Options) -> Self {
        let outcomes = case.space.size();
        let parties = case.parties.len().max(1) as f64;
        let steps = if case.is_additive() && options.method == Method::Best {
            // Sums so far are no more than the beginnings; two parties rarely keep more than some thousands of them.
            let sizes = case.space.sizes();
            let mut beginnings = 1.0f64;
            sizes.iter().fold(0.0, |steps, &size| {
                let looked_at = beginnings * size as f64;
                beginnings = looked_at.min(1e4 * parties.powi(2));
                steps + looked_at
            })
        } else {
            outcomes as f64
        };
        let terms: usize = case.parties.iter().map(|party| party.pairs.len() + party.boxes.len()).sum();
        Self { outcomes, steps, seconds: steps * parties * (1.0 + 0.2 * terms as f64) * 1e-8 }
    }
}
