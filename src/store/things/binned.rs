//! Things in the bin.

use std::collections::HashMap;

use sqlx::AssertSqlSafe;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::called::called;
use super::kept::{of_thing, owner_column};
use super::travel;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::order::Follows;
use crate::domain::things::Noun;
use crate::store::hands::scribe::of_record;
use crate::store::hands::{Result, StoreError, line};

/// What keeps a binned thing of this kind from coming back by itself: what it is within lies in the bin too.
const fn is_shown(noun: Noun) -> &'static str {
    if noun.within().is_some() { " AND f.deleted IS NULL" } else { "" }
}

/// Selects what lies in the bin: kind, id, name, the jurisdiction's name, since when.
pub(in crate::store) fn binned() -> String {
    let parts = Noun::ALL.into_iter().filter(|noun| noun.can_be_binned()).map(|noun| {
        let (from, of) = of_thing(noun);
        format!(
            "SELECT '{noun}', t.id, {}, j.name, t.deleted, t.deleted_on FROM {from} JOIN jurisdictions j ON j.id = {of}
             WHERE t.deleted IS NOT NULL AND j.deleted IS NULL{}",
            called(noun),
            is_shown(noun)
        )
    });
    parts.collect::<Vec<_>>().join(" UNION ALL ")
}

/// The jurisdiction of a thing that lies in the bin, and since when it does.
pub(in crate::store) async fn in_bin(connection: &mut SqliteConnection, noun: Noun, id: Uuid) -> Result<(JurisdictionId, String)> {
    if !noun.can_be_binned() {
        return Err(StoreError::NotFound);
    }
    let (from, of) = of_thing(noun);
    let sql = format!(
        "SELECT t.deleted, {of} AS of_jurisdiction FROM {from} JOIN jurisdictions j ON j.id = {of}
         WHERE t.id = $1 AND t.deleted IS NOT NULL AND j.deleted IS NULL{}",
        is_shown(noun)
    );
    let row = sqlx::query(AssertSqlSafe(sql)).bind(id).fetch_one(connection).await?;
    Ok((JurisdictionId(row.try_get("of_jurisdiction")?), row.try_get::<i64, _>("deleted")?.to_string()))
}

/// The jurisdiction of a thing, wherever it lies.
pub(in crate::store) async fn whose(connection: &mut SqliteConnection, noun: Noun, id: Uuid) -> Result<JurisdictionId> {
    Ok(JurisdictionId(travel::owner(connection, noun, id).await?.ok_or(StoreError::NotFound)?))
}

/// What a thing follows, wherever it lies; nothing for a kind of which none follows another.
pub(in crate::store) async fn follows(connection: &mut SqliteConnection, noun: Noun, id: Uuid) -> Result<Follows> {
    if noun.part(Fact::HoldsOver).is_none() {
        return Ok(Follows::nothing());
    }
    let sql = of_record(Fact::HoldsOver.as_str(), noun.table());
    let follows: String = sqlx::query_scalar(AssertSqlSafe(sql)).bind(id).fetch_one(connection).await?;
    Ok(Follows::these(follows.lines().filter_map(|id| Uuid::try_parse(id).ok())))
}

/// What the things of a kind of a jurisdiction followed that are gone for good.
pub(in crate::store) async fn gone(connection: &mut SqliteConnection, noun: Noun, of: JurisdictionId) -> Result<HashMap<Uuid, Follows>> {
    let sql = "SELECT id, follows FROM tombstones WHERE kind = $1 AND jurisdiction_id = $2 AND follows <> x''";
    let rows = sqlx::query(sql).bind(noun.as_str()).bind(of.0).fetch_all(connection).await?;
    rows.iter().map(|row| Ok((row.try_get("id")?, line::links(row.try_get("follows")?)?))).collect()
}

/// The ids of all things of a kind of a jurisdiction, in the bin or not.
pub(in crate::store) async fn all_ids(connection: &mut SqliteConnection, noun: Noun, of: Uuid) -> Result<Vec<Uuid>> {
    let (from, owner) = of_thing(noun);
    let sql = format!("SELECT t.id FROM {from} WHERE {owner} = $1");
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(of).fetch_all(connection).await?)
}

/// The ids of all things of a kind within another, in the bin or not.
pub(in crate::store) async fn ids_within(connection: &mut SqliteConnection, noun: Noun, within: Uuid) -> Result<Vec<Uuid>> {
    let sql = format!("SELECT id FROM {} WHERE {} = $1", noun.table(), owner_column(noun));
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(within).fetch_all(connection).await?)
}
