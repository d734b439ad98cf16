//! egui screens: no world access, no IO, no clock.
