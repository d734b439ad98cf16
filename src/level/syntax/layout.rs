//! Canonical layout: the same values and comments with even indentation, spaces, commas and line breaks.
//!
//! Where an author broke a line between two parts of a pair of brackets, a line stays broken there, so that a table of trust
//! keeps its rows and a record its fields. What an author wrote on one line stays on it as long as it is no wider than
//! `WIDTH`; otherwise it is broken up from the outside in. Numbers, texts and comments stay as they are written.

use rowan::NodeOrToken;

use super::kind::{SyntaxKind, SyntaxNode};
use crate::level::problem::{Problem, Source};

/// How many characters a line may have beside its indentation.
const WIDTH: usize = 120;
/// How many characters of the longest text in a line count: a text cannot be broken, so no break would make it fit.
const TEXT_COUNTS: usize = 40;
const INDENT: &str = "    ";

/// The text of a level or map in canonical layout.
///
/// # Errors
/// All that is wrong with its syntax, if any of it is an error: what cannot be read cannot be laid out.
pub fn laid_out(source: &Source) -> Result<String, Vec<Problem>> {
    let parse = super::parse(source);
    if parse.problems.iter().any(Problem::is_error) {
        return Err(parse.problems);
    }
    let first_line = source.text.split_inclusive('\n').next().unwrap_or_default();
    let newline = if first_line.ends_with("\r\n") { "\r\n" } else { "\n" };
    let mut printer = Printer { out: String::with_capacity(source.text.len()), newline, depth: 0 };
    printer.lines(&parts(parse.root()), &Manner { commas: false, spread: false });
    printer.out.push_str(newline);
    Ok(printer.out)
}

/// What stands between two brackets: a value, field, entry or header, or a comment.
struct Part {
    what: What,
    /// Line breaks before it, two at most.
    breaks: usize,
    /// Spaces before it where there is no break, with which authors align the comments behind their lines.
    gap: usize,
    /// A comment that stands before the comma of the value before it.
    before_comma: bool,
}

enum What {
    Node(SyntaxNode),
    /// Up to the end of the line.
    LineComment(String),
    BlockComment(String),
}

impl Part {
    fn node(&self) -> Option<&SyntaxNode> {
        match &self.what {
            What::Node(node) => Some(node),
            What::LineComment(_) | What::BlockComment(_) => None,
        }
    }

    /// Nothing can follow on its last line.
    fn ends_line(&self) -> bool {
        match &self.what {
            What::Node(node) => node.kind() == SyntaxKind::Header,
            What::LineComment(_) => true,
            What::BlockComment(text) => text.contains('\n'),
        }
    }
}

/// The parts of a pair of brackets or of the document, in their order.
///
/// Comments that stand within a field, before its value, go before it if they end a line; those between a name and its bracket
/// go behind the bracket.
fn parts(node: &SyntaxNode) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut breaks, mut gap) = (0, 0);
    for child in node.children_with_tokens() {
        match child {
            NodeOrToken::Token(token) if token.kind() == SyntaxKind::Whitespace => {
                breaks += token.text().matches('\n').count();
                gap = token.text().chars().count();
            }
            NodeOrToken::Token(token) => {
                let Some(what) = comment(token.kind(), token.text()) else {
                    if token.kind() == SyntaxKind::Comma {
                        stay_before_comma(&mut parts);
                    }
                    continue;
                };
                parts.push(Part { what, breaks: breaks.min(2), gap, before_comma: false });
                (breaks, gap) = (0, 0);
            }
            NodeOrToken::Node(node) => {
                let lifted = inner_comments(&node).filter(|what| match what {
                    What::BlockComment(text) => text.contains('\n'),
                    _ => true,
                });
                for what in lifted {
                    parts.push(Part { what, breaks: breaks.clamp(1, 2), gap: 0, before_comma: false });
                    breaks = 1;
                }
                parts.push(Part { what: What::Node(node), breaks: breaks.min(2), gap, before_comma: false });
                (breaks, gap) = (0, 0);
            }
        }
    }
    parts
}

/// Marks the comments between the last value and its comma, if they can stand on its line.
fn stay_before_comma(parts: &mut [Part]) {
    let behind_value = parts.iter().rposition(|part| part.node().is_some()).map_or(parts.len(), |value| value + 1);
    let comments = &mut parts[behind_value..];
    if comments.iter().all(|part| part.breaks == 0 && !part.ends_line()) {
        comments.iter_mut().for_each(|part| part.before_comma = true);
    }
}

