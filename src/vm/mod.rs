//! Plain view models: wording, order, why a button is off. From a view and a level to what a screen shows; no egui, no
//! Bevy, no IO.

pub mod briefing;
pub mod chart;
pub mod confirm;
pub mod debrief;
pub mod desk;
pub mod document;
pub mod emblem;
pub mod evidence;
pub mod figures;
pub mod glossary;
pub mod help;
pub mod intent;
pub mod lab;
pub mod ledger;
pub mod lesson;
pub mod levels;
mod linkage;
pub mod orders;
pub mod packs;
pub mod page;
pub mod problems;
pub mod prose;
pub mod reader;
pub mod refusal;
pub mod saves;
pub mod settings;
pub mod settings_page;
pub mod sound;
pub mod sources;
pub mod stage;
pub mod talks;
pub mod title;
pub mod when;
pub mod whip;
pub mod who;

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
pub(crate) mod ward;

pub use intent::{Intent, Overlay, Screen};
pub use refusal::refusal_words;
pub use settings::{Explain, Settings, ThemeChoice};
