//! Where journals are kept: a file a session, appended as it is played, and a copy of how it was when the turn began.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::session::{Body, Damage, Fault, Journal, LocalTable, read};

/// A place that keeps the lines of one journal, in order, for good once `append` has returned.
pub trait Store {
    /// Keeps `lines`.
    ///
    /// # Errors
    /// If they could not be made durable; nothing may be counted as kept then.
    fn append(&mut self, lines: &[String]) -> io::Result<()>;
}

/// A journal file, and beside it a copy of how it was when the turn began.
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
        // A game that was deleted by hand may have left its copy behind.
        remove_if_there(&copy_of(path))?;
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        let mut store = Self { file, path: path.to_owned(), kept: 0 };
        store.keep_up(journal)?;
        sync_folder(path)?;
        Ok(store)
    }

    /// The file of a save that is gone on with. A torn last line is cut off; where more is damaged, the file is first
    /// copied to a name of its own, which is returned, and then replaced by the records that are gone on with.
    ///
    /// # Errors
    /// If it cannot be written, or cannot be gone on with at all; the file is as it was then.
    pub fn resume(path: &Path, save: &Save) -> io::Result<(Self, Option<PathBuf>)> {
        let remedy = save.harm.as_ref().map(|harm| harm.remedy);
        let aside = match remedy {
            None | Some(Remedy::Mend) => None,
            Some(Remedy::Before | Remedy::Copy) => {
                let aside = set_aside(path)?;
                replace(path, &save.journal.text())?;
                replace(&copy_of(path), &save.journal.text())?;
                Some(aside)
            }
            Some(Remedy::Nothing) => return Err(io::ErrorKind::InvalidData.into()),
        };
        let file = OpenOptions::new().append(true).open(path)?;
        if remedy == Some(Remedy::Mend) {
            file.set_len(save.journal.text().len() as u64)?;
            file.sync_all()?;
        }
        Ok((Self { file, path: path.to_owned(), kept: save.journal.lines().len() }, aside))
    }

    /// Appends the records of `journal` that are not in the file yet. If a turn began in them, or the game ended, the
    /// copy is renewed.
    ///
    /// # Errors
    /// If they could not be written and synced, or the copy could not.
    pub fn keep_up(&mut self, journal: &Journal) -> io::Result<()> {
        let from = self.kept.min(journal.lines().len());
        let fresh = &journal.lines()[from..];
        if fresh.is_empty() {
            return Ok(());
        }
        self.append(fresh)?;
        self.kept = journal.lines().len();
        let marks = |body: &Body| body.turn_begun().is_some() || matches!(body, Body::Sealed { .. });
        if journal.records()[from..].iter().any(|record| marks(&record.body)) {
            replace(&copy_of(&self.path), &journal.text())?;
        }
        Ok(())
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Where the copy of a journal lies: `winter-ward-3.turn` beside `winter-ward-3.journal`.
fn copy_of(path: &Path) -> PathBuf {
    path.with_extension("turn")
}

/// Copies a damaged file to a free name beside it, such as `winter-ward-3.damaged`, for good.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let free = |n: u32| path.with_extension(if n == 1 { String::from("damaged") } else { format!("damaged-{n}") });
    let aside = (1..).map(free).find(|aside| !aside.exists()).expect("numbers do not run out");
    write_new(&aside, &fs::read(path)?)?;
    sync_folder(path)?;
    Ok(aside)
}

/// Puts `text` in the place of a file, so that at any moment the old or the new is there in whole.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let fresh = path.with_extension("new");
    remove_if_there(&fresh)?;
    write_new(&fresh, text.as_bytes())?;
    fs::rename(&fresh, path)?;
    sync_folder(path)
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    fs::remove_file(path).or_else(|error| (error.kind() == io::ErrorKind::NotFound).then_some(()).ok_or(error))
}

/// A new name is only durable once its directory is.
fn sync_folder(path: &Path) -> io::Result<()> {
    let Some(folder) = path.parent() else { return Ok(()) };
    File::open(folder).and_then(|folder| folder.sync_all()).or_else(ignore_unsupported)
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
    /// The turn in which one finds oneself once it is loaded.
    pub turn: u16,
    pub turns: u16,
    pub sealed: bool,
    pub harm: Option<Harm>,
}

/// A save that was read.
#[derive(Clone, Debug)]
pub struct Save {
    /// The records to go on with: those of the file, or of the copy where the file is damaged and the copy holds more.
    pub journal: Journal,
    pub harm: Option<Harm>,
}

