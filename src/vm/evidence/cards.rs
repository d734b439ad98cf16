//! Cards in hand and before the world, and clues that nobody here has read.

use super::EvidenceMemo;
use crate::base::{CardRef, Decibans, IncidentId, Permille};
use crate::level::{Card, Clue, EvidenceKind, Fragility};
use crate::rules::{Held, Order, Plan, Refusal, check_view, discounted};
use crate::vm::figures;
use crate::vm::orders::{OrderState, OrderVm, headway, order_vm};
use crate::vm::reader::{Reader, capitalised};

/// A card of evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct CardVm {
    pub card: CardRef,
    pub kind: EvidenceKind,
    pub kind_word: String,
    pub source: String,
    pub title: String,
    pub text: String,
    /// Short names of the accounts with the weight for or against, as far as the card is believed.
    pub weights: Vec<(String, Decibans)>,
    pub fragility: Fragility,
    pub fragility_words: String,
    /// Who showed it and how far it is believed; nothing for own finds.
    pub from: Option<String>,
    pub public: bool,
    /// Somebody wanted it to be found, where that is known by now.
    pub planted: Option<String>,
    /// Its actions are laid out.
    pub chosen: bool,
    pub publish: Option<OrderVm>,
    /// One for each actor it could be shown to.
    pub share: Vec<OrderVm>,
    /// To work on what one was only shown.
    pub check: Option<OrderVm>,
    pub spoken: String,
}

/// A clue nobody here has read.
#[derive(Clone, Debug, PartialEq)]
pub struct ClueVm {
    pub clue: u16,
    pub kind: EvidenceKind,
    pub kind_word: String,
    pub name: String,
    pub source: String,
    /// Such as `2 weeks of work, half done · technical capacity 60`.
    pub effort: String,
    /// Headway in permille.
    pub headway: u16,
    /// Who can work on it, where not everybody can.
    pub who: Option<String>,
    pub order: OrderVm,
}

pub(super) fn hand(reader: &Reader, memo: &EvidenceMemo, incident: IncidentId) -> Vec<CardVm> {
    let public = &reader.view.incidents[incident.ix()].public;
    let held = reader.view.desk().map_or(&[][..], |desk| &desk.cards);
    let own = held.iter().filter(|held| held.card.incident == incident);
    let mut cards: Vec<CardVm> = own.map(|held| card_vm(reader, memo, held.card, Some(held))).collect();
    let others = public.iter().filter(|card| !held.iter().any(|held| held.card == **card));
    cards.extend(others.map(|card| card_vm(reader, memo, *card, None)));
    cards
}

/// The heaviest weight on any card of the incident, so that bars of all cards share a scale.
pub(super) fn heaviest(reader: &Reader, incident: IncidentId) -> i32 {
    let clues = &reader.level.incident(incident).clues;
    let weights = clues.iter().flat_map(|clue| &clue.cards).flat_map(|card| &card.weights);
    weights.map(|weight| weight.abs()).max().unwrap_or(1)
}

pub(super) fn spec_of<'a>(reader: &Reader<'a>, card: CardRef) -> (&'a Clue, &'a Card) {
    let clue = &reader.level.incident(card.incident).clues[usize::from(card.clue)];
    (clue, &clue.cards[usize::from(card.card)])
}

fn card_vm(reader: &Reader, memo: &EvidenceMemo, card: CardRef, held: Option<&Held>) -> CardVm {
    let (clue, spec) = spec_of(reader, card);
    let public = reader.view.incidents[card.incident.ix()].public.contains(&card);
    let believed = held.filter(|_| !public).map_or(Permille::CERTAIN, |held| held.believed);
    let suspects = &reader.level.incident(card.incident).suspects;
    let weights: Vec<(String, Decibans)> = suspects
        .iter()
        .zip(&spec.weights)
        .map(|(suspect, weight)| (suspect.short.clone(), discounted(*weight, believed)))
        .collect();
    let from = held.and_then(|held| held.from).map(|from| {
        let how_far = figures::permille(believed.0.into());
        reader.with("card-from", [("who", reader.name(from).into()), ("believed", how_far.into())])
    });
    let chosen = memo.card == Some(card);
    let seated = held.is_some() && reader.view.seat().is_some();
    let fragility_words = fragility_words(reader, card, spec.fragility, public);
    let spoken = reader.with(
        "card-spoken",
        [
            ("kind", kind_word(reader, clue.kind).into()),
            ("title", spec.title.as_str().into()),
            ("source", clue.source.as_str().into()),
            ("fragility", fragility_words.as_str().into()),
        ],
    );
    CardVm {
        card,
        kind: clue.kind,
        kind_word: kind_word(reader, clue.kind),
        source: capitalised(&clue.source),
        title: spec.title.clone(),
        text: spec.text.clone(),
        weights,
        fragility: spec.fragility,
        fragility_words,
        from,
        public,
        // The view lays truths open only when nothing is a secret any more.
        planted: (spec.planted && (reader.view.ended || reader.view.viewer.knows_secrets()))
            .then(|| reader.get("card-planted")),
        chosen,
        publish: seated.then(|| order_vm(reader, Order::Plan(Plan::Publish { card }))),
        share: if seated && chosen && !public { share(reader, card) } else { Vec::new() },
        check: held.filter(|held| held.from.is_some() && !public).and_then(|_| check(reader, card)),
        spoken,
    }
}

