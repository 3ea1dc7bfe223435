//! The way back: a backup takes the place of the data file, which is kept beside it.

use std::io;
use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use time::OffsetDateTime;

use super::header::{self, Level};
use super::lock::Lock;
use super::reading::Reading;
use super::{FileProblem, check, copying, discard, neighbor, patience, settle, settle_folder};

/// What came of going back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the file that was in use lies now, if there was one.
    pub kept: Option<PathBuf>,
}

/// Finds a backup by its name in the folder, or by its path.
///
/// # Errors
/// [`FileProblem::NoBackup`].
pub fn find(path: &Path, named: &Path) -> Result<PathBuf, FileProblem> {
    let in_folder = neighbor::backups(path).join(named);
    [in_folder, named.to_owned()].into_iter().find(|found| found.is_file()).ok_or_else(|| FileProblem::NoBackup(named.to_owned()))
}

/// Puts a backup in the place of the data file. It is checked first; the file in use is kept beside
/// it; and a kill at any moment leaves either the old file or the new one, whole.
///
/// The lock shows that nobody writes to the file meanwhile.
///
/// # Errors
/// [`FileProblem`], with the data file as it was.
pub async fn restore(path: &Path, backup: &Path, _lock: &Lock, now: OffsetDateTime) -> Result<Restored, FileProblem> {
    is_fit(backup).await?;
    refuse_foreign(path).await?;
    let part = neighbor::with_suffix(path, ".restoring");
    clear(&part).await?;
    copying::copy_whole(backup, &part, Reading::Alone).await?;
    let restored = exchange(&part, path, now).await;
    if restored.is_err() {
        discard(&part).await;
    }
    restored
}

/// Keeps the file in use and lets the new one take its place, or leaves all as it was.
async fn exchange(part: &Path, path: &Path, now: OffsetDateTime) -> Result<Restored, FileProblem> {
    let kept = path.exists().then(|| neighbor::free_name(path, "before restore", now));
    let exchanged = match keep(path, kept.as_deref()).await {
        Ok(()) => put_in_place(part, path).await.map_err(|error| FileProblem::from_write(path, error)),
        Err(problem) => Err(problem),
    };
    // Once the new file has its name, what failed is no more than the settling of it, and what was kept is all that is left.
    if let (Err(_), Some(kept), true) = (&exchanged, &kept, part.exists()) {
        take_back(kept, path).await;
    }
    exchanged.map(|()| Restored { kept })
}

async fn is_fit(backup: &Path) -> Result<(), FileProblem> {
    let bad = |why: &str| FileProblem::BadBackup(backup.to_owned(), why.to_owned());
    match header::look(backup).await {
        Ok(Level::At(_)) => {}
        Ok(Level::New) => return Err(bad("there is nothing in it")),
        Err(FileProblem::Newer { .. }) => return Err(bad("a newer Milepost made it")),
        Err(FileProblem::Damaged { what, .. }) => return Err(bad(&what)),
        Err(FileProblem::Foreign { .. }) => return Err(bad("it is not a Milepost data file")),
        Err(problem) => return Err(problem),
    }
    let findings = check::check(backup, Reading::Alone).await?;
    findings.problems.first().map_or(Ok(()), |first| Err(bad(first.trim_end_matches('.'))))
}

/// A path typed wrong must not cost another program its file.
async fn refuse_foreign(path: &Path) -> Result<(), FileProblem> {
    match header::inspect(path).await {
        Err(problem @ FileProblem::Foreign { .. }) if header::is_of_another_program(path) => Err(problem),
        // A damaged file, and one that cannot be recognized any more, are what a backup is for.
        Ok(_) | Err(FileProblem::Damaged { .. } | FileProblem::Foreign { .. } | FileProblem::Newer { .. }) => Ok(()),
        Err(problem) => Err(problem),
    }
}

/// Copies the file in use beside itself, so that it is in its place until the very end.
async fn keep(path: &Path, kept: Option<&Path>) -> Result<(), FileProblem> {
    let log = neighbor::wal(path);
    if let Some(kept) = kept {
        fold(path).await;
        let write = |error| FileProblem::from_write(kept, error);
        copy(path, kept).await.map_err(write)?;
        // Left only if the file is too damaged to be folded; then the log must not meet the new file.
        if neighbor::has_wal(path) {
            copy(&log, &neighbor::wal(kept)).await.map_err(write)?;
        }
    }
    clear(&log).await?;
    clear(&neighbor::shm(path)).await
}

async fn copy(from: &Path, to: &Path) -> io::Result<()> {
    patience::patiently(to, || std::fs::copy(from, to)).await?;
    settle(to).await
}

/// Undoes what was kept, since the file in use stays. If its log is gone already, it comes back first.
async fn take_back(kept: &Path, path: &Path) {
    let log = neighbor::wal(kept);
    if neighbor::has_wal(kept) && !neighbor::has_wal(path) && copy(&log, &neighbor::wal(path)).await.is_err() {
        // What was kept is all that still has it.
        return;
    }
    discard(kept).await;
}

/// Brings the log's changes into the file, so that the file alone is whole. What cannot be folded
/// is kept as it is.
pub(super) async fn fold(path: &Path) {
    if !neighbor::has_wal(path) {
        return;
    }
    if let Ok(mut connection) = SqliteConnectOptions::new().filename(path).connect().await {
        let _ = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await;
        let _ = connection.close().await;
    }
}

/// Lets a newer copy of the file take its place. What still lies in the log is in the copy already, so it
/// is folded into the old file and gone before the log could meet the new one.
pub(super) async fn take_over(part: &Path, path: &Path) -> Result<(), FileProblem> {
    fold(path).await;
    if neighbor::has_wal(path) {
        return Err(FileProblem::Full(path.to_owned()));
    }
    clear(&neighbor::wal(path)).await?;
    clear(&neighbor::shm(path)).await?;
    put_in_place(part, path).await.map_err(|error| FileProblem::from_write(path, error))
}

/// The one step that counts: a rename, after which the folder is settled.
pub(super) async fn put_in_place(part: &Path, path: &Path) -> io::Result<()> {
    if let Ok(old) = path.metadata() {
        // Who may read the old file may read the new one, and nobody else.
        patience::patiently(part, || std::fs::set_permissions(part, old.permissions())).await?;
    }
    settle(part).await?;
    patience::rename(part, path).await?;
    settle_folder(path)
}

/// Removes a file that may not be there.
pub(super) async fn clear(path: &Path) -> Result<(), FileProblem> {
    patience::remove(path).await.map_err(|error| FileProblem::from_write(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_undone_gives_the_log_back() {
        let folder = tempfile::tempdir().unwrap();
        let (path, kept) = (folder.path().join("milepost.db"), folder.path().join("kept.db"));
        std::fs::write(&path, "whole").unwrap();
        for log_is_gone in [true, false] {
            std::fs::write(&kept, "whole").unwrap();
            std::fs::write(neighbor::wal(&kept), "the last changes").unwrap();
            if log_is_gone {
                std::fs::remove_file(neighbor::wal(&path)).unwrap_or_default();
            }
            take_back(&kept, &path).await;
            assert_eq!(std::fs::read_to_string(neighbor::wal(&path)).unwrap(), "the last changes");
            assert!(!kept.exists() && !neighbor::wal(&kept).exists());
        }
    }
}
