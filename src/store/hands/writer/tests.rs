//! Turns that wait together, that are given up, and that fail.

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
    assert!(
        matches!(told, Err(StoreError::Unwritable(_))),
        "what was rolled back must not be called saved, but told as what it is: {told:?}"
    );
    assert!(words(&writer).await.is_empty());
}

#[tokio::test]
async fn once_closed_it_gives_no_turn() {
    let (writer, _) = writer().await;
    writer.close().await.unwrap();
    assert!(writer.turn().await.is_err());
}
