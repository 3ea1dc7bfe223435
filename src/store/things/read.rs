//! Reading things.

use std::collections::HashMap;

use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::called::{as_told, called};
use super::kept::{columns, every, is_there, of_thing, owner_column};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::things::{Noun, Thing};
use crate::store::Store;
use crate::store::hands::{Result, StoreError};

/// What is read of a thing `t`, a person by the record that stands for them.
pub(super) fn selected(noun: Noun) -> String {
    selected_without(noun, None)
}

/// The same with nothing in the place of one of its parts.
pub(super) fn selected_without(noun: Noun, without: Option<Fact>) -> String {
    let column = |(name, is_person): (&str, bool)| {
        if without.is_some_and(|fact| fact.as_str() == name) {
            format!("'' AS {name}")
        } else if is_person {
            format!("coalesce((SELECT r.same_as FROM people r WHERE r.id = t.{name}), t.{name}) AS {name}")
        } else {
            format!("t.{name}")
        }
    };
    let parts: Vec<String> = columns(noun).map(column).collect();
    format!("t.id, t.{} AS owner_id, {}", owner_column(noun), parts.join(", "))
}

pub(super) fn thing(noun: Noun, row: &SqliteRow) -> Result<Thing> {
    let mut thing = Thing::nothing(noun, row.try_get("id")?);
    if noun.within().is_some() {
        thing.within = Some(row.try_get("owner_id")?);
    }
    for part in noun.parts() {
        let name = part.fact.as_str();
        let value = if part.fact.is_person() {
            row.try_get::<Option<Uuid>, _>(name)?.map_or_else(String::new, |id| id.to_string())
        } else {
            row.try_get(name)?
        };
        if !value.is_empty() {
            thing.values.insert(part.fact, value);
        }
    }
    Ok(thing)
}

/// The things of a kind of a jurisdiction, without what lies in the bin: in the order that was made by hand, or else of
/// their ids.
pub(in crate::store) async fn all(connection: &mut SqliteConnection, of: JurisdictionId, noun: Noun) -> Result<Vec<Thing>> {
    let (from, owner) = of_thing(noun);
    let order = if noun.is_ordered() { "t.position, t.id" } else { "t.id" };
    let sql = format!("SELECT {} FROM {from} WHERE {owner} = $1{} ORDER BY {order}", selected(noun), is_there(noun));
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(of.0).fetch_all(connection).await?;
    rows.iter().map(|row| thing(noun, row)).collect()
}

/// The things of a kind, as `t`, for which a condition holds in which these ids are bound, without those that lie in the bin by
/// themselves: in the order that was made by hand, or else of their ids.
pub(in crate::store) async fn those(connection: &mut SqliteConnection, noun: Noun, holds: &str, ids: &[Uuid]) -> Result<Vec<Thing>> {
    let there = if noun.can_be_binned() { " AND t.deleted IS NULL" } else { "" };
    for_which(connection, noun, &format!("{holds}{there}"), ids).await
}

/// The same of those that lie in the bin by themselves; the kind is one that can.
pub(super) async fn those_in_bin(connection: &mut SqliteConnection, noun: Noun, holds: &str, ids: &[Uuid]) -> Result<Vec<Thing>> {
    for_which(connection, noun, &format!("{holds} AND t.deleted IS NOT NULL"), ids).await
}

async fn for_which(connection: &mut SqliteConnection, noun: Noun, holds: &str, ids: &[Uuid]) -> Result<Vec<Thing>> {
    let order = if noun.is_ordered() { "t.position, t.id" } else { "t.id" };
    let sql = format!("SELECT {} FROM {} t WHERE {holds} ORDER BY {order}", selected(noun), noun.table());
    let query = ids.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, id| query.bind(*id));
    let rows = query.fetch_all(connection).await?;
    rows.iter().map(|row| thing(noun, row)).collect()
}

