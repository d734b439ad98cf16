//! Whether words can be read where they are shown: nothing unseen in them, and not too long.

use super::Checker;
use crate::level::problem::{Problem, code};
use crate::level::raw::Text;
use crate::words::{Saying, say};

/// Most characters of what stands on a map, a card row or a button.
pub(super) const SHORT: usize = 24;
/// Of the title of a level.
pub(super) const TITLE: usize = 40;
/// Of a name in a list.
pub(super) const NAME: usize = 48;
/// Of a heading, which may take two lines.
pub(super) const HEADING: usize = 72;
/// Of the title of a document, and of a line under a name or title.
pub(super) const LINE: usize = 120;

impl Checker<'_> {
    /// Words that are shown where there is room for about `most` characters.
    pub(super) fn line(&mut self, text: &Text, what: Saying, most: usize) -> String {
        let length = text.chars().count();
        if length > most {
            let message = say!("problem-long-line", what = what.clone(), n = length);
            let problem = Problem::warning(code::LONG_LINE, text.place(), message);
            self.report(problem.with_help(say!("problem-long-line-help", most = most)));
        }
        self.text(text, what)
    }

    /// Names what a reader cannot see in a text that has words.
    pub(super) fn hygiene(&mut self, text: &Text, what: &Saying) {
        if let Some(unseen) = text.chars().find(|c| is_unseen(*c)) {
            let character = format!("U+{:04X}", u32::from(unseen));
            let message = say!("problem-invisible-character", what = what.clone(), character = character);
            let problem = Problem::warning(code::INVISIBLE_CHARACTER, text.place(), message);
            self.report(problem.with_help(say!("problem-invisible-character-help")));
        }
        if text.starts_with(' ') || text.ends_with(' ') || text.contains("  ") {
            let message = say!("problem-stray-space", what = what.clone());
            let problem = Problem::hint(code::STRAY_SPACE, text.place(), message);
            self.report(problem.with_help(say!("problem-stray-space-help")));
        }
    }
}

/// Characters without width or ink that no script of ours needs: soft hyphen, zero-width space, word joiner, byte order mark.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}
