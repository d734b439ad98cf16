//! What intents do.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::playing::Resumed;
use super::{App, Broken, Playing, settings, sounds};
use crate::base::ActorId;
use crate::level::Level;
use crate::level::library::Loaded;
use crate::rules::Order;
use crate::saves::{Harm, Remedy, Saves};
use crate::vm::problems::ProblemsVm;
use crate::vm::saves::{harm_words, latest, passed_over};
use crate::vm::{Intent, Screen, Settings, refusal_words};
use crate::words::{Words, args};

impl App {
    /// Does what an intent asks for.
    pub fn handle(&mut self, intent: Intent, ctx: &egui::Context) {
        if let Some(playing) = &mut self.playing {
            playing.follow(&intent);
        }
        match intent {
            Intent::Go(screen) => self.go(screen),
            Intent::Back => self.step_back(),
            Intent::Quit => self.quit = true,
            Intent::Continue => self.load_latest(),
            Intent::ChooseLevel(level) => {
                self.chosen = super::Chosen { level, seat: None };
                self.show_problems_of_level(level);
            }
            Intent::ChooseSeat(seat) => self.chosen.seat = Some(seat),
            Intent::Start => self.start_chosen(),
            Intent::OpenAgain => self.open_again(),
            Intent::InstallPack { from, downgrade } => self.install_pack(from, downgrade),
            Intent::EnablePack { pack, on } => self.enable_pack(&pack, on),
            Intent::RemovePack(pack) => self.remove_pack(&pack),
            Intent::PackProblems(pack) => self.show_pack_problems(&pack),
            Intent::Load(position) => self.load(position),
            Intent::SaveCopy => self.save_copy(),
            Intent::Submit(order) => self.submit(order),
            Intent::Undo => self.undo(),
            Intent::Change(settings) => self.change(settings),
            Intent::Help(open) => self.overlays.help = open,
            Intent::Glossary(word) => self.overlays.glossary = word,
            Intent::LessonRead => self.lesson_read(),
            Intent::Lab(intent) => self.do_in_lab(intent),
            Intent::Copy(text) => {
                ctx.copy_text(text);
                let words = self.words.get("toast-copied");
                self.overlays.toast(words);
            }
            _ => {}
        }
        ctx.request_repaint();
    }

    fn step_back(&mut self) {
        if let Some(to) = self.back.pop() {
            self.enter(to);
        } else if self.screen != Screen::Title {
            self.enter(Screen::Title);
        }
    }

    fn change(&mut self, changed: Settings) {
        if changed.language != self.settings.language {
            self.words = Words::new(&changed.language);
        }
        self.settings = changed;
        self.keep_settings();
        if let Some(playing) = &mut self.playing {
            playing.forget_wording();
            if self.screen == Screen::Debrief {
                playing.write_debrief(&self.words, &self.settings);
            }
        }
    }

    fn keep_settings(&mut self) {
        if settings::store(&self.surroundings.data, &self.settings).is_err() {
            let words = self.words.get("toast-settings-not-kept");
            self.overlays.toast(words);
        }
    }

    // Games.

    fn start_chosen(&mut self) {
        let Some(level) = self.library.get(self.chosen.level).and_then(|loaded| loaded.level.clone()) else { return };
        let Some(seat) = self.chosen.seat.or_else(|| level.playable().next()) else { return };
        self.start(Arc::new(level), seat, None);
    }

    /// Starts a level in a seat, with a fresh seed unless one is given, and goes to its briefing.
    pub fn start(&mut self, level: Arc<Level>, seat: ActorId, seed: Option<crate::base::Seed>) {
        let seed = seed.or(self.next_seed.take()).unwrap_or_else(self.surroundings.fresh_seed);
        if self.settings.lessons_read.remove(&level.id).is_some() {
            self.keep_settings();
        }
        let turn = self.next_turn.take().unwrap_or(1);
        let (playing, kept) = Playing::start(level, seed, seat, turn, &self.saves);
        let first = match (playing.ended(), turn) {
            (true, _) => Screen::Debrief,
            (false, ..=1) => Screen::Briefing,
            (false, _) => Screen::Desk,
        };
        self.open(playing, kept);
        self.back = vec![Screen::Title];
        self.enter(first);
    }