fn comment(kind: SyntaxKind, text: &str) -> Option<What> {
    match kind {
        SyntaxKind::LineComment => Some(What::LineComment(text.trim_end().to_owned())),
        SyntaxKind::BlockComment => Some(What::BlockComment(text.to_owned())),
        _ => None,
    }
}

/// The comments within a field or entry, beside those within its value.
fn inner_comments(node: &SyntaxNode) -> impl Iterator<Item = What> {
    let pair = matches!(node.kind(), SyntaxKind::Field | SyntaxKind::Entry).then_some(node);
    let tokens = pair.into_iter().flat_map(|node| node.children_with_tokens().filter_map(NodeOrToken::into_token));
    tokens.filter_map(|token| comment(token.kind(), token.text()))
}

/// Something written on one line.
#[derive(Default)]
struct Flat {
    text: String,
    chars: usize,
    /// Characters of the longest text in it.
    longest: usize,
}

/// Why something is not on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NotFlat {
    /// Its author broke it, or a comment does.
    Broken,
    TooWide,
}

impl Flat {
    /// # Errors
    /// As soon as the line is too wide, so that nothing is written out over and over for the sake of brackets far outside.
    fn push(&mut self, text: &str) -> Result<(), NotFlat> {
        self.text.push_str(text);
        self.chars += text.chars().count();
        self.fits().then_some(()).ok_or(NotFlat::TooWide)
    }

    fn fits(&self) -> bool {
        self.chars - self.longest.saturating_sub(TEXT_COUNTS) <= WIDTH
    }

    fn push_node(&mut self, node: &SyntaxNode) -> Result<(), NotFlat> {
        match node.kind() {
            SyntaxKind::Literal => {
                let text = node.text().to_string();
                if text.starts_with(['"', 'r', 'b']) {
                    self.longest = self.longest.max(text.chars().count());
                }
                self.push(&text)
            }
            SyntaxKind::Field | SyntaxKind::Entry => {
                let (name, values) = key_and_values(node);
                self.push(&name)?;
                let (key, value) =
                    if name.is_empty() { values.split_at(values.len().min(1)) } else { (&[][..], &*values) };
                key.iter().try_for_each(|key| self.push_node(key))?;
                self.push(&before_value(node))?;
                value.iter().try_for_each(|value| self.push_node(value))
            }
            kind if is_group(kind) => {
                let parts = parts(node);
                if parts.iter().any(|part| part.breaks > 0 || part.ends_line()) {
                    return Err(NotFlat::Broken);
                }
                let (name, opener, closer) = brackets(node);
                self.push(&name)?;
                self.push(opener)?;
                self.push(between_nothing(node, &parts))?;
                self.push_parts(&parts, false)?;
                self.push(closer)
            }
            // Names and ranges have no room for anything between their tokens.
            _ => self.push(&node.text().to_string()),
        }
    }

    /// Parts one behind the other, with a comma behind the last value too if wanted.
    fn push_parts(&mut self, parts: &[Part], last_comma: bool) -> Result<(), NotFlat> {
        for (position, part) in parts.iter().enumerate() {
            if position > 0 {
                let spaces = if part.ends_line() { part.gap.max(1) } else { 1 };
                self.push(&" ".repeat(spaces))?;
            }
            match &part.what {
                What::Node(node) => self.push_node(node)?,
                What::LineComment(text) | What::BlockComment(text) => self.push(text)?,
            }
            if wants_comma(parts, position, last_comma) {
                self.push(",")?;
            }
        }
        Ok(())
    }
}

/// A node on one line, if it fits.
fn flat(node: &SyntaxNode) -> Result<String, NotFlat> {
    let mut line = Flat::default();
    line.push_node(node).map(|()| line.text)
}

/// Parts on one line, if they fit.
fn joined(parts: &[Part], last_comma: bool) -> Result<String, NotFlat> {
    let mut line = Flat::default();
    line.push_parts(parts, last_comma).map(|()| line.text)
}

/// To the `ron` crate `()` is a value of its own, and `( )` a list without items.
fn between_nothing(node: &SyntaxNode, parts: &[Part]) -> &'static str {
    let is_list = node.kind() == SyntaxKind::Tuple && parts.is_empty() && node.text() != "()";
    if is_list && brackets(node).0.is_empty() { " " } else { "" }
}

/// Whether a comma stands behind the part at this position: behind each value, after the comments that belong to it.
fn wants_comma(parts: &[Part], position: usize, last_comma: bool) -> bool {
    let part = &parts[position];
    let closes_value = match &part.what {
        What::Node(node) => node.kind() != SyntaxKind::Header,
        _ => part.before_comma,
    };
    let behind = &parts[position + 1..];
    let goes_on = behind.first().is_some_and(|next| next.before_comma);
    closes_value && !goes_on && (last_comma || behind.iter().any(|part| part.node().is_some()))
}

