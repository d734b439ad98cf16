//! Where levels come from: files on disk, packs, and those built into the program. What is on disk goes before what is built
//! in; a level of a pack is named after it, `pack/level`, so that no two of them are taken for each other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use super::check::{check, check_the_rest};
use super::map::Map;
use super::model::Level;
use super::portable;
use super::problem::{Problem, Source, Span, code};
use super::raw::RawLevel;
use super::read::{Unread, decode_the_rest, parse_and_decode, read_file, read_text};
use super::suppress::Allowances;
use super::syntax;
use super::upgrade::outdated;
use crate::words::{Arg, Saying, say};

/// The folder of levels as it was when the program was built.
#[derive(RustEmbed)]
#[folder = "levels/"]
struct BuiltIn;

/// A level file that was read, good or not.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What the library loads it by: `winter-ward`, `pack/level`, or the path of a file.
    pub id: String,
    /// The text, for showing problems in it; empty if the file could not be read.
    pub source: Source,
    /// There only if no problem is an error.
    pub level: Option<Level>,
    /// In the order of their places.
    pub problems: Vec<Problem>,
    /// The title of the pack it is from.
    pub pack: Option<String>,
    /// Where its map was looked for.
    pub maps: Maps,
}

/// Reads and checks a level file. Never fails: a file that is missing, too large or no text is a problem like any other.
/// Maps are looked for in the folder `maps` beside the file, then among those built in.
#[must_use]
pub fn load(path: &Path) -> Loaded {
    load_read(path, read_file(path))
}

/// What [`load`] makes of what was read from the file at this path.
#[must_use]
pub fn load_read(path: &Path, source: Result<Source, Unread>) -> Loaded {
    loaded(path.display().to_string(), source, &Maps::beside(path))
}

fn loaded(id: String, source: Result<Source, Unread>, maps: &Maps) -> Loaded {
    let source = match source {
        Ok(source) => source,
        Err(Unread(unread)) => {
            let (source, problem) = *unread;
            return Loaded { id, source, level: None, problems: vec![problem], pack: None, maps: maps.clone() };
        }
    };
    let (level, problems) = understand(&source, maps);
    Loaded { id, source, level, problems, pack: None, maps: maps.clone() }
}

/// The level that a source holds, if nothing is wrong with it, and what is wrong, in the order of its places, but for what
/// its author allows.
#[must_use]
pub fn understand(source: &Source, maps: &Maps) -> (Option<Level>, Vec<Problem>) {
    let (level, problems) = understand_all(source, maps);
    (level.map(|(_, level)| level), Allowances::of(source).without_allowed(problems))
}

/// The same with the level as it was written, and with all that is wrong, allowed or not.
#[must_use]
pub fn understand_all(source: &Source, maps: &Maps) -> (Option<(RawLevel, Level)>, Vec<Problem>) {
    let (raw, mut problems) = parse_and_decode::<RawLevel>(source);
    let level = if let Some(raw) = raw {
        let (level, found) = check(&raw, source, maps);
        problems.extend(found);
        level.map(|level| (raw, level))
    } else {
        // What can be read is checked all the same, so that one mistake does not hide another.
        if let Some((raw, gaps)) = decode_the_rest::<RawLevel>(source) {
            let known: BTreeSet<Option<Span>> = problems.iter().map(|problem| problem.place).collect();
            let found = check_the_rest(&raw, &gaps, source, maps);
            problems.extend(found.into_iter().filter(|problem| !known.contains(&problem.place)));
        }
        say_what_is_older(source, &mut problems);
        None
    };
    problems.sort_by_key(|problem| problem.place);
    (level, problems)
}

/// What was written for an older version of the format is mended by a command, not by hand.
fn say_what_is_older(source: &Source, problems: &mut [Problem]) {
    let older = syntax::parse(source).value().map(|level| outdated(&level)).unwrap_or_default();
    for problem in problems.iter_mut().filter(|problem| problem.place.is_some_and(|place| older.contains(&place))) {
        problem.help = Some(say!("problem-older-writing-help"));
    }
}

/// The levels that can be played: those built in, those in a folder of the player's, and those of packs.
#[derive(Clone, Debug, Default)]
pub struct Library {
    folder: Option<PathBuf>,
    packs: Vec<Shelf>,
}

/// The levels of one installed pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// The short name of the pack, which stands before the names of its levels.
    pub pack: String,
    /// Its title.
    pub title: String,
    /// The folder of its levels.
    pub levels: PathBuf,
    /// Folders of maps, the first before the next: its own and those of packs that it depends on.
    pub maps: Vec<PathBuf>,
    /// Why its levels are not offered; `None` where they are.
    pub closed: Option<Saying>,
}

/// A level that can be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name of the file without `.ron`, which is the id of the level; behind that of its pack, `pack/level`.
    pub id: String,
    /// The file, unless the level is built in.
    pub path: Option<PathBuf>,
}

