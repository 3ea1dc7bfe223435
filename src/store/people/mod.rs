//! People, and who takes part in which round.

mod at_work;

use std::sync::Arc;

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use time::OffsetDateTime;
use uuid::Uuid;

pub use at_work::AtWork;

use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{AssessmentId, JurisdictionId, PersonId};
use crate::domain::names::SortKey;
use crate::domain::people::{Actor, Person, Profile};
use crate::store::Store;
use crate::store::hands::{FactChange, Result, Scribe};

fn person(row: &SqliteRow) -> Result<Person> {
    Ok(Person {
        id: PersonId(row.try_get("id")?),
        profile: Profile { name: row.try_get("name")?, title: row.try_get("title")?, department: row.try_get("department")? },
    })
}

/// Who takes part in a round, by id.
pub(super) async fn participants(connection: &mut SqliteConnection, round: Uuid) -> Result<Vec<Uuid>> {
    let sql = "SELECT person_id FROM participants WHERE assessment_id = $1 ORDER BY person_id";
    Ok(sqlx::query_scalar(sql).bind(round).fetch_all(connection).await?)
}

/// Lets a person take part in a round.
pub(super) async fn take_part(connection: &mut SqliteConnection, round: Uuid, person: Uuid) -> Result<()> {
    let sql = "INSERT INTO participants (assessment_id, person_id) VALUES ($1, $2)";
    sqlx::query(sql).bind(round).bind(person).execute(connection).await?;
    Ok(())
}

impl Store {
    /// The person whom a browser remembers, if they are in this file.
    ///
    /// # Errors
    /// A failed read.
    pub async fn at_work(&self, id: PersonId) -> Result<Option<Arc<AtWork>>> {
        if let Some(known) = self.at_work.get(&id) {
            return Ok(Some(known));
        }
        let as_of = self.at_work.now();
        let row =
            sqlx::query("SELECT name, EXISTS (SELECT 1 FROM drafts WHERE person_id = p.id) AS has_drafts FROM people p WHERE id = $1")
                .bind(id.0)
                .fetch_optional(&mut *self.reader().await?)
                .await?;
        let Some(row) = row else { return Ok(None) };
        let person = Arc::new(AtWork { name: row.try_get("name")?, has_drafts: row.try_get("has_drafts")? });
        self.at_work.keep(as_of, id, &person, person.name.len());
        Ok(Some(person))
    }

    /// A person.
    ///
    /// # Errors
    /// [`crate::store::hands::StoreError::NotFound`], or a failed read.
    pub async fn person(&self, id: PersonId) -> Result<Person> {
        let row = sqlx::query("SELECT id, name, title, department FROM people WHERE id = $1")
            .bind(id.0)
            .fetch_one(&mut *self.reader().await?)
            .await?;
        person(&row)
    }

