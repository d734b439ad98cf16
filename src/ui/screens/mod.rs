//! The screens, one function each: a view model in, intents out. No world access, no IO, no clock.

pub mod briefing;
pub mod debrief;
pub mod desk;
mod drawings;
pub mod evidence;
pub mod ledger;
pub mod levels;
pub mod overlays;
mod page;
pub mod problems;
pub mod saves;
pub mod settings;
mod sign;
pub mod sources;
pub mod talks;
pub mod title;

#[cfg(test)]
mod tests;
