//! A few quick games of bots: whether a seat meets its mandate by doing nothing, and whether one is always far ahead.

use rayon::prelude::*;

use crate::base::{ActorId, Seed};
use crate::delegates::Game;
use crate::level::problem::{Problem, code};
use crate::level::raw::RawLevel;
use crate::level::{Level, Talks};
use crate::rules::measure::attainment;
use crate::rules::{self, Order};
use crate::words::say;

/// Games in which all seats are played.
const GAMES: u64 = 8;
/// Games in which a seat does nothing.
const IDLE_GAMES: u64 = 2;
/// What counts as a mandate that is met, of 10,000.
const MET: i32 = 9_000;
/// By how much a seat is far ahead, of 10,000.
const AHEAD: i32 = 1_500;
/// Orders over all games, weighed by the actors who look at each: some tens of milliseconds. A level for which that is not
/// enough is for `demarche simulate`.
const WORK: usize = 400_000;

/// Texts that bots weigh up, once for each party.
const MOST_TEXTS: u64 = 100_000;
/// Events, once for each turn in which they are looked at.
const MOST_EVENTS: usize = 10_000;

pub(super) fn games(raw: &RawLevel, level: &Level) -> Vec<Problem> {
    // Seats that have been told something to do.
    let seats: Vec<ActorId> =
        level.playable().filter(|seat| !level.actor(*seat).mandate.objectives.is_empty()).collect();
    let events = level.events.len() * usize::from(level.time.turns);
    if seats.is_empty() || tables(level) > MOST_TEXTS || events > MOST_EVENTS {
        return Vec::new();
    }
    let all = (0..GAMES).map(|seed| (seed, None));
    let idle = seats.iter().flat_map(|seat| (0..IDLE_GAMES).map(|seed| (seed, Some(*seat))));
    let games: Vec<(u64, Option<ActorId>)> = all.chain(idle).collect();
    let most = WORK / (games.len() * level.actors.len());
    // One game tells whether there is time for the others.
    let Some(first) = play(level, 0, None, most) else { return Vec::new() };
    let rest: Option<Vec<Vec<i32>>> =
        games[1..].par_iter().map(|(seed, passive)| play(level, *seed, *passive, most)).collect();
    let Some(rest) = rest else { return Vec::new() };
    let played: Vec<Vec<i32>> = std::iter::once(first).chain(rest).collect();
    let (all, idle) = played.split_at(usize::try_from(GAMES).unwrap_or(0));
    let mut problems = Vec::new();
    for (seat, games) in seats.iter().zip(idle.chunks(usize::try_from(IDLE_GAMES).unwrap_or(1))) {
        let least = games.iter().map(|scores| scores[seat.ix()]).min().unwrap_or(0);
        if least >= MET {
            let who = &level.actor(*seat).code;
            let message = say!("problem-met-by-nothing", who = who, points = least, n = IDLE_GAMES);
            let problem = Problem::warning(code::MET_BY_NOTHING, raw.actors[seat.ix()].code.place(), message);
            problems.push(problem.with_help(say!("problem-met-by-nothing-help")));
        }
    }
    for seat in seats.iter().filter(|_| seats.len() > 1) {
        let lead = |scores: &Vec<i32>| {
            let others = seats.iter().filter(|other| *other != seat).map(|other| scores[other.ix()]);
            scores[seat.ix()] - others.max().unwrap_or(0)
        };
        let least = all.iter().map(lead).min().unwrap_or(0);
        if least >= AHEAD {
            let who = &level.actor(*seat).code;
            let message = say!("problem-always-ahead", who = who, points = least, n = GAMES);
            let problem = Problem::hint(code::ALWAYS_AHEAD, raw.actors[seat.ix()].code.place(), message);
            problems.push(problem.with_help(say!("problem-always-ahead-help")));
        }
    }
    problems
}

/// How many texts there are over all talks, once for each party.
fn tables(level: &Level) -> u64 {
    let texts = |talks: &Talks| talks.issues.iter().fold(1u64, |n, issue| n.saturating_mul(issue.options.len() as u64));
    let each = level.talks.iter().map(|talks| texts(talks).saturating_mul(talks.parties.len() as u64));
    each.fold(0, u64::saturating_add)
}

/// What the mandates of all have come to after a game in which one seat may do nothing but send its turns; `None` if the game
/// takes more orders than `most`.
fn play(level: &Level, seed: u64, passive: Option<ActorId>, most: usize) -> Option<Vec<i32>> {
    let (mut state, _) = rules::begin(level, Seed(seed));
    let mut game = Game::new(level, passive.as_slice(), &[]);
    for _ in 0..most {
        let next = game.next(level, &state).or_else(|| {
            let waits = passive.filter(|seat| !state.ended && !state.actors[seat.ix()].sent);
            waits.map(|seat| (seat, Order::Send))
        });
        let Some((seat, order)) = next else {
            let score = |actor| attainment(level, &state, actor).total;
            return state.ended.then(|| level.actor_ids().map(score).collect());
        };
        let facts = rules::resolve(level, &mut state, seat, &order).ok()?;
        game.hear(level, &state, &facts);
    }
    None
}
