//! The one connection that writes, and the turns that it gives: what waits together is committed together.
//!
//! A durable commit waits for the disk, and that wait is most of a save. So a turn that has ended well
//! does not commit at once: it queues again, behind all that waits already, and commits for everyone
//! whose turn came in between. Alone, it finds nobody before it and commits at once. A turn that is given
//! up takes back its own statements only. Nobody is told of success before the commit returned.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection, Error};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, OwnedMutexGuard, watch};
use tokio::task::JoinError;

use super::{Result, StoreError};

/// Gives the turns, in the order in which they are asked for.
#[derive(Debug, Clone)]
pub(super) struct Writer(Arc<Mutex<Desk>>);

/// Where the writing happens.
#[derive(Debug)]
struct Desk {
    /// None once the file is closed.
    connection: Option<SqliteConnection>,
    /// The transaction under way, if one is.
    batch: Option<Batch>,
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
pub(super) struct Turn {
    desk: Option<OwnedMutexGuard<Desk>>,
    writer: Writer,
}

impl Writer {
    pub fn new(connection: SqliteConnection) -> Self {
        Self(Arc::new(Mutex::new(Desk { connection: Some(connection), batch: None })))
    }

    /// Waits for a turn.
    pub async fn turn(&self) -> Result<Turn> {
        let writer = self.clone();
        // On a task of its own: one who goes away meanwhile must not leave the transaction in doubt.
        let begun = tokio::spawn(async move {
            let mut desk = Arc::clone(&writer.0).lock_owned().await;
            desk.begin().await?;
            Ok(Turn { desk: Some(desk), writer })
        });
        begun.await.map_err(ended)?
    }

    /// Closes the connection once the turns before are over.
    pub async fn close(&self) -> Result<()> {
        let mut desk = self.0.lock().await;
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
            mut desk = self.0.lock() => {
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
                Err(error) => self.lose(&error).await,
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
            // A full disk can make SQLite give up the whole transaction on its own.
            self.lose(&error).await;
        }
    }

    /// Commits the transaction under way, and tells those who wait.
    async fn commit(&mut self) {
        if self.batch.is_none() {
            return;
        }
        match self.run("COMMIT").await {
            Ok(()) => self.tell(Ok(())),
            Err(error) => self.lose(&error).await,
        }
    }

    /// Gives the transaction under way up, and tells those who wait.
    async fn lose(&mut self, error: &Error) {
        // It fails where SQLite has rolled back already.
        let _ = self.run("ROLLBACK").await;
        self.tell(Err(Lost { is_unwritable: StoreError::is_unwritable(error), what: error.to_string() }));
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

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use sqlx::sqlite::SqliteConnectOptions;
    use sqlx::{AssertSqlSafe, ConnectOptions};
    use tokio::task::yield_now;

    use super::*;

    /// A writer on a table of words, and how often it committed.
    async fn writer() -> (Writer, Arc<AtomicUsize>) {
        let mut connection = SqliteConnectOptions::new().in_memory(true).foreign_keys(true).connect().await.unwrap();
        sqlx::raw_sql(
            "CREATE TABLE places (id INTEGER PRIMARY KEY);
             CREATE TABLE words (word TEXT UNIQUE, place INTEGER REFERENCES places (id) DEFERRABLE INITIALLY DEFERRED)",
        )
        .execute(&mut connection)
        .await
        .unwrap();
        let commits = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&commits);
        connection.lock_handle().await.unwrap().set_commit_hook(move || {
            counted.fetch_add(1, Ordering::SeqCst);
            true
        });
        (Writer::new(connection), commits)
    }

    async fn write(turn: &mut Turn, word: &str, place: &str) -> sqlx::Result<()> {
        let sql = format!("INSERT INTO words VALUES ('{word}', {place})");
        sqlx::query(AssertSqlSafe(sql)).execute(&mut **turn).await.map(|_| ())
    }

    async fn words(writer: &Writer) -> Vec<String> {
        let mut turn = writer.turn().await.unwrap();
        sqlx::query_scalar("SELECT word FROM words ORDER BY rowid").fetch_all(&mut *turn).await.unwrap()
    }

