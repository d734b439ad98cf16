//! Settings on disk: one JSON file, replaced as a whole. A file that cannot be read is as none.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::vm::Settings;

const FILE: &str = "settings.json";

pub(super) fn load(folder: &Path) -> Settings {
    let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
    let mut settings: Settings = serde_json::from_str(&text).unwrap_or_default();
    settings.scale = settings.scale.clamp(100, 200);
    for volume in [&mut settings.volume, &mut settings.music, &mut settings.sounds] {
        *volume = (*volume).min(100);
    }
    settings
}

/// # Errors
/// If the folder or the file cannot be written.
pub(super) fn store(folder: &Path, settings: &Settings) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(serde_json::to_string_pretty(settings)?.as_bytes())?;
    file.persist(folder.join(FILE))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_and_nonsense_is_as_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings { scale: 150, music: 10, ..Settings::default() };
        store(folder.path(), &settings).unwrap();
        assert_eq!(load(folder.path()), settings);
        fs::write(folder.path().join(FILE), "{").unwrap();
        assert_eq!(load(folder.path()), Settings::default());
        fs::write(folder.path().join(FILE), r#"{"scale": 900, "unheard_of": 1}"#).unwrap();
        assert_eq!(load(folder.path()).scale, 200);
    }
}
