//! Home fronts at the desk: who ratifies, what they want, and what they decided.

use super::actor::RowVm;
use super::news::{NewsSign, NewsVm};
use crate::base::{ActorId, IncidentId, TextId};
use crate::level::{Insistence, Proof, Ratifier, Tone};
use crate::rules::{HomeState, Order, Plan, Sight, Sway};
use crate::vm::figures;
use crate::vm::orders::{outlook, proof_name};
use crate::vm::reader::Reader;

/// Who has to ratify what an actor signs: names for everybody, what they want for their own seat.
pub(in crate::vm) fn rows(reader: &Reader, actor: ActorId) -> Vec<RowVm> {
    let own = reader.view.desks[actor.ix()].as_ref();
    let row = |(r, of): (usize, &Ratifier)| {
        let talks: Vec<&str> = of.over.iter().map(|talks| reader.level.talks(*talks).name.as_str()).collect();
        let name = of.name.as_str();
        let ratifies = if talks.is_empty() {
            reader.with("ratifier-follows", [("name", name.into())])
        } else {
            reader.with("ratifier-over", [("name", name.into()), ("talks", talks.join(", ").into())])
        };
        let wants = own.and_then(|desk| desk.home.get(r)).map(|now| wants(reader, of, now));
        RowVm {
            label: reader.get("actor-ratifier"),
            value: std::iter::once(ratifies).chain(wants).collect::<Vec<_>>().join(" "),
            channel: None,
            harm: false,
        }
    };
    reader.level.actor(actor).home.iter().enumerate().map(row).collect()
}

/// What a ratifier of the reader's own seat insists on, and how it stands.
fn wants(reader: &Reader, of: &Ratifier, now: &HomeState) -> String {
    let mut said = vec![reader.with("ratifier-support", [("n", now.support.into())])];
    let floor = of.follows.map(|follows| follows.floor).filter(|floor| *floor > 0);
    said.extend(floor.map(|floor| reader.with("ratifier-floor", [("n", floor.into())])));
    said.extend(of.insists.iter().zip(&now.least).map(|(insists, least)| insistence(reader, insists, *least)));
    said.extend(of.over.iter().filter_map(|talks| outlook(reader, of, now, *talks)));
    said.join(" ")
}

fn insistence(reader: &Reader, insists: &Insistence, least: u8) -> String {
    let issue = &reader.level.talks(insists.talks).issues[usize::from(insists.issue)];
    let option = |option: u8| issue.options.get(usize::from(option)).map_or("", |option| &option.name);
    let name = issue.name.as_str();
    let mut said = Vec::new();
    if least > 0 {
        said.push(reader.with("ratifier-insists", [("issue", name.into()), ("option", option(least).into())]));
    }
    if !insists.refuses.is_empty() {
        let options: Vec<&str> = insists.refuses.iter().map(|refused| option(*refused)).collect();
        said.push(reader.with("ratifier-never", [("issue", name.into()), ("option", options.join(", ").into())]));
    }
    said.join(" ")
}

