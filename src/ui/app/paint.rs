//! From the screen one is on to its view model and its picture.

use std::sync::{Arc, OnceLock};

use egui::Ui;

use super::App;
use crate::level::Level;
use crate::level::library::{Library, Loaded, in_pack};
use crate::level::map::Map;
use crate::ui::screens;
use crate::ui::stage::stage_ui;
use crate::ui::theme::Theme;
use crate::vm::briefing::briefing_vm;
use crate::vm::desk::{desk_vm, stage_vm};
use crate::vm::evidence::evidence_vm;
use crate::vm::ledger::ledger_vm;
use crate::vm::levels::levels_vm;
use crate::vm::packs::packs_vm;
use crate::vm::saves::saves_vm;
use crate::vm::settings_page::settings_vm;
use crate::vm::sources::sources_vm;
use crate::vm::stage::{Area, Shown, StageEvent, StageId, StageVm};
use crate::vm::talks::talks_vm;
use crate::vm::title::{title_stage, title_vm};
use crate::vm::{Intent, Screen, Settings};

impl App {
    pub(super) fn paint(&mut self, ui: &mut Ui, theme: &Theme, out: &mut Vec<Intent>) {
        self.stage = None;
        match self.screen {
            Screen::Title => {
                let playing = self.playing.as_ref().filter(|playing| !playing.ended());
                let playing = playing.map(|playing| (&**playing.level(), playing.view().turn));
                let vm = title_vm(&self.library, &self.entries, playing, &self.words);
                self.stage = self.shown.and_then(|shown| self.title_stage(shown.rect));
                self.paint_stage(ui, out);
                let rect = screens::title::title_ui(ui, &vm, out);
                self.show_stage(ui, rect.map(|rect| Shown { rect: screens::area(rect), covered: 0.0 }));
            }
            Screen::Levels => {
                let library = shown_library(&self.library, &self.masked, &self.settings);
                let vm = levels_vm(library, self.chosen.level, self.chosen.seat, &self.words, &self.settings);
                screens::levels::levels_ui(ui, &vm, out);
            }
            Screen::Saves => {
                let folder = self.saves.folder().display().to_string();
                let playing = self.playing.as_ref().is_some_and(|playing| !playing.ended());
                let vm = saves_vm(&self.entries, &self.library, &folder, playing, &self.words, &self.settings);
                screens::saves::saves_ui(ui, &vm, out);
            }
            Screen::Settings => screens::settings::settings_ui(ui, &settings_vm(&self.settings, &self.words), out),
            Screen::Sources => screens::sources::sources_ui(ui, &sources_vm(&self.library, &self.words), out),
            Screen::Packs => {
                let folder = self.packs.folder().display().to_string();
                let vm = packs_vm(&self.installed, &self.library, &folder, &self.words);
                screens::packs::packs_ui(ui, &vm, &mut self.packs_memo, out);
            }
            Screen::Problems => {
                if let Some(vm) = &self.problems {
                    screens::problems::problems_ui(ui, vm, out);
                } else {
                    out.push(Intent::Back);
                }
            }
            Screen::Lab => self.paint_lab(ui, out),
            _ => self.paint_game(ui, theme, out),
        }
        self.paint_overlays(ui.ctx(), out);
    }

    fn paint_game(&mut self, ui: &mut Ui, theme: &Theme, out: &mut Vec<Intent>) {
        let (words, settings) = (&self.words, &self.settings);
        let Some(playing) = &mut self.playing else {
            out.push(Intent::Go(Screen::Title));
            return;
        };
        let level = Arc::clone(playing.shown_level(settings));
        let (view, seen) = playing.sights();
        match self.screen {
            Screen::Briefing => {
                let begun = view.turn > 1 || !seen.is_empty() && self.back.contains(&Screen::Desk);
                let revised = view.desk().map_or(&[][..], |desk| &desk.revised);
                let vm = briefing_vm(&level, playing.seat(), revised, begun, words, settings);
                screens::briefing::briefing_ui(ui, &vm, &mut playing.briefing, out);
            }
            Screen::Desk => {
                let vm = desk_vm(&level, view, seen, &playing.desk, words, settings);
                let sheet = self.sheets.of(&level, &self.shelf);
                self.stage = sheet
                    .zip(self.shown)
                    .map(|(sheet, shown)| stage_vm(&level, view, seen, &playing.desk, &sheet, shown, words, settings));
                self.paint_stage(ui, out);
                let Some(playing) = &mut self.playing else { return };
                let shown = screens::desk::desk_ui(ui, theme, &vm, &mut playing.desk, out);
                self.show_stage(ui, shown);
            }
            Screen::Evidence => {
                let vm = evidence_vm(&level, view, seen, &playing.evidence, words, settings);
                screens::evidence::evidence_ui(ui, theme, &vm, &mut playing.evidence, out);
            }
            Screen::Talks(talks) => {
                let vm = talks_vm(&level, view, talks, &playing.talks[talks.ix()], words, settings);
                screens::talks::talks_ui(ui, theme, &vm, &mut playing.talks[talks.ix()], out);
            }
            Screen::Ledger => {
                let vm = ledger_vm(&level, &view.texts, words, settings);
                screens::ledger::ledger_ui(ui, &vm, &mut playing.ledger, out);
            }
            Screen::Debrief => match &mut playing.debrief {
                Some((vm, memo)) => screens::debrief::debrief_ui(ui, theme, vm, memo, out),
                None => out.push(Intent::Go(Screen::Desk)),
            },
            Screen::Title
            | Screen::Levels
            | Screen::Saves
            | Screen::Settings
            | Screen::Sources
            | Screen::Packs
            | Screen::Problems
            | Screen::Lab => {}
        }
    }

