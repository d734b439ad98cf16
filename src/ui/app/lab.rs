//! The level lab at the controller: it looks at the file as frames go by, and does what is asked for.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::Ui;

use super::App;
use crate::base::Seed;
use crate::lab::{Lab, NotEdited, file};
use crate::level::library::{Entry, in_pack};
use crate::ui::screens;
use crate::ui::screens::lab::LabPage;
use crate::vm::lab::{LabIntent, LabMemo, LabVm, lab_vm, open_vm};
use crate::vm::{Intent, Screen, Settings};
use crate::words::{Words, args};

/// How often the file is looked at, and how soon the next frame is wanted while threads are at work.
const REST: Duration = Duration::from_millis(200);
const BUSY: Duration = Duration::from_millis(40);

/// The file on the table, and what is looked at of it.
#[derive(Default)]
pub(super) struct LabRoom {
    lab: Option<Lab>,
    pub page: LabPage,
    /// The picture, and what it was made from.
    shown: Option<(Key, LabVm)>,
    /// Levels to begin from, with their titles; read when the choice is opened.
    levels: Vec<(Entry, String)>,
}

/// What a picture of the lab depends on.
#[derive(PartialEq)]
struct Key {
    version: u64,
    memo: LabMemo,
    settings: Settings,
}

impl LabRoom {
    /// The picture of the lab as it is now; made anew only where something changed.
    fn picture(&mut self, words: &Words, settings: &Settings) -> Option<&LabVm> {
        let lab = self.lab.as_mut()?;
        lab.look();
        let key = Key { version: lab.version(), memo: self.page.memo.clone(), settings: settings.clone() };
        if self.shown.as_ref().is_none_or(|(shown, _)| *shown != key) {
            self.shown = Some((key, lab_vm(lab, &self.page.memo, words, settings)));
        }
        self.shown.as_ref().map(|(_, vm)| vm)
    }
}

impl App {
    /// Goes to the lab with a file, or with a level of the library by its name; to the choice of one without.
    pub fn open_lab(&mut self, file: Option<&str>) {
        self.go(Screen::Lab);
        let Some(file) = file else { return };
        let known = !Path::new(file).exists() && self.shelf.entries().iter().any(|entry| entry.id == file);
        let intent = if known { LabIntent::OpenLevel(file.to_owned()) } else { LabIntent::Open(file.into()) };
        self.do_in_lab(intent);
    }

    /// Whether the lab has nothing under way and shows the file as it is.
    #[must_use]
    pub fn lab_rests(&self) -> bool {
        self.lab.lab.as_ref().is_none_or(|lab| !lab.is_busy())
    }

    pub(super) fn enter_lab(&mut self) {
        let title = |entry: &Entry| {
            let level =
                self.library.iter().filter_map(|loaded| loaded.level.as_ref()).find(|level| level.id == entry.id);
            level.map_or_else(|| entry.id.clone(), |level| level.title.clone())
        };
        // Levels of packs are read only.
        let own = self.shelf.entries().into_iter().filter(|entry| in_pack(&entry.id).is_none());
        self.lab.levels = own.map(|entry| (entry.clone(), title(&entry))).collect();
    }

    /// A level file that was dropped on the title or on the lab is opened there. Whether there was one.
    pub(super) fn take_dropped(&self, ctx: &egui::Context, out: &mut Vec<Intent>) -> bool {
        let dropped = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        let here = matches!(self.screen, Screen::Title | Screen::Lab);
        // Packs are folders and zips.
        let level = dropped.filter(|path| here && path.extension().is_some_and(|ending| ending == "ron"));
        let taken = level.map(|path| out.extend([Intent::Go(Screen::Lab), Intent::Lab(LabIntent::Open(path))]));
        taken.is_some()
    }

    pub(super) fn paint_lab(&mut self, ui: &mut Ui, out: &mut Vec<Intent>) {
        match self.lab.picture(&self.words, &self.settings).cloned() {
            Some(vm) => {
                screens::lab::lab_ui(ui, &vm, &mut self.lab.page, out);
                ui.ctx().request_repaint_after(if self.lab_rests() { REST } else { BUSY });
            }
            None => {
                let folder = self.surroundings.levels.display().to_string();
                let vm = open_vm(&self.lab.levels, &folder, &self.words);
                screens::lab::open_ui(ui, &vm, &mut self.lab.page, out);
            }
        }
    }

    pub(super) fn do_in_lab(&mut self, intent: LabIntent) {
        match intent {
            LabIntent::Open(path) if path.as_os_str().is_empty() => self.say_in_lab("lab-open-nothing", []),
            LabIntent::Open(path) => self.put_on_the_table(path),
            LabIntent::OpenLevel(id) => self.open_level_in_lab(&id),
            LabIntent::Close => {
                self.lab = LabRoom::default();
                self.enter_lab();
            }
            LabIntent::Play(seat, turn) => {
                let bench = self.lab.lab.as_ref().and_then(Lab::bench).cloned();
                if let Some(bench) = bench {
                    self.next_turn = Some(turn);
                    self.start(bench.level.clone(), seat, Some(bench.seed));
                    self.back = vec![Screen::Title, Screen::Lab];
                }
            }
            LabIntent::Balance(on) => {
                if let Some(lab) = &mut self.lab.lab {
                    if on { lab.start_balance() } else { lab.stop_balance() }
                }
            }
            LabIntent::Edit(edit) => {
                let done = self.lab.lab.as_mut().map_or(Ok(()), |lab| lab.edit(&edit));
                self.say_what_hindered(done);
            }
            LabIntent::Undo => {
                let done = self.lab.lab.as_mut().map_or(Ok(()), Lab::undo);
                self.say_what_hindered(done);
            }
        }
    }

    fn put_on_the_table(&mut self, path: PathBuf) {
        self.lab = LabRoom { lab: Some(Lab::open(path, Seed(0))), ..LabRoom::default() };
    }

    fn open_level_in_lab(&mut self, id: &str) {
        let Some(entry) = self.shelf.entries().into_iter().find(|entry| entry.id == id) else { return };
        if let Some(path) = entry.path {
            return self.put_on_the_table(path);
        }
        let folder = self.surroundings.levels.clone();
        match file::copy(&self.shelf.load(id).source, id, &folder) {
            Ok(path) => self.put_on_the_table(path),
            Err(error) => {
                let folder = folder.display().to_string();
                self.say_in_lab("lab-open-no-copy", [("folder", folder), ("reason", error.to_string())]);
            }
        }
    }

    fn say_what_hindered(&mut self, done: Result<(), NotEdited>) {
        use crate::level::edit::Unchanged;
        match done {
            Ok(()) => {}
            Err(NotEdited::Text(Unchanged::NoSuchPlace)) => self.say_in_lab("lab-no-place", []),
            Err(NotEdited::Text(Unchanged::NotAValue)) => self.say_in_lab("lab-no-value-there", []),
            Err(NotEdited::ChangedElsewhere) => self.say_in_lab("lab-undone-elsewhere", []),
            Err(NotEdited::File(error)) => self.say_in_lab("lab-not-written", [("reason", error.to_string())]),
        }
    }

    fn say_in_lab<const N: usize>(&mut self, id: &str, told: [(&'static str, String); N]) {
        let words = self.words.with(id, &args(told.map(|(name, value)| (name, value.into()))));
        self.overlays.toast(words);
    }
}
