//! The level lab: a file is opened, edited elsewhere and in the form, broken and mended, while somebody looks at it.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::windows::WINDOWS;
use super::*;
use crate::lab::testing::{tiny, tiny_in};
use crate::level::edit::Step;
use crate::vm::lab::LabIntent;
use egui_kittest::kittest::NodeT;

impl Person {
    /// In the lab with the smallest level there is.
    fn in_the_lab(size: Vec2) -> (Self, PathBuf) {
        let mut person = Self::with(&Settings { lessons: false, ..Settings::default() }, size);
        let file = tiny_in(person.data.path());
        person.window.state_mut().open_lab(file.to_str());
        person.waits();
        (person, file)
    }

    /// Looks on until the lab has taken in what there is, and nothing is under way any more.
    fn waits(&mut self) {
        let begun = Instant::now();
        // The first look finds the change, the last what came of it.
        let mut rested = 0;
        while rested < 3 {
            self.runs();
            rested = if self.app().lab_rests() { rested + 1 } else { 0 };
            assert!(begun.elapsed() < Duration::from_secs(60), "the lab does not rest");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn page(&mut self) -> &mut crate::ui::screens::lab::LabPage {
        &mut self.window.state_mut().lab.page
    }

    fn edits(&mut self, place: Vec<Step>) {
        self.page().edit(true);
        self.page().memo.place = place;
        self.waits();
    }

    fn types(&mut self, field: &str, words: &str) {
        let found = self.window.query_all_by_label(field).find(is_a_field);
        found.expect("a field").focus();
        self.runs();
        self.presses_with(Modifiers::COMMAND, Key::A);
        self.window.event(egui::Event::Text(words.to_owned()));
        self.runs();
        self.presses(Key::Enter);
        self.waits();
    }
}

fn is_a_field(node: &egui_kittest::Node<'_>) -> bool {
    use egui::accesskit::Role;
    matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput)
}

fn actor() -> Vec<Step> {
    vec![Step::field("actors"), Step::Item(0)]
}

#[test]
fn a_file_that_is_saved_elsewhere_is_shown_at_the_same_turn() {
    let (mut person, file) = Person::in_the_lab(WIDE);
    assert!(person.sees("no problems") || person.sees_part("can be played"));
    person.presses(Key::ArrowRight);
    person.presses(Key::ArrowRight);
    assert!(person.sees_part("3"), "the third turn");
    let stop = person.page().memo.stop;
    assert_eq!(stop, 2);

    fs::write(&file, tiny().replacen("turns:", "turnz:", 1)).unwrap();
    person.waits();
    assert!(person.sees_part("last level that was sound"));
    assert!(person.sees_part("turnz"));
    let place = person.window.query_all_by_label_contains("Copy the place: ").count();
    assert!(place > 0);

    let title = tiny().split("title: \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    fs::write(&file, tiny().replacen(&format!("title: \"{title}\""), "title: \"Mended\"", 1)).unwrap();
    person.waits();
    assert!(person.sees_part("Mended."));
    assert!(!person.sees_part("last level that was sound"));
    assert_eq!(person.page().memo.stop, stop);
}

#[test]
fn any_seat_can_be_looked_at_by_key_and_by_click() {
    let (mut person, _) = Person::in_the_lab(WIDE);
    let names: Vec<String> = {
        let level = crate::lab::testing::tiny_level();
        level.actors.iter().map(|actor| format!("{}, {}", actor.code, actor.short)).collect()
    };
    assert!(person.sees("Mandate") && person.sees("Means") && person.sees("Trust"));
    person.clicks(&names[1]);
    assert_eq!(person.page().memo.seat.as_deref(), Some(&names[1][..3]));
    person.presses(Key::ArrowUp);
    assert_eq!(person.page().memo.seat.as_deref(), Some(&names[0][..3]));
}

#[test]
fn a_quick_balance_counts_up_and_can_be_stopped() {
    let (mut person, _) = Person::in_the_lab(WIDE);
    person.clicks("Quick balance");
    person.waits();
    assert!(person.sees_part("200 games of bots"));
    assert!(person.sees("Games with a text") && person.sees("Mandate met, of 100"));
    person.wants(Intent::Lab(LabIntent::Balance(true)));
    person.clicks("Stop");
    person.waits();
    assert!(person.sees("Quick balance"));
}

