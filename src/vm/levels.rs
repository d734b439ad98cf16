//! Choice of level and seat.

use super::emblem::Emblem;
use super::page::PageBar;
use super::settings::Settings;
use super::title::{Drawing, drawing_of};
use super::{Intent, Screen, when, who};
use crate::base::ActorId;
use crate::level::Level;
use crate::level::library::Loaded;
use crate::words::{Words, args};

/// All levels, and the chosen one at length.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelsVm {
    pub bar: PageBar,
    pub cards: Vec<LevelCard>,
    /// The way to the packs.
    pub packs: (String, Intent),
    /// The chosen level; none where it cannot be played or there are no levels.
    pub level: Option<LevelDetail>,
    /// Said instead of the level where there is none.
    pub none: String,
    pub labels: Labels,
}

/// A level in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelCard {
    /// Said above the first of those that come from one place, where they come from several.
    pub heading: Option<String>,
    pub title: String,
    pub line: String,
    /// Length and seats, or how many problems it has.
    pub note: String,
    /// Has errors: opening it shows them.
    pub broken: bool,
    pub drawing: Option<Drawing>,
    pub chosen: bool,
    pub choose: Intent,
}

/// The chosen level.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelDetail {
    pub title: String,
    pub tagline: String,
    /// Such as `12 weeks · 10 actors · 3 talks`.
    pub length: String,
    pub drawing: Option<Drawing>,
    pub goals: Vec<String>,
    pub seats: Vec<SeatCard>,
    /// Such as `Start as Republic of Valdora`.
    pub start: String,
}

/// A seat a person may take.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatCard {
    pub emblem: Emblem,
    pub line: String,
    pub pitch: String,
    pub difficulty: String,
    pub chosen: bool,
    pub choose: Intent,
}

/// Headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    pub goals: String,
    pub seats: String,
    pub saved_note: String,
}

/// The levels of the library, with the one at `chosen` at length, in `seat` or the first seat there is.
#[must_use]
pub fn levels_vm(
    library: &[Loaded],
    chosen: usize,
    seat: Option<ActorId>,
    words: &Words,
    settings: &Settings,
) -> LevelsVm {
    let from = |at: usize| library.get(at).map(|loaded| loaded.pack.clone());
    let several = (1..library.len()).any(|at| from(at) != from(at - 1));
    let heading = |at: usize| {
        let first = several && (at == 0 || from(at) != from(at - 1));
        first.then(|| from(at).flatten().unwrap_or_else(|| words.get("packs-of-game")))
    };
    let card =
        |(at, loaded): (usize, &Loaded)| LevelCard { heading: heading(at), ..card(at, loaded, at == chosen, words) };
    let level = library.get(chosen).and_then(|loaded| loaded.level.as_ref());
    LevelsVm {
        bar: PageBar::new(words, words.get("levels-title"), words.get("levels-line")),
        cards: library.iter().enumerate().map(card).collect(),
        packs: (words.get("packs-open"), Intent::Go(Screen::Packs)),
        level: level.map(|level| detail(level, seat, words, settings)),
        none: words.get(if library.is_empty() { "levels-none" } else { "levels-broken" }),
        labels: Labels {
            goals: words.get("levels-goals"),
            seats: words.get("levels-seats"),
            saved_note: words.get("levels-saved-note"),
        },
    }
}

fn card(at: usize, loaded: &Loaded, chosen: bool, words: &Words) -> LevelCard {
    let choose = Intent::ChooseLevel(at);
    match &loaded.level {
        Some(level) => LevelCard {
            heading: None,
            title: level.title.clone(),
            line: level.tagline.clone(),
            note: words.with(
                "levels-card-note",
                &args([
                    ("length", when::turns(level, level.time.turns, words).into()),
                    ("n", level.playable().count().into()),
                ]),
            ),
            broken: false,
            drawing: drawing_of(&level.id),
            chosen,
            choose,
        },
        None => {
            let id = &loaded.id;
            let errors = loaded.problems.iter().filter(|problem| problem.is_error()).count();
            LevelCard {
                heading: None,
                title: id.to_owned(),
                line: words.get("levels-cannot-be-played"),
                note: words.with("levels-problems", &args([("n", errors.into())])),
                broken: true,
                drawing: drawing_of(id),
                chosen,
                choose,
            }
        }
    }
}

fn detail(level: &Level, seat: Option<ActorId>, words: &Words, settings: &Settings) -> LevelDetail {
    let playable: Vec<ActorId> = level.playable().collect();
    let taken = seat.filter(|seat| playable.contains(seat)).or_else(|| playable.first().copied());
    let seats = playable.iter().filter_map(|id| {
        let spec = level.actor(*id);
        let pitch = spec.playable.as_ref()?;
        Some(SeatCard {
            emblem: who::formal(level, *id, settings),
            line: spec.line.clone(),
            pitch: pitch.pitch.clone(),
            difficulty: pitch.difficulty.clone(),
            chosen: taken == Some(*id),
            choose: Intent::ChooseSeat(*id),
        })
    });
    LevelDetail {
        title: level.title.clone(),
        tagline: level.tagline.clone(),
        length: words.with(
            "levels-length",
            &args([
                ("length", when::turns(level, level.time.turns, words).into()),
                ("actors", level.actors.len().into()),
                ("talks", level.talks.len().into()),
            ]),
        ),
        drawing: drawing_of(&level.id),
        goals: level.goals.clone(),
        seats: seats.collect(),
        start: taken.map_or_else(String::new, |seat| {
            words.with("levels-start", &args([("seat", who::name(level, seat, settings).into())]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vm::testing::{self, said};

    #[test]
    fn a_level_shows_its_seats_and_a_broken_one_its_problems() {
        let (words, settings) = (Words::new("en"), Settings::default());
        let mut level = testing::level();
        level.goals = vec!["Say how sure you are.".into()];
        level.actors[3].playable = None;
        let library = [testing::loaded(level), testing::broken()];
        let vm = levels_vm(&library, 0, Some(ActorId(1)), &words, &settings);
        assert_eq!(vm.level.as_ref().unwrap().seats.len(), 3);
        insta::assert_snapshot!(said(&vm));
        assert_eq!(levels_vm(&library, 1, None, &words, &settings).level, None);
        assert_eq!(levels_vm(&[], 0, None, &words, &settings).none, "There are no levels.");
    }

    #[test]
    fn a_seat_that_cannot_be_taken_gives_way_to_the_first() {
        let mut level = testing::level();
        level.actors[3].playable = None;
        let vm = levels_vm(&[testing::loaded(level)], 0, Some(testing::PEL), &Words::new("en"), &Settings::default());
        assert_eq!(vm.level.unwrap().start, "Start as Valdora");
    }
}
