//! The measures that show a strategic action or a goal, with their updates.

use uuid::Uuid;

use crate::domain::things::{Noun, Thing};
use crate::store::Store;
use crate::store::hands::{Result, dialect};
use crate::store::things;

/// Whether one of the ids in a column of lines is this one.
fn names(lines: &str, id: &str) -> String {
    format!("upper(replace({lines}, '-', '')) LIKE '%' || {} || '%'", dialect::id(id))
}

impl Store {
    /// The measures that see an entry of a strategic action, and their updates.
    ///
    /// # Errors
    /// A failed read.
    pub async fn measures_of_action(&self, strategic_action: Uuid) -> Result<(Vec<Thing>, Vec<Thing>)> {
        let holds = format!(
            "m.jurisdiction_id = (SELECT a.jurisdiction_id FROM strategic_actions a WHERE a.id = $1) AND m.sees <> ''
             AND EXISTS (SELECT e.id FROM logic_entries e WHERE e.strategic_action_id = $1 AND e.deleted IS NULL AND {})",
            names("m.sees", "e.id")
        );
        self.measures_where(&holds, strategic_action).await
    }

    /// The measures that show a goal, and their updates.
    ///
    /// # Errors
    /// A failed read.
    pub async fn measures_of_goal(&self, goal: Uuid) -> Result<(Vec<Thing>, Vec<Thing>)> {
        let holds = format!(
            "m.jurisdiction_id = (SELECT g.jurisdiction_id FROM goals g WHERE g.id = $1) AND m.goals_seen <> '' AND {}",
            names("m.goals_seen", "$1")
        );
        self.measures_where(&holds, goal).await
    }

    async fn measures_where(&self, holds: &str, id: Uuid) -> Result<(Vec<Thing>, Vec<Thing>)> {
        let mut reader = self.reader().await?;
        let those = format!("t.id IN (SELECT m.id FROM measures m WHERE {holds})");
        let measures = things::those(&mut reader, Noun::Measure, &those, &[id]).await?;
        if measures.is_empty() {
            return Ok((measures, Vec::new()));
        }
        let ids: Vec<Uuid> = measures.iter().map(|measure| measure.id).collect();
        let bound: Vec<String> = (1..=ids.len()).map(|at| format!("${at}")).collect();
        let of_them = format!("t.measure_id IN ({})", bound.join(", "));
        let updates = things::those(&mut reader, Noun::Update, &of_them, &ids).await?;
        Ok((measures, updates))
    }
}
