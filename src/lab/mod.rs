//! The level lab: a level file that is being written, what is wrong with it, and a game of bots on it. It looks at the file
//! again and again; whatever it makes of it, it makes in threads, so that a window in front of it never waits.

mod balance;
mod bench;
pub mod file;
mod inbox;
#[cfg(test)]
pub(crate) mod testing;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::TryRecvError;

use crate::base::{ActorId, Seed};
use crate::debrief::Standing;
use crate::level::edit::{self, Step, Unchanged};
use crate::level::library::{Loaded, load_read};
use crate::level::problem::{Problem, Severity, Source};
use crate::level::read::{Unread, read_file};
use crate::lint::examine_loaded;

use inbox::Inbox;

pub use balance::{Balancing, GAMES, SeatTally, Tally};
pub use bench::{Bench, Deed};

/// How often in a row a file may be gone before that is believed: editors save by putting a new file in the old one's place.
const GONE: u8 = 4;

/// A level file on the table.
pub struct Lab {
    path: PathBuf,
    seed: Seed,
    /// The file as it was last read and understood, good or not.
    loaded: Arc<Loaded>,
    /// A game on the last text that was sound; none before there was one.
    bench: Option<Arc<Bench>>,
    /// The text that `bench` is of: older than that of the file while the file has errors.
    current: bool,
    /// The last sound level could not be played: the bots came to no end.
    stuck: bool,
    work: Option<Inbox<Made>>,
    /// All that the thread still has to find out is what games and searches tell: a newer text need not wait for that.
    examining: bool,
    standings: Option<Standings>,
    /// What standings are being worked out for.
    standing: Option<(Moment, Inbox<Standings>)>,
    balancing: Option<Balancing>,
    /// Texts before each change that was made here, with what each became.
    undo: Vec<(String, String)>,
    gone: u8,
    version: u64,
}

/// What a thread made of a text, one after the other.
enum Made {
    Read(Box<Loaded>),
    Played(Bench),
    /// All problems, those of the level as a game among them.
    Examined(Vec<Problem>),
}

/// Which moment is looked at, from whose chair.
pub type Moment = (usize, ActorId);

/// All talks as they stand at a moment of a game.
pub struct Standings {
    pub bench: Arc<Bench>,
    pub moment: Moment,
    /// By talks in the order of the level; `None` where interests are not drawn.
    pub talks: Vec<Option<Standing>>,
}

/// A change of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Writes a value at this place, and what is missing on the way to it.
    Set { path: Vec<Step>, value: String },
    /// Adds an item to the list at this place.
    Push { path: Vec<Step>, value: String },
    /// Takes away what stands at this place.
    Remove { path: Vec<Step> },
}

/// Why nothing was changed.
#[derive(Debug)]
pub enum NotEdited {
    /// The text has changed meanwhile, or the value is none.
    Text(Unchanged),
    /// The file was changed elsewhere since; going back would undo that as well.
    ChangedElsewhere,
    File(io::Error),
}

impl Lab {
    /// Opens a level file. What it holds is there once [`Self::look`] has found it.
    #[must_use]
    pub fn open(path: PathBuf, seed: Seed) -> Self {
        let nothing = load_read(&path, Ok(Source::new(path.display().to_string(), "")));
        let nothing = Loaded { problems: Vec::new(), ..nothing };
        let mut lab = Self {
            path,
            seed,
            loaded: Arc::new(nothing),
            bench: None,
            current: false,
            stuck: false,
            work: None,
            examining: false,
            standings: None,
            standing: None,
            balancing: None,
            undo: Vec::new(),
            gone: 0,
            version: 0,
        };
        lab.take_up(read_file(&lab.path));
        lab
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    #[must_use]
    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }

    #[must_use]
    pub const fn bench(&self) -> Option<&Arc<Bench>> {
        self.bench.as_ref()
    }

    /// Whether the game shown is on the text as it is, and not on an older one that was sound.
    #[must_use]
    pub const fn is_current(&self) -> bool {
        self.current
    }

    /// Whether the level is sound and bots came to no end on it.
    #[must_use]
    pub const fn is_stuck(&self) -> bool {
        self.stuck
    }

    /// Whether a thread is at work on the text.
    #[must_use]
    pub const fn is_working(&self) -> bool {
        self.work.is_some()
    }

