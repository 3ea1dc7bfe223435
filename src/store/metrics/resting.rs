//! What rests on a release.

use sqlx::Row;

use crate::store::Store;
use crate::store::hands::Result;

/// What rests on readings of a release, in all jurisdictions, without what lies in the bin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Resting {
    /// Findings, and insights, which nobody agreed to yet.
    pub findings: usize,
    /// Measures.
    pub measures: usize,
}

const RESTING: &str = "SELECT
     (SELECT count(DISTINCT f.id) FROM supports s
      JOIN findings f ON f.id = s.finding_id JOIN jurisdictions j ON j.id = f.jurisdiction_id
      WHERE s.reading LIKE '%/' || $1 AND s.deleted IS NULL AND f.deleted IS NULL AND j.deleted IS NULL) AS findings,
     (SELECT count(*) FROM measures m JOIN jurisdictions j ON j.id = m.jurisdiction_id
      WHERE m.reading LIKE '%/' || $1 AND m.deleted IS NULL AND j.deleted IS NULL) AS measures";

impl Store {
    /// What rests on readings of the release with this digest.
    ///
    /// # Errors
    /// A failed read.
    pub async fn resting_on(&self, digest: &str) -> Result<Resting> {
        let row = sqlx::query(RESTING).bind(digest).fetch_one(&mut *self.reader().await?).await?;
        let many = |name| -> Result<usize> { Ok(usize::try_from(row.try_get::<i64, _>(name)?).unwrap_or_default()) };
        Ok(Resting { findings: many("findings")?, measures: many("measures")? })
    }
}
