//! A file that is edited, broken, mended, taken away and put back while it is looked at.

use std::fs;

use super::testing::{lab, settle, tiny, tiny_in};
use super::*;
use crate::level::problem::code;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn path(fields: &str) -> Vec<Step> {
    let step = |step: &str| step.parse().map_or_else(|_| Step::field(step), Step::Item);
    fields.split('.').map(step).collect()
}

#[test]
fn a_change_of_the_file_is_seen_and_played() {
    let folder = folder();
    let file = tiny_in(folder.path());
    let mut lab = lab(&file);
    let before = lab.bench().unwrap().clone();
    assert!(lab.is_current() && !lab.is_stuck());
    assert_eq!(lab.count(Severity::Error), 0);
    assert!(!lab.look(), "nothing is new while nothing changes");

    let title = before.level.title.clone();
    fs::write(&file, tiny().replace(&format!("title: \"{title}\""), "title: \"Another\"")).unwrap();
    settle(&mut lab);
    assert_eq!(lab.bench().unwrap().level.title, "Another");
    assert_eq!(lab.bench().unwrap().stops(), before.stops());
}

#[test]
fn while_the_file_has_errors_the_last_sound_level_stays() {
    let folder = folder();
    let file = tiny_in(folder.path());
    let mut lab = lab(&file);
    fs::write(&file, tiny().replace("turns:", "turnz:")).unwrap();
    settle(&mut lab);
    assert!(lab.count(Severity::Error) > 0);
    assert!(!lab.is_current() && lab.bench().is_some());
    fs::write(&file, tiny()).unwrap();
    settle(&mut lab);
    assert!(lab.is_current());
    assert_eq!(lab.count(Severity::Error), 0);
}

#[test]
fn a_file_that_is_gone_for_a_moment_is_no_drama() {
    let folder = folder();
    let file = tiny_in(folder.path());
    let mut lab = lab(&file);
    fs::remove_file(&file).unwrap();
    for _ in 1..GONE {
        assert!(!lab.look());
    }
    fs::write(&file, tiny()).unwrap();
    assert!(!lab.look());

    fs::remove_file(&file).unwrap();
    for _ in 0..GONE {
        lab.look();
    }
    settle(&mut lab);
    assert_eq!(lab.loaded().problems[0].code, code::MISSING_FILE);
    assert!(lab.bench().is_some(), "what it held is still shown");
    assert!(!lab.look(), "that it is gone is said once");
    fs::write(&file, tiny()).unwrap();
    settle(&mut lab);
    assert!(lab.is_current());
}

#[test]
fn files_that_are_no_levels_have_problems() {
    let folder = folder();
    for (name, bytes) in [("empty.ron", &b""[..]), ("latin.ron", b"(title: \"d\xe9marche\")"), ("other.ron", b"[1, 2]")]
    {
        let file = folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        let mut lab = lab(&file);
        assert!(lab.count(Severity::Error) > 0 && lab.bench().is_none(), "{name}");
        assert!(lab.standings((0, ActorId(0))).is_none());
        assert!(!lab.look(), "{name}");
    }
    let none = lab(&folder.path().join("none.ron"));
    assert_eq!(none.loaded().problems[0].code, code::MISSING_FILE);
}

#[test]
fn talks_are_worked_out_for_any_moment_and_chair() {
    let folder = folder();
    let mut lab = lab(&tiny_in(folder.path()));
    assert!(lab.standings((0, ActorId(0))).is_none(), "they take a moment");
    settle(&mut lab);
    let first = lab.standings((0, ActorId(0))).unwrap();
    assert_eq!(first.moment, (0, ActorId(0)));
    assert!(first.talks.iter().all(Option::is_some));
    assert_eq!(lab.standings((2, ActorId(1))).unwrap().moment, (0, ActorId(0)), "the old ones stay meanwhile");
    settle(&mut lab);
    assert_eq!(lab.standings((2, ActorId(1))).unwrap().moment, (2, ActorId(1)));
}

#[test]
fn edits_are_written_and_taken_back() {
    let folder = folder();
    let file = tiny_in(folder.path());
    let mut lab = lab(&file);
    let title = lab.bench().unwrap().level.title.clone();
    lab.edit(&Edit::Set { path: path("title"), value: "\"Changed here\"".into() }).unwrap();
    assert!(fs::read_to_string(&file).unwrap().contains("title: \"Changed here\""));
    settle(&mut lab);
    assert_eq!(lab.bench().unwrap().level.title, "Changed here");
    assert!(lab.can_undo());
    lab.undo().unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), tiny());
    settle(&mut lab);
    assert_eq!(lab.bench().unwrap().level.title, title);
    assert!(!lab.can_undo());
    assert!(lab.edit(&Edit::Remove { path: path("nowhere") }).is_err());
    assert_eq!(fs::read_to_string(&file).unwrap(), tiny());
}

#[test]
fn what_an_editor_wrote_is_not_undone() {
    let folder = folder();
    let file = tiny_in(folder.path());
    let mut lab = lab(&file);
    lab.edit(&Edit::Set { path: path("title"), value: "\"Changed here\"".into() }).unwrap();
    let elsewhere = fs::read_to_string(&file).unwrap() + "// noted elsewhere\n";
    fs::write(&file, &elsewhere).unwrap();
    assert!(matches!(lab.undo(), Err(NotEdited::ChangedElsewhere)));
    assert_eq!(fs::read_to_string(&file).unwrap(), elsewhere);
    // An edit after it keeps it.
    lab.edit(&Edit::Set { path: path("tagline"), value: "\"Short\"".into() }).unwrap();
    assert!(fs::read_to_string(&file).unwrap().ends_with("// noted elsewhere\n"));
}

#[test]
fn an_edit_works_while_the_file_has_errors_elsewhere() {
    let folder = folder();
    let file = tiny_in(folder.path());
    fs::write(&file, tiny().replace("turns:", "turnz:")).unwrap();
    let mut lab = lab(&file);
    lab.edit(&Edit::Set { path: path("title"), value: "\"Changed here\"".into() }).unwrap();
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("title: \"Changed here\"") && text.contains("turnz:"));
}

#[test]
fn a_quick_balance_is_of_the_level_it_was_started_on() {
    let folder = folder();
    let file = tiny_in(folder.path());
    let mut lab = lab(&file);
    lab.start_balance();
    assert!(lab.is_busy() && lab.is_balance_current());
    settle(&mut lab);
    assert_eq!(lab.balancing().unwrap().tally().games, GAMES);
    fs::write(&file, tiny() + "// more\n").unwrap();
    settle(&mut lab);
    assert!(!lab.is_balance_current(), "the text has changed since");
    lab.start_balance();
    lab.stop_balance();
    assert!(!lab.balancing().unwrap().is_running());
}
