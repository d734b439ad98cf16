//! `pack.ron`: what a pack is called, who made it, under which licence, and what it needs.

use semver::{Version, VersionReq};

use crate::level::bad_id;
use crate::level::decode::{Decode, Decoder, Spanned};
use crate::level::portable;
use crate::level::problem::{Problem, Source, code};
use crate::level::raw::{Name, Text};
use crate::level::read::parse_and_decode;
use crate::level::record::record;
use crate::level::shape::Shape;
use crate::level::syntax::node::Node;
use crate::words::{Saying, say};

/// The version of the format of `pack.ron` that this program reads.
const FORMAT: u32 = 1;

/// A sound `pack.ron`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    pub id: String,
    pub title: String,
    pub version: Version,
    /// What it is about; empty where nothing is said.
    pub about: String,
    pub authors: Vec<String>,
    pub licence: String,
    /// Versions of the game that it is made for.
    pub game: VersionReq,
    pub dependencies: Vec<Dependency>,
}

/// Another pack that has to be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    pub pack: String,
    pub version: VersionReq,
}

/// The version of this program.
#[must_use]
pub fn game_version() -> Version {
    env!("CARGO_PKG_VERSION").parse().expect("cargo has read it")
}

/// The version of the format that a `pack.ron` is written in.
#[derive(Clone, Copy, Debug)]
pub struct PackFormat(u32);

impl Decode for PackFormat {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        u32::decode(node, cx).map(Self)
    }

    fn shape() -> Shape {
        Shape::Whole { least: FORMAT.into(), most: FORMAT.into() }
    }
}

record! {
    /// A pack: levels that are passed on together. This is its file `pack.ron`.
    #[derive(Clone, Debug)]
    pub struct RawPack {
        /// Version of this format. Write 1.
        pub format: Spanned<PackFormat>,
        /// Short name: up to 40 small letters, digits and hyphens. Its levels are called `pack/level`.
        pub id: Name,
        /// Title on the screen.
        pub title: Text,
        /// Version of the pack: three whole numbers with dots between, such as `1.0.0`. Raise it when you pass on a new one.
        pub version: Text,
        /// What it is about, in a sentence or two.
        pub about: Option<Text> = None,
        /// Who made it.
        pub authors: Spanned<Vec<Text>>,
        /// What others may do with it, such as `CC BY 4.0`.
        pub licence: Text,
        /// Versions of the game that it is made for: `>=0.1` for 0.1 and all later ones.
        pub game: Text,
        /// Packs that have to be installed as well. Levels can use their maps.
        pub dependencies: Vec<RawDependency> = Vec::new(),
    }
}

record! {
    /// A pack that has to be installed as well.
    #[derive(Clone, Debug)]
    pub struct RawDependency {
        /// Its short name.
        pub pack: Name,
        /// Which versions of it will do: `>=1.2` for 1.2 and all later ones, `1.2` for 1.2 and later ones before 2.0, `=1.2.0` for no other, `*` for any.
        pub version: Text,
    }
}

impl Manifest {
    /// Reads `pack.ron`. It is there only if no problem is an error.
    #[must_use]
    pub fn read(source: &Source) -> (Option<Self>, Vec<Problem>) {
        let (raw, mut problems) = parse_and_decode::<RawPack>(source);
        let manifest = raw.and_then(|raw| checked(&raw, &mut problems));
        problems.sort_by_key(|problem| problem.place);
        (manifest.filter(|_| !problems.iter().any(Problem::is_error)), problems)
    }

    /// Why this program is none that the pack is made for, if so.
    #[must_use]
    pub fn unfit_game(&self) -> Option<Saying> {
        let game = game_version();
        let unfit = !self.game.matches(&game);
        unfit.then(|| say!("pack-wants-game", wanted = self.game.to_string(), game = game.to_string()))
    }
}

fn checked(raw: &RawPack, problems: &mut Vec<Problem>) -> Option<Manifest> {
    if raw.format.value.0 != FORMAT {
        let message = say!("problem-format-version", reads = FORMAT, found = raw.format.value.0);
        let help = say!("problem-format-version-help", reads = FORMAT);
        problems.push(Problem::error(code::FORMAT_VERSION, raw.format.place(), message).with_help(help));
    }
    problems.extend(short_name(&raw.id));
    text(&raw.title, say!("what-title"), problems);
    text(&raw.licence, say!("what-licence"), problems);
    raw.about.iter().for_each(|about| text(about, say!("what-about"), problems));
    raw.authors.iter().for_each(|author| text(author, say!("what-author"), problems));
    if raw.authors.is_empty() {
        let message = say!("problem-list-length", what = say!("what-authors"), n = 0);
        let help = say!("problem-list-length-help", least = 1, most = MOST_AUTHORS);
        problems.push(Problem::error(code::LIST_LENGTH, raw.authors.place(), message).with_help(help));
    }
    let version = version(&raw.version, problems);
    let game = requirement(&raw.game, problems);
    let mut dependencies: Vec<Dependency> = Vec::new();
    for needed in &raw.dependencies {
        problems.extend(short_name(&needed.pack));
        if needed.pack == raw.id {
            let message = say!("problem-pack-needs-itself");
            problems.push(
                Problem::error(code::LISTED_TWICE, needed.pack.place(), message)
                    .with_help(say!("problem-take-one-away")),
            );
        } else if dependencies.iter().any(|known| known.pack == needed.pack.value) {
            let message = say!("problem-pack-needed-twice", name = &needed.pack.value);
            problems.push(
                Problem::error(code::LISTED_TWICE, needed.pack.place(), message)
                    .with_help(say!("problem-take-one-away")),
            );
        }
        let version = requirement(&needed.version, problems);
        dependencies.extend(version.map(|version| Dependency { pack: needed.pack.value.clone(), version }));
    }
    let manifest = Manifest {
        id: raw.id.value.clone(),
        title: raw.title.value.clone(),
        version: version?,
        about: raw.about.as_ref().map_or_else(String::new, |about| about.value.clone()),
        authors: raw.authors.iter().map(|author| author.value.clone()).collect(),
        licence: raw.licence.value.clone(),
        game: game?,
        dependencies,
    };
    if let Some(message) = manifest.unfit_game() {
        let problem = Problem::warning(code::PACK_GAME, raw.game.place(), message);
        problems.push(problem.with_help(say!("pack-wants-game-help")));
    }
    Some(manifest)
}

