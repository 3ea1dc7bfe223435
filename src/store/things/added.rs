//! A thing added.

use sqlx::AssertSqlSafe;
use time::OffsetDateTime;
use uuid::Uuid;

use super::changed::Along;
use super::kept::{owner_column, subject};
use super::read;
use crate::domain::history::Fact;
use crate::domain::ids::{JurisdictionId, derived};
use crate::domain::people::Actor;
use crate::domain::people::choosing::Who;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::position::Position;
use crate::store::Store;
use crate::store::hands::{Result, Scribe, StoreError, fresh_id};

/// A new thing: its parts in stored form, and its people apart.
#[derive(Debug, Clone)]
pub struct NewThing {
    /// What kind of thing it is.
    pub noun: Noun,
    /// The thing that it is within, if its kind is within one.
    pub within: Option<Uuid>,
    /// What it says; a part that is not named is empty.
    pub facts: Vec<(Fact, String)>,
    /// Whom it names.
    pub people: Vec<(Fact, Who)>,
    /// Where it stands in an order made by hand; after all others of its kind, if nothing is said.
    pub position: Option<Position>,
    /// The mark of the form that adds it: sent twice as it is, the form adds one thing.
    pub once: Option<Uuid>,
}

impl NewThing {
    /// A new thing of which nothing is said yet.
    #[must_use]
    pub const fn of(noun: Noun) -> Self {
        Self { noun, within: None, facts: Vec::new(), people: Vec::new(), position: None, once: None }
    }

    /// The id of the thing that a form adds which bears this mark.
    #[must_use]
    pub fn id_of_form(noun: Noun, of: JurisdictionId, once: Uuid) -> Uuid {
        derived(&["the thing that a form adds", noun.as_str(), &of.to_string(), &once.to_string()])
    }
}

impl Store {
    /// Adds a thing, as the last one where its kind stands in an order made by hand. One that a jurisdiction has only once
    /// is found if it is there.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when what it is within is gone, [`StoreError::Full`], [`StoreError::Twin`],
    /// [`StoreError::Elsewhere`], [`StoreError::PersonGone`], or a failed write.
    pub async fn add_thing(&self, of: JurisdictionId, new: &NewThing, actor: &Actor, now: OffsetDateTime) -> Result<Uuid> {
        Ok(self.add_things(of, std::slice::from_ref(new), actor, now).await?[0])
    }

    /// Adds several things, all of them or none.
    ///
    /// # Errors
    /// As [`Self::add_thing`].
    pub async fn add_things(&self, of: JurisdictionId, new: &[NewThing], actor: &Actor, now: OffsetDateTime) -> Result<Vec<Uuid>> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(of).await?;
        let mut made = Vec::with_capacity(new.len());
        for new in new {
            scribe.hold_new(of, new).await?;
            made.push(scribe.make_thing(of, new).await?);
        }
        scribe.commit().await?;
        Ok(made)
    }

    /// Adds a thing with others within it and changes of others beside it, all of them or none. Sent twice, the form of the
    /// thing adds the others once too.
    ///
    /// # Errors
    /// As [`Self::add_thing`].
    pub async fn add_thing_with(
        &self,
        of: JurisdictionId,
        new: &NewThing,
        (within, along): (&[NewThing], &[Along]),
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Uuid> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(of).await?;
        scribe.hold_new(of, new).await?;
        let made = scribe.make_thing(of, new).await?;
        for (at, part) in within.iter().enumerate() {
            let once = derived(&["what a form adds within a thing", &made.to_string(), &at.to_string()]);
            scribe.make_thing(of, &NewThing { within: Some(made), once: Some(once), ..part.clone() }).await?;
        }
        scribe.change_along(of, along).await?;
        scribe.commit().await?;
        Ok(made)
    }
}

