//! A connection that reads a data file and leaves no trace of it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use super::{neighbor, patience};

/// Who else has the file open while it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Nobody: no Milepost runs with it.
    Alone,
    /// A running Milepost, this one or another.
    Beside,
}

/// The connection, and what to clear away after it.
pub(in crate::store) struct Reader {
    pub connection: SqliteConnection,
    left_behind: Option<PathBuf>,
}

impl Reader {
    /// Opens a data file for reading, with its write-ahead log if there is one.
    pub async fn open(path: &Path, reading: Reading) -> sqlx::Result<Self> {
        let options = SqliteConnectOptions::new().filename(path).read_only(true).foreign_keys(false).busy_timeout(Duration::from_secs(5));
        // Alone and without a log, the file is a plain file: SQLite need not put its own two beside it.
        let is_plain = reading == Reading::Alone && !neighbor::has_wal(path);
        let shm = neighbor::shm(path);
        // With a log, SQLite makes an index of it, and a connection that only reads does not take it away.
        let left_behind = (reading == Reading::Alone && !shm.exists()).then_some(shm);
        let connection = options.immutable(is_plain).connect().await;
        match connection {
            Ok(connection) => Ok(Self { connection, left_behind }),
            Err(error) => {
                clear(left_behind.as_deref()).await;
                Err(error)
            }
        }
    }

    /// Closes it and clears away what SQLite left.
    pub async fn close(self) {
        // A failed close of a reading connection leaves nothing unsaved.
        let _ = self.connection.close().await;
        clear(self.left_behind.as_deref()).await;
    }
}

async fn clear(left_behind: Option<&Path>) {
    if let Some(path) = left_behind {
        // SQLite can always make it again, and the next one that reads clears it away.
        let _ = patience::remove(path).await;
    }
}
