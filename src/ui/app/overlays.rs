//! What lies over a screen: help, a word of the glossary, a lesson, short messages.

use egui::{Context, Id};

use super::App;
use crate::ui::kit::icon;
use crate::ui::kit::overlay;
use crate::ui::screens;
use crate::vm::glossary::glossary_vm;
use crate::vm::help::help_vm;
use crate::vm::lesson::lesson_vm;
use crate::vm::{Intent, Screen};

/// Seconds for which a message stays at least, and for each of its characters: who reads slowly takes in about a dozen a
/// second.
const TOAST: f64 = 6.0;
const TOAST_CHARACTER: f64 = 0.08;

/// What is open over the screen.
#[derive(Debug, Default)]
pub(super) struct Overlays {
    pub help: bool,
    pub glossary: Option<usize>,
    pub lesson: Option<usize>,
    /// Messages and when they appeared; none until they have been painted.
    toasts: Vec<(String, Option<f64>)>,
}

impl Overlays {
    pub fn toast(&mut self, words: String) {
        self.toasts.retain(|(shown, _)| *shown != words);
        self.toasts.push((words, None));
    }

    /// A screen was entered: explanations of the one before close.
    pub fn entered(&mut self, _: Screen) {
        self.help = false;
        self.glossary = None;
    }

    /// What closes the uppermost overlay, if one is open.
    pub const fn closing(&self) -> Option<Intent> {
        if self.glossary.is_some() {
            Some(Intent::Glossary(None))
        } else if self.help {
            Some(Intent::Help(false))
        } else if self.lesson.is_some() {
            Some(Intent::LessonRead)
        } else {
            None
        }
    }
}

impl App {
    fn is_in_place(&self, lesson: usize) -> bool {
        let playing = self.playing.as_ref();
        playing.is_some_and(|playing| {
            playing.level().lessons.get(lesson).is_some_and(|lesson| playing.has_come(lesson.when, self.screen))
        })
    }

    /// The next lesson whose moment has come and that was not read yet.
    pub(super) fn due_lesson(&self) -> Option<usize> {
        let playing = self.playing.as_ref()?;
        let read = self.settings.lessons_read.get(&playing.level().id);
        let lessons = playing.level().lessons.iter().enumerate();
        lessons
            .filter(|(n, _)| read.is_none_or(|read| !read.contains(n)))
            .find(|(_, lesson)| playing.has_come(lesson.when, self.screen))
            .map(|(n, _)| n)
    }

    pub(super) fn paint_overlays(&mut self, ctx: &Context, out: &mut Vec<Intent>) {
        let wanted = self.settings.lessons
            && matches!(self.screen, Screen::Desk | Screen::Evidence | Screen::Talks(_) | Screen::Debrief);
        // A lesson waits while one is elsewhere.
        let begun = self.overlays.lesson.filter(|lesson| self.is_in_place(*lesson));
        self.overlays.lesson = begun.or_else(|| self.due_lesson()).filter(|_| wanted);
        if let Some(playing) = &self.playing {
            let level = playing.shown_level(&self.settings);
            let met = self.settings.lessons_read.get(&playing.level().id).map_or(0, std::collections::BTreeSet::len);
            if let Some(vm) = self.overlays.lesson.and_then(|lesson| lesson_vm(level, lesson, met, &self.words)) {
                screens::overlays::lesson_ui(ctx, &vm, out);
            }
            if let Some(vm) = self.overlays.glossary.and_then(|word| glossary_vm(level, word, &self.words)) {
                screens::overlays::glossary_ui(ctx, &vm, out);
            }
        }
        if self.overlays.help {
            screens::overlays::help_ui(ctx, &help_vm(self.screen, &self.words), out);
        }
        self.paint_toasts(ctx);
    }

    fn paint_toasts(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let dismiss = self.words.get("toast-dismiss");
        let screen = self.screen;
        self.overlays.toasts.retain_mut(|(words, since)| {
            let since = *since.get_or_insert(now);
            let id = Id::new(("toast", &*words, since.to_bits(), screen));
            let stays = TOAST.max(TOAST_CHARACTER * words.chars().count() as f64);
            let over = now - since > stays || overlay::toast(ctx, id, icon::INFO, words, &dismiss);
            !over
        });
        if !self.overlays.toasts.is_empty() {
            ctx.request_repaint_after(std::time::Duration::from_millis(500));
        }
    }
}
