//! Quick balance: games of bots in the background, counted as they come in.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Sender, TryRecvError};

use super::inbox::Inbox;
use crate::base::Seed;
use crate::delegates::play_out;
use crate::level::Level;
use crate::rules::TalksStatus;
use crate::rules::measure::attainment;

/// How many games a quick balance plays.
pub const GAMES: u32 = 200;

/// What came of some games. Attainments are 0 to 10,000.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub games: u32,
    /// By seat in the order of the level.
    pub seats: Vec<SeatTally>,
    /// By talks in the order of the level: games that ended with a text.
    pub agreed: Vec<u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeatTally {
    /// Sum of attainments.
    sum: u64,
    /// Games in which a playable seat had the highest attainment of all playable ones, alone or with others.
    pub best: u32,
}

impl SeatTally {
    /// Mean attainment, 0 to 10,000; 0 of no games.
    #[must_use]
    pub fn mean(self, games: u32) -> u32 {
        u32::try_from(self.sum / u64::from(games.max(1))).unwrap_or(u32::MAX)
    }
}

/// One game, as far as it is counted.
struct Played {
    scores: Vec<u32>,
    agreed: Vec<bool>,
}

impl Tally {
    fn new(level: &Level) -> Self {
        let seats = vec![SeatTally::default(); level.actors.len()];
        Self { games: 0, seats, agreed: vec![0; level.talks.len()] }
    }

    fn add(&mut self, level: &Level, played: &Played) {
        self.games += 1;
        let best = level.playable().map(|seat| played.scores[seat.ix()]).max();
        for (seat, tally) in level.actor_ids().zip(&mut self.seats) {
            let score = played.scores[seat.ix()];
            tally.sum += u64::from(score);
            tally.best += u32::from(level.actor(seat).playable.is_some() && Some(score) == best);
        }
        for (agreed, now) in self.agreed.iter_mut().zip(&played.agreed) {
            *agreed += u32::from(*now);
        }
    }
}

fn play_one(level: &Level, seed: Seed) -> Played {
    let state = play_out(level, seed, &[], |_, _| ());
    let score = |seat| u32::try_from(attainment(level, &state, seat).total).unwrap_or(0);
    let adopted = |talks: &crate::rules::TalksState| matches!(talks.table.status, TalksStatus::Adopted { .. });
    Played { scores: level.actor_ids().map(score).collect(), agreed: state.talks.iter().map(adopted).collect() }
}

/// Games that are being played, or were.
pub struct Balancing {
    pub level: Arc<Level>,
    tally: Tally,
    of: u32,
    /// Where games come in; nothing once all are there or the work was broken off.
    games: Option<Inbox<Played>>,
    stop: Arc<AtomicBool>,
}

impl Balancing {
    /// Plays the games of seeds 0 to `of` − 1 in threads of their own; one core stays free for the window.
    #[must_use]
    pub fn start(level: Arc<Level>, of: u32) -> Self {
        let (send, games) = Inbox::new();
        let (stop, next) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
        let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1));
        for _ in 0..threads {
            let (level, send) = (Arc::clone(&level), send.clone());
            let (stop, next) = (Arc::clone(&stop), Arc::clone(&next));
            std::thread::spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let game = next.fetch_add(1, Ordering::Relaxed);
                    if game >= of || play_into(&level, game, &send).is_break() {
                        break;
                    }
                }
            });
        }
        Self { tally: Tally::new(&level), level, of, games: Some(games), stop }
    }

    /// Counts the games that have come in since.
    pub fn poll(&mut self) -> bool {
        let before = (self.tally.games, self.is_running());
        while let Some(games) = &mut self.games {
            match games.take() {
                Ok(played) => self.tally.add(&self.level, &played),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => self.games = None,
            }
        }
        before != (self.tally.games, self.is_running())
    }

    /// Breaks off; what was counted stays.
    pub fn stop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.games = None;
    }

    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.games.is_some()
    }

    #[must_use]
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }

    /// How many games there will be.
    #[must_use]
    pub const fn of(&self) -> u32 {
        self.of
    }
}

impl Drop for Balancing {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Plays a game and hands it on. A game in which a bot is stuck counts for nothing.
fn play_into(level: &Level, game: u32, send: &Sender<Played>) -> ControlFlow<()> {
    let played = catch_unwind(AssertUnwindSafe(|| play_one(level, Seed(u64::from(game)))));
    match played.map(|played| send.send(played)) {
        Ok(Err(_)) => ControlFlow::Break(()),
        Ok(Ok(())) | Err(_) => ControlFlow::Continue(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::testing::tiny_level as tiny;

    fn whole(level: &Arc<Level>, of: u32) -> Tally {
        let mut balancing = Balancing::start(Arc::clone(level), of);
        while balancing.is_running() {
            balancing.poll();
            std::thread::yield_now();
        }
        balancing.tally().clone()
    }

    #[test]
    fn the_same_games_count_the_same_however_they_come_in() {
        let level = Arc::new(tiny());
        let tally = whole(&level, 12);
        assert_eq!(tally.games, 12);
        assert_eq!(tally, whole(&level, 12));
        let mut by_hand = Tally::new(&level);
        (0..12).for_each(|seed| by_hand.add(&level, &play_one(&level, Seed(seed))));
        assert_eq!(tally, by_hand);
        assert!(tally.seats.iter().any(|seat| seat.mean(12) > 0));
        let best: u32 = tally.seats.iter().map(|seat| seat.best).sum();
        assert!(best >= 12, "somebody is best in every game");
        assert!(tally.agreed.iter().all(|agreed| *agreed <= 12));
    }

    #[test]
    fn what_was_counted_stays_when_it_is_broken_off() {
        let mut balancing = Balancing::start(Arc::new(tiny()), 100_000);
        while balancing.tally().games == 0 {
            balancing.poll();
            std::thread::yield_now();
        }
        balancing.stop();
        let games = balancing.tally().games;
        assert!(!balancing.is_running() && games > 0 && games < 100_000);
        assert!(!balancing.poll());
        assert_eq!(balancing.tally().games, games);
    }
}
