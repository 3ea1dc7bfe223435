//! The measures that show a strategic action or a goal, with their updates.

use std::collections::HashSet;

use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use crate::domain::things::{Noun, Thing, ids};
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
        let mut reader = self.reader().await?;
        let sql = "SELECT e.id, NULL AS sees FROM logic_entries e WHERE e.strategic_action_id = $1 AND e.deleted IS NULL
                   UNION ALL SELECT m.id, m.sees FROM measures m
                   WHERE m.jurisdiction_id = (SELECT a.jurisdiction_id FROM strategic_actions a WHERE a.id = $1)
                       AND m.sees <> '' AND m.deleted IS NULL";
        let (mut entries, mut measures): (HashSet<Uuid>, Vec<(Uuid, Vec<Uuid>)>) = (HashSet::new(), Vec::new());
        for row in &sqlx::query(sql).bind(strategic_action).fetch_all(&mut *reader).await? {
            match row.try_get::<Option<String>, _>("sees")? {
                Some(sees) => measures.push((row.try_get("id")?, ids(&sees))),
                None => drop(entries.insert(row.try_get("id")?)),
            }
        }
        drop(reader);
        // Looked for here: to look for each entry in the text of each measure costs the database more than to read both.
        measures.retain(|(_, sees)| sees.iter().any(|entry| entries.contains(entry)));
        let those: Vec<Uuid> = measures.into_iter().map(|(id, _)| id).collect();
        self.with_updates(&those).await
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
        let sql = format!("SELECT m.id FROM measures m WHERE {holds} AND m.deleted IS NULL");
        let those: Vec<Uuid> = sqlx::query_scalar(AssertSqlSafe(sql)).bind(id).fetch_all(&mut *reader).await?;
        drop(reader);
        self.with_updates(&those).await
    }

    /// These measures with their updates.
    async fn with_updates(&self, those: &[Uuid]) -> Result<(Vec<Thing>, Vec<Thing>)> {
        if those.is_empty() {
            return Ok((Vec::new(), Vec::new()));
        }
        let mut reader = self.reader().await?;
        let bound = (1..=those.len()).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ");
        let measures = things::those(&mut reader, Noun::Measure, &format!("t.id IN ({bound})"), those).await?;
        let updates = things::those(&mut reader, Noun::Update, &format!("t.measure_id IN ({bound})"), those).await?;
        Ok((measures, updates))
    }
}
