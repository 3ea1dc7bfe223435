//! People: the list of a jurisdiction, who works in this browser, and who can be chosen in forms.

mod asked;
pub mod chooser;
mod list;
mod one;
mod page;

use crate::domain::ids::JurisdictionId;
use crate::domain::people::Person;
use crate::domain::people::choosing::{People, Pick};
use crate::domain::readiness::Revision;
use crate::web::frame::{App, Failure};

pub use asked::recognize;
pub use list::{add, list, summed};
pub use one::{describe, make_one, make_two, remove, show as one, this_is_me};
pub use page::{correct, own_address, remember, show};

/// The people who can be chosen in the forms of a jurisdiction, by name, and those who could be before.
///
/// # Errors
/// A failed read.
pub async fn offered(app: &App, of: JurisdictionId) -> Result<People, Failure> {
    Ok(app.store().people_to_choose(of).await?)
}

/// Whom a field showed and nobody touched in it, where that is nobody to choose any more. They are read all the same:
/// somebody else may have changed the field meanwhile, and then nothing is wrong with this form. `seen` is the revision
/// that came with it.
///
/// # Errors
/// A failed read.
pub async fn shown_and_gone(
    app: &App,
    of: JurisdictionId,
    pick: &Pick,
    seen: Option<Revision>,
    people: &[Person],
) -> Result<Option<Person>, Failure> {
    let untouched = if seen == Some(Revision::of(&pick.id)) { pick.id.parse().ok() } else { None };
    let Some(id) = untouched.filter(|id| people.iter().all(|person| person.id != *id)) else { return Ok(None) };
    Ok(app.store().record_of(of, id).await?.filter(|person| pick.shows(person)))
}
