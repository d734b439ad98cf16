//! What is wrong with a level or a save: where, what, and how to mend it.

use super::Intent;
use super::page::PageBar;
use super::saves::next_older;
use crate::level::library::Loaded;
use crate::level::problem::{Problem, Severity, Source, harmless};
use crate::packs::CheckedFile;
use crate::saves::SaveEntry;
use crate::words::{Words, args};

/// The page of problems.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemsVm {
    pub bar: PageBar,
    /// What this means for the reader.
    pub intro: String,
    pub rows: Vec<Row>,
    /// What can be done at once: read a level again, load an older save.
    pub remedy: Option<(String, Intent)>,
    /// All places at once.
    pub copy_all: Option<(String, Intent)>,
    pub copy_hint: String,
}

/// One problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub severity: Severity,
    /// `Error`, `Warning` or `Hint`.
    pub word: String,
    pub message: String,
    /// Stable name of the kind of problem; empty for saves.
    pub code: String,
    /// `file:line:column`, or the file alone.
    pub place: String,
    pub excerpt: Option<Excerpt>,
    pub help: Option<String>,
    /// Puts `file:line` on the clipboard; none where there is no file to look at.
    pub copy: Option<Intent>,
}

/// The line a problem is on, with what it is about underlined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub line: u32,
    /// At most [`Excerpt::LONGEST`] characters around the place.
    pub text: String,
    /// First and last character that is meant, counted from 0; at least one.
    pub caret: (usize, usize),
}

impl Excerpt {
    pub const LONGEST: usize = 96;
}

impl ProblemsVm {
    /// The problems of a level file, worst first and then by place.
    #[must_use]
    pub fn of_level(loaded: &Loaded, words: &Words) -> Self {
        let name = harmless(&loaded.source.name).into_owned();
        let mut problems: Vec<&Problem> = loaded.problems.iter().collect();
        problems.sort_by_key(|problem| (problem.severity, problem.place));
        let errors = problems.iter().filter(|problem| problem.is_error()).count();
        let rows: Vec<Row> = problems.iter().map(|problem| row(&loaded.source, &name, problem, words)).collect();
        let id = if loaded.level.is_some() { "problems-intro-warnings" } else { "problems-intro-level" };
        Self {
            bar: PageBar::new(words, words.get("problems-title-level"), name),
            intro: words.with(id, &args([("n", errors.into())])),
            copy_all: copy_all(&rows, words),
            rows,
            remedy: Some((words.get("problems-again"), Intent::OpenAgain)),
            copy_hint: words.get("problems-copy"),
        }
    }

    /// What is wrong with a pack, file by file: one that was to be installed, or one that is.
    #[must_use]
    pub fn of_pack(name: &str, files: &[CheckedFile], installed: bool, words: &Words) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        for file in files {
            let name = harmless(&file.source.name).into_owned();
            rows.extend(file.problems.iter().map(|problem| row(&file.source, &name, problem, words)));
        }
        rows.sort_by_key(|row| row.severity);
        let errors = rows.iter().filter(|row| row.severity == Severity::Error).count();
        let intro = if installed { "problems-intro-pack-installed" } else { "problems-intro-pack" };
        Self {
            bar: PageBar::new(words, words.get("problems-title-pack"), harmless(name)),
            intro: words.with(intro, &args([("n", errors.into())])),
            copy_all: copy_all(&rows, words),
            rows,
            remedy: None,
            copy_hint: words.get("problems-copy"),
        }
    }

    /// Why a save cannot be loaded, and which older one can be.
    #[must_use]
    pub fn of_save(name: &str, why: &str, entries: &[SaveEntry], words: &Words) -> Self {
        let at = entries.iter().position(|entry| entry.name == name);
        let file = at.map(|at| entries[at].path.display().to_string());
        let row = Row {
            severity: Severity::Error,
            word: words.get("problems-error"),
            message: harmless(why).into_owned(),
            code: String::new(),
            place: file.clone().unwrap_or_else(|| name.to_owned()),
            excerpt: None,
            help: Some(words.get("problems-save-help")),
            copy: file.map(Intent::Copy),
        };
        Self {
            bar: PageBar::new(words, words.get("problems-title-save"), name),
            intro: words.with("problems-intro-save", &args([("name", name.into())])),
            rows: vec![row],
            remedy: at.and_then(|at| next_older(entries, at, words)),
            copy_all: None,
            copy_hint: words.get("problems-copy"),
        }
    }
}

fn copy_all(rows: &[Row], words: &Words) -> Option<(String, Intent)> {
    let places: Vec<String> = rows.iter().map(|row| format!("{}: {}: {}", row.place, row.word, row.message)).collect();
    (rows.len() > 1).then(|| (words.get("problems-copy-all"), Intent::Copy(places.join("\n"))))
}

