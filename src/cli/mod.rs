//! The command line.

mod check;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use check::CheckArgs;

/// Done, or nothing wrong.
const CLEAN: ExitCode = ExitCode::SUCCESS;
/// Problems in what was given.
const PROBLEMS: u8 = 1;
/// The command could not do its work.
const COULD_NOT_RUN: u8 = 2;

/// Practise cyber diplomacy.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(CheckArgs),
}

/// Runs what the arguments of the process say.
#[must_use]
pub fn run() -> ExitCode {
    match Arguments::parse().command {
        Command::Check(args) => check::run(&args),
    }
}
