//! A round with its jurisdiction and all that it says, read whole.

use std::sync::LazyLock;

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use time::OffsetDateTime;

use super::round::{COLUMNS, ROUND, ROUNDS, Round, round};
use crate::domain::guide::Guide;
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::jurisdiction::Profile;
use crate::domain::readiness::State;
use crate::store::hands::{Result, StoreError, moment, order};
use crate::store::readiness::entries;
use crate::store::{Jurisdiction, Store, history};

/// A round with its jurisdiction and all that it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The round.
    pub round: Round,
    /// Whose it is.
    pub jurisdiction: Jurisdiction,
    /// What it says.
    pub state: State,
    /// When an answer or anything else of its forms was last saved.
    pub saved_at: Option<OffsetDateTime>,
}

impl Assessment {
    /// The guide that it is read with.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when this program does not have that version.
    pub fn guide(&self) -> Result<&'static Guide> {
        Guide::version(&self.round.guide_version).ok_or_else(|| StoreError::Damaged("a round names a guide that never was".to_owned()))
    }
}

/// What is read of a round with all that it says, from [`ROUND`].
pub(in crate::store) static WHOLE: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{COLUMNS}, j.id AS j_id, j.name, j.kind, j.state, j.executive, j.paper, j.example, j.archived, {} AS is_contested, {} AS entries,
             {} AS saved_at",
        order::is_contested("j.id"),
        *entries::OF_ROUND,
        history::LAST_SAVED,
    )
});

/// A round with all that it says.
pub(in crate::store) fn assessment(row: &SqliteRow) -> Result<Assessment> {
    let round = round(row)?;
    let jurisdiction = Jurisdiction {
        id: JurisdictionId(row.try_get("j_id")?),
        profile: Profile {
            name: row.try_get("name")?,
            kind: crate::store::hands::read_as("kind", row.try_get("kind")?)?,
            state: row.try_get("state")?,
            executive: row.try_get("executive")?,
            paper: crate::store::hands::read_as("paper", row.try_get("paper")?)?,
        },
        is_example: row.try_get::<&str, _>("example")? == "yes",
        is_archived: row.try_get::<&str, _>("archived")? == "yes",
        is_contested: row.try_get("is_contested")?,
    };
    let state = entries::read(row.try_get("entries")?, &round)?;
    let saved_at = row.try_get::<Option<i64>, _>("saved_at")?.map(moment).transpose()?;
    Ok(Assessment { round, jurisdiction, state, saved_at })
}

/// A round with all that it says, in one statement, so that all of it is of one moment.
pub(in crate::store) async fn read(connection: &mut SqliteConnection, id: AssessmentId) -> Result<Assessment> {
    static SQL: LazyLock<String> = LazyLock::new(|| format!("SELECT {} FROM {ROUND}", *WHOLE));
    assessment(&sqlx::query(SQL.as_str()).bind(id.0).fetch_one(connection).await?)
}

impl Store {
    /// A round with all that it says.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn assessment(&self, id: AssessmentId) -> Result<Assessment> {
        read(&mut *self.reader().await?, id).await
    }

    /// The rounds of a jurisdiction, newest first, each with what it says, all of one moment.
    ///
    /// # Errors
    /// A failed read.
    pub async fn rounds_with_states(&self, id: JurisdictionId) -> Result<Vec<(Round, State)>> {
        let sql = format!("SELECT {COLUMNS}, {} AS entries FROM {ROUNDS}", *entries::OF_ROUND);
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(&mut *self.reader().await?).await?;
        let told = |row| {
            let round = round(row)?;
            let state = entries::read(row.try_get("entries")?, &round)?;
            Ok((round, state))
        };
        rows.iter().map(told).collect()
    }
}
