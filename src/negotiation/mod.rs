//! A negotiation library that knows nothing of cyber diplomacy: domains, utilities, frontier, fair points, strategies.

pub mod analysis;
pub mod domain;
pub mod exact;
pub mod explain;
pub mod scenario;
pub mod strategy;
pub mod utility;

#[cfg(test)]
mod testing;
