//! An activity put into the work plan, and taken out of it: an action serves at most one strategic action.

use sqlx::Row;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::ids::ActionId;
use crate::domain::people::Actor;
use crate::domain::strategy::EntryKind;
use crate::domain::things::Noun;
use crate::store::hands::{FactChange, Result, Scribe, StoreError};
use crate::store::{NewAction, Store, things};

impl Store {
    /// Makes an action of the work plan of an activity that is text so far. One that is an action already stays as it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such activity, or a failed write.
    pub async fn plan_activity(&self, (of, entry): (Uuid, Uuid), actor: &Actor, now: OffsetDateTime) -> Result<ActionId> {
        let mut scribe = self.scribe(actor, now).await?;
        let model = scribe.model(of).await?;
        let shown = model.model.get(entry).filter(|entry| entry.kind == EntryKind::Activity).ok_or(StoreError::NotFound)?;
        if let Some(action) = &shown.action {
            return Ok(action.id);
        }
        let new = NewAction { facts: vec![(Fact::What, shown.what.clone())], ..NewAction::default() };
        let action = scribe.make_action(model.jurisdiction, &new).await?;
        let change = FactChange { fact: Fact::Action, value: action.to_string(), seen: None };
        scribe.set_facts(Some(model.jurisdiction), things::subject(Noun::LogicEntry, entry), &[change]).await?;
        scribe.commit().await?;
        Ok(action)
    }

    /// Makes text of an activity again: the action stays in the work plan, and serves no strategic action any more.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such entry, or a failed write.
    pub async fn unplan_activity(&self, (of, entry): (Uuid, Uuid), actor: &Actor, now: OffsetDateTime) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        let model = scribe.model(of).await?;
        let shown = model.model.get(entry).ok_or(StoreError::NotFound)?;
        if shown.action.is_some() {
            // Its words come first: an entry always says something.
            let changes = [(Fact::What, shown.what.clone()), (Fact::Action, String::new())];
            let changes = changes.map(|(fact, value)| FactChange { fact, value, seen: None });
            scribe.set_facts(Some(model.jurisdiction), things::subject(Noun::LogicEntry, entry), &changes).await?;
        }
        scribe.commit().await
    }
}

impl Scribe<'_> {
    /// Whether an action is free to be an entry: no other entry that does not lie in the bin is it.
    pub(in crate::store) async fn hold_action(&mut self, action: &str, own: Option<Uuid>) -> Result<()> {
        if action.is_empty() {
            return Ok(());
        }
        let sql = "SELECT t.id FROM logic_entries t JOIN strategic_actions f ON f.id = t.strategic_action_id
                   WHERE t.action_id = $1 AND t.action_id <> '' AND t.deleted IS NULL AND f.deleted IS NULL ORDER BY t.id";
        for row in sqlx::query(sql).bind(action).fetch_all(&mut *self.tx).await? {
            let other: Uuid = row.try_get("id")?;
            if Some(other) != own {
                return Err(StoreError::Twin(other));
            }
        }
        Ok(())
    }
}
