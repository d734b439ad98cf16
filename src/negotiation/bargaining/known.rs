//! What a party may know at the table: its own preference, the moves made before its eyes, and the time.
//!
//! A [`Known`] is all that a strategy is ever shown. It holds no other party's preference, and its history leaves out
//! what was said in a caucus that the party wasn't in.

use serde::Serialize;

use super::ranking::{Ranking, Shape};

/// The most parties at a table.
pub const MOST_PARTIES: usize = 64;

/// A party at the table, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct PartyId(pub u8);

/// An outcome by its index in the space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct OutcomeId(pub u32);

/// Some of the first 64 parties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Parties(u64);

/// What a party does when it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
// without gaps, which are slow to copy
#[repr(u64)]
pub enum Action {
    /// Puts an outcome on the table: an offer, a draft.
    Offer(OutcomeId),
    /// Agrees to what is on the table: accepts, votes for it, signs.
    Assent,
    /// Agrees, but for the issues of this set, by which it won't be bound.
    Dissociate(Issues),
    /// Doesn't agree to what is on the table, and may say what it wants instead.
    Object(Option<OutcomeId>),
    /// Says nothing.
    Abstain,
    /// Walks out, which ends talks that need everybody.
    Leave,
}

/// Some of the first 64 issues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Issues(u64);

/// A move, and who could see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    pub round: u32,
    /// Who moved; `None` for a chair that is no party.
    pub party: Option<PartyId>,
    pub audience: Parties,
    pub action: Action,
}

/// The time as everybody sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// From 0.
    pub round: u32,
    /// How many rounds there are.
    pub rounds: u32,
}

/// What is open to all who may see a part of the history: the issues, the time, and that part.
#[derive(Clone, Copy, Debug)]
pub struct Floor<'a> {
    shape: &'a Shape,
    parties: usize,
    clock: Clock,
    events: &'a [Event],
    /// Whose eyes these are; `None` for an outsider, who sees what everybody sees.
    viewer: Option<PartyId>,
}

/// All that a party may know.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    me: PartyId,
    own: &'a Ranking,
    floor: Floor<'a>,
}

impl Parties {
    /// The first so many.
    pub fn first(count: usize) -> Self {
        Self(if count >= 64 { u64::MAX } else { (1 << count) - 1 })
    }

    #[inline]
    pub fn contains(self, party: PartyId) -> bool {
        self.0.checked_shr(party.0.into()).is_some_and(|bits| bits & 1 == 1)
    }

    #[inline]
    #[must_use]
    pub fn with(self, party: PartyId) -> Self {
        Self(self.0 | 1u64.checked_shl(party.0.into()).unwrap_or(0))
    }

    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all of these are among the others.
    pub fn within(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    /// The members, in order.
    pub fn iter(self) -> impl Iterator<Item = PartyId> {
        (0..64).map(PartyId).filter(move |&party| self.contains(party))
    }
}

impl FromIterator<PartyId> for Parties {
    fn from_iter<T: IntoIterator<Item = PartyId>>(parties: T) -> Self {
        parties.into_iter().fold(Self::default(), Self::with)
    }
}

impl Issues {
    /// Whether this issue is among them.
    pub fn contains(self, issue: usize) -> bool {
        issue < 64 && self.0 >> issue & 1 == 1
    }

    /// `None` if one of them is beyond the 64th.
    pub fn of(issues: impl IntoIterator<Item = usize>) -> Option<Self> {
        issues.into_iter().try_fold(Self(0), |set, issue| (issue < 64).then(|| Self(set.0 | 1 << issue)))
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..64).filter(move |&issue| self.contains(issue))
    }
}

impl Event {
    /// The outcome that the move puts on the table or asks for.
    pub fn outcome(&self) -> Option<OutcomeId> {
        match self.action {
            Action::Offer(outcome) | Action::Object(Some(outcome)) => Some(outcome),
            _ => None,
        }
    }

    /// Whether this party could see the move; an outsider sees what all parties see.
    #[inline]
    fn seen_by(&self, viewer: Option<PartyId>, parties: usize) -> bool {
        match viewer {
            Some(party) => self.audience.contains(party),
            None => self.audience.len() >= parties,
        }
    }
}

impl Clock {
    /// The time from 0 to 1 at which this round is: `(round + 1) / (rounds + 1)`, as in NegMAS.
    #[inline]
    pub fn time(self) -> f64 {
        (f64::from(self.round) + 1.0) / (f64::from(self.rounds) + 1.0)
    }
}

impl<'a> Floor<'a> {
    #[inline]
    pub(super) fn new(
        shape: &'a Shape,
        parties: usize,
        clock: Clock,
        events: &'a [Event],
        viewer: Option<PartyId>,
    ) -> Self {
        Self { shape, parties, clock, events, viewer }
    }

    pub fn shape(&self) -> &'a Shape {
        self.shape
    }

    /// How many parties there are.
    #[inline]
    pub fn parties(&self) -> usize {
        self.parties
    }

    #[inline]
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// The moves that could be seen, oldest first.
    pub fn history(&self) -> impl DoubleEndedIterator<Item = &'a Event> {
        let (viewer, parties) = (self.viewer, self.parties);
        self.events.iter().filter(move |event| event.seen_by(viewer, parties))
    }
}

impl<'a> Known<'a> {
    #[inline]
    pub(super) fn new(me: PartyId, own: &'a Ranking, parties: usize, clock: Clock, events: &'a [Event]) -> Self {
        Self { me, own, floor: Floor::new(own.shape(), parties, clock, events, Some(me)) }
    }

    /// Which party this is.
    #[inline]
    pub fn me(&self) -> PartyId {
        self.me
    }

    /// Its own preference.
    #[inline]
    pub fn own(&self) -> &'a Ranking {
        self.own
    }

    /// What others may know as well.
    #[inline]
    pub fn floor(&self) -> &Floor<'a> {
        &self.floor
    }

    #[inline]
    pub fn clock(&self) -> Clock {
        self.floor.clock
    }

    /// What no deal is worth to the party now.
    #[inline]
    pub fn no_deal(&self) -> f64 {
        self.own.no_deal(self.floor.clock.round)
    }

    /// The other parties.
    pub fn others(&self) -> impl Iterator<Item = PartyId> + use<> {
        let me = self.me;
        (0..self.floor.parties as u8).map(PartyId).filter(move |&party| party != me)
    }
}
