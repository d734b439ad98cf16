//! D5: what the core must not say. The list is that of `clippy.toml`, which clippy denies in the core; this row reads the
//! source itself, looks for the same words and for some that clippy has no paths for, and that every layer denies the list.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Size, Tally};
use crate::level::Level;
use crate::words::{Saying, say};

const CORE: [&str; 5] = ["base", "level", "rules", "session", "delegates"];

/// What stands at the head of every layer of the core.
const DENIED: &str =
    "#![cfg_attr(not(test), deny(clippy::disallowed_types, clippy::disallowed_methods, clippy::float_arithmetic))]";

/// What is banned beyond the lists of clippy, and why. Clippy denies arithmetic with floats.
const BANNED: [(&str, &str); 5] = [
    ("f32", "floats differ between platforms"),
    ("f64", "floats differ between platforms"),
    ("thread_rng", "every draw has a name"),
    ("StdRng", "not stable across releases"),
    ("SmallRng", "not stable across platforms"),
];

/// Where floats may stand although it is core: the grammar of numbers in RON, its decoder, which says where a fraction
/// stands in place of a whole number, and drawn maps, which are pictures. Nothing of these reaches a rule.
const PICTURES: [&str; 3] = ["level/syntax/", "level/decode.rs", "level/map.rs"];

/// Every line of the core's source, tests apart, and the head of every layer.
///
/// # Errors
/// If the source that this program was built from is not there any more.
pub fn bans(_: &Level, _: Size, only: Option<u64>) -> Result<Tally, Saying> {
    bans_in(Path::new(env!("CARGO_MANIFEST_DIR")), only)
}

fn bans_in(package: &Path, only: Option<u64>) -> Result<Tally, Saying> {
    let root = package.join("src");
    if !CORE.iter().all(|layer| root.join(layer).join("mod.rs").is_file()) {
        return Err(say!("cli-prove-no-sources", folder = package.display().to_string()));
    }
    let mut files = Vec::new();
    for layer in CORE {
        collect(&root.join(layer), &mut files);
    }
    // What the core says, which stands beside Fluent.
    files.push(root.join("words/saying.rs"));
    files.sort();
    let tests = test_modules(&files);
    files.retain(|file| !tests.contains(file));
    let clippy = listed(&fs::read_to_string(package.join("clippy.toml")).unwrap_or_default());
    let banned: Vec<(&str, &str)> =
        clippy.iter().map(|(word, why)| (word.as_str(), why.as_str())).chain(BANNED).collect();
    let mut found: Vec<Result<(), String>> = Vec::new();
    found.push(if clippy.is_empty() { Err(String::from("clippy.toml has no lists")) } else { Ok(()) });
    for layer in CORE {
        let head = fs::read_to_string(root.join(layer).join("mod.rs")).unwrap_or_default();
        let denies = head.lines().any(|line| line == DENIED);
        found.push(if denies { Ok(()) } else { Err(format!("{layer}/mod.rs does not deny the lists of clippy.toml")) });
    }
    for file in &files {
        let text = fs::read_to_string(file).unwrap_or_default();
        let place = file.strip_prefix(&root).unwrap_or(file).display().to_string().replace('\\', "/");
        let picture = PICTURES.iter().any(|exempt| place.starts_with(exempt));
        for (n, line) in text.lines().enumerate().take_while(|(_, line)| !line.starts_with("#[cfg(test)]")) {
            let code = line.split("//").next().unwrap_or_default();
            let exempts = code.contains("disallowed_") && (code.contains("allow(") || code.contains("expect("));
            let applies = |word: &str| !(picture && matches!(word, "f32" | "f64"));
            let said = banned.iter().find(|(word, _)| applies(word) && code.contains(word));
            found.push(match said {
                _ if exempts => Err(format!("{place}:{}: an exemption from the lists", n + 1)),
                Some((word, why)) => Err(format!("{place}:{}: {word}: {why}", n + 1)),
                None => Ok(()),
            });
        }
    }
    let results = (0..).zip(found).filter(|(case, _)| only.is_none_or(|wanted| wanted == *case));
    let pictures = PICTURES.join(", ");
    let note = format!(
        "{} files, {} words, {} of them denied by clippy, exemptions count as failures; floats may stand in {pictures}",
        files.len(),
        banned.len(),
        clippy.len()
    );
    Ok(Tally::of(results, note))
}

/// What `clippy.toml` lists, one entry a line: the word to look for, and why it is banned. A type is looked for by its name,
/// a function with its module.
fn listed(toml: &str) -> Vec<(String, String)> {
    let entry = |line: &str| {
        let mut quoted = line.trim().strip_prefix("{ path = ")?.split('"').skip(1).step_by(2);
        let (path, why) = (quoted.next()?, quoted.next()?);
        let (module, name) = path.rsplit_once("::")?;
        let module = module.rsplit("::").next()?;
        let alone = name.starts_with(char::is_uppercase) || module == "slice";
        Some((if alone { name.to_owned() } else { format!("{module}::{name}") }, why.to_owned()))
    };
    toml.lines().filter_map(entry).collect()
}

/// Files of modules that are compiled for tests only.
fn test_modules(files: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap_or_default();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if line.trim() != "#[cfg(test)]" {
                continue;
            }
            let declared = lines.next().and_then(|next| next.trim().strip_suffix(';')?.split("mod ").nth(1));
            if let (Some(name), Some(folder)) = (declared, file.parent()) {
                let stem = file.file_stem().unwrap_or_default();
                let inner = if stem == "mod" || stem == "lib" { folder.to_owned() } else { folder.join(stem) };
                found.push(inner.join(format!("{name}.rs")));
            }
        }
    }
    found
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_the_sources_nothing_is_said_about_them() {
        let elsewhere = tempfile::tempdir().expect("a folder");
        let why = bans_in(elsewhere.path(), None).err().expect("there are none");
        let said = crate::words::Words::new("en").say(&why);
        assert_eq!(said, format!("sources not found at {}", elsewhere.path().display()));
        assert_eq!(bans_in(Path::new(env!("CARGO_MANIFEST_DIR")), None).map(|tally| tally.failed), Ok(0));
    }

    #[test]
    fn the_lists_of_clippy_are_read_as_words() {
        let toml = "disallowed-types = [\n    { path = \"std::time::Instant\", reason = \"no clock\" },\n]\n\
                    disallowed-methods = [\n    { path = \"std::env::var\", reason = \"no surroundings\" },\n    \
                    { path = \"slice::sort_unstable\", reason = \"ties\" },\n]\n";
        let words: Vec<String> = listed(toml).into_iter().map(|(word, _)| word).collect();
        assert_eq!(words, ["Instant", "env::var", "sort_unstable"]);
    }
}
