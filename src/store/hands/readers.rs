//! The connections that read: opened as they are needed, a few at most, and lent to one reader at a time.
//!
//! sqlx's own pool asks each connection on each return whether it still lives, on a task of its own, which
//! took as long as most of our statements. A file on this machine does not hang up: here it is asked only of
//! one that nobody had for a while, so that one whose thread ended is replaced.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection, Error};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Result;

/// How many may read at once.
const MOST: u32 = 4;

/// How long a connection is taken to live without being asked.
const TRUSTED: Duration = Duration::from_secs(1);

/// A connection that nobody has, with the moment at which it was last known to live.
type Idle = (SqliteConnection, Instant);

/// Lends the connections.
#[derive(Debug, Clone)]
pub(in crate::store) struct Readers {
    options: Arc<SqliteConnectOptions>,
    idle: Arc<Mutex<Vec<Idle>>>,
    permits: Arc<Semaphore>,
}

/// A connection on loan. It goes back when it is dropped.
#[derive(Debug)]
pub(in crate::store) struct Reader {
    connection: Option<SqliteConnection>,
    known_alive: Instant,
    idle: Arc<Mutex<Vec<Idle>>>,
    _permit: OwnedSemaphorePermit,
}

impl Readers {
    pub fn new(options: SqliteConnectOptions) -> Self {
        Self { options: Arc::new(options), idle: Arc::default(), permits: Arc::new(Semaphore::new(MOST as usize)) }
    }

    /// Borrows a connection, once one is free.
    pub async fn borrow(&self) -> Result<Reader> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(|_| Error::PoolClosed)?;
        let mut idle = self.pop();
        if let Some((connection, known_alive)) = &mut idle
            && known_alive.elapsed() > TRUSTED
        {
            match connection.ping().await {
                Ok(()) => *known_alive = Instant::now(),
                Err(_) => idle = None,
            }
        }
        let (connection, known_alive) = match idle {
            Some(idle) => idle,
            None => (self.options.connect().await?, Instant::now()),
        };
        Ok(Reader { connection: Some(connection), known_alive, idle: Arc::clone(&self.idle), _permit: permit })
    }

    fn pop(&self) -> Option<Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    /// Closes all connections, once those on loan are back.
    pub async fn close(&self) {
        if let Ok(all) = self.permits.acquire_many(MOST).await {
            self.permits.close();
            all.forget();
        }
        let idle = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for (connection, _) in idle {
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
        let back = self.connection.take().map(|connection| (connection, self.known_alive));
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).extend(back);
    }
}
