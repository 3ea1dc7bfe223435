use time::macros::date;
use uuid::Uuid;

use super::*;
use crate::domain::guide::PredictorKey;
use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::people::{Person, Profile};
use crate::domain::things::{Noun, Thing};

fn id(n: u128) -> String {
    Uuid::from_u128(n).to_string()
}

fn person(n: u128, name: &str, title: &str) -> Person {
    let profile = Profile { name: name.to_owned(), title: title.to_owned(), ..Profile::default() };
    Person { id: PersonId(Uuid::from_u128(n)), profile }
}

fn thing(noun: Noun, n: u128, facts: &[(Fact, &str)]) -> Thing {
    let mut thing = Thing::nothing(noun, Uuid::from_u128(n));
    thing.values.extend(facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())));
    thing
}

/// Wren Health with Dana, who joined; the Action Fund, to be asked; Lee, asked; and somebody of a bank who declined.
fn coalition() -> Coalition {
    let people = [person(1, "Dana Ortiz", ""), person(2, "Lee Park", "Planner"), person(3, "Ann Bell", "")];
    let things = [
        thing(Noun::Organization, 11, &[(Fact::Name, "Wren Health"), (Fact::Sector, "anchor_institution")]),
        thing(Noun::Organization, 12, &[(Fact::Name, "Action Fund"), (Fact::Sector, "philanthropy")]),
        thing(
            Noun::Member,
            21,
            &[
                (Fact::Person, &id(1)),
                (Fact::BelongsTo, &id(11)),
                (Fact::Standing, "joined"),
                (Fact::Joined, "2026-11-02"),
                (Fact::Pillars, "health"),
            ],
        ),
        thing(Noun::Member, 22, &[(Fact::BelongsTo, &id(12)), (Fact::Due, "2026-12-01"), (Fact::Owner, &id(2))]),
        thing(
            Noun::Member,
            23,
            &[(Fact::Person, &id(2)), (Fact::Sector, "residents"), (Fact::Standing, "asked"), (Fact::Asked, "2026-11-03")],
        ),
        thing(Noun::Member, 24, &[(Fact::Person, &id(3)), (Fact::Sector, "financial_institution"), (Fact::Standing, "declined")]),
        thing(Noun::Member, 25, &[(Fact::Person, &id(3)), (Fact::Standing, "to_ask")]),
        thing(
            Noun::WorkingGroup,
            31,
            &[
                (Fact::Name, "Housing"),
                (Fact::Members, &format!("{}\n{}", id(23), id(99))),
                (Fact::Predictors, "housing-stability"),
                (Fact::Position, "V"),
            ],
        ),
    ];
    Coalition::of(&things, &people)
}

fn names(members: &[&Member]) -> Vec<String> {
    members.iter().map(|member| member.told()).collect()
}

#[test]
fn a_member_is_told_by_person_and_organization_and_takes_the_sector_of_the_organization() {
    let coalition = coalition();
    let all: Vec<&Member> = coalition.members.iter().collect();
    assert_eq!(names(&all), ["Action Fund", "Ann Bell", "Ann Bell", "Dana Ortiz of Wren Health", "Lee Park"], "by name");
    assert_eq!(coalition.member(Uuid::from_u128(21)).unwrap().sector(), Some(Sector::AnchorInstitution));
    assert_eq!(coalition.member(Uuid::from_u128(23)).unwrap().sector(), Some(Sector::Residents));
    assert_eq!(coalition.member(Uuid::from_u128(25)).unwrap().sector(), None);
    assert_eq!(coalition.told(), "Five members on the list: one joined, one asked, two to ask, one declined.");
    assert_eq!(Coalition::default().told(), "No one is on the list yet.");
}

#[test]
fn who_and_what_is_not_there_any_more_is_told_as_far_as_known() {
    let things = [
        thing(Noun::Member, 21, &[(Fact::Person, &id(9)), (Fact::BelongsTo, &id(8))]),
        thing(Noun::Member, 22, &[(Fact::BelongsTo, &id(8)), (Fact::Owner, &id(9))]),
    ];
    let coalition = Coalition::of(&things, &[]);
    let all: Vec<&Member> = coalition.members.iter().collect();
    assert_eq!(names(&all), ["an organization in the bin", "someone no longer on the list of an organization in the bin"]);
    assert!(all[0].who_asks.is_some());
}

