//! D1 and D2: the same game from the same seed, by orders, by facts, and through its written form.

use rayon::prelude::*;

use super::{Size, Tally};
use crate::base::{Digest, Seed};
use crate::level::Level;
use crate::rules::{self, State};
use crate::session::{Game, play_out};

fn seeds(count: u64, only: Option<u64>) -> Vec<u64> {
    only.map_or_else(|| (0..count).collect(), |seed| vec![seed])
}

/// D1: every seed is played twice; the state hashes after every order are equal, and the facts alone lead to the same
/// states. The note carries one hash over all of them, to lay beside another build's.
pub fn replays(level: &Level, size: Size, only: Option<u64>) -> Tally {
    let seeds = seeds(size.of(100, 10_000, 300_000), only);
    let results: Vec<(u64, Result<Digest, String>)> =
        seeds.into_par_iter().map(|seed| (seed, replays_alike(level, Seed(seed)))).collect();
    let chains: Vec<Digest> = results.iter().filter_map(|(_, result)| result.as_ref().ok().copied()).collect();
    let parts: Vec<&[u8]> = chains.iter().map(|digest| &digest.0[..]).collect();
    let note = format!("hash over all states of all games: {}", Digest::of(&parts));
    Tally::of(results.into_iter().map(|(seed, result)| (seed, result.map(drop))), note)
}

fn replays_alike(level: &Level, seed: Seed) -> Result<Digest, String> {
    let mut told = State::new(level, seed);
    let mut first = Vec::new();
    let mut by_facts = Ok(());
    play_out(level, seed, &[], |state, facts| {
        first.push(state.digest());
        for fact in facts {
            rules::apply(level, &mut told, fact);
        }
        if by_facts.is_ok() && told != *state {
            by_facts = Err(format!("order {}: facts lead to another state", first.len() - 1));
        }
    });
    by_facts?;
    let mut at = 0;
    let mut again = Ok(());
    play_out(level, seed, &[], |state, _| {
        if again.is_ok() && first.get(at) != Some(&state.digest()) {
            again = Err(format!("order {at}: the second run has another state"));
        }
        at += 1;
    });
    again?;
    let parts: Vec<&[u8]> = first.iter().map(|digest| &digest.0[..]).collect();
    Ok(Digest::of(&parts))
}

/// D2: after every order the state is written, read back, and the game goes on from what was read.
pub fn heavy(level: &Level, size: Size, only: Option<u64>) -> Tally {
    let seeds = seeds(size.of(200, 5_000, 100_000), only);
    let results: Vec<(u64, Result<(), String>)> =
        seeds.into_par_iter().map(|seed| (seed, goes_on_the_same(level, Seed(seed)))).collect();
    Tally::of(results, String::new())
}

fn goes_on_the_same(level: &Level, seed: Seed) -> Result<(), String> {
    let straight = play_out(level, seed, &[], |_, _| {}).digest();
    let (mut state, _) = rules::begin(level, seed);
    let mut game = Game::new(level, &[], &[]);
    let mut order_no = 0;
    loop {
        let written = serde_json::to_string(&state).map_err(|error| format!("order {order_no}: {error}"))?;
        let read: State = serde_json::from_str(&written).map_err(|error| format!("order {order_no}: {error}"))?;
        if read != state {
            return Err(format!("order {order_no}: another state was read back"));
        }
        state = read;
        let Some((seat, order)) = game.next(level, &state) else { break };
        rules::resolve(level, &mut state, seat, &order).map_err(|refusal| format!("order {order_no}: {refusal:?}"))?;
        game.wake();
        order_no += 1;
    }
    if state.digest() == straight { Ok(()) } else { Err(String::from("the game ended in another state")) }
}
