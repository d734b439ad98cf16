//! Evidence, harm, and answers to incidents.

use super::{Checked, Seated, must};
use crate::base::{ActorId, CardRef, CoalitionId, IncidentId, OperationId, SuspectId};
use crate::level::{Channel, IncidentKind, ResponseKind};
use crate::rules::reckon;
use crate::rules::refusal::Refusal;

impl Seated<'_> {
    pub(super) fn known(&self, incident: IncidentId) -> Checked {
        let now = self.view.incidents.get(incident.ix()).ok_or(Refusal::Unknown)?;
        must(now.open, Refusal::IncidentUnknown)
    }

    pub(super) fn held(&self, card: CardRef) -> Checked {
        self.known(card.incident)?;
        must(self.desk.cards.iter().any(|held| held.card == card), Refusal::CardNotHeld)
    }

    pub(super) fn investigate(&self, incident: IncidentId, clue: u16) -> Checked {
        self.known(incident)?;
        let spec = self.level.incident(incident).clues.get(usize::from(clue)).ok_or(Refusal::Unknown)?;
        let now = &self.view.incidents[incident.ix()];
        let same = |card: &CardRef| card.incident == incident && card.clue == clue;
        must(!now.public.iter().any(same), Refusal::ClueKnown)?;
        must(!self.desk.cards.iter().any(|held| same(&held.card) && held.from.is_none()), Refusal::ClueKnown)?;
        must(spec.only.is_empty() || spec.only.contains(&self.seat), Refusal::ClueNotOpen)?;
        must(!now.burnt.contains(&clue), Refusal::ClueNotOpen)?;
        must(self.view.turn >= spec.opens, Refusal::ClueNotYet { turn: spec.opens })?;
        let have = self.view.actors[self.seat.ix()].capacities.technical;
        must(have >= spec.technical, Refusal::TooTechnical { needs: spec.technical, have })?;
        spec.after.map_or(Ok(()), |(clue, card)| {
            let wanted = CardRef { incident, clue, card };
            let has = self.desk.cards.iter().any(|held| held.card == wanted) || now.public.contains(&wanted);
            must(has, Refusal::ClueAfter)
        })
    }

    pub(super) fn help(&self, incident: IncidentId) -> Checked {
        self.known(incident)?;
        let victims = &self.level.incident(incident).victims;
        must(!victims.contains(&self.seat), Refusal::OwnIncident)?;
        self.reparable(incident)?;
        let needs = Channel::Diplomatic;
        let reached = victims.iter().any(|victim| self.view.channel(self.seat, *victim) >= needs);
        must(reached, Refusal::NoChannel { needs })
    }

    /// Whether there is harm left that technicians can mend.
    pub(super) fn reparable(&self, incident: IncidentId) -> Checked {
        must(self.level.kind_of(incident) != Some(IncidentKind::Disinformation), Refusal::NotBySystems)?;
        must(self.view.incidents[incident.ix()].harm > 0, Refusal::NothingToRestore)
    }

    /// Among members no channel is asked for.
    pub(super) fn circulate(&self, card: CardRef, coalition: CoalitionId) -> Checked {
        let (_, now) = self.member_of(coalition)?;
        self.held(card)?;
        must(!self.view.incidents[card.incident.ix()].public.contains(&card), Refusal::CardPublic)?;
        let from = self.desk.cards.iter().find(|held| held.card == card).and_then(|held| held.from);
        let new = now.members.iter().any(|member| *member != self.seat && Some(*member) != from);
        must(now.members.len() >= 2, Refusal::NeedsCoalition)?;
        must(new, Refusal::CardKnownThere)
    }

    pub(super) fn share(&self, card: CardRef, with: ActorId) -> Checked {
        self.other(with)?;
        self.held(card)?;
        must(self.view.channel(self.seat, with) > Channel::None, Refusal::NoChannel { needs: Channel::Diplomatic })?;
        let now = &self.view.incidents[card.incident.ix()];
        must(!now.public.contains(&card), Refusal::CardPublic)?;
        let held = self.desk.cards.iter().find(|held| held.card == card);
        must(held.is_none_or(|held| held.from != Some(with)), Refusal::CardKnownThere)
    }

    pub(super) fn respond(
        &self,
        incident: IncidentId,
        kind: ResponseKind,
        target: ActorId,
        account: Option<SuspectId>,
    ) -> Checked {
        self.known(incident)?;
        must(self.level.response(kind).is_some(), Refusal::Unknown)?;
        self.other(target)?;
        let spec = self.level.incident(incident);
        if kind.proof().is_some() {
            let account = account.ok_or(Refusal::NameAnAccount)?;
            let answers = spec.suspects.get(account.ix()).ok_or(Refusal::Unknown)?.answers;
            must(answers == Some(target), Refusal::AccountAnswers { answers })?;
        } else {
            must(account.is_none(), Refusal::NamesNobody)?;
        }
        match kind {
            ResponseKind::AskToAct => {
                must(spec.relay == Some(target), Refusal::NotTheRelay { relay: spec.relay })?;
            }
            ResponseKind::HotlineCall => {
                let needs = Channel::ContactPoint;
                must(self.view.channel(self.seat, target) >= needs, Refusal::NoChannel { needs })?;
            }
            ResponseKind::Mediation => {
                let quarrels = self.level.actor_ids().any(|other| self.view.rung(self.seat, other) > 0);
                must(quarrels, Refusal::NoQuarrel)?;
            }
            ResponseKind::Indictment => {
                let have = self.view.actors[self.seat.ix()].capacities.law_enforcement;
                must(have >= reckon::INDICTS, Refusal::TooLittleLaw { needs: reckon::INDICTS, have })?;
            }
            ResponseKind::Suspension => {
                let bound = self.view.texts.iter().any(|text| text.binds(self.seat, target));
                must(bound, Refusal::NoTextBetween { other: target })?;
            }
            ResponseKind::BreakRelations => {
                let needs = Channel::Diplomatic;
                must(self.view.channel(self.seat, target) >= needs, Refusal::NoChannel { needs })?;
            }
            ResponseKind::JointStatement => {
                let leads = self.level.coalitions.iter().zip(&self.view.coalitions);
                let joined =
                    leads.filter(|(_, now)| now.members.contains(&self.seat)).any(|(_, now)| now.members.len() >= 2);
                must(joined, Refusal::NeedsCoalition)?;
            }
            _ => {}
        }
        // Calls and consultations can be repeated; accusing twice for one deed is double jeopardy.
        let once = !kind.is_off_ramp();
        let before = self.view.taken.iter().any(|t| {
            t.by == self.seat && t.incident == incident && t.kind == kind && t.target == target && t.account == account
        });
        must(!(once && before), Refusal::AlreadyTaken)
    }

    pub(super) fn operate(&self, operation: OperationId) -> Checked {
        let spec = self.level.operations.get(operation.ix()).ok_or(Refusal::Unknown)?;
        must(spec.by == self.seat, Refusal::NotYourOperation { by: spec.by })?;
        must(self.view.turn >= spec.from, Refusal::NotBefore { turn: spec.from })?;
        must(!self.view.incidents[spec.incident.ix()].open, Refusal::IncidentKnown)
    }
}
