//! Whole jurisdictions out of the data file, and into it.
//!
//! **An import is one write.** What is new comes in as it came, with its ids, history, times and actors. What both sides
//! have is merged field by field ([`crate::domain::merge`]): what was changed there alone comes in with its own lines and
//! makes no line here; what was changed here alone stays; what a person chose of the rest is an ordinary change by them. It
//! may reach a round that is read-only here, since it was chosen for that very field.
//!
//! **The last line of a field always tells what the field holds.** Histories are united, so that a line that came in may be
//! one of the last of a field that was kept as it is here. Then the choice to keep it is itself written down: a line that
//! follows all of them, from what the other says to what is stored, by the person who imported. A second import of the
//! same bundle finds nothing new and writes no such line again, and the other copy, once it takes that line in, is not
//! asked any more.
//!
//! **Deleted for good.** What was deleted here does not come back unless it is taken; what was deleted
//! there and is still here goes into the bin if that is taken, and can be put back from it for 30 days of use.

mod adopt;
mod before;
mod bounds;
mod gather;
mod history;
mod import;
mod insert;
mod journal;
mod people;
mod place;
mod undo;

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

pub use gather::Progress;
pub use import::{Arrival, Choice, Imported, Outcome, Taken, in_words};
pub use journal::Import;
pub use undo::Undone;

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
        // From here on no line is written on until all of them are read. Whoever has the turn may be writing one on.
        let _leaving = self.departed.leave();
        drop(self.turn().await?);
        let mut reader = self.reader().await?;
        let mut tx = reader.begin().await?;
        let bundle = gather::gather(&mut tx, &Scope::of(only), &|_, _| {}).await?;
        self.departed.left(gather::last_line(&mut tx).await?);
        Ok(bundle)
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
    if reading == Reading::Beside {
        // The running program is to write on in no line that leaves here.
        departing(path, "9223372036854775807").await.map_err(problem)?;
    }
    let mut reader = contents::open(path, reading).await?;
    let gathered = match reader.connection.begin().await {
        Ok(mut tx) => gather::gather(&mut tx, &Scope::of(only), progress).await,
        Err(error) => Err(error.into()),
    };
    reader.close().await;
    if reading == Reading::Beside {
        departing(path, "(SELECT coalesce(max(seq), 0) FROM history)").await.map_err(problem)?;
    }
    match gathered {
        Ok(bundle) => Ok(Some(bundle)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(problem(error)),
    }
}

/// Writes down in a file that is in use up to which line its history leaves it.
async fn departing(path: &Path, last: &str) -> Result<()> {
    let mut connection = SqliteConnectOptions::new().filename(path).busy_timeout(Duration::from_secs(5)).connect().await?;
    let sql = format!("UPDATE this_file SET exported = {last} WHERE one = 1");
    let written = sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await;
    connection.close().await?;
    written?;
    Ok(())
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
