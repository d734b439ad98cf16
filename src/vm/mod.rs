//! Plain view models: wording, order, why a button is off. From a view and a level to what a screen shows; no egui, no
//! Bevy, no IO.

pub mod chart;
pub mod desk;
pub mod document;
pub mod emblem;
pub mod evidence;
pub mod figures;
pub mod intent;
pub mod orders;
pub mod prose;
pub mod reader;
pub mod refusal;
pub mod settings;
pub mod sheet;
pub mod sound;
pub mod stage;
pub mod talks;
pub mod when;
pub mod who;
pub mod words;

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
pub(crate) mod ward;

pub use intent::{Intent, Overlay, Screen};
pub use refusal::refusal_words;
pub use settings::{Explain, Settings, ThemeChoice};
pub use words::{Words, args};