    fn open(&mut self, playing: Playing, kept: std::io::Result<()>) {
        self.playing = Some(playing);
        if let Err(error) = kept {
            self.say_not_kept(&error);
        }
    }

    fn say_not_kept(&mut self, error: &std::io::Error) {
        let words = self.words.with("toast-not-kept", &args([("why", error.to_string().into())]));
        self.overlays.toast(words);
    }

    /// The newest save that can be used; the game under way if there is one.
    fn load_latest(&mut self) {
        if self.playing.as_ref().is_some_and(|playing| !playing.ended()) {
            self.go(Screen::Desk);
            return;
        }
        let Some(position) = latest(&self.entries) else { return self.go(Screen::Levels) };
        // Who goes on from an older game is told why.
        let passed = passed_over(&self.entries, position, &self.library, &self.words);
        self.load(position);
        if let Some(words) = passed {
            self.overlays.toast(words);
        }
    }

    fn load(&mut self, position: usize) {
        let Some(entry) = self.entries.get(position).cloned() else { return };
        let save = match Saves::load(&entry.path) {
            Ok(save) => save,
            Err(error) => {
                let why = args([("reason", error.to_string().into())]);
                return self.refuse_save(&entry.name, &self.words.with("saves-unreadable", &why));
            }
        };
        if let Some(harm) = save.harm.as_ref().filter(|harm| harm.remedy == Remedy::Nothing) {
            return self.refuse_save(&entry.name, &harm_words(harm, 0, None, &self.words));
        }
        match Playing::resume(&save, &entry.path) {
            Ok(Resumed { playing, kept, aside }) => {
                let ended = playing.ended();
                let told =
                    save.harm.as_ref().filter(|_| kept.is_ok()).map(|harm| self.harm_told(harm, &playing, aside));
                self.open(playing, kept);
                if let Some(words) = told {
                    self.overlays.toast(words);
                }
                self.back = vec![Screen::Title];
                self.enter(if ended { Screen::Debrief } else { Screen::Desk });
            }
            Err(damage) => self.refuse_save(&entry.name, &self.words.say(&damage.saying())),
        }
    }