#[test]
fn sectors_and_pillars_without_anyone_are_named_and_who_declined_does_not_count() {
    let coalition = coalition();
    let empty = coalition.empty_sectors_told();
    assert!(empty.starts_with("No one yet from: local government, other governments, school district,"), "{empty}");
    assert!(!["financial institution", "residents", "philanthropy"].iter().any(|sector| empty.contains(sector)), "{empty}");
    assert_eq!(coalition.declined_sectors_told(), "One from financial institution was asked and declined.");
    assert_eq!(coalition.declined_pillars_told(), "");
    assert_eq!(coalition.waiting_sectors_told(), "On the list, but no one has joined yet from: philanthropy and residents.");
    let pillars = coalition.empty_pillars_told();
    assert!(pillars.starts_with("No one yet for: ") && !pillars.contains("health"), "{pillars}");
    assert_eq!(coalition.empty_pillars().len(), 4);
    let three = [Sector::SchoolDistrict, Sector::Philanthropy, Sector::Residents];
    let members = Sector::ALL.iter().filter(|sector| !three.contains(sector)).map(|sector| in_sector(*sector)).collect();
    let mut whole = Coalition { members, ..Coalition::default() };
    assert_eq!(whole.empty_sectors_told(), "No one yet from: school district, philanthropy, and residents.");
    whole.members.extend(three.map(in_sector));
    assert_eq!(whole.empty_sectors_told(), "");
}

fn in_sector(sector: Sector) -> Member {
    let thing = thing(Noun::Member, 50, &[(Fact::Sector, sector.as_str())]);
    Coalition::of(&[thing], &[]).members.remove(0)
}

#[test]
fn whom_to_ask_next_goes_by_the_day_for_it_and_an_answer_is_waited_for_by_the_day_of_asking() {
    let mut coalition = coalition();
    let today = date!(2026 - 11 - 27);
    assert_eq!(names(&coalition.to_ask_next()), ["Action Fund", "Ann Bell"], "without a day last");
    assert_eq!(names(&coalition.unanswered()), ["Lee Park"]);
    assert_eq!(coalition.unanswered()[0].when_told(today), "Asked on November 3, 2026, 24 days ago");
    assert_eq!(coalition.to_ask_next()[0].when_told(today), "Ask by December 1, 2026");
    assert_eq!(coalition.to_ask_next()[1].when_told(today), "No day to ask by");
    assert!(coalition.late(today).is_empty());
    let later = date!(2026 - 12 - 02);
    assert_eq!(names(&coalition.late(later)), ["Action Fund"]);
    assert_eq!(coalition.late(later)[0].when_told(later), "Late: to be asked by December 1, 2026");
    // A typed day still to come is told without a count.
    let ahead = coalition.members.iter_mut().find(|member| member.standing == Asking::Asked).unwrap();
    ahead.asked = Some(later);
    assert_eq!(ahead.when_told(today), "Asked on December 2, 2026");
}

#[test]
fn the_views_hold_everyone_and_no_empty_heading() {
    let coalition = coalition();
    let told = |view| {
        let shelves = coalition.arranged(view);
        shelves.iter().map(|shelf| format!("{}: {}", shelf.heading, names(&shelf.members).join(", "))).collect::<Vec<_>>()
    };
    assert_eq!(
        told(View::Sector),
        [
            "Anchor institution (hospital, university): Dana Ortiz of Wren Health",
            "Financial institution: Ann Bell",
            "Philanthropy: Action Fund",
            "Residents: Lee Park",
            "No sector stated: Ann Bell",
        ]
    );
    assert_eq!(told(View::Group), ["Housing: Lee Park", "In no working group: Action Fund, Ann Bell, Ann Bell, Dana Ortiz of Wren Health"]);
    assert_eq!(told(View::Pillar).len(), 2);
    assert_eq!(told(View::Next), ["To ask: Action Fund, Ann Bell", "Asked, and not answered yet: Lee Park"]);
}

