//! The bulletin: what this seat may know of what happened, turn by turn.

use super::DeskMemo;
use crate::base::{ActorId, CardRef};
use crate::level::{EvidenceKind, ResponseKind, Tone};
use crate::rules::{Seen, Sight, Taken};
use crate::vm::intent::{Intent, Screen};
use crate::vm::orders::{card_title, plan_words};
use crate::vm::reader::{Reader, capitalised};
use crate::vm::{figures, when};

/// The bulletin of one turn.
#[derive(Clone, Debug, PartialEq)]
pub struct Bulletin {
    pub turn: u16,
    /// Such as `Monday 22 February`.
    pub date: String,
    pub items: Vec<NewsVm>,
    /// What is said where nothing happened.
    pub silent: Option<String>,
    /// The turns before and after that can be read, where there are any.
    pub earlier: Option<(u16, String)>,
    pub later: Option<(u16, String)>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct NewsVm {
    pub sign: NewsSign,
    pub heading: String,
    pub body: String,
    pub source: String,
    /// Where more can be read about it.
    pub opens: Option<Intent>,
}

/// What kind of news it is, for its icon.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum NewsSign {
    Tone(Tone),
    Incident,
    Card(EvidenceKind),
    Measure(ResponseKind),
    Rung,
    Channel,
    Talks,
    Text,
    Coalition,
    Package,
    Standing,
    Decision,
    Vote,
    Failed,
    Norm,
}

/// Changes of trust smaller than this are no news.
const NOTABLE_TRUST: i32 = 3;

/// What was seen from the end of the turn before to the end of `turn`: how it was resolved belongs to the next.
pub(super) fn chapter(seen: &[Seen], turn: u16) -> &[Seen] {
    let after = |turn: u16| {
        let last = seen.iter().rposition(|s| s.turn == turn && matches!(s.what, Sight::Sent { .. }));
        last.map(|at| at + 1)
    };
    let from = turn
        .checked_sub(1)
        .and_then(after)
        .unwrap_or_else(|| seen.iter().position(|s| s.turn >= turn).unwrap_or(seen.len()));
    // While somebody still sits at its desk, the last to send has not sent yet; what follows is this turn's all the same.
    let over = seen.last().is_some_and(|last| last.turn > turn);
    let to = if over { after(turn).unwrap_or(seen.len()) } else { seen.len() };
    &seen[from.min(to)..to]
}

pub(super) fn bulletin(reader: &Reader, seen: &[Seen], memo: &DeskMemo) -> Bulletin {
    let now = reader.view.turn;
    let turn = memo.bulletin.filter(|turn| (1..now).contains(turn)).unwrap_or(now);
    let chapter = chapter(seen, turn);
    let mut ranked: Vec<(u8, NewsVm)> = chapter.iter().filter_map(|seen| item(reader, &seen.what)).collect();
    ranked.extend(standing(reader, chapter).map(|item| (6, item)));
    ranked.sort_by_key(|(rank, _)| *rank);
    let items: Vec<NewsVm> = ranked.into_iter().map(|(_, item)| item).collect();
    let other = |turn: u16| (turn, capitalised(&reader.turn(turn)));
    Bulletin {
        turn,
        date: when::first_day(reader.level, turn, reader.words),
        silent: items.is_empty().then(|| reader.get("news-nothing")),
        items,
        earlier: (turn > 1).then(|| other(turn - 1)),
        later: (turn < now).then(|| other(turn + 1)),
    }
}

/// The rung from which a quarrel is everybody's news.
const OPEN_DISPUTE: u8 = 3;

