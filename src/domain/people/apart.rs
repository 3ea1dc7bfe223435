//! People of one name, told apart.

use std::collections::HashMap;

use super::Person;
use crate::domain::ids::PersonId;
use crate::domain::names::identity;

/// Which names of people that stand together fit more than one of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Apart(Vec<PersonId>);

impl Apart {
    /// Looks through people. One may come more than once.
    #[must_use]
    pub fn among<'a>(people: impl IntoIterator<Item = &'a Person>) -> Self {
        let all: HashMap<PersonId, &Person> = people.into_iter().map(|person| (person.id, person)).collect();
        if all.len() < 2 {
            return Self::default();
        }
        let mut by_name: HashMap<Vec<u8>, Vec<PersonId>> = HashMap::with_capacity(all.len());
        for (id, person) in all {
            by_name.entry(identity(&person.profile.name)).or_default().push(id);
        }
        let mut namesakes: Vec<PersonId> = by_name.into_values().filter(|ids| ids.len() > 1).flatten().collect();
        namesakes.sort_unstable();
        Self(namesakes)
    }

    /// The name, with title and department where another of them has that name.
    #[must_use]
    pub fn name(&self, person: &Person) -> String {
        if self.0.binary_search(&person.id).is_ok() { person.profile.with_role() } else { person.profile.name.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people::Profile;
    use uuid::Uuid;

    #[test]
    fn only_those_of_one_name_are_told_with_more_than_it() {
        let person = |n: u128, name: &str, title: &str| Person {
            id: PersonId(Uuid::from_u128(n)),
            profile: Profile { name: name.to_owned(), title: title.to_owned(), ..Profile::default() },
        };
        let people =
            [person(1, "Dana Reed", "Planner"), person(2, "DANA REED", ""), person(3, "Lee Park", "Clerk"), person(3, "Lee Park", "Clerk")];
        let apart = Apart::among(&people);
        let told: Vec<String> = people.iter().map(|person| apart.name(person)).collect();
        assert_eq!(told, ["Dana Reed, Planner", "DANA REED", "Lee Park", "Lee Park"], "one who comes twice is no namesake");
        assert_eq!(Apart::default().name(&people[0]), "Dana Reed");
    }
}
