//! L5: what stands in a pack reaches no file outside of it. Hostile strings in every field that names a file or pack, as
//! names of entries in zips and folders, and as targets of links; around each attempt lie files that must not change, be read
//! or be joined by others.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Size, Tally};
use crate::level::Level;
use crate::level::library::Maps;
use crate::packs::{Contents, MANIFEST, NotInstalled, Packs};
use crate::words::Saying;

/// Every hostile string in every place.
///
/// # Errors
/// None: a place where a string cannot be tried, such as a name that this system does not allow, is left out.
pub fn contained(_: &Level, _: Size, only: Option<u64>) -> Result<Tally, Saying> {
    let strings = hostile();
    let tried: Vec<(u64, Result<(), String>)> = (0_u64..)
        .step_by(PLACES.len())
        .zip(&strings)
        .collect::<Vec<_>>()
        .into_par_iter()
        .flat_map_iter(|(first, string)| {
            let cases = (first..).zip(&PLACES).filter(|(case, _)| only.is_none_or(|only| only == *case));
            let cases: Vec<(u64, &Place)> = cases.collect();
            // A sandbox serves as long as nothing in it changes, and that is what is proved.
            let sandbox = if cases.is_empty() { None } else { Some(Sandbox::new()) };
            sandbox.into_iter().flat_map(move |sandbox| {
                let shown = String::from_utf8_lossy(string).escape_debug().to_string();
                let try_case = |(case, place): &(u64, &Place)| {
                    let failed = |why: String| format!("\"{shown}\" as {}: {why}", place.name);
                    let tried = sandbox.as_ref().map_err(ToString::to_string);
                    let tried = tried.and_then(|sandbox| sandbox.tries(place, string).map_err(|e| e.to_string()));
                    let verdict = tried.unwrap_or_else(|why| Some(Err(why)))?;
                    Some((*case, verdict.map_err(failed)))
                };
                cases.iter().filter_map(try_case).collect::<Vec<_>>()
            })
        })
        .collect();
    let (strings, places) = (strings.len(), PLACES.len());
    let note = format!("{strings} strings in {places} places; files around a pack neither read, changed nor added to");
    Ok(Tally::of(tried, note))
}

/// Where a hostile string stands.
struct Place {
    name: &'static str,
    /// The attempt with the string there; `None` where it cannot stand there.
    make: fn(&[u8]) -> Option<Attempt>,
    wanted: Wanted,
}

/// What has to become of a pack.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Refused,
    /// It may be installed in its own folder, without what it must not have.
    Contained,
}

