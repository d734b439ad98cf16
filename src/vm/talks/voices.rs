//! The right side: what each delegation said, why it refused, the smallest step that would win it, its own offers, and
//! what can be asked.

use std::cmp::Reverse;

use super::brief::answer;
use super::room::{Room, points};
use super::{Action, Gain, Stance, TalksMemo, grade_id, seats};
use crate::base::{ActorId, CaucusId, OfferId};
use crate::negotiation::{Change, Grade, Outcome, Step, Term};
use crate::rules::{ASK_COST, CaucusReasons, Order, TalksStatus};
use crate::vm::emblem::Emblem;
use crate::vm::{Explain, Intent, Settings};
use crate::words::args;

/// What the others said.
#[derive(Clone, Debug, PartialEq)]
pub struct Voices {
    /// How much counterparts explain, and the way to the next setting.
    pub dial: Action,
    pub parties: Vec<Voice>,
    /// Who is on board, and who is not.
    pub summary: Vec<String>,
}

/// One delegation.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    pub actor: ActorId,
    pub who: Emblem,
    pub stance: Stance,
    /// Such as `refused your offer`.
    pub note: String,
    /// What it said to what the reader showed it in private this turn.
    pub in_caucus: Option<String>,
    /// With its quotation marks.
    pub quote: Option<String>,
    /// The clauses it objects to, the worst first.
    pub terms: Vec<TermVm>,
    /// The clauses it does not object to, as one line.
    pub rest: Option<String>,
    pub step: Option<StepVm>,
    /// Its offers of this turn.
    pub offers: Vec<OfferVm>,
    pub ask: Option<Ask>,
    /// The reader looks at this one.
    pub chosen: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TermVm {
    pub issue: u8,
    /// `3. Notice, 72 hours`.
    pub words: String,
    pub grade: Grade,
    pub grade_words: String,
}

/// The smallest change that would win a delegation this round.
#[derive(Clone, Debug, PartialEq)]
pub struct StepVm {
    /// What to write, and that the delegation joins; or that no change would do.
    pub words: String,
    /// What the reader gives up by it, whether it is worse for it than no deal, or that it crosses a red line of its own.
    pub cost: String,
    /// Takes it over into the next offer; none where there is no such step.
    pub take: Option<Action>,
    /// The next offer is this very step.
    pub taken: bool,
}

/// An offer of this turn that waits for answers.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferVm {
    /// With whom it was shown in private; none for an offer in the open.
    pub caucus: Option<String>,
    /// What it asks for, against the text on the table.
    pub words: String,
    pub worth: Option<Gain>,
    /// Who accepted it so far.
    pub accepted: String,
    /// What the reader answered.
    pub answered: Option<String>,
    pub accept: Action,
    pub refuse: Action,
    /// Takes it over into the next offer.
    pub take: Action,
}

/// Questions to one delegation: how much does this matter to you?
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub label: String,
    pub cost: String,
    pub off: Option<String>,
    pub open: bool,
    pub questions: Vec<Question>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub issue: u8,
    pub label: String,
    pub ask: Intent,
    /// What they said when asked before.
    pub answer: Option<String>,
}

pub(super) fn voices(room: &Room, memo: &TalksMemo) -> Voices {
    let mut parties: Vec<Voice> = room.others().map(|(party, actor)| voice(room, memo, party, actor)).collect();
    // Whoever is nearest to joining comes first, whoever is on board last.
    parties.sort_by_key(rank);
    parties.extend(room.mediator().and_then(|by| mediator(room, memo, by)));
    let heard = |voice: &Voice| !(voice.note.is_empty() && voice.quote.is_none() && voice.offers.is_empty());
    let mut summary = summary(room);
    if summary.is_empty() && !parties.iter().any(heard) {
        summary.push(room.get("talks-nobody-heard"));
    }
    Voices { dial: dial(room), summary, parties }
}

fn rank(voice: &Voice) -> (u8, usize, Reverse<usize>) {
    let (class, clauses) = match voice.stance {
        Stance::Left | Stance::Ended | Stance::Outside => (0, 0),
        Stance::Near { clauses } => (1, clauses),
        Stance::Refused => (2, 0),
        Stance::Proposes => (3, 0),
        Stance::Asks { clauses: 0 } => (6, 0),
        Stance::Asks { clauses } => (4, clauses),
        Stance::NotHeard | Stance::Silent => (5, 0),
        Stance::Chair | Stance::Mediates => (6, 0),
        Stance::Accepts => (7, 0),
    };
    (class, clauses, Reverse(voice.offers.len()))
}

