//! Going on after a mistake: which bracket was forgotten, and what to pass over.

use super::{Pair, Parser, SyntaxKind, is_closer, text_of};
use crate::level::problem::{Problem, Span, code};
use crate::level::syntax::MOST_ITEMS;
use crate::level::syntax::lexer::is_typographic_quote;
use crate::words::{Saying, say};

impl Parser<'_> {
    /// Deals with a closing bracket; true if it ends `pair` (or shows that its own closing bracket was forgotten).
    pub(super) fn closer(&mut self, kind: SyntaxKind, pair: Option<Pair>) -> bool {
        let Some(pair) = pair else {
            self.stray_closer(say!("problem-delete"));
            return false;
        };
        let right = text_of(pair.closer);
        if kind == pair.closer {
            if self.closes_level_early() {
                let problem = Problem::error(code::UNEXPECTED, self.span(), say!("problem-ends-too-early"));
                self.report(problem.with_help(say!("problem-ends-too-early-help")));
                self.pass_over_closer();
                return false;
            }
            self.bump();
            return true;
        }
        // It is too much, or ours is missing, or it is the wrong one: believe what leaves the fewest mistakes behind.
        let without_ours = &self.open[..self.open.len() - 1];
        let stray = self.mistakes(&self.open, self.next + 1);
        let forgotten = self.mistakes(without_ours, self.next);
        let wrong = self.mistakes(without_ours, self.next + 1);
        if wrong < stray.min(forgotten) {
            let opener = &self.text[pair.opening.start as usize..pair.opening.end as usize];
            let message = say!("problem-wrong-closer", opener = opener, closer = self.current_text());
            let problem = Problem::error(code::UNEXPECTED, self.span(), message);
            self.report(problem.with_help(say!("problem-wrong-closer-help", closer = right)));
            self.bump_as(SyntaxKind::Garbage);
            true
        } else if stray < forgotten || !self.open.contains(&kind) {
            self.stray_closer(say!("problem-stray-closer-help", closer = right));
            false
        } else {
            self.unclosed(pair);
            true
        }
    }

    fn stray_closer(&mut self, help: Saying) {
        let message = say!("problem-stray-closer", closer = self.current_text());
        self.report(Problem::error(code::UNEXPECTED, self.span(), message).with_help(help));
        self.pass_over_closer();
    }

    fn pass_over_closer(&mut self) {
        self.bump_as(SyntaxKind::Garbage);
        self.eat(SyntaxKind::Comma);
    }

    /// At the last closing bracket although more fields follow.
    fn closes_level_early(&self) -> bool {
        if self.open.len() != 1 || self.current() != Some(SyntaxKind::RightParen) {
            return false;
        }
        let ahead = if self.peek(1) == Some(SyntaxKind::Comma) { 2 } else { 1 };
        self.peek(ahead) == Some(SyntaxKind::Word) && self.peek(ahead + 1) == Some(SyntaxKind::Colon)
    }

    /// In a list, at what can only be the next field of the struct around it.
    pub(super) fn list_ends_here(&self) -> bool {
        self.open.ends_with(&[SyntaxKind::RightParen, SyntaxKind::RightBracket])
            && self.at_field()
            && self.is_better_closed()
    }

    /// Among named fields, at what can only be the next item of the list around them.
    pub(super) fn fields_end_here(&self) -> bool {
        self.open.ends_with(&[SyntaxKind::RightBracket, SyntaxKind::RightParen])
            && self.current() == Some(SyntaxKind::LeftParen)
            && self.is_better_closed()
    }

    fn is_better_closed(&self) -> bool {
        let without_ours = &self.open[..self.open.len().saturating_sub(1)];
        self.mistakes(without_ours, self.next) < self.mistakes(&self.open, self.next)
    }

    /// How many brackets from a token on match neither each other nor the `open` ones. Looks some screens ahead.
    fn mistakes(&self, open: &[SyntaxKind], from: usize) -> usize {
        const FAR: usize = 4000;
        let mut open = open.to_vec();
        let mut mistakes = 0;
        let ahead = self.tokens.get(from..).unwrap_or_default();
        for token in ahead.iter().take(FAR) {
            match token.kind {
                SyntaxKind::LeftParen => open.push(SyntaxKind::RightParen),
                SyntaxKind::LeftBracket => open.push(SyntaxKind::RightBracket),
                SyntaxKind::LeftBrace => open.push(SyntaxKind::RightBrace),
                kind if is_closer(kind) => match open.iter().rposition(|closer| *closer == kind) {
                    Some(index) => {
                        mistakes += open.len() - index - 1;
                        open.truncate(index);
                    }
                    None => mistakes += 1,
                },
                _ => {}
            }
        }
        if ahead.len() <= FAR { mistakes + open.len() } else { mistakes }
    }

    /// Takes the pair as ended without a closing bracket.
    pub(super) fn give_up(&mut self, pair: Pair) {
        self.unclosed(pair);
        self.gave_up = true;
    }

    pub(super) fn unclosed(&mut self, pair: Pair) {
        let opener = &self.text[pair.opening.start as usize..pair.opening.end as usize];
        let problem = Problem::error(code::UNCLOSED, pair.opening, say!("problem-unclosed-bracket", opener = opener));
        let help = match self.current() {
            Some(_) => {
                say!("problem-unclosed-bracket-before", closer = text_of(pair.closer), what = self.current_in_words())
            }
            None => say!("problem-unclosed-bracket-help", closer = text_of(pair.closer)),
        };
        self.report(problem.with_help(help));
    }

    /// Takes a bare word and, if more follow on the line, all of them; true if that was reported.
    pub(super) fn several_words(&mut self) -> bool {
        let start = self.span().start;
        self.bump();
        let mut count = 0;
        while matches!(self.current(), Some(SyntaxKind::Word | SyntaxKind::RawWord))
            && !matches!(self.peek(1), Some(SyntaxKind::Colon | SyntaxKind::LeftParen))
            && self.on_same_line()
        {
            count += 1;
            if count > MOST_ITEMS {
                self.pass_over(self.end_of_enclosing());
            } else {
                self.bump();
            }
        }
        let several = count > 0;
        if several {
            let text = self.in_words(start, self.last_end);
            let problem =
                Problem::error(code::UNEXPECTED, Span::new(start, self.last_end), say!("problem-several-words"));
            self.report(problem.with_help(say!("problem-several-words-help", text = text)));
        }
        several
    }

    /// Reports what stands here and passes over it up to the next comma or closing bracket.
    pub(super) fn junk(&mut self, wanted: Saying) {
        let place = self.span();
        let text = self.current_text();
        let problem = match self.current() {
            Some(SyntaxKind::Garbage) if text.starts_with(|c: char| c.is_alphabetic()) => {
                Problem::error(code::UNEXPECTED, place, say!("problem-no-bare-word", text = text))
                    .with_help(say!("problem-put-in-quotes", text = text))
            }
            Some(SyntaxKind::Garbage) if text.starts_with(is_typographic_quote) => {
                let inside = text.trim_matches(is_typographic_quote);
                Problem::error(code::BAD_TEXT, place, say!("problem-typographic-quotes"))
                    .with_help(say!("problem-typographic-quotes-help", text = inside))
            }
            Some(SyntaxKind::Hash) => {
                Problem::error(code::UNEXPECTED, place, say!("problem-hash")).with_help(say!("problem-comments-start"))
            }
            // The lexer has reported a lone quote.
            Some(SyntaxKind::Garbage) if text.ends_with('\'') => return self.broken(),
            Some(_) => {
                let found = self.current_in_words();
                let help = say!("problem-expected-help", wanted = wanted.clone());
                Problem::error(code::UNEXPECTED, place, say!("problem-expected", wanted = wanted, found = found))
                    .with_help(help)
            }
            None => {
                let help = say!("problem-write", what = wanted.clone());
                Problem::error(code::MISSING_VALUE, place, say!("problem-expected-more", wanted = wanted))
                    .with_help(help)
            }
        };
        self.report(problem);
        self.broken();
    }

    /// Everything up to the next comma or closing bracket of this pair, as one broken node.
    pub(super) fn broken(&mut self) {
        self.start(SyntaxKind::Broken);
        let mut count = 0;
        while let Some(kind) = self.current() {
            count += 1;
            match kind {
                SyntaxKind::Comma => break,
                kind if is_closer(kind) => break,
                // So much is no slip of the pen; piece by piece it would take more memory than the rest of the file.
                _ if count > MOST_ITEMS => self.pass_over(self.end_of_enclosing()),
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
    pub(super) fn end_of_group(&self) -> usize {
        self.end_of_nesting(self.next + 1) + 1
    }

    /// The index of the bracket that closes the innermost open pair (or of the end).
    pub(super) fn end_of_enclosing(&self) -> usize {
        self.end_of_nesting(self.next)
    }

    pub(super) fn end_of_nesting(&self, from: usize) -> usize {
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
}
