//! Level 7: the groups of the launch kit and the costs of actions become records, and actions get their places.

use sqlx::sqlite::SqliteRow;
use sqlx::{Executor, Row};

use super::{Backfill, Stage};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{ActionId, JurisdictionId};
use crate::domain::jurisdiction::population_group;
use crate::domain::words::position::Position;
use crate::domain::work::Money;
use crate::domain::work::by_hand::{Unplaced, first_place};
use crate::domain::work::funding::Funding;
use crate::store::hands::{Result, StoreError, from_json, word};
use crate::store::jurisdiction::population_groups;
use crate::store::work::funding as funding_lines;

/// Fills the new tables and columns, and drops those in whose place they come. Where they are gone already, the file
/// only says that it is of a lower level than it is, and there is nothing to fill.
pub(super) async fn fill(backfill: &mut Backfill<'_>) -> Result<()> {
    let columns = "SELECT count(*) FROM pragma_table_info('actions') WHERE name = 'funding'";
    if sqlx::query_scalar::<_, i64>(columns).fetch_one(&mut *backfill.connection).await? == 0 {
        return Ok(());
    }
    groups(backfill).await?;
    funding(backfill).await?;
    places(backfill).await?;
    drafts(backfill).await?;
    for column in ["jurisdictions DROP COLUMN launch_groups", "actions DROP COLUMN cost", "actions DROP COLUMN funding"] {
        let sql = format!("ALTER TABLE {column}");
        backfill.connection.execute(sqlx::AssertSqlSafe(sql)).await?;
    }
    Ok(())
}

/// A population group for each line of the launch kit.
async fn groups(backfill: &mut Backfill<'_>) -> Result<()> {
    let sql = "SELECT id, launch_groups FROM jurisdictions WHERE launch_groups <> '' ORDER BY id";
    for row in &sqlx::query(sql).fetch_all(&mut *backfill.connection).await? {
        let (of, lines) = (JurisdictionId(row.try_get("id")?), row.try_get::<&str, _>("launch_groups")?);
        for group in population_group::from_old(of, lines) {
            population_groups::insert(&mut *backfill.connection, of, &group).await?;
            let subject = Subject::PopulationGroup(group.id);
            for (fact, value) in [(Fact::Name, group.name.as_str()), (Fact::Position, group.position.as_str())] {
                backfill.log_new(Some(of), subject, fact.as_str(), value).await?;
            }
        }
        backfill.log(Some(of), Subject::Jurisdiction(of), Fact::LaunchGroups.as_str(), (lines, "")).await?;
    }
    Ok(())
}

/// A funding line for each action that has a cost, or says who pays.
async fn funding(backfill: &mut Backfill<'_>) -> Result<()> {
    let sql = "SELECT id, jurisdiction_id, cost, funding FROM actions WHERE cost <> '' OR funding <> '' ORDER BY id";
    let position = Position::after(None);
    for row in &sqlx::query(sql).fetch_all(&mut *backfill.connection).await? {
        let (action, of) = (ActionId(row.try_get("id")?), JurisdictionId(row.try_get("jurisdiction_id")?));
        let (cost, text) = (row.try_get::<&str, _>("cost")?, row.try_get::<&str, _>("funding")?);
        let amount = if cost.is_empty() { None } else { Some(Money::from_stored(cost).ok_or_else(|| damaged("cost"))?) };
        let Some(line) = Funding::from_old(amount, text) else { continue };
        let id = Funding::id_from_old(action);
        funding_lines::insert(&mut *backfill.connection, (id, action), &line, &position).await?;
        for fact in Funding::FACTS {
            backfill.log_new(Some(of), Subject::FundingLine(id), fact.as_str(), &line.stored(fact)).await?;
        }
        backfill.log_new(Some(of), Subject::FundingLine(id), Fact::Position.as_str(), position.as_str()).await?;
        for (fact, value) in [(Fact::Cost, cost), (Fact::Funding, text)] {
            if !value.is_empty() {
                backfill.log(Some(of), Subject::Action(action), fact.as_str(), (value, "")).await?;
            }
        }
    }
    Ok(())
}

/// What somebody typed as the cost of an action and has not saved: the fields have other names now.
async fn drafts(backfill: &mut Backfill<'_>) -> Result<()> {
    let sql = "SELECT seq, form, fields FROM drafts WHERE form LIKE '/actions/%' OR form LIKE '/jurisdictions/%/actions'";
    for row in &sqlx::query(sql).fetch_all(&mut *backfill.connection).await? {
        let mut fields: Vec<(String, String)> = from_json("a draft", row.try_get("fields")?)?;
        let id = row.try_get::<&str, _>("form")?.strip_prefix("/actions/").and_then(|id| id.parse().ok());
        let line = id.map(Funding::id_from_old);
        let is_there = "SELECT EXISTS (SELECT 1 FROM funding_lines WHERE id = $1)";
        let is_there: bool = sqlx::query_scalar(is_there).bind(line.map(|line| line.0)).fetch_one(&mut *backfill.connection).await?;
        let line = line.filter(|_| is_there).map_or_else(|| "new1".to_owned(), |line| line.to_string());
        for (name, _) in &mut fields {
            match name.as_str() {
                "cost" => *name = format!("amount-{line}"),
                "funding" => *name = format!("source-{line}"),
                _ => {}
            }
        }
        sqlx::query("UPDATE drafts SET fields = $1 WHERE seq = $2")
            .bind(serde_json::to_string(&fields).expect("pairs of texts become JSON"))
            .bind(row.try_get::<i64, _>("seq")?)
            .execute(&mut *backfill.connection)
            .await?;
    }
    Ok(())
}

/// The places of all actions, so that each stands where it stood on the page.
async fn places(backfill: &mut Backfill<'_>) -> Result<()> {
    let sql =
        "SELECT id, jurisdiction_id, closes, owner IS NOT NULL AS owned, due <> '' AS dated FROM actions ORDER BY jurisdiction_id, id";
    let rows = sqlx::query(sql).fetch_all(&mut *backfill.connection).await?;
    let of_all = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    for (row, done) in rows.iter().zip(1..) {
        let (of, action) = (JurisdictionId(row.try_get("jurisdiction_id")?), unplaced(row)?);
        let position = first_place(&action);
        sqlx::query("UPDATE actions SET position = $1 WHERE id = $2")
            .bind(position.as_str())
            .bind(action.id.0)
            .execute(&mut *backfill.connection)
            .await?;
        backfill.log_new(Some(of), Subject::Action(action.id), Fact::Position.as_str(), position.as_str()).await?;
        if done % 1_000 == 0 || done == of_all {
            backfill.tell(Stage::Actions { done, all: of_all });
        }
    }
    Ok(())
}

fn unplaced(row: &SqliteRow) -> Result<Unplaced> {
    Ok(Unplaced {
        id: ActionId(row.try_get("id")?),
        closes: word("closes", row.try_get("closes")?)?,
        is_owned: row.try_get("owned")?,
        is_dated: row.try_get("dated")?,
    })
}

fn damaged(what: &str) -> StoreError {
    StoreError::Damaged(format!("an action’s {what} cannot be read"))
}
