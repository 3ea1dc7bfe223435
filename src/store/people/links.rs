//! Who is who in a write: whoever writes becomes a person of the jurisdiction, and a person chosen in a form is looked
//! up again.

use std::collections::HashMap;

use sqlx::Row;
use uuid::Uuid;

use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{ActorId, JurisdictionId, PersonId};
use crate::domain::names;
use crate::domain::people::{Gone, Profile};
use crate::store::bin::revive;
use crate::store::hands::{Result, Scribe, StoreError, fresh_id};

impl Scribe<'_> {
    /// Whoever writes becomes a person of the jurisdiction, if they are none yet: with the name, title and department
    /// under which they are known. Somebody who lies in the bin there is taken out of it.
    pub(in crate::store) async fn join(&mut self, of: JurisdictionId, actor: ActorId) -> Result<PersonId> {
        let found = sqlx::query(
            "SELECT id, coalesce(same_as, id) AS shown, deleted FROM people WHERE actor = $1 AND jurisdiction_id = $2
             ORDER BY CASE WHEN deleted IS NULL THEN 0 ELSE 1 END, id LIMIT 1",
        )
        .bind(actor.0)
        .bind(of.0)
        .fetch_optional(&mut *self.tx)
        .await?;
        if let Some(row) = found {
            let id = PersonId(row.try_get("id")?);
            if let Some(since) = row.try_get::<Option<i64>, _>("deleted")? {
                self.put_on_list(of, id, since).await?;
            }
            return Ok(PersonId(row.try_get("shown")?));
        }
        let mut id = PersonId::of_actor(actor, of);
        let known = sqlx::query("SELECT deleted, coalesce(same_as, id) AS shown FROM people WHERE id = $1").bind(id.0);
        if let Some(row) = known.fetch_optional(&mut *self.tx).await? {
            let (shown, deleted) = (PersonId(row.try_get("shown")?), row.try_get::<Option<i64>, _>("deleted")?);
            if self.link(of, id, actor).await? {
                // The record was there, and somebody took the link away.
                if let Some(since) = deleted {
                    self.put_on_list(of, id, since).await?;
                }
                return Ok(shown);
            }
            // It is somebody else's by now, which a file put together elsewhere may say. So there is one more record.
            id = PersonId(fresh_id());
        }
        let row = sqlx::query("SELECT name, title, department FROM actors WHERE id = $1").bind(actor.0).fetch_one(&mut *self.tx).await?;
        let profile = Profile {
            name: row.try_get("name")?,
            title: row.try_get("title")?,
            department: row.try_get("department")?,
            organization: String::new(),
        };
        // Thrown out once, and there again.
        revive(&mut self.tx, id.0).await?;
        self.insert_person(of, id, &profile, Some(actor)).await?;
        Ok(id)
    }

    /// Links a person with who they are at a browser, and says whether they are: somebody who is another one there stays so.
    pub(in crate::store) async fn link(&mut self, of: JurisdictionId, id: PersonId, actor: ActorId) -> Result<bool> {
        let sql = "SELECT actor FROM people WHERE id = $1";
        let known: Option<Uuid> = sqlx::query_scalar(sql).bind(id.0).fetch_one(&mut *self.tx).await?;
        if let Some(known) = known {
            return Ok(known == actor.0);
        }
        sqlx::query("UPDATE people SET actor = $1 WHERE id = $2").bind(actor.0).bind(id.0).execute(&mut *self.tx).await?;
        self.write_line(Some(of), Subject::Person(id), Fact::Actor.as_str(), ("", &actor.to_string())).await?;
        Ok(true)
    }

    /// Takes somebody out of the bin because something names them, with the line of that.
    pub(in crate::store) async fn put_on_list(&mut self, of: JurisdictionId, id: PersonId, since: i64) -> Result<()> {
        self.take_out_of_bin(Subject::Person(id)).await?;
        self.write_line(Some(of), Subject::Person(id), Fact::Deleted.as_str(), (&since.to_string(), "")).await?;
        Ok(())
    }

    /// A person who was chosen among those of a jurisdiction, if they are still on its list.
    pub(in crate::store) async fn known(&mut self, of: JurisdictionId, id: PersonId) -> Result<PersonId> {
        let row = sqlx::query(
            "SELECT p.name, p.deleted, r.name AS other FROM people p LEFT JOIN people r ON r.id = p.same_as
             WHERE p.id = $1 AND p.jurisdiction_id = $2",
        )
        .bind(id.0)
        .bind(of.0)
        .fetch_optional(&mut *self.tx)
        .await?;
        let gone = match row {
            None => Gone::Thrown,
            Some(row) if row.try_get::<Option<i64>, _>("deleted")?.is_some() => Gone::Binned { name: row.try_get("name")? },
            Some(row) => match row.try_get::<Option<String>, _>("other")? {
                None => return Ok(id),
                Some(with) => Gone::MadeOne { name: row.try_get("name")?, with },
            },
        };
        Err(StoreError::PersonGone(gone))
    }

    /// Holds the people who are to stand beside names against the list of the jurisdiction.
    pub(in crate::store) async fn all_known(&mut self, of: JurisdictionId, people: &[Option<PersonId>]) -> Result<()> {
        if people.iter().all(Option::is_none) {
            return Ok(());
        }
        let sql = "SELECT id, name, deleted FROM people WHERE jurisdiction_id = $1";
        let rows = sqlx::query(sql).bind(of.0).fetch_all(&mut *self.tx).await?;
        let mut all = HashMap::with_capacity(rows.len());
        for row in &rows {
            let (id, name): (Uuid, String) = (row.try_get("id")?, row.try_get("name")?);
            all.insert(id, row.try_get::<Option<i64>, _>("deleted")?.map(|_| Gone::Binned { name }));
        }
        let gone = people.iter().flatten().find_map(|id| all.get(&id.0).cloned().unwrap_or(Some(Gone::Thrown)));
        gone.map_or(Ok(()), |gone| Err(StoreError::PersonGone(gone)))
    }

    /// A new person of a jurisdiction by name. Whoever was made under that name while the form stood open is that
    /// person, if it is one alone; and whoever writes here for the first time may name themselves. Neither where somebody
    /// new was said to be meant.
    pub(in crate::store) async fn someone_new(&mut self, of: JurisdictionId, name: &str, is_meant: bool) -> Result<PersonId> {
        let profile = Profile { name: name.to_owned(), ..Profile::default() };
        if is_meant {
            return self.make_person(of, &profile).await;
        }
        let is_name = |other: &str| names::same(other, name);
        if let Some(actor) = self.actor.id.filter(|_| is_name(&self.actor.name)) {
            return self.join(of, actor).await;
        }
        let rows = sqlx::query("SELECT id, name FROM people WHERE jurisdiction_id = $1 AND deleted IS NULL AND same_as IS NULL")
            .bind(of.0)
            .fetch_all(&mut *self.tx)
            .await?;
        let mut alike = Vec::new();
        for row in &rows {
            let (id, other): (Uuid, String) = (row.try_get("id")?, row.try_get("name")?);
            if is_name(&other) {
                alike.push(PersonId(id));
            }
        }
        match alike.as_slice() {
            [one] => Ok(*one),
            _ => self.make_person(of, &profile).await,
        }
    }
}
