//! Plain view models: wording, order, why a button is off. From a view and a level to what a screen shows; no egui, no
//! Bevy, no IO.

pub mod chart;
pub mod debrief;
pub mod document;
pub mod emblem;
pub mod figures;
pub mod intent;
pub mod prose;
pub mod settings;
pub mod sheet;
pub mod sound;
pub mod stage;
pub mod when;
pub mod who;
pub mod words;

#[cfg(test)]
pub(crate) mod testing;

pub use intent::{Intent, Overlay, Screen};
pub use settings::{Explain, Settings, ThemeChoice};
pub use words::{Words, args};
