//! Meetings in which a round was gone through.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use time::{Date, OffsetDateTime};

use crate::domain::conversation::Meeting;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{AssessmentId, JurisdictionId, MeetingId, PersonId};
use crate::domain::people::Actor;
use crate::domain::people::beside::{meant, stored};
use crate::domain::readiness::{Revision, Settlement, settle};
use crate::domain::words::dates;
use crate::store::Store;
use crate::store::hands::{FactChange, Result, Scribe, StoreError};

/// A meeting as a form gives it.
#[derive(Debug, Clone)]
pub struct MeetingForm {
    /// Which one is corrected; without it, the day tells.
    pub id: Option<MeetingId>,
    /// The day.
    pub held: Date,
    /// The names, a line each.
    pub present: String,
    /// Who of them is on record, in step with the names.
    pub present_people: Vec<Option<PersonId>>,
    /// The revisions of day and names that were shown.
    pub seen: [Revision; 2],
    /// The revision of who of them was shown to be on record, if the form carried it.
    pub seen_people: Option<Revision>,
}

/// What became of a meeting's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldMeeting {
    /// It is on record.
    Kept(MeetingId),
    /// Somebody else changed these facts of it after they were shown. Nothing was saved.
    ChangedSince(MeetingId, Vec<Fact>),
    /// Another meeting was held on that day, so this one can't move there. Nothing was saved.
    DayTaken,
}

fn meeting(row: &SqliteRow) -> Result<Meeting> {
    let held: &str = row.try_get("held")?;
    Ok(Meeting {
        id: MeetingId(row.try_get("id")?),
        held: dates::parse_iso(held).ok_or_else(|| StoreError::Damaged("the day of a meeting cannot be read".to_owned()))?,
        present: row.try_get("present")?,
        present_people: meant(row.try_get("present_people")?),
    })
}

impl Store {
    /// The meetings on a round, the newest day first.
    ///
    /// # Errors
    /// A failed read.
    pub async fn meetings(&self, id: AssessmentId) -> Result<Vec<Meeting>> {
        let rows =
            sqlx::query("SELECT id, held, present, present_people FROM meetings WHERE assessment_id = $1 ORDER BY held DESC, id DESC")
                .bind(id.0)
                .fetch_all(&mut *self.reader().await?)
                .await?;
        rows.iter().map(meeting).collect()
    }

    /// Puts a meeting on record, or corrects the one that is named or was held on that day, unless
    /// somebody else changed it after it was shown.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::ReadOnlyRound`], or a failed write.
    pub async fn hold_meeting(&self, id: AssessmentId, form: &MeetingForm, actor: &Actor, now: OffsetDateTime) -> Result<HeldMeeting> {
        let mut scribe = self.scribe(actor, now).await?;
        let (jurisdiction, _) = scribe.open_round(id).await?;
        let of_day = scribe.meeting_on(id, form.held).await?;
        let Some(meeting) = form.id.or(of_day) else {
            scribe.all_known(jurisdiction, &form.present_people).await?;
            let meeting = scribe.make_meeting(jurisdiction, id, form).await?;
            scribe.commit().await?;
            return Ok(HeldMeeting::Kept(meeting));
        };
        scribe.meeting_of(id, meeting).await?;
        if of_day.is_some_and(|other| other != meeting) {
            return Ok(HeldMeeting::DayTaken);
        }
        let mut changes = Vec::new();
        let mut refused = Vec::new();
        match scribe.present_in(meeting, form).await? {
            Present::Untouched => {}
            Present::Conflict(fact) => refused.push(fact),
            Present::Save(facts) => {
                scribe.all_known(jurisdiction, &form.present_people).await?;
                changes.extend(facts);
            }
        }
        if form.id.is_some() {
            changes.push(FactChange { fact: Fact::Held, value: dates::iso(form.held), seen: Some(form.seen[0]) });
        }
        refused.extend(scribe.set_facts(Some(jurisdiction), Subject::Meeting(meeting), &changes).await?);
        if !refused.is_empty() {
            // Nothing of this one is kept; what it was refused for must be on the disk before it is told.
            drop(scribe);
            self.turn().await?.commit().await?;
            return Ok(HeldMeeting::ChangedSince(meeting, refused));
        }
        scribe.commit().await?;
        Ok(HeldMeeting::Kept(meeting))
    }
}

