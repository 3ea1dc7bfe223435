//! Actions: the lines of the plan.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};
use time::Date;
use uuid::Uuid;

use super::funding;
use crate::domain::guide::Topic;
use crate::domain::ids::{ActionId, AssessmentId, FundingLineId, JurisdictionId};
use crate::domain::words::dates;
use crate::domain::work::Action;
use crate::domain::work::by_hand::Other;
use crate::store::hands::{Result, StoreError, date, dialect, from_json, read_as, word};
use crate::store::{Jurisdiction, Store, people};

/// Action `a` with its owner, as one value: a [`Stored`].
static ONE: LazyLock<String> = LazyLock::new(|| {
    let [id, sprang_from, owner, line] = ["a.id", "a.assessment_id", "p.id", "f.id"].map(dialect::id);
    let line = dialect::object(&format!(
        "'id', {line}, 'source', f.source, 'amount', f.amount, 'fiscal_year', f.fiscal_year, 'standing', f.standing"
    ));
    // A cleared line says nothing any more.
    let lines = format!(
        "(SELECT {} FROM funding_lines f WHERE f.action_id = a.id AND (f.source <> '' OR f.amount <> '' OR f.fiscal_year <> ''))",
        dialect::list(&format!("{line} ORDER BY f.position, f.id"))
    );
    dialect::object(&format!(
        "'id', {id}, 'sprang_from', {sprang_from}, 'closes', a.closes, 'road_line', a.road_line, 'what', a.what, 'owner', {owner},
         'helpers', a.helpers, 'due', a.due, 'effort', a.effort, 'status', a.status, 'reason', a.reason,
         'notes', a.notes, 'updated', a.updated, 'position', a.position, 'funding', {lines},
         'name', p.name, 'title', p.title, 'department', p.department, 'organization', p.organization"
    ))
});

/// Actions `a` with their owners `p`: the records that stand for whoever was chosen.
const WITH_OWNERS: &str = "actions a LEFT JOIN people r ON r.id = a.owner LEFT JOIN people p ON p.id = coalesce(r.same_as, r.id)";

/// The actions of the jurisdiction `jurisdiction` that do not lie in the bin, in their order, as one value.
pub(in crate::store) fn of(jurisdiction: &str) -> String {
    all(jurisdiction, "IS NULL")
}

/// The actions of the jurisdiction `jurisdiction` whose mark of deletion is as `deleted` says, in their order, as one value.
fn all(jurisdiction: &str, deleted: &str) -> String {
    let list = dialect::list(&format!("{} ORDER BY a.position, a.id", *ONE));
    format!("(SELECT {list} FROM {WITH_OWNERS} WHERE a.jurisdiction_id = {jurisdiction} AND a.deleted {deleted})")
}

/// The actions that entries of the logic model of the strategic action `within` are, without those in the bin, as one value.
pub(in crate::store) fn of_model(within: &str) -> String {
    let list = dialect::list(&format!("{} ORDER BY a.position, a.id", *ONE));
    let named = dialect::id_of_text("t.action_id");
    format!(
        "(SELECT {list} FROM {WITH_OWNERS} WHERE a.deleted IS NULL AND a.id IN
          (SELECT {named} FROM logic_entries t WHERE t.strategic_action_id = {within} AND t.deleted IS NULL AND t.action_id <> ''))"
    )
}

/// An action with its owner, as it is stored.
#[derive(Deserialize)]
struct Stored<'a> {
    id: Uuid,
    sprang_from: &'a str,
    closes: &'a str,
    road_line: &'a str,
    what: String,
    owner: &'a str,
    helpers: String,
    due: &'a str,
    effort: &'a str,
    status: &'a str,
    reason: String,
    notes: String,
    updated: &'a str,
    position: &'a str,
    funding: Vec<StoredLine<'a>>,
    name: Option<String>,
    title: Option<String>,
    department: Option<String>,
    organization: Option<String>,
}

/// A funding line of it, as it is stored.
#[derive(Deserialize)]
struct StoredLine<'a> {
    id: Uuid,
    source: String,
    amount: &'a str,
    fiscal_year: &'a str,
    standing: &'a str,
}

/// A list of actions.
pub(in crate::store) fn read(actions: &str) -> Result<Vec<Action>> {
    from_json::<Vec<Stored<'_>>>("the actions", actions)?.into_iter().map(action).collect()
}

fn one_of(stored: &str) -> Result<Action> {
    action(from_json("an action", stored)?)
}

fn action(stored: Stored<'_>) -> Result<Action> {
    let damaged = |what: &str| StoreError::Damaged(format!("an action’s {what} cannot be read"));
    Ok(Action {
        id: ActionId(stored.id),
        sprang_from: word("assessment", stored.sprang_from)?.map(AssessmentId),
        closes: word("closes", stored.closes)?,
        road_line: word("line of the road", stored.road_line)?,
        what: stored.what,
        owner: people::chosen(stored.owner, [stored.name, stored.title, stored.department, stored.organization])?,
        helpers: stored.helpers,
        due: date("due", stored.due)?,
        effort: word("effort", stored.effort)?,
        status: read_as("status", stored.status)?,
        reason: stored.reason,
        notes: stored.notes,
        funding: stored
            .funding
            .into_iter()
            .map(|line| funding::line(FundingLineId(line.id), line.source, [line.amount, line.fiscal_year, line.standing]))
            .collect::<Result<_>>()?,
        position: stored.position.parse().map_err(|()| damaged("place"))?,
        updated: date("updated", stored.updated)?.ok_or_else(|| damaged("last update"))?,
    })
}

