//! What was answered: the saved fields of a round, written with their history and never over someone else's change.

use sqlx::sqlite::SqliteConnection;
use time::OffsetDateTime;

use crate::domain::history::{Subject, millis};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::people::Actor;
use crate::domain::readiness::{Change, Field, Settlement, State};
use crate::store::hands::scribe::{EVENT, event};
use crate::store::hands::{Result, Scribe, StoreError, from_json, moment, read_as};
use crate::store::rounds::round;
use crate::store::{Assessment, Round, Store};

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The fields that were saved.
    pub saved: Vec<Field>,
    /// The changes that were not.
    pub conflicts: Vec<Conflict>,
    /// The round as it is now, with what was saved.
    pub after: Assessment,
}

/// What round `a` says, as one value: a list of pairs of field and text.
pub(in crate::store) const OF_ROUND: &str = "(SELECT json_group_array(json_array(field, value)) FROM entries WHERE assessment_id = a.id)";

/// What a round says.
pub(in crate::store) fn read(entries: &str, round: &Round) -> Result<State> {
    let entries: Vec<(&str, String)> = from_json("the answers of a round", entries)?;
    let mut state = State::blank(&round.guide_version).with_limits(round.limits.clone());
    for (field, value) in entries {
        put(&mut state, read_as("field", field)?, value)?;
    }
    Ok(state)
}

/// Puts what is stored into a state.
fn put(state: &mut State, field: Field, value: String) -> Result<()> {
    state.restore(field, value).map_err(|_| StoreError::Damaged(format!("“{field}” holds what it cannot")))
}

/// What a round says.
pub(in crate::store) async fn state(connection: &mut SqliteConnection, round: &Round) -> Result<State> {
    let sql = format!("SELECT {OF_ROUND} FROM (SELECT ? AS id) a");
    let entries: String = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(round.id.0).fetch_one(connection).await?;
    read(&entries, round)
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
        let mut after = round::read(&mut scribe.tx, id).await?;
        if !after.round.access.is_open() {
            return Err(StoreError::ReadOnlyRound);
        }
        let (jurisdiction, stored) = (after.jurisdiction.id, &mut after.state);
        let (mut saved, mut conflicts) = (Vec::new(), Vec::new());
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
                        put(stored, Field::Carried(step), String::new())?;
                    }
                    put(stored, change.field, change.value.clone())?;
                    saved.push(change.field);
                }
                Settlement::Conflict => {
                    let conflict = scribe.conflict(id, change, before).await?;
                    conflicts.push(conflict);
                }
            }
        }
        if !saved.is_empty() {
            after.saved_at = Some(moment(millis(now))?);
        }
        scribe.commit().await?;
        Ok(Recorded { saved, conflicts, after })
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
