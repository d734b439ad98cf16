//! How sure one is, against one's own standards of proof, and whether a single card carries it all.

use super::{Belief, EvidenceMemo, believed, cards, sure_word};
use crate::base::{CardRef, Permille};
use crate::level::{Fragility, Proof};
use crate::rules::{Held, Order, Refusal, STANDARD_COST, Seen, Sight, check_view, finding};
use crate::vm::chart::{AccountVm, ConfidenceVm, StandardVm};
use crate::vm::figures;
use crate::vm::orders::proof_name;
use crate::vm::reader::{Reader, capitalised};
use crate::vm::refusal::refusal_words;

/// The card without which the case would fall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriesVm {
    pub card: CardRef,
    /// The sentence in stretches, with those that matter marked.
    pub stretches: Vec<(String, bool)>,
    /// What publishing that card would do.
    pub note: String,
}

/// One standard of proof while it is being set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardSetVm {
    pub proof: Proof,
    pub name: String,
    /// As it stands, and as it would be set.
    pub at: Permille,
    pub to: Permille,
    /// The least the capital allows.
    pub floor: Permille,
    pub floor_words: String,
    /// To give it, where it would change.
    pub order: Option<Order>,
    /// Why it cannot be set so.
    pub off: Option<String>,
}

/// Steps of setting a standard, in permille.
pub const STEP: u16 = 10;

pub(super) fn board(reader: &Reader, seen: &[Seen], belief: &Belief) -> ConfidenceVm {
    let spec = reader.level.incident(belief.incident);
    let mut order: Vec<usize> = (0..spec.suspects.len()).collect();
    order.sort_by_key(|s| (std::cmp::Reverse(belief.now[*s]), *s));
    let accounts = order.into_iter().map(|s| {
        let suspect = &spec.suspects[s];
        AccountVm {
            name: suspect.name.clone(),
            kind: suspect.line.clone(),
            now: belief.now[s].0,
            before: suspect.prior.0,
            word: sure_word(reader, belief.now[s]),
            leading: s == belief.leading.ix(),
        }
    });
    let sure = belief.of_account(belief.leading);
    let standards = reader.view.desk().map(|desk| desk.standards);
    let standards = standards.iter().flatten().zip(Proof::ALL).map(|(at, proof)| StandardVm {
        name: proof_name(reader, proof),
        at: at.0,
        met: sure >= *at,
    });
    ConfidenceVm {
        accounts: accounts.collect(),
        standards: standards.collect(),
        words: ["sure-remote", "sure-unlikely", "sure-even", "sure-likely", "sure-certain"].map(|id| reader.get(id)),
        standards_title: reader.get("evidence-standards"),
        standards_note: standards_note(reader, seen),
    }
}

/// When the standards were set, and whether that was before the first card.
fn standards_note(reader: &Reader, seen: &[Seen]) -> String {
    let own = |seat| Some(seat) == reader.view.seat();
    let set = seen.iter().rposition(|s| matches!(s.what, Sight::StandardSet { seat, .. } if own(seat)));
    let first_card = seen.iter().position(|s| match s.what {
        Sight::CardFound { seat, .. } => own(seat),
        Sight::CardShared { to, .. } => own(to),
        _ => false,
    });
    match set {
        None => reader.get("evidence-standards-floor"),
        Some(at) if first_card.is_none_or(|card| at < card) => {
            reader.with("evidence-standards-before", [("turn", reader.turn(seen[at].turn).into())])
        }
        Some(at) => reader.with("evidence-standards-after", [("turn", reader.turn(seen[at].turn).into())]),
    }
}

pub(super) fn note(reader: &Reader, belief: &Belief) -> String {
    reader.get(if belief.known { "evidence-board-known" } else { "evidence-board-note" })
}

pub(super) fn standards_cost(reader: &Reader) -> String {
    let free = reader.view.desk().is_none_or(|desk| desk.cards.is_empty());
    if free {
        reader.get("evidence-standards-free")
    } else {
        reader.with("evidence-standards-cost", [("n", STANDARD_COST.into())])
    }
}

