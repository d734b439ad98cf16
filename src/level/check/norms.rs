//! Norms, operations and blocs of rules: clauses that exist, incidents that an operation can open, nobody in two blocs.

use super::Checker;
use super::hygiene::{LINE, NAME};
use super::incidents::suspect_names;
use super::names::{OPERATION, SUSPECT, TALKS};
use super::talks::IssueNames;
use crate::base::{NormId, OperationId, Permille, RuleBlocId, SuspectId, TalksId};
use crate::level::model::{ActorKind, Clause, Cost, Norm, NormClause, Operation, Reviews, RuleBloc};
use crate::level::problem::{Problem, code};
use crate::level::raw::{Name, RawActor, RawNorm, RawOperation, RawReviews, RawRuleBloc, RawTalks};
use crate::words::say;

impl<'a> Checker<'a> {
    pub(super) fn norm_list(&mut self) -> Option<Vec<Norm>> {
        let norms: Vec<Option<Norm>> = self.raw.norms.iter().map(|norm| self.one_norm(norm)).collect();
        norms.into_iter().collect()
    }

    fn one_norm(&mut self, raw: &'a RawNorm) -> Option<Norm> {
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-norm"), NAME);
        let line = self.line(&raw.line, say!("what-line-norm"), LINE);
        let mut clauses = Vec::new();
        for clause in &raw.clauses {
            let found = self.norm_clause(&clause.talks, &clause.issue, &clause.at_least);
            clauses.push(found.map(|found| NormClause { clause: found, binding: clause.binding }));
        }
        let mut verified_by = Vec::new();
        for clause in &raw.verified_by {
            verified_by.push(self.norm_clause(&clause.talks, &clause.issue, &clause.at_least));
        }
        let share = self.within(&raw.crystallises_at, say!("what-crystallises-at"), 1..=1000);
        self.no_repeats(&raw.forbids, OPERATION);
        let forbids: Vec<Option<OperationId>> = raw.forbids.iter().map(|name| self.operation(name)).collect();
        let rounds: Vec<u16> = raw.rounds.iter().map(|turn| self.turn(turn, say!("what-turn-round"))).collect();
        if let Some([before, early]) = raw.rounds.windows(2).find(|pair| pair[0].value >= pair[1].value) {
            let message = say!("problem-round-order", turn = early.value, before = before.value);
            self.error(code::TURN_ORDER, early.place(), message, say!("problem-round-order-help"));
        }
        let reviews = self.reviews(raw.reviews.as_ref());
        Some(Norm {
            id,
            name,
            line,
            clauses: clauses.into_iter().collect::<Option<_>>()?,
            verified_by: verified_by.into_iter().collect::<Option<_>>()?,
            crystallises_at: Permille(share),
            forbids: forbids.into_iter().collect::<Option<_>>()?,
            rounds,
            reviews: reviews?,
        })
    }

    /// When pledges are reviewed; the outer `None` if somebody who would report does not exist.
    #[expect(clippy::option_option, reason = "a norm without reviews is not one with bad ones")]
    fn reviews(&mut self, raw: Option<&RawReviews>) -> Option<Option<Reviews>> {
        let Some(raw) = raw else { return Some(None) };
        let from = self.turn(&raw.from, say!("what-turn-review"));
        let every = self.within(&raw.every, say!("what-turns-review"), 1..=60);
        self.length(&raw.by, say!("what-reviewers"), 1..=8);
        let by = self.actors(&raw.by);
        for name in raw.by.iter() {
            let of = self.raw.actors.iter().find(|actor| actor.code.value == name.value);
            let reports =
                |actor: &RawActor| matches!(actor.kind, ActorKind::TechnicalCommunity | ActorKind::CivilSociety);
            if of.is_some_and(|actor| !reports(actor)) {
                let message = say!("problem-no-reviewer", who = &name.value);
                self.error(code::BAD_REVIEWER, name.place(), message, say!("problem-no-reviewer-help"));
            }
        }
        Some(Some(Reviews { from, every, by: by? }))
    }

    /// A clause that says something.
    fn norm_clause(&mut self, talks: &Name, issue: &Name, at_least: &Name) -> Option<Clause> {
        let talks = self.talks(talks)?;
        let names = IssueNames::new(&self.raw.talks[talks.ix()]);
        let (issue, option) = self.clause(&names, issue, at_least)?;
        if option == 0 {
            let message =
                say!("problem-silent-norm", issue = &self.raw.talks[talks.ix()].issues[usize::from(issue)].id.value);
            self.error(code::SILENT_OPTION, at_least.place(), message, say!("problem-silent-norm-help"));
        }
        Some(Clause { talks, issue, at_least: option })
    }

    pub(super) fn operation_list(&mut self) -> Option<Vec<Operation>> {
        let operations: Vec<Option<Operation>> = self.raw.operations.iter().map(|o| self.one_operation(o)).collect();
        operations.into_iter().collect()
    }

