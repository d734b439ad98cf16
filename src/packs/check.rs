//! Everything that is wrong with a pack: its names, `pack.ron`, and each level and map in it.

use std::collections::BTreeMap;

use super::contents::{Contents, Kind, MANIFEST, kind_of};
use super::manifest::Manifest;
use super::{Packs, unmet};
use crate::level::library::{LoadedMap, Maps, load_map_bytes};
use crate::level::problem::{Problem, Source, Span, code};
use crate::level::read::{Unread, read_text};
use crate::lint;
use crate::words::say;

/// One file and what is wrong with it.
#[derive(Clone, Debug)]
pub struct CheckedFile {
    pub source: Source,
    pub problems: Vec<Problem>,
}

/// A pack that was looked through.
#[derive(Clone, Debug)]
pub struct CheckedPack {
    /// There only if no problem of `pack.ron` is an error.
    pub manifest: Option<Manifest>,
    /// The pack itself where something is wrong with it, then `pack.ron`, maps and levels by name.
    pub files: Vec<CheckedFile>,
}

/// Checks a pack that was read from the place called `name`. Maps of packs it depends on are looked for among `installed`.
#[must_use]
pub fn check(name: &str, contents: &Contents, installed: &Packs) -> CheckedPack {
    let mut files = Vec::new();
    let at = |path: &str| format!("{}/{path}", name.trim_end_matches(['/', '\\']));
    let of_kind =
        |wanted: Kind| contents.files.iter().filter(move |(path, _)| kind_of(path).is_ok_and(|kind| kind == wanted));
    let mut own = contents.problems.clone();
    if own.is_empty() && of_kind(Kind::Level).next().is_none() && of_kind(Kind::Map).next().is_none() {
        let problem = Problem::error(code::PACK_INCOMPLETE, None::<Span>, say!("pack-nothing-in-it"));
        own.push(problem.with_help(say!("pack-nothing-in-it-help")));
    }
    if !own.is_empty() {
        files.push(CheckedFile { source: Source::new(name, ""), problems: own });
    }
    let mut folders = Vec::new();
    let manifest = contents.files.get(MANIFEST).and_then(|bytes| match read_text(&at(MANIFEST), bytes) {
        Ok(source) => {
            let (manifest, mut problems) = Manifest::read(&source);
            if let Some(manifest) = &manifest {
                let packs = installed.list();
                for needed in &manifest.dependencies {
                    problems.extend(unmet(needed, &packs).map(|why| {
                        let place = quoted(&source.text, &needed.pack);
                        Problem::hint(code::PACK_DEPENDENCY, place, why).with_help(say!("pack-needs-help"))
                    }));
                    let folder = packs.iter().find(|pack| pack.id == needed.pack).map(|pack| &pack.folder);
                    folders.extend(folder.map(|folder| folder.join("levels").join("maps")));
                }
            }
            files.push(CheckedFile { source, problems });
            manifest
        }
        Err(Unread(unread)) => {
            let (source, problem) = *unread;
            files.push(CheckedFile { source, problems: vec![problem] });
            None
        }
    });
    let stem =
        |path: &str| path.rsplit('/').next().and_then(|name| name.strip_suffix(".ron")).unwrap_or_default().to_owned();
    let maps: BTreeMap<String, LoadedMap> =
        of_kind(Kind::Map).map(|(path, bytes)| (stem(path), load_map_bytes(&at(path), bytes))).collect();
    files.extend(maps.values().map(|map| CheckedFile { source: map.source.clone(), problems: map.problems.clone() }));
    let maps = Maps::in_folders(folders).and_read(maps);
    files.extend(of_kind(Kind::Level).map(|(path, bytes)| {
        let level = lint::examine_bytes(&at(path), bytes, &maps);
        CheckedFile { source: level.source, problems: level.problems }
    }));
    CheckedPack { manifest, files }
}

/// Where a name stands in quotes last: a dependency comes after the pack's own name.
fn quoted(text: &str, name: &str) -> Option<Span> {
    let start = text.rfind(&format!("\"{name}\""))?;
    Some(Span::new(u32::try_from(start).ok()?, u32::try_from(start + name.len() + 2).ok()?))
}
