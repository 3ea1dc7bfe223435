//! Where the data file is: the platform's data folder, unless a person says otherwise.

use std::io;
use std::path::{Path, PathBuf};

use super::neighbor;
pub use super::risk::Risk;

/// The name of the data file.
pub const NAME: &str = "milepost.db";

/// The data file in the platform's data folder; none on a computer that has no such folder.
#[must_use]
pub fn usual() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "Milepost").map(|folders| folders.data_local_dir().join(NAME))
}

/// One path for one file, however it was written, so that two starts meet at one lock.
///
/// # Errors
/// When the current folder cannot be read.
pub fn whole(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    Ok(followed(&path).unwrap_or(path))
}

/// The path with its links followed; for a file that is not there yet, those of its folder.
#[cfg(unix)]
fn followed(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().or_else(|| Some(neighbor::folder(path).canonicalize().ok()?.join(path.file_name()?)))
}

/// On Windows the system's own form of a path is not fit for people to read, and links are rare.
#[cfg(not(unix))]
fn followed(_path: &Path) -> Option<PathBuf> {
    None
}

/// Makes the folder of the data file in its usual place, which a first run does not find.
///
/// # Errors
/// A failed write.
pub fn make_folder(path: &Path) -> io::Result<()> {
    std::fs::create_dir_all(neighbor::folder(path))
}
