//! `demarche install` and `demarche packs`: packs of levels, put in, listed, switched and taken away.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::json;

use super::{Outcome, packs, say, tell};
use crate::level::problem::render;
use crate::level::remedy::suggestion;
use crate::packs::{Installed, NotInstalled, Packs, level_names, report_words};
use crate::words::{Arg, Words, say};

/// Arguments of `demarche install`.
#[derive(Debug, Args)]
pub struct InstallArgs {
    /// Packs: zips, or folders with a pack.ron.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Let an older version take the place of a newer one.
    #[arg(long)]
    pub downgrade: bool,
}

/// Arguments of `demarche packs`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct PacksArgs {
    #[command(subcommand)]
    pub action: Option<Action>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum Action {
    Enable(NamesArgs),
    Disable(NamesArgs),
    Remove(NamesArgs),
}

#[derive(Debug, Args)]
pub struct NamesArgs {
    /// Short names of packs.
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
}

/// Installs pack after pack; one that cannot be installed keeps no other from it.
#[must_use]
pub fn install(args: &InstallArgs, words: &Words) -> Outcome {
    let packs = packs();
    let outcomes: Vec<Outcome> =
        args.files.iter().map(|file| install_one(&packs, file, args.downgrade, words)).collect();
    worst(&outcomes)
}

fn install_one(packs: &Packs, file: &Path, downgrade: bool, words: &Words) -> Outcome {
    let name = file.display().to_string();
    match packs.install(file, downgrade) {
        Ok(report) => {
            report_words(&report).iter().for_each(|done| say(&words.say(done)));
            tell_levels(&report.pack, words);
            if let Some(why) = &report.pack.closed {
                tell(&words.say(&say!("cli-install-closed", why = why.clone())));
            }
            Outcome::Done
        }
        Err(NotInstalled::Problems(files)) => {
            for file in files {
                let problems: Vec<_> =
                    file.problems.into_iter().filter(crate::level::problem::Problem::is_error).collect();
                if !problems.is_empty() {
                    tell(render(&file.source, &problems, words).trim_end());
                }
            }
            tell(&words.say(&say!("cli-install-not", file = name)));
            Outcome::Problems
        }
        Err(NotInstalled::Newer { manifest, installed }) => {
            let (version, installed) = (manifest.version.to_string(), installed.to_string());
            let newer = say!(
                "cli-install-newer",
                title = &manifest.title,
                installed = installed,
                version = version,
                file = name
            );
            tell(&words.say(&newer));
            Outcome::Problems
        }
        Err(NotInstalled::Unwritable(error)) => {
            unwritable(packs, &error, words);
            Outcome::CouldNotRun
        }
    }
}

/// Lists the packs, or does something with some.
#[must_use]
pub fn run(args: &PacksArgs, words: &Words) -> Outcome {
    let packs = packs();
    let (names, act): (_, fn(&Packs, &str) -> std::io::Result<()>) = match &args.action {
        None if args.json => {
            say(&as_json(&packs.list(), words).to_string());
            return Outcome::Done;
        }
        None => {
            list(&packs.list(), words);
            return Outcome::Done;
        }
        Some(Action::Enable(args)) => (&args.names, |packs, name| packs.enable(name, true)),
        Some(Action::Disable(args)) => (&args.names, |packs, name| packs.enable(name, false)),
        Some(Action::Remove(args)) => (&args.names, Packs::remove),
    };
    let outcomes: Vec<Outcome> = names
        .iter()
        .map(|name| {
            let before = packs.list();
            if !before.iter().any(|pack| pack.id == *name) {
                unknown(name, &before, words);
                return Outcome::Problems;
            }
            if let Err(error) = act(&packs, name) {
                unwritable(&packs, &error, words);
                return Outcome::CouldNotRun;
            }
            let done = match &args.action {
                Some(Action::Disable(_)) => say!("cli-packs-disabled", name = name),
                Some(Action::Remove(_)) => say!("cli-packs-removed", name = name),
                _ => say!("cli-packs-enabled", name = name),
            };
            let after = packs.list();
            let own = after.iter().find(|pack| pack.id == *name);
            let switched_on = matches!(args.action, Some(Action::Enable(_)));
            match own.filter(|_| switched_on).and_then(|pack| pack.closed.clone()) {
                Some(why) => tell(&words.say(&say!("cli-packs-now-closed", name = name, why = why))),
                None => say(&words.say(&done)),
            }
            // Others may have rested on it.
            let was_open = |pack: &&Installed| before.iter().any(|old| old.id == pack.id && old.closed.is_none());
            for other in after.iter().filter(|pack| pack.id != *name).filter(was_open) {
                if let Some(why) = &other.closed {
                    tell(&words.say(&say!("cli-packs-now-closed", name = &other.id, why = why.clone())));
                }
            }
            Outcome::Done
        })
        .collect();
    worst(&outcomes)
}