    #[must_use]
    pub const fn balancing(&self) -> Option<&Balancing> {
        self.balancing.as_ref()
    }

    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.undo.last().is_some_and(|(_, after)| *after == self.loaded.source.text)
    }

    /// Rises with everything that can be seen.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Reads the file, and takes in what threads have made. Whether anything is new.
    pub fn look(&mut self) -> bool {
        let before = self.version;
        if self.work.is_none() || self.examining {
            let read = read_file(&self.path);
            let same = match &read {
                Ok(source) => *source == self.loaded.source && !self.is_unread(),
                Err(Unread(unread)) => self.loaded.problems.first() == Some(&unread.1) && self.is_unread(),
            };
            let missing = read.is_err() && !self.path.exists();
            self.gone = if missing { self.gone.saturating_add(1) } else { 0 };
            if !same && (!missing || self.gone >= GONE) {
                self.take_up(read);
            }
        }
        self.take_in();
        if self.balancing.as_mut().is_some_and(Balancing::poll) {
            self.version += 1;
        }
        before != self.version
    }

    /// Whether the file could not be read at all when it was last tried.
    fn is_unread(&self) -> bool {
        let file = |problem: &Problem| {
            use crate::level::problem::code;
            [code::MISSING_FILE, code::NOT_UTF8, code::TOO_LARGE].contains(&problem.code)
        };
        self.loaded.problems.iter().any(file)
    }

    /// Understands a text in a thread and plays a game on it if it is sound.
    fn take_up(&mut self, read: Result<Source, Unread>) {
        let (send, made) = Inbox::new();
        let (path, seed) = (self.path.clone(), self.seed);
        std::thread::spawn(move || {
            let read = load_read(&path, read);
            if send.send(Made::Read(Box::new(read.clone()))).is_err() {
                return;
            }
            if let Some(level) = &read.level {
                let _ = send.send(Made::Played(Bench::play(Arc::new(level.clone()), seed)));
            }
            // What it takes games and searches to see comes last, so that nobody waits for it.
            let _ = send.send(Made::Examined(examine_loaded(read).problems));
        });
        self.work = Some(made);
        self.examining = false;
    }

    fn take_in(&mut self) {
        while let Some(work) = &mut self.work {
            match work.take() {
                Ok(Made::Read(read)) => {
                    self.current = false;
                    self.stuck = false;
                    self.examining = read.level.is_none();
                    self.loaded = Arc::from(read);
                }
                Ok(Made::Played(bench)) => {
                    self.current = true;
                    self.examining = true;
                    self.bench = Some(Arc::new(bench));
                }
                Ok(Made::Examined(problems)) => {
                    let read = Loaded::clone(&self.loaded);
                    self.loaded = Arc::new(Loaded { problems, ..read });
                }
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => {
                    self.stuck = self.loaded.level.is_some() && !self.current;
                    self.work = None;
                }
            }
            self.version += 1;
        }
        if let Some((_, work)) = &mut self.standing {
            match work.take() {
                Ok(standings) => {
                    self.standings = Some(standings);
                    self.standing = None;
                    self.version += 1;
                }
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => self.standing = None,
            }
        }
    }

    /// All talks as they stand at a moment. Where they are not worked out yet, those shown before, until they are.
    pub fn standings(&mut self, moment: Moment) -> Option<&Standings> {
        let bench = self.bench.as_ref()?;
        let is_of = |found: &Standings| Arc::ptr_eq(&found.bench, bench) && found.moment == moment;
        let wanted = !self.standings.as_ref().is_some_and(is_of);
        let asked = self.standing.as_ref().is_some_and(|(asked, _)| *asked == moment);
        if wanted && !asked {
            let (send, found) = Inbox::new();
            let bench = Arc::clone(bench);
            std::thread::spawn(move || {
                let talks = bench.standings(moment.0, moment.1);
                let _ = send.send(Standings { bench, moment, talks });
            });
            self.standing = Some((moment, found));
        }
        self.standings.as_ref()
    }

    /// Whether something is under way that will be seen without anybody doing anything.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.work.is_some() || self.standing.is_some() || self.balancing.as_ref().is_some_and(Balancing::is_running)
    }

    /// Plays a quick balance on the level that is shown.
    pub fn start_balance(&mut self) {
        self.balancing = self.bench.as_ref().map(|bench| Balancing::start(Arc::clone(&bench.level), GAMES));
        self.version += 1;
    }

    pub fn stop_balance(&mut self) {
        if let Some(balancing) = &mut self.balancing {
            balancing.stop();
            self.version += 1;
        }
    }

    /// Whether the quick balance is of the level that is shown.
    #[must_use]
    pub fn is_balance_current(&self) -> bool {
        let pair = self.balancing.as_ref().zip(self.bench.as_ref());
        pair.is_some_and(|(balancing, bench)| Arc::ptr_eq(&balancing.level, &bench.level))
    }

    /// Changes the text of the file, and writes it.
    ///
    /// # Errors
    /// If the text does not take the change, or the file cannot be written.
    pub fn edit(&mut self, edit: &Edit) -> Result<(), NotEdited> {
        // What an editor wrote a moment ago is not written over.
        let source = read_file(&self.path).map_err(|Unread(_)| NotEdited::ChangedElsewhere)?;
        let changed = match edit {
            Edit::Set { path, value } => edit::write(&source, path, value),
            Edit::Push { path, value } => edit::push(&source, path, value),
            Edit::Remove { path } => edit::remove(&source, path),
        };
        let changed = changed.map_err(NotEdited::Text)?;
        file::replace(&self.path, &changed).map_err(NotEdited::File)?;
        self.undo.push((source.text, changed));
        self.read_again();
        Ok(())
    }

    /// Takes the last change back that was made here.
    ///
    /// # Errors
    /// If the file was changed elsewhere since, or cannot be written.
    pub fn undo(&mut self) -> Result<(), NotEdited> {
        let Some((before, after)) = self.undo.last() else { return Ok(()) };
        if read_file(&self.path).map_or(true, |source| source.text != *after) {
            self.undo.clear();
            return Err(NotEdited::ChangedElsewhere);
        }
        file::replace(&self.path, before).map_err(NotEdited::File)?;
        self.undo.pop();
        self.read_again();
        Ok(())
    }

    /// The file as it is now, at once, also while a thread is at work on an older text.
    fn read_again(&mut self) {
        let read = read_file(&self.path);
        if let Ok(source) = &read {
            // A form shows what was written without waiting for the check.
            let read = Loaded::clone(&self.loaded);
            self.loaded = Arc::new(Loaded { source: source.clone(), ..read });
            self.version += 1;
        }
        self.take_up(read);
    }

    /// Problems of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.loaded.problems.iter().filter(|problem| problem.severity == severity).count()
    }
}

#[cfg(test)]
mod tests;
