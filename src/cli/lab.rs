//! `demarche lab`: the level lab of the desktop game.

use clap::Args;

use super::Outcome;
use crate::words::Words;

/// Arguments of `demarche lab`.
#[derive(Debug, Args)]
pub struct LabArgs {
    /// Level file; without one, the lab asks for it.
    pub file: Option<String>,
}

#[cfg(feature = "desktop")]
pub fn run(args: &LabArgs, words: &Words) -> Outcome {
    crate::game::lab(args, words)
}

#[cfg(not(feature = "desktop"))]
pub fn run(_: &LabArgs, words: &Words) -> Outcome {
    super::play::no_window(words)
}
