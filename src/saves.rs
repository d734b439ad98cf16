//! Where journals are kept: a file a session, appended as it is played.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::rules::Fact;
use crate::session::{Body, Damage, Fault, Journal, Read, read};

/// A place that keeps the lines of one journal, in order, for good once `append` has returned.
pub trait Store {
    /// Keeps `lines`.
    ///
    /// # Errors
    /// If they could not be made durable; nothing may be counted as kept then.
    fn append(&mut self, lines: &[String]) -> io::Result<()>;
}

/// A journal file.
pub struct FileStore {
    file: File,
    path: PathBuf,
    kept: usize,
}

impl FileStore {
    /// A new file with what `journal` holds so far. Its directory is made if it is missing.
    ///
    /// # Errors
    /// If the file exists already or cannot be written.
    pub fn create(path: &Path, journal: &Journal) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        let mut store = Self { file, path: path.to_owned(), kept: 0 };
        store.keep_up(journal)?;
        if let Some(folder) = path.parent() {
            // A new name is only durable once its directory is.
            File::open(folder).and_then(|folder| folder.sync_all()).or_else(ignore_unsupported)?;
        }
        Ok(store)
    }

    /// An existing file, cut back to the whole records of `journal`.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn reopen(path: &Path, journal: &Journal) -> io::Result<Self> {
        let file = OpenOptions::new().append(true).open(path)?;
        file.set_len(journal.text().len() as u64)?;
        file.sync_all()?;
        Ok(Self { file, path: path.to_owned(), kept: journal.lines().len() })
    }

    /// Appends the records of `journal` that are not in the file yet.
    ///
    /// # Errors
    /// If they could not be written and synced.
    pub fn keep_up(&mut self, journal: &Journal) -> io::Result<()> {
        let fresh = &journal.lines()[self.kept.min(journal.lines().len())..];
        if !fresh.is_empty() {
            self.append(fresh)?;
            self.kept = journal.lines().len();
        }
        Ok(())
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Store for FileStore {
    fn append(&mut self, lines: &[String]) -> io::Result<()> {
        let mut text = lines.join("\n");
        text.push('\n');
        self.file.write_all(text.as_bytes())?;
        self.file.sync_data()
    }
}

fn ignore_unsupported(error: io::Error) -> io::Result<()> {
    // Directories cannot be opened or synced on every system; where they can, they are.
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
        .then_some(())
        .ok_or(error)
}

/// A folder of saves.
#[derive(Clone, Debug)]
pub struct Saves {
    folder: PathBuf,
}

/// One save, as far as its records say.
#[derive(Clone, Debug)]
pub struct SaveEntry {
    pub path: PathBuf,
    pub name: String,
    /// Seconds since 1970 of the last change, as the file system says.
    pub modified: u64,
    /// What can be read of it; an error if nothing can.
    pub state: Result<SaveState, Damage>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveState {
    pub level_id: String,
    pub level_title: String,
    /// Code and name of the seat.
    pub seat: String,
    pub turn: u16,
    pub turns: u16,
    pub sealed: bool,
    /// What was dropped from the end of an unfinished session, or what is wrong with a finished one.
    pub damage: Option<Damage>,
}

impl Saves {
    /// Ending of journal files.
    pub const ENDING: &'static str = "journal";

    #[must_use]
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A path for a new save of this level that no file has yet: `winter-ward-3.journal`.
    #[must_use]
    pub fn fresh_path(&self, level_id: &str) -> PathBuf {
        let path = |n: u32| self.folder.join(format!("{level_id}-{n}.{}", Self::ENDING));
        (1..).map(path).find(|path| !path.exists()).expect("numbers do not run out")
    }

    /// All saves, newest first. A folder that does not exist has none.
    #[must_use]
    pub fn list(&self) -> Vec<SaveEntry> {
        let Ok(files) = fs::read_dir(&self.folder) else { return Vec::new() };
        let mut entries: Vec<SaveEntry> = files
            .filter_map(Result::ok)
            .map(|file| file.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == Self::ENDING))
            .map(|path| entry(&path))
            .collect();
        entries.sort_by(|a, b| (b.modified, &b.name).cmp(&(a.modified, &a.name)));
        entries
    }

    /// Reads a save.
    ///
    /// # Errors
    /// If the file cannot be read at all.
    pub fn load(path: &Path) -> io::Result<Read> {
        fs::read(path).map(|bytes| read(&bytes))
    }
}

fn entry(path: &Path) -> SaveEntry {
    let modified = fs::metadata(path)
        .and_then(|meta| meta.modified())
        .ok()
        .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok())
        .map_or(0, |age| age.as_secs());
    let name = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let unreadable = Damage { line: 1, what: Fault::Empty };
    let state = match Saves::load(path) {
        Err(_) => Err(unreadable),
        Ok(read) => describe(&read).ok_or_else(|| read.dropped.clone().unwrap_or(unreadable)),
    };
    SaveEntry { path: path.to_owned(), name, modified, state }
}

fn describe(read: &Read) -> Option<SaveState> {
    let records = read.journal.records();
    let Body::Opened { level, held, .. } = &records.first()?.body else { return None };
    let turn = records
        .iter()
        .rev()
        .find_map(|record| match &record.body {
            Body::Began { facts, .. } | Body::Ordered { facts, .. } => facts.iter().rev().find_map(|fact| match fact {
                Fact::TurnBegan { turn } => Some(*turn),
                _ => None,
            }),
            _ => None,
        })
        .unwrap_or(0);
    Some(SaveState {
        level_id: level.id.clone(),
        level_title: level.title.clone(),
        seat: held.first().map_or_else(String::new, |seat| level.actor(*seat).name.clone()),
        turn,
        turns: level.time.turns,
        sealed: read.finished,
        damage: read.dropped.clone(),
    })
}
