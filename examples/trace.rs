use demarche::*;
fn main() {
    let level = level::library::Library::built_in().playable("winter-ward").unwrap();
    let seed = std::env::args().nth(1).map_or(0, |s| s.parse().unwrap());
    session::play_out(&level, base::Seed(seed), &[], |s, facts| {
        for f in facts {
            let t = format!("{f:?}");
            if t.starts_with("UtilityDrawn") || t.starts_with("ClueDrawn") {
                continue;
            }
            println!("{} {}", s.turn, &t.chars().take(260).collect::<String>());
        }
    });
}
