//! Whoever sits at a browser: their own records, which belong to the file.

use std::sync::Arc;

use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use time::OffsetDateTime;

use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{ActorId, JurisdictionId, PersonId};
use crate::domain::names::SortKey;
use crate::domain::people::{Actor, Person, Profile};
use crate::store::Store;
use crate::store::hands::{FactChange, Result, Scribe, fresh_id};
use crate::store::people::AtWork;

/// Somebody who may sit at a browser, with what is known of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnRecord {
    /// The id.
    pub id: ActorId,
    /// What is known; never an organization.
    pub profile: Profile,
}

/// The query for what is known of one of them: the id is bound.
const ONE: &str = "SELECT id, name, title, department FROM actors WHERE id = $1";

fn on_record(row: &SqliteRow) -> Result<OnRecord> {
    let profile = Profile {
        name: row.try_get("name")?,
        title: row.try_get("title")?,
        department: row.try_get("department")?,
        organization: String::new(),
    };
    Ok(OnRecord { id: ActorId(row.try_get("id")?), profile })
}

impl Store {
    /// Whom a browser remembers, if they are in this file.
    ///
    /// # Errors
    /// A failed read.
    pub async fn at_work(&self, id: ActorId) -> Result<Option<Arc<AtWork>>> {
        if let Some(known) = self.at_work.get(&id) {
            return Ok(Some(known));
        }
        let as_of = self.at_work.now();
        let row =
            sqlx::query("SELECT name, EXISTS (SELECT 1 FROM drafts WHERE person_id = a.id) AS has_drafts FROM actors a WHERE id = $1")
                .bind(id.0)
                .fetch_optional(&mut *self.reader().await?)
                .await?;
        let Some(row) = row else { return Ok(None) };
        let person = Arc::new(AtWork { name: row.try_get("name")?, has_drafts: row.try_get("has_drafts")? });
        self.at_work.keep(as_of, id, &person, person.name.len());
        Ok(Some(person))
    }

    /// Somebody who sat at a browser.
    ///
    /// # Errors
    /// [`crate::store::StoreError::NotFound`], or a failed read.
    pub async fn actor(&self, id: ActorId) -> Result<OnRecord> {
        on_record(&sqlx::query(ONE).bind(id.0).fetch_one(&mut *self.reader().await?).await?)
    }

    /// Everybody who ever wrote, and whoever may sit at a browser next, by name. The people of the worked example are
    /// of it alone.
    ///
    /// # Errors
    /// A failed read.
    pub async fn actors(&self) -> Result<Vec<OnRecord>> {
        let rows = sqlx::query(
            "SELECT id, name, title, department FROM actors a
             WHERE EXISTS (SELECT 1 FROM people p JOIN jurisdictions j ON j.id = p.jurisdiction_id WHERE p.actor = a.id AND j.example = '')
                OR NOT EXISTS (SELECT 1 FROM people p WHERE p.actor = a.id)
                OR EXISTS (SELECT 1 FROM history h WHERE h.person_id = a.id)
             ORDER BY id",
        )
        .fetch_all(&mut *self.reader().await?)
        .await?;
        let mut actors = rows.iter().map(on_record).collect::<Result<Vec<OnRecord>>>()?;
        actors.sort_by_cached_key(|actor| SortKey::of(&actor.profile.name));
        Ok(actors)
    }

    /// The people of a jurisdiction who never sat at a browser, by name.
    ///
    /// # Errors
    /// A failed read.
    pub async fn newcomers(&self, of: JurisdictionId) -> Result<Vec<Person>> {
        let listed = self.listed_people(of).await?;
        let is_new = |listed: &super::Listed| listed.actor.is_none() && listed.same_as.is_none();
        Ok(listed.into_iter().filter(is_new).map(|listed| listed.person).collect())
    }

    /// Makes the record of somebody at a browser, who is also the actor of this first write.
    ///
    /// # Errors
    /// A failed write.
    pub async fn introduce(&self, profile: &Profile, now: OffsetDateTime) -> Result<OnRecord> {
        let actor = Actor { id: None, name: profile.name.clone() };
        let mut scribe = self.scribe(&actor, now).await?;
        let id = scribe.make_actor(profile).await?;
        scribe.commit().await?;
        Ok(OnRecord { id, profile: profile.clone() })
    }

