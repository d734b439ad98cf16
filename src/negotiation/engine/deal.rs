//! How good a deal is in any case: what each party has of it, what everybody would have preferred, and how near it is to
//! the frontier and to the fair points.
//!
//! Decisions between outcomes are made in the arithmetic that is asked for; shares and distances are floats for showing. What isn't defined is `None`, never
//! 0. Measures marked *comparable* add or compare points of different parties and mean something only if a point of one
//! counts as much as a point of another.

use std::cmp::Reverse;

use num_bigint::BigInt;
use serde::Serialize;

use super::cover::covers;
use super::fair::Judge;
use super::merge::{Among, merge};
use super::number::Rational;
use super::preference::{Case, Preference};
use super::space::Choices;
use super::survey::{Arithmetic, Frontier, NoSurvey, Survey, Value};
use super::tables::{ExactTables, Tables, Terms, exact_tables, float_tables};
use super::walk::{Visit, Walk};
use super::watch::{Stage, Stopped, Watch};

/// Dominating outcomes that are looked at, at most.
const MOST: u128 = 1 << 20;

/// Outcomes up to which the widest distance is looked for pair by pair where utilities aren't additive.
const MOST_PAIRED: u128 = 1 << 14;

/// The measures of one deal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quality {
    /// Per party.
    pub utilities: Vec<Value>,
    /// Per party, the utility beyond the reservation value; negative means that walking away was better.
    pub surpluses: Vec<Value>,
    /// Whether it crosses no red line.
    pub signable: bool,
    /// Whether it lies in the zone of agreement: every party can sign it and none would rather walk away.
    pub rational: bool,
    /// Per party, the surplus as a share of the best that it could rationally hope for.
    pub share_of_best: Vec<Option<f64>>,
    pub dominating: Dominating,
    /// The distance to the nearest point of the frontier of all outcomes, each utility on a scale of 0 to 1; `None` if the
    /// survey has no such frontier. It depends on those scales: prefer the number of dominating outcomes.
    pub pareto_distance: Option<f64>,
    /// An outcome that reaches this point.
    pub nearest_efficient: Option<Choices>,
    /// 1 minus the distance as a share of the widest between two outcomes; `None` also where that would take too long.
    pub pareto_optimality: Option<f64>,
    /// *Comparable.* The sum of surpluses as a share of the largest among rational outcomes.
    pub joint_efficiency: Option<f64>,
    /// The product of surpluses, of a rational deal.
    pub nash_product: Option<Value>,
    /// The product of surpluses as a share of the largest among rational outcomes.
    pub nash_ratio: Option<f64>,
    /// The smallest ratio of a surplus to that at the party's best rational outcome.
    pub kalai_smorodinsky_ratio: Option<f64>,
    /// *Comparable.* 0 for what tossing a coin on each issue brings on average, 1 for the largest sum of utilities.
    pub integrative_index: Option<f64>,
    /// *Comparable.* Per party, its share of the joint surplus.
    pub distributive_shares: Option<Vec<f64>>,
    /// Trades between two parties across two issues, of additive utilities.
    pub logrolls: Vec<Logroll>,
    /// The dominating outcome with the largest product of surpluses (Raiffa 1982: post-settlement settlement), among those
    /// that can be signed; then that of fewest changes; then the first.
    pub post_settlement: Option<Better>,
}

/// The outcomes that nobody likes less than the deal, and somebody more.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Dominating {
    pub count: u128,
    /// How many of them every party can sign.
    pub signable: u128,
    /// Whether all have been looked at; else there are more than are counted.
    pub complete: bool,
    /// Up to three that can be signed: those of fewest changes, then of the largest product of surpluses, then the first.
    pub members: Vec<Better>,
}

/// A better outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Better {
    pub outcome: Choices,
    /// Per party, what it would gain.
    pub gains: Vec<Value>,
}

