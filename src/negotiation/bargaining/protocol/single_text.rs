//! A single negotiating text: a chair drafts, the parties react, the chair revises, until the text is adopted.
//!
//! The procedure of Camp David and of most multilateral texts (Fisher 1978; Raiffa 1982). In each round the chair puts
//! a draft on the table and every party reacts once: it agrees, objects and says what it wants instead, or abstains.
//! Reactions are ballots: agreement is a yes, objection a no. Where the rule of adoption is met the text is adopted.

use super::{Ask, Due, Ending, Failure, History, Illegal, Protocol};
use crate::negotiation::bargaining::known::{Action, Clock, Event, Issues, OutcomeId, Parties, PartyId};
use crate::negotiation::votes::{Ballot, Majority, Rule};

/// Under which rule a text is adopted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adoption {
    /// Must be met first, by a round of reactions of its own.
    committee: Option<Rule>,
    plenary: Rule,
    /// Whether a party may agree but for some issues.
    dissociation: bool,
}

/// Drafts of a chair, until one is adopted or time is up.
#[derive(Clone, Debug)]
pub struct SingleText {
    adoption: Adoption,
    /// A party, or somebody who is none.
    chair: Option<PartyId>,
    all: Parties,
    clock: Clock,
    text: Option<OutcomeId>,
    /// Whether the committee has passed the text.
    in_plenary: bool,
    ballots: Vec<Ballot>,
    dissociated: Vec<(PartyId, Issues)>,
    /// Who reacts next.
    turn: usize,
    ending: Option<Ending>,
}

impl Adoption {
    /// One vote under a rule, which has a member for every party.
    pub fn vote(rule: Rule) -> Self {
        Self { committee: None, plenary: rule, dissociation: false }
    }

    /// One vote each under a majority.
    pub fn one_each(parties: usize, majority: Majority) -> Self {
        Self::vote(Rule::one_each(parties, majority))
    }

    /// Consensus by silence: adopted unless somebody breaks it, and a party may dissociate itself from paragraphs.
    pub fn silence(parties: usize) -> Self {
        Self { dissociation: true, ..Self::one_each(parties, Majority::Consensus) }
    }

    /// A committee, then the plenary: what fails in the first never comes to the second. Both have all parties as
    /// members; `None` if they differ.
    pub fn two_stage(committee: Rule, plenary: Rule) -> Option<Self> {
        (committee.members() == plenary.members()).then_some(Self {
            committee: Some(committee),
            plenary,
            dissociation: false,
        })
    }
}

impl SingleText {
    /// Talks of so many rounds under a chair: a party, or somebody who is none. A chair that is a party votes for its
    /// own drafts. The parties are the members of the rule, the first 64 of them; more are absent.
    pub fn new(adoption: Adoption, chair: Option<PartyId>, rounds: u32) -> Self {
        let parties = adoption.plenary.members().min(crate::negotiation::bargaining::known::MOST_PARTIES);
        let all = Parties::first(parties);
        let mut talks = Self {
            adoption,
            chair: chair.filter(|&chair| all.contains(chair)),
            all,
            clock: Clock { round: 0, rounds },
            text: None,
            in_plenary: false,
            ballots: vec![],
            dissociated: vec![],
            turn: 0,
            ending: None,
        };
        talks.begin(0);
        talks
    }

    fn begin(&mut self, round: u32) {
        self.text = None;
        self.in_plenary = self.adoption.committee.is_none();
        if round >= self.clock.rounds {
            let round = self.clock.round;
            self.ending = Some(Ending::NoDeal { round, because: Failure::Deadline });
        } else {
            self.clock.round = round;
        }
    }

    fn call_for_reactions(&mut self) {
        self.ballots = vec![Ballot::Absent; self.adoption.plenary.members()];
        self.dissociated.clear();
        self.turn = 0;
        if let Some(chair) = self.chair {
            self.ballots[usize::from(chair.0)] = Ballot::Yes;
        }
        self.skip_chair();
    }

    fn skip_chair(&mut self) {
        if self.chair.is_some_and(|chair| usize::from(chair.0) == self.turn) {
            self.turn += 1;
        }
        if self.turn >= self.all.len() {
            self.decide();
        }
    }

    /// All have reacted.
    fn decide(&mut self) {
        let Some(outcome) = self.text else { return };
        let rule = match &self.adoption.committee {
            Some(committee) if !self.in_plenary => committee,
            _ => &self.adoption.plenary,
        };
        let passes = rule.passes(&self.ballots);
        if passes && self.in_plenary {
            let dissociated = std::mem::take(&mut self.dissociated);
            let round = self.clock.round;
            self.ending = Some(Ending::Agreed { outcome, round, bound: self.all, dissociated });
        } else if passes {
            self.in_plenary = true;
            self.call_for_reactions();
        } else {
            self.begin(self.clock.round + 1);
        }
    }

    fn ask(&self) -> (Option<PartyId>, Ask) {
        match self.text {
            None => (self.chair, Ask::Offer),
            Some(text) => {
                let dissociation = self.adoption.dissociation;
                (Some(PartyId(self.turn as u8)), Ask::React { text, dissociation })
            }
        }
    }
}

impl Protocol for SingleText {
    fn parties(&self) -> usize {
        self.all.len()
    }

    fn due(&self) -> Option<Due> {
        if self.ending.is_some() {
            return None;
        }
        let (party, ask) = self.ask();
        Some(Due { party, ask, clock: self.clock })
    }

    fn play(&mut self, action: Action, history: &mut History) -> Result<(), Illegal> {
        if self.ending.is_some() {
            return Err(Illegal { action, ask: None });
        }
        let (party, ask) = self.ask();
        let illegal = Illegal { action, ask: Some(ask) };
        let ballot = match (ask, action) {
            (Ask::Offer, Action::Offer(_)) => None,
            // without a chair there is no text
            (Ask::Offer, Action::Leave) => None,
            (Ask::React { .. }, Action::Assent) => Some(Ballot::Yes),
            (Ask::React { dissociation: true, .. }, Action::Dissociate(_)) => Some(Ballot::Yes),
            // who walks out of the room does not stop the others: their rule decides what a no means
            (Ask::React { .. }, Action::Object(_) | Action::Leave) => Some(Ballot::No),
            (Ask::React { .. }, Action::Abstain) => Some(Ballot::Abstain),
            _ => return Err(illegal),
        };
        history.push(Event { round: self.clock.round, party, audience: self.all, action });
        match (ballot, action) {
            (None, Action::Offer(text)) => {
                self.text = Some(text);
                self.call_for_reactions();
            }
            (None, _) => {
                let because = self.chair.map_or(Failure::Deadline, Failure::Left);
                self.ending = Some(Ending::NoDeal { round: self.clock.round, because });
            }
            (Some(ballot), action) => {
                self.ballots[self.turn] = ballot;
                if let Action::Dissociate(issues) = action {
                    self.dissociated.push((PartyId(self.turn as u8), issues));
                }
                self.turn += 1;
                self.skip_chair();
            }
        }
        Ok(())
    }

    fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }
}
