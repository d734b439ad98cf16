//! What has to be true of the files of this project.

use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Versions of a package in the lock file.
fn versions(name: &str) -> Vec<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let mut lines = lock.lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        if line == format!("name = \"{name}\"") {
            found.extend(lines.next().map(str::to_owned));
        }
    }
    found
}

#[test]
fn one_bevy_one_egui_one_wgpu() {
    for name in ["bevy", "egui", "epaint", "wgpu"] {
        assert_eq!(versions(name).len(), 1, "{name}: {:?}", versions(name));
    }
}

/// Only `game` says Bevy; only `ui` and `game` say egui.
#[test]
fn engines_stay_in_their_rooms() {
    let source = root().join("src");
    let mut files = Vec::new();
    collect(&source, &mut files);
    assert!(files.len() > 60);
    for file in files {
        let name = file.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&file).unwrap();
        let code: String =
            text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
        assert!(name.starts_with("game/") || !code.contains("bevy::"), "{name} says Bevy");
        let screens = name.starts_with("game/") || name.starts_with("ui/");
        assert!(screens || !code.contains("egui::"), "{name} says egui");
        let negotiation = name.starts_with("negotiation/");
        let above = ["crate::rules", "crate::level", "crate::base", "crate::session"];
        assert!(!negotiation || !above.iter().any(|layer| code.contains(layer)), "{name} knows the game");
    }
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            collect(&entry.path(), files);
        } else if entry.path().extension().is_some_and(|ending| ending == "rs") {
            files.push(entry.path());
        }
    }
}

/// No path of a developer's machine in any tracked file. Outside a checkout there is nothing to look at.
#[test]
fn no_paths_of_a_machine() {
    let git = |args: &[&str]| Command::new("git").args(args).current_dir(root()).output();
    let Ok(listed) = git(&["ls-files", "-z"]) else { return };
    let listed = String::from_utf8(listed.stdout).unwrap();
    let bad: Vec<String> = ["home", "root", "Users"].iter().map(|folder| format!("/{folder}/")).collect();
    for name in listed.split('\0').filter(|name| !name.is_empty() && *name != "tests/tidy.rs") {
        let Ok(text) = std::fs::read_to_string(root().join(name)) else { continue };
        for bad in &bad {
            assert!(!text.contains(bad.as_str()), "{name} contains {bad}");
        }
    }
}
