//! What no reading of a level shows: whether its talks can be settled, its votes are open, its mandates bind, its seats have
//! a chance. Interests are drawn and games are played, the same ones every time.

mod colours;
mod games;
mod mandates;
mod talks;
mod votes;
mod zone;

use std::path::Path;

use crate::level::Level;
use crate::level::library::{Loaded, Maps, understand_all};
use crate::level::problem::{Problem, Source};
use crate::level::raw::RawLevel;
use crate::level::read::{Unread, read_file, read_text};
use crate::level::suppress::Allowances;

/// Reads a level file and looks at it from all sides. Never fails: a file that cannot be read is a problem like any other.
#[must_use]
pub fn examine_file(path: &Path) -> Loaded {
    examined(path.display().to_string(), read_file(path), &Maps::beside(path))
}

/// The same for a level that was read already, such as one in a zip.
#[must_use]
pub fn examine_bytes(name: &str, bytes: &[u8], maps: &Maps) -> Loaded {
    examined(name.to_owned(), read_text(name, bytes), maps)
}

/// A level of the library, looked at from all sides.
#[must_use]
pub fn examine_loaded(loaded: Loaded) -> Loaded {
    // What could not be read at all is no better at a second look.
    if loaded.source.text.is_empty() {
        return loaded;
    }
    let (level, problems) = examine(&loaded.source, &loaded.maps);
    Loaded { level: level.map(|level| Level { id: loaded.id.clone(), ..level }), problems, ..loaded }
}

fn examined(id: String, source: Result<Source, Unread>, maps: &Maps) -> Loaded {
    let (source, level, problems) = match source {
        Ok(source) => {
            let (level, problems) = examine(&source, maps);
            (source, level, problems)
        }
        Err(Unread(unread)) => {
            let (source, problem) = *unread;
            (source, None, vec![problem])
        }
    };
    Loaded { id, source, level, problems, pack: None, maps: maps.clone() }
}

/// The level that a source holds, if nothing is wrong with it, and all that is wrong with it as a game too, in the order of
/// places, but for what its author allows with a reason.
#[must_use]
pub fn examine(source: &Source, maps: &Maps) -> (Option<Level>, Vec<Problem>) {
    let (read, mut problems) = understand_all(source, maps);
    if let Some((raw, level)) = &read {
        problems.extend(findings(raw, level));
    }
    let problems = Allowances::of(source).judge(problems, read.is_some());
    (read.map(|(_, level)| level), problems)
}

/// What is found in a level without errors; `raw` is what it was made from, in the same order.
fn findings(raw: &RawLevel, level: &Level) -> Vec<Problem> {
    let mut problems = colours::colours(raw, level);
    let drawn = talks::Drawn::of(level);
    problems.extend(talks::talks(raw, level, &drawn));
    problems.extend(votes::votes(raw, level));
    problems.extend(mandates::mandates(raw, level, &drawn));
    problems.extend(games::games(raw, level));
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::problem::Severity;

    fn examine_with(file: &str, edits: &[(&str, &str)]) -> Vec<(&'static str, Severity)> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let mut source = read_file(&path).unwrap();
        for (from, to) in edits {
            assert_eq!(source.text.matches(from).count(), 1, "{from}");
            source.text = source.text.replacen(from, to, 1);
        }
        let problems = examine(&source, &Maps::beside(&path)).1;
        problems.iter().map(|problem| (problem.code, problem.severity)).collect()
    }

    #[test]
    fn small_levels_are_as_their_authors_mean_them() {
        for level in ["tiny", "events", "kinds", "cases", "chamber", "assembly"] {
            assert_eq!(examine_with(&format!("tests/levels/{level}.ron"), &[]), [], "{level}");
        }
    }

    #[test]
    fn one_who_decides_alone_leaves_nobody_else_a_say() {
        let allowed = [("allow(dictator, only-one-text", "allow(only-one-text")];
        let found = examine_with("tests/levels/chamber.ron", &allowed);
        assert_eq!(found, [("dictator", Severity::Warning)]);
    }

    #[test]
    fn an_issue_that_nobody_cares_about_and_an_option_that_nobody_wants_are_named() {
        let idle = r#"(id: "flag", name: "Flag", options: [(id: "up", name: "up", words: "up", strength: 1)]), ("#;
        let training = "                (\n                    id: \"training\"";
        let with = format!("                {idle}\n                    id: \"training\"");
        let found = examine_with("tests/levels/tiny.ron", &[(training, &with)]);
        assert_eq!(found, [("idle-issue", Severity::Warning)]);
        let worse = r#"(id: "boats", name: "boats", words: "boats", strength: 10), (id: "cranes", name: "cranes""#;
        let found = examine_with("tests/levels/tiny.ron", &[(r#"(id: "cranes", name: "cranes""#, worse)]);
        assert!(found.contains(&("dominated-option", Severity::Hint)), "{found:?}");
    }
}
