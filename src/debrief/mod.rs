//! What to learn from a session, for one seat: measures of every talk, attribution, escalation and promises, and the
//! sentences that say what mattered, each with its evidence. Plain data without wording.
//!
//! Definitions follow the measures of `negotiation`; utilities are whole basis points of a party's best text. Nothing is
//! added up to a total.

mod aid;
mod attribution;
mod course;
mod escalation;
mod home;
mod impasse;
mod norms;
mod plane;
mod promises;
mod say;
mod sentence;
mod talks;
mod tell;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
pub(crate) mod tests;
mod trail;
mod votes;
#[cfg(test)]
mod world_tests;

use serde::Serialize;

use crate::base::{ActorId, EventId, Seed, TalksId, TextId};
use crate::level::{Gauge, Level, ResponseKind};
use crate::negotiation::Outcome;
pub use crate::rules::Voter;
use crate::rules::conduct::Breach;
use crate::rules::mandate::Revision;
use crate::rules::{Fact, State, Taken, measure};
use crate::session::{Body, Damage, Fault, Journal, Replay};

pub use aid::AidReport;
pub use attribution::{Act, Belief, Carried, IncidentReport, Judgement, Planted};
pub use escalation::{Mark, Misreading, PairReport, What};
pub use home::{CallReport, RefusalReport};
pub use impasse::{Impasse, Room, Yardstick};
pub use norms::{CarriedReport, NormReport, PromiseReport};
pub use plane::{Fair, FairPoint, PathPoint, Plane, PlaneText, Point};
pub use promises::{CaucusReport, CoalitionReport, Kept, MediationReport, PackageReport, PledgeReport};
pub use sentence::{Arg, Evidence, MESSAGES, Measured, Sentence};
pub use talks::{
    AskPoint, Better, BetterText, Curve, Made, Part, PartyReport, Question, Standing, StepReport, TalksReport,
};
pub use votes::{Amended, Courting, DraftReport, Moved, VoteReport};

/// The debrief of one seat.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Debrief {
    pub seat: ActorId,
    /// The last turn that was played.
    pub turn: u16,
    /// Whether the level was played to its end; the debrief of an open session is of how it stands.
    pub ended: bool,
    pub mandate: Vec<Objective>,
    /// Talks of the seat that opened, the weightiest for its mandate first.
    pub talks: Vec<TalksReport>,
    /// Incidents that opened.
    pub incidents: Vec<IncidentReport>,
    /// Other actors with whom the seat stood above rung 0 or exchanged measures, the highest peak first.
    pub pairs: Vec<PairReport>,
    /// Measures the seat took, and those by which others blamed it before the world.
    pub measures: Vec<Measure>,
    pub blamed: Vec<Measure>,
    pub packages: Vec<PackageReport>,
    pub coalitions: Vec<CoalitionReport>,
    /// Gauges of the world at the start and at the end, 0 to 100, in gauge order.
    pub gauges: [(i32, i32); Gauge::COUNT],
    /// Mean resilience of the weakest quarter of all actors at the start and at the end.
    pub weakest: (i32, i32),
    /// Two short sentences.
    pub headline: [Sentence; 2],
    /// Under the headline; none where there were no talks.
    pub standfirst: Option<Sentence>,
    /// What mattered most in this game, five at the most, none of which says what another does.
    pub sentences: Vec<Sentence>,
    /// Help that the seat gave or got, and what it was given for.
    pub aid: Vec<AidReport>,
    /// Signatures in the reader's talks that home fronts refused.
    pub refusals: Vec<RefusalReport>,
    /// Times the reader's home front called it to account.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub called: Vec<CallReport>,
    /// Drafts before the reader's venues.
    pub drafts: Vec<DraftReport>,
    /// The talks from which each text came, in the order of adoption.
    pub texts: Vec<TalksId>,
    pub norms: Vec<NormReport>,
    /// All that was done against norms, whoever saw it.
    pub breaches: Vec<Breach>,
    /// What the reader promised, and what others promised and broke, in texts and pledges.
    pub promises: Vec<PromiseReport>,
    /// What was agreed in caucus with the reader and refused in the open.
    pub caucuses: Vec<CaucusReport>,
    /// Texts that whoever mediated proposed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mediated: Vec<MediationReport>,
}

/// One objective of the mandate (position in the level): never added to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Objective {
    /// Value of its measure at the start and at the end.
    pub start: i32,
    pub value: i32,
    /// 0 to 10,000, linear between the objective's start and target.
    pub worth: i32,
    /// Whether it crossed the line at which the mandate has failed.
    pub failed: bool,
    /// What the capital has changed about it on the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revised: Option<Revision>,
}

/// A measure that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Measure {
    /// Position in the list of measures taken.
    pub taken: u16,
    pub turn: u16,
    pub by: ActorId,
    pub target: ActorId,
    pub kind: ResponseKind,
}

/// How talks ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Ending {
    Adopted {
        turn: u16,
        text: Outcome,
    },
    OutOfTime {
        turn: u16,
    },
    /// An event ended them.
    CalledOff {
        turn: u16,
    },
    WalkedOut {
        turn: u16,
        by: ActorId,
    },
}

impl Ending {
    #[must_use]
    pub const fn turn(&self) -> u16 {
        match self {
            Self::Adopted { turn, .. }
            | Self::OutOfTime { turn }
            | Self::CalledOff { turn }
            | Self::WalkedOut { turn, .. } => *turn,
        }
    }