/// A trade: each of two parties has more than by a coin's toss on the issue that it gets, less on the one that it gives,
/// and no less on both together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Logroll {
    pub party: usize,
    pub partner: usize,
    /// The issue that the party gets and the partner gives.
    pub gets: usize,
    /// The issue that the party gives and the partner gets.
    pub gives: usize,
}

impl Quality {
    /// Measures a deal against the survey of its case in the same arithmetic; a survey of all outcomes too tells more.
    /// `None` if the space has no such outcome.
    ///
    /// # Errors
    ///
    /// Where `watch` stops it, and in exact arithmetic for too wide numbers.
    pub fn of(
        case: &Case,
        survey: &Survey,
        arithmetic: Arithmetic,
        deal: &[u32],
        watch: &mut Watch<'_>,
    ) -> Result<Option<Self>, NoSurvey> {
        let sizes = case.space.sizes();
        if deal.len() != sizes.len() || deal.iter().zip(&sizes).any(|(&choice, &size)| choice as usize >= size) {
            return Ok(None);
        }
        // Floats are taken as what their shortest text says, as those of the frontier are: equal ones stay equal.
        let utilities: Vec<Rational> =
            case.parties.iter().map(|party| party.value(arithmetic, deal).into_rational()).collect();
        let reservations: Vec<&Rational> = case.parties.iter().map(|party| &party.reservation.value.exact).collect();
        let beyond = |values: &[Rational]| -> Vec<Rational> {
            values.iter().zip(&reservations).map(|(value, none)| value.minus(none)).collect()
        };
        let surpluses = beyond(&utilities);
        let signable = case.parties.iter().all(|party| party.can_sign(deal));
        let rational = signable && surpluses.iter().all(|surplus| *surplus >= Rational::zero());

        // Whatever is best in the zone, for one party, in sum or as a product, is so on its frontier.
        let zone: Vec<Vec<Rational>> = points(&survey.frontier).map(|point| beyond(&point)).collect();
        let hoped: Vec<Option<&Rational>> =
            (0..surpluses.len()).map(|party| zone.iter().map(|point| &point[party]).max()).collect();
        let share_of_best: Vec<Option<f64>> = surpluses
            .iter()
            .zip(&hoped)
            .map(|(surplus, best)| best.filter(|best| best.is_positive()).and_then(|best| share(surplus, best)))
            .collect();
        let joint = total(&surpluses);
        let nash_product = rational.then(|| product(&surpluses));
        let best_product = zone.iter().map(|point| product(point)).max();
        let nearest = survey.frontier_of_all.as_ref().and_then(|all| nearest(survey, all, &utilities));
        let widest = if nearest.is_some() { diameter(case, survey, watch)? } else { None };
        let (dominating, post_settlement) = better(case, arithmetic, deal, watch)?;
        let value = |number: &Rational| told(number.clone(), arithmetic);
        Ok(Some(Self {
            signable,
            rational,
            kalai_smorodinsky_ratio: share_of_best.iter().flatten().copied().min_by(f64::total_cmp),
            share_of_best,
            dominating,
            pareto_distance: nearest.as_ref().map(|(distance, _)| *distance),
            pareto_optimality: nearest
                .as_ref()
                .zip(widest.filter(|widest| *widest > 0.0))
                .map(|((distance, _), widest)| (1.0 - distance / widest).max(0.0)),
            nearest_efficient: nearest.map(|(_, outcome)| outcome),
            joint_efficiency: zone.iter().map(|point| total(point)).max().and_then(|most| share(&joint, &most)),
            nash_ratio: nash_product.as_ref().zip(best_product).and_then(|(own, best)| share(own, &best)),
            nash_product: nash_product.map(|product| told(product, arithmetic)),
            integrative_index: survey.frontier_of_all.as_ref().and_then(|all| {
                let chance = total(&case.parties.iter().map(|party| party.mean(&case.space)).collect::<Vec<_>>());
                let most = points(all).map(|point| total(&point)).max()?;
                share(&total(&utilities).minus(&chance), &most.minus(&chance))
            }),
            distributive_shares: surpluses.iter().map(|surplus| share(surplus, &joint)).collect(),
            logrolls: logrolls(case, deal),
            post_settlement,
            utilities: utilities.iter().map(value).collect(),
            surpluses: surpluses.iter().map(value).collect(),
        }))
    }
}

