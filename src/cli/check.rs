//! `demarche check`: every problem of levels and maps, for people or as JSON.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::Outcome;
use crate::level::library::{level_files, load, load_map};
use crate::level::problem::{Problem, Severity, Source, render, render_coloured, to_json};

/// Find every problem in levels and maps, each with its place and how to mend it
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
pub fn run(args: &CheckArgs) -> Outcome {
    let mut files = Vec::new();
    let mut empty = false;
    for path in &args.paths {
        let before = files.len();
        collect(path, &mut files);
        if files.len() == before {
            eprintln!("{}: the folder holds no .ron files", path.display());
            empty = true;
        }
    }
    let checked: Vec<Checked> = files.iter().map(|file| check_file(file)).collect();
    match print(&checked, args.json) {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => {
            eprintln!("the problems cannot be printed: {error}");
            return Outcome::CouldNotRun;
        }
        Ok(()) => {}
    }
    if !args.json {
        for file in &checked {
            eprintln!("{}: {}", file.source.name, summary(&file.problems));
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
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
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
        let level = load(path);
        Checked { source: level.source, problems: level.problems }
    }
}

fn print(checked: &[Checked], json: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if json {
        let rows: Vec<serde_json::Value> = checked
            .iter()
            .filter_map(|file| match to_json(&file.source, &file.problems) {
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
            write!(out, "{}", render(&file.source, &file.problems))?;
        }
    }
    out.flush()
}

fn summary(problems: &[Problem]) -> String {
    let count = |severity: Severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let counts = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Hint, "hint")];
    let parts: Vec<String> = counts
        .into_iter()
        .filter(|(severity, _)| count(*severity) > 0)
        .map(|(severity, word)| {
            let count = count(severity);
            format!("{count} {word}{}", if count == 1 { "" } else { "s" })
        })
        .collect();
    if parts.is_empty() { "no problems".to_owned() } else { parts.join(", ") }
}
