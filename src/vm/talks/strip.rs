//! The top bar, what is going on, and what can be done with the next offer.

use super::room::Room;
use super::{Action, Bar, Gain, TalksMemo};
use crate::base::{ActorId, ForumId};
use crate::level::{Mechanism, Protocol};
use crate::negotiation::Outcome;
use crate::rules::{Failure, Order, Plan, TalksStatus};
use crate::vm::Intent;
use crate::vm::when;
use crate::words::args;

/// The next offer and what can be done at the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// What the strip is about: the next offer, the chair's next text, the silence.
    pub heading: String,
    /// How the next offer differs from the text on the table.
    pub words: String,
    pub worth: Option<Gain>,
    /// Put it on the table; for a chair, write the next revision. None under silence.
    pub put: Option<Action>,
    /// What brings the text towards adoption: for a chair the silence procedure, where a venue votes its table.
    pub onward: Option<Action>,
    /// Show it to some of the others in private; where there are enough of them.
    pub caucus: Option<CaucusChoice>,
    /// Compose from the text on the table again; none while nothing is changed.
    pub reset: Option<Action>,
    /// Pass the floor, or break the silence.
    pub floor: Vec<Action>,
    pub leave: Option<WalkOut>,
}

/// Whom the next offer is shown to in private.
#[derive(Clone, Debug, PartialEq)]
pub struct CaucusChoice {
    /// Opens the choice.
    pub label: String,
    pub note: String,
    pub title: String,
    pub question: String,
    /// The reader is choosing.
    pub open: bool,
    /// The others, and whether they are chosen.
    pub parties: Vec<(ActorId, String, bool)>,
    pub show: Action,
}

/// Leaving for good, with the question that comes first.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkOut {
    pub action: Action,
    pub question: String,
    pub stay: String,
}

pub(super) fn bar(room: &Room) -> Bar {
    let turn = room.view.turn.max(1);
    let parts = [
        room.level.title.clone(),
        room.with(
            "talks-when",
            &args([
                ("turn", when::turn(room.level, turn, room.words).into()),
                ("day", when::first_day(room.level, turn, room.words).into()),
            ]),
        ),
        match room.spec.protocol {
            Protocol::AlternatingOffers => room.get("talks-protocol-offers"),
            Protocol::SingleText { .. } => room.get("talks-protocol-single-text"),
            Protocol::OpenSignature { threshold, .. } => room.count("talks-protocol-signature", threshold),
            Protocol::Ballot { forum } => {
                let forum = room.level.forum(forum).name.as_str();
                room.with("talks-protocol-ballot", &args([("forum", forum.into())]))
            }
        },
    ];
    let spec = room.spec;
    let holds_floor = room.party.is_some() && room.table.floor.map(usize::from) == room.party;
    let may_offer = holds_floor && room.chair() != room.view.seat() && room.is_open();
    let left = spec.offers_per_floor.saturating_sub(room.table.offers_now);
    Bar {
        name: spec.name.clone(),
        line: parts.join(" · "),
        deadline: deadline(room, turn),
        offers_left: may_offer.then(|| room.count("talks-offers-left", left)),
        capital: room.view.desk().map(|desk| desk.free.capital.to_string()),
    }
}

fn deadline(room: &Room, turn: u16) -> String {
    let spec = room.spec;
    let at = |turn: u16| when::turn(room.level, turn, room.words);
    match &room.table.status {
        TalksStatus::NotOpen => room.with("talks-opens", &args([("when", at(spec.opens).into())])),
        TalksStatus::Adopted { text } => {
            let when = room.view.texts.get(text.ix()).map_or(turn, |text| text.turn);
            room.with("talks-adopted-when", &args([("when", at(when).into())]))
        }
        TalksStatus::Failed { .. } => room.get("talks-ended"),
        TalksStatus::Open | TalksStatus::Silence { .. } | TalksStatus::Signing { .. } => {
            let left = spec.closes.saturating_sub(turn);
            let when = at(spec.closes);
            if left == 0 {
                return room.with("talks-closes-now", &args([("when", when.into())]));
            }
            let left = when::turns(room.level, left, room.words);
            room.with("talks-closes", &args([("when", when.into()), ("left", left.into())]))
        }
    }
}

