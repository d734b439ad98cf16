//! The page of packs: what is installed, why its levels are offered or not, and the way to install more.

use std::path::PathBuf;

use super::confirm::ConfirmVm;
use super::page::PageBar;
use super::{Intent, Screen};
use crate::level::library::{Loaded, in_pack};
use crate::packs::{Installed, Manifest};
use crate::words::{Words, args};

#[derive(Clone, Debug, PartialEq)]
pub struct PacksVm {
    pub bar: PageBar,
    pub install: Install,
    pub rows: Vec<Row>,
    /// Said while there are none.
    pub empty: String,
    pub folder: String,
}

/// How a pack is installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Install {
    pub heading: String,
    /// That it can be dropped on the window.
    pub drop: String,
    /// Said while a file is held over the window.
    pub held: String,
    /// Name of the field for a path, and what stands in it while it is empty.
    pub field: String,
    pub hint: String,
    pub button: String,
    /// Why the button is off while the field is empty.
    pub off: String,
}

/// One pack.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub id: String,
    pub title: String,
    /// Version, authors and licence.
    pub made: String,
    /// What it is about; empty where nothing is said.
    pub about: String,
    pub levels: String,
    /// Why its levels are not offered.
    pub closed: Option<String>,
    /// Whether it is switched on, in words.
    pub state: String,
    /// Name of the switch, whether it is on, and what turns it.
    pub switch: (String, bool, Intent),
    /// Leads to its levels where they are offered.
    pub play: Option<(String, Vec<Intent>)>,
    pub problems: Option<(String, Intent)>,
    pub remove: String,
    /// Asked before it is removed.
    pub question: ConfirmVm,
}

/// What is typed and asked on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PacksMemo {
    pub path: String,
    pub asking: Option<ConfirmVm>,
}

#[must_use]
pub fn packs_vm(packs: &[Installed], library: &[Loaded], folder: &str, words: &Words) -> PacksVm {
    let line = words.with("packs-line", &args([("n", packs.len().into())]));
    PacksVm {
        bar: PageBar::new(words, words.get("packs-title"), line),
        install: Install {
            heading: words.get("packs-install"),
            drop: words.get("packs-drop"),
            held: words.get("packs-held"),
            field: words.get("packs-path"),
            hint: words.get("packs-path-hint"),
            button: words.get("packs-install-button"),
            off: words.get("packs-install-off"),
        },
        rows: packs.iter().map(|pack| row(pack, library, words)).collect(),
        empty: words.get("packs-empty"),
        folder: words.with("packs-folder", &args([("folder", folder.into())])),
    }
}

fn row(pack: &Installed, library: &[Loaded], words: &Words) -> Row {
    let title = pack.manifest.as_ref().map_or_else(|| pack.id.clone(), |manifest| manifest.title.clone());
    let name = || ("title", title.as_str().into());
    let of_pack = |loaded: &Loaded| in_pack(&loaded.id).is_some_and(|(id, _)| id == pack.id);
    let titles: Vec<String> = match library.iter().any(of_pack) {
        true => library.iter().filter(|loaded| of_pack(loaded)).map(|loaded| title_of(loaded).to_owned()).collect(),
        false => pack.levels.clone(),
    };
    let levels = match titles.is_empty() {
        true => words.get("packs-only-maps"),
        false => {
            let (n, titles) = (titles.len(), titles.join(", "));
            words.with("packs-levels", &args([("n", n.into()), ("titles", titles.into())]))
        }
    };
    let problems: usize = pack.problems.iter().map(|file| file.problems.len()).sum();
    let show = || Intent::PackProblems(pack.id.clone());
    Row {
        id: pack.id.clone(),
        made: pack.manifest.as_ref().map_or_else(String::new, |manifest| made(manifest, words)),
        about: pack.manifest.as_ref().map_or_else(String::new, |manifest| manifest.about.clone()),
        levels,
        closed: pack.closed.as_ref().map(|why| words.with("packs-closed", &args([("why", words.say(why).into())]))),
        state: words.get(if pack.enabled { "packs-on" } else { "packs-off" }),
        switch: (
            words.with("packs-offer", &args([name()])),
            pack.enabled,
            Intent::EnablePack { pack: pack.id.clone(), on: !pack.enabled },
        ),
        play: library
            .iter()
            .position(of_pack)
            .map(|at| (words.get("packs-play"), vec![Intent::Go(Screen::Levels), Intent::ChooseLevel(at)])),
        problems: (problems > 0).then(|| (words.with("levels-problems", &args([("n", problems.into())])), show())),
        remove: words.with("packs-remove", &args([name()])),
        question: ConfirmVm {
            title: words.with("packs-remove-question", &args([name()])),
            body: words.get("packs-remove-body"),
            yes: (words.get("packs-remove-yes"), Intent::RemovePack(pack.id.clone())),
            no: words.get("packs-remove-no"),
        },
        title,
    }
}