fn voice(room: &Room, memo: &TalksMemo, party: usize, actor: ActorId) -> Voice {
    let explain = room.settings.explain;
    let stance = seats::stance(room, party, actor);
    let refused = refused(room, actor)
        .filter(|refused| explain != Explain::None && (refused.in_caucus || stance != Stance::Accepts));
    let counts = |term: &&Term| term.grade != Grade::Fine;
    let told = match explain {
        Explain::Full => usize::MAX,
        Explain::Hints => 1,
        Explain::None => 0,
    };
    let terms = refused.as_ref().map_or(&[][..], |refused| refused.terms);
    let fine: Vec<String> = terms
        .iter()
        .filter(|term| term.grade == Grade::Fine)
        .map(|term| room.heading(usize::from(term.issue)))
        .collect();
    let rest = (explain == Explain::Full && !fine.is_empty() && terms.len() > fine.len())
        .then(|| room.with("talks-rest-fine", &args([("clauses", fine.join(", ").into())])));
    Voice {
        actor,
        who: room.emblem(actor),
        stance,
        note: note(room, party, actor, stance),
        in_caucus: said_in_caucus(room, actor),
        quote: refused.as_ref().and_then(|refused| quote(room, party, refused.terms)),
        terms: terms.iter().filter(counts).take(told).map(|term| term_vm(room, *term)).collect(),
        rest,
        step: refused.filter(|_| explain == Explain::Full).map(|refused| step(room, &refused)),
        offers: shown(room, actor).into_iter().chain(offers(room, actor)).collect(),
        ask: ask(room, memo, actor),
        chosen: memo.party == Some(actor),
    }
}

/// Whoever stands between the parties, with what it proposes this turn; for parties only.
fn mediator(room: &Room, memo: &TalksMemo, by: ActorId) -> Option<Voice> {
    room.party.filter(|_| room.is_open())?;
    Some(Voice {
        actor: by,
        who: room.emblem(by),
        stance: Stance::Mediates,
        note: room.get("talks-stance-mediates"),
        in_caucus: None,
        quote: None,
        terms: Vec::new(),
        rest: None,
        step: None,
        offers: offers(room, by),
        ask: None,
        chosen: memo.party == Some(by),
    })
}

/// Why a delegation refused what the reader showed it last: in caucus this turn, or in the open.
struct Refused<'a> {
    by: ActorId,
    terms: &'a [Term],
    step: Option<&'a Step>,
    draft: &'a Outcome,
    in_caucus: bool,
    /// It was in an earlier turn.
    earlier: bool,
}

fn refused<'a>(room: &Room<'a>, by: ActorId) -> Option<Refused<'a>> {
    let met = |reasons: &'a CaucusReasons| {
        let met = room.caucuses().get(reasons.caucus.ix()).filter(|met| met.turn == room.view.turn)?;
        let (terms, step, draft) = (reasons.terms.as_slice(), reasons.step.as_ref(), &met.draft);
        Some(Refused { by, terms, step, draft, in_caucus: true, earlier: false })
    };
    let in_caucus = room.own.and_then(|own| own.in_caucus.iter().find(|reasons| reasons.by == by && room.is_open()));
    in_caucus.and_then(met).or_else(|| {
        let reasons = room.reasons(by)?;
        let offer = room.table.offers.get(reasons.offer.ix())?;
        let earlier = offer.turn != room.view.turn;
        let (terms, step) = (reasons.terms.as_slice(), reasons.step.as_ref());
        Some(Refused { by, terms, step, draft: &offer.draft, in_caucus: false, earlier })
    })
}

/// What a delegation said in private to what the reader showed it last, this turn.
fn said_in_caucus(room: &Room, actor: ActorId) -> Option<String> {
    let mut own = room.caucuses().iter().rev().filter(|met| Some(met.by) == room.view.seat());
    let met = own.find(|met| met.turn == room.view.turn && met.place(actor).is_some())?;
    let answer = met.answers.get(met.place(actor)?).copied().flatten();
    Some(room.get(match answer {
        _ if met.is_agreed() => "talks-caucus-agreed",
        Some(true) => "talks-caucus-yes",
        Some(false) => "talks-caucus-no",
        None => "talks-caucus-waits",
    }))
}

