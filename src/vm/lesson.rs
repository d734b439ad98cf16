//! A lesson: one idea, when it is first needed.

use super::glossary::{Marked, Marker};
use crate::level::Level;
use crate::words::{Words, args};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lesson_of_the_shipped_level_can_be_shown() {
        let level = crate::level::library::Library::built_in().playable("winter-ward").unwrap();
        let words = Words::new("en");
        let count = level.lessons.len();
        let last = lesson_vm(&level, count - 1, &words).unwrap();
        assert_eq!(last.count, format!("Lesson {count} of {count}"));
        assert_eq!(lesson_vm(&level, count, &words), None);
        let marked = (0..count).filter(|at| !lesson_vm(&level, *at, &words).unwrap().body.terms.is_empty()).count();
        assert!(marked >= 5, "{marked} of {count} lessons explain a word");
    }
}
