//! The list of saves: what each holds, and what can still be done with a damaged one.

use super::emblem::Emblem;
use super::page::PageBar;
use super::settings::Settings;
use super::{Intent, Screen, when, who};
use crate::base::Date;
use crate::level::Level;
use crate::level::library::{Loaded, in_pack};
use crate::saves::{Harm, Remedy, SaveEntry, SaveState};
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
    /// That the pack of its level is not there.
    pub missing: Option<String>,
    /// Loads it; none where nothing can be loaded.
    pub load: Option<(String, Intent)>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum RowState {
    Open,
    Finished,
    /// Something is wrong with its file.
    Harmed {
        /// What, in a word or two.
        label: String,
        /// Where, and what is lost by it.
        why: String,
        /// Where nothing of it can be loaded, the newest older save that can be.
        instead: Option<(String, Intent)>,
    },
}

/// Names of things on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
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
        labels: Labels { finished: words.get("saves-finished") },
    }
}

/// The newest save after `at` that can be loaded, as a button.
pub(super) fn next_older(entries: &[SaveEntry], at: usize, words: &Words) -> Option<(String, Intent)> {
    let (older, entry) = entries.iter().enumerate().skip(at + 1).find(|(_, entry)| is_usable(entry))?;
    Some((words.with("saves-instead", &args([("name", entry.name.as_str().into())])), Intent::Load(older)))
}

/// The newest unfinished game that nothing is wrong with but perhaps a last line that was not written to its end.
#[must_use]
pub fn latest(entries: &[SaveEntry]) -> Option<usize> {
    entries.iter().position(|entry| entry.state.as_ref().is_ok_and(|state| !state.sealed && !state.is_damaged()))
}

/// Why the unfinished game `on` is gone on with although a newer save is damaged, how far that one had come, and whether
/// anything of it is left; none where no newer one is damaged.
#[must_use]
pub fn passed_over(entries: &[SaveEntry], on: usize, library: &[Loaded], words: &Words) -> Option<String> {
    let (entry, damage) = entries.iter().take(on).find_map(|entry| Some((entry, damage_of(entry)?)))?;
    let taken = entries.get(on)?;
    let on = taken.state.as_ref().ok()?;
    let (name, why) = (("name", entry.name.as_str().into()), ("why", words.say(&damage.saying()).into()));
    let (here, turn) = (("here", taken.name.as_str().into()), ("turn", turn_of(on, library, words).into()));
    let Ok(state) = &entry.state else {
        return Some(words.with("toast-passed-over", &args([name, why, here, turn])));
    };
    let reached = state.harm.as_ref().map_or(state.turn, |harm| harm.reached.max(state.turn));
    let reached = ("reached", named_turn(reached, level_of(state, library), words).into());
    Some(if is_usable(entry) {
        let left = ("left", turn_of(state, library, words).into());
        words.with("toast-passed-over-left", &args([name, why, reached, left, here, turn]))
    } else {
        words.with("toast-passed-over-lost", &args([name, why, reached, here, turn]))
    })
}

/// The turn of a save by the unit of its level, such as `week 7`.
fn turn_of(state: &SaveState, library: &[Loaded], words: &Words) -> String {
    named_turn(state.turn, level_of(state, library), words)
}

fn named_turn(turn: u16, level: Option<&Level>, words: &Words) -> String {
    match level {
        Some(level) => when::turn(level, turn.max(1), words),
        None => words.with("title-turn", &args([("n", turn.max(1).into())])),
    }
}

fn level_of<'a>(state: &SaveState, library: &'a [Loaded]) -> Option<&'a Level> {
    library.iter().filter_map(|loaded| loaded.level.as_ref()).find(|level| level.id == state.level_id)
}

/// What is damaged in a save; a line that was not written to its end is mended and no damage.
#[must_use]
pub fn damage_of(entry: &SaveEntry) -> Option<&Damage> {
    match &entry.state {
        Ok(state) => state.harm.as_ref().filter(|_| state.is_damaged()).map(|harm| &harm.damage),
        Err(damage) => Some(damage),
    }
}

/// Whether something of it can be loaded.
pub(super) fn is_usable(entry: &SaveEntry) -> bool {
    entry.state.as_ref().is_ok_and(|state| state.harm.as_ref().is_none_or(|harm| harm.remedy != Remedy::Nothing))
}

