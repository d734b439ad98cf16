//! Tokens to a tree: recursive descent that goes on after a mistake at the next comma or closing bracket.

use rowan::{Checkpoint, GreenNodeBuilder};

use super::kind::{SyntaxKind, SyntaxNode};
use super::lexer::{Token, lex};
use super::{MOST_DEPTH, MOST_ITEMS, MOST_PROBLEMS, MOST_TEXT, literal};
use crate::level::problem::{Problem, Span, code, is_bidi_control};

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
    /// So much is wrong that the rest is passed over.
    full: bool,
}

/// What a pair of brackets has held so far.
#[derive(Default)]
struct Contents {
    values: usize,
    fields: usize,
    mix_reported: bool,
}

impl<'a> Parser<'a> {
    fn document(&mut self) {
        self.builder.start_node(SyntaxKind::Document.into());
        if self.tokens.first().is_some_and(|token| token.kind == SyntaxKind::ByteOrderMark) {
            self.report(
                Problem::error(
                    code::BYTE_ORDER_MARK,
                    self.span_at(0),
                    "the file starts with an invisible byte order mark",
                )
                .with_help("save it as \"UTF-8\", not as \"UTF-8 with BOM\""),
            );
        }
        while self.current() == Some(SyntaxKind::Hash) {
            self.header();
        }
        if self.current().is_none() {
            let problem = Problem::error(code::EMPTY, self.span(), "there is nothing in this file");
            self.report(problem.with_help("a level is one value in round brackets: (field: value, …)"));
        } else if self.at_field() {
            let problem = Problem::error(code::UNCLOSED, self.span(), "a field outside of any brackets");
            self.report(problem.with_help("put round brackets around the whole level: ( … )"));
            let start = self.checkpoint();
            self.contents(start, None);
        } else if !self.value() {
            self.junk("a value");
        } else if let Some(kind) = self.current() {
            let message = if is_closer(kind) {
                format!("`{}` closes nothing", self.current_text())
            } else {
                "the file goes on behind its end".to_owned()
            };
            let help = "a level is one value; delete what follows, or move the bracket that ends it too early";
            self.report(Problem::error(code::UNEXPECTED, self.span(), message).with_help(help));
        }
        if self.current().is_some() {
            self.flush_trivia();
            self.builder.start_node(SyntaxKind::Broken.into());
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
        let well_formed = self.eat(SyntaxKind::Bang) && self.eat(SyntaxKind::LeftBracket) && self.header_content();
        let closed = well_formed && self.eat(SyntaxKind::RightBracket);
        if !closed {
            let problem = Problem::error(code::BAD_HEADER, place, "this header cannot be read");
            self.report(problem.with_help("write #![enable(implicit_some)] or leave it out: it is always on"));
            let line =
                self.text[self.last_end as usize..].find('\n').map_or(self.text.len(), |n| self.last_end as usize + n);
            while self.current().is_some_and(|_| (self.span().start as usize) < line) {
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
                self.eat(SyntaxKind::Equals)
                    && matches!(self.current(), Some(SyntaxKind::Text | SyntaxKind::RawText))
                    && {
                        self.check_literal();
                        self.bump();
                        true
                    }
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
                    let message = format!("the extension {name} has no effect in levels");
                    self.report(Problem::warning(code::BAD_HEADER, self.span(), message).with_help("leave it out"));
                }
                _ => {
                    let message = format!("there is no extension {name}");
                    let help = "levels need no extensions: leave it out";
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
        self.start(SyntaxKind::Literal);
        self.check_literal();
        self.bump();
        self.builder.finish_node();
    }

    /// What follows a number (or nothing) without a space between: `..5`, `..=5`, `..`.
    fn range(&mut self, start: Checkpoint) {
        let Some(operator) = self.adjacent(&[SyntaxKind::DotDot, SyntaxKind::DotDotEquals]) else { return };
        self.builder.start_node_at(start, SyntaxKind::Range.into());
        self.bump();
        if self.adjacent(&[SyntaxKind::Integer, SyntaxKind::Float, SyntaxKind::Byte]).is_some() {
            self.literal();
        } else if self.adjacent(&[SyntaxKind::Word]).is_some() && literal::is_not_finite_word(self.current_text()) {
            self.start(SyntaxKind::Name);
            self.not_finite();
            self.bump();
            self.builder.finish_node();
        } else if operator == SyntaxKind::DotDotEquals {
            let problem = Problem::error(code::MISSING_VALUE, self.behind(), "the range has no end");
            self.report(problem.with_help("a range is written 1..=5, without spaces"));
        }
        self.builder.finish_node();
    }

    /// A bare word, with brackets behind it or not.
    fn word(&mut self) {
        let start = self.checkpoint();
        let is_raw = self.current() == Some(SyntaxKind::RawWord);
        let text = self.current_text();
        let place = self.span();
        let has_brackets = self.peek(1) == Some(SyntaxKind::LeftParen);
        let plain = match text {
            _ if is_raw => false,
            "true" | "false" | "None" => true,
            word => literal::is_not_finite_word(word),
        };
        let is_some = text == "Some" && !is_raw;
        if has_brackets && !plain {
            self.bump();
            let contents = self.parentheses(start);
            if is_some && (contents.values, contents.fields) != (1, 0) && !contents.mix_reported {
                let problem = Problem::error(code::WRONG_COUNT, place, "Some holds exactly one value");
                self.report(problem.with_help("write Some(value), or just the value"));
            }
            return;
        }
        if is_some {
            let problem = Problem::error(code::MISSING_VALUE, place, "Some needs a value in brackets");
            self.report(problem.with_help("write Some(value), or just the value, or None"));
        }
        let not_finite = !is_raw && literal::is_not_finite_word(text);
        if not_finite {
            self.not_finite();
        }
        self.builder.start_node_at(start, SyntaxKind::Name.into());
        self.bump();
        self.builder.finish_node();
        if not_finite {
            self.range(start);
        }
    }

    /// `(…)`; what stands before the brackets is in the node already.
    fn parentheses(&mut self, start: Checkpoint) -> Contents {
        let Some(opening) = self.open(SyntaxKind::RightParen) else {
            self.builder.start_node_at(start, SyntaxKind::Broken.into());
            self.builder.finish_node();
            return Contents { mix_reported: true, ..Contents::default() };
        };
        self.contents(start, Some(opening))
    }

    /// The inside of round brackets and the closing one, or, without an opening one, all there is.
    fn contents(&mut self, start: Checkpoint, opening: Option<Span>) -> Contents {
        let mut contents = Contents::default();
        let closing = opening.map(|opening| (opening, SyntaxKind::RightParen));
        self.items(closing, |parser| parser.argument(&mut contents));
        let kind = if contents.fields > 0 { SyntaxKind::Struct } else { SyntaxKind::Tuple };
        self.builder.start_node_at(start, kind.into());
        self.builder.finish_node();
        contents
    }

    /// One field or value in round brackets.
    fn argument(&mut self, contents: &mut Contents) {
        if self.at_field() || (contents.values == 0 && self.at_field_without_colon()) {
            if contents.values > 0 {
                self.mixed(contents, "a named field among unnamed values");
            }
            contents.fields += 1;
            self.field();
            return;
        }
        if contents.fields > 0 && self.at_value() {
            self.mixed(contents, "a value without a name among named fields");
        }
        let place = self.span();
        if !self.value() {
            self.junk("a value or `name: value`");
        } else if self.current() == Some(SyntaxKind::Colon) {
            let problem = Problem::error(code::UNEXPECTED, place, "this cannot be the name of a field");
            self.report(problem.with_help("in round brackets a bare word stands before the colon; a map needs { }"));
            self.broken();
        } else {
            contents.values += 1;
        }
    }

    fn mixed(&mut self, contents: &mut Contents, message: &str) {
        if !contents.mix_reported {
            contents.mix_reported = true;
            let problem = Problem::error(code::MIXED_FIELDS, self.span(), message);
            self.report(problem.with_help("give all of them names, or none"));
        }
    }

    fn field(&mut self) {
        self.start(SyntaxKind::Field);
        if matches!(self.current(), Some(SyntaxKind::Text | SyntaxKind::RawText)) {
            let problem = Problem::error(code::UNEXPECTED, self.span(), "the name of a field has no quotes");
            let name = self.current_text().trim_matches(['r', '#', '"']).to_owned();
            self.report(problem.with_help(format!("write {name}: …")));
        }
        let name = self.current_text();
        self.bump();
        self.colon_and_value(name);
        self.builder.finish_node();
    }

    /// What follows the name of a field or the key of a map.
    fn colon_and_value(&mut self, name: &str) {
        if !self.eat(SyntaxKind::Colon) {
            let problem = Problem::error(code::MISSING_COLON, self.behind(), format!("expected `:` after {name}"));
            self.report(problem.with_help(format!("write {name}: value")));
            self.eat(SyntaxKind::Equals);
        }
        if self.at_value() && !self.at_field() {
            self.value();
        } else if matches!(self.current(), None | Some(SyntaxKind::Comma)) || self.at_closer() || self.at_field() {
            let problem = Problem::error(code::MISSING_VALUE, self.behind(), format!("{name} has no value"));
            self.report(problem.with_help(format!("write {name}: value")));
        } else {
            self.junk("a value");
        }
    }

    fn list(&mut self) {
        let start = self.checkpoint();
        let Some(opening) = self.open(SyntaxKind::RightBracket) else {
            self.builder.start_node_at(start, SyntaxKind::Broken.into());
            self.builder.finish_node();
            return;
        };
        self.items(Some((opening, SyntaxKind::RightBracket)), |parser| {
            if !parser.value() {
                parser.junk("a value");
            } else if parser.current() == Some(SyntaxKind::Colon) {
                let problem = Problem::error(code::UNEXPECTED, parser.span(), "the items of a list have no names");
                parser.report(problem.with_help("named fields stand in ( ), the keys of a map in { }"));
                parser.broken();
            }
        });
        self.builder.start_node_at(start, SyntaxKind::List.into());
        self.builder.finish_node();
    }

    fn map(&mut self) {
        let start = self.checkpoint();
        let Some(opening) = self.open(SyntaxKind::RightBrace) else {
            self.builder.start_node_at(start, SyntaxKind::Broken.into());
            self.builder.finish_node();
            return;
        };
        self.items(Some((opening, SyntaxKind::RightBrace)), |parser| {
            if !parser.at_value() && parser.current() != Some(SyntaxKind::Colon) {
                parser.junk("`key: value`");
                return;
            }
            parser.start(SyntaxKind::Entry);
            let place = parser.span();
            if !parser.value() {
                let problem = Problem::error(code::MISSING_VALUE, place, "there is no key before the colon");
                parser.report(problem.with_help("write \"key\": value"));
            }
            parser.colon_and_value("the key");
            parser.builder.finish_node();
        });
        self.builder.start_node_at(start, SyntaxKind::Map.into());
        self.builder.finish_node();
    }

    /// Takes an opening bracket, or passes over the whole pair when it is nested too deeply.
    fn open(&mut self, closer: SyntaxKind) -> Option<Span> {
        let place = self.span();
        if self.open.len() == MOST_DEPTH {
            let message = format!("brackets nested more than {MOST_DEPTH} deep");
            self.report(Problem::error(code::TOO_DEEP, place, message).with_help("a bracket is probably not closed"));
            let end = self.end_of_group();
            self.flush_trivia();
            self.pass_over(end);
            return None;
        }
        self.bump();
        self.open.push(closer);
        Some(place)
    }

    /// Items between commas up to the closing bracket, which is taken too; without brackets, up to the end.
    fn items(&mut self, brackets: Option<(Span, SyntaxKind)>, mut item: impl FnMut(&mut Self)) {
        let mut count = 0;
        loop {
            if self.full {
                self.flush_trivia();
                self.pass_over(self.tokens.len());
            }
            let Some(kind) = self.current() else {
                if let Some((opening, closer)) = brackets {
                    self.unclosed(opening, closer);
                }
                break;
            };
            if is_closer(kind) {
                match brackets {
                    Some((_, closer)) if kind == closer && !self.closes_level_early() => {
                        self.bump();
                        break;
                    }
                    Some((opening, closer)) if kind != closer && self.open.contains(&kind) => {
                        self.unclosed(opening, closer);
                        break;
                    }
                    Some((_, closer)) if kind == closer => {
                        let problem =
                            Problem::error(code::UNEXPECTED, self.span(), "this bracket ends the level too early");
                        self.report(problem.with_help("delete it, or open the bracket that it should close"));
                    }
                    _ => {
                        let message = format!("`{}` closes nothing", self.current_text());
                        let help = match brackets {
                            Some((_, closer)) => format!("delete it, or write `{}`", text_of(closer)),
                            None => "delete it".to_owned(),
                        };
                        self.report(Problem::error(code::UNEXPECTED, self.span(), message).with_help(help));
                    }
                }
                self.bump_as(SyntaxKind::Garbage);
                self.eat(SyntaxKind::Comma);
                continue;
            }
            if kind == SyntaxKind::Comma {
                let problem = Problem::error(code::UNEXPECTED, self.span(), "there is nothing before this comma");
                self.report(problem.with_help("delete the comma, or add the missing value"));
                self.bump();
                continue;
            }
            count += 1;
            if count > MOST_ITEMS {
                let message = format!("more than {MOST_ITEMS} items in one pair of brackets");
                let place = brackets.map_or(self.span(), |(opening, _)| opening);
                self.report(Problem::error(code::TOO_LONG, place, message).with_help("split it up"));
                let end = self.end_of_enclosing();
                self.flush_trivia();
                self.pass_over(end);
                continue;
            }
            item(self);
            if self.eat(SyntaxKind::Comma) || self.current().is_none() || self.at_closer() {
                continue;
            }
            if !self.at_value() {
                self.junk("a comma");
                self.eat(SyntaxKind::Comma);
            } else if self.problems.last().and_then(|problem| problem.place) != Some(self.behind()) {
                let problem = Problem::error(code::MISSING_COMMA, self.behind(), "expected a comma here");
                self.report(problem.with_help(format!("put a comma before {}", self.current_in_words())));
            }
        }
        if brackets.is_some() {
            self.open.pop();
        }
    }

    /// At the last closing bracket although more fields follow.
    fn closes_level_early(&self) -> bool {
        if self.open.len() != 1 || self.current() != Some(SyntaxKind::RightParen) {
            return false;
        }
        let ahead = if self.peek(1) == Some(SyntaxKind::Comma) { 2 } else { 1 };
        matches!(self.peek(ahead), Some(SyntaxKind::Word)) && self.peek(ahead + 1) == Some(SyntaxKind::Colon)
    }

    fn unclosed(&mut self, opening: Span, closer: SyntaxKind) {
        let opener = &self.text[opening.start as usize..opening.end as usize];
        let problem = Problem::error(code::UNCLOSED, opening, format!("`{opener}` is never closed"));
        let help = match self.current() {
            Some(_) => format!("add `{}` before {}", text_of(closer), self.current_in_words()),
            None => format!("add `{}`", text_of(closer)),
        };
        self.report(problem.with_help(help));
    }

    /// Reports what stands here and passes over it up to the next comma or closing bracket.
    fn junk(&mut self, wanted: &str) {
        let place = self.span();
        let text = self.current_text();
        let problem = match self.current() {
            Some(SyntaxKind::Garbage) if text.starts_with(|c: char| c.is_alphabetic()) => {
                Problem::error(code::UNEXPECTED, place, format!("`{text}` is not a bare word"))
                    .with_help(format!("put it in double quotes: \"{text}\""))
            }
            Some(SyntaxKind::Garbage) if text.starts_with(is_typographic_quote) => {
                let inside = text.trim_matches(is_typographic_quote);
                Problem::error(code::BAD_TEXT, place, "these are typographic quotes")
                    .with_help(format!("use straight ones: \"{inside}\""))
            }
            Some(SyntaxKind::Hash) => {
                Problem::error(code::UNEXPECTED, place, "`#` starts nothing here").with_help("a comment starts with //")
            }
            // The lexer has reported a lone quote.
            Some(SyntaxKind::Garbage) if text.ends_with('\'') => return self.broken(),
            Some(_) => {
                Problem::error(code::UNEXPECTED, place, format!("expected {wanted}, found {}", self.current_in_words()))
            }
            None => Problem::error(code::MISSING_VALUE, place, format!("expected {wanted}")),
        };
        self.report(problem);
        self.broken();
    }

    /// Everything up to the next comma or closing bracket of this pair, as one broken node.
    fn broken(&mut self) {
        self.start(SyntaxKind::Broken);
        while let Some(kind) = self.current() {
            match kind {
                SyntaxKind::Comma => break,
                kind if is_closer(kind) => break,
                SyntaxKind::LeftParen | SyntaxKind::LeftBracket | SyntaxKind::LeftBrace => {
                    let end = self.end_of_group();
                    self.pass_over(end);
                }
                _ => self.bump(),
            }
        }
        self.builder.finish_node();
    }

    /// The index behind the bracket that closes the one here (or of the end).
    fn end_of_group(&self) -> usize {
        self.end_of_nesting(self.next + 1) + 1
    }

    /// The index of the bracket that closes the innermost open pair (or of the end).
    fn end_of_enclosing(&self) -> usize {
        self.end_of_nesting(self.next)
    }

    fn end_of_nesting(&self, from: usize) -> usize {
        let mut depth = 0_usize;
        for (index, token) in self.tokens.iter().enumerate().skip(from) {
            match token.kind {
                SyntaxKind::LeftParen | SyntaxKind::LeftBracket | SyntaxKind::LeftBrace => depth += 1,
                kind if is_closer(kind) => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => return index,
                },
                _ => {}
            }
        }
        self.tokens.len()
    }

    // ---- what stands here ----

    fn current(&self) -> Option<SyntaxKind> {
        self.tokens.get(self.next).map(|token| token.kind)
    }

    /// The kind of the token `ahead` places on, trivia not counted.
    fn peek(&self, ahead: usize) -> Option<SyntaxKind> {
        let behind = self.tokens.get(self.next..)?;
        behind.iter().filter(|token| !token.kind.is_trivia()).nth(ahead).map(|token| token.kind)
    }

    /// The kind of the token here if it is one of these and nothing stands between it and the one before.
    fn adjacent(&self, kinds: &[SyntaxKind]) -> Option<SyntaxKind> {
        self.current().filter(|kind| self.raw == self.next && kinds.contains(kind))
    }

    /// The token here as written; nothing at the end.
    fn current_text(&self) -> &'a str {
        let place = self.span();
        &self.text[place.start as usize..place.end as usize]
    }

    /// The token here for a message.
    fn current_in_words(&self) -> String {
        const MOST: usize = 30;
        let text = self.current_text();
        let line = text.lines().next().unwrap_or(text);
        match line.char_indices().nth(MOST) {
            _ if text.is_empty() => "the end of the file".to_owned(),
            Some((end, _)) => format!("`{}…`", &line[..end]),
            None => format!("`{line}`"),
        }
    }

    /// The place of the token here, or of the end.
    fn span(&self) -> Span {
        self.span_at(self.next)
    }

    fn span_at(&self, index: usize) -> Span {
        Span::new(self.start_of(index), self.start_of(index + 1))
    }

    fn start_of(&self, index: usize) -> u32 {
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.tokens.get(index).map_or(end, |token| token.start)
    }

    /// The place just behind the last token.
    fn behind(&self) -> Span {
        Span::new(self.last_end, self.last_end)
    }

    fn at_closer(&self) -> bool {
        self.current().is_some_and(is_closer)
    }

    fn at_value(&self) -> bool {
        use SyntaxKind::*;
        matches!(
            self.current(),
            Some(
                Integer
                    | Float
                    | Byte
                    | Char
                    | Text
                    | RawText
                    | Bytes
                    | RawBytes
                    | DotDot
                    | DotDotEquals
                    | Word
                    | RawWord
                    | LeftParen
                    | LeftBracket
                    | LeftBrace
            )
        )
    }

    /// `name:`, or the same in quotes by mistake.
    fn at_field(&self) -> bool {
        use SyntaxKind::*;
        matches!(self.current(), Some(Word | RawWord | Text | RawText)) && self.peek(1) == Some(Colon)
    }

    /// `name "value"` or `name = …`, where a colon was forgotten.
    fn at_field_without_colon(&self) -> bool {
        use SyntaxKind::*;
        matches!(self.current(), Some(Word | RawWord))
            && matches!(self.peek(1), Some(Equals | Integer | Float | Char | Text | RawText | LeftBracket | LeftBrace))
    }

    // ---- what a token says ----

    fn check_literal(&mut self) {
        use SyntaxKind::*;
        let token = self.current_text();
        let place = self.span();
        let part = |at: std::ops::Range<usize>| {
            let shift = |at: usize| place.start + u32::try_from(at).unwrap_or(0);
            Span::new(shift(at.start), shift(at.end))
        };
        match self.current() {
            Some(Integer | Float | Byte) => {
                if let Err(malformed) = literal::number(token) {
                    let (code, help) = match malformed.not_finite {
                        true => (code::NOT_FINITE, "give a number that fits"),
                        false => {
                            (code::BAD_NUMBER, "numbers look like 5, -3, 1_000 or 0.5; text stands in double quotes")
                        }
                    };
                    self.report(Problem::error(code, part(malformed.at), malformed.why).with_help(help));
                }
            }
            Some(Text | RawText) => match literal::text(token) {
                Ok(text) => self.check_text(token, &text),
                Err(malformed) => self.malformed_text(part(malformed.at), malformed.why, "write \\\\ for a backslash"),
            },
            Some(Char) => match literal::char(token) {
                Ok(c) => self.check_text(token, c.encode_utf8(&mut [0; 4])),
                Err(malformed) => self.malformed_text(place, malformed.why, "text stands in double quotes: \"…\""),
            },
            Some(Bytes | RawBytes) => {
                if let Err(malformed) = literal::bytes(token) {
                    self.malformed_text(part(malformed.at), malformed.why, "write \\\\ for a backslash");
                }
            }
            _ => {}
        }
    }

    fn malformed_text(&mut self, place: Span, why: impl Into<String>, help: &str) {
        // What the lexer has found to be unclosed is not reported again.
        let reported = |problem: &Problem| problem.code == code::UNCLOSED && problem.place == Some(self.span());
        if !self.problems.iter().any(reported) {
            self.report(Problem::error(code::BAD_TEXT, place, why).with_help(help));
        }
    }

    /// Stricter than `ron`: texts are short and hold nothing invisible.
    fn check_text(&mut self, token: &str, text: &str) {
        let place = self.span();
        if text.len() > MOST_TEXT {
            let message = format!("a text of {} bytes; at most {MOST_TEXT} are allowed", text.len());
            self.report(Problem::error(code::TOO_LONG, place, message).with_help("split it up or shorten it"));
        }
        let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        // Marks such as U+200F have their use in Arabic and Hebrew texts; overrides and embeddings mislead.
        let is_override = |c: char| is_bidi_control(c) && !matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}');
        let Some(found) = text.chars().find(|c| is_control(*c) || is_override(*c)) else { return };
        let place = match token.find(found) {
            Some(at) => {
                let start = place.start + u32::try_from(at).unwrap_or(0);
                Span::new(start, start + u32::try_from(found.len_utf8()).unwrap_or(0))
            }
            // Written as an escape.
            None => place,
        };
        let number = format!("U+{:04X}", found as u32);
        let problem = if is_control(found) {
            Problem::error(code::CONTROL_CHARACTER, place, format!("the text holds the control character {number}"))
        } else {
            let message = format!("the text holds {number}, which changes the order in which it is shown");
            Problem::error(code::BIDI_CHARACTER, place, message)
        };
        self.report(problem.with_help("delete it"));
    }

