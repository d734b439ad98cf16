//! Ids, points, named random streams, canonical digests, Bayes in decibans: what every layer stands on.

#![cfg_attr(not(test), deny(clippy::disallowed_types, clippy::disallowed_methods, clippy::float_arithmetic))]

mod bayes;
mod calendar;
mod digest;
mod ids;
mod points;
mod shared;
mod stream;

pub use bayes::{odds_factor, posterior};
pub use calendar::Date;
pub use digest::{Digest, canonical_json, digest_of};
pub use ids::{
    ActorId, CardRef, CaucusId, CoalitionId, EventId, ForumId, IncidentId, MotionId, OfferId, PackageId, SuspectId,
    TalksId, TextId,
};
pub use ids::{NormId, OperationId, RuleBlocId};
pub use points::{Bp, Decibans, Permille, isqrt};
pub use shared::Shared;
pub use stream::{Purpose, Seed, Stream};