/// Who has the floor, what waits, or how it ended.
pub(super) fn banner(room: &Room) -> String {
    let turn = |turn: u16| when::turn(room.level, turn, room.words);
    let party = room.party.is_some();
    match &room.table.status {
        TalksStatus::NotOpen => room.with(
            "talks-banner-not-open",
            &args([
                ("when", turn(room.spec.opens).into()),
                ("day", when::first_day(room.level, room.spec.opens, room.words).into()),
            ]),
        ),
        TalksStatus::Silence { until, .. } if party || room.view.seat().is_none() => {
            room.with("talks-banner-silence", &args([("when", turn(*until).into())]))
        }
        TalksStatus::Signing { .. } => room.with(
            "talks-banner-signing",
            &args([
                ("n", room.table.counts_towards(room.spec).into()),
                ("of", room.spec.threshold().unwrap_or(0).into()),
                ("parties", room.names(&room.table.signed).into()),
            ]),
        ),
        TalksStatus::Adopted { text } => {
            let parties: Vec<ActorId> = room
                .view
                .texts
                .get(text.ix())
                .map_or_else(Vec::new, |text| text.parties.iter().chain(&text.acceded).copied().collect());
            room.with("talks-banner-adopted", &args([("parties", room.names(&parties).into())]))
        }
        TalksStatus::Failed { why: Failure::OutOfTime } => room.get("talks-banner-out-of-time"),
        TalksStatus::Failed { why: Failure::CalledOff } => room.get("talks-banner-called-off"),
        TalksStatus::Failed { why: Failure::WalkedOut { by } } if Some(*by) == room.view.seat() => {
            room.get("talks-banner-you-left")
        }
        TalksStatus::Failed { why: Failure::WalkedOut { by } } => room.about("talks-banner-left", *by),
        TalksStatus::Open | TalksStatus::Silence { .. } => open_banner(room),
    }
}

fn open_banner(room: &Room) -> String {
    if room.mediates {
        return room.get("talks-banner-you-mediate");
    }
    if room.party.is_none() && room.view.seat().is_some() {
        return room.get("talks-banner-behind-doors");
    }
    let floor = match room.table.floor {
        Some(floor) if Some(usize::from(floor)) == room.party => {
            room.get(if room.chair() == room.view.seat() { "talks-banner-your-pen" } else { "talks-banner-your-floor" })
        }
        Some(floor) => room.about("talks-banner-floor", room.spec.parties[usize::from(floor)]),
        None => return room.get("talks-banner-round-over"),
    };
    let round = room.with(
        "talks-banner-round",
        &args([("n", (room.table.rounds_now + 1).into()), ("of", room.spec.rounds_per_turn.into())]),
    );
    match room.mediator() {
        Some(by) => format!("{floor} {round} {}", room.about("talks-banner-mediated", by)),
        None => format!("{floor} {round}"),
    }
}

