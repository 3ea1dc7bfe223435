//! The journal of what came into this file from others. It travels in no bundle.

use std::collections::HashSet;

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use time::OffsetDateTime;
use uuid::Uuid;

use super::before::Before;
use crate::domain::history::millis;
use crate::store::Store;
use crate::store::hands::{Result, Scribe, moment};

/// An import, as the journal tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: Uuid,
    /// When.
    pub at: OffsetDateTime,
    /// Who, with the name as it was then.
    pub by: String,
    /// The name of the file that came.
    pub source: String,
    /// What came of it, in words.
    pub outcome: String,
    /// Whether it can be undone: nothing was changed since in what it merged.
    pub can_be_undone: bool,
    /// Whether it was undone.
    pub is_undone: bool,
}

/// How many imports are told.
const TOLD: i64 = 50;

impl Store {
    /// The newest 50 imports, newest first.
    ///
    /// # Errors
    /// A failed read.
    pub async fn imports(&self) -> Result<Vec<Import>> {
        let sql = format!(
            "SELECT i.id, i.at, i.person_name, i.source, i.outcome, i.undone IS NOT NULL AS is_undone,
                i.before, i.last_line FROM imports i ORDER BY i.id DESC LIMIT {TOLD}"
        );
        let mut reader = self.reader().await?;
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(&mut *reader).await?;
        let import = |row: &sqlx::sqlite::SqliteRow| {
            Ok(Import {
                id: row.try_get("id")?,
                at: moment(row.try_get("at")?)?,
                by: row.try_get("person_name")?,
                source: row.try_get("source")?,
                outcome: row.try_get("outcome")?,
                can_be_undone: false,
                is_undone: row.try_get("is_undone")?,
            })
        };
        let mut imports = rows.iter().map(import).collect::<Result<Vec<Import>>>()?;
        for (row, import) in rows.iter().zip(&mut imports) {
            if let Some(before) = row.try_get::<Option<Vec<u8>>, _>("before")? {
                let ids = Before::read(&before)?.ids();
                import.can_be_undone = !is_changed_since(&mut reader, &ids, row.try_get("last_line")?).await?;
            }
        }
        Ok(imports)
    }
}

/// Whether something was written in one of these jurisdictions after a line of the history.
pub(super) async fn is_changed_since(connection: &mut SqliteConnection, ids: &[Uuid], last: i64) -> Result<bool> {
    for of in ids {
        let sql = "SELECT EXISTS (SELECT 1 FROM history WHERE jurisdiction_id = $1 AND seq > $2)";
        if sqlx::query_scalar(sql).bind(of).bind(last).fetch_one(&mut *connection).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The lines of merges that were undone here, and those by which they were.
pub(super) async fn undone(connection: &mut SqliteConnection) -> Result<HashSet<Uuid>> {
    let sql = "SELECT h.id FROM imports i JOIN history h ON h.seq > i.first_line AND h.seq <= i.last_line WHERE i.undone IS NOT NULL
               UNION SELECT h.id FROM imports i JOIN history h ON h.seq > i.undone_after AND h.seq <= i.undone_to WHERE i.undone IS NOT NULL";
    Ok(sqlx::query_scalar(sql).fetch_all(connection).await?.into_iter().collect())
}

impl Scribe<'_> {
    /// Notes an import: the name and the digest of what came, what came of it, and what stood before if it can be undone.
    pub(super) async fn note_import(
        &mut self,
        source: &str,
        digest: &str,
        outcome: &str,
        before: Option<&Before>,
        (first_line, last_line): (i64, i64),
    ) -> Result<()> {
        if last_line > first_line {
            // One merge at most can be undone, the last one that brought something.
            sqlx::query("UPDATE imports SET before = NULL WHERE before IS NOT NULL").execute(&mut *self.tx).await?;
        }
        let sql = "INSERT INTO imports (id, at, person_id, person_name, source, digest, outcome, before, first_line, last_line)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        sqlx::query(sql)
            .bind(crate::store::hands::fresh_id())
            .bind(millis(self.now))
            .bind(self.actor.id.map(|id| id.0))
            .bind(&self.actor.name)
            .bind(source.chars().take(300).collect::<String>())
            .bind(digest)
            .bind(outcome)
            .bind(before.map(Before::packed))
            .bind(first_line)
            .bind(last_line)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}
