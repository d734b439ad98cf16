//! The foot of the desk: what is planned and what it leaves, what else could be, what could not and why, and the end of
//! the turn.

use super::{DeskMemo, conduct, public, venue};
use crate::base::{ActorId, CardRef, CoalitionId, ForumId, IncidentId, PackageId, TalksId};
use crate::level::{IncidentKind, Mechanism, ResponseKind, TurnUnit};
use crate::rules::{Desk, Order, PackageState, Plan, Refusal, TalksStatus};
use crate::vm::orders::{OrderState, OrderVm, Sign, leaves, order_vm, order_words, usual_account, usual_target};
use crate::vm::reader::Reader;
use crate::vm::refusal::refusal_words;

/// The orders of this turn.
#[derive(Clone, Debug, PartialEq)]
pub struct OrdersVm {
    /// Such as `2 chosen`.
    pub chosen_words: String,
    /// Such as `5 capital and 3 staff; leaves 6 and 2`.
    pub leaves: String,
    /// What waits for a decision, the chosen ones, and a few more that suggest themselves. What is chosen among the suggested stays in its place.
    pub cards: Vec<OrderVm>,
    /// Why nothing can be taken back.
    pub undo_off: Option<String>,
    /// Such as `All 14 orders`.
    pub all_label: String,
    /// Every kind of order for whom and what one looks at.
    pub groups: Vec<OrderGroup>,
    pub end: EndVm,
}

/// Orders about one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderGroup {
    pub title: String,
    pub orders: Vec<OrderVm>,
}

/// The button that ends the turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndVm {
    pub label: String,
    /// What stands below it.
    pub note: String,
    /// What stays undone.
    pub undone: Vec<String>,
    /// Something undone that is lost when the turn ends: it asks once more.
    pub asks: bool,
    pub question: String,
    pub stay: String,
    pub off: Option<String>,
}

/// Orders that suggest themselves beside the chosen ones.
const SUGGESTED: usize = 5;
/// And of one kind among them.
const MOST_OF_A_KIND: u8 = 2;

pub(super) fn orders(reader: &Reader, memo: &DeskMemo) -> Option<OrdersVm> {
    let seat = reader.view.seat()?;
    let desk = reader.view.desk()?;
    let spent = desk.means().minus(desk.free);
    let chosen: Vec<OrderVm> = desk.plans.iter().map(|plan| order_vm(reader, Order::Plan(plan.clone()))).collect();
    let mut groups = groups(reader, desk, seat, memo);
    // Choosing one takes no other away: those that the plans alone leave no means for stay, with the reason.
    let stays = |order: &&OrderVm| order.crowded_out || !matches!(order.state, OrderState::Off(_));
    let suggested = suggested(groups.iter().flat_map(|group| &group.orders).filter(stays));
    let other: Vec<OrderVm> =
        chosen.iter().filter(|order| !suggested.iter().any(|s| s.intent == order.intent)).cloned().collect();
    for group in &mut groups {
        group.orders.sort_by_key(|order| matches!(order.state, OrderState::Off(_)));
    }
    let mut decisions = decisions(reader, seat);
    decisions.extend(venue::votes(reader));
    decisions.extend(public::asked(reader, seat));
    let asked = decisions.iter().flat_map(|group| &group.orders).cloned();
    let cards: Vec<OrderVm> = asked.chain(other).chain(suggested).collect();
    // What an event asks comes before everything else.
    groups.splice(0..0, decisions);
    let n = groups.iter().flat_map(|group| &group.orders).filter(|order| order.state == OrderState::Possible).count();
    let turn = match reader.level.time.unit {
        TurnUnit::Day => "day",
        TurnUnit::Week => "week",
        TurnUnit::Month => "month",
    };
    Some(OrdersVm {
        chosen_words: reader.with("desk-chosen", [("n", chosen.len().into()), ("unit", turn.into())]),
        leaves: if chosen.is_empty() {
            reader.with("desk-leaves-all", [("free", reader.cost(desk.free).into())])
        } else {
            reader.with(
                "desk-leaves",
                [("cost", reader.cost(spent).into()), ("free", leaves(reader, spent, desk.free).into())],
            )
        },
        undo_off: chosen.is_empty().then(|| reader.get("desk-undo-nothing")),
        cards,
        all_label: reader.with("desk-all-n-orders", [("n", n.into())]),
        groups,
        end: end(reader, desk),
    })
}

