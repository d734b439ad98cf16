//! L1: hostile and broken level files. Levels are damaged, the same way for the same case: by their grammar, a value, field
//! or word in place of another, and by their bytes. Whatever comes out is read and checked, and played where it can be.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::{Size, Tally};
use crate::base::{Purpose, Seed, Stream};
use crate::delegates::Game;
use crate::level::Level;
use crate::level::library::{Maps, level_files, understand};
use crate::level::problem::{CODES, Problem, Source, code, render, to_json};
use crate::level::read::{Unread, read_text};
use crate::level::syntax::{self, kind::SyntaxKind};
use crate::lint;
use crate::rules::{self, Order};
use crate::words::{Saying, Words, say};

/// One in so many is looked at as a game as well, and shown.
const LOOKED_AT: u64 = 50;
/// Orders in the first turn after which it counts as one that does not end: far above what the longest takes.
const STUCK: u32 = 20_000;
/// Time after which a case counts as one that hangs.
const HANGS: Duration = Duration::from_secs(20);
/// Cases whose results are kept at once.
const AT_ONCE: u64 = 50_000;

/// What stands in place of numbers.
const NUMBERS: [&str; 12] =
    ["0", "-1", "1", "7", "100", "1001", "65536", "2147483647", "-9223372036854775808", "0.5", "(9, 1)", "1e400"];
/// What is put anywhere.
const PIECES: [&str; 28] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "\\",
    "/*",
    "*/",
    "//",
    "\n",
    "#![",
    "Some(",
    "None",
    "r#\"",
    "..",
    "\u{feff}",
    "\u{202e}",
    "\0",
    "é",
    "“",
    "-",
    "// allow(unused): x\n",
    "((((((((",
];

/// The maps of the game, read once.
static MAPS: LazyLock<Maps> = LazyLock::new(|| {
    let maps = Maps::built_in();
    let read = maps.names().into_iter().filter_map(|name| Some((name.clone(), maps.open(&name)?)));
    Maps::built_in().and_read(read.collect())
});

/// A sound level, and where its parts are.
struct Seedling {
    name: String,
    text: String,
    numbers: Vec<Range<usize>>,
    texts: Vec<Range<usize>>,
    words: Vec<Range<usize>>,
    /// Values, fields and entries.
    parts: Vec<Range<usize>>,
}

impl Seedling {
    fn read(path: &Path, package: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(path).ok()?;
        let name = path.strip_prefix(package).unwrap_or(path).display().to_string();
        let parse = syntax::parse(&Source::new(&name, &text));
        let (mut numbers, mut texts, mut words, mut parts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for element in parse.root().descendants_with_tokens() {
            let range = usize::from(element.text_range().start())..usize::from(element.text_range().end());
            match element.kind() {
                SyntaxKind::Integer => numbers.push(range),
                SyntaxKind::Text => texts.push(range),
                SyntaxKind::Word => words.push(range),
                // The level as a whole is no part of it.
                kind if (kind.is_value() || matches!(kind, SyntaxKind::Field | SyntaxKind::Entry))
                    && range.len() < text.len() / 2 =>
                {
                    parts.push(range);
                }
                _ => {}
            }
        }
        Some(Self { name, text, numbers, texts, words, parts })
    }
}

/// The levels that are damaged: those shipped and those of the tests.
fn seedlings(package: &Path) -> Vec<Seedling> {
    let files = ["levels", "tests/levels"].into_iter().flat_map(|folder| level_files(&package.join(folder)));
    let files: Vec<PathBuf> = files.collect();
    files.iter().filter_map(|file| Seedling::read(file, package)).collect()
}

/// Damages levels.
struct Mutator<'a> {
    seedlings: &'a [Seedling],
    dice: Stream,
}

impl<'a> Mutator<'a> {
    fn below(&mut self, n: usize) -> usize {
        self.dice.below(u32::try_from(n).unwrap_or(u32::MAX)) as usize
    }

