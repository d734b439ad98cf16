//! No text: whether there was room for one, in which weeks, and whose act closed it.
//!
//! An impasse scores full marks only if the zone of agreement was empty in every round since the talks opened. Otherwise
//! the best rational text of any round is the yardstick, and an own act that emptied the zone is named.

use serde::Serialize;

use super::Cause;
use super::course::{Interests, Position};
use crate::base::ActorId;
use crate::negotiation::{Domain, Outcome, Product};
use crate::rules::State;

/// How an impasse is to be judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Impasse {
    /// The room for a text over time: one entry for each change of no-deal values or red lines.
    pub room: Vec<Room>,
    /// The zone was empty throughout: no text was the right result.
    pub right: bool,
    /// The best rational text of any round.
    pub yardstick: Option<Yardstick>,
    /// What closed the room in the end, if it was open before and did not open again.
    pub emptied: Option<Emptied>,
}

/// The zone of agreement from a turn on.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Room {
    pub turn: u16,
    /// Texts that everyone could sign and nobody would rather do without.
    pub texts: u64,
}

/// The rational text with the highest product of surpluses over all rounds, then the earliest, then first in the domain.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Yardstick {
    /// The turn from which on it was open.
    pub turn: u16,
    pub text: Outcome,
    /// Per party, over its no-deal value then.
    pub surpluses: Vec<i64>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Emptied {
    pub turn: u16,
    pub cause: Option<Cause>,
    /// The measure was the reader's, or the text carries its signature.
    pub own: bool,
}

impl Impasse {
    pub(super) fn of(domain: &Domain, positions: &[Position], end: &State, seat: ActorId) -> Self {
        let mut room: Vec<Room> = Vec::new();
        let mut emptied = None;
        let mut best: Option<(Product, Yardstick)> = None;
        for position in positions {
            let zone = zone(domain, &position.interests);
            let texts = zone.len() as u64;
            match room.last() {
                Some(before) if before.texts > 0 && texts == 0 => {
                    let own = position.cause.is_some_and(|cause| is_own(cause, end, seat));
                    emptied = Some(Emptied { turn: position.turn, cause: position.cause, own });
                }
                _ if texts > 0 => emptied = None,
                _ => {}
            }
            room.push(Room { turn: position.turn, texts });
            for text in zone {
                let surpluses: Vec<i64> = position.interests.iter().map(|utility| utility.surplus(&text)).collect();
                let Some(product) = Product::of(surpluses.iter().copied()) else { continue };
                if best.as_ref().is_none_or(|(highest, _)| product > *highest) {
                    best = Some((product, Yardstick { turn: position.turn, text, surpluses }));
                }
            }
        }
        Self {
            right: room.iter().all(|room| room.texts == 0),
            room,
            yardstick: best.map(|(_, yardstick)| yardstick),
            emptied,
        }
    }
}

/// The texts that everybody can sign and nobody likes less than no deal.
pub(super) fn zone(domain: &Domain, interests: &Interests) -> Vec<Outcome> {
    let rational = |text: &Outcome| interests.iter().all(|utility| utility.acceptable_at(text, utility.reservation));
    domain.outcomes().filter(rational).collect()
}

fn is_own(cause: Cause, end: &State, seat: ActorId) -> bool {
    match cause {
        Cause::Measure(ix) => end.taken.get(usize::from(ix)).is_some_and(|taken| taken.by == seat),
        Cause::Text(text) => end.texts.get(text.ix()).is_some_and(|text| text.parties.contains(&seat)),
        Cause::Capital(of) => of == seat,
        Cause::Event(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{EventId, Seed, Shared};
    use crate::debrief::testing;

    fn position(turn: u16, reservations: [i64; 2], cause: Option<Cause>) -> Position {
        let mut parties = testing::golden().parties;
        for (party, reservation) in parties.iter_mut().zip(reservations) {
            party.reservation = reservation;
        }
        Position { turn, interests: parties.into_iter().map(Shared::new).collect(), cause }
    }

    fn judge(positions: &[Position]) -> Impasse {
        let level = testing::level();
        let end = State::new(&level, Seed(1));
        Impasse::of(&testing::golden().domain, positions, &end, ActorId(0))
    }

    #[test]
    fn no_text_is_right_only_if_there_was_never_room_for_one() {
        let never = judge(&[position(3, [101, 40], None), position(5, [90, 60], None)]);
        assert!(never.right && never.yardstick.is_none() && never.emptied.is_none());
        assert_eq!(never.room, [Room { turn: 3, texts: 0 }, Room { turn: 5, texts: 0 }]);
        let once = judge(&[position(3, [101, 40], None), position(5, [35, 40], None), position(6, [101, 40], None)]);
        assert!(!once.right);
        assert_eq!(once.room[1].texts, 8);
        assert_eq!(once.emptied, Some(Emptied { turn: 6, cause: None, own: false }));
        let yardstick = once.yardstick.unwrap();
        assert_eq!((yardstick.turn, yardstick.text, yardstick.surpluses), (5, Outcome(vec![1, 1, 1]), vec![30, 32]));
    }

    #[test]
    fn the_yardstick_is_the_best_of_any_round() {
        let judged = judge(&[position(3, [35, 40], None), position(4, [20, 20], None), position(5, [60, 60], None)]);
        assert_eq!(judged.yardstick.as_ref().map(|y| (y.turn, y.surpluses.clone())), Some((4, vec![60, 40])));
        assert_eq!(judged.emptied, None);
    }

    #[test]
    fn what_emptied_the_zone_is_forgotten_when_it_opens_again() {
        let shut = Some(Cause::Event(EventId(0)));
        let again = judge(&[position(3, [35, 40], None), position(4, [101, 40], shut), position(5, [35, 40], None)]);
        assert_eq!(again.emptied, None);
        let for_good = judge(&[position(3, [35, 40], None), position(4, [101, 40], shut)]);
        assert_eq!(for_good.emptied, Some(Emptied { turn: 4, cause: shut, own: false }));
    }
}
