//! Index newtypes: positions in the lists of a checked level, written as plain numbers.

use serde::{Deserialize, Serialize};

macro_rules! index_types {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u16);

        impl $name {
            /// The position as a slice index.
            #[must_use]
            pub const fn ix(self) -> usize {
                self.0 as usize
            }

            /// The id of position `ix`.
            ///
            /// # Panics
            /// Beyond 65,535, which a checked level cannot reach (lists are capped at 4,096).
            #[must_use]
            pub fn at(ix: usize) -> Self {
                Self(u16::try_from(ix).expect("lists of a checked level are capped"))
            }
        }
    )*};
}

index_types! {
    /// An actor of the level; a seat is the right to act for it and carries the same id.
    ActorId;
    /// An incident of the level.
    IncidentId;
    /// An account of who did it, within one incident.
    SuspectId;
    /// A venue of the level.
    ForumId;
    /// A draft before a venue, in the order in which drafts were put there.
    MotionId;
    /// Talks of the level.
    TalksId;
    /// A capacity-building package of the level.
    PackageId;
    /// A coalition of the level.
    CoalitionId;
    /// A scheduled event of the level.
    EventId;
    /// A text in the ledger, in order of adoption.
    TextId;
    /// An offer, in the order in which offers were made in its talks.
    OfferId;
    /// A caucus, in the order in which parties met in its talks.
    CaucusId;
    // Norms.
    /// A norm of the level.
    NormId;
    /// An operation of the level.
    OperationId;
    /// A bloc of rules of the level.
    RuleBlocId;
}

/// One card of evidence: which variant (`card`) of which clue of which incident.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CardRef {
    pub incident: IncidentId,
    /// Position of the clue in the incident's deck.
    pub clue: u16,
    /// Position of the card among the clue's variants.
    pub card: u16,
}
