//! The other delegations around the table, each with where it stands.

use super::room::Room;
use crate::base::ActorId;
use crate::rules::{Failure, TalksStatus};
use crate::vm::Explain;
use crate::vm::emblem::Emblem;

/// A delegation at the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    pub actor: ActorId,
    pub who: Emblem,
    pub stance: Stance,
    /// The stance in a few words.
    pub words: String,
    /// It has the floor now.
    pub floor: bool,
}

/// Where a delegation stands, as far as the reader may know.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Stance {
    /// Accepts what the reader, or the chair, put on the table last; or signed.
    Accepts,
    /// Would accept with so many clauses changed.
    Near {
        clauses: usize,
    },
    Refused,
    Chair,
    /// Is no party, and stands between them.
    Mediates,
    /// Asks for other words in so many clauses, or in none, and has not answered.
    Asks {
        clauses: usize,
    },
    /// The text on the table is its offer.
    Proposes,
    /// Has not asked for anything, nor answered.
    NotHeard,
    /// Has not spoken against the text under silence.
    Silent,
    /// Is no party to the text that was adopted, or has not signed the one that is open for signature.
    Outside,
    /// Walked out.
    Left,
    /// The talks ended without a text.
    Ended,
}

pub(super) fn seats(room: &Room) -> Vec<Seat> {
    room.others()
        .map(|(party, actor)| {
            let stance = stance(room, party, actor);
            let floor = room.table.floor.is_some_and(|floor| usize::from(floor) == party);
            Seat { actor, who: room.emblem(actor), stance, words: words(room, stance), floor }
        })
        .collect()
}

pub(super) fn stance(room: &Room, party: usize, actor: ActorId) -> Stance {
    match &room.table.status {
        TalksStatus::Adopted { text } => {
            let binds = room.view.texts.get(text.ix()).is_none_or(|text| text.includes(actor));
            return if binds { Stance::Accepts } else { Stance::Outside };
        }
        TalksStatus::Signing { .. } if room.table.signed.contains(&actor) => return Stance::Accepts,
        TalksStatus::Signing { .. } => return Stance::Outside,
        TalksStatus::Failed { why: Failure::WalkedOut { by } } if *by == actor => return Stance::Left,
        TalksStatus::Failed { .. } => return Stance::Ended,
        TalksStatus::Silence { .. } => return Stance::Silent,
        _ => {}
    }
    if let Some((id, offer)) = room.subject().filter(|(_, offer)| offer.by != actor) {
        match offer.answers.get(party).copied().flatten() {
            Some(true) => return Stance::Accepts,
            Some(false) => {
                let reasons = room.reasons(actor).filter(|reasons| reasons.offer == id);
                // Whoever made an offer of its own since then stands by that.
                let countered = room.chair().is_none() && room.table.offers[id.ix()..].iter().any(|o| o.by == actor);
                let step = reasons.and_then(|reasons| reasons.step.as_ref()).filter(|step| !step.changes.is_empty());
                return match step {
                    Some(step) if room.settings.explain == Explain::Full => {
                        Stance::Near { clauses: step.changes.len() }
                    }
                    _ if countered => Stance::Proposes,
                    _ => Stance::Refused,
                };
            }
            None => {}
        }
    }
    if room.is_chair(party) {
        return Stance::Chair;
    }
    match (room.asks(party), &room.stands) {
        (Some(asks), Some(text)) => match asks.distance(text) {
            0 if room.chair().is_none() => Stance::Proposes,
            clauses => Stance::Asks { clauses },
        },
        _ => Stance::NotHeard,
    }
}

fn words(room: &Room, stance: Stance) -> String {
    match stance {
        Stance::Outside => room.get("talks-stance-outside"),
        Stance::Accepts if room.is_settled() => room.get("talks-stance-signed"),
        Stance::Accepts if room.subject().is_some_and(|(_, offer)| Some(offer.by) != room.view.seat()) => {
            room.get("talks-stance-supports")
        }
        Stance::Accepts => room.get("talks-stance-accepts"),
        Stance::Near { clauses } => room.count("talks-stance-near", i64::try_from(clauses).unwrap_or(i64::MAX)),
        Stance::Asks { clauses } => room.count("talks-stance-asks", i64::try_from(clauses).unwrap_or(i64::MAX)),
        Stance::Refused => room.get("talks-stance-refused"),
        Stance::Chair => room.get("talks-stance-chair"),
        Stance::Mediates => room.get("talks-stance-mediates"),
        Stance::Proposes => room.get("talks-stance-proposes"),
        Stance::NotHeard => room.get("talks-stance-not-heard"),
        Stance::Silent => room.get("talks-stance-silent"),
        Stance::Left => room.get("talks-stance-left"),
        Stance::Ended => room.get("talks-stance-ended"),
    }
}