/// Most authors that a pack may name; said where there are none.
const MOST_AUTHORS: usize = 100;

/// The short name of a pack, which is also the name of its folder.
fn short_name(name: &Name) -> Option<Problem> {
    bad_id(name).or_else(|| {
        let flaw = portable::flaw(name)?;
        let message = say!("problem-bad-id", name = &name.value);
        Some(Problem::error(code::BAD_ID, name.place(), message).with_help(flaw))
    })
}

fn text(text: &Text, what: Saying, problems: &mut Vec<Problem>) {
    if text.trim().is_empty() {
        let message = say!("problem-empty-text", what = what);
        let problem = Problem::error(code::EMPTY_TEXT, text.place(), message);
        problems.push(problem.with_help(say!("problem-empty-text-help")));
    }
}

fn version(text: &Text, problems: &mut Vec<Problem>) -> Option<Version> {
    let version = Version::parse(text).ok();
    if version.is_none() {
        let message = say!("problem-pack-version", version = &text.value);
        // `1` and `1.2` are what people write first.
        let given = text.trim().trim_start_matches(['v', 'V']);
        let mended = [format!("{given}.0"), format!("{given}.0.0"), given.to_owned()];
        let help = match mended.iter().find(|mended| Version::parse(mended).is_ok()) {
            Some(mended) => say!("problem-pack-version-mended", version = mended),
            None => say!("problem-pack-version-help"),
        };
        problems.push(Problem::error(code::PACK_VERSION, text.place(), message).with_help(help));
    }
    version
}

fn requirement(text: &Text, problems: &mut Vec<Problem>) -> Option<VersionReq> {
    let requirement = VersionReq::parse(text).ok();
    if requirement.is_none() {
        let message = say!("problem-pack-requirement", wanted = &text.value);
        let problem = Problem::error(code::PACK_VERSION, text.place(), message);
        problems.push(problem.with_help(say!("problem-pack-requirement-help")));
    }
    requirement
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    const PACK: &str = r#"(
    format: 1,
    id: "harbour",
    title: "Harbour Nights",
    version: "1.2.0",
    about: "Two ports and a rumour.",
    authors: ["A. Author"],
    licence: "CC BY 4.0",
    game: ">=0.1",
    dependencies: [(pack: "isles", version: "1.1")],
)"#;

    fn problems(text: &str) -> Vec<(&'static str, String)> {
        let words = Words::new("en");
        let (manifest, problems) = Manifest::read(&Source::new("pack.ron", text));
        assert_eq!(manifest.is_some(), !problems.iter().any(Problem::is_error));
        problems.iter().map(|p| (p.code, words.say(p.help.as_ref().expect("help")))).collect()
    }

    #[test]
    fn a_sound_pack_has_all_it_says() {
        let (manifest, found) = Manifest::read(&Source::new("pack.ron", PACK));
        assert_eq!(found, []);
        let manifest = manifest.unwrap();
        assert_eq!((manifest.id.as_str(), manifest.version), ("harbour", Version::new(1, 2, 0)));
        assert!(manifest.dependencies[0].version.matches(&Version::new(1, 9, 0)));
        assert!(!manifest.dependencies[0].version.matches(&Version::new(2, 0, 0)));
    }

    #[test]
    fn each_mistake_is_told_with_its_mend() {
        for (from, to, code, help) in [
            ("\"1.2.0\"", "\"1.2\"", code::PACK_VERSION, "write \"1.2.0\""),
            ("\"1.2.0\"", "\"v2\"", code::PACK_VERSION, "write \"2.0.0\""),
            ("\"1.2.0\"", "\"new\"", code::PACK_VERSION, "three whole numbers"),
            ("\"1.1\"", "\"about 1\"", code::PACK_VERSION, ">=1.2"),
            ("\"harbour\"", "\"Harbour Nights\"", code::BAD_ID, "harbour-nights"),
            ("\"harbour\"", "\"con\"", code::BAD_ID, "Windows"),
            ("\"isles\"", "\"harbour\"", code::LISTED_TWICE, "take one"),
            ("[\"A. Author\"]", "[]", code::LIST_LENGTH, "1"),
            ("\"CC BY 4.0\"", "\" \"", code::EMPTY_TEXT, "a word"),
            ("licence:", "license:", code::UNKNOWN_FIELD, "did you mean `licence`"),
            ("format: 1", "format: 2", code::FORMAT_VERSION, "1"),
            (">=0.1", ">=99", code::PACK_GAME, "newer"),
        ] {
            let found = problems(&PACK.replace(from, to));
            let found = found.iter().find(|(found, _)| *found == code).unwrap_or_else(|| panic!("{to}: {found:?}"));
            assert!(found.1.contains(help), "{to}: {found:?}");
        }
    }
}
