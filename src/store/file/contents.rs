//! What is in a data file, read without opening it for work.

use std::path::Path;

use sqlx::Row;
use uuid::Uuid;

use super::reading::{Reader, Reading};
use super::{FileProblem, header};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::metrics::KeptRelease;
use crate::store::hands::StoreError;
use crate::store::metrics::releases;

/// A jurisdiction of a data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: JurisdictionId,
    /// Its name.
    pub name: String,
    /// Whether it is the worked example.
    pub is_example: bool,
    /// Whether it is archived.
    pub is_archived: bool,
    /// Whether it lies in the bin.
    pub is_binned: bool,
    /// Its rounds, oldest first.
    pub rounds: Vec<ListedRound>,
}

/// A round of a jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRound {
    /// Its id.
    pub id: AssessmentId,
    /// Its title.
    pub title: String,
    /// The day it began, as 2026-11-23.
    pub started: String,
    /// Whether it lies in the bin.
    pub is_binned: bool,
}

/// Opens a data file of this program's level for reading.
pub(in crate::store) async fn open(path: &Path, reading: Reading) -> Result<Reader, FileProblem> {
    if reading == Reading::Alone {
        header::look(path).await?;
    }
    let problem = |error| FileProblem::from_store(path, StoreError::from(error));
    let mut reader = Reader::open(path, reading).await.map_err(problem)?;
    let level = sqlx::query_scalar::<_, i64>("PRAGMA user_version").fetch_one(&mut reader.connection).await;
    match level {
        Ok(level) if level == header::ours() => Ok(reader),
        level => {
            reader.close().await;
            match level {
                Ok(level) if level > header::ours() => Err(FileProblem::Newer { path: path.to_owned(), level, ours: header::ours() }),
                Ok(_) => Err(FileProblem::Older(path.to_owned())),
                Err(error) => Err(problem(error)),
            }
        }
    }
}

/// The jurisdictions of a data file by name, with their rounds; also while a running Milepost has it open.
///
/// # Errors
/// [`FileProblem`], when the file cannot be read.
pub async fn list(path: &Path, reading: Reading) -> Result<Vec<Listed>, FileProblem> {
    let mut reader = open(path, reading).await?;
    let listed = read(&mut reader).await;
    reader.close().await;
    listed.map_err(|error| FileProblem::from_store(path, StoreError::from(error)))
}

async fn read(reader: &mut Reader) -> sqlx::Result<Vec<Listed>> {
    let sql = "SELECT id, name, example, archived, deleted IS NOT NULL AS binned FROM jurisdictions ORDER BY sort, id";
    let rows = sqlx::query(sql).fetch_all(&mut reader.connection).await?;
    let mut listed = Vec::with_capacity(rows.len());
    for row in &rows {
        let id: Uuid = row.try_get("id")?;
        let sql = "SELECT id, title, started, deleted IS NOT NULL AS binned FROM assessments WHERE jurisdiction_id = ? ORDER BY newest, place, id";
        let rounds = sqlx::query(sql).bind(id).fetch_all(&mut reader.connection).await?;
        let round = |row: &sqlx::sqlite::SqliteRow| {
            Ok(ListedRound {
                id: AssessmentId(row.try_get("id")?),
                title: row.try_get("title")?,
                started: row.try_get("started")?,
                is_binned: row.try_get("binned")?,
            })
        };
        listed.push(Listed {
            id: JurisdictionId(id),
            name: row.try_get("name")?,
            is_example: row.try_get::<&str, _>("example")? == "yes",
            is_archived: row.try_get::<&str, _>("archived")? == "yes",
            is_binned: row.try_get("binned")?,
            rounds: rounds.iter().map(round).collect::<sqlx::Result<_>>()?,
        });
    }
    Ok(listed)
}

/// The releases of the metrics in a data file, the newest edition first.
///
/// # Errors
/// [`FileProblem`] when the file cannot be read.
pub async fn metric_releases(path: &Path, reading: Reading) -> Result<Vec<KeptRelease>, FileProblem> {
    let mut reader = open(path, reading).await?;
    let found = releases(&mut reader.connection).await;
    reader.close().await;
    found.map_err(|error| FileProblem::from_store(path, error))
}
