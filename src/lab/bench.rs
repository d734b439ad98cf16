//! A game of bots on the level that is being written, played out once, so that any turn can be looked at without delay.

use std::sync::Arc;

use crate::base::{ActorId, Seed, TalksId};
use crate::debrief::Standing;
use crate::delegates::{Because, play_out_told};
use crate::level::Level;
use crate::rules::{Order, State};

/// A level and one game of it.
#[derive(Debug)]
pub struct Bench {
    pub level: Arc<Level>,
    pub seed: Seed,
    /// As each turn began, from turn 1, and last as the game ended.
    stops: Vec<State>,
    /// All orders but those that send a turn, with the turn they were given in.
    deeds: Vec<Deed>,
}

/// An order of a bot and why it gave it.
#[derive(Clone, Debug)]
pub struct Deed {
    pub turn: u16,
    pub seat: ActorId,
    pub order: Order,
    pub because: Because,
}

impl Deed {
    /// The table at which it was done, where it was done at one.
    #[must_use]
    pub const fn talks(&self) -> Option<TalksId> {
        match &self.order {
            Order::Offer { talks, .. }
            | Order::Answer { talks, .. }
            | Order::Yield { talks }
            | Order::Revise { talks, .. }
            | Order::PutToSilence { talks, .. }
            | Order::OpenText { talks, .. }
            | Order::BreakSilence { talks } => Some(*talks),
            _ => None,
        }
    }
}

impl Bench {
    /// Plays the game of `seed` with bots in all seats.
    ///
    /// # Panics
    /// If a bot is stuck, which is a mistake in the bots.
    #[must_use]
    pub fn play(level: Arc<Level>, seed: Seed) -> Self {
        let (mut stops, mut deeds) = (Vec::<State>::new(), Vec::new());
        let tell = |state: &State, seat: ActorId, decision: &crate::delegates::Decision| {
            if decision.order != Order::Send {
                let (order, because) = (decision.order.clone(), decision.because);
                deeds.push(Deed { turn: state.turn, seat, order, because });
            }
        };
        let end = play_out_told(&level, seed, &[], tell, |state, _| {
            if stops.last().is_none_or(|last| last.turn != state.turn) {
                stops.push(state.clone());
            }
        });
        stops.push(end);
        Self { level, seed, stops, deeds }
    }

    /// How many moments can be looked at: the beginning of each turn, and the end. At least one.
    #[must_use]
    pub const fn stops(&self) -> usize {
        self.stops.len()
    }

    /// The state at a moment; the end for any later one.
    #[must_use]
    pub fn state(&self, stop: usize) -> &State {
        &self.stops[stop.min(self.stops.len() - 1)]
    }

    /// Whether this moment is the end of the game, and not the beginning of a turn.
    #[must_use]
    pub const fn is_end(&self, stop: usize) -> bool {
        stop + 1 >= self.stops.len()
    }

    /// What a seat does from a moment to the next; nothing after the end.
    pub fn deeds(&self, stop: usize, seat: ActorId) -> impl Iterator<Item = &Deed> {
        let turn = (!self.is_end(stop)).then(|| self.state(stop).turn);
        self.deeds.iter().filter(move |deed| Some(deed.turn) == turn && deed.seat == seat)
    }

    /// All talks as they stand at a moment: from the chair of `seat` where it is a party, else from that of the first party.
    /// `None` for talks whose interests are not drawn yet.
    #[must_use]
    pub fn standings(&self, stop: usize, seat: ActorId) -> Vec<Option<Standing>> {
        let state = self.state(stop);
        let of = |t: usize| {
            let you = self.level.talks[t].party(seat).unwrap_or(0);
            Standing::of(&self.level, state, TalksId::at(t), you)
        };
        (0..self.level.talks.len()).map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delegates::play_out;
    use crate::lab::testing::tiny_level as tiny;

    #[test]
    fn every_turn_of_the_game_can_be_looked_at() {
        let level = Arc::new(tiny());
        let bench = Bench::play(level.clone(), Seed(7));
        assert_eq!(bench.stops(), usize::from(level.time.turns) + 1);
        for stop in 0..usize::from(level.time.turns) {
            assert_eq!(usize::from(bench.state(stop).turn), stop + 1);
            assert!(!bench.is_end(stop) && !bench.state(stop).ended);
        }
        assert!(bench.is_end(bench.stops() - 1));
        assert_eq!(bench.state(usize::MAX).digest(), play_out(&level, Seed(7), &[], |_, _| ()).digest());
        let all: usize = (0..bench.stops())
            .map(|stop| level.actor_ids().map(|seat| bench.deeds(stop, seat).count()).sum::<usize>())
            .sum();
        assert!(all > 0 && all == bench.deeds.len(), "{all}");
    }

    #[test]
    fn talks_stand_before_they_open_and_for_seats_that_are_no_party() {
        let level = Arc::new(tiny());
        let bench = Bench::play(level.clone(), Seed(7));
        for seat in level.actor_ids() {
            let standings = bench.standings(0, seat);
            assert_eq!(standings.len(), level.talks.len());
            for (spec, standing) in level.talks.iter().zip(standings) {
                let standing = standing.expect("interests are drawn before turn 1");
                assert_eq!(standing.you, spec.party(seat).unwrap_or(0));
                assert_ne!(standing.you, standing.other);
                let texts: usize = spec.issues.iter().map(|issue| issue.options.len()).product();
                assert_eq!(standing.texts, texts as u64);
                assert!(standing.zone <= standing.texts);
            }
        }
    }
}
