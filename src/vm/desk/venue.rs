//! Venues at the desk: what happened there, and what can be done.

use super::OrderGroup;
use super::news::{NewsSign, NewsVm};
use crate::base::{ActorId, ForumId, MotionId, TalksId};
use crate::level::Talks;
use crate::negotiation::votes::Ballot;
use crate::rules::{Count, Fate, Order, Plan, Put, Sight, TalksStatus};
use crate::vm::orders::{clause_words, motion_name, order_vm, put_words};
use crate::vm::reader::Reader;

/// A happening in a venue as an item of news; none where another item tells it.
pub(super) fn news(reader: &Reader, sight: &Sight) -> Option<NewsVm> {
    let at = |forum: &ForumId, id: &str, who: Option<ActorId>, body: String| {
        let name = reader.level.forum(*forum).name.as_str();
        let who = who.map_or("", |who| reader.name(who));
        let heading = reader.with(id, [("forum", name.into()), ("who", who.into())]);
        NewsVm { sign: NewsSign::Vote, heading, body, source: String::new(), opens: None }
    };
    let motion = |forum: &ForumId, id: &MotionId| motion_name(reader, *forum, *id);
    let clause = |forum: &ForumId, id: &MotionId, issue: u8, option: Option<u8>| {
        let motion = reader.view.fora[forum.ix()].motion(*id)?;
        let option = option.or_else(|| motion.draft.0.get(usize::from(issue)).copied())?;
        Some(clause_words(reader.level, motion.talks, issue, option))
    };
    Some(match sight {
        Sight::Tabled { forum, talks, by, .. } => {
            let id = if Some(*by) == reader.view.seat() { "news-tabled-own" } else { "news-tabled" };
            at(forum, id, Some(*by), reader.level.talks(*talks).title.clone())
        }
        Sight::Cosponsored { forum, motion: id, by } => at(forum, "news-cosponsored", Some(*by), motion(forum, id)),
        Sight::AmendmentMoved { forum, motion: id, by, issue, option } => NewsVm {
            source: motion(forum, id),
            ..at(forum, "news-amendment", Some(*by), clause(forum, id, *issue, Some(*option))?)
        },
        Sight::DivisionAsked { forum, motion: id, by, issue } => NewsVm {
            source: motion(forum, id),
            ..at(forum, "news-division", Some(*by), clause(forum, id, *issue, None)?)
        },
        Sight::TakenFirst { forum, motion: id } => at(forum, "news-taken-first", None, motion(forum, id)),
        Sight::Courted { forum, courted } => {
            let spec = reader.level.forum(*forum);
            let bloc = spec.blocs.get(usize::from(courted.bloc))?;
            let id = if courted.price.is_some() { "news-courted-paid" } else { "news-courted" };
            let heading = reader.with(id, [("forum", spec.name.as_str().into()), ("bloc", bloc.name.as_str().into())]);
            NewsVm { heading, ..at(forum, "news-vote-opened", None, motion(forum, &courted.motion)) }
        }
        // What was voted on is told by how it ended.
        Sight::VoteOpened { forum, motion: id, put } => {
            let vote = reader.view.fora[forum.ix()].vote.as_ref();
            vote.filter(|vote| (vote.motion, vote.put) == (*id, *put))?;
            at(forum, "news-vote-opened", None, put_words(reader, *forum, *id, *put))
        }
        Sight::VoteClosed { forum, count } => NewsVm {
            heading: result(reader, *forum, count),
            source: roll_call(reader, *forum, count),
            ..at(forum, "news-vote-opened", None, put_words(reader, *forum, count.motion, count.put))
        },
        Sight::PassedOn { forum, motion: id } => {
            let spec = reader.level.forum(*forum);
            let stage = reader.view.fora[forum.ix()].motion(*id)?.stage;
            let stage = spec.stages.get(usize::from(stage)).map_or("", |stage| &stage.name);
            let heading =
                reader.with("news-passed-on", [("forum", spec.name.as_str().into()), ("stage", stage.into())]);
            NewsVm { heading, ..at(forum, "news-vote-opened", None, motion(forum, id)) }
        }
        Sight::MotionEnded { forum, motion: id, fate: Fate::Withdrawn } => {
            at(forum, "news-motion-withdrawn", None, motion(forum, id))
        }
        Sight::MotionEnded { forum, motion: id, fate: Fate::Lapsed } => {
            at(forum, "news-motion-lapsed", None, motion(forum, id))
        }
        _ => return None,
    })
}

/// Such as `Assembly: passed, 79–60–33`.
fn result(reader: &Reader, forum: ForumId, count: &Count) -> String {
    let tally = count.tally();
    let name = reader.level.forum(forum).name.as_str();
    let figures =
        [("forum", name.into()), ("yes", tally.yes.into()), ("no", tally.no.into()), ("abstain", tally.abstain.into())];
    reader.with(if count.passed { "news-vote-passed" } else { "news-vote-failed" }, figures)
}

/// Who voted how, of the actors.
fn roll_call(reader: &Reader, forum: ForumId, count: &Count) -> String {
    let members = &reader.level.forum(forum).members;
    let who = |ballot: Ballot| {
        let like = members.iter().zip(&count.ballots).filter(|(_, given)| **given == ballot);
        let names = reader.names(like.map(|(member, _)| *member));
        if names.is_empty() { reader.get("news-nobody") } else { names }
    };
    reader.with("news-vote-calls", [("yes", who(Ballot::Yes).into()), ("no", who(Ballot::No).into())])
}

