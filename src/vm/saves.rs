//! The list of saves: what each holds, and what can still be done with a damaged one.

use super::emblem::Emblem;
use super::page::PageBar;
use super::settings::Settings;
use super::{Intent, Screen, when, who};
use crate::base::Date;
use crate::level::Level;
use crate::level::library::Loaded;
use crate::saves::{SaveEntry, SaveState};
use crate::session::Damage;
use crate::words::{Words, args};

/// All saves, newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct SavesVm {
    pub bar: PageBar,
    pub rows: Vec<Row>,
    pub empty: String,
    /// What to do while there are none.
    pub empty_on: (String, Intent),
    pub folder: String,
    /// Keeps the game under way under a name of its own; none while there is no game.
    pub save_copy: Option<String>,
    pub labels: Labels,
}

/// One save.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub name: String,
    /// Title of the level; the name of the file where nothing can be read.
    pub title: String,
    pub emblem: Option<Emblem>,
    pub seat: String,
    /// Such as `week 7 of 12`, or that it is finished.
    pub turn: String,
    /// When it changed last, in UTC.
    pub date: String,
    pub state: RowState,
    /// Loads it; none where nothing can be loaded.
    pub load: Option<(String, Intent)>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum RowState {
    Open,
    Finished,
    /// Can be resumed before the damage.
    Short {
        why: String,
    },
    /// Cannot be used; the newest older save that can be is offered.
    Damaged {
        why: String,
        instead: Option<(String, Intent)>,
    },
}

/// Names of things on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    pub damaged: String,
    pub short: String,
    pub finished: String,
}

/// The saves in `entries`, which are newest first. `playing` says that a game is under way.
#[must_use]
pub fn saves_vm(
    entries: &[SaveEntry],
    library: &[Loaded],
    folder: &str,
    playing: bool,
    words: &Words,
    settings: &Settings,
) -> SavesVm {
    SavesVm {
        bar: PageBar::new(
            words,
            words.get("saves-title"),
            words.with("saves-line", &args([("n", entries.len().into())])),
        ),
        rows: (0..entries.len()).map(|at| row(entries, at, library, words, settings)).collect(),
        empty: words.get("saves-empty"),
        empty_on: (words.get("saves-empty-on"), Intent::Go(Screen::Levels)),
        folder: words.with("saves-folder", &args([("folder", folder.into())])),
        save_copy: playing.then(|| words.get("saves-copy")),
        labels: Labels {
            damaged: words.get("saves-damaged"),
            short: words.get("saves-short"),
            finished: words.get("saves-finished"),
        },
    }
}

/// The newest save after `at` that can be loaded, as a button.
pub(super) fn next_older(entries: &[SaveEntry], at: usize, words: &Words) -> Option<(String, Intent)> {
    let (older, entry) = entries.iter().enumerate().skip(at + 1).find(|(_, entry)| is_usable(entry))?;
    Some((words.with("saves-instead", &args([("name", entry.name.as_str().into())])), Intent::Load(older)))
}

/// The newest game that can be gone on with.
#[must_use]
pub fn latest(entries: &[SaveEntry]) -> Option<usize> {
    entries.iter().position(|entry| is_usable(entry) && entry.state.as_ref().is_ok_and(|state| !state.sealed))
}

/// Whether something can be loaded from it: a finished session has to be whole, an open one has to have begun.
fn is_usable(entry: &SaveEntry) -> bool {
    entry.state.as_ref().is_ok_and(|state| state.damage.is_none() || (!state.sealed && state.turn > 0))
}

