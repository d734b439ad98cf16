//! What stands at the parser's place, and putting it into the tree.

use rowan::Checkpoint;

use super::{Parser, SyntaxKind, is_closer};
use crate::level::problem::{Problem, Span, code};
use crate::level::syntax::MOST_PROBLEMS;
use crate::words::{Saying, say};

impl<'a> Parser<'a> {
    pub(super) fn current(&self) -> Option<SyntaxKind> {
        self.tokens.get(self.next).map(|token| token.kind)
    }

    /// The kind of the token `ahead` places on, trivia not counted.
    pub(super) fn peek(&self, ahead: usize) -> Option<SyntaxKind> {
        let behind = self.tokens.get(self.next..)?;
        behind.iter().filter(|token| !token.kind.is_trivia()).nth(ahead).map(|token| token.kind)
    }

    /// The kind of the token here if it is one of these and nothing stands between it and the one before.
    pub(super) fn adjacent(&self, kinds: &[SyntaxKind]) -> Option<SyntaxKind> {
        self.current().filter(|kind| self.raw == self.next && kinds.contains(kind))
    }

    /// The token here as written; nothing at the end.
    pub(super) fn current_text(&self) -> &'a str {
        let place = self.span();
        &self.text[place.start as usize..place.end as usize]
    }

    /// The token here for a message.
    pub(super) fn current_in_words(&self) -> Saying {
        let place = self.span();
        match self.current() {
            Some(_) => say!("found-written", text = self.in_words(place.start, place.end)),
            None => say!("found-end"),
        }
    }

    /// The text between two places, cut to fit into a sentence.
    pub(super) fn in_words(&self, start: u32, end: u32) -> String {
        const MOST: usize = 30;
        let text = &self.text[start as usize..end.max(start) as usize];
        let line = text.lines().next().unwrap_or(text);
        match line.char_indices().nth(MOST) {
            Some((end, _)) => format!("{}…", &line[..end]),
            None => line.to_owned(),
        }
    }

    /// Whether the token here begins on the line on which the last one ended.
    pub(super) fn on_same_line(&self) -> bool {
        !self.text[self.last_end as usize..self.span().start as usize].contains('\n')
    }

    /// Whether the latest problem is about the place just behind the last token.
    pub(super) fn reported_behind(&self) -> bool {
        self.problems.last().and_then(|problem| problem.place) == Some(self.behind())
    }

    /// The place of the token here, or of the end.
    pub(super) fn span(&self) -> Span {
        self.span_at(self.next)
    }

    pub(super) fn span_at(&self, index: usize) -> Span {
        Span::new(self.start_of(index), self.start_of(index + 1))
    }

    pub(super) fn start_of(&self, index: usize) -> u32 {
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.tokens.get(index).map_or(end, |token| token.start)
    }

    /// The place just behind the last token.
    pub(super) fn behind(&self) -> Span {
        Span::new(self.last_end, self.last_end)
    }

    pub(super) fn at_closer(&self) -> bool {
        self.current().is_some_and(is_closer)
    }

    pub(super) fn at_value(&self) -> bool {
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
    pub(super) fn at_field(&self) -> bool {
        use SyntaxKind::*;
        matches!(self.current(), Some(Word | RawWord | Text | RawText)) && self.peek(1) == Some(Colon)
    }

    /// `name "value"` or `name = …`, where a colon was forgotten.
    pub(super) fn at_field_without_colon(&self) -> bool {
        use SyntaxKind::*;
        matches!(self.current(), Some(Word | RawWord))
            && !matches!(self.current_text(), "Some" | "None" | "true" | "false")
            && matches!(self.peek(1), Some(Equals | Integer | Float | Char | Text | RawText | LeftBracket | LeftBrace))
    }

    /// Where a node can be started later on, behind the trivia.
    pub(super) fn checkpoint(&mut self) -> Checkpoint {
        self.flush_trivia();
        self.builder.checkpoint()
    }

    pub(super) fn start(&mut self, kind: SyntaxKind) {
        self.flush_trivia();
        self.builder.start_node(kind.into());
    }

    /// Puts everything from `start` on into a node.
    pub(super) fn wrap(&mut self, start: Checkpoint, kind: SyntaxKind) {
        self.builder.start_node_at(start, kind.into());
        self.builder.finish_node();
    }

    pub(super) fn flush_trivia(&mut self) {
        while self.raw < self.next {
            let kind = self.tokens[self.raw].kind;
            self.put(self.raw, kind);
            self.raw += 1;
        }
    }

    pub(super) fn put(&mut self, index: usize, kind: SyntaxKind) {
        let place = self.span_at(index);
        self.builder.token(kind.into(), &self.text[place.start as usize..place.end as usize]);
    }

    pub(super) fn bump(&mut self) {
        if let Some(kind) = self.current() {
            self.bump_as(kind);
        }
    }

    pub(super) fn bump_as(&mut self, kind: SyntaxKind) {
        self.flush_trivia();
        self.put(self.next, kind);
        self.last_end = self.span().end;
        self.raw = self.next + 1;
        self.skip_trivia();
    }

    pub(super) fn eat(&mut self, kind: SyntaxKind) -> bool {
        let here = self.current() == Some(kind);
        if here {
            self.bump();
        }
        here
    }

    /// Puts everything up to the token `end` into the tree as one piece of garbage.
    pub(super) fn pass_over(&mut self, end: usize) {
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

    pub(super) fn skip_trivia(&mut self) {
        self.next = self.raw;
        while self.current().is_some_and(SyntaxKind::is_trivia) {
            self.next += 1;
        }
    }
    pub(super) fn report(&mut self, problem: Problem) {
        if self.full {
            return;
        }
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        } else {
            self.full = true;
            let message = say!("problem-too-many-problems-here");
            let rest = Problem::error(code::TOO_MANY_PROBLEMS, problem.place, message);
            self.problems.push(rest.with_help(say!("problem-too-many-problems-help")));
        }
    }
}
