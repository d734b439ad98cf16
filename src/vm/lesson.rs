//! A lesson: one idea, when it is first needed.

use super::glossary::{Marked, Marker};
use crate::level::{Level, Moment};
use crate::words::{Words, args};

#[derive(Clone, Debug, PartialEq)]
pub struct LessonVm {
    pub heading: String,
    pub body: Marked,
    pub got_it: String,
    /// Such as `Lesson 3`, the third that was met.
    pub count: String,
    /// Where that is of which it speaks.
    pub about: About,
}

/// A side of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The panel at the left.
    Left,
    /// What is right of it.
    Rest,
}

/// The lesson at this place of the level, after `met` others; none where there is no such place.
#[must_use]
pub fn lesson_vm(level: &Level, lesson: usize, met: usize, words: &Words) -> Option<LessonVm> {
    let spec = level.lessons.get(lesson)?;
    Some(LessonVm {
        heading: spec.heading.clone(),
        body: Marker::new(&level.glossary).mark(&spec.body),
        got_it: words.get("lesson-got-it"),
        count: words.with("lesson-count", &args([("n", (met + 1).into())])),
        about: match spec.when {
            Moment::Turn(_) | Moment::FirstCard | Moment::FirstTalks => About::Left,
            _ => About::Rest,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lesson_of_the_shipped_level_can_be_shown() {
        let level = crate::level::library::Library::built_in().playable("winter-ward").unwrap();
        let words = Words::new("en");
        let count = level.lessons.len();
        let last = lesson_vm(&level, count - 1, 2, &words).unwrap();
        assert_eq!(last.count, "Lesson 3", "counted as met, not as they stand in the level");
        assert_eq!(lesson_vm(&level, count, 2, &words), None);
        let marked = (0..count).filter(|at| !lesson_vm(&level, *at, 0, &words).unwrap().body.terms.is_empty()).count();
        assert!(marked >= 5, "{marked} of {count} lessons explain a word");
    }
}
