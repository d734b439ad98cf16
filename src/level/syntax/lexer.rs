//! Text to tokens. Nothing is dropped: the tokens laid end to end are the text.

use unicode_ident::{is_xid_continue, is_xid_start};

use super::MOST_PROBLEMS;
use super::kind::SyntaxKind;
use crate::level::problem::{Problem, Span, code, is_bidi_control};
use crate::words::{Saying, say};

/// A token reaches from its start to the start of the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: SyntaxKind,
    pub start: u32,
}

/// The tokens of a text of at most `u32::MAX` bytes, and what is wrong with their outer form; whether a number or
/// an escape makes sense is judged where a value is expected.
pub(super) fn lex(text: &str) -> (Vec<Token>, Vec<Problem>) {
    let line_end = text.find('\n').unwrap_or(text.len());
    let mut lexer = Lexer { text, at: 0, line_end, tokens: Vec::new(), problems: Vec::new(), within_line: false };
    if text.starts_with(BYTE_ORDER_MARK) {
        lexer.push(SyntaxKind::ByteOrderMark, BYTE_ORDER_MARK.len_utf8());
    }
    while let Some(c) = lexer.rest().chars().next() {
        let (kind, length) = lexer.token(c);
        lexer.push(kind, length);
    }
    (lexer.tokens, lexer.problems)
}

/// Problems that are kept; a file of a mebibyte can have a quarter of a million.
const MOST_KEPT: usize = 10 * MOST_PROBLEMS;