/// One item with its rank: what harms first, then what was told, done, found, talked about and agreed.
fn item(reader: &Reader, sight: &Sight) -> Option<(u8, NewsVm)> {
    let level = reader.level;
    let seat = reader.view.seat();
    let own = |actor: ActorId| Some(actor) == seat;
    let news =
        |sign, heading: String| NewsVm { sign, heading, body: String::new(), source: String::new(), opens: None };
    let at_talks = |talks: &crate::base::TalksId, id: &str| NewsVm {
        opens: Some(Intent::Go(Screen::Talks(*talks))),
        ..news(NewsSign::Talks, reader.with(id, [("talks", level.talks(*talks).name.as_str().into())]))
    };
    Some(match sight {
        Sight::IncidentOpened { incident } => {
            let spec = level.incident(*incident);
            let found = NewsVm {
                body: spec.line.clone(),
                source: spec.route.label.clone(),
                opens: Some(Intent::SelectIncident(*incident)),
                ..news(NewsSign::Incident, spec.name.clone())
            };
            (0, found)
        }
        Sight::Event { event } => {
            let spec = level.event(*event);
            let told = NewsVm {
                body: spec.body.clone(),
                source: spec.source.clone(),
                ..news(NewsSign::Tone(spec.tone), spec.heading.clone())
            };
            (if spec.tone == Tone::Harm { 0 } else { 1 }, told)
        }
        Sight::Chosen { event, by, choice } => {
            let spec = level.event(*event);
            let choice = spec.asks.as_ref().and_then(|asks| asks.choices.get(usize::from(*choice)))?;
            let id = if own(*by) { "news-chosen-own" } else { "news-chosen" };
            let chosen = NewsVm {
                body: choice.line.clone(),
                source: spec.heading.clone(),
                ..news(
                    NewsSign::Decision,
                    reader.with(id, [("who", reader.name(*by).into()), ("choice", choice.name.as_str().into())]),
                )
            };
            (2, chosen)
        }
        Sight::Responded { taken } => (2, measure(reader, taken)),
        Sight::Exposed { taken } => {
            let account = taken.account.and_then(|a| level.incident(taken.incident).suspects.get(a.ix()));
            let exposed = NewsVm {
                body: reader.with(
                    "news-exposed-body",
                    [
                        ("account", account.map_or("", |a| &a.short).into()),
                        ("incident", level.incident(taken.incident).name.as_str().into()),
                    ],
                ),
                source: reader.name(taken.by).to_owned(),
                ..news(NewsSign::Standing, reader.get("news-exposed"))
            };
            (2, exposed)
        }
        Sight::Retracted { taken } => {
            let measure = level.response(taken.kind).map_or("", |response| &response.name);
            let incident = level.incident(taken.incident).name.as_str();
            let words =
                [("measure", measure.into()), ("who", reader.name(taken.target).into()), ("incident", incident.into())];
            let retracted = NewsVm {
                body: reader.with("news-retracted-body", words),
                source: reader.name(taken.by).to_owned(),
                ..news(NewsSign::Standing, reader.get("news-retracted"))
            };
            (2, retracted)
        }
        // Friction between others, and its end, is no news.
        Sight::Rung { a, b, to } if !own(*a) && !own(*b) && *to < OPEN_DISPUTE => return None,
        Sight::Rung { a, b, to } => {
            let rung = reader.get(&format!("desk-rung-{to}"));
            let heading = if own(*a) || own(*b) {
                let other = if own(*a) { *b } else { *a };
                reader.with(
                    "news-rung-own",
                    [("who", reader.name(other).into()), ("n", (*to).into()), ("rung", rung.into())],
                )
            } else {
                reader.with(
                    "news-rung",
                    [("who", reader.names([*a, *b]).into()), ("n", (*to).into()), ("rung", rung.into())],
                )
            };
            (2, NewsVm { source: reader.get("news-source-ladder"), ..news(NewsSign::Rung, heading) })
        }
        Sight::CardFound { seat: finder, card } => {
            let found = NewsVm {
                body: reader.with(
                    if own(*finder) { "news-card-found" } else { "news-card-found-by" },
                    [
                        ("incident", level.incident(card.incident).name.as_str().into()),
                        ("who", reader.name(*finder).into()),
                    ],
                ),
                source: source(reader, *card),
                ..card_news(reader, *card, card_title(reader, *card).to_owned())
            };
            (3, found)
        }
        Sight::CardShared { from, to, card, believed } => {
            let id = if own(*to) { "news-card-shown" } else { "news-card-sent" };
            let other = if own(*to) { *from } else { *to };
            let believed = figures::permille(believed.0.into());
            let shared = NewsVm {
                body: card_title(reader, *card).to_owned(),
                source: reader.with("news-card-believed", [("believed", believed.into())]),
                ..card_news(reader, *card, reader.about(id, other))
            };
            (3, shared)
        }
        Sight::CardPublished { by, card, burnt } => {
            let id = if own(*by) { "news-card-published-own" } else { "news-card-published" };
            let published = NewsVm {
                body: card_title(reader, *card).to_owned(),
                source: if *burnt { reader.get("news-card-burnt") } else { source(reader, *card) },
                ..card_news(reader, *card, reader.about(id, *by))
            };
            (3, published)
        }
        Sight::TalksOpened { talks } => (4, at_talks(talks, "news-talks-opened")),
        Sight::Revised { talks, by, .. } => {
            (4, NewsVm { source: reader.name(*by).to_owned(), ..at_talks(talks, "news-talks-revised") })
        }
        Sight::CaucusMet { .. }
        | Sight::CaucusAnswered { .. }
        | Sight::CaucusAgreed { .. }
        | Sight::CaucusBroken { .. } => super::caucus::news(reader, sight)?,
        Sight::MediatorAsked { .. } | Sight::MediationBegan { .. } => super::mediation::news(reader, sight)?,
        Sight::SilenceBegan { talks, until, .. } => {
            let body = reader.with("news-silence-body", [("until", reader.turn(*until).into())]);
            (4, NewsVm { body, ..at_talks(talks, "news-silence") })
        }
        Sight::SilenceBroken { talks, by } => {
            (4, NewsVm { source: reader.name(*by).to_owned(), ..at_talks(talks, "news-silence-broken") })
        }
        Sight::Adopted { talks, .. } => {
            let adopted = NewsVm {
                sign: NewsSign::Text,
                body: level.talks(*talks).title.clone(),
                source: level.talks(*talks).name.clone(),
                ..at_talks(talks, "news-adopted")
            };
            (1, adopted)
        }
        Sight::OpenedForSignature { talks, .. } => (2, at_talks(talks, "news-signing")),
        Sight::Signed { talks, by } => {
            let id = if own(*by) { "news-signed-own" } else { "news-signed" };
            let signed = NewsVm {
                sign: NewsSign::Text,
                heading: reader.about(id, *by),
                body: level.talks(*talks).title.clone(),
                ..at_talks(talks, "news-signing")
            };
            (4, signed)
        }
        Sight::Suspended { text, by } => {
            let talks = reader.view.texts.get(text.ix())?.talks;
            let suspended = NewsVm {
                sign: NewsSign::Text,
                body: level.talks(talks).title.clone(),
                source: reader.name(*by).to_owned(),
                ..at_talks(&talks, "news-suspended")
            };
            (2, suspended)
        }
        Sight::WalkedOut { talks, by } => {
            (4, NewsVm { source: reader.name(*by).to_owned(), ..at_talks(talks, "news-walked-out") })
        }
        Sight::TalksFailed { talks, .. } => (4, at_talks(talks, "news-talks-failed")),
        Sight::CapitalAnswered { talks, issue, option, moved } => {
            let issue = level.talks(*talks).issues.get(usize::from(*issue))?;
            let option = issue.options.get(usize::from(*option))?;
            let id = if *moved { "news-capital-moved" } else { "news-capital-stays" };
            let answered = NewsVm {
                body: format!("{}: {}", issue.name, option.name),
                ..news(NewsSign::Tone(Tone::Capital), reader.get(id))
            };
            (4, answered)
        }
        Sight::Reserved { talks, by, issue } => {
            let spec = level.talks(*talks);
            let id = if own(*by) { "news-reserved-own" } else { "news-reserved" };
            let reserved = NewsVm {
                body: spec.issues.get(usize::from(*issue))?.name.clone(),
                source: spec.title.clone(),
                ..news(NewsSign::Text, reader.about(id, *by))
            };
            (4, reserved)
        }
        Sight::Tabled { .. }
        | Sight::Cosponsored { .. }
        | Sight::AmendmentMoved { .. }
        | Sight::DivisionAsked { .. }
        | Sight::Courted { .. }
        | Sight::TakenFirst { .. }
        | Sight::VoteOpened { .. }
        | Sight::VoteClosed { .. }
        | Sight::PassedOn { .. }
        | Sight::MotionEnded { .. } => (4, super::venue::news(reader, sight)?),
        // Coalitions.
        Sight::JoinPaid { .. }
        | Sight::PledgedTo { .. }
        | Sight::PledgeJudged { .. }
        | Sight::Whipped { .. }
        | Sight::RanksBroken { .. }
        | Sight::Declared { .. }
        | Sight::BlocSigned { .. } => (4, super::coalition::news(reader, sight)?),
        // Home fronts.
        Sight::SentHome { .. }
        | Sight::Ratified { .. }
        | Sight::Refused { .. }
        | Sight::Support { .. }
        | Sight::FloorAnswered { .. }
        | Sight::Swayed { .. }
        | Sight::CalledToAccount { .. } => (2, super::home::news(reader, sight)?),
        Sight::MandateAnswered { revision, .. } => (2, super::mandate::news(reader, *revision)?),
        Sight::Channel { a, b, to } if own(*a) || own(*b) => {
            let other = if own(*a) { *b } else { *a };
            let channel = capitalised(&reader.get(super::channel_id(*to)));
            let opened = NewsVm {
                opens: Some(Intent::SelectActor(Some(other))),
                ..news(
                    NewsSign::Channel,
                    reader.with("news-channel", [("channel", channel.into()), ("who", reader.name(other).into())]),
                )
            };
            (5, opened)
        }
        Sight::Invited { coalition, actor } => {
            let name = level.coalition(*coalition).name.as_str();
            let id = if own(*actor) { "news-invited-you" } else { "news-invited" };
            let invited = NewsVm {
                body: level.coalition(*coalition).outcome.clone(),
                ..news(
                    NewsSign::Coalition,
                    reader.with(id, [("who", reader.name(*actor).into()), ("coalition", name.into())]),
                )
            };
            (5, invited)
        }
        Sight::Joined { coalition, actor } | Sight::Left { coalition, actor } => {
            let id = if matches!(sight, Sight::Joined { .. }) { "news-joined" } else { "news-left" };
            let name = level.coalition(*coalition).name.as_str();
            let who = reader.name(*actor);
            (5, news(NewsSign::Coalition, reader.with(id, [("who", who.into()), ("coalition", name.into())])))
        }
        Sight::PackageStarted { package } | Sight::PackageDelivered { package } | Sight::PackageLapsed { package } => {
            let id = match sight {
                Sight::PackageStarted { .. } => "news-package-started",
                Sight::PackageDelivered { .. } => "news-package-delivered",
                _ => "news-package-lapsed",
            };
            let spec = level.package(*package);
            let moved = NewsVm {
                body: spec.line.clone(),
                source: reader.with(
                    "news-package-source",
                    [
                        ("giver", reader.name(spec.giver).into()),
                        ("recipient", reader.names(spec.recipients.iter().copied()).into()),
                    ],
                ),
                ..news(NewsSign::Package, reader.with(id, [("package", spec.name.as_str().into())]))
            };
            (5, moved)
        }
        Sight::PlanFailed { plan } => {
            let words = plan_words(reader, plan);
            let failed = NewsVm {
                body: words.about,
                ..news(NewsSign::Failed, reader.with("news-plan-failed", [("plan", words.title.into())]))
            };
            (3, failed)
        }
        Sight::Credibility { actor, by } if own(*actor) && *by != 0 => {
            let id = if *by > 0 { "news-credibility-up" } else { "news-credibility-down" };
            let body = reader.with("news-credibility-body", [("by", figures::signed((*by).into()).into())]);
            (2, NewsVm { body, ..news(NewsSign::Standing, reader.get(id)) })
        }
        Sight::NoDeal { talks, party, by } if own(*party) && by.abs() >= 100 => {
            let id = if *by > 0 { "news-no-deal-up" } else { "news-no-deal-down" };
            let talks = reader.level.talks(*talks).name.as_str();
            let by = figures::signed(*by / 100);
            let body = reader.with("news-no-deal-body", [("talks", talks.into()), ("by", by.into())]);
            (4, NewsVm { body, ..news(NewsSign::Standing, reader.get(id)) })
        }
        // Norms.
        Sight::OperationRun { .. }
        | Sight::Restrained { .. }
        | Sight::BreachSeen { .. }
        | Sight::Pledged { .. }
        | Sight::Reviewed { .. }
        | Sight::PledgeLapsed { .. }
        | Sight::Crystallised { .. }
        | Sight::Codified { .. }
        | Sight::Aligned { .. }
        | Sight::Word { .. } => super::conduct::news(reader, sight)?,
        // Capacity-building.
        Sight::PackageWithheld { .. } | Sight::Capacity { .. } | Sight::Dependence { .. } => {
            (5, super::capacity::news(reader, sight)?)
        }
        // Public diplomacy and companies.
        Sight::Spoke { .. }
        | Sight::Leaked { .. }
        | Sight::AmbassadorAppointed { .. }
        | Sight::Patched { .. }
        | Sight::TakenDown { .. }
        | Sight::RansomPaid { .. }
        | Sight::Spread { .. }
        | Sight::Requested { .. }
        | Sight::Replied { .. } => (3, super::public::news(reader, sight)?),
        _ => return None,
    })
}