fn row(source: &Source, name: &str, problem: &Problem, words: &Words) -> Row {
    let place = problem.place.map(|span| source.line_col(span.start));
    let (place_words, copied) = match place {
        Some((line, column)) => (format!("{name}:{line}:{column}"), format!("{name}:{line}")),
        None => (name.to_owned(), name.to_owned()),
    };
    Row {
        severity: problem.severity,
        word: words.get(severity_id(problem.severity)),
        message: harmless(&words.say(&problem.message)).into_owned(),
        code: problem.code.to_owned(),
        place: place_words,
        excerpt: problem.place.and_then(|span| excerpt(source, span.start, span.end)),
        help: problem.help.as_ref().map(|help| harmless(&words.say(help)).into_owned()),
        copy: Some(Intent::Copy(copied)),
    }
}

pub(super) const fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "problems-error",
        Severity::Warning => "problems-warning",
        Severity::Hint => "problems-hint",
    }
}

/// The line around a place; long lines are cut on both sides.
fn excerpt(source: &Source, start: u32, end: u32) -> Option<Excerpt> {
    let (line, column) = source.line_col(start);
    let (last_line, last_column) = source.line_col(end.max(start));
    let text = source.text.lines().nth(line.checked_sub(1)? as usize)?;
    let chars: Vec<char> = harmless(text).chars().map(|c| if c == '\t' { ' ' } else { c }).collect();
    let from = (column as usize - 1).min(chars.len());
    let to = if last_line == line {
        (last_column as usize).saturating_sub(2).max(from)
    } else {
        chars.len().max(from + 1) - 1
    };
    let first = from.saturating_sub(Excerpt::LONGEST / 3);
    let past = chars.len().min(first + Excerpt::LONGEST);
    let mut shown: String = chars[first.min(past)..past].iter().collect();
    let mut shift = first;
    if first > 0 {
        shown.insert(0, '…');
        shift -= 1;
    }
    if past < chars.len() {
        shown.push('…');
    }
    let longest = shown.chars().count().max(1);
    let caret = (from - shift, (to - shift).min(longest - 1).max(from - shift));
    Some(Excerpt { line, text: shown, caret })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::problem::{Span, code};
    use crate::vm::testing::{self, said};
    use crate::words::say;

    #[test]
    fn the_worst_comes_first_with_its_line_and_a_way_to_mend_it() {
        let vm = ProblemsVm::of_level(&testing::broken(), &Words::new("en"));
        let first = &vm.rows[0];
        assert_eq!(first.place, "levels/night-shift.ron:3:8");
        assert_eq!(first.copy, Some(Intent::Copy("levels/night-shift.ron:3".into())));
        let excerpt = first.excerpt.as_ref().unwrap();
        let (from, to) = excerpt.caret;
        assert_eq!(&excerpt.text[from..=to], "Sate");
        insta::assert_snapshot!(said(&vm));
    }

    #[test]
    fn a_save_that_cannot_be_loaded_leads_to_an_older_one() {
        let (words, saves) = (Words::new("en"), testing::saves());
        let vm = ProblemsVm::of_save("tiny-3", "Line 57 is not text.", &saves, &words);
        assert_eq!(vm.remedy, Some(("Load the one before: tiny-1".into(), Intent::Load(4))));
        assert_eq!(ProblemsVm::of_save("tiny-1", "", &saves, &words).remedy, None);
        assert_eq!(ProblemsVm::of_save("gone", "", &saves, &words).remedy, None);
        insta::assert_snapshot!(said(&vm));
    }

    #[test]
    fn carets_stay_within_what_is_shown_of_a_line() {
        let long = format!("{}é{}\n\nlast", "a".repeat(300), "b".repeat(300));
        let length = u32::try_from(long.len()).unwrap();
        let source = Source::new("x.ron", long);
        for (start, end) in [
            (0, 0),
            (0, length),
            (300, 302),
            (302, 603),
            (602, 604),
            (603, 603),
            (604, 605),
            (length, length),
            (length + 9, length + 90),
        ] {
            let problem = Problem::error(code::UNEXPECTED, Span::new(start, end), say!("problem-hash"));
            let row = row(&source, "x.ron", &problem, &Words::new("en"));
            let excerpt = row.excerpt.unwrap_or_else(|| panic!("{start}..{end}"));
            let shown = excerpt.text.chars().count();
            assert!(shown <= Excerpt::LONGEST + 2);
            assert!(excerpt.caret.0 <= excerpt.caret.1, "{start}..{end}: {:?}", excerpt.caret);
            assert!(excerpt.caret.0 <= shown && excerpt.caret.1 <= shown.max(1), "{start}..{end}: {excerpt:?}");
        }
    }
}
