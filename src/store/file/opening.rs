//! The opening of a data file for work: looked at, brought up to date if it has to be, then opened.

use std::path::Path;

use time::OffsetDateTime;

use super::backup::{self, Made, Why};
use super::header::{self, Level};
use super::reading::Reading;
use super::{FileProblem, check, discard, neighbor, patience, restore};
use crate::store::Store;
use crate::store::hands::StoreError;

/// An open data file.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// The backup that was made because the file was brought to this program's level.
    pub before_update: Option<Made>,
}

/// Opens a data file, or makes it. Take its lock first.
///
/// # Errors
/// [`FileProblem`], with the file as it was.
pub async fn open(path: &Path, now: OffsetDateTime) -> Result<Opened, FileProblem> {
    let level = header::inspect(path).await?;
    if level != Level::New {
        check::glance(path).await?;
    }
    let before_update = if level.is_behind() { Some(update(path, now).await?) } else { None };
    let was_there = path.exists();
    match Store::open(path).await {
        Ok(store) => Ok(Opened { store, before_update }),
        Err(error) => {
            if !was_there {
                // Half a new file would only be in the way.
                discard(path).await;
            }
            Err(FileProblem::from_store(path, error))
        }
    }
}

/// Brings the file of an older Milepost to this one's level. The migrations work on a copy beside it,
/// which takes the file's place only when all of them are through: each is a transaction of its own, so
/// a failure between two would leave the file itself half-way.
async fn update(path: &Path, now: OffsetDateTime) -> Result<Made, FileProblem> {
    let made = backup_before_update(path, now).await?;
    let part = neighbor::with_suffix(path, ".updating");
    let updated = update_copy(&made.backup.path, &part, path).await;
    if updated.is_err() {
        discard(&part).await;
    }
    updated.map(|()| made)
}

async fn backup_before_update(path: &Path, now: OffsetDateTime) -> Result<Made, FileProblem> {
    let made = backup::make(path, Why::BeforeUpdate, now, Reading::Alone).await?;
    match made.findings.problems.first() {
        None => Ok(made),
        Some(first) => Err(FileProblem::damaged(path, first.trim_end_matches('.'))),
    }
}

async fn update_copy(backup: &Path, part: &Path, path: &Path) -> Result<(), FileProblem> {
    discard(part).await;
    let copied = patience::patiently(part, || std::fs::copy(backup, part)).await;
    copied.map_err(|error| FileProblem::from_write(part, error))?;
    match Store::open(part).await {
        Ok(store) => store.close().await,
        Err(error @ StoreError::Unwritable(_)) => return Err(FileProblem::from_store(path, error)),
        Err(error) => return Err(FileProblem::NotUpdated(path.to_owned(), error.to_string())),
    }
    // A log that could not be folded back means that the disk took no more.
    if neighbor::has_wal(part) {
        return Err(FileProblem::Full(path.to_owned()));
    }
    check::glance(part).await.map_err(|_| FileProblem::NotUpdated(path.to_owned(), "the result did not pass its check".to_owned()))?;
    restore::take_over(part, path).await
}
