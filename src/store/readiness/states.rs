//! The states that were shown for print, each once.

use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::history::millis;
use crate::domain::ids::AssessmentId;
use crate::domain::readiness::{Fingerprint, State};
use crate::store::Store;
use crate::store::hands::{Result, StoreError, moment};

/// A state that was shown for print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptState {
    /// When it was first kept.
    pub at: OffsetDateTime,
    /// What the round said then.
    pub state: State,
}

/// How many kept states of a round are offered.
const OFFERED: i64 = 15;

fn kept(row: &SqliteRow) -> Result<KeptState> {
    let fingerprint: [u8; 32] = row.try_get::<&[u8], _>("fingerprint")?.try_into().unwrap_or_default();
    let state = State::kept(row.try_get("canonical")?, Fingerprint(fingerprint));
    let state = state.ok_or_else(|| StoreError::Damaged("a kept state does not fit its fingerprint".to_owned()))?;
    Ok(KeptState { at: moment(row.try_get("kept")?)?, state })
}

/// Keeps a canonical text of a round under its fingerprint, unless it is there.
pub(in crate::store) async fn keep(
    connection: &mut SqliteConnection,
    round: Uuid,
    print: Fingerprint,
    at: i64,
    canonical: &str,
) -> Result<()> {
    let sql = "INSERT INTO states (assessment_id, fingerprint, kept, canonical) VALUES ($1, $2, $3, $4)
         ON CONFLICT (assessment_id, fingerprint) DO NOTHING";
    sqlx::query(sql).bind(round).bind(print.0.as_slice()).bind(at).bind(canonical).execute(connection).await?;
    Ok(())
}

impl Store {
    /// The newest 15 kept states of a round, newest first.
    ///
    /// # Errors
    /// A failed read, or a state that does not fit its fingerprint.
    pub async fn kept_states(&self, id: AssessmentId) -> Result<Vec<KeptState>> {
        let sql = format!(
            "SELECT kept, fingerprint, canonical FROM states WHERE assessment_id = $1 ORDER BY kept DESC, fingerprint LIMIT {OFFERED}"
        );
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(id.0).fetch_all(&mut *self.reader().await?).await?;
        rows.iter().map(kept).collect()
    }

    /// A kept state of a round by its fingerprint, however old.
    ///
    /// # Errors
    /// A failed read, or a state that does not fit its fingerprint.
    pub async fn kept_state(&self, id: AssessmentId, fingerprint: Fingerprint) -> Result<Option<KeptState>> {
        let sql = "SELECT kept, fingerprint, canonical FROM states WHERE assessment_id = $1 AND fingerprint = $2";
        let row = sqlx::query(sql).bind(id.0).bind(fingerprint.0.as_slice()).fetch_optional(&mut *self.reader().await?).await?;
        row.as_ref().map(kept).transpose()
    }

    /// Keeps a state under its fingerprint, so that a printed page can be traced. Once is enough.
    ///
    /// # Errors
    /// A failed read or write.
    pub async fn keep_state(&self, id: AssessmentId, state: &State, now: OffsetDateTime) -> Result<()> {
        let fingerprint = state.fingerprint();
        let known: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM states WHERE assessment_id = $1 AND fingerprint = $2)")
            .bind(id.0)
            .bind(fingerprint.0.as_slice())
            .fetch_one(&mut *self.reader().await?)
            .await?;
        if known {
            return Ok(());
        }
        let mut turn = self.turn().await?;
        keep(&mut turn, id.0, fingerprint, millis(now), &state.canonical()).await?;
        turn.commit().await
    }
}
