//! Level text to a lossless syntax tree: every byte of the input is in the tree, whatever the input is.
//!
//! The grammar is that of the `ron` crate with `implicit_some`, which serves as oracle in the tests. Levels are
//! stricter in what follows:
//!
//! - nothing is larger than the caps below;
//! - no field or key twice in the same brackets;
//! - no NaN, no infinity, no number beyond a 64-bit float;
//! - no control characters and no overrides of the reading direction in texts and characters;
//! - `Some` has its value in brackets (`ron` reads `Some 5` as `Some(5)` with `implicit_some`);
//! - `unwrap_variant_newtypes` and the other extensions may be enabled but have no effect.

pub mod kind;
pub mod layout;
mod lexer;
pub mod literal;
pub mod node;
mod parser;
mod strict;
pub mod value;

use kind::{SyntaxKind, SyntaxNode};
use node::Node;
use rowan::GreenNodeBuilder;

use super::problem::{Problem, Source, Span, code};
use crate::words::say;

/// Largest size of a level, in bytes: 1 MiB.
pub const MOST_BYTES: usize = 1 << 20;
/// How deep brackets may be nested.
pub const MOST_DEPTH: usize = 64;
/// Largest size of one text, in bytes: 8 KiB.
pub const MOST_TEXT: usize = 8 << 10;
/// How many items may stand in one pair of brackets.
pub const MOST_ITEMS: usize = 4096;
/// How many problems are named before the rest is passed over.
pub const MOST_PROBLEMS: usize = 100;

/// A parsed text. Its tree always holds the whole text.
#[derive(Clone, Debug)]
pub struct Parse {
    root: SyntaxNode,
    /// In the order of their places.
    pub problems: Vec<Problem>,
}

impl Parse {
    /// The document.
    pub fn root(&self) -> &SyntaxNode {
        &self.root
    }

    /// The one value of the document; `None` only if a problem says why.
    pub fn value(&self) -> Option<Node> {
        self.root.children().find_map(Node::cast)
    }
}

/// Reads a whole text, whatever it is. Never fails; what is wrong is in [`Parse::problems`].
pub fn parse(source: &Source) -> Parse {
    let text = source.text.as_str();
    if text.len() > MOST_BYTES {
        return Parse { root: unread(text), problems: vec![too_large()] };
    }
    let (root, mut problems) = parser::parse(text);
    let mut parse = Parse { root, problems: Vec::new() };
    if let Some(value) = parse.value() {
        problems.extend(strict::duplicates(&value, text).into_iter().take(MOST_PROBLEMS));
    }
    problems.sort_by_key(|problem| problem.place);
    parse.problems = problems;
    parse
}

pub(super) fn too_large() -> Problem {
    let message = say!("problem-too-large", most = MOST_BYTES >> 10);
    Problem::error(code::TOO_LARGE, None::<Span>, message).with_help(say!("problem-too-large-help"))
}

fn unread(text: &str) -> SyntaxNode {
    let mut builder = GreenNodeBuilder::new();
    builder.start_node(SyntaxKind::Document.into());
    builder.start_node(SyntaxKind::Broken.into());
    builder.token(SyntaxKind::Garbage.into(), text);
    builder.finish_node();
    builder.finish_node();
    SyntaxNode::new_root(builder.finish())
}

#[cfg(test)]
pub(super) mod oracle;