/// The pack and the level that the id of a level of a pack names.
#[must_use]
pub fn in_pack(id: &str) -> Option<(&str, &str)> {
    id.split_once('/').filter(|(pack, level)| !pack.is_empty() && !level.is_empty() && !level.contains('/'))
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
        Self { folder: Some(folder), ..Self::default() }
    }

    /// As it is, and with what is in packs.
    #[must_use]
    pub fn and_packs(self, packs: Vec<Shelf>) -> Self {
        Self { packs, ..self }
    }

    /// All levels by id, those of packs behind the others.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let mut entries: BTreeMap<String, Option<PathBuf>> =
            BuiltIn::iter().filter_map(|file| Some((level_id(Path::new(&*file))?, None))).collect();
        for path in self.folder.iter().flat_map(|folder| level_files(folder)) {
            if let Some(id) = path.file_stem().and_then(|stem| stem.to_str()) {
                entries.insert(id.to_owned(), Some(path.clone()));
            }
        }
        let own = entries.into_iter().map(|(id, path)| Entry { id, path });
        own.chain(self.packs.iter().filter(|shelf| shelf.closed.is_none()).flat_map(Shelf::entries)).collect()
    }

    /// Loads a level by its id, or from the path of a file.
    #[must_use]
    pub fn load(&self, id_or_path: &str) -> Loaded {
        let shelf = in_pack(id_or_path).and_then(|(pack, _)| self.packs.iter().find(|shelf| shelf.pack == pack));
        match self.entries().into_iter().find(|entry| entry.id == id_or_path) {
            Some(Entry { id, path: Some(path) }) => match shelf {
                Some(shelf) => shelf.load(id, &path),
                None => Loaded { id, ..load(&path) },
            },
            Some(Entry { id, path: None }) => built_in(&id),
            None => match shelf.and_then(|shelf| shelf.closed.clone()) {
                Some(why) => closed(id_or_path, why),
                None if looks_like_a_path(id_or_path) && !self.is_meant_of_a_pack(id_or_path) => {
                    load(Path::new(id_or_path))
                }
                None => self.no_such_level(id_or_path),
            },
        }
    }

    /// The map of a level, as far as it is sound: of its pack, beside the player's levels, else built in. A level of a pack
    /// that is not there any more has none.
    #[must_use]
    pub fn map_of(&self, level: &Level) -> Option<Map> {
        let Some((pack, _)) = in_pack(&level.id) else { return self.map(&level.map) };
        let shelf = self.packs.iter().find(|shelf| shelf.pack == pack)?;
        Maps::in_folders(shelf.maps.iter().cloned()).open(&level.map)?.map
    }

    /// The map of this name, as far as it is sound: beside the player's levels, else built in.
    #[must_use]
    pub fn map(&self, name: &str) -> Option<Map> {
        Maps::in_folders(self.folder.as_ref().map(|folder| folder.join("maps"))).open(name)?.map
    }

    /// The level of this id or path, if it can be played.
    ///
    /// # Errors
    /// Its text and all its problems.
    pub fn playable(&self, id_or_path: &str) -> Result<Level, (Source, Vec<Problem>)> {
        let Loaded { source, level, problems, .. } = self.load(id_or_path);
        level.ok_or((source, problems))
    }

    /// Whether this names a level of a pack rather than a file: `pack/level`, of a pack that is there or where no file is.
    fn is_meant_of_a_pack(&self, id: &str) -> bool {
        in_pack(id).is_some_and(|(pack, level)| {
            let plain = portable::flaw(pack).is_none() && portable::flaw(level).is_none() && !level.ends_with(".ron");
            plain && (self.packs.iter().any(|shelf| shelf.pack == pack) || !Path::new(id).exists())
        })
    }

    fn no_such_level(&self, id: &str) -> Loaded {
        let entries = self.entries();
        let known: Vec<&str> = entries.iter().map(|entry| &*entry.id).collect();
        let problem = Problem::error(code::MISSING_FILE, None::<Span>, say!("problem-no-level", name = id));
        let all = say!("problem-levels", names = Arg::names(known.iter().copied()));
        let help = super::remedy::suggestion(id, &known, all);
        without_text(id, problem.with_help(help))
    }
}

impl Shelf {
    fn entries(&self) -> impl Iterator<Item = Entry> + use<'_> {
        level_files(&self.levels).into_iter().filter_map(|path| {
            let level = path.file_stem()?.to_str().filter(|level| portable::flaw(level).is_none())?;
            Some(Entry { id: format!("{}/{level}", self.pack), path: Some(path) })
        })
    }

    /// A level of the pack, which goes by the name of both from here on: in saves, settings and lists.
    fn load(&self, id: String, path: &Path) -> Loaded {
        let mut loaded = loaded(id, read_file(path), &Maps::in_folders(self.maps.iter().cloned()));
        loaded.pack = Some(self.title.clone());
        if let Some(level) = &mut loaded.level {
            level.id.clone_from(&loaded.id);
        }
        loaded
    }
}

