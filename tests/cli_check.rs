//! The contract of `demarche check`: exit codes, JSON, and where output goes.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const TINY: &str = include_str!("levels/tiny.ron");

fn check(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_demarche")).arg("check").args(args).current_dir(folder).output().expect("it runs")
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn exit_codes_tell_clean_from_problems_from_could_not_run() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("tiny.ron"), TINY).unwrap();
    fs::write(at.join("warned.ron"), TINY.replace("id: \"tiny\"", "id: \"warned\"").replace("[\"notpetya\"]", "[]"))
        .unwrap();
    fs::write(at.join("wrong.ron"), "(format: 1").unwrap();
    fs::write(at.join("latin.ron"), b"\xff").unwrap();
    fs::create_dir(at.join("empty")).unwrap();
    assert_eq!(code(&check(at, &["tiny.ron"])), Some(0));
    assert_eq!(code(&check(at, &["tiny.ron", "--strict"])), Some(0));
    assert_eq!(code(&check(at, &["warned.ron"])), Some(0));
    assert_eq!(code(&check(at, &["warned.ron", "--strict"])), Some(1));
    for wrong in ["wrong.ron", "latin.ron", "missing.ron", "."] {
        assert_eq!(code(&check(at, &[wrong])), Some(1), "{wrong}");
    }
    assert_eq!(code(&check(at, &["tiny.ron", "wrong.ron"])), Some(1));
    for cannot_run in [&["empty"][..], &[], &["tiny.ron", "--colour"]] {
        assert_eq!(code(&check(at, cannot_run)), Some(2), "{cannot_run:?}");
    }
}

#[test]
fn people_read_the_problem_with_its_place_and_help() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("tiny.ron"), TINY.replace("prior: 300", "prior: 310")).unwrap();
    let output = check(folder.path(), &["tiny.ron"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("error[priors-sum]: the priors sum to 1010 per mille, not to 1,000"), "{text}");
    assert!(text.contains("tiny.ron:89:"), "{text}");
    assert!(text.contains("help: 10 are too many"), "{text}");
    assert!(!text.contains('\u{1b}'), "no colours in a pipe");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "tiny.ron: 1 error\n");
}

#[test]
fn programs_read_one_array_over_all_files() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("tiny.ron"), TINY.replace("prior: 300", "prior: 310")).unwrap();
    let output = check(at, &["tiny.ron", "missing.ron", "--json"]);
    assert_eq!(code(&output), Some(1));
    assert!(output.stderr.is_empty());
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rows.len(), 2);
    let row = rows[0].as_object().unwrap();
    let mut fields: Vec<&str> = row.keys().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["code", "column", "file", "help", "line", "message", "severity"]);
    assert_eq!(row["file"], "tiny.ron");
    assert_eq!((row["line"].as_u64(), row["severity"].as_str()), (Some(89), Some("error")));
    assert_eq!((rows[1]["code"].as_str(), rows[1]["line"].as_u64()), (Some("missing-file"), None));
    assert_eq!(check(at, &["missing.ron", "--json"]).stdout.first(), Some(&b'['));
}

#[test]
fn maps_beside_a_level_are_used_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::create_dir(at.join("maps")).unwrap();
    fs::write(
        at.join("maps/isle.ron"),
        "(format: 1, size: (1600, 900), territories: [], borders: [], water: [], seas: [])",
    )
    .unwrap();
    fs::write(at.join("tiny.ron"), TINY.replace("map: \"harrow\"", "map: \"isle\"")).unwrap();
    let output = check(at, &["."]);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.contains("tiny.ron: 2 errors") && errors.contains("isle.ron: no problems"), "{errors}");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("there is no territory `VAL`"), "{text}");
    fs::write(at.join("maps/isle.ron"), "(format: 1").unwrap();
    let text = String::from_utf8(check(at, &["tiny.ron"]).stdout).unwrap();
    assert!(text.contains("error[missing-map]: the map `isle` has errors of its own"), "{text}");
}

#[test]
fn what_is_shipped_has_neither_errors_nor_warnings() {
    let output = check(Path::new(env!("CARGO_MANIFEST_DIR")), &["levels", "--strict"]);
    assert_eq!(code(&output), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
}
