//! Small changes to the text of a level, made in its syntax tree: whatever is not changed stays as it was written, comments
//! and order included.

use rowan::{NodeOrToken, TextRange};

use super::problem::Source;
use super::syntax::kind::{SyntaxElement, SyntaxKind, SyntaxNode};
use super::syntax::node::{Node, NodeKind};
use super::syntax::{self};

/// A step from a value to one within it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A field of a struct.
    Field(String),
    /// An item of a list or tuple, or the value in the brackets of a variant; counted from 0.
    Item(usize),
    /// The value of a map under this key.
    Key(String),
}

impl Step {
    #[must_use]
    pub fn field(name: &str) -> Self {
        Self::Field(name.to_owned())
    }
}

/// Why a text was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unchanged {
    /// There is nothing at this path (any more).
    NoSuchPlace,
    /// What was to be written is no single value, or the text would no longer be read as one.
    NotAValue,
}

/// The value at the end of `path`, starting from the value of the document.
#[must_use]
pub fn find(source: &Source, path: &[Step]) -> Option<Node> {
    descend(syntax::parse(source).value()?, path)
}

fn descend(value: Node, path: &[Step]) -> Option<Node> {
    path.iter().try_fold(value, |value, at| step(&value, at))
}

/// The value within `value` that a step leads to.
#[must_use]
pub fn step(value: &Node, step: &Step) -> Option<Node> {
    match step {
        Step::Field(name) => value.fields().find(|field| field.name.text == *name)?.value,
        Step::Item(at) => value.items().nth(*at),
        Step::Key(key) => {
            let is_it = |key_node: &Node| key_node.text().as_ref() == Some(key);
            value.entries().find(|entry| entry.key.as_ref().is_some_and(is_it))?.value
        }
    }
}

/// Writes `value` at the end of `path`, instead of what stands there or as a new field or key if nothing does.
///
/// # Errors
/// If the path leads nowhere, or `value` is not one value.
pub fn set(source: &Source, path: &[Step], value: &str) -> Result<String, Unchanged> {
    let document = syntax::parse(source).value().ok_or(Unchanged::NoSuchPlace)?;
    let there = descend(document.clone(), path);
    let changed = match (there, path.split_last()) {
        (Some(node), _) => replace(&source.text, node.syntax().text_range(), value),
        (None, Some((last, way))) => {
            let holder = descend(document, way).ok_or(Unchanged::NoSuchPlace)?;
            let written = match (last, holder.kind()) {
                (Step::Field(name), NodeKind::Struct | NodeKind::Unit) => format!("{name}: {value}"),
                (Step::Key(key), NodeKind::Map) => format!("{}: {value}", quoted(key)),
                _ => return Err(Unchanged::NoSuchPlace),
            };
            append(&source.text, &holder, &written)
        }
        (None, None) => return Err(Unchanged::NoSuchPlace),
    };
    accepted(source, changed, path, value)
}

/// As [`set`], and writes what is missing on the way: the fields and keys that lead to the value.
///
/// # Errors
/// As [`set`].
pub fn write(source: &Source, path: &[Step], value: &str) -> Result<String, Unchanged> {
    let there =
        (1..=path.len()).rev().find(|n| find(source, &path[..n - 1]).is_some()).ok_or(Unchanged::NoSuchPlace)?;
    let nested = path[there..].iter().rev().try_fold(value.trim().to_owned(), |value, step| match step {
        Step::Field(name) => Some(format!("({name}: {value})")),
        Step::Key(key) => Some(format!("{{{}: {value}}}", quoted(key))),
        Step::Item(0) => Some(format!("[{value}]")),
        Step::Item(_) => None,
    });
    set(source, &path[..there], &nested.ok_or(Unchanged::NoSuchPlace)?)
}

/// Adds `value` as the last item of the list at the end of `path`, laid out as the item before it.
///
/// # Errors
/// If no list is there, or `value` is not one value.
pub fn push(source: &Source, path: &[Step], value: &str) -> Result<String, Unchanged> {
    let list = find(source, path).filter(|node| node.kind() == NodeKind::List).ok_or(Unchanged::NoSuchPlace)?;
    let mut added = path.to_vec();
    added.push(Step::Item(list.items().count()));
    accepted(source, append(&source.text, &list, value), &added, value)
}

