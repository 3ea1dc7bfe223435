//! The way back: a backup takes the place of the data file, which is kept beside it.

use std::io;
use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use time::OffsetDateTime;

use super::header::{self, Level};
use super::lock::Lock;
use super::reading::Reading;
use super::{FileProblem, backup, check, neighbor, settle, settle_folder};

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
    clear(&part)?;
    backup::copy_whole(backup, &part, Reading::Alone).await?;
    let kept = match keep(path, now).await {
        Ok(kept) => kept,
        Err(problem) => {
            let _ = std::fs::remove_file(&part);
            return Err(problem);
        }
    };
    put_in_place(&part, path).map_err(|error| FileProblem::from_write(path, error))?;
    Ok(Restored { kept })
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
async fn keep(path: &Path, now: OffsetDateTime) -> Result<Option<PathBuf>, FileProblem> {
    if !path.exists() {
        clear(&neighbor::wal(path))?;
        return Ok(None);
    }
    fold(path).await;
    let kept = neighbor::free_name(path, "before restore", now);
    copy(path, &kept).map_err(|error| {
        let _ = std::fs::remove_file(&kept);
        FileProblem::from_write(&kept, error)
    })?;
    // Left only if the file is too damaged to be folded; then the log must not meet the new file.
    let log = neighbor::wal(path);
    if neighbor::has_wal(path) {
        copy(&log, &neighbor::wal(&kept)).map_err(|error| FileProblem::from_write(&kept, error))?;
    }
    clear(&log)?;
    clear(&neighbor::shm(path))?;
    Ok(Some(kept))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::copy(from, to)?;
    settle(to)
}

/// Brings the log's changes into the file, so that the file alone is whole. What cannot be folded
/// is kept as it is.
async fn fold(path: &Path) {
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
    clear(&neighbor::wal(path))?;
    clear(&neighbor::shm(path))?;
    put_in_place(part, path).map_err(|error| FileProblem::from_write(path, error))
}

/// The one step that counts: a rename, after which the folder is settled.
pub(super) fn put_in_place(part: &Path, path: &Path) -> io::Result<()> {
    if let Ok(old) = path.metadata() {
        // Who may read the old file may read the new one, and nobody else.
        std::fs::set_permissions(part, old.permissions())?;
    }
    settle(part)?;
    std::fs::rename(part, path)?;
    settle_folder(path)
}

/// Removes a file that may not be there.
pub(super) fn clear(path: &Path) -> Result<(), FileProblem> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(FileProblem::from_write(path, error)),
        _ => Ok(()),
    }
}
