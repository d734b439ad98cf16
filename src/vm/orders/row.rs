//! One order as a row: its words, what it takes and leaves, and the reason why not.

use super::{OrderWords, Sign, order_words};
use crate::level::Cost;
use crate::rules::{Order, Refusal, check_view};
use crate::vm::intent::Intent;
use crate::vm::reader::Reader;
use crate::vm::refusal::refusal_words;

/// One order that is, could be or could not be given.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderVm {
    pub sign: Sign,
    pub title: String,
    pub about: String,
    pub effect: String,
    pub cost: Cost,
    /// The cost in words.
    pub cost_words: String,
    /// What would be left, in words; empty where nothing is taken.
    pub leaves: String,
    /// A move: at once, and not to be undone.
    pub is_move: bool,
    pub state: OrderState,
    /// Only the other plans of this turn stand against it: they hold the means.
    pub crowded_out: bool,
    /// Gives it, or takes it back where it is chosen.
    pub intent: Intent,
    /// The whole in one sentence, for screen readers.
    pub spoken: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderState {
    Chosen,
    Possible,
    /// Why not.
    Off(String),
}

/// An order with its words and the reason why not.
#[must_use]
pub fn order_vm(reader: &Reader, order: Order) -> OrderVm {
    let OrderWords { sign, title, about, effect, cost, is_move } = order_words(reader, &order);
    let mut crowded_out = false;
    let (state, intent) = match check_view(reader.level, reader.view, &order) {
        Ok(()) => (OrderState::Possible, Intent::Submit(order)),
        Err(Refusal::AlreadyPlanned { position }) => (OrderState::Chosen, Intent::Submit(Order::Unplan { position })),
        Err(refusal) => {
            crowded_out = match (&refusal, reader.view.desk()) {
                (Refusal::TooDear { cost, .. }, Some(desk)) => desk.means().covers(*cost),
                _ => false,
            };
            (OrderState::Off(refusal_words(reader.level, &refusal, reader.words)), Intent::Submit(order))
        }
    };
    let cost_words = reader.cost(cost);
    let leaves = match reader.view.desk() {
        Some(desk) if cost != Cost::default() && state == OrderState::Possible => {
            reader.with("order-leaves", [("free", leaves(reader, cost, desk.free.minus(cost)).into())])
        }
        _ => String::new(),
    };
    let id = match (&state, is_move) {
        (OrderState::Chosen, _) => "order-spoken-chosen",
        (OrderState::Off(_), _) => "order-spoken-off",
        (OrderState::Possible, true) => "order-spoken-move",
        (OrderState::Possible, false) => "order-spoken-plan",
    };
    let why = if let OrderState::Off(why) = &state { why.as_str() } else { "" };
    let spoken = reader.with(
        id,
        [
            ("title", title.as_str().into()),
            ("about", about.as_str().into()),
            ("cost", cost_words.as_str().into()),
            ("why", why.into()),
        ],
    );
    OrderVm { sign, title, about, effect, cost, cost_words, leaves, is_move, state, crowded_out, intent, spoken }
}

/// What is left of the means that `cost` takes, such as `6 capital, 3 staff`.
pub(in crate::vm) fn leaves(reader: &Reader, cost: Cost, left: Cost) -> String {
    let means = [
        ("cost-capital", cost.capital, left.capital),
        ("cost-staff", cost.staff, left.staff),
        ("cost-budget", cost.budget, left.budget),
    ];
    let taken = means.into_iter().filter(|(_, cost, _)| *cost != 0);
    let words: Vec<String> = taken.map(|(id, _, left)| reader.with(id, [("n", left.into())])).collect();
    words.join(", ")
}
