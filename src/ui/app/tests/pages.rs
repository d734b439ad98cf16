//! Pages around the game: levels with problems, settings.

use std::fs;

use super::*;
use crate::level::library;
use crate::ui::theme::Mode;
use crate::vm::{Explain, ThemeChoice};
use crate::words::Words;

const BROKEN: &str = "(\n    format: 1,\n    title: \"Night Shift\",\n    kinds: 3,\n    time: (unit: Wek),\n)\n";

/// The data folder of somebody who writes levels.
fn folder() -> TempDir {
    let data = tempfile::tempdir().expect("a folder");
    settings::store(data.path(), &Settings { lessons: false, ..Settings::default() }).expect("kept");
    fs::create_dir(data.path().join("levels")).expect("a folder");
    fs::write(data.path().join("levels/night-shift.ron"), BROKEN).expect("written");
    data
}

#[test]
fn a_broken_level_shows_its_problems_and_the_game_goes_on() {
    let mut person = Person::starting(folder(), WIDE);
    let path = person.data.path().join("levels/night-shift.ron");
    person.presses(Key::Enter);
    let card = person.window.get_all_by_label_contains("night-shift, ").next().expect("listed");
    card.click();
    person.window.run();
    assert_eq!(person.screen(), Screen::Problems);
    let (loaded, words) = (library::load(&path), Words::new("en"));
    assert!(loaded.problems.len() > 1);
    for problem in &loaded.problems {
        let (line, column) = loaded.source.line_col(problem.place.expect("a place").start);
        let place = format!("Copy the place: {}:{line}:{column}", path.display());
        assert!(person.sees(&place), "{place}");
        let message = words.say(&problem.message);
        assert!(person.sees_part(&message), "{message}");
        assert!(problem.help.as_ref().is_none_or(|help| person.sees(&words.say(help))));
    }
    assert!(loaded.problems.iter().any(|problem| problem.help.is_some()));
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Levels);
    let card = person.window.get_all_by_label_contains("Winter Ward, ").next().expect("listed");
    card.click();
    person.window.run();
    person.clicks("Start as Valdora");
    person.clicks("Begin");
    person.ends_the_week();
    assert_eq!(person.week(), 2);
}

#[test]
fn a_level_that_was_mended_is_opened_again_without_a_new_start() {
    let mut person = Person::starting(folder(), WIDE);
    let path = person.data.path().join("levels/night-shift.ron");
    person.presses(Key::Enter);
    let position = |person: &Person| {
        person.app().library.iter().position(|loaded| loaded.source.name.contains("night-shift")).expect("listed")
    };
    let at = position(&person);
    person.wants(Intent::ChooseLevel(at));
    assert_eq!(person.screen(), Screen::Problems);
    fs::copy("levels/winter-ward.ron", &path).expect("mended");
    person.presses(Key::Escape);
    person.wants(Intent::ChooseLevel(at));
    assert_eq!(person.screen(), Screen::Levels);
    person.clicks("Start as Valdora");
    assert_eq!(person.screen(), Screen::Briefing);
}

#[test]
fn a_broken_file_named_at_the_start_leads_to_its_problems_and_escape_to_the_title() {
    let mut person = Person::starting(folder(), WIDE);
    let path = person.data.path().join("levels/night-shift.ron");
    person.window.state_mut().open_level(library::load(&path), None, Some(SEED));
    person.window.run();
    assert_eq!(person.screen(), Screen::Problems);
    assert!(person.sees_part("night-shift.ron:"));
    assert!(person.app().playing().is_none());
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Title);
    let missing = person.data.path().join("nowhere.ron");
    person.window.state_mut().open_level(library::load(&missing), None, None);
    person.window.run();
    assert_eq!(person.screen(), Screen::Problems);
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Title);
}

#[test]
fn a_game_can_begin_in_a_later_turn_once() {
    let mut person = Person::starting(folder(), WIDE);
    person.window.state_mut().next_turn = Some(5);
    person.window.state_mut().open_level(Library::built_in().load("winter-ward"), Some("KES"), Some(SEED));
    person.window.run();
    assert_eq!((person.screen(), person.week()), (Screen::Desk, 5));
    assert!(person.playing().seen().iter().any(|seen| seen.turn == 4), "what bots did before is seen");
    // The next game begins at its beginning.
    person.window.state_mut().open_level(Library::built_in().load("winter-ward"), None, Some(SEED));
    person.window.run();
    assert_eq!((person.screen(), person.week()), (Screen::Briefing, 1));
}

#[test]
fn settings_apply_at_once_and_are_kept() {
    let mut person = Person::starting(tempfile::tempdir().expect("a folder"), vec2(1280.0, 1400.0));
    person.clicks("Settings, size, sound, how much is explained");
    assert_eq!(person.screen(), Screen::Settings);
    person.clicks("150\u{202F}%");
    assert_eq!(person.app().settings.scale, 150);
    person.clicks("Light");
    assert_eq!(person.app().theme().mode, Mode::Light);
    person.clicks("Hints");
    let masked = egui::accesskit::Role::CheckBox;
    person.window.get_by_role_and_label(masked, "Masked names").click();
    person.window.run();
    for (name, key) in [("Everything", Key::ArrowLeft), ("Music", Key::ArrowRight), ("Sounds", Key::ArrowLeft)] {
        person.window.get_by_role_and_label(egui::accesskit::Role::Slider, name).focus();
        person.window.run();
        person.presses(key);
    }
    let wanted = Settings {
        scale: 150,
        theme: ThemeChoice::Light,
        explain: Explain::Hints,
        masked_names: true,
        volume: 75,
        music: 75,
        sounds: 65,
        ..Settings::default()
    };
    assert_eq!(person.app().settings, wanted);
    let mut person = person.again();
    assert_eq!(person.app().settings, wanted);
    assert_eq!(person.app().theme().mode, Mode::Light);
    person.presses(Key::Enter);
    assert!(person.sees("Start as Amber Republic"), "the names are masked");
}

#[test]
fn ctrl_plus_and_minus_change_the_size_anywhere() {
    let mut person = Person::taught().at_the_desk(1);
    for (key, scale) in [(Key::Plus, 110), (Key::Equals, 125), (Key::Minus, 110), (Key::Num0, 100), (Key::Minus, 100)] {
        person.presses_with(Modifiers::COMMAND, key);
        assert_eq!(person.app().settings.scale, scale, "{key:?}");
    }
    assert_eq!(person.screen(), Screen::Desk);
}

#[test]
fn the_dial_at_the_table_is_the_setting() {
    let mut person = Person::taught().at_the_desk(4);
    person.presses(Key::R);
    person.clicks("in full");
    assert_eq!(person.app().settings.explain, Explain::Hints);
    assert_eq!(person.again().app().settings.explain, Explain::Hints);
}

#[test]
fn a_level_that_was_mended_is_opened_again_from_its_problems() {
    let mut person = Person::taught();
    let path = person.data.path().join("mine.ron");
    let whole = Library::built_in().load("winter-ward").source.text;
    std::fs::write(&path, "(title: )").expect("written");
    let loaded = crate::level::library::load(&path);
    person.window.state_mut().open_level(loaded, None, Some(SEED));
    person.window.run();
    assert_eq!(person.screen(), Screen::Problems);
    person.clicks("Open again");
    assert!(person.sees("Read again. There are still errors."));
    assert_eq!(person.screen(), Screen::Problems);
    std::fs::write(&path, &*whole).expect("written");
    person.clicks("Open again");
    assert_eq!(person.screen(), Screen::Briefing);
}
