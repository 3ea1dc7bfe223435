//! Whether each place on a road is one that the road has, with the id that is made of it: only so do copies that go apart
//! speak of one line.

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::agreement::Spot;
use crate::domain::guide::RoadPlace;
use crate::domain::ids::{JurisdictionId, RoadLineId};

/// What is wrong with the places, a sentence each.
pub(super) async fn misfits(connection: &mut SqliteConnection) -> sqlx::Result<Vec<String>> {
    let rows = sqlx::query("SELECT id, jurisdiction_id, place FROM road_lines").fetch_all(&mut *connection).await?;
    let mut found = Vec::new();
    for row in &rows {
        let (id, of): (Uuid, Uuid) = (row.try_get("id")?, row.try_get("jurisdiction_id")?);
        let place = row.try_get::<&str, _>("place")?.parse::<RoadPlace>();
        if !place.is_ok_and(|place| RoadLineId::of(JurisdictionId(of), place).0 == id) {
            found.push(format!(
                "Something is said of a place that the road does not have: {}.",
                Spot::of("road_line", id).name(connection).await
            ));
        }
    }
    Ok(found)
}
