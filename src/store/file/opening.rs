//! The opening of a data file for work: looked at, backed up if it is about to change, then opened.

use std::path::Path;

use time::OffsetDateTime;

use super::backup::{self, Made, Why};
use super::header::{self, Level};
use super::reading::Reading;
use super::{FileProblem, check, neighbor};
use crate::store::Store;

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
    let before_update = if level.is_behind() { Some(backup_before_update(path, now).await?) } else { None };
    let was_there = path.exists();
    match Store::open(path).await {
        Ok(store) => Ok(Opened { store, before_update }),
        Err(error) => {
            if !was_there {
                // Half a new file would only be in the way.
                for file in [path.to_owned(), neighbor::wal(path), neighbor::shm(path)] {
                    let _ = std::fs::remove_file(file);
                }
            }
            Err(FileProblem::from_store(path, error))
        }
    }
}

async fn backup_before_update(path: &Path, now: OffsetDateTime) -> Result<Made, FileProblem> {
    let made = backup::make(path, Why::BeforeUpdate, now, Reading::Alone).await?;
    match made.findings.problems.first() {
        None => Ok(made),
        Some(first) => Err(FileProblem::damaged(path, first.trim_end_matches('.'))),
    }
}
