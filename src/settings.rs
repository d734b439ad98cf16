//! Where saves, settings and levels of one's own are kept, and the settings there: one JSON file, replaced as a whole. A
//! file that cannot be read is as none.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::vm::Settings;
use crate::words::Words;

const FILE: &str = "settings.json";

/// The folder: `DEMARCHE_DATA`, or the one that the system has for it.
#[must_use]
pub fn folder() -> PathBuf {
    let named = std::env::var_os("DEMARCHE_DATA").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let usual = || ProjectDirs::from("", "", "demarche").map(|dirs| dirs.data_dir().to_owned());
    named.or_else(usual).unwrap_or_else(|| PathBuf::from("demarche-data"))
}

/// The settings in a folder. Where there are none yet, the language is that of the system, as far as there are words.
#[must_use]
pub fn load(folder: &Path) -> Settings {
    let kept = fs::read_to_string(folder.join(FILE)).ok().and_then(|text| serde_json::from_str(&text).ok());
    let mut settings: Settings =
        kept.unwrap_or_else(|| Settings { language: language_of_system(), ..Settings::default() });
    settings.scale = settings.scale.clamp(100, 200);
    for volume in [&mut settings.volume, &mut settings.music, &mut settings.sounds] {
        *volume = (*volume).min(100);
    }
    settings
}

fn language_of_system() -> String {
    Words::new(&sys_locale::get_locale().unwrap_or_default()).language.to_string()
}

/// Keeps the settings in a folder, which is made if it is missing.
///
/// # Errors
/// If the folder or the file cannot be written.
pub fn store(folder: &Path, settings: &Settings) -> std::io::Result<()> {
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
