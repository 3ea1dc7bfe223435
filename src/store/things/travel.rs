//! Things as they travel: read as they stand, and put where they were.

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::kept::{columns, of_thing, owner_column};
use crate::bundle::{Id, Thing};
use crate::domain::things::Noun;
use crate::store::hands::{Result, Turn};

/// Whether a thing of this kind is named by the id that is bound, and what it lies within.
pub(in crate::store) fn placed() -> String {
    let parts = Noun::ALL.map(|noun| format!("SELECT '{noun}', {} FROM {} WHERE id = $1", owner_column(noun), noun.table()));
    parts.join(" UNION ALL ")
}

/// The jurisdiction of a thing, wherever it lies, if it is here.
pub(in crate::store) async fn owner(connection: &mut SqliteConnection, noun: Noun, id: Uuid) -> Result<Option<Uuid>> {
    let (from, of) = of_thing(noun);
    let sql = format!("SELECT {of} FROM {from} WHERE t.id = $1");
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(id).fetch_optional(connection).await?)
}

/// The things of a jurisdiction as they stand, those in the bin too, in the order of their ids. People stand by the
/// records that are named, even where another one stands for them.
pub(in crate::store) async fn gathered(connection: &mut SqliteConnection, of: Uuid) -> Result<Vec<Thing>> {
    let mut things = Vec::new();
    for noun in Noun::ALL {
        let (from, owner) = of_thing(noun);
        let names = columns(noun).map(|(name, _)| format!("t.{name}")).collect::<Vec<_>>().join(", ");
        let deleted = if noun.can_be_binned() { "t.deleted" } else { "NULL" };
        let sql =
            format!("SELECT t.id, t.{} AS owner_id, {deleted} AS deleted, {names} FROM {from} WHERE {owner} = $1", owner_column(noun));
        for row in &sqlx::query(AssertSqlSafe(sql)).bind(of).fetch_all(&mut *connection).await? {
            let mut thing = Thing { id: Id(row.try_get("id")?), kind: noun.to_string(), ..Thing::default() };
            if noun.within().is_some() {
                thing.within = Some(Id(row.try_get("owner_id")?));
            }
            thing.deleted = row.try_get("deleted")?;
            for (name, is_person) in columns(noun) {
                let value = if is_person {
                    row.try_get::<Option<Uuid>, _>(name)?.map_or_else(String::new, |id| id.to_string())
                } else {
                    row.try_get(name)?
                };
                if !value.is_empty() {
                    thing.facts.insert(name.to_owned(), value);
                }
            }
            things.push(thing);
        }
    }
    things.sort_by_key(|thing| thing.id);
    Ok(things)
}

/// Puts a thing of a bundle into its table, unless its id is there already.
pub(in crate::store) async fn insert(tx: &mut Turn, of: Uuid, thing: &Thing) -> Result<()> {
    let noun = thing.noun().expect("a bundle that was read holds things of known kinds only");
    if owner(tx, noun, thing.id.0).await?.is_some() {
        return Ok(());
    }
    let said: Vec<(&str, bool)> = columns(noun).filter(|(name, _)| thing.facts.contains_key(*name)).collect();
    let mut names = vec!["id", owner_column(noun)];
    names.extend(said.iter().map(|(name, _)| *name));
    if noun.can_be_binned() {
        names.push("deleted");
    }
    let marks: Vec<String> = (1..=names.len()).map(|number| format!("${number}")).collect();
    let sql = format!("INSERT INTO {} ({}) VALUES ({})", noun.table(), names.join(", "), marks.join(", "));
    let mut query = sqlx::query(AssertSqlSafe(sql)).bind(thing.id.0).bind(thing.within.map_or(of, |within| within.0));
    for (name, is_person) in said {
        let value = thing.facts.get(name).cloned().unwrap_or_default();
        query = if is_person { query.bind(value.parse::<Uuid>().ok()) } else { query.bind(value) };
    }
    if noun.can_be_binned() {
        query = query.bind(thing.deleted);
    }
    query.execute(&mut **tx).await?;
    Ok(())
}

/// The first kind of thing of which a jurisdiction holds more than there may be, if it does of one.
pub(in crate::store) async fn too_many(connection: &mut SqliteConnection, of: Uuid) -> Result<Option<Noun>> {
    for noun in Noun::ALL.into_iter().filter(|noun| noun.can_be_binned()) {
        let (from, owner) = of_thing(noun);
        let sql = format!(
            "SELECT count(*) FROM {from} WHERE {owner} = $1 AND t.deleted IS NULL GROUP BY t.{} ORDER BY 1 DESC LIMIT 1",
            owner_column(noun)
        );
        let count: Option<i64> = sqlx::query_scalar(AssertSqlSafe(sql)).bind(of).fetch_optional(&mut *connection).await?;
        if usize::try_from(count.unwrap_or(0)).unwrap_or(usize::MAX) > noun.most() {
            return Ok(Some(noun));
        }
    }
    Ok(None)
}
