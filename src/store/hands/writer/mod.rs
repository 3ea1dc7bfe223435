//! The one connection that writes, and the turns that it gives: what waits together is committed together.
//!
//! A durable commit waits for the disk, and that wait is most of a save. So a turn that has ended well
//! does not commit at once: it queues again, behind all that waits already, and commits for everyone
//! whose turn came in between. Alone, it finds nobody before it and commits at once. A turn that is given
//! up takes back its own statements only. Nobody is told of success before the commit returned.

#[cfg(test)]
mod tests;

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection, Error};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, OwnedMutexGuard, watch};
use tokio::task::JoinError;

use crate::store::file::header::APPLICATION;
use crate::store::hands::{Result, StoreError};

/// Gives the turns, in the order in which they are asked for.
#[derive(Debug, Clone)]
pub(in crate::store) struct Writer {
    desk: Arc<Mutex<Desk>>,
    commits: watch::Receiver<u64>,
}

/// Where the writing happens.
#[derive(Debug)]
struct Desk {
    /// None once the file is closed.
    connection: Option<SqliteConnection>,
    /// The transaction under way, if one is.
    batch: Option<Batch>,
    /// How many were committed.
    commits: watch::Sender<u64>,
}

/// A transaction that several turns share.
#[derive(Debug)]
struct Batch {
    /// How many turns ended well in it and wait for its commit.
    turns: usize,
    /// Whether a savepoint stands before the present turn.
    is_marked: bool,
    /// What became of it, for all who wait.
    outcome: watch::Sender<Option<Outcome>>,
}

/// What became of a transaction: committed, or what went wrong.
type Outcome = std::result::Result<(), Lost>;

/// Why a transaction was lost, in a form that many can be told.
#[derive(Debug, Clone)]
struct Lost {
    is_unwritable: bool,
    what: String,
}

/// The turn of one write. Dropped without [`Turn::commit`], it leaves nothing.
#[derive(Debug)]
pub(in crate::store) struct Turn {
    desk: Option<OwnedMutexGuard<Desk>>,
    writer: Writer,
}

impl Writer {
    pub fn new(connection: SqliteConnection) -> Self {
        let (sender, commits) = watch::channel(0);
        Self { desk: Arc::new(Mutex::new(Desk { connection: Some(connection), batch: None, commits: sender })), commits }
    }

    /// Tells how many transactions were committed, and when there are more.
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.commits.clone()
    }

    /// Waits for a turn.
    pub async fn turn(&self) -> Result<Turn> {
        let writer = self.clone();
        // On a task of its own: one who goes away meanwhile must not leave the transaction in doubt.
        let begun = tokio::spawn(async move {
            let mut desk = Arc::clone(&writer.desk).lock_owned().await;
            desk.begin().await?;
            Ok(Turn { desk: Some(desk), writer })
        });
        begun.await.map_err(ended)?
    }

    /// Begins the log anew, once all of it is folded, with a commit that changes nothing: it sets the file's mark
    /// to what it is. The first commit of a log waits for the disk twice, and who saves should wait once. Left out
    /// while somebody has a turn; what fails here fails at the next save, which tells.
    pub async fn begin_log_anew(&self) {
        if let Ok(mut desk) = self.desk.try_lock()
            && desk.batch.is_none()
            && let Some(connection) = desk.connection.as_mut()
        {
            let mark = AssertSqlSafe(format!("PRAGMA application_id = {APPLICATION}"));
            let _ = sqlx::query(mark).execute(connection).await;
        }
    }

    /// Closes the connection once the turns before are over.
    pub async fn close(&self) -> Result<()> {
        let mut desk = self.desk.lock().await;
        desk.commit().await;
        match desk.connection.take() {
            Some(connection) => Ok(connection.close().await?),
            None => Ok(()),
        }
    }

    /// Commits what the outcome belongs to, unless somebody else does first.
    async fn commit(self, outcome: watch::Receiver<Option<Outcome>>) -> Outcome {
        let mut told = outcome.clone();
        tokio::select! {
            biased;
            _ = async { told.wait_for(Option::is_some).await.is_ok() } => {}
            mut desk = self.desk.lock() => {
                let is_under_way = outcome.borrow().is_none();
                if is_under_way {
                    desk.commit().await;
                }
            }
        }
        let known = outcome.borrow().clone();
        known.unwrap_or_else(|| Err(Lost { is_unwritable: false, what: "the transaction ended unseen".to_owned() }))
    }
}

