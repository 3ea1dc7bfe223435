//! Things as lists need them: without what was frozen, which may be long.

use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;

use super::read::{selected_without, thing};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::things::{Noun, Thing};
use crate::store::hands::Result;

/// The things of a kind of a jurisdiction without what they froze, in the order of their ids: those that lie in the bin by
/// themselves, or the others. The kind belongs to the jurisdiction itself.
pub(in crate::store) async fn listed(
    connection: &mut SqliteConnection,
    of: JurisdictionId,
    noun: Noun,
    are_binned: bool,
) -> Result<Vec<Thing>> {
    let columns = selected_without(noun, Some(Fact::Frozen));
    let is_there = if are_binned { "t.deleted IS NOT NULL" } else { "t.deleted IS NULL" };
    let sql = format!("SELECT {columns} FROM {} t WHERE t.jurisdiction_id = $1 AND {is_there} ORDER BY t.id", noun.table());
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(of.0).fetch_all(connection).await?;
    rows.iter().map(|row| thing(noun, row)).collect()
}
