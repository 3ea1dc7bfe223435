//! Links made and taken away: each as one step within its write, so that what two people do at once comes together.

use time::OffsetDateTime;
use uuid::Uuid;

use super::LogicModel;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::{Noun, Thing};
use crate::store::hands::{FactChange, Result, Scribe};
use crate::store::{Store, things};

/// Why a link was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlinked {
    /// It would run back, or stay within its column.
    Back,
    /// One of its ends is not in this model: it is another strategic action's, or lies in the bin.
    Gone,
}

impl Store {
    /// Makes a link, if it is not there already.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::store::StoreError::NotFound) when the strategic action is gone, or a failed write.
    pub async fn link_entries(
        &self,
        of: Uuid,
        (from, to): (Uuid, Uuid),
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<std::result::Result<(), Unlinked>> {
        let mut scribe = self.scribe(actor, now).await?;
        let model = scribe.model(of).await?;
        if let Some(why) = model.cannot_link(from, to) {
            return Ok(Err(why));
        }
        scribe.lead(model.jurisdiction, model.stored(from)?, &[to], &[]).await?;
        scribe.commit().await?;
        Ok(Ok(()))
    }

    /// Takes a link away, if it is there.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::store::StoreError::NotFound) when the strategic action or the entry is gone, or a
    /// failed write.
    pub async fn unlink_entries(&self, of: Uuid, (from, to): (Uuid, Uuid), actor: &Actor, now: OffsetDateTime) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        let model = scribe.model(of).await?;
        scribe.lead(model.jurisdiction, model.stored(from)?, &[], &[to]).await?;
        scribe.commit().await
    }
}

impl LogicModel {
    /// Why there can be no such link, if there cannot.
    pub(super) fn cannot_link(&self, from: Uuid, to: Uuid) -> Option<Unlinked> {
        match (self.model.get(from), self.model.get(to)) {
            (Some(from), Some(to)) if from.kind.can_lead_to(to.kind) => None,
            (Some(_), Some(_)) => Some(Unlinked::Back),
            _ => Some(Unlinked::Gone),
        }
    }
}

impl Scribe<'_> {
    /// Makes an entry lead to some more, and to some no more.
    pub(super) async fn lead(&mut self, of: JurisdictionId, entry: &Thing, more: &[Uuid], no_more: &[Uuid]) -> Result<()> {
        let mut ends = entry.named(Fact::LeadsTo);
        ends.extend(more);
        ends.sort_unstable();
        ends.dedup();
        ends.retain(|end| !no_more.contains(end));
        let value = ends.iter().map(Uuid::to_string).collect::<Vec<_>>().join("\n");
        let change = FactChange { fact: Fact::LeadsTo, value, seen: None };
        self.set_facts(Some(of), things::subject(Noun::LogicEntry, entry.id), &[change]).await?;
        Ok(())
    }
}
