//! Whether the readings of every release are those that were imported.

use sha2::{Digest, Sha256};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::store::metrics::add_to_sum;

/// How many blocks are read at once, which bounds the memory.
const AT_ONCE: i64 = 200;

/// What is wrong with the releases, a sentence each. What an import left that was cut short is no problem: the next start
/// takes it away.
pub(super) async fn misfits(connection: &mut SqliteConnection) -> sqlx::Result<Vec<String>> {
    let mut found = Vec::new();
    for row in sqlx::query("SELECT number, name, sum FROM metric_releases ORDER BY number").fetch_all(&mut *connection).await? {
        let (release, mut last, mut sum) = (row.try_get::<i64, _>("number")?, i64::MIN, Sha256::new());
        loop {
            let sql = format!(
                "SELECT number, place, alike, block FROM metric_blocks WHERE release = $1 AND number > $2 ORDER BY number LIMIT {AT_ONCE}"
            );
            let blocks = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(release).bind(last).fetch_all(&mut *connection).await?;
            let Some(end) = blocks.last() else { break };
            last = end.try_get("number")?;
            for block in &blocks {
                add_to_sum(&mut sum, block.try_get("place")?, block.try_get("alike")?, block.try_get("block")?);
            }
        }
        if row.try_get::<Vec<u8>, _>("sum")? != sum.finalize().as_slice() {
            let name: String = row.try_get("name")?;
            found.push(format!(
                "The readings of the release “{name}” are not those that were imported. Remove it and import its file again."
            ));
        }
    }
    let sql = "SELECT count(*) FROM metric_blocks WHERE release NOT IN (SELECT number FROM metric_releases)
         AND release NOT IN (SELECT number FROM metric_works)";
    if sqlx::query_scalar::<_, i64>(sql).fetch_one(connection).await? > 0 {
        found.push("Readings of the metrics belong to a release that is not there.".to_owned());
    }
    Ok(found)
}
