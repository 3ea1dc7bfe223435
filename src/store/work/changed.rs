//! Actions drafted, changed, updated and put into the bin.

use sqlx::Row;
use time::OffsetDateTime;

use super::actions;
use super::added::NewAction;
use crate::domain::guide::Guide;
use crate::domain::history::{Fact, Subject, millis};
use crate::domain::ids::{ActionId, AssessmentId, JurisdictionId};
use crate::domain::people::Actor;
use crate::domain::people::choosing::Who;
use crate::domain::readiness::Revision;
use crate::domain::words::dates;
use crate::domain::words::position::Shift;
use crate::domain::work::funding::{PostedLine, Slot};
use crate::domain::work::{Action, CannotDraft, Draft, Drafted, Press, Status, by_hand, draft};
use crate::store::hands::{FactChange, Result, Scribe, StoreError};
use crate::store::people::Owning;
use crate::store::readiness::entries;
use crate::store::{Store, decision};

/// A change of an action, as it came back from its form.
#[derive(Debug, Clone, Default)]
pub struct ActionChange {
    /// Its facts.
    pub facts: Vec<FactChange>,
    /// Who sees to it, and the revision that was shown.
    pub owner: Option<(Who, Option<Revision>)>,
    /// Its funding lines.
    pub funding: Vec<PostedLine>,
}

/// What of a change was not saved, since somebody else changed it after it was shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Refused {
    /// Facts.
    pub facts: Vec<Fact>,
    /// Funding lines.
    pub lines: Vec<Slot>,
}

impl Refused {
    /// Whether all was saved.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.lines.is_empty()
    }
}

/// What became of one press in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// It is saved.
    Saved,
    /// Somebody else changed the status after it was shown. Nothing was saved.
    Stale,
}

