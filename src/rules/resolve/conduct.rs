//! Norms at work: operations and who is seen to run them, pledges and reports, crystallisation, blocs of rules.

use super::{Resolution, any_card, tuning};
use crate::base::{ActorId, IncidentId, NormId, OperationId, Permille, Purpose, RuleBlocId, SuspectId};
use crate::level::{Gauge, Mechanism};
use crate::rules::conduct::{Breach, Pledge, Report, found_chance, is_bound, seen_chance};
use crate::rules::fact::Fact;
use crate::rules::home::Sway;
use crate::rules::order::Plan;
use crate::rules::reckon;
use crate::rules::view::finding;

impl Resolution<'_> {
    /// What was done under cover becomes known as an incident, whose truth it is; whoever answers for it may be seen.
    pub(super) fn operate(&mut self, seat: ActorId, operation: OperationId) {
        if self.state.conduct.restrained.contains(&seat) {
            self.emit(Fact::PlanFailed { seat, plan: Plan::Operate { operation } });
            return;
        }
        let spec = self.level.operation(operation);
        self.emit(Fact::OperationRun { operation });
        self.emit(Fact::TruthDrawn { incident: spec.incident, suspect: spec.account });
        self.draw_clues(spec.incident, spec.account);
        self.open_incident(spec.incident);
        let force = reckon::force(self.usable_offence(seat));
        if force != 0 {
            self.emit(Fact::HarmChanged { incident: spec.incident, by: force });
        }
        for effect in &spec.gain {
            self.effect(effect, &[]);
        }
        let (turn, by) = (self.state.turn, self.level.answers_for(seat));
        for norm in self.level.forbidding(operation) {
            let (weight, promised) = self.state.conduct.weight(self.level, &self.state.texts, turn, by, norm, spec);
            if weight > 0 {
                let breach = Breach { turn, by, norm, operation, promised, weight, seen: None };
                self.emit(Fact::Breached { breach });
            }
        }
        let (actors, offence) = (&self.state.actors, self.usable_offence(seat));
        let technical = |actor: ActorId| actors[actor.ix()].capacities.technical;
        let seen = seen_chance(self.level, &self.state.texts, technical, offence, operation);
        if self.stream(Some(seat), Purpose::Event, &format!("seen/{}", spec.id), 0).chance(u32::from(seen.0)) {
            self.come_to_light(operation);
        }
    }

    /// Which card of each clue exists, from its likelihoods given the account.
    pub(super) fn draw_clues(&mut self, incident: IncidentId, account: SuspectId) {
        let spec = self.level.incident(incident);
        for (clue, nth) in spec.clues.iter().zip(0..) {
            let object = format!("{}/{}", spec.id, clue.id);
            let card = any_card(clue, account, &mut self.stream(None, Purpose::Clue, &object, 0));
            self.emit(Fact::ClueDrawn { incident, clue: nth, card });
        }
    }

    /// All see who broke which norms with an operation, and it costs what it weighs: with those who stand behind the norm,
    /// with the victims, in credibility, and in the strength of rules.
    pub(super) fn come_to_light(&mut self, operation: OperationId) {
        let incident = self.level.operation(operation).incident;
        for at in 0..self.state.conduct.breaches.len() {
            let Breach { by, norm, weight, operation: of, seen, promised, .. } = self.state.conduct.breaches[at];
            if of != operation || seen.is_some() {
                continue;
            }
            self.emit(Fact::BreachSeen { breach: u16::try_from(at).unwrap_or(u16::MAX) });
            let weight = i32::from(weight);
            self.credibility(by, weight * tuning::BREACH_CREDIBILITY);
            if promised {
                self.sway(by, Sway::WordBroken);
            }
            for other in self.level.actor_ids() {
                let hit = self.level.incident(incident).victims.contains(&other);
                if hit || self.supports(other, norm) {
                    self.trust(other, by, weight * tuning::BREACH_TRUST);
                }
            }
            self.gauge(Gauge::NormStrength, weight * tuning::BREACH_NORMS);
        }
    }

    /// The world is convinced by a public blame that is right: what was done is no secret any more.
    pub(super) fn come_to_light_over(&mut self, incident: IncidentId) {
        let run = |operation: &OperationId| {
            self.level.operation(*operation).incident == incident && self.state.conduct.run[operation.ix()].is_some()
        };
        if let Some(operation) = self.level.operation_ids().find(run) {
            self.come_to_light(operation);
        }
    }

    /// How far `actor` believes an account: by its cards, or for certain once all have seen who did it.
    pub(super) fn belief(&self, actor: ActorId, incident: IncidentId, account: SuspectId) -> Permille {
        let now = &self.state.incidents[incident.ix()];
        if self.state.conduct.exposes(self.level, incident) {
            return if now.truth == account { Permille::CERTAIN } else { Permille(0) };
        }
        finding(self.level, incident, &self.state.actors[actor.ix()].cards, &now.public, None, None)[account.ix()]
    }

    /// How sure a seat is that acts: as others would be by its cards, but for what it knows that it did not do itself.
    pub(super) fn confidence(&self, seat: ActorId, incident: IncidentId, account: SuspectId) -> Permille {
        let now = &self.state.incidents[incident.ix()];
        let innocent = now.is_innocent(self.level, incident, seat) && !self.state.conduct.exposes(self.level, incident);
        if !innocent {
            return self.belief(seat, incident, account);
        }
        let cards = &self.state.actors[seat.ix()].cards;
        finding(self.level, incident, cards, &now.public, None, Some(seat))[account.ix()]
    }

    /// The offence that `actor` has not stood down, 0 to 100.
    pub(super) fn usable_offence(&self, actor: ActorId) -> i32 {
        self.state.conduct.usable(self.level, actor, self.state.actors[actor.ix()].capacities.offence)
    }

    fn supports(&self, actor: ActorId, norm: NormId) -> bool {
        self.state.conduct.supports(self.level, &self.state.texts, actor, norm)
    }

    /// Those who stand behind the norm think better of who promises more, and worse of who promises less.
    pub(super) fn pledge(&mut self, by: ActorId, norm: NormId, level: u8) {
        let more = i32::from(level) - i32::from(self.state.conduct.pledge(by, norm));
        self.emit(Fact::Pledged { pledge: Pledge { turn: self.state.turn, by, norm, level } });
        self.weigh_pledge(by, norm, more);
    }

    fn weigh_pledge(&mut self, by: ActorId, norm: NormId, more: i32) {
        if more < 0 {
            self.credibility(by, more * tuning::WEAKER_PLEDGE);
        }
        for other in self.level.actor_ids() {
            if other != by && self.supports(other, norm) {
                self.trust(other, by, more * tuning::PLEDGE_TRUST);
            }
        }
    }

    /// At a review bodies report on all who have given their word, and a pledge lapses that was not renewed since the last.
    pub(super) fn hold_reviews(&mut self) {
        if !self.level.plays(Mechanism::Pledges) {
            return;
        }
        let turn = self.state.turn;
        for norm in self.level.norm_ids() {
            let Some(reviews) = self.level.norm(norm).reviews.as_ref().filter(|reviews| reviews.is_due(turn)) else {
                continue;
            };
            for by in &reviews.by {
                for of in self.level.actor_ids().filter(|of| of != by) {
                    let conduct = &self.state.conduct;
                    let done = conduct.reports.iter().any(|r| (r.turn, r.by, r.of, r.norm) == (turn, *by, of, norm));
                    if !done && conduct.has_promised(self.level, &self.state.texts, of, norm) {
                        self.review(*by, of, norm);
                    }
                }
            }
            for by in self.level.actor_ids() {
                if self.state.conduct.wants_renewal(self.level, by, norm, turn) {
                    let level = i32::from(self.state.conduct.pledge(by, norm));
                    self.emit(Fact::PledgeLapsed { by, norm });
                    self.weigh_pledge(by, norm, -level);
                }
            }
        }
    }

    /// A body looks into how an actor keeps its word: it finds what it can, and otherwise says that it found nothing, which
    /// does the actor good.
    pub(super) fn review(&mut self, by: ActorId, of: ActorId, norm: NormId) {
        let technical = self.state.actors[by.ix()].capacities.technical;
        let of_offence = (of, self.usable_offence(of));
        let chance = u32::from(found_chance(self.level, &self.state.texts, technical, of_offence, norm).0);
        let hidden = self.state.conduct.breaches.iter().filter(|b| (b.by, b.norm, b.seen) == (of, norm, None));
        let hidden: Vec<OperationId> = hidden.map(|breach| breach.operation).collect();
        let mut found = Vec::new();
        for operation in hidden {
            let object = format!("{}/{}", self.level.norm(norm).id, self.level.operation(operation).id);
            if self.stream(Some(by), Purpose::Investigation, &object, 0).chance(chance) {
                found.push(operation);
            }
        }
        let first = !self.state.conduct.reports.iter().any(|r| (r.of, r.norm, r.found) == (of, norm, false));
        let report = Report { turn: self.state.turn, by, of, norm, found: !found.is_empty() };
        self.emit(Fact::Reviewed { report });
        if found.is_empty() {
            self.credibility(of, if first { tuning::REPORTED_CREDIBILITY } else { 0 });
        } else {
            self.credibility(by, tuning::FOUND_CREDIBILITY);
        }
        for operation in found {
            self.come_to_light(operation);
        }
    }

    /// Norms behind which enough influence stands hold for everybody from now on; those that a text makes binding are
    /// codified.
    pub(super) fn settle_norms(&mut self) {
        if !self.level.plays(Mechanism::Norms) {
            return;
        }
        for norm in self.level.norm_ids() {
            let now = self.state.conduct.norms[norm.ix()];
            let support = self.state.conduct.support(self.level, &self.state.texts, norm);
            if now.crystallised.is_none() && support >= self.level.norm(norm).crystallises_at {
                self.emit(Fact::Crystallised { norm });
                self.gauge(Gauge::NormStrength, tuning::CRYSTALLISED_NORMS);
                self.press_outsiders(norm);
            }
            let texts = &self.state.texts;
            let obliged = self.level.actor_ids().any(|actor| is_bound(self.level, texts, actor, norm, true));
            if now.codified.is_none() && obliged {
                self.emit(Fact::Codified { norm });
                self.gauge(Gauge::NormStrength, tuning::CODIFIED_NORMS);
            }
        }
    }

    /// Who stands outside a norm of all loses by staying outside of the talks that express it.
    fn press_outsiders(&mut self, norm: NormId) {
        let mut talks: Vec<_> = self.level.norm(norm).clauses.iter().map(|said| said.clause.talks).collect();
        talks.sort();
        talks.dedup();
        for talks in talks {
            if self.state.talks[talks.ix()].table.status.is_over() {
                continue;
            }
            for party in &self.level.talks(talks).parties {
                if !self.supports(*party, norm) {
                    self.move_no_deal(talks, *party, tuning::PRESSURE);
                }
            }
        }
    }

    /// An actor goes over to a bloc of rules, or back to the common ones.
    pub(super) fn enter_bloc(&mut self, actor: ActorId, bloc: Option<RuleBlocId>) {
        if self.level.plays(Mechanism::RuleBlocs)
            && self.state.conduct.blocs.get(actor.ix()).is_some_and(|now| *now != bloc)
        {
            self.emit(Fact::Aligned { actor, bloc });
        }
    }

    /// Of its own accord: those whom it leaves like it less, those whom it joins more.
    pub(super) fn align(&mut self, seat: ActorId, bloc: Option<RuleBlocId>) {
        let left = self.state.conduct.blocs[seat.ix()];
        self.enter_bloc(seat, bloc);
        for other in self.level.actor_ids().filter(|other| *other != seat) {
            let of = self.state.conduct.blocs[other.ix()];
            if of.is_some() && of == bloc {
                self.trust(other, seat, tuning::ALIGNED_TRUST);
            } else if of.is_some() && of == left {
                self.trust(other, seat, -tuning::ALIGNED_TRUST);
            }
        }
    }
}
