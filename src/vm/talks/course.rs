//! The foot: what each side's offers were worth to the reader, round by round.

use super::room::{Room, points};
use crate::base::ActorId;
use crate::negotiation::Outcome;
use crate::vm::emblem::Emblem;
use crate::vm::figures;
use crate::words::args;

/// The course of offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// What the lines mean.
    pub note: String,
    pub traces: Vec<Trace>,
    /// Value of no deal on the same scale, for whom there is one.
    pub no_deal: Option<i64>,
    /// Rounds from opening to deadline.
    pub rounds: u32,
}

/// The offers between the reader and one counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    pub actor: ActorId,
    pub who: Emblem,
    pub theirs: Vec<Mark>,
    pub yours: Vec<Mark>,
    /// What the last of theirs is worth, in words; nothing before the first.
    pub theirs_now: String,
    pub yours_now: String,
    /// The reader's own guess of how far the next offer meets what they ask; marked as a guess.
    pub estimate: Option<String>,
    pub spoken: String,
}

/// One offer.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Rounds completed before it was made.
    pub round: u32,
    /// Worth to the reader in points of a hundred.
    pub worth: i64,
    /// It crosses one of the reader's red lines: no worth is said.
    pub barred: bool,
}

/// How much an issue weighs in an estimate while nothing was said about it, on the scale of answers, 0 to 4.
const UNKNOWN_WEIGHT: u32 = 2;

pub(super) fn course(room: &Room) -> Course {
    let traces = match room.utility() {
        Some(_) => room.others().map(|(party, actor)| trace(room, party, actor)).collect(),
        None => Vec::new(),
    };
    Course {
        note: room.get("talks-course-note"),
        traces,
        no_deal: room.utility().map(|utility| points(utility.reservation)),
        rounds: room.spec.rounds(),
    }
}

fn trace(room: &Room, party: usize, actor: ActorId) -> Trace {
    let theirs = marks(room, actor);
    let yours = room.view.seat().map(|own| marks(room, own)).unwrap_or_default();
    let now = |marks: &[Mark]| match marks.last() {
        None => String::new(),
        Some(mark) if mark.barred => room.get("talks-option-red-line"),
        Some(mark) => figures::whole(mark.worth),
    };
    let (theirs_now, yours_now) = (now(&theirs), now(&yours));
    let silent = |words: &str| if words.is_empty() { room.get("talks-course-nothing") } else { words.to_owned() };
    let spoken = room.with(
        "talks-course-spoken",
        &args([
            ("who", room.name(actor).into()),
            ("theirs", silent(&theirs_now).into()),
            ("yours", silent(&yours_now).into()),
        ]),
    );
    Trace {
        actor,
        who: room.emblem(actor),
        theirs,
        yours,
        theirs_now,
        yours_now,
        estimate: estimate(room, party, actor),
        spoken,
    }
}

fn marks(room: &Room, by: ActorId) -> Vec<Mark> {
    let Some(utility) = room.utility() else { return Vec::new() };
    let offers = room.table.offers.iter().filter(|offer| offer.by == by && room.fits(&offer.draft));
    offers
        .map(|offer| Mark {
            round: offer.round,
            worth: points(utility.value(&offer.draft)),
            barred: !utility.can_sign(&offer.draft),
        })
        .collect()
}

/// How much of what a party asks for the next offer gives it, its issues weighed by what it said when asked. Nothing of
/// what it really values enters.
fn estimate(room: &Room, party: usize, actor: ActorId) -> Option<String> {
    let asks: &Outcome = room.asks(party).filter(|_| room.is_composing())?;
    let told = &room.own?.told;
    let weight = |issue: u8| {
        let said = told.iter().rev().find(|told| told.of == actor && told.issue == issue);
        said.and_then(|told| told.grade).map_or(UNKNOWN_WEIGHT, u32::from)
    };
    let mut total = 0;
    let mut met = 0;
    for (issue, (asked, offered)) in (0..=u8::MAX).zip(asks.0.iter().zip(&room.draft.0)) {
        total += weight(issue);
        met += if asked == offered { weight(issue) } else { 0 };
    }
    // Rounded to tenths: it is a guess.
    let tenths = (20 * met + total).checked_div(2 * total)?;
    let share = figures::percent(10 * tenths);
    Some(room.with("talks-estimate", &args([("share", share.into())])))
}