    /// The people who made a change, take part in a round of real work, were asked in one or own an
    /// action there, by name. The people of the worked example are not offered elsewhere.
    ///
    /// # Errors
    /// A failed read.
    pub async fn people(&self) -> Result<Vec<Person>> {
        let rows = sqlx::query(
            "WITH places AS (
                 SELECT x.person_id AS id, a.jurisdiction_id FROM participants x JOIN assessments a ON a.id = x.assessment_id
                 UNION ALL SELECT x.person, a.jurisdiction_id FROM asks x JOIN assessments a ON a.id = x.assessment_id
                 UNION ALL SELECT owner, jurisdiction_id FROM actions WHERE owner IS NOT NULL)
             SELECT id, name, title, department FROM people p
             WHERE EXISTS (SELECT 1 FROM places l JOIN jurisdictions j ON j.id = l.jurisdiction_id WHERE l.id = p.id AND j.example = '')
                OR NOT EXISTS (SELECT 1 FROM places l WHERE l.id = p.id)
             ORDER BY sort, id",
        )
        .fetch_all(&mut *self.reader().await?)
        .await?;
        rows.iter().map(person).collect()
    }

    /// Everybody on record.
    ///
    /// # Errors
    /// A failed read.
    pub async fn everyone(&self) -> Result<Vec<Person>> {
        let rows = sqlx::query("SELECT id, name, title, department FROM people").fetch_all(&mut *self.reader().await?).await?;
        rows.iter().map(person).collect()
    }

    /// Who takes part in a round, by name.
    ///
    /// # Errors
    /// A failed read.
    pub async fn participants(&self, id: AssessmentId) -> Result<Vec<Person>> {
        let rows = sqlx::query(
            "SELECT p.id, p.name, p.title, p.department FROM participants x JOIN people p ON p.id = x.person_id
             WHERE x.assessment_id = $1 ORDER BY p.sort, p.id",
        )
        .bind(id.0)
        .fetch_all(&mut *self.reader().await?)
        .await?;
        rows.iter().map(person).collect()
    }

    /// Makes the record of a person, who is also the actor of this first write.
    ///
    /// # Errors
    /// A failed write.
    pub async fn introduce(&self, profile: &Profile, now: OffsetDateTime) -> Result<Person> {
        let actor = Actor { person: None, name: profile.name.clone() };
        let mut scribe = self.scribe(&actor, now).await?;
        let id = scribe.make_person(profile).await?;
        scribe.commit().await?;
        Ok(Person { id, profile: profile.clone() })
    }

    /// Changes what is known of a person, and names the facts that somebody else changed after they
    /// were shown; those stay as they are.
    ///
    /// # Errors
    /// [`crate::store::hands::StoreError::NotFound`], or a failed write.
    pub async fn describe_person(&self, id: PersonId, changes: &[FactChange], actor: &Actor, now: OffsetDateTime) -> Result<Vec<Fact>> {
        let mut scribe = self.scribe(actor, now).await?;
        let refused = scribe.set_facts(None, Subject::Person(id), changes).await?;
        scribe.commit().await?;
        Ok(refused)
    }
}

fn facts(profile: &Profile) -> [(Fact, &str); 3] {
    [(Fact::Name, &profile.name), (Fact::Title, &profile.title), (Fact::Department, &profile.department)]
}

impl Scribe<'_> {
    /// Makes the record of a person.
    pub async fn make_person(&mut self, profile: &Profile) -> Result<PersonId> {
        let id = PersonId(crate::store::hands::fresh_id());
        sqlx::query("INSERT INTO people (id, name, title, department, sort) VALUES ($1, $2, $3, $4, $5)")
            .bind(id.0)
            .bind(&profile.name)
            .bind(&profile.title)
            .bind(&profile.department)
            .bind(SortKey::of(&profile.name).as_bytes())
            .execute(&mut *self.tx)
            .await?;
        self.makes(id.0);
        for (fact, value) in facts(profile) {
            self.log_person(id, fact, "", value).await?;
        }
        Ok(id)
    }

    async fn log_person(&mut self, id: PersonId, fact: Fact, before: &str, after: &str) -> Result<()> {
        if before == after {
            return Ok(());
        }
        self.log(None, Subject::Person(id), fact.as_str(), false, (before, after)).await
    }

    /// Sets who takes part in a round.
    pub async fn set_participants(&mut self, jurisdiction: JurisdictionId, id: AssessmentId, people: &[PersonId]) -> Result<()> {
        let before = self.participants(id).await?;
        let mut after = people.to_vec();
        after.sort_unstable();
        after.dedup();
        if before == after {
            return Ok(());
        }
        sqlx::query("DELETE FROM participants WHERE assessment_id = $1").bind(id.0).execute(&mut *self.tx).await?;
        for person in &after {
            take_part(&mut self.tx, id.0, person.0).await?;
        }
        self.log_round(jurisdiction, id, Fact::Participants, &lines(&before), &lines(&after)).await
    }

    /// Who takes part in a round as this write sees it, by id.
    pub async fn participants(&mut self, id: AssessmentId) -> Result<Vec<PersonId>> {
        Ok(participants(&mut self.tx, id.0).await?.into_iter().map(PersonId).collect())
    }
}

/// The stored form of who takes part: a line each, in the order of the ids.
fn lines(ids: &[PersonId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