pub(super) fn standards(reader: &Reader, memo: &EvidenceMemo) -> Vec<StandardSetVm> {
    let (Some(seat), Some(desk)) = (reader.view.seat(), reader.view.desk()) else { return Vec::new() };
    let floors = reader.level.actor(seat).mandate.floors;
    Proof::ALL
        .into_iter()
        .map(|proof| {
            let at = desk.standards[proof.ix()];
            let to = memo.pending[proof.ix()].unwrap_or(at);
            let order = Order::SetStandard { proof, at: to };
            let refused = if to == at { None } else { check_view(reader.level, reader.view, &order).err() };
            let floor = floors[proof.ix()];
            StandardSetVm {
                proof,
                name: capitalised(&proof_name(reader, proof)),
                at,
                to,
                floor,
                floor_words: reader
                    .with("evidence-standard-floor", [("floor", figures::permille(floor.0.into()).into())]),
                off: refused.map(|refusal| why(reader, &refusal)),
                order: (to != at).then_some(order),
            }
        })
        .collect()
}

fn why(reader: &Reader, refusal: &Refusal) -> String {
    refusal_words(reader.level, refusal, reader.words)
}

/// How sure one would be if one trusted everybody who showed a card.
pub(super) fn at_their_word(reader: &Reader, belief: &Belief) -> Option<String> {
    let desk = reader.view.desk()?;
    let public = &reader.view.incidents[belief.incident.ix()].public;
    let counts_less = |held: &Held| {
        held.card.incident == belief.incident && held.believed < Permille::CERTAIN && !public.contains(&held.card)
    };
    if belief.known || !desk.cards.iter().any(counts_less) {
        return None;
    }
    let trusting: Vec<Held> = desk.cards.iter().map(|held| Held { believed: Permille::CERTAIN, ..*held }).collect();
    let in_full = finding(reader.level, belief.incident, &trusting, public, None);
    let account = &reader.level.incident(belief.incident).suspects[belief.leading.ix()];
    let sure = figures::permille(in_full[belief.leading.ix()].0.into());
    Some(reader.with("evidence-at-their-word", [("account", account.short.as_str().into()), ("sure", sure.into())]))
}

/// The card that counts most for the leading account, if a standard that is met would be missed without it.
pub(super) fn carries(reader: &Reader, belief: &Belief) -> Option<CarriesVm> {
    let desk = reader.view.desk()?;
    if belief.known {
        return None;
    }
    let sure = belief.of_account(belief.leading);
    let public = &reader.view.incidents[belief.incident.ix()].public;
    let own = desk.cards.iter().map(|held| held.card).filter(|card| !public.contains(card));
    let all = own.chain(public.iter().copied()).filter(|card| card.incident == belief.incident);
    let without = |card| believed(reader, belief.incident, Some(card))[belief.leading.ix()];
    let (falls, card) = all.map(|card| (without(card), card)).min()?;
    // The severest standard that is met now and would not be.
    let (_, proof) = desk.standards.into_iter().zip(Proof::ALL).rev().find(|(at, _)| sure >= *at && falls < *at)?;
    let (clue, spec) = cards::spec_of(reader, card);
    let account = &reader.level.incident(belief.incident).suspects[belief.leading.ix()];
    let before = reader.with(
        "evidence-carries",
        [("source", clue.source.as_str().into()), ("account", account.short.as_str().into())],
    );
    let after = reader.with("evidence-carries-below", [("standard", proof_name(reader, proof).into())]);
    Some(CarriesVm {
        card,
        stretches: vec![(format!("{before} "), false), (figures::permille(falls.0.into()), true), (after, false)],
        note: reader.get(match (public.contains(&card), spec.fragility) {
            (true, _) => "evidence-carries-public",
            (false, Fragility::Safe) => "evidence-carries-safe",
            (false, Fragility::Narrows) => "evidence-carries-narrows",
            (false, Fragility::Burns) => "evidence-carries-burns",
        }),
    })
}
