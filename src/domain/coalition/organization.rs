//! An organization that members of the coalition come from.

use uuid::Uuid;

use super::Sector;
use crate::domain::history::Fact;
use crate::domain::names::{self, SortKey};
use crate::domain::things::Thing;

/// An organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The sector that it belongs to, if that was said.
    pub sector: Option<Sector>,
    /// What else is known of it.
    pub notes: String,
}

impl Organization {
    /// An organization as it is stored.
    #[must_use]
    pub fn of(thing: &Thing) -> Self {
        Self {
            id: thing.id,
            name: thing.get(Fact::Name).to_owned(),
            sector: thing.read(Fact::Sector),
            notes: thing.get(Fact::Notes).to_owned(),
        }
    }

    /// Its place in a list.
    pub(super) fn place(&self) -> (SortKey, Uuid) {
        (SortKey::of(&self.name), self.id)
    }
}

/// The organization that a typed name is: one that differs in nothing but capitals, marks and apostrophes, the one that
/// is written alike before others.
#[must_use]
pub fn known_as<'a>(organizations: &'a [Organization], name: &str) -> Option<&'a Organization> {
    let mut same = organizations.iter().filter(|one| names::same(&one.name, name));
    let first = same.clone().next();
    same.find(|one| one.name == name).or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organization_is_known_by_its_name_however_it_is_typed() {
        let one =
            |id: u128, name: &str| Organization { id: Uuid::from_u128(id), name: name.to_owned(), sector: None, notes: String::new() };
        let all = [one(1, "St. Mary’s Hospital"), one(2, "ACTION FUND"), one(3, "Action Fund")];
        let found = |name: &str| known_as(&all, name).map(|one| one.id.as_u128());
        assert_eq!(found("st. mary's hospital"), Some(1));
        assert_eq!(found("Action Fund"), Some(3), "the one written alike");
        assert_eq!(found("action fund"), Some(2), "else the first");
        assert_eq!(found("Action Funds"), None);
    }
}
