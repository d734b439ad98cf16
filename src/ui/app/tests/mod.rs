//! The whole game as a person meets it, by labels and keys, without an engine.

mod games;
mod lab;
mod overlays;
mod packs;
mod pages;
mod saves;
mod windows;

use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use tempfile::TempDir;

use super::{App, Playing, Surroundings, settings};
use crate::base::{Digest, Seed, TalksId};
use crate::level::library::Library;
use crate::rules::{Order, TalksStatus};
use crate::session::Body;
use crate::vm::{Intent, Screen, Settings};

/// A window with room for every panel.
const WIDE: Vec2 = vec2(1600.0, 900.0);
const SEED: Seed = Seed(7);
/// The letters between Valdora and Ondara; they open in week 4.
const TARN: TalksId = TalksId(1);

/// A plan that suggests itself from the first week on.
const PLAN: &str = "Investigate, the Frostline loader: 2 capital, 2 staff";

/// Somebody at the game: a window, a keyboard, a mouse, and a folder of data that outlives each start.
struct Person {
    window: Harness<'static, App>,
    data: TempDir,
}

impl Person {
    /// At the title, for the first time, with lessons.
    fn new() -> Self {
        Self::starting(tempfile::tempdir().expect("a folder"), WIDE)
    }

    /// At the title, for the first time, without lessons.
    fn taught() -> Self {
        Self::with(&Settings { lessons: false, ..Settings::default() }, WIDE)
    }

    fn with(chosen: &Settings, size: Vec2) -> Self {
        let data = tempfile::tempdir().expect("a folder");
        settings::store(data.path(), chosen).expect("kept");
        Self::starting(data, size)
    }

    /// Starts the game on a folder of data.
    fn starting(data: TempDir, size: Vec2) -> Self {
        let surroundings =
            Surroundings { data: data.path().to_owned(), levels: data.path().join("levels"), fresh_seed: || SEED };
        let mut first = true;
        let show = move |ui: &mut egui::Ui, app: &mut App| {
            // Fonts arrive with the second pass.
            if std::mem::take(&mut first) {
                app.theme().apply(ui.ctx());
                ui.ctx().request_discard("fonts");
                return;
            }
            app.frame(ui);
        };
        let window =
            Harness::builder().with_size(size).with_max_steps(200).build_ui_state(show, App::new(surroundings));
        let mut person = Self { window, data };
        person.window.run();
        person
    }

    /// Quits and starts again.
    fn again(self) -> Self {
        let Self { window, data } = self;
        drop(window);
        Self::starting(data, WIDE)
    }

    /// Frame after frame until nothing moves; the lab never quite rests, since it looks at its file.
    fn runs(&mut self) {
        if self.screen() == Screen::Lab {
            self.window.run_steps(8);
        } else {
            self.window.run();
        }
    }

    fn app(&self) -> &App {
        self.window.state()
    }

    fn screen(&self) -> Screen {
        self.app().screen()
    }

    fn playing(&self) -> &Playing {
        self.app().playing().expect("a game")
    }

    fn week(&self) -> u16 {
        self.playing().view().turn
    }

    fn sees(&self, label: &str) -> bool {
        self.window.query_all_by_label(label).next().is_some()
    }

    fn sees_part(&self, words: &str) -> bool {
        self.window.query_all_by_label_contains(words).next().is_some()
    }

    fn clicks(&mut self, label: &str) {
        self.window.get_by_label(label).click();
        self.runs();
    }

    fn presses(&mut self, key: Key) {
        self.window.key_press(key);
        self.runs();
    }

    fn presses_with(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.runs();
    }

    /// Asks for something that no button offers at the moment.
    fn wants(&mut self, intent: Intent) {
        let ctx = self.window.ctx.clone();
        self.window.state_mut().handle(intent, &ctx);
        self.runs();
    }

    /// At the desk of Valdora in that week, having done nothing so far.
    fn at_the_desk(mut self, week: u16) -> Self {
        self.window.state_mut().open_level(Library::built_in().load("winter-ward"), None, Some(SEED));
        self.wants(Intent::Go(Screen::Desk));
        while self.week() < week {
            self.wants(Intent::Submit(Order::Send));
        }
        self
    }

    /// Ends the week at the desk, and says yes where that is asked once more.
    fn ends_the_week(&mut self) {
        assert_eq!(self.screen(), Screen::Desk);
        self.clicks("End the week");
        if self.playing().desk.ending {
            self.presses(Key::Enter);
        }
    }

    /// Ends week after week until the game is over.
    fn plays_to_the_end(&mut self) {
        for week in self.week()..=12 {
            assert_eq!(self.week(), week);
            self.ends_the_week();
        }
    }

    /// The state as the last order left it.
    fn digest(&self) -> Digest {
        let records = self.playing().journal().records();
        let states = records.iter().rev().filter_map(|record| match record.body {
            Body::Began { state, .. } | Body::Ordered { state, .. } => Some(state),
            _ => None,
        });
        states.into_iter().next().expect("a state")
    }
}
