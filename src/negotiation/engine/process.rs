//! How a deal was reached in any case: what the offers were worth, what each step gave and took, where the openings
//! anchored the deal, and what time has cost.

use serde::Serialize;

use super::number::{Number, Rational};
use super::preference::{Case, Preference};
use super::space::Choices;
use super::survey::{NoSurvey, Options, Survey, Value};
use super::watch::Watch;

use crate::negotiation::process::{ConcessionCurve, StepClass};

/// An offer that a party made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// The party's position in the case.
    pub party: usize,
    pub round: u32,
    pub outcome: Choices,
}

/// What the offers were worth to one party, on a scale of 0 to 1 over all outcomes; `None` if all are worth the same to
/// it. Each offer is one of the space.
pub fn curve(case: &Case, survey: &Survey, offers: &[Offer], party: usize) -> Option<ConcessionCurve> {
    let preference = case.parties.get(party)?;
    let (worst, best) = *survey.ranges().get(party)?;
    let scaled = |offer: &Offer| (preference.float(&offer.outcome) - worst) / (best - worst);
    (best > worst).then(|| {
        ConcessionCurve::from_worths(offers.iter().map(|offer| (offer.round, offer.party == party, scaled(offer))))
    })
}

/// Classifies the steps of a party through its own offers by what they did to it and to another. A change of no more than
/// `tolerance` counts as none.
pub fn steps(case: &Case, offers: &[Offer], party: usize, other: usize, tolerance: &Number) -> Vec<StepClass> {
    let own: Vec<&Offer> = offers.iter().filter(|offer| offer.party == party).collect();
    let sign = |of: &Preference, from: &Offer, to: &Offer| {
        let change = of.exact(&to.outcome).minus(&of.exact(&from.outcome));
        let nothing = Rational::zero();
        let size = if change < nothing { nothing.minus(&change) } else { change.clone() };
        if size <= tolerance.exact { std::cmp::Ordering::Equal } else { change.cmp(&nothing) }
    };
    let (Some(own_worth), Some(other_worth)) = (case.parties.get(party), case.parties.get(other)) else {
        return vec![];
    };
    let steps = own
        .windows(2)
        .map(|pair| StepClass::of_directions(sign(own_worth, pair[0], pair[1]), sign(other_worth, pair[0], pair[1])));
    steps.collect()
}

/// Which share of the way to yielding in full a party went from its first to its last offer. Yielding in full is the best
/// outcome that the opponent can sign; of several, the one that suits the party best. `None` if the party made no offer, or
/// if its first was worth as much to it as yielding in full.
///
/// # Errors
///
/// As [`Survey::of`].
pub fn concession_rate(
    case: &Case,
    offers: &[Offer],
    party: usize,
    opponent: usize,
    watch: &mut Watch<'_>,
) -> Result<Option<f64>, NoSurvey> {
    let mut own = offers.iter().filter(|offer| offer.party == party).map(|offer| &offer.outcome);
    let (Some(first), Some(yielding), Some(to)) = (own.next(), case.parties.get(party), case.parties.get(opponent))
    else {
        return Ok(None);
    };
    let last = own.next_back().unwrap_or(first);
    // The first point of the frontier of both has the most for the opponent and, of such points, the most for the party.
    let free = |of: &Preference| Preference { reservation: of.floor().into(), ..of.clone() };
    let parties = vec![free(to), Preference { red_lines: vec![], ..free(yielding) }];
    let both = Survey::of(&Case { space: case.space.clone(), parties }, Options::default(), watch)?;
    if both.frontier.is_empty() {
        return Ok(None);
    }
    let Some(Value::Exact(full)) = both.frontier.utilities(0).pop() else { return Ok(None) };
    let below_first = |value: &Rational| yielding.exact(first).minus(value);
    Ok(below_first(&yielding.exact(last)).over(&below_first(&full)).map(|rate| rate.to_f64()))
}

/// Where a deal came out on one issue, compared with the middle of the first two openings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Anchor {
    pub issue: usize,
    /// The values in the openings of the first two parties to make an offer, in that order.
    pub openings: [u32; 2],
    pub deal: u32,
    /// Per party, by how much the deal's value is worth more to it than the middle of the two, in the issue's own part of
    /// its utility.
    pub pull: Vec<f64>,
}

impl Anchor {
    /// The middle of the openings as a position among the values. It means something where they are in an order.
    pub fn midpoint(&self) -> f64 {
        f64::from(self.openings[0]).midpoint(f64::from(self.openings[1]))
    }
}

/// Compares a deal with the first offers of the first two parties that made one, issue by issue; empty if fewer did.
pub fn anchors(case: &Case, offers: &[Offer], deal: &[u32]) -> Vec<Anchor> {
    let Some(first) = offers.first() else { return vec![] };
    let Some(second) = offers.iter().find(|offer| offer.party != first.party) else { return vec![] };
    let openings = first.outcome.iter().zip(&second.outcome).zip(deal);
    let anchor = |(issue, ((&a, &b), &deal)): (usize, ((&u32, &u32), &u32))| {
        let pull = case.parties.iter().map(|party| {
            let worth = |value: u32| party.weighted(issue, value as usize).to_f64();
            worth(deal) - worth(a).midpoint(worth(b))
        });
        Anchor { issue, openings: [a, b], deal, pull: pull.collect() }
    };
    openings.enumerate().map(anchor).collect()
}

/// What a party lost by the time that passed before the deal; negative where time worked for it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TimeCost {
    /// By how much the deal would have been worth more at the start, by the discount.
    pub deal: f64,
    /// By how much no deal would have been worth more at the start.
    pub no_deal: f64,
}

impl TimeCost {
    /// Of a deal in a round of a negotiation of so many.
    pub fn of(party: &Preference, deal: &[u32], round: u32, rounds: u32) -> Self {
        let time = f64::from(round) / f64::from(rounds.max(1));
        Self {
            deal: party.float(deal) * (1.0 - party.discount_at(time)),
            no_deal: party.reservation.at(0).float - party.reservation.at(round).float,
        }
    }
}

/// How much each issue matters to a party: the difference between its best and its worst value, in the issue's own part of
/// the utility.
pub fn importance(case: &Case, party: usize) -> Vec<Rational> {
    let Some(party) = case.parties.get(party) else { return vec![] };
    let spread = |(issue, size): (usize, usize)| {
        let worth = || (0..size).map(|value| party.weighted(issue, value));
        worth().max().zip(worth().min()).map_or_else(Rational::zero, |(most, least)| most.minus(&least))
    };
    case.space.sizes().into_iter().enumerate().map(spread).collect()
}

/// How far a guess has things in the true order: Kendall's rank correlation with ties (tau-b), -1 for the reverse order to
/// 1 for the same. `None` if the lists differ in length or if one of them tells nothing apart.
pub fn kendall_tau<A: Ord, B: Ord>(guess: &[A], truth: &[B]) -> Option<f64> {
    if guess.len() != truth.len() {
        return None;
    }
    let (mut agreement, mut guessed, mut true_pairs) = (0i64, 0i64, 0i64);
    for b in 0..guess.len() {
        for a in 0..b {
            let (x, y) = (guess[a].cmp(&guess[b]) as i64, truth[a].cmp(&truth[b]) as i64);
            agreement += x * y;
            guessed += x * x;
            true_pairs += y * y;
        }
    }
    let pairs = (guessed as f64 * true_pairs as f64).sqrt();
    (pairs > 0.0).then(|| agreement as f64 / pairs)
}
