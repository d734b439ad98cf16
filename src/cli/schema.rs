//! `demarche schema`: the level format for editors and other programs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Outcome, say, tell};
use crate::level::decode::Decode;
use crate::level::raw::RawLevel;
use crate::level::schema::{to_json, to_json_schema, to_rust};
use crate::words::{Words, say};

/// Arguments of `demarche schema`.
#[derive(Args, Clone, Debug)]
pub struct SchemaArgs {
    /// Print a JSON Schema of levels that were turned into JSON.
    #[arg(long, conflicts_with = "ron_lsp")]
    pub json_schema: bool,
    /// Write what ron-lsp needs into this folder: Cargo.toml, ron.toml and src/lib.rs.
    #[arg(long, value_name = "FOLDER")]
    pub ron_lsp: Option<PathBuf>,
}

pub fn run(args: &SchemaArgs, words: &Words) -> Outcome {
    let root = RawLevel::shape();
    let Some(folder) = &args.ron_lsp else {
        let json = if args.json_schema { to_json_schema(root) } else { to_json(root) };
        say(&format!("{json:#}"));
        return Outcome::Done;
    };
    let name = folder.display().to_string();
    match write_project(folder) {
        Ok(()) => {
            tell(&words.say(&say!("cli-schema-written", folder = name)));
            Outcome::Done
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            tell(&words.say(&say!("cli-schema-taken", file = error.to_string())));
            Outcome::CouldNotRun
        }
        Err(error) => {
            tell(&words.say(&say!("cli-schema-unwritten", folder = name, reason = error.to_string())));
            Outcome::CouldNotRun
        }
    }
}

/// `ron-lsp` looks for Rust types in a project, and in `ron.toml` which files hold which of them.
const CARGO: &str = "# Written by demarche schema --ron-lsp.\n[package]\nname = \"levels\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n";
const RON: &str = "# Written by demarche schema --ron-lsp.\n[[types]]\nglob = \"**/*.ron\"\ntype = \"crate::Level\"\n";

fn write_project(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    for (file, text) in [("Cargo.toml", CARGO), ("ron.toml", RON), ("src/lib.rs", &*to_rust(RawLevel::shape()))] {
        let file = folder.join(file);
        // What an earlier version wrote begins alike; anything else is somebody's own.
        let first_line = |text: &str| text.lines().next().map(str::to_owned);
        let is_other = |there: String| first_line(&there) != first_line(text);
        if file.exists() && fs::read_to_string(&file).map_or(true, is_other) {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, file.display().to_string()));
        }
        fs::write(&file, text)?;
    }
    Ok(())
}
