//! stub
use super::Outcome;
use crate::words::Words;
use clap::Args;
use std::path::PathBuf;
#[derive(Args, Clone, Debug)]
pub struct GraphArgs {
    pub level: String,
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}
pub fn run(_: &GraphArgs, _: &Words) -> Outcome {
    Outcome::Done
}
