//! The contract of `demarche install` and `demarche packs`: exit codes, JSON, and what a person reads.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TINY: &str = include_str!("levels/tiny.ron");

/// A person with a data folder of their own, in a folder with spaces in its name.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::Builder::new().prefix("my packs ").tempdir().unwrap() }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn run(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let output: Output = Command::new(env!("CARGO_BIN_EXE_demarche"))
            .args(args)
            .current_dir(self.folder.path())
            .env("DEMARCHE_DATA", self.at("data"))
            .output()
            .expect("it runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    fn does(&self, args: &[&str]) -> String {
        let (code, out, err) = self.run(args);
        assert_eq!(code, Some(0), "{args:?}: {out}{err}");
        out
    }

    /// A folder with the pack `id` in it.
    fn pack(&self, id: &str, version: &str, needs: &str) -> PathBuf {
        let folder = self.at(&format!("pack of {id}"));
        fs::create_dir_all(folder.join("levels")).unwrap();
        let manifest = format!(
            "(format: 1, id: \"{id}\", title: \"The {id}\", version: \"{version}\", authors: [\"A. Author\"], \
             licence: \"CC BY 4.0\", game: \">=0.1\", dependencies: [{needs}])"
        );
        fs::write(folder.join("pack.ron"), manifest).unwrap();
        fs::write(folder.join("levels/tiny.ron"), TINY).unwrap();
        folder
    }

    fn zip(&self, folder: &Path) -> PathBuf {
        let path = folder.with_extension("zip");
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["pack.ron", "levels/tiny.ron"] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&fs::read(folder.join(name)).unwrap()).unwrap();
        }
        fs::write(&path, zip.finish().unwrap().into_inner()).unwrap();
        path
    }

    fn list(&self) -> Vec<serde_json::Value> {
        serde_json::from_str(&self.does(&["packs", "--json"])).unwrap()
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_pack_is_checked_installed_played_switched_and_removed() {
    let desk = Desk::new();
    let folder = desk.pack("harbour", "1.0.0", "");
    let zip = desk.zip(&folder);
    for pack in [&folder, &zip, &folder.join("pack.ron")] {
        let (code, _, err) = desk.run(&["check", text(pack)]);
        assert_eq!(code, Some(0), "{err}");
        assert!(err.contains("pack.ron: no problems") && err.contains("tiny.ron: no problems"), "{err}");
    }
    let (_, _, err) = desk.run(&["packs"]);
    assert!(err.contains("No packs are installed"), "{err}");
    let out = desk.does(&["install", text(&zip)]);
    assert!(out.contains("The harbour 1.0.0 is installed.") && out.contains("harbour/tiny"), "{out}");
    let out = desk.does(&["packs"]);
    assert!(out.contains("The harbour 1.0.0 (harbour), by A. Author, CC BY 4.0"), "{out}");
    let row = &desk.list()[0];
    assert_eq!((&row["name"], &row["version"], &row["offered"]), (&"harbour".into(), &"1.0.0".into(), &true.into()));
    assert_eq!(row["levels"], serde_json::json!(["harbour/tiny"]));
    let out = desk.does(&["simulate", "harbour/tiny", "--games", "1", "--json"]);
    assert!(out.contains("\"level\":\"harbour/tiny\""), "{out}");
    desk.does(&["check", "harbour/tiny"]);
    let (code, _, err) = desk.run(&["simulate", "harbour/tinny"]);
    assert!(code == Some(1) && err.contains("did you mean `harbour/tiny`"), "{err}");
    desk.does(&["packs", "disable", "harbour"]);
    let (code, _, err) = desk.run(&["simulate", "harbour/tiny"]);
    assert!(code == Some(1) && err.contains("switched off"), "{err}");
    desk.does(&["packs", "enable", "harbour"]);
    assert_eq!(desk.list()[0]["offered"], true);
    desk.does(&["packs", "remove", "harbour"]);
    assert!(desk.list().is_empty() && folder.exists() && zip.exists());
    let (code, _, err) = desk.run(&["packs", "remove", "harbour"]);
    assert!(code == Some(1) && err.contains("There is no pack `harbour`"), "{err}");
}

#[test]
fn an_older_version_is_installed_only_when_told_to() {
    let desk = Desk::new();
    desk.does(&["install", text(&desk.pack("harbour", "1.10.0", ""))]);
    let older = desk.pack("harbour", "1.9.0", "");
    let (code, _, err) = desk.run(&["install", text(&older)]);
    assert!(code == Some(1) && err.contains("1.10.0") && err.contains("add --downgrade"), "{err}");
    assert_eq!(desk.list()[0]["version"], "1.10.0");
    let out = desk.does(&["install", text(&older), "--downgrade"]);
    assert!(out.contains("in place of the newer 1.10.0"), "{out}");
    let out = desk.does(&["install", text(&desk.pack("harbour", "2.0.0", ""))]);
    assert!(out.contains("2.0.0 is installed in place of 1.9.0"), "{out}");
}

#[test]
fn what_a_pack_needs_is_said_and_found() {
    let desk = Desk::new();
    let harbour = desk.pack("harbour", "1.0.0", "(pack: \"isles\", version: \">=2\")");
    let (code, _, err) = desk.run(&["install", text(&harbour)]);
    assert_eq!(code, Some(0));
    assert!(err.contains("not offered yet: it needs the pack `isles` (>=2), which is not installed"), "{err}");
    assert_eq!(desk.list()[0]["offered"], false);
    desk.does(&["install", text(&desk.pack("isles", "2.1.0", ""))]);
    assert_eq!(desk.list()[0]["reason"], serde_json::Value::Null);
    let (_, _, err) = desk.run(&["packs", "disable", "isles"]);
    assert!(err.contains("The levels of harbour are not offered now"), "{err}");
}

#[test]
fn a_broken_pack_is_explained_and_nothing_is_installed() {
    let desk = Desk::new();
    let folder = desk.pack("harbour", "1.0", "");
    fs::write(folder.join("levels/tiny.ron"), TINY.replace("prior: 300", "prior: 310")).unwrap();
    fs::write(folder.join("setup.exe"), "MZ").unwrap();
    let (code, _, err) = desk.run(&["install", text(&folder)]);
    assert_eq!(code, Some(1));
    for said in ["write \"1.0.0\"", "error[priors-sum]", "setup.exe is of a kind", "Nothing was changed"] {
        assert!(err.contains(said), "{said}: {err}");
    }
    assert!(desk.list().is_empty() && !desk.at("data/packs").exists());
    let (code, out, _) = desk.run(&["check", text(&folder), "--json"]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
    assert_eq!(code, Some(1));
    let codes: Vec<&str> = rows.iter().filter_map(|row| row["code"].as_str()).collect();
    assert!(["pack-file", "pack-version", "priors-sum"].iter().all(|code| codes.contains(code)), "{codes:?}");
}

#[test]
fn what_cannot_be_read_or_written_has_its_code() {
    let desk = Desk::new();
    let harbour = desk.pack("harbour", "1.0.0", "");
    fs::write(desk.at("empty.zip"), "").unwrap();
    fs::create_dir(desk.at("bare")).unwrap();
    for problem in ["missing.zip", "empty.zip", "bare"] {
        let (code, _, err) = desk.run(&["install", problem]);
        assert!(code == Some(1) && err.contains("was not installed"), "{problem}: {err}");
    }
    assert_eq!(desk.run(&["install"]).0, Some(2));
    assert_eq!(desk.run(&["packs", "forget", "harbour"]).0, Some(2));
    // A file where the folder of packs should be.
    fs::create_dir(desk.at("data")).unwrap();
    fs::write(desk.at("data/packs"), "").unwrap();
    let (code, _, err) = desk.run(&["install", text(&harbour)]);
    assert!(code == Some(2) && err.contains("cannot be written"), "{err}");
}
