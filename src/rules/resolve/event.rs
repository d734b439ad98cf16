//! What happens by itself at the start of a turn, and what it asks.

use super::Resolution;
use crate::base::{ActorId, EventId, Purpose};
use crate::level::{Condition, Event, Mechanism, Quantity};
use crate::rules::fact::Fact;
use crate::rules::state::{PackageState, TalksStatus, asked};

impl Resolution<'_> {
    /// Every event that can happen now, in the order of the level: later ones see what earlier ones did.
    pub(super) fn events(&mut self) {
        if !self.level.plays(Mechanism::Events) {
            return;
        }
        for e in 0..self.level.events.len() {
            let event = EventId::at(e);
            let spec = self.level.event(event);
            if self.is_due(event, spec) && self.holds(&spec.when) && self.occurs(spec) {
                self.emit(Fact::EventHappened { event });
                for effect in &spec.effects {
                    self.effect(effect, &[]);
                }
            }
        }
    }

    /// Decides what an event asked; a move, so what it does is done at once.
    pub(super) fn choose(&mut self, seat: ActorId, event: EventId, choice: u8) {
        let Some(asks) = &self.level.event(event).asks else { return };
        let Some(chosen) = asks.choices.get(usize::from(choice)) else { return };
        self.spend(seat, chosen.cost);
        self.emit(Fact::Chosen { event, by: seat, choice });
        for effect in &chosen.effects {
            self.effect(effect, &[]);
        }
    }

    /// Who sends its turn without deciding has decided, too.
    pub(super) fn choose_otherwise(&mut self, seat: ActorId) {
        let left = asked(self.level, &self.state.happened, self.state.turn, seat);
        let left: Vec<(EventId, u8)> = left.map(|(event, asks)| (event, asks.otherwise)).collect();
        for (event, otherwise) in left {
            self.choose(seat, event, otherwise);
        }
    }

    fn is_due(&self, event: EventId, spec: &Event) -> bool {
        let turn = self.state.turn;
        let last = self.state.happened.iter().rev().find(|now| now.event == event).map(|now| now.turn);
        let again = match (last, spec.again_after) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(last), Some(after)) => turn >= last.saturating_add(after),
        };
        again && (spec.turns.0..=spec.turns.1).contains(&turn)
    }

    fn occurs(&self, event: &Event) -> bool {
        event.chance.0 >= 1000 || self.stream(None, Purpose::Event, &event.id, 0).chance(u32::from(event.chance.0))
    }

    fn holds(&self, condition: &Condition) -> bool {
        let state = &*self.state;
        match condition {
            Condition::Always => true,
            Condition::All(all) => all.iter().all(|condition| self.holds(condition)),
            Condition::Any(any) => any.iter().any(|condition| self.holds(condition)),
            Condition::Not(not) => !self.holds(not),
            Condition::AtLeast(what, value) => self.quantity(what) >= *value,
            Condition::Below(what, value) => self.quantity(what) < *value,
            Condition::Happened(event) => state.happened.iter().any(|now| now.event == *event),
            Condition::Chose(event, choice) => {
                state.happened.iter().any(|now| now.event == *event && now.chosen == Some(*choice))
            }
            Condition::Adopted(talks) => state.text(*talks).is_some(),
            Condition::NotAdopted(talks) => state.text(*talks).is_none(),
            Condition::Failed(talks) => matches!(state.talks[talks.ix()].table.status, TalksStatus::Failed { .. }),
            Condition::Holds(talks, issue, option) => {
                state.text(*talks).is_some_and(|text| text.clauses.0[usize::from(*issue)] >= *option)
            }
            Condition::Open(incident) => state.incidents[incident.ix()].open,
            Condition::Public(incident, clue) => {
                state.incidents[incident.ix()].public.iter().any(|card| card.clue == *clue)
            }
            Condition::Took(by, kind, target, over) => state.taken.iter().any(|taken| {
                (taken.by, taken.kind) == (*by, *kind)
                    && target.is_none_or(|target| taken.target == target)
                    && over.is_none_or(|over| taken.incident == over)
            }),
            Condition::Member(coalition, actor) => state.coalition(*coalition).members.contains(actor),
            Condition::Given(package) => {
                matches!(state.package(*package), PackageState::Running { .. } | PackageState::Delivered { .. })
            }
            Condition::Delivered(package) => matches!(state.package(*package), PackageState::Delivered { .. }),
            Condition::ChannelAtLeast(a, b, channel) => state.channel(*a, *b) >= *channel,
            Condition::TrueAccount(incident, any_of) => any_of.contains(&state.incidents[incident.ix()].truth),
            // Norms.
            Condition::Crystallised(norm) => state.conduct.norms[norm.ix()].crystallised.is_some(),
            Condition::Codified(norm) => state.conduct.norms[norm.ix()].codified.is_some(),
            Condition::InRuleBloc(actor, bloc) => state.conduct.blocs[actor.ix()] == Some(*bloc),
            Condition::Ran(operation) => state.conduct.run[operation.ix()].is_some(),
            Condition::Seen(operation) => state.conduct.is_seen(*operation),
            // Home fronts.
            Condition::Bound(talks, actor) => state.text(*talks).is_some_and(|text| text.includes(*actor)),
            // Coalitions.
            Condition::Pledged(coalition, actor) => {
                let mut pledges = state.coalition(*coalition).bonds.pledges.iter();
                pledges.any(|pledge| pledge.by == *actor && pledge.public)
            }
            Condition::BrokeWord(coalition, actor) => {
                let mut pledges = state.coalition(*coalition).bonds.pledges.iter();
                pledges.any(|pledge| pledge.by == *actor && pledge.kept == Some(false))
            }
            Condition::Stated(coalition) => state.coalition(*coalition).bonds.stated,
            Condition::Refused(talks, actor) => state.text(*talks).is_some_and(|text| text.refused.contains(actor)),
            // Public diplomacy and companies.
            Condition::Patched(incident) => state.public.patched.contains(incident),
            Condition::TakenDown(incident) => state.public.taken_down.contains(incident),
            Condition::Ambassador(actor) => state.public.ambassadors.contains(actor),
        }
    }

    fn quantity(&self, what: &Quantity) -> i32 {
        let state = &*self.state;
        let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
        match what {
            Quantity::Turn => i32::from(state.turn),
            Quantity::Gauge(gauge) => state.gauges[gauge.ix()],
            Quantity::Trust(of, to) => state.trust(*of, *to),
            Quantity::Grievance(of, against) => state.grievance[of.ix()][against.ix()],
            Quantity::Rung(a, b) => i32::from(state.rung(*a, *b)),
            Quantity::Credibility(actor) => state.actors[actor.ix()].credibility,
            Quantity::Resilience(actor) => state.actors[actor.ix()].resilience,
            Quantity::Capital(actor) => state.actors[actor.ix()].capital,
            Quantity::Budget(actor) => state.actors[actor.ix()].budget,
            Quantity::Harm(incident) => state.incidents[incident.ix()].harm,
            Quantity::Members(coalition) => count(state.coalition(*coalition).members.len()),
            // Norms.
            Quantity::Support(norm) => state.conduct.support(self.level, &state.texts, *norm).0.into(),
            Quantity::Pledge(actor, norm) => state.conduct.pledge(*actor, *norm).into(),
            Quantity::Breaches(actor) => {
                let seen = state.conduct.breaches.iter().filter(|b| b.by == *actor && b.seen.is_some());
                count(seen.count())
            }
            Quantity::RuleBlocShare(bloc) => state.conduct.bloc_share(self.level, *bloc).0.into(),
            // Home fronts.
            Quantity::Bound(talks) => count(state.text(*talks).map_or(0, |text| text.bound().len())),
            Quantity::HomeSupport(actor, ratifier) => {
                state.actors[actor.ix()].home.get(usize::from(*ratifier)).map_or(0, |now| now.support)
            }
            // Capacity-building.
            Quantity::Capacity(capacity, actor) => state.actors[actor.ix()].capacities.of(*capacity),
            Quantity::Dependence(of, on) => state.dependence(*of, *on),
        }
    }
}
