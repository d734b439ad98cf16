//! egui screens: no world access, no IO, no clock.

pub mod app;
pub mod kit;
pub mod screens;
pub mod stage;
pub mod theme;
