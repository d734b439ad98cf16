//! Linked items: what an issue gives, and whether those at the table can give it.

use super::Checker;
use super::talks::IssueNames;
use crate::base::{ActorId, PackageId, TalksId};
use crate::level::decode::Spanned;
use crate::level::model::{Link, ResponseKind, Restraint, VotePromise};
use crate::level::problem::{Problem, code};
use crate::level::raw::{Name, RawIssue, RawLink, RawProtocol, RawTalks};
use crate::words::{Saying, say};

/// The one other option of an issue that gives something.
const GIVEN: &str = "given";

impl Checker<'_> {
    /// What an issue gives.
    pub(super) fn linked(&mut self, talks: &RawTalks, raw: &RawIssue, link: &RawLink) -> Option<Link> {
        if let Some(other) = raw.options.iter().find(|option| option.id.value != GIVEN) {
            let message = say!("problem-linked-issue", issue = &raw.id.value, given = GIVEN);
            let help = say!("problem-linked-issue-help", given = GIVEN, option = &other.id.value);
            self.error(code::LINKED_ISSUE, other.id.place(), message, help);
        }
        match link {
            RawLink::Package(package) => self.linked_package(talks, package).map(Link::Package),
            RawLink::Place { coalition, actor } => self.linked_place(talks, coalition, actor),
            RawLink::Retraction { by, target, measure } => {
                let (by, target) = self.giver_and_target(talks, by, target)?;
                let blames = ResponseKind::is_public_blame;
                let measure = self.linked_measure(measure.as_ref(), blames, say!("problem-link-no-blame"));
                Some(Link::Retraction { by, target, measure })
            }
            RawLink::Vote { by, talks: on, wants, against } => self.linked_vote(talks, by, on, wants, *against),
            RawLink::Restraint { by, target, measure, turns } => {
                let (by, target) = self.giver_and_target(talks, by, target)?;
                let accuses = |kind: ResponseKind| kind.proof().is_some();
                let measure = self.linked_measure(measure.as_ref(), accuses, say!("problem-link-no-accusation"));
                let turns = turns.as_ref().map(|turns| self.within(turns, say!("what-link-turns"), 1..=60));
                Some(Link::Restraint(Restraint { by, target, measure, turns }))
            }
        }
    }

    fn linked_package(&mut self, talks: &RawTalks, package: &Name) -> Option<PackageId> {
        let id = self.package(package)?;
        let spec = &self.raw.packages[id.ix()];
        let no_giver = say!("problem-giver-no-party", who = &spec.giver.value, package = &package.value);
        let mut concerned = vec![(&spec.giver, no_giver)];
        for actor in std::iter::once(&spec.recipient).chain(&spec.others) {
            let message = say!("problem-recipient-no-party", who = &actor.value, package = &package.value);
            concerned.push((actor, message));
        }
        for (actor, message) in concerned {
            self.sits_there(talks, actor, package, message);
        }
        Some(id)
    }

    /// What nobody at the table gives or gets is possible, but hardly meant.
    fn sits_there(&mut self, talks: &RawTalks, actor: &Name, at: &Name, message: Saying) {
        if !talks.parties.contains(actor) {
            let problem = Problem::warning(code::NOT_A_PARTY, at.place(), message);
            self.report(problem.with_help(say!("problem-linked-parties-help")));
        }
    }

    fn linked_place(&mut self, talks: &RawTalks, coalition: &Name, actor: &Name) -> Option<Link> {
        let (id, who) = (self.coalition(coalition), self.actor(actor));
        let (id, who) = (id?, who?);
        let raw = self.raw;
        let lead = &raw.coalitions[id.ix()].lead;
        if lead == actor {
            let message = say!("problem-link-lead-joins", who = &actor.value, coalition = &coalition.value);
            self.error(code::BAD_LINK, actor.place(), message, say!("problem-link-lead-joins-help"));
        }
        for party in [lead, actor] {
            if self.actor(party).is_some() && !talks.parties.contains(party) {
                let message = say!("problem-link-no-party", who = &party.value, talks = &talks.id.value);
                self.error(code::NOT_A_PARTY, actor.place(), message, say!("problem-link-no-party-help"));
            }
        }
        Some(Link::Place { coalition: id, actor: who })
    }

    /// Who promises is a party; about whom need not be one.
    fn giver_and_target(&mut self, talks: &RawTalks, by: &Name, target: &Name) -> Option<(ActorId, ActorId)> {
        let (id, about) = (self.actor(by), self.actor(target));
        let (id, about) = (id?, about?);
        self.is_party(talks, by);
        if id == about {
            let message = say!("problem-link-itself", who = &by.value);
            self.error(code::BAD_LINK, target.place(), message, say!("problem-link-itself-help"));
        }
        Some((id, about))
    }

    fn linked_measure(
        &mut self,
        measure: Option<&Spanned<ResponseKind>>,
        fits: impl Fn(ResponseKind) -> bool,
        message: Saying,
    ) -> Option<ResponseKind> {
        let measure = measure?;
        if !fits(measure.value) {
            self.error(code::BAD_LINK, measure.place(), message, say!("problem-link-measure-help"));
        } else if !self.raw.responses.iter().any(|response| response.kind.value == measure.value) {
            let message = say!("problem-measure-not-in-level", measure = format!("{:?}", measure.value));
            self.error(code::UNKNOWN_NAME, measure.place(), message, say!("problem-measure-not-in-level-help"));
        }
        Some(measure.value)
    }

    fn linked_vote(
        &mut self,
        talks: &RawTalks,
        by: &Name,
        on: &Name,
        wants: &[(Name, Name)],
        against: bool,
    ) -> Option<Link> {
        let (voter, id): (Option<ActorId>, Option<TalksId>) = (self.actor(by), self.talks(on));
        let (voter, id) = (voter?, id?);
        self.is_party(talks, by);
        let raw = self.raw;
        let other = &raw.talks[id.ix()];
        match &other.protocol {
            RawProtocol::Ballot { forum } if other.id != talks.id => {
                let members = self.forum(forum).map(|forum| &raw.fora[forum.ix()].members);
                if members.is_some_and(|members| !members.contains(by)) {
                    let message = say!("problem-link-no-vote", who = &by.value, forum = &forum.value);
                    self.error(code::BAD_LINK, by.place(), message, say!("problem-link-no-vote-help"));
                }
            }
            _ => {
                let message = say!("problem-link-no-ballot", talks = &on.value);
                self.error(code::BAD_LINK, on.place(), message, say!("problem-link-no-ballot-help"));
            }
        }
        let names = IssueNames::new(other);
        let wants: Vec<Option<(u8, u8)>> =
            wants.iter().map(|(issue, option)| self.clause(&names, issue, option)).collect();
        let wants = wants.into_iter().collect::<Option<Vec<_>>>()?;
        Some(Link::Vote(VotePromise { by: voter, talks: id, wants, against }))
    }
}