fn closed(id: &str, why: Saying) -> Loaded {
    let problem = Problem::error(code::MISSING_FILE, None::<Span>, say!("problem-pack-closed", name = id));
    without_text(id, problem.with_help(why))
}

fn without_text(id: &str, problem: Problem) -> Loaded {
    let (source, maps) = (Source::new(id, ""), Maps::built_in());
    Loaded { id: id.to_owned(), source, level: None, problems: vec![problem], pack: None, maps }
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
    loaded(id.to_owned(), source, &Maps::built_in())
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

/// Where maps are looked for: among those that were read already, in folders, and among those built in.
#[derive(Clone, Debug, Default)]
pub struct Maps {
    read: BTreeMap<String, LoadedMap>,
    folders: Vec<PathBuf>,
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

    /// Those in the folder `maps` beside a level file, then those built in.
    #[must_use]
    pub fn beside(level: &Path) -> Self {
        Self::in_folders(level.parent().map(|folder| folder.join("maps")))
    }

    /// In folders, the first before the next, then what is built in.
    #[must_use]
    pub fn in_folders(folders: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { read: BTreeMap::new(), folders: folders.into_iter().collect() }
    }

    /// As it is, but before all else those that were read already, by name.
    #[must_use]
    pub fn and_read(self, read: BTreeMap<String, LoadedMap>) -> Self {
        Self { read, ..self }
    }

    /// The map of this name; `None` if there is none.
    #[must_use]
    pub fn open(&self, name: &str) -> Option<LoadedMap> {
        // A name is no path: nothing outside the folder is opened, and no device.
        if name.contains('.') || portable::flaw(name).is_some() {
            return None;
        }
        if let Some(map) = self.read.get(name) {
            return Some(map.clone());
        }
        let on_disk = self.folders.iter().map(|folder| folder.join(format!("{name}.ron")));
        // A link may lead anywhere.
        let is_file = |path: &PathBuf| path.symlink_metadata().is_ok_and(|meta| meta.is_file());
        if let Some(path) = on_disk.into_iter().find(is_file) {
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
        let on_disk = self.folders.iter().flat_map(|folder| level_files(folder));
        let on_disk = on_disk.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
        let mut names: Vec<String> = built_in.chain(on_disk).chain(self.read.keys().cloned()).collect();
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

/// Reads and checks a map that was read already, such as one in a zip.
#[must_use]
pub fn load_map_bytes(name: &str, bytes: &[u8]) -> LoadedMap {
    read_map(read_text(name, bytes))
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
        for outside in ["../maps/harrow", "maps/harrow", "harrow.ron", "nowhere", "", "CON", "C:harrow", "harrow "] {
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

    /// A shelf with one level, `tiny`, on a map of its own.
    fn shelf(folder: &Path, pack: &str, closed: Option<Saying>) -> Shelf {
        let levels = folder.join(pack).join("levels");
        std::fs::create_dir_all(levels.join("maps")).unwrap();
        std::fs::copy("levels/maps/harrow.ron", levels.join("maps/isle.ron")).unwrap();
        let tiny = include_str!("../../tests/levels/tiny.ron").replace("map: \"harrow\"", "map: \"isle\"");
        std::fs::write(levels.join("tiny.ron"), tiny).unwrap();
        Shelf { pack: pack.into(), title: pack.into(), maps: vec![levels.join("maps")], levels, closed }
    }

    #[test]
    fn levels_of_two_packs_may_have_one_name() {
        let folder = tempfile::tempdir().unwrap();
        let packs = vec![shelf(folder.path(), "one", None), shelf(folder.path(), "two", None)];
        let library = Library::built_in().and_packs(packs);
        let ids: Vec<String> = library.entries().into_iter().map(|entry| entry.id).collect();
        assert_eq!(ids, ["winter-ward", "one/tiny", "two/tiny"]);
        let (one, two) = (library.playable("one/tiny").unwrap(), library.playable("two/tiny").unwrap());
        assert_eq!((one.id.as_str(), two.id.as_str()), ("one/tiny", "two/tiny"));
        assert!(library.map_of(&one).is_some() && library.map("isle").is_none());
        assert!(Library::built_in().map_of(&one).is_none(), "the pack is gone, and its map with it");
        let missing = &library.load("one/tinny").problems[0];
        let help = crate::words::Words::new("en").say(missing.help.as_ref().unwrap());
        assert!(help.starts_with("did you mean `one/tiny`?"), "{help}");
    }

    #[test]
    fn a_pack_that_is_closed_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let packs = vec![shelf(folder.path(), "one", Some(say!("problem-take-one-away")))];
        let library = Library::built_in().and_packs(packs);
        assert_eq!(library.entries().len(), 1);
        let loaded = library.load("one/tiny");
        assert!(loaded.level.is_none());
        assert_eq!(loaded.problems[0].help, Some(say!("problem-take-one-away")));
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
