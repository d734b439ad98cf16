//! The desktop game on Bevy.
