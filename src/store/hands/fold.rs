//! The folding of the write-ahead log into the file, so that the file alone is whole soon after each save.
//!
//! SQLite folds when its log has 1,000 pages, which a small office never fills: all of its work would lie in
//! the log for days, and whoever copies the file alone would have an empty one. So it is folded when nobody
//! has saved for a moment, and after a while when somebody always does. What is folded stays in the log too
//! until the next save writes over it, so a kill in the middle loses nothing. The log keeps its length: to
//! write over it is quicker than to let it grow. Nobody waits for this: it goes on beside saves and reads.

use std::pin::pin;
use std::time::Duration;

use sqlx::Row;
use tokio::time::{Instant, sleep};

use super::Result;
use crate::store::Store;

/// How long nobody may have saved before the log is folded.
const QUIET: Duration = Duration::from_secs(2);
/// How long a save waits at most to be folded while others keep coming.
const LONGEST: Duration = Duration::from_secs(20);
/// When it is tried again after somebody who reads, or the disk, was in the way.
const AGAIN: Duration = Duration::from_secs(10);

impl Store {
    /// Brings what lies in the log into the file. Says whether all of it is there: who reads an older state
    /// meanwhile, such as a backup, keeps back what came after it.
    ///
    /// # Errors
    /// A failed read or write. Nothing is lost by it.
    pub async fn fold(&self) -> Result<bool> {
        let row = sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").fetch_one(&mut *self.reader().await?).await?;
        let (is_held_up, in_log, folded): (bool, i64, i64) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        let is_whole = !is_held_up && in_log == folded;
        if is_whole && in_log > 0 {
            self.writer.begin_log_anew().await;
        }
        Ok(is_whole)
    }

    /// Folds what a killed program left, then the first save at once, then whatever was saved when it has been
    /// quiet for a moment; until the end comes.
    pub async fn keep_folded(&self, end: impl Future<Output = ()>) {
        let mut end = pin!(end);
        let mut commits = self.writer.commits();
        let (mut is_first, mut is_told) = (true, false);
        loop {
            // Seen before it is folded, so that what comes meanwhile is folded next.
            commits.borrow_and_update();
            let folded = self.fold().await;
            if let Err(error) = &folded {
                if !is_told {
                    tracing::warn!(%error, "the log of changes could not be folded into the data file; it stays beside it");
                }
                is_told = true;
            } else {
                is_told = false;
            }
            let next = async {
                if !folded.is_ok_and(|is_whole| is_whole) {
                    sleep(AGAIN).await;
                } else if commits.changed().await.is_err() {
                    std::future::pending::<()>().await;
                } else if !std::mem::take(&mut is_first) {
                    quiet(|| *commits.borrow()).await;
                }
            };
            tokio::select! {
                () = &mut end => return,
                () = next => {}
            }
        }
    }
}

/// Waits until the count stands still for a moment, but not forever.
async fn quiet(count: impl Fn() -> u64) {
    let latest = Instant::now() + LONGEST;
    let mut before = count();
    loop {
        sleep(QUIET).await;
        let now = count();
        if now == before || Instant::now() >= latest {
            return;
        }
        before = now;
    }
}
