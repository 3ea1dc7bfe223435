//! The second folder of backups: where a moved file used to be, so that copies still reach the network or the cloud.

use std::io;
use std::path::{Path, PathBuf};

use time::OffsetDateTime;

use super::backup::{self, Backup, PART};
use super::{FileProblem, neighbor, order, shelf};

/// The note that names it. A plain file, so that an IT office can set or remove it.
fn note(path: &Path) -> PathBuf {
    backup::folder(path).join("also-copy-to.txt")
}

/// The second folder to which each good backup is copied, if there is one.
#[must_use]
pub fn folder(path: &Path) -> Option<PathBuf> {
    let text = std::fs::read_to_string(note(path)).ok()?;
    let line = text.lines().next()?.trim();
    (!line.is_empty()).then(|| PathBuf::from(line))
}

/// Remembers the second folder.
///
/// # Errors
/// A failed write.
pub fn remember(path: &Path, second: &Path) -> io::Result<()> {
    std::fs::create_dir_all(backup::folder(path))?;
    std::fs::write(note(path), format!("{}\n", second.display()))
}

/// Copies a backup there, and lets go of the oldest there too.
pub(super) fn copy_to(backup: &Backup, second: &Path, stem: &str, now: OffsetDateTime) -> Result<PathBuf, FileProblem> {
    let target = second.join(backup.name());
    let part = neighbor::with_suffix(&target, PART);
    let copied =
        std::fs::create_dir_all(second).and_then(|()| std::fs::copy(&backup.path, &part)).and_then(|_| backup::finish(&part, &target));
    match copied {
        Ok(_) => {
            // Without it the name has to do there.
            let _ = order::add(second, &backup.name());
            shelf::prune(second, stem, &target, now);
            Ok(target)
        }
        Err(error) => {
            let _ = std::fs::remove_file(&part);
            Err(FileProblem::from_write(&target, error))
        }
    }
}
