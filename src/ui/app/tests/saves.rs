//! Games are kept as they are played, and what is damaged says so.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::base::Permille;
use crate::level::Proof;
use crate::saves::{Remedy, Save};
use crate::session::{Fault, read};

impl Person {
    fn save(&self, name: &str) -> PathBuf {
        self.data.path().join(format!("saves/{name}.journal"))
    }

    /// How the game was when the turn began.
    fn copy(&self, name: &str) -> PathBuf {
        self.data.path().join(format!("saves/{name}.turn"))
    }

    /// Another game after the one under way, which is finished.
    fn finishes_another(self) -> Self {
        let mut person = self;
        person.window.state_mut().open_level(Library::built_in().load("winter-ward"), None, Some(SEED));
        while !person.playing().ended() {
            person.wants(Intent::Submit(Order::Send));
        }
        person
    }
}

/// Changes one byte of a line, counted from 1: the last of its hash, so that it stays a record.
fn change(path: &Path, line: usize) {
    let text = fs::read_to_string(path).expect("a save");
    let end: usize = text.lines().take(line).map(|line| line.len() + 1).sum();
    let mut bytes = text.into_bytes();
    let digit = bytes[..end].iter().rposition(u8::is_ascii_hexdigit).expect("a hash");
    bytes[digit] = if bytes[digit] == b'0' { b'1' } else { b'0' };
    fs::write(path, bytes).expect("written");
}

#[test]
fn a_game_goes_on_where_it_was_left() {
    let mut person = Person::taught().at_the_desk(2);
    person.clicks(PLAN);
    assert_eq!(person.playing().view().desk().expect("a seat").plans.len(), 1);
    let (journal, view, digest) = (person.playing().journal().text(), person.playing().view().clone(), person.digest());
    assert_eq!(fs::read_to_string(person.save("winter-ward-1")).expect("kept"), journal, "after every order");
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Title);

    let mut person = person.again();
    person.clicks("Continue, Winter Ward, week 2");
    assert_eq!((person.screen(), person.digest()), (Screen::Desk, digest));
    assert_eq!((person.playing().journal().text(), person.playing().view()), (journal, &view));
    person.ends_the_week();
    assert_eq!(person.week(), 3);
    let kept = read(&fs::read(person.save("winter-ward-1")).expect("kept"));
    assert_eq!((kept.dropped, kept.journal.head()), (None, person.playing().journal().head()));
}

#[test]
fn a_save_is_loaded_from_the_list_and_a_finished_one_opens_its_debrief() {
    let mut person = Person::taught().at_the_desk(2).finishes_another().again();
    person.clicks("Saves, 2 games kept");
    assert!(person.sees_part("Winter Ward, Republic of Valdora, week 2 of 12"));
    person.clicks("Go on");
    assert_eq!((person.screen(), person.week()), (Screen::Desk, 2));
    person.presses(Key::Escape);
    person.clicks("Saves, 2 games kept");
    person.clicks("Read the debrief");
    assert_eq!(person.screen(), Screen::Debrief);
    assert!(person.playing().debrief.is_some());
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Title);
}

#[test]
fn a_copy_is_kept_beside_the_game() {
    let mut person = Person::taught().at_the_desk(2);
    person.wants(Intent::Go(Screen::Title));
    person.clicks("Saves, one game kept");
    person.clicks("Keep a copy of the game under way");
    assert!(person.sees("Kept as winter-ward-2."));
    let text = |name| fs::read_to_string(person.save(name)).expect("kept");
    assert_eq!(text("winter-ward-1"), text("winter-ward-2"));
}

#[test]
fn a_changed_byte_keeps_a_finished_game_from_being_loaded_and_the_one_before_is_offered() {
    let person = Person::taught().at_the_desk(2).finishes_another();
    change(&person.save("winter-ward-2"), 3);
    fs::remove_file(person.copy("winter-ward-2")).expect("a copy");
    let damaged = fs::read(person.save("winter-ward-2")).expect("a save");
    let mut person = person.again();
    person.clicks("Saves, one is damaged; here is why");
    assert!(person.sees("Damaged"));
    assert!(person.sees_part("Something in line 3 was changed: its hash does not fit."));
    assert!(person.sees_part("records cannot be trusted any more."));
    assert!(!person.sees_part("Read the debrief"));
    person.clicks("Load the one before: winter-ward-1");
    assert_eq!((person.screen(), person.week()), (Screen::Desk, 2));
    assert_eq!(fs::read(person.save("winter-ward-2")).expect("a save"), damaged, "the file stays as it is");
}

