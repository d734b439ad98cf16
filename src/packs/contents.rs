//! The files of a pack, from a folder or a zip, read into memory within limits: what is checked is what is installed.
//!
//! Nothing is opened by a name that a pack chose: a folder is walked without following links, and what stands in a zip has a
//! name, not a place. Names that mean something else on another computer, or lead out of the pack, are problems.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::read::{ZipFile, ZipReadOptions};

use crate::level::portable;
use crate::level::problem::{Problem, Span, code};
use crate::level::syntax::MOST_BYTES;
use crate::words::{Arg, Saying, say};

/// Most bytes of one file: as many as a level may have.
pub const MOST_FILE: usize = MOST_BYTES;
/// Most bytes of all files together.
pub const MOST_TOTAL: usize = 32 << 20;
/// Most bytes of a zip.
pub const MOST_PACKED: u64 = 32 << 20;
/// Most files and folders.
pub const MOST_FILES: usize = 500;
/// Most names in a path: `levels/maps/harrow.ron` has three.
pub const MOST_NAMES: usize = 3;
/// How many times larger than its packed bytes a file of a zip may be: RON shrinks to a tenth, bombs to a thousandth.
pub const MOST_RATIO: u64 = 200;
/// A file up to here is no bomb, however well it was packed.
const SMALL: u64 = 64 << 10;

/// The file that makes a folder a pack.
pub const MANIFEST: &str = "pack.ron";

/// Folders and files that systems leave behind, and names that begin with a dot: neither read nor installed.
const LEFT_BEHIND: [&str; 3] = ["__MACOSX", "Thumbs.db", "desktop.ini"];
/// Endings of files for people.
const PROSE: [&str; 2] = ["md", "txt"];
/// Files for people that go without an ending, whatever is added behind a hyphen (`LICENSE-MIT`).
const BARE: [&str; 8] = ["LICENCE", "LICENSE", "COPYING", "NOTICE", "README", "CHANGELOG", "AUTHORS", "CREDITS"];

/// What is in a pack.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// By path, such as `levels/quay.ron`, in small and capital letters as given.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What is wrong with the pack itself; errors keep it from being used.
    pub problems: Vec<Problem>,
}

/// What a file of a pack is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Manifest,
    Level,
    Map,
    /// For people.
    Prose,
}

/// Whether this names a pack: a folder with a `pack.ron`, that file itself, or a zip.
#[must_use]
pub fn is_pack(path: &Path) -> bool {
    let path = root(path);
    is_zip(path) || path.join(MANIFEST).symlink_metadata().is_ok()
}

/// The pack that is meant: the folder of a `pack.ron`, else the path itself.
#[must_use]
pub fn root(path: &Path) -> &Path {
    let folder = path.parent().filter(|_| path.file_name().is_some_and(|name| name == MANIFEST) && path.is_file());
    match folder {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => path,
    }
}

fn is_zip(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) && !path.is_dir()
}

