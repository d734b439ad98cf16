//! What is wrong with a level, where, and how to mend it; shown as text with carets or as JSON.

use std::borrow::Cow;
use std::ops::Range;

use codespan_reporting::diagnostic::{Diagnostic, Label, Severity as Level};
use codespan_reporting::files::SimpleFile;
use codespan_reporting::term::termcolor::{Ansi, NoColor, WriteColor};
use codespan_reporting::term::{self, Config, DisplayStyle};

use crate::words::{Saying, Words, say};

/// One thing to mend (or to consider) in a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub severity: Severity,
    /// A stable name from [`CODES`], for suppressing, searching and testing.
    pub code: &'static str,
    /// The bytes it is about; `None` when it is about the file as a whole.
    pub place: Option<Span>,
    /// What is wrong: one sentence without a full stop.
    pub message: Saying,
    /// What to do about it.
    pub help: Option<Saying>,
}

impl Problem {
    /// Something that keeps the level from being used.
    pub fn error(code: &'static str, place: impl Into<Option<Span>>, message: Saying) -> Problem {
        Problem { severity: Severity::Error, code, place: place.into(), message, help: None }
    }

    /// Something that is probably not meant.
    pub fn warning(code: &'static str, place: impl Into<Option<Span>>, message: Saying) -> Problem {
        Problem { severity: Severity::Warning, ..Problem::error(code, place, message) }
    }

    /// Something that could be better.
    pub fn hint(code: &'static str, place: impl Into<Option<Span>>, message: Saying) -> Problem {
        Problem { severity: Severity::Hint, ..Problem::error(code, place, message) }
    }

    /// The same problem with a way to mend it.
    #[must_use]
    pub fn with_help(self, help: Saying) -> Problem {
        Problem { help: Some(help), ..self }
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// How much a problem matters; an error comes before a hint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
    Hint,
}

impl Severity {
    /// The word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        }
    }
}

/// A range of bytes in a source, `start` included and `end` not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// From here to the end of the other.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start, end: other.end.max(self.start) }
    }

    /// The empty range just behind this one.
    #[must_use]
    pub fn after(self) -> Span {
        Span { start: self.end, end: self.end }
    }
}

/// A text and the name it is known by, usually its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub name: String,
    pub text: String,
}

impl Source {
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        Source { name: name.into(), text: text.into() }
    }

    /// The line and column of a byte, both counted from 1 and columns in characters.
    /// An offset beyond the end is taken as the end.
    pub fn line_col(&self, offset: u32) -> (u32, u32) {
        Lines::of(&self.text).line_col(&self.text, offset)
    }
}

/// Where each line of a text begins.
pub(crate) struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    pub(crate) fn of(text: &str) -> Lines {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Lines { starts: std::iter::once(0).chain(breaks.map(|(at, _)| narrow(at + 1))).collect() }
    }

    pub(crate) fn line_col(&self, text: &str, offset: u32) -> (u32, u32) {
        let offset = narrow(floor_char_boundary(text, offset as usize));
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let column = text[start as usize..offset as usize].chars().count() + 1;
        (narrow(line), narrow(column))
    }
}

/// Sources are capped far below 4 GiB before anything is measured in them.
fn narrow(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Problems as plain text: place, the line with carets under it, and the help.
pub fn render(source: &Source, problems: &[Problem], words: &Words) -> String {
    render_with(source, problems, words, NoColor::new(Vec::new()), NoColor::into_inner)
}

/// As [`render`], with the colours of a terminal (ANSI escapes).
pub fn render_coloured(source: &Source, problems: &[Problem], words: &Words) -> String {
    render_with(source, problems, words, Ansi::new(Vec::new()), Ansi::into_inner)
}

fn render_with<W: WriteColor>(
    source: &Source,
    problems: &[Problem],
    words: &Words,
    mut out: W,
    into_bytes: fn(W) -> Vec<u8>,
) -> String {
    let file = SimpleFile::new(harmless(&source.name), harmless(&source.text));
    let with_picture = Config::default();
    let without_picture = Config { display_style: DisplayStyle::Medium, ..Config::default() };
    for problem in problems {
        let place = problem.place.map(|place| Place::of(place, &source.text));
        let too_wide = place.as_ref().is_some_and(|place| place.line.len() > WIDEST_LINE);
        let config = if too_wide { &without_picture } else { &with_picture };
        let diagnostic = diagnostic(source, problem, place, words);
        if term::emit_to_write_style(&mut out, config, &file, &diagnostic).is_err() {
            // Nothing can fail when writing to memory; should it ever, the reader still gets the sentence.
            let _ = writeln!(out, "{}: {}", problem.severity.word(), harmless(&words.say(&problem.message)));
        }
    }
    let text = String::from_utf8_lossy(&into_bytes(out)).trim_end().to_owned();
    if text.is_empty() { text } else { text + "\n" }
}

/// Longer lines (in bytes) are not shown under a problem.
const WIDEST_LINE: usize = 400;

/// Where a problem is marked: its place as far as it reaches on its first line.
struct Place {
    marked: Range<usize>,
    line: Range<usize>,
}

impl Place {
    fn of(span: Span, text: &str) -> Place {
        let start = floor_char_boundary(text, span.start as usize);
        let end = floor_char_boundary(text, span.end as usize).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |found| found + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |found| start + found);
        Place { marked: start..end.min(line_end), line: line_start..line_end }
    }
}