fn card_news(reader: &Reader, card: CardRef, heading: String) -> NewsVm {
    let kind = reader.level.incident(card.incident).clues[usize::from(card.clue)].kind;
    NewsVm {
        sign: NewsSign::Card(kind),
        heading,
        body: String::new(),
        source: String::new(),
        opens: Some(Intent::SelectCard(Some(card))),
    }
}

fn source(reader: &Reader, card: CardRef) -> String {
    capitalised(&reader.level.incident(card.incident).clues[usize::from(card.clue)].source)
}

/// A measure somebody took, as the reader may know it.
fn measure(reader: &Reader, taken: &Taken) -> NewsVm {
    let spec = reader.level.incident(taken.incident);
    let name = reader.level.response(taken.kind).map_or("", |response| &response.name);
    let seat = reader.view.seat();
    let heading = if Some(taken.by) == seat {
        reader.with("news-measure-own", [("measure", name.into())])
    } else {
        reader.with("news-measure", [("who", reader.name(taken.by).into()), ("measure", name.into())])
    };
    let target = if Some(taken.target) == seat {
        reader.with("news-measure-at-you", [("incident", spec.name.as_str().into())])
    } else {
        reader.with(
            "news-measure-at",
            [("who", reader.name(taken.target).into()), ("incident", spec.name.as_str().into())],
        )
    };
    let account = taken.account.and_then(|account| spec.suspects.get(account.ix()));
    let named = account.map(|a| reader.with("news-measure-names", [("account", a.short.as_str().into())]));
    let read = taken.read.filter(|_| Some(taken.target) == seat);
    let read = read.map(|read| reader.with("news-measure-read", [("n", read.into())]));
    let body: Vec<String> = [Some(target), named, read].into_iter().flatten().collect();
    NewsVm {
        sign: NewsSign::Measure(taken.kind),
        heading,
        body: body.join(" "),
        source: String::new(),
        opens: Some(Intent::SelectActor(Some(if Some(taken.by) == seat { taken.target } else { taken.by }))),
    }
}

