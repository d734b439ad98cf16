//! `demarche play` and `demarche shots`: the controller in the window.

use std::hash::{BuildHasher, Hasher, RandomState};

use bevy::app::AppExit;
use bevy_egui::egui;

use super::host::{Host, Mood};
use super::scenes;
use super::shots::take;
use super::window::{self, NoWindow, PlayOptions};
use crate::base::Seed;
use crate::cli::{LabArgs, Names, Outcome, PlayArgs, ShotsArgs, tell};
use crate::level::library::Library;
use crate::packs::Packs;
use crate::ui::app::{App, Surroundings};
use crate::vm::sound::Sound;
use crate::vm::stage::StageVm;
use crate::vm::{Settings, ThemeChoice};
use crate::words::{Arg, Words, say};

/// Opens the game; straight into a level where one is named.
pub fn play(args: &PlayArgs, words: &Words) -> Outcome {
    let data = crate::settings::folder();
    let levels = data.join("levels");
    let packs = Packs::of_player(&data);
    let mut app = App::new(Surroundings { data, levels: levels.clone(), fresh_seed });
    if let Some(names) = args.names {
        app.settings.masked_names = names == Names::Masked;
    }
    app.next_seed = args.seed.map(Seed);
    if let Some(level) = &args.level {
        let loaded = Library::with_folder(levels).and_packs(packs.shelves()).load(level);
        if let (Some(level), Some(seat)) = (&loaded.level, &args.seat)
            && !level.playable().any(|id| level.actor(id).code == *seat)
        {
            let codes = Arg::names(level.playable().map(|id| level.actor(id).code.as_str()));
            let no_seat = say!("cli-play-no-seat", level = &level.title, seat = seat, names = codes);
            tell(&words.say(&no_seat));
            return Outcome::Problems;
        }
        if let (Some(level), Some(from)) = (&loaded.level, args.from)
            && from > level.time.turns
        {
            let last = level.time.turns;
            tell(&words.say(&say!("cli-play-no-turn", level = &level.title, turn = from, last = last)));
            return Outcome::Problems;
        }
        app.next_turn = args.from;
        app.open_level(loaded, args.seat.as_deref(), None);
    }
    ended(window::run(app, PlayOptions::default()), words)
}

/// Opens the game in the level lab.
pub fn lab(args: &LabArgs, words: &Words) -> Outcome {
    let data = crate::settings::folder();
    let mut app = App::new(Surroundings { levels: data.join("levels"), data, fresh_seed });
    app.open_lab(args.file.as_deref());
    ended(window::run(app, PlayOptions::default()), words)
}

/// Draws the scenes that were named, or all of them. Saves and settings go to a folder of their own, which is thrown
/// away.
pub fn shots(args: &ShotsArgs, words: &Words) -> Outcome {
    let folder = match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(error) => {
            tell(&words.say(&say!("cli-no-folder", reason = error.to_string())));
            return Outcome::CouldNotRun;
        }
    };
    let scenes = match scenes::named(&args.screens) {
        Ok(scenes) => scenes,
        Err(unknown) => {
            tell(&words.say(&unknown));
            return Outcome::CouldNotRun;
        }
    };
    if let Err(error) = std::fs::create_dir_all(&args.out) {
        let reason = format!("{}: {error}", args.out.display());
        tell(&words.say(&say!("cli-no-folder", reason = reason)));
        return Outcome::CouldNotRun;
    }
    let data = folder.path().to_owned();
    let mut app = App::new(Surroundings { levels: data.join("levels"), data, fresh_seed: || scenes::SEED });
    app.settings = Settings {
        scale: (args.scale * 100.0).round() as u16,
        theme: if args.light { ThemeChoice::Light } else { ThemeChoice::Dark },
        ..Settings::default()
    };
    let options = PlayOptions { size: args.size, pixels: Some(1.0), audio: false };
    ended(take(app, options, &args.out, scenes), words)
}

impl Host for App {
    fn frame(&mut self, ui: &mut egui::Ui) {
        Self::frame(self, ui);
    }

    fn stage(&self) -> Option<StageVm> {
        Self::stage(self).cloned()
    }

    fn settings(&self) -> &Settings {
        &self.settings
    }

    fn take_sounds(&mut self) -> Vec<Sound> {
        Self::take_sounds(self)
    }

    fn mood(&self) -> Mood {
        let (tension, talks) = Self::mood(self);
        Mood { tension, talks }
    }

    fn wants_to_quit(&self) -> bool {
        Self::wants_to_quit(self)
    }
}

fn ended(result: Result<AppExit, NoWindow>, words: &Words) -> Outcome {
    match result {
        Ok(exit) if exit.is_success() => Outcome::Done,
        Ok(_) => Outcome::Problems,
        Err(why) => {
            tell(&why.in_words(words));
            Outcome::CouldNotRun
        }
    }
}

/// A seed nobody has seen before, from the keys the system gives its hash maps.
fn fresh_seed() -> Seed {
    Seed(RandomState::new().build_hasher().finish())
}
