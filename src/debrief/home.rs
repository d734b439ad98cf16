//! Signatures that home fronts refused: who could not deliver what it had signed, how likely that was, and what could have
//! been done about it (involuntary defection: Putnam 1988).

use serde::Serialize;

use super::course::Course;
use crate::base::{ActorId, Permille, TalksId};

/// A party signed a text, and its home front refused it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefusalReport {
    pub talks: TalksId,
    pub party: ActorId,
    /// Who refused, by its position in the party's home front.
    pub ratifier: u8,
    pub turn: u16,
    /// How likely this ratifier was to refuse, and how likely it would have been had it been prepared once more.
    pub chance: Permille,
    pub eased: Permille,
    /// How often the party had prepared it.
    pub prepared: u16,
    /// How many the text binds in the end.
    pub bound: u16,
}

/// Somebody at home called a delegation to account.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CallReport {
    pub turn: u16,
    pub party: ActorId,
    /// Who called, by its position in the party's home front.
    pub ratifier: u8,
    /// How far it backed the delegation then.
    pub support: i32,
}

/// Refusals of texts of the reader's talks, in the order in which they came.
pub(super) fn refusals(course: &Course, seat: ActorId) -> Vec<RefusalReport> {
    let refused = course.trail.refusals.iter().filter_map(|refused| {
        let text = course.end().texts.get(refused.text.ix())?;
        Some(RefusalReport {
            talks: text.talks,
            party: refused.party,
            ratifier: refused.ratifier,
            turn: refused.turn,
            chance: refused.chance,
            eased: refused.eased,
            prepared: refused.prepared,
            bound: u16::try_from(text.bound().len()).unwrap_or(u16::MAX),
        })
    });
    refused.filter(|report| course.level.talks(report.talks).party(seat).is_some()).collect()
}