/// A number as the arithmetic has it; exactly where it is beyond floats.
fn told(number: Rational, arithmetic: Arithmetic) -> Value {
    let float = number.to_f64();
    if arithmetic == Arithmetic::Float && float.is_finite() { Value::Float(float) } else { Value::Exact(number) }
}

fn points(frontier: &Frontier) -> impl Iterator<Item = Vec<Rational>> + '_ {
    (0..frontier.len()).map(|point| frontier.utilities(point).into_iter().map(Value::into_rational).collect())
}

fn total(values: &[Rational]) -> Rational {
    values.iter().fold(Rational::zero(), |sum, value| sum.plus(value))
}

fn product(values: &[Rational]) -> Rational {
    values.iter().fold(Rational::one(), |product, value| product.times(value))
}

/// `None` if the whole is 0.
fn share(part: &Rational, whole: &Rational) -> Option<f64> {
    part.over(whole).map(|share| share.to_f64())
}

/// Per party, a utility on a scale of 0 to 1; parties to whom all outcomes are worth the same are left out.
fn normalised(survey: &Survey, utilities: impl Iterator<Item = f64>) -> Vec<f64> {
    let ranges = survey.ranges();
    let scaled = utilities.zip(&ranges).filter(|(_, (worst, best))| best > worst);
    scaled.map(|(value, (worst, best))| (value - worst) / (best - worst)).collect()
}

fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).fold(0.0, |sum, square| sum + square).sqrt()
}

fn nearest(survey: &Survey, frontier: &Frontier, utilities: &[Rational]) -> Option<(f64, Choices)> {
    let here = normalised(survey, utilities.iter().map(Rational::to_f64));
    let far = |point: usize| distance(&here, &normalised(survey, frontier.floats(point).into_iter()));
    let (far, point) =
        (0..frontier.len()).map(|point| (far(point), point)).min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
    Some((far, frontier.outcomes(point, 1).pop()?))
}

/// The widest distance between two outcomes, each utility on a scale of 0 to 1; `None` where it would take too long.
///
/// The difference of two outcomes is a sum over issues of differences of values, if utilities are additive. Where the
/// signs of its coordinates are given, the longest is on the frontier of these sums, which is merged as any other.
pub fn diameter(case: &Case, survey: &Survey, watch: &mut Watch<'_>) -> Result<Option<f64>, NoSurvey> {
    let mut worth: Vec<Vec<Vec<f64>>> = Vec::new();
    for (party, (worst, best)) in case.parties.iter().zip(survey.ranges()) {
        let width = best - worst;
        if width > 0.0 && case.is_additive() {
            let row = |at: usize, size: usize| {
                (0..size).map(move |value| party.weighted(at, value).to_f64() / width).collect::<Vec<f64>>()
            };
            worth.push(case.space.sizes().into_iter().enumerate().map(|(at, size)| row(at, size)).collect());
        }
    }
    if !case.is_additive() {
        return Ok(paired(case, survey));
    }
    if worth.is_empty() {
        return Ok(Some(0.0));
    }
    if worth.len() > 5 {
        return Ok(paired(case, survey));
    }
    let mut widest = 0.0f64;
    // Opposite signs are the same pairs the other way round.
    for signs in 0..1u32 << (worth.len() - 1) {
        let parties = worth.iter().enumerate().map(|(party, issues)| {
            let sign = if signs >> party & 1 == 1 { -1.0 } else { 1.0 };
            let differences =
                |row: &Vec<f64>| row.iter().flat_map(|a| row.iter().map(move |b| sign * (a - b))).collect::<Vec<f64>>();
            let issues = issues.iter().map(differences).collect();
            Terms { start: 0.0, issues, pairs: vec![], boxes: vec![], reservation: 0.0, scale: 1 }
        });
        let parties: Vec<Terms<f64>> = parties.collect();
        let sizes: Vec<usize> = parties[0].issues.iter().map(Vec::len).collect();
        let barred = sizes.iter().map(|&size| vec![false; size]).collect();
        // Rational is what has the signs that are asked for: no coordinate below 0.
        let Some(front) = merge(&Tables { sizes, parties, barred }, Among::Rational, watch)? else { return Ok(None) };
        let lengths = (0..front.len()).map(|at| front.point(at).iter().map(|x| x * x).sum::<f64>());
        widest = lengths.fold(widest, f64::max);
    }
    Ok(Some(widest.sqrt()))
}