/// Venues that wait for the vote of the reader's seat.
pub(super) fn waiting<'a>(reader: &'a Reader) -> impl Iterator<Item = ForumId> + use<'a> {
    let waits = |forum: &ForumId| {
        let (now, spec) = (&reader.view.fora[forum.ix()], reader.level.forum(*forum));
        reader.view.seat().is_some_and(|seat| now.waits_for(spec, seat).is_some())
    };
    (0..reader.level.fora.len()).map(ForumId::at).filter(waits)
}

/// The votes that wait, each with what can be said: before everything else.
pub(super) fn votes(reader: &Reader) -> Vec<OrderGroup> {
    let group = |forum: ForumId| {
        let vote = |ballot, explained| Order::Vote { forum, ballot, explained };
        let mut orders = vec![
            vote(Ballot::Yes, false),
            vote(Ballot::No, false),
            vote(Ballot::No, true),
            vote(Ballot::Abstain, false),
        ];
        let there = &reader.view.fora[forum.ix()];
        let whole = there.vote.as_ref().filter(|vote| vote.put == Put::Whole);
        if let Some(motion) = whole.and_then(|vote| there.motion(vote.motion)) {
            orders.extend(reservations(reader.level.talks(motion.talks), motion.talks, &motion.draft.0));
        }
        OrderGroup {
            title: reader.level.forum(forum).name.clone(),
            orders: orders.into_iter().map(|order| order_vm(reader, order)).collect(),
        }
    };
    waiting(reader).map(group).collect()
}

/// Staying out of clauses of texts that lie under silence or are open for signature, and signing these.
pub(super) fn about_to_be_adopted(reader: &Reader, seat: ActorId) -> Vec<Order> {
    let mut orders = Vec::new();
    for (talks, now) in reader.view.talks.iter().enumerate() {
        let talks = TalksId::at(talks);
        let spec = reader.level.talks(talks);
        let open = match &now.table.status {
            TalksStatus::Silence { draft, .. } => Some(draft).filter(|_| spec.dissociation),
            TalksStatus::Signing { draft } => Some(draft).filter(|_| !now.table.signed.contains(&seat)),
            _ => None,
        };
        if let Some(draft) = open.filter(|_| spec.party(seat).is_some()) {
            orders.extend(reservations(spec, talks, &draft.0));
        }
        let signs = spec.threshold().is_some() && spec.party(seat).is_some() && !now.table.signed.contains(&seat);
        if signs && matches!(now.table.status, TalksStatus::Signing { .. } | TalksStatus::Adopted { .. }) {
            orders.push(Order::Plan(Plan::Sign { talks }));
        }
    }
    orders
}

fn reservations(spec: &Talks, talks: TalksId, draft: &[u8]) -> Vec<Order> {
    let says = |(issue, option): &(usize, &u8)| **option != 0 && spec.issues[*issue].link.is_none();
    let issues = draft.iter().enumerate().filter(says).filter_map(|(issue, _)| u8::try_from(issue).ok());
    issues.map(|issue| Order::Reserve { talks, issue }).collect()
}

/// What can be planned over the drafts that are pending in a venue.
pub(super) fn over_drafts(reader: &Reader, forum: ForumId, seat: ActorId) -> Vec<Order> {
    let spec = reader.level.forum(forum);
    let there = &reader.view.fora[forum.ix()];
    let mut plans = Vec::new();
    for motion in there.queue.iter().copied() {
        let Some(draft) = there.pending(motion) else { continue };
        plans.push(if draft.sponsors[0] == seat {
            Plan::Withdraw { forum, motion }
        } else {
            Plan::Cosponsor { forum, motion }
        });
        if spec.chair == Some(seat) {
            plans.push(Plan::TakeFirst { forum, motion });
        }
        for (bloc, of) in spec.blocs.iter().enumerate().filter_map(|(b, of)| Some((u8::try_from(b).ok()?, of))) {
            let prices = (0..of.prices.len()).filter_map(|price| u8::try_from(price).ok()).map(Some);
            for price in std::iter::once(None).chain(prices) {
                let against = !draft.sponsors.contains(&seat);
                plans.push(Plan::Court { forum, motion, bloc, price, against });
            }
        }
        plans.extend(changes(reader, forum, motion, seat));
    }
    plans.into_iter().map(Order::Plan).collect()
}

/// Amendments that the reader's instructions would gain by, clause by clause, and votes on the clauses they would lose by.
fn changes(reader: &Reader, forum: ForumId, motion: MotionId, seat: ActorId) -> Vec<Plan> {
    let Some(draft) = reader.view.fora[forum.ix()].motion(motion) else { return Vec::new() };
    let party = reader.level.talks(draft.talks).party(seat);
    let Some(own) = party.and_then(|party| reader.view.talks(draft.talks).of_party(party)) else { return Vec::new() };
    let mut plans = Vec::new();
    for (issue, (values, now)) in own.utility.values.iter().zip(&draft.draft.0).enumerate() {
        let Ok(issue) = u8::try_from(issue) else { continue };
        let worth = |option: &u8| values[usize::from(*option)];
        let options = (0..values.len()).filter_map(|option| u8::try_from(option).ok());
        let best = options.max_by_key(|option| (worth(option), std::cmp::Reverse(*option)));
        if let Some(option) = best.filter(|best| worth(best) > worth(now)) {
            plans.push(Plan::Amend { forum, motion, issue, option });
        }
        if worth(now) < worth(&0) {
            plans.push(Plan::Divide { forum, motion, issue });
        }
    }
    plans
}