impl Scribe<'_> {
    pub(in crate::store) async fn make_thing(&mut self, of: JurisdictionId, new: &NewThing) -> Result<Uuid> {
        let noun = new.noun;
        let owner = match (noun.within(), new.within) {
            (Some(parent), Some(id)) => {
                let (whose, _) = read::one(&mut self.tx, parent, id).await?;
                if whose == of { id } else { return Err(StoreError::NotFound) }
            }
            (Some(_), None) => return Err(StoreError::NotFound),
            (None, _) => of.0,
        };
        let mut facts: Vec<(Fact, String)> = new.facts.iter().filter(|(fact, _)| noun.part(*fact).is_some()).cloned().collect();
        for (fact, who) in &new.people {
            facts.push((*fact, self.owner(of, who).await?));
        }
        let mut id = noun.only_one(of).unwrap_or_else(fresh_id);
        if let Some(once) = new.once {
            let of_form = NewThing::id_of_form(noun, of, once);
            if let Some(there) = self.there(noun, of_form).await? {
                // The form was only sent twice, or came back from the browser's memory and adds another one.
                if facts.iter().all(|(fact, value)| there.get(*fact) == value) {
                    return Ok(of_form);
                }
            } else if self.was_never(of_form).await? {
                id = of_form;
            }
        }
        match self.hold_room(noun, owner).await {
            Err(StoreError::Full) if noun.only_one(of).is_some() => return Ok(id),
            room => room?,
        }
        let told = facts.iter().map(|(fact, value)| (*fact, value.as_str()));
        self.hold_names(of, &Thing::nothing(noun, id), told).await?;
        if noun.is_ordered() {
            facts.retain(|(fact, _)| *fact != Fact::Position);
            let place = match &new.position {
                Some(place) => place.clone(),
                None => self.last_place(noun, owner).await?,
            };
            facts.push((Fact::Position, place.to_string()));
        }
        self.insert_thing(noun, id, owner, &facts).await?;
        let told: Vec<(Fact, &str)> = facts.iter().map(|(fact, value)| (*fact, value.as_str())).collect();
        self.log_new(of, subject(noun, id), &told).await?;
        Ok(id)
    }

    /// A thing that is there, and does not lie in the bin.
    async fn there(&mut self, noun: Noun, id: Uuid) -> Result<Option<Thing>> {
        match read::one(&mut self.tx, noun, id).await {
            Ok((_, thing)) => Ok(Some(thing)),
            Err(StoreError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether no thing ever had this id: what was thrown out, or lies in the bin, does not come back by an old form.
    /// The id of a new record: the one that its form's mark gives, unless something bears or bore it already.
    pub(in crate::store) async fn id_of_new(&mut self, of_form: Option<Uuid>) -> Result<Uuid> {
        match of_form {
            Some(id) if self.was_never(id).await? => Ok(id),
            _ => Ok(fresh_id()),
        }
    }

    async fn was_never(&mut self, id: Uuid) -> Result<bool> {
        let sql = "SELECT (SELECT count(*) FROM tombstones WHERE id = $1) + (SELECT count(*) FROM history WHERE subject_id = $1)";
        let known: i64 = sqlx::query_scalar(sql).bind(id).fetch_one(&mut *self.tx).await?;
        Ok(known == 0)
    }

    /// The place after the last one.
    async fn last_place(&mut self, noun: Noun, owner: Uuid) -> Result<Position> {
        let sql = format!("SELECT max(position) FROM {} WHERE {} = $1", noun.table(), owner_column(noun));
        let last: Option<String> = sqlx::query_scalar(AssertSqlSafe(sql)).bind(owner).fetch_one(&mut *self.tx).await?;
        Ok(Position::after(last.and_then(|last| last.parse().ok()).as_ref()))
    }

    /// Writes the row of a thing.
    pub(in crate::store) async fn insert_thing(&mut self, noun: Noun, id: Uuid, owner: Uuid, facts: &[(Fact, String)]) -> Result<()> {
        let names: Vec<&str> = facts.iter().map(|(fact, _)| fact.as_str()).collect();
        let marks: Vec<String> = (3..3 + facts.len()).map(|number| format!(", ${number}")).collect();
        let names = std::iter::once(owner_column(noun)).chain(names).collect::<Vec<_>>().join(", ");
        let sql = format!("INSERT INTO {} (id, {names}) VALUES ($1, $2{})", noun.table(), marks.concat());
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(id).bind(owner);
        for (fact, value) in facts {
            query = if fact.is_person() { query.bind(value.parse::<Uuid>().ok()) } else { query.bind(value.clone()) };
        }
        query.execute(&mut *self.tx).await?;
        Ok(())
    }
}
