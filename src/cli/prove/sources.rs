//! D5: what the core must not say. This row reads the source itself and counts exemptions; a list held by clippy beside it
//! is still to come.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Size, Tally};
use crate::level::Level;

const CORE: [&str; 4] = ["base", "level", "rules", "session"];

/// What is banned, and why.
const BANNED: [(&str, &str); 11] = [
    ("f32", "floats differ between platforms"),
    ("f64", "floats differ between platforms"),
    ("HashMap", "its order differs from run to run"),
    ("HashSet", "its order differs from run to run"),
    ("SystemTime", "the core has no clock"),
    ("Instant::", "the core has no clock"),
    ("thread_rng", "every draw has a name"),
    ("StdRng", "not stable across releases"),
    ("SmallRng", "not stable across platforms"),
    ("env::var", "the core does not depend on its surroundings"),
    ("sort_unstable", "ties would fall by chance"),
];

/// Where floats may stand although it is core: the grammar of numbers in RON, its decoder, which says where a fraction
/// stands in place of a whole number, and drawn maps, which are pictures. Nothing of these reaches a rule.
const PICTURES: [&str; 3] = ["level/syntax/", "level/decode.rs", "level/map.rs"];

/// Every line of the core's source, tests apart.
pub fn bans(_: &Level, _: Size, only: Option<u64>) -> Tally {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for layer in CORE {
        collect(&root.join(layer), &mut files);
    }
    files.sort();
    let tests = test_modules(&files);
    files.retain(|file| !tests.contains(file));
    let mut results = Vec::new();
    let mut exemptions = 0;
    let mut case = 0;
    for file in &files {
        let text = fs::read_to_string(file).unwrap_or_default();
        for (n, line) in text.lines().enumerate().take_while(|(_, line)| !line.starts_with("#[cfg(test)]")) {
            let code = line.split("//").next().unwrap_or_default();
            if code.contains("disallowed_") && (code.contains("allow(") || code.contains("expect(")) {
                exemptions += 1;
            }
            let place = file.strip_prefix(&root).unwrap_or(file).display().to_string().replace('\\', "/");
            let picture = PICTURES.iter().any(|exempt| place.starts_with(exempt));
            let applies = |word: &str| !(picture && matches!(word, "f32" | "f64"));
            let banned = BANNED.iter().find(|(word, _)| applies(word) && code.contains(word));
            let result = banned.map_or(Ok(()), |(word, why)| Err(format!("{place}:{}: {word}: {why}", n + 1)));
            if only.is_none_or(|wanted| wanted == case) {
                results.push((case, result));
            }
            case += 1;
        }
    }
    let pictures = PICTURES.join(", ");
    Tally::of(results, format!("{} files, {exemptions} exemptions; floats may stand in {pictures}", files.len()))
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
