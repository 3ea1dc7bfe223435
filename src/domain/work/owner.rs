//! Who sees to an action, from the name that was typed.

use crate::domain::ids::PersonId;
use crate::domain::people::Person;
use crate::domain::words::text::{self, NAME_LIMIT, Problem};

/// The owner that a form names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// Nobody.
    Nobody,
    /// A person on record.
    Known(PersonId),
    /// A name that is not on record yet.
    New(String),
}

impl Owner {
    /// Finds the person whom a typed name means, whatever its capitals: the present owner first,
    /// since two people may bear one name.
    ///
    /// # Errors
    /// [`Problem`] when the name is too long.
    pub fn named(typed: &str, present: Option<&Person>, people: &[Person]) -> Result<Self, Problem> {
        let name = text::line(typed, NAME_LIMIT)?;
        if name.is_empty() {
            return Ok(Self::Nobody);
        }
        let sought = name.to_lowercase();
        let found = present.into_iter().chain(people).find(|person| person.profile.name.to_lowercase() == sought);
        Ok(found.map_or(Self::New(name), |person| Self::Known(person.id)))
    }

    /// The stored form: the id of the person. A new name has none yet.
    #[must_use]
    pub fn stored(&self) -> String {
        match self {
            Self::Known(id) => id.to_string(),
            Self::Nobody | Self::New(_) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people::Profile;
    use uuid::Uuid;

    fn person(id: u128, name: &str) -> Person {
        Person { id: PersonId(Uuid::from_u128(id)), profile: Profile { name: name.to_owned(), ..Profile::default() } }
    }

    #[test]
    fn a_name_on_record_is_that_person_whatever_its_capitals() {
        let people = [person(1, "Lee Park"), person(2, "Élodie Roy"), person(3, "Lee Park")];
        let named = |typed: &str, present| Owner::named(typed, present, &people);
        assert_eq!(named("  lee  PARK ", None), Ok(Owner::Known(people[0].id)));
        assert_eq!(named("Lee Park", Some(&people[2])), Ok(Owner::Known(people[2].id)), "the owner stays who it is");
        assert_eq!(named("ÉLODIE ROY", None), Ok(Owner::Known(people[1].id)));
        assert_eq!(named("Sam Reyes", None), Ok(Owner::New("Sam Reyes".to_owned())));
        assert_eq!(named(" \n", None), Ok(Owner::Nobody));
        assert_eq!(named(&"x".repeat(500), None), Err(Problem::TooLong { length: 500, limit: 120 }));
    }
}
