//! Names of files that mean the same on every computer and lead nowhere else.

use crate::words::{Saying, say};

/// Longest name of a file, in characters.
pub const LONGEST_NAME: usize = 64;

/// What may stand in a name beside letters from a to z and digits.
const MARKS: &str = " -_.()+";

/// Names that Windows keeps for devices, whatever ending follows.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Why `name` cannot be the name of a file or folder everywhere; `None` where it can.
///
/// Only letters from a to z, digits and a few marks are allowed, so that no name holds a separator, a drive, a wildcard, a
/// character that is invisible or written in two ways, or climbs out of its folder.
#[must_use]
pub fn flaw(name: &str) -> Option<Saying> {
    let foreign = name.chars().find(|c| !c.is_ascii_alphanumeric() && !MARKS.contains(*c));
    if name.is_empty() {
        Some(say!("portable-empty"))
    } else if name.chars().all(|c| c == '.') {
        Some(say!("portable-dots", name = name))
    } else if let Some(c) = foreign {
        let shown = if c.is_control() { format!("U+{:04X}", u32::from(c)) } else { c.to_string() };
        Some(say!("portable-character", character = shown))
    } else if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        Some(say!("portable-ending"))
    } else if is_device(name) {
        Some(say!("portable-device", name = name))
    } else if name.len() > LONGEST_NAME {
        Some(say!("portable-long", most = LONGEST_NAME))
    } else {
        None
    }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered =
        |port: &str| stem.strip_prefix(port).is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit());
    DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_elsewhere_or_differ_between_computers_are_refused() {
        for good in
            ["quay.ron", "a", "LICENSE-MIT", "my level (2).ron", "console.ron", "com.ron", "com10", ".hidden", "a..b"]
        {
            assert_eq!(flaw(good), None, "{good}");
        }
        let bad = [
            "",
            ".",
            "..",
            "...",
            "a/b",
            "a\\b",
            "C:",
            "c:x",
            "x:stream",
            "a*",
            "a?",
            "a\"b",
            "<a",
            "a>",
            "a|b",
            "a\0b",
            "a\nb",
            "quay.",
            "quay ",
            " quay",
            "con",
            "CON.ron",
            "nul.tar.gz",
            "Aux .ron",
            "com1",
            "LPT9.txt",
            "é",
            "．．",
            "a\u{202e}b",
            "COM¹",
        ];
        for bad in bad {
            assert!(flaw(bad).is_some(), "{bad:?}");
        }
        assert!(flaw(&"a".repeat(LONGEST_NAME + 1)).is_some() && flaw(&"a".repeat(LONGEST_NAME)).is_none());
    }
}
