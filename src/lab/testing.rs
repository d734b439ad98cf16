//! A level file in a folder of its own, for tests of the lab.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::Lab;
use crate::base::Seed;

/// The text of the smallest level there is.
pub(crate) fn tiny() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/tiny.ron");
    std::fs::read_to_string(path).expect("the level of the tests")
}

/// A copy of it in a folder.
pub(crate) fn tiny_in(folder: &Path) -> PathBuf {
    let path = folder.join("tiny.ron");
    std::fs::write(&path, tiny()).expect("written");
    path
}

pub(crate) fn lab(path: &Path) -> Lab {
    let mut lab = Lab::open(path.to_owned(), Seed(7));
    settle(&mut lab);
    lab
}

/// Looks until nothing is under way any more.
pub(crate) fn settle(lab: &mut Lab) {
    let begun = Instant::now();
    loop {
        lab.look();
        if !lab.is_busy() && !lab.look() {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "the lab comes to no end");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// The level that this text is.
pub(crate) fn tiny_level() -> crate::level::Level {
    let source = crate::level::problem::Source::new("tiny.ron", tiny());
    crate::level::library::understand(&source, &crate::level::library::Maps::built_in()).0.expect("a sound level")
}
