//! The rows of one answer, read on a connection of its own.

use std::path::Path;

use sqlx::query::QueryAs;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{FromRow, Sqlite};

use super::FileProblem;
use super::reading::{Reader, Reading};
use crate::store::hands::StoreError;

/// The rows of an answer, on a connection of its own.
pub(super) async fn rows<T>(path: &Path, reading: Reading, query: QueryAs<'_, Sqlite, T, SqliteArguments>) -> Result<Vec<T>, FileProblem>
where
    T: Send + Unpin + for<'r> FromRow<'r, SqliteRow>,
{
    let problem = |error| FileProblem::from_store(path, StoreError::from(error));
    let mut reader = Reader::open(path, reading).await.map_err(problem)?;
    let answer = query.fetch_all(&mut reader.connection).await;
    reader.close().await;
    answer.map_err(problem)
}
