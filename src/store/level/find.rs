//! The newest level: the words of every text go into the index of Find, which files have from level 9 on.

use super::Stage;
use super::backfill::Backfill;
use crate::store::find;
use crate::store::hands::Result;

/// Indexes all texts that are there already, in a file that has no index yet.
pub(super) async fn fill(backfill: &mut Backfill<'_>) -> Result<()> {
    let rules: Option<String> =
        sqlx::query_scalar("SELECT find FROM this_file WHERE one = 1 AND find = ''").fetch_optional(&mut *backfill.connection).await?;
    if rules.is_none() {
        return Ok(());
    }
    let progress = backfill.progress;
    find::all(&mut *backfill.connection, &|done, all| progress(Stage::Indexing { done, all })).await
}
