//! The promises of the data file, on private files.

mod checked;
mod kept;
mod levels;

use crate::store::Store;
use crate::store::file::check::{self, Findings};
use crate::store::file::lock::{Asked, Lock};
use crate::store::file::{Reading, opening};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::datetime;

const NOW: OffsetDateTime = datetime!(2026-11-23 17:00:12 UTC);

/// A folder of its own with a data file that holds the worked example.
struct Case {
    folder: TempDir,
}

impl Case {
    async fn new() -> Self {
        let case = Self { folder: tempfile::tempdir().unwrap() };
        let store = case.open().await;
        store.found_example(NOW).await.unwrap();
        store.close().await;
        case
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("milepost.db")
    }

    async fn open(&self) -> Store {
        opening::open(&self.path(), NOW).await.unwrap().store
    }

    fn lock(&self) -> Lock {
        let Asked::Ours(lock) = Lock::take(&self.path()).unwrap() else { panic!("nobody else has it") };
        lock
    }

    async fn check(&self) -> Findings {
        check::check(&self.path(), Reading::Alone).await.unwrap()
    }

    /// Changes the file behind the program's back.
    async fn meddle(&self, sql: &str) {
        let mut connection = meddling(&self.path()).await;
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }

    /// The same, if the file lets it.
    async fn try_to_meddle(&self, sql: &str) -> bool {
        let mut connection = meddling(&self.path()).await;
        let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.is_ok();
        connection.close().await.unwrap();
        done
    }

    /// Every file of the folder with its bytes and its time.
    fn contents(&self) -> BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        entries
            .filter(|path| path.is_file())
            .map(|path| (path.clone(), (std::fs::read(&path).unwrap(), path.metadata().unwrap().modified().unwrap())))
            .collect()
    }
}

async fn meddling(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).create_if_missing(true).foreign_keys(false).connect().await.unwrap()
}

#[tokio::test]
async fn every_commit_of_the_writer_is_synced_before_it_returns() {
    let case = Case::new().await;
    let store = case.open().await;
    let mut turn = store.turn().await.unwrap();
    let mut pragma = async |name: &str| {
        let sql = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
        sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).fetch_one(&mut *turn).await.unwrap()
    };
    assert_eq!(pragma("journal_mode").await, "wal");
    assert_eq!(pragma("synchronous").await, "2", "FULL: the log is synced at every commit");
    assert_eq!(pragma("foreign_keys").await, "1");
    drop(turn);
    store.close().await;
}
