//! Strategies: what a party proposes, and what it agrees to.
//!
//! A [`Strategy`] answers one question: what would you propose now? It is shown nothing but a [`Known`]. An
//! [`Acceptance`] condition sets what is on the table against that proposal. Together they are a [`Negotiator`], which
//! can sit at any protocol. This is the separation of bidding, opponent model and acceptance of Baarslag, Hindriks,
//! Hendrikx, Dirkzwager and Jonker (2014).

pub mod acceptance;
mod fixed;
mod micro;
pub mod model;
mod modelling;
pub mod style;
mod time;
mod tit_for_tat;
mod trade_off;

pub use acceptance::{Acceptance, Late, Recent};
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
// without gaps, which are slow to copy
#[repr(u64)]
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

/// Why a party did what it did. Utilities are its own, on its scale of 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Reason {
    #[serde(flatten)]
    pub verdict: Verdict,
    /// What the text at issue is worth: its own proposal if nothing was on the table, else what was.
    pub worth: f64,
    /// The least it would agree to now; infinite if it agrees to nothing.
    pub asks: f64,
    /// Why it proposes or wants what it does, if it does.
    pub why: Option<Why>,
}

/// What a party made of what was on the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "verdict", content = "by")]
#[repr(u32)]
pub enum Verdict {
    /// There was nothing on the table: it makes a proposal.
    Proposed,
    /// It is worth enough.
    Agreed(Met),
    /// It is worth enough, but for issues on which the party can't sign.
    Dissociated,
    /// It is worth too little, or crosses a red line.
    Refused(Bar),
    /// Nothing that the party can sign is worth as much to it as no deal.
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
#[repr(u32)]
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

    /// Answers what is asked. Never agrees to, nor proposes, what crosses a red line of the party or is worth less to
    /// it than no deal now.
    #[inline]
    pub fn act(&mut self, known: &Known<'_>, ask: Ask) -> (Action, Reason) {
        let own = known.own();
        let no_deal = known.no_deal();
        let bid = self.strategy.bid(known).filter(|bid| {
            let rational = own.worth(bid.outcome) >= no_deal && own.can_sign(bid.outcome);
            debug_assert!(rational, "a strategy bids what its party can't want: {bid:?}");
            rational
        });
        let why = bid.map(|bid| bid.why);
        let reason = |verdict, worth, asks| Reason { verdict, worth, asks, why };
        let leave = (Action::Leave, reason(Verdict::NothingToOffer, no_deal, f64::INFINITY));
        let text = match (ask, bid) {
            (Ask::Answer(text) | Ask::React { text, .. } | Ask::Sign(text), _) => text,
            (Ask::Offer, Some(bid)) => {
                return (Action::Offer(bid.outcome), reason(Verdict::Proposed, own.worth(bid.outcome), bid.asks));
            }
            (Ask::Offer, None) => return leave,
        };
        let worth = own.worth(text);
        let now = self.acceptance.asks(bid.as_ref(), &self.received, known);
        let asks = now.enough.max(no_deal);
        let verdict = if !own.can_sign(text) {
            let crossed = Issues::of(own.crossed(text));
            if let (Ask::React { dissociation: true, .. }, Some(issues), true) = (ask, crossed, worth >= asks) {
                return (Action::Dissociate(issues), Reason { why: None, ..reason(Verdict::Dissociated, worth, asks) });
            }
            Verdict::Refused(Bar::RedLine { issue: own.crossed(text).next().unwrap_or(0) as u32 })
        } else if worth >= asks {
            let verdict = Verdict::Agreed(now.met(worth));
            return (Action::Assent, Reason { why: None, ..reason(verdict, worth, asks) });
        } else if worth < no_deal {
            Verdict::Refused(Bar::NoDeal)
        } else {
            Verdict::Refused(Bar::Aspiration)
        };
        let action = match (ask, bid) {
            (Ask::Answer(_), Some(bid)) => Action::Offer(bid.outcome),
            (Ask::Answer(_), None) => return leave,
            (_, bid) => Action::Object(bid.map(|bid| bid.outcome)),
        };
        (action, reason(verdict, worth, asks))
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

/// What is enough for a party that aspires to this: the least valued of these outcomes, which it can sign and likes no
/// less than no deal, and what it asks for. If nothing is worth the aspiration its best is enough. `count` remembers
/// how many outcomes are, from the best on.
#[inline]
fn enough(known: &Known<'_>, aspiration: f64, count: &mut usize) -> Option<(OutcomeId, f64)> {
    let own = known.own();
    let no_deal = known.no_deal();
    let asks = if aspiration > no_deal { aspiration } else { no_deal };
    *count = own.count_from(*count, asks);
    if let Some(last) = count.checked_sub(1) {
        return own.at(last).map(|outcome| (outcome, asks));
    }
    let best = own.worth(own.at(0)?);
    if best < no_deal {
        return None;
    }
    *count = own.count_at_least(best);
    own.at(*count - 1).map(|outcome| (outcome, best))
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