/// Takes away what stands at the end of `path`: an item, or a field or key with its value. Comments on its own lines above it and
/// behind it on its last line go with it.
///
/// # Errors
/// If nothing is there.
pub fn remove(source: &Source, path: &[Step]) -> Result<String, Unchanged> {
    let node = find(source, path).ok_or(Unchanged::NoSuchPlace)?;
    let part = match path.last().ok_or(Unchanged::NoSuchPlace)? {
        Step::Item(_) => node.syntax().clone(),
        Step::Field(_) | Step::Key(_) => node.syntax().parent().ok_or(Unchanged::NoSuchPlace)?,
    };
    let range = with_surroundings(&part);
    let changed = replace(&source.text, range, "");
    let whole = Source::new(source.name.clone(), changed);
    let sound = reads(&whole) || !reads(source);
    if sound { Ok(whole.text) } else { Err(Unchanged::NoSuchPlace) }
}

/// A text as it is written in a level.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn reads(source: &Source) -> bool {
    !syntax::parse(source).problems.iter().any(super::problem::Problem::is_error)
}

/// The changed text, if what stands at `path` in it is `value` and nothing more is broken than was.
fn accepted(source: &Source, changed: String, path: &[Step], value: &str) -> Result<String, Unchanged> {
    let changed = Source::new(source.name.clone(), changed);
    let there = find(&changed, path).is_some_and(|node| node.source_text() == value.trim());
    if there && (reads(&changed) || !reads(source)) { Ok(changed.text) } else { Err(Unchanged::NotAValue) }
}

fn replace(text: &str, range: TextRange, with: &str) -> String {
    let (start, end) = (usize::from(range.start()), usize::from(range.end()));
    [&text[..start], with.trim(), &text[end..]].concat()
}

/// Writes `part` behind the last part of a list, struct or map, as that is laid out: on a line of its own where that is, and with
/// a comma behind it where that has one.
fn append(text: &str, holder: &Node, part: &str) -> String {
    let is_part = |child: &SyntaxElement| matches!(child, NodeOrToken::Node(_));
    let children: Vec<SyntaxElement> = holder.syntax().children_with_tokens().collect();
    let Some(closer) = children.iter().rposition(|child| is_closer(child.kind())) else { return text.to_owned() };
    let Some(last) = children[..closer].iter().rposition(is_part) else {
        let at = usize::from(children[closer].text_range().start());
        return [&text[..at], part, &text[at..]].concat();
    };
    let behind = &children[last + 1..closer];
    let comma = behind.iter().find(|child| child.kind() == SyntaxKind::Comma);
    let end = |child: &SyntaxElement| usize::from(child.text_range().end());
    let last_end = end(&children[last]);
    // On its own line only if the last part begins one.
    let before = children[..last].last().filter(|child| child.kind() == SyntaxKind::Whitespace);
    let break_before = before.map(ToString::to_string).filter(|white| white.contains('\n'));
    match (break_before, comma) {
        (Some(white), comma) => {
            let indent = white.rsplit('\n').next().unwrap_or_default();
            // Behind a comment that stands on the last part's line.
            let rest = comma.map_or(last_end, end);
            let line_end = text[rest..].find('\n').map_or(rest, |length| rest + length);
            let closer_at = usize::from(children[closer].text_range().start());
            let at = line_end.min(closer_at);
            let comma = if comma.is_some() { "" } else { "," };
            [&text[..last_end], comma, &text[last_end..at], "\n", indent, part, ",", &text[at..]].concat()
        }
        (None, Some(comma)) if end(comma) <= usize::from(children[closer].text_range().start()) => {
            let at = end(comma);
            [&text[..at], " ", part, &text[at..]].concat()
        }
        (None, _) => [&text[..last_end], ", ", part, &text[last_end..]].concat(),
    }
}

const fn is_closer(kind: SyntaxKind) -> bool {
    matches!(kind, SyntaxKind::RightParen | SyntaxKind::RightBracket | SyntaxKind::RightBrace)
}

