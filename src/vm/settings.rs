//! What a person can set.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// Settings of this machine; kept between starts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Size of everything, per cent, 100 to 200.
    pub scale: u16,
    pub theme: ThemeChoice,
    /// Volumes, 0 to 100.
    pub volume: u8,
    pub music: u8,
    pub sounds: u8,
    /// Captions for sounds that mean something.
    pub captions: bool,
    pub reduced_motion: bool,
    /// How much counterparts explain.
    pub explain: Explain,
    /// Whether actors appear under their telling names.
    pub masked_names: bool,
    /// Whether lessons appear.
    pub lessons: bool,
    /// Language tag, such as `en`.
    pub language: String,
    /// Lessons that were read since the last new game of a level, by its id: positions in the level.
    pub lessons_read: BTreeMap<String, BTreeSet<usize>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            scale: 100,
            theme: ThemeChoice::Dark,
            volume: 80,
            music: 70,
            sounds: 70,
            captions: false,
            reduced_motion: false,
            explain: Explain::Full,
            masked_names: false,
            lessons: true,
            language: String::from("en"),
            lessons_read: BTreeMap::new(),
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    Dark,
    Light,
}

/// How much a counterpart that refuses says: everything (learning), the worst clause (exercise), nothing (exam).
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Explain {
    None,
    Hints,
    Full,
}
