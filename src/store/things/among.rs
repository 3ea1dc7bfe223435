//! What must hold of a thing among others, looked at within the write: what it names is here, and nothing is here twice.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::added::NewThing;
use super::kept::{is_there, of_thing, owner_column};
use super::{read, within};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::names::same;
use crate::domain::people::choosing::Who;
use crate::domain::things::{Noun, Target, Thing, ids};
use crate::store::hands::{Result, Scribe, StoreError};

impl Scribe<'_> {
    /// Whether all that a thing comes to name is here: of its kind, of this jurisdiction, and not in the bin. What it named
    /// before stays, whatever became of it.
    pub(in crate::store) async fn hold_names<'a>(
        &mut self,
        of: JurisdictionId,
        stored: &Thing,
        facts: impl Iterator<Item = (Fact, &'a str)>,
    ) -> Result<()> {
        for (fact, value) in facts {
            let Some(target) = stored.noun.part(fact).and_then(|part| part.rule.names()) else { continue };
            let before = ids(stored.get(fact));
            for id in ids(value).into_iter().filter(|id| !before.contains(id)) {
                if !self.is_named_here(of, target, id).await? {
                    return Err(StoreError::Elsewhere(fact));
                }
                self.hold_action_of(stored, fact, id).await?;
            }
        }
        Ok(())
    }

    async fn is_named_here(&mut self, of: JurisdictionId, target: Target, id: Uuid) -> Result<bool> {
        let sql = match target {
            Target::Group => "SELECT count(*) FROM population_groups WHERE id = $1 AND jurisdiction_id = $2 AND deleted IS NULL".to_owned(),
            Target::Action => "SELECT count(*) FROM actions WHERE id = $1 AND jurisdiction_id = $2 AND deleted IS NULL".to_owned(),
            Target::Thing(noun) => {
                let (from, whose) = of_thing(noun);
                format!("SELECT count(*) FROM {from} WHERE t.id = $1 AND {whose} = $2{}", is_there(noun))
            }
        };
        let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).bind(id).bind(of.0).fetch_one(&mut *self.tx).await?;
        Ok(count > 0)
    }

    /// Whether a new thing is here already, under another id than that of its own form.
    pub(in crate::store) async fn hold_new(&mut self, of: JurisdictionId, new: &NewThing) -> Result<()> {
        let own = new.once.map(|once| NewThing::id_of_form(new.noun, of, once));
        let fact = |fact: Fact| new.facts.iter().find(|(name, _)| *name == fact).map_or("", |(_, value)| value.as_str());
        let person = match new.people.iter().find(|(name, _)| *name == Fact::Person) {
            // Somebody new is no member yet.
            Some((_, Who::New { .. })) => return Ok(()),
            Some((_, who)) => who.stored(),
            None => String::new(),
        };
        let (name, belongs_to) = (fact(Fact::Name).to_owned(), fact(Fact::BelongsTo).to_owned());
        self.hold_key(of, new.noun, own, [&name, &person, &belongs_to]).await
    }

    /// Whether no other thing has what tells one of its kind from all others: an organization its name, a member the
    /// person and the organization, as far as it is named.
    pub(in crate::store) async fn hold_key(
        &mut self,
        of: JurisdictionId,
        noun: Noun,
        own: Option<Uuid>,
        [name, person, belongs_to]: [&str; 3],
    ) -> Result<()> {
        let twin = match noun {
            Noun::Organization => {
                let all = read::all(&mut self.tx, of, noun).await?;
                all.into_iter().find(|other| Some(other.id) != own && same(other.get(Fact::Name), name)).map(|other| other.id)
            }
            Noun::Member => {
                let person: Option<Uuid> = person.parse().ok();
                // A person is one member where one of both names no organization: `Coalition::there`.
                let is_they = if person.is_some() {
                    "(t.belongs_to = $2 OR t.belongs_to = '' OR $2 = '')
                     AND coalesce(r.same_as, r.id) = (SELECT coalesce(p.same_as, p.id) FROM people p WHERE p.id = $3)"
                } else {
                    "t.belongs_to = $2 AND t.person IS NULL"
                };
                let sql = format!(
                    "SELECT t.id FROM members t LEFT JOIN people r ON r.id = t.person
                     WHERE t.jurisdiction_id = $1 AND t.deleted IS NULL AND {is_they} ORDER BY t.id"
                );
                let mut query = sqlx::query_scalar::<_, Uuid>(AssertSqlSafe(sql)).bind(of.0).bind(belongs_to);
                if let Some(person) = person {
                    query = query.bind(person);
                }
                query.fetch_all(&mut *self.tx).await?.into_iter().find(|id| Some(*id) != own)
            }
            _ => None,
        };
        twin.map_or(Ok(()), |twin| Err(StoreError::Twin(twin)))
    }

    /// Whether there is room for one more of a kind.
    pub(in crate::store) async fn hold_room(&mut self, noun: Noun, owner: Uuid) -> Result<()> {
        let bound = if noun.can_be_binned() { " AND t.deleted IS NULL" } else { "" };
        let sql = format!("SELECT count(*) FROM {} t WHERE t.{} = $1{bound}", noun.table(), owner_column(noun));
        let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).bind(owner).fetch_one(&mut *self.tx).await?;
        if usize::try_from(count).unwrap_or(usize::MAX) >= noun.most() { Err(StoreError::Full) } else { Ok(()) }
    }

    /// Whether an organization may go: no member belongs to it.
    pub(in crate::store) async fn hold_unused(&mut self, noun: Noun, id: Uuid) -> Result<()> {
        if noun != Noun::Organization {
            return Ok(());
        }
        // The index holds no member without an organization, and is not used unless the query says so.
        let sql = "SELECT count(*) FROM members WHERE belongs_to = $1 AND belongs_to <> '' AND deleted IS NULL";
        let members: i64 = sqlx::query_scalar(sql).bind(id.to_string()).fetch_one(&mut *self.tx).await?;
        if members > 0 { Err(StoreError::InUse) } else { Ok(()) }
    }

    /// Whether a thing in the bin may come back: it has its place, and nothing took it.
    pub(in crate::store) async fn hold_return(&mut self, of: JurisdictionId, noun: Noun, id: Uuid) -> Result<()> {
        let thing = read::in_bin(&mut self.tx, noun, id).await?;
        self.hold_room(noun, thing.within.unwrap_or(of.0)).await?;
        match noun {
            Noun::LogicEntry => self.hold_action(thing.get(Fact::Action), Some(id)).await?,
            Noun::StrategicAction => {
                for entry in within::within(&mut self.tx, Noun::LogicEntry, id).await? {
                    self.hold_action(entry.get(Fact::Action), Some(entry.id)).await?;
                }
            }
            _ => {}
        }
        let key = [thing.get(Fact::Name), thing.get(Fact::Person), thing.get(Fact::BelongsTo)];
        self.hold_key(of, noun, Some(id), key).await
    }
}
