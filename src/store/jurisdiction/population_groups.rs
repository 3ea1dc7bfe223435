//! The population groups of a jurisdiction: added, changed, put in order, put into the bin.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use time::OffsetDateTime;
use uuid::Uuid;

use super::jurisdictions::Jurisdiction;
use crate::domain::history::{Fact, Subject, millis};
use crate::domain::ids::{JurisdictionId, PopulationGroupId};
use crate::domain::jurisdiction::population_group::{self, PopulationGroup};
use crate::domain::people::Actor;
use crate::domain::words::position::{Position, Shift};
use crate::domain::words::text::Problem;
use crate::store::Store;
use crate::store::hands::{FactChange, Result, Scribe, StoreError, fresh_id};

fn group(row: &SqliteRow) -> Result<PopulationGroup> {
    let damaged = || StoreError::Damaged("the place of a population group cannot be read".to_owned());
    Ok(PopulationGroup {
        id: PopulationGroupId(row.try_get("id")?),
        name: row.try_get("name")?,
        note: row.try_get("note")?,
        position: row.try_get::<&str, _>("position")?.parse().map_err(|()| damaged())?,
    })
}

/// The groups of a jurisdiction that do not lie in the bin, in their order.
pub(in crate::store) async fn of(connection: &mut SqliteConnection, id: JurisdictionId) -> Result<Vec<PopulationGroup>> {
    let sql = "SELECT id, name, note, position FROM population_groups WHERE jurisdiction_id = $1 AND deleted IS NULL ORDER BY position, id";
    sqlx::query(sql).bind(id.0).fetch_all(connection).await?.iter().map(group).collect()
}

/// Puts a new group into its table.
pub(in crate::store) async fn insert(connection: &mut SqliteConnection, of: JurisdictionId, group: &PopulationGroup) -> Result<()> {
    sqlx::query("INSERT INTO population_groups (id, jurisdiction_id, name, note, position) VALUES ($1, $2, $3, $4, $5)")
        .bind(group.id.0)
        .bind(of.0)
        .bind(&group.name)
        .bind(&group.note)
        .bind(group.position.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

impl Store {
    /// The population groups of a jurisdiction, in their order.
    ///
    /// # Errors
    /// A failed read.
    pub async fn population_groups(&self, id: JurisdictionId) -> Result<Vec<PopulationGroup>> {
        of(&mut *self.reader().await?, id).await
    }

    /// A population group with the jurisdiction whose it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn population_group(&self, id: PopulationGroupId) -> Result<(Jurisdiction, PopulationGroup)> {
        let sql = "SELECT jurisdiction_id, id, name, note, position FROM population_groups WHERE id = $1 AND deleted IS NULL";
        let row = sqlx::query(sql).bind(id.0).fetch_one(&mut *self.reader().await?).await?;
        let jurisdiction = self.jurisdiction(JurisdictionId(row.try_get("jurisdiction_id")?)).await?;
        Ok((jurisdiction, group(&row)?))
    }

    /// The jurisdiction of a population group that lies in the bin, if it does.
    ///
    /// # Errors
    /// A failed read.
    pub async fn jurisdiction_of_binned_group(&self, id: PopulationGroupId) -> Result<Option<JurisdictionId>> {
        let sql = "SELECT jurisdiction_id FROM population_groups WHERE id = $1 AND deleted IS NOT NULL";
        Ok(sqlx::query_scalar(sql).bind(id.0).fetch_optional(&mut *self.reader().await?).await?.map(JurisdictionId))
    }

    /// Adds a population group as the last one. Within: why it could not be, with another of its name or too many.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn add_population_group(
        &self,
        id: JurisdictionId,
        name: &str,
        note: &str,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Result<Option<PopulationGroupId>, Problem>> {
        self.add_population_group_once(id, (name, note), None, actor, now).await
    }

    /// The same by a form with a mark: sent twice as it is, it adds one.
    ///
    /// # Errors
    /// As [`Self::add_population_group`].
    pub async fn add_population_group_once(
        &self,
        id: JurisdictionId,
        (name, note): (&str, &str),
        once: Option<Uuid>,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Result<Option<PopulationGroupId>, Problem>> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(id).await?;
        let groups = of(&mut scribe.tx, id).await?;
        let own = once.map(|once| PopulationGroup::id_of_form(id, once));
        if let Some(there) = groups.iter().find(|group| Some(group.id) == own && group.name == name && group.note == note) {
            return Ok(Ok(Some(there.id)));
        }
        if let Err(problem) = population_group::name(name, "", groups.iter().map(|group| group.name.as_str())) {
            return Ok(Err(problem));
        }
        if groups.len() >= population_group::MOST {
            return Ok(Err(population_group::too_many()));
        }
        let new = PopulationGroupId(scribe.id_of_new(own.map(|own| own.0)).await?);
        let made = scribe.make_population_group(id, new, (name, note), &Position::after(groups.last().map(|last| &last.position))).await?;
        scribe.commit().await?;
        Ok(Ok(Some(made)))
    }

    /// Changes a population group, and names the facts that somebody else changed after they were shown; those stay
    /// as they are. Within: why its name could not be changed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn change_population_group(
        &self,
        id: PopulationGroupId,
        changes: &[FactChange],
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Result<Vec<Fact>, Problem>> {
        let mut scribe = self.scribe(actor, now).await?;
        let jurisdiction = scribe.jurisdiction_of_group(id).await?;
        let groups = of(&mut scribe.tx, jurisdiction).await?;
        let present = groups.iter().find(|group| group.id == id).map_or("", |group| group.name.as_str());
        let others = groups.iter().filter(|group| group.id != id).map(|group| group.name.as_str());
        if let Some(change) = changes.iter().find(|change| change.fact == Fact::Name && change.value != present)
            && let Err(problem) = population_group::name(&change.value, present, others)
        {
            return Ok(Err(problem));
        }
        let refused = scribe.set_facts(Some(jurisdiction), Subject::PopulationGroup(id), changes).await?;
        scribe.commit().await?;
        Ok(Ok(refused))
    }

    /// Moves a population group one place up or down.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn shift_population_group(
        &self,
        id: PopulationGroupId,
        shift: Shift,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<JurisdictionId> {
        let mut scribe = self.scribe(actor, now).await?;
        let jurisdiction = scribe.jurisdiction_of_group(id).await?;
        let groups = of(&mut scribe.tx, jurisdiction).await?;
        let keys: Vec<Position> = groups.iter().map(|group| group.position.clone()).collect();
        let from = groups.iter().position(|group| group.id == id).ok_or(StoreError::NotFound)?;
        for (at, position) in Position::shifted(&keys, from, shift) {
            scribe.set_position(jurisdiction, Subject::PopulationGroup(groups[at].id), &position).await?;
        }
        scribe.commit().await?;
        Ok(jurisdiction)
    }

    /// Puts a population group into the bin.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn bin_population_group(&self, id: PopulationGroupId, actor: &Actor, now: OffsetDateTime) -> Result<JurisdictionId> {
        let mut scribe = self.scribe(actor, now).await?;
        let jurisdiction = scribe.jurisdiction_of_group(id).await?;
        let subject = Subject::PopulationGroup(id);
        scribe.log(Some(jurisdiction), subject, Fact::Deleted.as_str(), false, ("", &millis(now).to_string())).await?;
        scribe.lay_in_bin(subject).await?;
        scribe.commit().await?;
        Ok(jurisdiction)
    }
}

