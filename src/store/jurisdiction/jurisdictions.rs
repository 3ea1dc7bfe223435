//! Jurisdictions: made, found, renamed, archived, put into the bin.

use std::sync::LazyLock;

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use time::OffsetDateTime;

use crate::domain::history::{Fact, Subject, millis};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::jurisdiction::Profile;
use crate::domain::names::{self, SortKey};
use crate::domain::people::Actor;
use crate::store::Store;
use crate::store::hands::{FactChange, Result, Scribe, StoreError, order, read_as};

/// A jurisdiction on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jurisdiction {
    /// Its id.
    pub id: JurisdictionId,
    /// What it is called and who leads it.
    pub profile: Profile,
    /// Whether it is the worked example.
    pub is_example: bool,
    /// Whether it is archived.
    pub is_archived: bool,
    /// Whether copies of it went on apart, so that nobody knows yet which of two rounds or decisions holds.
    pub is_contested: bool,
}

pub(in crate::store) static COLUMNS: LazyLock<String> = LazyLock::new(|| {
    let contested = order::is_contested("jurisdictions.id");
    format!("id, name, kind, state, executive, paper, example, archived, {contested} AS is_contested")
});

pub(in crate::store) fn jurisdiction(row: &SqliteRow) -> Result<Jurisdiction> {
    Ok(Jurisdiction {
        id: JurisdictionId(row.try_get("id")?),
        profile: Profile {
            name: row.try_get("name")?,
            kind: read_as("kind", row.try_get("kind")?)?,
            state: row.try_get("state")?,
            executive: row.try_get("executive")?,
            paper: read_as("paper", row.try_get("paper")?)?,
        },
        is_example: row.try_get::<&str, _>("example")? == "yes",
        is_archived: row.try_get::<&str, _>("archived")? == "yes",
        is_contested: row.try_get("is_contested")?,
    })
}

/// The query for columns of the jurisdiction whose id is bound, unless it lies in the bin.
pub(in crate::store) fn of_one(columns: &str) -> String {
    format!("SELECT {columns} FROM jurisdictions WHERE id = $1 AND deleted IS NULL")
}

async fn one(connection: &mut SqliteConnection, id: JurisdictionId) -> Result<Jurisdiction> {
    static SQL: LazyLock<String> = LazyLock::new(|| of_one(&COLUMNS));
    jurisdiction(&sqlx::query(SQL.as_str()).bind(id.0).fetch_one(connection).await?)
}

fn facts(profile: &Profile) -> [(Fact, &str); 5] {
    [
        (Fact::Name, &profile.name),
        (Fact::Kind, profile.kind.as_str()),
        (Fact::State, &profile.state),
        (Fact::Executive, &profile.executive),
        (Fact::Paper, profile.paper.as_str()),
    ]
}

impl Store {
    /// A jurisdiction that is not in the bin.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn jurisdiction(&self, id: JurisdictionId) -> Result<Jurisdiction> {
        one(&mut *self.reader().await?, id).await
    }

    /// The newest round of the worked example, if it is there.
    ///
    /// # Errors
    /// A failed read.
    pub async fn example(&self) -> Result<Option<AssessmentId>> {
        let id = sqlx::query_scalar(
            "SELECT a.id FROM assessments a JOIN jurisdictions j ON j.id = a.jurisdiction_id
             WHERE j.example = 'yes' AND j.deleted IS NULL AND a.newest = 1 ORDER BY a.id DESC LIMIT 1",
        )
        .fetch_optional(&mut *self.reader().await?)
        .await?;
        Ok(id.map(AssessmentId))
    }

    /// Changes what a jurisdiction is called and who leads it, and names the facts that somebody else
    /// changed after they were shown; those stay as they are.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn describe_jurisdiction(
        &self,
        id: JurisdictionId,
        changes: &[FactChange],
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Vec<Fact>> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(id).await?;
        let refused = scribe.set_facts(Some(id), Subject::Jurisdiction(id), changes).await?;
        scribe.commit().await?;
        Ok(refused)
    }

    /// Puts a jurisdiction among the archived ones, or takes it out again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn archive_jurisdiction(&self, id: JurisdictionId, archived: bool, actor: &Actor, now: OffsetDateTime) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        let current = scribe.jurisdiction(id).await?;
        let word = |yes: bool| if yes { "yes" } else { "" };
        scribe.log_fact(id, Fact::Archived, word(current.is_archived), word(archived)).await?;
        sqlx::query("UPDATE jurisdictions SET archived = $1 WHERE id = $2")
            .bind(word(archived))
            .bind(id.0)
            .execute(&mut *scribe.tx)
            .await?;
        scribe.commit().await
    }

    /// Puts a jurisdiction with all its rounds into the bin.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn bin_jurisdiction(&self, id: JurisdictionId, actor: &Actor, now: OffsetDateTime) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(id).await?;
        scribe.log_fact(id, Fact::Deleted, "", &millis(now).to_string()).await?;
        scribe.lay_in_bin(Subject::Jurisdiction(id)).await?;
        scribe.commit().await
    }
}

impl Scribe<'_> {
    /// Makes a jurisdiction.
    pub async fn make_jurisdiction(&mut self, profile: &Profile, is_example: bool) -> Result<JurisdictionId> {
        let id = JurisdictionId(crate::store::hands::fresh_id());
        let example = if is_example { "yes" } else { "" };
        sqlx::query(
            "INSERT INTO jurisdictions (id, name, search, sort, kind, state, executive, paper, example, archived)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')",
        )
        .bind(id.0)
        .bind(&profile.name)
        .bind(names::fold(&profile.name))
        .bind(SortKey::of(&profile.name).as_bytes())
        .bind(profile.kind.as_str())
        .bind(&profile.state)
        .bind(&profile.executive)
        .bind(profile.paper.as_str())
        .bind(example)
        .execute(&mut *self.tx)
        .await?;
        self.makes(id.0);
        for (fact, value) in facts(profile) {
            self.log_fact(id, fact, "", value).await?;
        }
        self.log_fact(id, Fact::Example, "", example).await?;
        Ok(id)
    }

    /// A jurisdiction as this write sees it.
    pub async fn jurisdiction(&mut self, id: JurisdictionId) -> Result<Jurisdiction, StoreError> {
        one(&mut self.tx, id).await
    }

    /// Logs a fact of a jurisdiction, if it changes.
    pub async fn log_fact(&mut self, id: JurisdictionId, fact: Fact, before: &str, after: &str) -> Result<()> {
        if before == after {
            return Ok(());
        }
        self.log(Some(id), Subject::Jurisdiction(id), fact.as_str(), false, (before, after)).await
    }
}
