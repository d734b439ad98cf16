//! Replay: a journal's facts applied one record after another, and the verdict on a sealed one.

use std::sync::Arc;

use super::journal::{Body, Damage, Fault, Journal, Record, read};
use crate::base::{ActorId, Digest};
use crate::level::Level;
use crate::rules::{self, Fact, RULES_VERSION, State};

/// A position in a journal.
#[derive(Clone)]
pub struct Replay<'a> {
    records: &'a [Record],
    level: Arc<Level>,
    state: State,
    held: Vec<ActorId>,
    rules_version: u32,
    /// Records applied so far.
    at: usize,
}

impl<'a> Replay<'a> {
    /// At the beginning of `journal`, with nothing drawn yet.
    ///
    /// # Errors
    /// If the journal does not begin with a session.
    pub fn new(journal: &'a Journal) -> Result<Self, Damage> {
        let records = journal.records();
        let Some(Record { body: Body::Opened { rules_version, level, seed, held, .. }, .. }) = records.first() else {
            return Err(Damage { line: 1, what: Fault::NotASession });
        };
        let level = Arc::new((**level).clone());
        let state = State::new(&level, *seed);
        Ok(Self { records, level, state, held: held.clone(), rules_version: *rules_version, at: 1 })
    }

    /// Applies the next record; false at the end.
    ///
    /// # Errors
    /// If the state is not the one the record states, for a journal of this build's rules.
    pub fn step(&mut self) -> Result<bool, Damage> {
        self.step_watched(|_, _, _| ())
    }

    /// The same, with a look at every fact in the moment in which it became true.
    ///
    /// # Errors
    /// As [`Self::step`].
    pub fn step_watched(&mut self, mut watch: impl FnMut(&Fact, &Level, &State)) -> Result<bool, Damage> {
        let Some(record) = self.records.get(self.at) else { return Ok(false) };
        if let Body::Began { facts, state } | Body::Ordered { facts, state, .. } = &record.body {
            for fact in facts {
                rules::apply(&self.level, &mut self.state, fact);
                watch(fact, &self.level, &self.state);
            }
            if self.comparable() && self.state.digest() != *state {
                return Err(Damage { line: self.at + 1, what: Fault::WrongState });
            }
        }
        self.at += 1;
        Ok(true)
    }

    /// Applies all records.
    ///
    /// # Errors
    /// As [`Self::step`].
    pub fn to_end(&mut self) -> Result<(), Damage> {
        while self.step()? {}
        Ok(())
    }

    /// Whether states can be compared: only this build's rules lead to the same digests.
    #[must_use]
    pub const fn comparable(&self) -> bool {
        self.rules_version == RULES_VERSION
    }

    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    #[must_use]
    pub const fn level(&self) -> &Arc<Level> {
        &self.level
    }

    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    #[must_use]
    pub fn held(&self) -> &[ActorId] {
        &self.held
    }

    pub(super) fn into_parts(self) -> (Arc<Level>, State) {
        (self.level, self.state)
    }
}

/// What a sealed journal proved to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub records: usize,
    pub orders: usize,
    pub turns: u16,
    pub head: Digest,
    pub state: Digest,
    /// Whether every state digest was compared; not for journals of other rules.
    pub states_compared: bool,
}

/// Accepts a whole, sealed journal: chain, spelling, seal, and every state digest.
///
/// # Errors
/// The first damage.
pub fn verify(bytes: &[u8]) -> Result<Verdict, Damage> {
    let read = read(bytes);
    if let Some(damage) = read.dropped {
        return Err(damage);
    }
    let journal = read.journal;
    if !journal.is_sealed() {
        return Err(Damage { line: journal.records().len(), what: Fault::NotSealed });
    }
    let mut replay = Replay::new(&journal)?;
    replay.to_end()?;
    Ok(Verdict {
        records: journal.records().len(),
        orders: journal.records().iter().filter(|r| matches!(r.body, Body::Ordered { .. })).count(),
        turns: replay.state().turn,
        head: journal.head(),
        state: replay.state().digest(),
        states_compared: replay.comparable(),
    })
}
