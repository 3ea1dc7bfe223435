//! The publications of a jurisdiction as they are stored.

use std::collections::HashMap;

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use crate::domain::ids::JurisdictionId;
use crate::domain::order::{Follows, past};
use crate::domain::publication::Publication;
use crate::domain::things::{Noun, Thing};
use crate::store::Store;
use crate::store::hands::{Result, StoreError};
use crate::store::things;

/// The publications of a jurisdiction without their states, each following past those that lie in the bin or are gone for good.
pub(super) async fn publications(connection: &mut SqliteConnection, of: JurisdictionId) -> Result<Vec<Publication>> {
    let read = |things: Vec<Thing>| things.iter().filter_map(Publication::of).collect::<Vec<_>>();
    let here = read(things::listed(&mut *connection, of, Noun::Publication, false).await?);
    let binned = read(things::listed(&mut *connection, of, Noun::Publication, true).await?);
    let buried = things::gone(connection, Noun::Publication, of).await?;
    let gone = binned.iter().map(|one| (one.id, &one.follows)).chain(buried.iter().map(|(id, follows)| (*id, follows)));
    let gone: HashMap<Uuid, &Follows> = gone.collect();
    let past_these = |one: Publication| {
        let follows = past(&one.follows, &gone);
        one.after(follows)
    };
    Ok(here.into_iter().map(past_these).collect())
}

/// The last line of the history of a jurisdiction: whoever read before it and writes after it knows whether somebody came between.
pub(super) async fn last_line(connection: &mut SqliteConnection, of: JurisdictionId) -> Result<i64> {
    let sql = "SELECT coalesce(max(seq), 0) FROM history WHERE jurisdiction_id = $1";
    Ok(sqlx::query_scalar(sql).bind(of.0).fetch_one(connection).await?)
}

impl Store {
    /// The publications of a jurisdiction without their states, and without those in the bin.
    ///
    /// # Errors
    /// A failed read.
    pub async fn publications(&self, of: JurisdictionId) -> Result<Vec<Publication>> {
        publications(&mut *self.reader().await?, of).await
    }

    /// The state of a publication as it is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn kept_state_of(&self, publication: Uuid) -> Result<String> {
        let sql = "SELECT frozen FROM publications WHERE id = $1";
        let kept = sqlx::query_scalar(sql).bind(publication).fetch_optional(&mut *self.reader().await?).await?;
        kept.ok_or(StoreError::NotFound)
    }

    /// How many comments there are on each draft of a jurisdiction, without those in the bin; a draft without any is missing.
    ///
    /// # Errors
    /// A failed read.
    pub async fn comments_counted(&self, of: JurisdictionId) -> Result<HashMap<Uuid, usize>> {
        let sql = "SELECT f.id, count(*) AS comments FROM comments t JOIN publications f ON f.id = t.publication_id
             WHERE f.jurisdiction_id = $1 AND f.deleted IS NULL AND t.deleted IS NULL GROUP BY f.id";
        let rows = sqlx::query(sql).bind(of.0).fetch_all(&mut *self.reader().await?).await?;
        rows.iter().map(|row| Ok((row.try_get("id")?, usize::try_from(row.try_get::<i64, _>("comments")?).unwrap_or(0)))).collect()
    }

    /// The comments on a draft, without those in the bin.
    ///
    /// # Errors
    /// A failed read.
    pub async fn comments(&self, of: Uuid) -> Result<Vec<Thing>> {
        things::within(&mut *self.reader().await?, Noun::Comment, of).await
    }

    /// How far the history of a jurisdiction has come: a number that grows with every write to it.
    ///
    /// # Errors
    /// A failed read.
    pub async fn progress_of_history(&self, of: JurisdictionId) -> Result<i64> {
        last_line(&mut *self.reader().await?, of).await
    }
}