    /// Saves words, each in a turn of its own, all of them asked for while a first, empty one has its turn.
    /// A save of a word that is there is refused. Gives the outcome of the first one too.
    async fn saved_together(writer: &Writer, saves: &[(&'static str, &'static str)]) -> Vec<Result<()>> {
        let first = writer.turn().await.unwrap();
        let mut waiting = Vec::new();
        for (word, place) in saves.iter().copied() {
            let writer = writer.clone();
            waiting.push(tokio::spawn(async move {
                let mut turn = writer.turn().await?;
                write(&mut turn, word, place).await?;
                turn.commit().await
            }));
            for _ in 0..10 {
                yield_now().await;
            }
        }
        let mut outcomes = vec![first.commit().await];
        for save in waiting {
            outcomes.push(save.await.unwrap());
        }
        outcomes
    }

    #[tokio::test]
    async fn saves_that_wait_together_are_committed_together_and_a_refused_one_takes_none_with_it() {
        let (writer, commits) = writer().await;
        let outcomes = saved_together(&writer, &[("a", "NULL"), ("b", "NULL"), ("a", "NULL"), ("c", "NULL")]).await;
        let are_well: Vec<bool> = outcomes.iter().map(Result::is_ok).collect();
        assert_eq!(are_well, [true, true, true, false, true]);
        assert_eq!(words(&writer).await, ["a", "b", "c"]);
        assert_eq!(commits.load(Ordering::SeqCst), 1, "one commit for all of them");
    }

    #[tokio::test]
    async fn a_commit_that_fails_is_told_to_everyone_in_it_and_to_nobody_after() {
        let (writer, _) = writer().await;
        let outcomes = saved_together(&writer, &[("a", "NULL"), ("b", "7"), ("c", "NULL")]).await;
        assert!(outcomes.iter().all(Result::is_err), "place 7 is not there, which the commit finds: {outcomes:?}");
        assert!(words(&writer).await.is_empty());
        let mut turn = writer.turn().await.unwrap();
        write(&mut turn, "d", "NULL").await.unwrap();
        turn.commit().await.unwrap();
        assert_eq!(words(&writer).await, ["d"]);
    }

    #[tokio::test]
    async fn one_who_goes_away_half_way_leaves_nothing_and_holds_nobody_up() {
        let (writer, _) = writer().await;
        for word in ["a", "b"] {
            let gone = {
                let writer = writer.clone();
                tokio::spawn(async move {
                    let mut turn = writer.turn().await.unwrap();
                    write(&mut turn, "gone", "NULL").await.unwrap();
                    std::future::pending::<()>().await;
                })
            };
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            let next = tokio::spawn({
                let writer = writer.clone();
                async move {
                    let mut turn = writer.turn().await?;
                    write(&mut turn, word, "NULL").await?;
                    turn.commit().await
                }
            });
            gone.abort();
            next.await.unwrap().unwrap();
        }
        assert_eq!(words(&writer).await, ["a", "b"]);
    }

    #[tokio::test]
    async fn a_transaction_that_sqlite_gave_up_is_lost_for_all_in_it() {
        let (writer, _) = writer().await;
        let mut first = writer.turn().await.unwrap();
        write(&mut first, "a", "NULL").await.unwrap();
        let second = tokio::spawn({
            let writer = writer.clone();
            async move {
                let mut turn = writer.turn().await?;
                write(&mut turn, "b", "NULL").await?;
                // As a full disk does it.
                sqlx::query("ROLLBACK").execute(&mut *turn).await?;
                Err::<(), StoreError>(StoreError::NotFound)
            }
        });
        for _ in 0..10 {
            yield_now().await;
        }
        let told = first.commit().await;
        assert!(second.await.unwrap().is_err());
        assert!(told.is_err(), "what was rolled back must not be called saved");
        assert!(words(&writer).await.is_empty());
    }

    #[tokio::test]
    async fn once_closed_it_gives_no_turn() {
        let (writer, _) = writer().await;
        writer.close().await.unwrap();
        assert!(writer.turn().await.is_err());
    }
}
