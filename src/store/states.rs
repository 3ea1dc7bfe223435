//! The states that were shown for print, each once.

use time::OffsetDateTime;

use super::{Result, Store};
use crate::domain::history::millis;
use crate::domain::ids::AssessmentId;
use crate::domain::readiness::State;

impl Store {
    /// Keeps a state under its fingerprint, so that a printed page can be traced. Once is enough.
    ///
    /// # Errors
    /// A failed read or write.
    pub async fn keep_state(&self, id: AssessmentId, state: &State, now: OffsetDateTime) -> Result<()> {
        let fingerprint = state.fingerprint();
        let known: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM states WHERE assessment_id = ? AND fingerprint = ?)")
            .bind(id.0)
            .bind(fingerprint.0.as_slice())
            .fetch_one(&self.read)
            .await?;
        if known {
            return Ok(());
        }
        sqlx::query("INSERT OR IGNORE INTO states (assessment_id, fingerprint, kept, canonical) VALUES (?, ?, ?, ?)")
            .bind(id.0)
            .bind(fingerprint.0.as_slice())
            .bind(millis(now))
            .bind(state.canonical())
            .execute(&self.write)
            .await?;
        Ok(())
    }
}