/// What an attacker makes.
enum Attempt {
    Zip(Vec<Entry>),
    /// A folder with one file more.
    File(PathBuf),
    /// A folder with one link more, and where that leads.
    Link(&'static str, PathBuf),
    /// A folder with this `pack.ron`, and a level on this map where one is named.
    Fields {
        manifest: String,
        map: Option<String>,
    },
    /// A name for what switches and removes packs.
    Name(String),
}

const PLACES: [Place; 15] = [
    Place {
        name: "the name of an entry",
        make: |name| with_entry(name.to_vec(), name.to_vec(), MODE_FILE),
        wanted: Wanted::Refused,
    },
    Place {
        name: "the name of an entry in levels",
        make: |name| with_name(b"levels/", name, b""),
        wanted: Wanted::Refused,
    },
    Place {
        name: "the name of an entry in levels/maps",
        make: |name| with_name(b"levels/maps/", name, b""),
        wanted: Wanted::Refused,
    },
    Place {
        name: "the name of a map",
        make: |name| with_name(b"levels/maps/", name, b".ron"),
        wanted: Wanted::Contained,
    },
    Place { name: "the name of a folder", make: |name| with_name(b"", name, b"/notes.txt"), wanted: Wanted::Refused },
    Place {
        name: "the folder around all",
        make: |name| {
            let around = |(path, bytes): (&str, String)| entry([name, b"/", path.as_bytes()].concat(), bytes);
            is_bad_anywhere(name).then(|| Attempt::Zip(own_files().into_iter().map(around).collect()))
        },
        wanted: Wanted::Refused,
    },
    Place {
        name: "the name before the bytes of an entry, not in the directory",
        make: |name| with_entry(b"levels/maps/more.ron".into(), name.to_vec(), MODE_FILE),
        wanted: Wanted::Refused,
    },
    Place {
        name: "the target of a link in a zip",
        make: |name| is_bad_anywhere(name).then(|| linked(b"levels/maps/more.ron", name)),
        wanted: Wanted::Refused,
    },
    Place {
        name: "the target of a linked folder in a zip",
        make: |name| is_bad_anywhere(name).then(|| linked(b"levels", name)),
        wanted: Wanted::Refused,
    },
    Place {
        name: "the name of a file in a folder",
        make: |name| {
            is_bad_anywhere(name).then(|| Some(Attempt::File(Path::new("levels/maps").join(one_name(name)?)))).flatten()
        },
        wanted: Wanted::Contained,
    },
    Place {
        name: "the target of a link in a folder",
        make: |name| Some(Attempt::Link("levels/maps/more.ron", target(name)?)),
        wanted: Wanted::Refused,
    },
    Place {
        name: "the target of a linked folder",
        make: |name| Some(Attempt::Link("notes", target(name)?)),
        wanted: Wanted::Refused,
    },
    Place {
        name: "the map of a level",
        make: |name| {
            let map = str::from_utf8(name).ok().filter(|_| is_bad_anywhere(name))?;
            Some(Attempt::Fields { manifest: manifest(OWN, ""), map: Some(map.into()) })
        },
        wanted: Wanted::Refused,
    },
    Place {
        name: "the short name of a pack, and what it needs",
        make: |name| {
            let name = written(name)?;
            let needs = format!("(pack: {name}, version: \"*\")");
            Some(Attempt::Fields { manifest: manifest(OWN, &needs).replace(&quoted(OWN), &name), map: None })
        },
        wanted: Wanted::Refused,
    },
    Place {
        name: "the name of a pack to switch or remove",
        make: |name| {
            is_bad_anywhere(name).then(|| str::from_utf8(name).ok().map(|name| Attempt::Name(name.into()))).flatten()
        },
        wanted: Wanted::Refused,
    },
];

/// The short name of the pack that is tried, and that of one that is installed beside it.
const OWN: &str = "harbour";
const OTHER: &str = "isles";

/// At least three hundred, of every sort that is known to have led somewhere.
fn hostile() -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = Vec::new();
    let mut add = |text: String| all.push(text.into_bytes());
    // Upwards, by any number of steps and any separator, to files that are there and files that are not.
    for steps in 1..=8 {
        for (up, slash) in
            [("../", "/"), ("..\\", "\\"), ("..//", "/"), (".../", "/"), ("./../", "/"), ("x/../../", "/")]
        {
            add(format!("{}outside{slash}isle", up.repeat(steps)));
        }
        for goal in ["outside/isle.ron", "outside/new.ron", "settings.json", "etc/passwd", "isles/pack.ron"] {
            add(format!("{}{goal}", "../".repeat(steps)));
        }
    }
    // Absolute, of drives, shares, devices by path, addresses; `OUTSIDE` becomes a folder that is there.
    for path in ["isle", "isle.ron", "new.ron", "", "../outside/isle.ron", "//isle.ron"] {
        for root in
            ["OUTSIDE/", "/OUTSIDE/", "//localhost/OUTSIDE/", "file://OUTSIDE/", "\\\\?\\OUTSIDE\\", "C:OUTSIDE/"]
        {
            add(format!("{root}{path}"));
        }
    }
    for root in [
        "/",
        "//",
        "\\",
        "\\\\",
        "C:",
        "C:\\",
        "C:/",
        "c:",
        "Z:..\\",
        "\\\\server\\share\\",
        "//server/share/",
        "\\\\?\\C:\\",
        "\\\\.\\",
        "\\\\?\\UNC\\server\\share\\",
        "\\??\\C:\\",
        "/dev/",
        "/proc/self/cwd/",
        "~/",
        "~root/",
        "$HOME/",
        "%USERPROFILE%\\",
    ] {
        for path in ["isle", "evil.ron", "../evil.ron"] {
            add(format!("{root}{path}"));
        }
    }
    // Names that Windows keeps for devices.
    for device in ["CON", "PRN", "AUX", "NUL", "COM1", "COM9", "COM0", "LPT1", "LPT9", "con", "Nul", "aUx"] {
        for ending in ["", ".ron", ".tar.ron", " .ron", ":", ".", "/x.ron"] {
            add(format!("{device}{ending}"));
        }
    }
    // Written otherwise: endings that fall off, streams, wildcards, characters that look like others or are not seen.
    let marks = [
        "evil.ron.",
        "evil.ron ",
        " evil.ron",
        "evil.",
        "evil.ron::$DATA",
        "evil.ron:stream",
        "evil*.ron",
        "evil?.ron",
        "\"evil\".ron",
        "<evil>.ron",
        "evil|x.ron",
        "evil\0.ron",
        "..\0/evil.ron",
        "evil\n.ron",
        "evil\r\n.ron",
        "evil\t.ron",
        "\u{1b}[2Jevil.ron",
        "evil\u{7f}.ron",
        "\u{202e}nor.live",
        "evil\u{200b}.ron",
        "\u{feff}evil.ron",
        "\u{ff0e}\u{ff0e}/evil.ron",
        "..\u{2215}evil.ron",
        "..\u{2044}evil.ron",
        "..\u{ff0f}evil.ron",
        "..\u{ff3c}evil.ron",
        "\u{2025}/evil.ron",
        "%2e%2e/evil.ron",
        "%2e%2e%2fevil.ron",
        "..%2fevil.ron",
        "..%5cevil.ron",
        "..%c0%af/evil.ron",
        "&#46;&#46;/evil.ron",
        "\\x2e\\x2e/evil.ron",
        "e\u{301}vil.ron",
        "\u{e9}vil.ron",
        "COM\u{b9}.ron",
        "PROGRA~1/evil.ron",
        "",
        ".",
        "..",
        "...",
        "....",
        ". .",
        ".. ",
        "/",
        "//",
        "./",
        "../",
        "a//b.ron",
        "a/./b.ron",
        "a/../b.ron",
        "a/..",
        "a/b/c/d/e.txt",
        "`id`.ron",
        "$(id).ron",
        ";evil.ron",
        "-rf *",
        "levels/maps/../../../evil.ron",
        "levels/../pack.ron",
        "levels/maps/..\\..\\..\\evil.ron",
    ];
    marks.into_iter().for_each(|mark| add(mark.to_owned()));
    add("x".repeat(65) + ".ron");
    add("x".repeat(5_000));
    add("x/".repeat(2_000) + "evil.ron");
    add("../".repeat(2_000) + "evil.ron");
    // No text at all.
    all.extend(
        [&b"\xff\xfe.ron"[..], b"..\xc0\xafevil.ron", b"\xe9vil.ron", b"\xed\xa0\x80.ron", b"..\xff/evil.ron"]
            .map(<[u8]>::to_vec),
    );
    all.extend(BAD_AT_THE_TOP.map(|name| name.as_bytes().to_vec()));
    all
}