/// How the trust of others in the seat has changed, as one item.
fn standing(reader: &Reader, chapter: &[Seen]) -> Option<NewsVm> {
    let moved: Vec<String> = reader
        .level
        .actor_ids()
        .map(|actor| (actor, trust_moved(reader, chapter, actor)))
        .filter(|(_, by)| by.abs() >= NOTABLE_TRUST)
        .map(|(actor, by)| format!("{} {}", reader.name(actor), figures::signed(by.into())))
        .collect();
    (!moved.is_empty()).then(|| NewsVm {
        sign: NewsSign::Standing,
        heading: reader.get("news-standing"),
        body: moved.join(", "),
        source: reader.get("news-standing-source"),
        opens: None,
    })
}

/// By how much somebody came to trust the seat more.
pub(super) fn trust_moved(reader: &Reader, chapter: &[Seen], actor: ActorId) -> i32 {
    let seat = reader.view.seat();
    chapter
        .iter()
        .map(|seen| match seen.what {
            Sight::Trust { of, to, by } if of == actor && Some(to) == seat => by,
            _ => 0,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Seed, TalksId};
    use crate::level::library::Library;
    use crate::rules::{View, Viewer, begin};
    use crate::vm::settings::Settings;
    use crate::words::Words;

    #[test]
    fn what_no_deal_is_worth_is_told_to_whom_it_is_worth_it() {
        let level = Library::built_in().playable("winter-ward").expect("a sound level");
        let (words, settings) = (Words::new("en"), Settings::default());
        let (state, _) = begin(&level, Seed(0));
        let party = level.talks(TalksId(0)).parties[0];
        let told = |viewer, by| {
            let view = View::unexplained(&level, &state, viewer);
            let reader = Reader::new(&level, &view, &words, &settings);
            let item = item(&reader, &Sight::NoDeal { talks: TalksId(0), party, by });
            item.map(|(_, news)| format!("{} | {}", news.heading, news.body))
        };
        let line = told(Viewer::Seat(party), -550).expect("news");
        let name = &level.talks(TalksId(0)).name;
        assert_eq!(line, format!("No deal is worth less to you | {name}: −5 points without a text."));
        assert_eq!((told(Viewer::Seat(party), -45), told(Viewer::Director, -550)), (None, None));
    }
}
