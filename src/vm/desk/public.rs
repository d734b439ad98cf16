//! Public diplomacy and companies at the desk: what can be said, done and asked for, and what was.

use super::OrderGroup;
use super::news::{NewsSign, NewsVm};
use crate::base::{ActorId, CardRef, IncidentId, TalksId};
use crate::level::{Aim, IncidentKind, Mechanism, PublicTool, Service, Tone};
use crate::rules::public::{Request, Voice};
use crate::rules::{Desk, Order, Plan, Sight};
use crate::vm::intent::Intent;
use crate::vm::orders::{card_title, order_vm, service_id, voice_words};
use crate::vm::reader::{Reader, capitalised};

fn offers(reader: &Reader, tool: PublicTool) -> bool {
    reader.level.public_diplomacy.contains(&tool) && reader.level.plays(Mechanism::PublicDiplomacy)
}

/// Requests that wait for an answer.
pub(super) fn asked(reader: &Reader, seat: ActorId) -> Vec<OrderGroup> {
    let waiting = reader.view.public.waiting(seat, reader.view.turn);
    let group = |request: &Request| {
        let (to, incident, what) = (request.by, request.incident, request.what);
        let reply = |grant| order_vm(reader, Order::Plan(Plan::Reply { to, incident, what, grant }));
        let words = [("who", reader.name(to).into()), ("what", reader.get(service_id(what)).into())];
        OrderGroup { title: reader.with("desk-group-request", words), orders: [true, false].map(reply).into() }
    };
    waiting.map(group).collect()
}

/// Requests that no plan of this turn answers.
pub(super) fn unanswered(reader: &Reader, desk: &Desk, seat: ActorId) -> Vec<String> {
    let answers = |request: &Request, plan: &Plan| {
        matches!(plan, Plan::Reply { to, incident, what, .. }
            if (*to, *incident, *what) == (request.by, request.incident, request.what))
    };
    let waiting = reader.view.public.waiting(seat, reader.view.turn);
    let open = waiting.filter(|request| !desk.plans.iter().any(|plan| answers(request, plan)));
    let words = |request: &Request| {
        let words = [("who", reader.name(request.by).into()), ("what", reader.get(service_id(request.what)).into())];
        reader.with("end-request", words)
    };
    open.map(words).collect()
}

/// What can be said about somebody, and asked of it.
pub(super) fn with_actor(reader: &Reader, actor: ActorId, incident: Option<IncidentId>) -> Vec<Plan> {
    let mut plans = Vec::new();
    if offers(reader, PublicTool::Statements) {
        plans.extend([Voice::Praise(actor), Voice::Criticism(actor)].map(|what| Plan::Speak { what }));
    }
    if offers(reader, PublicTool::Campaigns) {
        plans.extend(Aim::ALL.map(|aim| Plan::Speak { what: Voice::Campaign { at: actor, aim } }));
    }
    if let Some(incident) = incident.filter(|_| reader.level.plays(Mechanism::Industry)) {
        let services = Service::ALL.into_iter();
        let can = services.filter(|what| reader.view.can_serve(reader.level, actor, incident, *what));
        plans.extend(can.map(|what| Plan::Request { of: actor, incident, what }));
    }
    plans
}

/// What can be said and done about an incident.
pub(super) fn over_incident(reader: &Reader, incident: IncidentId, cards: &[CardRef]) -> Vec<Plan> {
    let spec = reader.level.incident(incident);
    let Some(seat) = reader.view.seat() else { return Vec::new() };
    let mut plans = Vec::new();
    if offers(reader, PublicTool::Statements) {
        plans.push(Plan::Speak { what: Voice::Deed(incident) });
    }
    if offers(reader, PublicTool::Leaks) {
        plans.extend(cards.iter().map(|card| Plan::Leak { card: *card }));
    }
    if reader.level.plays(Mechanism::Industry) {
        if spec.makers.contains(&seat) {
            plans.push(Plan::Patch { incident });
        }
        let known = !spec.servers.is_empty() || reader.level.kind_of(incident) == Some(IncidentKind::Ransomware);
        let state = reader.level.actor(seat).is_state() && known;
        if spec.servers.contains(&seat) || state {
            plans.push(Plan::TakeDown { incident });
        }
    }
    plans
}

/// An ambassador, and what one wants of texts.
pub(super) fn at_home(reader: &Reader, seat: ActorId) -> Vec<Plan> {
    let mut plans = Vec::new();
    let state = reader.level.actor(seat).is_state();
    if offers(reader, PublicTool::TechAmbassador) && state && !reader.view.public.ambassadors.contains(&seat) {
        plans.push(Plan::Appoint);
    }
    if offers(reader, PublicTool::Statements) {
        for (t, now) in reader.view.talks.iter().enumerate() {
            let (talks, spec) = (TalksId::at(t), &reader.level.talks[t]);
            if now.table.status.is_over() || spec.party(seat).is_none() {
                continue;
            }
            for (i, issue) in spec.issues.iter().enumerate().filter(|(_, issue)| issue.link.is_none()) {
                let options = (1..issue.options.len()).filter_map(|option| u8::try_from(option).ok());
                let Ok(issue) = u8::try_from(i) else { continue };
                plans.extend(options.map(|option| Plan::Speak { what: Voice::Clause { talks, issue, option } }));
            }
        }
    }
    plans
}

