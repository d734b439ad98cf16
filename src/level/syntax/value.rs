//! The value of a node as the `ron` crate would give it, whatever type is wanted in the end.

use ron::Value;
use ron::value::{Map, Number};

use super::kind::SyntaxKind;
use super::literal;
use super::node::{Node, NodeKind};

/// The value that `ron` gives when asked for a `ron::Value`: names before brackets are dropped, a bare word is the
/// unit, a struct is a map from names. `None` where something has been reported as unreadable.
pub fn to_ron_value(node: &Node) -> Option<Value> {
    let items = || node.items().map(|item| to_ron_value(&item)).collect::<Option<Vec<Value>>>();
    match node.kind() {
        NodeKind::Integer | NodeKind::Float => node.number()?.ok().map(Value::Number),
        NodeKind::Char => literal::char(node.token()?.text()).ok().map(Value::Char),
        NodeKind::Text => node.text().map(Value::String),
        NodeKind::Bytes => literal::bytes(node.token()?.text()).ok().map(Value::Bytes),
        NodeKind::Name => {
            let word = node.name()?;
            match word.text.as_str() {
                _ if word.raw => Some(Value::Unit),
                "true" => Some(Value::Bool(true)),
                "false" => Some(Value::Bool(false)),
                "None" => Some(Value::Option(None)),
                "Some" => None,
                word if literal::is_not_finite_word(word) => None,
                _ => Some(Value::Unit),
            }
        }
        NodeKind::Unit => Some(Value::Unit),
        NodeKind::Tuple if node.name().is_some_and(|word| word.text == "Some" && !word.raw) => {
            items()?.pop().map(|value| Value::Option(Some(Box::new(value))))
        }
        NodeKind::Tuple | NodeKind::List => items().map(Value::Seq),
        NodeKind::Struct => {
            let fields = node.fields().map(|field| Some((field.name.text, to_ron_value(&field.value?)?)));
            fields.collect::<Option<Vec<_>>>().map(|fields| fields.into_iter().collect())
        }
        NodeKind::Map => {
            let entries = node.entries().map(|entry| Some((to_ron_value(&entry.key?)?, to_ron_value(&entry.value?)?)));
            entries.collect::<Option<Map>>().map(Value::Map)
        }
        NodeKind::Range => range(node),
        NodeKind::Broken => None,
    }
}

/// A range is a map with `start` and `end`, as far as it has them.
fn range(node: &Node) -> Option<Value> {
    let is_operator = |kind| matches!(kind, SyntaxKind::DotDot | SyntaxKind::DotDotEquals);
    let operator = node.syntax().children_with_tokens().find(|child| is_operator(child.kind()))?;
    let mut ends: Vec<(&str, Number)> = Vec::new();
    for end in node.items() {
        let is_start = end.syntax().text_range().end() <= operator.text_range().start();
        ends.push((if is_start { "start" } else { "end" }, end.number()?.ok()?));
    }
    if ends.is_empty() {
        return Some(Value::Unit);
    }
    Some(ends.into_iter().collect())
}
