//! What the game does with packs: install what is dropped or named, switch, remove, and offer the levels that are there.

use std::path::PathBuf;
use std::sync::OnceLock;

use super::{App, Chosen, paint};
use crate::level::library::Library;
use crate::packs::{NotInstalled, report_words, shelves};
use crate::vm::packs::downgrade_question;
use crate::vm::problems::ProblemsVm;
use crate::vm::{Intent, Screen};
use crate::words::args;

/// Files that were let go over the window are packs to install.
pub(super) fn dropped(ctx: &egui::Context, out: &mut Vec<Intent>) {
    ctx.input(|input| {
        let paths = input.raw.dropped_files.iter().map(|file| file.path().to_owned());
        out.extend(paths.map(|from| Intent::InstallPack { from, downgrade: false }));
    });
}

impl App {
    /// Reads anew which packs and levels there are.
    pub(super) fn read_library(&mut self) {
        self.installed = self.packs.list();
        self.shelf = Library::with_folder(self.surroundings.levels.clone()).and_packs(shelves(&self.installed));
        self.library = self.shelf.entries().iter().map(|entry| self.shelf.load(&entry.id)).collect();
        self.masked = OnceLock::new();
        self.sheets = paint::Sheets::default();
        self.chosen = Chosen::default();
    }

    pub(super) fn install_pack(&mut self, from: PathBuf, downgrade: bool) {
        match self.packs.install(&from, downgrade) {
            Ok(report) => {
                self.packs_memo.path.clear();
                self.read_library();
                let done = report_words(&report).map(|done| self.words.say(&done)).unwrap_or_default();
                let words = match &report.pack.closed {
                    None => done,
                    Some(why) => {
                        let why = self.words.say(why);
                        self.words.with("toast-pack-closed", &args([("done", done.into()), ("why", why.into())]))
                    }
                };
                self.overlays.toast(words);
            }
            Err(NotInstalled::Problems(files)) => {
                let name = from.display().to_string();
                self.problems = Some(ProblemsVm::of_pack(&name, &files, false, &self.words));
                self.broken = None;
                self.go(Screen::Problems);
            }
            Err(NotInstalled::Newer { manifest, installed }) => {
                self.go(Screen::Packs);
                let question = downgrade_question(from, &manifest, &installed.to_string(), &self.words);
                self.packs_memo.asking = Some(question);
            }
            Err(NotInstalled::Unwritable(error)) => self.say_unwritable(&error),
        }
    }

    pub(super) fn enable_pack(&mut self, pack: &str, on: bool) {
        if let Err(error) = self.packs.enable(pack, on) {
            self.say_unwritable(&error);
        }
        self.read_library();
    }

    pub(super) fn remove_pack(&mut self, pack: &str) {
        let known = self.installed.iter().find(|known| known.id == pack);
        let title = known.and_then(|known| known.manifest.as_ref()).map_or(pack, |manifest| &manifest.title).to_owned();
        match self.packs.remove(pack) {
            Ok(()) => {
                let words = self.words.with("toast-pack-removed", &args([("title", title.into())]));
                self.overlays.toast(words);
            }
            Err(error) => self.say_unwritable(&error),
        }
        self.read_library();
    }

    pub(super) fn show_pack_problems(&mut self, pack: &str) {
        let Some(pack) = self.installed.iter().find(|known| known.id == pack) else { return };
        let name = pack.folder.display().to_string();
        self.problems = Some(ProblemsVm::of_pack(&name, &pack.problems, true, &self.words));
        self.broken = None;
        self.go(Screen::Problems);
    }

    fn say_unwritable(&mut self, error: &std::io::Error) {
        let words = self.words.with("toast-pack-unwritable", &args([("why", error.to_string().into())]));
        self.overlays.toast(words);
    }
}
