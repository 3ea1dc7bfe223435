//! The things within one other thing.

use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::kept::owner_column;
use super::read::{those, those_in_bin};
use crate::domain::things::{Noun, Thing};
use crate::store::Store;
use crate::store::hands::Result;

/// The things of a kind within one other thing, without those that lie in the bin by themselves: in the order that was made by
/// hand, or else of their ids.
pub(in crate::store) async fn within(connection: &mut SqliteConnection, noun: Noun, parent: Uuid) -> Result<Vec<Thing>> {
    those(connection, noun, &format!("t.{} = $1", owner_column(noun)), &[parent]).await
}

/// The same of those that lie in the bin by themselves.
pub(in crate::store) async fn within_in_bin(connection: &mut SqliteConnection, noun: Noun, parent: Uuid) -> Result<Vec<Thing>> {
    those_in_bin(connection, noun, &format!("t.{} = $1", owner_column(noun)), &[parent]).await
}

impl Store {
    /// The things of a kind within one other thing, without what lies in the bin.
    ///
    /// # Errors
    /// A failed read.
    pub async fn things_within(&self, noun: Noun, parent: Uuid) -> Result<Vec<Thing>> {
        within(&mut *self.reader().await?, noun, parent).await
    }
}