/// Paths that are there already, or would be on a computer that does not tell small letters from capitals, and kinds of files
/// that packs do not have: bad as the path of a file in the pack, and not everywhere.
const BAD_AT_THE_TOP: [&str; 21] = [
    "evil.exe",
    "evil.sh",
    "evil.so",
    "evil.ron.exe",
    "evil.desktop",
    "evil.lnk",
    "evil.url",
    "evil.html",
    "evil.svg",
    "pack.ron",
    "PACK.RON",
    "Pack.ron",
    "levels/maps/own.ron",
    "levels/maps/OWN.ron",
    "levels/Maps/own.ron",
    "LEVELS/maps/own.ron",
    "LEVELS/maps/other.ron",
    "levels/MAPS/other.ron",
    "LICENCE/notes.txt",
    "licence.TXT",
    "levels/maps/own.RON",
];

/// Whether this is hostile wherever it stands, and not only beside what the pack has.
fn is_bad_anywhere(name: &[u8]) -> bool {
    BAD_AT_THE_TOP.iter().all(|known| known.as_bytes() != name)
}

const EMPTY_MAP: &str = "(format: 1, size: (1600, 900), territories: [], borders: [], water: [], seas: [])";
/// What stands in the files around a pack, so that it is known again wherever it turns up.
const SECRET: &str = "not of this pack";