    fn one_operation(&mut self, raw: &'a RawOperation) -> Option<Operation> {
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-operation"), NAME);
        let line = self.line(&raw.line, say!("what-line-operation"), LINE);
        let by = self.actor(&raw.by);
        let incident = self.incident(&raw.incident);
        let account = incident.and_then(|incident| {
            let spec = &self.raw.incidents[incident.ix()];
            if spec.opens.is_some() || spec.truth.is_some() {
                let message = say!("problem-operated-incident", incident = &spec.id.value, operation = &raw.id.value);
                self.error(code::BAD_OPERATION, raw.incident.place(), message, say!("problem-operated-incident-help"));
            }
            let account = self.found(suspect_names(spec).position(&raw.account), SuspectId::at)?;
            if !spec.suspects[account.ix()].parties.contains(&raw.by) {
                let message = say!("problem-operated-account", account = &raw.account.value, who = &raw.by.value);
                let help = say!("problem-operated-account-help", kind = SUSPECT.one(), who = &raw.by.value);
                self.error(code::BAD_OPERATION, raw.account.place(), message, help);
            }
            Some(account)
        });
        let from = self.turn(&raw.from, say!("what-turn-operation"));
        let cost = raw.cost.as_ref().map_or(Cost::default(), |cost| self.cost(cost));
        let gravity = self.within(&raw.gravity, say!("what-gravity"), 1..=3);
        let seen = self.within(&raw.seen, say!("what-chance-per-mille"), 0..=1000);
        let gain = self.effects_without_text(&raw.gain);
        Some(Operation {
            id,
            name,
            line,
            by: by?,
            incident: incident?,
            account: account?,
            from,
            cost,
            gravity,
            seen: Permille(seen),
            gain: gain?,
        })
    }

    pub(super) fn rule_bloc_list(&mut self) -> Option<Vec<RuleBloc>> {
        let raw = self.raw;
        let mut listed: Vec<&Name> = Vec::new();
        for member in raw.rule_blocs.iter().flat_map(|bloc| &bloc.members) {
            if listed.contains(&member) {
                let message = say!("problem-two-rule-blocs", who = &member.value);
                self.error(code::LISTED_TWICE, member.place(), message, say!("problem-take-one-away"));
            }
            listed.push(member);
        }
        let blocs: Vec<Option<RuleBloc>> = raw.rule_blocs.iter().map(|bloc| self.one_rule_bloc(bloc)).collect();
        blocs.into_iter().collect()
    }

    fn one_rule_bloc(&mut self, raw: &RawRuleBloc) -> Option<RuleBloc> {
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-rule-bloc"), NAME);
        let line = self.line(&raw.line, say!("what-line-rule-bloc"), LINE);
        let members: Vec<_> = raw.members.iter().map(|member| self.actor(member)).collect();
        Some(RuleBloc { id, name, line, members: members.into_iter().collect::<Option<_>>()? })
    }

    /// The sponsor of a threat actor, who is no threat actor itself.
    #[expect(clippy::option_option, reason = "a sponsor that is not named is not one that does not exist")]
    pub(super) fn sponsor(&mut self, raw: &RawActor) -> Option<Option<crate::base::ActorId>> {
        let Some(name) = &raw.sponsor else { return Some(None) };
        let sponsor = self.actor(name)?;
        let sponsored = self.raw.actors[sponsor.ix()].sponsor.is_some() || name.value == raw.code.value;
        if raw.kind != ActorKind::ThreatActor || sponsored {
            let message = say!("problem-sponsor", who = &raw.code.value, sponsor = &name.value);
            self.error(code::BAD_OPERATION, name.place(), message, say!("problem-sponsor-help"));
        }
        Some(Some(sponsor))
    }

    /// Earlier talks whose text this one builds on.
    pub(super) fn builds_on(&mut self, raw: &RawTalks) -> Option<Vec<TalksId>> {
        self.no_repeats(&raw.builds_on, TALKS);
        if let Some(itself) = raw.builds_on.iter().find(|name| **name == raw.id) {
            let message = say!("problem-builds-on-itself", talks = &itself.value);
            self.error(code::CIRCULAR, itself.place(), message, say!("problem-builds-on-itself-help"));
        }
        let talks: Vec<Option<TalksId>> = raw.builds_on.iter().map(|name| self.talks(name)).collect();
        talks.into_iter().collect()
    }

    /// With blocs of rules the gauge of fragmentation starts where they have it.
    pub(super) fn starting_fragmentation(&mut self, level: &crate::level::model::Level) {
        let start = &self.raw.gauges.fragmentation;
        let read = level.fragmentation(&level.starting_blocs());
        if !level.rule_blocs.is_empty() && start.value != read {
            let message = say!("problem-fragmentation-start", start = start.value, read = read);
            let problem = Problem::warning(code::GAUGE_START, start.place(), message);
            self.report(problem.with_help(say!("problem-fragmentation-start-help", read = read)));
        }
    }

    pub(super) fn norm_named(&mut self, name: &Name) -> Option<NormId> {
        self.found(self.norms.position(name), NormId::at)
    }

    pub(super) fn operation(&mut self, name: &Name) -> Option<OperationId> {
        self.found(self.operations.position(name), OperationId::at)
    }

    pub(super) fn rule_bloc(&mut self, name: &Name) -> Option<RuleBlocId> {
        self.found(self.rule_blocs.position(name), RuleBlocId::at)
    }
}
