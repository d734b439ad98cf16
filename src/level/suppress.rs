//! What an author means to be so: comments that let a warning or a hint stand, and say why.
//!
//! `// allow(code): reason` behind something on its line allows what starts on that line; on a line of its own it allows
//! what is found in the field or item that follows, and before the first bracket in the whole file. Errors cannot be
//! allowed.

use super::problem::{CODES, Problem, Source, Span, code};
use super::remedy::suggestion;
use super::syntax::kind::{SyntaxKind, SyntaxToken};
use super::syntax::{self, MOST_BYTES, MOST_PROBLEMS};
use crate::words::{Arg, Saying, say};

/// What a comment that allows something begins with.
const ALLOW: &str = "allow(";

/// The comments of a source that allow something.
#[derive(Clone, Debug, Default)]
pub struct Allowances {
    allowed: Vec<Allowed>,
    /// Comments that allow nothing because of how they are written.
    malformed: Vec<Problem>,
}

/// One code that a comment allows.
#[derive(Clone, Debug)]
struct Allowed {
    code: &'static str,
    /// Where the code stands.
    at: Span,
    /// Where it may be found; `None` for the whole file, and for what stands nowhere.
    within: Option<Span>,
}

impl Allowances {
    /// Reads the comments of a source.
    #[must_use]
    pub fn of(source: &Source) -> Self {
        let mut found = Self::default();
        let text = &source.text;
        if text.len() > MOST_BYTES || !text.contains(ALLOW) {
            return found;
        }
        let parse = syntax::parse(source);
        let tokens: Vec<SyntaxToken> =
            parse.root().descendants_with_tokens().filter_map(|element| element.into_token()).collect();
        let mut next: Option<&SyntaxToken> = None;
        for token in tokens.iter().rev() {
            if !token.kind().is_trivia() {
                next = Some(token);
            } else if token.kind() == SyntaxKind::LineComment {
                let behind = token.text().trim_start_matches('/');
                let body = behind.trim_start();
                if body.starts_with(ALLOW) {
                    let start = start_of(token) + length(token.text().len() - body.len());
                    found.read(body.trim_end(), start, covered(text, token, next));
                }
            }
        }
        found.allowed.sort_by_key(|allowed| allowed.at);
        found.malformed.sort_by_key(|problem| problem.place);
        found
    }

    /// Takes `allow(code, …): reason` apart, which starts at `start`.
    fn read(&mut self, comment: &str, start: u32, within: Option<Span>) {
        let whole = Span::new(start, start + length(comment.len()));
        let inside = &comment[ALLOW.len()..];
        let Some((codes, rest)) = inside.split_once(')') else {
            return self.malformed(whole, say!("problem-allow-malformed"), say!("problem-allow-malformed-help"));
        };
        if !rest.trim_start().strip_prefix(':').is_some_and(|reason| reason.trim().chars().any(char::is_alphabetic)) {
            return self.malformed(whole, say!("problem-allow-no-reason"), say!("problem-allow-no-reason-help"));
        }
        let mut at = start + length(ALLOW.len());
        for written in codes.split(',') {
            let name = written.trim();
            let from = at + length(written.len() - written.trim_start().len());
            let place = Span::new(from, from + length(name.len()));
            at += length(written.len() + 1);
            match CODES.iter().find(|(code, _)| *code == name) {
                Some((code, _)) => self.allowed.push(Allowed { code, at: place, within }),
                None if self.malformed.len() < MOST_PROBLEMS => {
                    let known: Vec<&str> = CODES.iter().map(|(code, _)| *code).collect();
                    let near = suggestion(name, &known, say!("problem-allow-unknown-help"));
                    self.malformed(place, say!("problem-allow-unknown", code = name), near);
                }
                None => {}
            }
        }
    }

    fn malformed(&mut self, place: Span, message: Saying, help: Saying) {
        if self.malformed.len() < MOST_PROBLEMS {
            self.malformed.push(Problem::warning(code::BAD_ALLOW, place, message).with_help(help));
        }
    }

    /// The problems that are not allowed.
    #[must_use]
    pub fn without_allowed(&self, problems: Vec<Problem>) -> Vec<Problem> {
        let allows = |problem: &Problem| self.allowed.iter().any(|allowed| allowed.covers(problem));
        problems.into_iter().filter(|problem| problem.is_error() || !allows(problem)).collect()
    }

    /// The same, and what is wrong with the comments themselves. `complete` if `problems` are all there are: only then can
    /// be said that there is nothing to allow.
    #[must_use]
    pub fn judge(&self, problems: Vec<Problem>, complete: bool) -> Vec<Problem> {
        let mut judged = self.malformed.clone();
        for allowed in &self.allowed {
            let covered: Vec<&Problem> = problems.iter().filter(|problem| allowed.covers(problem)).collect();
            let wrong = if covered.is_empty() && complete {
                let message = say!("problem-allow-unused", code = allowed.code);
                let help = say!("problem-allow-unused-help", names = what_is_there(&problems, allowed));
                Problem::warning(code::UNUSED_ALLOW, allowed.at, message).with_help(help)
            } else if !covered.is_empty() && covered.iter().all(|problem| problem.is_error()) {
                let message = say!("problem-allow-error", code = allowed.code);
                Problem::warning(code::BAD_ALLOW, allowed.at, message).with_help(say!("problem-allow-error-help"))
            } else {
                continue;
            };
            if judged.len() == MOST_PROBLEMS {
                break;
            }
            judged.push(wrong);
        }
        judged.extend(self.without_allowed(problems));
        judged.sort_by_key(|problem| problem.place);
        judged
    }
}

