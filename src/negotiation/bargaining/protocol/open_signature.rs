//! Open signature: a text is opened, each party signs when it likes, and enough signatures bring it into force.
//!
//! As treaties and declarations are opened: whoever stays out is not bound and stays with what no deal is worth. The
//! threshold of entry into force is a rule of votes in which a signature is a yes, so that a number of signatures,
//! weights, or both at once can be asked for, as 55 parties with 55 % of emissions in the Paris Agreement. Signing goes
//! on after entry into force.

use super::{Ask, Due, Ending, Failure, History, Illegal, Protocol};
use crate::negotiation::bargaining::known::{Action, Clock, Event, MOST_PARTIES, OutcomeId, Parties, PartyId};
use crate::negotiation::votes::Rule;

/// One text, and signatures until all have signed or time is up.
#[derive(Clone, Debug)]
pub struct OpenSignature {
    entry: Rule,
    opener: PartyId,
    all: Parties,
    clock: Clock,
    text: Option<OutcomeId>,
    signed: Parties,
    turn: usize,
    ending: Option<Ending>,
}

impl OpenSignature {
    /// A text that `opener` writes and signs, in force once its signatories win under `entry`, whose members are the
    /// parties. Each of the others is asked once a round.
    pub fn new(entry: Rule, opener: PartyId, rounds: u32) -> Self {
        let all = Parties::first(entry.members().min(MOST_PARTIES));
        let ending =
            (rounds == 0 || !all.contains(opener)).then_some(Ending::NoDeal { round: 0, because: Failure::Deadline });
        let clock = Clock { round: 0, rounds };
        Self { entry, opener, all, clock, text: None, signed: Parties::default(), turn: 0, ending }
    }

    /// Those who have signed.
    pub fn signatories(&self) -> Parties {
        self.signed
    }

    /// Whether enough have signed.
    pub fn is_in_force(&self) -> bool {
        let members: Vec<usize> = self.signed.iter().map(|party| usize::from(party.0)).collect();
        self.text.is_some() && self.entry.wins(&members)
    }

    /// The next who has not signed; the end if all have, or time is up.
    fn advance(&mut self) {
        loop {
            if self.signed == self.all || self.clock.round >= self.clock.rounds {
                return self.end();
            }
            if self.turn == self.all.len() {
                self.turn = 0;
                self.clock.round += 1;
            } else if self.signed.contains(PartyId(self.turn as u8)) {
                self.turn += 1;
            } else {
                return;
            }
        }
    }

    fn end(&mut self) {
        let round = self.clock.round.min(self.clock.rounds.saturating_sub(1));
        self.ending = Some(match self.text {
            Some(outcome) if self.is_in_force() => {
                Ending::Agreed { outcome, round, bound: self.signed, dissociated: vec![] }
            }
            _ => Ending::NoDeal { round, because: Failure::Deadline },
        });
    }

    fn ask(&self) -> (PartyId, Ask) {
        match self.text {
            None => (self.opener, Ask::Offer),
            Some(text) => (PartyId(self.turn as u8), Ask::Sign(text)),
        }
    }
}

impl Protocol for OpenSignature {
    fn parties(&self) -> usize {
        self.all.len()
    }

    fn due(&self) -> Option<Due> {
        if self.ending.is_some() {
            return None;
        }
        let (party, ask) = self.ask();
        Some(Due { party: Some(party), ask, clock: self.clock })
    }

    fn play(&mut self, action: Action, history: &mut History) -> Result<(), Illegal> {
        if self.ending.is_some() {
            return Err(Illegal { action, ask: None });
        }
        let (party, ask) = self.ask();
        let round = self.clock.round;
        match (ask, action) {
            (Ask::Offer, Action::Offer(text)) => {
                self.text = Some(text);
                self.signed = self.signed.with(party);
            }
            (Ask::Offer, Action::Leave) => {
                self.ending = Some(Ending::NoDeal { round, because: Failure::Left(party) });
            }
            (Ask::Sign(_), Action::Assent) => {
                self.signed = self.signed.with(party);
                self.turn += 1;
            }
            (Ask::Sign(_), Action::Object(_) | Action::Abstain | Action::Leave) => self.turn += 1,
            _ => return Err(Illegal { action, ask: Some(ask) }),
        }
        history.push(Event { round, party: Some(party), audience: self.all, action });
        if self.ending.is_none() {
            self.advance();
        }
        Ok(())
    }

    fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }
}
