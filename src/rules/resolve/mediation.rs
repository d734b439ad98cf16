//! Mediation in talks: when it comes about, and what a text earns whoever proposed it.

use super::{Resolution, tuning};
use crate::base::{ActorId, TalksId};
use crate::negotiation::Outcome;
use crate::rules::fact::Fact;
use crate::rules::reckon;

impl Resolution<'_> {
    /// Whoever was asked by both of two parties, or by two of more, and trusts them, mediates from now on: of several the one
    /// that was asked first.
    pub(super) fn let_mediators_in(&mut self) {
        for talks in (0..self.level.talks.len()).map(TalksId::at) {
            let now = &self.state.talks[talks.ix()];
            if now.mediation.by.is_some() || !now.table.status.is_open() {
                continue;
            }
            let willing = |mediator: &ActorId| {
                let trusts = |by: &ActorId| self.state.trust(*mediator, *by) >= reckon::MEDIATES;
                now.mediation.askers(*mediator).filter(trusts).count() >= 2
            };
            let by = now.mediation.asked.iter().map(|(_, mediator)| *mediator).find(willing);
            if let Some(by) = by {
                self.emit(Fact::MediationBegan { talks, by });
            }
        }
    }

    /// Parties that adopt what whoever mediates has proposed trust it more.
    pub(super) fn thank_mediator(&mut self, talks: TalksId, draft: &Outcome) {
        let now = &self.state.talks[talks.ix()];
        let Some(mediator) = now.mediation.by else { return };
        if now.table.offers.iter().any(|offer| offer.by == mediator && offer.draft == *draft) {
            for party in &self.level.talks(talks).parties {
                self.trust(*party, mediator, tuning::MEDIATED_TEXT);
            }
        }
    }
}
