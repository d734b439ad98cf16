//! `demarche upgrade`: levels of older versions of the format in today's writing.

use std::path::PathBuf;

use clap::Args;

use super::Outcome;
use super::rewrite::{Rewrite, rewrite_all};
use crate::level::upgrade::upgraded;
use crate::words::{Arg, Saying, Words, say};

/// Arguments of `demarche upgrade`.
#[derive(Args, Clone, Debug)]
pub struct UpgradeArgs {
    /// Level files, or folders of them.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Change nothing; name the files that would change, and exit with 1 if there are any.
    #[arg(long)]
    pub check: bool,
}

pub fn run(args: &UpgradeArgs, words: &Words) -> Outcome {
    rewrite_all(&args.paths, args.check, words, |source| match upgraded(source) {
        Ok(upgraded) if upgraded.changes.is_empty() => Rewrite::Keep,
        Ok(upgraded) => {
            let change = |(line, what): (u32, Saying)| say!("upgrade-change", line = line, what = what);
            let items = upgraded.changes.into_iter().map(change).map(Arg::from).collect();
            let changes = Arg::List { join: "list-lines", items };
            Rewrite::Write(upgraded.text, say!("upgrade-done", changes = changes).into())
        }
        Err(problems) => Rewrite::Refuse(problems),
    })
}