fn row(entries: &[SaveEntry], at: usize, library: &[Loaded], words: &Words, settings: &Settings) -> Row {
    let entry = &entries[at];
    let date = date_words(entry.modified, words);
    let damaged = |damage: &Damage| RowState::Damaged {
        why: words.say(&damage.saying()),
        instead: next_older(entries, at, words),
    };
    let load = |id: &str| Some((words.get(id), Intent::Load(at)));
    let state = match &entry.state {
        Ok(state) => state,
        Err(damage) => {
            return Row {
                name: entry.name.clone(),
                title: entry.name.clone(),
                emblem: None,
                seat: String::new(),
                turn: String::new(),
                date,
                state: damaged(damage),
                load: None,
            };
        }
    };
    let (row_state, load) = match &state.damage {
        Some(damage) if !is_usable(entry) => (damaged(damage), None),
        Some(damage) => (RowState::Short { why: words.say(&damage.saying()) }, load("saves-load-short")),
        None if state.sealed => (RowState::Finished, load("saves-load-finished")),
        None => (RowState::Open, load("saves-load")),
    };
    let level = library.iter().filter_map(|loaded| loaded.level.as_ref()).find(|level| level.id == state.level_id);
    let seat = level.and_then(|level| Some((level, level.actor_ids().find(|id| level.actor(*id).name == state.seat)?)));
    Row {
        name: entry.name.clone(),
        title: state.level_title.clone(),
        emblem: seat.map(|(level, seat)| who::emblem(level, seat, settings)),
        seat: seat.map_or_else(|| state.seat.clone(), |(level, seat)| who::full_name(level, seat, settings).to_owned()),
        turn: turn_words(state, level, words),
        date,
        state: row_state,
        load,
    }
}

fn turn_words(state: &SaveState, level: Option<&Level>, words: &Words) -> String {
    let turn = match level {
        Some(level) => when::turn(level, state.turn.max(1), words),
        None => words.with("title-turn", &args([("n", state.turn.max(1).into())])),
    };
    words.with("saves-turn", &args([("turn", turn.into()), ("of", state.turns.into())]))
}

/// Such as `Monday 22 February 2021, 14:05 UTC`.
fn date_words(seconds: u64, words: &Words) -> String {
    const EPOCH: Date = Date { year: 1970, month: 1, day: 1 };
    // A clock set beyond the year 9999 is no reason to count for minutes.
    let days = u32::try_from(seconds / 86_400).unwrap_or(u32::MAX).min(2_932_896);
    let date = EPOCH.plus_days(days);
    let (hour, minute) = (seconds % 86_400 / 3600, seconds % 3600 / 60);
    words.with(
        "saves-date",
        &args([
            ("day", when::day(date, words).into()),
            ("year", date.year.to_string().into()),
            ("time", format!("{hour:02}:{minute:02}").into()),
        ]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Fault;
    use crate::vm::testing::{self, said};

    #[test]
    fn a_damaged_save_says_why_and_offers_an_older_one() {
        let (words, library) = (Words::new("en"), [testing::loaded(testing::level())]);
        let vm = saves_vm(&testing::saves(), &library, "the folder", true, &words, &Settings::default());
        assert!(matches!(vm.rows[1].state, RowState::Short { .. }));
        let RowState::Damaged { instead: Some((label, intent)), .. } = &vm.rows[2].state else {
            panic!("{:?}", vm.rows[2])
        };
        assert_eq!((label.as_str(), intent), ("Load the one before: tiny-1", &Intent::Load(4)));
        assert_eq!(vm.rows[3].load, None, "a finished game has to be whole");
        insta::assert_snapshot!(said(&vm));
    }

    #[test]
    fn every_kind_of_damage_has_words() {
        let words = Words::new("en");
        let faults = [
            Fault::Empty,
            Fault::NotText,
            Fault::NotARecord(String::new()),
            Fault::WrongNumber,
            Fault::WrongHash,
            Fault::WrongChain,
            Fault::NotCanonical,
            Fault::CutShort,
            Fault::AfterSeal,
            Fault::WrongSeal,
            Fault::NotSealed,
            Fault::NotASession,
            Fault::NewerFormat(7),
            Fault::WrongState,
        ];
        let said: Vec<String> = faults.map(|what| words.say(&Damage { line: 3, what }.saying())).into();
        assert!(said.iter().all(|words| words.ends_with('.') && !words.contains('«')), "{said:?}");
    }

    #[test]
    fn a_clock_far_off_is_still_a_date() {
        assert_eq!(date_words(0, &Words::new("en")), "Thursday 1 January 1970, 00:00 UTC");
        assert!(date_words(u64::MAX, &Words::new("en")).contains("9999"));
    }
}
