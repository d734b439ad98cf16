//! Looking ahead: at the start of a turn, and before an answer that binds, a bot draws worlds that its view allows, plays
//! each to the end under every doctrine it could follow, and does what served its mandate best. Improving a fixed policy
//! by playing it out is the rollout algorithm (Bertsekas, *Rollout, Policy Iteration, and Distributed Reinforcement
//! Learning*, 2020, 2.4); all choices are played in the same worlds with the same dice, and the worse half of them is
//! dropped before worlds are doubled (sequential halving: Karnin, Koren, Somekh, ICML 2013).

use super::{Delegate, Game, Style};
use crate::base::{ActorId, Stream};
use crate::level::{Character, Doctrine, Level};
use crate::negotiation::Concession;
use crate::rules::measure::attainment;
use crate::rules::{self, Order, State, View, imagine};

/// Orders carried out in imagination before a turn's doctrine is chosen, and before an answer is given.
const NODES_A_TURN: u32 = 9_000;
const NODES_AN_ANSWER: u32 = 2_500;
/// Worlds in which every choice is played before any is dropped.
const WORLDS: usize = 3;

/// What a bot that looks ahead keeps in mind.
#[derive(Clone, Debug, Default)]
pub(super) struct Foresight {
    /// The turn whose doctrine is chosen.
    turn: u16,
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
        let own = level.actor(self.seat).doctrine;
        let bargaining =
            [Concession::Boulware, Concession::Firm, Concession::Linear, Concession::Conceder, Concession::HardLiner];
        // What it did last comes first: of equals it is kept.
        let others = bargaining.map(|bargaining| Doctrine { bargaining, ..own });
        let mut doctrines = vec![self.doctrine, own];
        doctrines.extend(others.into_iter().chain(Character::ALL.map(Character::doctrine)));
        let mut choices: Vec<Choice> = Vec::new();
        for doctrine in doctrines {
            if choices.iter().all(|choice| choice.doctrine != doctrine) {
                choices.push(Choice { first: None, doctrine });
            }
        }
        if let Some(best) = best_of(level, view, self.seat, choices, NODES_A_TURN, stream) {
            self.doctrine = best.doctrine;
        }
    }

    /// Weighs an answer that its doctrine gives against the other one.
    pub(super) fn think_twice(
        &self,
        level: &Level,
        view: &View,
        order: Option<Order>,
        stream: &mut Stream,
    ) -> Option<Order> {
        let order = order?;
        let other = self.foresight.as_ref().and_then(|_| self.other_answer(view, &order));
        let Some(other) = other.filter(|other| rules::check_view(level, view, other).is_ok()) else {
            return Some(order);
        };
        let choices = [&order, &other].map(|first| Choice { first: Some(first.clone()), doctrine: self.doctrine });
        let best = best_of(level, view, self.seat, choices.to_vec(), NODES_AN_ANSWER, stream);
        best.and_then(|best| best.first).or(Some(order))
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

/// The choice that serves the mandate best in the worlds that were played, the first of equals; nothing without choices.
fn best_of(
    level: &Level,
    view: &View,
    seat: ActorId,
    mut choices: Vec<Choice>,
    nodes: u32,
    stream: &mut Stream,
) -> Option<Choice> {
    let mut left = nodes;
    let mut sums = vec![0_i64; choices.len()];
    let mut worlds = WORLDS;
    while choices.len() > 1 && left > 0 {
        let drawn: Vec<State> = (0..worlds).map_while(|_| imagine(level, view, stream)).collect();
        for world in &drawn {
            for (choice, sum) in choices.iter().zip(&mut sums) {
                *sum += i64::from(play(level, world, seat, choice, &mut left));
            }
            if left == 0 {
                break;
            }
        }
        let mut ranked: Vec<(Choice, i64)> = choices.into_iter().zip(sums).collect();
        ranked.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
        ranked.truncate(ranked.len().div_ceil(2));
        (choices, sums) = ranked.into_iter().unzip();
        worlds *= 2;
    }
    choices.into_iter().next()
}

/// How far the mandate of `seat` is met in the end if it does this in this world.
fn play(level: &Level, world: &State, seat: ActorId, choice: &Choice, left: &mut u32) -> i32 {
    let mut state = world.clone();
    if let Some(order) = &choice.first
        && rules::resolve(level, &mut state, seat, order).is_err()
    {
        return -1;
    }
    let mut game = Game::of(level, |other| {
        let mut delegate = Delegate::new(level, other, Style::Doctrine);
        if other == seat {
            delegate.doctrine = choice.doctrine;
        }
        delegate
    });
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