/// A player's data, files that are nobody's business, and a folder that packs are given in.
struct Sandbox {
    folder: tempfile::TempDir,
}

impl Sandbox {
    fn new() -> io::Result<Self> {
        let sandbox = Self { folder: tempfile::tempdir()? };
        let secret_map = format!("// {SECRET}\n{EMPTY_MAP}");
        let other = manifest(OTHER, "") + &format!("// {SECRET}\n");
        for (path, text) in [
            ("outside/isle", secret_map.as_str()),
            ("outside/isle.ron", &secret_map),
            ("data/settings.json", "{}"),
            ("data/levels/maps/isle.ron", &secret_map),
            ("data/packs/isles/pack.ron", &other),
            ("data/packs/isles/levels/maps/isle.ron", &secret_map),
        ] {
            write(&sandbox.at(path), text.as_bytes())?;
        }
        Ok(sandbox)
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Runs one attempt; `None` where the string cannot stand there.
    fn tries(&self, place: &Place, string: &[u8]) -> io::Result<Option<Result<(), String>>> {
        let outside = self.at("outside").display().to_string();
        let Some(attempt) = (place.make)(&replaced(string, b"OUTSIDE", outside.as_bytes())) else { return Ok(None) };
        let packs = Packs::of_player(&self.at("data"));
        for left in [self.at("given"), packs.folder().join(OWN)] {
            fs::remove_dir_all(left).or_else(|e| if e.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(e) })?;
        }
        let from = match &attempt {
            Attempt::Zip(entries) => {
                let path = self.at("given/pack.zip");
                write(&path, &zip(entries))?;
                path
            }
            _ => {
                let folder = self.at("given/pack");
                if !write_folder(&folder, &attempt)? {
                    return Ok(None);
                }
                folder
            }
        };
        let before = around(self.folder.path())?;
        let refused = match &attempt {
            Attempt::Name(name) => {
                // Each of them has to refuse.
                let tried = [packs.enable(name, false), packs.enable(name, true), packs.remove(name)];
                tried.iter().all(Result::is_err)
            }
            _ => match packs.install(&from, true) {
                Ok(_) => false,
                Err(NotInstalled::Unwritable(error)) => {
                    return Ok(Some(Err(format!("it was tried to be written: {error}"))));
                }
                Err(_) => true,
            },
        };
        let holds = |bytes: &Vec<u8>| bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
        let verdict = if before != around(self.folder.path())? {
            Err(String::from("something outside of the pack has changed"))
        } else if Contents::read(&from).files.values().any(holds) {
            Err(String::from("a file outside of the pack was read"))
        } else if matches!(&attempt, Attempt::Fields { map: Some(name), .. } if opens_map(&from, name)) {
            Err(String::from("a map outside of the pack was opened"))
        } else if !refused && place.wanted == Wanted::Refused {
            Err(String::from("it was accepted"))
        } else {
            inside(&packs.folder().join(OWN))
        };
        Ok(Some(verdict))
    }
}

/// Whether a level in that pack would find a map by this name, in its own folder or anywhere.
fn opens_map(pack: &Path, name: &str) -> bool {
    Maps::in_folders([pack.join("levels/maps")]).open(name).is_some()
}

/// That nothing but files and folders lies in an installed pack.
fn inside(folder: &Path) -> Result<(), String> {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => inside(&entry.path())?,
            Ok(kind) if kind.is_file() => {}
            _ => return Err(format!("{} was made, which is no file", entry.path().display())),
        }
    }
    Ok(())
}

