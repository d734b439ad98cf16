//! The contract of `demarche new`, `fmt`, `upgrade`, `graph` and `schema`: exit codes, files, and where output goes.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const TINY: &str = include_str!("levels/tiny.ron");
const OLD: &str = include_str!("formats/draft.ron");

fn demarche(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_demarche")).args(args).current_dir(folder).output().expect("it runs")
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("text")
}

fn told(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("text")
}

#[test]
fn a_new_level_is_written_once_and_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let made = demarche(at, &["new", "Fähre bei Nacht"]);
    assert_eq!((code(&made), out(&made)), (Some(0), "fahre-bei-nacht.ron\n"));
    assert!(told(&made).contains("demarche check fahre-bei-nacht.ron"), "{}", told(&made));
    assert_eq!(code(&demarche(at, &["check", "--strict", "fahre-bei-nacht.ron"])), Some(0));
    assert_eq!(code(&demarche(at, &["fmt", "--check", "fahre-bei-nacht.ron"])), Some(0));
    fs::write(at.join("fahre-bei-nacht.ron"), "mine").unwrap();
    let again = demarche(at, &["new", "fahre-bei-nacht"]);
    assert_eq!((code(&again), out(&again)), (Some(2), ""));
    assert!(told(&again).contains("stays as it is"));
    assert_eq!(fs::read_to_string(at.join("fahre-bei-nacht.ron")).unwrap(), "mine");
    for name in ["", "../x", "…", "Паром"] {
        assert_eq!(code(&demarche(at, &["new", name])), Some(2), "{name}");
    }
    assert_eq!(fs::read_dir(at).unwrap().count(), 1);
}

#[test]
fn fmt_changes_layout_only_and_tells_which_files() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::create_dir(at.join("my levels")).unwrap();
    let file = at.join("my levels/tiny.ron");
    let rough = TINY.replace("    id: \"tiny\",", "  id :\"tiny\" ,   // mine");
    fs::write(&file, &rough).unwrap();
    fs::write(at.join("my levels/broken.ron"), "(id: \"a\", id: ").unwrap();
    let check = demarche(at, &["fmt", "--check", "my levels/tiny.ron"]);
    assert_eq!((code(&check), out(&check)), (Some(1), "my levels/tiny.ron\n"));
    assert_eq!(fs::read_to_string(&file).unwrap(), rough, "only looked at");
    let both = demarche(at, &["fmt", "my levels"]);
    assert_eq!(code(&both), Some(1));
    assert!(
        told(&both).contains("my levels/tiny.ron: laid out") && told(&both).contains("broken.ron:1:"),
        "{}",
        told(&both)
    );
    let laid = fs::read_to_string(&file).unwrap();
    assert!(laid.contains("    id: \"tiny\",   // mine\n"));
    let again = demarche(at, &["fmt", "my levels/tiny.ron", "--check"]);
    assert_eq!((code(&again), out(&again)), (Some(0), ""));
    assert_eq!(fs::read_to_string(at.join("my levels/broken.ron")).unwrap(), "(id: \"a\", id: ", "left alone");
    assert_eq!(fs::read_dir(at.join("my levels")).unwrap().count(), 2, "nothing is left behind");
    fs::create_dir(at.join("empty")).unwrap();
    for (args, wanted) in [(["fmt", "empty"], 2), (["fmt", "missing.ron"], 1)] {
        assert_eq!(code(&demarche(at, &args)), Some(wanted), "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn fmt_keeps_links_and_permissions_and_leaves_read_only_files_alone() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let file = at.join("tiny.ron");
    fs::write(&file, TINY.replace(": 1,", ":1,")).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("tiny.ron", at.join("link.ron")).unwrap();
    assert_eq!(code(&demarche(at, &["fmt", "link.ron"])), Some(0));
    assert!(fs::symlink_metadata(at.join("link.ron")).unwrap().is_symlink());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::read_to_string(&file).unwrap().contains("format: 1,"));
    fs::write(&file, TINY.replace(": 1,", ":1,")).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o440)).unwrap();
    let refused = demarche(at, &["fmt", "tiny.ron"]);
    assert_eq!(code(&refused), Some(2));
    assert!(told(&refused).contains("tiny.ron cannot be written, and is as it was"), "{}", told(&refused));
}

