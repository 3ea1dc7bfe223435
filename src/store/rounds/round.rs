//! Assessments, which people call rounds: begun, read whole, titled, reopened.

use std::sync::LazyLock;

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use time::OffsetDateTime;

use crate::domain::decision::Checklist;
use crate::domain::guide::Guide;
use crate::domain::history::{Fact, Subject, millis};
use crate::domain::ids::{AssessmentId, JurisdictionId, PersonId};
use crate::domain::jurisdiction::Profile;
use crate::domain::people::{Actor, person};
use crate::domain::readiness::{LimitsChange, State};
use crate::domain::rounds::{Access, Heading};
use crate::domain::words::dates;
use crate::store::hands::{FactChange, Result, Scribe, StoreError, moment};
use crate::store::readiness::entries;
use crate::store::{Jurisdiction, Store, history};

/// A round without what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its id.
    pub id: AssessmentId,
    /// Title and start.
    pub heading: Heading,
    /// Whether it takes changes.
    pub access: Access,
    /// The version of the guide that it is read with.
    pub guide_version: String,
    /// The limits of its bands.
    pub limits: LimitsChange,
    /// What was ticked on its review checklist.
    pub checklist: Checklist,
}

/// A round with its jurisdiction and all that it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The round.
    pub round: Round,
    /// Whose it is.
    pub jurisdiction: Jurisdiction,
    /// What it says.
    pub state: State,
    /// When an answer or anything else of its forms was last saved.
    pub saved_at: Option<OffsetDateTime>,
}

impl Assessment {
    /// The guide that it is read with.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when this program does not have that version.
    pub fn guide(&self) -> Result<&'static Guide> {
        Guide::version(&self.round.guide_version).ok_or_else(|| StoreError::Damaged("a round names a guide that never was".to_owned()))
    }
}

/// How a form changes who takes part.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// Who was ticked.
    pub added: Vec<PersonId>,
    /// Who was shown as taking part and is no longer ticked.
    pub taken_away: Vec<PersonId>,
    /// Somebody not yet on record.
    pub newcomer: Option<person::Profile>,
}

pub(in crate::store) const COLUMNS: &str = "a.id, a.guide, a.title, a.started, a.limits, a.reopened, a.shared, a.completed,
    NOT EXISTS (SELECT 1 FROM assessments b WHERE b.jurisdiction_id = a.jurisdiction_id AND b.id > a.id AND b.deleted IS NULL) AS newest";

pub(in crate::store) fn round(row: &SqliteRow) -> Result<Round> {
    let started: &str = row.try_get("started")?;
    Ok(Round {
        id: AssessmentId(row.try_get("id")?),
        heading: Heading {
            title: row.try_get("title")?,
            started: dates::parse_iso(started).ok_or_else(|| StoreError::Damaged("a start date cannot be read".to_owned()))?,
        },
        access: Access::of(row.try_get("newest")?, row.try_get::<&str, _>("reopened")? == "yes"),
        guide_version: row.try_get("guide")?,
        limits: LimitsChange::from_stored(row.try_get("limits")?).ok_or_else(|| StoreError::Damaged("limits cannot be read".to_owned()))?,
        checklist: Checklist {
            is_shared: row.try_get::<&str, _>("shared")? == "yes",
            is_completed: row.try_get::<&str, _>("completed")? == "yes",
        },
    })
}

/// What is read of a round with all that it says, from [`ROUND`].
pub(in crate::store) static WHOLE: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{COLUMNS}, j.id AS j_id, j.name, j.kind, j.state, j.executive, j.paper, j.example, j.archived, {} AS entries, {} AS saved_at",
        *entries::OF_ROUND,
        history::LAST_SAVED,
    )
});

/// The round whose id is bound first, with its jurisdiction, unless one of them lies in the bin.
pub(in crate::store) const ROUND: &str =
    "assessments a JOIN jurisdictions j ON j.id = a.jurisdiction_id WHERE a.id = $1 AND a.deleted IS NULL AND j.deleted IS NULL";

/// The rounds of the jurisdiction whose id is bound, newest first, without those in the bin.
const ROUNDS: &str = "assessments a WHERE a.jurisdiction_id = $1 AND a.deleted IS NULL ORDER BY a.id DESC";

/// A round with all that it says.
pub(in crate::store) fn assessment(row: &SqliteRow) -> Result<Assessment> {
    let round = round(row)?;
    let jurisdiction = Jurisdiction {
        id: JurisdictionId(row.try_get("j_id")?),
        profile: Profile {
            name: row.try_get("name")?,
            kind: crate::store::hands::read_as("kind", row.try_get("kind")?)?,
            state: row.try_get("state")?,
            executive: row.try_get("executive")?,
            paper: crate::store::hands::read_as("paper", row.try_get("paper")?)?,
        },
        is_example: row.try_get::<&str, _>("example")? == "yes",
        is_archived: row.try_get::<&str, _>("archived")? == "yes",
    };
    let state = entries::read(row.try_get("entries")?, &round)?;
    let saved_at = row.try_get::<Option<i64>, _>("saved_at")?.map(moment).transpose()?;
    Ok(Assessment { round, jurisdiction, state, saved_at })
}

