//! Two records made one person, and the way back.

use sqlx::Row;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::people::{Actor, Apart, Person, same_as};
use crate::domain::words::text::Problem;
use crate::store::Store;
use crate::store::hands::{Result, Scribe, StoreError};

impl Store {
    /// Makes a person the same as another one of the jurisdiction. Why that can't be comes within; then nothing is saved.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn make_one(
        &self,
        of: JurisdictionId,
        one: PersonId,
        other: PersonId,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Result<(), Problem>> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(of).await?;
        let made = scribe.make_one(of, one, other).await?;
        scribe.commit().await?;
        Ok(made)
    }

    /// Makes two people of what was made one. What was given to the one that stood for both stays there.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn make_two(&self, of: JurisdictionId, one: PersonId, actor: &Actor, now: OffsetDateTime) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(of).await?;
        let people = scribe.who_is_who(of).await?;
        let person = people.iter().find(|person| person.id == one).ok_or(StoreError::NotFound)?;
        if let Some(other) = person.same_as {
            scribe.set_same_as(of, one, Some(other), None).await?;
        }
        scribe.commit().await
    }
}

impl Scribe<'_> {
    /// The records of a jurisdiction's people, as far as it matters who is who.
    pub(in crate::store) async fn who_is_who(&mut self, of: JurisdictionId) -> Result<Vec<same_as::Who>> {
        let sql = "SELECT id, name, title, department, organization, same_as, CASE WHEN deleted IS NULL THEN 0 ELSE 1 END AS binned
             FROM people WHERE jurisdiction_id = $1 ORDER BY id";
        let rows = sqlx::query(sql).bind(of.0).fetch_all(&mut *self.tx).await?;
        let people = rows.iter().map(super::person).collect::<Result<Vec<_>>>()?;
        let apart = Apart::among(&people);
        let who = |(row, person): (&sqlx::sqlite::SqliteRow, &Person)| {
            Ok(same_as::Who {
                id: person.id,
                name: apart.name(person),
                same_as: row.try_get::<Option<Uuid>, _>("same_as")?.map(PersonId),
                is_binned: row.try_get::<i64, _>("binned")? == 1,
            })
        };
        rows.iter().zip(&people).map(who).collect()
    }

    /// Makes a person the same as another one of the jurisdiction. Why that can't be comes within; then nothing is written.
    pub(in crate::store) async fn make_one(&mut self, of: JurisdictionId, one: PersonId, other: PersonId) -> Result<Result<(), Problem>> {
        let people = self.who_is_who(of).await?;
        if people.iter().any(|person| person.id == one && person.same_as == Some(other)) {
            return Ok(Ok(()));
        }
        if let Err(problem) = same_as::may_be(one, other, &people) {
            return Ok(Err(problem));
        }
        self.set_same_as(of, one, None, Some(other)).await?;
        Ok(Ok(()))
    }

    async fn set_same_as(&mut self, of: JurisdictionId, one: PersonId, before: Option<PersonId>, after: Option<PersonId>) -> Result<()> {
        sqlx::query("UPDATE people SET same_as = $1 WHERE id = $2").bind(after.map(|id| id.0)).bind(one.0).execute(&mut *self.tx).await?;
        let [before, after] = [before, after].map(|id| id.map_or_else(String::new, |id| id.to_string()));
        self.log(Some(of), Subject::Person(one), Fact::SameAs.as_str(), false, (&before, &after)).await
    }
}
