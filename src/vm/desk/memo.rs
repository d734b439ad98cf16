//! What the desk remembers between frames: whom and what one looks at, and what is folded out.

use crate::base::{ActorId, IncidentId};
use crate::rules::View;
use crate::vm::stage::{Camera, StageId};
use crate::vm::{Intent, Overlay};

/// The reader's side of the desk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeskMemo {
    /// The actor the panel is about; nobody shows everybody in a list.
    pub actor: Option<ActorId>,
    /// The incident orders are about; the gravest where none was chosen.
    pub incident: Option<IncidentId>,
    pub overlay: Overlay,
    /// The turn whose bulletin is read; this one where none is named.
    pub bulletin: Option<u16>,
    /// The list of all orders lies over the desk.
    pub listing: bool,
    /// Ending the turn waits for a second yes.
    pub ending: bool,
    /// The dossier of the actor is laid out.
    pub dossier: bool,
    /// What is shown of the panels where there is no room for all.
    pub side: Option<Side>,
    /// Where one looks at the map from; its home where one has not moved.
    pub camera: Option<Camera>,
    /// What the pointer rests on in the map.
    pub hovered: Option<StageId>,
}

/// A part of the desk that folds away in small windows.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Side {
    Bulletin,
    Actor,
    Orders,
}

impl DeskMemo {
    /// Follows what a person wants, where it is about the desk.
    pub fn follow(&mut self, intent: &Intent) {
        match intent {
            Intent::SelectActor(actor) => {
                self.dossier &= self.actor == *actor;
                self.actor = *actor;
                if actor.is_some() {
                    self.side = Some(Side::Actor);
                }
            }
            Intent::SelectIncident(incident) => self.incident = Some(*incident),
            Intent::Overlay(overlay) => self.overlay = *overlay,
            Intent::Submit(crate::rules::Order::Send) => {
                self.bulletin = None;
                self.ending = false;
            }
            _ => {}
        }
    }

    /// The incident orders are about: the one chosen, else the open one that harms most.
    pub(super) fn incident(&self, view: &View) -> Option<IncidentId> {
        let open = |incident: &IncidentId| view.incidents.get(incident.ix()).is_some_and(|now| now.open);
        let gravest = || {
            let all = (0..view.incidents.len()).map(IncidentId::at).filter(open);
            all.max_by_key(|incident| (view.incidents[incident.ix()].harm, std::cmp::Reverse(*incident)))
        };
        self.incident.filter(open).or_else(gravest)
    }
}
