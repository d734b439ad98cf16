//! Packages: who gives what to whom.

use super::hygiene::{LINE, NAME};
use super::{Checker, HUNDRED, MOST_AMOUNT, PLUS_MINUS_HUNDRED};
use crate::base::ActorId;
use crate::level::model::{Gains, Package, PackageKind};
use crate::level::problem::code;
use crate::level::raw::RawPackage;
use crate::words::say;

impl Checker<'_> {
    pub(super) fn package_list(&mut self) -> Option<Vec<Package>> {
        let packages: Vec<Option<Package>> =
            self.raw.packages.iter().map(|package| self.one_package(package)).collect();
        packages.into_iter().collect()
    }

    fn one_package(&mut self, raw: &RawPackage) -> Option<Package> {
        let id = self.id(&raw.id);
        let name = self.line(&raw.name, say!("what-name-package"), NAME);
        let line = self.line(&raw.line, say!("what-line-package"), LINE);
        let pair = self.pair((&raw.giver, &raw.recipient));
        let others = self.other_recipients(raw);
        let cost_per_turn = self.within(&raw.cost_per_turn, say!("what-cost-each-turn"), 0..=MOST_AMOUNT);
        let delay = self.within(&raw.delay, say!("what-delay-turns"), 1..=60);
        let gains = self.gains(raw);
        let trust = self.within(&raw.trust, say!("what-gain-trust"), PLUS_MINUS_HUNDRED);
        let (giver, recipient) = pair?;
        let recipients = std::iter::once(recipient).chain(others?).collect();
        Some(Package { id, name, line, kind: raw.kind, giver, recipients, cost_per_turn, delay, gains, trust })
    }

    /// Actors besides the first recipient, each named once and none of them the giver.
    fn other_recipients(&mut self, raw: &RawPackage) -> Option<Vec<ActorId>> {
        for other in &raw.others {
            if *other == raw.giver {
                let message = say!("problem-same-actor", name = &other.value);
                self.error(code::SAME_ACTOR, other.place(), message, say!("problem-same-actor-help"));
            }
            if *other == raw.recipient {
                let message = say!("problem-recipient-twice", name = &other.value);
                self.error(code::LISTED_TWICE, other.place(), message, say!("problem-take-one-away"));
            }
        }
        self.actors(&raw.others)
    }

    /// What the kind usually brings, with what the level says otherwise.
    fn gains(&mut self, raw: &RawPackage) -> Gains {
        let mut gains = raw.kind.map_or_else(Gains::default, PackageKind::usual);
        for (field, number, what) in [
            (&mut gains.capacities.governance, &raw.governance, say!("what-gain-capacity")),
            (&mut gains.capacities.technical, &raw.technical, say!("what-gain-capacity")),
            (&mut gains.capacities.law_enforcement, &raw.law_enforcement, say!("what-gain-capacity")),
            (&mut gains.capacities.diplomacy, &raw.diplomacy, say!("what-gain-capacity")),
            (&mut gains.resilience, &raw.resilience, say!("what-gain-resilience")),
            (&mut gains.dependence, &raw.dependence, say!("what-gain-dependence")),
        ] {
            if let Some(number) = number {
                *field = self.within(number, what, HUNDRED);
            }
        }
        gains
    }
}
