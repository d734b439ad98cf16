//! `demarche check`: every problem of levels and maps, for people or as JSON.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Outcome, tell};
use crate::level::library::{level_files, load_map};
use crate::level::problem::{Problem, Severity, Source, render, render_coloured, to_json};
use crate::lint;
use crate::words::{Arg, Words, say};

/// Arguments of `demarche check`.
#[derive(Args, Clone, Debug)]
pub struct CheckArgs {
    /// Level files, map files in a folder `maps`, or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Print problems as a JSON array of {file, line, column, severity, code, message, help}
    #[arg(long)]
    pub json: bool,
    /// Let warnings count like errors
    #[arg(long)]
    pub strict: bool,
}

/// One file and what is wrong with it.
struct Checked {
    source: Source,
    problems: Vec<Problem>,
}

/// Runs the command: problems on standard output, a summary on standard error.
#[must_use]
pub fn run(args: &CheckArgs, words: &Words) -> Outcome {
    let mut files = Vec::new();
    let mut empty = false;
    for path in &args.paths {
        let before = files.len();
        collect(path, &mut files);
        if files.len() == before {
            tell(&words.say(&say!("cli-check-no-levels", folder = path.display().to_string())));
            empty = true;
        }
    }
    let checked: Vec<Checked> = files.iter().map(|file| check_file(file)).collect();
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

/// A file itself, or the level files of a folder and of the folder `maps` in it.
pub(super) fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        files.extend(level_files(path));
        files.extend(level_files(&path.join("maps")));
    } else {
        files.push(path.to_owned());
    }
}

fn check_file(path: &Path) -> Checked {
    // Absolute, so that a map is known for one from within its folder as well.
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let is_map = absolute.parent().and_then(Path::file_name).is_some_and(|folder| folder == "maps");
    if is_map {
        let map = load_map(path);
        Checked { source: map.source, problems: map.problems }
    } else {
        let level = lint::examine_file(path);
        Checked { source: level.source, problems: level.problems }
    }
}

fn print(checked: &[Checked], json: bool, words: &Words) -> io::Result<()> {
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