    fn any<T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let at = self.below(of.len());
        of.get(at)
    }

    /// A level, the smaller the likelier, so that more can be tried.
    fn seedling(&mut self) -> &'a Seedling {
        let weight = |of: &Seedling| {
            let length = of.text.len() as u64;
            u32::try_from(100_000_000_000 / (length * length).max(1)).unwrap_or(u32::MAX / 1_000).max(1)
        };
        let sizes: Vec<u32> = self.seedlings.iter().map(weight).collect();
        let at = self.dice.pick(&sizes).unwrap_or(0);
        &self.seedlings[at]
    }

    /// A level with one to four damages, by grammar as long as its parts are where they were.
    fn mutant(&mut self) -> (&'a str, Vec<u8>) {
        let seedling = self.seedling();
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        for _ in 0..=self.below(3) {
            let edit = self.edit(seedling);
            let apart = |(other, _): &(Range<usize>, String)| edit.0.end <= other.start || other.end <= edit.0.start;
            if edits.iter().all(apart) {
                edits.push(edit);
            }
        }
        edits.sort_by_key(|(range, _)| range.start);
        let mut text = seedling.text.clone();
        for (range, with) in edits.iter().rev() {
            text.replace_range(range.clone(), with);
        }
        let mut bytes = text.into_bytes();
        if self.below(4) == 0 {
            for _ in 0..=self.below(3) {
                self.havoc(&mut bytes);
            }
        }
        (&seedling.name, bytes)
    }

    /// A part of a level, and what stands in its place.
    fn edit(&mut self, level: &'a Seedling) -> (Range<usize>, String) {
        let here = |range: &Range<usize>| level.text[range.clone()].to_owned();
        let kind = self.below(9);
        let place = match kind {
            0..=2 => self.any(&level.numbers),
            3 | 4 => self.any(&level.texts),
            5 => self.any(&level.words),
            _ => self.any(&level.parts),
        };
        let Some(place) = place.cloned() else { return (0..0, String::from(" ")) };
        let with = match kind {
            0 => NUMBERS[self.below(NUMBERS.len())].to_owned(),
            // Any number of the level, or one near to it.
            1 => self.any(&level.numbers).map(here).unwrap_or_default(),
            2 => level.text[place.clone()].parse().map_or_else(|_| here(&place), |n: i64| (n * 2 - 1).to_string()),
            3 => self.any(&level.texts).map(here).unwrap_or_default(),
            4 => match self.below(4) {
                0 => String::from("\"\""),
                1 => format!("\"{}\"", "x ".repeat(self.below(6_000))),
                _ => {
                    // A letter is lost.
                    let mut word: Vec<char> = here(&place).chars().collect();
                    let at = self.below(word.len());
                    word.remove(at);
                    word.into_iter().collect()
                }
            },
            5 => self.any(&level.words).map(here).unwrap_or_default(),
            6 => String::new(),
            7 => format!("{0}, {0}", here(&place)),
            _ => {
                // A part of any level in place of this one.
                let donor = self.seedling();
                self.any(&donor.parts).map(|part| donor.text[part.clone()].to_owned()).unwrap_or_default()
            }
        };
        (place, with)
    }

    fn havoc(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len() + 1);
        match self.below(5) {
            0 => bytes.truncate(at),
            1 => drop(bytes.splice(at..at, PIECES[self.below(PIECES.len())].bytes()).collect::<Vec<_>>()),
            2 => drop(bytes.drain(at..(at + self.below(40)).min(bytes.len()))),
            3 => {
                let copy = bytes[at..(at + self.below(200)).min(bytes.len())].to_vec();
                let to = self.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            _ => {
                let bit = self.below(8);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << bit;
                }
            }
        }
    }
}

