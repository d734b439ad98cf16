//! `demarche graph`: a level on one sheet, as SVG: who acts and how they stand, what happened and what could be found out, and what
//! happens when and waits for what.

mod evidence;
mod links;
mod people;
mod sheet;
mod story;

use std::fs;
use std::path::PathBuf;

use clap::Args;

use self::sheet::Sheet;
use super::{Outcome, library, say, tell, tell_problems};
use crate::level::Level;
use crate::level::problem::Source;
use crate::vm::when;
use crate::words::{Words, say};

/// Arguments of `demarche graph`.
#[derive(Args, Clone, Debug)]
pub struct GraphArgs {
    /// Level file, or the name of a built-in level.
    pub level: String,
    /// File to write; standard output if none is named.
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

pub fn run(args: &GraphArgs, words: &Words) -> Outcome {
    let loaded = library().load(&args.level);
    let Some(level) = loaded.level else {
        tell_problems(&(loaded.source, loaded.problems), words);
        return Outcome::Problems;
    };
    let svg = draw(&level, &loaded.source, words);
    let Some(file) = &args.out else {
        say(&svg);
        return Outcome::Done;
    };
    match fs::write(file, svg) {
        Ok(()) => {
            tell(&words.say(&say!("cli-graph-done", file = file.display().to_string())));
            Outcome::Done
        }
        Err(error) => {
            let reason = error.to_string();
            tell(&words.say(&say!("cli-graph-unwritten", file = file.display().to_string(), reason = reason)));
            Outcome::CouldNotRun
        }
    }
}

/// A level, and the text that conditions are quoted from, as the text of an SVG file.
fn draw(level: &Level, source: &Source, words: &Words) -> String {
    let mut sheet = Sheet::new(level);
    sheet.title(&level.title, &level.tagline);
    let length = when::turns(level, level.time.turns, words);
    let first = when::first_day(level, 1, words);
    sheet.note(&words.say(&say!("graph-time", length = length, day = first, year = level.time.first_day.year)));
    people::draw(&mut sheet, level, words);
    evidence::draw(&mut sheet, level, words);
    story::draw(&mut sheet, level, source, words);
    sheet.finish(&words.say(&say!("graph-about", level = &level.title)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::library::level_files;

    #[test]
    fn every_level_is_drawn_as_sound_xml_with_all_that_it_tells() {
        let words = Words::new("en");
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let files: Vec<_> =
            ["levels", "tests/levels"].iter().flat_map(|folder| level_files(&root.join(folder))).collect();
        assert!(files.len() > 8);
        for file in files {
            let loaded = crate::level::library::load(&file);
            let level = loaded.level.unwrap();
            let svg = draw(&level, &loaded.source, &words);
            let document =
                roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            assert!(!svg.contains('«') && !svg.contains("NaN"), "{}", file.display());
            let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("data-id")).collect();
            for incident in &level.incidents {
                assert!(ids.contains(&&*format!("incident:{}", incident.id)));
                for clue in &incident.clues {
                    assert!(ids.contains(&&*format!("clue:{}/{}", incident.id, clue.id)));
                }
            }
            let named = |kind: &str, id: &str| assert!(ids.contains(&&*format!("{kind}:{id}")), "{kind} {id}");
            level.actors.iter().for_each(|actor| named("actor", &actor.code));
            level.talks.iter().for_each(|talks| named("talks", &talks.id));
            level.events.iter().for_each(|event| named("event", &event.id));
            level.packages.iter().for_each(|package| named("package", &package.id));
            level.coalitions.iter().for_each(|coalition| named("coalition", &coalition.id));
            level.operations.iter().for_each(|operation| named("operation", &operation.id));
            // Everything stands on the sheet.
            let number = |node: &roxmltree::Node, name: &str| -> f64 { node.attribute(name).unwrap().parse().unwrap() };
            let svg = document.root_element();
            let (width, height) = (number(&svg, "width"), number(&svg, "height"));
            for rect in document.descendants().filter(|node| node.has_tag_name("rect")) {
                let (right, bottom) =
                    (number(&rect, "x") + number(&rect, "width"), number(&rect, "y") + number(&rect, "height"));
                assert!(number(&rect, "x") >= 0.0 && right <= width && bottom <= height, "{}", file.display());
            }
        }
    }
}