const BYTE_ORDER_MARK: char = '\u{feff}';

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// Where a line ends: that of the cursor, or an earlier one until it is asked for.
    line_end: usize,
    tokens: Vec<Token>,
    problems: Vec<Problem>,
    /// A text without an end has been met: from there on, closing quotes are looked for on the same line only, so
    /// that one forgotten quote does not turn the rest inside out (nor make reading quadratic).
    within_line: bool,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn push(&mut self, kind: SyntaxKind, length: usize) {
        self.tokens.push(Token { kind, start: offset(self.at) });
        self.at += length;
    }

    /// How far the end of the line is. Remembered, because some files are one long line.
    fn line_length(&mut self) -> usize {
        if self.line_end < self.at {
            self.line_end = self.rest().find('\n').map_or(self.text.len(), |found| self.at + found);
        }
        self.line_end - self.at
    }

    fn span(&self, length: usize) -> Span {
        Span::new(offset(self.at), offset(self.at + length))
    }

    /// The token that starts with `c` at the cursor, and its length in bytes (at least that of `c`).
    fn token(&mut self, c: char) -> (SyntaxKind, usize) {
        use SyntaxKind::*;
        let rest = self.rest();
        match c {
            '(' => (LeftParen, 1),
            ')' => (RightParen, 1),
            '[' => (LeftBracket, 1),
            ']' => (RightBracket, 1),
            '{' => (LeftBrace, 1),
            '}' => (RightBrace, 1),
            ',' => (Comma, 1),
            ':' => (Colon, 1),
            '#' => (Hash, 1),
            '!' => (Bang, 1),
            '=' => (Equals, 1),
            '"' => (Text, self.quoted(1)),
            '\'' => self.single_quoted(1, Char),
            '/' if rest.starts_with("//") => (LineComment, self.line_comment()),
            '/' if rest.starts_with("/*") => (BlockComment, self.block_comment()),
            '.' if rest.starts_with("..=") => (DotDotEquals, 3),
            '.' if rest.starts_with("..") => (DotDot, 2),
            '0'..='9' | '+' | '-' | '.' => number(rest),
            'b' if rest.starts_with("b\"") => (Bytes, self.quoted(2)),
            'b' if rest.starts_with("b'") => self.single_quoted(2, Byte),
            'b' if rest.starts_with("br\"") || rest.starts_with("br#") => self.raw_quoted(2, RawBytes),
            'r' if rest.starts_with("r\"") || rest.starts_with("r#\"") || rest.starts_with("r##") => {
                self.raw_quoted(1, RawText)
            }
            'r' if rest.starts_with("r#") => match run(&rest[2..], is_raw_word_char) {
                0 => (Garbage, 2),
                length => (RawWord, 2 + length),
            },
            c if is_typographic_quote(c) => (Garbage, typographic(rest)),
            c if is_whitespace(c) => (Whitespace, run(rest, is_whitespace)),
            c if c == '_' || is_xid_start(c) => word(rest),
            c => (Garbage, c.len_utf8()),
        }
    }

    /// The length of a text or byte string whose opening quote ends after `prefix` bytes.
    fn quoted(&mut self, prefix: usize) -> usize {
        let rest = self.rest();
        let line = self.line_length();
        let limit = if self.within_line { line } else { rest.len() };
        match closing_quote(&rest[prefix..limit]) {
            // Text over several lines is fine, but if what follows cannot follow a value, the quote that seems to
            // close it opens the next text, and the closing one was forgotten.
            Some(found) if prefix + found < line || may_follow_value(&rest[prefix + found + 1..]) => {
                return prefix + found + 1;
            }
            Some(_) => {}
            None => self.within_line = true,
        }
        let length = end_of_unclosed(&rest[..line]).max(prefix);
        self.unclosed(length, say!("problem-unclosed-text"), say!("problem-unclosed-text-help"));
        length
    }

    fn raw_quoted(&mut self, prefix: usize, kind: SyntaxKind) -> (SyntaxKind, usize) {
        let rest = self.rest();
        let hashes = run(&rest[prefix..], |c| c == '#');
        let start = prefix + hashes;
        if !rest[start..].starts_with('"') {
            return (SyntaxKind::Garbage, start);
        }
        let closing = format!("\"{}", &rest[prefix..start]);
        let line = self.line_length();
        let limit = if self.within_line { line } else { rest.len() };
        if let Some(found) = rest[start + 1..limit.max(start + 1)].find(&closing) {
            return (kind, start + 1 + found + closing.len());
        }
        self.within_line = true;
        let length = end_of_unclosed(&rest[..line]).max(start + 1);
        self.unclosed(length, say!("problem-unclosed-text"), say!("problem-unclosed-raw-text-help", end = closing));
        (kind, length)
    }

    /// A character or byte whose opening quote ends after `prefix` bytes.
    fn single_quoted(&mut self, prefix: usize, kind: SyntaxKind) -> (SyntaxKind, usize) {
        let body = &self.rest()[prefix..];
        let first = body.chars().next().map_or(0, char::len_utf8);
        let skipped = match body.strip_prefix('\\') {
            Some(escaped) => 1 + escaped.chars().next().map_or(0, char::len_utf8),
            None => first,
        };
        if first > 0 && body[first..].starts_with('\'') && !body.starts_with('\\') {
            return (kind, prefix + first + 1);
        }
        // Somewhat more than a character: an escape, or text in the wrong quotes.
        let from = if body.starts_with('\'') { 0 } else { skipped };
        match body[from..].find(['\'', '\n']) {
            Some(found) if body[from + found..].starts_with('\'') => (kind, prefix + from + found + 1),
            _ => {
                self.unclosed(prefix, say!("problem-unclosed-quote"), say!("problem-unclosed-quote-help"));
                (SyntaxKind::Garbage, prefix)
            }
        }
    }

    fn line_comment(&mut self) -> usize {
        let rest = self.rest();
        let length = rest.find('\n').unwrap_or(rest.len());
        self.check_comment(length);
        length
    }

    fn block_comment(&mut self) -> usize {
        let rest = self.rest();
        let mut depth = 0;
        let mut at = 0;
        while let Some(found) = rest[at..].find(['/', '*']) {
            at += found;
            match rest.get(at..at + 2) {
                Some("/*") => {
                    depth += 1;
                    at += 2;
                }
                Some("*/") => {
                    depth -= 1;
                    at += 2;
                }
                _ => at += 1,
            }
            if depth == 0 {
                self.check_comment(at);
                return at;
            }
        }
        let problem = Problem::error(code::UNCLOSED, self.span(2), say!("problem-unclosed-comment"))
            .with_help(say!("problem-unclosed-comment-help"));
        self.problems.push(problem);
        rest.len()
    }

    fn check_comment(&mut self, length: usize) {
        let comment = &self.rest()[..length];
        if let Some((at, c)) = comment.char_indices().find(|(_, c)| is_bidi_control(*c)) {
            let start = offset(self.at + at);
            let span = Span::new(start, start + offset(c.len_utf8()));
            let message = say!("problem-bidi-character-comment", character = format!("U+{:04X}", c as u32));
            let problem = Problem::warning(code::BIDI_CHARACTER, span, message);
            self.problems.push(problem.with_help(say!("problem-delete")));
        }
    }

    fn unclosed(&mut self, length: usize, message: Saying, help: Saying) {
        // More are only counted, and so many are no count that anybody needs.
        if self.problems.len() > MOST_KEPT {
            return;
        }
        self.problems.push(Problem::error(code::UNCLOSED, self.span(length), message).with_help(help));
    }
}

