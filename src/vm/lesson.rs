//! A lesson: one idea, when it is first needed.

use super::glossary::{Marked, Marker};
use super::words::{Words, args};
use crate::level::Level;

#[derive(Clone, Debug, PartialEq)]
pub struct LessonVm {
    pub heading: String,
    pub body: Marked,
    pub got_it: String,
    /// Such as `Lesson 3 of 12`.
    pub count: String,
}

/// The lesson at this place of the level; none where there is no such place.
#[must_use]
pub fn lesson_vm(level: &Level, lesson: usize, words: &Words) -> Option<LessonVm> {
    let spec = level.lessons.get(lesson)?;
    Some(LessonVm {
        heading: spec.heading.clone(),
        body: Marker::new(&level.glossary).mark(&spec.body),
        got_it: words.get("lesson-got-it"),
        count: words.with("lesson-count", &args([("n", (lesson + 1).into()), ("of", level.lessons.len().into())])),
    })
}
