//! Packs as a person meets them: dropped or typed, played, switched off, removed, broken.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::*;

/// A folder with a pack of the level of the tests.
fn pack(at: &Path, id: &str, version: &str) -> PathBuf {
    let folder = at.join(id);
    fs::create_dir_all(folder.join("levels")).expect("a folder");
    let manifest = format!(
        "(format: 1, id: \"{id}\", title: \"Pack of {id}\", version: \"{version}\", authors: [\"A. Author\"], \
         licence: \"CC BY 4.0\", game: \">=0.1\", about: \"Two ports and a rumour.\")"
    );
    fs::write(folder.join("pack.ron"), manifest).expect("written");
    fs::copy("tests/levels/tiny.ron", folder.join("levels/tiny.ron")).expect("copied");
    folder
}

/// A file that was let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err(String::from("nobody asks for them"))
    }
}

impl Person {
    fn drops(&mut self, path: &Path) {
        self.window.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
        self.window.run();
    }

    /// Leaves things as they are, by the button and not by the sign in the corner, which has the same name.
    fn declines(&mut self, label: &str) {
        self.window.get_all_by_label(label).last().expect("a way out").click();
        self.window.run();
    }

    fn levels(&self) -> Vec<&str> {
        self.app().library.iter().map(|loaded| loaded.id.as_str()).collect()
    }
}

#[test]
fn a_pack_that_is_dropped_stands_on_the_title_and_is_played() {
    let mut person = Person::taught();
    let given = tempfile::tempdir().expect("a folder");
    person.drops(&pack(given.path(), "harbour", "1.0.0"));
    assert!(person.sees("Pack of harbour 1.0.0 is installed."));
    assert_eq!((person.screen(), person.levels()), (Screen::Title, vec!["winter-ward", "harbour/tiny"]));
    person.clicks("Pack of harbour");
    let title = person.app().library[1].level.as_ref().expect("sound").title.clone();
    person.clicks(&format!("1. {title}"));
    assert_eq!(person.screen(), Screen::Levels);
    assert!(person.sees("Pack of harbour") && person.sees("Of the game"), "the list has headings");
    person.presses(Key::Enter);
    assert_eq!(person.screen(), Screen::Briefing);
    assert_eq!(person.playing().level().id, "harbour/tiny");
    person.clicks("Begin");
    person.wants(Intent::Submit(Order::Send));
    assert!(person.data.path().join("saves/harbour.tiny-1.journal").exists());
    // The next time the pack is gone.
    fs::remove_dir_all(person.data.path().join("packs/harbour")).expect("removed");
    let mut person = person.again();
    person.wants(Intent::Go(Screen::Saves));
    assert!(person.sees_part("From the pack harbour, which is not installed"));
    person.clicks("Go on");
    assert_eq!((person.screen(), person.week()), (Screen::Desk, 2));
    assert!(person.app().stage().is_some(), "actors stand on an empty sheet");
}

#[test]
fn a_pack_is_installed_by_its_path_switched_and_removed_after_a_question() {
    let mut person = Person::taught();
    let given = tempfile::tempdir().expect("a folder");
    let folder = pack(given.path(), "harbour", "1.0.0");
    person.clicks("Packs");
    assert_eq!(person.screen(), Screen::Packs);
    assert!(person.sees_part("No packs are installed."));
    person.window.state_mut().packs_memo.path = format!("\"{}\"", folder.display());
    person.window.run();
    person.clicks("Install");
    assert!(person.sees("Pack of harbour") && person.sees("version 1.0.0 · A. Author · CC BY 4.0"));
    assert_eq!(person.app().packs_memo.path, "", "ready for the next");
    person.clicks("Offer Pack of harbour");
    assert_eq!(person.levels(), ["winter-ward"]);
    assert!(person.sees("Its levels are not offered: the pack is switched off."));
    person.clicks("Offer Pack of harbour");
    assert_eq!(person.levels().len(), 2);
    person.clicks("Remove Pack of harbour");
    person.presses(Key::Escape);
    assert_eq!((person.screen(), person.levels().len()), (Screen::Packs, 2), "Escape leaves things as they are");
    person.clicks("Remove Pack of harbour");
    person.declines("Keep it");
    assert_eq!(person.levels().len(), 2);
    person.clicks("Remove Pack of harbour");
    person.clicks("Remove");
    assert_eq!(person.levels(), ["winter-ward"]);
    assert!(!person.data.path().join("packs/harbour").exists() && folder.exists());
}

#[test]
fn a_broken_pack_shows_its_problems_and_an_older_one_asks() {
    let mut person = Person::taught();
    let given = tempfile::tempdir().expect("a folder");
    let folder = pack(given.path(), "harbour", "1.0.0");
    fs::write(folder.join("levels/tiny.ron"), "(format: 1").expect("written");
    person.drops(&folder);
    assert_eq!((person.screen(), person.levels().len()), (Screen::Problems, 1));
    assert!(person.sees_part("Nothing was installed.") && person.sees_part("tiny.ron:1:"));
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Title);
    person.drops(&pack(given.path(), "harbour", "2.0.0"));
    person.drops(&pack(given.path(), "harbour", "1.5.0"));
    assert!(person.sees_part("Pack of harbour 2.0.0 is installed. What you gave is the older version 1.5.0."));
    person.declines("Keep 2.0.0");
    assert!(person.sees_part("version 2.0.0"));
    person.drops(&pack(given.path(), "harbour", "1.5.0"));
    person.clicks("Install the older one");
    assert!(person.sees_part("version 1.5.0"));
    fs::write(person.data.path().join("packs/harbour/pack.ron"), "(").expect("written");
    person.wants(Intent::Go(Screen::Title));
    person.wants(Intent::Go(Screen::Packs));
    assert!(person.sees_part("pack.ron or its files have errors"));
    person.window.get_by_label_contains("problem").click();
    person.window.run();
    assert_eq!(person.screen(), Screen::Problems);
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Packs);
}

#[test]
fn a_broken_level_of_an_installed_pack_can_be_mended_where_it_lies() {
    let mut person = Person::taught();
    let given = tempfile::tempdir().expect("a folder");
    person.drops(&pack(given.path(), "harbour", "1.0.0"));
    let level = person.data.path().join("packs/harbour/levels/tiny.ron");
    fs::write(&level, "(").expect("written");
    let mut person = person.again();
    person.wants(Intent::Go(Screen::Levels));
    person.wants(Intent::ChooseLevel(1));
    assert_eq!(person.screen(), Screen::Problems);
    fs::copy("tests/levels/tiny.ron", &level).expect("mended");
    person.clicks("Open again");
    assert_eq!(person.screen(), Screen::Levels);
    assert_eq!(person.app().library[1].level.as_ref().expect("sound").id, "harbour/tiny");
}