/// A part with its comma and the white space and comments that are its own.
fn with_surroundings(part: &SyntaxNode) -> TextRange {
    let is_comment = |kind| matches!(kind, SyntaxKind::LineComment | SyntaxKind::BlockComment);
    let breaks = |next: &SyntaxElement| next.kind() == SyntaxKind::Whitespace && next.to_string().contains('\n');
    let behind = || std::iter::successors(part.next_sibling_or_token(), SyntaxElement::next_sibling_or_token);
    let before = part.prev_sibling_or_token();

    // The comma, wherever it stands, and what follows on its line.
    let trivial = |next: &SyntaxElement| next.kind().is_trivia();
    let comma = behind().find(|next| !trivial(next)).filter(|next| next.kind() == SyntaxKind::Comma);
    let end = comma.as_ref().map_or(part.text_range().end(), |comma| comma.text_range().end());
    let from_end = || behind().skip_while(move |next| next.text_range().start() < end);
    let rest: Vec<SyntaxElement> = from_end().take_while(|next| trivial(next) && !breaks(next)).collect();
    let line_ends = from_end().nth(rest.len()).is_some_and(|next| breaks(&next) || is_closer(next.kind()));

    if line_ends && before.as_ref().is_some_and(breaks) {
        // Lines of its own go as a whole, with the comments right above.
        let mut first = before;
        while let Some(comment) = first.as_ref().and_then(SyntaxElement::prev_sibling_or_token) {
            let above = comment.prev_sibling_or_token().filter(breaks);
            let touches = first.as_ref().is_some_and(|white| white.to_string().matches('\n').count() == 1);
            if !is_comment(comment.kind()) || above.is_none() || !touches {
                break;
            }
            first = above;
        }
        let start = first.map_or(part.text_range().start(), |white| {
            let text = white.to_string();
            let last = text.rfind('\n').and_then(|at| u32::try_from(at).ok()).unwrap_or(0);
            white.text_range().start() + rowan::TextSize::from(last)
        });
        let last_comment = rest.iter().rev().find(|next| is_comment(next.kind()));
        return TextRange::new(start, last_comment.map_or(end, |comment| comment.text_range().end()));
    }
    let white_before = before.filter(|next| next.kind() == SyntaxKind::Whitespace && !breaks(next));
    match (comma, rest.first().filter(|next| next.kind() == SyntaxKind::Whitespace)) {
        // In the middle of a line the blank behind the comma goes, the one before it stays.
        (Some(_), Some(white)) if !line_ends => TextRange::new(part.text_range().start(), white.text_range().end()),
        (Some(_), _) => TextRange::new(white_before.map_or(part.text_range().start(), |w| w.text_range().start()), end),
        // The last part, without a comma: the one before it goes instead.
        (None, _) => {
            let mut earlier = std::iter::successors(part.prev_sibling_or_token(), SyntaxElement::prev_sibling_or_token);
            let comma = earlier.find(|next| !trivial(next)).filter(|next| next.kind() == SyntaxKind::Comma);
            TextRange::new(comma.map_or(part.text_range().start(), |comma| comma.text_range().start()), end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVEL: &str = r#"// A level.
(
    title: "Tiny", // as it is
    actors: [
        // The first.
        (code: "ALD", name: "Aldmark", weights: [1, 2, 3]), // friendly
        // The second.
        (code: "BOR", name: "Borland"),
    ],
    opening: {"scope": "ports"},
    empty: [],
    inline: (a: 1, b: (2, 3)),
    variant: Some(Harm("cranes")),
)
"#;

    fn source() -> Source {
        Source::new("x.ron", LEVEL)
    }

    fn path(steps: &str) -> Vec<Step> {
        let step = |step: &str| match (step.parse::<usize>(), step.strip_prefix('#')) {
            (Ok(at), _) => Step::Item(at),
            (_, Some(key)) => Step::Key(key.to_owned()),
            _ => Step::field(step),
        };
        steps.split('.').filter(|step| !step.is_empty()).map(step).collect()
    }

    #[track_caller]
    fn changes(changed: Result<String, Unchanged>, from: &str, to: &str) {
        assert_eq!(LEVEL.matches(from).count(), 1);
        assert_eq!(changed.unwrap(), LEVEL.replace(from, to));
    }

    #[test]
    fn a_value_is_found_by_its_path() {
        let text = |steps| find(&source(), &path(steps)).map(|node| node.source_text());
        assert_eq!(text("actors.1.name").as_deref(), Some("\"Borland\""));
        assert_eq!(text("opening.#scope").as_deref(), Some("\"ports\""));
        assert_eq!(text("inline.b.1").as_deref(), Some("3"));
        assert_eq!(text("variant.0.0").as_deref(), Some("\"cranes\""));
        assert_eq!(text("actors.2.name"), None);
    }

    #[test]
    fn a_value_is_set_and_nothing_else_changes() {
        changes(set(&source(), &path("title"), "\"Small\""), "\"Tiny\"", "\"Small\"");
        changes(set(&source(), &path("actors.0.weights.1"), "20"), "1, 2, 3", "1, 20, 3");
        changes(set(&source(), &path("opening.#scope"), "\"all\""), "\"ports\"", "\"all\"");
        changes(set(&source(), &path("inline.b"), "(5, 6)"), "(2, 3)", "(5, 6)");
    }

    #[test]
    fn a_new_field_follows_the_last_one() {
        changes(set(&source(), &path("inline.c"), "7"), "b: (2, 3)", "b: (2, 3), c: 7");
        changes(set(&source(), &path("opening.#verify"), "\"x\""), "\"ports\"}", "\"ports\", \"verify\": \"x\"}");
        let added = "    variant: Some(Harm(\"cranes\")),\n    time: 4,\n";
        changes(set(&source(), &path("time"), "4"), "    variant: Some(Harm(\"cranes\")),\n", added);
    }

    #[test]
    fn what_is_missing_on_the_way_to_a_value_is_written_too() {
        let added = write(&source(), &path("inline.values.#scope.#all"), "5");
        changes(added, "b: (2, 3)", "b: (2, 3), values: {\"scope\": {\"all\": 5}}");
        changes(write(&source(), &path("inline.c.d"), "\"x\""), "b: (2, 3)", "b: (2, 3), c: (d: \"x\")");
        changes(write(&source(), &path("inline.a"), "2"), "a: 1", "a: 2");
        assert_eq!(write(&source(), &path("actors.9.name"), "\"x\""), Err(Unchanged::NoSuchPlace));
        assert_eq!(write(&source(), &path("title.a"), "1"), Err(Unchanged::NoSuchPlace));
    }

    #[test]
    fn an_item_is_added_as_the_last_is_laid_out() {
        let second = "        (code: \"BOR\", name: \"Borland\"),\n";
        let both = format!("{second}        (code: \"NET\"),\n");
        changes(push(&source(), &path("actors"), "(code: \"NET\")"), second, &both);
        changes(push(&source(), &path("actors.0.weights"), "4"), "2, 3]", "2, 3, 4]");
        changes(push(&source(), &path("empty"), "1"), "empty: []", "empty: [1]");
    }

    #[test]
    fn what_is_taken_away_takes_its_comments_along() {
        let first =
            "        // The first.\n        (code: \"ALD\", name: \"Aldmark\", weights: [1, 2, 3]), // friendly\n";
        changes(remove(&source(), &path("actors.0")), first, "");
        changes(remove(&source(), &path("actors.0.weights.0")), "[1, 2, 3]", "[2, 3]");
        changes(remove(&source(), &path("actors.0.weights.2")), "[1, 2, 3]", "[1, 2]");
        changes(remove(&source(), &path("inline.a")), "a: 1, ", "");
        changes(remove(&source(), &path("inline.b")), ", b: (2, 3)", "");
        changes(remove(&source(), &path("title")), "    title: \"Tiny\", // as it is\n", "");
        changes(remove(&source(), &path("opening.#scope")), "{\"scope\": \"ports\"}", "{}");
    }

    #[test]
    fn what_is_no_value_is_not_written() {
        for wrong in ["", "1, 2", "\"open", "(a: 1", "1) (", "// all"] {
            assert_eq!(set(&source(), &path("inline.a"), wrong), Err(Unchanged::NotAValue), "{wrong}");
            assert_eq!(push(&source(), &path("empty"), wrong), Err(Unchanged::NotAValue), "{wrong}");
        }
        assert_eq!(set(&source(), &path("nowhere.a"), "1"), Err(Unchanged::NoSuchPlace));
        assert_eq!(remove(&source(), &path("actors.7")), Err(Unchanged::NoSuchPlace));
    }

    #[test]
    fn a_text_is_quoted_as_it_is_read() {
        for text in ["", "plain", "a \"b\" \\ c", "line\nbreak\ttab", "é — ’ \u{1F600}", "bell \u{7}"] {
            let level = set(&source(), &path("title"), &quoted(text));
            if text.contains('\u{7}') {
                // Control characters do not belong into levels.
                continue;
            }
            let level = Source::new("x.ron", level.unwrap());
            assert_eq!(find(&level, &path("title")).and_then(|node| node.text()).as_deref(), Some(text));
        }
    }
}
