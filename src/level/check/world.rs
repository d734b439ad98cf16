//! Measures, packages, coalitions, and what happens by itself with its conditions and effects.

use super::incidents::{clue_names, suspect_names};
use super::names::{EVENT, Names};
use super::talks::IssueNames;
use super::{Checker, HUNDRED, MOST_AMOUNT, PLUS_MINUS_HUNDRED, RUNGS};
use crate::base::{Permille, SuspectId};
use crate::level::decode::Spanned;
use crate::level::model::{Coalition, Condition, Cost, Effect, Event, Package, Response};
use crate::level::problem::code;
use crate::level::raw::{RawCoalition, RawCondition, RawCost, RawEffect, RawEvent, RawPackage, RawResponse};
use crate::words::say;

impl Checker<'_> {
    pub(super) fn responses(&mut self) -> Vec<Response> {
        let raw = &self.raw.responses;
        for (position, response) in raw.iter().enumerate() {
            if raw[..position].iter().any(|other| other.kind == response.kind) {
                let message = say!("problem-measure-twice", measure = format!("{:?}", response.kind.value));
                self.error(code::LISTED_TWICE, response.kind.place(), message, say!("problem-take-one-away"));
            }
        }
        raw.iter().map(|response| self.response(response)).collect()
    }

    fn response(&mut self, raw: &RawResponse) -> Response {
        Response {
            kind: raw.kind.value,
            name: self.text(&raw.name, say!("what-name-measure")),
            class: raw.class,
            label: raw.label,
            severity: self.severity(&raw.severity),
            cost: self.cost(&raw.cost),
            no_deal: self.points_moved(&raw.no_deal),
            argument: self.text(&raw.argument, say!("what-argument-measure")),
            objection: self.text(&raw.objection, say!("what-objection-measure")),
        }
    }

    fn cost(&mut self, raw: &RawCost) -> Cost {
        Cost {
            capital: self.within(&raw.capital, say!("what-cost-political-capital"), 0..=1000),
            staff: self.within(&raw.staff, say!("what-cost-staff"), 0..=100),
            budget: self.within(&raw.budget, say!("what-cost-money"), 0..=MOST_AMOUNT),
        }
    }

    fn points_moved(&mut self, by: &Spanned<i32>) -> i32 {
        self.within(by, say!("what-change-points"), -1000..=1000)
    }

    pub(super) fn package_list(&mut self) -> Option<Vec<Package>> {
        let packages: Vec<Option<Package>> =
            self.raw.packages.iter().map(|package| self.one_package(package)).collect();
        packages.into_iter().collect()
    }

    fn one_package(&mut self, raw: &RawPackage) -> Option<Package> {
        let id = self.id(&raw.id);
        let name = self.text(&raw.name, say!("what-name-package"));
        let line = self.text(&raw.line, say!("what-line-package"));
        let pair = self.pair((&raw.giver, &raw.recipient));
        let cost_per_turn = self.within(&raw.cost_per_turn, say!("what-cost-each-turn"), 0..=MOST_AMOUNT);
        let delay = self.within(&raw.delay, say!("what-delay-turns"), 1..=60);
        let technical = self.within(&raw.technical, say!("what-gain-technical-capacity"), HUNDRED);
        let resilience = self.within(&raw.resilience, say!("what-gain-resilience"), HUNDRED);
        let trust = self.within(&raw.trust, say!("what-gain-trust"), PLUS_MINUS_HUNDRED);
        let (giver, recipient) = pair?;
        Some(Package { id, name, line, giver, recipient, cost_per_turn, delay, technical, resilience, trust })
    }

    pub(super) fn coalition_list(&mut self) -> Option<Vec<Coalition>> {
        let coalitions: Vec<Option<Coalition>> = self.raw.coalitions.iter().map(|c| self.one_coalition(c)).collect();
        coalitions.into_iter().collect()
    }

    fn one_coalition(&mut self, raw: &RawCoalition) -> Option<Coalition> {
        let id = self.id(&raw.id);
        let name = self.text(&raw.name, say!("what-name-coalition"));
        let outcome = self.text(&raw.outcome, say!("what-outcome-coalition"));
        let talks = self.talks(&raw.talks);
        self.length(&raw.wants, say!("what-coalition-wants"), 1..=32);
        let wants = talks.and_then(|talks| {
            let names = IssueNames::new(&self.raw.talks[talks.ix()]);
            let clauses: Vec<Option<(u8, u8)>> =
                raw.wants.iter().map(|(issue, option)| self.clause(&names, issue, option)).collect();
            clauses.into_iter().collect::<Option<Vec<_>>>()
        });
        let lead = self.actor(&raw.lead);
        self.length(&raw.members, say!("what-members"), 1..=64);
        let members = self.actors(&raw.members);
        if lead.is_some() && !raw.members.contains(&raw.lead) {
            let message = say!("problem-lead-no-member", lead = &raw.lead.value);
            let help = say!("problem-lead-no-member-help", lead = &raw.lead.value);
            self.error(code::UNKNOWN_NAME, raw.lead.place(), message, help);
        }
        let mut invites = Vec::new();
        for (position, (actor, trust)) in raw.invites.iter().enumerate() {
            if raw.members.contains(actor) || raw.invites[..position].iter().any(|(other, _)| other == actor) {
                let message = say!("problem-invited-twice", who = &actor.value);
                self.error(code::LISTED_TWICE, actor.place(), message, say!("problem-take-one-away"));
            }
            let trust = self.within(trust, say!("what-trust-at-which-actor-joins"), PLUS_MINUS_HUNDRED);
            invites.push(self.actor(actor).map(|actor| (actor, trust)));
        }
        Some(Coalition {
            id,
            name,
            outcome,
            talks: talks?,
            wants: wants?,
            lead: lead?,
            members: members?,
            invites: invites.into_iter().collect::<Option<_>>()?,
        })
    }

    pub(super) fn event_list(&mut self) -> Option<Vec<Event>> {
        let raw = &self.raw.events;
        self.problems.extend(Names::new(EVENT, raw.iter().map(|event| &event.id)).duplicates());
        let events: Vec<Option<Event>> = raw.iter().map(|event| self.event(event)).collect();
        events.into_iter().collect()
    }

    fn event(&mut self, raw: &RawEvent) -> Option<Event> {
        let id = self.id(&raw.id);
        let turn = self.turn(&raw.turn, say!("what-turn-event"));
        let chance = Permille(self.within(&raw.chance, say!("what-chance-per-mille"), 1..=1000));
        let when = self.condition(&raw.when.value);
        let heading = self.text(&raw.heading, say!("what-heading-event"));
        let body = self.text(&raw.body, say!("what-text-event"));
        let source = self.text(&raw.source, say!("what-source-event"));
        let only = self.actors(&raw.only);
        for effect in raw.effects.iter().filter(|effect| is_about_parties(&effect.value)) {
            self.error(code::NO_PARTIES, effect.place(), say!("problem-no-parties"), say!("problem-no-parties-help"));
        }
        let effects = self.effects(&raw.effects);
        Some(Event {
            id,
            turn,
            chance,
            when: when?,
            heading,
            body,
            source,
            tone: raw.tone,
            only: only?,
            effects: effects?,
        })
    }

    fn condition(&mut self, raw: &RawCondition) -> Option<Condition> {
        Some(match raw {
            RawCondition::Always => Condition::Always,
            RawCondition::Adopted(talks) => Condition::Adopted(self.talks(talks)?),
            RawCondition::NotAdopted(talks) => Condition::NotAdopted(self.talks(talks)?),
            RawCondition::RungAtLeast { between: (a, b), rung } => {
                let rung = self.within(rung, say!("what-rung-ladder"), RUNGS);
                let (a, b) = self.pair((a, b))?;
                Condition::RungAtLeast(a, b, rung)
            }
            RawCondition::RungBelow { between: (a, b), rung } => {
                let rung = self.within(rung, say!("what-rung-ladder"), RUNGS);
                let (a, b) = self.pair((a, b))?;
                Condition::RungBelow(a, b, rung)
            }
            RawCondition::TrueAccount { incident, any_of } => {
                let id = self.incident(incident)?;
                let names = suspect_names(&self.raw.incidents[id.ix()]);
                self.no_repeats(any_of, super::names::SUSPECT);
                let accounts: Vec<Option<SuspectId>> =
                    any_of.iter().map(|account| self.found(names.position(account), SuspectId::at)).collect();
                Condition::TrueAccount(id, accounts.into_iter().collect::<Option<_>>()?)
            }
        })
    }

    pub(super) fn effects(&mut self, raw: &[Spanned<RawEffect>]) -> Option<Vec<Effect>> {
        let effects: Vec<Option<Effect>> = raw.iter().map(|effect| self.effect(&effect.value)).collect();
        effects.into_iter().collect()
    }

    fn effect(&mut self, raw: &RawEffect) -> Option<Effect> {
        Some(match raw {
            RawEffect::Gauge { gauge, by } => Effect::Gauge { gauge: *gauge, by: self.moved(by) },
            RawEffect::Trust { of, to, by } => {
                let by = self.moved(by);
                let (of, to) = self.pair((of, to))?;
                Effect::Trust { of, to, by }
            }
            RawEffect::TrustAmongParties(by) => Effect::TrustAmongParties(self.moved(by)),
            RawEffect::ChannelAmongParties(channel) => Effect::ChannelAmongParties(*channel),
            RawEffect::ResilienceOfParties(by) => Effect::ResilienceOfParties(self.moved(by)),
            RawEffect::Resilience { actor, by } => {
                let by = self.moved(by);
                Effect::Resilience { actor: self.actor(actor)?, by }
            }
            RawEffect::Harm { incident, by } => {
                let by = self.moved(by);
                Effect::Harm { incident: self.incident(incident)?, by }
            }
            RawEffect::NoDeal { talks, party, by } => {
                let by = self.points_moved(by);
                let (talks, actor) = (self.talks(talks), self.actor(party));
                if let (Some(talks), Some(_)) = (talks, actor) {
                    self.is_party(&self.raw.talks[talks.ix()], party);
                }
                Effect::NoDeal { talks: talks?, party: actor?, by }
            }
            RawEffect::Rung { between: (a, b), by } => {
                let by = self.within(by, say!("what-move-ladder"), -10..=10);
                let (a, b) = self.pair((a, b))?;
                Effect::Rung { a, b, by }
            }
            RawEffect::Capital { actor, by } => {
                let by = self.within(by, say!("what-change-political-capital"), -1000..=1000);
                Effect::Capital { actor: self.actor(actor)?, by }
            }
            RawEffect::Budget { actor, by } => {
                let by = self.within(by, say!("what-change-money"), -MOST_AMOUNT..=MOST_AMOUNT);
                Effect::Budget { actor: self.actor(actor)?, by }
            }
            RawEffect::StartPackage(package) => Effect::StartPackage(self.package(package)?),
            RawEffect::Disclose { incident, clue, to } => {
                let (incident, to) = (self.incident(incident), self.actor(to));
                let names = clue_names(&self.raw.incidents[incident?.ix()]);
                let clue = self.found(names.position(clue), |position| position)?;
                Effect::Disclose { incident: incident?, clue: u16::try_from(clue).ok()?, to: to? }
            }
        })
    }

    fn moved(&mut self, by: &Spanned<i32>) -> i32 {
        self.within(by, say!("what-change"), PLUS_MINUS_HUNDRED)
    }
}

fn is_about_parties(effect: &RawEffect) -> bool {
    matches!(
        effect,
        RawEffect::TrustAmongParties(_) | RawEffect::ChannelAmongParties(_) | RawEffect::ResilienceOfParties(_)
    )
}
