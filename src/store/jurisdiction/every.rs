//! Every jurisdiction of the file.

use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use crate::store::hands::Result;

/// The ids of all jurisdictions, those in the bin too, in their order.
pub(in crate::store) async fn every_id(connection: &mut SqliteConnection) -> Result<Vec<Uuid>> {
    Ok(sqlx::query_scalar("SELECT id FROM jurisdictions ORDER BY id").fetch_all(connection).await?)
}
