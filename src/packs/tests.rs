//! Packs as people make them: from folders and zips, upgraded, switched, broken.

use std::collections::BTreeMap;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::level::library::Library;
use crate::level::problem::code;
use crate::words::Words;

const TINY: &str = include_str!("../../tests/levels/tiny.ron");

fn manifest(id: &str, version: &str, needs: &str) -> String {
    format!(
        "(format: 1, id: \"{id}\", title: \"Pack {id}\", version: \"{version}\", authors: [\"A. Author\"], \
         licence: \"CC BY 4.0\", game: \">=0.1\", dependencies: [{needs}])"
    )
}

/// The files of a pack with the level `tiny`.
fn pack(id: &str, version: &str, needs: &str) -> BTreeMap<String, Vec<u8>> {
    let file = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
    BTreeMap::from([
        file("pack.ron", &manifest(id, version, needs)),
        file("levels/tiny.ron", TINY),
        file("LICENCE", "CC BY 4.0"),
    ])
}

fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in files {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
}

fn zipped(files: &BTreeMap<String, Vec<u8>>, around: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(io::Cursor::new(Vec::new()));
    // Most programs list folders as well.
    for folder in [around.to_owned(), format!("{around}levels/")].iter().filter(|folder| !folder.is_empty()) {
        zip.add_directory(folder.as_str(), SimpleFileOptions::default()).unwrap();
    }
    for (path, bytes) in files {
        zip.start_file(format!("{around}{path}"), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A player's data, and a folder where packs come from.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn packs(&self) -> Packs {
        Packs::of_player(&self.folder.path().join("data"))
    }

    fn zip(&self, files: &BTreeMap<String, Vec<u8>>) -> PathBuf {
        let path = self.folder.path().join("given.zip");
        fs::write(&path, zipped(files, "")).unwrap();
        path
    }

    fn install(&self, files: &BTreeMap<String, Vec<u8>>) -> Result<Report, NotInstalled> {
        self.packs().install(&self.zip(files), false)
    }

    fn closed(&self, id: &str) -> Option<String> {
        let pack = self.packs().list().into_iter().find(|pack| pack.id == id).unwrap();
        pack.closed.map(|why| Words::new("en").say(&why))
    }
}

fn codes(contents: &Contents) -> Vec<&'static str> {
    contents.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn a_folder_and_a_zip_of_it_hold_the_same() {
    let desk = Desk::new();
    let files = pack("harbour", "1.0.0", "");
    let folder = desk.folder.path().join("my pack");
    write(&folder, &files);
    fs::create_dir(folder.join(".git")).unwrap();
    fs::write(folder.join(".git/config"), "x").unwrap();
    let read = Contents::read(&folder);
    assert_eq!((codes(&read), &read.files), (Vec::new(), &files));
    for around in ["", "my pack/"] {
        let mut left = files.clone();
        left.insert(".DS_Store".into(), b"x".to_vec());
        let path = desk.folder.path().join("a.zip");
        fs::write(&path, zipped(&left, around)).unwrap();
        let read = Contents::read(&path);
        assert_eq!((codes(&read), &read.files), (Vec::new(), &files), "{around:?}");
    }
}

#[test]
fn an_installed_pack_is_played_by_its_name() {
    let desk = Desk::new();
    let report = desk.install(&pack("harbour", "1.0.0", "")).unwrap();
    assert_eq!((report.before, report.pack.closed.clone()), (None, None));
    assert_eq!(report.pack.levels, ["tiny"]);
    let level = Library::built_in().and_packs(desk.packs().shelves()).playable("harbour/tiny").unwrap();
    assert_eq!(level.id, "harbour/tiny");
}

#[test]
fn a_newer_version_takes_the_place_and_an_older_one_only_when_told_to() {
    let desk = Desk::new();
    desk.install(&pack("harbour", "1.0.0", "")).unwrap();
    let mut newer = pack("harbour", "1.10.0", "");
    newer.insert("levels/second.ron".into(), TINY.replace("id: \"tiny\"", "id: \"second\"").into());
    newer.remove("LICENCE");
    let report = desk.install(&newer).unwrap();
    assert_eq!((report.before, report.pack.levels.len()), (Some(Version::new(1, 0, 0)), 2));
    assert!(!report.pack.folder.join("LICENCE").exists(), "nothing of the old is left");
    let older = desk.zip(&pack("harbour", "1.9.0", ""));
    let refused = desk.packs().install(&older, false);
    assert!(matches!(refused, Err(NotInstalled::Newer { installed, .. }) if installed == Version::new(1, 10, 0)));
    assert_eq!(desk.packs().list()[0].levels.len(), 2);
    let report = desk.packs().install(&older, true).unwrap();
    assert_eq!(report.before, Some(Version::new(1, 10, 0)));
    assert_eq!(desk.packs().list()[0].levels, ["tiny"]);
    let left: Vec<_> = fs::read_dir(desk.packs().folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["harbour"], "no scaffolding is left");
}

#[test]
fn a_broken_pack_leaves_nothing_behind() {
    let desk = Desk::new();
    desk.install(&pack("harbour", "1.0.0", "")).unwrap();
    let before = desk.packs().list()[0].manifest.clone();
    let mut broken = pack("harbour", "2.0.0", "");
    broken.insert("levels/tiny.ron".into(), b"(format: 1".to_vec());
    assert!(matches!(desk.install(&broken), Err(NotInstalled::Problems(_))));
    broken.insert("levels/tiny.ron".into(), TINY.into());
    broken.insert("run.exe".into(), b"MZ".to_vec());
    assert!(matches!(desk.install(&broken), Err(NotInstalled::Problems(_))));
    assert_eq!(desk.packs().list()[0].manifest, before);
    assert_eq!(fs::read_dir(desk.packs().folder()).unwrap().count(), 1);
}

#[test]
fn an_upgrade_that_was_cut_off_is_taken_back() {
    let desk = Desk::new();
    desk.install(&pack("harbour", "1.0.0", "")).unwrap();
    let folder = desk.packs().folder().to_owned();
    fs::rename(folder.join("harbour"), folder.join(".old-harbour")).unwrap();
    write(&folder.join(".new-harbour"), &pack("harbour", "2.0.0", ""));
    let packs = desk.packs().list();
    assert_eq!(packs[0].manifest.as_ref().unwrap().version, Version::new(1, 0, 0));
    desk.install(&pack("harbour", "2.0.0", "")).unwrap();
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn levels_wait_for_the_packs_they_need() {
    let desk = Desk::new();
    let needs = |version: &str| format!("(pack: \"isles\", version: \"{version}\")");
    desk.install(&pack("harbour", "1.0.0", &needs("1.2"))).unwrap();
    let why = desk.closed("harbour").unwrap();
    assert!(why.contains("isles") && why.contains("not installed"), "{why}");
    desk.install(&pack("isles", "1.1.0", "")).unwrap();
    let why = desk.closed("harbour").unwrap();
    assert!(why.contains("1.1.0 is installed"), "{why}");
    desk.install(&pack("isles", "1.2.3", "")).unwrap();
    assert_eq!(desk.closed("harbour"), None);
    desk.packs().enable("isles", false).unwrap();
    assert!(desk.closed("harbour").unwrap().contains("switched off"));
    assert!(desk.closed("isles").unwrap().contains("switched off"));
    let loaded = Library::built_in().and_packs(desk.packs().shelves()).load("isles/tiny");
    assert!(loaded.level.is_none() && loaded.problems[0].help.is_some());
    desk.packs().enable("isles", true).unwrap();
    assert_eq!(desk.closed("harbour"), None);
    desk.packs().remove("isles").unwrap();
    assert!(desk.closed("harbour").is_some());
    assert!(desk.packs().remove("isles").is_err() && desk.packs().enable("../x", true).is_err());
}

#[test]
fn levels_can_use_the_maps_of_a_pack_they_depend_on() {
    let desk = Desk::new();
    let mut isles = pack("isles", "1.0.0", "");
    isles.insert("levels/maps/isle.ron".into(), fs::read("levels/maps/harrow.ron").unwrap());
    let mut harbour = pack("harbour", "1.0.0", "(pack: \"isles\", version: \"*\")");
    harbour.insert("levels/tiny.ron".into(), TINY.replace("map: \"harrow\"", "map: \"isle\"").into());
    assert!(matches!(desk.install(&harbour), Err(NotInstalled::Problems(_))), "there is no such map yet");
    desk.install(&isles).unwrap();
    desk.install(&harbour).unwrap();
    let library = Library::built_in().and_packs(desk.packs().shelves());
    let level = library.playable("harbour/tiny").unwrap();
    assert!(library.map_of(&level).is_some());
}

#[test]
fn a_pack_put_there_by_hand_is_looked_at_as_well() {
    let desk = Desk::new();
    let folder = desk.packs().folder().to_owned();
    write(&folder.join("other"), &pack("harbour", "1.0.0", ""));
    write(&folder.join("broken"), &BTreeMap::from([("pack.ron".to_owned(), b"(".to_vec())]));
    assert!(desk.closed("other").unwrap().contains("pack.ron says `harbour`"));
    assert!(desk.closed("broken").unwrap().contains("errors"));
    #[cfg(unix)]
    {
        write(&folder.join("linked"), &pack("linked", "1.0.0", ""));
        std::os::unix::fs::symlink("/etc/passwd", folder.join("linked/levels/secret.ron")).unwrap();
        let linked = desk.packs().list().into_iter().find(|pack| pack.id == "linked").unwrap();
        assert!(linked.closed.is_some());
        assert_eq!(linked.problems[0].problems[0].code, code::PACK_LINK);
    }
}

#[test]
fn what_packs_do_not_have_is_told_with_its_mend() {
    let desk = Desk::new();
    let words = Words::new("en");
    for (path, code, help) in [
        ("level.ron", code::PACK_FILE, "levels lie in the folder levels"),
        ("Levels/quay.ron", code::PACK_FILE, "levels/quay.ron"),
        ("levels/picture.png", code::PACK_FILE, "only words"),
        ("levels/Tiny.ron", code::PACK_TWICE, "macOS"),
        ("levels/maps/a/b.ron", code::PACK_PATH, "levels/maps"),
        ("levels/caf\u{e9}.ron", code::PACK_PATH, "without accents"),
        ("aux.txt", code::PACK_PATH, "Windows"),
    ] {
        let mut files = pack("harbour", "1.0.0", "");
        files.insert(path.into(), TINY.into());
        let contents = Contents::read(&desk.zip(&files));
        let found: Vec<_> = contents.problems.iter().map(|p| (p.code, words.say(p.help.as_ref().unwrap()))).collect();
        assert!(matches!(&found[..], [(c, h)] if *c == code && h.contains(help)), "{path}: {found:?}");
    }
    let nothing = Contents::read(&desk.zip(&BTreeMap::new()));
    assert_eq!(codes(&nothing), [code::PACK_INCOMPLETE]);
    let path = desk.folder.path().join("no.zip");
    fs::write(&path, b"PK nothing").unwrap();
    assert_eq!(codes(&Contents::read(&path)), [code::PACK_UNREADABLE]);
    assert_eq!(codes(&Contents::read(&desk.folder.path().join("missing.zip"))), [code::PACK_UNREADABLE]);
}

#[test]
fn bombs_do_not_go_off() {
    let desk = Desk::new();
    let with = |files: Vec<(String, Vec<u8>)>| {
        let mut all = pack("harbour", "1.0.0", "");
        all.extend(files);
        Contents::read(&desk.zip(&all))
    };
    let spaces = |n: usize| vec![b' '; n];
    // A thousandth of its size when packed.
    assert_eq!(codes(&with(vec![("notes.txt".into(), spaces(MOST_FILE))])), [code::PACK_TOO_LARGE]);
    assert_eq!(codes(&with(vec![("notes.txt".into(), spaces(MOST_FILE + 1))])), [code::PACK_TOO_LARGE]);
    assert_eq!(codes(&with(vec![("notes.txt".into(), spaces(1 << 15))])), Vec::<&str>::new());
    let many = (0..=MOST_FILES).map(|n| (format!("{n}.txt"), Vec::new())).collect();
    assert_eq!(codes(&with(many)), [code::PACK_TOO_LARGE]);
    // Bytes that do not shrink, each file allowed, all together not.
    let mut noise = 1_u64;
    let mut random = || {
        noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (noise >> 60) as u8 + b'a'
    };
    let file: Vec<u8> = (0..MOST_FILE).map(|_| random()).collect();
    let heavy = (0..=MOST_TOTAL / MOST_FILE).map(|n| (format!("{n}.txt"), file.clone())).collect();
    assert_eq!(codes(&with(heavy)), [code::PACK_TOO_LARGE]);
}