/// The codes of what could be allowed there.
fn what_is_there(problems: &[Problem], allowed: &Allowed) -> Arg {
    let there = problems.iter().filter(|problem| !problem.is_error() && allowed.is_about(problem));
    let mut codes: Vec<&str> = there.map(|problem| problem.code).collect();
    codes.sort();
    codes.dedup();
    if codes.is_empty() { say!("problem-allow-nothing").into() } else { Arg::names(codes) }
}

impl Allowed {
    fn covers(&self, problem: &Problem) -> bool {
        self.code == problem.code && self.is_about(problem)
    }

    fn is_about(&self, problem: &Problem) -> bool {
        match (self.within, problem.place) {
            (None, _) => true,
            (Some(within), Some(place)) => within.start <= place.start && place.start < within.end,
            (Some(_), None) => false,
        }
    }
}

/// What a comment is about, `next` being what follows it.
fn covered(text: &str, comment: &SyntaxToken, next: Option<&SyntaxToken>) -> Option<Span> {
    let start = start_of(comment);
    let line = text[..start as usize].rfind('\n').map_or(0, |found| found + 1);
    if !text[line..start as usize].trim().is_empty() {
        return Some(Span::new(length(line), start));
    }
    let Some(next) = next else { return Some(Span::new(start, start)) };
    let from = next.text_range().start();
    let widest = next.parent_ancestors().take_while(|node| node.text_range().start() == from).last();
    match widest {
        Some(node) if node.parent().is_none_or(|parent| parent.kind() == SyntaxKind::Document) => None,
        Some(node) => Some(Span::new(from.into(), node.text_range().end().into())),
        // A bracket that closes: nothing follows.
        None => Some(Span::new(start, start)),
    }
}

fn start_of(token: &SyntaxToken) -> u32 {
    token.text_range().start().into()
}

/// Sources are capped far below 4 GiB.
fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes left of one hint and one warning on the second `x`, and of an error there if wanted.
    fn left(text: &str, error: bool) -> Vec<&'static str> {
        let at = text.rfind('x').expect("an x");
        let place = Span::new(length(at), length(at + 1));
        let mut problems = vec![
            Problem::warning(code::UNUSED, place, say!("problem-delete")),
            Problem::hint(code::ALIKE, place, say!("problem-delete")),
        ];
        if error {
            problems.push(Problem::error(code::BAD_ID, place, say!("problem-delete")));
        }
        let source = Source::new("level.ron", text);
        Allowances::of(&source).judge(problems, true).iter().map(|problem| problem.code).collect()
    }

    #[test]
    fn a_comment_allows_its_line_or_what_follows_it() {
        let both = ["unused", "alike"];
        assert_eq!(left("(a: [x], b: x)", false), both);
        assert_eq!(left("(a: [x],\n b: x) // allow(unused): as in the source", false), ["alike"]);
        assert_eq!(left("(a: [x],\n // allow(unused, alike): meant\n b: [1, x])", false), [""; 0]);
        assert_eq!(left("// allow(alike): meant\n(a: [x],\n b: [1, x])", false), ["unused"]);
        assert_eq!(left("(a: [\n// allow(alike): meant\n\n /* so */ (1, x), 2])", false), ["unused"]);
        assert_eq!(left("/// allow(unused): meant\n(x)", false), ["alike"]);
    }

    #[test]
    fn a_comment_that_allows_nothing_is_a_problem() {
        let and = |code: &'static str| vec![code, "unused", "alike"];
        assert_eq!(left("(a: [1], // allow(unused): on another line\n b: x)", false), and("unused-allow"));
        assert_eq!(left("(\n// allow(unused): of the first\na: [1], b: x)", false), and("unused-allow"));
        assert_eq!(left("// allow(no-deal-better): meant\n(x)", false), and("unused-allow"));
        for reason in ["", ":", ": ", ": …", " because"] {
            assert_eq!(left(&format!("// allow(unused){reason}\n(x)"), false), and("bad-allow"), "{reason}");
        }
        assert_eq!(left("// allow(unusd): meant\n(x)", false), and("bad-allow"));
        assert_eq!(left("// allow(unused: meant\n(x)", false), and("bad-allow"));
        assert_eq!(left("(a: \"// allow(unused): no comment\", b: x)", false), ["unused", "alike"]);
        assert_eq!(left("(x) // to allow (unused): prose", false), ["unused", "alike"]);
    }

    #[test]
    fn errors_cannot_be_allowed() {
        assert_eq!(left("// allow(bad-id): meant\n(x)", true), ["bad-allow", "unused", "alike", "bad-id"]);
    }

    #[test]
    fn nothing_is_called_unused_while_there_may_be_more() {
        let source = Source::new("level.ron", "// allow(unused): meant\n(x)");
        assert_eq!(Allowances::of(&source).judge(Vec::new(), false), []);
    }
}