#[test]
fn the_same_person_in_the_same_organization_is_there_already() {
    let coalition = coalition();
    let (dana, lee) = (Some(PersonId(Uuid::from_u128(1))), Some(PersonId(Uuid::from_u128(2))));
    let (health, fund) = (Some(Uuid::from_u128(11)), Some(Uuid::from_u128(12)));
    assert_eq!(coalition.there(dana, health, None).map(Member::told), Some("Dana Ortiz of Wren Health".to_owned()));
    assert!(coalition.there(dana, health, Some(Uuid::from_u128(21))).is_none(), "not beside themselves");
    assert!(coalition.there(dana, fund, None).is_none(), "a person can be there for two organizations");
    assert_eq!(coalition.there(dana, None, None).map(Member::told), Some("Dana Ortiz of Wren Health".to_owned()), "as a list means it");
    assert_eq!(coalition.there(lee, fund, None).map(Member::told), Some("Lee Park".to_owned()));
    assert!(coalition.there(None, fund, None).is_some() && coalition.there(None, health, None).is_none());
    assert!(coalition.there(lee, None, None).is_some() && coalition.there(None, None, None).is_none());
}

#[test]
fn what_working_groups_lack_is_named() {
    let coalition = coalition();
    assert_eq!(coalition.groups_lack(), ["“Housing” has no lead."], "one who is gone is no member");
    assert_eq!(coalition.in_no_group_told(), "One who joined is in no working group.");
    let key = |key: &str| key.parse::<PredictorKey>().unwrap();
    let of_interest = [key("economic-inclusion"), key("housing-stability")];
    assert_eq!(coalition.without_group(&of_interest), [key("economic-inclusion")]);
    assert!(coalition.without_group(&[]).is_empty());
}

fn letter_to(n: u128, launch: Option<&Launch>) -> String {
    let coalition = coalition();
    let member = coalition.member(Uuid::from_u128(n)).unwrap();
    letter::draft(letter::Asked { member, jurisdiction: "Wren County", launch, today: date!(2026 - 11 - 27) })
}

#[test]
fn a_letter_is_drafted_from_what_is_known_and_the_rest_stands_as_a_blank() {
    let launch = Launch { held: Some(date!(2026 - 12 - 12)), place: "Wren Library".to_owned(), ..Launch::default() };
    let text = letter_to(22, Some(&launch));
    assert!(text.starts_with("To Action Fund:\n\nWren County is starting work on"), "{text}");
    assert!(text.contains("first time on December 12, 2026, at this place: Wren Library."), "{text}");
    assert!(
        text.contains("Lee Park is glad to talk with you.") && text.ends_with("Sincerely,\n\nLee Park\nPlanner\nWren County"),
        "{text}"
    );
    assert!(text.contains("What we ask of you: [what we ask]."), "{text}");
    let text = letter_to(21, None);
    assert!(text.starts_with("Dear Dana Ortiz,") && text.contains("you, and Wren Health, to be part of it"), "{text}");
    assert!(text.contains("We will tell you the day") && text.contains("[who asks]"), "{text}");
    let past = Launch { held: Some(date!(2026 - 11 - 26)), ..Launch::default() };
    assert!(letter_to(21, Some(&past)).contains("met for the first time on November 26, 2026"));
}

#[test]
fn what_is_asked_stands_in_the_letter_as_one_sentence_or_as_a_list() {
    let mut coalition = coalition();
    let mut told = |what: &str, roles: &[Role]| {
        let member = &mut coalition.members[0];
        member.what_asked = what.to_owned();
        member.roles = roles.to_vec();
        letter::draft(letter::Asked { member, jurisdiction: "Wren County", launch: None, today: date!(2026 - 11 - 27) })
    };
    assert!(told("Two hours a month", &[]).contains("\n\nWhat we ask of you: Two hours a month.\n\n"));
    assert!(told("Can you come?", &[]).contains("What we ask of you: Can you come?\n"));
    assert!(told("- Time\n\n• A room", &[]).contains("What we ask of you:\n\n- Time\n- A room\n\n"));
    assert!(told("", &[Role::Champion]).contains("to speak up for the work where your word counts."));
    let member = &mut coalition.members[0];
    member.letter = "Come.".to_owned();
    assert_eq!(letter::text(letter::Asked { member, jurisdiction: "", launch: None, today: date!(2026 - 11 - 27) }), "Come.");
}
