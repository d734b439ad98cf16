//! A3 and W5: laws that hold whatever is ordered, and views that tell nothing they may not.

use rayon::prelude::*;

use super::{Size, Tally};
use crate::base::{ActorId, Purpose, Seed, Stream};
use crate::delegates::{Delegate, Style};
use crate::level::{Capacity, Level};
use crate::rules::{self, Fact, Order, Seen, State, View, Viewer};
use crate::session::trial::{any_order, position, redraw_secrets};

/// Orders given at random in one world.
const ORDERS: u64 = 500;
/// Orders after which the plans of a turn are laid out in another order of arrival.
const PERMUTED: u64 = 100;

/// A3: in every world 500 orders at random. Whatever is refused leaves the world as it was, and is refused by the seat's own
/// view for the same reason; whatever is carried out is told in full by its facts, leaves every number on its scale, and moves
/// nobody's money but as the facts say; plans come to the same in whatever order seats make them.
pub fn laws(level: &Level, size: Size, only: Option<u64>) -> Tally {
    let worlds = size.of(100, 2_000, 100_000);
    let seeds: Vec<u64> = only.map_or_else(|| (0..worlds).collect(), |seed| vec![seed]);
    let results: Vec<(u64, Result<Given, String>)> =
        seeds.into_par_iter().map(|seed| (seed, one_world(level, seed))).collect();
    let given = results.iter().filter_map(|(_, result)| result.as_ref().ok());
    let (tried, carried_out) =
        given.fold((0, 0), |(tried, done), given| (tried + given.tried, done + given.carried_out));
    let worlds = results.len();
    let note = format!("{worlds} worlds, {carried_out} of {tried} orders carried out");
    let tally = Tally::of(results.into_iter().map(|(seed, result)| (seed, result.map(drop))), note);
    Tally { tried: tried + tally.failed, ..tally }
}

struct Given {
    tried: u64,
    carried_out: u64,
}

fn one_world(level: &Level, seed: u64) -> Result<Given, String> {
    // Half of the worlds begin, half are in the middle of a game.
    let (mut state, _) = rules::begin(level, Seed(seed));
    if seed % 2 == 1 {
        state = position(level, seed, 40 + usize::try_from(seed % 7).unwrap_or(0) * 40);
    }
    let mut stream = Stream::named(Seed(seed), 0, None, Purpose::Delegate, "prove/laws", 0);
    let mut carried_out = 0;
    for order_no in 0..ORDERS {
        let seats = u32::try_from(level.actors.len()).unwrap_or(u32::MAX);
        let seat = ActorId(u16::try_from(stream.below(seats)).unwrap_or(0));
        let view = View::unexplained(level, &state, Viewer::Seat(seat));
        let order = any_order(level, &view, &mut stream);
        let fail = |why: &str| Err(format!("order {order_no}, {order:?} of {}: {why}", level.actor(seat).code));
        let before = state.clone();
        let verdict = rules::check_view(level, &view, &order);
        match rules::resolve(level, &mut state, seat, &order) {
            Err(refusal) if verdict.as_ref() != Err(&refusal) => return fail("the view refuses otherwise"),
            Err(_) if state != before => return fail("it is refused and changes the world"),
            Err(_) => {}
            Ok(_) if verdict.is_err() => return fail("the view refuses it"),
            Ok(facts) => {
                carried_out += 1;
                let mut told = before.clone();
                facts.iter().for_each(|fact| rules::apply(level, &mut told, fact));
                if told != state {
                    return fail("its facts lead to another world");
                }
                for viewer in level.actor_ids().map(Viewer::Seat).chain([Viewer::Director, Viewer::Open]) {
                    facts.iter().for_each(|fact| drop(Seen::of(fact, level, &state, viewer)));
                }
                if let Err(why) = on_its_scales(&state).and_then(|()| money(level, &before, &state, &facts)) {
                    return fail(&why);
                }
            }
        }
        if order_no % PERMUTED == 0
            && let Err(why) = in_any_order(level, &state, &mut stream)
        {
            return fail(&why);
        }
    }
    Ok(Given { tried: ORDERS, carried_out })
}

/// Every number is where its scale ends at the latest.
fn on_its_scales(state: &State) -> Result<(), String> {
    let hundred = 0..=100;
    let out = |what: &str, n: i32| Err(format!("{what} is {n}"));
    for actor in &state.actors {
        for (what, n) in [("credibility", actor.credibility), ("resilience", actor.resilience)] {
            if !hundred.contains(&n) {
                return out(what, n);
            }
        }
        let capacities = Capacity::ALL.map(|capacity| (capacity, actor.capacities.of(capacity)));
        if let Some((capacity, n)) = capacities.into_iter().find(|(_, n)| !hundred.contains(n)) {
            return out(&format!("{capacity:?}"), n);
        }
        for (what, n) in [("capital", actor.capital), ("staff", actor.staff), ("budget", actor.budget)] {
            if n < 0 {
                return out(what, n);
            }
        }
    }
    let gauges = state.gauges.iter().find(|n| !hundred.contains(*n)).map(|n| ("a gauge", *n));
    let harm = state.incidents.iter().find(|i| !hundred.contains(&i.harm)).map(|i| ("harm", i.harm));
    let trust = state.trust.iter().flatten().find(|n| !(-100..=100).contains(*n)).map(|n| ("trust", *n));
    let grievance = state.grievance.iter().flatten().find(|n| !(0..=1000).contains(*n)).map(|n| ("grievance", *n));
    let rung = state.rungs.iter().flatten().find(|n| **n > 10).map(|n| ("a rung", i32::from(*n)));
    let depends = state.dependence.iter().flatten().find(|n| !hundred.contains(*n)).map(|n| ("dependence", *n));
    match gauges.or(harm).or(trust).or(grievance).or(rung).or(depends) {
        Some((what, n)) => out(what, n),
        None => Ok(()),
    }
}

