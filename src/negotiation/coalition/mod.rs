//! What coalitions are worth, what their members can claim, and which hold.
//!
//! A [`Game`] in characteristic-function form gives every [`Coalition`] a worth. An [`Allocation`] shares out what all
//! actors are worth together. From there:
//!
//! - [`shapley()`] pays everybody its mean contribution, [`sampled_shapley`] does so for games too large to enumerate
//!   ([`mod@shapley`]), [`Listed::shapley`] for games of any size where few coalitions are worth anything;
//! - [`instability`] names the coalition with most to gain by leaving, [`least_core`] finds the allocation where it gains
//!   least, with a proof ([`core`]);
//! - [`Treaty`] tells which open texts hold: who would rather leave, who would rather join ([`stability`]).
//!
//! Worths are whole numbers and allocations exact fractions. These measures add points of different actors: say "counting
//! one point of each party as equal" wherever one is shown, unless points are comparable.
//!
//! ```
//! use demarche::negotiation::coalition::{Allocation, Coalition, Table, instability, least_core, shapley};
//!
//! // A and B can secure 60 together, A and C 40, B and C 20, all three 90, nobody anything alone. Bit i stands for actor i.
//! let game = Table::new(3, vec![0, 0, 0, 60, 0, 40, 20, 90]).unwrap();
//! assert_eq!(shapley(&game).unwrap(), Allocation::whole(&[40, 30, 20]));
//!
//! // Shared equally, A and B lose nothing by staying, and gain nothing either.
//! let worst = instability(&game, &Allocation::whole(&[30, 30, 30])).unwrap();
//! assert_eq!((worst.coalition, worst.to_f64()), (Coalition::of([0, 1]), 0.0));
//! assert_eq!(least_core(&game).unwrap().core_is_empty(), Some(false));
//! ```

pub mod core;
mod exact;
pub mod game;
pub mod ron_game;
pub mod shapley;
pub mod stability;

pub use core::{Balance, Excess, LeastCore, Standing, instability, least_core, standing};
pub use game::{Allocation, Coalition, Function, Game, GameError, Listed, Table};
pub use shapley::{SampledShapley, sampled_shapley, shapley};
pub use stability::{Pull, Treaty};

#[cfg(test)]
mod testing;
