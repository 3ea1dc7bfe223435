//! The days on which the file was used, numbered in the order in which they were seen.
//!
//! A clock can be a year off for an hour, and a day that it never was must not make anything old. So what
//! counts is how many days were seen, each once, however far they lie apart or in which order they came.

use time::{Date, OffsetDateTime};

use super::scribe::table;
use super::{Result, Scribe, Turn};
use crate::domain::history::{Subject, millis};
use crate::domain::words::dates;
use crate::store::Store;

/// The number of the newest day that was seen, as part of a statement; 0 before any was.
pub(in crate::store) const NEWEST: &str = "(SELECT coalesce(max(number), 0) FROM days)";

impl Store {
    /// Takes note that the file is used on the day of this moment, and gives the number of the newest day
    /// seen. The day is that of `now`, so pass the local time.
    ///
    /// # Errors
    /// A failed read or write.
    pub async fn see_day(&self, now: OffsetDateTime) -> Result<i64> {
        let sql = format!("SELECT {NEWEST}, EXISTS (SELECT 1 FROM days WHERE day = $1)");
        let query = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(dates::iso(now.date()));
        let (newest, is_known): (i64, bool) = query.fetch_one(&mut *self.reader().await?).await?;
        if is_known {
            return Ok(newest);
        }
        let mut turn = self.turn().await?;
        let newest = note(&mut turn, now.date()).await?;
        turn.commit().await?;
        Ok(newest)
    }
}

impl Scribe<'_> {
    /// Marks something as deleted, on this day of use.
    pub async fn lay_in_bin(&mut self, subject: Subject) -> Result<()> {
        let newest = note(&mut self.tx, self.now.date()).await?;
        let sql = format!("UPDATE {} SET deleted = $1, deleted_on = $2 WHERE id = $3", table(subject));
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(millis(self.now)).bind(newest).bind(subject.id()).execute(&mut *self.tx).await?;
        Ok(())
    }
}

/// Numbers a day unless it has a number, and gives the number of the newest.
async fn note(turn: &mut Turn, day: Date) -> Result<i64> {
    let sql = "INSERT INTO days (number, day) SELECT coalesce(max(number), 0) + 1, $1 FROM days WHERE true ON CONFLICT (day) DO NOTHING";
    sqlx::query(sql).bind(dates::iso(day)).execute(&mut **turn).await?;
    Ok(sqlx::query_scalar("SELECT max(number) FROM days").fetch_one(&mut **turn).await?)
}
