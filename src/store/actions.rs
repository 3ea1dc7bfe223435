//! Actions: the lines of the plan.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Result, Store, StoreError, read_as};
use crate::domain::dates;
use crate::domain::ids::{ActionId, AssessmentId, JurisdictionId, PersonId};
use crate::domain::person::{Person, Profile};
use crate::domain::plan::{Action, Money};

const COLUMNS: &str = "a.id, a.assessment_id, a.closes, a.what, a.owner, a.helpers, a.due, a.effort, a.status, a.reason, a.notes, a.cost,
    a.funding, a.updated, p.name, p.title, p.department";

fn action(row: &SqliteRow) -> Result<Action> {
    let damaged = |what: &str| StoreError::Damaged(format!("an action’s {what} cannot be read"));
    let word = |column: &str| -> Result<Option<&str>> { Ok(Some(row.try_get::<&str, _>(column)?).filter(|text| !text.is_empty())) };
    let date = |column: &str| -> Result<_> { word(column)?.map(|text| dates::parse_iso(text).ok_or_else(|| damaged(column))).transpose() };
    let owner = match row.try_get::<Option<_>, _>("owner")? {
        None => None,
        Some(id) => Some(Person {
            id: PersonId(id),
            profile: Profile { name: row.try_get("name")?, title: row.try_get("title")?, department: row.try_get("department")? },
        }),
    };
    Ok(Action {
        id: ActionId(row.try_get("id")?),
        sprang_from: row.try_get::<Option<_>, _>("assessment_id")?.map(AssessmentId),
        closes: word("closes")?.map(|text| read_as("closes", text)).transpose()?,
        what: row.try_get("what")?,
        owner,
        helpers: row.try_get("helpers")?,
        due: date("due")?,
        effort: word("effort")?.map(|text| read_as("effort", text)).transpose()?,
        status: read_as("status", row.try_get("status")?)?,
        reason: row.try_get("reason")?,
        notes: row.try_get("notes")?,
        cost: word("cost")?.map(|text| Money::from_stored(text).ok_or_else(|| damaged("cost"))).transpose()?,
        funding: row.try_get("funding")?,
        updated: date("updated")?.ok_or_else(|| damaged("last update"))?,
    })
}

impl Store {
    /// The actions of a jurisdiction that do not lie in the bin, oldest first.
    ///
    /// # Errors
    /// A failed read.
    pub async fn actions(&self, id: JurisdictionId) -> Result<Vec<Action>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM actions a LEFT JOIN people p ON p.id = a.owner
             WHERE a.jurisdiction_id = ? AND a.deleted IS NULL ORDER BY a.id"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(&self.read).await?;
        rows.iter().map(action).collect()
    }
}
