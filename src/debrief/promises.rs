//! What was promised beside the texts: packages given and received, the coalitions the reader stood in, and what was agreed in
//! caucus.

use serde::Serialize;

use super::Ending;
use super::course::Course;
use crate::base::{ActorId, CoalitionId, PackageId, TalksId, TextId};
use crate::rules::{PackageState, measure};

/// A package that the reader gave or received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackageReport {
    pub package: PackageId,
    pub giver: ActorId,
    pub recipients: Vec<ActorId>,
    pub started: u16,
    /// The talks whose text promised it; none for one given outside any text.
    pub promised_in: Option<TalksId>,
    /// Paid so far, in the level's money.
    pub paid: i32,
    pub kept: Kept,
    /// Whether a recipient would rather have had no deal than that text without it: then it carried the signature.
    pub carried: bool,
    /// Texts adopted after it was promised that bind the giver and a recipient.
    pub texts: Vec<TextId>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Kept {
    Delivered {
        turn: u16,
    },
    /// Still running when the level ended.
    UnderWay,
    /// The giver could not pay.
    Broken {
        turn: u16,
    },
    /// The giver broke it off.
    Withheld {
        turn: u16,
    },
}

/// A coalition that the reader led, belonged to, or was invited into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoalitionReport {
    pub coalition: CoalitionId,
    pub leads: bool,
    pub member: bool,
    /// Members at the start and at the end.
    pub members: (u16, u16),
    /// Who joined, and when, in order.
    pub joined: Vec<(u16, ActorId)>,
    /// How many of the clauses it wanted its text has, of how many; none without a text.
    pub won: Option<(u16, u16)>,
    /// Words given to it, in order.
    pub pledges: Vec<PledgeReport>,
}

/// A member's word to back what its coalition wants.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PledgeReport {
    pub by: ActorId,
    /// Given to all; else to the lead alone.
    pub public: bool,
    pub given: u16,
    /// When it was kept or broken, and whether it was kept; none if it never came to that.
    pub judged: Option<(u16, bool)>,
}

pub(super) fn packages(course: &Course, seat: ActorId) -> Vec<PackageReport> {
    let (level, end) = (course.level, course.end());
    let specs = level.packages.iter().zip(&course.packages).enumerate();
    specs
        .filter(|(_, (spec, _))| spec.giver == seat || spec.reaches(seat))
        .filter_map(|(p, (spec, run))| {
            let package = PackageId::at(p);
            let started = run.started?;
            let promised_in = run.by_text.and_then(|text| Some(end.texts.get(text.ix())?.talks));
            Some(PackageReport {
                package,
                giver: spec.giver,
                recipients: spec.recipients.clone(),
                started,
                promised_in,
                paid: i32::from(run.paid) * spec.cost_per_turn,
                kept: match end.package(package) {
                    PackageState::Delivered { turn } => Kept::Delivered { turn: *turn },
                    PackageState::Lapsed { turn } => Kept::Broken { turn: *turn },
                    PackageState::Withheld { turn } => Kept::Withheld { turn: *turn },
                    PackageState::Offered | PackageState::Running { .. } => Kept::UnderWay,
                },
                carried: promised_in
                    .is_some_and(|talks| spec.recipients.iter().any(|r| carried(course, talks, package, *r))),
                texts: end
                    .texts
                    .iter()
                    .enumerate()
                    .filter(|(_, text)| text.turn >= started)
                    .filter(|(_, text)| text.includes(spec.giver))
                    .filter(|(_, text)| spec.recipients.iter().any(|recipient| text.includes(*recipient)))
                    .map(|(t, _)| TextId::at(t))
                    .collect(),
            })
        })
        .collect()
}

/// Whether the text of these talks without the package would have been worth less to its recipient than no deal.
fn carried(course: &Course, talks: TalksId, package: PackageId, recipient: ActorId) -> bool {
    let spec = course.level.talks(talks);
    let gone = &course.talks[talks.ix()];
    let Some(text) = course.end().text(talks) else { return false };
    let Some(text) = measure::as_it_is_to(course.level, text, recipient) else { return false };
    let Some(utility) = spec.party(recipient).and_then(|party| gone.closing.get(party)) else { return false };
    let mut without = text.clone();
    for (option, issue) in without.0.iter_mut().zip(&spec.issues) {
        if issue.package() == Some(package) {
            *option = 0;
        }
    }
    utility.surplus(&text) >= 0 && utility.surplus(&without) < 0
}

pub(super) fn coalitions(course: &Course, seat: ActorId) -> Vec<CoalitionReport> {
    let end = course.end();
    let count = |members: &[ActorId]| u16::try_from(members.len()).unwrap_or(u16::MAX);
    let specs = course.level.coalitions.iter().zip(&end.coalitions).enumerate();
    specs
        .filter(|(_, (spec, now))| {
            spec.lead == seat
                || now.members.contains(&seat)
                || now.invited.contains(&seat)
                || spec.members.contains(&seat)
        })
        .map(|(c, (spec, now))| {
            let coalition = CoalitionId::at(c);
            let text = course.talks[spec.talks.ix()].ending.as_ref().and_then(Ending::text);
            CoalitionReport {
                coalition,
                leads: spec.lead == seat,
                member: now.members.contains(&seat),
                members: (count(&spec.members), count(&now.members)),
                joined: course
                    .memberships
                    .iter()
                    .filter(|m| m.coalition == coalition && m.joined)
                    .map(|m| (m.turn, m.actor))
                    .collect(),
                won: text.map(|text| {
                    let has = |(issue, least): &&(u8, u8)| text.0.get(usize::from(*issue)).is_some_and(|o| o >= least);
                    let won = spec.wants.iter().filter(has).count();
                    let of = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
                    (of(won), of(spec.wants.len()))
                }),
                pledges: course
                    .trail
                    .pledges
                    .iter()
                    .filter(|pledge| pledge.coalition == coalition)
                    .map(|p| PledgeReport { by: p.by, public: p.public, given: p.given, judged: p.judged })
                    .collect(),
            }
        })
        .collect()
}

/// What was agreed in a caucus that the reader was in, and refused in the open by one who had agreed.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaucusReport {
    pub talks: TalksId,
    pub turn: u16,
    pub by: ActorId,
}

/// A text of the reader's talks that whoever mediated proposed.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MediationReport {
    pub talks: TalksId,
    pub turn: u16,
    pub by: ActorId,
}

pub(super) fn mediated(course: &Course, seat: ActorId) -> Vec<MediationReport> {
    let (level, end) = (course.level, course.end());
    let all = (0..level.talks.len()).map(TalksId::at);
    all.filter_map(|talks| {
        let now = &end.talks[talks.ix()];
        let (by, text) = (now.mediation.by?, end.text(talks)?);
        let own = by == seat || level.talks(talks).party(seat).is_some();
        let put = now.table.offers.iter().any(|offer| offer.by == by && offer.draft == text.clauses);
        (own && put).then_some(MediationReport { talks, turn: text.turn, by })
    })
    .collect()
}

pub(super) fn caucuses(course: &Course, seat: ActorId) -> Vec<CaucusReport> {
    let all = course.end().talks.iter().enumerate();
    let met = all.flat_map(|(talks, now)| now.caucuses.iter().map(move |met| (TalksId::at(talks), met)));
    let own = met.filter(|(_, met)| met.members().any(|member| member == seat));
    own.flat_map(|(talks, met)| met.broken_by.iter().map(move |by| CaucusReport { talks, turn: met.turn, by: *by }))
        .collect()
}
