//! What was found instead of what was wanted, and the change that would mend it.

use super::shape::Shape;
use super::syntax::node::{Node, NodeKind};

/// What a value is, for "found …".
pub(super) fn found(node: &Node) -> String {
    let named = |plain: &str| match node.name() {
        Some(word) => format!("`{}(…)`", word.text),
        None => plain.to_owned(),
    };
    match node.kind() {
        NodeKind::Integer => format!("the number {}", short(node)),
        NodeKind::Float => format!("the fraction {}", short(node)),
        NodeKind::Char => format!("the character {}", short(node)),
        NodeKind::Text => format!("the text {}", short(node)),
        NodeKind::Bytes => "a byte string".to_owned(),
        NodeKind::Name => format!("the bare word `{}`", short(node)),
        NodeKind::Unit => "empty brackets ()".to_owned(),
        NodeKind::Tuple => named("values in round brackets"),
        NodeKind::Struct => named("fields in round brackets"),
        NodeKind::List => "a list".to_owned(),
        NodeKind::Map => "a map".to_owned(),
        NodeKind::Range => "a range".to_owned(),
        NodeKind::Broken => "something unreadable".to_owned(),
    }
}

/// The value as written, cut to fit into a sentence and with control characters made visible.
fn short(node: &Node) -> String {
    const MOST: usize = 40;
    let text = node.source_text();
    let mut out = String::new();
    for (position, c) in text.chars().enumerate() {
        match c {
            _ if position == MOST => {
                out.push('…');
                break;
            }
            c if c.is_control() => out.extend(c.escape_debug()),
            c => out.push(c),
        }
    }
    out
}

/// The change that would turn what was found into what is wanted, for the mistakes people make.
pub(super) fn remedy(node: &Node, wanted: Shape) -> Option<String> {
    use NodeKind::*;
    let kind = node.kind();
    let text = short(node);
    match wanted {
        Shape::Optional(inner) => remedy(node, inner()),
        Shape::Bool => {
            let given = match kind {
                Name => node.name()?.text,
                Text => node.text()?,
                Integer => text,
                _ => return None,
            };
            match given.to_lowercase().as_str() {
                "true" | "yes" | "on" | "1" => Some("write true".to_owned()),
                "false" | "no" | "off" | "0" => Some("write false".to_owned()),
                _ => None,
            }
        }
        Shape::Whole { .. } if kind == Text => {
            let inside = node.text()?;
            inside.trim().parse::<i64>().ok().map(|number| format!("take the quotes away: {number}"))
        }
        Shape::Text => match kind {
            Name | Integer | Float => Some(format!("put it in double quotes: \"{text}\"")),
            Char => Some(format!("use double quotes: \"{}\"", text.trim_matches('\''))),
            _ => None,
        },
        Shape::List(inner) => match kind {
            Tuple | Unit => Some("a list is written in square brackets: […]".to_owned()),
            _ if fits_roughly(node, inner()) => Some(format!("a list of one is written in square brackets: [{text}]")),
            _ => None,
        },
        Shape::Map(_) if matches!(kind, Struct | List) => {
            Some("a map is written in curly brackets: {\"key\": value}".to_owned())
        }
        Shape::Record(_) if kind == Tuple => Some(format!("the values need names: {}", wanted.example())),
        Shape::Record(_) | Shape::Tuple(_) if matches!(kind, Map | List) => {
            Some(format!("use round brackets: {}", wanted.example()))
        }
        Shape::Choice(choice) if kind == Text => {
            let inside = node.text()?;
            let variant = choice.variants.iter().find(|variant| variant.name == inside)?;
            Some(format!("take the quotes away: {}", variant.example()))
        }
        Shape::Choice(choice) => {
            let names: Vec<_> = choice.variants.iter().map(|variant| variant.name).collect();
            Some(format!("the choices are {}", names.join(", ")))
        }
        _ => None,
    }
}

/// Whether the value is of the right sort at first glance.
fn fits_roughly(node: &Node, wanted: Shape) -> bool {
    match wanted {
        Shape::Bool => node.name().is_some_and(|word| matches!(word.text.as_str(), "true" | "false")),
        Shape::Whole { .. } => node.kind() == NodeKind::Integer,
        Shape::Text => node.kind() == NodeKind::Text,
        Shape::Record(_) => node.kind() == NodeKind::Struct,
        Shape::Choice(choice) => {
            node.name().is_some_and(|word| choice.variants.iter().any(|variant| variant.name == word.text))
        }
        Shape::Interval => matches!(node.kind(), NodeKind::Integer | NodeKind::Tuple),
        Shape::Map(_) => node.kind() == NodeKind::Map,
        Shape::Optional(_) | Shape::List(_) | Shape::Tuple(_) => false,
    }
}

/// "did you mean …?" when something similar exists, and what there is.
pub fn suggestion(given: &str, known: &[&str], intro: &str) -> String {
    let all = format!("{intro} {}", known.join(", "));
    match nearest(given, known) {
        Some(near) => format!("did you mean `{near}`? {all}"),
        None => all,
    }
}

/// The most similar of some names, if it is near enough to have been meant.
pub fn nearest<'a>(given: &str, known: &[&'a str]) -> Option<&'a str> {
    let given = given.to_lowercase();
    let distance = |name: &str| strsim::damerau_levenshtein(&given, &name.to_lowercase());
    let (distance, near) = known.iter().map(|name| (distance(name), *name)).min_by_key(|(distance, _)| *distance)?;
    // A third of the letters may be wrong, so that three-letter codes still get one.
    let allowed = (given.chars().count().max(near.chars().count()) / 3).max(1);
    (distance <= allowed).then_some(near)
}
