//! The bin: what was deleted lies there for 30 days, can be put back, and is then gone for good.

use sqlx::Row;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{Result, Store, Tx, moment};
use crate::domain::actor::Actor;
use crate::domain::history::{Fact, Subject, millis};
use crate::domain::ids::{AssessmentId, JurisdictionId};

/// How long deleted things lie in the bin.
pub const BIN_DAYS: i64 = 30;

/// Something in the bin.
#[derive(Debug, Clone)]
pub struct Binned {
    /// What it is.
    pub subject: Subject,
    /// Its name or title.
    pub name: String,
    /// For a round, the name of its jurisdiction.
    pub of: String,
    /// Since when it lies there.
    pub since: OffsetDateTime,
}

impl Store {
    /// What lies in the bin, newest first. A round of a jurisdiction that lies there comes back with it.
    ///
    /// # Errors
    /// A failed read.
    pub async fn binned(&self) -> Result<Vec<Binned>> {
        let rows = sqlx::query(
            "SELECT 'jurisdiction' AS kind, id, name, '' AS place, deleted FROM jurisdictions WHERE deleted IS NOT NULL
             UNION ALL
             SELECT 'assessment', a.id, a.title, j.name, a.deleted FROM assessments a JOIN jurisdictions j ON j.id = a.jurisdiction_id
             WHERE a.deleted IS NOT NULL AND j.deleted IS NULL
             ORDER BY deleted DESC",
        )
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                let id: Uuid = row.try_get("id")?;
                let subject = if row.try_get::<&str, _>("kind")? == "assessment" {
                    Subject::Assessment(AssessmentId(id))
                } else {
                    Subject::Jurisdiction(JurisdictionId(id))
                };
                Ok(Binned { subject, name: row.try_get("name")?, of: row.try_get("place")?, since: moment(row.try_get("deleted")?)? })
            })
            .collect()
    }

    /// Puts something back from the bin.
    ///
    /// # Errors
    /// [`super::StoreError::NotFound`] when it does not lie there, or a failed write.
    pub async fn put_back(&self, subject: Subject, actor: &Actor, now: OffsetDateTime) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        match subject {
            Subject::Jurisdiction(id) => {
                let since: i64 = sqlx::query_scalar("SELECT deleted FROM jurisdictions WHERE id = ? AND deleted IS NOT NULL")
                    .bind(id.0)
                    .fetch_one(&mut *scribe.tx)
                    .await?;
                scribe.log_fact(id, Fact::Deleted, &since.to_string(), "").await?;
                sqlx::query("UPDATE jurisdictions SET deleted = NULL WHERE id = ?").bind(id.0).execute(&mut *scribe.tx).await?;
            }
            Subject::Assessment(id) => {
                let row = sqlx::query("SELECT deleted, jurisdiction_id FROM assessments WHERE id = ? AND deleted IS NOT NULL")
                    .bind(id.0)
                    .fetch_one(&mut *scribe.tx)
                    .await?;
                let jurisdiction = JurisdictionId(row.try_get("jurisdiction_id")?);
                scribe.log_round(jurisdiction, id, Fact::Deleted, &row.try_get::<i64, _>("deleted")?.to_string(), "").await?;
                sqlx::query("UPDATE assessments SET deleted = NULL WHERE id = ?").bind(id.0).execute(&mut *scribe.tx).await?;
            }
            Subject::Person(_) => return Err(super::StoreError::NotFound),
        }
        scribe.commit().await
    }

    /// Deletes for good what a person throws out of the bin.
    ///
    /// # Errors
    /// [`super::StoreError::NotFound`] when it does not lie there, or a failed write.
    pub async fn throw_out(&self, subject: Subject, now: OffsetDateTime) -> Result<()> {
        let mut tx = self.begin().await?;
        let table = match subject {
            Subject::Jurisdiction(_) => "jurisdictions",
            Subject::Assessment(_) => "assessments",
            Subject::Person(_) => return Err(super::StoreError::NotFound),
        };
        let sql = format!("SELECT 1 FROM {table} WHERE id = ? AND deleted IS NOT NULL");
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(subject.id()).fetch_one(&mut *tx).await?;
        forget(&mut tx, subject, now).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Deletes for good what has lain in the bin for 30 days, and says how many things that were.
    ///
    /// # Errors
    /// A failed write.
    pub async fn empty_bin(&self, now: OffsetDateTime) -> Result<usize> {
        let due = now - Duration::days(BIN_DAYS);
        let due: Vec<Subject> =
            self.binned().await?.into_iter().filter(|binned| binned.since <= due).map(|binned| binned.subject).collect();
        for subject in &due {
            self.throw_out(*subject, now).await?;
        }
        Ok(due.len())
    }
}

/// Deletes a subject with all that hangs on it, and leaves a tombstone.
async fn forget(tx: &mut Tx, subject: Subject, now: OffsetDateTime) -> Result<()> {
    let rounds: Vec<Uuid> = match subject {
        Subject::Assessment(id) => vec![id.0],
        _ => sqlx::query_scalar("SELECT id FROM assessments WHERE jurisdiction_id = ?").bind(subject.id()).fetch_all(&mut **tx).await?,
    };
    for round in rounds {
        for table in ["entries", "participants", "states"] {
            let sql = format!("DELETE FROM {table} WHERE assessment_id = ?");
            sqlx::query(sqlx::AssertSqlSafe(sql)).bind(round).execute(&mut **tx).await?;
        }
        sqlx::query("DELETE FROM history WHERE subject_id = ?").bind(round).execute(&mut **tx).await?;
        sqlx::query("DELETE FROM assessments WHERE id = ?").bind(round).execute(&mut **tx).await?;
        bury(tx, "assessment", round, now).await?;
    }
    if let Subject::Jurisdiction(id) = subject {
        sqlx::query("DELETE FROM history WHERE jurisdiction_id = ?").bind(id.0).execute(&mut **tx).await?;
        sqlx::query("DELETE FROM jurisdictions WHERE id = ?").bind(id.0).execute(&mut **tx).await?;
        bury(tx, "jurisdiction", id.0, now).await?;
    }
    Ok(())
}

async fn bury(tx: &mut Tx, kind: &str, id: Uuid, now: OffsetDateTime) -> Result<()> {
    sqlx::query("INSERT INTO tombstones (id, kind, at) VALUES (?, ?, ?)").bind(id).bind(kind).bind(millis(now)).execute(&mut **tx).await?;
    Ok(())
}
