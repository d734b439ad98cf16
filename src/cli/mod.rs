//! The command line: one binary, its commands, and what their exit codes mean.

mod analyse;
mod check;
mod deal;
mod play;
mod prove;
mod replay;
mod simulate;

pub use play::{Names, PlayArgs, ShotsArgs};

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Practise cyber diplomacy.
#[derive(Debug, Parser)]
#[command(name = "demarche", version, about, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open the game; with a level, straight into it.
    Play(play::PlayArgs),
    /// Check levels and name every problem in them.
    Check(check::CheckArgs),
    /// Play a level with bots many times.
    Simulate(simulate::SimulateArgs),
    /// Analyse a negotiation domain: frontier and fair points.
    Analyse(analyse::AnalyseArgs),
    /// Rebuild a session from its journal and check it.
    Replay(replay::ReplayArgs),
    /// Draw screens of a scripted session into PNG files.
    Shots(play::ShotsArgs),
    /// Run rows of the reliability scorecard.
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
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are asked for; anything else could not run.
            let code = if error.use_stderr() { Outcome::CouldNotRun } else { Outcome::Done };
            let _ = error.print();
            return code.into();
        }
    };
    match cli.command.unwrap_or_else(|| Command::Play(play::PlayArgs::default())) {
        Command::Play(args) => play::play(&args),
        Command::Check(args) => check::run(&args),
        Command::Simulate(args) => simulate::run(&args),
        Command::Analyse(args) => analyse::run(&args),
        Command::Replay(args) => replay::run(&args),
        Command::Shots(args) => play::shots(&args),
        Command::Prove(args) => prove::run(&args),
    }
    .into()
}

/// Writes a line of result to standard output; a closed pipe ends the program quietly.
fn say(line: &str) {
    use std::io::Write;
    if writeln!(std::io::stdout().lock(), "{line}").is_err() {
        std::process::exit(0);
    }
}

/// Writes a message for a person to standard error.
fn tell(line: &str) {
    eprintln!("{line}");
}
