//! Actions: the lines of the plan.

use std::collections::BTreeSet;

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use time::Date;

use super::{Jurisdiction, Result, Store, StoreError, read_as};
use crate::domain::dates;
use crate::domain::ids::{ActionId, AssessmentId, JurisdictionId, PersonId};
use crate::domain::person::{Person, Profile};
use crate::domain::plan::{Action, Money};
use crate::domain::topic::Topic;

pub(super) const COLUMNS: &str =
    "a.id, a.assessment_id, a.closes, a.what, a.owner, a.helpers, a.due, a.effort, a.status, a.reason, a.notes, a.cost,
    a.funding, a.updated, p.name, p.title, p.department";

pub(super) fn action(row: &SqliteRow) -> Result<Action> {
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
    /// The jurisdiction of an action that lies in the bin, if it does.
    ///
    /// # Errors
    /// A failed read.
    pub async fn jurisdiction_of_binned(&self, id: ActionId) -> Result<Option<JurisdictionId>> {
        let sql = "SELECT jurisdiction_id FROM actions WHERE id = ? AND deleted IS NOT NULL";
        Ok(sqlx::query_scalar(sql).bind(id.0).fetch_optional(&self.read).await?.map(JurisdictionId))
    }

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

    /// The actions of a jurisdiction that lie in the bin, oldest first.
    ///
    /// # Errors
    /// A failed read.
    pub async fn binned_actions(&self, id: JurisdictionId) -> Result<Vec<Action>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM actions a LEFT JOIN people p ON p.id = a.owner
             WHERE a.jurisdiction_id = ? AND a.deleted IS NOT NULL ORDER BY a.id"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(&self.read).await?;
        rows.iter().map(action).collect()
    }

    /// The actions that had a due date and lost it, each with the last one it had.
    ///
    /// # Errors
    /// A failed read.
    pub async fn undated_actions(&self, id: JurisdictionId) -> Result<Vec<(Action, Date)>> {
        let sql = format!(
            "SELECT {COLUMNS}, (SELECT h.before FROM history h WHERE h.subject_id = a.id AND h.field = 'due' ORDER BY h.seq DESC LIMIT 1) AS was
             FROM actions a LEFT JOIN people p ON p.id = a.owner WHERE a.jurisdiction_id = ? AND a.deleted IS NULL AND a.due = '' ORDER BY a.id"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(&self.read).await?;
        let mut undated = Vec::new();
        for row in &rows {
            if let Some(was) = row.try_get::<Option<&str>, _>("was")?.and_then(dates::parse_iso) {
                undated.push((action(row)?, was));
            }
        }
        Ok(undated)
    }

    /// An action with the jurisdiction whose it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn action(&self, id: ActionId) -> Result<(Jurisdiction, Action)> {
        let of = sqlx::query_scalar("SELECT jurisdiction_id FROM actions WHERE id = ?").bind(id.0).fetch_one(&self.read).await?;
        let jurisdiction = self.jurisdiction(JurisdictionId(of)).await?;
        let mut connection = self.read.acquire().await?;
        Ok((jurisdiction, one(&mut connection, id).await?))
    }

    /// What the actions of a jurisdiction close, those included that are done, dropped, in the bin or
    /// deleted for good.
    ///
    /// # Errors
    /// A failed read.
    pub async fn covered(&self, id: JurisdictionId) -> Result<BTreeSet<Topic>> {
        let mut connection = self.read.acquire().await?;
        covered(&mut connection, id).await
    }
}

/// An action that does not lie in the bin.
pub(super) async fn one(connection: &mut SqliteConnection, id: ActionId) -> Result<Action> {
    let sql = format!("SELECT {COLUMNS} FROM actions a LEFT JOIN people p ON p.id = a.owner WHERE a.id = ? AND a.deleted IS NULL");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_one(connection).await?;
    action(&row)
}

pub(super) async fn covered(connection: &mut SqliteConnection, id: JurisdictionId) -> Result<BTreeSet<Topic>> {
    let keys: Vec<String> = sqlx::query_scalar(
        "SELECT closes FROM actions WHERE jurisdiction_id = ?1 AND closes <> ''
         UNION SELECT closes FROM tombstones WHERE kind = 'action' AND jurisdiction_id = ?1 AND closes <> ''",
    )
    .bind(id.0)
    .fetch_all(connection)
    .await?;
    keys.iter().map(|key| read_as("closes", key)).collect()
}
