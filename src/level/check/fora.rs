//! Venues: members, blocs, bodies and their sessions, and what talks before a venue have to say of it.

use std::collections::BTreeMap;

use super::hygiene::{LINE, NAME};
use super::names::{BLOC, FORUM, Names};
use super::talks::IssueNames;
use super::{Checker, HUNDRED};
use crate::base::{ForumId, Permille};
use crate::level::decode::Spanned;
use crate::level::model::{Bloc, Forum, Leaning, Price, Stage};
use crate::level::problem::{Problem, code};
use crate::level::raw::{RawBloc, RawForum, RawLeaning, RawPrice, RawStage, RawTalks};
use crate::words::{Arg, say};

/// Votes that a venue can have at most.
const MOST_VOTES: usize = 200;

impl Checker<'_> {
    pub(super) fn forum_list(&mut self) -> Option<Vec<Forum>> {
        let fora: Vec<Option<Forum>> = self.raw.fora.iter().map(|forum| self.one_forum(forum)).collect();
        fora.into_iter().collect()
    }

    fn one_forum(&mut self, raw: &RawForum) -> Option<Forum> {
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-forum"), NAME);
        let line = self.line(&raw.line, say!("what-line-forum"), LINE);
        let chair = self.maybe_actor(raw.chair.as_ref());
        self.length(&raw.members, say!("what-members"), 1..=64);
        let members = self.actors(&raw.members);
        let duplicates = blocs_of(raw).duplicates();
        self.problems.extend(duplicates);
        let blocs: Vec<Option<Bloc>> = raw.blocs.iter().map(|bloc| self.bloc(bloc)).collect();
        self.length(&raw.stages, say!("what-stages"), 1..=3);
        let stages = raw.stages.iter().map(|stage| self.stage(stage)).collect();
        let legitimacy = self.within(&raw.legitimacy, say!("what-legitimacy"), HUNDRED);
        let forum = Forum {
            id,
            name,
            line,
            chair: chair?,
            members: members?,
            blocs: blocs.into_iter().collect::<Option<_>>()?,
            stages,
            legitimacy,
        };
        if forum.votes() > MOST_VOTES {
            let message = say!("problem-too-many-votes", n = forum.votes(), most = MOST_VOTES);
            self.error(code::LIST_LENGTH, raw.id.place(), message, say!("problem-too-many-votes-help"));
        }
        Some(forum)
    }

    fn bloc(&mut self, raw: &RawBloc) -> Option<Bloc> {
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-bloc"), NAME);
        let size = self.within(&raw.size, say!("what-size-bloc"), 1..=200);
        let absence = self.within(&raw.absence, say!("what-chance-per-mille"), 0..=1000);
        let mut follows = Vec::new();
        for (actor, points) in &raw.follows {
            let points = self.within(points, say!("what-points-bloc"), -1000..=1000);
            follows.push(self.actor(actor).map(|actor| (actor, points)));
        }
        let prices = raw.prices.iter().map(|price| self.price(price)).collect();
        let follows = follows.into_iter().collect::<Option<_>>()?;
        Some(Bloc { id, name, size, absence: Permille(absence), follows, prices })
    }

    fn price(&mut self, raw: &RawPrice) -> Price {
        Price {
            name: self.line(&raw.name, say!("what-name-price"), NAME),
            cost: self.cost(&raw.cost),
            points: self.within(&raw.points, say!("what-points-bloc"), 1..=1000),
        }
    }

    fn stage(&mut self, raw: &RawStage) -> Stage {
        let name = self.line(&raw.name, say!("what-name-stage"), NAME);
        self.length(&raw.sessions, say!("what-sessions"), 1..=60);
        let sessions: Vec<u16> = raw.sessions.iter().map(|turn| self.turn(turn, say!("what-turn-session"))).collect();
        let early = raw.sessions.windows(2).find(|pair| pair[0].value >= pair[1].value);
        if let Some([before, early]) = early {
            let message = say!("problem-session-order", turn = early.value, before = before.value);
            self.error(code::TURN_ORDER, early.place(), message, say!("problem-session-order-help"));
        }
        Stage { name, majority: raw.majority, sessions }
    }

    /// The venue that votes on the drafts of some talks: all its members sit at them, and there is time for a vote.
    pub(super) fn venue(&mut self, talks: &RawTalks, forum: &super::Name) -> Option<ForumId> {
        let id = self.forum(forum)?;
        let raw = &self.raw.fora[id.ix()];
        for member in raw.members.iter().filter(|member| !talks.parties.contains(member)) {
            let message = say!("problem-member-no-party", who = &member.value, forum = &forum.value);
            let help = say!("problem-member-no-party-help", who = &member.value, talks = &talks.id.value);
            self.error(code::NOT_A_PARTY, forum.place(), message, help);
        }
        // A draft of the first turn can be taken in the second.
        let mut from = talks.opens.value.saturating_add(1);
        for stage in raw.stages.iter() {
            let in_time = |turn: &&Spanned<u16>| (from..=talks.closes.value).contains(&turn.value);
            match stage.sessions.iter().find(in_time) {
                Some(session) => from = session.value,
                None => {
                    let stage = &stage.name.value;
                    let message = say!("problem-no-session", stage = stage, from = from, to = talks.closes.value);
                    self.error(code::TURN_ORDER, forum.place(), message, say!("problem-no-session-help"));
                    break;
                }
            }
        }
        Some(id)
    }

    /// What the blocs of the venue make of the drafts, one by one.
    pub(super) fn leanings(
        &mut self,
        raw: &RawTalks,
        names: &IssueNames<'_>,
        forum: Option<ForumId>,
    ) -> Option<Vec<Leaning>> {
        let Some(forum) = forum else {
            if let Some(bloc) = raw.leanings.keys().next() {
                let message = say!("problem-leaning-without-vote", talks = &raw.id.value);
                let problem = Problem::warning(code::UNUSED, bloc.place(), message);
                self.report(problem.with_help(say!("problem-leaning-without-vote-help")));
            }
            return Some(Vec::new());
        };
        let venue = &self.raw.fora[forum.ix()];
        let blocs = blocs_of(venue);
        let mut leanings: BTreeMap<usize, Option<Leaning>> = BTreeMap::new();
        for (bloc, leaning) in &raw.leanings {
            let leaning = self.leaning(raw, names, leaning);
            if let Some(position) = self.found(blocs.position(bloc), |position| position) {
                leanings.insert(position, leaning);
            }
        }
        let missing: Vec<&str> =
            (0..venue.blocs.len()).filter(|b| !leanings.contains_key(b)).map(|b| &*venue.blocs[b].id.value).collect();
        if let Some(first) = missing.first().copied() {
            let message = say!("problem-missing-leaning", talks = &raw.id.value, names = Arg::names(missing));
            let help = say!("problem-missing-leaning-help", bloc = first);
            self.error(code::MISSING_POSITION, raw.id.place(), message, help);
            return None;
        }
        leanings.into_values().collect()
    }

    fn leaning(&mut self, talks: &RawTalks, names: &IssueNames<'_>, raw: &RawLeaning) -> Option<Leaning> {
        let towards = raw.towards.as_ref().map_or((0, 0), |towards| self.points(towards));
        let values = self.values(talks, names, &raw.values);
        Some(Leaning { towards, values: values? })
    }
}

fn blocs_of(raw: &RawForum) -> Names<'_> {
    Names::new(BLOC, raw.blocs.iter().map(|bloc| &bloc.id)).of(FORUM, &raw.id)
}