/// A few plans of different kinds. Accusations, and cards on the table of the world, do not suggest themselves; neither
/// do moves.
fn suggested<'a>(possible: impl Iterator<Item = &'a OrderVm>) -> Vec<OrderVm> {
    let kind = |order: &OrderVm| match order.sign {
        _ if order.is_move => None,
        Sign::Measure(kind) => kind.proof().is_none().then_some(if kind == ResponseKind::AskToAct { 0 } else { 5 }),
        Sign::Investigate => Some(1),
        Sign::Coalition => Some(2),
        Sign::Package => Some(3),
        Sign::Channel => Some(4),
        Sign::Restore => Some(6),
        Sign::Share => Some(7),
        _ => None,
    };
    let mut ranked: Vec<(u8, &OrderVm)> = possible.filter_map(|order| Some((kind(order)?, order))).collect();
    ranked.sort_by_key(|(kind, _)| *kind);
    let mut taken = [0_u8; 8];
    let first_of_its_kind = |(kind, _): &(u8, &OrderVm)| {
        taken[usize::from(*kind)] += 1;
        taken[usize::from(*kind)] <= MOST_OF_A_KIND
    };
    ranked.into_iter().filter(first_of_its_kind).map(|(_, order)| order.clone()).take(SUGGESTED).collect()
}

fn groups(reader: &Reader, desk: &Desk, seat: ActorId, memo: &DeskMemo) -> Vec<OrderGroup> {
    let incident = memo.incident(reader.view);
    let actor = memo.actor.filter(|actor| *actor != seat && actor.ix() < reader.level.actors.len());
    let mut groups = Vec::new();
    let mut add = |title: String, orders: Vec<Order>| {
        let orders = orders.into_iter().map(|order| order_vm(reader, order));
        // What is done is not an order that could be given.
        let over = [Refusal::ClueKnown, Refusal::AlreadySaid, Refusal::AlreadyAsked];
        let over = over.map(|why| OrderState::Off(refusal_words(reader.level, &why, reader.words)));
        let done = |order: &OrderVm| over.contains(&order.state);
        let orders: Vec<OrderVm> = orders.filter(|order| !done(order)).collect();
        if !orders.is_empty() {
            groups.push(OrderGroup { title, orders });
        }
    };
    if let Some(actor) = actor {
        add(reader.name(actor).to_owned(), with_actor(reader, actor, incident));
    }
    if let Some(incident) = incident {
        add(reader.level.incident(incident).name.clone(), over_incident(reader, desk, incident, actor));
    }
    if let Some(actor) = actor {
        add(reader.get("desk-group-ask"), questions(reader, actor));
    }
    for forum in (0..reader.level.fora.len()).map(ForumId::at) {
        add(reader.level.forum(forum).name.clone(), venue::over_drafts(reader, forum, seat));
    }
    add(reader.get("desk-group-adoption"), venue::about_to_be_adopted(reader, seat));
    add(reader.get("desk-group-home"), at_home(reader, seat));
    add(reader.get("desk-group-norms"), conduct::orders(reader, seat, actor));
    groups
}

/// What events of this turn ask, each with its choices.
fn decisions(reader: &Reader, seat: ActorId) -> Vec<OrderGroup> {
    let asked = reader.view.asked(reader.level, seat).map(|(event, asks)| OrderGroup {
        title: reader.level.event(event).heading.clone(),
        orders: (0..asks.choices.len())
            .filter_map(|choice| Some(Order::Choose { event, choice: u8::try_from(choice).ok()? }))
            .map(|order| order_vm(reader, order))
            .collect(),
    });
    asked.collect()
}

