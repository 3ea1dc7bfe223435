//! What a list would add, against who is here.

use std::collections::HashMap;

use proptest::prelude::*;
use uuid::Uuid;

use super::{Affiliation, Becomes, Choices, Here, Place, Plan, Sheet, Who};
use crate::domain::ids::PersonId;
use crate::domain::people::{Person, Profile};
use crate::domain::things::Noun;

const HEAD: &str = "Name\tTitle\tDepartment\tOrganization\n";

fn sheet(rows: &str) -> Sheet {
    Sheet::read(&format!("{HEAD}{rows}")).unwrap()
}

fn becomes(rows: &str, here: &Here, choices: &Choices) -> Vec<Becomes> {
    Plan::of(&sheet(rows), here, choices).rows.into_iter().map(|planned| planned.becomes).collect()
}

fn id(n: usize) -> Uuid {
    Uuid::from_u128(n as u128 + 1)
}

fn person(n: usize, profile: Profile) -> Person {
    Person { id: PersonId(id(n)), profile }
}

fn called(name: &str, title: &str, department: &str) -> Profile {
    Profile { name: name.to_owned(), title: title.to_owned(), department: department.to_owned(), organization: String::new() }
}

/// What is here once a plan was carried out.
fn carried_out(plan: &Plan, mut here: Here) -> Here {
    let (mut people, mut organizations): (HashMap<usize, PersonId>, HashMap<usize, Uuid>) = Default::default();
    for planned in &plan.rows {
        let (Becomes::Added(who, place), Some(entry)) = (&planned.becomes, &planned.entry) else { continue };
        let organization = match place {
            Place::None => None,
            Place::Known(id) => Some(*id),
            Place::Row(row) => Some(organizations[row]),
            Place::New => {
                let new = id(1_000 + here.organizations.len());
                here.organizations.push((new, entry.person.organization.clone()));
                organizations.insert(planned.row, new);
                Some(new)
            }
        };
        let person = match who {
            Who::Nobody => None,
            Who::Known(id) => Some(*id),
            Who::Row(row) => Some(people[row]),
            Who::New => {
                let new = person(2_000 + here.people.len(), entry.person.clone());
                people.insert(planned.row, new.id);
                here.people.push(new.clone());
                Some(new.id)
            }
        };
        here.members.push(Affiliation { person, organization });
    }
    here
}

#[test]
fn a_member_and_an_organization_are_added_once() {
    let here = Here {
        people: vec![person(1, called("Ann Wu", "Planner", ""))],
        organizations: vec![(id(7), "Food Bank".to_owned())],
        members: vec![
            Affiliation { person: None, organization: Some(id(7)) },
            Affiliation { person: Some(PersonId(id(1))), organization: None },
        ],
    };
    let rows = "Lee Park\t\t\tFOOD BANK\nlee park\t\t\tFood Bank\n\t\t\tFood bank\n\t\t\tWren Bank\nBo Ruiz\t\t\twren bank\nänn wu\t\t\t\n";
    assert_eq!(
        becomes(rows, &here, &Choices::new()),
        [
            Becomes::Added(Who::New, Place::Known(id(7))),
            Becomes::Twice(2),
            Becomes::Member,
            Becomes::Added(Who::Nobody, Place::New),
            Becomes::Added(Who::New, Place::Row(5)),
            Becomes::Member,
        ]
    );
}

#[test]
fn a_name_that_may_mean_several_is_asked_about_and_never_guessed() {
    let (planner, engineer) = (person(1, called("Dana Reed", "Planner", "Planning")), person(2, called("Dana Reed", "Engineer", "Works")));
    let here = Here { people: vec![planner.clone(), engineer, person(3, called("Bo St. Mary’s", "", ""))], ..Here::default() };
    let rows = "Dana Reed\t\t\t\nDana Reed\t\tPlanning\t\nDana Reed\tEngineer\t\t\nDana Reed\t\t\tFood Bank\nbo st marys\t\t\t\n";
    let all = becomes(rows, &here, &Choices::new());
    let asked = |becomes: &Becomes| if let Becomes::Asked(among) = becomes { among.len() } else { 0 };
    assert_eq!(all.iter().map(asked).collect::<Vec<_>>(), [2, 0, 0, 2, 1]);
    assert_eq!(all[1], Becomes::Added(Who::Known(planner.id), Place::None));
    // What was said of a row holds, and a word that names nobody of them does not.
    let choices = Choices::from([(2, planner.id.to_string()), (5, "new".to_owned()), (6, id(99).to_string())]);
    let all = becomes(rows, &here, &choices);
    assert_eq!(all[0], Becomes::Added(Who::Known(planner.id), Place::None));
    assert_eq!(all[1], Becomes::Twice(2));
    assert_eq!(all[3], Becomes::Added(Who::New, Place::New));
    assert_eq!(asked(&all[4]), 1);
}