impl Store {
    /// Drafts one action for each gap of the newest round that no action covers. Drafting twice, even
    /// at once, makes nothing double.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write. Why nothing could be drafted comes within.
    pub async fn draft_work(&self, id: JurisdictionId, actor: &Actor, now: OffsetDateTime) -> Result<Result<Drafted, CannotDraft>> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(id).await?;
        let newest = "SELECT id FROM assessments WHERE jurisdiction_id = $1 AND newest = 1 ORDER BY id LIMIT 1";
        let Some(newest) = sqlx::query_scalar(newest).bind(id.0).fetch_optional(&mut *scribe.tx).await?.map(AssessmentId) else {
            return Ok(Err(CannotDraft::NoRound));
        };
        let (_, round) = scribe.round(newest).await?;
        let guide =
            Guide::version(&round.guide_version).ok_or_else(|| StoreError::Damaged("a round names a guide that never was".to_owned()))?;
        let state = entries::state(&mut scribe.tx, &round).await?;
        let decision = decision::newest_on(&mut scribe.tx, newest).await?;
        if round.is_contested || decision.as_ref().is_some_and(|decision| decision.is_contested) {
            return Ok(Err(CannotDraft::Unsettled));
        }
        let all = draft(&state, guide, decision.as_ref(), &std::collections::BTreeSet::new());
        let covered = actions::covered(&mut scribe.tx, id).await?;
        let (all, drafts) = match (all, draft(&state, guide, decision.as_ref(), &covered)) {
            (Ok(all), Ok(drafts)) => (all, drafts),
            (Err(why), _) | (_, Err(why)) => return Ok(Err(why)),
        };
        for Draft { closes, what, notes } in &drafts {
            let facts = vec![(Fact::Closes, closes.to_string()), (Fact::What, what.clone()), (Fact::Notes, notes.clone())];
            scribe.make_action(id, &NewAction { springs_from: Some(newest), facts, ..NewAction::default() }).await?;
        }
        scribe.commit().await?;
        Ok(Ok(Drafted { made: drafts.len(), gaps: all.len() }))
    }

    /// Changes an action, and names the facts and funding lines that somebody else changed after they were
    /// shown; those stay as they are. A change counts as an update. What it comes to serve, it becomes an activity of.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Elsewhere`] and [`StoreError::Full`] as with [`Store::add_action`], or a failed
    /// write.
    pub async fn change_action(&self, id: ActionId, change: &ActionChange, actor: &Actor, now: OffsetDateTime) -> Result<Refused> {
        let mut scribe = self.scribe(actor, now).await?;
        let jurisdiction = scribe.jurisdiction_of(id).await?;
        let stored = actions::one(&mut scribe.tx, id).await?;
        let (serves, mut changes): (Vec<FactChange>, Vec<FactChange>) =
            change.facts.iter().cloned().partition(|change| change.fact == Fact::Serves);
        let mut refused = Vec::new();
        let mut has_served = false;
        for FactChange { fact, value, seen } in serves {
            match scribe.serve(jurisdiction, id, (&value, seen)).await? {
                Some(is_changed) => has_served |= is_changed,
                None => refused.push(fact),
            }
        }
        if let Some((owner, seen)) = &change.owner {
            match scribe.owner_change(jurisdiction, &stored.stored(Fact::Owner), owner, *seen).await? {
                Owning::Change(change) => changes.push(change),
                Owning::Overtaken => refused.push(Fact::Owner),
                Owning::Untouched => {}
            }
        }
        let (mut saved, others) = settled(&stored, changes);
        refused.extend(others);
        let (saved_lines, lines) = scribe.save_lines(jurisdiction, id, &change.funding).await?;
        if !saved.is_empty() || saved_lines || has_served {
            saved.push(FactChange { fact: Fact::Updated, value: dates::iso(now.date()), seen: None });
            refused.extend(scribe.set_facts(Some(jurisdiction), Subject::Action(id), &saved).await?);
        }
        scribe.commit().await?;
        Ok(Refused { facts: refused, lines })
    }

    /// Updates an action by one press in the list; that nothing changed is an update too.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn update_action(&self, id: ActionId, press: Press, seen: Revision, actor: &Actor, now: OffsetDateTime) -> Result<Pressed> {
        let mut scribe = self.scribe(actor, now).await?;
        let jurisdiction = scribe.jurisdiction_of(id).await?;
        let stored = actions::one(&mut scribe.tx, id).await?;
        let Some(status) = press.settle(seen, stored.status) else {
            scribe.commit().await?;
            return Ok(Pressed::Stale);
        };
        let values = [(Fact::Status, status.to_string()), (Fact::Updated, dates::iso(now.date()))];
        let changes = values.map(|(fact, value)| FactChange { fact, value, seen: None });
        scribe.set_facts(Some(jurisdiction), Subject::Action(id), &changes).await?;
        scribe.commit().await?;
        Ok(Pressed::Saved)
    }

    /// Moves an action one place up or down among those that stand under one heading with it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn shift_action(&self, id: ActionId, shift: Shift, actor: &Actor, now: OffsetDateTime) -> Result<JurisdictionId> {
        let mut scribe = self.scribe(actor, now).await?;
        let jurisdiction = scribe.jurisdiction_of(id).await?;
        let all = actions::all_of(&mut scribe.tx, jurisdiction).await?;
        for (moved, position) in by_hand::shifted(&all, id, shift) {
            scribe.set_position(jurisdiction, Subject::Action(moved), &position).await?;
        }
        scribe.commit().await?;
        Ok(jurisdiction)
    }

    /// Puts an action into the bin.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn bin_action(&self, id: ActionId, actor: &Actor, now: OffsetDateTime) -> Result<JurisdictionId> {
        let mut scribe = self.scribe(actor, now).await?;
        let jurisdiction = scribe.jurisdiction_of(id).await?;
        let at = millis(now).to_string();
        scribe.log(Some(jurisdiction), Subject::Action(id), Fact::Deleted.as_str(), false, ("", &at)).await?;
        scribe.lay_in_bin(Subject::Action(id)).await?;
        scribe.commit().await?;
        Ok(jurisdiction)
    }
}

/// Parts the changes of a form into those to be saved, in the order in which they can be, and the
/// facts that somebody else changed after they were shown.
fn settled(stored: &Action, changes: Vec<FactChange>) -> (Vec<FactChange>, Vec<Fact>) {
    let (mut saved, mut refused) = FactChange::parted(changes, |fact| stored.stored(fact));
    // What two people changed may not fit together: one dropped it, the other took the reason away.
    let after = |fact: Fact| FactChange::after(&saved, fact, |fact| stored.stored(fact));
    if after(Fact::Status) == Status::Dropped.as_str() && after(Fact::Reason).is_empty() {
        let is_apart = |change: &FactChange| matches!(change.fact, Fact::Status | Fact::Reason);
        refused.extend(saved.iter().filter(|change| is_apart(change)).map(|change| change.fact));
        saved.retain(|change| !is_apart(change));
    }
    if stored.status == Status::Dropped {
        // Who takes a dropped action up again may clear its reason, so the status goes first.
        saved.sort_by_key(|change| change.fact != Fact::Status);
    }
    (saved, refused)
}

impl Scribe<'_> {
    /// The jurisdiction of an action, if neither lies in the bin.
    async fn jurisdiction_of(&mut self, id: ActionId) -> Result<JurisdictionId> {
        let sql = "SELECT a.jurisdiction_id FROM actions a JOIN jurisdictions j ON j.id = a.jurisdiction_id
                   WHERE a.id = $1 AND a.deleted IS NULL AND j.deleted IS NULL";
        let row = sqlx::query(sql).bind(id.0).fetch_one(&mut *self.tx).await?;
        Ok(JurisdictionId(row.try_get(0)?))
    }
}