/// One thing, with the jurisdiction whose it is, if neither lies in the bin.
pub(in crate::store) async fn one(connection: &mut SqliteConnection, noun: Noun, id: Uuid) -> Result<(JurisdictionId, Thing)> {
    let (from, owner) = of_thing(noun);
    let sql = format!(
        "SELECT {}, {owner} AS of_jurisdiction FROM {from} JOIN jurisdictions j ON j.id = {owner}
         WHERE t.id = $1{} AND j.deleted IS NULL",
        selected(noun),
        is_there(noun)
    );
    let row = sqlx::query(AssertSqlSafe(sql)).bind(id).fetch_optional(connection).await?.ok_or(StoreError::NotFound)?;
    Ok((JurisdictionId(row.try_get("of_jurisdiction")?), thing(noun, &row)?))
}

/// One thing that lies in the bin.
pub(super) async fn in_bin(connection: &mut SqliteConnection, noun: Noun, id: Uuid) -> Result<Thing> {
    let sql = format!("SELECT {} FROM {} t WHERE t.id = $1 AND t.deleted IS NOT NULL", selected(noun), noun.table());
    thing(noun, &sqlx::query(AssertSqlSafe(sql)).bind(id).fetch_one(connection).await?)
}

impl Store {
    /// The measured places that a jurisdiction looks at, and its peers, in one statement.
    ///
    /// # Errors
    /// A failed read.
    pub async fn measured(&self, of: JurisdictionId) -> Result<Vec<Thing>> {
        let select = |(at, noun): (usize, Noun)| {
            let (from, owner) = of_thing(noun);
            format!("SELECT {at} AS which, {} FROM {from} WHERE {owner} = $1{}", selected(noun), is_there(noun))
        };
        let both = [Noun::Place, Noun::Peer];
        let selects: Vec<String> = both.into_iter().enumerate().map(select).collect();
        let sql = format!("{} ORDER BY which, id", selects.join(" UNION ALL "));
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(of.0).fetch_all(&mut *self.reader().await?).await?;
        let read = |row: &SqliteRow| thing(if row.try_get::<i64, _>("which")? == 0 { Noun::Place } else { Noun::Peer }, row);
        rows.iter().map(read).collect()
    }

    /// The things of these kinds of a jurisdiction, without what lies in the bin. Each kind stands in the order that was
    /// made by hand, or else in that of its ids.
    ///
    /// # Errors
    /// A failed read.
    pub async fn things(&self, of: JurisdictionId, nouns: &[Noun]) -> Result<Vec<Thing>> {
        let mut reader = self.reader().await?;
        let mut things = Vec::new();
        for noun in nouns {
            things.extend(all(&mut reader, of, *noun).await?);
        }
        Ok(things)
    }

    /// One thing, with the jurisdiction whose it is, if neither lies in the bin.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn thing(&self, noun: Noun, id: Uuid) -> Result<(JurisdictionId, Thing)> {
        one(&mut *self.reader().await?, noun, id).await
    }

    /// What the things, the population groups and the actions of a jurisdiction are called, those in the bin too, by their ids.
    ///
    /// # Errors
    /// A failed read.
    pub async fn called(&self, of: JurisdictionId) -> Result<HashMap<Uuid, String>> {
        let things = every(" UNION ALL ", |noun, from, of| {
            format!("SELECT t.id, {} AS name, '{noun}' AS kind FROM {from} WHERE {of} = $1", called(noun))
        });
        let sql = format!(
            "{things} UNION ALL SELECT id, name, '' FROM population_groups WHERE jurisdiction_id = $1
             UNION ALL SELECT id, what, '' FROM actions WHERE jurisdiction_id = $1"
        );
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(of.0).fetch_all(&mut *self.reader().await?).await?;
        let called = |row: &SqliteRow| -> Result<(Uuid, String)> {
            let (name, kind): (String, &str) = (row.try_get("name")?, row.try_get("kind")?);
            let name = if let Ok(noun) = kind.parse() { as_told(noun, name) } else { name };
            Ok((row.try_get("id")?, name))
        };
        rows.iter().map(called).collect()
    }
}
