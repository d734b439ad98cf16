//! The journal: save, replay, transcript and crash recovery in one. Lines of canonical JSON, each hashed with the line
//! before.

use serde::{Deserialize, Serialize};

use crate::base::{ActorId, Digest, Seed, canonical_json};
use crate::level::Level;
use crate::rules::{Fact, Order};
use crate::words::{Saying, say};

/// Version of the journal format.
pub const FORMAT: u32 = 1;

/// One record. As a line: `{"n":…,"prev":"…","body":…,"hash":"…"}`, where the hash is SHA-256 over everything before
/// `,"hash"`. A line ends with one line feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    pub n: u64,
    pub prev: Digest,
    pub body: Body,
    pub hash: Digest,
}

/// The part of a record that is hashed.
#[derive(Serialize)]
struct Hashed<'a> {
    n: u64,
    prev: Digest,
    body: &'a Body,
}

/// What a record says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Body {
    /// Record 0: the checked level itself, the seed, and the seats in the hands of people.
    Opened { format: u32, rules_version: u32, level: Box<Level>, seed: Seed, held: Vec<ActorId> },
    /// Record 1: everything drawn, and the first turn.
    Began { facts: Vec<Fact>, state: Digest },
    /// An accepted order, the facts it led to, and the digest of the state after them.
    Ordered { seat: ActorId, order: Order, facts: Vec<Fact>, state: Digest },
    /// The last record of a finished session: the hash of the one before.
    Sealed { head: Digest },
}

impl Body {
    /// The turn that began in it, if one did.
    #[must_use]
    pub fn turn_begun(&self) -> Option<u16> {
        let (Self::Began { facts, .. } | Self::Ordered { facts, .. }) = self else { return None };
        facts.iter().rev().find_map(|fact| match fact {
            Fact::TurnBegan { turn } => Some(*turn),
            _ => None,
        })
    }
}

/// The records of a session and their lines as written.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    records: Vec<Record>,
    lines: Vec<String>,
}

impl Journal {
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The lines as written, without line feeds.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = self.lines.join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }

    /// Hash of the last record.
    #[must_use]
    pub fn head(&self) -> Digest {
        self.records.last().map_or(Digest::default(), |record| record.hash)
    }

    #[must_use]
    pub fn is_sealed(&self) -> bool {
        matches!(self.records.last(), Some(Record { body: Body::Sealed { .. }, .. }))
    }

    pub(super) fn append(&mut self, body: Body) {
        let (n, prev) = (self.records.len() as u64, self.head());
        let hashed = canonical_json(&Hashed { n, prev, body: &body });
        // The line is the hashed object with the hash put before its closing bracket.
        let open = &hashed[..hashed.len() - 1];
        let hash = Digest::of(&[open]);
        let line = format!("{},\"hash\":\"{hash}\"}}", String::from_utf8_lossy(open));
        self.records.push(Record { n, prev, body, hash });
        self.lines.push(line);
    }

    pub(super) fn seal(&mut self) {
        self.append(Body::Sealed { head: self.head() });
    }
}

/// What is wrong with a journal, where, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Line, from 1.
    pub line: usize,
    pub what: Fault,
}

/// Kinds of damage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Empty,
    NotText,
    /// Not JSON of a record, in the words of the reader of JSON.
    NotARecord(String),
    WrongNumber,
    /// The hash does not fit the line: a byte was changed.
    WrongHash,
    /// The record does not follow the one before.
    WrongChain,
    /// Spelled otherwise than this program spells it.
    NotCanonical,
    /// The file ends within a line.
    CutShort,
    /// Something follows the seal.
    AfterSeal,
    /// The seal names another head.
    WrongSeal,
    /// Not sealed: the session was not finished, or its end was cut off.
    NotSealed,
    /// The first records are not those of a session.
    NotASession,
    /// Written by a newer format.
    NewerFormat(u32),
    /// The facts lead to another state than the record says.
    WrongState,
}

