//! Which strategic actions the actions of the work plan serve: read, and written as activities of their logic models.

use serde::Deserialize;
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::actions;
use crate::domain::history::{Fact, Subject, millis};
use crate::domain::ids::{ActionId, JurisdictionId};
use crate::domain::readiness::{Revision, Settlement, settle};
use crate::domain::strategy::{EntryKind, Status};
use crate::domain::things::{Noun, Thing};
use crate::domain::work::{Action, Activity, Served, Serving};
use crate::store::Store;
use crate::store::hands::{Result, Scribe, StoreError, dialect, from_json, word};
use crate::store::things::NewThing;

#[derive(Deserialize)]
struct StoredGoal(Uuid, String);

#[derive(Deserialize)]
struct StoredAction<'a>(Uuid, String, &'a str, &'a str);

#[derive(Deserialize)]
struct StoredActivity<'a>(Uuid, Uuid, &'a str);

/// An activity `t` that is there, of strategic action `f`: neither lies in the bin.
const THERE: &str = "logic_entries t JOIN strategic_actions f ON f.id = t.strategic_action_id AND f.deleted IS NULL
     WHERE t.action_id <> '' AND t.deleted IS NULL";

impl Store {
    /// Which strategic actions the actions of a jurisdiction serve.
    ///
    /// # Errors
    /// A failed read.
    pub async fn serving(&self, of: JurisdictionId) -> Result<Serving> {
        let [id, entry, whose] = ["t.id", "t.id", "f.id"].map(dialect::id);
        let goals = dialect::list(&format!("{} ORDER BY t.position, t.id", dialect::array(&format!("{id}, t.title"))));
        let strategic =
            dialect::list(&format!("{} ORDER BY t.position, t.id", dialect::array(&format!("{id}, t.title, t.goal, t.status"))));
        let activities = dialect::list(&format!("{} ORDER BY t.id", dialect::array(&format!("{entry}, {whose}, t.action_id"))));
        let is_there = "t.jurisdiction_id = $1 AND t.deleted IS NULL";
        let sql = format!(
            "SELECT (SELECT {goals} FROM goals t WHERE {is_there}) AS goals,
                 (SELECT {strategic} FROM strategic_actions t WHERE {is_there}) AS strategic_actions,
                 (SELECT {activities} FROM {THERE} AND f.jurisdiction_id = $1) AS activities"
        );
        let row = sqlx::query(AssertSqlSafe(sql)).bind(of.0).fetch_one(&mut *self.reader().await?).await?;
        let goals: Vec<StoredGoal> = from_json("the goals", row.try_get("goals")?)?;
        let strategic: Vec<StoredAction<'_>> = from_json("the strategic actions", row.try_get("strategic_actions")?)?;
        let activities: Vec<StoredActivity<'_>> = from_json("the activities", row.try_get("activities")?)?;
        let served = |StoredAction(id, title, goal, status): StoredAction<'_>| {
            Ok(Served { id, title, goal: word("goal", goal)?, status: word("status", status)?.unwrap_or(Status::Idea) })
        };
        let activity = |StoredActivity(entry, of, action): StoredActivity<'_>| {
            Ok(word("action", action)?.map(|action| (ActionId(action), Activity { entry, of })))
        };
        Ok(Serving::of(
            goals.into_iter().map(|StoredGoal(id, title)| (id, title)).collect(),
            strategic.into_iter().map(served).collect::<Result<_>>()?,
            activities.into_iter().map(activity).collect::<Result<Vec<_>>>()?.into_iter().flatten(),
        ))
    }

    /// The activities of a strategic action that are actions of the work plan, in their order.
    ///
    /// # Errors
    /// A failed read.
    pub async fn activities(&self, strategic_action: Uuid) -> Result<Vec<Action>> {
        let sql = format!("SELECT {}", actions::of_model("$1"));
        let row: String = sqlx::query_scalar(AssertSqlSafe(sql)).bind(strategic_action).fetch_one(&mut *self.reader().await?).await?;
        actions::read(&row)
    }

    /// Whether an activity lies in the bin that made an action serve a strategic action: which action, and what that is called.
    ///
    /// # Errors
    /// A failed read.
    pub async fn activity_in_bin(&self, of: JurisdictionId, entry: Uuid) -> Result<Option<(ActionId, String)>> {
        let sql = "SELECT t.action_id, f.title FROM logic_entries t JOIN strategic_actions f ON f.id = t.strategic_action_id
             WHERE t.id = $1 AND f.jurisdiction_id = $2 AND t.action_id <> '' AND t.deleted IS NOT NULL";
        let row = sqlx::query(sql).bind(entry).bind(of.0).fetch_optional(&mut *self.reader().await?).await?;
        let Some(row) = row else { return Ok(None) };
        let action = word("action", row.try_get("action_id")?)?;
        Ok(action.map(ActionId).zip(Some(row.try_get("title")?)))
    }
}

