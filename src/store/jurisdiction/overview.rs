//! What is known of several jurisdictions today: a fixed number of statements, however many they are.

use std::collections::HashMap;

use sqlx::{AssertSqlSafe, Connection, Row};
use uuid::Uuid;

use crate::domain::conversation::Ask;
use crate::domain::decision::Decision;
use crate::domain::ids::JurisdictionId;
use crate::domain::readiness::State;
use crate::domain::work::Action;
use crate::store::conversation::asks;
use crate::store::hands::Result;
use crate::store::readiness::entries;
use crate::store::rounds::round;
use crate::store::work::actions;
use crate::store::{Round, Store, decision};

/// What is known of a jurisdiction today.
#[derive(Debug, Default)]
pub struct Overview {
    /// Its newest round with what it says.
    pub newest: Option<(Round, State)>,
    /// Who was asked in that round, in the order of asking.
    pub asks: Vec<Ask>,
    /// Its newest decision.
    pub decision: Option<Decision>,
    /// Its actions that do not lie in the bin, oldest first.
    pub actions: Vec<Action>,
}

/// The wanted ids, from a list of them in hexadecimal digits.
const WANTED: &str = "(SELECT unhex(value) AS id FROM json_each(?))";

impl Store {
    /// What is known of each of these jurisdictions, in their order, all of one moment.
    ///
    /// # Errors
    /// A failed read, or a decision that does not fit its state.
    pub async fn overviews(&self, ids: &[JurisdictionId]) -> Result<Vec<Overview>> {
        let wanted: Vec<String> = ids.iter().map(|id| id.0.simple().to_string()).collect();
        let wanted = serde_json::json!(wanted).to_string();
        let newest =
            format!("(SELECT (SELECT max(b.id) FROM assessments b WHERE b.jurisdiction_id = w.id AND b.deleted IS NULL) FROM {WANTED} w)");
        let mut known: HashMap<Uuid, Overview> = ids.iter().map(|id| (id.0, Overview::default())).collect();
        let mut reader = self.reader().await?;
        let mut tx = reader.begin().await?;

        let sql = format!(
            "SELECT {}, a.jurisdiction_id, {} AS entries, {} AS asks FROM assessments a WHERE a.id IN {newest}",
            round::COLUMNS,
            entries::OF_ROUND,
            asks::OF_ROUND
        );
        for row in &sqlx::query(AssertSqlSafe(sql)).bind(&wanted).fetch_all(&mut *tx).await? {
            let round = round::round(row)?;
            let owner: Uuid = row.try_get("jurisdiction_id")?;
            let state = entries::read(row.try_get("entries")?, &round)?;
            let known = known.entry(owner).or_default();
            known.asks = asks::read(row.try_get("asks")?)?;
            known.newest = Some((round, state));
        }

        let sql = format!(
            "SELECT {}, r.jurisdiction_id FROM decisions d JOIN assessments r ON r.id = d.assessment_id
             WHERE d.id IN (SELECT (SELECT e.id FROM assessments a JOIN decisions e ON e.assessment_id = a.id
                                    WHERE a.jurisdiction_id = w.id AND a.deleted IS NULL ORDER BY a.id DESC, e.id DESC LIMIT 1) FROM {WANTED} w)",
            decision::COLUMNS
        );
        for row in &sqlx::query(AssertSqlSafe(sql)).bind(&wanted).fetch_all(&mut *tx).await? {
            known.entry(row.try_get("jurisdiction_id")?).or_default().decision = Some(decision::decision(row)?);
        }

        let sql = format!("SELECT w.id, {} AS actions FROM {WANTED} w", actions::of("w.id"));
        for row in &sqlx::query(AssertSqlSafe(sql)).bind(&wanted).fetch_all(&mut *tx).await? {
            known.entry(row.try_get("id")?).or_default().actions = actions::read(row.try_get("actions")?)?;
        }
        Ok(ids.iter().map(|id| known.remove(&id.0).unwrap_or_default()).collect())
    }
}
