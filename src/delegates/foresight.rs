//! Looking ahead: at the start of a turn, and before an answer that binds, a bot draws worlds that its view allows, plays
//! each to the end under every doctrine it could follow, and does what served its mandate best. Improving a fixed policy
//! by playing it out is the rollout algorithm (Bertsekas, *Rollout, Policy Iteration, and Distributed Reinforcement
//! Learning*, 2020, 2.4); all choices are played in the same worlds with the same dice, and the worse half of them is
//! dropped before worlds are doubled (sequential halving: Karnin, Koren, Somekh, ICML 2013).

use super::{Because, Decision, Delegate, Game};
use crate::base::{ActorId, Stream};
use crate::level::{Character, Doctrine, Level};
use crate::negotiation::Concession;
use crate::rules::measure::attainment;
use crate::rules::{self, Order, State, View, imagine};

/// Orders carried out in imagination before the first turn's doctrine is chosen, before a later one's, and before an answer
/// is given.
const NODES_AT_FIRST: u32 = 30_000;
const NODES_A_TURN: u32 = 6_000;
const NODES_AN_ANSWER: u32 = 2_500;
/// Doctrines that are weighed again in later turns: those that did best in the turn before.
const KEPT: usize = 4;
/// Worlds in which every choice is played before any is dropped.
const WORLDS: usize = 5;

/// What a bot that looks ahead keeps in mind.
#[derive(Clone, Debug, Default)]
pub(super) struct Foresight {
    /// The turn whose doctrine is chosen.
    turn: u16,
    /// The doctrines that are left, the best first.
    left: Vec<Doctrine>,
}

/// Something to do now, or nothing in particular, and how to go on.
#[derive(Clone)]
struct Choice {
    first: Option<Order>,
    doctrine: Doctrine,
}

impl Delegate {
    /// Chooses the doctrine of a turn that has just begun.
    pub(super) fn look_ahead(&mut self, level: &Level, view: &View, stream: &mut Stream) {
        let Some(foresight) = &mut self.foresight else { return };
        if foresight.turn == view.turn {
            return;
        }
        foresight.turn = view.turn;
        let nodes = if foresight.left.is_empty() { NODES_AT_FIRST } else { NODES_A_TURN };
        let doctrines = match &foresight.left[..] {
            [] => all_doctrines(level.actor(self.seat).doctrine),
            left => left.to_vec(),
        };
        let choices = doctrines.into_iter().map(|doctrine| Choice { first: None, doctrine }).collect();
        let ranked = ranked(level, view, self.seat, choices, nodes, stream);
        foresight.left = ranked.into_iter().map(|(choice, _)| choice.doctrine).take(KEPT).collect();
        self.doctrine = foresight.left.first().copied().unwrap_or(self.doctrine);
    }

    /// Weighs an answer that its doctrine gives against the other one.
    pub(super) fn think_twice(&self, level: &Level, view: &View, decision: Decision, stream: &mut Stream) -> Decision {
        let order = &decision.order;
        let other = self.foresight.as_ref().and_then(|_| self.other_answer(view, order));
        let Some(other) = other.filter(|other| rules::check_view(level, view, other).is_ok()) else {
            return decision;
        };
        let choices = [order, &other].map(|first| Choice { first: Some(first.clone()), doctrine: self.doctrine });
        let ranked = ranked(level, view, self.seat, choices.to_vec(), NODES_AN_ANSWER, stream);
        match ranked.as_slice() {
            [(Choice { first: Some(best), .. }, Some(this)), (_, Some(other))] if this > other => {
                Decision::new(best.clone(), Because::PlayedOut { this: *this, other: *other })
            }
            // No world could be played, or it came to the same: then the first thought stands, for its own reason.
            _ => decision,
        }
    }

    fn other_answer(&self, view: &View, order: &Order) -> Option<Order> {
        let Order::Answer { talks, offer, accept, .. } = order else { return None };
        let now = view.talks(*talks);
        let own = now.own.iter().flatten().next()?;
        let draft = &now.table.offers.get(offer.ix())?.draft;
        // Whoever refuses what it could take holds out for more than that.
        let threshold = accept.then(|| own.utility.value(draft) + 1);
        Some(Order::Answer { talks: *talks, offer: *offer, accept: !accept, threshold })
    }
}

/// The seat's own doctrine, the same with every way to bargain, and the characters.
fn all_doctrines(own: Doctrine) -> Vec<Doctrine> {
    let bargaining =
        [Concession::Boulware, Concession::Firm, Concession::Linear, Concession::Conceder, Concession::HardLiner];
    let others = bargaining.map(|bargaining| Doctrine { bargaining, ..own });
    let mut doctrines = vec![own];
    for doctrine in others.into_iter().chain(Character::ALL.map(Character::doctrine)) {
        if !doctrines.contains(&doctrine) {
            doctrines.push(doctrine);
        }
    }
    doctrines
}

/// The choices by how well they serve the mandate in the worlds that are played, the best first, of equals the one that
/// came first; each with its mean attainment, if a world was played.
fn ranked(
    level: &Level,
    view: &View,
    seat: ActorId,
    mut choices: Vec<Choice>,
    nodes: u32,
    stream: &mut Stream,
) -> Vec<(Choice, Option<i64>)> {
    let mut left = nodes;
    let mut sums = vec![0_i64; choices.len()];
    let mut dropped = Vec::new();
    let (mut worlds, mut played) = (WORLDS, 0);
    while choices.len() > 1 && left > 0 {
        for world in (0..worlds).map_while(|_| imagine(level, view, stream)) {
            // What its bots think of every text holds for all choices.
            let mut game = Game::new(level, &[], &[]);
            for (choice, sum) in choices.iter().zip(&mut sums) {
                *sum += i64::from(play(level, world.clone(), &mut game, seat, choice, &mut left));
            }
            played += 1;
            if left == 0 {
                break;
            }
        }
        let mut by_sum: Vec<(Choice, i64)> = choices.into_iter().zip(sums).collect();
        by_sum.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
        let worse = by_sum.split_off(by_sum.len().div_ceil(2));
        dropped.splice(0..0, worse.into_iter().map(|(choice, sum)| (choice, sum, played)));
        (choices, sums) = by_sum.into_iter().unzip();
        worlds *= 2;
    }
    let kept = choices.into_iter().zip(sums).map(|(choice, sum)| (choice, sum, played));
    kept.chain(dropped).map(|(choice, sum, played): (_, i64, i64)| (choice, sum.checked_div(played))).collect()
}

/// How far the mandate of `seat` is met in the end if it does this in this world.
fn play(level: &Level, mut state: State, game: &mut Game, seat: ActorId, choice: &Choice, left: &mut u32) -> i32 {
    if let Some(order) = &choice.first
        && rules::resolve(level, &mut state, seat, order).is_err()
    {
        return -1;
    }
    game.begin_anew(seat, choice.doctrine);
    while let Some((who, order)) = game.next(level, &state) {
        *left = left.saturating_sub(1);
        if rules::resolve(level, &mut state, who, &order).is_err() {
            break;
        }
        if super::touches_talks(&order) {
            game.wake();
        }
    }
    attainment(level, &state, seat).total
}
