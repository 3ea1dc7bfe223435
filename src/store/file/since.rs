//! What a data file has that a backup of it does not.

use std::collections::BTreeMap;
use std::path::Path;

use sqlx::AssertSqlSafe;

use super::FileProblem;
use super::reading::Reading;
use super::rows::rows;

/// How many of a backup's last lines are held against the file's. Only what was typed in the minutes before the
/// backup can have grown since.
const TAIL: i64 = 2_000;

/// How many changes the file has that a backup of it does not: what going back would undo. A line
/// of the history that grew since then, in a sitting that went on, counts too. The lines tell, not their
/// moments.
///
/// # Errors
/// [`FileProblem`], when one of the two cannot be read.
pub async fn changes_since(backup: &Path, path: &Path, reading: Reading) -> Result<u64, FileProblem> {
    let tail = sqlx::query_as(AssertSqlSafe(format!("SELECT seq, digest FROM history ORDER BY seq DESC LIMIT {TAIL}")));
    let tail: BTreeMap<i64, Vec<u8>> = rows(backup, Reading::Alone, tail).await?.into_iter().collect();
    let (begin, end) = (tail.keys().next().copied().unwrap_or(0), tail.keys().next_back().copied().unwrap_or(0));
    let lines = sqlx::query_as("SELECT seq, digest FROM history WHERE seq BETWEEN ? AND ?").bind(begin).bind(end);
    let lines: Vec<(i64, Vec<u8>)> = rows(path, reading, lines).await?;
    let grown = lines.iter().filter(|(seq, digest)| tail.get(seq) != Some(digest)).count();
    let added = sqlx::query_as("SELECT count(*) FROM history WHERE seq > ?").bind(end);
    let added: Vec<(i64,)> = rows(path, reading, added).await?;
    Ok(grown as u64 + added.first().map_or(0, |(count,)| count.unsigned_abs()))
}
