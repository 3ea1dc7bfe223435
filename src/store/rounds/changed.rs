//! Rounds begun, titled, reopened, and put into the bin.

use time::OffsetDateTime;

use crate::domain::guide::Guide;
use crate::domain::history::{Fact, Subject, millis};
use crate::domain::ids::{AssessmentId, JurisdictionId, PersonId};
use crate::domain::jurisdiction::Profile;
use crate::domain::people::{Actor, person};
use crate::domain::rounds::{Access, Heading};
use crate::domain::words::dates;
use crate::store::Store;
use crate::store::hands::order::{self, Kind};
use crate::store::hands::{FactChange, Result, Scribe, StoreError};

/// How a form changes who takes part.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// Who was ticked and not shown as taking part.
    pub added: Vec<PersonId>,
    /// Who was shown as taking part and is no longer ticked.
    pub taken_away: Vec<PersonId>,
    /// Somebody not yet on record.
    pub newcomer: Option<person::Profile>,
}

impl Store {
    /// Makes a jurisdiction with its first round, and the record of a person who takes part in it.
    ///
    /// # Errors
    /// A failed write.
    pub async fn found(&self, profile: &Profile, heading: &Heading, actor: &Actor, now: OffsetDateTime) -> Result<AssessmentId> {
        let mut scribe = self.scribe(actor, now).await?;
        let jurisdiction = scribe.make_jurisdiction(profile, false).await?;
        let id = scribe.begin_round(jurisdiction, None, heading).await?;
        if let Some(person) = scribe.myself(jurisdiction) {
            scribe.set_participants(jurisdiction, id, &[person]).await?;
        }
        scribe.commit().await?;
        Ok(id)
    }

    /// Begins a further round of a jurisdiction, blank, if the one that was shown as the newest still is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Overtaken`] when it is not, [`StoreError::Unsettled`] when nobody knows
    /// which is, or a failed write.
    pub async fn begin_round(
        &self,
        jurisdiction: JurisdictionId,
        seen: Option<AssessmentId>,
        heading: &Heading,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<AssessmentId> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(jurisdiction).await?;
        let id = scribe.begin_round(jurisdiction, seen, heading).await?;
        if let Some(person) = scribe.myself(jurisdiction) {
            scribe.set_participants(jurisdiction, id, &[person]).await?;
        }
        scribe.commit().await?;
        Ok(id)
    }

    /// Changes a round's title, start and limits, and who takes part. Names the facts that somebody
    /// else changed after they were shown; those stay as they are. Of the people only those whom the
    /// form added or took away change.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::ReadOnlyRound`], or a failed write.
    pub async fn settle_round(
        &self,
        id: AssessmentId,
        changes: &[FactChange],
        people: &Roster,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Vec<Fact>> {
        let mut scribe = self.scribe(actor, now).await?;
        let (jurisdiction, _) = scribe.open_round(id).await?;
        let refused = scribe.set_facts(Some(jurisdiction), Subject::Assessment(id), changes).await?;
        let mut added = Vec::with_capacity(people.added.len() + 1);
        for person in &people.added {
            added.push(scribe.known(jurisdiction, *person).await?);
        }
        if let Some(profile) = &people.newcomer {
            added.push(scribe.make_person(jurisdiction, profile).await?);
        }
        scribe.choose_participants(jurisdiction, id, &people.taken_away, &added).await?;
        scribe.commit().await?;
        Ok(refused)
    }

    /// Lets an older round take changes again, or no longer.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn reopen_round(&self, id: AssessmentId, reopened: bool, actor: &Actor, now: OffsetDateTime) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        let (jurisdiction, round) = scribe.round(id).await?;
        let word = |yes: bool| if yes { "yes" } else { "" };
        scribe.log_round(jurisdiction, id, Fact::Reopened, word(round.access == Access::Reopened), word(reopened)).await?;
        sqlx::query("UPDATE assessments SET reopened = $1 WHERE id = $2").bind(word(reopened)).bind(id.0).execute(&mut *scribe.tx).await?;
        scribe.commit().await
    }

    /// Puts a round into the bin.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn bin_round(&self, id: AssessmentId, actor: &Actor, now: OffsetDateTime) -> Result<JurisdictionId> {
        let mut scribe = self.scribe(actor, now).await?;
        let (jurisdiction, _) = scribe.round(id).await?;
        scribe.log_round(jurisdiction, id, Fact::Deleted, "", &millis(now).to_string()).await?;
        scribe.lay_in_bin(Subject::Assessment(id)).await?;
        order::settle(&mut scribe.tx, Kind::Rounds, jurisdiction.0).await?;
        scribe.commit().await?;
        Ok(jurisdiction)
    }
}

impl Scribe<'_> {
    /// Makes a round, blank, read with the present guide.
    pub async fn begin_round(
        &mut self,
        jurisdiction: JurisdictionId,
        seen: Option<AssessmentId>,
        heading: &Heading,
    ) -> Result<AssessmentId> {
        let before = order::before(&mut self.tx, Kind::Rounds, jurisdiction.0).await?;
        if before.newest.len() > 1 {
            return Err(StoreError::Unsettled);
        }
        if seen.is_some_and(|seen| before.newest != [seen.0]) {
            return Err(StoreError::Overtaken);
        }
        order::pass_on(&mut self.tx, Kind::Rounds, jurisdiction.0, &before).await?;
        let id = AssessmentId(crate::store::hands::fresh_id());
        let guide = &Guide::current().version;
        sqlx::query(
            "INSERT INTO assessments (id, jurisdiction_id, guide, title, started, limits, reopened, follows, place, newest)
             VALUES ($1, $2, $3, $4, $5, '', '', $6, $7, 1)",
        )
        .bind(id.0)
        .bind(jurisdiction.0)
        .bind(guide)
        .bind(&heading.title)
        .bind(dates::iso(heading.started))
        .bind(before.follows.to_bytes())
        .bind(before.place + 1)
        .execute(&mut *self.tx)
        .await?;
        self.makes(id.0);
        for (fact, value) in [(Fact::Title, &heading.title), (Fact::Started, &dates::iso(heading.started)), (Fact::Guide, guide)] {
            self.log_round(jurisdiction, id, fact, "", value).await?;
        }
        Ok(id)
    }
}