#[test]
fn the_form_writes_into_the_file_and_takes_back() {
    let (mut person, file) = Person::in_the_lab(WIDE);
    person.presses(Key::E);
    person.edits(actor());
    person.types("Resilience", "41");
    assert!(fs::read_to_string(&file).unwrap().contains("resilience: 41"));
    person.types("Resilience", "many");
    assert!(person.sees_part("Write a whole number"), "it is refused with what would do");
    assert!(fs::read_to_string(&file).unwrap().contains("resilience: 41,"));
    person.types("Resilience", "410");
    assert!(person.sees_part("write a whole number from 0 to 100"), "what the check finds stands beside it");
    person.types("Resilience", "41");
    assert!(!person.sees_part("write a whole number from 0 to 100"));
    person.types("Name", "Al \"the\" One");
    assert!(fs::read_to_string(&file).unwrap().contains(r#"name: "Al \"the\" One""#));
    while person.sees("Undo") {
        person.clicks("Undo");
        person.waits();
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), tiny());
}

#[test]
fn the_form_leads_from_part_to_part() {
    let (mut person, _) = Person::in_the_lab(WIDE);
    person.presses(Key::E);
    person.waits();
    let level = crate::lab::testing::tiny_level();
    person.window.query_all_by_label(&level.talks[0].name).next().expect("a part").click();
    person.waits();
    person.clicks("Interests");
    person.waits();
    assert!(person.page().memo.place.ends_with(&[Step::field("positions")]));
    person.window.query_all_by_label("The level").next().expect("a part").click();
    person.waits();
    assert_eq!(person.page().memo.place, []);
}

#[test]
fn a_built_in_level_is_copied_and_a_path_is_typed() {
    let mut person = Person::taught();
    person.wants(Intent::Go(Screen::Lab));
    let card = person.window.get_all_by_label_contains("Winter Ward: built in").next().expect("listed");
    card.click();
    person.waits();
    let copy = person.data.path().join("levels/my-winter-ward.ron");
    assert!(copy.exists());
    assert!(person.sees_part("Winter Ward. "));
    person.clicks("Another file");
    person.wants(Intent::Lab(LabIntent::Open(PathBuf::new())));
    assert!(person.sees_part("Write the path of a level file first."));
    let typed = format!("\"{}\"", copy.display());
    person.types("Path of a level file", &typed);
    assert!(person.sees_part("Winter Ward. "));
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Title);
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_file_dropped_on_the_title_is_opened() {
    let mut person = Person::taught();
    let file = tiny_in(person.data.path());
    person.window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(file)));
    person.window.step();
    person.window.input_mut().dropped_files.clear();
    person.waits();
    assert_eq!(person.screen(), Screen::Lab);
    assert!(person.sees("Mandate"));
}

#[test]
fn a_seat_of_the_level_is_played_and_the_way_back_leads_to_the_lab() {
    let (mut person, _) = Person::in_the_lab(WIDE);
    person.clicks("Play from here");
    assert_eq!(person.screen(), Screen::Briefing);
    person.window.key_press(Key::Escape);
    person.window.run_steps(8);
    assert_eq!(person.screen(), Screen::Lab);
    person.presses(Key::ArrowRight);
    person.waits();
    person.clicks("Play from here");
    assert_eq!((person.screen(), person.week()), (Screen::Desk, 2));
}

#[test]
fn the_lab_fits_every_window() {
    for size in WINDOWS {
        let (mut person, file) = Person::in_the_lab(size);
        person.finds_everything_inside(&format!("the lab at {size}"));
        for place in [vec![], actor(), vec![Step::field("talks"), Step::Item(0)]] {
            person.edits(place.clone());
            person.finds_everything_inside(&format!("the form of {place:?} at {size}"));
        }
        fs::write(&file, "(").unwrap();
        person.waits();
        person.finds_everything_inside(&format!("a broken file in the form at {size}"));
        person.page().edit(false);
        person.waits();
        person.finds_everything_inside(&format!("a broken file in the lab at {size}"));
        person.wants(Intent::Lab(LabIntent::Close));
        person.finds_everything_inside(&format!("the choice of a file at {size}"));
    }
}