    /// Somebody of a jurisdiction sits at a browser for the first time. Whoever does so already is who they are.
    ///
    /// # Errors
    /// [`crate::store::StoreError::NotFound`], or a failed write.
    pub async fn sit_down(&self, id: PersonId, now: OffsetDateTime) -> Result<OnRecord> {
        let sql = format!("SELECT {}, p.jurisdiction_id, p.actor FROM people p WHERE p.id = $1 AND p.deleted IS NULL", super::COLUMNS);
        let reader = &mut *self.reader().await?;
        let row = sqlx::query(sqlx::AssertSqlSafe(sql.as_str())).bind(id.0).fetch_one(reader).await?;
        let actor = Actor { id: None, name: row.try_get("name")? };
        let mut scribe = self.scribe(&actor, now).await?;
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_one(&mut *scribe.tx).await?;
        let profile = Profile { organization: String::new(), ..super::profile(&row)? };
        let known: Option<uuid::Uuid> = row.try_get("actor")?;
        let actor = if let Some(known) = known {
            ActorId(known)
        } else {
            let made = scribe.make_actor(&profile).await?;
            scribe.link(JurisdictionId(row.try_get("jurisdiction_id")?), id, made).await?;
            made
        };
        scribe.commit().await?;
        Ok(OnRecord { id: actor, profile })
    }

    /// Whoever sits at a browser says which person of a jurisdiction they are. Says whether it was taken: not where
    /// they are another one there, or that person is somebody else.
    ///
    /// # Errors
    /// [`crate::store::StoreError::NotFound`], or a failed write.
    pub async fn claim(&self, of: JurisdictionId, id: PersonId, actor: &Actor, now: OffsetDateTime) -> Result<bool> {
        let Some(me) = actor.id else { return Ok(false) };
        let mut scribe = self.scribe(actor, now).await?;
        scribe.known(of, id).await?;
        let sql = "SELECT id FROM people WHERE jurisdiction_id = $1 AND actor = $2 AND id <> $3 LIMIT 1";
        let other: Option<uuid::Uuid> = sqlx::query_scalar(sql).bind(of.0).bind(me.0).bind(id.0).fetch_optional(&mut *scribe.tx).await?;
        let is_taken = other.is_none() && scribe.link(of, id, me).await?;
        scribe.commit().await?;
        Ok(is_taken)
    }

    /// Changes what is known of somebody at a browser, and names the facts that somebody else changed after they
    /// were shown; those stay as they are. In the jurisdictions where they are known by just what was corrected, it is
    /// corrected too.
    ///
    /// # Errors
    /// [`crate::store::StoreError::NotFound`], or a failed write.
    pub async fn describe_actor(&self, id: ActorId, changes: &[FactChange], actor: &Actor, now: OffsetDateTime) -> Result<Vec<Fact>> {
        let mut scribe = self.scribe(actor, now).await?;
        let before = scribe.profile_of(id).await?;
        let refused = scribe.set_facts(None, Subject::Actor(id), changes).await?;
        let after = scribe.profile_of(id).await?;
        let facts = [
            (Fact::Name, &before.name, &after.name),
            (Fact::Title, &before.title, &after.title),
            (Fact::Department, &before.department, &after.department),
        ];
        // What was not refused may still have been left alone.
        for (fact, was, is) in facts.into_iter().filter(|(_, was, is)| was != is) {
            scribe.correct_person(id, fact, (was, is)).await?;
        }
        scribe.commit().await?;
        Ok(refused)
    }
}

impl Scribe<'_> {
    /// Corrects a fact of somebody at a browser wherever a jurisdiction knows them by what it was.
    async fn correct_person(&mut self, id: ActorId, fact: Fact, (was, is): (&str, &str)) -> Result<()> {
        let sql = format!("SELECT id, jurisdiction_id FROM people WHERE actor = $1 AND {fact} = $2 ORDER BY id");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).bind(was).fetch_all(&mut *self.tx).await?;
        for row in &rows {
            let (person, of) = (PersonId(row.try_get("id")?), JurisdictionId(row.try_get("jurisdiction_id")?));
            let change = FactChange { fact, value: is.to_owned(), seen: None };
            self.set_facts(Some(of), Subject::Person(person), &[change]).await?;
        }
        Ok(())
    }

    /// What is known of somebody at a browser, as this write sees it.
    async fn profile_of(&mut self, id: ActorId) -> Result<Profile> {
        Ok(on_record(&sqlx::query(ONE).bind(id.0).fetch_one(&mut *self.tx).await?)?.profile)
    }

    async fn make_actor(&mut self, profile: &Profile) -> Result<ActorId> {
        let id = ActorId(fresh_id());
        sqlx::query("INSERT INTO actors (id, name, title, department) VALUES ($1, $2, $3, $4)")
            .bind(id.0)
            .bind(&profile.name)
            .bind(&profile.title)
            .bind(&profile.department)
            .execute(&mut *self.tx)
            .await?;
        let facts = [(Fact::Name, &profile.name), (Fact::Title, &profile.title), (Fact::Department, &profile.department)];
        for (fact, value) in facts.into_iter().filter(|(_, value)| !value.is_empty()) {
            self.log(None, Subject::Actor(id), fact.as_str(), false, ("", value)).await?;
        }
        Ok(id)
    }
}
