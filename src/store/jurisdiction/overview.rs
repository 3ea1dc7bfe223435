//! What is known of several jurisdictions today: a fixed number of statements, however many they are.

use std::collections::HashMap;

use sqlx::query::Query;
use sqlx::sqlite::{Sqlite, SqliteArguments};
use sqlx::{AssertSqlSafe, Connection, Row};
use time::Date;
use uuid::Uuid;

use crate::domain::conversation::Ask;
use crate::domain::decision::Decision;
use crate::domain::ids::JurisdictionId;
use crate::domain::jurisdiction::due::Open;
use crate::domain::readiness::State;
use crate::domain::road::{Ground, Said};
use crate::domain::words::dates;
use crate::domain::work::Action;
use crate::store::conversation::asks;
use crate::store::hands::Result;
use crate::store::readiness::entries;
use crate::store::road::{ground, said};
use crate::store::rounds::round;
use crate::store::things::open;
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
    /// What was said of its road, in the order of the places.
    pub road: Vec<Said>,
    /// What stands on record beside the road.
    pub ground: Ground,
    /// What is open in the parts of its plan.
    pub open: Vec<Open>,
}

impl Store {
    /// What is known of each of these jurisdictions, in their order, all of one moment. What is said of a day after today
    /// does not count yet.
    ///
    /// # Errors
    /// A failed read, or a decision that does not fit its state.
    pub async fn overviews(&self, ids: &[JurisdictionId], today: Date) -> Result<Vec<Overview>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        // The wanted ids as a table; both SQLite and PostgreSQL call its column so.
        let wanted = (1..=ids.len()).map(|number| format!("(${number})")).collect::<Vec<_>>().join(", ");
        let wanted = format!("(SELECT column1 AS id FROM (VALUES {wanted}) AS given)");
        let mut known: HashMap<Uuid, Overview> = ids.iter().map(|id| (id.0, Overview::default())).collect();
        let mut reader = self.reader().await?;
        let mut tx = reader.begin().await?;

        let sql = format!(
            "SELECT {}, a.jurisdiction_id, {} AS entries, {} AS asks FROM assessments a
             WHERE a.id IN (SELECT (SELECT b.id FROM assessments b WHERE b.jurisdiction_id = w.id AND b.newest = 1
                                    ORDER BY b.id LIMIT 1) FROM {wanted} w)",
            round::COLUMNS,
            *entries::OF_ROUND,
            *asks::OF_ROUND
        );
        for row in &bound(sql, ids).fetch_all(&mut *tx).await? {
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
                                    WHERE a.jurisdiction_id = w.id AND a.deleted IS NULL AND e.newest = 1
                                    ORDER BY a.newest DESC, a.place DESC, a.id, e.id LIMIT 1) FROM {wanted} w)",
            decision::COLUMNS
        );
        for row in &bound(sql, ids).fetch_all(&mut *tx).await? {
            known.entry(row.try_get("jurisdiction_id")?).or_default().decision = Some(decision::decision(row)?);
        }

        let day = format!("${}", ids.len() + 1);
        let sql = format!(
            "SELECT j.id, {} AS actions, {} AS road, {} AS open, {} FROM {wanted} w JOIN jurisdictions j ON j.id = w.id",
            actions::of("w.id"),
            said::of("w.id"),
            open::of("w.id", &day),
            ground::columns(&day)
        );
        let [today, long_ago] = [today, Open::asked_long_ago(today)].map(dates::iso);
        for row in &bound(sql, ids).bind(today.as_str()).fetch_all(&mut *tx).await? {
            let known = known.entry(row.try_get("id")?).or_default();
            known.actions = actions::read(row.try_get("actions")?)?;
            known.road = said::read(row.try_get("road")?)?;
            known.open = open::read(row.try_get("open")?, [&today, &long_ago])?;
            known.ground = ground::ground(row)?;
        }
        open::name(&mut tx, known.values_mut().flat_map(|known| &mut known.open)).await?;
        Ok(ids.iter().map(|id| known.remove(&id.0).unwrap_or_default()).collect())
    }
}

fn bound(sql: String, ids: &[JurisdictionId]) -> Query<'_, Sqlite, SqliteArguments> {
    ids.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, id| query.bind(id.0))
}
