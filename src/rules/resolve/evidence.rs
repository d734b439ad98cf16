//! Evidence: work on clues, cards shown and published.

use super::{Resolution, tuning};
use crate::base::{ActorId, CardRef, IncidentId, Purpose};
use crate::level::{Fragility, Gauge};
use crate::rules::fact::Fact;
use crate::rules::reckon;

impl Resolution<'_> {
    /// Two analysts work on a clue for a turn; a skilled team may make extra headway. With the work done, the card that
    /// exists is found.
    pub(super) fn investigate(&mut self, seat: ActorId, incident: IncidentId, clue: u16) {
        let technical = u32::try_from(self.state.actors[seat.ix()].technical).unwrap_or(0);
        let made = self.headway(seat, incident, clue);
        let object = format!("{}/{clue}", self.level.incident(incident).id);
        let lucky = self
            .stream(Some(seat), Purpose::Investigation, &object, made as usize)
            .chance(technical * tuning::HEADWAY_CHANCE);
        self.make_headway(seat, incident, clue, tuning::HEADWAY + u32::from(lucky));
    }

    pub(super) fn headway(&self, seat: ActorId, incident: IncidentId, clue: u16) -> u32 {
        let headway = &self.state.actors[seat.ix()].headway;
        headway.iter().find(|(i, c, _)| (*i, *c) == (incident, clue)).map_or(0, |(_, _, made)| *made)
    }

    pub(super) fn make_headway(&mut self, seat: ActorId, incident: IncidentId, clue: u16, by: u32) {
        self.emit(Fact::HeadwayMade { seat, incident, clue, by });
        let effort = u32::from(self.level.incident(incident).clues[usize::from(clue)].effort) * 2;
        if self.headway(seat, incident, clue) >= effort {
            self.find(seat, incident, clue);
        }
    }

    pub(super) fn find(&mut self, seat: ActorId, incident: IncidentId, clue: u16) {
        let card = self.state.incidents[incident.ix()].cards[usize::from(clue)];
        self.emit(Fact::CardFound { seat, card: CardRef { incident, clue, card } });
    }

    /// A partner believes a card as far as it trusts whoever shows it: half at trust 0, in full at 100.
    pub(super) fn share(&mut self, from: ActorId, to: ActorId, card: CardRef) {
        let believed = reckon::believed_at(self.state.trust(to, from));
        self.emit(Fact::CardShared { from, to, card, believed });
        self.trust(to, from, 2);
    }

    pub(super) fn publish(&mut self, by: ActorId, card: CardRef) {
        let clue = &self.level.incident(card.incident).clues[usize::from(card.clue)];
        let fragility = clue.cards[usize::from(card.card)].fragility;
        self.emit(Fact::CardPublished { by, card, burnt: fragility == Fragility::Burns });
        let loss = match fragility {
            Fragility::Safe => 0,
            Fragility::Narrows => -4,
            Fragility::Burns => -12,
        };
        if let Some(owner) = clue.owner {
            self.trust(owner, by, loss);
        }
        self.gauge(Gauge::Openness, 1);
    }
}
