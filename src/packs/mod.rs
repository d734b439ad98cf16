//! Packs: levels that are passed on together, as a folder or a zip, and installed beside the settings.
//!
//! Each installed pack is a folder named after it; `harbour.off` beside it says that it is switched off. A pack is written to
//! `.new-harbour` first and put in its place by renaming, so that at any moment the old or the new is there in whole.

mod check;
mod contents;
mod manifest;

pub use check::{CheckedFile, CheckedPack, check};
pub use contents::{Contents, Kind, is_pack, kind_of, root};
pub use contents::{MANIFEST, MOST_FILE, MOST_FILES, MOST_NAMES, MOST_PACKED, MOST_RATIO, MOST_TOTAL};
pub use manifest::{Dependency, Manifest, RawPack, game_version};

use std::cmp::Ordering;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use semver::Version;

use crate::level::library::{Shelf, level_files};
use crate::level::portable;
use crate::level::problem::{Problem, Source};
use crate::level::read::{Unread, read_file};
use crate::words::{Arg, Saying, say};

/// A folder of installed packs, which need not exist.
#[derive(Clone, Debug)]
pub struct Packs {
    folder: PathBuf,
}

/// An installed pack.
#[derive(Clone, Debug)]
pub struct Installed {
    /// Its short name, which is that of its folder.
    pub id: String,
    pub folder: PathBuf,
    /// `None` where it cannot be used; then `problems` say why.
    pub manifest: Option<Manifest>,
    /// What is wrong with `pack.ron` and with the names in the folder.
    pub problems: Vec<CheckedFile>,
    pub enabled: bool,
    /// Its levels by short name, without that of the pack.
    pub levels: Vec<String>,
    /// Why its levels are not offered; `None` where they are.
    pub closed: Option<Saying>,
}

/// What was installed.
#[derive(Clone, Debug)]
pub struct Report {
    pub pack: Installed,
    /// The version that was there before.
    pub before: Option<Version>,
    /// What could be better in it.
    pub files: Vec<CheckedFile>,
}

/// Why nothing was installed.
#[derive(Debug)]
pub enum NotInstalled {
    /// Something is wrong with the pack.
    Problems(Vec<CheckedFile>),
    /// A newer version is installed, and nobody asked for the older one.
    Newer { manifest: Box<Manifest>, installed: Version },
    /// The folder of packs cannot be written.
    Unwritable(io::Error),
}

/// Ending of the file that switches a pack off.
const OFF: &str = "off";

impl Packs {
    /// The packs in the folder of the player's data.
    #[must_use]
    pub fn of_player(data: &Path) -> Self {
        Self { folder: data.join("packs") }
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All installed packs by short name.
    #[must_use]
    pub fn list(&self) -> Vec<Installed> {
        self.restore();
        let folders = fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok);
        // A link is no pack: what lies behind it may be anywhere.
        let folders = folders.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        let named = folders.filter_map(|entry| entry.file_name().into_string().ok());
        let mut packs: Vec<Installed> =
            named.filter(|name| is_short_name(name)).map(|name| self.installed(name)).collect();
        packs.sort_by(|a, b| a.id.cmp(&b.id));
        close(&mut packs);
        packs
    }

    /// What the library needs to know of the packs.
    #[must_use]
    pub fn shelves(&self) -> Vec<Shelf> {
        shelves(&self.list())
    }

    /// Checks a pack from a folder or zip and puts it in its place. An older version gives way to it; `downgrade` lets an
    /// older one take the place of a newer.
    ///
    /// # Errors
    /// If something is wrong with it, a newer version is there, or the folder cannot be written. Then all is as it was.
    pub fn install(&self, from: &Path, downgrade: bool) -> Result<Report, NotInstalled> {
        let from = root(from);
        let contents = Contents::read(from);
        let name = from.display().to_string();
        let CheckedPack { manifest, files } = check(&name, &contents, self);
        let sound = !files.iter().flat_map(|file| &file.problems).any(Problem::is_error);
        let Some(manifest) = manifest.filter(|_| sound) else { return Err(NotInstalled::Problems(files)) };
        let before = self.list().into_iter().find(|pack| pack.id == manifest.id).and_then(|pack| pack.manifest);
        let before = before.map(|before| before.version);
        if let Some(installed) = before.clone().filter(|installed| *installed > manifest.version && !downgrade) {
            return Err(NotInstalled::Newer { manifest: Box::new(manifest), installed });
        }
        self.put(&manifest.id, &contents).map_err(NotInstalled::Unwritable)?;
        let pack = self.list().into_iter().find(|pack| pack.id == manifest.id);
        let pack = pack.ok_or_else(|| NotInstalled::Unwritable(io::ErrorKind::NotFound.into()))?;
        Ok(Report { pack, before, files })
    }

