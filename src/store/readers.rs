//! The connections that read: opened as they are needed, a few at most, and lent to one reader at a time.
//!
//! sqlx's own pool asks each connection on its return whether it still lives, on a task of its own, which
//! took as long as most of our statements. A file on this machine does not hang up, so nothing is asked here.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection, Error};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Result;

/// How many may read at once.
const MOST: u32 = 4;

/// Lends the connections.
#[derive(Debug, Clone)]
pub(super) struct Readers {
    options: Arc<SqliteConnectOptions>,
    idle: Arc<Mutex<Vec<SqliteConnection>>>,
    permits: Arc<Semaphore>,
}

/// A connection on loan. It goes back when it is dropped.
#[derive(Debug)]
pub(super) struct Reader {
    connection: Option<SqliteConnection>,
    idle: Arc<Mutex<Vec<SqliteConnection>>>,
    _permit: OwnedSemaphorePermit,
}

impl Readers {
    pub fn new(options: SqliteConnectOptions) -> Self {
        Self { options: Arc::new(options), idle: Arc::default(), permits: Arc::new(Semaphore::new(MOST as usize)) }
    }

    /// Borrows a connection, once one is free.
    pub async fn borrow(&self) -> Result<Reader> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(|_| Error::PoolClosed)?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.options.connect().await?,
        };
        Ok(Reader { connection: Some(connection), idle: Arc::clone(&self.idle), _permit: permit })
    }

    /// Closes all connections, once those on loan are back.
    pub async fn close(&self) {
        if let Ok(all) = self.permits.acquire_many(MOST).await {
            self.permits.close();
            all.forget();
        }
        let idle = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for connection in idle {
            if let Err(error) = connection.close().await {
                tracing::warn!(%error, "a connection that reads was not closed well");
            }
        }
    }
}

impl Deref for Reader {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        self.connection.as_ref().expect("it goes back only when it is dropped")
    }
}

impl DerefMut for Reader {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        self.connection.as_mut().expect("it goes back only when it is dropped")
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).extend(self.connection.take());
    }
}