/// What is wrong with the file of a save, what is lost by it, and what helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Harm {
    pub damage: Damage,
    /// Records that the file held and that are not among those that are gone on with.
    pub records: usize,
    /// The last turn that began in the file as far as can be told, also within the damaged part.
    pub reached: u16,
    pub remedy: Remedy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// A last line that was not written to its end is cut off.
    Mend,
    /// It can be gone on before the damage, with the damaged file set aside.
    Before,
    /// It can be gone on from the copy of when the turn began, with the damaged file set aside.
    Copy,
    /// Nothing of it can be gone on with.
    Nothing,
}

impl SaveState {
    /// Turns that are lost by the damage.
    #[must_use]
    pub fn turns_lost(&self) -> u16 {
        self.harm.as_ref().map_or(0, |harm| harm.reached.saturating_sub(self.turn))
    }

    /// Whether more is wrong with it than a line that was not written to its end.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.harm.as_ref().is_some_and(|harm| harm.remedy != Remedy::Mend)
    }
}

impl Save {
    /// From the bytes of a file, and of its copy where that may help and is there.
    #[must_use]
    pub fn of(bytes: &[u8], copy: impl FnOnce() -> Option<Vec<u8>>) -> Self {
        let own = read(bytes);
        let Some(damage) = own.dropped.clone() else { return Self { journal: own.journal, harm: None } };
        let (lost, later) = own.lost_of(bytes);
        let whole = own.journal.records().len();
        let reached = later.or_else(|| last_turn(&own.journal)).unwrap_or(0);
        // A finished session has to be whole, an open one has to have begun.
        let goes_on = !own.finished && whole >= 2;
        let copy =
            copy().map(|bytes| read(&bytes)).filter(|copy| copy.dropped.is_none() && copy.journal.records().len() >= 2);
        let copy = copy.filter(|copy| {
            let same = own.journal.records().first().is_none_or(|first| *first == copy.journal.records()[0]);
            same && !(goes_on && copy.journal.records().len() <= whole)
        });
        let (journal, remedy) = match copy {
            Some(copy) => (copy.journal, Remedy::Copy),
            None if !goes_on => (own.journal, Remedy::Nothing),
            None if damage.what == Fault::CutShort => (own.journal, Remedy::Mend),
            None => (own.journal, Remedy::Before),
        };
        let records = (whole + lost).saturating_sub(journal.records().len());
        Self { journal, harm: Some(Harm { damage, records, reached, remedy }) }
    }
}

fn last_turn(journal: &Journal) -> Option<u16> {
    journal.records().iter().rev().find_map(|record| record.body.turn_begun())
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

    /// A path for a new save of this level that no file has yet: `winter-ward-3.journal`, or `pack.level-3.journal`.
    #[must_use]
    pub fn fresh_path(&self, level_id: &str) -> PathBuf {
        let level_id = level_id.replace('/', ".");
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

    /// Reads a save, and its copy where that helps.
    ///
    /// # Errors
    /// If the file cannot be read at all.
    pub fn load(path: &Path) -> io::Result<Save> {
        fs::read(path).map(|bytes| Save::of(&bytes, || fs::read(copy_of(path)).ok()))
    }
}

fn entry(path: &Path) -> SaveEntry {
    let modified = fs::metadata(path)
        .and_then(|meta| meta.modified())
        .ok()
        .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok())
        .map_or(0, |age| age.as_secs());
    let name = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let state = match Saves::load(path) {
        Err(_) => Err(Damage { line: 1, what: Fault::Empty }),
        Ok(save) => describe(save),
    };
    SaveEntry { path: path.to_owned(), name, modified, state }
}

fn describe(save: Save) -> Result<SaveState, Damage> {
    let Save { journal, harm } = save;
    let Some(Body::Opened { level, held, .. }) = journal.records().first().map(|record| &record.body) else {
        return Err(harm.map_or(Damage { line: 1, what: Fault::NotASession }, |harm| harm.damage));
    };
    let mut state = SaveState {
        level_id: level.id.clone(),
        level_title: level.title.clone(),
        seat: held.first().map_or_else(String::new, |seat| level.actor(*seat).name.clone()),
        turn: last_turn(&journal).unwrap_or(0),
        turns: level.time.turns,
        sealed: journal.is_sealed(),
        harm,
    };
    match state.harm.as_ref().map(|harm| harm.remedy) {
        None | Some(Remedy::Nothing) => {}
        // Where the orders of bots are lost they give them again, and that may end the turn.
        Some(_) => state.turn = LocalTable::resume(journal, &[])?.session().state().turn,
    }
    Ok(state)
}
