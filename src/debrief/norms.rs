//! Norms and those who gave their word on them: when they came to hold for all and what carried them, what was done against
//! them, seen or not, and what became of every promise.

use serde::Serialize;

use super::course::Course;
use super::trail::Carried;
use crate::base::{ActorId, NormId, Permille, TextId};
use crate::rules::State;
use crate::rules::conduct::{Breach, Conduct, Kept, Promise, Promised};

/// How one norm fared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NormReport {
    pub norm: NormId,
    /// Share of all influence behind it at the start and at the end.
    pub support: (Permille, Permille),
    /// When it came to hold for everybody, and when it became binding on somebody.
    pub crystallised: Option<CarriedReport>,
    pub codified: Option<CarriedReport>,
}

/// What carried a norm over a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CarriedReport {
    pub turn: u16,
    /// Share of all influence behind it then.
    pub support: Permille,
    /// Texts that said so; of a norm that was codified, those that oblige.
    pub texts: Vec<TextId>,
    /// Those who stood behind it by their pledge alone.
    pub pledged: Vec<ActorId>,
}

/// A promise, with what is known to have become of it and what truly became of it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PromiseReport {
    pub promise: Promise,
    pub truly: Kept,
}

pub(super) fn norms(course: &Course) -> Vec<NormReport> {
    let end = course.end();
    let told = |carried: &Carried| CarriedReport {
        turn: carried.turn,
        support: carried.support,
        texts: carried.texts.clone(),
        pledged: carried.pledged.clone(),
    };
    let each = course.trail.norms.iter().enumerate().map(|(at, gone)| {
        let norm = NormId::at(at);
        NormReport {
            norm,
            support: (gone.start, end.conduct.support(course.level, &end.texts, norm)),
            crystallised: gone.crystallised.as_ref().map(told),
            codified: gone.codified.as_ref().map(told),
        }
    });
    each.collect()
}

/// Everything that was done against a norm, oldest first: also what nobody ever saw.
pub(super) fn breaches(course: &Course) -> Vec<Breach> {
    course.end().conduct.breaches.clone()
}

/// What the reader promised, and what others promised and broke. Packages are told by themselves.
pub(super) fn promises(course: &Course, seat: ActorId) -> Vec<PromiseReport> {
    let (level, end) = (course.level, course.end());
    let known = end.promises(level);
    // In truth a word is broken whether anybody saw it or not.
    let truth = State { conduct: in_the_open(end), ..end.clone() }.promises(level);
    let both = known.into_iter().zip(truth).map(|(promise, truth)| PromiseReport { promise, truly: truth.kept });
    both.filter(|report| !matches!(report.promise.what, Promised::Package { .. }))
        .filter(|report| report.promise.by == seat || report.truly == Kept::Broken)
        .collect()
}

/// Conduct as it would be if all had been seen.
fn in_the_open(end: &State) -> Conduct {
    let mut conduct = end.conduct.clone();
    for breach in &mut conduct.breaches {
        breach.seen = breach.seen.or(Some(breach.turn));
    }
    conduct
}
