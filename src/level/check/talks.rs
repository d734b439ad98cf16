//! Talks: parties, issues with their options, positions and the paper on the table.

use std::collections::BTreeMap;

use super::hygiene::{LINE, NAME};
use super::names::{ISSUE, Names, OPTION, TALKS};
use super::{Checker, MOST_AMOUNT};
use crate::base::ForumId;
use crate::level::decode::Spanned;
use crate::level::model::{Position, Protocol, Talks, TalksIssue, TextOption};
use crate::level::problem::{Problem, code};
use crate::level::range::Range;
use crate::level::raw::{Name, RawIssue, RawOption, RawPosition, RawProtocol, RawTalks};
use crate::words::{Arg, say};

/// The option that every issue has: nothing is said.
const SILENT: &str = "silent";
/// More outcomes than this cannot be searched in the time that a bot has.
const MOST_TEXTS: u64 = 1 << 20;

/// The names of the issues of some talks and, issue by issue, of their options with silence first.
pub(super) struct IssueNames<'a> {
    issues: Names<'a>,
    options: Vec<Names<'a>>,
}

impl<'a> IssueNames<'a> {
    pub(super) fn new(raw: &'a RawTalks) -> Self {
        let options = |issue: &'a RawIssue| {
            Names::new(OPTION, issue.options.iter().map(|option| &option.id)).of(ISSUE, &issue.id).after(SILENT)
        };
        Self {
            issues: Names::new(ISSUE, raw.issues.iter().map(|issue| &issue.id)).of(TALKS, &raw.id),
            options: raw.issues.iter().map(options).collect(),
        }
    }
}