#[test]
fn a_save_that_changes_while_it_is_listed_is_refused_with_the_reason() {
    let mut person = Person::taught().at_the_desk(2).finishes_another().again();
    person.clicks("Saves, 2 games kept");
    change(&person.save("winter-ward-2"), 5);
    fs::remove_file(person.copy("winter-ward-2")).expect("a copy");
    person.clicks("Read the debrief");
    assert_eq!(person.screen(), Screen::Problems);
    assert!(person.sees_part("Something in line 5 was changed: its hash does not fit."));
    assert!(person.app().playing().is_none());
    person.clicks("Load the one before: winter-ward-1");
    assert_eq!((person.screen(), person.week()), (Screen::Desk, 2));
}

#[test]
fn an_open_game_cut_short_goes_on_from_its_last_whole_record() {
    let mut person = Person::taught().at_the_desk(2);
    let (path, before) = (person.save("winter-ward-1"), person.digest());
    person.clicks(PLAN);
    let whole = fs::read(&path).expect("a save");
    let lines = person.playing().journal().lines().len();
    fs::write(&path, &whole[..whole.len() - 40]).expect("written");
    let mut person = person.again();
    person.clicks("Saves, one game kept");
    let reason = format!("The file ends within line {lines}. One record is lost.");
    assert!(person.sees("Its end was not written") && person.sees(&reason));
    person.clicks("Go on");
    assert_eq!((person.screen(), person.playing().journal().lines().len()), (Screen::Desk, lines - 1));
    assert_eq!(person.digest(), before, "the plan is lost and nothing else");
    let told = format!("The end of this save was not written: {reason} The game goes on from the last whole record.");
    assert!(person.sees(&told));
    person.ends_the_week();
    let kept = read(&fs::read(&path).expect("kept"));
    assert_eq!((kept.dropped, kept.journal.head()), (None, person.playing().journal().head()));
}

/// All files of saves but journals and copies, by name.
fn set_aside(person: &Person) -> Vec<String> {
    let files = fs::read_dir(person.data.path().join("saves")).expect("a folder");
    let names = files.map(|file| file.expect("a file").file_name().into_string().expect("text"));
    let mut names: Vec<String> = names.filter(|name| !name.ends_with(".journal") && !name.ends_with(".turn")).collect();
    names.sort();
    names
}

#[test]
fn what_stands_behind_the_damage_is_set_aside_before_the_game_goes_on() {
    let person = Person::taught().at_the_desk(3);
    let path = person.save("winter-ward-1");
    let began = |line: &str| line.contains("\"TurnBegan\"");
    let text = fs::read_to_string(&path).expect("a save");
    let lines = text.lines().count();
    let second = 1 + text.lines().position(|line| began(line) && line.contains("\"turn\":2")).expect("a second week");
    // Some lines into the second week, with many whole ones after it.
    let line = second + 3;
    change(&path, line);
    fs::remove_file(person.copy("winter-ward-1")).expect("a copy");
    let damaged = fs::read(&path).expect("a save");
    let mut person = person.again();
    assert!(person.sees("Continue, damaged: see what is left"));
    person.clicks("Continue, damaged: see what is left");
    assert_eq!(person.screen(), Screen::Saves);
    let lost = lines + 1 - line;
    let why = format!(
        "Something in line {line} was changed: its hash does not fit. {lost} records are lost: the game goes on in \
         week 2, where it had reached week 3."
    );
    assert!(person.sees("Damaged") && person.sees(&why));
    assert!(person.sees_part("Winter Ward, Republic of Valdora, week 2 of 12"));
    assert_eq!(fs::read(&path).expect("a save"), damaged, "looking changes nothing");
    person.clicks("Go on before the damage");
    assert_eq!((person.screen(), person.week()), (Screen::Desk, 2), "the week that was announced");
    let told = format!("This save was damaged: {why} The damaged file was set aside as winter-ward-1.damaged.");
    assert!(person.sees(&told));
    assert_eq!(fs::read(path.with_extension("damaged")).expect("set aside"), damaged);
    person.ends_the_week();
    let kept = read(&fs::read(&path).expect("kept"));
    assert_eq!((kept.dropped, kept.journal.head()), (None, person.playing().journal().head()));

    // Again: what was set aside before stays.
    change(&path, line);
    fs::remove_file(person.copy("winter-ward-1")).expect("a copy");
    let mut person = person.again();
    person.wants(Intent::Load(0));
    assert_eq!(set_aside(&person), ["winter-ward-1.damaged", "winter-ward-1.damaged-2"]);
    assert_eq!(fs::read(path.with_extension("damaged")).expect("set aside"), damaged);
}