    /// Switches a pack on or off.
    ///
    /// # Errors
    /// If there is no such pack, or the folder cannot be written.
    pub fn enable(&self, id: &str, on: bool) -> io::Result<()> {
        self.known(id)?;
        let off = self.folder.join(format!("{id}.{OFF}"));
        if on { remove_file(&off) } else { File::create(&off).map(drop) }
    }

    /// Takes a pack away for good. Games that were begun stay: they hold their level.
    ///
    /// # Errors
    /// If there is no such pack, or the folder cannot be written.
    pub fn remove(&self, id: &str) -> io::Result<()> {
        let folder = self.known(id)?;
        let gone = self.folder.join(format!(".gone-{id}"));
        remove_folder(&gone)?;
        fs::rename(&folder, &gone)?;
        remove_file(&self.folder.join(format!("{id}.{OFF}")))?;
        remove_folder(&gone)
    }

    fn known(&self, id: &str) -> io::Result<PathBuf> {
        let folder = self.folder.join(id);
        if is_short_name(id) && folder.is_dir() { Ok(folder) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    fn installed(&self, id: String) -> Installed {
        let folder = self.folder.join(&id);
        let mut problems = Vec::new();
        let names = Contents::survey(&folder);
        if !names.is_empty() {
            let source = Source::new(folder.display().to_string(), "");
            problems.push(CheckedFile { source, problems: names });
        }
        let manifest = match read_file(&folder.join(MANIFEST)) {
            // By a link, `pack.ron` could be any file.
            _ if !problems.is_empty() => None,
            Ok(source) => {
                let (manifest, found) = Manifest::read(&source);
                if manifest.is_none() {
                    problems.push(CheckedFile { source, problems: found });
                }
                manifest
            }
            Err(Unread(unread)) => {
                let (source, problem) = *unread;
                problems.push(CheckedFile { source, problems: vec![problem] });
                None
            }
        };
        let levels = level_files(&folder.join("levels"));
        let levels = levels.iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
        let closed = match &manifest {
            None => Some(say!("pack-broken")),
            Some(manifest) if manifest.id != id => Some(say!("pack-moved", is = &id, says = &manifest.id)),
            Some(manifest) => manifest.unfit_game(),
        };
        let enabled = !self.folder.join(format!("{id}.{OFF}")).exists();
        let closed = if enabled { closed } else { Some(say!("pack-off")) };
        Installed { levels: levels.collect(), manifest, problems, enabled, closed, folder, id }
    }

    /// Writes a pack beside the others and renames it into its place.
    fn put(&self, id: &str, contents: &Contents) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let (new, old, place) =
            (self.folder.join(format!(".new-{id}")), self.folder.join(format!(".old-{id}")), self.folder.join(id));
        remove_folder(&new)?;
        let written = write_all(&new, contents).and_then(|()| {
            remove_folder(&old)?;
            let replaces = place.symlink_metadata().is_ok();
            if replaces {
                fs::rename(&place, &old)?;
            }
            fs::rename(&new, &place).inspect_err(|_| {
                // As it was.
                if replaces {
                    let _ = fs::rename(&old, &place);
                }
            })
        });
        if written.is_err() {
            let _ = remove_folder(&new);
        }
        written?;
        remove_folder(&old)
    }

    /// Where an upgrade was cut off between two renames, the old version comes back.
    fn restore(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok) {
            let name = entry.file_name();
            let Some(id) = name.to_str().and_then(|name| name.strip_prefix(".old-")) else { continue };
            let place = self.folder.join(id);
            if is_short_name(id) && place.symlink_metadata().is_err() {
                let _ = fs::rename(entry.path(), place);
            }
        }
    }
}

