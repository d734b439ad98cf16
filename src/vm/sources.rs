//! Where things come from: sources of levels, fonts, icons, and the licence of the game.

use super::Intent;
use super::page::PageBar;
use crate::level::library::Loaded;
use crate::words::Words;

#[derive(Clone, Debug, PartialEq)]
pub struct SourcesVm {
    pub bar: PageBar,
    pub groups: Vec<Group>,
    pub unconfirmed: String,
    pub copy_hint: String,
}

/// A group of entries under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub heading: String,
    pub note: String,
    pub entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub title: String,
    /// Who published it, when and under which number, or on which terms it is used.
    pub place: String,
    /// Where it can be read, and what puts that on the clipboard.
    pub url: Option<(String, Intent)>,
    /// No document that could be read confirms it.
    pub unconfirmed: bool,
}

/// Sources of every level that can be read, then what the program itself is made of.
#[must_use]
pub fn sources_vm(library: &[Loaded], words: &Words) -> SourcesVm {
    let levels = library.iter().filter_map(|loaded| loaded.level.as_ref()).filter(|level| !level.sources.is_empty());
    let mut groups: Vec<Group> = levels
        .map(|level| Group {
            heading: level.title.clone(),
            note: words.get("sources-level-note"),
            entries: level
                .sources
                .iter()
                .map(|source| Entry {
                    title: source.title.clone(),
                    place: source.place.clone(),
                    url: source.url.clone().map(|url| (url.clone(), Intent::Copy(url))),
                    unconfirmed: source.unconfirmed,
                })
                .collect(),
        })
        .collect();
    let own = |name: &str, entries: &[&str]| Group {
        heading: words.get(&format!("sources-{name}")),
        note: words.get(&format!("sources-{name}-note")),
        entries: entries
            .iter()
            .map(|entry| Entry {
                title: words.get(&format!("sources-{entry}")),
                place: words.get(&format!("sources-{entry}-place")),
                url: None,
                unconfirmed: false,
            })
            .collect(),
    };
    groups.push(own("assets", &["serif", "sans", "icons", "map", "sounds"]));
    groups.push(own("program", &["game", "egui", "bevy"]));
    SourcesVm {
        bar: PageBar::new(words, words.get("sources-title"), words.get("sources-line")),
        groups,
        unconfirmed: words.get("sources-unconfirmed"),
        copy_hint: words.get("sources-copy"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::Source;
    use crate::vm::testing::{self, said};

    #[test]
    fn sources_of_levels_come_before_what_the_program_is_made_of() {
        let mut level = testing::level();
        let source = Source {
            id: "gge".into(),
            title: "Group of Governmental Experts".into(),
            place: "A/70/174".into(),
            url: Some("https://undocs.org/A/70/174".into()),
            unconfirmed: true,
        };
        level.sources = vec![source];
        let vm = sources_vm(&[testing::broken(), testing::loaded(level)], &Words::new("en"));
        assert_eq!(vm.groups[0].heading, "Winter Ward");
        let entry = &vm.groups[0].entries[0];
        assert!(entry.unconfirmed);
        assert_eq!(entry.url.as_ref().map(|(url, _)| url.as_str()), Some("https://undocs.org/A/70/174"));
        insta::assert_snapshot!(said(&vm));
    }
}