fn paired(case: &Case, survey: &Survey) -> Option<f64> {
    if case.space.size() > MOST_PAIRED {
        return None;
    }
    let mut points: Vec<Vec<f64>> = case
        .space
        .outcomes()
        .map(|outcome| normalised(survey, case.parties.iter().map(|party| party.float(&outcome))))
        .collect();
    points.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    points.dedup();
    let pairs = points.iter().enumerate().flat_map(|(at, a)| points[..at].iter().map(|b| distance(a, b)));
    Some(pairs.fold(0.0, f64::max))
}

/// What dominates the deal.
fn better(
    case: &Case,
    arithmetic: Arithmetic,
    deal: &[u32],
    watch: &mut Watch<'_>,
) -> Result<(Dominating, Option<Better>), NoSurvey> {
    fn any<V: Judge>(tables: &Tables<V>, deal: &[u32], watch: &mut Watch<'_>) -> Result<Found, NoSurvey> {
        Ok(match tables.parties.len() {
            0..=2 => better_in::<V, 2>(tables, deal, watch)?,
            3 => better_in::<V, 3>(tables, deal, watch)?,
            4..=5 => better_in::<V, 5>(tables, deal, watch)?,
            6..=8 => better_in::<V, 8>(tables, deal, watch)?,
            9..=16 => better_in::<V, 16>(tables, deal, watch)?,
            more => return Err(NoSurvey::Parties(more)),
        })
    }
    let found = match arithmetic {
        Arithmetic::Float => any(&float_tables(case), deal, watch)?,
        Arithmetic::Exact => match exact_tables(case).ok_or(NoSurvey::TooWide)? {
            ExactTables::Narrow(tables) => any(&tables, deal, watch)?,
            ExactTables::Wide(tables) => any(&tables, deal, watch)?,
        },
    };
    let gain = |party: &Preference, outcome: &[u32]| {
        let worth = |choices: &[u32]| party.value(arithmetic, choices).into_rational();
        told(worth(outcome).minus(&worth(deal)), arithmetic)
    };
    let improve = |rank: Rank| Better {
        gains: case.parties.iter().map(|party| gain(party, &rank.outcome)).collect(),
        outcome: rank.outcome,
    };
    let dominating = Dominating {
        count: found.count,
        signable: found.signable,
        complete: found.complete,
        members: found.nearest.into_iter().map(improve).collect(),
    };
    Ok((dominating, found.best.map(improve)))
}

fn better_in<V: Judge, const N: usize>(
    tables: &Tables<V>,
    deal: &[u32],
    watch: &mut Watch<'_>,
) -> Result<Found, Stopped> {
    let axis =
        |value: &dyn Fn(usize) -> V| std::array::from_fn(|a| if a < tables.parties.len() { value(a) } else { V::ZERO });
    let mut seen = Dominators::<V, N> {
        tables,
        deal,
        bounds: tables.parties.iter().map(Terms::magnitude).collect(),
        here: axis(&|party| tables.value(party, deal)),
        found: Found { complete: true, ..Found::default() },
    };
    Walk::new(tables, false, true, true, Stage::Comparing).run(&mut seen, watch)?;
    Ok(seen.found)
}

#[derive(Default)]
struct Found {
    count: u128,
    signable: u128,
    complete: bool,
    /// Up to three, those of fewest changes first.
    nearest: Vec<Rank>,
    best: Option<Rank>,
}

