//! Stacked alternating offers (Aydoğan, Festen, Hindriks and Jonker 2017), with caucuses.
//!
//! In each round every party has a turn: it agrees to the standing offer or replaces it by one of its own. An offer
//! that all others agree to is the agreement. For two parties this is Rubinstein's alternating offers with a deadline.
//!
//! A [`Caucus`] meets before a round: its members bargain by the same rules, before no eyes but their own. What they
//! agree on comes to the table as their joint offer, to which the others then have to agree.

use super::{Ask, Due, Ending, Failure, History, Illegal, Protocol, Ring, Turn};
use crate::negotiation::bargaining::known::{Action, Clock, Event, Parties, PartyId};

/// Offers in turn, until all agree or time is up.
#[derive(Clone, Debug)]
pub struct Alternating {
    table: Ring,
    rounds: u32,
    caucuses: Vec<Caucus>,
    /// The caucus that is meeting.
    meeting: Option<(Ring, u32)>,
    ending: Option<Ending>,
}

/// Some of the parties confer among themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caucus {
    pub members: Parties,
    /// The round before which they meet, from 0.
    pub before: u32,
    /// How often each of them has a turn, at most.
    pub rounds: u32,
}

impl Alternating {
    /// Talks of so many parties over so many rounds.
    pub fn new(parties: usize, rounds: u32) -> Self {
        Self::with_caucuses(parties, rounds, vec![])
    }

    /// Talks with caucuses. Of those before the same round only the first meets; one of a single party, or of all,
    /// never does.
    pub fn with_caucuses(parties: usize, rounds: u32, mut caucuses: Vec<Caucus>) -> Self {
        let all = Parties::first(parties);
        caucuses.retain(|caucus| {
            caucus.members.len() >= 2 && caucus.members.within(all) && caucus.members != all && caucus.rounds > 0
        });
        let ending = (rounds == 0).then_some(Ending::NoDeal { round: 0, because: Failure::Deadline });
        let mut talks = Self { table: Ring::new(all), rounds, caucuses, meeting: None, ending };
        talks.convene();
        talks
    }

    #[inline]
    fn clock(&self) -> Clock {
        Clock { round: self.table.laps, rounds: self.rounds }
    }

    /// Opens the caucus that meets before the round that begins now.
    fn convene(&mut self) {
        let round = self.table.laps;
        let caucus = self.caucuses.iter().find(|caucus| caucus.before == round);
        self.meeting = caucus.map(|caucus| (Ring::new(caucus.members), caucus.rounds));
    }

    #[inline]
    fn close(&mut self, ending: Ending) {
        self.ending = Some(ending);
    }

    /// A turn in the caucus.
    fn confer(&mut self, action: Action, history: &mut History) -> Result<(), Illegal> {
        let round = self.table.laps;
        let Some((ring, rounds)) = &mut self.meeting else { return Ok(()) };
        let (speaker, audience, ask) = (ring.speaker(), ring.all, ring.ask());
        let turn = ring.play(action);
        let over = ring.laps >= *rounds;
        match turn {
            Turn::Illegal => return Err(Illegal { action, ask: Some(ask) }),
            Turn::GoesOn | Turn::Left => {
                history.push(Event { round, party: Some(speaker), audience, action });
                if over || matches!(turn, Turn::Left) {
                    self.meeting = None;
                }
            }
            Turn::Agreed(outcome) => {
                history.push(Event { round, party: Some(speaker), audience, action });
                self.meeting = None;
                // the one who closed it speaks for all
                let all = self.table.all;
                history.push(Event { round, party: Some(speaker), audience: all, action: Action::Offer(outcome) });
                for member in audience.iter() {
                    if member != speaker {
                        history.push(Event { round, party: Some(member), audience: all, action: Action::Assent });
                    }
                }
                self.table.standing = Some(outcome);
                self.table.agreed = audience;
                if audience.contains(self.table.speaker()) {
                    self.table.pass();
                }
                self.next_round(round);
            }
        }
        Ok(())
    }

    /// Whether a new round has begun, and what comes with it: the deadline, or a caucus.
    #[inline]
    fn next_round(&mut self, round: u32) {
        if self.table.laps == round {
            return;
        }
        if self.table.laps >= self.rounds {
            self.close(Ending::NoDeal { round, because: Failure::Deadline });
        } else if !self.caucuses.is_empty() {
            self.convene();
        }
    }

    #[inline]
    fn speaker(&self) -> (PartyId, Ask) {
        match &self.meeting {
            Some((ring, _)) => (ring.speaker(), ring.ask()),
            None => (self.table.speaker(), self.table.ask()),
        }
    }
}

impl Protocol for Alternating {
    #[inline]
    fn parties(&self) -> usize {
        self.table.members.len()
    }

    #[inline]
    fn due(&self) -> Option<Due> {
        if self.ending.is_some() {
            return None;
        }
        let (party, ask) = self.speaker();
        Some(Due { party: Some(party), ask, clock: self.clock() })
    }

    #[inline]
    fn play(&mut self, action: Action, history: &mut History) -> Result<(), Illegal> {
        if self.ending.is_some() {
            return Err(Illegal { action, ask: None });
        }
        if self.meeting.is_some() {
            return self.confer(action, history);
        }
        let (round, party, ask) = (self.table.laps, self.table.speaker(), self.table.ask());
        let turn = self.table.play(action);
        if let Turn::Illegal = turn {
            return Err(Illegal { action, ask: Some(ask) });
        }
        history.push(Event { round, party: Some(party), audience: self.table.all, action });
        match turn {
            Turn::Agreed(outcome) => {
                let bound = self.table.all;
                self.close(Ending::Agreed { outcome, round, bound, dissociated: vec![] });
            }
            Turn::Left => self.close(Ending::NoDeal { round, because: Failure::Left(party) }),
            Turn::GoesOn | Turn::Illegal => self.next_round(round),
        }
        Ok(())
    }

    fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }
}
