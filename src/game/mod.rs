//! The game window: hosts the egui screens in Bevy, draws the map beneath them, plays sounds, takes screenshots.
//!
//! One system runs the screens (`host`); what the map is to show goes from there to entities that mirror it (`map`).
//! Nothing here decides anything about the game.

mod accessibility;
#[cfg(feature = "audio")]
mod audio;
mod host;
mod map;
mod pace;
mod shots;
mod window;

pub use host::{Host, Mood};
pub use shots::{Shot, shots};
pub use window::{NoWindow, PlayOptions, run};
