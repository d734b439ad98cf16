//! Where levels come from: files on disk, and those built into the program. What is on disk goes before what is built in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use super::check::{check, check_the_rest};
use super::map::Map;
use super::model::Level;
use super::problem::{Problem, Source, Span, code};
use super::raw::RawLevel;
use super::read::{Unread, decode_the_rest, parse_and_decode, read_file, read_text};
use crate::words::{Arg, say};

/// The folder of levels as it was when the program was built.
#[derive(RustEmbed)]
#[folder = "levels/"]
struct BuiltIn;

/// A level file that was read, good or not.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The text, for showing problems in it; empty if the file could not be read.
    pub source: Source,
    /// There only if no problem is an error.
    pub level: Option<Level>,
    /// In the order of their places.
    pub problems: Vec<Problem>,
}

/// Reads and checks a level file. Never fails: a file that is missing, too large or no text is a problem like any other.
/// Maps are looked for in the folder `maps` beside the file, then among those built in.
#[must_use]
pub fn load(path: &Path) -> Loaded {
    loaded(read_file(path), &Maps::beside(path))
}

/// What [`load`] makes of what was read from a level file.
#[must_use]
pub fn loaded(source: Result<Source, Unread>, maps: &Maps) -> Loaded {
    let source = match source {
        Ok(source) => source,
        Err(Unread(unread)) => {
            let (source, problem) = *unread;
            return Loaded { source, level: None, problems: vec![problem] };
        }
    };
    let (level, problems) = understand(&source, maps);
    Loaded { source, level, problems }
}

/// The level that a source holds, if nothing is wrong with it, and all that is wrong, in the order of its places.
#[must_use]
pub fn understand(source: &Source, maps: &Maps) -> (Option<Level>, Vec<Problem>) {
    let (raw, mut problems) = parse_and_decode::<RawLevel>(source);
    let level = if let Some(raw) = raw {
        let (level, found) = check(&raw, source, maps);
        problems.extend(found);
        level
    } else {
        // What can be read is checked all the same, so that one mistake does not hide another.
        if let Some((raw, gaps)) = decode_the_rest::<RawLevel>(source) {
            let known: BTreeSet<Option<Span>> = problems.iter().map(|problem| problem.place).collect();
            let found = check_the_rest(&raw, &gaps, source, maps);
            problems.extend(found.into_iter().filter(|problem| !known.contains(&problem.place)));
        }
        None
    };
    problems.sort_by_key(|problem| problem.place);
    (level, problems)
}

/// The levels that can be played: those built in, and those in a folder of the player's.
#[derive(Clone, Debug, Default)]
pub struct Library {
    folder: Option<PathBuf>,
}

/// A level that can be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name of the file without `.ron`, which is the id of the level.
    pub id: String,
    /// The file, unless the level is built in.
    pub path: Option<PathBuf>,
}

impl Library {
    /// Only what is built in.
    #[must_use]
    pub fn built_in() -> Self {
        Self::default()
    }

    /// What is built in and what is in a folder, which need not exist. A file there hides the built-in level of its name.
    #[must_use]
    pub fn with_folder(folder: PathBuf) -> Self {
        Self { folder: Some(folder) }
    }

    /// All levels by id.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let mut entries: BTreeMap<String, Option<PathBuf>> =
            BuiltIn::iter().filter_map(|file| Some((level_id(Path::new(&*file))?, None))).collect();
        for path in self.folder.iter().flat_map(|folder| level_files(folder)) {
            if let Some(id) = path.file_stem().and_then(|stem| stem.to_str()) {
                entries.insert(id.to_owned(), Some(path.clone()));
            }
        }
        entries.into_iter().map(|(id, path)| Entry { id, path }).collect()
    }

    /// Loads a level by its id, or from the path of a file.
    #[must_use]
    pub fn load(&self, id_or_path: &str) -> Loaded {
        match self.entries().into_iter().find(|entry| entry.id == id_or_path) {
            Some(Entry { path: Some(path), .. }) => load(&path),
            Some(Entry { id, path: None }) => built_in(&id),
            None if looks_like_a_path(id_or_path) => load(Path::new(id_or_path)),
            None => self.no_such_level(id_or_path),
        }
    }

    /// The map of this name, as far as it is sound: beside the player's levels, else built in.
    #[must_use]
    pub fn map(&self, name: &str) -> Option<Map> {
        Maps { folder: self.folder.as_ref().map(|folder| folder.join("maps")) }.open(name)?.map
    }

    /// The level of this id or path, if it can be played.
    ///
    /// # Errors
    /// Its text and all its problems.
    pub fn playable(&self, id_or_path: &str) -> Result<Level, (Source, Vec<Problem>)> {
        let Loaded { source, level, problems } = self.load(id_or_path);
        level.ok_or((source, problems))
    }

    fn no_such_level(&self, id: &str) -> Loaded {
        let entries = self.entries();
        let known: Vec<&str> = entries.iter().map(|entry| &*entry.id).collect();
        let problem = Problem::error(code::MISSING_FILE, None::<Span>, say!("problem-no-level", name = id));
        let all = say!("problem-levels", names = Arg::names(known.iter().copied()));
        let help = super::remedy::suggestion(id, &known, all);
        Loaded { source: Source::new(id, ""), level: None, problems: vec![problem.with_help(help)] }
    }
}

fn built_in(id: &str) -> Loaded {
    let name = format!("levels/{id}.ron");
    let source = match BuiltIn::get(&format!("{id}.ron")) {
        Some(file) => read_text(&name, &file.data),
        None => {
            let problem = Problem::error(code::MISSING_FILE, None::<Span>, say!("problem-no-level", name = id));
            Err(Unread::without_text(&name, problem))
        }
    };
    loaded(source, &Maps::built_in())
}

