//! What is under way: the mark "not ready", and the removal of a release.

use time::OffsetDateTime;
use uuid::Uuid;

use super::left::{NO_WORK, SOME_BLOCKS, WORKS};
use crate::domain::history::{Fact, Subject};
use crate::domain::people::Actor;
use crate::store::Store;
use crate::store::hands::{Result, StoreError};

/// What a release says for good, and says no more once it is removed.
const FACTS: [Fact; 5] = [Fact::Name, Fact::Digest, Fact::Release, Fact::PublishedOn, Fact::Readings];

const A_WORK: &str = "INSERT INTO metric_works (number) VALUES ($1)";

/// How a removal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricsRemoved {
    /// The release is gone.
    Done,
    /// Another import or removal is under way.
    Busy,
}

impl Store {
    /// Removes a release and its readings. What findings rest on says for good what it said.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not there, or a failed write.
    pub async fn remove_metric_release(&self, id: Uuid, actor: &Actor, now: OffsetDateTime) -> Result<MetricsRemoved> {
        let Some(_alone) = self.metrics_at_work.alone() else { return Ok(MetricsRemoved::Busy) };
        self.clear_metric_works().await?;
        let mut scribe = self.scribe(actor, now).await?;
        let sql = "SELECT number FROM metric_releases WHERE id = $1";
        let number: Option<i64> = sqlx::query_scalar(sql).bind(id).fetch_optional(&mut *scribe.tx).await?;
        let number = number.ok_or(StoreError::NotFound)?;
        self.metrics_at_work.saw(number);
        for fact in FACTS {
            let sql = format!("SELECT {fact} FROM metric_releases WHERE id = $1");
            let value: String = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(id).fetch_one(&mut *scribe.tx).await?;
            if !value.is_empty() {
                scribe.log(None, Subject::Release(id), fact.as_str(), false, (&value, "")).await?;
            }
        }
        sqlx::query("DELETE FROM metric_releases WHERE id = $1").bind(id).execute(&mut *scribe.tx).await?;
        sqlx::query(A_WORK).bind(number).execute(&mut *scribe.tx).await?;
        scribe.commit().await?;
        self.clear_metric_works().await?;
        Ok(MetricsRemoved::Done)
    }

    /// Whether an import or a removal is under way.
    #[must_use]
    pub fn is_importing_metrics(&self) -> bool {
        self.metrics_at_work.is_busy()
    }

    /// Sets the mark for a release that is to come, and gives its number.
    pub(super) async fn begin_metric_work(&self) -> Result<i64> {
        let mut turn = self.turn().await?;
        for sql in ["SELECT coalesce(max(number), 0) FROM metric_releases", "SELECT coalesce(max(number), 0) FROM metric_works"] {
            self.metrics_at_work.saw(sqlx::query_scalar(sql).fetch_one(&mut *turn).await?);
        }
        let number = self.metrics_at_work.next();
        sqlx::query(A_WORK).bind(number).execute(&mut *turn).await?;
        turn.commit().await?;
        Ok(number)
    }

    /// Takes away what was left, in small turns.
    pub(super) async fn clear_metric_works(&self) -> Result<()> {
        let works: Vec<i64> = sqlx::query_scalar(WORKS).fetch_all(&mut *self.reader().await?).await?;
        for number in works {
            loop {
                let mut turn = self.turn().await?;
                let gone = sqlx::query(SOME_BLOCKS).bind(number).execute(&mut *turn).await?.rows_affected();
                if gone == 0 {
                    sqlx::query(NO_WORK).bind(number).execute(&mut *turn).await?;
                }
                turn.commit().await?;
                if gone == 0 {
                    break;
                }
            }
        }
        Ok(())
    }
}
