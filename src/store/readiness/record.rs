//! Answers saved: with their history, and never over someone else's change.

use time::OffsetDateTime;

use super::entries::{self, put};
use crate::domain::history::{Subject, millis};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::order::Follows;
use crate::domain::people::Actor;
use crate::domain::readiness::{Change, Field, Settlement};
use crate::store::hands::scribe::last_line;
use crate::store::hands::{Result, Scribe, StoreError, moment};
use crate::store::rounds::assessment;
use crate::store::{Assessment, Store};

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
        let mut after = assessment::read(&mut scribe.tx, id).await?;
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
        let (name, follows) = (field.to_string(), self.put_answer(id, field, after).await?);
        let subject = Subject::Assessment(id);
        if goes_on {
            self.log(Some(jurisdiction), subject, &name, true, (before, after)).await
        } else {
            self.log_after(Some(jurisdiction), subject, &name, follows, (before, after)).await
        }
    }

    /// Puts a value into a field; the line of that is the caller's, and follows what comes back.
    pub async fn put_answer(&mut self, id: AssessmentId, field: Field, value: &str) -> Result<Follows> {
        let name = field.to_string();
        if value.is_empty() {
            entries::clear(&mut self.tx, id, &name).await
        } else {
            entries::write(&mut self.tx, id.0, &name, value).await
        }
    }

    async fn conflict(&mut self, id: AssessmentId, change: &Change, theirs: String) -> Result<Conflict> {
        let last = last_line(&mut self.tx, id.0, &change.field.to_string()).await?;
        let (by, at) = last.map_or_else(|| (Actor::unnamed().name, self.now), |last| (last.actor.name, last.at));
        Ok(Conflict { field: change.field, mine: change.value.clone(), theirs, by, at })
    }
}
