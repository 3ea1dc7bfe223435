//! Whether what an import makes of the file holds no more of anything than there may be, so that it can leave again.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use crate::bundle::{Refusal, activities, bounds, things as in_bundle};
use crate::domain::order::Follows;
use crate::domain::strategy::EntryKind;
use crate::domain::things::{Noun, ids};
use crate::domain::work::funding::Funding;
use crate::store::hands::line::links;
use crate::store::hands::{Result, Scribe, StoreError, read_as};
use crate::store::things;

fn follows(row: &SqliteRow) -> Result<(Uuid, Follows)> {
    Ok((row.try_get("id")?, links(row.try_get("follows")?)?))
}

impl Scribe<'_> {
    /// Holds a jurisdiction against the bounds of a bundle.
    pub(super) async fn bounds(&mut self, of: Uuid) -> Result<Result<(), Refusal>> {
        let sql = "SELECT name, (SELECT count(*) FROM population_groups WHERE jurisdiction_id = $1 AND deleted IS NULL) AS groups
                   FROM jurisdictions WHERE id = $1";
        // One that was deleted for good here and is left so is not here.
        let Some(row) = sqlx::query(sql).bind(of).fetch_optional(&mut *self.tx).await? else { return Ok(Ok(())) };
        let name: String = row.try_get("name")?;
        let groups = usize::try_from(row.try_get::<i64, _>("groups")?).unwrap_or_default();
        if let Err(refusal) = bounds::groups(&name, groups) {
            return Ok(Err(refusal));
        }
        let sql = "SELECT a.id, a.what, f.source, f.amount, f.fiscal_year, f.standing
                   FROM funding_lines f JOIN actions a ON a.id = f.action_id WHERE a.jurisdiction_id = $1";
        let mut actions: BTreeMap<Uuid, (String, Vec<Funding>)> = BTreeMap::new();
        for row in &sqlx::query(sql).bind(of).fetch_all(&mut *self.tx).await? {
            let (_, lines) = actions.entry(row.try_get("id")?).or_insert((row.try_get("what")?, Vec::new()));
            let [amount, year, standing] = [row.try_get("amount")?, row.try_get("fiscal_year")?, row.try_get("standing")?];
            let says = Funding::from_stored(row.try_get("source")?, amount, year, standing);
            lines.push(says.ok_or_else(|| StoreError::Damaged("a funding line cannot be read".to_owned()))?);
        }
        for (what, lines) in actions.into_values() {
            if let Err(refusal) = bounds::funding(&name, &what, lines) {
                return Ok(Err(refusal));
            }
        }
        if let Some(noun) = things::too_many(&mut self.tx, of).await? {
            return Ok(Err(in_bundle::too_many(&name, noun)));
        }
        if let Some(what) = self.serves_two(of).await? {
            return Ok(Err(activities::twice(&name, &what)));
        }
        if let Some((from, to)) = self.leads_back(of).await? {
            return Ok(Err(in_bundle::leads_back(&name, [&from, &to])));
        }
        self.apart_within_bounds(of, &name).await
    }

    /// What the ends of a link of a logic model say that runs back by now: one side changed what kind an entry is, the other
    /// led to it.
    async fn leads_back(&mut self, of: Uuid) -> Result<Option<(String, String)>> {
        let sql = format!(
            "SELECT t.id, t.strategic_action_id, t.kind, t.leads_to, {} AS words FROM logic_entries t
             JOIN strategic_actions f ON f.id = t.strategic_action_id WHERE f.jurisdiction_id = $1 ORDER BY t.id",
            things::called(Noun::LogicEntry)
        );
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(of).fetch_all(&mut *self.tx).await?;
        let mut entries: BTreeMap<Uuid, (Uuid, EntryKind, String)> = BTreeMap::new();
        for row in &rows {
            let kind = read_as("kind", row.try_get("kind")?)?;
            entries.insert(row.try_get("id")?, (row.try_get("strategic_action_id")?, kind, row.try_get("words")?));
        }
        for row in &rows {
            let Some((within, kind, words)) = entries.get(&row.try_get::<Uuid, _>("id")?) else { continue };
            let ends = ids(row.try_get("leads_to")?);
            let mut ends = ends.iter().filter_map(|end| entries.get(end));
            if let Some((_, _, others)) = ends.find(|(other, later, _)| other != within || !kind.can_lead_to(*later)) {
                return Ok(Some((words.clone(), others.clone())));
            }
        }
        Ok(None)
    }

    async fn apart_within_bounds(&mut self, of: Uuid, name: &str) -> Result<Result<(), Refusal>> {
        let sql = "SELECT id, follows FROM assessments WHERE jurisdiction_id = $1";
        let rounds = sqlx::query(sql).bind(of).fetch_all(&mut *self.tx).await?.iter().map(follows).collect::<Result<Vec<_>>>()?;
        if let Err(refusal) = bounds::apart(&format!("The rounds of {name}"), &rounds) {
            return Ok(Err(refusal));
        }
        let sql = "SELECT d.id, d.follows, a.id AS round, a.title FROM decisions d JOIN assessments a ON a.id = d.assessment_id
                   WHERE a.jurisdiction_id = $1";
        let mut of_rounds: BTreeMap<Uuid, (String, Vec<(Uuid, Follows)>)> = BTreeMap::new();
        for row in &sqlx::query(sql).bind(of).fetch_all(&mut *self.tx).await? {
            let (_, decisions) = of_rounds.entry(row.try_get("round")?).or_insert((row.try_get("title")?, Vec::new()));
            decisions.push(follows(row)?);
        }
        let mut all = of_rounds.values();
        Ok(all.try_for_each(|(title, decisions)| bounds::apart(&format!("The decisions of {name}, {title}"), decisions)))
    }
}