#[test]
fn the_title_goes_on_with_the_newest_game_that_is_sound() {
    let person = Person::taught().at_the_desk(2);
    let digest = person.digest();
    let person = person.at_the_desk(3);
    change(&person.save("winter-ward-2"), 20);
    fs::remove_file(person.copy("winter-ward-2")).expect("a copy");
    let mut person = person.again();
    assert!(person.sees("Saves, one is damaged; here is why"));
    person.clicks("Continue, Winter Ward, week 2");
    assert_eq!(person.digest(), digest);
    let why = "Something in line 20 was changed: its hash does not fit.";
    let told = format!(
        "The newer save winter-ward-2 is damaged: {why} It had reached week 3 and can still go on in week 2, from Saves. \
         You go on in winter-ward-1, in week 2."
    );
    assert!(person.sees(&told));
    assert_eq!(set_aside(&person), [""; 0]);
}

#[test]
fn who_passes_over_a_newer_game_is_told_what_it_had_reached() {
    for (line, left) in [(2, "and none of it can be used"), (1, "How far it had come cannot be told")] {
        let person = Person::taught().at_the_desk(2).at_the_desk(4);
        change(&person.save("winter-ward-2"), line);
        fs::remove_file(person.copy("winter-ward-2")).expect("a copy");
        let mut person = person.again();
        person.clicks("Continue, Winter Ward, week 2");
        assert!(person.sees_part("The newer save winter-ward-2 is damaged") && person.sees_part(left), "{line}");
        assert_eq!(person.sees_part("It had reached week 4"), line == 2);
        assert!(person.sees_part("You go on in winter-ward-1, in week 2."));
    }
}

#[test]
fn a_changed_last_byte_is_no_torn_line() {
    let person = Person::taught().at_the_desk(2);
    let path = person.save("winter-ward-1");
    fs::remove_file(person.copy("winter-ward-1")).expect("a copy");
    let mut damaged = fs::read(&path).expect("a save");
    *damaged.last_mut().expect("bytes") ^= 1;
    fs::write(&path, &damaged).expect("written");
    let mut person = person.again();
    person.wants(Intent::Load(0));
    assert_eq!(person.screen(), Screen::Desk);
    assert_eq!(set_aside(&person), ["winter-ward-1.damaged"]);
    assert_eq!(fs::read(path.with_extension("damaged")).expect("set aside"), damaged);
    let kept = read(&fs::read(&path).expect("kept"));
    assert_eq!((kept.dropped, kept.journal.head()), (None, person.playing().journal().head()));
}

