//! What binds actors together: coalitions.

use serde::{Deserialize, Serialize};

use super::coalition::Bonds;
use crate::base::{ActorId, TalksId};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coalition {
    pub id: String,
    pub name: String,
    /// The shared outcome in words.
    pub outcome: String,
    pub talks: TalksId,
    /// Clauses the outcome wants: issue and least option.
    pub wants: Vec<(u8, u8)>,
    pub lead: ActorId,
    pub members: Vec<ActorId>,
    /// Those who may be invited, and the trust in the lead at which they join.
    pub invites: Vec<(ActorId, i32)>,
    #[serde(default, skip_serializing_if = "Bonds::are_none")]
    pub bonds: Bonds,
}
