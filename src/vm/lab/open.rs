//! Which file the lab opens: a path, a file dropped on the window, or a level of the library.

use super::LabIntent;
use crate::level::library::Entry;
use crate::vm::Intent;
use crate::vm::page::PageBar;
use crate::words::{Words, args};

/// The page on which a file is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenVm {
    pub bar: PageBar,
    pub intro: String,
    /// Name of the field for a path, what stands in it while it is empty, and the button beside it.
    pub path: String,
    pub path_hint: String,
    pub open: String,
    pub drop: String,
    pub levels: String,
    pub rows: Vec<LevelRow>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LevelRow {
    pub title: String,
    /// The file, or that a copy will be made.
    pub note: String,
    pub intent: Intent,
}

/// The page for the levels there are, each with its title.
#[must_use]
pub fn open_vm(levels: &[(Entry, String)], folder: &str, words: &Words) -> OpenVm {
    let row = |(entry, title): &(Entry, String)| LevelRow {
        title: title.clone(),
        note: match &entry.path {
            Some(path) => path.display().to_string(),
            None => words.with("lab-open-copy", &args([("folder", folder.into())])),
        },
        intent: Intent::Lab(LabIntent::OpenLevel(entry.id.clone())),
    };
    OpenVm {
        bar: PageBar::new(words, words.get("lab-title"), words.get("lab-subtitle")),
        intro: words.get("lab-intro"),
        path: words.get("lab-open-path"),
        path_hint: words.get("lab-open-hint"),
        open: words.get("lab-open"),
        drop: words.get("lab-open-drop"),
        levels: words.get("lab-open-levels"),
        rows: levels.iter().map(row).collect(),
    }
}
