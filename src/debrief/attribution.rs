//! Who did it: what the seat believed week by week, how sure it was when it acted, and what was judgement and what luck.

use serde::Serialize;

use super::course::Course;
use crate::base::{ActorId, CardRef, IncidentId, Permille, SuspectId};
use crate::level::{Incident, ResponseKind};
use crate::rules::proportion::dispute;
use crate::rules::{Held, State, finding};

/// Attribution of one incident by one seat.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IncidentReport {
    pub incident: IncidentId,
    pub truth: SuspectId,
    /// The seat's actor took part, or its state did, and knew: what its cards say is what others could have shown.
    pub knew: bool,
    /// At the end of each turn since it opened.
    pub beliefs: Vec<Belief>,
    /// Measures of the seat that name somebody, in order.
    pub acts: Vec<Act>,
    /// Brier score of the final belief: Σ (p - 1[true])², 0 for certainty in the truth to 2 for certainty in a wrong one.
    pub brier: f64,
    /// -ln p of the truth; a belief below half a permille counts as that.
    pub log_loss: f64,
    /// The card without which the final leading account would stand lowest.
    pub carried: Option<Carried>,
    /// Planted cards that exist in this session.
    pub planted: Vec<Planted>,
    /// Overall harm, 0 to 10, when it became known and at the end.
    pub harm: (i32, i32),
    /// The seat paid a ransom.
    pub paid: bool,
}

impl IncidentReport {
    #[must_use]
    pub fn final_belief(&self) -> Option<&Belief> {
        self.beliefs.last()
    }
}

/// What the seat believed at the end of a turn, by the cards it held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Belief {
    pub turn: u16,
    /// Per account.
    pub accounts: Vec<Permille>,
    pub leading: SuspectId,
    pub cards: u16,
}

/// A measure that named somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Act {
    /// Position in the list of measures taken.
    pub taken: u16,
    pub turn: u16,
    pub kind: ResponseKind,
    pub target: ActorId,
    pub account: SuspectId,
    pub confidence: Permille,
    pub standard: Permille,
    pub right: bool,
    pub judgement: Judgement,
    /// Whether the world learnt before the end that it named the wrong one.
    pub exposed: bool,
    /// Whether it was taken back in public.
    pub retracted: bool,
    /// Whether it claimed a right that did not carry, so that everybody could dispute it.
    pub disputed: bool,
    /// What carried the case then.
    pub carried: Option<Carried>,
}

/// An act judged by what was known, with luck told apart.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Judgement {
    /// Its own standard was met, and it was right.
    Sound,
    /// Below its own standard, and right: luck.
    Lucky,
    /// Its own standard was met, and it was wrong: bad luck.
    Unlucky,
    /// Below its own standard, and wrong.
    Rash,
}

impl Judgement {
    #[must_use]
    pub const fn of(met: bool, right: bool) -> Self {
        match (met, right) {
            (true, true) => Self::Sound,
            (false, true) => Self::Lucky,
            (true, false) => Self::Unlucky,
            (false, false) => Self::Rash,
        }
    }
}

/// What one card did for an account.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Carried {
    pub card: CardRef,
    pub account: SuspectId,
    pub with: Permille,
    pub without: Permille,
}

/// A card that somebody wanted to be found.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Planted {
    pub card: CardRef,
    /// The account it speaks for most.
    pub points_to: SuspectId,
    /// The turn in which the seat saw it; none if it never did.
    pub seen: Option<u16>,
    /// The seat saw it, and in the end another account led.
    pub seen_through: bool,
}

/// The least belief in the truth that a log loss is taken of, as a probability.
const LEAST: f64 = 0.0005;

pub(super) fn reports(course: &Course, seat: ActorId) -> Vec<IncidentReport> {
    let opened = |(i, _): &(usize, &Incident)| course.end().incidents[*i].open;
    let incidents = course.level.incidents.iter().enumerate().filter(opened);
    incidents.map(|(i, spec)| report(course, seat, IncidentId::at(i), spec)).collect()
}

