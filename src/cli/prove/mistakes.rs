//! L2: what designers get wrong. Every mistake of the catalogue is named once, at its place, with its code and a way to mend
//! it; and where something is said to be meant, writing that makes the level sound again.

use std::ops::Range;
use std::path::Path;

use serde::Deserialize;

use super::{Size, Tally};
use crate::level::Level;
use crate::level::library::{Maps, understand};
use crate::level::problem::{Problem, Source};
use crate::level::syntax::{self, kind::SyntaxKind};
use crate::lint;
use crate::words::{Saying, Words, say};

/// Where the catalogue stands in the folder of the package.
const CATALOGUE: &str = "tests/mistakes.ron";
/// Where a problem has to begin: this mark stands in what is written and is taken out before it is read.
const MARK: char = '¦';

/// Mistakes made in one level, which is sound without them.
#[derive(Debug, Deserialize)]
pub struct Mistaken {
    pub level: String,
    pub mistakes: Vec<Mistake>,
}

/// One edit, and what has to be said about it.
#[derive(Debug, Deserialize)]
pub struct Mistake {
    /// Stands once in the level.
    pub from: String,
    /// What is written instead.
    pub to: String,
    pub code: String,
    /// A part of the help.
    pub help: String,
    /// Whether it is found only by looking at the level as a game.
    #[serde(default)]
    pub find: bool,
}

/// What became of a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Whether writing what is said to be meant makes the level sound; `None` where nothing is.
    pub suggestion: Option<bool>,
}

/// The catalogue.
///
/// # Errors
/// If it is not there, or cannot be read.
pub fn catalogue(package: &Path) -> Result<Vec<Mistaken>, String> {
    let text = std::fs::read_to_string(package.join(CATALOGUE)).map_err(|error| error.to_string())?;
    ron::from_str(&text).map_err(|error| error.to_string())
}

impl Mistake {
    /// Makes the mistake in a sound level and looks at what is said.
    ///
    /// # Errors
    /// What is not as it should be.
    pub fn make(&self, file: &str, sound: &str, words: &Words) -> Result<Named, String> {
        let Self { from, to, code, help, .. } = self;
        if sound.matches(from.as_str()).count() != 1 {
            return Err(format!("`{from}` has to stand once in {file}"));
        }
        let marked = sound.replacen(from, to, 1);
        let text = marked.replace(MARK, "");
        let problems = self.look(file, &text);
        // A declaration that is renamed leaves names behind; nothing else may follow from a mistake.
        // From what is found in games much can follow.
        let follows = |problem: &Problem| {
            problem.code == *code || problem.code == "unknown-name" || self.find && !problem.is_error()
        };
        let of_code: Vec<&Problem> = problems.iter().filter(|problem| problem.code == *code).collect();
        let ([problem], true) = (of_code.as_slice(), problems.iter().all(follows)) else {
            let found: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
            return Err(format!("{to}: wanted one {code}, found {found:?}"));
        };
        let message = words.say(&problem.message);
        let found = problem.help.as_ref().map(|help| words.say(help)).unwrap_or_default();
        let place = problem.place.map(|place| place.start as usize..place.end as usize);
        let Some(place) = place.filter(|place| text.get(place.clone()).is_some()) else {
            return Err(format!("{to}: {message} stands nowhere"));
        };
        if marked.find(MARK).is_some_and(|at| at != place.start) {
            return Err(format!("{to}: {message} stands at `{}`", &text[place]));
        }
        if !is_an_element(file, &text, &place) {
            return Err(format!("{to}: `{}` is no whole name, value, field or sign", &text[place]));
        }
        if !found.contains(help.as_str()) || format!("{message}{found}").contains('«') {
            return Err(format!("{to}: wanted `{help}`, found {message}: {found}"));
        }
        let meant = found.strip_prefix("did you mean `").and_then(|rest| rest.split_once('`')).map(|(meant, _)| meant);
        let suggestion = meant.map(|meant| {
            let quotes = if text[place.clone()].starts_with('"') { "\"" } else { "" };
            let mended = format!("{}{quotes}{meant}{quotes}{}", &text[..place.start], &text[place.end..]);
            self.look(file, &mended).is_empty()
        });
        Ok(Named { suggestion })
    }

    fn look(&self, file: &str, text: &str) -> Vec<Problem> {
        let source = Source::new(file, text);
        let look = if self.find { lint::examine } else { understand };
        look(&source, &Maps::built_in()).1
    }
}

/// Whether a place is one or several whole pieces of the text: tokens, values, fields or entries.
fn is_an_element(file: &str, text: &str, place: &Range<usize>) -> bool {
    let parse = syntax::parse(&Source::new(file, text));
    let comments = |kind| kind == SyntaxKind::LineComment;
    let (mut begins, mut ends) = (false, false);
    for element in parse.root().descendants_with_tokens() {
        let range = element.text_range();
        begins |= usize::from(range.start()) == place.start;
        ends |= usize::from(range.end()) == place.end;
        // What is said of a comment stands within it.
        let around = usize::from(range.start()) <= place.start && place.end <= usize::from(range.end());
        if comments(element.kind()) && around {
            return true;
        }
    }
    begins && ends
}

/// Every mistake of the catalogue. A case is a mistake, in the order of the file; the last says how often what was said to be
/// meant was right.
///
/// # Errors
/// If the source that this program was built from is not there any more.
pub(super) fn explained(_: &Level, _: Size, only: Option<u64>) -> Result<Tally, Saying> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let no_sources = || say!("cli-prove-no-sources", folder = package.display().to_string());
    let words = Words::new("en");
    let (mut results, mut case) = (Vec::new(), 0);
    let (mut right, mut suggested) = (0u64, 0u64);
    for Mistaken { level, mistakes } in catalogue(package).map_err(|_| no_sources())? {
        let sound = std::fs::read_to_string(package.join(&level)).map_err(|_| no_sources())?;
        for mistake in mistakes {
            if only.is_none_or(|only| only == case) {
                let named = mistake.make(&level, &sound, &words);
                if let Ok(Named { suggestion: Some(is_right) }) = named {
                    suggested += 1;
                    right += u64::from(is_right);
                }
                results.push((case, named.map(drop)));
            }
            case += 1;
        }
    }
    if only.is_none() {
        let often =
            if right * 10 >= suggested * 9 { Ok(()) } else { Err(format!("right {right} times of {suggested}")) };
        results.push((case, often));
    }
    Ok(Tally::of(results, format!("what was said to be meant was right {right} times of {suggested}")))
}
