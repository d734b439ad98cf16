//! `demarche play` and `demarche shots`: the controller in the window.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::PathBuf;

use bevy::app::AppExit;
use bevy_egui::egui;
use directories::ProjectDirs;

use super::host::{Host, Mood};
use super::scenes;
use super::shots::take;
use super::window::{self, NoWindow, PlayOptions};
use crate::base::Seed;
use crate::cli::{Names, Outcome, PlayArgs, ShotsArgs};
use crate::level::library::Library;
use crate::ui::app::{App, Surroundings};
use crate::vm::sound::Sound;
use crate::vm::stage::StageVm;
use crate::vm::{Settings, ThemeChoice};

/// Opens the game; straight into a level where one is named.
pub fn play(args: &PlayArgs) -> Outcome {
    let data = data_folder();
    let levels = data.join("levels");
    let mut app = App::new(Surroundings { data, levels: levels.clone(), fresh_seed });
    if let Some(names) = args.names {
        app.settings.masked_names = names == Names::Masked;
    }
    app.next_seed = args.seed.map(Seed);
    if let Some(level) = &args.level {
        let loaded = Library::with_folder(levels).load(level);
        if let (Some(level), Some(seat)) = (&loaded.level, &args.seat)
            && !level.playable().any(|id| level.actor(id).code == *seat)
        {
            let codes: Vec<&str> = level.playable().map(|id| level.actor(id).code.as_str()).collect();
            eprintln!("{}: no seat {seat} for a person; there are {}", level.title, codes.join(", "));
            return Outcome::Problems;
        }
        app.open_level(loaded, args.seat.as_deref(), None);
    }
    ended(window::run(app, PlayOptions::default()))
}

/// Draws the scenes that were named, or all of them. Saves and settings go to a folder of their own, which is thrown
/// away.
pub fn shots(args: &ShotsArgs) -> Outcome {
    let folder = match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(error) => {
            eprintln!("{error}");
            return Outcome::CouldNotRun;
        }
    };
    let scenes = match scenes::named(&args.screens) {
        Ok(scenes) => scenes,
        Err(unknown) => {
            eprintln!("{unknown}");
            return Outcome::CouldNotRun;
        }
    };
    let data = folder.path().to_owned();
    let mut app = App::new(Surroundings { levels: data.join("levels"), data, fresh_seed: || scenes::SEED });
    app.settings = Settings {
        scale: (args.scale.clamp(1.0, 2.0) * 100.0).round() as u16,
        theme: if args.light { ThemeChoice::Light } else { ThemeChoice::Dark },
        ..Settings::default()
    };
    let options = PlayOptions { size: args.size, pixels: Some(1.0), audio: false };
    ended(take(app, options, &args.out, scenes))
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

fn ended(result: Result<AppExit, NoWindow>) -> Outcome {
    match result {
        Ok(exit) if exit.is_success() => Outcome::Done,
        Ok(_) => Outcome::Problems,
        Err(why) => {
            let language = sys_locale::get_locale().unwrap_or_default();
            eprintln!("{}", why.in_words(&crate::vm::Words::new(&language)));
            Outcome::CouldNotRun
        }
    }
}

/// Where saves, settings and levels of one's own are kept: `DEMARCHE_DATA`, or the folder the system has for it.
fn data_folder() -> PathBuf {
    let named = std::env::var_os("DEMARCHE_DATA").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let usual = || ProjectDirs::from("", "", "demarche").map(|dirs| dirs.data_dir().to_owned());
    named.or_else(usual).unwrap_or_else(|| PathBuf::from("demarche-data"))
}

/// A seed nobody has seen before, from the keys the system gives its hash maps.
fn fresh_seed() -> Seed {
    Seed(RandomState::new().build_hasher().finish())
}
