//! `demarche check`: every problem of levels, maps and packs, for people or as JSON.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Outcome, library, packs, tell};
use crate::level::library::{in_pack, level_files, load_map};
use crate::level::problem::{Problem, Severity, render, render_coloured, to_json};
use crate::lint;
use crate::packs::{CheckedFile, Contents, is_pack, root};
use crate::words::{Arg, Words, say};

/// Arguments of `demarche check`.
#[derive(Args, Clone, Debug)]
pub struct CheckArgs {
    /// Level files, map files in a folder `maps`, packs (folders or zips), folders of levels, or `pack/level`
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Print problems as a JSON array of {file, line, column, severity, code, message, help}
    #[arg(long)]
    pub json: bool,
    /// Let warnings count like errors
    #[arg(long)]
    pub strict: bool,
}

/// Runs the command: problems on standard output, a summary on standard error.
#[must_use]
pub fn run(args: &CheckArgs, words: &Words) -> Outcome {
    let mut checked = Vec::new();
    let mut empty = false;
    for path in &args.paths {
        let before = checked.len();
        check_path(path, &mut checked);
        if checked.len() == before {
            tell(&words.say(&say!("cli-check-no-levels", folder = path.display().to_string())));
            empty = true;
        }
    }
    match print(&checked, args.json, words) {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => {
            tell(&words.say(&say!("cli-check-unprintable", reason = error.to_string())));
            return Outcome::CouldNotRun;
        }
        Ok(()) => {}
    }
    if !args.json {
        for file in &checked {
            let summary = summary(&file.problems);
            tell(&words.say(&say!("cli-check-file", file = &file.source.name, summary = summary)));
        }
    }
    let counts = |problem: &Problem| match problem.severity {
        Severity::Error => true,
        Severity::Warning => args.strict,
        Severity::Hint => false,
    };
    if empty {
        return Outcome::CouldNotRun;
    }
    if checked.iter().flat_map(|file| &file.problems).any(counts) { Outcome::Problems } else { Outcome::Done }
}

/// A pack with all that is in it, the level files of a folder and of the folder `maps` in it, a level of an installed pack,
/// or a file itself.
fn check_path(path: &Path, checked: &mut Vec<CheckedFile>) {
    if is_pack(path) {
        let path = root(path);
        checked.extend(crate::packs::check(&path.display().to_string(), &Contents::read(path), &packs()).files);
    } else if path.is_dir() {
        checked.extend(in_folder(path).map(|file| check_file(&file)));
    } else {
        checked.push(check_file(path));
    }
}

/// The level files of a folder and of the folder `maps` in it.
pub(super) fn in_folder(folder: &Path) -> impl Iterator<Item = PathBuf> {
    level_files(folder).into_iter().chain(level_files(&folder.join("maps")))
}

fn check_file(path: &Path) -> CheckedFile {
    // Absolute, so that a map is known for one from within its folder as well.
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let is_map = absolute.parent().and_then(Path::file_name).is_some_and(|folder| folder == "maps");
    let of_pack = path.to_str().filter(|name| in_pack(name).is_some() && !path.exists());
    if is_map {
        let map = load_map(path);
        CheckedFile { source: map.source, problems: map.problems }
    } else {
        let level = of_pack.map_or_else(|| lint::examine_file(path), |name| lint::examine_loaded(library().load(name)));
        CheckedFile { source: level.source, problems: level.problems }
    }
}

fn print(checked: &[CheckedFile], json: bool, words: &Words) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if json {
        let rows: Vec<serde_json::Value> = checked
            .iter()
            .filter_map(|file| match to_json(&file.source, &file.problems, words) {
                serde_json::Value::Array(rows) => Some(rows),
                _ => None,
            })
            .flatten()
            .collect();
        serde_json::to_writer_pretty(&mut out, &rows)?;
        writeln!(out)?;
    } else {
        let render = if out.is_terminal() { render_coloured } else { render };
        for file in checked {
            write!(out, "{}", render(&file.source, &file.problems, words))?;
        }
    }
    out.flush()
}

/// How many there are of each severity, as far as there are any.
fn summary(problems: &[Problem]) -> Arg {
    let count = |severity: Severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings, hints) = (count(Severity::Error), count(Severity::Warning), count(Severity::Hint));
    let counts = [
        (errors, say!("cli-check-errors", n = errors)),
        (warnings, say!("cli-check-warnings", n = warnings)),
        (hints, say!("cli-check-hints", n = hints)),
    ];
    let items: Vec<Arg> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words.into()).collect();
    if items.is_empty() { say!("cli-check-none").into() } else { Arg::List { join: "list-names", items } }
}