/// What `actor` showed the reader in private this turn, the latest first.
fn shown(room: &Room, actor: ActorId) -> Vec<OfferVm> {
    let (true, Some(seat)) = (room.is_open(), room.view.seat()) else { return Vec::new() };
    let met = room.caucuses().iter().enumerate().rev();
    let met = met.filter(|(_, met)| met.by == actor && met.turn == room.view.turn);
    met.filter_map(|(at, met)| {
        let place = met.place(seat)?;
        let (talks, caucus) = (room.id, CaucusId::at(at));
        let others: Vec<ActorId> = met.with.iter().copied().filter(|other| *other != seat).collect();
        let with = args([("others", room.names(&others).into())]);
        let answered = met.answers.get(place).copied().flatten();
        let answer = |label, accept, note| {
            room.submit(label, Order::AnswerCaucus { talks, caucus, accept, threshold: None }, room.get(note))
        };
        Some(OfferVm {
            caucus: Some(if others.is_empty() {
                room.get("talks-caucus-alone")
            } else {
                room.with("talks-caucus-shown", &with)
            }),
            words: asked_for(room, &met.draft),
            worth: room.worth(&met.draft),
            accepted: if met.is_agreed() { room.get("talks-caucus-agreed") } else { String::new() },
            answered: answered.map(|accept| room.get(if accept { "talks-you-accepted" } else { "talks-you-refused" })),
            accept: answer("talks-accept", true, "talks-caucus-accept-note"),
            refuse: answer("talks-refuse", false, "talks-at-once"),
            take: take(room, &met.draft),
        })
    })
    .collect()
}

/// What a draft asks for, against the text on the table.
fn asked_for(room: &Room, draft: &Outcome) -> String {
    match room.stands.as_ref().filter(|text| *text != draft) {
        Some(text) => room.changes(text, draft),
        None => room.get("talks-offer-is-text"),
    }
}

/// Takes a draft over into the next offer.
fn take(room: &Room, draft: &Outcome) -> Action {
    Action {
        label: room.get("talks-take-offer"),
        intent: Intent::ComposeFrom { talks: room.id, draft: draft.clone() },
        note: room.get("talks-step-note"),
        off: None,
    }
}

/// What it did last, in a few words.
fn note(room: &Room, party: usize, actor: ActorId, stance: Stance) -> String {
    let subject = room.subject().filter(|(_, offer)| offer.by != actor);
    if let (TalksStatus::Open, Some((_, offer))) = (&room.table.status, subject) {
        let answer = offer.answers.get(party).copied().flatten();
        let accepted = |yes, no| if answer == Some(true) { yes } else { no };
        let earlier = offer.turn != room.view.turn;
        if answer.is_some() {
            return match (offer.revision && Some(offer.by) != room.view.seat(), earlier) {
                (true, _) => room.get(accepted("talks-note-accepted-text", "talks-note-refused-text")),
                (false, false) => room.get(accepted("talks-note-accepted", "talks-note-refused")),
                (false, true) => room.get(accepted("talks-note-accepted-before", "talks-note-refused-before")),
            };
        }
    }
    match (room.asks(party), &room.stands, &room.table.status) {
        (_, _, TalksStatus::Adopted { .. } | TalksStatus::Signing { .. }) => {
            room.get(if stance == Stance::Accepts { "talks-stance-signed" } else { "talks-stance-outside" })
        }
        (_, _, TalksStatus::Silence { .. }) => room.get("talks-stance-silent"),
        (_, _, TalksStatus::Failed { .. }) => {
            room.get(if stance == Stance::Left { "talks-stance-left" } else { "talks-stance-ended" })
        }
        (_, _, TalksStatus::NotOpen) => String::new(),
        _ if room.is_chair(party) => room.get("talks-stance-chair"),
        (Some(asks), Some(text), _) if asks == text && room.chair().is_none() => room.get("talks-stance-proposes"),
        (Some(asks), Some(text), _) => {
            room.count("talks-stance-asks", i64::try_from(asks.distance(text)).unwrap_or(i64::MAX))
        }
        _ => room.get("talks-stance-not-heard"),
    }
}

