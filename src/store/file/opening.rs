//! The opening of a data file for work: looked at, brought up to date if it has to be, then opened.

use std::path::Path;

use time::OffsetDateTime;

use super::backup::{self, Made, Why};
use super::check::Findings;
use super::header::{self, Level};
use super::reading::Reading;
use super::{FileProblem, check, discard, neighbor, patience, restore};
use crate::store::Store;
use crate::store::hands::StoreError;
use crate::store::level::{self, Progress, Stage};

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
    open_telling(path, now, &|_| {}).await
}

/// The same, telling how far the work has come where an older Milepost left the file.
///
/// # Errors
/// As [`open()`].
pub async fn open_telling(path: &Path, now: OffsetDateTime, progress: &Progress) -> Result<Opened, FileProblem> {
    let level = header::inspect(path).await?;
    if level != Level::New {
        check::glance(path).await?;
    }
    let before_update = if level.is_behind() { Some(update(path, now, progress).await?) } else { None };
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

/// Brings the file of an older Milepost to this one's level. The migrations work on a copy beside it, which takes the
/// file's place only when all of them are through: each is a transaction of its own, so a failure between two would
/// leave the file itself half-way. The file as it was becomes the backup at that moment, so that a large file is never
/// there three times.
async fn update(path: &Path, now: OffsetDateTime, progress: &Progress) -> Result<Made, FileProblem> {
    progress(Stage::Checking);
    let findings = check::check(path, Reading::Alone).await?;
    if let Some(first) = findings.problems.first() {
        return Err(FileProblem::damaged(path, first.trim_end_matches('.')));
    }
    restore::fold(path).await;
    if neighbor::has_wal(path) {
        return Err(FileProblem::Full(path.to_owned()));
    }
    let part = neighbor::with_suffix(path, ".updating");
    let updated = match update_copy(path, &part, progress).await {
        Ok(()) => exchange(path, &part, now, findings).await,
        Err(problem) => Err(problem),
    };
    if updated.is_err() {
        discard(&part).await;
    }
    updated
}

async fn update_copy(path: &Path, part: &Path, progress: &Progress) -> Result<(), FileProblem> {
    progress(Stage::Copying);
    discard(part).await;
    let copied = patience::patiently(part, || std::fs::copy(path, part)).await;
    copied.map_err(|error| FileProblem::from_write(part, error))?;
    match level::raise_copy(part, progress).await {
        Ok(()) => {}
        Err(error @ StoreError::Unwritable(_)) => return Err(FileProblem::from_store(path, error)),
        Err(error) => return Err(FileProblem::NotUpdated(path.to_owned(), error.to_string())),
    }
    check::glance_through(part).await.map_err(|_| FileProblem::NotUpdated(path.to_owned(), "the result did not pass its check".to_owned()))
}

/// Keeps the file as it was among its backups, and lets the raised copy take its place.
async fn exchange(path: &Path, part: &Path, now: OffsetDateTime, findings: Findings) -> Result<Made, FileProblem> {
    let kept = backup::keep(path, Why::BeforeUpdate, now).await?;
    if let Err(problem) = restore::take_over(part, path).await {
        // Both names may mean one file, which is in use on.
        let _ = patience::remove(&kept.path).await;
        return Err(problem);
    }
    Ok(backup::counted(path, kept, findings, now).await)
}
