//! What the talks screen remembers between frames and saves: the offer under composition and what is looked at.

use serde::{Deserialize, Serialize};

use crate::base::{ActorId, TalksId};
use crate::level::Level;
use crate::negotiation::Outcome;
use crate::rules::View;
use crate::vm::Intent;

/// The reader's side of one talks screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalksMemo {
    /// The next offer under composition; what does not fit the talks, such as nothing, means the text on the table.
    pub draft: Outcome,
    /// The clause under discussion.
    pub clause: Option<u8>,
    /// The delegation that is looked at.
    pub party: Option<ActorId>,
    /// The panel that is open where there is no room for all.
    pub panel: Option<Panel>,
    /// The party whose questions are laid out.
    pub asking: Option<ActorId>,
    /// Those whom the draft is about to be shown to in caucus, while the reader chooses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caucus: Option<Vec<ActorId>>,
    /// Walking out waits for a second yes.
    pub leaving: bool,
}

/// A panel that becomes a drawer on narrow screens.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Panel {
    Instructions,
    Said,
    Course,
}

impl TalksMemo {
    /// Carries out what an intent means for the screen of `talks`. Returns whether it was one of its own: composing and
    /// looking; an order that was submitted is not, though an offer made or a walk-out settles what waited for it.
    pub fn obey(&mut self, intent: &Intent, level: &Level, view: &View, talks: TalksId) -> bool {
        match intent {
            Intent::Compose { talks: at, issue, option } if *at == talks => {
                let mut draft = super::room::draft_of(level, view, talks, self);
                let exists = level
                    .talks(talks)
                    .issues
                    .get(usize::from(*issue))
                    .is_some_and(|issue| usize::from(*option) < issue.options.len());
                if let (true, Some(slot)) = (exists, draft.0.get_mut(usize::from(*issue))) {
                    *slot = *option;
                    self.draft = draft;
                    self.clause = Some(*issue);
                }
                true
            }
            Intent::ComposeReset { talks: at } if *at == talks => {
                self.draft = Outcome::default();
                true
            }
            Intent::ComposeFrom { talks: at, draft } if *at == talks => {
                self.draft = draft.clone();
                true
            }
            Intent::SelectClause { talks: at, issue } if *at == talks => {
                self.clause = *issue;
                true
            }
            _ => false,
        }
    }
}
