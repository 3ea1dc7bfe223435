//! Whole jurisdictions out of the data file, and into it.
//!
//! **An import is one write.** What is new comes in as it came, with its ids, history, times and actors.
//! What both sides have and tell differently stays as it is, unless the person takes theirs; that is an
//! ordinary change by that person, with its own line in the history. It may reach a round that is
//! read-only here, since it was chosen for that very record.
//!
//! **The last line of a field always tells what the field holds.** Histories are united, so that a line
//! that came in may be the last of a field that was kept as it is here. Then the choice to keep it is
//! itself written down: from what that line says to what is stored, by the person who imported. A second
//! import of the same bundle finds nothing new and writes no such line again.
//!
//! **Deleted for good.** What was deleted here does not come back unless it is taken; what was deleted
//! there and is still here goes into the bin if that is taken, and can be put back from it for 30 days of use.

mod adopt;
mod gather;
mod history;
mod import;
mod insert;
mod journal;
mod place;

use std::path::Path;

use sqlx::Connection;

pub use gather::Progress;
pub use import::{Arrival, Choice, Imported, Outcome, Taken, in_words};
pub use journal::Import;

use crate::bundle::{Bundle, Preview, Refusal};
use crate::domain::ids::JurisdictionId;
use crate::store::Store;
use crate::store::file::{FileProblem, Reading, contents};
use crate::store::hands::{Result, StoreError};
use gather::Scope;

impl Store {
    /// One jurisdiction as a bundle, or all of them, with what lies in the bin.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn export(&self, only: Option<JurisdictionId>) -> Result<Bundle> {
        let mut reader = self.reader().await?;
        let mut tx = reader.begin().await?;
        gather::gather(&mut tx, &Scope::of(only), &|_, _| {}).await
    }
}

/// One jurisdiction of a data file as a bundle, or all of them; also while a running Milepost has the
/// file open. Nothing comes back for an id that is not there.
///
/// # Errors
/// [`FileProblem`], when the file cannot be read.
pub async fn export_file(
    path: &Path,
    reading: Reading,
    only: Option<JurisdictionId>,
    progress: &Progress,
) -> Result<Option<Bundle>, FileProblem> {
    let problem = |error| FileProblem::from_store(path, error);
    let mut reader = contents::open(path, reading).await?;
    let gathered = match reader.connection.begin().await {
        Ok(mut tx) => gather::gather(&mut tx, &Scope::of(only), progress).await,
        Err(error) => Err(error.into()),
    };
    reader.close().await;
    match gathered {
        Ok(bundle) => Ok(Some(bundle)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(problem(error)),
    }
}

/// What an import into a data file would do; also while a running Milepost has the file open.
///
/// # Errors
/// [`FileProblem`], when the file cannot be read. Why the bundle can't be united with it comes within.
pub async fn preview_file(path: &Path, reading: Reading, bundle: &Bundle) -> Result<Result<Preview, Refusal>, FileProblem> {
    let mut reader = contents::open(path, reading).await?;
    let previewed = match reader.connection.begin().await {
        Ok(mut tx) => import::previewed(&mut tx, bundle).await,
        Err(error) => Err(error.into()),
    };
    reader.close().await;
    previewed.map(|previewed| previewed.map(|(_, preview)| preview)).map_err(|error| FileProblem::from_store(path, error))
}
