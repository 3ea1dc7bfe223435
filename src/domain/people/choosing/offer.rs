//! Whom a form offers.

use crate::domain::ids::PersonId;
use crate::domain::names;
use crate::domain::people::Person;

/// The most people whom a list of a form offers. Whoever is not among them is found by the name that is typed.
pub const OFFERED: usize = 500;

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The text that goes into the field. No two lines have the same.
    pub text: String,
    /// What else is known of them.
    pub about: String,
    /// Who it is; nobody where two are known by nothing but the same name.
    pub id: Option<PersonId>,
}

/// The name, and the title and department as far as known.
pub(super) fn told(person: &Person) -> String {
    let parts = [person.profile.name.clone(), person.profile.role()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// How a person stands in a field: by name, with title and department where another has that name.
#[must_use]
pub fn shown(person: &Person, people: &[Person]) -> String {
    let is_other = |other: &&Person| other.id != person.id && names::same(&other.profile.name, &person.profile.name);
    if people.iter().any(|other| is_other(&other)) { told(person) } else { person.profile.name.clone() }
}

/// The list of a form, in the order of the people. Two of one name are told apart by title and department.
#[must_use]
pub fn offers(people: &[Person]) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    let mut before: Option<&Person> = None;
    for person in people.iter().take(OFFERED) {
        let has_namesake = before.is_some_and(|before| names::same(&before.profile.name, &person.profile.name));
        if let (true, Some(before), Some(last)) = (has_namesake, before, offers.last_mut()) {
            if last.id == Some(before.id) {
                *last = Offer { text: told(before), about: String::new(), id: last.id };
            }
            if names::same(&last.text, &told(person)) {
                last.id = None;
            } else {
                offers.push(Offer { text: told(person), about: String::new(), id: Some(person.id) });
            }
        } else {
            offers.push(Offer { text: person.profile.name.clone(), about: person.profile.role(), id: Some(person.id) });
        }
        before = Some(person);
    }
    offers
}
