//! The mechanics of the world: orders in, facts out, one `apply`.
//!
//! `check` explains why an order is not allowed, `resolve` draws chance and writes it into facts, `apply` is the only
//! writer of state. Views and sights are the only ways out.

#![cfg_attr(not(test), deny(clippy::disallowed_types, clippy::disallowed_methods, clippy::float_arithmetic))]

mod apply;
mod caucus;
mod check;
mod coalition;
pub mod conduct;
mod fact;
mod forum;
mod home;
mod imagine;
#[cfg(test)]
mod interplay;
mod linkage;
pub mod mandate;
pub mod measure;
mod mediation;
mod order;
pub mod proportion;
pub mod public;
pub mod reckon;
mod refusal;
mod resolve;
mod seen;
mod state;
#[cfg(test)]
mod tests;
mod view;
mod whip;

pub use apply::apply;
pub use caucus::Caucus;
pub use check::{check, check_view};
pub use coalition::{BondState, CoalitionPledge, Whip, pooled};
pub use fact::Fact;
pub use forum::{Amendment, Cast, Count, Courted, Division, Fate, ForumState, Motion, Put, Vote};
pub use home::{HomeState, Sway, floor, refuses};
pub use imagine::imagine;
pub use linkage::Word;
pub use mediation::Mediation;
pub use order::{ASK_COST, EXPLANATION_COST, Order, Plan, RESERVATION_COST, STANDARD_COST};
pub use refusal::Refusal;
pub use resolve::{begin, interests, resolve};
pub use seen::{Seen, Sight};
pub use state::{
    ActorState, CoalitionState, Failure, Happened, Held, IncidentState, Offer, PackageState, RULES_VERSION, State,
    Table, Taken, TalksState, TalksStatus, Text, Threshold, Told, without_reserved,
};
pub use view::{
    CaucusReasons, Desk, IncidentView, OwnTalks, PublicActor, Reasons, TalksView, View, Viewer, discounted, finding,
};
#[cfg(test)]
pub(crate) use whip::tabled;
pub use whip::{Offer as VoteOffer, Voter, WhipCount};
