//! RON text to a checked level, with every problem named.

mod concession;
pub mod decode;
mod model;
pub mod problem;
pub mod range;
pub mod raw;
pub mod record;
pub mod shape;
pub mod syntax;

pub use model::*;
