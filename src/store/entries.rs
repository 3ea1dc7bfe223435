//! What was answered: the saved fields of a round, written with their history and never over someone else's change.

use sqlx::{Row, Sqlite, Transaction};
use time::OffsetDateTime;

use super::scribe::{EVENT, Scribe, event};
use super::{Result, Round, Store, StoreError, read_as};
use crate::domain::actor::Actor;
use crate::domain::history::Subject;
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::readiness::{Change, Field, Settlement, State};

/// A change that was not saved, because somebody else changed the field after it was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The field.
    pub field: Field,
    /// What this person wanted to save.
    pub mine: String,
    /// What is stored.
    pub theirs: String,
    /// Who stored it.
    pub by: String,
    /// When.
    pub at: OffsetDateTime,
}

/// What became of a post of changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recorded {
    /// The fields that were saved.
    pub saved: Vec<Field>,
    /// The changes that were not.
    pub conflicts: Vec<Conflict>,
}

/// What a round says.
pub(super) async fn state(tx: &mut Transaction<'_, Sqlite>, round: &Round) -> Result<State> {
    let mut state = State::blank(&round.guide_version).with_limits(round.limits.clone());
    let rows = sqlx::query("SELECT field, value FROM entries WHERE assessment_id = ?").bind(round.id.0).fetch_all(&mut **tx).await?;
    for row in &rows {
        let field: Field = read_as("field", row.try_get("field")?)?;
        state.set(field, row.try_get("value")?).map_err(|_| StoreError::Damaged(format!("“{field}” holds what it cannot")))?;
    }
    Ok(state)
}

impl Store {
    /// Saves the changed fields of a round, each unless somebody else changed it after it was shown.
    /// All of them are on disk when this returns, or none.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::ReadOnlyRound`], or a failed write.
    pub async fn record(&self, id: AssessmentId, changes: &[Change], actor: &Actor, now: OffsetDateTime) -> Result<Recorded> {
        self.write(id, changes, true, actor, now).await
    }

    /// Puts back what a field held before: as [`Store::record`], but always a line of its own in the
    /// history, so that what it replaces stays there.
    ///
    /// # Errors
    /// As [`Store::record`].
    pub async fn put_field_back(&self, id: AssessmentId, change: Change, actor: &Actor, now: OffsetDateTime) -> Result<Recorded> {
        self.write(id, &[change], false, actor, now).await
    }

    async fn write(&self, id: AssessmentId, changes: &[Change], typed: bool, actor: &Actor, now: OffsetDateTime) -> Result<Recorded> {
        let mut scribe = self.scribe(actor, now).await?;
        let (jurisdiction, round) = scribe.open_round(id).await?;
        let mut stored = state(&mut scribe.tx, &round).await?;
        let mut recorded = Recorded::default();
        for change in changes {
            let before = stored.get(change.field);
            match change.settle(&before) {
                Settlement::LeftAlone => {}
                Settlement::Save => {
                    let goes_on = typed && change.field.goes_on(&before, &change.value);
                    scribe.put(jurisdiction, id, change.field, goes_on, (&before, &change.value)).await?;
                    if let Field::Answer(step) = change.field
                        && let mark = stored.get(Field::Carried(step))
                        && !mark.is_empty()
                    {
                        // Who gives another answer has looked at it.
                        scribe.put(jurisdiction, id, Field::Carried(step), false, (&mark, "")).await?;
                        // Where the same form also confirms it, nothing is left to clear.
                        let _ = stored.set(Field::Carried(step), "");
                    }
                    recorded.saved.push(change.field);
                }
                Settlement::Conflict => {
                    let conflict = scribe.conflict(id, change, before).await?;
                    recorded.conflicts.push(conflict);
                }
            }
        }
        if !recorded.saved.is_empty() {
            scribe.commit().await?;
        }
        Ok(recorded)
    }
}

impl Scribe<'_> {
    /// Puts a value into a field and logs it, as going on with the last line or as a line of its own.
    pub async fn put(
        &mut self,
        jurisdiction: JurisdictionId,
        id: AssessmentId,
        field: Field,
        goes_on: bool,
        (before, after): (&str, &str),
    ) -> Result<()> {
        let name = field.to_string();
        if after.is_empty() {
            sqlx::query("DELETE FROM entries WHERE assessment_id = ? AND field = ?").bind(id.0).bind(&name).execute(&mut *self.tx).await?;
        } else {
            sqlx::query(
                "INSERT INTO entries (assessment_id, field, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            )
            .bind(id.0)
            .bind(&name)
            .bind(after)
            .execute(&mut *self.tx)
            .await?;
        }
        self.log(Some(jurisdiction), Subject::Assessment(id), &name, goes_on, (before, after)).await
    }

    async fn conflict(&mut self, id: AssessmentId, change: &Change, theirs: String) -> Result<Conflict> {
        let sql = format!("SELECT {EVENT} FROM history WHERE subject_id = ? AND field = ? ORDER BY seq DESC LIMIT 1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).bind(change.field.to_string()).fetch_optional(&mut *self.tx).await?;
        let last = row.as_ref().map(event).transpose()?;
        let (by, at) = last.map_or_else(|| (Actor::unnamed().name, self.now), |last| (last.actor.name, last.at));
        Ok(Conflict { field: change.field, mine: change.value.clone(), theirs, by, at })
    }
}