impl Checker<'_> {
    pub(super) fn talks_list(&mut self) -> Option<Vec<Talks>> {
        let talks: Vec<Option<Talks>> = self.raw.talks.iter().map(|talks| self.one_talks(talks)).collect();
        talks.into_iter().collect()
    }

    fn one_talks(&mut self, raw: &RawTalks) -> Option<Talks> {
        let names = IssueNames::new(raw);
        self.problems.extend(names.issues.duplicates());
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-talks"), NAME);
        let title = self.line(&raw.title, say!("what-title-document"), LINE);
        let line = self.line(&raw.line, say!("what-line-title"), LINE);
        self.length(&raw.parties, say!("what-parties"), 2..=32);
        let parties = self.actors(&raw.parties);
        let protocol = self.protocol(raw);
        self.times(raw);
        let rounds_per_turn = self.within(&raw.rounds_per_turn, say!("what-number-rounds-each-turn"), 1..=20);
        let offers_per_floor = self.within(&raw.offers_per_floor, say!("what-number-offers"), 1..=20);
        let at = self.point(&raw.at);
        let issues = self.issues(raw);
        let opening = self.opening(raw, &names);
        let positions = self.positions(raw, &names);
        let watched_by = self.watched_by(raw);
        let forum = match protocol {
            Some(Protocol::Ballot { forum }) => Some(forum),
            _ => watched_by.flatten(),
        };
        let leanings = self.leanings(raw, &names, forum);
        let builds_on = self.builds_on(raw);
        if raw.caucus && raw.parties.len() < 3 {
            let problem = Problem::warning(code::UNUSED, raw.parties.place(), say!("problem-caucus-of-two"));
            self.report(problem.with_help(say!("problem-caucus-of-two-help")));
        }
        if raw.mediation.value && !matches!(raw.protocol, RawProtocol::AlternatingOffers) {
            let message = say!("problem-mediation-without-offers", talks = &raw.id.value);
            let help = say!("problem-mediation-without-offers-help");
            self.error(code::UNUSED, raw.mediation.place(), message, help);
        }
        Some(Talks {
            id,
            name,
            title,
            line,
            protocol: protocol?,
            parties: parties?,
            opens: raw.opens.value,
            closes: raw.closes.value,
            rounds_per_turn,
            offers_per_floor,
            at,
            issues: issues?,
            opening: opening?,
            positions: positions?,
            leanings: leanings?,
            dissociation: raw.dissociation,
            watched_by: watched_by?,
            blocs_count: raw.blocs_count.value,
            caucus: raw.caucus,
            mediation: raw.mediation.value,
            comparable: raw.comparable,
            builds_on: builds_on?,
        })
    }

    fn protocol(&mut self, raw: &RawTalks) -> Option<Protocol> {
        let chair = match &raw.protocol {
            RawProtocol::AlternatingOffers => return Some(Protocol::AlternatingOffers),
            RawProtocol::Ballot { forum } => return Some(Protocol::Ballot { forum: self.venue(raw, forum)? }),
            RawProtocol::OpenSignature { lead, threshold } => {
                let blocs = raw.watched_by.as_ref().filter(|_| raw.blocs_count.value).and_then(|name| {
                    let forum = self.raw.fora.iter().find(|forum| forum.id.value == name.value)?;
                    Some(forum.blocs.iter().map(|bloc| usize::from(bloc.size.value)).sum::<usize>())
                });
                let all = raw.parties.len() + blocs.unwrap_or(0);
                let most = u8::try_from(all).unwrap_or(u8::MAX).max(2);
                let threshold = self.within(threshold, say!("what-threshold"), 2..=most);
                let lead = self.actor(lead).filter(|_| self.is_party(raw, lead))?;
                return Some(Protocol::OpenSignature { lead, threshold });
            }
            RawProtocol::SingleText { chair } => chair,
        };
        let id = self.actor(chair)?;
        if self.is_party(raw, chair) && raw.parties.last() != Some(chair) {
            let message = say!("problem-chair-last", chair = &chair.value);
            let problem = Problem::warning(code::CHAIR_LAST, chair.place(), message);
            self.report(problem.with_help(say!("problem-chair-last-help")));
        }
        Some(Protocol::SingleText { chair: id })
    }

    /// The venue whose blocs may sign; the outer `None` if it does not exist.
    #[expect(clippy::option_option, reason = "a venue that is not named is not one that does not exist")]
    fn watched_by(&mut self, raw: &RawTalks) -> Option<Option<ForumId>> {
        let Some(forum) = &raw.watched_by else {
            if raw.blocs_count.value {
                let message = say!("problem-no-blocs-to-count", talks = &raw.id.value);
                self.error(code::UNUSED, raw.blocs_count.place(), message, say!("problem-no-blocs-to-count-help"));
            }
            return Some(None);
        };
        if !matches!(raw.protocol, RawProtocol::OpenSignature { .. }) {
            let message = say!("problem-watched-without-signature", talks = &raw.id.value);
            let help = say!("problem-watched-without-signature-help");
            self.error(code::UNUSED, forum.place(), message, help);
        }
        self.forum(forum).map(Some)
    }

    fn times(&mut self, raw: &RawTalks) {
        let opens = self.turn(&raw.opens, say!("what-first-turn-talks"));
        let closes = self.turn(&raw.closes, say!("what-last-turn-talks"));
        let Some(last) = self.last_turn() else { return };
        if closes < opens && (1..=last).contains(&closes) {
            let message = say!("problem-turn-order", closes = closes, opens = opens);
            let help = say!("problem-turn-order-help", opens = opens, last = last);
            self.error(code::TURN_ORDER, raw.closes.place(), message, help);
        } else if closes >= opens && matches!(raw.protocol, RawProtocol::SingleText { .. }) && closes == last {
            let message = say!("problem-silence-too-late", last = last);
            let help = match last.saturating_sub(1) {
                before if before >= opens => say!("problem-silence-too-late-help", before = before),
                _ => say!("problem-silence-too-late-help-turn"),
            };
            self.error(code::SILENCE_TOO_LATE, raw.closes.place(), message, help);
        }
    }

    pub(super) fn is_party(&mut self, raw: &RawTalks, actor: &Name) -> bool {
        let is_party = raw.parties.contains(actor);
        if !is_party {
            let message = say!("problem-not-a-party", who = &actor.value, talks = &raw.id.value);
            let parties = Arg::names(raw.parties.iter().map(|party| &*party.value));
            self.error(code::NOT_A_PARTY, actor.place(), message, say!("problem-not-a-party-help", names = parties));
        }
        is_party
    }

    fn issues(&mut self, raw: &RawTalks) -> Option<Vec<TalksIssue>> {
        self.length(&raw.issues, say!("what-issues"), 1..=32);
        let texts = raw.issues.iter().fold(1u64, |texts, issue| texts.saturating_mul(issue.options.len() as u64 + 1));
        if texts > MOST_TEXTS {
            let message = say!("problem-too-many-texts", n = texts, most = MOST_TEXTS);
            self.error(code::TOO_MANY_TEXTS, raw.issues.place(), message, say!("problem-too-many-texts-help"));
        }
        let issues: Vec<Option<TalksIssue>> = raw.issues.iter().map(|issue| self.issue(raw, issue)).collect();
        issues.into_iter().collect()
    }

    fn issue(&mut self, talks: &RawTalks, raw: &RawIssue) -> Option<TalksIssue> {
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-issue"), NAME);
        let gaps = raw.sentence.matches("{}").count();
        if gaps != 1 {
            let message = say!("problem-sentence-gap", issue = &raw.id.value, n = gaps);
            let help = match gaps {
                0 => say!("problem-sentence-gap-help"),
                _ => say!("problem-sentence-gap-help-many"),
            };
            self.error(code::SENTENCE_GAP, raw.sentence.place(), message, help);
        }
        self.length(&raw.options, say!("what-options-issue"), 1..=30);
        let written = Names::new(OPTION, raw.options.iter().map(|option| &option.id)).of(ISSUE, &raw.id);
        self.problems.extend(written.duplicates());
        let link = match &raw.link {
            Some(link) => self.linked(talks, raw, link).map(Some),
            None => Some(None),
        };
        let silence = TextOption {
            id: SILENT.to_owned(),
            name: if raw.link.is_some() { "not given" } else { SILENT }.to_owned(),
            words: String::new(),
            strength: 0,
            effects: Vec::new(),
        };
        let options: Vec<Option<TextOption>> =
            std::iter::once(Some(silence)).chain(raw.options.iter().map(|option| self.option(option))).collect();
        Some(TalksIssue {
            id,
            name,
            sentence: raw.sentence.value.clone(),
            link: link?,
            options: options.into_iter().collect::<Option<_>>()?,
        })
    }

    fn option(&mut self, raw: &RawOption) -> Option<TextOption> {
        if raw.id.value == SILENT {
            let (message, help) = (say!("problem-silent-option", name = SILENT), say!("problem-silent-option-help"));
            self.error(code::SILENT_OPTION, raw.id.place(), message, help);
        }
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-option"), NAME);
        let words = self.text(&raw.words, say!("what-words-option"));
        let strength = self.within(&raw.strength, say!("what-ambition"), 0..=100);
        let effects = self.effects(&raw.effects);
        Some(TextOption { id, name, words, strength, effects: effects? })
    }

    fn opening(&mut self, raw: &RawTalks, names: &IssueNames<'_>) -> Option<Vec<u8>> {
        let mut opening = Some(vec![0; raw.issues.len()]);
        for (issue, option) in &raw.opening {
            match (self.clause(names, issue, option), &mut opening) {
                (Some((issue, option)), Some(opening)) => opening[usize::from(issue)] = option,
                _ => opening = None,
            }
        }
        opening
    }

    /// An issue and one of its options.
    pub(super) fn clause(&mut self, names: &IssueNames<'_>, issue: &Name, option: &Name) -> Option<(u8, u8)> {
        let issue = self.found(names.issues.position(issue), |position| position)?;
        let option = self.found(names.options[issue].position(option), |position| position)?;
        Some((u8::try_from(issue).ok()?, u8::try_from(option).ok()?))
    }

    /// An issue.
    pub(super) fn issue_of(&mut self, names: &IssueNames<'_>, issue: &Name) -> Option<u8> {
        let issue = self.found(names.issues.position(issue), |position| position)?;
        u8::try_from(issue).ok()
    }

    fn positions(&mut self, raw: &RawTalks, names: &IssueNames<'_>) -> Option<Vec<Position>> {
        for party in raw.positions.keys() {
            if self.actor(party).is_some() {
                self.is_party(raw, party);
            }
        }
        let mut positions = BTreeMap::new();
        for (party, position) in &raw.positions {
            positions.insert(&party.value, self.position(raw, names, party, position));
        }
        let mut position_of = |party: &Name| {
            let position = positions.remove(&party.value);
            if position.is_none() {
                let message = say!("problem-missing-position", party = &party.value);
                let help = say!("problem-missing-position-help", party = &party.value);
                self.error(code::MISSING_POSITION, party.place(), message, help);
            }
            position?
        };
        let positions: Vec<Option<Position>> = raw.parties.iter().map(&mut position_of).collect();
        positions.into_iter().collect()
    }

    fn position(
        &mut self,
        talks: &RawTalks,
        names: &IssueNames<'_>,
        party: &Name,
        raw: &RawPosition,
    ) -> Option<Position> {
        let values = self.values(talks, names, &raw.values);
        let no_deal = self.points(&raw.no_deal);
        let red_lines: Vec<Option<(u8, u8)>> =
            raw.red_lines.iter().map(|(issue, option)| self.clause(names, issue, option)).collect();
        let mut says = vec![String::new(); talks.issues.len()];
        let mut complete = true;
        for (issue, words) in &raw.says {
            let words = self.text(words, say!("what-is-said"));
            match self.found(names.issues.position(issue), |position| position) {
                Some(issue) => says[issue] = words,
                None => complete = false,
            }
        }
        if !complete {
            return None;
        }
        let position =
            Position { values: values?, no_deal, red_lines: red_lines.into_iter().collect::<Option<_>>()?, says };
        self.room(talks, party, raw, &position);
        Some(position)
    }

    /// Points by issue and option, 0 where nothing is written.
    pub(super) fn values(
        &mut self,
        talks: &RawTalks,
        names: &IssueNames<'_>,
        raw: &BTreeMap<Name, BTreeMap<Name, Spanned<Range>>>,
    ) -> Option<Vec<Vec<(i32, i32)>>> {
        let count = |issue: &RawIssue| vec![(0, 0); issue.options.len() + 1];
        let mut values: Vec<Vec<(i32, i32)>> = talks.issues.iter().map(count).collect();
        let mut complete = true;
        for (issue_name, options) in raw {
            let Some(issue) = self.found(names.issues.position(issue_name), |position| position) else {
                complete = false;
                continue;
            };
            for (option, range) in options {
                let range = self.points(range);
                match self.found(names.options[issue].position(option), |position| position) {
                    Some(option) => values[issue][option] = range,
                    None => complete = false,
                }
            }
        }
        complete.then_some(values)
    }

    pub(super) fn points(&mut self, range: &Spanned<Range>) -> (i32, i32) {
        let most = MOST_AMOUNT / 100;
        if range.low < -most || range.high > most {
            let message = say!("problem-points", least = -most, most = most);
            self.error(code::OUT_OF_RANGE, range.place(), message, say!("problem-points-help"));
        }
        (range.low, range.high)
    }

    /// Names parties that have nothing to gain.
    fn room(&mut self, talks: &RawTalks, party: &Name, raw: &RawPosition, position: &Position) {
        // What the best text is worth when all is drawn high, and when all is drawn low.
        let (mut best, mut surely) = (0i64, 0i64);
        for (issue, options) in position.values.iter().enumerate() {
            let can_sign = |option: &usize| {
                !position.red_lines.iter().any(|(i, o)| (usize::from(*i), usize::from(*o)) == (issue, *option))
            };
            let signable = || (0..options.len()).filter(can_sign).map(|option| options[option]);
            let (Some(low), Some(high)) =
                (signable().map(|range| range.0).max(), signable().map(|range| range.1).max())
            else {
                let issue = &talks.issues[issue].id.value;
                let message = say!("problem-nothing-to-sign", party = &party.value, issue = issue);
                let place = raw.red_lines.first().and_then(|(issue, _)| issue.place());
                self.report(
                    Problem::warning(code::NO_DEAL_BETTER, place, message)
                        .with_help(say!("problem-nothing-to-sign-help")),
                );
                return;
            };
            best += i64::from(high);
            surely += i64::from(low);
        }
        if surely < 1 {
            let message = say!("problem-no-interest", n = surely, party = &party.value);
            self.error(code::NO_INTEREST, party.place(), message, say!("problem-no-interest-help"));
        }
        if best <= i64::from(position.no_deal.0) {
            let message =
                say!("problem-no-deal-better", best = best, party = &party.value, no_deal = position.no_deal.0);
            let problem = Problem::warning(code::NO_DEAL_BETTER, raw.no_deal.place(), message);
            self.report(problem.with_help(say!("problem-no-deal-better-help")));
        }
    }
}