/// A round with all that it says, in one statement, so that all of it is of one moment.
pub(in crate::store) async fn read(connection: &mut SqliteConnection, id: AssessmentId) -> Result<Assessment> {
    static SQL: LazyLock<String> = LazyLock::new(|| format!("SELECT {} FROM {ROUND}", *WHOLE));
    assessment(&sqlx::query(SQL.as_str()).bind(id.0).fetch_one(connection).await?)
}

impl Store {
    /// A round with all that it says.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn assessment(&self, id: AssessmentId) -> Result<Assessment> {
        read(&mut *self.reader().await?, id).await
    }

    /// The rounds of a jurisdiction, newest first.
    ///
    /// # Errors
    /// A failed read.
    pub async fn rounds(&self, id: JurisdictionId) -> Result<Vec<Round>> {
        let sql = format!("SELECT {COLUMNS} FROM {ROUNDS}");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(&mut *self.reader().await?).await?;
        rows.iter().map(round).collect()
    }

    /// The rounds of a jurisdiction, newest first, each with what it says, all of one moment.
    ///
    /// # Errors
    /// A failed read.
    pub async fn rounds_with_states(&self, id: JurisdictionId) -> Result<Vec<(Round, State)>> {
        let sql = format!("SELECT {COLUMNS}, {} AS entries FROM {ROUNDS}", *entries::OF_ROUND);
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(&mut *self.reader().await?).await?;
        let told = |row| {
            let round = round(row)?;
            let state = entries::read(row.try_get("entries")?, &round)?;
            Ok((round, state))
        };
        rows.iter().map(told).collect()
    }

    /// Makes a jurisdiction with its first round, and the record of a person who takes part in it.
    ///
    /// # Errors
    /// A failed write.
    pub async fn found(&self, profile: &Profile, heading: &Heading, actor: &Actor, now: OffsetDateTime) -> Result<AssessmentId> {
        let mut scribe = self.scribe(actor, now).await?;
        let jurisdiction = scribe.make_jurisdiction(profile, false).await?;
        let id = scribe.begin_round(jurisdiction, heading).await?;
        if let Some(person) = actor.person {
            scribe.set_participants(jurisdiction, id, &[person]).await?;
        }
        scribe.commit().await?;
        Ok(id)
    }

    /// Begins a further round of a jurisdiction, blank.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn begin_round(
        &self,
        jurisdiction: JurisdictionId,
        heading: &Heading,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<AssessmentId> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(jurisdiction).await?;
        let id = scribe.begin_round(jurisdiction, heading).await?;
        if let Some(person) = actor.person {
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
        let mut participants = scribe.participants(id).await?;
        participants.retain(|person| !people.taken_away.contains(person));
        participants.extend(&people.added);
        if let Some(profile) = &people.newcomer {
            participants.push(scribe.make_person(profile).await?);
        }
        scribe.set_participants(jurisdiction, id, &participants).await?;
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
        scribe.commit().await?;
        Ok(jurisdiction)
    }
}

impl Scribe<'_> {
    /// Makes a round, blank, read with the present guide.
    pub async fn begin_round(&mut self, jurisdiction: JurisdictionId, heading: &Heading) -> Result<AssessmentId> {
        let id = AssessmentId(crate::store::hands::fresh_id());
        let guide = &Guide::current().version;
        sqlx::query(
            "INSERT INTO assessments (id, jurisdiction_id, guide, title, started, limits, reopened) VALUES ($1, $2, $3, $4, $5, '', '')",
        )
        .bind(id.0)
        .bind(jurisdiction.0)
        .bind(guide)
        .bind(&heading.title)
        .bind(dates::iso(heading.started))
        .execute(&mut *self.tx)
        .await?;
        for (fact, value) in [(Fact::Title, &heading.title), (Fact::Started, &dates::iso(heading.started)), (Fact::Guide, guide)] {
            self.log_round(jurisdiction, id, fact, "", value).await?;
        }
        Ok(id)
    }

    /// A round as this write sees it, with its jurisdiction.
    pub async fn round(&mut self, id: AssessmentId) -> Result<(JurisdictionId, Round)> {
        let sql = format!("SELECT {COLUMNS}, a.jurisdiction_id FROM {ROUND}");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_one(&mut *self.tx).await?;
        Ok((JurisdictionId(row.try_get("jurisdiction_id")?), round(&row)?))
    }

    /// A round that takes changes.
    pub async fn open_round(&mut self, id: AssessmentId) -> Result<(JurisdictionId, Round)> {
        let (jurisdiction, round) = self.round(id).await?;
        if round.access.is_open() { Ok((jurisdiction, round)) } else { Err(StoreError::ReadOnlyRound) }
    }

    /// Logs a fact of a round, if it changes.
    pub async fn log_round(&mut self, jurisdiction: JurisdictionId, id: AssessmentId, fact: Fact, before: &str, after: &str) -> Result<()> {
        if before == after {
            return Ok(());
        }
        self.log(Some(jurisdiction), Subject::Assessment(id), fact.as_str(), false, (before, after)).await
    }
}
