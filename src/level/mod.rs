//! RON text to a checked level, with every problem named.

pub mod decode;
mod model;
pub mod problem;
pub mod read;
pub mod record;
pub mod shape;
pub mod syntax;

pub use model::*;
