//! Who would speak together: coalitions one is in, leads or could join.

use crate::base::{ActorId, CoalitionId};
use crate::level::JoinPrice;
use crate::rules::{Order, Plan};
use crate::vm::desk::coalition::orders as bonds;
use crate::vm::emblem::Emblem;
use crate::vm::orders::{OrderVm, order_vm, terms_words};
use crate::vm::reader::Reader;

/// A coalition with what the reader's seat can do in it.
#[derive(Clone, Debug, PartialEq)]
pub struct CoalitionVm {
    pub name: String,
    /// The shared outcome.
    pub outcome: String,
    /// Whether a joint statement can stand on it.
    pub note: String,
    pub members: Vec<Emblem>,
    /// Invitations where the seat leads, joining or leaving where it does not.
    pub orders: Vec<OrderVm>,
}

pub(super) fn coalitions(reader: &Reader) -> Vec<CoalitionVm> {
    let Some(seat) = reader.view.seat() else { return Vec::new() };
    let mut all = Vec::new();
    for (c, now) in reader.view.coalitions.iter().enumerate() {
        let coalition = CoalitionId::at(c);
        let spec = reader.level.coalition(coalition);
        let inside = now.members.contains(&seat);
        let concerned = inside || spec.lead == seat || now.invited.contains(&seat);
        if !concerned {
            continue;
        }
        let mut plans = Vec::new();
        if spec.lead == seat {
            let outside = spec.invites.iter().map(|(actor, _)| *actor);
            let outside = outside.filter(|actor| !now.members.contains(actor) && !now.invited.contains(actor));
            plans.extend(outside.map(|actor| Plan::Invite { coalition, actor }));
        } else if inside {
            plans.push(Plan::Leave { coalition });
        } else {
            plans.push(Plan::Join { coalition });
        }
        let waiting = reader.names(now.invited.iter().copied().filter(|actor| !now.members.contains(actor)));
        let note = match (inside, now.members.len()) {
            (false, _) => reader.get("coalition-invited"),
            (true, 0 | 1) => reader.get("coalition-alone"),
            (true, n) => reader.with("coalition-speaks", [("n", n.into())]),
        };
        let note = if waiting.is_empty() {
            note
        } else {
            format!("{note} {}", reader.with("coalition-waiting", [("who", waiting.into())]))
        };
        let mut notes = vec![note];
        notes.extend(pledges(reader, coalition));
        if spec.lead == seat {
            let outside = spec.invites.iter().map(|(actor, _)| *actor).filter(|actor| !now.members.contains(actor));
            notes.extend(outside.filter_map(|actor| terms_words(reader, coalition, actor)));
            notes.extend(cheapest(reader, coalition).map(|who| reader.about("coalition-cheapest", who)));
        } else if !inside {
            notes.extend(terms_words(reader, coalition, seat));
        }
        let orders: Vec<Order> = plans.into_iter().map(Order::Plan).chain(bonds(reader, coalition, seat)).collect();
        all.push(CoalitionVm {
            name: spec.name.clone(),
            outcome: spec.outcome.clone(),
            note: notes.join(" "),
            members: now.members.iter().map(|member| reader.emblem(*member)).collect(),
            orders: orders.into_iter().map(|order| order_vm(reader, order)).collect(),
        });
    }
    all
}

/// Who has given its word, as far as the reader may know, and who kept it.
fn pledges(reader: &Reader, coalition: CoalitionId) -> Vec<String> {
    let now = &reader.view.coalitions[coalition.ix()];
    let like = |id: &str, kept: Option<bool>| {
        let who = now.bonds.pledges.iter().filter(|pledge| pledge.kept == kept).map(|pledge| pledge.by);
        let who = reader.names(who);
        (!who.is_empty()).then(|| reader.with(id, [("who", who.into())]))
    };
    let all = [("coalition-pledged", None), ("coalition-kept", Some(true)), ("coalition-broke", Some(false))];
    all.into_iter().filter_map(|(id, kept)| like(id, kept)).collect()
}

/// Who would come next for the least, counted in capital and money alike; nobody if nobody with terms could come now.
fn cheapest(reader: &Reader, coalition: CoalitionId) -> Option<ActorId> {
    let members = &reader.view.coalitions[coalition.ix()].members;
    let terms = reader.level.coalition(coalition).bonds.terms.iter();
    let could = terms.filter(|terms| {
        !members.contains(&terms.actor) && reader.view.in_sequence(reader.level, coalition, terms.actor)
    });
    let least = could.filter_map(|terms| {
        let prices = terms.prices.iter().filter_map(|price| match price {
            JoinPrice::Trust(_) => None,
            JoinPrice::Paid { capital, budget } => Some(capital + budget),
            JoinPrice::Package(package) => {
                let package = reader.level.package(*package);
                Some(package.cost_per_turn * i32::from(package.delay))
            }
        });
        let met = reader.view.price_met(reader.level, coalition, terms.actor);
        Some((if met { 0 } else { prices.min()? }, terms.actor))
    });
    least.min().map(|(_, actor)| actor)
}
