//! S3 and T1: journals with flipped bits, cut ends and swapped lines.

use rayon::prelude::*;

use super::{Size, Tally};
use crate::base::{Purpose, Seed, Stream};
use crate::level::Level;
use crate::session::{Game, Journal, Session, read, verify};

/// One way to damage a journal.
#[derive(Copy, Clone, Debug)]
enum Damage {
    Flip { byte: usize, bit: u8 },
    Cut { length: usize },
    Swap { a: usize, b: usize },
}

impl Damage {
    fn done_to(self, text: &str) -> Vec<u8> {
        let mut bytes = text.as_bytes().to_vec();
        match self {
            Self::Flip { byte, bit } => bytes[byte] ^= 1 << bit,
            Self::Cut { length } => bytes.truncate(length),
            Self::Swap { a, b } => {
                let mut lines: Vec<&str> = text.lines().collect();
                lines.swap(a, b);
                bytes = (lines.join("\n") + "\n").into_bytes();
            }
        }
        bytes
    }
}

/// A played session of the level without its prose, so that a journal of `turns` turns stays small.
fn played(level: &Level, turns: u16) -> Journal {
    let mut level = level.clone();
    level.time.turns = turns;
    level.briefing.clear();
    level.lessons.clear();
    level.glossary.clear();
    level.questions.clear();
    level.sources.clear();
    level.really.days.clear();
    level.events.clear();
    level.responses.iter_mut().for_each(|response| {
        response.argument.clear();
        response.objection.clear();
    });
    level.incidents.truncate(1);
    for actor in &mut level.actors {
        actor.dossier.clear();
        actor.mandate.text.clear();
        actor.mandate.objectives.clear();
        actor.playable = None;
    }
    for talks in &mut level.talks {
        for issue in &mut talks.issues {
            issue.options.iter_mut().for_each(|option| option.effects.clear());
        }
        talks.positions.iter_mut().for_each(|position| position.says.iter_mut().for_each(String::clear));
    }
    let level = std::sync::Arc::new(level);
    let mut session = Session::new(level.clone(), Seed(1), Vec::new());
    let mut game = Game::new(&level, &[], &[]);
    while let Some((seat, order)) = game.next(&level, session.state()) {
        if session.submit(seat, order).is_err() {
            break;
        }
        game.wake();
    }
    session.journal().clone()
}

fn flips_and_cuts(text: &str) -> impl Iterator<Item = Damage> + '_ {
    let flips = (0..text.len()).flat_map(|byte| (0..8).map(move |bit| Damage::Flip { byte, bit }));
    flips.chain((0..text.len()).map(|length| Damage::Cut { length }))
}

/// Every n-th damage such that about `wanted` are tried, from a start that a named stream picks.
fn sample(all: Vec<Damage>, wanted: u64) -> Vec<(u64, Damage)> {
    let numbered = all.into_iter().enumerate().map(|(n, damage)| (n as u64, damage));
    let numbered: Vec<_> = numbered.collect();
    let stride = (numbered.len() as u64 / wanted.max(1)).max(1);
    let mut stream = Stream::named(Seed(0), 0, None, Purpose::Delegate, "prove/sample", 0);
    let start = u64::from(stream.below(u32::try_from(stride).unwrap_or(u32::MAX)));
    numbered.into_iter().filter(|(n, _)| n % stride == start).collect()
}

fn tally(
    cases: Vec<(u64, Damage)>,
    only: Option<u64>,
    note: String,
    try_one: impl Fn(Damage) -> Result<(), String> + Sync,
) -> Tally {
    let cases: Vec<_> = cases.into_iter().filter(|(n, _)| only.is_none_or(|wanted| wanted == *n)).collect();
    let results: Vec<_> = cases
        .into_par_iter()
        .map(|(n, damage)| (n, try_one(damage).map_err(|why| format!("{damage:?}: {why}"))))
        .collect();
    Tally::of(results, note)
}

/// S3: a sealed journal with one bit flipped or its end cut is refused with a reason; an open one resumes at its last
/// whole record and names what was dropped.
pub fn damaged_saves(level: &Level, size: Size, only: Option<u64>) -> Tally {
    let sealed = played(level, 1);
    let text = sealed.text();
    let cases = sample(flips_and_cuts(&text).collect(), size.of(26_000, 262_000, 10_000_000));
    let note = format!("a sealed journal of {} bytes in {} records", text.len(), sealed.lines().len());
    tally(cases, only, note, |damage| {
        let bytes = damage.done_to(&text);
        if verify(&bytes).is_ok() {
            return Err(String::from("accepted as whole"));
        }
        let read = read(&bytes);
        let whole = read.journal.lines().len();
        if read.journal.lines() != &sealed.lines()[..whole] {
            return Err(String::from("records that were not in the journal"));
        }
        let at_boundary = bytes.len() == read.journal.text().len();
        if read.dropped.is_none() && !at_boundary {
            return Err(String::from("something was dropped without a word"));
        }
        let lines = bytes.split_inclusive(|byte| *byte == b'\n').count();
        if whole + read.lost_of(&bytes).0 != lines {
            return Err(String::from("lost records were miscounted"));
        }
        // What is left either resumes to the state it states or is refused; both without panic.
        match Session::resume(read.journal) {
            // One whose seal alone was lost is sealed again, with the same record.
            Ok(session) if sealed.lines().starts_with(session.journal().lines()) => Ok(()),
            Ok(_) => Err(String::from("resumed with other records")),
            Err(_) if whole < 2 => Ok(()),
            Err(damage) => Err(format!("whole records do not resume: {damage:?}")),
        }
    })
}

/// T1: every flip of one bit, every cut and every swap of two lines in a sealed journal is found.
pub fn tampering(level: &Level, size: Size, only: Option<u64>) -> Tally {
    let sealed = played(level, 2);
    let text = sealed.text();
    let n = sealed.lines().len();
    let swaps = (0..n).flat_map(|a| (a + 1..n).map(move |b| Damage::Swap { a, b }));
    let mut all: Vec<Damage> = flips_and_cuts(&text).collect();
    let total = all.len() as u64;
    all.extend(swaps);
    let cases = sample(all, size.of(total / 50, u64::MAX, u64::MAX));
    let note = format!("a sealed journal of {} bytes in {n} records", text.len());
    tally(cases, only, note, |damage| {
        if verify(&damage.done_to(&text)).is_ok() { Err(String::from("accepted")) } else { Ok(()) }
    })
}
