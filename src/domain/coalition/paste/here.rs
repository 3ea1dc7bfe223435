//! Who is here already, as a list is held against it.

use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::people::Person;
use crate::domain::things::Thing;

/// A member: which person, of which organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Affiliation {
    /// The person, unless the organization itself is the member.
    pub person: Option<PersonId>,
    /// The organization, if there is one.
    pub organization: Option<Uuid>,
}

/// Who is here already.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Here {
    /// The people on record.
    pub people: Vec<Person>,
    /// The organizations, by their names.
    pub organizations: Vec<(Uuid, String)>,
    /// The members.
    pub members: Vec<Affiliation>,
}

impl Here {
    /// Reads it from what is stored.
    #[must_use]
    pub fn of(people: Vec<Person>, organizations: &[Thing], members: &[Thing]) -> Self {
        let affiliation = |member: &Thing| Affiliation {
            person: member.read(Fact::Person),
            organization: member.named(Fact::BelongsTo).first().copied(),
        };
        let named = |organization: &Thing| (organization.id, organization.get(Fact::Name).to_owned());
        Self { people, organizations: organizations.iter().map(named).collect(), members: members.iter().map(affiliation).collect() }
    }
}
