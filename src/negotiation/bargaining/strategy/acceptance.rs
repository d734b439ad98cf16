//! When to agree: the acceptance conditions of Baarslag, Hindriks and Jonker (2013).
//!
//! None of them ever agrees to what crosses a red line or is worth less than no deal.

use super::{Bid, Met};
use crate::negotiation::bargaining::known::{Clock, Known};

/// A condition under which an offer is accepted. Utilities are own ones, times are from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Acceptance {
    /// `AC_next`: `factor · u(offer) + bonus ≥ u(own next proposal)`.
    Next { factor: f64, bonus: f64 },
    /// `AC_time`: anything rational from this time on, nothing before.
    Time { after: Late },
    /// `AC_combi`: `AC_next`, or from this time on whatever is no worse than what was received in a window of past
    /// offers as long as the time that is left.
    Combi { after: Late, recent: Recent },
}

/// From when on time is nearly up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Late {
    /// From 0.98 of the time, or from the last round if that begins sooner: of `n` rounds the last is at `n / (n + 1)`,
    /// which comes to 0.98 only with 49 rounds. The literature takes 0.98 or 0.99 of talks of thousands of offers.
    #[default]
    Usual,
    /// From this time on.
    At(f64),
}

/// What a look back over recent offers takes from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recent {
    /// `MAX^W`: the best of them.
    Best,
    /// `AVG^W`: their mean.
    Mean,
}

/// What it takes, at a moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asks {
    /// The least utility that is enough by any part of the condition; infinite if nothing is.
    pub enough: f64,
    /// The utility that `AC_next` asks for.
    next: f64,
    otherwise: Met,
}

impl Default for Acceptance {
    /// `AC_next` as it is.
    fn default() -> Self {
        Self::Next { factor: 1.0, bonus: 0.0 }
    }
}

impl Acceptance {
    pub(super) fn looks_back(&self) -> bool {
        matches!(self, Self::Combi { .. })
    }

    /// What an offer has to be worth now.
    #[inline]
    pub(super) fn asks(&self, bid: Option<&Bid>, received: &[(f64, f64)], known: &Known<'_>) -> Asks {
        let next = bid.map_or(f64::INFINITY, |bid| bid.asks);
        let clock = known.clock();
        match *self {
            // without a division where nothing is changed by it
            Self::Next { factor: 1.0, bonus: 0.0 } => Asks { enough: next, next, otherwise: Met::Next },
            Self::Next { factor, bonus } => {
                let next = if factor > 0.0 { (next - bonus) / factor } else { f64::INFINITY };
                Asks { enough: next, next, otherwise: Met::Next }
            }
            Self::Time { after } => {
                let enough = if after.has_come(clock) { f64::NEG_INFINITY } else { f64::INFINITY };
                Asks { enough, next: f64::INFINITY, otherwise: Met::Time }
            }
            Self::Combi { after, recent } => {
                let now = clock.time();
                let late = if after.has_come(clock) { recent.of(received, now - (1.0 - now)) } else { f64::INFINITY };
                Asks { enough: next.min(late), next, otherwise: Met::Combined }
            }
        }
    }
}

impl Late {
    const USUAL: f64 = 0.98;

    fn has_come(self, clock: Clock) -> bool {
        match self {
            Self::Usual => clock.time() >= Self::USUAL || clock.round + 1 >= clock.rounds,
            Self::At(time) => clock.time() >= time,
        }
    }
}

impl Asks {
    /// By which part something of this worth, which is enough, is enough.
    #[inline]
    pub(super) fn met(self, worth: f64) -> Met {
        if worth >= self.next { Met::Next } else { self.otherwise }
    }
}

impl Recent {
    /// Of what was received since a time; of nothing, minus infinity.
    fn of(self, received: &[(f64, f64)], since: f64) -> f64 {
        let start = received.partition_point(|&(time, _)| time < since);
        let window = received[start..].iter().map(|&(_, worth)| worth);
        match self {
            _ if start == received.len() => f64::NEG_INFINITY,
            Self::Best => window.fold(f64::NEG_INFINITY, f64::max),
            Self::Mean => window.sum::<f64>() / (received.len() - start) as f64,
        }
    }
}