/// Damaged levels one after the other.
///
/// # Errors
/// If the levels that this program was built from are not there any more.
pub(super) fn read_and_played(_: &Level, size: Size, only: Option<u64>) -> Result<Tally, Saying> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let seedlings = seedlings(package);
    if seedlings.is_empty() {
        return Err(say!("cli-prove-no-sources", folder = package.display().to_string()));
    }
    let cases = only.map_or(0..size.of(20_000, 5_000_000, 250_000_000), |case| case..case + 1);
    let words = Words::new("en");
    let mut tally = Tally { tried: 0, failed: 0, first: None, note: String::new() };
    let (mut played, mut from) = (0, cases.start);
    while from < cases.end {
        let to = cases.end.min(from + AT_ONCE);
        let results: Vec<(u64, Result<bool, String>)> =
            (from..to).into_par_iter().map(|case| (case, one(&seedlings, case, &words))).collect();
        played += results.iter().filter(|(_, result)| *result == Ok(true)).count();
        let some = Tally::of(results.into_iter().map(|(case, result)| (case, result.map(drop))), String::new());
        tally.tried += some.tried;
        tally.failed += some.failed;
        tally.first = tally.first.or(some.first);
        from = to;
    }
    let levels = seedlings.len();
    tally.note = format!("{levels} levels damaged; {played} could be played all the same");
    Ok(tally)
}

/// One damaged level. Whether it could be played.
fn one(seedlings: &[Seedling], case: u64, words: &Words) -> Result<bool, String> {
    let dice = Stream::named(Seed(case), 0, None, Purpose::Delegate, "prove/mutants", 0);
    let mut mutator = Mutator { seedlings, dice };
    let (name, bytes) = mutator.mutant();
    let start = Instant::now();
    let result = catch_unwind(AssertUnwindSafe(|| take(name, &bytes, case.is_multiple_of(LOOKED_AT), words)));
    let result = result.unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().cloned();
        Err(said.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned())).unwrap_or_default())
    });
    let result = result.map_err(|why| format!("{name}: {why}"));
    let took = start.elapsed();
    if took > HANGS { Err(format!("{name}: took {took:?}")) } else { result }
}

/// Reads, checks and plays it.
fn take(name: &str, bytes: &[u8], in_full: bool, words: &Words) -> Result<bool, String> {
    let maps = &*MAPS;
    let (source, level, problems) = match read_text(name, bytes) {
        Err(Unread(unread)) => {
            let (source, problem) = *unread;
            (source, None, vec![problem])
        }
        Ok(source) => {
            let (level, problems) = if in_full { lint::examine(&source, maps) } else { understand(&source, maps) };
            (source, level, problems)
        }
    };
    if level.is_some() == problems.iter().any(Problem::is_error) {
        return Err(String::from("there is a level exactly if there is no error, but not here"));
    }
    for problem in &problems {
        stands_somewhere(&source, problem, words)?;
    }
    if in_full {
        render(&source, &problems, words);
        to_json(&source, &problems, words);
    }
    let Some(level) = level else { return Ok(false) };
    first_turn(&level).map(|()| true)
}

/// Every problem has a place in the text, a code and a way to mend it.
fn stands_somewhere(source: &Source, problem: &Problem, words: &Words) -> Result<(), String> {
    let message = words.say(&problem.message);
    let place = problem.place.map(|place| place.start as usize..place.end as usize);
    let placed = place.map_or(problem.code == code::TOO_LARGE, |place| source.text.get(place).is_some());
    let known = CODES.iter().any(|(code, _)| *code == problem.code);
    if placed && known && problem.help.is_some() {
        Ok(())
    } else {
        Err(format!("[{}] {message}: placed {placed}, known {known}, help {}", problem.code, problem.help.is_some()))
    }
}

/// The first turn, with bots at all seats.
fn first_turn(level: &Level) -> Result<(), String> {
    let (mut state, _) = rules::begin(level, Seed(1));
    let mut game = Game::new(level, &[], &[]);
    let mut orders = 0;
    while state.turn == 1 && !state.ended {
        let Some((seat, order)) = game.next(level, &state) else { return Err(String::from("nobody acts")) };
        let code = &level.actor(seat).code;
        let facts = rules::resolve(level, &mut state, seat, &order)
            .map_err(|refusal| format!("bot of {code}: {order:?}: {refusal:?}"))?;
        game.hear(level, &state, &facts);
        orders += 1;
        if orders > STUCK && order != Order::Send {
            return Err(String::from("the first turn does not end"));
        }
    }
    Ok(())
}
