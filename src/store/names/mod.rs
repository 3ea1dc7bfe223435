//! What names are found by and where they stand in lists: made of the names, and stored beside them.

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection, Row};
use uuid::Uuid;

use crate::domain::history::Subject;
use crate::domain::names::{self, SortKey};
use crate::store::hands::{Result, Scribe, dialect};

/// How many names are read at once.
const PORTION: i64 = 1_000;

/// What has a name, with what it is found by where it is looked for by any part of the name.
const TABLES: [(&str, bool); 2] = [("jurisdictions", true), ("people", false)];

/// Makes anew what names are found and sorted by, if it was made by other rules than today's: all of it in one
/// transaction, and without a line in the history, since it says nothing that the names do not say.
pub(in crate::store) async fn renew(connection: &mut SqliteConnection) -> Result<()> {
    let rules: Option<String> = sqlx::query_scalar("SELECT names FROM this_file WHERE one = 1").fetch_optional(&mut *connection).await?;
    if rules.is_none_or(|rules| rules == SortKey::VERSION) {
        return Ok(());
    }
    let mut tx = connection.begin().await?;
    // To change each name in the index would be to look for it there one by one.
    sqlx::query(dialect::FORGET_NAMES).execute(&mut *tx).await?;
    for (table, is_searched) in TABLES {
        let mut after = Uuid::nil();
        loop {
            let sql = format!("SELECT id, name FROM {table} WHERE id > $1 ORDER BY id LIMIT {PORTION}");
            let rows = sqlx::query(AssertSqlSafe(sql)).bind(after).fetch_all(&mut *tx).await?;
            for row in &rows {
                after = row.try_get("id")?;
                set(&mut tx, (table, is_searched), after, row.try_get("name")?).await?;
            }
            if rows.is_empty() {
                break;
            }
        }
    }
    sqlx::query(dialect::LEARN_NAMES).execute(&mut *tx).await?;
    sqlx::query("UPDATE this_file SET names = $1 WHERE one = 1").bind(SortKey::VERSION).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(())
}

async fn set(connection: &mut SqliteConnection, (table, is_searched): (&str, bool), id: Uuid, name: &str) -> Result<()> {
    let found_by = if is_searched { ", search = $3" } else { "" };
    let sql = format!("UPDATE {table} SET sort = $1{found_by} WHERE id = $2");
    let key = SortKey::of(name);
    let query = sqlx::query(AssertSqlSafe(sql)).bind(key.as_bytes()).bind(id);
    let query = if is_searched { query.bind(names::fold(name)) } else { query };
    query.execute(connection).await?;
    Ok(())
}

impl Scribe<'_> {
    /// Finds and sorts a record by its name as it is now. What has no name is left alone.
    pub(in crate::store) async fn sort_by_name(&mut self, subject: Subject, name: &str) -> Result<()> {
        let table = match subject {
            Subject::Jurisdiction(_) => TABLES[0],
            Subject::Person(_) => TABLES[1],
            _ => return Ok(()),
        };
        set(&mut self.tx, table, subject.id(), name).await
    }
}

#[cfg(test)]
mod tests;
