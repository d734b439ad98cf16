//! Strategies: what a party proposes, and what it agrees to.
//!
//! A [`Strategy`] answers one question: what would you propose now? It is shown nothing but a [`Known`]. An
//! [`Acceptance`] condition sets what is on the table against that proposal. Together they are a [`Negotiator`], which can sit
//! at any protocol. This is the separation of bidding, opponent model and acceptance of Baarslag, Hindriks, Hendrikx, Dirkzwager
//! and Jonker (2014).

pub mod acceptance;
mod fixed;
mod micro;
pub mod model;
mod modelling;
pub mod style;
mod time;
mod tit_for_tat;
mod trade_off;

pub use acceptance::{Acceptance, Recent};
pub use fixed::{HardLiner, Random};
pub use micro::Micro;
pub use modelling::{Modelling, Opponents};
pub use style::{Bidding, Style, UnknownStyle};
pub use time::TimeDependent;
pub use tit_for_tat::{Reciprocity, TitForTat};
pub use trade_off::TradeOff;

use serde::Serialize;

use super::known::{Action, Event, Issues, Known, OutcomeId, PartyId};
use super::protocol::Ask;

/// How a party decides what to propose.
pub trait Strategy: Send {
    /// What it would propose now. `None` if nothing that it can sign is worth as much as no deal.
    fn bid(&mut self, known: &Known<'_>) -> Option<Bid>;

    /// Takes note of a move that the party could see, its own included, right after it was made.
    fn observe(&mut self, _known: &Known<'_>, _event: &Event) {}
}

/// A proposal and why it is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bid {
    pub outcome: OutcomeId,
    /// The least own utility that the strategy would settle for now, on the party's scale of 0 to 1.
    pub asks: f64,
    pub why: Why,
}

/// Why a proposal is made. Utilities are the party's own, on its scale of 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Why {
    /// Time has brought the aspiration down to this.
    Aspiration { asks: f64 },
    /// The others' concession, as a change of own utility over so many of their offers, is returned.
    Reciprocity { conceded: f64, asks: f64 },
    /// There is nothing to return yet: the smallest possible concession opens the exchange.
    Opening { asks: f64 },
    /// The next outcome in the ranking, since the others have made as many different offers.
    NextBest { offers: u32, received: u32 },
    /// An earlier offer again: the others have made fewer different offers.
    Repeats { offers: u32, received: u32 },
    /// Of all that is worth as much, the most similar to what the others offered last.
    Similar { asks: f64, similarity: f64 },
    /// Of all that is worth as much, what the others are believed to like best.
    Modelled { asks: f64, believed: f64 },
    /// The best there is, whatever happens.
    Best,
    /// Drawn from all that is worth more than no deal.
    Drawn,
}

/// Why a party did what it did.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "move")]
pub enum Reason {
    Proposed {
        why: Why,
        worth: f64,
    },
    /// What was on the table is worth enough.
    Agreed {
        met: Met,
        worth: f64,
        asks: f64,
    },
    /// Agreed but for issues on which it can't sign.
    Dissociated {
        worth: f64,
        asks: f64,
    },
    /// What was on the table is worth too little, or crosses a red line. `instead` is its own proposal, with the reason.
    Refused {
        bar: Bar,
        worth: f64,
        asks: f64,
        instead: Option<Why>,
    },
    /// Nothing that it can sign is worth as much as no deal.
    NothingToOffer,
}

/// Which condition of acceptance was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// Worth as much as the party's own next proposal.
    Next,
    /// Time is nearly up.
    Time,
    /// Time is nearly up and no better is expected.
    Combined,
}

/// What stands in the way of agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    /// It can't sign a value of this issue.
    RedLine { issue: u32 },
    /// No deal is worth more.
    NoDeal,
    /// It asks for more at this time.
    Aspiration,
}

/// A party's delegate: a strategy with a condition of acceptance.
pub struct Negotiator {
    strategy: Box<dyn Strategy>,
    acceptance: Acceptance,
    /// What others have put on the table, for conditions that look back.
    received: Vec<(f64, f64)>,
}

impl Negotiator {
    pub fn new(strategy: Box<dyn Strategy>, acceptance: Acceptance) -> Self {
        Self { strategy, acceptance, received: vec![] }
    }

