//! Decisions, each with the state that it rests on.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Result, Store, StoreError, read_as};
use crate::domain::dates;
use crate::domain::decision::{Decision, Terms};
use crate::domain::ids::{AssessmentId, DecisionId, JurisdictionId};
use crate::domain::readiness::State;

const COLUMNS: &str = "d.id, d.assessment_id, d.route, d.recommended, d.deciders, d.decided, d.reason, d.interested, d.fingerprint,
    d.canonical, d.return_on, d.check_ins, d.checked_in, d.goals, d.start_with";

fn decision(row: &SqliteRow) -> Result<Decision> {
    let damaged = |what: &str| StoreError::Damaged(format!("a decision’s {what} cannot be read"));
    let date = |column: &str| -> Result<_> {
        let text: &str = row.try_get(column)?;
        if text.is_empty() { Ok(None) } else { dates::parse_iso(text).map(Some).ok_or_else(|| damaged(column)) }
    };
    let state = State::from_canonical(row.try_get("canonical")?).ok_or_else(|| damaged("state"))?;
    let fingerprint = read_as("fingerprint", row.try_get("fingerprint")?)?;
    if state.fingerprint() != fingerprint {
        return Err(StoreError::Damaged("a decision does not fit the state that it rests on".to_owned()));
    }
    let word = |column: &str| -> Result<Option<&str>> { Ok(Some(row.try_get::<&str, _>(column)?).filter(|text| !text.is_empty())) };
    Ok(Decision {
        id: DecisionId(row.try_get("id")?),
        assessment: AssessmentId(row.try_get("assessment_id")?),
        route: read_as("route", row.try_get("route")?)?,
        recommended: word("recommended")?.map(|text| read_as("recommended", text)).transpose()?,
        deciders: row.try_get("deciders")?,
        decided: date("decided")?.ok_or_else(|| damaged("date"))?,
        reason: row.try_get("reason")?,
        is_interested: row.try_get::<&str, _>("interested")? == "yes",
        fingerprint,
        state,
        terms: Terms {
            return_on: date("return_on")?,
            check_ins: word("check_ins")?.map(|text| read_as("check_ins", text)).transpose()?,
            checked_in: date("checked_in")?,
            goals: row.try_get::<&str, _>("goals")?.lines().map(|key| read_as("goals", key)).collect::<Result<_>>()?,
            start_with: row.try_get::<&str, _>("start_with")?.lines().map(|key| read_as("start_with", key)).collect::<Result<_>>()?,
        },
    })
}

impl Store {
    /// The decisions on the rounds of a jurisdiction, newest first. Rounds in the bin are left out.
    ///
    /// # Errors
    /// A failed read, or a decision that does not fit its state.
    pub async fn decisions(&self, id: JurisdictionId) -> Result<Vec<Decision>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM decisions d JOIN assessments a ON a.id = d.assessment_id
             WHERE a.jurisdiction_id = ? AND a.deleted IS NULL ORDER BY d.id DESC"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(&self.read).await?;
        rows.iter().map(decision).collect()
    }

    /// The newest decision of a jurisdiction.
    ///
    /// # Errors
    /// As [`Store::decisions`].
    pub async fn latest_decision(&self, id: JurisdictionId) -> Result<Option<Decision>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM decisions d JOIN assessments a ON a.id = d.assessment_id
             WHERE a.jurisdiction_id = ? AND a.deleted IS NULL ORDER BY d.id DESC LIMIT 1"
        );
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_optional(&self.read).await?;
        row.as_ref().map(decision).transpose()
    }
}
