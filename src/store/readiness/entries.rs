//! What was answered: the saved fields of a round, written with their history and never over someone else's change.

use std::sync::LazyLock;

use sqlx::sqlite::SqliteConnection;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::history::{Subject, millis};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::people::Actor;
use crate::domain::readiness::{Change, Field, Settlement, State};
use crate::store::hands::scribe::last_line;
use crate::store::hands::{Result, Scribe, StoreError, dialect, from_json, moment, read_as};
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
pub(in crate::store) static OF_ROUND: LazyLock<String> = LazyLock::new(|| {
    let pairs = dialect::list(&dialect::array("field, value"));
    format!("(SELECT {pairs} FROM entries WHERE assessment_id = a.id)")
});

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
    static SQL: LazyLock<String> = LazyLock::new(|| crate::store::hands::of_round(&OF_ROUND));
    let entries: String = sqlx::query_scalar(SQL.as_str()).bind(round.id.0).fetch_one(connection).await?;
    read(&entries, round)
}

/// Writes what a field of a round says.
pub(in crate::store) async fn write(connection: &mut SqliteConnection, round: Uuid, field: &str, value: &str) -> Result<()> {
    let sql = "INSERT INTO entries (assessment_id, field, value) VALUES ($1, $2, $3)
         ON CONFLICT (assessment_id, field) DO UPDATE SET value = excluded.value";
    sqlx::query(sql).bind(round).bind(field).bind(value).execute(connection).await?;
    Ok(())
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
            sqlx::query("DELETE FROM entries WHERE assessment_id = $1 AND field = $2")
                .bind(id.0)
                .bind(&name)
                .execute(&mut *self.tx)
                .await?;
        } else {
            write(&mut self.tx, id.0, &name, after).await?;
        }
        self.log(Some(jurisdiction), Subject::Assessment(id), &name, goes_on, (before, after)).await
    }

    async fn conflict(&mut self, id: AssessmentId, change: &Change, theirs: String) -> Result<Conflict> {
        let last = last_line(&mut self.tx, id.0, &change.field.to_string()).await?;
        let (by, at) = last.map_or_else(|| (Actor::unnamed().name, self.now), |last| (last.actor.name, last.at));
        Ok(Conflict { field: change.field, mine: change.value.clone(), theirs, by, at })
    }
}
