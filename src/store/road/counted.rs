//! Columns of counts, as a row holds them.

use serde::Deserialize;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::store::hands::{Result, from_json};

/// One counted column.
pub(super) fn read<'a, T: Deserialize<'a>>(row: &'a SqliteRow, column: &str) -> Result<T> {
    from_json("what stands beside the road", row.try_get(column)?)
}

/// A column that holds nothing where nothing of its kind is there.
pub(super) fn read_if_there<'a, T: Deserialize<'a>>(row: &'a SqliteRow, column: &str) -> Result<Option<T>> {
    row.try_get::<Option<&str>, _>(column)?.map(|json| from_json("what stands beside the road", json)).transpose()
}
