//! The level of a data file: the migrations, each with what SQL alone cannot make, in one transaction.
//!
//! A level is its SQL and then, in the same transaction, its `fill` here: values that need the program, such as digests,
//! ids that follow from other values, sort keys. Whatever value a fill changes gets a line in the history by *Milepost*
//! (`Backfill::log`); links of order are structure and get none. What a fill makes has ids that follow from what is
//! there, so that two copies of one file that are raised apart still hold the same.

mod backfill;
mod find;
mod groups;
mod order;
mod people;
mod progress;

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteLockingMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};

pub use progress::{Progress, Stage};

use backfill::Backfill;

use super::hands::{MIGRATIONS, Result};

/// What a level makes of a file beyond its SQL.
async fn fill(level: i64, backfill: &mut Backfill<'_>) -> Result<()> {
    match level {
        7 => {
            order::fill(backfill).await?;
            people::fill(backfill).await?;
            groups::fill(backfill).await
        }
        // The index of Find is read by the columns of today, so it waits until all of them are there.
        _ if Some(level) == MIGRATIONS.iter().map(|migration| migration.version).max() => find::fill(backfill).await,
        _ => Ok(()),
    }
}

/// Brings a file to the present level, one transaction for each level.
pub(super) async fn raise(connection: &mut SqliteConnection, progress: &Progress) -> Result<()> {
    let level: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *connection).await?;
    let mut is_raised = false;
    for migration in MIGRATIONS.iter().filter(|migration| migration.version > level) {
        progress(Stage::Building);
        let mut tx = connection.begin().await?;
        MIGRATIONS.run_to(migration.version, &mut *tx).await.map_err(sqlx::Error::from)?;
        fill(migration.version, &mut Backfill::new(&mut tx, progress)).await?;
        tx.commit().await?;
        is_raised = true;
    }
    if !is_raised {
        // Nothing is left to do but to look whether the migrations that it saw are ours.
        MIGRATIONS.run(&mut *connection).await.map_err(sqlx::Error::from)?;
    }
    Ok(())
}

/// Brings a copy of a file to the present level. It is of use only when all is done, so nothing is written down beside
/// it by which a half-done one could be taken back: that would take as much room again.
///
/// # Errors
/// A failed read or write. What is left of the copy is of no use then.
pub(super) async fn raise_copy(copy: &Path, progress: &Progress) -> Result<()> {
    let options = SqliteConnectOptions::new()
        .filename(copy)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Off)
        .synchronous(SqliteSynchronous::Off)
        .locking_mode(SqliteLockingMode::Exclusive)
        .pragma("cache_size", "-65536");
    let mut connection = options.connect().await?;
    let raised = raise(&mut connection, progress).await;
    // Only dropped, it would be open a moment longer, and Windows removes nothing that is open.
    let closed = connection.close().await;
    raised?;
    Ok(closed?)
}
