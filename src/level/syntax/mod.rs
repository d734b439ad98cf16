//! Level text to a lossless syntax tree: every byte of the input is in the tree, whatever the input is.

pub mod kind;
pub mod literal;
pub mod node;