/// What its people say about the worst clause that they have words for.
fn quote(room: &Room, party: usize, terms: &[Term]) -> Option<String> {
    let says = &room.spec.positions.get(party)?.says;
    let refused = terms.iter().filter(|term| term.grade != Grade::Fine);
    let mut said = refused.filter_map(|term| says.get(usize::from(term.issue)));
    let words = said.find(|words| !words.is_empty())?;
    Some(room.with("talks-quote", &args([("words", words.as_str().into())])))
}

fn term_vm(room: &Room, term: Term) -> TermVm {
    let issue = usize::from(term.issue);
    TermVm {
        issue: term.issue,
        words: format!("{}, {}", room.heading(issue), room.option(issue, term.offered)),
        grade: term.grade,
        grade_words: room.get(grade_id(term.grade)),
    }
}

fn step(room: &Room, refused: &Refused) -> StepVm {
    let Some(step) = refused.step.filter(|step| !step.changes.is_empty()) else {
        return StepVm { words: room.get("talks-step-none"), cost: String::new(), take: None, taken: false };
    };
    let changes: Vec<String> = step.changes.iter().map(|change| write(room, *change)).collect();
    let changes = match changes.split_last() {
        Some((last, first)) if !first.is_empty() => {
            room.with("talks-and", &args([("first", first.join(", ").into()), ("last", last.as_str().into())]))
        }
        _ => changes.concat(),
    };
    let who = room.name(refused.by);
    let taken = room.draft == step.outcome;
    // Who bargains may have given way since: then it is enough still, and perhaps more than enough.
    StepVm {
        words: room.with(
            if refused.earlier { "talks-step-earlier" } else { "talks-step" },
            &args([("changes", changes.into()), ("who", who.into())]),
        ),
        cost: step_cost(room, refused.draft, step),
        take: Some(Action {
            label: room.get(if taken { "talks-step-taken" } else { "talks-step-take" }),
            intent: Intent::ComposeFrom { talks: room.id, draft: step.outcome.clone() },
            note: room.get("talks-step-note"),
            off: None,
        }),
        taken,
    }
}

/// `write “five days” in clause 3`.
fn write(room: &Room, change: Change) -> String {
    let issue = usize::from(change.issue);
    let spec = &room.spec.issues[issue];
    let id = match (spec.link.is_some(), change.to == 0) {
        (false, false) => "talks-step-write",
        (false, true) => "talks-step-drop",
        (true, false) => "talks-step-give",
        (true, true) => "talks-step-keep",
    };
    room.with(
        id,
        &args([
            ("number", room.number(issue).into()),
            ("issue", spec.name.as_str().into()),
            ("to", room.option(issue, change.to).into()),
        ]),
    )
}

fn step_cost(room: &Room, offer: &Outcome, step: &Step) -> String {
    let Some(utility) = room.utility() else { return String::new() };
    if !utility.can_sign(&step.outcome) {
        return room.get("talks-step-red-line");
    }
    // The difference of what the gain box shows before and after, so that the figures agree.
    let cost = points(utility.value(offer)) - points(utility.value(&step.outcome));
    let below = points(utility.reservation) - points(utility.value(&step.outcome));
    if below > 0 {
        let below = ("below", below.into());
        return match cost {
            1.. => room.with("talks-step-costs-below", &args([("n", cost.into()), below])),
            0 => room.with("talks-step-costs-nothing-below", &args([below])),
            _ => room.with("talks-step-gains-below", &args([("n", (-cost).into()), below])),
        };
    }
    match cost {
        1.. => room.count("talks-step-costs", cost),
        0 => room.get("talks-step-costs-nothing"),
        _ => room.count("talks-step-gains", -cost),
    }
}

