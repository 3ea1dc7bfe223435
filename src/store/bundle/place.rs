//! Whether what came lies where it lies here: no id is of one kind, or of one owner, there and of another here.

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use crate::bundle::{Bundle, Refusal, placed};
use crate::store::hands::Result;
use crate::store::things;

/// Every record of an id, with what it belongs to.
const HERE: &str = "
    SELECT 'jurisdiction' AS kind, NULL AS within FROM jurisdictions WHERE id = $1
    UNION ALL SELECT 'assessment', jurisdiction_id FROM assessments WHERE id = $1
    UNION ALL SELECT 'action', jurisdiction_id FROM actions WHERE id = $1
    UNION ALL SELECT 'ask', assessment_id FROM asks WHERE id = $1
    UNION ALL SELECT 'meeting', assessment_id FROM meetings WHERE id = $1
    UNION ALL SELECT 'decision', assessment_id FROM decisions WHERE id = $1
    UNION ALL SELECT 'funding_line', action_id FROM funding_lines WHERE id = $1
    UNION ALL SELECT 'population_group', jurisdiction_id FROM population_groups WHERE id = $1
    UNION ALL SELECT 'road_line', jurisdiction_id FROM road_lines WHERE id = $1
    UNION ALL SELECT 'individual', jurisdiction_id FROM people WHERE id = $1
    UNION ALL SELECT 'person', NULL FROM actors WHERE id = $1";

/// Refuses a bundle in which a record that is here belongs to something else, or is something else.
pub(super) async fn hold(connection: &mut SqliteConnection, bundle: &Bundle) -> Result<Result<(), Refusal>> {
    let here = format!("{HERE} UNION ALL {}", things::placed());
    for place in placed(bundle) {
        for row in &sqlx::query(sqlx::AssertSqlSafe(here.as_str())).bind(place.id).fetch_all(&mut *connection).await? {
            let (kind, within): (String, Option<Uuid>) = (row.try_get("kind")?, row.try_get("within")?);
            if kind != place.kind || within != place.within {
                return Ok(Err(Refusal::Misplaced(place.name)));
            }
        }
    }
    Ok(Ok(()))
}
