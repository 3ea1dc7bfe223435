//! What an import or a removal left that was cut short, taken away at the next start.

use sqlx::sqlite::SqliteConnection;

use crate::store::hands::Result;

pub(super) const WORKS: &str = "SELECT number FROM metric_works ORDER BY number";
pub(super) const SOME_BLOCKS: &str =
    "DELETE FROM metric_blocks WHERE number IN (SELECT b.number FROM metric_blocks b WHERE b.release = $1 LIMIT 64)";
pub(super) const NO_WORK: &str = "DELETE FROM metric_works WHERE number = $1";

/// Takes away what was left when the program ended in the midst of an import or a removal.
pub(in crate::store) async fn clear_left(connection: &mut SqliteConnection) -> Result<()> {
    for number in sqlx::query_scalar::<_, i64>(WORKS).fetch_all(&mut *connection).await? {
        while sqlx::query(SOME_BLOCKS).bind(number).execute(&mut *connection).await?.rows_affected() > 0 {}
        sqlx::query(NO_WORK).bind(number).execute(&mut *connection).await?;
    }
    Ok(())
}