impl Contents {
    /// Reads a folder or a zip. Never fails: what cannot be read is a problem.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let read = match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => Self::of_folder(path),
            Ok(meta) if meta.is_file() && meta.len() > MOST_PACKED => {
                Err(limit(say!("pack-zip-large", most = MOST_PACKED >> 20)))
            }
            Ok(meta) if meta.is_file() => {
                bytes_of(path, MOST_PACKED as usize).map_err(|error| missing(&error)).and_then(Self::of_zip)
            }
            Ok(_) => Err(unreadable(say!("pack-no-file"))),
            Err(error) => Err(missing(&error)),
        };
        let mut contents = read.unwrap_or_else(|problem| Self { files: BTreeMap::new(), problems: vec![problem] });
        if contents.problems.is_empty() && !contents.files.contains_key(MANIFEST) {
            contents.problems.push(contents.no_manifest());
        }
        contents
    }

    /// What is wrong with the names in a folder, without reading the files.
    #[must_use]
    pub fn survey(folder: &Path) -> Vec<Problem> {
        let mut found = Found::default();
        found.walk(folder, &mut Vec::new());
        found.problems
    }

    fn of_folder(folder: &Path) -> Result<Self, Problem> {
        let mut found = Found::default();
        found.walk(folder, &mut Vec::new());
        let Found { files, mut problems, .. } = found;
        let mut contents = BTreeMap::new();
        let mut room = MOST_TOTAL;
        for (path, place) in files {
            match bytes_of(&place, MOST_FILE.min(room)) {
                Ok(bytes) if bytes.len() > MOST_FILE => problems.push(file_large(&path)),
                Ok(bytes) if bytes.len() > room => return Err(total_large()),
                Ok(bytes) => {
                    room -= bytes.len();
                    contents.insert(path, bytes);
                }
                Err(error) => problems.push(file_unreadable(&path, &error)),
            }
        }
        Ok(Self { files: contents, problems })
    }

    /// From the bytes of a zip. One folder around all of it, as most programs make it, is taken away.
    fn of_zip(bytes: Vec<u8>) -> Result<Self, Problem> {
        let no_zip = |error: zip::result::ZipError| unreadable(say!("pack-no-zip", reason = error.to_string()));
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(no_zip)?;
        if archive.len() > MOST_FILES {
            return Err(limit(say!("pack-many-files", most = MOST_FILES)));
        }
        let mut found = Found::default();
        if archive.has_duplicate_names() {
            found.problems.push(problem(code::PACK_TWICE, say!("pack-twice-in-zip"), say!("pack-zip-again")));
        }
        let names: Vec<Vec<u8>> = archive.file_names_raw().map(<[u8]>::to_vec).collect();
        let around = folder_around(&names);
        let mut contents = BTreeMap::new();
        let mut room = MOST_TOTAL as u64;
        for (at, name) in names.iter().enumerate() {
            let inside = name.strip_prefix(around.as_bytes()).unwrap_or(name);
            let entry = archive.by_index_raw(at).map_err(no_zip)?;
            let is_folder = name.ends_with(b"/") && entry.size() == 0;
            // What is around all of it.
            if is_folder && inside.is_empty() {
                continue;
            }
            let inside = inside.strip_suffix(b"/").filter(|_| is_folder).unwrap_or(inside);
            let Some(path) = found.path(inside) else { continue };
            if let Some(problem) = announced(&entry, &path) {
                found.problems.push(problem);
                continue;
            }
            let packed = entry.compressed_size();
            drop(entry);
            if is_folder || !found.add(&path, PathBuf::new()) {
                continue;
            }
            match unpacked(&mut archive, at, room.min(MOST_FILE as u64)) {
                Ok(bytes) if bytes.len() > MOST_FILE => found.problems.push(file_large(&path)),
                Ok(bytes) if bytes.len() as u64 > room => return Err(total_large()),
                Ok(bytes) if is_bomb(bytes.len() as u64, packed) => found.problems.push(bomb(&path)),
                Ok(bytes) => {
                    room -= bytes.len() as u64;
                    contents.insert(path, bytes);
                }
                Err(error) => found.problems.push(file_unreadable(&path, &error)),
            }
        }
        Ok(Self { files: contents, problems: found.problems })
    }

    fn no_manifest(&self) -> Problem {
        let help = if self.files.is_empty() { say!("pack-empty-help") } else { say!("pack-no-manifest-help") };
        problem(code::PACK_INCOMPLETE, say!("pack-no-manifest"), help)
    }
}

/// The names of a pack as they are found, and what is wrong with them.
#[derive(Default)]
struct Found {
    files: BTreeMap<String, PathBuf>,
    /// Paths of files and folders in small letters, since some computers do not tell them apart.
    lower: BTreeMap<String, bool>,
    entries: usize,
    problems: Vec<Problem>,
}

