//! Plain view models: wording, order, why a button is off.

pub mod chart;
pub mod document;
pub mod emblem;
pub mod figures;
pub mod prose;
