//! `demarche play` and `demarche shots`: the desktop game.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Outcome;
use crate::words::Words;

/// Arguments of `demarche play`.
#[derive(Debug, Default, Args)]
pub struct PlayArgs {
    /// Level file, or the name of a built-in level.
    pub level: Option<String>,
    /// Seat to take, by its three letters.
    #[arg(long, requires = "level")]
    pub seat: Option<String>,
    /// Seed of everything that is drawn.
    #[arg(long)]
    pub seed: Option<u64>,
    /// Turn to begin in: bots play all seats up to it.
    #[arg(long, value_name = "TURN", requires = "level", value_parser = clap::value_parser!(u16).range(1..))]
    pub from: Option<u16>,
    /// Real or masked names.
    #[arg(long, value_enum)]
    pub names: Option<Names>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum Names {
    Real,
    Masked,
}

/// Arguments of `demarche shots`.
#[derive(Debug, Args)]
pub struct ShotsArgs {
    /// Folder for the pictures.
    #[arg(long, default_value = "shots")]
    pub out: PathBuf,
    /// Size of the window, such as 1280x720.
    #[arg(long, default_value = "1280x720", value_parser = size)]
    pub size: (u32, u32),
    /// Scale of the interface, 1 to 2.
    #[arg(long, default_value_t = 1.0, value_parser = scale)]
    pub scale: f32,
    /// Light theme.
    #[arg(long)]
    pub light: bool,
    /// Screens to draw; all if none is named.
    pub screens: Vec<String>,
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let parts = text.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    parts
        .filter(|(w, h)| (320..=7680).contains(w) && (240..=4320).contains(h))
        .ok_or_else(|| super::words().get("cli-shots-size"))
}

fn scale(text: &str) -> Result<f32, String> {
    let scale = text.parse().ok().filter(|scale| (1.0..=2.0).contains(scale));
    scale.ok_or_else(|| super::words().get("cli-shots-scale"))
}

#[cfg(feature = "desktop")]
pub fn play(args: &PlayArgs, words: &Words) -> Outcome {
    crate::game::play(args, words)
}

#[cfg(feature = "desktop")]
pub fn shots(args: &ShotsArgs, words: &Words) -> Outcome {
    crate::game::shots(args, words)
}

#[cfg(not(feature = "desktop"))]
pub fn play(_: &PlayArgs, words: &Words) -> Outcome {
    no_window(words)
}

#[cfg(not(feature = "desktop"))]
pub fn shots(_: &ShotsArgs, words: &Words) -> Outcome {
    no_window(words)
}

#[cfg(not(feature = "desktop"))]
pub(super) fn no_window(words: &Words) -> Outcome {
    super::tell(&words.get("cli-no-window"));
    Outcome::CouldNotRun
}
