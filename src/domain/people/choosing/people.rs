//! Whom a form may mean, and whom a form that stood open may still name.

use std::ops::Deref;

use crate::domain::ids::PersonId;
use crate::domain::people::{Gone, Person};

/// The people on record, by name, with those who were among them and are not any more. It reads as the list of the first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    listed: Vec<Person>,
    gone: Vec<(PersonId, Gone)>,
}

impl People {
    /// The people on record, and those who are not any more.
    #[must_use]
    pub const fn new(listed: Vec<Person>, gone: Vec<(PersonId, Gone)>) -> Self {
        Self { listed, gone }
    }

    /// What became of somebody who is not on the list; that of somebody of whom nothing is left is not known.
    #[must_use]
    pub fn gone(&self, id: PersonId) -> Option<Gone> {
        if self.listed.iter().any(|person| person.id == id) {
            return None;
        }
        let known = self.gone.iter().find(|(gone, _)| *gone == id).map(|(_, gone)| gone.clone());
        Some(known.unwrap_or(Gone::Thrown))
    }
}

impl Deref for People {
    type Target = [Person];

    fn deref(&self) -> &[Person] {
        &self.listed
    }
}

impl Extend<Person> for People {
    /// Lists people who are not offered any more and may be meant all the same.
    fn extend<I: IntoIterator<Item = Person>>(&mut self, people: I) {
        self.listed.extend(people);
    }
}

impl From<Vec<Person>> for People {
    fn from(listed: Vec<Person>) -> Self {
        Self::new(listed, Vec::new())
    }
}
