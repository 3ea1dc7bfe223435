//! The journal of what came into this file from others. It travels in no bundle.

use sqlx::Row;
use time::OffsetDateTime;

use crate::domain::history::millis;
use crate::store::Store;
use crate::store::hands::{Result, Scribe, moment};

/// An import, as the journal tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// When.
    pub at: OffsetDateTime,
    /// Who, with the name as it was then.
    pub by: String,
    /// The name of the file that came.
    pub source: String,
    /// What came of it, in words.
    pub outcome: String,
}

/// How many imports are told.
const TOLD: i64 = 50;

impl Store {
    /// The newest 50 imports, newest first.
    ///
    /// # Errors
    /// A failed read.
    pub async fn imports(&self) -> Result<Vec<Import>> {
        let sql = format!("SELECT at, person_name, source, outcome FROM imports ORDER BY id DESC LIMIT {TOLD}");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(&mut *self.reader().await?).await?;
        let import = |row: &sqlx::sqlite::SqliteRow| {
            Ok(Import {
                at: moment(row.try_get("at")?)?,
                by: row.try_get("person_name")?,
                source: row.try_get("source")?,
                outcome: row.try_get("outcome")?,
            })
        };
        rows.iter().map(import).collect()
    }
}

impl Scribe<'_> {
    /// Notes an import: the name and the digest of what came, and what came of it.
    pub(super) async fn note_import(&mut self, source: &str, digest: &str, outcome: &str) -> Result<()> {
        sqlx::query("INSERT INTO imports (id, at, person_id, person_name, source, digest, outcome) VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .bind(crate::store::hands::fresh_id())
            .bind(millis(self.now))
            .bind(self.actor.id.map(|id| id.0))
            .bind(&self.actor.name)
            .bind(source.chars().take(300).collect::<String>())
            .bind(digest)
            .bind(outcome)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}
