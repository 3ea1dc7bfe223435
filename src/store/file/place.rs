//! Where the data file is: beside the program if a person wants it there, else in the platform's data folder.

use std::io;
use std::path::{Path, PathBuf};

use super::neighbor;
pub use super::risk::Risk;

/// The name of the data file.
pub const NAME: &str = "milepost.db";
/// The folder that keeps the data beside the program, on a stick say. A person makes it.
pub const BESIDE: &str = "Milepost data";

/// The data file beside the program; none unless its folder was made there. That gives nobody a new
/// power: whoever can make a folder there can also replace the program.
#[must_use]
pub fn beside(program: &Path) -> Option<PathBuf> {
    let folder = neighbor::folder(program).join(BESIDE);
    folder.is_dir().then(|| folder.join(NAME))
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_beside_the_program_only_if_its_folder_was_made_there() {
        let stick = tempfile::tempdir().unwrap();
        let program = stick.path().join("milepost");
        assert_eq!(beside(&program), None);
        std::fs::write(stick.path().join(BESIDE), "").unwrap();
        assert_eq!(beside(&program), None, "a file of that name is no folder");
        std::fs::remove_file(stick.path().join(BESIDE)).unwrap();
        std::fs::create_dir(stick.path().join(BESIDE)).unwrap();
        assert_eq!(beside(&program), Some(stick.path().join(BESIDE).join(NAME)));
    }
}
