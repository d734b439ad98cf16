//! Negotiation domains on the command line: which files, how they are read, and how outcomes are written.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::{Outcome, tell};
use crate::negotiation::engine::{Arithmetic, Case, NoSurvey, Reading, Source, Value, genius, ron_case};
use crate::words::{Arg, Words, say};

/// Which domain, and in which numbers.
#[derive(Debug, Args)]
pub struct DomainArgs {
    /// A case in RON; or XML of GENIUS, the domain first, then one profile a party.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// How weights and evaluations of GENIUS are read.
    #[arg(long, value_enum, default_value_t = Scale::Genius)]
    pub scale: Scale,
    /// Reckon exactly (the default).
    #[arg(long, conflicts_with = "f64")]
    pub exact: bool,
    /// Reckon in floats, rounded as NegMAS rounds them.
    #[arg(long)]
    pub f64: bool,
}

/// How the numbers of a GENIUS profile are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Scale {
    /// Weights divided by their sum, evaluations by the issue's maximum.
    Genius,
    /// As written.
    Raw,
}

impl DomainArgs {
    pub fn arithmetic(&self) -> Arithmetic {
        if self.f64 { Arithmetic::Float } else { Arithmetic::Exact }
    }

    /// Reads the files, and tells what is wrong with them.
    pub fn load(&self, words: &Words) -> Result<Case, Outcome> {
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        for path in &self.files {
            match std::fs::read(path) {
                Ok(bytes) => files.push((path.display().to_string(), bytes)),
                Err(error) => {
                    let file = path.display().to_string();
                    tell(&words.say(&say!("cli-no-file", file = file, reason = error.to_string())));
                    return Err(Outcome::Problems);
                }
            }
        }
        let sources: Vec<Source<'_>> = files.iter().map(|(name, bytes)| Source { name, bytes }).collect();
        let is_ron = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
        let case = match &sources[..] {
            [case] if is_ron(&self.files[0]) => ron_case::load(*case),
            [_] => {
                tell(&words.get("engine-no-profiles"));
                return Err(Outcome::CouldNotRun);
            }
            [..] if self.files.iter().any(|path| is_ron(path)) => {
                tell(&words.get("engine-one-case"));
                return Err(Outcome::CouldNotRun);
            }
            [domain, profiles @ ..] => {
                let reading = if self.scale == Scale::Raw { Reading::Raw } else { Reading::Genius };
                genius::load(*domain, profiles, reading)
            }
            [] => return Err(Outcome::CouldNotRun),
        };
        case.map_err(|error| {
            tell(&error.to_string());
            Outcome::Problems
        })
    }
}

/// A utility in words: exactly where that is a short decimal, else to six places behind `≈`. `--json` has every digit.
pub fn written(value: &Value) -> String {
    match value {
        Value::Exact(value) => {
            let exactly = value.to_string();
            let short = exactly.len() <= 12 && !exactly.contains('/');
            if short { exactly } else { format!("≈{}", value.rounded(6)) }
        }
        // a negative nothing is nothing
        Value::Float(value) => format!("{:.6}", value + 0.0),
    }
}

/// Utilities in words, one a party.
pub fn list(values: &[Value]) -> String {
    values.iter().map(written).collect::<Vec<_>>().join("  ")
}

/// Why a case can't be surveyed, and with which option it could be.
pub fn unreckoned(error: NoSurvey, words: &Words) -> String {
    match error {
        NoSurvey::TooWide => words.say(&say!("engine-too-wide", reason = error.to_string())),
        _ => error.to_string(),
    }
}

/// An outcome in words: its values in the order of the space.
pub fn values(case: &Case, choices: &[u32]) -> Arg {
    let labels = case.labels(choices);
    Arg::names(labels.iter().map(|(_, value)| value.as_str()))
}

/// An outcome in JSON: values by issue, in the order of the space.
pub struct Named<'a>(pub &'a Case, pub Vec<u32>);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.1.len()))?;
        for (issue, &choice) in self.0.space.issues.iter().zip(&self.1) {
            map.serialize_entry(&issue.name, &issue.values.label(choice))?;
        }
        map.end()
    }
}