/// Whom the card could be shown to: all allies at once, then one by one, the most trusting first.
fn share(reader: &Reader, card: CardRef) -> Vec<OrderVm> {
    let mut others: Vec<_> = reader.level.actor_ids().filter(|id| Some(*id) != reader.view.seat()).collect();
    others.sort_by_key(|id| (std::cmp::Reverse(reader.trust_of(*id)), *id));
    let allies = reader.allied().map(|coalition| Plan::Circulate { card, coalition });
    let plans = allies.chain(others.into_iter().map(|with| Plan::Share { card, with }));
    plans.map(|plan| order_vm(reader, Order::Plan(plan))).collect()
}

/// The order to find out for oneself what one was only shown, unless it is not for this seat to find.
fn check(reader: &Reader, card: CardRef) -> Option<OrderVm> {
    let order = order_vm(reader, Order::Plan(Plan::Investigate { incident: card.incident, clue: card.clue }));
    (!matches!(order.state, OrderState::Off(_))).then_some(order)
}

fn fragility_words(reader: &Reader, card: CardRef, fragility: Fragility, public: bool) -> String {
    let burnt = reader.view.incidents[card.incident.ix()].burnt.contains(&card.clue);
    reader.get(match (public, burnt, fragility) {
        (true, true, _) => "card-public-burnt",
        (true, false, _) => "card-public",
        (false, _, Fragility::Safe) => "card-safe",
        (false, _, Fragility::Narrows) => "card-narrows",
        (false, _, Fragility::Burns) => "card-burns",
    })
}

pub(super) fn kind_word(reader: &Reader, kind: EvidenceKind) -> String {
    reader.get(match kind {
        EvidenceKind::Technical => "evidence-kind-technical",
        EvidenceKind::HumanSource => "evidence-kind-human-source",
        EvidenceKind::Leak => "evidence-kind-leak",
        EvidenceKind::Legal => "evidence-kind-legal",
        EvidenceKind::SelfClaim => "evidence-kind-self-claim",
    })
}

/// Clues not read yet, those that can be worked on first; and how many are not for this seat to read.
pub(super) fn clues(reader: &Reader, incident: IncidentId) -> (Vec<ClueVm>, usize) {
    let spec = reader.level.incident(incident);
    let now = &reader.view.incidents[incident.ix()];
    let held = reader.view.desk().map_or(&[][..], |desk| &desk.cards);
    let mut clues = Vec::new();
    let mut closed = 0;
    for (c, clue) in spec.clues.iter().enumerate() {
        let Ok(position) = u16::try_from(c) else { continue };
        let read = |card: &CardRef| card.incident == incident && card.clue == position;
        if now.public.iter().any(read) || held.iter().any(|held| read(&held.card)) {
            continue;
        }
        let order = Order::Plan(Plan::Investigate { incident, clue: position });
        match check_view(reader.level, reader.view, &order) {
            // What hangs on a card one does not hold would tell what that card says.
            Err(Refusal::ClueAfter) => continue,
            Err(Refusal::ClueNotOpen | Refusal::NoSeat) => {
                closed += 1;
                continue;
            }
            _ => {}
        }
        clues.push(clue_vm(reader, incident, position, clue, order));
    }
    clues.sort_by_key(|clue| matches!(clue.order.state, OrderState::Off(_)));
    (clues, closed)
}

fn clue_vm(reader: &Reader, incident: IncidentId, position: u16, clue: &Clue, order: Order) -> ClueVm {
    let (made, effort) = headway(reader, incident, position, clue);
    let effort_words = reader.turns(clue.effort.into());
    let done = match made {
        0 => String::new(),
        _ => reader.with("clue-done", [("share", figures::percent(100 * made.min(effort) / effort.max(1)).into())]),
    };
    let wants = match clue.technical {
        0 => String::new(),
        technical => reader.with("clue-technical", [("n", technical.into())]),
    };
    let parts: Vec<String> = [reader.with("clue-effort", [("effort", effort_words.into())]), done, wants]
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect();
    let others = clue.only.iter().copied().filter(|id| Some(*id) != reader.view.seat());
    let others = reader.names(others);
    ClueVm {
        clue: position,
        kind: clue.kind,
        kind_word: kind_word(reader, clue.kind),
        name: capitalised(&clue.name),
        source: capitalised(&clue.source),
        effort: parts.join(" · "),
        headway: u16::try_from(1000 * made.min(effort) / effort.max(1)).unwrap_or(1000),
        who: (!clue.only.is_empty()).then(|| match others.as_str() {
            "" => reader.get("clue-only-you"),
            others => reader.with("clue-only", [("who", others.into())]),
        }),
        order: order_vm(reader, order),
    }
}
