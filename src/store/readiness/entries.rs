//! What was answered: the saved fields of a round, as they stand in the table.

use std::sync::LazyLock;

use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use crate::domain::history::Subject;
use crate::domain::ids::AssessmentId;
use crate::domain::order::Follows;
use crate::domain::readiness::{Field, State};
use crate::store::Round;
use crate::store::hands::{Result, StoreError, dialect, from_json, line, read_as};

/// What round `a` says, as one value: a list of pairs of field and text.
pub(in crate::store) static OF_ROUND: LazyLock<String> = LazyLock::new(|| {
    let pairs = dialect::list(&dialect::array("field, value"));
    format!("(SELECT {pairs} FROM entries WHERE assessment_id = a.id)")
});

/// What a round says.
pub(in crate::store) fn read(entries: &str, round: &Round) -> Result<State> {
    let entries: Vec<(&str, String)> = from_json("the answers of a round", entries)?;
    let mut state = State::blank(&round.guide_version).with_limits(round.limits.clone());
    for (field, value) in entries {
        put(&mut state, read_as("field", field)?, value)?;
    }
    Ok(state)
}

/// Puts what is stored into a state.
pub(super) fn put(state: &mut State, field: Field, value: String) -> Result<()> {
    state.restore(field, value).map_err(|_| StoreError::Damaged(format!("“{field}” holds what it cannot")))
}

/// What a round says.
pub(in crate::store) async fn state(connection: &mut SqliteConnection, round: &Round) -> Result<State> {
    static SQL: LazyLock<String> = LazyLock::new(|| crate::store::hands::of_round(&OF_ROUND));
    let entries: String = sqlx::query_scalar(SQL.as_str()).bind(round.id.0).fetch_one(connection).await?;
    read(&entries, round)
}

/// Writes what a field of a round says. Gives what the next line of its history follows.
pub(in crate::store) async fn write(connection: &mut SqliteConnection, round: Uuid, field: &str, value: &str) -> Result<Follows> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        let heads = line::heads("$1", "$2");
        format!(
            "INSERT INTO entries (assessment_id, field, value) VALUES ($1, $2, $3)
             ON CONFLICT (assessment_id, field) DO UPDATE SET value = excluded.value RETURNING {heads}"
        )
    });
    line::next_follows(&sqlx::query(SQL.as_str()).bind(round).bind(field).bind(value).fetch_one(connection).await?)
}

/// Makes a field of a round blank. Gives what the next line of its history follows.
pub(super) async fn clear(connection: &mut SqliteConnection, round: AssessmentId, field: &str) -> Result<Follows> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        let heads = line::heads("$1", "$2");
        format!("DELETE FROM entries WHERE assessment_id = $1 AND field = $2 RETURNING {heads}")
    });
    let row = sqlx::query(SQL.as_str()).bind(round.0).bind(field).fetch_optional(&mut *connection).await?;
    match row {
        Some(row) => line::next_follows(&row),
        None => line::follows(connection, Subject::Assessment(round), field).await,
    }
}