fn report(course: &Course, seat: ActorId, incident: IncidentId, spec: &Incident) -> IncidentReport {
    let (level, end) = (course.level, course.end());
    let now = &end.incidents[incident.ix()];
    let truth = now.truth;
    // Who did not take part knows that much.
    let innocent = now.is_innocent(level, incident, seat).then_some(seat);
    let by = (incident, innocent);
    let of = |state: &State| Belief {
        turn: state.turn,
        ..believe(course, by, &state.actors[seat.ix()].cards, &state.incidents[incident.ix()].public)
    };
    let beliefs: Vec<Belief> =
        course.turns.iter().filter(|state| state.incidents[incident.ix()].open).map(of).collect();
    let last = believe(course, by, &end.actors[seat.ix()].cards, &now.public);
    let p: Vec<f64> = last.accounts.iter().map(|p| f64::from(p.0) / 1000.0).collect();
    let (brier, log_loss) = scores(&p, truth.ix());
    let acts = end
        .taken
        .iter()
        .zip(&course.moments)
        .enumerate()
        .filter(|(_, (taken, _))| taken.by == seat && taken.incident == incident)
        .filter_map(|(ix, (taken, moment))| {
            let (account, confidence, standard) = (taken.account?, taken.confidence?, taken.standard?);
            let right = account == truth;
            Some(Act {
                taken: u16::try_from(ix).ok()?,
                turn: taken.turn,
                kind: taken.kind,
                target: taken.target,
                account,
                confidence,
                standard,
                right,
                judgement: Judgement::of(confidence >= standard, right),
                exposed: taken.exposed && !right,
                retracted: taken.retracted,
                disputed: level
                    .response(taken.kind)
                    .is_some_and(|response| dispute(level, incident, response, taken.target).is_some()),
                carried: carried(course, by, &moment.cards, &moment.public, account),
            })
        })
        .collect();
    let planted = spec
        .clues
        .iter()
        .zip(&now.cards)
        .enumerate()
        .filter_map(|(c, (clue, exists))| {
            let card = clue.cards.get(usize::from(*exists)).filter(|card| card.planted)?;
            let card_ref = CardRef { incident, clue: u16::try_from(c).ok()?, card: *exists };
            let heaviest = (0..card.weights.len()).rev().max_by_key(|s| card.weights[*s])?;
            let points_to = SuspectId::at(heaviest);
            let sees = |state: &&State| {
                let held = state.actors[seat.ix()].cards.iter().any(|held| held.card == card_ref);
                held || state.incidents[incident.ix()].public.contains(&card_ref)
            };
            let seen = course.turns.iter().find(sees).map(|state| state.turn);
            let seen_through = seen.is_some() && last.leading != points_to;
            Some(Planted { card: card_ref, points_to, seen, seen_through })
        })
        .collect();
    let first = course.turns.iter().find(|state| state.incidents[incident.ix()].open).unwrap_or(end);
    let tenths = |state: &State| (state.incidents[incident.ix()].harm + 5) / 10;
    IncidentReport {
        incident,
        truth,
        knew: spec.suspects[truth.ix()].parties.contains(&seat),
        beliefs,
        acts,
        brier,
        log_loss,
        carried: carried(course, by, &end.actors[seat.ix()].cards, &now.public, last.leading),
        planted,
        harm: (level.incident(incident).harm.overall().max(tenths(first)), tenths(end)),
        paid: end.public.ransoms.contains(&(seat, incident)),
    }
}

/// Brier score and log loss of a belief over accounts of which `truth` is true.
fn scores(p: &[f64], truth: usize) -> (f64, f64) {
    let brier = p.iter().enumerate().map(|(h, p)| (p - if h == truth { 1.0 } else { 0.0 }).powi(2)).sum();
    (brier, -p.get(truth).copied().unwrap_or(0.0).max(LEAST).ln())
}

fn believe(
    course: &Course,
    (incident, innocent): (IncidentId, Option<ActorId>),
    held: &[Held],
    public: &[CardRef],
) -> Belief {
    let accounts = finding(course.level, incident, held, public, None, innocent);
    // The first of equals leads.
    let leading = (0..accounts.len()).rev().max_by_key(|s| accounts[*s]).unwrap_or(0);
    let shown = held.iter().filter(|h| h.card.incident == incident && !public.contains(&h.card)).count();
    let cards = u16::try_from(shown + public.len()).unwrap_or(u16::MAX);
    Belief { turn: 0, accounts, leading: SuspectId::at(leading), cards }
}

/// The card that lifts `account` most; none if none lifts it.
fn carried(
    course: &Course,
    (incident, innocent): (IncidentId, Option<ActorId>),
    held: &[Held],
    public: &[CardRef],
    account: SuspectId,
) -> Option<Carried> {
    let read = |without| finding(course.level, incident, held, public, without, innocent)[account.ix()];
    let with = read(None);
    let cards = public.iter().copied().chain(held.iter().map(|held| held.card)).filter(|c| c.incident == incident);
    cards
        .map(|card| Carried { card, account, with, without: read(Some(card)) })
        .min_by_key(|carried| (carried.without, carried.card))
        .filter(|carried| carried.without < carried.with)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_golden_belief_scores_0853_and_2697() {
        let (brier, log_loss) = scores(&[0.7636, 0.0909, 0.1455], 0);
        assert!((brier - 0.0853).abs() < 1e-4, "{brier}");
        assert!((log_loss - 0.2697).abs() < 1e-4, "{log_loss}");
        let (worst, finite) = scores(&[0.0, 1.0], 0);
        assert!((worst - 2.0).abs() < 1e-12);
        assert!((finite - 7.6009).abs() < 1e-3, "a belief of nothing is not infinitely bad");
    }

    #[test]
    fn luck_and_judgement_are_told_apart() {
        use Judgement::*;
        let all = [(true, true), (false, true), (true, false), (false, false)].map(|(m, r)| Judgement::of(m, r));
        assert_eq!(all, [Sound, Lucky, Unlucky, Rash]);
    }
}