impl Desk {
    async fn run(&mut self, sql: &'static str) -> std::result::Result<(), Error> {
        let connection = self.connection.as_mut().ok_or(Error::PoolClosed)?;
        sqlx::query(sql).execute(connection).await.map(|_| ())
    }

    /// Begins a transaction, or marks where this turn begins in the one under way.
    async fn begin(&mut self) -> Result<()> {
        if let Some(batch) = &self.batch {
            let mark = if batch.is_marked { "RELEASE turn; SAVEPOINT turn" } else { "SAVEPOINT turn" };
            match self.run(mark).await {
                Ok(()) => {
                    if let Some(batch) = &mut self.batch {
                        batch.is_marked = true;
                    }
                    return Ok(());
                }
                Err(error) => self.lose(error.to_string(), true).await,
            }
        }
        self.run("BEGIN IMMEDIATE").await?;
        self.batch = Some(Batch { turns: 0, is_marked: false, outcome: watch::Sender::new(None) });
        Ok(())
    }

    /// Takes back what the present turn wrote, and nothing else.
    async fn undo(&mut self) {
        let Some(batch) = &self.batch else { return };
        if batch.turns == 0 {
            let _ = self.run("ROLLBACK").await;
            self.batch = None;
        } else if let Err(error) = self.run("ROLLBACK TO turn").await {
            self.lose(error.to_string(), true).await;
        }
    }

    /// Commits the transaction under way, and tells those who wait.
    async fn commit(&mut self) {
        if self.batch.is_none() {
            return;
        }
        match self.run("COMMIT").await {
            Ok(()) => {
                self.commits.send_modify(|count| *count += 1);
                self.tell(Ok(()));
            }
            Err(error) => self.lose(error.to_string(), StoreError::is_unwritable(&error)).await,
        }
    }

    /// Gives the transaction under way up, and tells those who wait. A mark that is not there any more
    /// means that SQLite gave up the whole transaction on its own, which it does on a full or broken disk.
    async fn lose(&mut self, what: String, is_unwritable: bool) {
        // It fails where SQLite has rolled back already.
        let _ = self.run("ROLLBACK").await;
        self.tell(Err(Lost { is_unwritable, what }));
    }

    fn tell(&mut self, outcome: Outcome) {
        if let Some(batch) = self.batch.take() {
            batch.outcome.send_replace(Some(outcome));
        }
    }
}

impl Turn {
    /// Ends the turn well. Its statements are on disk when this returns.
    pub async fn commit(mut self) -> Result<()> {
        let mut desk = self.desk.take().expect("a turn holds the desk until it ends");
        let Some(batch) = &mut desk.batch else { return Err(Error::PoolClosed.into()) };
        batch.turns += 1;
        let outcome = batch.outcome.subscribe();
        drop(desk);
        let committed = tokio::spawn(self.writer.clone().commit(outcome)).await.map_err(ended)?;
        committed.map_err(|lost| {
            let error = Error::Protocol(lost.what);
            if lost.is_unwritable { StoreError::Unwritable(error) } else { StoreError::Database(error) }
        })
    }
}

impl Deref for Turn {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        self.desk.as_ref().and_then(|desk| desk.connection.as_ref()).expect("a turn holds the desk, which is open, until it ends")
    }
}

impl DerefMut for Turn {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        self.desk.as_mut().and_then(|desk| desk.connection.as_mut()).expect("a turn holds the desk, which is open, until it ends")
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Without a runtime the program is at its end, and SQLite takes back what was not committed.
        if let (Some(mut desk), Ok(runtime)) = (self.desk.take(), Handle::try_current()) {
            runtime.spawn(async move { desk.undo().await });
        }
    }
}

/// A task of ours that ended before its work did: the program is shutting down.
fn ended(error: JoinError) -> StoreError {
    StoreError::Database(Error::Io(std::io::Error::other(error)))
}