/// A decision at home as an item of news.
pub(super) fn news(reader: &Reader, sight: &Sight) -> Option<NewsVm> {
    let item = |sign, heading: String, body: String| NewsVm { sign, heading, body, source: String::new(), opens: None };
    let title = |text: &TextId| {
        let text = reader.view.texts.get(text.ix())?;
        Some(reader.level.talks(text.talks).title.clone())
    };
    let own = |actor: &ActorId| Some(*actor) == reader.view.seat();
    Some(match sight {
        Sight::SentHome { text, party } => {
            let id = if own(party) { "news-sent-home-own" } else { "news-sent-home" };
            item(NewsSign::Text, reader.about(id, *party), title(text)?)
        }
        Sight::Ratified { text, party } => {
            let id = if own(party) { "news-ratified-own" } else { "news-ratified" };
            item(NewsSign::Text, reader.about(id, *party), title(text)?)
        }
        Sight::Refused { text, party, ratifier } => {
            let of = reader.level.actor(*party).home.get(usize::from(*ratifier))?;
            let heading = reader
                .with("news-refused-at-home", [("name", of.name.as_str().into()), ("who", reader.name(*party).into())]);
            NewsVm { source: reader.get("news-refused-source"), ..item(NewsSign::Failed, heading, title(text)?) }
        }
        Sight::Support { actor, ratifier, by } => {
            let of = reader.level.actor(*actor).home.get(usize::from(*ratifier))?;
            let heading = reader.with("news-support", [("name", of.name.as_str().into())]);
            let body = reader.with("news-support-body", [("by", figures::signed((*by).into()).into())]);
            item(NewsSign::Tone(Tone::Capital), heading, body)
        }
        Sight::FloorAnswered { proof, moved, .. } => {
            let id = if *moved { "news-floor-lowered" } else { "news-floor-stays" };
            item(NewsSign::Tone(Tone::Capital), reader.get(id), proof_name(reader, *proof))
        }
        Sight::Swayed { actor, ratifier, by, why } => {
            let of = reader.level.actor(*actor).home.get(usize::from(*ratifier))?;
            let id = if *by > 0 { "news-swayed-more" } else { "news-swayed-less" };
            let heading = reader.with(id, [("name", of.name.as_str().into())]);
            let body = reader.with("news-support-body", [("by", figures::signed((*by).into()).into())]);
            NewsVm { source: sway(reader, *actor, *why)?, ..item(NewsSign::Tone(Tone::Capital), heading, body) }
        }
        Sight::CalledToAccount { actor, ratifier } => {
            let of = reader.level.actor(*actor).home.get(usize::from(*ratifier))?;
            let id = if own(actor) { "news-called-own" } else { "news-called" };
            let heading = reader.with(id, [("name", of.name.as_str().into()), ("who", reader.name(*actor).into())]);
            let follows = of.follows.filter(|_| own(actor));
            let body = follows.map_or_else(String::new, |follows| {
                let cost = crate::level::Cost::new(follows.capital, follows.staff, 0);
                reader.with("news-called-body", [("cost", reader.cost(cost).into())])
            });
            item(NewsSign::Tone(Tone::Capital), heading, body)
        }
        _ => return None,
    })
}

/// Why somebody at home backs the delegation more or less.
fn sway(reader: &Reader, actor: ActorId, why: Sway) -> Option<String> {
    let incident = |id: &str, incident: IncidentId| {
        reader.with(id, [("incident", reader.level.incident(incident).name.as_str().into())])
    };
    Some(match why {
        Sway::Unanswered(of) => incident("sway-unanswered", of),
        Sway::Restored(of) => incident("sway-restored", of),
        Sway::WronglyBlamed => reader.get("sway-wrongly-blamed"),
        Sway::Conceded(talks) => {
            reader.with("sway-conceded", [("title", reader.level.talks(talks).title.as_str().into())])
        }
        Sway::WordBroken => reader.get("sway-word-broken"),
        Sway::Praised(by) => reader.about("sway-praised", by),
        Sway::Met(objective) => {
            let objective = reader.level.actor(actor).mandate.objectives.get(usize::from(objective))?;
            reader.with("sway-met", [("objective", objective.name.as_str().into())])
        }
        Sway::Answered => reader.get("sway-answered"),
    })
}

/// What can be asked and done at home.
pub(super) fn orders(reader: &Reader, seat: ActorId) -> Vec<Order> {
    let ratifiers = (0..reader.level.actor(seat).home.len()).filter_map(|r| u8::try_from(r).ok());
    let floors = Proof::ALL.into_iter().filter(|proof| reader.level.actor(seat).mandate.floors[proof.ix()].0 > 0);
    let asked =
        |proof: &Proof| reader.view.desk().is_some_and(|desk| desk.lowered.iter().any(|(asked, _)| asked == proof));
    let floors = floors.filter(|proof| !asked(proof) && !reader.level.incidents.is_empty());
    let plans = ratifiers.map(|ratifier| Plan::Persuade { ratifier });
    plans.chain(floors.map(|proof| Plan::LowerFloor { proof })).map(Order::Plan).collect()
}
