//! RON text to a checked level, with every problem named.

#![cfg_attr(not(test), deny(clippy::disallowed_types, clippy::disallowed_methods, clippy::float_arithmetic))]

mod check;
mod concession;
pub mod decode;
pub mod edit;
pub mod library;
pub mod map;
mod masked;
mod model;
pub mod portable;
pub mod problem;
pub mod range;
pub mod raw;
pub mod read;
pub mod record;
pub(crate) mod remedy;
pub mod schema;
pub mod shape;
pub mod suppress;
pub mod syntax;
pub mod upgrade;

pub(crate) use check::bad_id;
pub use check::{FORMAT, check};
pub use model::*;

#[cfg(test)]
mod mistakes;
#[cfg(test)]
pub(crate) mod testing;