/// What becomes of the names of those present, and of whom they mean.
enum Present {
    /// They stay as they are.
    Untouched,
    /// Somebody else changed them, or whom they mean.
    Conflict(Fact),
    /// To be saved.
    Save(Vec<FactChange>),
}

impl Scribe<'_> {
    /// Settles names and whom they mean as one: beside other names than those with which they came, ids mean nobody.
    async fn present_in(&mut self, id: MeetingId, form: &MeetingForm) -> Result<Present> {
        let sql = "SELECT present, present_people FROM meetings WHERE id = $1";
        let row = sqlx::query(sql).bind(id.0).fetch_one(&mut *self.tx).await?;
        let (names, people): (String, String) = (row.try_get("present")?, row.try_get("present_people")?);
        let meant = stored(&form.present_people);
        let whom = FactChange { fact: Fact::PresentPeople, value: meant.clone(), seen: None };
        let [seen, seen_people] = [form.seen[1], form.seen_people.unwrap_or_else(|| Revision::of(&people))];
        let is_touched = form.seen_people.is_some_and(|seen| seen != Revision::of(&meant));
        Ok(match settle(seen, &form.present, &names) {
            Settlement::Save => {
                Present::Save(vec![FactChange { fact: Fact::Present, value: form.present.clone(), seen: Some(seen) }, whom])
            }
            Settlement::Conflict => Present::Conflict(Fact::Present),
            // Only whom the names mean was changed, and somebody else changed the names.
            Settlement::LeftAlone if form.present != names && is_touched => Present::Conflict(Fact::Present),
            Settlement::LeftAlone if form.present != names || meant == people => Present::Untouched,
            // The same names came from two people, who mean others by them.
            Settlement::LeftAlone if seen != Revision::of(&names) => Present::Conflict(Fact::PresentPeople),
            Settlement::LeftAlone => match settle(seen_people, &meant, &people) {
                Settlement::Save => Present::Save(vec![whom]),
                Settlement::Conflict => Present::Conflict(Fact::PresentPeople),
                Settlement::LeftAlone => Present::Untouched,
            },
        })
    }

    async fn make_meeting(&mut self, jurisdiction: JurisdictionId, assessment: AssessmentId, form: &MeetingForm) -> Result<MeetingId> {
        let id = MeetingId(crate::store::hands::fresh_id());
        let (held, people) = (dates::iso(form.held), stored(&form.present_people));
        sqlx::query("INSERT INTO meetings (id, assessment_id, held, present, present_people) VALUES ($1, $2, $3, $4, $5)")
            .bind(id.0)
            .bind(assessment.0)
            .bind(&held)
            .bind(&form.present)
            .bind(&people)
            .execute(&mut *self.tx)
            .await?;
        self.log_new(
            jurisdiction,
            Subject::Meeting(id),
            &[(Fact::Held, &held), (Fact::Present, &form.present), (Fact::PresentPeople, &people)],
        )
        .await?;
        Ok(id)
    }

    async fn meeting_on(&mut self, assessment: AssessmentId, held: Date) -> Result<Option<MeetingId>> {
        let id = sqlx::query_scalar("SELECT id FROM meetings WHERE assessment_id = $1 AND held = $2 ORDER BY id LIMIT 1")
            .bind(assessment.0)
            .bind(dates::iso(held))
            .fetch_optional(&mut *self.tx)
            .await?;
        Ok(id.map(MeetingId))
    }

    /// Refuses a meeting that is not one of the round's.
    async fn meeting_of(&mut self, assessment: AssessmentId, id: MeetingId) -> Result<()> {
        sqlx::query("SELECT 1 FROM meetings WHERE id = $1 AND assessment_id = $2")
            .bind(id.0)
            .bind(assessment.0)
            .fetch_one(&mut *self.tx)
            .await?;
        Ok(())
    }
}
