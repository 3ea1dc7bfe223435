//! The index made anew while the program runs.

use super::rebuilt::all;
use crate::store::Store;
use crate::store::hands::Result;

impl Store {
    /// Indexes everything anew.
    ///
    /// # Errors
    /// A failed read or write. The index is as it was then.
    pub async fn rebuild_find(&self) -> Result<()> {
        let mut turn = self.turn().await?;
        all(&mut turn, &|_, _| {}).await?;
        turn.commit().await
    }
}
