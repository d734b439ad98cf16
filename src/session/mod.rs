//! A session: the one door in (`submit`), the journal of all that happened, replays. No IO.

#![cfg_attr(not(test), deny(clippy::disallowed_types, clippy::disallowed_methods, clippy::float_arithmetic))]

mod journal;
mod replay;
mod table;
pub mod trial;

pub use journal::{Body, Damage, Fault, Journal, Read, Record, read};
pub use replay::{Replay, Verdict, verify};
pub use table::{LocalTable, Table};

pub use crate::delegates::{Game, play_out};

use std::sync::Arc;

use crate::base::{ActorId, Digest, Seed};
use crate::level::Level;
use crate::rules::{self, Fact, Order, RULES_VERSION, Refusal, Seen, State, View, Viewer};

/// A running session with its journal.
pub struct Session {
    level: Arc<Level>,
    state: State,
    journal: Journal,
    /// Facts since the last drain, and the state before them: a sight depends on the moment in which it was seen.
    fresh: Vec<Fact>,
    drained: State,
}

impl Session {
    /// A new session of `level`, drawn from `seed`, with `held` seats in the hands of people.
    #[must_use]
    pub fn new(level: Arc<Level>, seed: Seed, held: Vec<ActorId>) -> Self {
        let (state, facts) = rules::begin(&level, seed);
        let drained = State::new(&level, seed);
        let mut journal = Journal::default();
        journal.append(Body::Opened {
            format: journal::FORMAT,
            rules_version: RULES_VERSION,
            level: Box::new((*level).clone()),
            seed,
            held,
        });
        journal.append(Body::Began { facts: facts.clone(), state: state.digest() });
        Self { level, state, journal, fresh: facts, drained }
    }

    /// Carries on from a journal that was read: facts are applied, nothing is resolved again.
    ///
    /// # Errors
    /// If the records do not begin as a session does, or the state they lead to is not the one they state.
    pub fn resume(journal: Journal) -> Result<Self, Damage> {
        let mut replay = Replay::new(&journal)?;
        replay.to_end()?;
        let (level, state) = replay.into_parts();
        let drained = state.clone();
        let mut session = Self { level, state, journal, fresh: Vec::new(), drained };
        // Its end was cut off between the last order and the seal.
        if session.state.ended && !session.journal.is_sealed() {
            session.journal.seal();
        }
        Ok(session)
    }

    /// The one door in: carries out an order and tells what came of it.
    ///
    /// # Errors
    /// Why the order is not allowed; nothing has changed.
    pub fn submit(&mut self, seat: ActorId, order: Order) -> Result<Vec<Fact>, Refusal> {
        let facts = rules::resolve(&self.level, &mut self.state, seat, &order)?;
        self.fresh.extend(facts.iter().cloned());
        self.journal.append(Body::Ordered { seat, order, facts: facts.clone(), state: self.state.digest() });
        if self.state.ended {
            self.journal.seal();
        }
        Ok(facts)
    }

    /// What `viewer` may know now.
    #[must_use]
    pub fn view(&self, viewer: Viewer) -> View {
        View::of(&self.level, &self.state, viewer)
    }

    /// What `viewer` saw since the last call, in order.
    pub fn drain(&mut self, viewer: Viewer) -> Vec<Seen> {
        let facts = std::mem::take(&mut self.fresh);
        let sight = |fact: &Fact| {
            rules::apply(&self.level, &mut self.drained, fact);
            Seen::of(fact, &self.level, &self.drained, viewer)
        };
        facts.iter().filter_map(sight).collect()
    }

    #[must_use]
    pub fn level(&self) -> &Arc<Level> {
        &self.level
    }

    #[must_use]
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// SHA-256 of the canonical state.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.state.digest()
    }
}