/// What can be planned with somebody.
fn with_actor(reader: &Reader, actor: ActorId, incident: Option<IncidentId>) -> Vec<Order> {
    let mut plans = Vec::new();
    if let Some(incident) = incident {
        for response in &reader.level.responses {
            let account = response.kind.proof().and_then(|_| usual_account(reader, incident, Some(actor)));
            // Nothing to accuse them of: the first account says who would have to answer.
            let account = account.or_else(|| response.kind.proof().and_then(|_| usual_account(reader, incident, None)));
            plans.push(Plan::Respond { incident, kind: response.kind, target: actor, account });
        }
    }
    plans.push(Plan::OpenChannel { with: actor });
    for talks in (0..reader.level.talks.len()).map(TalksId::at) {
        let (spec, now) = (reader.level.talks(talks), reader.view.talks(talks));
        let party = reader.view.seat().is_some_and(|seat| spec.party(seat).is_some());
        let wanted = now.is_open() && now.mediation.by.is_none() && party && spec.party(actor).is_none();
        if wanted && spec.mediation && reader.level.plays(Mechanism::Mediation) {
            plans.push(Plan::AskMediator { talks, mediator: actor });
        }
    }
    plans.extend(public::with_actor(reader, actor, incident));
    for (c, coalition) in reader.level.coalitions.iter().enumerate() {
        if coalition.invites.iter().any(|(invited, _)| *invited == actor) {
            plans.push(Plan::Invite { coalition: CoalitionId::at(c), actor });
        }
    }
    for (p, package) in reader.level.packages.iter().enumerate() {
        if package.reaches(actor) && reader.view.packages[p] == PackageState::Offered {
            plans.push(Plan::Give { package: PackageId::at(p) });
        }
        let runs = matches!(reader.view.packages[p], PackageState::Running { .. });
        if package.reaches(actor) && runs && Some(package.giver) == reader.view.seat() {
            plans.push(Plan::Withhold { package: PackageId::at(p) });
        }
    }
    let cards = reader.view.desk().into_iter().flat_map(|desk| &desk.cards);
    plans.extend(cards.map(|held| Plan::Share { card: held.card, with: actor }));
    plans.into_iter().map(Order::Plan).collect()
}

/// What can be planned over an incident, and with nobody in sight also what one usually does about it.
fn over_incident(reader: &Reader, desk: &Desk, incident: IncidentId, actor: Option<ActorId>) -> Vec<Order> {
    let spec = reader.level.incident(incident);
    let mut plans: Vec<Plan> = (0..spec.clues.len())
        .filter_map(|c| u16::try_from(c).ok())
        .map(|clue| Plan::Investigate { incident, clue })
        .collect();
    let hit = spec.victims.iter().any(|victim| Some(*victim) == reader.view.seat());
    let hit = hit || reader.view.seat().is_some_and(|seat| reader.view.public.has_reached(incident, seat));
    plans.push(if hit { Plan::Restore { incident } } else { Plan::Help { incident } });
    let extorted = reader.level.kind_of(incident) == Some(IncidentKind::Ransomware);
    plans.extend((hit && extorted).then_some(Plan::PayRansom { incident }));
    let own = reader.view.taken.iter().filter(|t| Some(t.by) == reader.view.seat() && t.incident == incident);
    plans.extend(own.filter(|t| t.stands()).map(|t| Plan::Retract { incident, kind: t.kind, target: t.target }));
    if actor.is_none() {
        for response in &reader.level.responses {
            let account = response.kind.proof().and_then(|_| usual_account(reader, incident, None));
            if let Some(target) =
                usual_target(reader, incident, response.kind, account.or_else(|| usual_account(reader, incident, None)))
            {
                plans.push(Plan::Respond { incident, kind: response.kind, target, account });
            }
        }
    }
    let cards: Vec<CardRef> = desk.cards.iter().map(|held| held.card).filter(|c| c.incident == incident).collect();
    for coalition in reader.allied() {
        plans.extend(cards.iter().map(|card| Plan::Circulate { card: *card, coalition }));
    }
    plans.extend(cards.iter().map(|card| Plan::Publish { card: *card }));
    plans.extend(public::over_incident(reader, incident, &cards));
    plans.into_iter().map(Order::Plan).collect()
}

/// What somebody can be asked at tables both sit at: moves.
fn questions(reader: &Reader, of: ActorId) -> Vec<Order> {
    let shared = (0..reader.level.talks.len()).map(TalksId::at).filter(|talks| {
        let spec = reader.level.talks(*talks);
        reader.view.talks(*talks).is_open() && reader.is_in_the_room(*talks) && spec.party(of).is_some()
    });
    shared
        .flat_map(|talks| {
            let issues = reader.level.talks(talks).issues.len();
            (0..issues).filter_map(|i| u8::try_from(i).ok()).map(move |issue| Order::Ask { talks, of, issue })
        })
        .collect()
}