/// Whether the last value may open its brackets on the line of those before it: `(id: "image", cards: [`, as some write.
fn stays_open(head: &[Part], last: &SyntaxNode) -> bool {
    let value = last.last_child().filter(|_| !is_group(last.kind())).unwrap_or_else(|| last.clone());
    is_group(value.kind()) && flat(last) == Err(NotFlat::Broken) && joined(head, true).is_ok()
}

/// A number, text or word, or a point: several of them fill a line.
fn is_plain(node: &SyntaxNode) -> bool {
    match node.kind() {
        SyntaxKind::Literal | SyntaxKind::Name => true,
        SyntaxKind::Tuple => {
            node.children().all(|part| part.kind() == SyntaxKind::Literal) && brackets(node).0.is_empty()
        }
        _ => false,
    }
}

fn is_group(kind: SyntaxKind) -> bool {
    matches!(kind, SyntaxKind::Tuple | SyntaxKind::Struct | SyntaxKind::List | SyntaxKind::Map)
}

/// The name before the brackets, if any, and the brackets.
fn brackets(node: &SyntaxNode) -> (String, &'static str, &'static str) {
    let name = node.first_token().filter(|token| matches!(token.kind(), SyntaxKind::Word | SyntaxKind::RawWord));
    let name = name.map(|token| token.text().to_owned()).unwrap_or_default();
    match node.kind() {
        SyntaxKind::List => (name, "[", "]"),
        SyntaxKind::Map => (name, "{", "}"),
        _ => (name, "(", ")"),
    }
}

/// The name of a field, or nothing, and the values: of an entry, its key and its value.
fn key_and_values(node: &SyntaxNode) -> (String, Vec<SyntaxNode>) {
    let name = match node.kind() {
        SyntaxKind::Field => node.first_token().map(|token| token.text().to_owned()),
        _ => None,
    };
    (name.unwrap_or_default(), node.children().collect())
}

/// The colon with the comments that do not end a line.
fn before_value(node: &SyntaxNode) -> String {
    let comments = inner_comments(node).filter_map(|what| match what {
        What::BlockComment(text) if !text.contains('\n') => Some(text),
        _ => None,
    });
    comments.fold(String::from(": "), |colon, text| format!("{colon}{text} "))
}

/// How parts are put into lines.
struct Manner {
    /// A comma stands behind the last value too.
    commas: bool,
    /// They stood on one line, which was too wide.
    spread: bool,
}

struct Printer {
    out: String,
    newline: &'static str,
    depth: usize,
}

impl Printer {
    fn new_line(&mut self) {
        self.out.push_str(self.newline);
        self.out.push_str(&INDENT.repeat(self.depth));
    }

    /// Parts line by line, as their author put them into lines where these fit.
    fn lines(&mut self, parts: &[Part], manner: &Manner) {
        let mut start = 0;
        while start < parts.len() {
            let ends = |at: &usize| parts[*at].breaks > 0 || parts[*at - 1].ends_line();
            let end = (start + 1..parts.len()).find(ends).unwrap_or(parts.len());
            if start > 0 {
                if parts[start].breaks > 1 {
                    self.out.push_str(self.newline);
                }
                self.new_line();
            }
            self.line(&parts[start..end], manner);
            start = end;
        }
    }

    /// Parts that stood on one line.
    fn line(&mut self, line: &[Part], manner: &Manner) {
        // A comment that ends the line may be as long as it likes.
        let comment = line.last().filter(|part| matches!(part.what, What::LineComment(_)));
        let without = &line[..line.len() - usize::from(comment.is_some())];
        let are_plain = without.iter().filter_map(Part::node).all(is_plain);
        let may_stay = !manner.spread || are_plain;
        if may_stay && let Ok(whole) = joined(without, manner.commas) {
            self.out.push_str(&whole);
            self.trailing(comment, !without.is_empty());
            return;
        }
        // Too wide: plain values fill lines, others get one each, and comments stay behind what they stood behind.
        let mut width = 0;
        for (position, part) in without.iter().enumerate() {
            let comma = if wants_comma(without, position, manner.commas) { "," } else { "" };
            let (text, node) = match &part.what {
                What::Node(node) => (flat(node).ok(), Some(node)),
                What::LineComment(text) | What::BlockComment(text) => (Some(text.clone()), None),
            };
            let wide = text.as_ref().map_or(0, |text| text.chars().count() + comma.len());
            let breaks = node.is_some() && (!are_plain || width + 1 + wide > WIDTH);
            if position > 0 && breaks {
                self.new_line();
                width = 0;
            } else if position > 0 {
                self.out.push(' ');
                width += 1;
            }
            match (text, node) {
                (None, Some(node)) => self.broken_up(node),
                (text, _) => self.out.push_str(&text.unwrap_or_default()),
            }
            self.out.push_str(comma);
            width += wide;
        }
        self.trailing(comment, !without.is_empty());
    }

