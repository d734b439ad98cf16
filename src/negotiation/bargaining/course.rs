//! A negotiation from its first move to its end: a protocol, and somebody at each seat.

use super::chair::{Chair, Mediator};
use super::known::{Action, Event, Floor, Known, OutcomeId, PartyId};
use super::protocol::{Ask, Ending, Failure, History, Protocol};
use super::ranking::Ranking;
use super::strategy::{Negotiator, Reason};

/// Whoever speaks for a party.
pub trait Delegate {
    /// Answers what is asked, with the reason.
    fn act(&mut self, known: &Known<'_>, ask: Ask) -> (Action, Reason);
    /// Takes note of a move that the party could see.
    fn observe(&mut self, known: &Known<'_>, event: &Event);
}

impl Delegate for Negotiator {
    #[inline]
    fn act(&mut self, known: &Known<'_>, ask: Ask) -> (Action, Reason) {
        Self::act(self, known, ask)
    }

    #[inline]
    fn observe(&mut self, known: &Known<'_>, event: &Event) {
        Self::observe(self, known, event);
    }
}

impl Delegate for Box<dyn Delegate> {
    fn act(&mut self, known: &Known<'_>, ask: Ask) -> (Action, Reason) {
        (**self).act(known, ask)
    }

    fn observe(&mut self, known: &Known<'_>, event: &Event) {
        (**self).observe(known, event);
    }
}

/// What happened, why, and how it ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    pub history: History,
    /// For each event, why its party did so; `None` for a chair that is no party, and for what follows from the rules,
    /// as when a caucus brings its joint offer to the table. Empty where reasons weren't asked for.
    pub reasons: Vec<Option<Reason>>,
    pub ending: Ending,
    /// How many outcomes were put on the table, a caucus' included.
    pub offers: usize,
}

impl Course {
    /// Lets delegates talk under a protocol. There is one, and a ranking, for each of its parties; a text that needs a
    /// chair who is no party gets a [`Mediator`]. Whoever answers what isn't asked has walked out.
    pub fn run(protocol: impl Protocol, rankings: &[Ranking], delegates: &mut [impl Delegate]) -> Self {
        Self::run_with(protocol, rankings, delegates, &mut Mediator::default())
    }

    /// The same without reasons, for many negotiations of which only the results count.
    pub fn results(protocol: impl Protocol, rankings: &[Ranking], delegates: &mut [impl Delegate]) -> Self {
        Self::run_in::<false>(protocol, rankings, delegates, &mut Mediator::default())
    }

    /// With reasons, and with a chair of one's own.
    pub fn run_with(
        protocol: impl Protocol,
        rankings: &[Ranking],
        delegates: &mut [impl Delegate],
        chair: &mut dyn Chair,
    ) -> Self {
        Self::run_in::<true>(protocol, rankings, delegates, chair)
    }

    fn run_in<const REASONS: bool>(
        mut protocol: impl Protocol,
        rankings: &[Ranking],
        delegates: &mut [impl Delegate],
        chair: &mut dyn Chair,
    ) -> Self {
        let parties = protocol.parties();
        assert!(rankings.len() == parties && delegates.len() == parties, "there is one of each for every party");
        let mut course = Self {
            history: History::default(),
            reasons: vec![],
            ending: Ending::NoDeal { round: 0, because: Failure::Deadline },
            offers: 0,
        };
        while let Some(due) = protocol.due() {
            let before = course.history.events().len();
            let (action, reason) = match due.party {
                Some(party) => {
                    let seat = usize::from(party.0);
                    let known = Known::new(party, &rankings[seat], parties, due.clock, course.history.events());
                    let (action, reason) = delegates[seat].act(&known, due.ask);
                    (action, Some(reason))
                }
                None => {
                    let shape = rankings[0].shape();
                    let floor = Floor::new(shape, parties, due.clock, course.history.events(), None);
                    (Action::Offer(chair.draft(&floor)), None)
                }
            };
            if protocol.play(action, &mut course.history).is_err()
                && protocol.play(Action::Leave, &mut course.history).is_err()
            {
                break;
            }
            if REASONS {
                course.reasons.push(reason);
                course.reasons.resize(course.history.events().len(), None);
            }
            for (at, &event) in course.history.events().iter().enumerate().skip(before) {
                course.offers += usize::from(matches!(event.action, Action::Offer(_)));
                for (seat, delegate) in delegates.iter_mut().enumerate() {
                    let party = PartyId(seat as u8);
                    if event.audience.contains(party) {
                        let seen = &course.history.events()[..=at];
                        let known = Known::new(party, &rankings[seat], parties, due.clock, seen);
                        delegate.observe(&known, &event);
                    }
                }
            }
        }
        if let Some(ending) = protocol.ending() {
            course.ending = ending.clone();
        }
        course
    }

    /// What the result is worth to each party on its scale of 0 to 1: the outcome to those that are bound by it, no
    /// deal to the others.
    pub fn utilities(&self, rankings: &[Ranking]) -> Vec<f64> {
        let round = self.ending.round();
        let of = |(party, ranking): (u8, &Ranking)| match self.ending.outcome() {
            Some(outcome) if self.ending.binds(PartyId(party)) => ranking.worth(outcome),
            _ => ranking.no_deal(round),
        };
        (0..).zip(rankings).map(of).collect()
    }

    /// The outcome that was agreed on.
    pub fn agreement(&self) -> Option<OutcomeId> {
        self.ending.outcome()
    }

    /// How many rounds it took, the one in which it ended included.
    pub fn rounds(&self) -> u32 {
        self.ending.round() + 1
    }
}
