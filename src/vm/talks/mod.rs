//! The talks table as one seat sees it: instructions and what each clause is worth, the draft as it is read, what each
//! delegation said, and the course of offers. Wording, order and reasons; nothing about looks.

mod brief;
mod course;
mod memo;
mod paper;
mod room;
mod seats;
mod strip;
#[cfg(test)]
mod tests;
mod voices;

use super::document::DocumentVm;
use super::reader::labels;
use super::settings::Settings;
use super::{Intent, figures};
use crate::base::TalksId;
use crate::level::Level;
use crate::negotiation::Grade;
use crate::rules::View;
use crate::words::Words;

pub use brief::{Brief, BriefClause, BriefOption, Learnt, Line};
pub use course::{Course, Mark, Trace};
pub use memo::{Panel, TalksMemo};
pub use seats::{Seat, Stance};
pub use strip::{CaucusChoice, Strip, WalkOut};
pub use voices::{Ask, OfferVm, Question, StepVm, TermVm, Voice, Voices};

use room::Room;

/// Everything the talks screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct TalksVm {
    pub talks: TalksId,
    pub bar: Bar,
    /// What is going on: who has the floor, what waits, how it ended. One or two sentences.
    pub banner: String,
    /// Instructions and worths; none for whoever is no party.
    pub brief: Option<Brief>,
    /// What whoever has no instructions is told in their place.
    pub bystander: String,
    /// The other parties, in the order of speaking.
    pub seats: Vec<Seat>,
    pub document: DocumentVm,
    /// The issue of each clause of the document; linked items come last and have letters for numbers.
    pub clauses: Vec<u8>,
    /// Words of the document that the glossary explains, with their place in it.
    pub terms: Vec<(String, usize)>,
    /// The reader can compose an offer now.
    pub composing: bool,
    pub strip: Option<Strip>,
    pub voices: Voices,
    pub course: Course,
    pub labels: Labels,
}

/// The top bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub name: String,
    /// Level, turn, day and protocol.
    pub line: String,
    pub deadline: String,
    /// Offers left while having the floor.
    pub offers_left: Option<String>,
    /// Free capital of the seat.
    pub capital: Option<String>,
}

/// Something that can be done, what it takes, and why not where it cannot be done now.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    pub label: String,
    pub intent: Intent,
    /// What it takes and whether it can be undone.
    pub note: String,
    /// Why it cannot be done now.
    pub off: Option<String>,
}

/// What a text is worth to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gain {
    /// Points of a hundred over no deal; none where a red line is crossed, for such a text cannot be signed.
    pub points: Option<i64>,
    /// `+36`, `−4`, or that it crosses a red line.
    pub words: String,
}

labels! {
    back = "talks-back",
    capital = "talks-capital",
    close = "talks-close",
    course = "talks-course",
    gain = "talks-gain",
    help = "talks-help",
    instructions = "talks-instructions",
    learnt = "talks-learnt",
    no_offers = "talks-no-offers",
    red_line = "talks-red-line",
    said = "talks-said",
    smallest_step = "talks-smallest-step",
    table = "talks-table",
    worth = "talks-worth",
}

/// The talks as the viewer of `view` sees them, with the offer it is composing in `memo`.
#[must_use]
pub fn talks_vm(
    level: &Level,
    view: &View,
    talks: TalksId,
    memo: &TalksMemo,
    words: &Words,
    settings: &Settings,
) -> TalksVm {
    let room = Room::new(level, view, talks, memo, words, settings);
    let (document, clauses) = paper::document(&room, memo);
    TalksVm {
        talks,
        bar: strip::bar(&room),
        banner: strip::banner(&room),
        brief: brief::brief(&room, memo),
        seats: seats::seats(&room),
        bystander: room.get(match (room.mediates, document.clauses.is_empty()) {
            (true, _) => "talks-you-mediate",
            (_, true) => "talks-outside",
            _ => "talks-watching",
        }),
        terms: paper::terms(&room, &document),
        document,
        clauses,
        composing: room.is_composing(),
        strip: strip::strip(&room, memo),
        voices: voices::voices(&room, memo),
        course: course::course(&room),
        labels: Labels::new(words),
    }
}

impl Gain {
    fn of(points: i64) -> Self {
        Self { points: Some(points), words: figures::signed(points) }
    }
}

impl Action {
    pub fn is_on(&self) -> bool {
        self.off.is_none()
    }

    /// The reason why not, else what it takes: for a tooltip.
    pub fn hint(&self) -> &str {
        self.off.as_deref().unwrap_or(&self.note)
    }
}

/// The words for how bad a clause is.
fn grade_id(grade: Grade) -> &'static str {
    match grade {
        Grade::RedLine => "talks-grade-red-line",
        Grade::MuchTooCostly => "talks-grade-much-too-costly",
        Grade::Costly => "talks-grade-costly",
        Grade::ALittleShort => "talks-grade-a-little-short",
        Grade::Fine => "talks-grade-fine",
    }
}
