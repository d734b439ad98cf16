//! Capacity-building: packages are started, paid, delivered, broken off; what that makes of who gets them.

use super::{Resolution, tuning};
use crate::base::{ActorId, IncidentId, PackageId, TalksId};
use crate::level::{Capacity, IncidentKind, Mechanism};
use crate::rules::fact::Fact;
use crate::rules::reckon;
use crate::rules::state::PackageState;

impl Resolution<'_> {
    pub(super) fn start_package(&mut self, package: PackageId) {
        if *self.state.package(package) != PackageState::Offered || !self.level.plays(Mechanism::Packages) {
            return;
        }
        let spec = self.level.package(package);
        self.emit(Fact::PackageStarted { package });
        for recipient in spec.recipients.iter().copied() {
            self.trust(recipient, spec.giver, spec.trust / 2);
            self.depend(recipient, spec.giver, spec.gains.dependence / 2);
        }
    }

    /// Running packages are paid and delivered, or lapse when the giver's budget is empty.
    pub(super) fn run_packages(&mut self) {
        for p in 0..self.level.packages.len() {
            let package = PackageId::at(p);
            let PackageState::Running { since, paid } = *self.state.package(package) else { continue };
            let spec = self.level.package(package);
            // Whoever gave it by a plan of this turn has paid the first turn with the plan.
            let is_paid = since == self.state.turn && paid > 0;
            if !is_paid {
                if self.state.actors[spec.giver.ix()].budget < spec.cost_per_turn {
                    self.emit(Fact::PackageLapsed { package });
                    self.disappoint(package);
                    continue;
                }
                self.emit(Fact::BudgetChanged { actor: spec.giver, by: -spec.cost_per_turn });
                self.emit(Fact::PackagePaid { package });
            }
            if paid + u8::from(!is_paid) >= spec.delay {
                self.emit(Fact::PackageDelivered { package });
                for recipient in spec.recipients.iter().copied() {
                    self.receive(recipient, package);
                }
            }
        }
        self.stand_alone();
    }

    /// What arrives is limited by what the recipient's governance can absorb.
    fn receive(&mut self, actor: ActorId, package: PackageId) {
        let spec = self.level.package(package);
        let absorbs = reckon::absorbs(self.state.actors[actor.ix()].capacities.governance);
        for capacity in Capacity::ALL {
            let by = spec.gains.capacities.of(capacity) * absorbs / 100;
            if by > 0 {
                self.emit(Fact::CapacityChanged { actor, capacity, by });
            }
        }
        self.emit(Fact::ResilienceChanged { actor, by: spec.gains.resilience * absorbs / 100 });
        self.trust(actor, spec.giver, spec.trust - spec.trust / 2);
        self.depend(actor, spec.giver, spec.gains.dependence - spec.gains.dependence / 2);
    }

    /// The giver breaks off what runs: the more somebody depends on it, the more it hurts.
    pub(super) fn withhold(&mut self, package: PackageId) {
        let spec = self.level.package(package);
        self.emit(Fact::PackageWithheld { package });
        self.disappoint(package);
        for actor in spec.recipients.iter().copied() {
            let hurt = reckon::hurt_by_withholding(self.state.dependence(actor, spec.giver));
            if hurt > 0 {
                self.emit(Fact::ResilienceChanged { actor, by: -hurt });
                self.trust(actor, spec.giver, -hurt);
            }
        }
    }

    /// What was promised and does not come costs the recipients' trust, and what the giver's word is worth to all.
    fn disappoint(&mut self, package: PackageId) {
        let spec = self.level.package(package);
        for recipient in spec.recipients.iter().copied() {
            self.trust(recipient, spec.giver, -spec.trust);
        }
        self.credibility(spec.giver, tuning::BROKEN_PROMISE);
    }

    /// Moves how far `of` depends on `on`. Who needs somebody has less to fall back on at every table with it.
    pub(super) fn depend(&mut self, of: ActorId, on: ActorId, by: i32) {
        let now = self.state.dependence(of, on);
        let by = (now + by).clamp(0, 100) - now;
        if by == 0 || !self.level.plays(Mechanism::Dependence) {
            return;
        }
        self.emit(Fact::DependenceChanged { of, on, by });
        for talks in (0..self.level.talks.len()).map(TalksId::at) {
            let spec = self.level.talks(talks);
            if !self.state.talks[talks.ix()].table.status.is_over()
                && spec.party(of).is_some()
                && spec.party(on).is_some()
            {
                self.emit(Fact::NoDealChanged { talks, party: of, by: -i64::from(by) * reckon::NEED });
            }
        }
    }

    /// Whom nothing is being given learns to stand alone, the sooner the better it is governed.
    fn stand_alone(&mut self) {
        for of in self.level.actor_ids() {
            for on in self.level.actor_ids().filter(|on| *on != of) {
                if self.state.dependence(of, on) == 0 || self.is_given(of, on) {
                    continue;
                }
                let by = self.state.actors[of.ix()].capacities.governance / tuning::STANDS_ALONE;
                self.depend(of, on, -by);
            }
        }
    }

    fn is_given(&self, actor: ActorId, by: ActorId) -> bool {
        let runs = |now: &PackageState| matches!(now, PackageState::Running { .. });
        let mut packages = self.level.packages.iter().zip(&self.state.packages);
        packages.any(|(spec, now)| spec.giver == by && spec.reaches(actor) && runs(now))
    }

    /// An incident that becomes known hits victims that stand firmer than the level foresaw less, and softer ones more.
    pub(super) fn brace(&mut self, incident: IncidentId) {
        let victims = &self.level.incident(incident).victims;
        let gained: i32 = victims.iter().map(|victim| self.resilience_gained(*victim)).sum();
        let gained = gained / i32::try_from(victims.len()).unwrap_or(1).max(1);
        // What the same makers have closed elsewhere is closed here.
        let makers = &self.level.incident(incident).makers;
        let shares = |other: &IncidentId| self.level.incident(*other).makers.iter().any(|maker| makers.contains(maker));
        let closed = if self.state.public.patched.iter().any(shares) { tuning::CLOSED_BEFORE } else { 0 };
        // Every ransom that was paid pays for the next attack.
        let ransoms = i32::try_from(self.state.public.ransoms.len()).unwrap_or(0);
        let extorts = self.level.kind_of(incident) == Some(IncidentKind::Ransomware);
        let fed = if extorts { ransoms * tuning::RANSOM_FEEDS } else { 0 };
        let by = -self.state.incidents[incident.ix()].harm * (gained + closed - fed) / 100;
        if by != 0 {
            self.emit(Fact::HarmChanged { incident, by });
        }
    }

    /// By how much an actor's resilience has risen since the start.
    pub(super) fn resilience_gained(&self, actor: ActorId) -> i32 {
        self.state.actors[actor.ix()].resilience - self.level.actor(actor).resilience
    }
}