/// Nobody's money changes but by what is spent, paid for packages, or given by events.
fn money(level: &Level, before: &State, after: &State, facts: &[Fact]) -> Result<(), String> {
    for actor in level.actor_ids() {
        let mut left = before.actors[actor.ix()].budget;
        for fact in facts {
            match fact {
                Fact::Spent { actor: who, cost } if *who == actor => left -= cost.budget,
                Fact::BudgetChanged { actor: who, by } if *who == actor => left = (left + by).max(0),
                _ => {}
            }
        }
        if left != after.actors[actor.ix()].budget {
            return Err(format!(
                "{} has {} and should have {left}",
                level.actor(actor).code,
                after.actors[actor.ix()].budget
            ));
        }
    }
    Ok(())
}

/// The same plans, made by the seats in one order and in the other.
fn in_any_order(level: &Level, start: &State, stream: &mut Stream) -> Result<(), String> {
    let mut plans = Vec::new();
    for seat in level.actor_ids() {
        let view = View::unexplained(level, start, Viewer::Seat(seat));
        for _ in 0..20 {
            if let order @ Order::Plan(_) = any_order(level, &view, stream) {
                plans.push((seat, order));
            }
        }
    }
    let mut seats: Vec<ActorId> = level.actor_ids().collect();
    let run = |seats: &[ActorId]| {
        let mut state = start.clone();
        for seat in seats {
            for (_, order) in plans.iter().filter(|(by, _)| by == seat) {
                let _ = rules::resolve(level, &mut state, *seat, order);
            }
        }
        // Sending passes the floor on, so that is done in one order.
        for seat in level.actor_ids() {
            if state.turn == start.turn {
                let _ = rules::resolve(level, &mut state, seat, &Order::Send);
            }
        }
        state.digest()
    };
    let forwards = run(&seats);
    seats.reverse();
    if run(&seats) == forwards { Ok(()) } else { Err(String::from("plans in another order come to something else")) }
}

/// W5: in every position each seat's view is written (without the reasons of refusals, which are told to whoever was refused), then everything is redrawn that the seat may not know; what is written
/// then is the same byte for byte, and so is what a bot in that seat would do.
pub fn noninterference(level: &Level, size: Size, only: Option<u64>) -> Tally {
    let seats = level.actors.len() as u64;
    let pairs = size.of(210, 3_003, 100_002).div_ceil(seats) * seats;
    let cases: Vec<u64> = only.map_or_else(|| (0..pairs).collect(), |case| vec![case]);
    let results: Vec<(u64, Result<(), String>)> =
        cases.into_par_iter().map(|case| (case, tells_nothing(level, case, seats))).collect();
    Tally::of(results, format!("{} positions, every seat", pairs / seats))
}

fn tells_nothing(level: &Level, case: u64, seats: u64) -> Result<(), String> {
    let (place, seat) = (case / seats, ActorId(u16::try_from(case % seats).unwrap_or(0)));
    let state = position(level, place, usize::try_from(place * 37 % 450).unwrap_or(0));
    let mut stream = Stream::named(Seed(case), 0, None, Purpose::Delegate, "prove/secrets", 0);
    let other = redraw_secrets(level, &state, seat, &mut stream);
    let code = &level.actor(seat).code;
    let written = |state: &State| serde_json::to_string(&View::unexplained(level, state, Viewer::Seat(seat)));
    let (one, two) = (written(&state), written(&other));
    match (one, two) {
        (Ok(one), Ok(two)) if one == two => {}
        (Ok(one), Ok(two)) => {
            let at = one.bytes().zip(two.bytes()).position(|(a, b)| a != b).unwrap_or(one.len().min(two.len()));
            return Err(format!("the view of {code} in turn {} differs from byte {at} on", state.turn));
        }
        (Err(error), _) | (_, Err(error)) => return Err(error.to_string()),
    }
    let decides = |state: &State| {
        let view = View::unexplained(level, state, Viewer::Seat(seat));
        let mut own = Stream::named(Seed(case), 0, Some(seat), Purpose::Delegate, "prove/bot", 0);
        Delegate::new(level, seat, Style::Doctrine).decide(level, &view, &mut own)
    };
    if decides(&state) == decides(&other) {
        Ok(())
    } else {
        Err(format!("the bot of {code} in turn {} does something else", state.turn))
    }
}
