//! Bytes to a source, and a source to a typed value with all its problems.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::decode::{Decode, Decoder, Gaps};
use super::problem::{Problem, Source, Span, code};
use super::syntax::{self, MOST_BYTES, MOST_PROBLEMS};
use crate::words::say;

/// Reads a value. It is there only if no error was found; problems come in the order of their places.
pub fn parse_and_decode<T: Decode>(source: &Source) -> (Option<T>, Vec<Problem>) {
    let parse = syntax::parse(source);
    let mut decoder = Decoder::new();
    let value = parse.value().and_then(|node| T::decode(&node, &mut decoder));
    let mut problems = parse.problems;
    problems.extend(capped(decoder.into_problems()));
    problems.sort_by_key(|problem| problem.place);
    let sound = !problems.iter().any(Problem::is_error);
    (value.filter(|_| sound), problems)
}

/// Reads what can be read of a source with mistakes, for a second look at the rest; also where something is missing.
pub fn decode_the_rest<T: Decode>(source: &Source) -> Option<(T, Gaps)> {
    let parse = syntax::parse(source);
    let mut decoder = Decoder::forgiving();
    let value = T::decode(&parse.value()?, &mut decoder)?;
    Some((value, decoder.into_gaps()))
}

fn capped(mut problems: Vec<Problem>) -> Vec<Problem> {
    if let Some(first_left_out) = problems.get(MOST_PROBLEMS) {
        let message = say!("problem-too-many-problems", n = problems.len() - MOST_PROBLEMS);
        let rest = Problem::error(code::TOO_MANY_PROBLEMS, first_left_out.place, message);
        problems.truncate(MOST_PROBLEMS);
        problems.push(rest.with_help(say!("problem-too-many-problems-help")));
    }
    problems
}

/// Opens and reads a level file.
///
/// # Errors
/// If it cannot be opened or read, is too large or is not UTF-8.
pub fn read_file(path: &Path) -> Result<Source, Unread> {
    let name = path.display().to_string();
    let unreadable = |error: std::io::Error| {
        let message = say!("problem-missing-file", reason = error.to_string());
        let problem = Problem::error(code::MISSING_FILE, None::<Span>, message);
        Unread::without_text(&name, problem.with_help(say!("problem-missing-file-help")))
    };
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that is too large, however large it is.
    let most = MOST_BYTES as u64 + 1;
    File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(unreadable)?;
    read_text(&name, &bytes)
}

/// A file that is no text: what can be shown of it, and why. Boxed, for it is rare and large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread(pub Box<(Source, Problem)>);

impl Unread {
    pub fn without_text(name: &str, problem: Problem) -> Self {
        Self(Box::new((Source::new(name, ""), problem)))
    }
}

/// Takes bytes as the text of a level.
///
/// # Errors
/// If they are too many or not UTF-8.
pub fn read_text(name: &str, bytes: &[u8]) -> Result<Source, Unread> {
    if bytes.len() > MOST_BYTES {
        return Err(Unread::without_text(name, syntax::too_large()));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => Err(not_utf8(name, bytes, error.valid_up_to())),
    }
}

fn not_utf8(name: &str, bytes: &[u8], at: usize) -> Unread {
    let message = say!("problem-not-utf8", at = at, byte = format!("0x{:02X}", bytes[at]));
    let help = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        say!("problem-not-utf8-help-utf16")
    } else {
        say!("problem-not-utf8-help")
    };
    /// Length of U+FFFD.
    const MARK: u32 = 3;
    // Up to the byte the text that is shown is that of the file, so the place is right; a mark stands for the byte.
    let text = String::from_utf8_lossy(bytes).into_owned();
    let start = u32::try_from(at).unwrap_or(u32::MAX);
    let place = Span::new(start, start.saturating_add(MARK));
    let problem = Problem::error(code::NOT_UTF8, place, message).with_help(help);
    Unread(Box::new((Source::new(name, text), problem)))
}
