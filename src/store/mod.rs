//! The only code that knows SQL: one file per group of tables, and `file` for the data file as a whole.

mod actions;
mod actions_changed;
mod asks;
mod assessments;
mod bin;
pub mod bundle;
mod carried;
mod case;
mod condition;
mod days;
mod decisions;
mod drafts;
mod entries;
mod error;
mod example;
pub mod file;
mod fold;
mod history;
mod jurisdictions;
mod launch;
mod listed;
mod meetings;
mod migrations;
mod overview;
mod people;
mod readers;
mod scribe;
mod states;
mod writer;

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

pub use actions_changed::{NewAction, Pressed};
pub use assessments::{Assessment, Roster, Round};
pub use bin::{BIN_DAYS, Binned};
pub use carried::EarlierWord;
pub use condition::ConditionFacts;
pub use entries::{Conflict, Recorded};
pub use error::StoreError;
pub use history::{EventPage, FieldFilter};
pub use jurisdictions::Jurisdiction;
pub use launch::LaunchKit;
pub use listed::{JurisdictionPage, MOST_COUNTED, Stretch};
pub use meetings::{HeldMeeting, MeetingForm};
pub use migrations::MIGRATIONS;
pub use overview::Overview;
pub use people::AtWork;
pub use scribe::FactChange;
pub use states::KeptState;

use crate::domain::dates;
use crate::domain::history::from_millis;
use readers::{Reader, Readers};
use writer::{Turn, Writer};

/// An open data file: one connection that writes, a few that read.
#[derive(Debug, Clone)]
pub struct Store {
    readers: Readers,
    writer: Writer,
    path: PathBuf,
    id: Uuid,
}

type Result<T, E = StoreError> = std::result::Result<T, E>;

impl Store {
    /// Opens a data file, makes it if it does not exist, and brings it to the present level. Call
    /// [`file::header::inspect`] first: this does not look whose file it is, and makes no backup.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be opened, read or migrated.
    pub async fn open(path: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5));
        // One writer: with several, SQLite's own waiting makes the slowest write 140 times slower.
        let mut write = options.connect().await?;
        let id = match made_ready(&mut write).await {
            Ok(id) => id,
            Err(error) => {
                // Only dropped, it would be open a moment longer, and Windows removes nothing that is open.
                let _ = write.close().await;
                return Err(error);
            }
        };
        let readers = Readers::new(options.create_if_missing(false).pragma("query_only", "ON"));
        Ok(Self { readers, writer: Writer::new(write), path: path.to_owned(), id })
    }

    /// Closes all connections; the last one folds the write-ahead log into the file.
    pub async fn close(&self) {
        self.readers.close().await;
        if let Err(error) = self.writer.close().await {
            // All that was acknowledged is in the log beside the file, which the next start folds in.
            tracing::warn!(%error, "the data file was not closed well");
        }
    }

    /// Where the data file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What tells this data file from all others. Its copies and backups share it.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.id
    }

    async fn reader(&self) -> Result<Reader> {
        self.readers.borrow().await
    }

    async fn turn(&self) -> Result<Turn> {
        self.writer.turn().await
    }
}

/// Brings a file to the present level, and reads which file it is.
async fn made_ready(write: &mut SqliteConnection) -> Result<Uuid> {
    MIGRATIONS.run(&mut *write).await.map_err(sqlx::Error::from)?;
    let id = sqlx::query_scalar("SELECT id FROM this_file WHERE one = 1").fetch_optional(write).await?;
    id.ok_or_else(|| StoreError::Damaged("the file does not say which it is".to_owned()))
}

/// A fresh id. Ids of one program never run backwards, even within a millisecond.
fn fresh_id() -> Uuid {
    Uuid::now_v7()
}

/// A stored moment; the database holds nothing else than what this program wrote.
fn moment(millis: i64) -> Result<OffsetDateTime> {
    from_millis(millis).ok_or_else(|| StoreError::Damaged(format!("{millis} is no moment")))
}

/// A stored date; none where nothing stands.
fn date(what: &str, text: &str) -> Result<Option<Date>> {
    let read = || dates::parse_iso(text).ok_or_else(|| StoreError::Damaged(format!("“{what}” cannot be read")));
    if text.is_empty() { Ok(None) } else { read().map(Some) }
}

/// A stored word; none where nothing stands.
fn word<T: std::str::FromStr>(what: &str, text: &str) -> Result<Option<T>> {
    if text.is_empty() { Ok(None) } else { read_as(what, text).map(Some) }
}

/// A value of JSON that SQLite put together.
fn from_json<'a, T: Deserialize<'a>>(what: &str, json: &'a str) -> Result<T> {
    serde_json::from_str(json).map_err(|error| StoreError::Damaged(format!("{what} cannot be read: {error}")))
}

/// A stored word read as a type of the domain, which fails loudly if the file is wrong.
fn read_as<T: std::str::FromStr>(what: &str, text: &str) -> Result<T> {
    text.parse().map_err(|_| StoreError::Damaged(format!("“{what}” cannot be read")))
}