    /// What was wrong with the save of a game that goes on, what is lost by it, and where the damaged file is now.
    fn harm_told(&self, harm: &Harm, playing: &Playing, aside: Option<PathBuf>) -> String {
        let why = harm_words(harm, playing.view().turn, Some(playing.level()), &self.words);
        let name = aside.and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned())).unwrap_or_default();
        match harm.remedy {
            Remedy::Mend | Remedy::Nothing => self.words.with("toast-mended", &args([("why", why.into())])),
            Remedy::Before => {
                self.words.with("toast-resumed-before", &args([("why", why.into()), ("aside", name.into())]))
            }
            Remedy::Copy => self.words.with("toast-resumed-copy", &args([("why", why.into()), ("aside", name.into())])),
        }
    }

    fn refuse_save(&mut self, name: &str, why: &str) {
        self.problems = Some(ProblemsVm::of_save(name, why, &self.entries, &self.words));
        self.go(Screen::Problems);
    }

    /// Shows the problems of a level that cannot be played, or of any file named on the command line.
    fn show_problems_of_level(&mut self, level: usize) {
        let Some(loaded) = self.library.get_mut(level).filter(|loaded| loaded.level.is_none()) else { return };
        // It may have been mended meanwhile.
        *loaded = self.shelf.load(&loaded.id);
        self.masked = OnceLock::new();
        if loaded.level.is_some() {
            return;
        }
        self.problems = Some(ProblemsVm::of_level(loaded, &self.words));
        self.broken = Some(Broken { name: loaded.id.clone(), plays: None });
        self.go(Screen::Problems);
    }

    /// Reads the level again whose problems are shown: one from the list goes back there, one that was named is played.
    fn open_again(&mut self) {
        let Some(Broken { name, plays }) = self.broken.clone() else { return };
        let loaded = self.shelf.load(&name);
        if let Some(known) = self.library.iter_mut().find(|known| known.source.name == loaded.source.name) {
            *known = Loaded { id: known.id.clone(), ..loaded.clone() };
            self.masked = OnceLock::new();
        }
        match (&loaded.level, plays) {
            (Some(_), None) => self.step_back(),
            (Some(_), Some((seat, seed))) => self.open_level(loaded, seat.as_deref(), seed),
            (None, _) => {
                self.problems = Some(ProblemsVm::of_level(&loaded, &self.words));
                let words = self.words.get("toast-still-broken");
                self.overlays.toast(words);
            }
        }
    }

    /// A level from a file: played at once if it can be, its problems shown otherwise.
    pub fn open_level(&mut self, loaded: Loaded, seat: Option<&str>, seed: Option<crate::base::Seed>) {
        match &loaded.level {
            Some(level) => {
                let wanted =
                    seat.and_then(|code| level.find_actor(code)).filter(|s| level.actor(*s).playable.is_some());
                let Some(seat) = wanted.or_else(|| level.playable().next()) else { return };
                self.start(Arc::new(level.clone()), seat, seed);
            }
            None => {
                self.problems = Some(ProblemsVm::of_level(&loaded, &self.words));
                let plays = Some((seat.map(str::to_owned), seed));
                self.broken = Some(Broken { name: loaded.id.clone(), plays });
                self.go(Screen::Problems);
            }
        }
    }

    fn save_copy(&mut self) {
        let Some(playing) = &self.playing else { return };
        let path = self.saves.fresh_path(&playing.level().id);
        let result = crate::saves::FileStore::create(&path, playing.journal()).map(drop);
        let words = match result {
            Ok(()) => {
                let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                self.words.with("toast-saved", &args([("name", name.into())]))
            }
            Err(error) => self.words.with("toast-not-kept", &args([("why", error.to_string().into())])),
        };
        self.entries = self.saves.list();
        self.overlays.toast(words);
    }

    // Orders.

    fn submit(&mut self, order: Order) {
        let Some(playing) = &mut self.playing else { return };
        let turn = playing.view().turn;
        match playing.submit(order) {
            Ok(fresh) => {
                self.sounds.extend(sounds::of(&fresh, playing.level(), playing.seat()));
                let kept = playing.keep();
                let over = playing.ended();
                let new_turn = playing.view().turn != turn;
                if let Err(error) = kept {
                    self.say_not_kept(&error);
                }
                if over {
                    self.back = vec![Screen::Title];
                    self.enter(Screen::Debrief);
                } else if new_turn {
                    self.back = vec![Screen::Title];
                    self.enter(Screen::Desk);
                }
            }
            Err(refusal) => {
                let words = refusal_words(playing.shown_level(&self.settings), &refusal, &self.words);
                self.overlays.toast(words);
            }
        }
    }

    /// Takes the last plan back.
    fn undo(&mut self) {
        let plans = self.playing.as_ref().and_then(|playing| playing.view().desk()).map_or(0, |desk| desk.plans.len());
        if let Some(position) = plans.checked_sub(1).and_then(|last| u16::try_from(last).ok()) {
            self.submit(Order::Unplan { position });
        }
    }

    fn lesson_read(&mut self) {
        if let (Some(playing), Some(lesson)) = (&self.playing, self.overlays.lesson.take()) {
            self.settings.lessons_read.entry(playing.level().id.clone()).or_default().insert(lesson);
            self.keep_settings();
        }
    }
}
