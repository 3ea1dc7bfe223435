//! Who may be meant by a name in the forms of a jurisdiction.

use crate::domain::ids::JurisdictionId;
use crate::domain::names::SortKey;
use crate::domain::people::Person;
use crate::web::frame::{App, Failure};

/// The people of a jurisdiction, in the order of names: whoever takes part in a round of it, was asked in one, or owns an
/// action. Names of other jurisdictions have no place on this one's projector.
///
/// # Errors
/// A failed read.
pub async fn offered(app: &App, id: JurisdictionId) -> Result<Vec<Person>, Failure> {
    let mut people = Vec::new();
    for round in app.store().rounds(id).await? {
        people.extend(app.store().participants(round.id).await?);
        people.extend(app.store().asks(round.id).await?.into_iter().map(|ask| ask.person));
    }
    people.extend(app.store().actions(id).await?.into_iter().filter_map(|action| action.owner));
    people.sort_by_cached_key(|person| (SortKey::of(&person.profile.name), person.id));
    people.dedup_by_key(|person| person.id);
    Ok(people)
}
