//! People beside names: what was written at a meeting or under a decision stays as it was, and whom a name means
//! stands beside it by the record.

use std::collections::HashMap;

use crate::domain::ids::PersonId;
use crate::domain::names::identity;

/// The stored form of people beside names as they were then: the id of each, a line each, in step with the names; an
/// empty line where only the name is known. Empty when nobody is.
#[must_use]
pub fn stored(people: &[Option<PersonId>]) -> String {
    if people.iter().all(Option::is_none) {
        return String::new();
    }
    people.iter().map(|person| person.map_or_else(String::new, |id| id.to_string())).collect::<Vec<_>>().join("\n")
}

/// Reads back who is meant by each name. Empty when nobody is.
#[must_use]
pub fn meant(stored: &str) -> Vec<Option<PersonId>> {
    if stored.is_empty() { Vec::new() } else { stored.split('\n').map(|id| id.parse().ok()).collect() }
}

/// Whether people stand in step with so many names, as [`stored`] writes them.
#[must_use]
pub fn is_in_step(text: &str, names: usize) -> bool {
    let people = meant(text);
    text.is_empty() || (people.len() == names && stored(&people) == text)
}

/// The people of a jurisdiction by name, for names that stand in texts. Where a name fits two it means nobody.
#[derive(Debug, Default)]
pub struct ByName(HashMap<Vec<u8>, Option<PersonId>>);

impl ByName {
    /// Takes in a person.
    pub fn add(&mut self, id: PersonId, name: &str) {
        self.0.entry(identity(name.trim())).and_modify(|known| *known = known.filter(|known| *known == id)).or_insert(Some(id));
    }

    /// Whom a line means: the whole of it is a name, or what stands before a title.
    #[must_use]
    pub fn find(&self, line: &str) -> Option<PersonId> {
        let ends = std::iter::once(line.len()).chain(line.match_indices(',').rev().map(|(at, _)| at));
        ends.map(|end| identity(line[..end].trim())).find_map(|name| self.0.get(&name)).copied().flatten()
    }

    /// Whom the lines of a text mean, in step with them.
    #[must_use]
    pub fn beside(&self, lines: &str) -> Vec<Option<PersonId>> {
        lines.lines().map(|line| self.find(line)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    #[test]
    fn people_stand_in_step_with_the_names() {
        let lee = Some(id(7));
        assert_eq!(meant(&stored(&[None, None])), []);
        for people in [vec![None, lee, None], vec![lee], vec![lee, lee], vec![None, None, lee]] {
            let text = stored(&people);
            assert_eq!(meant(&text), people);
            assert!(is_in_step(&text, people.len()), "{text:?}");
        }
        assert!(!is_in_step(&stored(&[lee]), 2), "a line too few");
        assert!(!is_in_step("x", 1), "no id");
        assert!(!is_in_step("\n", 2), "nobody is written as nothing");
    }

    #[test]
    fn a_name_that_fits_one_person_means_that_person() {
        let mut people = ByName::default();
        for (n, name) in [(1, "Lee Park"), (2, "Ann O’Hara"), (3, "Sam Reyes"), (4, "sam reyes"), (5, "Bo Ek, Jr."), (6, "Bo Ek")] {
            people.add(id(n), name);
        }
        for (line, found) in [
            ("Lee Park", Some(1)),
            ("LEE PARK, County Manager", Some(1)),
            ("Ann O'Hara , Planner, HR", Some(2)),
            ("Sam Reyes", None),
            ("Bo Ek, Jr.", Some(5)),
            ("Bo Ek, Jr., Mayor", Some(5)),
            ("Bo Ek, Mayor", Some(6)),
            ("Nobody", None),
            ("", None),
            (",", None),
        ] {
            assert_eq!(people.find(line), found.map(id), "{line:?}");
        }
        assert_eq!(people.beside("Nobody\nLee Park"), [None, Some(id(1))]);
    }
}
