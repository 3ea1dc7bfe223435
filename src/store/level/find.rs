//! Level 9: the words of every text go into the index of Find.

use super::Stage;
use super::backfill::Backfill;
use crate::store::find;
use crate::store::hands::Result;

/// Indexes all texts that are there already.
pub(super) async fn fill(backfill: &mut Backfill<'_>) -> Result<()> {
    let progress = backfill.progress;
    find::all(&mut *backfill.connection, &|done, all| progress(Stage::Indexing { done, all })).await
}
