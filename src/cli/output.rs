//! A file that a command writes whole or not at all, and of which it knows before a long run that it can be written.

use std::fs::Permissions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// A file to be.
pub(super) struct Output {
    path: PathBuf,
    written: NamedTempFile,
}

impl Output {
    /// Makes sure that `path` can be written; what lies there stays as it is until [`Self::finish`].
    ///
    /// # Errors
    /// If it is a folder, or its folder does not exist or cannot be written in.
    pub fn new(path: &Path) -> io::Result<Self> {
        if path.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = Builder::new();
        builder.prefix(".demarche-");
        if let Some(permissions) = usual_permissions() {
            builder.permissions(permissions);
        }
        // The name of the temporary file would only confuse.
        let written = builder.tempfile_in(folder).map_err(|error| io::Error::from(error.kind()))?;
        Ok(Self { path: path.to_owned(), written })
    }

    /// Puts the file in its place with what `write` writes into it.
    ///
    /// # Errors
    /// If it cannot be written; then nothing has changed.
    pub fn finish(mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        write(&mut self.written)?;
        self.written.flush()?;
        self.written.persist(&self.path).map(drop).map_err(|refused| refused.error)
    }
}

/// Those of any new file, which the system cuts down as its user wants; temporary files are for one user only.
#[cfg(unix)]
fn usual_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
const fn usual_permissions() -> Option<Permissions> {
    None
}
