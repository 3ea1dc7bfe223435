//! Kept alive: when something was said to be done.

use std::collections::HashMap;

use sqlx::Row;
use time::OffsetDateTime;
use uuid::Uuid;

use super::Store;
use super::hands::{Result, moment};
use crate::domain::ids::JurisdictionId;

/// The rows of a table that are done, each with the last moment at which somebody said so.
const FINISHED: &str =
    "SELECT t.id, (SELECT max(h.at) FROM history h WHERE h.subject_id = t.id AND h.field = 'status' AND h.after = 'done')
         AS at FROM actions t WHERE t.jurisdiction_id = $1 AND t.deleted IS NULL AND t.status = 'done'
     UNION ALL
     SELECT t.id, (SELECT max(h.at) FROM history h WHERE h.subject_id = t.id AND h.field = 'status' AND h.after = 'done')
         AS at FROM strategic_actions t WHERE t.jurisdiction_id = $1 AND t.deleted IS NULL AND t.status = 'done'";

impl Store {
    /// When somebody last said of an action of the work plan, or of a strategic action, that it is done; only of those that
    /// are.
    ///
    /// # Errors
    /// A failed read.
    pub async fn finished(&self, of: JurisdictionId) -> Result<HashMap<Uuid, OffsetDateTime>> {
        let rows = sqlx::query(FINISHED).bind(of.0).fetch_all(&mut *self.reader().await?).await?;
        let mut all = HashMap::with_capacity(rows.len());
        for row in &rows {
            if let Some(at) = row.try_get::<Option<i64>, _>("at")? {
                all.insert(row.try_get("id")?, moment(at)?);
            }
        }
        Ok(all)
    }
}
