//! An action added to the plan.

use time::OffsetDateTime;
use uuid::Uuid;

use super::actions;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{ActionId, AssessmentId, JurisdictionId, derived};
use crate::domain::people::Actor;
use crate::domain::people::choosing::Who;
use crate::domain::words::dates;
use crate::domain::work::funding::Funding;
use crate::domain::work::{Status, by_hand};
use crate::store::Store;
use crate::store::hands::{Result, Scribe, StoreError, fresh_id, word};

/// A new action: its facts in stored form, and its owner apart.
#[derive(Debug, Clone, Default)]
pub struct NewAction {
    /// The round that it springs from.
    pub springs_from: Option<AssessmentId>,
    /// What it says; a fact that is not named is empty.
    pub facts: Vec<(Fact, String)>,
    /// Who sees to it.
    pub owner: Option<Who>,
    /// What it costs and who pays.
    pub funding: Vec<Funding>,
    /// The mark of the form that adds it: sent twice as it is, the form adds one action.
    pub once: Option<Uuid>,
}

/// The id of the action that a form adds.
fn of_form(jurisdiction: JurisdictionId, once: Uuid) -> Uuid {
    derived(&["the action that a form adds", &jurisdiction.to_string(), &once.to_string()])
}

impl Store {
    /// Adds an action to the plan. One that serves a strategic action becomes an activity of its logic model in the same write.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Elsewhere`] where that strategic action is gone, [`StoreError::Full`] where its
    /// logic model is full, or a failed write.
    pub async fn add_action(&self, id: JurisdictionId, action: &NewAction, actor: &Actor, now: OffsetDateTime) -> Result<ActionId> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(id).await?;
        let made = scribe.make_action(id, action).await?;
        if let Some((_, serves)) = action.facts.iter().find(|(fact, _)| *fact == Fact::Serves) {
            scribe.serve(id, made, (serves, None)).await?;
        }
        scribe.commit().await?;
        Ok(made)
    }
}

impl Scribe<'_> {
    pub(in crate::store) async fn make_action(&mut self, jurisdiction: JurisdictionId, action: &NewAction) -> Result<ActionId> {
        let owner = match &action.owner {
            Some(owner) => self.owner(jurisdiction, owner).await?,
            None => String::new(),
        };
        let fact = |fact: Fact| action.facts.iter().find(|(name, _)| *name == fact).map_or("", |(_, value)| value.as_str());
        let closes = fact(Fact::Closes);
        let (position, moved) = by_hand::place(&actions::places(&mut self.tx, jurisdiction).await?, word("closes", closes)?);
        let status = if fact(Fact::Status).is_empty() { Status::ToDo.as_str() } else { fact(Fact::Status) };
        let updated = dates::iso(self.now.date());
        let mut id = ActionId(fresh_id());
        if let Some(once) = action.once.map(|once| of_form(jurisdiction, once)) {
            // What was thrown out for good does not come back by an old form.
            let sql = "SELECT count(*) FROM tombstones WHERE id = $1";
            let buried: i64 = sqlx::query_scalar(sql).bind(once).fetch_one(&mut *self.tx).await?;
            if buried == 0 {
                id = ActionId(once);
            }
        }
        let values = [
            closes,
            fact(Fact::What),
            fact(Fact::Helpers),
            fact(Fact::Due),
            fact(Fact::Effort),
            status,
            fact(Fact::Reason),
            fact(Fact::Notes),
            &updated,
            position.as_str(),
            fact(Fact::RoadLine),
        ];
        let place = (jurisdiction, action.springs_from, owner.parse::<Uuid>().ok());
        if !self.insert_action(id, place, values).await? {
            if self.is_there(id, action, &owner).await? {
                return Ok(id);
            }
            // The form came back from the browser's memory and adds another one.
            id = ActionId(fresh_id());
            self.insert_action(id, place, values).await?;
        }
        let named = [Fact::What, Fact::Closes, Fact::RoadLine, Fact::Helpers, Fact::Due, Fact::Effort, Fact::Reason, Fact::Notes];
        let mut facts: Vec<(Fact, &str)> = named.into_iter().map(|name| (name, fact(name))).collect();
        facts.extend([
            (Fact::Owner, owner.as_str()),
            (Fact::Status, status),
            (Fact::Updated, updated.as_str()),
            (Fact::Position, position.as_str()),
        ]);
        self.log_new(jurisdiction, Subject::Action(id), &facts).await?;
        self.make_lines(jurisdiction, id, &action.funding).await?;
        for (other, position) in moved {
            self.set_position(jurisdiction, Subject::Action(other), &position).await?;
        }
        Ok(id)
    }

    /// Writes the row of an action, unless one of that id is there.
    async fn insert_action(
        &mut self,
        id: ActionId,
        (jurisdiction, round, owner): (JurisdictionId, Option<AssessmentId>, Option<Uuid>),
        [closes, what, helpers, due, effort, status, reason, notes, updated, position, road_line]: [&str; 11],
    ) -> Result<bool> {
        let written = sqlx::query(
            "INSERT INTO actions (id, jurisdiction_id, assessment_id, closes, what, owner, helpers, due, effort, status, reason, notes, updated, position,
                 road_line)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (id) DO NOTHING",
        )
        .bind(id.0)
        .bind(jurisdiction.0)
        .bind(round.map(|round| round.0))
        .bind(closes)
        .bind(what)
        .bind(owner)
        .bind(helpers)
        .bind(due)
        .bind(effort)
        .bind(status)
        .bind(reason)
        .bind(notes)
        .bind(updated)
        .bind(position)
        .bind(road_line)
        .execute(&mut *self.tx)
        .await?;
        Ok(written.rows_affected() == 1)
    }

    /// Whether an action stands there as the form says it, so that the form was only sent twice.
    async fn is_there(&mut self, id: ActionId, action: &NewAction, owner: &str) -> Result<bool> {
        let stored = match actions::one(&mut self.tx, id).await {
            Err(StoreError::NotFound) => return Ok(false),
            stored => stored?,
        };
        // What it serves stands in a logic model, and is made so once more below, if it has to be.
        let is_said = |(fact, value): &(Fact, String)| {
            *fact == Fact::Serves || *fact == Fact::Status && value.is_empty() || stored.stored(*fact) == *value
        };
        let lines = action.funding.iter().filter(|says| !says.is_blank());
        Ok(action.facts.iter().all(is_said)
            && stored.stored(Fact::Owner) == owner
            && lines.eq(stored.funding.iter().map(|line| &line.says)))
    }
}