#[test]
fn whom_an_earlier_row_adds_may_be_meant_too() {
    let all = becomes("Lee Park\t\t\tAcme\nLee Park\t\t\tBank\n", &Here::default(), &Choices::new());
    assert!(matches!(&all[1], Becomes::Asked(among) if among[0].0 == Who::Row(2)), "{all:?}");
    let all = becomes("Lee Park\t\t\tAcme\nLee Park\t\t\tBank\n", &Here::default(), &Choices::from([(3, "row-2".to_owned())]));
    assert_eq!(all[1], Becomes::Added(Who::Row(2), Place::New));
}

#[test]
fn the_mark_follows_the_list_and_what_is_here() {
    let here = Here::default();
    let plan = |rows: &str, here: &Here, choices: &Choices| Plan::of(&sheet(rows), here, choices).mark().to_owned();
    let mark = plan("Lee Park\t\t\t\n", &here, &Choices::new());
    assert_eq!(mark, plan("Lee Park\t\t\t\n", &here, &Choices::from([(2, "new".to_owned())])), "a choice is no change");
    assert_ne!(mark, plan("Lee Parks\t\t\t\n", &here, &Choices::new()));
    let more = Here { people: vec![person(1, called("lee park", "", ""))], ..Here::default() };
    assert_ne!(mark, plan("Lee Park\t\t\t\n", &more, &Choices::new()));
}

#[test]
fn no_more_are_added_than_there_is_room_for() {
    let member = Affiliation { person: None, organization: Some(id(7)) };
    let here = Here { members: vec![member; Noun::Member.most()], ..Here::default() };
    let plan = Plan::of(&sheet("Lee Park\t\t\t\n"), &here, &Choices::new());
    assert_eq!(plan.too_many, "There is room for 2,000 members of the coalition. 2,000 are here, and the list would add one.");
    assert!(Plan::of(&sheet("\t\t\tAcme\nLee Park\t\t\t\n"), &Here::default(), &Choices::new()).too_many.is_empty());
}

/// Lists of few names, so that many rows speak of the same.
fn lists() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["", "Lee Park", "lee  park", "Ann Wu", "Änn Wu", "Bo St. Mary’s", "bo st marys"]);
    let title = prop::sample::select(vec!["", "Planner", "Director"]);
    let department = prop::sample::select(vec!["", "", "Health", "Works"]);
    let organization = prop::sample::select(vec!["", "Food Bank", "FOOD BANK", "Acme, Inc."]);
    let row = (name, title, department, organization).prop_map(|(a, b, c, d)| format!("{a}\t{b}\t{c}\t{d}\n"));
    prop::collection::vec(row, 1..12).prop_map(|rows| format!("{HEAD}{}x\t\t\t\n", rows.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pasted_twice_is_pasted_once(before in lists(), list in lists()) {
        let (before, sheet) = (Sheet::read(&before).unwrap(), Sheet::read(&list).unwrap());
        let here = carried_out(&Plan::of(&before, &Here::default(), &Choices::new()), Here::default());
        let plan = Plan::of(&sheet, &here, &Choices::new());
        let after = carried_out(&plan, here);
        let again = Plan::of(&sheet, &after, &Choices::new());
        prop_assert_eq!(again.added(), 0, "{:?}", again.rows);
        // What was added is a member now; what was left out is left out again, or is a member by now.
        for (first, second) in plan.rows.iter().zip(&again.rows) {
            if matches!(first.becomes, Becomes::Added(..)) {
                prop_assert!(matches!(second.becomes, Becomes::Member | Becomes::Asked(_)), "{:?} {:?}", first, second);
            }
        }
    }
}
