//! Somebody put on the list of a jurisdiction.

use time::OffsetDateTime;
use uuid::Uuid;

use super::on_list;
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::people::{Actor, Profile};
use crate::store::Store;
use crate::store::hands::Result;

impl Store {
    /// Puts somebody on the list of a jurisdiction.
    ///
    /// # Errors
    /// [`super::StoreError::NotFound`], or a failed write.
    pub async fn add_person(&self, of: JurisdictionId, profile: &Profile, actor: &Actor, now: OffsetDateTime) -> Result<PersonId> {
        self.add_person_once(of, profile, None, actor, now).await
    }

    /// The same by a form with a mark: sent twice as it is, it adds one.
    ///
    /// # Errors
    /// As [`Self::add_person`].
    pub async fn add_person_once(
        &self,
        of: JurisdictionId,
        profile: &Profile,
        once: Option<Uuid>,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<PersonId> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(of).await?;
        let own = once.map(|once| PersonId::of_form(of, once));
        let listed = on_list(&mut scribe.tx, of).await?;
        if let Some(there) = listed.iter().find(|person| Some(person.id) == own && person.profile == *profile) {
            return Ok(there.id);
        }
        let id = PersonId(scribe.id_of_new(own.map(|own| own.0)).await?);
        scribe.make_person_as(of, id, profile).await?;
        scribe.commit().await?;
        Ok(id)
    }
}