/// What a party can do; none for others, and nothing once all is over.
pub(super) fn strip(room: &Room, memo: &TalksMemo) -> Option<Strip> {
    if room.party.is_none() && !room.mediates {
        return None;
    }
    let text = room.stands.as_ref()?;
    if !room.is_open() && room.table.status != TalksStatus::NotOpen {
        return None;
    }
    if room.mediates {
        return Some(proposal(room, text));
    }
    let (talks, draft) = (room.id, room.draft.clone());
    let silence_runs = matches!(room.table.status, TalksStatus::Silence { .. });
    let settled = room.is_settled();
    let at_once = || room.get("talks-at-once");
    let chairs = room.chair() == room.view.seat();
    let put = if chairs {
        let mut put = room.submit("talks-put-revision", Order::Revise { talks, draft: draft.clone() }, at_once());
        put.label = room.count("talks-put-revision", room.table.revision + 1);
        put
    } else {
        room.submit("talks-put", Order::Offer { talks, draft: draft.clone() }, at_once())
    };
    let until = room.view.turn + 1;
    let onward = if let Some(forum) = room.spec.forum() {
        let order = Order::Plan(Plan::Table { talks, draft: draft.clone() });
        let note = order_note(room, forum);
        Some(room.submit("talks-table-draft", order, note))
    } else {
        (chairs && !settled).then(|| {
            if room.spec.threshold().is_some() {
                let order = Order::OpenText { talks, draft: draft.clone() };
                return room.submit("talks-open-text", order, room.get("talks-open-text-note"));
            }
            let when = when::turn(room.level, until, room.words);
            let note = room.with("talks-put-silence-note", &args([("when", when.into())]));
            room.submit("talks-put-silence", Order::PutToSilence { talks, draft: draft.clone() }, note)
        })
    };
    let unchanged = draft == *text;
    let reset = (!unchanged && !settled).then(|| reset(room));
    let mut floor = Vec::new();
    if silence_runs {
        let note = room.get("talks-break-silence-note");
        floor.push(room.submit("talks-break-silence", Order::BreakSilence { talks }, note));
    } else if settled {
        let note = room.get("talks-sign-note");
        floor.push(room.submit("talks-sign", Order::Plan(Plan::Sign { talks }), note));
    } else {
        floor.push(room.submit("talks-yield", Order::Yield { talks }, at_once()));
    }
    Some(Strip {
        heading: room.get(match (silence_runs, settled, chairs) {
            (true, ..) => "talks-under-silence",
            (_, true, _) => "talks-for-signature",
            (_, _, true) => "talks-your-text",
            (_, _, false) => "talks-your-offer",
        }),
        words: if silence_runs {
            room.get("talks-offer-silence")
        } else if settled {
            room.get("talks-offer-signing")
        } else if unchanged {
            room.get("talks-offer-unchanged")
        } else {
            room.changes(text, &draft)
        },
        worth: room.worth(if settled { text } else { &draft }),
        put: (!settled).then_some(put),
        onward,
        caucus: caucus(room, memo),
        reset,
        floor,
        leave: (room.is_open() && room.spec.forum().is_none() && room.spec.threshold().is_none()).then(|| WalkOut {
            action: room.submit("talks-leave", Order::WalkOut { talks }, room.get("talks-leave-note")),
            question: room.get("talks-leave-question"),
            stay: room.get("talks-stay"),
        }),
    })
}

/// What whoever mediates can do: propose.
fn proposal(room: &Room, text: &Outcome) -> Strip {
    let (talks, draft) = (room.id, room.draft.clone());
    let unchanged = draft == *text;
    Strip {
        heading: room.get("talks-your-proposal"),
        words: if unchanged { room.get("talks-offer-unchanged") } else { room.changes(text, &draft) },
        worth: None,
        put: Some(room.submit("talks-put", Order::Offer { talks, draft }, room.get("talks-propose-note"))),
        onward: None,
        caucus: None,
        reset: (!unchanged).then(|| reset(room)),
        floor: Vec::new(),
        leave: None,
    }
}

fn reset(room: &Room) -> Action {
    Action {
        label: room.get("talks-reset"),
        intent: Intent::ComposeReset { talks: room.id },
        note: room.get("talks-reset-note"),
        off: None,
    }
}

/// Whom a draft can be shown to in private: where there are others to keep it from, and the text is still talked about.
fn caucus(room: &Room, memo: &TalksMemo) -> Option<CaucusChoice> {
    let possible = room.spec.caucus && room.spec.parties.len() > 2 && room.level.plays(Mechanism::Caucuses);
    if !possible || room.table.status != TalksStatus::Open {
        return None;
    }
    let chosen = memo.caucus.as_deref().unwrap_or_default();
    let others: Vec<ActorId> = room.others().map(|(_, actor)| actor).collect();
    let with = others.iter().copied().filter(|actor| chosen.contains(actor)).collect();
    let order = Order::Caucus { talks: room.id, with, draft: room.draft.clone() };
    Some(CaucusChoice {
        label: room.get("talks-caucus"),
        note: room.get("talks-caucus-note"),
        title: room.get("talks-caucus-title"),
        question: room.get("talks-caucus-question"),
        open: memo.caucus.is_some(),
        parties: others.iter().map(|a| (*a, room.about("talks-caucus-with", *a), chosen.contains(a))).collect(),
        show: room.submit("talks-caucus-show", order, room.get("talks-caucus-show-note")),
    })
}

/// When the venue would vote on a draft that is put before it now.
fn order_note(room: &Room, forum: ForumId) -> String {
    let spec = room.level.forum(forum);
    match spec.next_session(0, room.view.turn + 1) {
        Some(turn) => {
            let when = when::turn(room.level, turn, room.words);
            room.with("talks-table-note", &args([("forum", spec.name.as_str().into()), ("when", when.into())]))
        }
        None => room.get("talks-table-too-late"),
    }
}