/// The level files directly in a folder, by name; none if it cannot be read.
#[must_use]
pub fn level_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "ron") && path.is_file());
    files.sort();
    files
}

fn level_id(file: &Path) -> Option<String> {
    let is_level = file.parent().is_none_or(|folder| folder.as_os_str().is_empty())
        && file.extension().is_some_and(|extension| extension == "ron");
    is_level.then(|| file.file_stem()?.to_str().map(str::to_owned)).flatten()
}

fn looks_like_a_path(text: &str) -> bool {
    text.contains(['/', '\\']) || text.ends_with(".ron")
}

/// Where maps are looked for.
#[derive(Clone, Debug, Default)]
pub struct Maps {
    folder: Option<PathBuf>,
}

/// A map file that was read, good or not.
#[derive(Clone, Debug)]
pub struct LoadedMap {
    pub source: Source,
    /// There only if no problem is an error.
    pub map: Option<Map>,
    pub problems: Vec<Problem>,
}

impl Maps {
    /// Only what is built in.
    #[must_use]
    pub fn built_in() -> Self {
        Self::default()
    }

    /// Those in the folder `maps` beside a level file, then what is built in.
    #[must_use]
    pub fn beside(level: &Path) -> Self {
        Self { folder: level.parent().map(|folder| folder.join("maps")) }
    }

    /// The map of this name; `None` if there is none.
    #[must_use]
    pub fn open(&self, name: &str) -> Option<LoadedMap> {
        // A name is no path: nothing outside the folder is opened.
        if name.contains(['/', '\\', '.']) {
            return None;
        }
        let on_disk = self.folder.as_ref().map(|folder| folder.join(format!("{name}.ron")));
        if let Some(path) = on_disk.filter(|path| path.is_file()) {
            return Some(load_map(&path));
        }
        let file = BuiltIn::get(&format!("maps/{name}.ron"))?;
        let name = format!("levels/maps/{name}.ron");
        Some(read_map(read_text(&name, &file.data)))
    }

    /// The names of all maps.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let built_in = BuiltIn::iter().filter_map(|file| {
            file.strip_prefix("maps/").and_then(|name| name.strip_suffix(".ron")).map(str::to_owned)
        });
        let on_disk = self.folder.iter().flat_map(|folder| level_files(folder));
        let on_disk = on_disk.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
        let mut names: Vec<String> = built_in.chain(on_disk).collect();
        names.sort();
        names.dedup();
        names
    }
}

/// Reads and checks a map file.
#[must_use]
pub fn load_map(path: &Path) -> LoadedMap {
    read_map(read_file(path))
}

fn read_map(source: Result<Source, Unread>) -> LoadedMap {
    match source {
        Ok(source) => {
            let (map, problems) = Map::read(&source);
            LoadedMap { source, map, problems }
        }
        Err(Unread(unread)) => {
            let (source, problem) = *unread;
            LoadedMap { source, map: None, problems: vec![problem] }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_map_is_sound() {
        let harrow = Maps::built_in().open("harrow").unwrap();
        assert_eq!(harrow.problems, []);
        assert_eq!(harrow.map.unwrap().size, (1600, 900));
        assert_eq!(Maps::built_in().names(), ["harrow"]);
        for outside in ["../maps/harrow", "maps/harrow", "harrow.ron", "nowhere", ""] {
            assert!(Maps::built_in().open(outside).is_none(), "{outside}");
        }
    }

    #[test]
    fn a_file_on_disk_hides_what_is_built_in() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("maps")).unwrap();
        std::fs::write(folder.path().join("maps/harrow.ron"), "(format: 1)").unwrap();
        std::fs::write(folder.path().join("my-level.ron"), "(").unwrap();
        std::fs::write(folder.path().join("notes.txt"), "").unwrap();
        let library = Library::with_folder(folder.path().to_owned());
        assert_eq!(library.map("harrow"), None, "it is broken, and the built-in one is not taken behind its back");
        assert!(Library::built_in().map("harrow").is_some());
        let mine = library.entries().into_iter().find(|entry| entry.id == "my-level").unwrap();
        assert_eq!(mine.path, Some(folder.path().join("my-level.ron")));
        assert!(!library.entries().iter().any(|entry| entry.id == "notes" || entry.id == "harrow"));
        assert!(library.load("my-level").problems.iter().any(Problem::is_error));
    }

    #[test]
    fn what_cannot_be_read_is_a_problem() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        };
        let missing = folder.path().join("nothing.ron");
        for (path, code) in [
            (missing, code::MISSING_FILE),
            (folder.path().to_owned(), code::MISSING_FILE),
            (file("latin.ron", b"(title: \"d\xe9marche\")"), code::NOT_UTF8),
            (file("huge.ron", &vec![b' '; (1 << 20) + 1]), code::TOO_LARGE),
            (file("empty.ron", b""), code::EMPTY),
        ] {
            let loaded = load(&path);
            assert!(loaded.level.is_none());
            assert_eq!(loaded.problems.iter().map(|p| p.code).collect::<Vec<_>>(), [code], "{}", path.display());
        }
    }

    #[test]
    fn a_misspelt_level_is_suggested() {
        let loaded = Library::built_in().load("wintre-ward");
        assert_eq!(loaded.problems[0].code, code::MISSING_FILE);
        assert!(loaded.problems[0].help.is_some());
    }
}
