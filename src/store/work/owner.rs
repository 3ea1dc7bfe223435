//! Who sees to an action, as a form says it.

use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::choosing::Who;
use crate::domain::readiness::Revision;
use crate::domain::work::Action;
use crate::store::hands::{FactChange, Result, Scribe};

impl Scribe<'_> {
    /// The change of an owner that the form touched; none for a new name where somebody else changed the owner
    /// meanwhile, so that no record is made in vain.
    pub(super) async fn owner_change(
        &mut self,
        of: JurisdictionId,
        stored: &Action,
        owner: &Who,
        seen: Option<Revision>,
    ) -> Result<Option<FactChange>> {
        let is_current = seen.is_none_or(|seen| seen == Revision::of(&stored.stored(Fact::Owner)));
        if matches!(owner, Who::New { .. }) && !is_current {
            return Ok(None);
        }
        let is_kept = matches!(owner, Who::Known(_)) && owner.stored() == stored.stored(Fact::Owner);
        let value = if is_kept { owner.stored() } else { self.owner(of, owner).await? };
        Ok(Some(FactChange { fact: Fact::Owner, value, seen }))
    }

    /// The stored form of an owner; a name that is not on record becomes a record.
    pub(super) async fn owner(&mut self, of: JurisdictionId, owner: &Who) -> Result<String> {
        match owner {
            Who::New { name, is_meant } => Ok(self.someone_new(of, name, *is_meant).await?.to_string()),
            Who::Known(id) => Ok(self.known(of, *id).await?.to_string()),
            Who::Nobody => Ok(String::new()),
        }
    }
}
