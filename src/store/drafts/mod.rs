//! What people began to write and have not saved. It is no fact: no history tells of it.

use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::drafts::{DRAFT_LIMIT, DRAFTS_OF_A_FILE, DRAFTS_OF_A_FORM, Draft};
use crate::domain::history::millis;
use crate::domain::ids::{ActorId, DraftId};
use crate::store::Store;
use crate::store::hands::{Result, Turn, from_json, moment};

fn draft(row: &SqliteRow) -> Result<Draft> {
    Ok(Draft { id: DraftId(row.try_get("id")?), at: moment(row.try_get("at")?)?, fields: from_json("a draft", row.try_get("fields")?)? })
}

impl Store {
    /// A fresh id for what somebody may begin to write.
    #[must_use]
    pub fn fresh_draft(&self) -> DraftId {
        DraftId(crate::store::hands::fresh_id())
    }

    /// Keeps what somebody began to write in the form that goes to this address, in place of what was kept under
    /// this id before. Of the oldest, those beyond the bounds go. Says whether it was kept: what is too long is not.
    ///
    /// # Errors
    /// A failed write.
    pub async fn keep_draft(
        &self,
        id: DraftId,
        form: &str,
        fields: &[(String, String)],
        person: Option<ActorId>,
        now: OffsetDateTime,
    ) -> Result<bool> {
        let json = serde_json::to_string(fields).expect("pairs of texts become JSON");
        if json.chars().count() > DRAFT_LIMIT || form.chars().count() > 300 {
            return Ok(false);
        }
        let mut tx = self.turn().await?;
        sqlx::query(
            "INSERT INTO drafts (id, person_id, form, at, fields) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (id) DO UPDATE SET seq = (SELECT max(seq) + 1 FROM drafts), person_id = excluded.person_id,
                form = excluded.form, fields = excluded.fields",
        )
        .bind(id.0)
        .bind(person.map(|id| id.0))
        .bind(form)
        .bind(millis(now))
        .bind(&json)
        .execute(&mut *tx)
        .await?;
        sqlx::query(AssertSqlSafe(format!(
            "DELETE FROM drafts
             WHERE seq IN (SELECT seq FROM drafts WHERE person_id IS NOT DISTINCT FROM $1 AND form = $2 ORDER BY seq DESC LIMIT {all} OFFSET $3)
                OR seq IN (SELECT seq FROM drafts ORDER BY seq DESC LIMIT {all} OFFSET $4)",
            all = i64::MAX
        )))
        .bind(person.map(|id| id.0))
        .bind(form)
        .bind(bound(DRAFTS_OF_A_FORM))
        .bind(bound(DRAFTS_OF_A_FILE))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(true)
    }

    /// What a person began to write in the form that goes to this address, newest first; without a person, what
    /// somebody did whom nobody named.
    ///
    /// # Errors
    /// A failed read.
    pub async fn drafts(&self, form: &str, person: Option<ActorId>) -> Result<Vec<Draft>> {
        let rows = sqlx::query("SELECT id, at, fields FROM drafts WHERE person_id IS NOT DISTINCT FROM $1 AND form = $2 ORDER BY seq DESC")
            .bind(person.map(|id| id.0))
            .bind(form)
            .fetch_all(&mut *self.reader().await?)
            .await?;
        rows.iter().map(draft).collect()
    }

    /// A draft of this person, with the address of its form.
    ///
    /// # Errors
    /// A failed read.
    pub async fn draft(&self, id: DraftId, person: Option<ActorId>) -> Result<Option<(String, Draft)>> {
        let row = sqlx::query("SELECT form, id, at, fields FROM drafts WHERE id = $1 AND person_id IS NOT DISTINCT FROM $2")
            .bind(id.0)
            .bind(person.map(|id| id.0))
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.map(|row| Ok((row.try_get("form")?, draft(&row)?))).transpose()
    }

    /// Lets go of a draft, if it is there.
    ///
    /// # Errors
    /// A failed write.
    pub async fn drop_draft(&self, id: DraftId) -> Result<()> {
        let mut tx = self.turn().await?;
        sqlx::query("DELETE FROM drafts WHERE id = $1").bind(id.0).execute(&mut *tx).await?;
        tx.commit().await
    }

    /// Makes what somebody began whom nobody named the drafts of a person, who has just given a name.
    ///
    /// # Errors
    /// A failed write.
    pub async fn adopt_drafts(&self, person: ActorId) -> Result<()> {
        let mut tx = self.turn().await?;
        sqlx::query("UPDATE drafts SET person_id = $1 WHERE person_id IS NULL").bind(person.0).execute(&mut *tx).await?;
        tx.commit().await
    }
}

/// Lets go of what was begun in forms of something that is now gone for good.
pub(in crate::store) async fn forget_drafts(tx: &mut Turn, of: Uuid) -> Result<()> {
    sqlx::query("DELETE FROM drafts WHERE form LIKE '%' || $1 || '%'").bind(of.to_string()).execute(&mut **tx).await?;
    Ok(())
}

fn bound(count: usize) -> i64 {
    i64::try_from(count).expect("the bounds are small")
}