/// What is wrong with a file and what is lost by it; `turn` is the one that is gone on with.
#[must_use]
pub fn harm_words(harm: &Harm, turn: u16, level: Option<&Level>, words: &Words) -> String {
    let name = |turn: u16| named_turn(turn, level, words);
    let records = ("records", harm.records.into());
    let lost = if harm.remedy == Remedy::Nothing {
        words.with("saves-lost-all", &args([records]))
    } else if harm.reached > turn {
        let turns = [("turn", name(turn).into()), ("reached", name(harm.reached).into())];
        words.with("saves-lost-turns", &args([records, turns[0].clone(), turns[1].clone()]))
    } else {
        words.with("saves-lost", &args([records]))
    };
    words.with("saves-harm", &args([("fault", words.say(&harm.damage.saying()).into()), ("lost", lost.into())]))
}

fn row(entries: &[SaveEntry], at: usize, library: &[Loaded], words: &Words, settings: &Settings) -> Row {
    let entry = &entries[at];
    let date = date_words(entry.modified, words);
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
                state: RowState::Harmed {
                    label: words.get("saves-damaged"),
                    why: words.say(&damage.saying()),
                    instead: next_older(entries, at, words),
                },
                missing: None,
                load: None,
            };
        }
    };
    let level = level_of(state, library);
    let seat = level.and_then(|level| Some((level, level.actor_ids().find(|id| level.actor(*id).name == state.seat)?)));
    let remedy = state.harm.as_ref().map(|harm| harm.remedy);
    let row_state = match &state.harm {
        Some(harm) => RowState::Harmed {
            label: words.get(if state.is_damaged() { "saves-damaged" } else { "saves-torn" }),
            why: harm_words(harm, state.turn, level, words),
            instead: (!is_usable(entry)).then(|| next_older(entries, at, words)).flatten(),
        },
        None if state.sealed => RowState::Finished,
        None => RowState::Open,
    };
    let load = match (remedy, state.sealed) {
        (Some(Remedy::Nothing), _) => None,
        (Some(Remedy::Copy), true) => Some("saves-load-finished-copy"),
        (Some(Remedy::Copy), false) => Some("saves-load-copy"),
        (Some(Remedy::Before), _) => Some("saves-load-before"),
        (None, true) => Some("saves-load-finished"),
        (None | Some(Remedy::Mend), _) => Some("saves-load"),
    };
    Row {
        name: entry.name.clone(),
        title: state.level_title.clone(),
        emblem: seat.map(|(level, seat)| who::emblem(level, seat, settings)),
        seat: seat.map_or_else(|| state.seat.clone(), |(level, seat)| who::full_name(level, seat, settings).to_owned()),
        turn: turn_words(state, level, words),
        date,
        state: row_state,
        missing: in_pack(&state.level_id)
            .filter(|_| level.is_none() && !library.iter().any(|loaded| loaded.id == state.level_id))
            .map(|(pack, _)| words.with("saves-pack-missing", &args([("pack", pack.into())]))),
        load: load.map(|id| (words.get(id), Intent::Load(at))),
    }
}

fn turn_words(state: &SaveState, level: Option<&Level>, words: &Words) -> String {
    let turn = named_turn(state.turn, level, words);
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
        let RowState::Harmed { label, why, instead: None } = &vm.rows[1].state else { panic!("{:?}", vm.rows[1]) };
        let told = "Line 57 does not follow the one before. 22 records are lost: the game goes on in week 2, where it had \
                    reached week 3.";
        assert_eq!((label.as_str(), why.as_str()), ("Damaged", told));
        let RowState::Harmed { instead: Some((label, intent)), .. } = &vm.rows[2].state else {
            panic!("{:?}", vm.rows[2])
        };
        assert_eq!((label.as_str(), intent), ("Load the one before: tiny-1", &Intent::Load(4)));
        assert_eq!(vm.rows[3].load, None, "a finished game has to be whole");
        insta::assert_snapshot!(said(&vm));
    }

    #[test]
    fn a_save_of_a_pack_that_is_gone_says_so_and_can_be_loaded() {
        let (words, mut saves) = (Words::new("en"), testing::saves());
        saves[0].state.as_mut().unwrap().level_id = "harbour/tiny".into();
        let row =
            |library: &[Loaded]| saves_vm(&saves, library, "", false, &words, &Settings::default()).rows[0].clone();
        let gone = row(&[testing::loaded(testing::level())]);
        assert!(gone.missing.is_some_and(|why| why.contains("the pack harbour")) && gone.load.is_some());
        let mut level = testing::level();
        level.id = "harbour/tiny".into();
        assert_eq!(row(&[testing::loaded(level)]).missing, None);
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