impl Found {
    /// The files under a folder, links not followed.
    fn walk(&mut self, folder: &Path, inside: &mut Vec<String>) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.problems.push(missing(&error));
                return;
            }
        };
        let counts = |entry: &fs::DirEntry| !entry.file_name().to_str().is_some_and(is_left_behind);
        let mut entries: Vec<fs::DirEntry> =
            entries.filter_map(Result::ok).filter(counts).take(MOST_FILES + 1).collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            self.entries += 1;
            if self.entries > MOST_FILES {
                self.problems.push(limit(say!("pack-many-files", most = MOST_FILES)));
                return;
            }
            let Some(name) = name.to_str() else {
                self.bad_name(&name.to_string_lossy(), say!("portable-not-text"));
                continue;
            };
            if let Some(flaw) = portable::flaw(name) {
                self.bad_name(name, flaw);
                continue;
            }
            inside.push(name.to_owned());
            let path = inside.join("/");
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && inside.len() < MOST_NAMES => self.walk(&entry.path(), inside),
                Ok(kind) if kind.is_dir() => self.too_deep(&path),
                Ok(kind) if kind.is_file() => {
                    self.add(&path, entry.path());
                }
                Ok(_) => {
                    self.problems.push(problem(
                        code::PACK_LINK,
                        say!("pack-link", path = path),
                        say!("pack-link-help"),
                    ));
                }
                Err(error) => self.problems.push(file_unreadable(&path, &error)),
            }
            inside.pop();
            // After the first that is too many nothing is said twice.
            if self.entries > MOST_FILES {
                return;
            }
        }
    }

    /// The path that an entry of a zip names, if it is one within the pack that is not left out.
    fn path(&mut self, raw: &[u8]) -> Option<String> {
        let shown = String::from_utf8_lossy(raw).into_owned();
        let Ok(path) = str::from_utf8(raw) else {
            self.bad_name(&shown, say!("portable-not-text"));
            return None;
        };
        // First that it leads nowhere else, then whether it is wanted.
        let names: Vec<&str> = path.split('/').collect();
        let hostile = names.iter().any(|name| is_hostile(name));
        // A system's left-overs may be called whatever it likes, as long as that is within the pack.
        if !hostile && names.iter().any(|name| is_left_behind(name)) {
            return None;
        }
        if let Some(flaw) = names.iter().find_map(|name| portable::flaw(name)) {
            self.bad_name(path, flaw);
            return None;
        }
        if names.len() > MOST_NAMES {
            self.too_deep(path);
            return None;
        }
        Some(path.to_owned())
    }

    /// Takes a file in, if it is of a kind that packs have and nothing else goes by its path.
    fn add(&mut self, path: &str, place: PathBuf) -> bool {
        if let Err(problem) = kind_of(path) {
            self.problems.push(problem);
            return false;
        }
        let lower = path.to_ascii_lowercase();
        let folders = lower.match_indices('/').map(|(at, _)| lower[..at].to_owned());
        let is_folder = |path: &String| self.lower.get(path) == Some(&true);
        let clash = self.lower.contains_key(&lower)
            || folders.clone().any(|folder| self.lower.contains_key(&folder) && !is_folder(&folder));
        if clash {
            let help = say!("pack-twice-help");
            self.problems.push(problem(code::PACK_TWICE, say!("pack-twice", path = path), help));
            return false;
        }
        let folders: BTreeSet<String> = folders.collect();
        self.lower.extend(folders.into_iter().map(|folder| (folder, true)));
        self.lower.insert(lower, false);
        self.files.insert(path.to_owned(), place);
        true
    }

    fn bad_name(&mut self, name: &str, flaw: Saying) {
        self.problems.push(problem(code::PACK_PATH, say!("pack-bad-name", path = name), flaw));
    }

    fn too_deep(&mut self, path: &str) {
        let help = say!("pack-deep-help");
        self.problems.push(problem(code::PACK_PATH, say!("pack-deep", path = path), help));
    }
}

/// What keeps an entry of a zip from being unpacked, going by what the zip says of it.
fn announced<R: Read + ?Sized>(entry: &ZipFile<'_, R>, path: &str) -> Option<Problem> {
    if entry.is_symlink() || entry.unix_mode().is_some_and(is_special) {
        Some(problem(code::PACK_LINK, say!("pack-link", path = path), say!("pack-link-help")))
    } else if entry.encrypted() {
        Some(unreadable(say!("pack-encrypted", path = path)))
    } else if entry.size() > MOST_FILE as u64 {
        Some(file_large(path))
    } else {
        is_bomb(entry.size(), entry.compressed_size()).then(|| bomb(path))
    }
}