impl Scribe<'_> {
    /// The jurisdiction of a population group, if neither lies in the bin.
    async fn jurisdiction_of_group(&mut self, id: PopulationGroupId) -> Result<JurisdictionId> {
        let sql = "SELECT g.jurisdiction_id FROM population_groups g JOIN jurisdictions j ON j.id = g.jurisdiction_id
                   WHERE g.id = $1 AND g.deleted IS NULL AND j.deleted IS NULL";
        Ok(JurisdictionId(sqlx::query_scalar(sql).bind(id.0).fetch_one(&mut *self.tx).await?))
    }

    /// Adds population groups of these names, those left out that are there by now.
    pub(in crate::store) async fn add_population_groups(&mut self, id: JurisdictionId, names: &[String]) -> Result<()> {
        if names.is_empty() {
            return Ok(());
        }
        let groups = of(&mut self.tx, id).await?;
        let there: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
        let mut last = groups.last().map(|group| group.position.clone());
        for name in population_group::names(&names.join("\n"), &there).unwrap_or_default() {
            let position = Position::after(last.as_ref());
            self.make_population_group(id, PopulationGroupId(fresh_id()), (&name, ""), &position).await?;
            last = Some(position);
        }
        Ok(())
    }

    async fn make_population_group(
        &mut self,
        jurisdiction: JurisdictionId,
        id: PopulationGroupId,
        (name, note): (&str, &str),
        position: &Position,
    ) -> Result<PopulationGroupId> {
        let group = PopulationGroup { id, name: name.to_owned(), note: note.to_owned(), position: position.clone() };
        insert(&mut self.tx, jurisdiction, &group).await?;
        let facts = [(Fact::Name, name), (Fact::Note, note), (Fact::Position, position.as_str())];
        self.log_new(jurisdiction, Subject::PopulationGroup(id), &facts).await?;
        Ok(id)
    }

    /// Sets where a thing stands in its list.
    pub(in crate::store) async fn set_position(
        &mut self,
        jurisdiction: JurisdictionId,
        subject: Subject,
        position: &Position,
    ) -> Result<()> {
        let change = FactChange { fact: Fact::Position, value: position.to_string(), seen: None };
        self.set_facts(Some(jurisdiction), subject, &[change]).await?;
        Ok(())
    }
}
