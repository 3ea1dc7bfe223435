//! Whether a thing lies in the bin.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::kept::of_thing;
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::store::Store;
use crate::store::hands::Result;

impl Store {
    /// Whether a thing of this kind of a jurisdiction lies in the bin, by itself or along with what it is within.
    ///
    /// # Errors
    /// A failed read.
    pub async fn is_binned(&self, of: JurisdictionId, noun: Noun, id: Uuid) -> Result<bool> {
        if !noun.can_be_binned() {
            return Ok(false);
        }
        let (from, owner) = of_thing(noun);
        let along = if noun.within().is_some() { " OR f.deleted IS NOT NULL" } else { "" };
        let sql = format!("SELECT t.id FROM {from} WHERE t.id = $1 AND {owner} = $2 AND (t.deleted IS NOT NULL{along})");
        let found: Option<Uuid> =
            sqlx::query_scalar(AssertSqlSafe(sql)).bind(id).bind(of.0).fetch_optional(&mut *self.reader().await?).await?;
        Ok(found.is_some())
    }
}
