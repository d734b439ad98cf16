//! The level file that is written in the lab: replaced as a whole, so that an editor never sees half of it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::level::edit::{Step, quoted, set};
use crate::level::problem::Source;

/// Puts `text` in the place of a file. A link stays a link, and the file keeps its permissions.
///
/// # Errors
/// If the folder or the file cannot be written; the file then is as it was.
pub fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut fresh = tempfile::NamedTempFile::new_in(folder)?;
    fresh.write_all(text.as_bytes())?;
    fresh.as_file().set_permissions(permissions)?;
    fresh.persist(&path)?;
    Ok(())
}

/// Writes a level as a file of one's own under a name that is free in `folder`, and gives it that name as its id.
///
/// # Errors
/// If the folder or the file cannot be written.
pub fn copy(level: &Source, id: &str, folder: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    for n in 1_u32.. {
        let name = if n == 1 { format!("my-{id}") } else { format!("my-{id}-{n}") };
        let path = folder.join(format!("{name}.ron"));
        let text = set(level, &[Step::field("id")], &quoted(&name)).unwrap_or_else(|_| level.text.clone());
        match fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes())?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::library::{Library, load};

    #[test]
    fn a_copy_is_a_level_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let levels = folder.path().join("levels");
        let winter = Library::built_in().load("winter-ward");
        for name in ["my-winter-ward", "my-winter-ward-2"] {
            let path = copy(&winter.source, "winter-ward", &levels).unwrap();
            assert_eq!(path, levels.join(format!("{name}.ron")));
            let level = load(&path).level.expect("it is as sound as what it was made from");
            assert_eq!(level.id, name);
            assert_eq!(level.title, "Winter Ward");
        }
    }

    #[test]
    fn a_file_is_replaced_as_a_whole_and_stays_what_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a level.ron");
        assert!(replace(&path, "new").is_err(), "what is gone is not made anew");
        fs::write(&path, "old").unwrap();
        replace(&path, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions.clone()).unwrap();
        assert!(replace(&path, "newer").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("level.ron"), folder.path().join("link.ron"));
        fs::write(&path, "old").unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        replace(&link, "new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    }
}