    /// The map lies beneath everything of the screen, so it is painted before the screen says where: where it was in
    /// the last pass. Where that was elsewhere, this pass is thrown away.
    fn show_stage(&mut self, ui: &Ui, shown: Option<Shown>) {
        if std::mem::replace(&mut self.shown, shown) != shown {
            ui.ctx().request_discard("the map moved");
        }
    }

    /// The upper layer of the map, and what was done on it.
    fn paint_stage(&mut self, ui: &mut Ui, out: &mut Vec<Intent>) {
        let Some(vm) = &self.stage else { return };
        for event in stage_ui(ui, vm) {
            self.on_stage(event, out);
        }
    }

    fn on_stage(&mut self, event: StageEvent, out: &mut Vec<Intent>) {
        let (Some(vm), Some(playing)) = (&self.stage, &mut self.playing) else { return };
        match event {
            StageEvent::Hover(what) => playing.desk.hovered = what,
            StageEvent::Drag { dx, dy } => playing.desk.camera = Some(vm.panned(dx, dy)),
            StageEvent::Zoom { factor, at } => playing.desk.camera = Some(vm.zoomed(factor, at)),
            StageEvent::Click(Some(StageId::Actor(actor))) => out.push(Intent::SelectActor(Some(actor))),
            StageEvent::Click(Some(StageId::Talks(talks))) => out.push(Intent::Go(Screen::Talks(talks))),
            StageEvent::Click(Some(StageId::Incident(incident))) => {
                out.extend([Intent::SelectIncident(incident), Intent::Go(Screen::Evidence)]);
            }
            StageEvent::Click(None) => out.push(Intent::SelectActor(None)),
        }
    }

    /// Behind the title: the map of the level last played, or of the first there is.
    fn title_stage(&mut self, rect: Area) -> Option<StageVm> {
        let level = match &self.playing {
            Some(playing) => playing.shown_level(&self.settings).as_ref(),
            None => shown_library(&self.library, &self.masked, &self.settings)
                .iter()
                .find_map(|loaded| loaded.level.as_ref())?,
        };
        let sheet = self.sheets.of(level, &self.shelf)?;
        Some(title_stage(level, &sheet, rect, &self.settings))
    }
}

/// The library in the words that are shown: with masked names where the settings ask for them.
fn shown_library<'a>(library: &'a [Loaded], masked: &'a OnceLock<Vec<Loaded>>, settings: &Settings) -> &'a [Loaded] {
    let mask = |loaded: &Loaded| Loaded { level: loaded.level.as_ref().map(Level::masked), ..loaded.clone() };
    if settings.masked_names { masked.get_or_init(|| library.iter().map(mask).collect()) } else { library }
}

/// Drawn maps, read once each, by the pack of their level and their name.
#[derive(Default)]
pub(super) struct Sheets(Vec<(String, Option<Arc<Map>>)>);

impl Sheets {
    /// The sheet of a level; an empty one where its pack is gone, so that the game can be played all the same.
    fn of(&mut self, level: &Level, library: &Library) -> Option<Arc<Map>> {
        let pack = in_pack(&level.id).map(|(pack, _)| pack);
        let name = format!("{}/{}", pack.unwrap_or_default(), level.map);
        if !self.0.iter().any(|(known, _)| *known == name) {
            let map = library.map_of(level).or_else(|| pack.map(|_| Map::blank()));
            self.0.push((name.clone(), map.map(Arc::new)));
        }
        self.0.iter().find(|(known, _)| *known == name).and_then(|(_, sheet)| sheet.clone())
    }
}
