//! A line of the history into its table, and what the next line of a field follows.

use std::sync::LazyLock;

use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnection, SqliteRow};
use sqlx::{Row, Sqlite};
use uuid::Uuid;

use super::{Result, StoreError};
use crate::domain::history::{Event, Subject, millis};
use crate::domain::ids::{JurisdictionId, PersonId};
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

/// The same, and who the actor is in that jurisdiction: found on the way, so that it takes no statement of its own.
static APPEND_AND_TELL: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{APPEND} RETURNING (SELECT coalesce(p.same_as, p.id) FROM people p
             WHERE p.actor = $4 AND p.jurisdiction_id = $6 AND p.deleted IS NULL ORDER BY p.id LIMIT 1) AS me"
    )
});

/// Writes a line after all others. It follows whatever head its field had. What comes back is the person that the actor
/// is in that jurisdiction, if they are one.
pub(in crate::store) async fn insert_and_tell(
    connection: &mut SqliteConnection,
    jurisdiction: Option<JurisdictionId>,
    event: &Event,
) -> Result<Option<PersonId>> {
    let row = bound(APPEND_AND_TELL.as_str(), jurisdiction, event).fetch_one(connection).await?;
    Ok(row.try_get::<Option<Uuid>, _>("me")?.map(PersonId))
}

/// The same for a line that a level fills in.
pub(in crate::store) async fn insert(connection: &mut SqliteConnection, jurisdiction: Option<JurisdictionId>, event: &Event) -> Result<()> {
    bound(APPEND, jurisdiction, event).execute(connection).await?;
    Ok(())
}

fn bound<'q>(sql: &'static str, jurisdiction: Option<JurisdictionId>, event: &'q Event) -> Query<'q, Sqlite, SqliteArguments> {
    sqlx::query(sql)
        .bind(event.id.0)
        .bind(millis(event.at))
        .bind(millis(event.since))
        .bind(event.actor.id.map(|id| id.0))
        .bind(&event.actor.name)
        .bind(jurisdiction.map(|id| id.0))
        .bind(event.subject.kind())
        .bind(event.subject.id())
        .bind(&event.field)
        .bind(&event.before)
        .bind(&event.after)
        .bind(event.digest().to_vec())
        .bind(event.follows.to_bytes())
        .bind(event.edition.number())
}
