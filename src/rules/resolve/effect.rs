//! Effects that levels declare.

use super::Resolution;
use crate::base::{ActorId, CardRef, IncidentId};
use crate::level::{Channel, Effect, Gauge, Mechanism};
use crate::rules::fact::Fact;
use crate::rules::state::Failure;

impl Resolution<'_> {
    pub(super) fn gauge(&mut self, gauge: Gauge, by: i32) {
        if by != 0 {
            self.emit(Fact::GaugeChanged { gauge, by });
        }
    }

    pub(super) fn trust(&mut self, of: ActorId, to: ActorId, by: i32) {
        if by != 0 && of != to {
            self.emit(Fact::TrustChanged { of, to, by });
        }
    }

    /// What an actor's word is worth.
    pub(super) fn credibility(&mut self, actor: ActorId, by: i32) {
        if by != 0 && self.level.plays(Mechanism::Credibility) {
            self.emit(Fact::CredibilityChanged { actor, by });
        }
    }

    pub(super) fn effect(&mut self, effect: &Effect, parties: &[ActorId]) {
        match effect {
            Effect::Gauge { gauge, by } => self.gauge(*gauge, *by),
            Effect::Trust { of, to, by } => self.trust(*of, *to, *by),
            Effect::TrustAmongParties(by) => {
                for of in parties {
                    for to in parties {
                        self.trust(*of, *to, *by);
                    }
                }
            }
            Effect::ChannelAmongParties(kind) => {
                for (i, a) in parties.iter().enumerate() {
                    for b in &parties[i + 1..] {
                        self.raise_channel(*a, *b, *kind);
                    }
                }
            }
            Effect::ResilienceOfParties(by) => {
                for actor in parties {
                    self.emit(Fact::ResilienceChanged { actor: *actor, by: *by });
                }
            }
            Effect::Resilience { actor, by } => self.emit(Fact::ResilienceChanged { actor: *actor, by: *by }),
            Effect::Harm { incident, by } => self.emit(Fact::HarmChanged { incident: *incident, by: *by }),
            Effect::NoDeal { talks, party, by } => self.move_no_deal(*talks, *party, *by),
            Effect::Rung { a, b, by } => self.move_rung(*a, *b, *by),
            Effect::Capital { actor, by } => self.emit(Fact::CapitalChanged { actor: *actor, by: *by }),
            Effect::Budget { actor, by } => self.emit(Fact::BudgetChanged { actor: *actor, by: *by }),
            Effect::StartPackage(package) => self.start_package(*package),
            Effect::Grievance { of, against, by } => {
                self.emit(Fact::GrievanceChanged { of: *of, against: *against, by: *by });
            }
            Effect::Credibility { actor, by } => self.credibility(*actor, *by),
            Effect::Channel { a, b, to } => {
                if self.state.channel(*a, *b) != *to {
                    self.emit(Fact::ChannelChanged { a: *a, b: *b, to: *to });
                }
            }
            Effect::OpenIncident(incident) => self.open_incident(*incident),
            Effect::Publish { incident, clue, by } => {
                let card = self.card_of(*incident, *clue);
                if !self.state.incidents[incident.ix()].public.contains(&card) {
                    self.publish(*by, card);
                }
            }
            Effect::Invite(coalition, actor) => {
                let now = self.state.coalition(*coalition);
                if !now.members.contains(actor) && !now.invited.contains(actor) {
                    self.emit(Fact::Invited { coalition: *coalition, actor: *actor });
                }
            }
            Effect::Join(coalition, actor) => {
                if !self.state.coalition(*coalition).members.contains(actor) {
                    self.emit(Fact::Joined { coalition: *coalition, actor: *actor });
                }
            }
            Effect::Leave(coalition, actor) => {
                if self.state.coalition(*coalition).members.contains(actor) {
                    self.emit(Fact::Left { coalition: *coalition, actor: *actor });
                }
            }
            Effect::CallOff(talks) => {
                if !self.state.talks[talks.ix()].table.status.is_over() {
                    self.fail(*talks, Failure::CalledOff);
                }
            }
            Effect::Disclose { incident, clue, to } => {
                let card = self.card_of(*incident, *clue);
                if !self.state.actors[to.ix()].cards.iter().any(|held| held.card == card) {
                    self.emit(Fact::CardFound { seat: *to, card });
                }
            }
            // Norms.
            Effect::PartiesEnterRuleBloc(bloc) => {
                for actor in parties {
                    self.enter_bloc(*actor, Some(*bloc));
                }
            }
            Effect::EnterRuleBloc { actor, bloc } => self.enter_bloc(*actor, *bloc),
            // Home fronts.
            Effect::Support { actor, ratifier, by } => {
                self.emit(Fact::SupportChanged { actor: *actor, ratifier: *ratifier, by: *by });
            }
            // Capacity-building.
            Effect::Capacity { actor, capacity, by } => {
                self.emit(Fact::CapacityChanged { actor: *actor, capacity: *capacity, by: *by });
            }
            Effect::Dependence { of, on, by } => self.depend(*of, *on, *by),
        }
    }

    /// The card that exists of a clue.
    fn card_of(&self, incident: IncidentId, clue: u16) -> CardRef {
        let card = self.state.incidents[incident.ix()].cards[usize::from(clue)];
        CardRef { incident, clue, card }
    }

    pub(super) fn raise_channel(&mut self, a: ActorId, b: ActorId, to: Channel) {
        if self.state.channel(a, b) < to {
            self.emit(Fact::ChannelChanged { a, b, to });
        }
    }

    pub(super) fn move_rung(&mut self, a: ActorId, b: ActorId, by: i32) {
        let now = i32::from(self.state.rung(a, b));
        let to = (now + by).clamp(0, 10);
        if to != now {
            self.emit(Fact::RungChanged { a, b, to: u8::try_from(to).expect("clamped to ten") });
        }
    }

    /// Moves a no-deal value by whole points of the level file.
    pub(super) fn move_no_deal(&mut self, talks: crate::base::TalksId, party: ActorId, points: i32) {
        if points != 0 && self.level.talks(talks).party(party).is_some() {
            self.emit(Fact::NoDealChanged { talks, party, by: i64::from(points) * 100 });
        }
    }
}
