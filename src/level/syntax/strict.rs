//! What `ron` lets pass and levels do not: the same field or key twice.

use std::collections::BTreeMap;

use ron::Value;

use super::node::{Node, NodeKind};
use super::value::to_ron_value;
use crate::level::problem::{Lines, Problem, Span, code};
use crate::words::{Saying, say};

/// The repeated fields and keys anywhere in a value.
pub(super) fn duplicates(root: &Node, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut lines = None;
    let mut twice = |code, what: Saying, first: Span, again: Span| {
        let lines = lines.get_or_insert_with(|| Lines::of(text));
        let (line, column) = lines.line_col(text, first.start);
        let message = say!("problem-given-twice", what = what, line = line, column = column);
        problems.push(Problem::error(code, again, message).with_help(say!("problem-given-twice-help")));
    };
    for node in root.syntax().descendants().filter_map(Node::cast) {
        match node.kind() {
            NodeKind::Struct => {
                let mut seen: BTreeMap<String, Span> = BTreeMap::new();
                for field in node.fields() {
                    let (name, place) = (field.name.text, field.name.span);
                    match seen.get(&name) {
                        Some(first) => twice(code::DUPLICATE_FIELD, say!("given-field", name = name), *first, place),
                        None => drop(seen.insert(name, place)),
                    }
                }
            }
            NodeKind::Map => {
                let mut seen: BTreeMap<Value, Span> = BTreeMap::new();
                for key in node.entries().filter_map(|entry| entry.key) {
                    let Some(value) = key_value(&key) else { continue };
                    match seen.get(&value) {
                        Some(first) => {
                            let what = say!("given-key", key = key.source_text());
                            twice(code::DUPLICATE_KEY, what, *first, key.span());
                        }
                        None => drop(seen.insert(value, key.span())),
                    }
                }
            }
            _ => {}
        }
    }
    problems
}

/// What makes a key different from others: a bare word is the same key as that word in quotes.
fn key_value(key: &Node) -> Option<Value> {
    match key.kind() {
        NodeKind::Name => key.name().map(|word| Value::String(word.text)),
        _ => to_ron_value(key),
    }
}