fn diagnostic(source: &Source, problem: &Problem, place: Option<Place>, words: &Words) -> Diagnostic<()> {
    let level = match problem.severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Hint => Level::Help,
    };
    let mut diagnostic = Diagnostic::new(level).with_code(problem.code);
    let message = words.say(&problem.message);
    match place {
        Some(place) => {
            diagnostic = diagnostic.with_message(harmless(&message)).with_label(Label::primary((), place.marked));
        }
        None => {
            diagnostic = diagnostic.with_message(harmless(&format!("{}: {message}", source.name)));
        }
    }
    match &problem.help {
        Some(help) => diagnostic.with_note(harmless(&words.say(&say!("problem-help", help = help.clone())))),
        None => diagnostic,
    }
}

/// Problems for other programs: a list of
/// `{file, line, column, severity, code, message, help}`; `line` and `column` are null for the file as a whole.
pub fn to_json(source: &Source, problems: &[Problem], words: &Words) -> serde_json::Value {
    let lines = Lines::of(&source.text);
    let rows = problems.iter().map(|problem| {
        let place = problem.place.map(|place| lines.line_col(&source.text, place.start));
        serde_json::json!({
            "file": source.name,
            "line": place.map(|(line, _)| line),
            "column": place.map(|(_, column)| column),
            "severity": problem.severity.word(),
            "code": problem.code,
            "message": words.say(&problem.message),
            "help": problem.help.as_ref().map(|help| words.say(help)),
        })
    });
    rows.collect()
}

/// The text without characters that could move a terminal's cursor or turn the reading direction.
/// Every character keeps its length in bytes, so places stay right.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let harmful =
        |c: char| (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || is_bidi_control(c) || c == '\u{feff}';
    if !text.contains(harmful) {
        return Cow::Borrowed(text);
    }
    let stand_in = |c: char| match c.len_utf8() {
        _ if !harmful(c) => c,
        1 => '?',
        2 => '\u{bf}',
        _ => '\u{fffd}',
    };
    text.chars().map(stand_in).collect::<String>().into()
}

/// Characters that change the order in which text is shown (Unicode Bidi_Control).
pub(crate) fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

