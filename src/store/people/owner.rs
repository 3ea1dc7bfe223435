//! Who sees to a thing, as a form says it.

use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::choosing::Who;
use crate::domain::readiness::Revision;
use crate::store::hands::{FactChange, Result, Scribe};

/// What becomes of the field in which a form says who sees to a thing.
#[derive(Debug)]
pub(in crate::store) enum Owning {
    /// Nobody touched it. Whom it shows may be gone by now, since somebody else may have changed it.
    Untouched,
    /// It names somebody new, and somebody else changed it meanwhile: no record is made in vain.
    Overtaken,
    /// It is to be changed.
    Change(FactChange),
}

impl Scribe<'_> {
    /// What becomes of the field, from who sees to the thing now, in stored form.
    pub(in crate::store) async fn owner_change(
        &mut self,
        of: JurisdictionId,
        now: &str,
        owner: &Who,
        seen: Option<Revision>,
    ) -> Result<Owning> {
        self.person_change(of, Fact::Owner, now, owner, seen).await
    }

    /// The same of any field that names one person.
    pub(in crate::store) async fn person_change(
        &mut self,
        of: JurisdictionId,
        fact: Fact,
        now: &str,
        owner: &Who,
        seen: Option<Revision>,
    ) -> Result<Owning> {
        let is_new = matches!(owner, Who::New { .. });
        if !is_new && seen == Some(Revision::of(&owner.stored())) {
            return Ok(Owning::Untouched);
        }
        if is_new && seen.is_some_and(|seen| seen != Revision::of(now)) {
            return Ok(Owning::Overtaken);
        }
        let is_kept = matches!(owner, Who::Known(_)) && owner.stored() == now;
        let value = if is_kept { owner.stored() } else { self.owner(of, owner).await? };
        Ok(Owning::Change(FactChange { fact, value, seen }))
    }

    /// The stored form of whoever sees to a thing; a name that is not on record becomes a record.
    pub(in crate::store) async fn owner(&mut self, of: JurisdictionId, owner: &Who) -> Result<String> {
        match owner {
            Who::New { name, is_meant } => Ok(self.someone_new(of, name, *is_meant).await?.to_string()),
            Who::Known(id) => Ok(self.known(of, *id).await?.to_string()),
            Who::Nobody => Ok(String::new()),
        }
    }
}
