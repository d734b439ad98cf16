//! Evidence: work on clues, cards shown and published.

use super::{Resolution, tuning};
use crate::base::{ActorId, CardRef, CoalitionId, IncidentId, Purpose};
use crate::level::{EvidenceKind, Fragility, Gauge};
use crate::rules::fact::Fact;
use crate::rules::reckon;

impl Resolution<'_> {
    /// Two analysts work on a clue for a turn; a skilled team may make extra headway. With the work done, the card that
    /// exists is found.
    pub(super) fn investigate(&mut self, seat: ActorId, incident: IncidentId, clue: u16) {
        let made = self.headway(seat, incident, clue);
        let object = format!("{}/{clue}", self.level.incident(incident).id);
        let chance = self.headway_chance(seat, incident, clue);
        let lucky = self.stream(Some(seat), Purpose::Investigation, &object, made as usize).chance(chance);
        self.make_headway(seat, incident, clue, tuning::HEADWAY + u32::from(lucky));
    }

    /// Per mille of extra headway: police read what courts established, response teams the rest, and a victim that has become
    /// more resilient keeps better records.
    fn headway_chance(&self, seat: ActorId, incident: IncidentId, clue: u16) -> u32 {
        let (spec, own) = (self.level.incident(incident), &self.state.actors[seat.ix()]);
        let legal = spec.clues[usize::from(clue)].kind == EvidenceKind::Legal;
        let skill = if legal { own.capacities.law_enforcement } else { own.capacities.technical };
        let kept = if spec.victims.contains(&seat) { self.resilience_gained(seat).max(0) } else { 0 };
        u32::try_from(skill * tuning::HEADWAY_CHANCE + kept * tuning::RECORDS_CHANCE).unwrap_or(0)
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

    /// The same for every other member of a coalition but whoever it came from.
    pub(super) fn circulate(&mut self, from: ActorId, coalition: CoalitionId, card: CardRef) {
        let source =
            self.state.actors[from.ix()].cards.iter().find(|held| held.card == card).and_then(|held| held.from);
        for to in self.state.coalition(coalition).members.clone() {
            if to != from && Some(to) != source {
                self.share(from, to, card);
            }
        }
    }

    pub(super) fn publish(&mut self, by: ActorId, card: CardRef) {
        self.emit(Fact::CardPublished { by, card, burnt: self.fragility(card) == Fragility::Burns });
        self.lose_the_source(by, card);
        self.gauge(Gauge::Openness, 1);
    }

    pub(super) fn fragility(&self, card: CardRef) -> Fragility {
        self.level.incident(card.incident).clues[usize::from(card.clue)].cards[usize::from(card.card)].fragility
    }

    /// What publishing a card costs with whoever is behind its source.
    pub(super) fn lose_the_source(&mut self, by: ActorId, card: CardRef) {
        let loss = match self.fragility(card) {
            Fragility::Safe => 0,
            Fragility::Narrows => -4,
            Fragility::Burns => -12,
        };
        if let Some(owner) = self.level.incident(card.incident).clues[usize::from(card.clue)].owner {
            self.trust(owner, by, loss);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Seed;
    use crate::level::{EvidenceKind, library::Library};
    use crate::rules::begin;

    #[test]
    fn police_read_what_courts_established_and_records_help_the_victim() {
        let mut level = Library::built_in().playable("winter-ward").unwrap();
        let incident = IncidentId(0);
        level.incidents[0].clues[0].kind = EvidenceKind::Legal;
        level.incidents[0].clues[1].kind = EvidenceKind::Technical;
        let victim = level.incidents[0].victims[0];
        let (mut state, _) = begin(&level, Seed(1));
        let own = &mut state.actors[victim.ix()];
        (own.capacities.law_enforcement, own.capacities.technical) = (20, 70);
        own.resilience = level.actor(victim).resilience;
        let chance = |state: &mut crate::rules::State, clue| {
            Resolution { level: &level, state, facts: Vec::new() }.headway_chance(victim, incident, clue)
        };
        assert_eq!([chance(&mut state, 0), chance(&mut state, 1)], [120, 420]);
        state.actors[victim.ix()].resilience += 10;
        assert_eq!([chance(&mut state, 0), chance(&mut state, 1)], [150, 450]);
        state.actors[victim.ix()].resilience -= 20;
        assert_eq!(chance(&mut state, 0), 120);
    }
}
