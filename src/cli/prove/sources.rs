//! D5: what the core must not say. Clippy holds the same list (`clippy.toml` and the `deny` at the top of each core
//! module); this row counts exemptions and reads the source itself.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Size, Tally};
use crate::level::Level;

const CORE: [&str; 4] = ["base", "level", "rules", "session"];

/// What is banned, and why.
const BANNED: [(&str, &str); 10] = [
    ("f32", "floats differ between platforms"),
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

/// Every line of the core's source, tests apart.
pub fn bans(_: &Level, _: Size, only: Option<u64>) -> Tally {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for layer in CORE {
        collect(&root.join(layer), &mut files);
    }
    files.sort();
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
            let banned = BANNED.iter().find(|(word, _)| code.contains(word));
            let place = file.strip_prefix(&root).unwrap_or(file).display().to_string();
            let result = banned.map_or(Ok(()), |(word, why)| Err(format!("{place}:{}: {word}: {why}", n + 1)));
            if only.is_none_or(|wanted| wanted == case) {
                results.push((case, result));
            }
            case += 1;
        }
    }
    Tally::of(results, format!("{} files, {exemptions} exemptions", files.len()))
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