#[test]
fn fmt_serves_editors_through_standard_input() {
    let run = |text: &str| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_demarche"))
            .args(["fmt", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    };
    let laid = run("(a :1 , // one\nb:2)");
    assert_eq!((code(&laid), out(&laid)), (Some(0), "(\n    a: 1, // one\n    b: 2,\n)\n"));
    let broken = run("(a: 1");
    assert_eq!((code(&broken), out(&broken)), (Some(1), ""));
    assert!(told(&broken).contains("standard input:1:"), "{}", told(&broken));
}

#[test]
fn an_old_level_is_told_from_a_wrong_one_and_upgraded() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("draft.ron"), OLD).unwrap();
    let before = demarche(at, &["check", "draft.ron"]);
    assert_eq!(code(&before), Some(1));
    assert!(out(&before).contains("run `demarche upgrade` on this file"), "{}", out(&before));
    let looked = demarche(at, &["upgrade", "--check", "draft.ron"]);
    assert_eq!((code(&looked), out(&looked)), (Some(1), "draft.ron\n"));
    let upgraded = demarche(at, &["upgrade", "draft.ron"]);
    assert_eq!(code(&upgraded), Some(0));
    assert!(told(&upgraded).contains("line 3: the version of the format is 1"), "{}", told(&upgraded));
    assert!(told(&upgraded).contains("RungBelow is now Below"), "{}", told(&upgraded));
    let text = fs::read_to_string(at.join("draft.ron")).unwrap();
    assert!(text.contains("/* the school at the pier */ Package(\"school\"), // given or not"));
    assert_eq!(code(&demarche(at, &["check", "draft.ron"])), Some(0));
    let again = demarche(at, &["upgrade", "draft.ron"]);
    assert!(told(&again).contains("nothing to change"), "{}", told(&again));
    fs::write(at.join("later.ron"), TINY.replace("format: 1", "format: 7")).unwrap();
    let later = demarche(at, &["upgrade", "later.ron"]);
    assert_eq!(code(&later), Some(1));
    assert!(told(&later).contains("later.ron:3:") && told(&later).contains("newer program"), "{}", told(&later));
}

#[test]
fn a_graph_goes_where_it_is_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let printed = demarche(at, &["graph", "winter-ward"]);
    assert_eq!(code(&printed), Some(0));
    let written = demarche(at, &["graph", "winter-ward", "-o", "ward map.svg"]);
    assert_eq!((code(&written), out(&written)), (Some(0), ""));
    let svg = fs::read_to_string(at.join("ward map.svg")).unwrap();
    assert_eq!(svg.trim_end(), out(&printed).trim_end());
    assert!(svg.starts_with("<svg ") && svg.contains("Winter Ward"));
    assert_eq!(code(&demarche(at, &["graph", "winter-ward", "-o", "no/such/folder.svg"])), Some(2));
    assert_eq!(code(&demarche(at, &["graph", "no-such-level"])), Some(1));
}

#[test]
fn the_format_is_there_for_other_tools() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let format: serde_json::Value = serde_json::from_str(out(&demarche(at, &["schema"]))).unwrap();
    assert_eq!((&format["format"], &format["root"]), (&1.into(), &"Level".into()));
    let schema: serde_json::Value = serde_json::from_str(out(&demarche(at, &["schema", "--json-schema"]))).unwrap();
    assert_eq!(schema["$ref"], "#/$defs/Level");
    assert_eq!(schema["$defs"].as_object().unwrap().len(), format["types"].as_array().unwrap().len());
    assert_eq!(code(&demarche(at, &["schema", "--ron-lsp", "for editors"])), Some(0));
    let types = fs::read_to_string(at.join("for editors/src/lib.rs")).unwrap();
    assert!(types.contains("pub struct Level {\n") && types.contains("    pub trust: Option<Vec<Trust>>,\n"));
    assert_eq!(
        code(&demarche(at, &["schema", "--ron-lsp", "for editors"])),
        Some(0),
        "written anew by the same command"
    );
    fs::write(at.join("for editors/Cargo.toml"), "[package]\nname = \"mine\"\n").unwrap();
    let refused = demarche(at, &["schema", "--ron-lsp", "for editors"]);
    assert_eq!(code(&refused), Some(2));
    assert!(told(&refused).contains("Choose another folder"), "{}", told(&refused));
    assert!(fs::read_to_string(at.join("for editors/Cargo.toml")).unwrap().contains("mine"));
}
