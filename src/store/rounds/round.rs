//! A round without what it says.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::domain::decision::Checklist;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::readiness::LimitsChange;
use crate::domain::rounds::{Access, Heading};
use crate::domain::words::dates;
use crate::store::Store;
use crate::store::hands::{Result, Scribe, StoreError};

/// A round without what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its id.
    pub id: AssessmentId,
    /// Title and start.
    pub heading: Heading,
    /// Whether it takes changes.
    pub access: Access,
    /// The version of the guide that it is read with.
    pub guide_version: String,
    /// The limits of its bands.
    pub limits: LimitsChange,
    /// What was ticked on its review checklist.
    pub checklist: Checklist,
    /// Whether copies of its jurisdiction went on apart, so that nobody knows yet which of their rounds is the newest.
    pub is_contested: bool,
}

pub(in crate::store) const COLUMNS: &str = "a.id, a.guide, a.title, a.started, a.limits, a.reopened, a.shared, a.completed,
    a.newest = 1 AS newest, (SELECT count(*) FROM assessments b WHERE b.jurisdiction_id = a.jurisdiction_id AND b.newest = 1) > 1 AS contested";

pub(in crate::store) fn round(row: &SqliteRow) -> Result<Round> {
    let started: &str = row.try_get("started")?;
    Ok(Round {
        id: AssessmentId(row.try_get("id")?),
        heading: Heading {
            title: row.try_get("title")?,
            started: dates::parse_iso(started).ok_or_else(|| StoreError::Damaged("a start date cannot be read".to_owned()))?,
        },
        access: Access::of(row.try_get("newest")?, row.try_get::<&str, _>("reopened")? == "yes"),
        guide_version: row.try_get("guide")?,
        limits: LimitsChange::from_stored(row.try_get("limits")?).ok_or_else(|| StoreError::Damaged("limits cannot be read".to_owned()))?,
        checklist: Checklist {
            is_shared: row.try_get::<&str, _>("shared")? == "yes",
            is_completed: row.try_get::<&str, _>("completed")? == "yes",
        },
        is_contested: row.try_get("contested")?,
    })
}

/// The round whose id is bound first, with its jurisdiction, unless one of them lies in the bin.
pub(in crate::store) const ROUND: &str =
    "assessments a JOIN jurisdictions j ON j.id = a.jurisdiction_id WHERE a.id = $1 AND a.deleted IS NULL AND j.deleted IS NULL";

/// The rounds of the jurisdiction whose id is bound, newest first, without those in the bin.
pub(super) const ROUNDS: &str =
    "assessments a WHERE a.jurisdiction_id = $1 AND a.deleted IS NULL ORDER BY a.newest DESC, a.place DESC, a.id";

impl Store {
    /// The rounds of a jurisdiction, newest first.
    ///
    /// # Errors
    /// A failed read.
    pub async fn rounds(&self, id: JurisdictionId) -> Result<Vec<Round>> {
        let sql = format!("SELECT {COLUMNS} FROM {ROUNDS}");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(&mut *self.reader().await?).await?;
        rows.iter().map(round).collect()
    }
}

impl Scribe<'_> {
    /// A round as this write sees it, with its jurisdiction.
    pub async fn round(&mut self, id: AssessmentId) -> Result<(JurisdictionId, Round)> {
        let sql = format!("SELECT {COLUMNS}, a.jurisdiction_id FROM {ROUND}");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_one(&mut *self.tx).await?;
        Ok((JurisdictionId(row.try_get("jurisdiction_id")?), round(&row)?))
    }

    /// A round that takes changes.
    pub async fn open_round(&mut self, id: AssessmentId) -> Result<(JurisdictionId, Round)> {
        let (jurisdiction, round) = self.round(id).await?;
        if round.access.is_open() { Ok((jurisdiction, round)) } else { Err(StoreError::ReadOnlyRound) }
    }

    /// Logs a fact of a round, if it changes.
    pub async fn log_round(&mut self, jurisdiction: JurisdictionId, id: AssessmentId, fact: Fact, before: &str, after: &str) -> Result<()> {
        if before == after {
            return Ok(());
        }
        self.log(Some(jurisdiction), Subject::Assessment(id), fact.as_str(), false, (before, after)).await
    }
}
