//! Files that a command writes anew in their places: which are meant, what is in them, and how they are replaced.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Outcome, tell, tell_problems};
use crate::level::problem::{Problem, Source};
use crate::level::read::{Unread, read_file};
use crate::words::{Arg, Words, say};

/// What is to become of a file.
pub(super) enum Rewrite {
    /// It is as it should be.
    Keep,
    /// The text that it should have, and what is said about it.
    Write(String, Arg),
    /// It cannot be written anew, and why.
    Refuse(Vec<Problem>),
}

/// Asks `rewrite` about every file and replaces those that are to be written, or only names them if `check` is set.
pub(super) fn rewrite_all(
    paths: &[PathBuf],
    check: bool,
    words: &Words,
    rewrite: impl Fn(&Source) -> Rewrite,
) -> Outcome {
    let mut outcome = Outcome::Done;
    let mut worse = |other: Outcome| {
        if outcome == Outcome::Done || other == Outcome::CouldNotRun {
            outcome = other;
        }
    };
    let mut files = Vec::new();
    for path in paths {
        let before = files.len();
        if path.is_dir() {
            files.extend(super::check::in_folder(path));
        } else {
            files.push(path.clone());
        }
        if files.len() == before {
            tell(&words.say(&say!("cli-check-no-levels", folder = path.display().to_string())));
            worse(Outcome::CouldNotRun);
        }
    }
    for path in files {
        let source = match read_file(&path) {
            Ok(source) => source,
            Err(Unread(unread)) => {
                let (source, problem) = *unread;
                tell_problems(&(source, vec![problem]), words);
                worse(Outcome::Problems);
                continue;
            }
        };
        let name = &source.name;
        match rewrite(&source) {
            Rewrite::Keep => tell(&words.say(&say!("cli-rewrite-kept", file = name))),
            Rewrite::Refuse(problems) => {
                tell_problems(&(source, problems), words);
                worse(Outcome::Problems);
            }
            Rewrite::Write(_, what) if check => {
                tell(&words.say(&say!("cli-rewrite-would", file = name, what = what)));
                super::say(name);
                worse(Outcome::Problems);
            }
            Rewrite::Write(text, what) => match replace(&path, &text) {
                Ok(()) => tell(&words.say(&say!("cli-rewrite-written", file = name, what = what))),
                Err(error) => {
                    tell(&words.say(&say!("cli-rewrite-unwritten", file = name, reason = error.to_string())));
                    worse(Outcome::CouldNotRun);
                }
            },
        }
    }
    outcome
}

/// Puts `text` in the place of a file, so that at any moment the old or the new is there in whole. A link stays a link, and who
/// may read the file may do so afterwards.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    let mut fresh = tempfile::NamedTempFile::new_in(folder)?;
    fresh.write_all(text.as_bytes())?;
    fresh.as_file().set_permissions(permissions)?;
    fresh.as_file().sync_all()?;
    fresh.persist(&path)?;
    Ok(())
}
