//! Levels in older writings of the format: what has changed since, as edits of their text that leave all else as it is.
//!
//! A file says its version in `format`. While version 1 was being drafted files said 1 as well, and some called it 0; so what was
//! written otherwise then is looked for in every file up to version 1. No migration finds anything in a file as it is written now.

use super::check::FORMAT;
use super::decode::{Decode, Decoder};
use super::problem::{Problem, Source, Span, code};
use super::syntax;
use super::syntax::node::{FieldNode, Node, NodeKind};
use crate::words::{Saying, say};

/// A change of the format.
struct Migration {
    /// The version that it belongs to: files of this version and older ones may need it.
    to: u32,
    /// Every place of a level where something is written as it was before.
    find: fn(&Node) -> Vec<Change>,
}

/// From old to new.
const MIGRATIONS: &[Migration] = &[
    Migration { to: 1, find: linked_packages },
    Migration { to: 1, find: rung_conditions },
    // The number last: what a file says it is, it then is.
    Migration { to: 1, find: version },
];

/// One place that is written anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The word or value that is out of date, in the text before this migration.
    pub place: Span,
    /// What becomes of it.
    pub what: Saying,
    edits: Vec<(Span, String)>,
}

/// A text in today's writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upgraded {
    pub text: String,
    /// What has changed, each with its line.
    pub changes: Vec<(u32, Saying)>,
}

/// Writes a level as levels are written today. Comments, order and layout stay.
///
/// # Errors
/// What is wrong with it, if it cannot be read, says no version, or is of a version yet to come.
pub fn upgraded(source: &Source) -> Result<Upgraded, Vec<Problem>> {
    let mut source = source.clone();
    let version = version_of(&source)?;
    let mut changes = Vec::new();
    for migration in MIGRATIONS.iter().filter(|migration| version <= migration.to) {
        let Some(level) = syntax::parse(&source).value() else { break };
        let found = (migration.find)(&level);
        changes.extend(found.iter().map(|change| (source.line_col(change.place.start).0, change.what.clone())));
        let mut edits: Vec<(Span, String)> = found.into_iter().flat_map(|change| change.edits).collect();
        edits.sort_by_key(|(span, _)| *span);
        for (span, text) in edits.iter().rev() {
            source.text.replace_range(span.start as usize..span.end as usize, text);
        }
    }
    // No migration adds or takes lines, so lines of different migrations can be compared.
    changes.sort_by_key(|(line, _)| *line);
    Ok(Upgraded { text: source.text, changes })
}

/// Where a level is written as it was in an older version: words and values for which an error could also suggest something else.
#[must_use]
pub fn outdated(level: &Node) -> Vec<Span> {
    MIGRATIONS.iter().flat_map(|migration| (migration.find)(level)).map(|change| change.place).collect()
}

/// The version that a file says it has.
fn version_of(source: &Source) -> Result<u32, Vec<Problem>> {
    let parse = syntax::parse(source);
    if parse.problems.iter().any(Problem::is_error) {
        return Err(parse.problems);
    }
    let level = parse.value();
    let place = level.as_ref().map(Node::span);
    let format = level.as_ref().and_then(|level| field(level, "format"));
    let Some(number) = format.as_ref().and_then(whole_number) else {
        let problem = Problem::error(
            code::FORMAT_VERSION,
            place.map(|place| Span::new(place.start, place.start + 1)),
            say!("problem-no-version"),
        );
        return Err(vec![problem.with_help(say!("problem-no-version-help", reads = FORMAT))]);
    };
    if number > FORMAT {
        let message = say!("problem-format-version", reads = FORMAT, found = number);
        let place = format.map(|format| format.span());
        return Err(vec![Problem::error(code::FORMAT_VERSION, place, message).with_help(newer_help())]);
    }
    Ok(number)
}

/// What to do about a file of a version that this program does not know yet.
pub(super) fn newer_help() -> Saying {
    say!("problem-format-newer-help", reads = FORMAT)
}

/// `format: 0` says 1 today.
fn version(level: &Node) -> Vec<Change> {
    let format = field(level, "format");
    let old = format.filter(|format| whole_number(format).is_some_and(|number| number < FORMAT));
    let change = |format: Node| Change {
        place: format.span(),
        what: say!("upgrade-version", version = FORMAT),
        edits: vec![(format.span(), FORMAT.to_string())],
    };
    old.map(change).into_iter().collect()
}

/// `link: "school"`, when packages were all that an issue could give, is `link: Package("school")` today.
fn linked_packages(level: &Node) -> Vec<Change> {
    let issues = field_items(level, "talks").flat_map(|talks| field_items(&talks, "issues"));
    let links = issues.filter_map(|issue| field(&issue, "link"));
    links
        .filter(|link| link.kind() == NodeKind::Text)
        .map(|link| Change {
            place: link.span(),
            what: say!("upgrade-link", link = link.source_text()),
            edits: vec![(at(link.span().start), String::from("Package(")), (link.span().after(), String::from(")"))],
        })
        .collect()
}

