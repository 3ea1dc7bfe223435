//! A line of the history into its table, and what the next line of a field follows.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use uuid::Uuid;

use super::{Result, StoreError};
use crate::domain::history::{Event, Subject, millis};
use crate::domain::ids::JurisdictionId;
use crate::domain::order::Follows;

/// Two columns that tell what the next line of a field follows, for [`next_follows`]: the last line of it, and the other
/// heads that stand beside that one. `seq` is an order that the links allow, so the last line is always a head.
pub(in crate::store) fn heads(subject: &str, field: &str) -> String {
    let of_last = |column: &str| {
        format!("(SELECT h.{column} FROM history h WHERE h.subject_id = {subject} AND h.field = {field} ORDER BY h.seq DESC LIMIT 1)")
    };
    format!("{} AS last_line, {} AS beside_it", of_last("id"), of_last("beside"))
}

/// What the next line of a field follows, from the columns of [`heads`].
pub(in crate::store) fn next_follows(row: &SqliteRow) -> Result<Follows> {
    let Some(last) = row.try_get::<Option<Uuid>, _>("last_line")? else { return Ok(Follows::nothing()) };
    let beside = row.try_get::<Option<Vec<u8>>, _>("beside_it")?.unwrap_or_default();
    Ok(Follows::these(links(&beside)?.ids().iter().copied().chain([last])))
}

/// Stored links.
pub(in crate::store) fn links(bytes: &[u8]) -> Result<Follows> {
    Follows::from_bytes(bytes).ok_or_else(|| StoreError::Damaged("what follows what cannot be read".to_owned()))
}

/// What the next line of a field follows.
pub(in crate::store) async fn follows(connection: &mut SqliteConnection, subject: Subject, field: &str) -> Result<Follows> {
    let sql = format!("SELECT {}", heads("$1", "$2"));
    next_follows(&sqlx::query(sqlx::AssertSqlSafe(sql)).bind(subject.id()).bind(field).fetch_one(connection).await?)
}

/// Puts a line after all others, with all that it is.
pub(in crate::store) const APPEND: &str =
    "INSERT INTO history (id, at, since, person_id, person_name, jurisdiction_id, subject, subject_id, field, before, after, digest,
         follows, edition)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";

/// Writes a line after all others. It follows whatever head its field had.
pub(in crate::store) async fn insert(connection: &mut SqliteConnection, jurisdiction: Option<JurisdictionId>, event: &Event) -> Result<()> {
    sqlx::query(APPEND)
        .bind(event.id.0)
        .bind(millis(event.at))
        .bind(millis(event.since))
        .bind(event.actor.person.map(|id| id.0))
        .bind(&event.actor.name)
        .bind(jurisdiction.map(|id| id.0))
        .bind(event.subject.kind())
        .bind(event.subject.id())
        .bind(&event.field)
        .bind(&event.before)
        .bind(&event.after)
        .bind(event.digest().as_slice())
        .bind(event.follows.to_bytes())
        .bind(event.edition.number())
        .execute(connection)
        .await?;
    Ok(())
}
