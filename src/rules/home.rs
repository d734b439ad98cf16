//! Home fronts as they are now: how far ratifiers back their delegation, what they insist on, and how that counts.

use serde::{Deserialize, Serialize};

use super::state::Text;
use crate::base::{ActorId, IncidentId, Permille, TalksId};
use crate::level::{Level, Mechanism, Proof, Ratifier};
use crate::negotiation::Outcome;

/// Why somebody at home who follows what happens backs the delegation more or less.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sway {
    /// Harm at home that goes unanswered.
    Unanswered(IncidentId),
    /// Harm at home that is over.
    Restored(IncidentId),
    /// Public blame by the delegation that came out to be wrong.
    WronglyBlamed,
    /// A text that is worth less than no deal.
    Conceded(TalksId),
    /// A word given in public and broken.
    WordBroken,
    /// Praise from abroad.
    Praised(ActorId),
    /// An objective of the mandate that is met.
    Met(u8),
    /// It has called the delegation to account and was answered.
    Answered,
}

impl Sway {
    /// By how much it moves support.
    #[must_use]
    pub const fn by(self) -> i32 {
        match self {
            Self::Unanswered(_) => -2,
            Self::WronglyBlamed => -8,
            Self::Conceded(_) | Self::WordBroken => -6,
            Self::Restored(_) | Self::Met(_) => 4,
            Self::Praised(_) => 2,
            Self::Answered => 5,
        }
    }
}

/// What is true of one ratifier; its seat's secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeState {
    /// How far it backs its delegation, 0 to 100.
    pub support: i32,
    /// The least options it takes, one for each thing it insists on.
    pub least: Vec<u8>,
}

impl HomeState {
    /// The chance that it refuses a text of `talks`: none if the text has all it insists on; else what its support lacks of 100,
    /// and a quarter for everything it misses beyond the first.
    #[must_use]
    pub fn refuses(&self, of: &Ratifier, talks: TalksId, text: &Outcome) -> Permille {
        let Ok(missed @ 1..) = i32::try_from(of.misses(talks, text, &self.least)) else { return Permille(0) };
        let chance = (100 - self.support) * 10 + (missed - 1) * 250;
        Permille(u16::try_from(chance.clamp(0, 1000)).unwrap_or(0))
    }
}

/// Least confidence that the capital wants for a standard of proof, with what it was talked into.
#[must_use]
pub fn floor(level: &Level, seat: ActorId, lowered: &[(Proof, bool)], proof: Proof) -> Permille {
    let floor = level.actor(seat).mandate.floors[proof.ix()];
    let moved = lowered.contains(&(proof, true));
    Permille(if moved { floor.0.saturating_sub(super::resolve::tuning::FLOOR_LOWERED) } else { floor.0 })
}

/// How likely the home front of `actor` refuses a draft of `talks`: one minus the chance that all consent.
#[must_use]
pub fn refuses(level: &Level, actor: ActorId, home: &[HomeState], talks: TalksId, draft: &Outcome) -> Permille {
    if !level.plays(Mechanism::HomeFronts) {
        return Permille(0);
    }
    let ratifiers = level.actor(actor).ratifiers(talks);
    let consents = ratifiers.filter_map(|(r, of)| Some(home.get(r)?.refuses(of, talks, draft)));
    let all = consents.fold(1000, |all: u32, refuses| all * (1000 - u32::from(refuses.0)) / 1000);
    Permille(1000 - u16::try_from(all).unwrap_or(1000))
}

impl Text {
    /// Whether it signed and its home front has not ratified it, or has refused.
    #[must_use]
    pub fn unratified(&self, actor: ActorId) -> bool {
        self.refused.contains(&actor) || self.pending.iter().any(|(party, _)| *party == actor)
    }

    /// Those it binds: signed, and ratified where they have to.
    #[must_use]
    pub fn bound(&self) -> Vec<ActorId> {
        let signed = self.parties.iter().chain(&self.acceded);
        signed.copied().filter(|actor| !self.unratified(*actor)).collect()
    }
}
