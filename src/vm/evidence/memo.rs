//! What the evidence board remembers between frames.

use crate::base::{ActorId, CardRef, IncidentId, Permille, SuspectId};
use crate::level::{Proof, ResponseKind};
use crate::rules::{Order, View};
use crate::vm::Intent;

/// The reader's side of the evidence board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceMemo {
    /// The incident shown; the gravest where none was chosen.
    pub incident: Option<IncidentId>,
    /// The card looked at: its actions are laid out.
    pub card: Option<CardRef>,
    /// The measure that is argued about; the severest whose standard is met where none was chosen.
    pub kind: Option<ResponseKind>,
    /// Whom it is aimed at, where the measure leaves a choice.
    pub target: Option<ActorId>,
    /// The account it names; the likeliest where none was chosen.
    pub account: Option<SuspectId>,
    /// The standards of proof are being set.
    pub setting: bool,
    /// Standards not yet given as orders, in permille.
    pub pending: [Option<Permille>; Proof::COUNT],
    /// The cards rather than the board, where there is no room for both.
    pub cards: bool,
}

impl EvidenceMemo {
    /// Follows what a person wants, where it is about the board.
    pub fn follow(&mut self, intent: &Intent) {
        match intent {
            Intent::SelectIncident(incident) => self.look_at(*incident),
            Intent::SelectCard(card) => {
                if let Some(card) = card {
                    self.look_at(card.incident);
                    self.cards = true;
                }
                self.card = *card;
            }
            Intent::Submit(Order::SetStandard { proof, .. }) => self.pending[proof.ix()] = None,
            _ => {}
        }
    }

    /// The choices about one incident mean nothing for another.
    fn look_at(&mut self, incident: IncidentId) {
        if self.incident != Some(incident) {
            let Self { setting, pending, cards, kind, .. } = self.clone();
            *self = Self { incident: Some(incident), setting, pending, cards, kind, ..Self::default() };
        }
    }

    pub(super) fn incident(&self, view: &View) -> Option<IncidentId> {
        let open = |incident: &IncidentId| view.incidents.get(incident.ix()).is_some_and(|now| now.open);
        let gravest = || {
            let all = (0..view.incidents.len()).map(IncidentId::at).filter(open);
            all.max_by_key(|incident| (view.incidents[incident.ix()].harm, std::cmp::Reverse(*incident)))
        };
        self.incident.filter(open).or_else(gravest)
    }
}
