//! People who answer, decide, own actions or work in the program. Each belongs to one jurisdiction.

use uuid::Uuid;

use crate::domain::ids::{ActorId, JurisdictionId, PersonId, derived};
use crate::domain::words::text::{self, NAME_LIMIT, Problem};

/// What is known of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// The name.
    pub name: String,
    /// The title, if given.
    pub title: String,
    /// The department, if given.
    pub department: String,
    /// The organization, if given: for whoever does not work for the jurisdiction itself.
    pub organization: String,
}

/// A person on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The id. Where two records were made one person, that of the one that stands for both.
    pub id: PersonId,
    /// What is known.
    pub profile: Profile,
}

/// Cleans a person's name.
///
/// # Errors
/// [`Problem`] when it is missing or too long.
pub fn name(typed: &str) -> Result<String, Problem> {
    text::required(typed, NAME_LIMIT, "Enter a name, so that others can see who wrote what.")
}

/// Cleans a title, department or organization, which may be left out.
///
/// # Errors
/// [`Problem`] when it is too long.
pub fn detail(typed: &str) -> Result<String, Problem> {
    text::line(typed, NAME_LIMIT)
}

impl Profile {
    /// "Policy analyst, Department of Human Services", as far as known.
    #[must_use]
    pub fn role(&self) -> String {
        let parts = [&self.title, &self.department, &self.organization];
        parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
    }

    /// "Lee Park, Policy analyst", as far as known.
    #[must_use]
    pub fn with_role(&self) -> String {
        let role = self.role();
        if role.is_empty() { self.name.clone() } else { format!("{}, {role}", self.name) }
    }
}

impl PersonId {
    /// The id of the person that somebody at a browser is in a jurisdiction. It is made of the two, so that copies of
    /// one file that go apart make one person, not two.
    #[must_use]
    pub fn of_actor(actor: ActorId, jurisdiction: JurisdictionId) -> Self {
        Self(derived(&["the person that an actor is in a jurisdiction", &actor.to_string(), &jurisdiction.to_string()]))
    }

    /// The id of the person whom a form adds that bears this mark.
    #[must_use]
    pub fn of_form(jurisdiction: JurisdictionId, once: Uuid) -> Self {
        Self(derived(&["the person whom a form adds", &jurisdiction.to_string(), &once.to_string()]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn somebody_is_the_same_person_of_a_jurisdiction_in_every_copy() {
        let (actor, here) = (ActorId(Uuid::from_u128(1)), JurisdictionId(Uuid::from_u128(2)));
        let person = PersonId::of_actor(actor, here);
        assert_eq!(person, PersonId::of_actor(actor, here));
        assert_eq!(person.0.get_version_num(), 8);
        assert_ne!(person, PersonId::of_actor(actor, JurisdictionId(Uuid::from_u128(3))));
        assert_ne!(person, PersonId::of_actor(ActorId(here.0), JurisdictionId(actor.0)));
    }
}