/// Coalitions, and what the capital can be asked.
fn at_home(reader: &Reader, seat: ActorId) -> Vec<Order> {
    let mut plans = public::at_home(reader, seat);
    for (c, now) in reader.view.coalitions.iter().enumerate() {
        let coalition = CoalitionId::at(c);
        if now.members.contains(&seat) {
            plans.push(Plan::Leave { coalition });
        } else {
            plans.push(Plan::Join { coalition });
        }
    }
    for (t, now) in reader.view.talks.iter().enumerate() {
        let talks = TalksId::at(t);
        let own = reader.level.talks(talks).party(seat).and_then(|party| now.of_party(party)).filter(|_| now.is_open());
        for line in own.into_iter().flat_map(|own| &own.utility.red_lines) {
            plans.push(Plan::AskCapital { talks, issue: line.issue, option: line.option });
        }
    }
    let mut orders: Vec<Order> = plans.into_iter().map(Order::Plan).collect();
    for c in 0..reader.level.coalitions.len() {
        let more = super::coalition::orders(reader, CoalitionId::at(c), seat);
        orders.extend(more.into_iter().filter(|order| !orders.contains(order)).collect::<Vec<_>>());
    }
    orders.extend(super::home::orders(reader, seat));
    orders.extend(super::mandate::orders(reader, seat));
    orders
}

fn end(reader: &Reader, desk: &Desk) -> EndVm {
    let words = order_words(reader, &Order::Send);
    let sent = reader.view.seat().is_some_and(|seat| reader.view.actors[seat.ix()].sent);
    let mut undone = Vec::new();
    for t in 0..reader.level.talks.len() {
        undone.extend(undone_in_talks(reader, TalksId::at(t)));
    }
    if let Some(seat) = reader.view.seat() {
        undone.extend(reader.view.asked(reader.level, seat).map(|(event, asks)| {
            let otherwise = asks.choices.get(usize::from(asks.otherwise)).map_or("", |choice| &choice.name);
            let heading = reader.level.event(event).heading.as_str();
            reader.with("end-undecided", [("event", heading.into()), ("otherwise", otherwise.into())])
        }));
    }
    undone.extend(venue::waiting(reader).map(|forum| {
        let forum = reader.level.forum(forum).name.as_str();
        reader.with("end-vote", [("forum", forum.into())])
    }));
    let asks = !undone.is_empty();
    if let Some(seat) = reader.view.seat() {
        for (c, now) in reader.view.coalitions.iter().enumerate() {
            let answered = desk.plans.contains(&Plan::Join { coalition: CoalitionId::at(c) });
            if now.invited.contains(&seat) && !answered {
                let name = reader.level.coalition(CoalitionId::at(c)).name.as_str();
                undone.push(reader.with("end-invitation", [("coalition", name.into())]));
            }
        }
    }
    if let Some(seat) = reader.view.seat() {
        undone.extend(public::unanswered(reader, desk, seat));
    }
    if desk.free.staff > 0 {
        undone.push(reader.with("end-staff", [("n", desk.free.staff.into())]));
    }
    let waiting = reader.level.actor_ids().filter(|id| !reader.view.actors[id.ix()].sent);
    EndVm {
        off: if sent && !reader.view.ended {
            Some(reader.with("end-waiting", [("who", reader.names(waiting).into())]))
        } else {
            reader.why_not(&Order::Send)
        },
        note: undone.first().cloned().unwrap_or_else(|| reader.get("end-note")),
        question: reader.with("end-question", [("label", words.title.as_str().into())]),
        stay: reader.get("end-stay"),
        label: words.title,
        asks,
        undone,
    }
}

/// What ending the turn gives away at a table.
fn undone_in_talks(reader: &Reader, talks: TalksId) -> Vec<String> {
    let spec = reader.level.talks(talks);
    let table = &reader.view.talks(talks).table;
    let Some(seat) = reader.view.seat() else { return Vec::new() };
    let Some(party) = spec.party(seat).filter(|_| reader.view.talks(talks).is_open()) else { return Vec::new() };
    let say = |id: &str| reader.with(id, [("talks", spec.name.as_str().into())]);
    let mut undone = Vec::new();
    if reader.has_floor(talks) {
        undone.push(say("end-floor"));
    }
    let unanswered = table
        .offers
        .iter()
        .any(|offer| offer.turn == reader.view.turn && offer.by != seat && offer.answers.get(party) == Some(&None));
    if unanswered {
        undone.push(say("end-unanswered"));
    }
    if matches!(table.status, TalksStatus::Silence { until, .. } if until <= reader.view.turn) {
        undone.push(say("end-silence"));
    }
    undone
}