    fn trailing(&mut self, comment: Option<&Part>, behind_something: bool) {
        let Some(Part { what: What::LineComment(text), gap, .. }) = comment else { return };
        if behind_something {
            self.out.push_str(&" ".repeat((*gap).max(1)));
        }
        self.out.push_str(text);
    }

    /// A node on several lines, or on one that is too wide and has no room for a break.
    fn broken_up(&mut self, node: &SyntaxNode) {
        match node.kind() {
            SyntaxKind::Field | SyntaxKind::Entry => {
                let (key, values) = key_and_values(node);
                let mut values = values.iter();
                self.out.push_str(&key);
                if key.is_empty()
                    && let Some(key) = values.next()
                {
                    self.value(key);
                }
                self.out.push_str(&before_value(node));
                values.for_each(|value| self.broken_up(value));
            }
            kind if is_group(kind) => self.group(node),
            _ => self.out.push_str(&node.text().to_string()),
        }
    }

    fn value(&mut self, node: &SyntaxNode) {
        match flat(node) {
            Ok(flat) => self.out.push_str(&flat),
            Err(_) => self.broken_up(node),
        }
    }

    fn group(&mut self, node: &SyntaxNode) {
        let parts = parts(node);
        let (name, opener, closer) = brackets(node);
        let named = !name.is_empty();
        let spread = parts.iter().all(|part| part.breaks == 0);
        self.out.push_str(&name);
        self.out.push_str(opener);
        match parts.as_slice() {
            [] => self.out.push_str(between_nothing(node, &parts)),
            // `All([` and what is in it need no line between them.
            [Part { what: What::Node(inner), breaks: 0, .. }] if named && is_group(inner.kind()) => {
                self.broken_up(inner)
            }
            [Part { what: What::LineComment(text), breaks: 0, gap, .. }, rest @ ..] => {
                self.out.push_str(&" ".repeat((*gap).max(1)));
                self.out.push_str(text);
                self.indented(rest, spread);
            }
            [head @ .., Part { what: What::Node(last), .. }] if spread && stays_open(head, last) => {
                if let Some(head) = joined(head, true).ok().filter(|head| !head.is_empty()) {
                    self.out.push_str(&head);
                    self.out.push(' ');
                }
                self.broken_up(last);
            }
            all => self.indented(all, spread),
        }
        self.out.push_str(closer);
    }

    fn indented(&mut self, parts: &[Part], spread: bool) {
        self.depth += 1;
        if !parts.is_empty() {
            self.new_line();
            self.lines(parts, &Manner { commas: true, spread });
        }
        self.depth -= 1;
        self.new_line();
    }
}

#[cfg(test)]
mod tests {
    use super::super::oracle::{Mutator, SEED};
    use super::super::value::to_ron_value;
    use super::*;

    fn lay_out(text: &str) -> String {
        laid_out(&Source::new("test.ron", text)).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
    }

    /// The value of a text, its comments, and its numbers, texts and words as written.
    fn meaning(text: &str) -> (Option<ron::Value>, Vec<String>, Vec<String>) {
        let parse = super::super::parse(&Source::new("test.ron", text));
        let (mut comments, mut tokens) = (Vec::new(), Vec::new());
        for token in parse.root().descendants_with_tokens().filter_map(NodeOrToken::into_token) {
            match token.kind() {
                SyntaxKind::LineComment | SyntaxKind::BlockComment => comments.push(token.text().trim_end().to_owned()),
                SyntaxKind::Whitespace | SyntaxKind::Comma => {}
                _ => tokens.push(token.text().to_owned()),
            }
        }
        // A comment within a field goes before it, so comments may change places among each other.
        comments.sort();
        (parse.value().and_then(|value| to_ron_value(&value)), comments, tokens)
    }

    /// What has to be true of the layout of any text that can be read; whether this one can.
    fn holds(text: &str) -> bool {
        let Ok(once) = laid_out(&Source::new("test.ron", text)) else { return false };
        assert_eq!(meaning(&once), meaning(text), "laid out as\n{once}\nfrom\n{text}");
        assert_eq!(lay_out(&once), once, "from\n{text}");
        assert!(once.lines().all(|line| !line.ends_with(' ')) || text.contains('"') || text.contains("/*"), "{once}");
        true
    }

