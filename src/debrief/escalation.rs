//! The ladder between the reader and each other actor: where it stood, what moved it, and how acts were read.

use std::cmp::Reverse;

use serde::Serialize;

use super::Cause;
use super::course::Course;
use crate::base::{ActorId, TextId};
use crate::level::{Channel, ResponseKind};

/// One pair over the whole session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PairReport {
    pub other: ActorId,
    /// Turn and rung: at the start, after each change, and at the end.
    pub rungs: Vec<(u16, u8)>,
    /// The highest rung and the first turn in which it was reached.
    pub peak: (u8, u16),
    pub marks: Vec<Mark>,
    /// Measures of either that were read as something else than was meant.
    pub misreadings: Vec<Misreading>,
    /// Off-ramps the reader and the other took.
    pub off_ramps: (u16, u16),
}

/// Something that happened between the two.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    pub turn: u16,
    /// The rung at the end of that turn.
    pub rung: u8,
    pub what: What,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub enum What {
    Act { by: ActorId, kind: ResponseKind },
    Channel(Channel),
    Text(TextId),
}

/// A measure that its target read with an error.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Misreading {
    pub turn: u16,
    pub by: ActorId,
    pub target: ActorId,
    pub kind: ResponseKind,
    /// Severity, 0 to 10, as meant and as read.
    pub meant: i32,
    pub read: i32,
    /// How the two could reach each other then.
    pub channel: Channel,
    /// The rung it led to, if it led to one.
    pub climbed: Option<u8>,
}

pub(super) fn reports(course: &Course, seat: ActorId) -> Vec<PairReport> {
    let others = course.level.actor_ids().filter(|other| *other != seat);
    let mut reports: Vec<PairReport> = others.filter_map(|other| report(course, seat, other)).collect();
    reports.sort_by_key(|pair| (Reverse(pair.peak.0), Reverse(pair.marks.len()), pair.other));
    reports
}

fn report(course: &Course, seat: ActorId, other: ActorId) -> Option<PairReport> {
    let end = course.end();
    let of_pair = |a: ActorId, b: ActorId| (a, b) == (seat, other) || (b, a) == (seat, other);
    let mut rungs = vec![(1, course.start.rung(seat, other))];
    rungs.extend(course.rungs.iter().filter(|step| of_pair(step.a, step.b)).map(|step| (step.turn, step.to)));
    rungs.push((end.turn, end.rung(seat, other)));
    let at = |turn: u16| rungs.iter().take_while(|(t, _)| *t <= turn).last().map_or(0, |(_, rung)| *rung);
    let between: Vec<_> = end
        .taken
        .iter()
        .zip(&course.moments)
        .enumerate()
        .filter(|(_, (taken, _))| of_pair(taken.by, taken.target))
        .collect();
    let highest = rungs.iter().map(|(_, rung)| *rung).max().unwrap_or(0);
    if highest == 0 && between.is_empty() {
        return None;
    }
    let mut marks: Vec<Mark> = between
        .iter()
        .map(|(_, (taken, _))| (taken.turn, What::Act { by: taken.by, kind: taken.kind }))
        .chain(course.channels.iter().filter(|c| of_pair(c.a, c.b)).map(|c| (c.turn, What::Channel(c.to))))
        .chain(end.texts.iter().enumerate().filter_map(|(t, text)| {
            let both = text.includes(seat) && text.includes(other);
            both.then(|| (text.turn, What::Text(TextId::at(t))))
        }))
        .map(|(turn, what)| Mark { turn, rung: at(turn), what })
        .collect();
    marks.sort_by_key(|mark| mark.turn);
    let misreadings = between
        .iter()
        .filter_map(|(ix, (taken, moment))| {
            let read = taken.read.filter(|read| *read != taken.severity)?;
            let cause = u16::try_from(*ix).ok().map(Cause::Measure);
            let climbed = course.rungs.iter().find(|step| step.cause.is_some() && step.cause == cause);
            Some(Misreading {
                turn: taken.turn,
                by: taken.by,
                target: taken.target,
                kind: taken.kind,
                meant: taken.severity,
                read,
                channel: moment.channel,
                climbed: climbed.map(|step| step.to),
            })
        })
        .collect();
    let ramps = |by: ActorId| {
        let taken = between.iter().filter(|(_, (taken, _))| taken.by == by && taken.kind.is_off_ramp());
        u16::try_from(taken.count()).unwrap_or(u16::MAX)
    };
    Some(PairReport {
        other,
        peak: rungs.iter().copied().find(|(_, rung)| *rung == highest).map_or((0, 1), |(turn, rung)| (rung, turn)),
        off_ramps: (ramps(seat), ramps(other)),
        marks,
        misreadings,
        rungs,
    })
}
