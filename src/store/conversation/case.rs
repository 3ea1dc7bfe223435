//! The case to leadership, as far as somebody wrote their own.

use sqlx::Row;
use time::OffsetDateTime;

use crate::domain::history::{Fact, Subject};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::store::Store;
use crate::store::hands::{FactChange, Result};

impl Store {
    /// The parts of a jurisdiction's case in the order of the page; empty where nobody wrote their own.
    ///
    /// # Errors
    /// [`crate::store::hands::StoreError::NotFound`], or a failed read.
    pub async fn case(&self, id: JurisdictionId) -> Result<[String; 3]> {
        let row = sqlx::query("SELECT case_what, case_why, case_ask FROM jurisdictions WHERE id = $1 AND deleted IS NULL")
            .bind(id.0)
            .fetch_one(&mut *self.reader().await?)
            .await?;
        Ok([row.try_get(0)?, row.try_get(1)?, row.try_get(2)?])
    }

    /// Changes parts of a case, and names those that somebody else changed after they were shown; those
    /// stay as they are.
    ///
    /// # Errors
    /// [`crate::store::hands::StoreError::NotFound`], or a failed write.
    pub async fn write_case(&self, id: JurisdictionId, changes: &[FactChange], actor: &Actor, now: OffsetDateTime) -> Result<Vec<Fact>> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(id).await?;
        let refused = scribe.set_facts(Some(id), Subject::Jurisdiction(id), changes).await?;
        scribe.commit().await?;
        Ok(refused)
    }
}
