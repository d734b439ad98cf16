//! The words of what is done in a venue: drafts, amendments, votes, and winning blocs over.

use super::{OrderWords, Sign, words_of};
use crate::base::{ActorId, ForumId, MotionId, TalksId};
use crate::level::{Cost, Forum, Level};
use crate::negotiation::Outcome;
use crate::negotiation::votes::Ballot;
use crate::rules::reckon::{self, Backing};
use crate::rules::{EXPLANATION_COST, Motion, Put, pooled};
use crate::vm::figures;
use crate::vm::linkage::vote_breaks;
use crate::vm::reader::Reader;

/// A draft as it is called, such as `ALD's draft of week 3`.
pub(in crate::vm) fn motion_name(reader: &Reader, forum: ForumId, motion: MotionId) -> String {
    reader.view.fora[forum.ix()].motion(motion).map_or_else(String::new, |motion| {
        let (who, when) = (reader.name(motion.sponsors[0]), reader.turn(motion.turn));
        reader.with("motion-name", [("who", who.into()), ("when", when.into())])
    })
}

/// A clause in words, such as `Scope: medical systems`.
pub(in crate::vm) fn clause_words(level: &Level, talks: TalksId, issue: u8, option: u8) -> String {
    let spec = level.talks(talks).issues.get(usize::from(issue));
    let option = spec.and_then(|issue| issue.options.get(usize::from(option))).map_or("", |option| &option.name);
    format!("{}: {option}", spec.map_or("", |issue| &issue.name))
}

/// What is put to the vote, such as `Scope: medical systems, in ALD's draft of week 3`.
pub(in crate::vm) fn put_words(reader: &Reader, forum: ForumId, id: MotionId, put: Put) -> String {
    let name = motion_name(reader, forum, id);
    let clause = reader.view.fora[forum.ix()].motion(id).and_then(|motion| match put {
        Put::Amendment(amendment) => {
            let amendment = motion.amendments.get(usize::from(amendment))?;
            Some(("put-amendment", clause_words(reader.level, motion.talks, amendment.issue, amendment.option)))
        }
        Put::Clause(issue) => {
            let option = *motion.draft.0.get(usize::from(issue))?;
            Some(("put-clause", clause_words(reader.level, motion.talks, issue, option)))
        }
        Put::Whole => None,
    });
    match clause {
        Some((id, clause)) => reader.with(id, [("clause", clause.into()), ("motion", name.into())]),
        None => name,
    }
}

pub(super) fn vote(reader: &Reader, forum: ForumId, ballot: Ballot, explained: bool) -> OrderWords {
    let vote = reader.view.fora.get(forum.ix()).and_then(|there| there.vote.as_ref());
    let about = vote.map_or_else(String::new, |vote| put_words(reader, forum, vote.motion, vote.put));
    let title = reader.get(match ballot {
        Ballot::Yes => "order-vote-yes",
        Ballot::No if explained => "order-vote-no-explained",
        Ballot::No => "order-vote-no",
        Ballot::Abstain | Ballot::Absent => "order-vote-abstain",
    });
    let there = reader.view.fora.get(forum.ix());
    let whole = vote.filter(|vote| vote.put == Put::Whole).and_then(|vote| there?.motion(vote.motion));
    let effect = match (ballot, whole) {
        (Ballot::No, _) if explained => reader.get("order-vote-explained-effect"),
        (Ballot::Yes, Some(motion)) => contents(reader, motion),
        _ => String::new(),
    };
    let breaks = whole.and_then(|motion| vote_breaks(reader, (motion.talks, &motion.draft), ballot));
    let effect = breaks.into_iter().chain([effect]).collect::<Vec<_>>().join(" ").trim_end().to_owned();
    let cost = Cost::new(if explained { EXPLANATION_COST } else { 0 }, 0, 0);
    OrderWords { about, effect, cost, ..words_of(Sign::Vote, title) }
}

pub(super) fn table(reader: &Reader, talks: TalksId, draft: &Outcome) -> OrderWords {
    let spec = reader.level.talks(talks);
    let Some(forum) = spec.forum() else { return words_of(Sign::Vote, reader.get("order-table")) };
    let name = reader.level.forum(forum).name.as_str();
    let sponsors: Vec<_> = reader.view.seat().into_iter().collect();
    OrderWords {
        about: reader.with("order-table-about", [("title", spec.title.as_str().into()), ("forum", name.into())]),
        effect: count(reader, forum, draft, &Backing { talks, sponsors: &sponsors, motion: None }),
        ..words_of(Sign::Vote, reader.get("order-table"))
    }
}

/// An order about a draft, with how it stands now.
pub(super) fn on_motion(reader: &Reader, forum: ForumId, id: MotionId, title: &str) -> OrderWords {
    let motion = reader.view.fora.get(forum.ix()).and_then(|there| there.motion(id));
    OrderWords {
        about: motion_name(reader, forum, id),
        effect: motion.map_or_else(String::new, |motion| {
            format!("{} {}", contents(reader, motion), whip_count(reader, forum, id, motion))
        }),
        ..words_of(Sign::Vote, reader.get(title))
    }
}

