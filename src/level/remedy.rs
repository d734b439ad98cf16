//! What was found instead of what was wanted, and the change that would mend it.

use super::shape::Shape;
use super::syntax::node::{Node, NodeKind};
use crate::words::{Arg, Saying, say};

/// What a value is, for "found …".
pub(super) fn found(node: &Node) -> Saying {
    let named = |plain: Saying| match node.name() {
        Some(word) => say!("found-named", name = word.text),
        None => plain,
    };
    match node.kind() {
        NodeKind::Integer => say!("found-number", text = short(node)),
        NodeKind::Float => say!("found-fraction", text = short(node)),
        NodeKind::Char => say!("found-character", text = short(node)),
        NodeKind::Text => say!("found-text", text = short(node)),
        NodeKind::Bytes => say!("found-bytes"),
        NodeKind::Name => say!("found-word", text = short(node)),
        NodeKind::Unit => say!("found-empty-brackets"),
        NodeKind::Tuple => named(say!("found-values")),
        NodeKind::Struct => named(say!("found-fields")),
        NodeKind::List => say!("found-list"),
        NodeKind::Map => say!("found-map"),
        NodeKind::Range => say!("found-range"),
        NodeKind::Broken => say!("found-unreadable"),
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
pub(super) fn remedy(node: &Node, wanted: Shape) -> Option<Saying> {
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
                "true" | "yes" | "on" | "1" => Some(say!("problem-write", what = "true")),
                "false" | "no" | "off" | "0" => Some(say!("problem-write", what = "false")),
                _ => None,
            }
        }
        Shape::Whole { .. } if kind == Text => {
            let inside = node.text()?;
            inside.trim().parse::<i64>().ok().map(|number| say!("problem-no-quotes", text = number))
        }
        Shape::Text => match kind {
            Name | Integer | Float => Some(say!("problem-put-in-quotes", text = text)),
            Char => Some(say!("problem-double-quotes", text = text.trim_matches('\''))),
            _ => None,
        },
        Shape::List(inner) => match kind {
            Tuple | Unit => Some(say!("problem-square-brackets")),
            _ if fits_roughly(node, inner()) => Some(say!("problem-list-of-one", text = text)),
            _ => None,
        },
        Shape::Map(_) if matches!(kind, Struct | List) => Some(say!("problem-curly-brackets")),
        Shape::Record(_) if kind == Tuple => Some(say!("problem-values-need-names", example = wanted.example())),
        Shape::Record(_) | Shape::Tuple(_) if matches!(kind, Map | List) => {
            Some(say!("problem-round-brackets", example = wanted.example()))
        }
        Shape::Choice(choice) if kind == Text => {
            let inside = node.text()?;
            let variant = choice.variants.iter().find(|variant| variant.name == inside)?;
            Some(say!("problem-no-quotes", text = variant.example()))
        }
        Shape::Choice(choice) => {
            let names = choice.variants.iter().map(|variant| variant.name);
            Some(say!("problem-choices", names = Arg::names(names)))
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

/// "did you mean …?" when something similar is `known`, and `all` there is.
pub fn suggestion(given: &str, known: &[&str], all: Saying) -> Saying {
    match nearest(given, known) {
        Some(near) => say!("problem-did-you-mean", near = near, all = all),
        None => all,
    }
}

/// Longer words, in bytes, are no misspelt names.
pub(super) const MOST_MISSPELT: usize = 200;

/// The most similar of some names, if it is near enough to have been meant.
pub fn nearest<'a>(given: &str, known: &[&'a str]) -> Option<&'a str> {
    // Nothing is called so, and comparing takes as long as both are long.
    if given.len() > MOST_MISSPELT {
        return None;
    }
    let given = given.to_lowercase();
    let distance = |name: &str| strsim::damerau_levenshtein(&given, &name.to_lowercase());
    let (distance, near) = known.iter().map(|name| (distance(name), *name)).min_by_key(|(distance, _)| *distance)?;
    // A third of the letters may be wrong, so that three-letter codes still get one.
    let allowed = (given.chars().count().max(near.chars().count()) / 3).max(1);
    (distance <= allowed).then_some(near)
}