#[test]
fn the_only_game_goes_on_from_its_copy_when_its_first_record_is_damaged() {
    let mut person = Person::taught().at_the_desk(2);
    let path = person.save("winter-ward-1");
    person.clicks(PLAN);
    assert_ne!(fs::read(person.copy("winter-ward-1")).expect("a copy"), fs::read(&path).expect("a save"));
    person.ends_the_week();
    assert_eq!(fs::read(person.copy("winter-ward-1")).expect("a copy"), fs::read(&path).expect("a save"));
    let began = person.digest();
    person.wants(Intent::Submit(Order::SetStandard { proof: Proof::Countermeasure, at: Permille(950) }));
    assert_ne!(person.digest(), began);
    change(&path, 1);
    let damaged = fs::read(&path).expect("a save");
    let mut person = person.again();
    person.clicks("Saves, one is damaged; here is why");
    let why = "Something in line 1 was changed: its hash does not fit. One record is lost.";
    assert!(person.sees("Damaged") && person.sees(why));
    assert!(person.sees_part("one game, kept as you play"), "a copy is no game of its own");
    person.clicks("Go on from its copy");
    assert_eq!((person.screen(), person.week(), person.digest()), (Screen::Desk, 3, began), "as the week began");
    assert!(person.sees_part("The game goes on from the copy that was made when the turn began"));
    assert_eq!(set_aside(&person), ["winter-ward-1.damaged"]);
    assert_eq!(fs::read(path.with_extension("damaged")).expect("set aside"), damaged);
    person.wants(Intent::Submit(Order::Send));
    assert_eq!(person.week(), 4);
    let kept = read(&fs::read(&path).expect("kept"));
    assert_eq!((kept.dropped, kept.journal.head()), (None, person.playing().journal().head()));
    assert_eq!(fs::read(person.copy("winter-ward-1")).expect("a copy"), fs::read(&path).expect("a save"));
}

#[test]
fn a_copy_of_another_game_or_with_damage_of_its_own_is_not_taken() {
    let mut person = Person::taught().at_the_desk(2);
    person.window.state_mut().open_level(Library::built_in().load("winter-ward"), None, Some(Seed(8)));
    let [one, other] = ["winter-ward-1", "winter-ward-2"].map(|name| fs::read(person.copy(name)).expect("a copy"));
    let mut damaged = fs::read(person.save("winter-ward-1")).expect("a save");
    let second = damaged.iter().position(|byte| *byte == b'\n').expect("lines") + 1;
    damaged[second + 9] ^= 1;
    let remedy = |copy: Option<&[u8]>| Save::of(&damaged, || copy.map(<[u8]>::to_vec)).harm.expect("damage").remedy;
    assert_eq!(remedy(Some(&one)), Remedy::Copy);
    assert_eq!(remedy(Some(&other)), Remedy::Nothing, "another game");
    assert_eq!(remedy(Some(&damaged)), Remedy::Nothing, "damaged itself");
    assert_eq!(remedy(Some(&one[..one.len() - 1])), Remedy::Nothing, "cut short");
    assert_eq!(remedy(None), Remedy::Nothing);
}

#[test]
fn a_finished_game_is_read_from_its_copy() {
    let person = Person::taught().at_the_desk(2).finishes_another();
    let path = person.save("winter-ward-2");
    let whole = fs::read(&path).expect("a save");
    change(&path, 30);
    let mut person = person.again();
    person.clicks("Saves, one is damaged; here is why");
    person.clicks("Read the debrief from its copy");
    assert_eq!(person.screen(), Screen::Debrief);
    assert_eq!(fs::read(&path).expect("a save"), whole);
    assert_eq!(set_aside(&person), ["winter-ward-2.damaged"]);
}

#[test]
fn a_game_that_had_hardly_begun_is_not_gone_on_with_once_it_is_damaged() {
    let person = Person::taught().at_the_desk(2).finishes_another();
    let path = person.save("winter-ward-1");
    change(&path, 2);
    fs::remove_file(person.copy("winter-ward-1")).expect("a copy");
    let Some(damage) = read(&fs::read(&path).expect("a save")).dropped else { panic!("damaged") };
    assert_eq!((damage.line, damage.what), (2, Fault::WrongHash));
    let mut person = person.again();
    person.clicks("Saves, one is damaged; here is why");
    assert!(person.sees("Damaged") && !person.sees_part("Go on"));
    person.presses(Key::Escape);
    assert!(person.sees("Begin, choose a level and a seat"), "there is nothing to go on with");
}

#[test]
fn a_game_whose_seal_was_cut_off_is_finished_again() {
    let person = Person::taught().at_the_desk(2).finishes_another();
    let path = person.save("winter-ward-2");
    let whole = fs::read_to_string(&path).expect("a save");
    let seal = whole.lines().last().expect("a seal").len() + 1;
    fs::write(&path, &whole[..whole.len() - seal]).expect("written");
    let mut person = person.again();
    person.wants(Intent::Load(0));
    assert_eq!(person.screen(), Screen::Debrief);
    assert_eq!(fs::read_to_string(&path).expect("a save"), whole);
}