impl Scribe<'_> {
    /// The activities that name an action, each with its strategic action; what lies in the bin is none of them.
    async fn activities_that_name(&mut self, action: Uuid) -> Result<Vec<Activity>> {
        let sql = format!("SELECT t.id, f.id AS of_action FROM {THERE} AND t.action_id = $1 ORDER BY t.id");
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(action.to_string()).fetch_all(&mut *self.tx).await?;
        rows.iter().map(|row| Ok(Activity { entry: row.try_get("id")?, of: row.try_get("of_action")? })).collect()
    }

    /// Makes an action serve a strategic action, or none: the activity that it was goes into the bin, and a new one comes
    /// last in the other logic model. What comes back is whether anything was changed; nothing where somebody else changed
    /// it after it was shown.
    pub(super) async fn serve(
        &mut self,
        of: JurisdictionId,
        action: ActionId,
        (wanted, seen): (&str, Option<Revision>),
    ) -> Result<Option<bool>> {
        let now = self.activities_that_name(action.0).await?;
        let stored = now.first().map_or_else(String::new, |activity| activity.of.to_string());
        match settle(seen.unwrap_or_else(|| Revision::of(&stored)), wanted, &stored) {
            Settlement::LeftAlone => return Ok(Some(false)),
            Settlement::Conflict => return Ok(None),
            Settlement::Save => {}
        }
        for activity in now {
            let subject = Subject::Thing(Noun::LogicEntry, activity.entry);
            let at = millis(self.now).to_string();
            self.log(Some(of), subject, Fact::Deleted.as_str(), false, ("", &at)).await?;
            self.lay_in_bin(subject).await?;
        }
        if let Some(within) = word::<Uuid>("strategic action", wanted)? {
            let facts = vec![(Fact::Kind, EntryKind::Activity.to_string()), (Fact::Action, action.to_string())];
            let new = NewThing { within: Some(within), facts, ..NewThing::of(Noun::LogicEntry) };
            match self.make_thing(of, &new).await {
                Err(StoreError::NotFound) => return Err(StoreError::Elsewhere(Fact::Serves)),
                made => made?,
            };
        }
        Ok(Some(true))
    }

    /// What an action says that stands in two logic models of a jurisdiction, or in one of another jurisdiction than its own.
    pub(in crate::store) async fn serves_two(&mut self, of: Uuid) -> Result<Option<String>> {
        let action = dialect::id_of_text("t.action_id");
        let sql = format!(
            "SELECT coalesce((SELECT a.what FROM actions a WHERE a.id = {action}), '') FROM {THERE} AND f.jurisdiction_id = $1
             GROUP BY t.action_id, f.jurisdiction_id
             HAVING count(*) > 1
                 OR EXISTS (SELECT 1 FROM actions a WHERE a.id = {action} AND a.jurisdiction_id <> f.jurisdiction_id)
             ORDER BY t.action_id"
        );
        Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(of).fetch_optional(&mut *self.tx).await?)
    }

    /// Whether the action that an activity comes to name may be named by it.
    pub(in crate::store) async fn hold_action_of(&mut self, stored: &Thing, fact: Fact, action: Uuid) -> Result<()> {
        let is_activity = (stored.noun, fact) == (Noun::LogicEntry, Fact::Action);
        if is_activity { self.hold_action(&action.to_string(), Some(stored.id)).await } else { Ok(()) }
    }
}
