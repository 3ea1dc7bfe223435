//! The only code that knows SQL: a room per noun, `file` for the data file as a whole, `level` for
//! what brings an older one up to date, and `hands` for what all of them use.

mod bin;
pub mod bundle;
mod coalition;
mod conversation;
mod decision;
mod drafts;
pub mod file;
mod find;
mod hands;
mod history;
mod jurisdiction;
mod launch;
pub mod level;
mod measures;
mod metrics;
mod names;
mod people;
mod progress;
mod publication;
mod readiness;
mod road;
mod rounds;
mod strategy;
mod things;
mod work;

use std::hash::Hash;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use uuid::Uuid;

pub use bin::{BIN_DAYS, Binned};
pub use coalition::Pasted;
pub use conversation::{HeldMeeting, MeetingForm};
pub use find::{Found, Group, Hit, MOST as MOST_FOUND};
pub use hands::{FactChange, MIGRATIONS, StoreError};
pub use history::{EventPage, FieldFilter, Lately};
pub use jurisdiction::{Jurisdiction, JurisdictionPage, MOST_COUNTED, Overview, Stretch};
pub use launch::LaunchKit;
pub use measures::UpdateAdded;
pub use metrics::{Incoming, LookProblem, Looked, MetricsImported, MetricsPreview, MetricsRemoved, Resting, Told};
pub use people::{AtWork, Listed, OnRecord};
pub use publication::Publishing;
pub use readiness::{ConditionFacts, Conflict, KeptState, Recorded};
pub use road::RoadChange;
pub use rounds::{Apart, Assessment, EarlierWord, Roster, Round, Said};
pub use strategy::{Approving, EntryChange, LogicModel, NewEntry, Reversed, Unlinked};
pub use things::{Along, NewThing, ThingChange};
pub use work::{ActionChange, NewAction, Pressed, Refused};

use crate::domain::guide::ConditionKey;
use crate::domain::ids::{ActorId, AssessmentId, JurisdictionId};
pub use hands::Memo;
use hands::{Departed, Reader, Readers, Result, Turn, Writer};

/// An open data file: one connection that writes, a few that read.
#[derive(Debug, Clone)]
pub struct Store {
    readers: Readers,
    writer: Writer,
    conditions: Arc<Memo<(AssessmentId, ConditionKey), ConditionFacts>>,
    at_work: Arc<Memo<ActorId, AtWork>>,
    newest_lines: Arc<Memo<JurisdictionId, Lately>>,
    path: PathBuf,
    id: Uuid,
    departed: Arc<Departed>,
    metrics_at_work: Arc<metrics::Works>,
}

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
        let (id, last) = match made_ready(&mut write).await {
            Ok(ready) => ready,
            Err(error) => {
                // Only dropped, it would be open a moment longer, and Windows removes nothing that is open.
                let _ = write.close().await;
                return Err(error);
            }
        };
        let readers = Readers::new(options.create_if_missing(false).pragma("query_only", "ON"));
        let writer = Writer::new(write);
        Ok(Self {
            conditions: Arc::new(Memo::new(writer.commits())),
            at_work: Arc::new(Memo::new(writer.commits())),
            newest_lines: Arc::new(Memo::new(writer.commits())),
            readers,
            writer,
            path: path.to_owned(),
            id,
            departed: Departed::new(last),
            metrics_at_work: Arc::default(),
        })
    }

    /// A memo of what is read from this file, for whoever makes more of it than a value.
    #[must_use]
    pub fn memo<K: Eq + Hash, V>(&self) -> Memo<K, V> {
        Memo::new(self.writer.commits())
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

/// Brings a file to the present level, and reads which file it is and where its history ends.
async fn made_ready(write: &mut SqliteConnection) -> Result<(Uuid, i64)> {
    level::raise(&mut *write, &|_| {}).await?;
    names::renew(&mut *write).await?;
    find::renew(&mut *write).await?;
    metrics::clear_left(&mut *write).await?;
    let sql = "SELECT id, (SELECT coalesce(max(seq), 0) FROM history), exported FROM this_file WHERE one = 1";
    let known: Option<(Uuid, i64, i64)> = sqlx::query_as(sql).fetch_optional(&mut *write).await?;
    let (id, last, exported) = known.ok_or_else(|| StoreError::Damaged("the file does not say which it is".to_owned()))?;
    if exported > last {
        // An export beside a running program was cut short.
        sqlx::query("UPDATE this_file SET exported = $1 WHERE one = 1").bind(last).execute(write).await?;
    }
    Ok((id, last))
}