pub(super) fn amend(reader: &Reader, forum: ForumId, id: MotionId, issue: u8, option: u8) -> OrderWords {
    let words = on_motion(reader, forum, id, "order-amend");
    let Some(motion) = reader.view.fora.get(forum.ix()).and_then(|there| there.motion(id)) else { return words };
    let clause = clause_words(reader.level, motion.talks, issue, option);
    let effect = reader.get("order-amend-effect");
    OrderWords { about: about_clause(reader, &clause, &words.about), effect, ..words }
}

pub(super) fn divide(reader: &Reader, forum: ForumId, id: MotionId, issue: u8) -> OrderWords {
    let words = on_motion(reader, forum, id, "order-divide");
    let Some(motion) = reader.view.fora.get(forum.ix()).and_then(|there| there.motion(id)) else { return words };
    let option = motion.draft.0.get(usize::from(issue)).copied().unwrap_or(0);
    let clause = clause_words(reader.level, motion.talks, issue, option);
    let effect = reader.get("order-divide-effect");
    OrderWords { about: about_clause(reader, &clause, &words.about), effect, ..words }
}

pub(super) fn court(
    reader: &Reader,
    forum: ForumId,
    id: MotionId,
    bloc: u8,
    price: Option<u8>,
    against: bool,
) -> OrderWords {
    let title = reader.get(if against { "order-court-against" } else { "order-court" });
    let words = words_of(Sign::Vote, title);
    let Some(of) = reader.level.fora.get(forum.ix()).and_then(|spec| spec.blocs.get(usize::from(bloc))) else {
        return words;
    };
    let paid = price.and_then(|price| of.prices.get(usize::from(price)));
    let points =
        paid.map_or_else(|| reader.view.seat().map_or(0, |seat| word(reader, forum, id, seat)), |price| price.points);
    let effect = match paid {
        Some(price) => {
            reader.with("order-court-paid-effect", [("price", price.name.as_str().into()), ("points", points.into())])
        }
        None => reader.with("order-court-effect", [("points", points.into())]),
    };
    let name = motion_name(reader, forum, id);
    let about = [("bloc", of.name.as_str().into()), ("n", of.size.into()), ("motion", name.into())];
    OrderWords { about: reader.with("order-court-about", about), effect, ..words }
}

/// Points that a word of the reader's seat is worth, with those for whom it speaks behind it.
fn word(reader: &Reader, forum: ForumId, id: MotionId, seat: ActorId) -> i32 {
    let talks = reader.view.fora[forum.ix()].motion(id).map(|motion| motion.talks);
    reckon::word(pooled(reader.level, &reader.view.coalitions, seat, talks, true))
}

fn about_clause(reader: &Reader, clause: &str, motion: &str) -> String {
    reader.with("order-clause-about", [("clause", clause.into()), ("motion", motion.into())])
}

/// What a draft says, and what it is worth to the reader over no deal.
fn contents(reader: &Reader, motion: &Motion) -> String {
    let said = motion.draft.0.iter().enumerate().filter(|(_, option)| **option > 0);
    let said = said.filter_map(|(issue, option)| {
        Some(clause_words(reader.level, motion.talks, u8::try_from(issue).ok()?, *option))
    });
    let said: Vec<String> = said.collect();
    let party = reader.view.seat().and_then(|seat| reader.level.talks(motion.talks).party(seat));
    let own = party.and_then(|party| reader.view.talks(motion.talks).of_party(party));
    let clauses = said.join("; ");
    match own {
        Some(own) if own.utility.can_sign(&motion.draft) => {
            let over = figures::signed((own.utility.value(&motion.draft) - own.utility.reservation) / 100);
            reader.with("motion-says-worth", [("clauses", clauses.into()), ("over", over.into())])
        }
        Some(_) => reader.with("motion-says-red-line", [("clauses", clauses.into())]),
        None => reader.with("motion-says", [("clauses", clauses.into())]),
    }
}

/// How a pending draft is likely to fare, as far as the reader can tell.
fn whip_count(reader: &Reader, forum: ForumId, id: MotionId, motion: &Motion) -> String {
    let backing = Backing { talks: motion.talks, sponsors: &motion.sponsors, motion: Some(id) };
    count(reader, forum, &motion.draft, &backing)
}

fn count(reader: &Reader, forum: ForumId, draft: &Outcome, backing: &Backing) -> String {
    let tally = reader.view.whip_count(reader.level, forum, draft, backing);
    let spec: &Forum = reader.level.forum(forum);
    let unknown = spec.members.len().saturating_sub(backing.sponsors.len());
    let figures = [
        ("yes", tally.yes.into()),
        ("no", tally.no.into()),
        ("abstain", tally.abstain.into()),
        ("open", unknown.into()),
    ];
    reader.with("whip-count", figures)
}
