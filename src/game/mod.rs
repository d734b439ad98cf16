//! The game window: hosts the egui screens in Bevy, draws the map beneath them, plays sounds, takes screenshots.
//!
//! One system runs the screens (`host`); what the map is to show goes from there to entities that mirror it (`map`).
//! Nothing here decides anything about the game.

mod accessibility;
#[cfg(feature = "audio")]
mod audio;
mod command;
mod host;
mod map;
mod pace;
mod scenes;
mod shots;
mod window;

pub use command::{lab, play, shots};
