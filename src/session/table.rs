//! What a face holds: a table at which one viewer sits. No face knows whether the session runs here, on a host, or is
//! a replay.

use std::sync::Arc;

use super::{Damage, Journal, Session};
use crate::base::{ActorId, Seed};
use crate::delegates::{Game, Style};
use crate::level::Level;
use crate::rules::{Order, Refusal, Seen, View, Viewer};

/// A place at a table.
pub trait Table {
    fn level(&self) -> &Arc<Level>;
    /// All that may be known here now.
    fn view(&self) -> View;
    /// Hands in an order.
    ///
    /// # Errors
    /// Why it is not allowed; nothing has changed.
    fn submit(&mut self, order: Order) -> Result<(), Refusal>;
    /// What was seen since the last call, in order.
    fn drain(&mut self) -> Vec<Seen>;
}

/// A session in this process: one person's seat, bots in all others.
pub struct LocalTable {
    session: Session,
    game: Game,
    seat: ActorId,
}

impl LocalTable {
    /// Starts a session and lets the bots act until they wait for this seat.
    #[must_use]
    pub fn start(level: Arc<Level>, seed: Seed, seat: ActorId, styles: &[Style]) -> Self {
        let game = Game::new(&level, &[seat], styles);
        let mut table = Self { session: Session::new(level, seed, vec![seat]), game, seat };
        table.let_bots_act();
        table
    }

    /// Starts a session in which bots have played all seats, this one too, up to the beginning of `turn`. Their orders are
    /// records of the journal like any others; if the game ends before, it has ended.
    #[must_use]
    pub fn start_in(level: Arc<Level>, seed: Seed, seat: ActorId, styles: &[Style], turn: u16) -> Self {
        let everybody = Game::new(&level, &[], styles);
        let mut table = Self { session: Session::new(level, seed, vec![seat]), game: everybody, seat };
        table.let_bots_act_until(|session| session.state().turn >= turn);
        table.game = Game::new(table.session.level(), &[seat], styles);
        table.let_bots_act();
        table
    }

    /// Carries on from a journal.
    ///
    /// # Errors
    /// What is wrong with the journal.
    pub fn resume(journal: Journal, styles: &[Style]) -> Result<Self, Damage> {
        let held = super::Replay::new(&journal)?.held().to_vec();
        let session = Session::resume(journal)?;
        let seat = held.first().copied().unwrap_or(ActorId(0));
        let game = Game::new(session.level(), &[seat], styles);
        let mut table = Self { session, game, seat };
        table.let_bots_act();
        Ok(table)
    }

    #[must_use]
    pub const fn seat(&self) -> ActorId {
        self.seat
    }

    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Everything this seat has seen since the session began, read off the journal.
    #[must_use]
    pub fn history(&self) -> Vec<Seen> {
        let Ok(mut replay) = super::Replay::new(self.session.journal()) else { return Vec::new() };
        let mut seen = Vec::new();
        let viewer = Viewer::Seat(self.seat);
        while let Ok(true) = replay.step_watched(|fact, level, state| seen.extend(Seen::of(fact, level, state, viewer)))
        {
        }
        seen
    }

    fn let_bots_act(&mut self) {
        self.let_bots_act_until(|_| false);
    }

    fn let_bots_act_until(&mut self, enough: impl Fn(&Session) -> bool) {
        while !enough(&self.session)
            && let Some((seat, order)) = self.game.next(self.session.level(), self.session.state())
        {
            // A refused bot order would be a mistake in the bot; the game goes on without it.
            let done = self.session.submit(seat, order);
            debug_assert!(done.is_ok(), "a bot's order was refused");
            let Ok(facts) = done else { break };
            self.game.hear(self.session.level(), self.session.state(), &facts);
        }
    }
}

impl Table for LocalTable {
    fn level(&self) -> &Arc<Level> {
        self.session.level()
    }

    fn view(&self) -> View {
        // After the end everything is laid open.
        let viewer = if self.session.state().ended { Viewer::Open } else { Viewer::Seat(self.seat) };
        self.session.view(viewer)
    }

    fn submit(&mut self, order: Order) -> Result<(), Refusal> {
        let facts = self.session.submit(self.seat, order)?;
        self.game.hear(self.session.level(), self.session.state(), &facts);
        self.let_bots_act();
        Ok(())
    }

    fn drain(&mut self) -> Vec<Seen> {
        self.session.drain(Viewer::Seat(self.seat))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::library::Library;
    use crate::rules::Sight;

    #[test]
    fn a_game_that_begins_later_is_the_game_of_bots_up_to_there_and_goes_on_from_its_journal() {
        let level = Arc::new(Library::built_in().playable("winter-ward").unwrap());
        let seat = level.find_actor("OND").unwrap();
        let mut table = LocalTable::start_in(level.clone(), Seed(3), seat, &[], 7);
        let state = table.session().state();
        assert!((state.turn, state.ended, state.actors[seat.ix()].sent) == (7, false, false));
        // Turn by turn what bots do who play all seats.
        let mut begins = Vec::new();
        crate::delegates::play_out(&level, Seed(3), &[], |state, _| {
            if begins.len() + 1 < usize::from(state.turn) {
                begins.push(state.clone());
            }
        });
        let mut replay = crate::session::Replay::new(table.session().journal()).unwrap();
        let mut reached = 1;
        while replay.step().unwrap() {
            if replay.state().turn > reached {
                reached = replay.state().turn;
                assert_eq!(replay.state().actors, begins[usize::from(reached) - 2].actors, "turn {reached}");
            }
        }
        assert_eq!(reached, 7);
        // What was seen before is seen, and a save of it is as good as any other.
        assert!(table.history().iter().any(|seen| seen.turn == 6));
        let journal = table.session().journal().clone();
        let mut again = LocalTable::resume(journal, &[]).unwrap();
        assert_eq!((again.seat(), again.session().digest()), (seat, table.session().digest()));
        for table in [&mut table, &mut again] {
            while !table.view().ended {
                table.submit(Order::Send).unwrap();
            }
        }
        assert_eq!(again.session().digest(), table.session().digest());
        let verdict = crate::session::verify(table.session().journal().text().as_bytes()).unwrap();
        assert_eq!(verdict.turns, level.time.turns);
    }

    #[test]
    fn what_is_seen_as_it_happens_is_what_is_seen_in_the_journal() {
        let level = Arc::new(Library::built_in().playable("winter-ward").unwrap());
        let seat = level.find_actor("VAL").unwrap();
        let mut table = LocalTable::start(level.clone(), Seed(7), seat, &[]);
        let mut seen = table.drain();
        for _ in 1..=level.time.turns {
            table.submit(Order::Send).unwrap();
            seen.extend(table.drain());
            assert_eq!(seen, table.history());
        }
        // Everybody sends a turn while it lasts.
        let everybody = level.actors.len();
        for turn in 1..=level.time.turns {
            let sent = seen.iter().filter(|s| s.turn == turn && matches!(s.what, Sight::Sent { .. })).count();
            assert_eq!(sent, everybody, "turn {turn}");
        }
    }
}