/// A happening of this kind as an item of news.
pub(super) fn news(reader: &Reader, sight: &Sight) -> Option<NewsVm> {
    let seat = reader.view.seat();
    let name = |incident: &IncidentId| reader.level.incident(*incident).name.as_str();
    let item = |sign, heading| NewsVm { sign, heading, body: String::new(), source: String::new(), opens: None };
    let told = |own: &str, theirs: &str, who: &ActorId| {
        let heading = if Some(*who) == seat { reader.get(own) } else { reader.about(theirs, *who) };
        item(NewsSign::Tone(Tone::Statement), heading)
    };
    let over = |incident: &IncidentId, news: NewsVm| NewsVm {
        source: name(incident).to_owned(),
        opens: Some(Intent::SelectIncident(*incident)),
        ..news
    };
    let service = |who: &ActorId, what: &Service| {
        let words = [("who", reader.name(*who).into()), ("what", reader.get(service_id(*what)).into())];
        capitalised(&reader.with("news-request-body", words))
    };
    Some(match sight {
        Sight::Spoke { by, what } => {
            let campaign = matches!(what, Voice::Campaign { .. });
            let (own, theirs) =
                if campaign { ("news-campaign-own", "news-campaign") } else { ("news-spoke-own", "news-spoke") };
            NewsVm { body: capitalised(&voice_words(reader, *what)), ..told(own, theirs, by) }
        }
        Sight::Leaked { by, card, traced, .. } => {
            let heading = match by {
                Some(by) if Some(*by) == seat && *traced => reader.get("news-leaked-own-traced"),
                Some(by) if Some(*by) == seat => reader.get("news-leaked-own"),
                Some(by) => reader.about("news-leaked-traced", *by),
                None => reader.get("news-leaked"),
            };
            let body = card_title(reader, *card).to_owned();
            let opens = Some(Intent::SelectCard(Some(*card)));
            NewsVm { body, opens, ..item(NewsSign::Tone(Tone::Press), heading) }
        }
        Sight::AmbassadorAppointed { by } => told("news-ambassador-own", "news-ambassador", by),
        Sight::Patched { by, incident } => over(incident, told("news-patched-own", "news-patched", by)),
        Sight::TakenDown { by, incident, lost } => {
            let clue = lost.and_then(|clue| reader.level.incident(*incident).clues.get(usize::from(clue)));
            let body = clue.map(|clue| reader.with("news-trace-lost", [("clue", clue.name.as_str().into())]));
            let down = over(incident, told("news-taken-down-own", "news-taken-down", by));
            NewsVm { body: body.unwrap_or_default(), ..down }
        }
        Sight::RansomPaid { by, incident } => over(incident, told("news-ransom-own", "news-ransom", by)),
        Sight::Spread { incident, to } => over(incident, told("news-spread-own", "news-spread", to)),
        Sight::Requested { by, of, incident, what } => {
            let asked = over(incident, told("news-requested-own", "news-requested", by));
            NewsVm { body: service(of, what), ..asked }
        }
        Sight::Replied { by, to, incident, what, granted } => {
            let (own, theirs) =
                if *granted { ("news-granted-own", "news-granted") } else { ("news-refused-own", "news-refused") };
            let replied = over(incident, told(own, theirs, by));
            NewsVm { body: service(to, what), sign: NewsSign::Decision, ..replied }
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{DeskMemo, capacity, desk_vm};
    use super::*;
    use crate::base::Seed;
    use crate::level::library;
    use crate::rules::{self, Seen, View, Viewer};
    use crate::session::Game;
    use crate::vm::Settings;
    use crate::words::Words;

    /// A whole game of bots, seen by one seat after the other: every order says what it does, every happening is told.
    #[test]
    fn whatever_can_be_said_and_done_stands_at_the_desk() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/corridor.ron");
        let level = library::load(&path).level.unwrap();
        let (words, settings) = (Words::new("en"), Settings::default());
        let mut titles = std::collections::BTreeSet::new();
        let mut told = std::collections::BTreeSet::new();
        for seed in 1..4 {
            let (mut state, _) = rules::begin(&level, Seed(seed));
            let mut game = Game::new(&level, &[], &[]);
            let mut asked = 0;
            while let Some((seat, order)) = game.next(&level, &state) {
                let viewer = ActorId(asked % 6);
                let facts = rules::resolve(&level, &mut state, seat, &order).unwrap();
                game.wake();
                let view = View::of(&level, &state, Viewer::Seat(viewer));
                let reader = Reader::new(&level, &view, &words, &settings);
                for fact in &facts {
                    let Some(Seen { what, .. }) = Seen::of(fact, &level, &state, Viewer::Seat(viewer)) else {
                        continue;
                    };
                    for item in [news(&reader, &what), capacity::news(&reader, &what)].into_iter().flatten() {
                        assert!(!item.heading.is_empty() && !format!("{item:?}").contains('«'), "{item:?}");
                        told.insert(item.heading.replace(char::is_numeric, ""));
                    }
                }
                if order == Order::Send && !state.ended {
                    asked += 1;
                    let actor = Some(ActorId((viewer.0 + 1 + asked % 5) % 6));
                    let memo = DeskMemo { actor, ..DeskMemo::default() };
                    let desk = desk_vm(&level, &view, &[], &memo, &words, &settings);
                    for order in desk.orders.iter().flat_map(|orders| &orders.groups).flat_map(|group| &group.orders) {
                        let whole = format!("{order:?}");
                        assert!(!order.title.is_empty() && !whole.contains('«'), "{whole}");
                        titles.insert(order.title.clone());
                    }
                }
            }
        }
        for title in [
            "Give a package",
            "Make a statement",
            "Run a campaign",
            "Leak a card",
            "Appoint an ambassador to companies",
            "Close the hole",
            "Take the servers down",
            "Pay the ransom",
            "Ask in public",
            "Grant it",
        ] {
            assert!(titles.contains(title), "{title}: {titles:?}");
        }
        for heading in ["closes the hole", "makes a statement", "asks in public", "ambassador", "depends on you"] {
            assert!(told.iter().any(|told| told.contains(heading)), "{heading}: {told:?}");
        }
    }
}