/// A dominating outcome that can be signed.
#[derive(Clone)]
struct Rank {
    changes: usize,
    /// In the order of the product of surpluses; `None`, the least, where somebody would rather walk away.
    product: Option<BigInt>,
    outcome: Choices,
}

struct Dominators<'a, V, const N: usize> {
    tables: &'a Tables<V>,
    deal: &'a [u32],
    /// Per party, what no surplus is beyond twice of.
    bounds: Vec<V>,
    here: [V; N],
    found: Found,
}

impl<V: Judge, const N: usize> Visit<V, N> for Dominators<'_, V, N> {
    fn enter(&mut self, _: &[V; N], high: &[V; N], _: u128) -> bool {
        self.found.complete && covers(high, &self.here)
    }

    fn outcome(&mut self, choices: &[u32], point: &[V; N]) {
        if !covers(point, &self.here) || *point == self.here {
            return;
        }
        if self.found.count >= MOST {
            self.found.complete = false;
            return;
        }
        self.found.count += 1;
        if self.tables.barred.iter().zip(choices).any(|(barred, &choice)| barred[choice as usize]) {
            return;
        }
        self.found.signable += 1;
        let surpluses = self.tables.parties.iter().zip(point).map(|(terms, value)| value.minus(terms.reservation));
        let surpluses: Vec<V> = surpluses.collect();
        let rational = surpluses.iter().all(|surplus| *surplus >= V::ZERO);
        let rank = Rank {
            changes: choices.iter().zip(self.deal).filter(|(a, b)| a != b).count(),
            product: rational.then(|| V::product_rank(surpluses.into_iter().zip(self.bounds.iter().copied()))),
            outcome: choices.to_vec(),
        };
        let by_product = |rank: &Rank| (Reverse(rank.product.clone()), rank.changes, rank.outcome.clone());
        if self.found.best.as_ref().is_none_or(|best| by_product(&rank) < by_product(best)) {
            self.found.best = Some(rank.clone());
        }
        let by_changes = |rank: &Rank| (rank.changes, Reverse(rank.product.clone()), rank.outcome.clone());
        let nearest = &mut self.found.nearest;
        let place = nearest.partition_point(|other| by_changes(other) < by_changes(&rank));
        if place < 3 {
            nearest.insert(place, rank);
            nearest.truncate(3);
        }
    }
}

fn logrolls(case: &Case, deal: &[u32]) -> Vec<Logroll> {
    if !case.is_additive() {
        return vec![];
    }
    // What each party has on each issue beyond the mean of the values.
    let beyond = |party: usize| -> Vec<Rational> {
        let (party, sizes) = (&case.parties[party], case.space.sizes());
        let mean = |at: usize| {
            let sum = (0..sizes[at]).fold(Rational::zero(), |sum, value| sum.plus(&party.weighted(at, value)));
            sum.over(&Rational::from(sizes[at] as i64)).unwrap_or_else(Rational::zero)
        };
        deal.iter().enumerate().map(|(at, &choice)| party.weighted(at, choice as usize).minus(&mean(at))).collect()
    };
    let beyond: Vec<Vec<Rational>> = (0..case.parties.len()).map(beyond).collect();
    let nothing = Rational::zero();
    let trades = |of: &[Rational], gets: usize, gives: usize| {
        of[gets] > nothing && of[gives] < nothing && of[gets].plus(&of[gives]) >= nothing
    };
    let issues = deal.len();
    let mut found = Vec::new();
    for (party, own) in beyond.iter().enumerate() {
        for (partner, other) in beyond.iter().enumerate().skip(party + 1) {
            for (gets, gives) in (0..issues).flat_map(|gets| (0..issues).map(move |gives| (gets, gives))) {
                if trades(own, gets, gives) && trades(other, gives, gets) {
                    found.push(Logroll { party, partner, gets, gives });
                }
            }
        }
    }
    found
}
