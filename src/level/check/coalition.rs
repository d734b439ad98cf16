//! What binds coalitions: terms of joining, where they split, what their word moves.

use super::{Checker, MOST_AMOUNT, PLUS_MINUS_HUNDRED};
use crate::level::decode::Spanned;
use crate::level::model::{Bonds, JoinPrice, Terms};
use crate::level::problem::code;
use crate::level::raw::{Name, RawCoalition, RawJoinPrice, RawTerms};
use crate::words::{Arg, say};

impl Checker<'_> {
    pub(super) fn bonds(&mut self, raw: &RawCoalition) -> Option<Bonds> {
        let terms: Vec<Option<Terms>> = raw.terms.iter().map(|(actor, terms)| self.terms(raw, actor, terms)).collect();
        self.deadlocks(raw);
        let splits_below = raw.splits_below.as_ref();
        let splits_below = splits_below.map(|trust| self.within(trust, say!("what-splits-below"), PLUS_MINUS_HUNDRED));
        let statement = self.within(&raw.statement, say!("what-statement"), 0..=1000);
        Some(Bonds { terms: terms.into_iter().collect::<Option<_>>()?, pools: raw.pools, splits_below, statement })
    }

    fn terms(&mut self, of: &RawCoalition, who: &Name, raw: &RawTerms) -> Option<Terms> {
        let actor = self.actor(who);
        if actor.is_some() && !of.invites.iter().any(|(invited, _)| invited == who) {
            let message = say!("problem-terms-uninvited", who = &who.value, coalition = &of.id.value);
            self.error(code::BAD_TERMS, who.place(), message, say!("problem-terms-uninvited-help", who = &who.value));
        }
        let prices: Vec<Option<JoinPrice>> = raw.prices.iter().map(|price| self.join_price(of, who, price)).collect();
        for name in &raw.after {
            let comes = of.members.contains(name) || of.invites.iter().any(|(invited, _)| invited == name);
            if self.actor(name).is_some() && (!comes || name == who) {
                let message = say!("problem-terms-never", who = &who.value, other = &name.value);
                let known = of.members.iter().chain(of.invites.iter().map(|(invited, _)| invited));
                let known = Arg::names(known.filter(|known| *known != who).map(|known| &*known.value));
                self.error(code::BAD_TERMS, name.place(), message, say!("problem-terms-never-help", names = known));
            }
        }
        let after = self.actors(&raw.after);
        let most = u8::try_from(of.members.len() + of.invites.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let after_members = self.within(&raw.after_members, say!("what-after-members"), 0..=most);
        let prices = prices.into_iter().collect::<Option<_>>()?;
        Some(Terms { actor: actor?, prices, after: after?, after_members })
    }

    /// Those who wait for each other never join. Who waits for somebody that cannot come at all is named elsewhere.
    fn deadlocks(&mut self, of: &RawCoalition) {
        let invited: Vec<&Name> = of.invites.iter().map(|(invited, _)| invited).collect();
        let mut there: Vec<&Name> = of.members.iter().collect();
        let waits = |who: &Name, there: &[&Name]| {
            of.terms.get(who).is_some_and(|terms| {
                terms.after.iter().any(|other| !there.contains(&other))
                    || usize::from(terms.after_members.value) > there.len()
            })
        };
        while let Some(next) = invited.iter().find(|who| !there.contains(who) && !waits(who, &there)) {
            there.push(next);
        }
        let most = (of.members.len() + invited.len()).saturating_sub(1);
        let sound = |(who, terms): &(&Name, &RawTerms)| {
            let comes = |other: &Name| other != *who && (of.members.contains(other) || invited.contains(&other));
            terms.after.iter().all(comes) && usize::from(terms.after_members.value) <= most
        };
        let stuck = of.terms.iter().filter(|(who, _)| invited.contains(who) && !there.contains(who));
        let stuck: Vec<&Name> = stuck.filter(sound).map(|(who, _)| who).collect();
        if let Some(first) = stuck.first() {
            let names = Arg::names(stuck.iter().map(|who| &*who.value));
            let message = say!("problem-terms-deadlock", names = names, coalition = &of.id.value);
            self.error(code::BAD_TERMS, first.place(), message, say!("problem-terms-deadlock-help"));
        }
    }

    fn join_price(&mut self, of: &RawCoalition, who: &Name, raw: &Spanned<RawJoinPrice>) -> Option<JoinPrice> {
        Some(match &raw.value {
            RawJoinPrice::Trust(trust) => {
                JoinPrice::Trust(self.within(trust, say!("what-trust-at-which-actor-joins"), PLUS_MINUS_HUNDRED))
            }
            RawJoinPrice::Paid { capital, budget } => {
                if capital.value == 0 && budget.value == 0 {
                    let help = say!("problem-price-of-nothing-help");
                    self.error(code::BAD_TERMS, raw.place(), say!("problem-price-of-nothing"), help);
                }
                let capital = self.within(capital, say!("what-cost-political-capital"), 0..=1000);
                let budget = self.within(budget, say!("what-cost-money"), 0..=MOST_AMOUNT);
                JoinPrice::Paid { capital, budget }
            }
            RawJoinPrice::Package(package) => {
                let id = self.package(package)?;
                let level = self.raw;
                let spec = &level.packages[id.ix()];
                if spec.giver != of.lead || (spec.recipient != *who && !spec.others.contains(who)) {
                    let message = say!("problem-price-elsewhere", package = &package.value, who = &who.value);
                    let help = say!("problem-price-elsewhere-help", lead = &of.lead.value, who = &who.value);
                    self.error(code::BAD_TERMS, package.place(), message, help);
                }
                JoinPrice::Package(id)
            }
        })
    }
}
