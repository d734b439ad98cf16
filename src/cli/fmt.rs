//! `demarche fmt`: levels and maps in canonical layout.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;

use super::rewrite::{Rewrite, rewrite_all};
use super::{Outcome, tell, tell_problems};
use crate::level::problem::Source;
use crate::level::read::{Unread, read_text};
use crate::level::syntax::MOST_BYTES;
use crate::level::syntax::layout::laid_out;
use crate::words::{Words, say};

/// Arguments of `demarche fmt`.
#[derive(Args, Clone, Debug)]
pub struct FmtArgs {
    /// Level and map files, or folders of them; `-` reads standard input and writes to standard output.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Change nothing; name the files that would change, and exit with 1 if there are any.
    #[arg(long)]
    pub check: bool,
}

pub fn run(args: &FmtArgs, words: &Words) -> Outcome {
    if args.paths.as_slice() == [Path::new("-")] {
        return from_input(args.check, words);
    }
    rewrite_all(&args.paths, args.check, words, |source| match laid_out(source) {
        Ok(text) if text == source.text => Rewrite::Keep,
        Ok(text) => Rewrite::Write(text, say!("cli-fmt-laid-out").into()),
        Err(problems) => Rewrite::Refuse(problems),
    })
}

/// For editors, which have the text at hand and want it back.
fn from_input(check: bool, words: &Words) -> Outcome {
    let name = words.get("cli-fmt-input");
    let mut bytes = Vec::new();
    if let Err(error) = std::io::stdin().take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes) {
        tell(&words.say(&say!("cli-no-file", file = name, reason = error.to_string())));
        return Outcome::CouldNotRun;
    }
    let read = read_text(&name, &bytes).map_err(|Unread(unread)| (unread.0, vec![unread.1]));
    let laid = read
        .and_then(|source: Source| laid_out(&source).map(|text| (text == source.text, text)).map_err(|p| (source, p)));
    match laid {
        Ok((same, _)) if check => {
            if same {
                Outcome::Done
            } else {
                Outcome::Problems
            }
        }
        Ok((_, text)) => {
            // The text ends its last line itself.
            super::say(text.strip_suffix('\n').unwrap_or(&text));
            Outcome::Done
        }
        Err(problems) => {
            tell_problems(&problems, words);
            Outcome::Problems
        }
    }
}
