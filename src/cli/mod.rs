//! The command line: one binary, its commands, and what their exit codes mean.

mod analyse;
mod check;
mod coalitions;
mod deal;
mod depth;
mod domain;
mod fmt;
mod graph;
mod help;
mod lab;
mod negotiate;
mod new;
mod output;
mod packs;
mod page;
mod play;
mod prove;
mod replay;
mod rewrite;
mod schema;
mod simulate;
mod tournament;
mod upgrade;
mod watch;

pub use lab::LabArgs;
pub use play::{Names, PlayArgs, ShotsArgs};
pub use prove::{goldens, mistakes};

use std::process::ExitCode;

use clap::{FromArgMatches, Parser, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};

use crate::level::library::Library;
use crate::level::problem::{Problem, Source, render};
use crate::packs::Packs;
use crate::settings;
use crate::words::Words;

/// The command line. What its help says comes from the words of `help`.
#[derive(Debug, Parser)]
#[command(name = "demarche", version, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Play(play::PlayArgs),
    Lab(lab::LabArgs),
    New(new::NewArgs),
    Check(check::CheckArgs),
    Fmt(fmt::FmtArgs),
    Upgrade(upgrade::UpgradeArgs),
    Graph(graph::GraphArgs),
    Schema(schema::SchemaArgs),
    Simulate(simulate::SimulateArgs),
    Merge(simulate::MergeArgs),
    Watch(watch::WatchArgs),
    Install(packs::InstallArgs),
    Packs(packs::PacksArgs),
    Depth(depth::DepthArgs),
    Analyse(analyse::AnalyseArgs),
    Negotiate(negotiate::NegotiateArgs),
    Tournament(tournament::TournamentArgs),
    Votes(coalitions::VotesArgs),
    Coalition(coalitions::CoalitionArgs),
    Replay(replay::ReplayArgs),
    Shots(play::ShotsArgs),
    Prove(prove::ProveArgs),
}

/// How a command ended: fixed meanings that scripts rest on.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done, or clean.
    Done,
    /// Problems in what was given.
    Problems,
    /// Could not run.
    CouldNotRun,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::Problems => 1,
            Outcome::CouldNotRun => 2,
        })
    }
}

/// Runs the command that the arguments name; without one, the game.
#[must_use]
pub fn main() -> ExitCode {
    let words = words();
    let parsed = help::command(&words).try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are asked for; anything else could not run.
            let code = if error.use_stderr() { Outcome::CouldNotRun } else { Outcome::Done };
            let _ = error.print();
            return code.into();
        }
    };
    match cli.command.unwrap_or_else(|| Command::Play(play::PlayArgs::default())) {
        Command::Play(args) => play::play(&args, &words),
        Command::Lab(args) => lab::run(&args, &words),
        Command::New(args) => new::run(&args, &words),
        Command::Check(args) => check::run(&args, &words),
        Command::Fmt(args) => fmt::run(&args, &words),
        Command::Upgrade(args) => upgrade::run(&args, &words),
        Command::Graph(args) => graph::run(&args, &words),
        Command::Schema(args) => schema::run(&args, &words),
        Command::Simulate(args) => simulate::run(&args, &words),
        Command::Merge(args) => simulate::merge(&args, &words),
        Command::Watch(args) => watch::run(&args, &words),
        Command::Install(args) => packs::install(&args, &words),
        Command::Packs(args) => packs::run(&args, &words),
        Command::Depth(args) => depth::run(&args, &words),
        Command::Analyse(args) => analyse::run(&args, &words),
        Command::Negotiate(args) => negotiate::run(&args, &words),
        Command::Tournament(args) => tournament::run(&args, &words),
        Command::Votes(args) => coalitions::votes(&args, &words),
        Command::Coalition(args) => coalitions::coalition(&args, &words),
        Command::Replay(args) => replay::run(&args, &words),
        Command::Shots(args) => play::shots(&args, &words),
        Command::Prove(args) => prove::run(&args, &words),
    }
    .into()
}

/// The language of the settings, else of the system.
fn words() -> Words {
    Words::new(&settings::load(&settings::folder()).language)
}

/// The packs of the player.
fn packs() -> Packs {
    Packs::of_player(&settings::folder())
}

/// The levels that commands find by name: those built in and those of packs.
fn library() -> Library {
    Library::built_in().and_packs(packs().shelves())
}

/// Says what keeps a level from being played.
fn tell_problems((source, problems): &(Source, Vec<Problem>), words: &Words) {
    tell(render(source, problems, words).trim_end());
}

/// A progress bar on standard error, which draws nothing unless that is a terminal. The template is indicatif's.
fn progress_bar(length: u64, template: &str) -> ProgressBar {
    // A template that cannot be read is a mistake of a translation; the usual bar does as well.
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style)
}

/// Writes a line of result to standard output; a closed pipe ends the program quietly.
fn say(line: &str) {
    use std::io::Write;
    if writeln!(std::io::stdout().lock(), "{line}").is_err() {
        std::process::exit(0);
    }
}

/// Writes a message for a person to standard error. Where nobody listens the command goes on: how it ended is in its code.
pub(crate) fn tell(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
