//! Tokens to a tree: recursive descent that goes on after a mistake at the next comma or closing bracket.

mod cursor;
mod literals;
mod recovery;

use rowan::{Checkpoint, GreenNodeBuilder};

use super::kind::{SyntaxKind, SyntaxNode};
use super::lexer::{Token, lex};
use super::{MOST_DEPTH, MOST_ITEMS, literal};
use crate::level::problem::{Problem, Span, code};
use crate::words::{Saying, say};

/// The tree of a text of at most `u32::MAX` bytes, and everything that is wrong with its form, in no given order.
pub(super) fn parse(text: &str) -> (SyntaxNode, Vec<Problem>) {
    let (tokens, problems) = lex(text);
    let mut parser = Parser {
        text,
        tokens,
        raw: 0,
        next: 0,
        builder: GreenNodeBuilder::new(),
        problems: Vec::new(),
        open: Vec::new(),
        last_end: 0,
        gave_up: false,
        full: false,
    };
    problems.into_iter().for_each(|problem| parser.report(problem));
    parser.skip_trivia();
    parser.document();
    (SyntaxNode::new_root(parser.builder.finish()), parser.problems)
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    /// The first token that is not in the tree yet.
    raw: usize,
    /// The first of those that is not trivia.
    next: usize,
    builder: GreenNodeBuilder<'static>,
    problems: Vec<Problem>,
    /// The closing brackets that are being waited for.
    open: Vec<SyntaxKind>,
    /// Where the last token in the tree that is not trivia ends.
    last_end: u32,
    /// The pair of brackets just read was taken to end without its closing one, and that has been reported.
    gave_up: bool,
    /// So much is wrong that the rest is passed over.
    full: bool,
}

/// An open pair of brackets.
#[derive(Clone, Copy)]
struct Pair {
    opening: Span,
    closer: SyntaxKind,
}

/// What a pair of round brackets has held so far.
#[derive(Default)]
struct Contents {
    values: usize,
    fields: usize,
    /// Something in it has been reported.
    faulty: bool,
}

