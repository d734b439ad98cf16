//! What `ron` lets pass and levels do not: the same field or key twice.

use std::collections::BTreeMap;

use ron::Value;

use super::node::{Node, NodeKind};
use super::value::to_ron_value;
use crate::level::problem::{Lines, Problem, Span, code};

/// The repeated fields and keys anywhere in a value.
pub(super) fn duplicates(root: &Node, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut lines = None;
    let mut twice = |code, what: String, first: Span, again: Span| {
        let lines = lines.get_or_insert_with(|| Lines::of(text));
        let (line, column) = lines.line_col(text, first.start);
        let message = format!("{what} is given twice: first at line {line}, column {column}");
        problems.push(Problem::error(code, again, message).with_help("delete one of them, or give it another name"));
    };
    for node in root.syntax().descendants().filter_map(Node::cast) {
        match node.kind() {
            NodeKind::Struct => {
                let mut seen: BTreeMap<String, Span> = BTreeMap::new();
                for field in node.fields() {
                    let (name, place) = (field.name.text, field.name.span);
                    match seen.get(&name) {
                        Some(first) => twice(code::DUPLICATE_FIELD, format!("the field `{name}`"), *first, place),
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
                            let what = format!("the key {}", key.source_text());
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