/// The offers of `actor` that may be answered this turn, the latest first.
fn offers(room: &Room, actor: ActorId) -> Vec<OfferVm> {
    if !room.is_open() || (room.party.is_none() && !room.mediates) {
        return Vec::new();
    }
    let made = room.table.offers.iter().enumerate().rev();
    made.filter(|(_, offer)| offer.by == actor && offer.turn == room.view.turn && room.fits(&offer.draft))
        .map(|(ix, offer)| {
            let (talks, id) = (room.id, OfferId::at(ix));
            let accepted: Vec<ActorId> = room
                .spec
                .parties
                .iter()
                .zip(&offer.answers)
                .filter(|(party, answer)| **answer == Some(true) && **party != actor)
                .map(|(party, _)| *party)
                .collect();
            let answer = |label, accept, note| {
                room.submit(label, Order::Answer { talks, offer: id, accept, threshold: None }, room.get(note))
            };
            let alone = room.chair().is_none() && room.spec.parties.len() == 2;
            let yes = if room.chair().is_some() { "talks-support" } else { "talks-accept" };
            OfferVm {
                caucus: None,
                words: asked_for(room, &offer.draft),
                worth: room.worth(&offer.draft),
                accepted: if accepted.is_empty() {
                    String::new()
                } else {
                    room.with("talks-accepted-by", &args([("who", room.names(&accepted).into())]))
                },
                answered: room
                    .party
                    .and_then(|own| offer.answers.get(own).copied().flatten())
                    .map(|accept| room.get(if accept { "talks-you-accepted" } else { "talks-you-refused" })),
                accept: answer(yes, true, if alone { "talks-accept-adopts" } else { "talks-at-once" }),
                refuse: answer("talks-refuse", false, "talks-at-once"),
                take: take(room, &offer.draft),
            }
        })
        .collect()
}

fn ask(room: &Room, memo: &TalksMemo, of: ActorId) -> Option<Ask> {
    let told = match room.own {
        Some(own) => &own.told,
        None => &room.view.talks(room.id).mediation.told,
    };
    if !room.is_open() || (room.own.is_none() && !room.mediates) {
        return None;
    }
    let order = |issue| Order::Ask { talks: room.id, of, issue };
    let cost = room.count("cost-capital", ASK_COST);
    let issues = (0..=u8::MAX).take(room.spec.issues.len());
    Some(Ask {
        label: room.about("talks-ask-whom", of),
        off: room.submit("talks-ask", order(0), String::new()).off,
        cost: room.with("talks-ask-note", &args([("cost", cost.into())])),
        open: memo.asking == Some(of),
        questions: issues
            .map(|issue| Question {
                issue,
                label: room.heading(usize::from(issue)),
                ask: Intent::Submit(order(issue)),
                answer: told.iter().rev().find(|t| t.of == of && t.issue == issue).map(|t| answer(room, t)),
            })
            .collect(),
    })
}

/// Who accepts the reader's offer or the chair's text, and who does not.
fn summary(room: &Room) -> Vec<String> {
    if room.table.status != TalksStatus::Open || (room.party.is_none() && !room.mediates) {
        return Vec::new();
    }
    let Some((_, offer)) = room.subject() else { return Vec::new() };
    let who = |holds: &dyn Fn(Option<bool>) -> bool| -> Vec<ActorId> {
        let others = room.others().filter(|(_, actor)| *actor != offer.by);
        others.filter(|(p, _)| holds(offer.answers.get(*p).copied().flatten())).map(|(_, actor)| actor).collect()
    };
    let own = Some(offer.by) == room.view.seat();
    let (yes, no, none) = (who(&|a| a == Some(true)), who(&|a| a == Some(false)), who(&|a| a.is_none()));
    let line = |id: &str, actors: &[ActorId]| {
        (!actors.is_empty()).then(|| {
            let n = i64::try_from(actors.len()).unwrap_or(i64::MAX);
            room.with(id, &args([("who", room.names(actors).into()), ("n", n.into())]))
        })
    };
    [
        line(if own { "talks-accept-yours" } else { "talks-accept-text" }, &yes),
        line(if own { "talks-refuse-yours" } else { "talks-refuse-text" }, &no),
        line(if own { "talks-silent-yours" } else { "talks-silent-text" }, &none),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn dial(room: &Room) -> Action {
    let (label, next) = match room.settings.explain {
        Explain::Full => ("talks-dial-full", Explain::Hints),
        Explain::Hints => ("talks-dial-hints", Explain::None),
        Explain::None => ("talks-dial-none", Explain::Full),
    };
    Action {
        label: room.get(label),
        intent: Intent::Change(Settings { explain: next, ..room.settings.clone() }),
        note: room.get("talks-dial-note"),
        off: None,
    }
}
