//! Kinds of incidents at work: what each does at the end of a turn while it lasts, and the ransom.

use super::{Resolution, tuning};
use crate::base::{ActorId, IncidentId, Purpose};
use crate::level::{Gauge, IncidentKind};
use crate::rules::fact::Fact;

impl Resolution<'_> {
    /// What incidents that still do harm do beyond it, kind by kind.
    pub(super) fn wear_on(&mut self) {
        for incident in (0..self.level.incidents.len()).map(IncidentId::at) {
            let now = &self.state.incidents[incident.ix()];
            let Some(kind) = self.level.kind_of(incident).filter(|_| now.open && now.harm >= tuning::WEARS_ON) else {
                continue;
            };
            match kind {
                IncidentKind::DataBreach if now.public.is_empty() => {
                    for victim in &self.level.incident(incident).victims {
                        self.credibility(*victim, tuning::KEPT_FROM_USERS);
                    }
                }
                IncidentKind::TradeSecrets => self.drain(incident),
                IncidentKind::SupplyChain => self.spread(incident),
                IncidentKind::Disinformation => {
                    for victim in &self.level.incident(incident).victims {
                        self.emit(Fact::CapitalChanged { actor: *victim, by: -1 });
                    }
                    self.gauge(Gauge::Openness, -1);
                }
                _ => {}
            }
        }
    }

    /// Victims pay, and those who took part gain.
    fn drain(&mut self, incident: IncidentId) {
        let spec = self.level.incident(incident);
        for victim in &spec.victims {
            self.emit(Fact::BudgetChanged { actor: *victim, by: -1 });
        }
        let truth = self.state.incidents[incident.ix()].truth;
        for culprit in spec.suspects[truth.ix()].parties.iter().filter(|culprit| !spec.victims.contains(culprit)) {
            self.emit(Fact::BudgetChanged { actor: *culprit, by: 1 });
        }
    }

    /// As long as the hole is open one more customer a turn is reached, each as likely.
    fn spread(&mut self, incident: IncidentId) {
        let (spec, public) = (self.level.incident(incident), &self.state.public);
        if public.patched.contains(&incident) {
            return;
        }
        let safe = |customer: &ActorId| !spec.victims.contains(customer) && !public.has_reached(incident, *customer);
        let left: Vec<ActorId> = spec.customers.iter().copied().filter(safe).collect();
        let used = spec.customers.len() - left.len();
        let odds = vec![1; left.len()];
        let drawn = self.stream(None, Purpose::Event, &format!("spread/{}", spec.id), used).pick(&odds);
        if let Some(to) = drawn.and_then(|at| left.get(at).copied()) {
            self.emit(Fact::Spread { incident, to });
            self.emit(Fact::HarmChanged { incident, by: tuning::SPREAD_HARM });
            self.emit(Fact::ResilienceChanged { actor: to, by: tuning::SPREAD_RESILIENCE });
        }
    }

    /// The victim has its systems back, everybody has seen that it pays, and the next attack is paid for.
    pub(super) fn pay_ransom(&mut self, by: ActorId, incident: IncidentId) {
        self.emit(Fact::RansomPaid { by, incident });
        self.emit(Fact::HarmChanged { incident, by: -tuning::RANSOM_EASES });
        self.credibility(by, tuning::RANSOM_CREDIBILITY);
    }
}