    fn not_finite(&mut self) {
        let message = format!("{} is not a finite number", self.current_text());
        let help = "give a number; a bare word with this name is written in double quotes";
        self.report(Problem::error(code::NOT_FINITE, self.span(), message).with_help(help));
    }

    fn report(&mut self, problem: Problem) {
        if self.full {
            return;
        }
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        } else {
            self.full = true;
            let message = "so much is wrong here that the rest is passed over";
            self.problems.push(Problem::error(code::TOO_MANY_PROBLEMS, problem.place, message));
        }
    }

    // ---- building the tree ----

    /// Where a node can be started later on, behind the trivia.
    fn checkpoint(&mut self) -> Checkpoint {
        self.flush_trivia();
        self.builder.checkpoint()
    }

    fn start(&mut self, kind: SyntaxKind) {
        self.flush_trivia();
        self.builder.start_node(kind.into());
    }

    fn flush_trivia(&mut self) {
        while self.raw < self.next {
            let kind = self.tokens[self.raw].kind;
            self.put(self.raw, kind);
            self.raw += 1;
        }
    }

    fn put(&mut self, index: usize, kind: SyntaxKind) {
        let place = self.span_at(index);
        self.builder.token(kind.into(), &self.text[place.start as usize..place.end as usize]);
    }

    fn bump(&mut self) {
        if let Some(kind) = self.current() {
            self.bump_as(kind);
        }
    }

    fn bump_as(&mut self, kind: SyntaxKind) {
        self.flush_trivia();
        self.put(self.next, kind);
        self.last_end = self.span().end;
        self.raw = self.next + 1;
        self.skip_trivia();
    }

    fn eat(&mut self, kind: SyntaxKind) -> bool {
        let here = self.current() == Some(kind);
        if here {
            self.bump();
        }
        here
    }

    /// Puts everything up to the token `end` into the tree as one piece of garbage.
    fn pass_over(&mut self, end: usize) {
        let end = end.min(self.tokens.len());
        self.flush_trivia();
        if end > self.raw {
            let (from, to) = (self.start_of(self.raw), self.start_of(end));
            self.builder.token(SyntaxKind::Garbage.into(), &self.text[from as usize..to as usize]);
            self.last_end = to;
            self.raw = end;
            self.skip_trivia();
        }
    }

    fn skip_trivia(&mut self) {
        self.next = self.raw;
        while self.current().is_some_and(SyntaxKind::is_trivia) {
            self.next += 1;
        }
    }
}

pub(super) fn is_typographic_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '‘' | '’' | '«' | '»')
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
