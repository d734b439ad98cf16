//! What is read beside the game: hints, glossary, the documented case and its sources.

use super::Checker;
use super::hygiene::{HEADING, NAME};
use super::names::{LESSON, Names};
use crate::level::model::{Lesson, Moment, Really, ReallyDay, Source, Term};
use crate::level::problem::{Problem, code};
use crate::level::raw::{RawLesson, RawReallyDay, Text};
use crate::words::say;

impl Checker<'_> {
    pub(super) fn lessons(&mut self) -> Vec<Lesson> {
        let raw = &self.raw.lessons;
        self.problems.extend(Names::new(LESSON, raw.iter().map(|lesson| &lesson.id)).duplicates());
        raw.iter().map(|lesson| self.lesson(lesson)).collect()
    }

    fn lesson(&mut self, raw: &RawLesson) -> Lesson {
        if let Moment::Turn(turn) = raw.when.value {
            self.turn(&crate::level::decode::Spanned { value: turn, span: raw.when.span }, say!("what-turn-hint"));
        }
        let body = self.text(&raw.body, say!("what-hint"));
        let sentences = sentences(&body);
        if sentences > 3 {
            let problem = Problem::hint(code::LONG_HINT, raw.body.place(), say!("problem-long-hint", n = sentences));
            self.report(problem.with_help(say!("problem-long-hint-help")));
        }
        Lesson {
            id: self.id(&raw.id),
            when: raw.when.value,
            heading: self.line(&raw.heading, say!("what-heading-hint"), HEADING),
            body,
        }
    }

    pub(super) fn glossary(&mut self) -> Vec<Term> {
        let raw = &self.raw.glossary;
        for (position, term) in raw.iter().enumerate() {
            let word = term.word.to_lowercase();
            if raw[..position].iter().any(|other| other.word.to_lowercase() == word) {
                let message = say!("problem-explained-twice", word = &term.word.value);
                self.error(code::LISTED_TWICE, term.word.place(), message, say!("problem-take-one-away"));
            }
        }
        raw.iter()
            .map(|term| Term {
                word: self.line(&term.word, say!("what-word-glossary"), NAME),
                meaning: self.text(&term.meaning, say!("what-meaning-word")),
            })
            .collect()
    }

    pub(super) fn really(&mut self) -> Option<Really> {
        let raw = &self.raw.really;
        let heading = self.line(&raw.heading, say!("what-heading-what-really-happened"), HEADING);
        let days: Vec<Option<ReallyDay>> = raw.days.iter().map(|day| self.day(day)).collect();
        Some(Really { heading, days: days.into_iter().collect::<Option<_>>()? })
    }

    fn day(&mut self, raw: &RawReallyDay) -> Option<ReallyDay> {
        let day = self.line(&raw.day, say!("what-day"), NAME);
        let text = self.text(&raw.text, say!("what-happened-day"));
        self.no_repeats(&raw.sources, super::SOURCE);
        let sources: Vec<Option<usize>> =
            raw.sources.iter().map(|source| self.found(self.sources.position(source), |position| position)).collect();
        let sources = sources.into_iter().map(|source| u16::try_from(source?).ok());
        Some(ReallyDay { day, text, sources: sources.collect::<Option<_>>()? })
    }

    pub(super) fn source_list(&mut self) -> Vec<Source> {
        self.raw
            .sources
            .iter()
            .map(|raw| Source {
                id: self.id(&raw.id),
                title: self.text(&raw.title, say!("what-title-source")),
                place: self.text(&raw.place, say!("what-place-source")),
                url: raw.url.as_ref().map(|url| self.address(url)),
                unconfirmed: raw.unconfirmed,
            })
            .collect()
    }
}

impl Checker<'_> {
    /// The address of a page.
    fn address(&mut self, url: &Text) -> String {
        let rest = ["https://", "http://"].iter().find_map(|scheme| url.strip_prefix(scheme));
        let sound = rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic()));
        if !sound {
            let message = say!("problem-bad-address", url = &url.value);
            self.error(code::BAD_ADDRESS, url.place(), message, say!("problem-bad-address-help"));
        }
        url.value.clone()
    }
}

/// How many sentences a text has: full stops, question and exclamation marks that end a word.
fn sentences(text: &str) -> usize {
    let ends = |word: &&str| word.trim_end_matches(['"', '\'', ')', '”', '’']).ends_with(['.', '!', '?']);
    let words: Vec<&str> = text.split_whitespace().collect();
    let unfinished = words.last().is_some_and(|last| !ends(last));
    words.iter().filter(|word| ends(word)).count() + usize::from(unfinished)
}