/// Offsets fit because the parser refuses texts beyond its cap before lexing them.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn run(text: &str, accept: impl Fn(char) -> bool) -> usize {
    text.find(|c| !accept(c)).unwrap_or(text.len())
}

fn is_whitespace(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
    )
}

fn is_raw_word_char(c: char) -> bool {
    matches!(c, '.' | '+' | '-') || is_xid_continue(c)
}

/// The length of what looks like a word or number, up to the `..` of a range.
fn run_to_range(rest: &str) -> usize {
    let ends = |(at, c): &(usize, char)| !is_raw_word_char(*c) || rest[*at..].starts_with("..");
    rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at)
}

/// A number, with all that sticks to it, so that `2024-01-01` is one malformed number and not several good ones.
fn number(rest: &str) -> (SyntaxKind, usize) {
    let length = run_to_range(rest);
    let token = &rest[..length];
    let unsigned = token.trim_start_matches(['+', '-']);
    let has_radix = ["0x", "0o", "0b"].iter().any(|prefix| unsigned.starts_with(prefix));
    let is_float =
        !has_radix && (unsigned.contains(['.', 'e', 'E']) || unsigned.ends_with("f32") || unsigned.ends_with("f64"));
    (if is_float { SyntaxKind::Float } else { SyntaxKind::Integer }, length)
}

/// A bare word; with `.`, `+` or `-` in it, it is one piece of garbage rather than several words.
fn word(rest: &str) -> (SyntaxKind, usize) {
    let plain = run(rest, is_xid_continue);
    let length = run_to_range(rest);
    if length > plain { (SyntaxKind::Garbage, length) } else { (SyntaxKind::Word, plain) }
}

pub(super) fn is_typographic_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '‘' | '’' | '«' | '»')
}

/// Text in the quotes of a word processor, up to the closing one if that is on the same line.
fn typographic(rest: &str) -> usize {
    let mut quotes = rest.char_indices().take_while(|(_, c)| *c != '\n').filter(|(_, c)| is_typographic_quote(*c));
    let (_, opening) = quotes.next().unwrap_or((0, ' '));
    quotes.next().map_or(opening.len_utf8(), |(at, closing)| at + closing.len_utf8())
}

/// Where the first double quote without a backslash before it is.
fn closing_quote(body: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += body[at..].find(['"', '\\'])?;
        if body[at..].starts_with('"') {
            return Some(at);
        }
        at += 1;
        at += body[at..].chars().next()?.len_utf8();
    }
}

/// Whether the text behind a value is such that the value can have ended there.
fn may_follow_value(behind: &str) -> bool {
    let next = behind.trim_start_matches(is_whitespace);
    next.is_empty() || next.starts_with([',', ':', ')', ']', '}', '/'])
}

/// Where a text that is not closed on its line probably ended: before the commas and brackets that end the line.
fn end_of_unclosed(line: &str) -> usize {
    line.trim_end_matches([',', ')', ']', '}', ' ', '\t', '\r']).len()
}