impl Store {
    /// The jurisdiction of an action that lies in the bin, if it does.
    ///
    /// # Errors
    /// A failed read.
    pub async fn jurisdiction_of_binned(&self, id: ActionId) -> Result<Option<JurisdictionId>> {
        let sql = "SELECT jurisdiction_id FROM actions WHERE id = $1 AND deleted IS NOT NULL";
        Ok(sqlx::query_scalar(sql).bind(id.0).fetch_optional(&mut *self.reader().await?).await?.map(JurisdictionId))
    }

    /// The actions of a jurisdiction that do not lie in the bin, in their order.
    ///
    /// # Errors
    /// A failed read.
    pub async fn actions(&self, id: JurisdictionId) -> Result<Vec<Action>> {
        self.actions_that(id, "IS NULL").await
    }

    /// The actions of a jurisdiction that lie in the bin, in their order.
    ///
    /// # Errors
    /// A failed read.
    pub async fn binned_actions(&self, id: JurisdictionId) -> Result<Vec<Action>> {
        self.actions_that(id, "IS NOT NULL").await
    }

    async fn actions_that(&self, id: JurisdictionId, deleted: &str) -> Result<Vec<Action>> {
        let sql = format!("SELECT {}", all("$1", deleted));
        read(&sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).bind(id.0).fetch_one(&mut *self.reader().await?).await?)
    }

    /// The actions that had a due date and lost it, each with the last one it had.
    ///
    /// # Errors
    /// A failed read.
    pub async fn undated_actions(&self, id: JurisdictionId) -> Result<Vec<(Action, Date)>> {
        let sql = format!(
            "SELECT {} AS action, (SELECT h.before FROM history h WHERE h.subject_id = a.id AND h.field = 'due' ORDER BY h.seq DESC LIMIT 1) AS was
             FROM {WITH_OWNERS} WHERE a.jurisdiction_id = $1 AND a.deleted IS NULL AND a.due = '' ORDER BY a.position, a.id",
            *ONE
        );
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(id.0).fetch_all(&mut *self.reader().await?).await?;
        let mut undated = Vec::new();
        for row in &rows {
            if let Some(was) = row.try_get::<Option<&str>, _>("was")?.and_then(dates::parse_iso) {
                undated.push((one_of(row.try_get("action")?)?, was));
            }
        }
        Ok(undated)
    }

    /// Numbers a calendar of a jurisdiction: each higher than the last one handed out, also when the clock was
    /// set back in between, and at least this.
    ///
    /// # Errors
    /// A failed write.
    pub async fn number_calendar(&self, id: JurisdictionId, least: i64) -> Result<i64> {
        let mut turn = self.turn().await?;
        let sql = "UPDATE jurisdictions SET calendars = CASE WHEN calendars < $1 THEN $1 ELSE calendars + 1 END WHERE id = $2 RETURNING calendars";
        let number = sqlx::query_scalar(sql).bind(least).bind(id.0).fetch_one(&mut *turn).await?;
        turn.commit().await?;
        Ok(number)
    }

    /// An action with the jurisdiction whose it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn action(&self, id: ActionId) -> Result<(Jurisdiction, Action)> {
        let of = sqlx::query_scalar("SELECT jurisdiction_id FROM actions WHERE id = $1")
            .bind(id.0)
            .fetch_one(&mut *self.reader().await?)
            .await?;
        let jurisdiction = self.jurisdiction(JurisdictionId(of)).await?;
        let mut connection = self.reader().await?;
        Ok((jurisdiction, one(&mut connection, id).await?))
    }

    /// What the actions of a jurisdiction close, those included that are done, dropped, in the bin or
    /// deleted for good.
    ///
    /// # Errors
    /// A failed read.
    pub async fn covered(&self, id: JurisdictionId) -> Result<BTreeSet<Topic>> {
        let mut connection = self.reader().await?;
        covered(&mut connection, id).await
    }
}

/// An action that does not lie in the bin.
pub(in crate::store) async fn one(connection: &mut SqliteConnection, id: ActionId) -> Result<Action> {
    let sql = format!("SELECT {} FROM {WITH_OWNERS} WHERE a.id = $1 AND a.deleted IS NULL", *ONE);
    one_of(&sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).bind(id.0).fetch_one(connection).await?)
}

/// The actions of a jurisdiction that do not lie in the bin, in their order.
pub(super) async fn all_of(connection: &mut SqliteConnection, id: JurisdictionId) -> Result<Vec<Action>> {
    let sql = format!("SELECT {}", of("$1"));
    read(&sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).bind(id.0).fetch_one(connection).await?)
}

/// Where the actions of a jurisdiction stand, those in the bin too, in their order.
pub(super) async fn places(connection: &mut SqliteConnection, id: JurisdictionId) -> Result<Vec<Other>> {
    let sql = "SELECT id, closes, position FROM actions WHERE jurisdiction_id = $1 ORDER BY position, id";
    let damaged = || StoreError::Damaged("an action’s place cannot be read".to_owned());
    let read = |row: &SqliteRow| {
        Ok(Other {
            id: ActionId(row.try_get("id")?),
            closes: word("closes", row.try_get("closes")?)?,
            position: row.try_get::<&str, _>("position")?.parse().map_err(|()| damaged())?,
        })
    };
    sqlx::query(sql).bind(id.0).fetch_all(connection).await?.iter().map(read).collect()
}

pub(in crate::store) async fn covered(connection: &mut SqliteConnection, id: JurisdictionId) -> Result<BTreeSet<Topic>> {
    let keys: Vec<String> = sqlx::query_scalar(
        "SELECT closes FROM actions WHERE jurisdiction_id = $1 AND closes <> ''
         UNION SELECT closes FROM tombstones WHERE kind = 'action' AND jurisdiction_id = $1 AND closes <> ''",
    )
    .bind(id.0)
    .fetch_all(connection)
    .await?;
    keys.iter().map(|key| read_as("closes", key)).collect()
}
