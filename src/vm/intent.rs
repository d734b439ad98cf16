//! What a person wants: one closed list that feeds buttons, shortcuts, menus and help.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::lab::LabIntent;
use super::settings::Settings;
use crate::base::{ActorId, CardRef, IncidentId, TalksId};
use crate::rules::Order;

/// Where one can be.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Screen {
    Title,
    /// Choice of level and seat.
    Levels,
    /// What the seat reads before the first turn; open again at any time.
    Briefing,
    Desk,
    Evidence,
    Talks(TalksId),
    /// Texts in force.
    Ledger,
    Debrief,
    Saves,
    Settings,
    /// Sources, licences, credits.
    Sources,
    /// Packs of levels: install, switch, remove.
    Packs,
    /// Something given could not be used: a level or a save with problems.
    Problems,
    /// The level lab: a file that is being written.
    Lab,
}

/// What fills the map.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Overlay {
    #[default]
    Trust,
    Openness,
    Resilience,
    Coalition,
    Tension,
}

impl Overlay {
    pub const ALL: [Self; 5] = [Self::Trust, Self::Openness, Self::Resilience, Self::Coalition, Self::Tension];
}

/// One thing a person wants to happen. Edge-triggered: one click, one intent.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Go to a screen.
    Go(Screen),
    /// One step back; from a game to the title, with everything saved.
    Back,
    Quit,

    // Title and levels.
    /// Go on with the latest save.
    Continue,
    /// Look at the level at this position of the library.
    ChooseLevel(usize),
    ChooseSeat(ActorId),
    /// Start the chosen level in the chosen seat.
    Start,
    /// Read the level again whose problems are shown.
    OpenAgain,
    InstallPack {
        from: PathBuf,
        /// Also in the place of a newer version.
        downgrade: bool,
    },
    EnablePack {
        pack: String,
        on: bool,
    },
    RemovePack(String),
    /// Show what is wrong with an installed pack.
    PackProblems(String),
    /// Load the save at this position of the list.
    Load(usize),
    /// Keep the running game under a name of its own.
    SaveCopy,

    // The game.
    Submit(Order),
    /// Take the last plan back.
    Undo,
    /// Look at an actor; none closes the panel.
    SelectActor(Option<ActorId>),
    SelectIncident(IncidentId),
    SelectCard(Option<CardRef>),
    Overlay(Overlay),
    /// Compose: choose this option for this issue in the next offer.
    Compose {
        talks: TalksId,
        issue: u8,
        option: u8,
    },
    /// Compose: start from the text on the table again.
    ComposeReset {
        talks: TalksId,
    },
    /// Compose: take over a smallest step or another party's offer.
    ComposeFrom {
        talks: TalksId,
        draft: crate::negotiation::Outcome,
    },
    /// Look at one clause.
    SelectClause {
        talks: TalksId,
        issue: Option<u8>,
    },
    /// Move the map: drag in logical points, zoom factor about the pointer.
    Pan {
        dx: f32,
        dy: f32,
    },
    Zoom {
        factor: f32,
    },

    /// The level lab.
    Lab(LabIntent),

    // Anywhere.
    Change(Settings),
    /// Explain this screen.
    Help(bool),
    /// Explain a word of the glossary; none closes it.
    Glossary(Option<usize>),
    /// The lesson at hand has been read.
    LessonRead,
    /// Close the question that is open and leave things as they are.
    Dismiss,
    /// Put text on the clipboard.
    Copy(String),
}
