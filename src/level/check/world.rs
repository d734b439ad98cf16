//! Measures and coalitions.

use super::hygiene::{LINE, NAME};
use super::talks::IssueNames;
use super::{Checker, MOST_AMOUNT, PLUS_MINUS_HUNDRED};
use crate::level::decode::Spanned;
use crate::level::model::{Coalition, Cost, Response};
use crate::level::problem::code;
use crate::level::raw::{RawCoalition, RawCost, RawResponse};
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
            name: self.line(&raw.name, say!("what-name-measure"), NAME),
            class: raw.class,
            label: raw.label,
            severity: self.severity(&raw.severity),
            cost: self.cost(&raw.cost),
            no_deal: self.points_moved(&raw.no_deal),
            argument: self.text(&raw.argument, say!("what-argument-measure")),
            objection: self.text(&raw.objection, say!("what-objection-measure")),
        }
    }

    pub(super) fn cost(&mut self, raw: &RawCost) -> Cost {
        Cost {
            capital: self.within(&raw.capital, say!("what-cost-political-capital"), 0..=1000),
            staff: self.within(&raw.staff, say!("what-cost-staff"), 0..=100),
            budget: self.within(&raw.budget, say!("what-cost-money"), 0..=MOST_AMOUNT),
        }
    }

    pub(super) fn points_moved(&mut self, by: &Spanned<i32>) -> i32 {
        self.within(by, say!("what-change-points"), -1000..=1000)
    }

    pub(super) fn coalition_list(&mut self) -> Option<Vec<Coalition>> {
        let coalitions: Vec<Option<Coalition>> = self.raw.coalitions.iter().map(|c| self.one_coalition(c)).collect();
        coalitions.into_iter().collect()
    }

    fn one_coalition(&mut self, raw: &RawCoalition) -> Option<Coalition> {
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-coalition"), NAME);
        let outcome = self.line(&raw.outcome, say!("what-outcome-coalition"), LINE);
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
        let bonds = self.bonds(raw);
        Some(Coalition {
            id,
            name,
            outcome,
            talks: talks?,
            wants: wants?,
            lead: lead?,
            members: members?,
            invites: invites.into_iter().collect::<Option<_>>()?,
            bonds: bonds?,
        })
    }
}
