//! People who answer, decide, own actions or work in the program.

use crate::domain::ids::PersonId;
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
}

/// A person on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The id.
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

/// Cleans a title or department, which may be left out.
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
        [&self.title, &self.department].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
    }
}
