//! What the tables hold, read as the domain's types; and the ids of what is new.

use serde::Deserialize;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use super::{Result, StoreError};
use crate::domain::history::from_millis;
use crate::domain::words::dates;

/// A fresh id. Ids of one program never run backwards, even within a millisecond.
pub(in crate::store) fn fresh_id() -> Uuid {
    Uuid::now_v7()
}

/// A stored moment; the database holds nothing else than what this program wrote.
pub(in crate::store) fn moment(millis: i64) -> Result<OffsetDateTime> {
    from_millis(millis).ok_or_else(|| StoreError::Damaged(format!("{millis} is no moment")))
}

/// A stored date; none where nothing stands.
pub(in crate::store) fn date(what: &str, text: &str) -> Result<Option<Date>> {
    let read = || dates::parse_iso(text).ok_or_else(|| StoreError::Damaged(format!("“{what}” cannot be read")));
    if text.is_empty() { Ok(None) } else { read().map(Some) }
}

/// A stored word; none where nothing stands.
pub(in crate::store) fn word<T: std::str::FromStr>(what: &str, text: &str) -> Result<Option<T>> {
    if text.is_empty() { Ok(None) } else { read_as(what, text).map(Some) }
}

/// The query for one value of the round `a` whose id is bound.
pub(in crate::store) fn of_round(value: &str) -> String {
    format!("SELECT {value} FROM (SELECT $1 AS id) a")
}

/// A value of JSON that the database put together.
pub(in crate::store) fn from_json<'a, T: Deserialize<'a>>(what: &str, json: &'a str) -> Result<T> {
    serde_json::from_str(json).map_err(|error| StoreError::Damaged(format!("{what} cannot be read: {error}")))
}

/// A stored word read as a type of the domain, which fails loudly if the file is wrong.
pub(in crate::store) fn read_as<T: std::str::FromStr>(what: &str, text: &str) -> Result<T> {
    text.parse().map_err(|_| StoreError::Damaged(format!("“{what}” cannot be read")))
}
