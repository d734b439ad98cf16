//! From an order to facts: draws chance by named streams and writes it into facts, each applied before the next.

mod account;
mod capacity;
mod caucus;
mod coalition;
mod conduct;
mod effect;
mod event;
mod evidence;
mod forum;
mod home;
mod kinds;
mod linkage;
mod mediation;
mod public;
mod respond;
mod talks;
pub(super) mod tuning;
mod turn;

use super::apply::apply;
use super::check::check;
use super::fact::Fact;
use super::order::{ASK_COST, Order, RESERVATION_COST, STANDARD_COST};
use super::refusal::Refusal;
use super::state::State;
use crate::base::{ActorId, Purpose, Stream};
use crate::level::{Cost, Level};

pub(super) use home::home_front;
pub(super) use turn::any_card;
pub use turn::{begin, interests};

/// Checks and carries out one order: the one door in. Returns the facts it led to, all applied to `state`.
///
/// # Errors
/// The reason why the order is not allowed; the state is as before.
pub fn resolve(level: &Level, state: &mut State, seat: ActorId, order: &Order) -> Result<Vec<Fact>, Refusal> {
    check(level, state, seat, order)?;
    let mut run = Resolution { level, state, facts: Vec::new() };
    run.carry_out(seat, order);
    Ok(run.facts)
}

/// A resolution under way: later facts see earlier ones applied.
struct Resolution<'a> {
    level: &'a Level,
    state: &'a mut State,
    facts: Vec<Fact>,
}

impl Resolution<'_> {
    fn emit(&mut self, fact: Fact) {
        apply(self.level, self.state, &fact);
        self.facts.push(fact);
    }

    fn stream(&self, seat: Option<ActorId>, purpose: Purpose, object: &str, used: usize) -> Stream {
        Stream::named(self.state.seed, self.state.turn, seat, purpose, object, u32::try_from(used).unwrap_or(u32::MAX))
    }

    fn carry_out(&mut self, seat: ActorId, order: &Order) {
        match order {
            Order::Offer { talks, draft } => self.offer(*talks, seat, draft),
            Order::Answer { talks, offer, accept, threshold } => self.answer(*talks, *offer, seat, *accept, *threshold),
            Order::Caucus { talks, with, draft } => {
                self.emit(Fact::CaucusMet { talks: *talks, by: seat, with: with.clone(), draft: draft.clone() })
            }
            Order::AnswerCaucus { talks, caucus, accept, threshold } => {
                self.answer_in_caucus(*talks, *caucus, seat, *accept, *threshold);
            }
            Order::Yield { talks } => self.pass_floor(*talks),
            Order::WalkOut { talks } => self.walk_out(*talks, seat),
            Order::Revise { talks, draft } => self.revise(*talks, seat, draft),
            Order::PutToSilence { talks, draft } => self.put_to_silence(*talks, draft),
            Order::OpenText { talks, draft } => self.open_text(*talks, seat, draft),
            Order::BreakSilence { talks } => self.break_silence(*talks, seat),
            Order::Ask { talks, of, issue } => {
                self.spend(seat, Cost::new(ASK_COST, 0, 0));
                self.ask(*talks, seat, *of, *issue);
            }
            Order::Reserve { talks, issue } => {
                self.spend(seat, Cost::new(RESERVATION_COST, 0, 0));
                self.emit(Fact::Reserved { talks: *talks, by: seat, issue: *issue });
            }
            Order::Vote { forum, ballot, explained } => self.vote(*forum, seat, *ballot, *explained),
            Order::SetStandard { proof, at } => {
                if !self.state.actors[seat.ix()].cards.is_empty() {
                    self.spend(seat, Cost::new(STANDARD_COST, 0, 0));
                }
                self.emit(Fact::StandardSet { seat, proof: *proof, at: *at });
            }
            Order::Choose { event, choice } => self.choose(seat, *event, *choice),
            Order::Plan(plan) => self.emit(Fact::Planned { seat, plan: plan.clone() }),
            Order::Unplan { position } => self.emit(Fact::Unplanned { seat, position: *position }),
            Order::Send => self.send(seat),
        }
    }

    fn spend(&mut self, actor: ActorId, cost: Cost) {
        if cost != Cost::default() {
            self.emit(Fact::Spent { actor, cost });
        }
    }
}
