//! Frozen games and frozen dice, held and renewed: see `demarche::cli::goldens`, which `demarche prove D6` runs as well.

use std::path::Path;

use demarche::cli::goldens::{Golden, RENEW, all};

#[test]
fn games_go_as_they_went_and_dice_fall_as_they_fell() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = package.join("tests/golden");
    let renew = std::env::var_os("DEMARCHE_RENEW").is_some();
    for now in all(package).unwrap_or_else(|level| panic!("{level} has problems")) {
        let name = &now.name;
        let before = std::fs::read_to_string(folder.join(name)).ok().and_then(|text| Golden::read(name, &text));
        if renew {
            assert!(
                before.is_none_or(|before| before.yields_to(&now)),
                "{name}: the rules have changed and the level has not; raise RULES_VERSION in src/rules/state.rs first"
            );
            std::fs::write(folder.join(name), now.text()).unwrap();
            continue;
        }
        let before = before.unwrap_or_else(|| panic!("{name} is missing or no golden file; write it with\n  {RENEW}"));
        if let Some(difference) = before.difference(&now) {
            panic!(
                "{name}: {difference}\nIf that is what you want: raise RULES_VERSION in src/rules/state.rs where rules or \
                 dice have changed, and renew with\n  {RENEW}"
            );
        }
    }
}