impl Parser<'_> {
    fn document(&mut self) {
        self.builder.start_node(SyntaxKind::Document.into());
        if self.tokens.first().is_some_and(|token| token.kind == SyntaxKind::ByteOrderMark) {
            let (message, help) = (say!("problem-byte-order-mark"), say!("problem-byte-order-mark-help"));
            self.report(Problem::error(code::BYTE_ORDER_MARK, self.span_at(0), message).with_help(help));
        }
        while self.current() == Some(SyntaxKind::Hash) {
            self.header();
        }
        if self.current().is_none() {
            let problem = Problem::error(code::EMPTY, self.span(), say!("problem-empty"));
            self.report(problem.with_help(say!("problem-empty-help")));
        } else if self.at_field() {
            let problem = Problem::error(code::UNCLOSED, self.span(), say!("problem-no-brackets"));
            self.report(problem.with_help(say!("problem-no-brackets-help")));
            let start = self.checkpoint();
            self.contents(start, None);
        } else if !self.value() {
            self.junk(say!("wanted-value"));
        } else if self.current().is_some() {
            let (message, help) = match self.at_closer() {
                true => (say!("problem-stray-closer", closer = self.current_text()), say!("problem-delete")),
                false => (say!("problem-goes-on"), say!("problem-goes-on-help")),
            };
            self.report(Problem::error(code::UNEXPECTED, self.span(), message).with_help(help));
        }
        if self.current().is_some() {
            self.start(SyntaxKind::Broken);
            self.pass_over(self.tokens.len());
            self.builder.finish_node();
        }
        self.flush_trivia();
        self.builder.finish_node();
    }

    /// `#![enable(…)]`, `#![type = "…"]`
    fn header(&mut self) {
        self.start(SyntaxKind::Header);
        let place = self.span();
        self.bump();
        let has_bang = self.eat(SyntaxKind::Bang);
        let closed = has_bang
            && self.eat(SyntaxKind::LeftBracket)
            && self.header_content()
            && self.eat(SyntaxKind::RightBracket);
        if !closed {
            let problem = Problem::error(code::BAD_HEADER, place, say!("problem-bad-header"));
            let help = match has_bang {
                true => say!("problem-bad-header-help"),
                false => say!("problem-comments-start"),
            };
            self.report(problem.with_help(help));
            while self.current().is_some() && self.on_same_line() {
                self.bump();
            }
        }
        self.builder.finish_node();
    }

    fn header_content(&mut self) -> bool {
        match (self.current(), self.current_text()) {
            (Some(SyntaxKind::Word), "enable") => {
                self.bump();
                self.eat(SyntaxKind::LeftParen) && self.extensions() && self.eat(SyntaxKind::RightParen)
            }
            (Some(SyntaxKind::Word), "type" | "schema") => {
                self.bump();
                let has_text = self.eat(SyntaxKind::Equals)
                    && matches!(self.current(), Some(SyntaxKind::Text | SyntaxKind::RawText));
                if has_text {
                    self.check_literal();
                    self.bump();
                }
                has_text
            }
            _ => false,
        }
    }

    fn extensions(&mut self) -> bool {
        let mut count = 0;
        while matches!(self.current(), Some(SyntaxKind::Word | SyntaxKind::RawWord)) {
            let name = self.current_text().trim_start_matches("r#");
            match name {
                "implicit_some" => {}
                "unwrap_newtypes" | "unwrap_variant_newtypes" | "explicit_struct_names" => {
                    let problem = say!("problem-idle-extension", name = name);
                    let problem = Problem::warning(code::BAD_HEADER, self.span(), problem);
                    self.report(problem.with_help(say!("problem-idle-extension-help")));
                }
                _ => {
                    let message = say!("problem-unknown-extension", name = name);
                    let help = say!("problem-unknown-extension-help");
                    self.report(Problem::error(code::BAD_HEADER, self.span(), message).with_help(help));
                }
            }
            self.bump();
            count += 1;
            if !self.eat(SyntaxKind::Comma) {
                break;
            }
        }
        count > 0
    }

    /// Reads a value if one starts here.
    fn value(&mut self) -> bool {
        use SyntaxKind::*;
        let Some(kind) = self.current() else { return false };
        match kind {
            Integer | Float | Byte => {
                let start = self.checkpoint();
                self.literal();
                self.range(start);
            }
            Char | Text | RawText | Bytes | RawBytes => self.literal(),
            DotDot | DotDotEquals => {
                let start = self.checkpoint();
                self.range(start);
            }
            Word | RawWord => self.word(),
            LeftParen => {
                let start = self.checkpoint();
                self.parentheses(start);
            }
            LeftBracket => self.list(),
            LeftBrace => self.map(),
            _ => return false,
        }
        true
    }

    fn literal(&mut self) {
        self.flush_trivia();
        let kind = if self.check_literal() { SyntaxKind::Literal } else { SyntaxKind::Broken };
        self.start(kind);
        self.bump();
        self.builder.finish_node();
    }

    /// What follows a number (or nothing) without a space between: `..5`, `..=5`, `..`.
    fn range(&mut self, start: Checkpoint) {
        let Some(operator) = self.adjacent(&[SyntaxKind::DotDot, SyntaxKind::DotDotEquals]) else { return };
        self.bump();
        if self.adjacent(&[SyntaxKind::Integer, SyntaxKind::Float, SyntaxKind::Byte]).is_some() {
            self.literal();
        } else if self.adjacent(&[SyntaxKind::Word]).is_some() && literal::is_not_finite_word(self.current_text()) {
            self.not_finite();
        } else if operator == SyntaxKind::DotDotEquals {
            let problem = Problem::error(code::MISSING_VALUE, self.behind(), say!("problem-open-range"));
            self.report(problem.with_help(say!("problem-open-range-help")));
        }
        self.wrap(start, SyntaxKind::Range);
    }

    /// A bare word, with brackets behind it or not.
    fn word(&mut self) {
        let is_raw = self.current() == Some(SyntaxKind::RawWord);
        let has_brackets = self.peek(1) == Some(SyntaxKind::LeftParen);
        match self.current_text() {
            "Some" if !is_raw => self.some(has_brackets),
            word if !is_raw && literal::is_not_finite_word(word) => {
                let start = self.checkpoint();
                self.not_finite();
                self.range(start);
            }
            word if has_brackets && (is_raw || !matches!(word, "true" | "false" | "None")) => {
                let start = self.checkpoint();
                self.bump();
                self.parentheses(start);
            }
            _ => {
                let start = self.checkpoint();
                let kind = if self.several_words() { SyntaxKind::Broken } else { SyntaxKind::Name };
                self.wrap(start, kind);
            }
        }
    }

    fn some(&mut self, has_brackets: bool) {
        let start = self.checkpoint();
        let place = self.span();
        self.bump();
        if has_brackets {
            let contents = self.parentheses(start);
            if (contents.values, contents.fields) != (1, 0) && !contents.faulty {
                let problem = Problem::error(code::WRONG_COUNT, place, say!("problem-some-one-value"));
                self.report(problem.with_help(say!("problem-some-one-value-help")));
                self.wrap(start, SyntaxKind::Broken);
            }
            return;
        }
        let problem = Problem::error(code::MISSING_VALUE, place, say!("problem-some-brackets"));
        self.report(problem.with_help(say!("problem-some-brackets-help")));
        if !self.at_field() {
            self.value();
        }
        self.wrap(start, SyntaxKind::Broken);
    }

    /// `(…)`; a name before the brackets is in the tree already, from `start` on.
    fn parentheses(&mut self, start: Checkpoint) -> Contents {
        match self.open(SyntaxKind::RightParen) {
            Some(pair) => self.contents(start, Some(pair)),
            None => {
                self.wrap(start, SyntaxKind::Broken);
                Contents { faulty: true, ..Contents::default() }
            }
        }
    }

    /// The inside of round brackets and the closing one, or, without an opening one, all there is.
    fn contents(&mut self, start: Checkpoint, pair: Option<Pair>) -> Contents {
        let mut contents = Contents::default();
        let problems = self.problems.len();
        self.items(pair, |parser| {
            parser.argument(&mut contents);
            contents.fields > 0
        });
        contents.faulty |= self.problems.len() > problems;
        self.wrap(start, if contents.fields > 0 { SyntaxKind::Struct } else { SyntaxKind::Tuple });
        contents
    }

    /// One field or value in round brackets.
    fn argument(&mut self, contents: &mut Contents) {
        if self.at_field() || (contents.values == 0 && self.at_field_without_colon()) {
            if contents.values > 0 {
                self.mixed(contents, say!("problem-mixed-fields-named"));
            }
            contents.fields += 1;
            self.field();
            return;
        }
        if contents.fields > 0 && self.at_value() {
            self.mixed(contents, say!("problem-mixed-fields-unnamed"));
        }
        let place = self.span();
        if !self.value() {
            self.junk(say!("wanted-value-or-field"));
        } else if self.current() == Some(SyntaxKind::Colon) {
            let problem = Problem::error(code::UNEXPECTED, place, say!("problem-no-field-name"));
            self.report(problem.with_help(say!("problem-no-field-name-help")));
            self.broken();
        } else {
            contents.values += 1;
        }
    }

    fn mixed(&mut self, contents: &mut Contents, message: Saying) {
        if !contents.faulty && !self.reported_behind() {
            contents.faulty = true;
            let problem = Problem::error(code::MIXED_FIELDS, self.span(), message);
            self.report(problem.with_help(say!("problem-mixed-fields-help")));
        }
    }

    fn field(&mut self) {
        self.start(SyntaxKind::Field);
        let mut name = self.current_text();
        if matches!(self.current(), Some(SyntaxKind::Text | SyntaxKind::RawText)) {
            name = name.trim_matches(['r', '#', '"']);
            let problem = Problem::error(code::UNEXPECTED, self.span(), say!("problem-quoted-field"));
            self.report(problem.with_help(say!("problem-quoted-field-help", name = name)));
        }
        self.bump();
        self.colon_and_value(name);
        self.builder.finish_node();
    }

    /// What follows the name of a field or the key of a map.
    fn colon_and_value(&mut self, name: &str) {
        let behind = self.behind();
        let has_colon = self.eat(SyntaxKind::Colon);
        let has_colon_or_equals = has_colon || self.eat(SyntaxKind::Equals);
        let is_over = matches!(self.current(), None | Some(SyntaxKind::Comma)) || self.at_closer();
        let help = say!("problem-missing-value-help", name = name);
        if is_over || (has_colon_or_equals && self.at_field()) {
            let problem =
                Problem::error(code::MISSING_VALUE, self.behind(), say!("problem-missing-value", name = name));
            self.report(problem.with_help(help));
            return;
        }
        if !has_colon {
            self.report(
                Problem::error(code::MISSING_COLON, behind, say!("problem-missing-colon", name = name)).with_help(help),
            );
        }
        if !self.value() {
            self.junk(say!("wanted-value"));
        }
    }

    fn list(&mut self) {
        let start = self.checkpoint();
        let Some(pair) = self.open(SyntaxKind::RightBracket) else { return self.wrap(start, SyntaxKind::Broken) };
        self.items(Some(pair), |parser| {
            if !parser.value() {
                parser.junk(say!("wanted-value"));
            } else if parser.current() == Some(SyntaxKind::Colon) {
                let problem = Problem::error(code::UNEXPECTED, parser.span(), say!("problem-named-item"));
                parser.report(problem.with_help(say!("problem-named-item-help")));
                parser.broken();
            }
            false
        });
        self.wrap(start, SyntaxKind::List);
    }

    fn map(&mut self) {
        let start = self.checkpoint();
        let Some(pair) = self.open(SyntaxKind::RightBrace) else { return self.wrap(start, SyntaxKind::Broken) };
        self.items(Some(pair), |parser| {
            if parser.at_value() || parser.current() == Some(SyntaxKind::Colon) {
                parser.entry();
            } else {
                parser.junk(say!("wanted-entry"));
            }
            false
        });
        self.wrap(start, SyntaxKind::Map);
    }

    fn entry(&mut self) {
        self.start(SyntaxKind::Entry);
        let place = self.span();
        if !self.value() {
            let problem = Problem::error(code::MISSING_VALUE, place, say!("problem-missing-key"));
            self.report(problem.with_help(say!("problem-missing-key-help")));
        }
        let key = self.in_words(place.start, self.last_end);
        self.colon_and_value(&key);
        self.builder.finish_node();
    }

    /// Takes an opening bracket, or passes over the whole pair when it is nested too deeply.
    fn open(&mut self, closer: SyntaxKind) -> Option<Pair> {
        let opening = self.span();
        if self.open.len() == MOST_DEPTH {
            let problem = Problem::error(code::TOO_DEEP, opening, say!("problem-too-deep", most = MOST_DEPTH));
            self.report(problem.with_help(say!("problem-too-deep-help")));
            self.pass_over(self.end_of_group());
            return None;
        }
        self.bump();
        self.open.push(closer);
        Some(Pair { opening, closer })
    }

    /// Items between commas up to the closing bracket, which is taken too; without brackets, up to the end.
    /// `item` reads at least one token and says whether the items have names.
    fn items(&mut self, pair: Option<Pair>, mut item: impl FnMut(&mut Self) -> bool) {
        let mut count = 0;
        loop {
            if self.full {
                self.pass_over(self.tokens.len());
            }
            let Some(kind) = self.current() else {
                pair.into_iter().for_each(|pair| self.unclosed(pair));
                break;
            };
            if is_closer(kind) {
                if self.closer(kind, pair) {
                    break;
                }
                continue;
            }
            if kind == SyntaxKind::Comma {
                let problem = Problem::error(code::UNEXPECTED, self.span(), say!("problem-stray-comma"));
                self.report(problem.with_help(say!("problem-stray-comma-help")));
                self.bump();
                continue;
            }
            if let Some(pair) = pair.filter(|_| self.list_ends_here()) {
                self.give_up(pair);
                break;
            }
            count += 1;
            if count > MOST_ITEMS {
                let message = say!("problem-too-long-list", most = MOST_ITEMS);
                let place = pair.map_or(self.span(), |pair| pair.opening);
                self.report(
                    Problem::error(code::TOO_LONG, place, message).with_help(say!("problem-too-long-list-help")),
                );
                self.pass_over(self.end_of_enclosing());
                continue;
            }
            let have_names = item(self);
            let gave_up = std::mem::take(&mut self.gave_up);
            if self.eat(SyntaxKind::Comma) || self.current().is_none() || self.at_closer() {
                continue;
            }
            if let Some(pair) = pair.filter(|_| have_names && self.fields_end_here()) {
                self.give_up(pair);
                break;
            }
            if !self.at_value() {
                self.junk(say!("wanted-comma"));
                self.eat(SyntaxKind::Comma);
            } else if !gave_up && !self.reported_behind() {
                let problem = Problem::error(code::MISSING_COMMA, self.behind(), say!("problem-missing-comma"));
                self.report(problem.with_help(say!("problem-missing-comma-help", what = self.current_in_words())));
            }
        }
        if pair.is_some() {
            self.open.pop();
        }
    }
}

fn text_of(closer: SyntaxKind) -> char {
    match closer {
        SyntaxKind::RightBracket => ']',
        SyntaxKind::RightBrace => '}',
        _ => ')',
    }
}

fn is_closer(kind: SyntaxKind) -> bool {
    matches!(kind, SyntaxKind::RightParen | SyntaxKind::RightBracket | SyntaxKind::RightBrace)
}