    /// What the strategy would propose now.
    pub fn bid(&mut self, known: &Known<'_>) -> Option<Bid> {
        self.strategy.bid(known)
    }

    /// Answers what is asked. Never agrees to, nor proposes, what crosses a red line of the party or is worth less to it than
    /// no deal now.
    #[inline]
    pub fn act(&mut self, known: &Known<'_>, ask: Ask) -> (Action, Reason) {
        let bid = self.strategy.bid(known).filter(|bid| {
            let rational = known.own().is_rational(bid.outcome, known.clock().round);
            debug_assert!(rational, "a strategy bids what its party can't want: {bid:?}");
            rational
        });
        let text = match ask {
            Ask::Offer => return propose(known, bid),
            Ask::Answer(text) | Ask::React(text) | Ask::Sign(text) => text,
        };
        let worth = known.own().worth(text);
        let asks = self.acceptance.asks(bid.as_ref(), &self.received, known);
        let met = asks.and_then(|asks| self.acceptance.met(worth, asks, known));
        let asks = asks.map_or(f64::INFINITY, |asks| asks.of(known));
        let bar = match met {
            _ if !known.own().can_sign(text) => {
                let crossed = Issues::of(known.own().crossed(text));
                if let (Ask::React(_), Some(issues), Some(_)) = (ask, crossed, met)
                    && worth >= known.no_deal()
                {
                    return (Action::Dissociate(issues), Reason::Dissociated { worth, asks });
                }
                Bar::RedLine { issue: known.own().crossed(text).next().unwrap_or(0) as u32 }
            }
            _ if worth < known.no_deal() => Bar::NoDeal,
            Some(met) => return (Action::Assent, Reason::Agreed { met, worth, asks }),
            None => Bar::Aspiration,
        };
        let action = match (ask, bid) {
            (Ask::Answer(_), Some(bid)) => Action::Offer(bid.outcome),
            (Ask::Answer(_), None) => return (Action::Leave, Reason::NothingToOffer),
            (_, bid) => Action::Object(bid.map(|bid| bid.outcome)),
        };
        (action, Reason::Refused { bar, worth, asks, instead: bid.map(|bid| bid.why) })
    }

    /// Takes note of a move that the party could see.
    #[inline]
    pub fn observe(&mut self, known: &Known<'_>, event: &Event) {
        if self.acceptance.looks_back()
            && event.party != Some(known.me())
            && let Action::Offer(outcome) = event.action
        {
            self.received.push((known.clock().time(), known.own().worth(outcome)));
        }
        self.strategy.observe(known, event);
    }
}

fn propose(known: &Known<'_>, bid: Option<Bid>) -> (Action, Reason) {
    match bid {
        Some(bid) => {
            let worth = known.own().worth(bid.outcome);
            (Action::Offer(bid.outcome), Reason::Proposed { why: bid.why, worth })
        }
        None => (Action::Leave, Reason::NothingToOffer),
    }
}

/// The least valued outcome worth this much or more that the party can sign and likes no less than no deal; its best if there
/// is none of that worth. Remembers in `count` how far down the ranking it came.
#[inline]
fn worst_at_least(known: &Known<'_>, worth: f64, count: &mut usize) -> Option<OutcomeId> {
    let own = known.own();
    let no_deal = known.no_deal();
    let floor = if worth > no_deal { worth } else { no_deal };
    *count = own.count_from(*count, floor);
    match count.checked_sub(1) {
        Some(last) => own.at(last),
        None => own.at(0).filter(|&best| own.worth(best) >= no_deal),
    }
}

/// What the latest offers of each party were, of those that this party could see.
#[derive(Clone, Debug, Default)]
struct LastOffers(Vec<(PartyId, OutcomeId)>);

impl LastOffers {
    /// Takes note of what another party proposes or asks for.
    fn note(&mut self, known: &Known<'_>, event: &Event) {
        if let (Some(party), Some(outcome)) = (event.party, event.outcome())
            && party != known.me()
        {
            match self.0.iter_mut().find(|(other, _)| *other == party) {
                Some(last) => last.1 = outcome,
                None => self.0.push((party, outcome)),
            }
        }
    }
}