macro_rules! codes {
    ($($constant:ident = $code:literal: $what:literal;)*) => {
        /// The names of all problems, so that a misspelt one does not compile.
        pub mod code {
            $(#[doc = $what] pub const $constant: &str = $code;)*
        }

        /// Every code with its meaning. A code never changes its meaning; a retired one is not used again.
        pub const CODES: &[(&str, &str)] = &[$(($code, $what)),*];
    };
}

codes! {
    MISSING_FILE = "missing-file": "the file cannot be opened";
    NOT_UTF8 = "not-utf8": "the file is not UTF-8 text";
    TOO_LARGE = "too-large": "the file is larger than 1 MiB";
    TOO_DEEP = "too-deep": "brackets are nested more than 64 deep";
    TOO_LONG = "too-long": "a text is longer than 8 KiB, or a list longer than 4096 items";
    TOO_MANY_PROBLEMS = "too-many-problems": "more problems than are shown";
    EMPTY = "empty": "the file holds no value";
    BYTE_ORDER_MARK = "byte-order-mark": "the file starts with an invisible byte order mark";
    CONTROL_CHARACTER = "control-character": "a text holds a control character";
    BIDI_CHARACTER = "bidi-character": "a character that changes the direction of reading";
    UNEXPECTED = "unexpected": "something stands where it cannot";
    UNCLOSED = "unclosed": "a bracket, text or comment is opened and never closed";
    MISSING_COMMA = "missing-comma": "two items without a comma between them";
    MISSING_COLON = "missing-colon": "a name or key without a colon behind it";
    MISSING_VALUE = "missing-value": "a value is left out";
    MIXED_FIELDS = "mixed-fields": "named and unnamed values in the same brackets";
    BAD_NUMBER = "bad-number": "a malformed number";
    BAD_TEXT = "bad-text": "a malformed text, character or escape";
    BAD_HEADER = "bad-header": "a malformed `#![...]` header or an unknown extension";
    NOT_FINITE = "not-finite": "a number that is infinite, not a number, or too large to hold";
    DUPLICATE_FIELD = "duplicate-field": "a field is given twice";
    DUPLICATE_KEY = "duplicate-key": "a key is given twice in a map";
    WRONG_TYPE = "wrong-type": "a value of another kind than is wanted";
    FRACTION = "fraction": "a fraction where a whole number is wanted";
    OUT_OF_RANGE = "out-of-range": "a whole number that is too small or too large";
    WRONG_COUNT = "wrong-count": "too many or too few values in brackets";
    WRONG_NAME = "wrong-name": "brackets with the name of another type";
    UNKNOWN_FIELD = "unknown-field": "a field that the type does not have";
    UNKNOWN_VARIANT = "unknown-variant": "a choice that does not exist";
    MISSING_FIELD = "missing-field": "a field that must be given is not there";
    FORMAT_VERSION = "format-version": "a version of the format that this program does not read";
    FILE_NAME = "file-name": "the id of the level and the name of its file differ";
    BAD_ID = "bad-id": "a short name with other characters than allowed";
    BAD_ADDRESS = "bad-address": "an address that is not one of the web";
    BAD_DATE = "bad-date": "a day that is not in the calendar";
    EMPTY_TEXT = "empty-text": "a text without a word";
    LIST_LENGTH = "list-length": "a list with too few or too many items";
    UNKNOWN_NAME = "unknown-name": "a name of something that is not declared";
    DUPLICATE_NAME = "duplicate-name": "a name that is declared twice";
    LISTED_TWICE = "listed-twice": "something that is said or listed twice";
    SAME_ACTOR = "same-actor": "an actor paired with itself";
    MISSING_MAP = "missing-map": "a map that does not exist or cannot be used";
    BAD_MAP = "bad-map": "a map with a shape that cannot be drawn";
    OFF_THE_MAP = "off-the-map": "a point beyond the edge of the map";
    NO_PLAYER = "no-player": "no seat that a person can take";
    OBJECTIVE_SCALE = "objective-scale": "an objective whose start, target and fatal value do not fit together";
    PRIORS_SUM = "priors-sum": "priors that do not sum to 1,000";
    CARD_ODDS = "card-odds": "a card whose probability is missing, not needed, or too small";
    CARDS_SUM = "cards-sum": "cards that leave too little probability for the last";
    ROUNDED_WEIGHTS = "rounded-weights": "the last card's weights differ from its probabilities by more than needed";
    ALIKE = "alike": "accounts that no clue tells apart";
    OUT_OF_KIND = "out-of-kind": "an incident of a kind without what that kind is about";
    CIRCULAR = "circular": "clues that wait for each other";
    TURN_ORDER = "turn-order": "something that ends before it begins";
    SILENCE_TOO_LATE = "silence-too-late": "talks that leave no turn for the silence procedure";
    NOT_A_PARTY = "not-a-party": "somebody who does not sit at these talks";
    NO_PARTIES = "no-parties": "an effect on the parties to a text where there is no text";
    MISSING_POSITION = "missing-position": "a party without a position";
    CHAIR_LAST = "chair-last": "a chair that is not the last to speak";
    SILENT_OPTION = "silent-option": "an option that is always there and must not be written";
    LINKED_ISSUE = "linked-issue": "an issue that gives something and has other options than `given`";
    BAD_LINK = "bad-link": "a linked item that nobody can give, or keep";
    SENTENCE_GAP = "sentence-gap": "a sentence without exactly one gap `{}`";
    TOO_MANY_TEXTS = "too-many-texts": "more possible texts than can be weighed up";
    NO_DEAL_BETTER = "no-deal-better": "a party for whom no text can be better than none";
    NO_INTEREST = "no-interest": "a party to whom no text is worth a point";
    BAD_QUESTION = "bad-question": "a question that its seat cannot know of, or cannot leave open";
    LEAD_LEAVES = "lead-leaves": "an effect by which the lead of a coalition leaves it";
    BAD_TERMS = "bad-terms": "terms of joining a coalition that nobody can meet, or that ask for nothing";
    BAD_INSISTENCE = "bad-insistence": "something a ratifier insists on that any text has, or none can have";
    UNUSED = "unused": "something that is declared and never used";
    IDLE_SEAT = "idle-seat": "a seat with nothing to do";
    LONG_HINT = "long-hint": "a hint of more than three sentences";
    OPENED_TWICE = "opened-twice": "an incident that an operation brings about and something else makes known as well";
    BAD_REVIEWER = "bad-reviewer": "somebody named to report on pledges who is no technical or civil-society body";
    BAD_OPERATION = "bad-operation": "an operation or a sponsor that cannot be as written";
    GAUGE_START = "gauge-start": "a gauge that starts elsewhere than where it is read";
    BAD_ALLOW = "bad-allow": "an `allow` without a reason, of a code that there is not, or of an error";
    UNUSED_ALLOW = "unused-allow": "an `allow` of something that is not found there";
    INVISIBLE_CHARACTER = "invisible-character": "a text holds a character that nobody sees";
    STRAY_SPACE = "stray-space": "a text that begins or ends with a space, or has two in a row";
    LONG_LINE = "long-line": "words that are longer than the place where they are shown";
    MISSING_SOURCE = "missing-source": "a documented fact without a source";
    UNREACHABLE = "unreachable": "an event that can never happen";
    CIRCULAR_EVENTS = "circular-events": "events that wait for each other";
    IDLE_CHOICE = "idle-choice": "a choice that changes nothing";
    OUT_OF_COLOURS = "out-of-colours": "more actors than there are colours";
    ALIKE_COLOURS = "alike-colours": "actors side by side whose colours are hard to tell apart";
    EMPTY_ZONE = "empty-zone": "talks in which hardly ever a text is better for all than none";
    FULL_ZONE = "full-zone": "talks in which nearly every text is better for all than none";
    ONLY_ONE_TEXT = "only-one-text": "talks that only one text can end";
    DOMINATED_OPTION = "dominated-option": "an option that another one is better than, whoever is asked";
    NEVER_AGREED = "never-agreed": "an option that no text can have that is agreed on";
    IDLE_ISSUE = "idle-issue": "an issue that nobody cares about";
    DICTATOR = "dictator": "somebody whose votes decide whatever all others do";
    DUMMY = "dummy": "somebody whose vote can never decide";
    CANNOT_BE_MET = "cannot-be-met": "an objective that nothing can bring nearer";
    MET_BY_NOTHING = "met-by-nothing": "a mandate that is met by doing nothing";
    ALWAYS_AHEAD = "always-ahead": "a seat that is far ahead in every game that bots play";
    // Packs.
    PACK_UNREADABLE = "pack-unreadable": "a pack, or a file in it, that cannot be read";
    PACK_INCOMPLETE = "pack-incomplete": "a pack without `pack.ron`, or without a level or map";
    PACK_PATH = "pack-path": "a path in a pack that leads out of it, or is no name on some computers";
    PACK_LINK = "pack-link": "a link or device in a pack";
    PACK_TWICE = "pack-twice": "two files of a pack with one path, also if only capital letters tell them apart";
    PACK_FILE = "pack-file": "a file of a kind that packs do not have, or in a place where nothing reads it";
    PACK_TOO_LARGE = "pack-too-large": "a pack with too many or too large files";
    PACK_VERSION = "pack-version": "a version, or a wish for versions, that cannot be read";
    PACK_GAME = "pack-game": "a pack that is made for another version of the game";
    PACK_DEPENDENCY = "pack-dependency": "another pack that is needed and not installed, or not in that version";
}