fn made(manifest: &Manifest, words: &Words) -> String {
    words.with(
        "packs-made",
        &args([
            ("version", manifest.version.to_string().into()),
            ("authors", manifest.authors.join(", ").into()),
            ("licence", manifest.licence.as_str().into()),
        ]),
    )
}

fn title_of(loaded: &Loaded) -> &str {
    loaded.level.as_ref().map_or(&loaded.id, |level| &level.title)
}

/// The question whether an older version is to take the place of a newer one.
#[must_use]
pub fn downgrade_question(from: PathBuf, manifest: &Manifest, installed: &str, words: &Words) -> ConfirmVm {
    let about = args([
        ("title", manifest.title.as_str().into()),
        ("version", manifest.version.to_string().into()),
        ("installed", installed.into()),
    ]);
    ConfirmVm {
        title: words.get("packs-older-question"),
        body: words.with("packs-older-body", &about),
        yes: (words.get("packs-older-yes"), Intent::InstallPack { from, downgrade: true }),
        no: words.with("packs-older-no", &about),
    }
}

/// The path that somebody typed or pasted: without quotes around it, and as file managers copy it, `file:///a%20b`.
#[must_use]
pub fn typed_path(typed: &str) -> Option<PathBuf> {
    let plain = typed.trim().trim_matches(['"', '\'']).trim();
    let path = match plain.strip_prefix("file://") {
        Some(address) => decoded(address)?,
        None => plain.to_owned(),
    };
    (!path.is_empty()).then(|| PathBuf::from(path))
}

/// An address with `%20` and the like as the characters they stand for.
fn decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(str::from_utf8(&digits).ok()?, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use semver::Version;

    use super::*;
    use crate::level::problem::{Problem, Source, code};
    use crate::packs::CheckedFile;
    use crate::vm::testing::{self, said};
    use crate::words::say;

    fn installed(id: &str, title: Option<&str>) -> Installed {
        let manifest = title.map(|title| Manifest {
            id: id.into(),
            title: title.into(),
            version: Version::new(1, 2, 0),
            about: "Two ports and a rumour.".into(),
            authors: vec!["A. Author".into(), "B. Author".into()],
            licence: "CC BY 4.0".into(),
            game: ">=0.1".parse().unwrap(),
            dependencies: Vec::new(),
        });
        let broken = Problem::error(code::PACK_INCOMPLETE, None, say!("pack-no-manifest"));
        let problems = match title {
            Some(_) => Vec::new(),
            None => vec![CheckedFile { source: Source::new(id, ""), problems: vec![broken] }],
        };
        Installed {
            id: id.into(),
            folder: id.into(),
            closed: title.is_none().then(|| say!("pack-broken")),
            manifest,
            problems,
            enabled: true,
            levels: vec!["quay".into()],
        }
    }

    #[test]
    fn a_pack_tells_its_levels_and_a_broken_one_why() {
        let mut level = testing::level();
        level.id = "harbour/quay".into();
        let library = [testing::loaded(testing::level()), testing::loaded(level)];
        let packs = [installed("harbour", Some("Harbour Nights")), installed("old", None)];
        let vm = packs_vm(&packs, &library, "the folder", &Words::new("en"));
        assert_eq!(vm.rows[0].play.as_ref().unwrap().1[1], Intent::ChooseLevel(1));
        assert_eq!((vm.rows[1].play.as_ref(), vm.rows[1].closed.is_some()), (None, true));
        insta::assert_snapshot!(said(&vm));
    }

    #[test]
    fn a_path_may_be_pasted_in_quotes_or_as_an_address() {
        let path = |typed: &str| typed_path(typed).map(|path| path.display().to_string());
        assert_eq!(path("  a b.zip "), Some("a b.zip".into()));
        assert_eq!(path("\"C:\\packs\\a.zip\""), Some("C:\\packs\\a.zip".into()));
        assert_eq!(path("file:///tmp/a%20b.zip"), Some("/tmp/a b.zip".into()));
        assert_eq!((path(""), path(" '' "), path("file:///%f"), path("file:///%ff")), (None, None, None, None));
    }
}