/// `RungAtLeast(between: …, rung: 3)` is `AtLeast(what: Rung(between: …), value: 3)` today, as for all numbers of the world;
/// `RungBelow` likewise.
fn rung_conditions(level: &Node) -> Vec<Change> {
    let nodes = level.syntax().descendants().filter_map(Node::cast).filter(|node| node.kind() == NodeKind::Struct);
    let change = |node: Node| {
        let name = node.name()?;
        let today = match name.text.as_str() {
            "RungAtLeast" => "AtLeast",
            "RungBelow" => "Below",
            _ => return None,
        };
        let fields: Vec<FieldNode> = node.fields().collect();
        let find = |wanted: &str| fields.iter().find(|field| field.name.text == wanted);
        let (between, rung) = (find("between")?, find("rung")?);
        let pair = between.value.as_ref()?.span();
        let edits = vec![
            (name.span, today.to_owned()),
            (at(between.name.span.start), String::from("what: Rung(")),
            (pair.after(), String::from(")")),
            (rung.name.span, String::from("value")),
        ];
        Some(Change { place: name.span, what: say!("upgrade-rung", old = name.text, new = today), edits })
    };
    nodes.filter_map(change).collect()
}

const fn at(place: u32) -> Span {
    Span { start: place, end: place }
}

fn field(node: &Node, name: &str) -> Option<Node> {
    node.fields().find(|field| field.name.text == name)?.value
}

fn field_items(node: &Node, name: &str) -> impl Iterator<Item = Node> + use<> {
    field(node, name).into_iter().flat_map(|list| list.items())
}

fn whole_number(node: &Node) -> Option<u32> {
    u32::decode(node, &mut Decoder::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::library::{Maps, level_files, understand};

    fn upgrade(text: &str) -> Upgraded {
        upgraded(&Source::new("old.ron", text)).unwrap()
    }

    #[test]
    fn old_conditions_keep_their_comments_and_order() {
        let old = "(format: 0, a: RungAtLeast(rung: 3, /* who */ between: (\"A\", \"B\") /* both */), // first\n b: Not(RungBelow(between: (\"A\", \"B\"), rung: 1)))";
        let new = "(format: 1, a: AtLeast(value: 3, /* who */ what: Rung(between: (\"A\", \"B\")) /* both */), // first\n b: Not(Below(what: Rung(between: (\"A\", \"B\")), value: 1)))";
        let upgraded = upgrade(old);
        assert_eq!(upgraded.text, new);
        assert_eq!(upgraded.changes.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 1, 2]);
        assert_eq!(upgrade(new), Upgraded { text: new.to_owned(), changes: Vec::new() });
    }

    #[test]
    fn levels_of_today_stay_as_they_are() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let files: Vec<_> =
            ["levels", "tests/levels"].iter().flat_map(|folder| level_files(&root.join(folder))).collect();
        assert!(files.len() > 8);
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            assert_eq!(upgrade(&text), Upgraded { text, changes: Vec::new() }, "{}", file.display());
        }
    }

    #[test]
    fn the_first_levels_are_sound_after_an_upgrade_and_told_about_it_before() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let files = level_files(&root.join("tests/formats"));
        assert!(files.len() >= 2);
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            let name = file.file_name().unwrap().to_str().unwrap();
            let old = Source::new(name, &text);
            let (level, problems) = understand(&old, &Maps::built_in());
            assert!(level.is_none());
            for problem in problems.iter().filter(|problem| problem.is_error()) {
                let help = format!("{:?}", problem.help);
                assert!(help.contains("problem-older-writing-help"), "{name}: {problem:?}");
            }
            let new = upgrade(&text);
            let comments = |text: &str| text.matches("//").count();
            assert_eq!((comments(&new.text), new.text.lines().count()), (comments(&text), text.lines().count()));
            let (level, problems) = understand(&Source::new(name, &new.text), &Maps::built_in());
            assert_eq!(
                problems.iter().filter(|problem| problem.is_error()).collect::<Vec<_>>(),
                [] as [&Problem; 0],
                "{name}"
            );
            assert!(level.is_some());
        }
    }

    #[test]
    fn what_says_no_version_or_a_later_one_is_left_alone() {
        for (text, wanted) in [
            ("(id: \"x\")", "problem-no-version"),
            ("(format: 2)", "problem-format-version"),
            ("(format: \"1\")", "problem-no-version"),
            ("[]", "problem-no-version"),
        ] {
            let problems = upgraded(&Source::new("x.ron", text)).unwrap_err();
            assert!(format!("{:?}", problems[0].message).contains(wanted), "{text}: {problems:?}");
        }
        assert!(upgraded(&Source::new("x.ron", "(format: 1")).is_err());
    }
}
