//! Bots at their seats: who acts next, and whole games played out.

use super::{Because, Decision, Delegate, Style};
use crate::base::{ActorId, Purpose, Seed, Stream};
use crate::level::{Doctrine, Level};
use crate::rules::{self, Fact, Order, Seen, State, View, Viewer};

/// Orders without a turn ending after which a game counts as stuck; far above what the longest turn takes.
const STUCK: u32 = 20_000;

/// The bots of a game: every seat that nobody holds.
#[derive(Clone, Debug)]
pub struct Game {
    bots: Vec<Delegate>,
    seats: Vec<ActorId>,
    /// Orders each bot gave this turn, which name its streams.
    given: Vec<u32>,
    turn: u16,
    /// A bot with nothing to do is not asked again until something has happened.
    idle: Vec<bool>,
}

impl Game {
    /// Bots for all seats but `held`; `styles` by seat, the last one for all further seats.
    #[must_use]
    pub fn new(level: &Level, held: &[ActorId], styles: &[Style]) -> Self {
        let style = |seat: ActorId| styles.get(seat.ix()).or(styles.last()).copied().unwrap_or_default();
        let seats: Vec<ActorId> = level.actor_ids().filter(|seat| !held.contains(seat)).collect();
        let bots = seats.iter().map(|seat| Delegate::new(level, *seat, style(*seat))).collect();
        let n = seats.len();
        Self { bots, seats, given: vec![0; n], turn: 0, idle: vec![false; n] }
    }

    /// The same bots in another course of the same world, one of them with another doctrine.
    pub(super) fn begin_anew(&mut self, seat: ActorId, doctrine: Doctrine) {
        self.turn = 0;
        if let Some(bot) = self.bots.iter_mut().find(|bot| bot.seat == seat) {
            bot.doctrine = doctrine;
        }
    }

    /// The next order of any bot, in seat order; nothing when all of them wait. When every held seat has sent its turn,
    /// waiting bots send theirs.
    pub fn next(&mut self, level: &Level, state: &State) -> Option<(ActorId, Order)> {
        self.next_with_reason(level, state).map(|(seat, decision)| (seat, decision.order))
    }

    /// The same with why.
    pub fn next_with_reason(&mut self, level: &Level, state: &State) -> Option<(ActorId, Decision)> {
        if state.ended {
            return None;
        }
        if self.turn != state.turn {
            self.turn = state.turn;
            self.given.fill(0);
            self.idle.fill(false);
        }
        for (b, seat) in self.seats.iter().enumerate() {
            if self.idle[b] || state.actors[seat.ix()].sent {
                continue;
            }
            let view = View::unexplained(level, state, Viewer::Seat(*seat));
            let object = &level.actor(*seat).code;
            let mut stream =
                Stream::named(state.seed, state.turn, Some(*seat), Purpose::Delegate, object, self.given[b]);
            if let Some(decision) = self.bots[b].decide_with_reason(level, &view, &mut stream) {
                self.given[b] += 1;
                return Some((*seat, decision));
            }
            self.idle[b] = true;
        }
        let people_done = level.actor_ids().all(|seat| self.seats.contains(&seat) || state.actors[seat.ix()].sent);
        let waiting = self.seats.iter().find(|seat| !state.actors[seat.ix()].sent).copied();
        waiting.filter(|_| people_done).map(|seat| (seat, Decision::new(Order::Send, Because::Done)))
    }

    /// Something happened: of the bots that had nothing to do those who saw it may have something now.
    pub fn hear(&mut self, level: &Level, state: &State, facts: &[Fact]) {
        // That a turn is sent gives nobody anything to do.
        let news = facts.iter().filter(|fact| !matches!(fact, Fact::Sent { .. }));
        for (idle, seat) in self.idle.iter_mut().zip(&self.seats).filter(|(idle, _)| **idle) {
            let viewer = Viewer::Seat(*seat);
            *idle = !news.clone().any(|fact| Seen::of(fact, level, state, viewer).is_some());
        }
    }

    /// Every bot is asked again.
    pub fn wake(&mut self) {
        self.idle.fill(false);
    }
}

/// Plays a whole game with bots in every seat and hands each step to `watch`. Returns the final state.
///
/// # Panics
/// If a bot gives an order that is refused, or a turn does not end: both are mistakes in the bots.
pub fn play_out(level: &Level, seed: Seed, styles: &[Style], watch: impl FnMut(&State, &[Fact])) -> State {
    play_out_told(level, seed, styles, |_, _, _| (), watch)
}

/// The same, and hands each decision to `tell` before it is carried out, with the state it was made in.
///
/// # Panics
/// As [`play_out`].
pub fn play_out_told(
    level: &Level,
    seed: Seed,
    styles: &[Style],
    mut tell: impl FnMut(&State, ActorId, &Decision),
    mut watch: impl FnMut(&State, &[Fact]),
) -> State {
    let (mut state, facts) = rules::begin(level, seed);
    watch(&state, &facts);
    let mut game = Game::new(level, &[], styles);
    let mut orders = 0;
    let mut turn = state.turn;
    while let Some((seat, decision)) = game.next_with_reason(level, &state) {
        tell(&state, seat, &decision);
        let order = decision.order;
        let facts = match rules::resolve(level, &mut state, seat, &order) {
            Ok(facts) => facts,
            Err(refusal) => panic!("bot of {} in turn {}: {order:?}: {refusal:?}", level.actor(seat).code, state.turn),
        };
        game.hear(level, &state, &facts);
        watch(&state, &facts);
        orders = if state.turn == turn { orders + 1 } else { 0 };
        turn = state.turn;
        assert!(orders < STUCK, "turn {turn} of seed {} does not end", seed.0);
    }
    state
}