    #[test]
    fn layouts_of_one_thing() {
        let cases = [
            ("( a:1,b : [ 1,2 ,] )", "(a: 1, b: [1, 2])\n"),
            ("(\na: 1, // one\n\n\n\n// two\nb: 2)", "(\n    a: 1, // one\n\n    // two\n    b: 2,\n)\n"),
            ("[ // all\n  1, 2,\n3]", "[ // all\n    1, 2,\n    3,\n]\n"),
            ("(a: // why\n 1)", "(\n    // why\n    a: 1,\n)\n"),
            ("[1 /* one */, /* two */ 2]", "[1 /* one */, /* two */ 2]\n"),
            ("[1 /* one */\n, 2 // two\n]", "[\n    1 /* one */,\n    2, // two\n]\n"),
            (
                "// head\n#![enable(implicit_some)] Level (a: Some ( 1 )) // end",
                "// head\n#![enable(implicit_some)]\nLevel(a: Some(1)) // end\n",
            ),
            (
                "(when: All([\nOpen(\"a\"), Not(Open(\"b\"))]))",
                "(when: All([\n    Open(\"a\"), Not(Open(\"b\")),\n]))\n",
            ),
            ("{ \"a\" : 1..5 , (1,2): x }", "{\"a\": 1..5, (1, 2): x}\n"),
            ("(a: 1,\r\nb: 2)\r\n", "(\r\n    a: 1,\r\n    b: 2,\r\n)\r\n"),
            ("[ ]", "[]\n"),
            ("[\n// nothing\n]", "[\n    // nothing\n]\n"),
        ];
        for (text, wanted) in cases {
            assert_eq!(lay_out(text), wanted, "{text}");
            assert!(holds(text));
        }
    }

    #[test]
    fn what_is_too_wide_is_broken_from_the_outside_in() {
        let word = "x".repeat(30);
        let list = |n: usize| format!("[{}]", vec![word.as_str(); n].join(", "));
        assert_eq!(lay_out(&list(3)).lines().count(), 1);
        assert_eq!(
            lay_out(&list(8)),
            format!(
                "[\n    {}{}]\n",
                format!("{word}, {word}, {word},\n    ").repeat(2),
                format_args!("{word}, {word},\n")
            )
        );
        let record = format!("(a: {word}, b: (c: {word}, d: {word}), e: {word})");
        assert_eq!(lay_out(&record), format!("(\n    a: {word},\n    b: (c: {word}, d: {word}),\n    e: {word},\n)\n"));
        // A long text makes no line too wide that would be as wide with it alone.
        let text = format!("(word: \"w\", meaning: \"{}\")", "m".repeat(300));
        assert_eq!(lay_out(&text), format!("{text}\n"));
        for text in [list(8), record, text] {
            assert!(holds(&text));
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_laid_out() {
        for text in ["(a: 1", "", "(a: 1, a: 2)", "\u{feff}(a: 1)"] {
            let problems = laid_out(&Source::new("test.ron", text)).unwrap_err();
            assert!(problems.iter().any(Problem::is_error), "{text}");
        }
    }

    #[test]
    fn every_level_and_map_of_the_project_keeps_its_meaning() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let folders = ["levels", "levels/maps", "tests/levels", "tests/cases"];
        let files: Vec<_> =
            folders.iter().flat_map(|folder| crate::level::library::level_files(&root.join(folder))).collect();
        assert!(files.len() > 15);
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(holds(&text), "{}", file.display());
            // Without the breaks of its author too.
            let lines: Vec<&str> = text.lines().filter(|line| !line.contains("//")).map(str::trim).collect();
            assert!(holds(&lines.join(" ")), "{} on one line", file.display());
        }
    }

    #[test]
    fn mutated_levels_keep_their_meaning() {
        let mut mutator = Mutator::new(7);
        let mut laid_out = 0;
        for round in 0..10_000 {
            let mut text = SEED.to_owned();
            if round % 2 == 1 {
                let range = mutator.range(&text);
                text = text[range].to_owned();
            }
            for _ in 0..=mutator.below(4) {
                mutator.mutate(&mut text);
            }
            laid_out += usize::from(holds(&text));
        }
        assert!(laid_out > 250, "only {laid_out} could be read");
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config {
            failure_persistence: None, ..proptest::test_runner::Config::with_cases(1000)
        })]

        #[test]
        fn generated_documents_keep_their_meaning(text in super::super::oracle::document()) {
            holds(&text);
        }
    }
}
