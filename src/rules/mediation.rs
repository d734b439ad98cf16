//! Mediation in talks: who mediates, who has asked for it, and what parties told whoever does.

use serde::{Deserialize, Serialize};

use super::state::Told;
use super::view::Viewer;
use crate::base::ActorId;

/// An actor that is no party and stands between those who are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mediation {
    /// Who mediates.
    pub by: Option<ActorId>,
    /// Which party has asked whom to, oldest first.
    pub asked: Vec<(ActorId, ActorId)>,
    /// What parties said when whoever mediates asked. Secret.
    pub told: Vec<Told>,
}

impl Mediation {
    /// Whether nobody mediates and nobody was asked to.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// The parties that have asked `mediator`.
    pub fn askers(&self, mediator: ActorId) -> impl Iterator<Item = ActorId> + '_ {
        self.asked.iter().filter(move |(_, asked)| *asked == mediator).map(|(by, _)| *by)
    }

    /// As a viewer may know it: all see who mediates, parties and those concerned who was asked to.
    #[must_use]
    pub fn seen_by(&self, party: bool, viewer: Viewer) -> Self {
        let asked = self.asked.iter().copied().filter(|(_, mediator)| party || viewer.knows(*mediator));
        let told = self.by.filter(|by| viewer.knows(*by)).map(|_| self.told.clone());
        Self { by: self.by, asked: asked.collect(), told: told.unwrap_or_default() }
    }
}
