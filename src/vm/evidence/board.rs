//! How sure one is, against one's own standards of proof, and whether a single card carries it all.

use super::{Belief, EvidenceMemo, believed, cards, sure_word};
use crate::base::{CardRef, Permille};
use crate::level::{Fragility, Proof};
use crate::rules::{Held, Order, STANDARD_COST, Seen, Sight, check_view, finding, floor};
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
    /// What the capital wants, or why it cannot be set so.
    pub note: String,
    pub off: bool,
}

/// The standards of proof while they are being set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardsVm {
    /// Mild first; none for a viewer without a seat.
    pub rows: Vec<StandardSetVm>,
    /// To set what was chosen, one after another.
    pub orders: Vec<Order>,
    /// The button that does so.
    pub set: String,
    /// Why they cannot be set.
    pub off: Option<String>,
    /// That something is chosen and not set.
    pub unset: Option<String>,
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

/// Every standard as it stands and as it would be set. Those that would change are checked one after another, in the
/// order of `StandardsVm::orders`.
pub(super) fn standards(reader: &Reader, memo: &EvidenceMemo) -> StandardsVm {
    let mut vm = StandardsVm { rows: Vec::new(), orders: Vec::new(), set: String::new(), off: None, unset: None };
    let (Some(seat), Some(desk)) = (reader.view.seat(), reader.view.desk()) else { return vm };
    vm.rows = Proof::ALL
        .into_iter()
        .map(|proof| {
            let at = desk.standards[proof.ix()];
            let floor = floor(reader.level, seat, &desk.lowered, proof);
            let floor_words = [("floor", figures::permille(floor.0.into()).into())];
            StandardSetVm {
                proof,
                name: capitalised(&proof_name(reader, proof)),
                at,
                to: memo.pending[proof.ix()].unwrap_or(at),
                floor,
                note: reader.with("evidence-standard-floor", floor_words),
                off: false,
            }
        })
        .collect();
    // Standards rise with how severe the act is: the severest goes up first, the mildest down first.
    let (up, down): (Vec<usize>, Vec<usize>) =
        (0..vm.rows.len()).filter(|row| vm.rows[*row].to != vm.rows[*row].at).partition(|row| {
            let row = &vm.rows[*row];
            row.to > row.at
        });
    let changes: Vec<usize> = up.into_iter().rev().chain(down).collect();
    vm.set = reader.with("evidence-set", [("n", changes.len().into())]);
    if changes.is_empty() {
        return vm;
    }
    vm.unset = Some(reader.with("evidence-unset", [("n", changes.len().into())]));
    let mut view = reader.view.clone();
    for change in changes {
        let row = &mut vm.rows[change];
        let order = Order::SetStandard { proof: row.proof, at: row.to };
        if let Err(refusal) = check_view(reader.level, &view, &order) {
            row.note = refusal_words(reader.level, &refusal, reader.words);
            row.off = true;
            vm.off.get_or_insert_with(|| row.note.clone());
        } else if let Some(desk) = &mut view.desks[seat.ix()] {
            desk.standards[row.proof.ix()] = row.to;
            if !desk.cards.is_empty() {
                desk.free.capital -= STANDARD_COST;
            }
        }
        vm.orders.push(order);
    }
    vm
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
    let in_full = finding(reader.level, belief.incident, &trusting, public, None, reader.view.seat());
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