impl Damage {
    /// What is wrong, as a sentence that names the line.
    #[must_use]
    pub fn saying(&self) -> Saying {
        let line = self.line;
        match &self.what {
            Fault::Empty => say!("fault-empty"),
            Fault::NotText => say!("fault-not-text", line = line),
            Fault::NotARecord(_) => say!("fault-not-a-record", line = line),
            Fault::WrongNumber => say!("fault-wrong-number", line = line),
            Fault::WrongHash => say!("fault-wrong-hash", line = line),
            Fault::WrongChain => say!("fault-wrong-chain", line = line),
            Fault::NotCanonical => say!("fault-not-canonical", line = line),
            Fault::CutShort => say!("fault-cut-short", line = line),
            Fault::AfterSeal => say!("fault-after-seal", line = line),
            Fault::WrongSeal => say!("fault-wrong-seal", line = line),
            Fault::NotSealed => say!("fault-not-sealed"),
            Fault::NotASession => say!("fault-not-a-session"),
            Fault::NewerFormat(version) => say!("fault-newer-format", version = *version),
            Fault::WrongState => say!("fault-wrong-state", line = line),
        }
    }
}

/// A journal that was read: all whole records, and what had to be dropped.
#[derive(Clone, Debug)]
pub struct Read {
    pub journal: Journal,
    /// The first damage; everything from its line on was dropped.
    pub dropped: Option<Damage>,
    /// Whether a seal ends it, also one that had to be dropped: the session was finished and cannot go on.
    pub finished: bool,
}

impl Read {
    /// What `bytes`, of which this was read, hold from the first damage on: lines, whole or torn, and the last turn that
    /// began in those of them that are still records.
    #[must_use]
    pub fn lost_of(&self, bytes: &[u8]) -> (usize, Option<u16>) {
        let Some(damage) = &self.dropped else { return (0, None) };
        let lines = bytes.split_inclusive(|byte| *byte == b'\n').skip(damage.line.saturating_sub(1));
        lines.fold((0, None), |(lost, turn), line| {
            let began = serde_json::from_slice::<Record>(line).ok().and_then(|record| record.body.turn_begun());
            (lost + 1, began.or(turn))
        })
    }
}

/// Reads a journal up to the first damage. A sealed journal without damage is whole; an open one may be resumed at its
/// last whole record.
#[must_use]
pub fn read(bytes: &[u8]) -> Read {
    let mut journal = Journal::default();
    let mut rest = bytes;
    let mut dropped = bytes.is_empty().then_some(Damage { line: 1, what: Fault::Empty });
    while dropped.is_none() && !rest.is_empty() {
        let line = journal.records.len() + 1;
        let result = match rest.iter().position(|byte| *byte == b'\n') {
            // Who was interrupted while writing left the beginning of a line, and not a whole one that ends wrongly.
            None => match rest.split_last() {
                Some((_, whole)) if read_line(&journal, whole).is_ok() => Err(Fault::NotCanonical),
                _ => Err(Fault::CutShort),
            },
            Some(end) => {
                let (this, after) = rest.split_at(end);
                rest = &after[1..];
                read_line(&journal, this)
            }
        };
        match result {
            Ok((record, text)) => {
                journal.records.push(record);
                journal.lines.push(text);
            }
            Err(what) => dropped = Some(Damage { line, what }),
        }
    }
    let finished = journal.is_sealed() || (dropped.is_some() && ends_with_seal(bytes));
    Read { journal, dropped, finished }
}

fn ends_with_seal(bytes: &[u8]) -> bool {
    let last = bytes.trim_ascii_end().rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    serde_json::from_slice(last).is_ok_and(|record: Record| matches!(record.body, Body::Sealed { .. }))
}

fn read_line(before: &Journal, line: &[u8]) -> Result<(Record, String), Fault> {
    if before.is_sealed() {
        return Err(Fault::AfterSeal);
    }
    let text = std::str::from_utf8(line).map_err(|_| Fault::NotText)?;
    let record: Record = serde_json::from_str(text).map_err(|error| Fault::NotARecord(error.to_string()))?;
    // `,"hash":"` + 64 digits + `"}`
    let hashed = text.len().checked_sub(9 + 64 + 2).and_then(|end| line.get(..end)).ok_or(Fault::NotCanonical)?;
    if Digest::of(&[hashed]) != record.hash {
        return Err(Fault::WrongHash);
    }
    if canonical_json(&record) != line {
        return Err(Fault::NotCanonical);
    }
    if record.n != before.records.len() as u64 {
        return Err(Fault::WrongNumber);
    }
    if record.prev != before.head() {
        return Err(Fault::WrongChain);
    }
    match &record.body {
        Body::Opened { format, .. } if *format > FORMAT => return Err(Fault::NewerFormat(*format)),
        Body::Opened { .. } if record.n != 0 => return Err(Fault::NotASession),
        Body::Sealed { head } if *head != record.prev => return Err(Fault::WrongSeal),
        _ => {}
    }
    Ok((record, text.to_owned()))
}
