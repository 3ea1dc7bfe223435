//! A pasted list of members: held against who is here, and added as a whole.

use std::collections::HashMap;

use time::OffsetDateTime;
use uuid::Uuid;

use super::hands::{Result, Scribe};
use super::people::on_list;
use super::things::{NewThing, all};
use crate::domain::coalition::Asking;
use crate::domain::coalition::paste::{Becomes, Choices, Entry, Here, Place, Plan, Sheet, Who};
use crate::domain::history::Fact;
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::names;
use crate::domain::people::{Actor, choosing};
use crate::domain::things::Noun;
use crate::store::Store;

/// What came of a list that was to be added.
#[derive(Debug)]
pub enum Pasted {
    /// It was added, as planned.
    Done(Plan),
    /// Nothing was added, since the list or what is here is not what was shown. This is what it would add now.
    ChangedSince(Plan),
}

async fn here(connection: &mut sqlx::SqliteConnection, of: JurisdictionId) -> Result<Here> {
    let people = on_list(connection, of).await?;
    let organizations = all(connection, of, Noun::Organization).await?;
    let members = all(connection, of, Noun::Member).await?;
    Ok(Here::of(people, &organizations, &members))
}

impl Store {
    /// What a list would add.
    ///
    /// # Errors
    /// A failed read.
    pub async fn preview_members(&self, of: JurisdictionId, sheet: &Sheet, choices: &Choices) -> Result<Plan> {
        Ok(Plan::of(sheet, &here(&mut *self.reader().await?, of).await?, choices))
    }

    /// Adds what a list would add, all of it or nothing: nothing, where the mark says that something else was shown, or where
    /// there is no room for it.
    ///
    /// # Errors
    /// [`super::StoreError::NotFound`], or a failed write.
    pub async fn add_members(
        &self,
        of: JurisdictionId,
        (sheet, choices, mark): (&Sheet, &Choices, &str),
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Pasted> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(of).await?;
        let plan = Plan::of(sheet, &here(&mut scribe.tx, of).await?, choices);
        if plan.mark() != mark || !plan.too_many.is_empty() {
            scribe.commit().await?;
            return Ok(Pasted::ChangedSince(plan));
        }
        let mut made = Made::default();
        for planned in &plan.rows {
            if let (Becomes::Added(who, place), Some(entry)) = (&planned.becomes, &planned.entry) {
                let is_meant = choices.contains_key(&planned.row);
                scribe.add_member(of, (planned.row, entry, is_meant), (*who, *place), &mut made).await?;
            }
        }
        scribe.commit().await?;
        Ok(Pasted::Done(plan))
    }
}

/// What the rows of a list made so far.
#[derive(Default)]
struct Made {
    people: HashMap<usize, PersonId>,
    organizations: HashMap<usize, Uuid>,
}

impl Scribe<'_> {
    async fn add_member(
        &mut self,
        of: JurisdictionId,
        (row, entry, is_meant): (usize, &Entry, bool),
        (who, place): (Who, Place),
        made: &mut Made,
    ) -> Result<()> {
        let organization = match place {
            Place::None => None,
            Place::Known(id) => Some(id),
            Place::Row(row) => made.organizations.get(&row).copied(),
            Place::New => {
                let name = (Fact::Name, entry.person.organization.clone());
                let sector = (Fact::Sector, entry.get(Fact::Sector).to_owned());
                let id = self.make_thing(of, &NewThing { facts: vec![name, sector], ..NewThing::of(Noun::Organization) }).await?;
                made.organizations.insert(row, id);
                Some(id)
            }
        };
        let person = match who {
            Who::Nobody => None,
            Who::Known(id) => Some(id),
            Who::Row(row) => made.people.get(&row).copied(),
            Who::New => {
                let id = self.pasted_person(of, entry, is_meant).await?;
                made.people.insert(row, id);
                Some(id)
            }
        };
        let mut facts = entry.facts.clone();
        if entry.get(Fact::Standing).is_empty() {
            facts.push((Fact::Standing, Asking::ToAsk.as_str().to_owned()));
        }
        facts.extend(organization.map(|id| (Fact::BelongsTo, id.to_string())));
        let people = person.map(|id| (Fact::Person, choosing::Who::Known(id))).into_iter().collect();
        self.make_thing(of, &NewThing { facts, people, ..NewThing::of(Noun::Member) }).await?;
        Ok(())
    }

    /// Somebody who was not on record. Whoever writes here for the first time may stand in the list themselves, unless
    /// somebody new was said to be meant.
    async fn pasted_person(&mut self, of: JurisdictionId, entry: &Entry, is_meant: bool) -> Result<PersonId> {
        if let Some(actor) = self.actor.id.filter(|_| !is_meant && names::same(&self.actor.name, &entry.person.name)) {
            return self.join(of, actor).await;
        }
        self.make_person(of, &entry.person).await
    }
}