/// All files, folders and links in the sandbox with what they hold, but for the pack that is tried.
fn around(sandbox: &Path) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut open = vec![sandbox.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let (path, kind) = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)))?;
            if path == sandbox.join("data/packs").join(OWN) {
                continue;
            }
            let held = if kind.is_symlink() {
                fs::read_link(&path)?.into_os_string().into_encoded_bytes()
            } else if kind.is_dir() {
                open.push(path.clone());
                Vec::new()
            } else {
                fs::read(&path)?
            };
            found.insert(path, held);
        }
    }
    Ok(found)
}

// Packs as an attacker makes them.

fn own_files() -> [(&'static str, String); 3] {
    [(MANIFEST, manifest(OWN, "")), ("levels/maps/own.ron", EMPTY_MAP.into()), ("LICENCE", String::from("CC0"))]
}

fn manifest(id: &str, needs: &str) -> String {
    format!(
        "(format: 1, id: {}, title: \"A pack\", version: \"1.0.0\", authors: [\"A. Author\"], licence: \"CC0\", game: \"*\", \
         dependencies: [{needs}])",
        quoted(id)
    )
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

/// The string as it is written in RON.
fn written(name: &[u8]) -> Option<String> {
    ron::to_string(str::from_utf8(name).ok().filter(|_| is_bad_anywhere(name))?).ok()
}

/// Writes the own files of a pack and what the attempt adds; false where this system does not allow it.
fn write_folder(folder: &Path, attempt: &Attempt) -> io::Result<bool> {
    for (path, text) in own_files() {
        write(&folder.join(path), text.as_bytes())?;
    }
    match attempt {
        Attempt::File(path) => Ok(fs::write(folder.join(path), EMPTY_MAP).is_ok()),
        Attempt::Link(path, to) => {
            // Only where it leads matters.
            let from = folder.join(path);
            Ok(link(to, &from).is_ok())
        }
        Attempt::Fields { manifest, map } => {
            fs::write(folder.join(MANIFEST), manifest)?;
            if let Some(map) = map {
                let map = ron::to_string(map).map_err(io::Error::other)?;
                let level =
                    include_str!("../../../tests/levels/tiny.ron").replace("map: \"harrow\"", &format!("map: {map}"));
                fs::write(folder.join("levels/tiny.ron"), level)?;
            }
            Ok(true)
        }
        Attempt::Name(_) => Ok(true),
        Attempt::Zip(_) => Ok(false),
    }
}

fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(file, bytes)
}

#[cfg(unix)]
fn link(to: &Path, from: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(to, from)
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The string as one name on this system's disk.
fn one_name(name: &[u8]) -> Option<PathBuf> {
    let path = target(name)?;
    let mut parts = path.components();
    let one = matches!((parts.next(), parts.next()), (Some(std::path::Component::Normal(part)), None) if part == path);
    one.then_some(path)
}

#[cfg(unix)]
fn target(name: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    let fits = !name.is_empty() && !name.contains(&0) && is_bad_anywhere(name);
    fits.then(|| PathBuf::from(std::ffi::OsStr::from_bytes(name)))
}

#[cfg(not(unix))]
fn target(name: &[u8]) -> Option<PathBuf> {
    str::from_utf8(name).ok().filter(|_| is_bad_anywhere(name)).map(PathBuf::from)
}

fn replaced(text: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    match text.windows(from.len()).position(|window| window == from) {
        Some(at) => [&text[..at], to, &text[at + from.len()..]].concat(),
        None => text.to_vec(),
    }
}

// A writer of zips that writes whatever it is told to, which a good one does not.

const MODE_FILE: u32 = 0o100_644;
const MODE_LINK: u32 = 0o120_777;

struct Entry {
    /// As the directory at the end has it.
    name: Vec<u8>,
    /// As it stands before the bytes.
    local: Vec<u8>,
    mode: u32,
    bytes: Vec<u8>,
}

fn entry(name: Vec<u8>, text: String) -> Entry {
    Entry { local: name.clone(), name, mode: MODE_FILE, bytes: text.into_bytes() }
}

fn own_entries() -> Vec<Entry> {
    own_files().into_iter().map(|(path, text)| entry(path.into(), text)).collect()
}

fn with_entry(name: Vec<u8>, local: Vec<u8>, mode: u32) -> Option<Attempt> {
    let mut entries = own_entries();
    entries.push(Entry { name, local, mode, bytes: EMPTY_MAP.into() });
    Some(Attempt::Zip(entries))
}

fn with_name(before: &[u8], name: &[u8], after: &[u8]) -> Option<Attempt> {
    let whole = [before, name, after].concat();
    is_bad_anywhere(name).then(|| with_entry(whole.clone(), whole, MODE_FILE)).flatten()
}

/// A link before the files of the pack, so that those under its name would go where it leads.
fn linked(name: &[u8], to: &[u8]) -> Attempt {
    let mut entries = vec![Entry { name: name.into(), local: name.into(), mode: MODE_LINK, bytes: to.into() }];
    entries.extend(own_entries());
    Attempt::Zip(entries)
}

/// Entries as they are, unpacked (APPNOTE.TXT 6.3.10, 4.3).
fn zip(entries: &[Entry]) -> Vec<u8> {
    let short = |n: usize| u16::try_from(n).unwrap_or(u16::MAX).to_le_bytes();
    let long = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        // Version, flags (names are UTF-8), method, time, day, sum, sizes.
        let flags = if str::from_utf8(&entry.name).is_ok() { 0x0800_u16 } else { 0 };
        let size = long(entry.bytes.len());
        let common = [
            &20_u16.to_le_bytes()[..],
            &flags.to_le_bytes(),
            &[0, 0, 0, 0, 0x21, 0],
            &crc32(&entry.bytes).to_le_bytes(),
            &size,
            &size,
        ]
        .concat();
        let begins = long(out.len());
        out.extend(
            [&b"PK\x03\x04"[..], &common, &short(entry.local.len()), &[0, 0], &entry.local, &entry.bytes].concat(),
        );
        // Made by Unix, so that the mode counts.
        let mode = (entry.mode << 16).to_le_bytes();
        let listed =
            [&b"PK\x01\x02"[..], &[20, 3], &common, &short(entry.name.len()), &[0; 8], &mode, &begins, &entry.name];
        directory.extend(listed.concat());
    }
    let (count, begins) = (short(entries.len()), long(out.len()));
    let end = [&b"PK\x05\x06"[..], &[0; 4], &count, &count, &long(directory.len()), &begins, &[0, 0]].concat();
    [out, directory, end].concat()
}

/// The sum that zips go by (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_writer_writes_zips_that_are_read() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.zip");
        fs::write(&path, zip(&own_entries())).unwrap();
        let contents = Contents::read(&path);
        assert_eq!(contents.problems, []);
        assert_eq!(contents.files.len(), own_files().len());
        assert!(Packs::of_player(&folder.path().join("data")).install(&path, false).is_ok());
    }

    #[test]
    fn there_are_enough_strings_and_no_two_are_the_same() {
        let mut strings = hostile();
        let count = strings.len();
        assert!(count >= 300, "{count}");
        strings.sort();
        strings.dedup();
        assert_eq!(strings.len(), count);
    }

    #[test]
    fn what_gets_out_is_noticed() {
        let sandbox = tempfile::tempdir().unwrap();
        fs::write(sandbox.path().join("file"), "1").unwrap();
        let before = around(sandbox.path()).unwrap();
        fs::write(sandbox.path().join("file"), "2").unwrap();
        assert_ne!(around(sandbox.path()).unwrap(), before);
        // A pack that has what must be refused, and is accepted, fails.
        let tame = Place { name: "", make: |_| Some(Attempt::Zip(own_entries())), wanted: Wanted::Refused };
        assert_eq!(Sandbox::new().unwrap().tries(&tame, b"").unwrap(), Some(Err("it was accepted".into())));
        let tame = Place { wanted: Wanted::Contained, ..tame };
        assert_eq!(Sandbox::new().unwrap().tries(&tame, b"").unwrap(), Some(Ok(())));
    }
}