/// The packs among these whose levels are offered, and why the others are not.
#[must_use]
pub fn shelves(packs: &[Installed]) -> Vec<Shelf> {
    let maps = |pack: &Installed| pack.folder.join("levels").join("maps");
    let shelf = |pack: &Installed| {
        let needed = pack.manifest.iter().flat_map(|manifest| &manifest.dependencies);
        let needed = needed.filter_map(|needed| packs.iter().find(|other| other.id == needed.pack));
        Shelf {
            pack: pack.id.clone(),
            title: pack.manifest.as_ref().map_or(&pack.id, |manifest| &manifest.title).clone(),
            levels: pack.folder.join("levels"),
            maps: std::iter::once(pack).chain(needed).map(maps).collect(),
            closed: pack.closed.clone(),
        }
    };
    packs.iter().map(shelf).collect()
}

/// Closes packs that need one that is not there, until nothing changes any more.
fn close(packs: &mut [Installed]) {
    loop {
        let fresh: Vec<(usize, Saying)> = packs
            .iter()
            .enumerate()
            .filter(|(_, pack)| pack.closed.is_none())
            .filter_map(|(at, pack)| {
                let needed = &pack.manifest.as_ref()?.dependencies;
                Some((at, needed.iter().find_map(|needed| unmet(needed, packs))?))
            })
            .collect();
        if fresh.is_empty() {
            return;
        }
        for (at, why) in fresh {
            packs[at].closed = Some(why);
        }
    }
}

/// What keeps a dependency from being met by the packs that are installed.
#[must_use]
pub fn unmet(needed: &Dependency, packs: &[Installed]) -> Option<Saying> {
    let (name, wanted) = (&needed.pack, needed.version.to_string());
    let Some(pack) = packs.iter().find(|pack| pack.id == *name) else {
        return Some(say!("pack-needs", pack = name, wanted = wanted));
    };
    match &pack.manifest {
        Some(manifest) if !needed.version.matches(&manifest.version) => {
            let found = manifest.version.to_string();
            Some(say!("pack-needs-version", pack = name, wanted = wanted, found = found))
        }
        _ if !pack.enabled => Some(say!("pack-needs-enabled", pack = name)),
        _ if pack.closed.is_some() => Some(say!("pack-needs-open", pack = name)),
        _ => None,
    }
}

/// What was done, in a sentence.
#[must_use]
pub fn report_words(report: &Report) -> Option<Saying> {
    let manifest = report.pack.manifest.as_ref()?;
    let (title, version) = (&manifest.title, manifest.version.to_string());
    let saying = match &report.before {
        None => say!("pack-installed", title = title, version = version),
        Some(before) => {
            let before_words = before.to_string();
            match before.cmp(&manifest.version) {
                Ordering::Less => say!("pack-upgraded", title = title, version = version, before = before_words),
                Ordering::Equal => say!("pack-again", title = title, version = version),
                Ordering::Greater => say!("pack-downgraded", title = title, version = version, before = before_words),
            }
        }
    };
    Some(saying)
}

/// The levels of a pack by the names that commands take.
#[must_use]
pub fn level_names(pack: &Installed) -> Arg {
    let names: Vec<String> = pack.levels.iter().map(|level| format!("{}/{level}", pack.id)).collect();
    Arg::names(names.iter().map(String::as_str))
}

fn is_short_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    portable::flaw(name).is_none() && name.chars().all(plain)
}

fn write_all(folder: &Path, contents: &Contents) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (path, bytes) in &contents.files {
        let place = folder.join(path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(place)?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    Ok(())
}

fn remove_folder(folder: &Path) -> io::Result<()> {
    fs::remove_dir_all(folder).or_else(ignore_missing)
}

fn remove_file(file: &Path) -> io::Result<()> {
    fs::remove_file(file).or_else(ignore_missing)
}

fn ignore_missing(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

#[cfg(test)]
mod tests;
