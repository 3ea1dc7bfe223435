//! Somebody added by name, title and department.

use super::People;
use super::one::{Pick, Slip, Who};
use crate::domain::ids::PersonId;
use crate::domain::names;
use crate::domain::people::{Person, Profile, person};

/// Somebody who was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// A person on record.
    Known(PersonId),
    /// Somebody who is not on record yet.
    New(Profile),
}

/// Whom the fields mean; nobody while all are empty. Who has the name of somebody on record and another title or
/// department may be somebody else, so that is asked, unless `id` says it.
///
/// # Errors
/// [`Slip`], when several may be meant, or a field cannot be taken as it stands.
pub fn added(typed: &Profile, id: &str, people: &People) -> Result<Option<Added>, Slip> {
    if [&typed.name, &typed.title, &typed.department, &typed.organization].iter().all(|part| part.trim().is_empty()) {
        return Ok(None);
    }
    let detail = |text: &str| person::detail(text).map_err(Slip::Problem);
    let profile = Profile {
        name: person::name(&typed.name).map_err(Slip::Problem)?,
        title: detail(&typed.title)?,
        department: detail(&typed.department)?,
        organization: detail(&typed.organization)?,
    };
    let fits = |typed: &str, known: &str| typed.is_empty() || names::same(typed, known);
    let fits = |known: &Person| fits(&profile.title, &known.profile.title) && fits(&profile.department, &known.profile.department);
    let pick = Pick { text: typed.name.clone(), id: id.to_owned() };
    let known = |ids: &[PersonId]| people.iter().filter(|person| ids.contains(&person.id)).collect::<Vec<_>>();
    match pick.read(people) {
        Ok(Who::Known(known_id)) if id == known_id.to_string() || known(&[known_id]).iter().all(|person| fits(person)) => {
            Ok(Some(Added::Known(known_id)))
        }
        Ok(Who::Known(known)) => Err(Slip::Which(vec![known])),
        Err(Slip::Which(among)) => match known(&among).into_iter().filter(|person| fits(person)).collect::<Vec<_>>().as_slice() {
            // The title tells which.
            [one] if !(profile.title.is_empty() && profile.department.is_empty()) => Ok(Some(Added::Known(one.id))),
            _ => Err(Slip::Which(among)),
        },
        Ok(Who::Nobody | Who::New { .. }) => Ok(Some(Added::New(profile))),
        Err(slip) => Err(slip),
    }
}
