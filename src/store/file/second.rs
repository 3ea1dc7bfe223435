//! The second folder of backups: where a moved file used to be, so that copies still reach the network or the cloud.

use std::io;
use std::path::{Path, PathBuf};

use time::OffsetDateTime;

use super::backup::{self, Backup};
use super::neighbor::PART;
use super::{FileProblem, discard, finish, neighbor, order, patience, shelf};

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
pub async fn remember(path: &Path, second: &Path) -> io::Result<()> {
    std::fs::create_dir_all(backup::folder(path))?;
    patience::patiently(&note(path), || std::fs::write(note(path), format!("{}\n", second.display()))).await
}

/// Forgets it again, with the folder of the backups if that is empty.
pub(super) async fn forget(path: &Path) {
    let _ = patience::remove(&note(path)).await;
    let _ = std::fs::remove_dir(backup::folder(path));
}

/// Copies a backup there, and lets go of the oldest there too.
pub(super) async fn copy_to(backup: &Backup, second: &Path, stem: &str, now: OffsetDateTime) -> Result<PathBuf, FileProblem> {
    let target = second.join(backup.name());
    let part = neighbor::with_suffix(&target, PART);
    match copy(backup, second, &part, &target).await {
        Ok(_) => {
            // Without it the name has to do there.
            let _ = order::add(second, &backup.name()).await;
            shelf::prune(second, stem, &target, now);
            Ok(target)
        }
        Err(error) => {
            discard(&part).await;
            Err(FileProblem::from_write(&target, error))
        }
    }
}

async fn copy(backup: &Backup, second: &Path, part: &Path, target: &Path) -> io::Result<u64> {
    std::fs::create_dir_all(second)?;
    patience::patiently(part, || std::fs::copy(&backup.path, part)).await?;
    finish(part, target).await
}
