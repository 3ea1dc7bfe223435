//! People made twice: one in each copy, with one name and department. Whether they are one person, somebody says.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{Bundle, Id, Person};
use crate::domain::names::same;

/// Two records that may be of one person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Double {
    /// The jurisdiction.
    pub of: Id,
    /// The record that would stand for both: the one with the lesser id, so that all copies choose the same.
    pub stays: Id,
    /// The record that would be marked as the same person.
    pub other: Id,
    /// The name, with the department.
    pub name: String,
}

impl Double {
    /// Identifies it.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}-{}", self.stays, self.other)
    }
}

/// The people who were made in one copy each and may be one person, in the order of their ids.
pub fn doubles(ours: &Bundle, theirs: &Bundle) -> Vec<Double> {
    let gone: HashSet<Id> = ours.tombstones.iter().chain(&theirs.tombstones).map(|stone| stone.id).collect();
    let here: HashMap<Uuid, &[Person]> = ours.jurisdictions.iter().map(|it| (it.id.0, it.people.as_slice())).collect();
    let mut found = Vec::new();
    for there in &theirs.jurisdictions {
        let Some(people) = here.get(&there.id.0) else { continue };
        for one in only_in(people, &there.people, &gone) {
            for other in only_in(&there.people, people, &gone).filter(|other| may_be_one(one, other)) {
                let [stays, other] = if one.id < other.id { [one.id, other.id] } else { [other.id, one.id] };
                let department = if one.department.is_empty() { String::new() } else { format!(", {}", one.department) };
                found.push(Double { of: there.id, stays, other, name: format!("{}{department}", one.name) });
            }
        }
    }
    found.sort();
    found
}

/// Those on the list of one copy who stand for themselves and whom the other does not know.
fn only_in<'a>(people: &'a [Person], others: &[Person], gone: &HashSet<Id>) -> impl Iterator<Item = &'a Person> {
    let known: HashSet<Id> = others.iter().map(|person| person.id).chain(gone.iter().copied()).collect();
    people.iter().filter(move |person| person.deleted.is_none() && person.same_as.is_none() && !known.contains(&person.id))
}

fn may_be_one(one: &Person, other: &Person) -> bool {
    same(&one.name, &other.name) && same(&one.department, &other.department)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::Jurisdiction;

    fn of(people: &[(u128, &str, &str)]) -> Bundle {
        let person = |(id, name, department): &(u128, &str, &str)| Person {
            id: Id(Uuid::from_u128(*id)),
            name: (*name).to_owned(),
            department: (*department).to_owned(),
            ..Person::default()
        };
        let jurisdiction = Jurisdiction { people: people.iter().map(person).collect(), ..Jurisdiction::default() };
        Bundle { jurisdictions: vec![jurisdiction], ..Bundle::default() }
    }

    #[test]
    fn people_of_one_name_and_department_are_offered_as_one_and_alike_from_both_sides() {
        let ours = of(&[(1, "Ann", ""), (9, "Lee Park", "Planning"), (4, "Bo", "Health")]);
        let theirs = of(&[(1, "Ann", ""), (3, "Lee Park", "Planning"), (5, "Bo", "Housing")]);
        let found = doubles(&ours, &theirs);
        let [double] = &found[..] else { panic!("one pair: {found:?}") };
        assert_eq!((double.stays, double.other), (Id(Uuid::from_u128(3)), Id(Uuid::from_u128(9))));
        let turned = doubles(&theirs, &ours);
        assert_eq!((turned[0].stays, turned[0].other), (double.stays, double.other));
    }
}