fn worst(outcomes: &[Outcome]) -> Outcome {
    let rank = |outcome: &&Outcome| match outcome {
        Outcome::Done => 0,
        Outcome::Problems => 1,
        Outcome::CouldNotRun => 2,
    };
    outcomes.iter().max_by_key(rank).copied().unwrap_or(Outcome::Done)
}

fn list(packs: &[Installed], words: &Words) {
    if packs.is_empty() {
        tell(&words.get("cli-packs-none"));
    }
    for pack in packs {
        match &pack.manifest {
            Some(manifest) => say(&words.say(&say!(
                "cli-packs-pack",
                title = &manifest.title,
                version = manifest.version.to_string(),
                name = &pack.id,
                authors = Arg::names(manifest.authors.iter().map(String::as_str)),
                licence = &manifest.licence
            ))),
            None => say(&words.say(&say!("cli-packs-broken", name = &pack.id))),
        }
        tell_levels(pack, words);
        if let Some(why) = &pack.closed {
            say(&words.say(&say!("cli-packs-closed", why = why.clone())));
        }
    }
}

fn tell_levels(pack: &Installed, words: &Words) {
    let levels = match pack.levels.is_empty() {
        true => say!("cli-packs-no-levels"),
        false => say!("cli-packs-levels", names = level_names(pack)),
    };
    say(&words.say(&levels));
}

fn as_json(packs: &[Installed], words: &Words) -> serde_json::Value {
    let row = |pack: &Installed| {
        let manifest = pack.manifest.as_ref();
        json!({
            "name": pack.id,
            "title": manifest.map(|manifest| &manifest.title),
            "version": manifest.map(|manifest| manifest.version.to_string()),
            "authors": manifest.map_or(&[][..], |manifest| &manifest.authors),
            "licence": manifest.map(|manifest| &manifest.licence),
            "enabled": pack.enabled,
            "offered": pack.closed.is_none(),
            "reason": pack.closed.as_ref().map(|why| words.say(why)),
            "levels": pack.levels.iter().map(|level| format!("{}/{level}", pack.id)).collect::<Vec<_>>(),
            "folder": pack.folder.display().to_string(),
        })
    };
    packs.iter().map(row).collect()
}

fn unknown(name: &str, packs: &[Installed], words: &Words) {
    let known: Vec<&str> = packs.iter().map(|pack| pack.id.as_str()).collect();
    let help = match known.is_empty() {
        true => say!("cli-packs-none"),
        false => suggestion(name, &known, say!("cli-packs-known", names = Arg::names(known.iter().copied()))),
    };
    tell(&words.say(&say!("cli-packs-unknown", name = name, help = help)));
}

fn unwritable(packs: &Packs, error: &std::io::Error, words: &Words) {
    let (folder, reason) = (packs.folder().display().to_string(), error.to_string());
    tell(&words.say(&say!("cli-install-unwritable", folder = folder, reason = reason)));
}
