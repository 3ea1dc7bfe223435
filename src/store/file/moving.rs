//! The move of a data file from a network or synced folder to this computer.

use std::path::{Path, PathBuf};

use time::OffsetDateTime;

use super::lock::Lock;
use super::reading::Reading;
use super::{FileProblem, backup, check, copying, discard, neighbor, patience, restore, second, settle_folder};

/// Copies the data file to a new place, gives the old one a name that says so, and lets backups be
/// copied to the old folder from now on. Both locks show that nobody writes meanwhile; the file
/// must be closed.
///
/// # Errors
/// [`FileProblem`], with the old file in use as before.
pub async fn move_to(from: &Path, to: &Path, _locks: (&Lock, &Lock), now: OffsetDateTime) -> Result<PathBuf, FileProblem> {
    if to.exists() {
        return Err(FileProblem::in_the_way(to));
    }
    let part = neighbor::with_suffix(to, ".moving");
    restore::clear(&part).await?;
    let moved = move_through(from, &part, to, now).await;
    if moved.is_err() {
        // The old file goes on, so there must not be two, and nothing may lead away from it.
        let _ = patience::remove(&neighbor::forwarding(from)).await;
        discard(&part).await;
        discard(to).await;
        second::forget(to).await;
    }
    moved
}

async fn move_through(from: &Path, part: &Path, to: &Path, now: OffsetDateTime) -> Result<PathBuf, FileProblem> {
    copying::copy_whole(from, part, Reading::Alone).await?;
    let findings = check::check(part, Reading::Alone).await?;
    if let Some(first) = findings.problems.first() {
        return Err(FileProblem::damaged(from, first.trim_end_matches('.')));
    }
    let write = |error| FileProblem::from_write(to, error);
    second::remember(to, &backup::folder(from)).await.map_err(write)?;
    restore::put_in_place(part, to).await.map_err(write)?;
    // The note leads whoever starts with the old path. The new file is the true one once the old one has another name.
    let (old, note) = (neighbor::free_name(from, "moved", now), neighbor::forwarding(from));
    let write = |error| FileProblem::from_write(from, error);
    patience::patiently(&note, || std::fs::write(&note, format!("{}\n", to.display()))).await.map_err(write)?;
    patience::rename(from, &old).await.map_err(write)?;
    let _ = settle_folder(from);
    Ok(old)
}

/// Where a file that is no longer here was moved to.
#[must_use]
pub fn moved_to(path: &Path) -> Option<PathBuf> {
    if path.exists() {
        return None;
    }
    let text = std::fs::read_to_string(neighbor::forwarding(path)).ok()?;
    let line = text.lines().next()?.trim();
    Some(PathBuf::from(line)).filter(|target| target.is_file())
}
