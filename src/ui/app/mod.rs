//! The controller of the desktop game: which screen is shown, what intents do. It hosts sessions, settings and saves and
//! knows no engine, so that a whole game can be played in a test without a window.

mod handle;
mod keys;
mod lab;
mod overlays;
mod packs;
mod paint;
mod playing;
mod sounds;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::base::{ActorId, Seed};
use crate::level::library::{Library, Loaded};
use crate::packs::{Installed, Packs, shelves};
use crate::saves::{SaveEntry, Saves};
use crate::settings;
use crate::ui::theme::{Mode, Theme};
use crate::vm::emblem::Hue;
use crate::vm::packs::PacksMemo;
use crate::vm::problems::ProblemsVm;
use crate::vm::sound::Sound;
use crate::vm::stage::{Shown, StageVm};
use crate::vm::{Screen, Settings, ThemeChoice};
use crate::words::Words;

pub use playing::Playing;

/// Where the game keeps its files, and what it may ask of its surroundings.
pub struct Surroundings {
    /// Folder of saves and settings.
    pub data: PathBuf,
    /// Folder of levels besides the built-in ones.
    pub levels: PathBuf,
    /// A fresh seed for a new game.
    pub fresh_seed: fn() -> Seed,
}

/// The game as a person meets it.
pub struct App {
    surroundings: Surroundings,
    pub settings: Settings,
    /// The seed of the next game that is started by hand; drawn afresh where none is given.
    pub next_seed: Option<Seed>,
    /// Turn in which the next new game begins, if it is not the first: bots play up to it.
    pub next_turn: Option<u16>,
    words: Words,
    library: Vec<Loaded>,
    /// The library with masked names, once they were asked for.
    masked: OnceLock<Vec<Loaded>>,
    shelf: Library,
    packs: Packs,
    /// The packs as they were when last looked at.
    installed: Vec<Installed>,
    packs_memo: PacksMemo,
    sheets: paint::Sheets,
    saves: Saves,
    /// What the folder of saves held when it was last looked at.
    entries: Vec<SaveEntry>,
    screen: Screen,
    back: Vec<Screen>,
    chosen: Chosen,
    playing: Option<Playing>,
    problems: Option<ProblemsVm>,
    /// The level they are of, where they are of one.
    broken: Option<Broken>,
    overlays: overlays::Overlays,
    lab: lab::LabRoom,
    sounds: Vec<Sound>,
    /// What the map shows beneath the screen, as the last frame left it.
    stage: Option<StageVm>,
    /// What the screen leaves to the map.
    shown: Option<Shown>,
    /// The control that had the keyboard at the end of the last frame.
    focused: Option<egui::Id>,
    quit: bool,
}

/// What is looked at on the screen where levels are chosen.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
struct Chosen {
    level: usize,
    seat: Option<ActorId>,
}

/// A level that cannot be played.
#[derive(Clone, Debug)]
struct Broken {
    /// Its id or the path of its file.
    name: String,
    /// The seat and seed to play it with once it can be; `None` where it was only looked at in the list.
    plays: Option<(Option<String>, Option<Seed>)>,
}

impl App {
    /// The game at its title, with the settings, levels and saves that are there.
    #[must_use]
    pub fn new(surroundings: Surroundings) -> Self {
        let settings = settings::load(&surroundings.data);
        let words = Words::new(&settings.language);
        let packs = Packs::of_player(&surroundings.data);
        let installed = packs.list();
        let shelf = Library::with_folder(surroundings.levels.clone()).and_packs(shelves(&installed));
        let library = shelf.entries().iter().map(|entry| shelf.load(&entry.id)).collect();
        let saves = Saves::in_folder(surroundings.data.join("saves"));
        let entries = saves.list();
        Self {
            surroundings,
            settings,
            next_seed: None,
            next_turn: None,
            words,
            library,
            masked: OnceLock::new(),
            shelf,
            packs,
            installed,
            packs_memo: PacksMemo::default(),
            sheets: paint::Sheets::default(),
            saves,
            entries,
            screen: Screen::Title,
            back: Vec::new(),
            chosen: Chosen::default(),
            playing: None,
            problems: None,
            broken: None,
            overlays: overlays::Overlays::default(),
            lab: lab::LabRoom::default(),
            sounds: Vec::new(),
            stage: None,
            shown: None,
            focused: None,
            quit: false,
        }
    }

    /// One frame: paints the screen, then does what was asked for.
    pub fn frame(&mut self, ui: &mut egui::Ui) {
        let theme = self.theme();
        theme.apply(ui.ctx());
        let mut intents = Vec::new();
        keys::drop_focus(self.focused, ui.ctx());
        self.paint(ui, &theme, &mut intents);
        keys::read(self, ui.ctx(), &mut intents);
        if !self.take_dropped(ui.ctx(), &mut intents) {
            packs::dropped(ui.ctx(), &mut intents);
        }
        for intent in intents {
            self.handle(intent, ui.ctx());
        }
        self.focused = ui.memory(egui::Memory::focused);
    }

    /// What the map under the screen shows; nothing where no map is.
    #[must_use]
    pub const fn stage(&self) -> Option<&StageVm> {
        self.stage.as_ref()
    }

    /// Sounds since the last call.
    pub fn take_sounds(&mut self) -> Vec<Sound> {
        std::mem::take(&mut self.sounds)
    }

    /// How tense things are, 0 to 100, for the music; and whether the room tone of talks is heard.
    #[must_use]
    pub fn mood(&self) -> (u8, bool) {
        sounds::mood(self)
    }

    #[must_use]
    pub const fn wants_to_quit(&self) -> bool {
        self.quit
    }

    #[must_use]
    pub const fn screen(&self) -> Screen {
        self.screen
    }

    #[must_use]
    pub const fn words(&self) -> &Words {
        &self.words
    }

    #[must_use]
    pub const fn playing(&self) -> Option<&Playing> {
        self.playing.as_ref()
    }

    /// The game under way, for who brings it into a state that no intent asks for.
    pub const fn playing_mut(&mut self) -> Option<&mut Playing> {
        self.playing.as_mut()
    }

    /// The theme in the colour of the seat that is played or chosen.
    #[must_use]
    pub fn theme(&self) -> Theme {
        let mode = match self.settings.theme {
            ThemeChoice::Dark => Mode::Dark,
            ThemeChoice::Light => Mode::Light,
        };
        let seat = self.playing.as_ref().map_or(Some(Hue::Amber), |playing| Hue::nth(playing.seat().ix()));
        Theme::new(mode, seat).motion(!self.settings.reduced_motion)
    }

    fn go(&mut self, screen: Screen) {
        if screen == self.screen {
            return;
        }
        // Back where one was before, everything since is left: the way back never leads in circles.
        match self.back.iter().position(|before| *before == screen) {
            Some(at) => self.back.truncate(at),
            None => self.back.push(self.screen),
        }
        self.enter(screen);
    }

    fn enter(&mut self, screen: Screen) {
        self.screen = screen;
        self.stage = None;
        self.shown = None;
        if matches!(screen, Screen::Title | Screen::Saves) {
            self.entries = self.saves.list();
        }
        self.packs_memo.asking = None;
        if screen == Screen::Packs {
            self.read_library();
        }
        if screen == Screen::Lab {
            self.enter_lab();
        }
        if screen == Screen::Debrief
            && let Some(playing) = &mut self.playing
        {
            playing.write_debrief(&self.words, &self.settings);
        }
        self.overlays.entered(screen);
    }
}
