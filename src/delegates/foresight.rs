//! Looking ahead: at the start of a turn, and before an answer that binds, a bot draws worlds that its view allows, plays
//! each to the end under every doctrine it could follow, and does what served its mandate best. Improving a fixed policy
//! by playing it out is the rollout algorithm (Bertsekas, *Rollout, Policy Iteration, and Distributed Reinforcement
//! Learning*, 2020, 2.4); all choices are played in the same worlds with the same dice, and the worse half of them is
//! dropped before worlds are doubled (sequential halving: Karnin, Koren, Somekh, ICML 2013).

use super::{Because, Decision, Delegate, Game, Mind};
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
    /// The doctrines that are left, the one it follows first.
    left: Vec<Doctrine>,
}

/// Something to do now, or nothing in particular, and how to go on; with the attainment in each world it was played in.
#[derive(Clone)]
struct Choice {
    first: Option<Order>,
    doctrine: Doctrine,
    played: Vec<i64>,
}

impl Choice {
    const fn new(first: Option<Order>, doctrine: Doctrine) -> Self {
        Self { first, doctrine, played: Vec::new() }
    }

    /// Mean attainment, in points of 10,000, if a world was played.
    fn mean(&self) -> Option<i64> {
        self.played.iter().sum::<i64>().checked_div(self.played.len() as i64)
    }

    /// Whether it did better than `other` by more than the standard error, over the worlds that both were played in: of n
    /// differences with the sum s and the sum of squares q, the mean is above its standard error just if s > 0 and s² > q.
    fn surely_beats(&self, other: &Self) -> bool {
        let differences = self.played.iter().zip(&other.played).map(|(this, that)| this - that);
        let (s, q) = differences.fold((0, 0), |(s, q), d| (s + d, q + d * d));
        s > 0 && s * s > q
    }
}

impl Delegate {
    /// Chooses the doctrine of a turn that has just begun.
    pub(super) fn look_ahead(&mut self, level: &Level, view: &View, stream: &mut Stream) {
        let Mind::Foresight(foresight) = &mut self.mind else { return };
        if foresight.turn == view.turn {
            return;
        }
        foresight.turn = view.turn;
        let nodes = if foresight.left.is_empty() { NODES_AT_FIRST } else { NODES_A_TURN };
        let doctrines = match &foresight.left[..] {
            [] => all_doctrines(level.actor(self.seat).doctrine),
            left => left.to_vec(),
        };
        let followed = foresight.left.first().copied();
        let choices = doctrines.into_iter().map(|doctrine| Choice::new(None, doctrine)).collect();
        let mut ranked = ranked(level, view, self.seat, choices, nodes, stream);
        // It leaves its course only for one that is surely better.
        if let Some(now) = ranked.iter().position(|choice| Some(choice.doctrine) == followed)
            && !ranked[0].surely_beats(&ranked[now])
        {
            ranked[..=now].rotate_right(1);
        }
        foresight.left = ranked.iter().map(|choice| choice.doctrine).take(KEPT).collect();
        self.doctrine = foresight.left.first().copied().unwrap_or(self.doctrine);
    }

    /// Weighs an answer that its doctrine gives against the other one, and takes that if it is surely better.
    pub(super) fn think_twice(&self, level: &Level, view: &View, decision: Decision, stream: &mut Stream) -> Decision {
        let order = &decision.order;
        let Mind::Foresight(_) = self.mind else { return decision };
        let Some(other) = self.other_answer(view, order).filter(|other| rules::check_view(level, view, other).is_ok())
        else {
            return decision;
        };
        let choices = [order, &other].map(|first| Choice::new(Some(first.clone()), self.doctrine));
        let ranked = ranked(level, view, self.seat, choices.to_vec(), NODES_AN_ANSWER, stream);
        let [best, rest] = ranked.as_slice() else { return decision };
        // If no world could be played, or it came to the same, the first thought stands, for its own reason.
        match (&best.first, best.mean(), rest.mean()) {
            (Some(first), Some(this), Some(other)) if first == order && this > other || best.surely_beats(rest) => {
                Decision::new(first.clone(), Because::PlayedOut { this, other })
            }
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
/// came first.
fn ranked(
    level: &Level,
    view: &View,
    seat: ActorId,
    mut choices: Vec<Choice>,
    nodes: u32,
    stream: &mut Stream,
) -> Vec<Choice> {
    let mut left = nodes;
    let mut dropped = Vec::new();
    let mut worlds = WORLDS;
    while choices.len() > 1 && left > 0 {
        for world in (0..worlds).map_while(|_| imagine(level, view, stream)) {
            // What its bots think of every text holds for all choices.
            let mut game = Game::new(level, &[], &[]);
            for choice in &mut choices {
                let attained = play(level, world.clone(), &mut game, seat, choice, &mut left);
                choice.played.push(i64::from(attained));
            }
            if left == 0 {
                break;
            }
        }
        choices.sort_by_key(|choice| std::cmp::Reverse(choice.played.iter().sum::<i64>()));
        let worse = choices.split_off(choices.len().div_ceil(2));
        dropped.splice(0..0, worse);
        worlds *= 2;
    }
    choices.extend(dropped);
    choices
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
        let Ok(facts) = rules::resolve(level, &mut state, who, &order) else { break };
        game.hear(level, &state, &facts);
    }
    attainment(level, &state, seat).total
}
