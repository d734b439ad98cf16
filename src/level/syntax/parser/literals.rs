//! Whether a literal has a value, and one that a level may hold.

use super::{Parser, SyntaxKind};
use crate::level::problem::{Problem, Span, code, is_bidi_control};
use crate::level::syntax::MOST_TEXT;
use crate::level::syntax::literal::{self, Malformed};
use crate::words::say;

impl Parser<'_> {
    /// Reports what is wrong with the literal here; false if it has no value.
    pub(super) fn check_literal(&mut self) -> bool {
        use SyntaxKind::*;
        let token = self.current_text();
        let text = match self.current() {
            Some(Integer | Float | Byte) => literal::number(token).map(|_| None),
            Some(Text | RawText) => literal::text(token).map(Some),
            Some(Char) => literal::char(token).map(|c| Some(c.to_string().into())),
            Some(Bytes | RawBytes) => literal::bytes(token).map(|_| None),
            _ => Ok(None),
        };
        match text {
            Ok(Some(text)) => self.check_text(token, &text),
            Ok(None) => {}
            Err(malformed) => {
                self.malformed(token, malformed);
                return false;
            }
        }
        true
    }

    fn malformed(&mut self, token: &str, malformed: Malformed) {
        // What the lexer has found to be unclosed is not reported again.
        let here = self.span();
        if self.problems.iter().any(|problem| problem.code == code::UNCLOSED && problem.place == Some(here)) {
            return;
        }
        let shift = |at: usize| here.start + u32::try_from(at).unwrap_or(0);
        let place = Span::new(shift(malformed.at.start), shift(malformed.at.end));
        let (code, help) = match self.current() {
            _ if malformed.not_finite => (code::NOT_FINITE, say!("problem-not-finite-too-large-help")),
            Some(SyntaxKind::Integer | SyntaxKind::Float | SyntaxKind::Byte) => {
                (code::BAD_NUMBER, say!("problem-bad-number-help"))
            }
            Some(SyntaxKind::Char) => {
                (code::BAD_TEXT, say!("problem-bad-text-character-help", text = token.trim_matches('\'')))
            }
            _ => (code::BAD_TEXT, say!("problem-bad-text-help")),
        };
        self.report(Problem::error(code, place, malformed.why).with_help(help));
    }

    /// Stricter than `ron`: texts are short and hold nothing invisible.
    fn check_text(&mut self, token: &str, text: &str) {
        let place = self.span();
        if text.len() > MOST_TEXT {
            let message = say!("problem-too-long-text", n = text.len(), most = MOST_TEXT);
            self.report(Problem::error(code::TOO_LONG, place, message).with_help(say!("problem-too-long-text-help")));
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
            Problem::error(code::CONTROL_CHARACTER, place, say!("problem-control-character", character = number))
        } else {
            Problem::error(code::BIDI_CHARACTER, place, say!("problem-bidi-character", character = number))
        };
        self.report(problem.with_help(say!("problem-delete")));
    }

    /// Reports and takes a bare word that `ron` would read as a float.
    pub(super) fn not_finite(&mut self) {
        let message = say!("problem-not-finite", number = self.current_text());
        let help = say!("problem-not-finite-help");
        self.report(Problem::error(code::NOT_FINITE, self.span(), message).with_help(help));
        self.start(SyntaxKind::Broken);
        self.bump();
        self.builder.finish_node();
    }
}
