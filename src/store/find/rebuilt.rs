//! Whole jurisdictions indexed anew: by a new level, after an import, by other rules, and where a check found that the
//! index does not agree.

use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::index;
use super::texts::every_text;
use crate::domain::find::{Kind, VERSION};
use crate::store::hands::Result;
use crate::store::jurisdiction::every_id;

/// Indexes a jurisdiction anew.
pub(super) async fn of_jurisdiction(connection: &mut SqliteConnection, of: Uuid) -> Result<()> {
    index::empty(&mut *connection, of).await?;
    fill(connection, of).await
}

/// Indexes a jurisdiction of which nothing is in the index.
async fn fill(connection: &mut SqliteConnection, of: Uuid) -> Result<()> {
    let sql = "SELECT EXISTS (SELECT 1 FROM jurisdictions WHERE id = $1)";
    if !sqlx::query_scalar::<_, bool>(sql).bind(of).fetch_one(&mut *connection).await? {
        return Ok(());
    }
    let place = index::place_of(&mut *connection, of).await?;
    for kind in Kind::ALL {
        let (mut number, _) = index::span(place, *kind);
        for text in every_text(&mut *connection, *kind, of).await? {
            sqlx::query("INSERT INTO find_texts (number, record_id, field) VALUES ($1, $2, $3)")
                .bind(number)
                .bind(text.record)
                .bind(&text.field)
                .execute(&mut *connection)
                .await?;
            index::learn(&mut *connection, number, &text.joined()).await?;
            number += 1;
        }
    }
    Ok(())
}

/// Indexes everything anew, and notes by which rules. `tell` is told how many jurisdictions of how many are done.
pub(in crate::store) async fn all(connection: &mut SqliteConnection, tell: &(dyn Fn(u64, u64) + Send + Sync)) -> Result<()> {
    index::empty_all(&mut *connection).await?;
    let ids = every_id(&mut *connection).await?;
    let of_all = u64::try_from(ids.len()).unwrap_or(u64::MAX);
    for (of, done) in ids.into_iter().zip(1..) {
        fill(&mut *connection, of).await?;
        tell(done, of_all);
    }
    sqlx::query("UPDATE this_file SET find = $1 WHERE one = 1").bind(VERSION).execute(connection).await?;
    Ok(())
}

/// Indexes everything anew if it was indexed by other rules than today's.
pub(in crate::store) async fn renew(connection: &mut SqliteConnection) -> Result<()> {
    let rules: Option<String> = sqlx::query_scalar("SELECT find FROM this_file WHERE one = 1").fetch_optional(&mut *connection).await?;
    if rules.is_none_or(|rules| rules == VERSION) {
        return Ok(());
    }
    rebuild(connection).await
}

/// Indexes everything anew, all of it or nothing.
pub(in crate::store) async fn rebuild(connection: &mut SqliteConnection) -> Result<()> {
    let mut tx = connection.begin().await?;
    all(&mut tx, &|_, _| {}).await?;
    tx.commit().await?;
    Ok(())
}