    #[must_use]
    pub const fn text(&self) -> Option<&Outcome> {
        match self {
            Self::Adopted { text, .. } => Some(text),
            Self::OutOfTime { .. } | Self::CalledOff { .. } | Self::WalkedOut { .. } => None,
        }
    }
}

/// What something followed from.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Cause {
    /// Position in the list of measures taken.
    Measure(u16),
    Event(EventId),
    Text(TextId),
    /// This seat's capital moved a red line.
    Capital(ActorId),
}

impl Cause {
    pub(crate) fn measure(self) -> Option<usize> {
        match self {
            Self::Measure(ix) => Some(usize::from(ix)),
            _ => None,
        }
    }
}

/// The debrief of `seat` from a journal, sealed or open.
///
/// # Errors
/// If the journal does not begin as a session does, names no such seat, or its facts lead to another state than it says.
pub fn debrief(journal: &Journal, seat: ActorId) -> Result<Debrief, Damage> {
    let replay = Replay::new(journal)?;
    let (level, seed) = (replay.level().clone(), replay.state().seed);
    if seat.ix() >= level.actors.len() {
        return Err(Damage { line: 1, what: Fault::NotASession });
    }
    let stated = |body: &Body| match body {
        Body::Began { state, .. } | Body::Ordered { state, .. } => Some(*state),
        Body::Opened { .. } | Body::Sealed { .. } => None,
    };
    let facts = journal.records().iter().flat_map(|record| match &record.body {
        Body::Began { facts, .. } | Body::Ordered { facts, .. } => facts.as_slice(),
        Body::Opened { .. } | Body::Sealed { .. } => &[],
    });
    let course = course::Course::walk(&level, seed, facts);
    // One comparison at the end suffices: a wrong state before it would lead to a wrong one there.
    let stated = journal.records().iter().enumerate().rev().find_map(|(n, record)| Some((n, stated(&record.body)?)));
    if let Some((n, stated)) = stated
        && replay.comparable()
        && course.end().digest() != stated
    {
        return Err(Damage { line: n + 1, what: Fault::WrongState });
    }
    Ok(of_course(&course, seat))
}

/// The debrief of `seat` from the facts of a session of `level`, drawn from `seed`.
#[must_use]
pub fn debrief_facts<'f>(
    level: &Level,
    seed: Seed,
    facts: impl IntoIterator<Item = &'f Fact>,
    seat: ActorId,
) -> Debrief {
    of_course(&course::Course::walk(level, seed, facts), seat)
}

fn of_course(course: &course::Course, seat: ActorId) -> Debrief {
    let (level, end) = (course.level, course.end());
    // Nothing can be measured before anything was drawn.
    let mandate = if end.turn == 0 { Vec::new() } else { mandate(course, seat) };
    let mut debrief = Debrief {
        seat,
        turn: end.turn,
        ended: end.ended,
        mandate,
        talks: talks::reports(course, seat),
        incidents: attribution::reports(course, seat),
        pairs: escalation::reports(course, seat),
        measures: measures(end, |taken| taken.by == seat),
        blamed: measures(end, |taken| taken.target == seat && taken.kind.is_public_blame()),
        packages: promises::packages(course, seat),
        coalitions: promises::coalitions(course, seat),
        gauges: Gauge::ALL.map(|gauge| (course.start.gauges[gauge.ix()], end.gauges[gauge.ix()])),
        weakest: (weakest(level, &course.start), weakest(level, end)),
        headline: [Sentence::default(), Sentence::default()],
        standfirst: None,
        sentences: Vec::new(),
        refusals: home::refusals(course, seat),
        called: course.trail.called.iter().filter(|call| call.party == seat).copied().collect(),
        drafts: votes::drafts(course, seat),
        texts: end.texts.iter().map(|text| text.talks).collect(),
        norms: norms::norms(course),
        breaches: norms::breaches(course),
        promises: norms::promises(course, seat),
        caucuses: promises::caucuses(course, seat),
        mediated: promises::mediated(course, seat),
        aid: aid::ledger(course).into_iter().filter(|aid| aid.giver == seat || aid.recipient == seat).collect(),
    };
    debrief.headline = say::headline(level, &debrief);
    debrief.standfirst = say::standfirst(&debrief);
    debrief.sentences = say::sentences(level, &debrief);
    debrief
}

fn mandate(course: &course::Course, seat: ActorId) -> Vec<Objective> {
    let level = course.level;
    let (before, after) =
        (measure::attainment(level, &course.start, seat), measure::attainment(level, course.end(), seat));
    let revised = &course.end().actors[seat.ix()].revised;
    let objectives = (0..).zip(&level.actor(seat).mandate.objectives);
    objectives
        .zip(before.parts.iter().zip(&after.parts))
        .map(|((n, objective), (before, after))| Objective {
            start: before.value,
            value: after.value,
            worth: after.worth,
            failed: measure::crosses(objective, after.value),
            revised: revised.iter().find(|revision| revision.agreed && revision.is_about(n)).copied(),
        })
        .collect()
}

fn weakest(level: &Level, state: &State) -> i32 {
    measure::weakest_quarter(level, |actor| state.actors[actor.ix()].resilience)
}

fn measures(end: &State, which: impl Fn(&Taken) -> bool) -> Vec<Measure> {
    let taken = end.taken.iter().enumerate().filter(|(_, taken)| which(taken));
    taken
        .filter_map(|(ix, taken)| {
            let Taken { turn, by, target, kind, .. } = *taken;
            Some(Measure { taken: u16::try_from(ix).ok()?, turn, by, target, kind })
        })
        .collect()
}