/// The bytes of an entry, one more than `most` if there are that many: its size may be announced wrongly.
fn unpacked(archive: &mut ZipArchive<Cursor<Vec<u8>>>, at: usize, most: u64) -> io::Result<Vec<u8>> {
    // What a program that reads from the front would see has to be the same.
    let consistent = ZipReadOptions::new().enforce_header_consistency(true);
    let mut bytes = Vec::new();
    let entry = archive.by_index_with_options(at, consistent).map_err(io::Error::other)?;
    entry.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a file is for, by where it lies.
///
/// # Errors
/// If packs have no such files, or not there.
pub fn kind_of(path: &str) -> Result<Kind, Problem> {
    if let Some(kind) = kind(path) {
        return Ok(kind);
    }
    let small = path.to_ascii_lowercase();
    let is_ron = small.ends_with(".ron");
    let help = if small != path && kind(&small).is_some() {
        say!("pack-small-letters", path = small)
    } else if is_ron {
        say!("pack-ron-help")
    } else {
        say!("pack-file-help", endings = Arg::names(["ron"].into_iter().chain(PROSE)))
    };
    let message = if is_ron { say!("pack-stray", path = path) } else { say!("pack-file", path = path) };
    Err(problem(code::PACK_FILE, message, help))
}

fn kind(path: &str) -> Option<Kind> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match (folder, name.rsplit_once('.')) {
        ("", _) if name == MANIFEST => Some(Kind::Manifest),
        ("levels", Some((_, "ron"))) => Some(Kind::Level),
        ("levels/maps", Some((_, "ron"))) => Some(Kind::Map),
        (_, Some((_, ending))) if PROSE.contains(&ending) => Some(Kind::Prose),
        (_, None) if BARE.iter().any(|bare| name.split('-').next() == Some(bare)) => Some(Kind::Prose),
        _ => None,
    }
}

/// The one folder around everything in a zip, with its slash; empty where the pack lies at the top.
fn folder_around(names: &[Vec<u8>]) -> String {
    let paths = || {
        names.iter().filter_map(|name| str::from_utf8(name).ok()).filter(|path| !path.split('/').any(is_left_behind))
    };
    let Some((first, _)) = paths().next().and_then(|path| path.split_once('/')) else { return String::new() };
    let around = format!("{first}/");
    let whole = names.iter().all(|name| str::from_utf8(name).is_ok()) && paths().all(|path| path.starts_with(&around));
    let manifest = format!("{around}{MANIFEST}");
    let is_pack = whole && portable::flaw(first).is_none() && paths().any(|path| path == manifest);
    if is_pack { around } else { String::new() }
}

fn is_left_behind(name: &str) -> bool {
    LEFT_BEHIND.contains(&name) || name.starts_with('.') && !name.starts_with("..") && portable::flaw(name).is_none()
}

/// Whether a name climbs, roots or hides something, so that it is no left-over whatever it begins with.
fn is_hostile(name: &str) -> bool {
    name.chars().all(|c| c == '.') || name.contains(['\\', ':']) || name.contains(char::is_control)
}

/// Neither a file nor a folder, by the mode of Unix that a zip keeps.
const fn is_special(mode: u32) -> bool {
    !matches!(mode & 0o170_000, 0 | 0o040_000 | 0o100_000)
}

/// The bytes of a file, one more than `most` if there are that many.
fn bytes_of(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn problem(code: &'static str, message: Saying, help: Saying) -> Problem {
    Problem::error(code, None::<Span>, message).with_help(help)
}

fn unreadable(message: Saying) -> Problem {
    problem(code::PACK_UNREADABLE, message, say!("pack-zip-again"))
}

fn missing(error: &io::Error) -> Problem {
    let message = say!("pack-missing", reason = error.to_string());
    problem(code::PACK_UNREADABLE, message, say!("pack-missing-help"))
}

fn limit(message: Saying) -> Problem {
    problem(code::PACK_TOO_LARGE, message, say!("pack-limit-help"))
}

fn file_unreadable(path: &str, error: &io::Error) -> Problem {
    unreadable(say!("pack-file-unreadable", path = path, reason = error.to_string()))
}

const fn is_bomb(size: u64, packed: u64) -> bool {
    size > SMALL && size / MOST_RATIO > packed
}

fn bomb(path: &str) -> Problem {
    limit(say!("pack-bomb", path = path, most = MOST_RATIO))
}

fn file_large(path: &str) -> Problem {
    limit(say!("pack-file-large", path = path, most = MOST_FILE >> 10))
}

fn total_large() -> Problem {
    limit(say!("pack-total-large", most = MOST_TOTAL >> 20))
}
