use uuid::Uuid;

use super::*;
use crate::domain::ids::PersonId;
use crate::domain::people::{Gone, Person, Profile};
use crate::domain::words::text::Problem;

fn person(id: u128, name: &str, title: &str, department: &str) -> Person {
    let profile = Profile { name: name.to_owned(), title: title.to_owned(), department: department.to_owned(), ..Profile::default() };
    Person { id: PersonId(Uuid::from_u128(id)), profile }
}

/// Two of one name with titles, two of one name without any, and one with an apostrophe; by name.
fn people() -> Vec<Person> {
    vec![
        person(1, "Ann O’Neil", "Clerk", ""),
        person(2, "Dana Reed", "Planner", "Planning"),
        person(3, "Dana Reed", "Engineer", "Public Works"),
        person(4, "Lee Park", "", ""),
        person(5, "Lee Park", "", ""),
        person(6, "Martin King", "Director", ""),
    ]
}

fn read(text: &str, id: &str) -> Result<Who, Slip> {
    Pick { text: text.to_owned(), id: id.to_owned() }.read(&people().into())
}

fn id(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

#[test]
fn a_name_that_fits_one_is_that_person_however_it_is_typed() {
    for text in ["Ann O'Neil", "ANN O’NEIL", " ann  o`neil ", "Änn O´Neil", "Ann O'Neil, Clerk"] {
        assert_eq!(read(text, ""), Ok(Who::Known(id(1))), "{text}");
    }
    assert_eq!(read("Sam Reyes", ""), Ok(Who::New { name: "Sam Reyes".to_owned(), is_meant: false }));
    assert_eq!(read(" \n", ""), Ok(Who::Nobody));
    assert_eq!(read("", &id(1).to_string()), Ok(Who::Nobody), "an emptied field means nobody, whatever was chosen before");
}

#[test]
fn a_name_that_fits_two_is_asked_about_until_it_is_said_which() {
    assert_eq!(read("Dana Reed", ""), Err(Slip::Which(vec![id(2), id(3)])));
    assert_eq!(read("dana reed", &id(3).to_string()), Ok(Who::Known(id(3))), "the second can be chosen as well as the first");
    assert_eq!(read("Dana Reed", NEW), Ok(Who::New { name: "Dana Reed".to_owned(), is_meant: true }), "a third of that name");
    assert_eq!(read("Dana Reed, Engineer, Public Works", ""), Ok(Who::Known(id(3))), "as the list has it");
    assert_eq!(read("Lee Park", ""), Err(Slip::Which(vec![id(4), id(5)])));
    assert_eq!(Slip::Which(vec![id(4), id(5)]).problem().to_string(), "Two people have this name. Say which one you mean.");
    let mut people = people();
    people.push(person(7, "LEE PARK", "", ""));
    people.remove(4);
    let read = |text: &str| Pick { text: text.to_owned(), id: String::new() }.read(&people.clone().into());
    assert_eq!(read("Lee Park"), Ok(Who::Known(id(4))), "the one who is written exactly so");
    assert_eq!(read("lee park"), Err(Slip::Which(vec![id(4), id(7)])));
}

#[test]
fn the_text_decides_where_it_no_longer_names_the_one_who_was_chosen() {
    assert_eq!(read("Ann O'Neil", &id(3).to_string()), Ok(Who::Known(id(1))));
    assert_eq!(read("Dana Reed, Planner, Planning", &id(3).to_string()), Ok(Who::Known(id(2))));
    assert_eq!(read("Sam Reyes", &id(3).to_string()), Ok(Who::New { name: "Sam Reyes".to_owned(), is_meant: false }));
    let gone = read("Kim Vo", &id(99).to_string()).unwrap_err().problem().to_string();
    assert_eq!(gone, "Somebody who was chosen is no longer on record here. Choose someone else.");
    assert_eq!(read("Ann O'Neil", &id(99).to_string()), Ok(Who::Known(id(1))), "another of that name is there");
    assert_eq!(read("Sam Reyes", "x"), Ok(Who::New { name: "Sam Reyes".to_owned(), is_meant: false }));
}

#[test]
fn somebody_who_cannot_be_chosen_any_more_is_told_by_name_in_one_sentence_wherever_they_are_named() {
    let made_one = |name: &str, with: &str| Gone::MadeOne { name: name.to_owned(), with: with.to_owned() };
    let gone = vec![(id(7), Gone::Binned { name: "Kim Vo".to_owned() }), (id(8), made_one("Lee Park", "Lee Park"))];
    let people = People::new(people(), gone);
    for (n, text, says) in [
        (7, "Kim Vo", "Kim Vo was put into the bin in the meantime. Choose someone else, or put Kim Vo back from the bin first."),
        (8, "lee park", "Two people named Lee Park were made one in the meantime. Choose Lee Park again."),
    ] {
        let pick = Pick { text: text.to_owned(), id: id(n).to_string() };
        assert_eq!(pick.read(&people).unwrap_err().problem().to_string(), says);
        let titled = Pick { text: format!("{text}, Clerk"), ..pick.clone() };
        assert_eq!(titled.read_titled(&people, 240).unwrap_err().problem().to_string(), says);
        let ticked = Picks { ticked: vec![id(n)], ..Picks::default() };
        assert_eq!(ticked.read(&people, Rule { limit: 240, has_titles: true }).unwrap_err().problem().to_string(), says);
        let typed = Profile { name: text.to_owned(), ..Profile::default() };
        assert_eq!(added(&typed, &pick.id, &people).unwrap_err().problem().to_string(), says);
        let other = Pick { text: "Ann O'Neil".to_owned(), ..pick };
        assert_eq!(other.read(&people), Ok(Who::Known(id(1))), "the text names somebody else by now");
    }
}

#[test]
fn what_follows_a_comma_may_be_part_of_the_name_of_somebody_new() {
    assert_eq!(read("Martin King, Jr.", ""), Err(Slip::Which(vec![id(6)])));
    assert_eq!(read("Martin King, Jr.", NEW), Ok(Who::New { name: "Martin King, Jr.".to_owned(), is_meant: true }));
    assert_eq!(read("Martin King, Jr.", &id(6).to_string()), Ok(Who::Known(id(6))));
    let titled = |text: &str| Pick { text: text.to_owned(), id: String::new() }.read_titled(&people().into(), 240);
    assert_eq!(titled("Martin King, Acting Manager"), Ok(Who::Known(id(6))), "titles change");
    assert_eq!(titled("Dana Reed, Engineer, Public Works"), Ok(Who::Known(id(3))));
    assert_eq!(titled("Dana Reed, Acting Manager"), Err(Slip::Which(vec![id(2), id(3)])));
    assert_eq!(titled("Ruth Amadi, Mayor"), Ok(Who::New { name: "Ruth Amadi, Mayor".to_owned(), is_meant: false }));
}

#[test]
fn hard_names_are_taken_or_told_what_is_wrong() {
    let long = "W".repeat(120);
    assert_eq!(read(&long, ""), Ok(Who::New { name: long.clone(), is_meant: false }));
    assert_eq!(read(&"W".repeat(121), ""), Err(Slip::Problem(Problem::TooLong { length: 121, limit: 120 })));
    let people = [person(8, &long, "", ""), person(9, "\u{301}\u{302}", "", ""), person(10, "—", "", ""), person(11, "…", "", "")];
    for (one, text) in people.iter().zip([long.to_lowercase().as_str(), "\u{301}\u{302}", "—", "…"]) {
        assert_eq!(Pick { text: text.to_owned(), id: String::new() }.read(&people.to_vec().into()), Ok(Who::Known(one.id)), "{text}");
    }
    assert!(Pick { text: "\u{302}".to_owned(), id: String::new() }.read(&people.to_vec().into()).is_err(), "nobody sees it");
}

#[test]
fn a_list_tells_people_of_one_name_apart() {
    let people = people();
    let told: Vec<(String, String, Option<PersonId>)> =
        offers(&people).into_iter().map(|offer| (offer.text, offer.about, offer.id)).collect();
    let line = |text: &str, about: &str, id: Option<PersonId>| (text.to_owned(), about.to_owned(), id);
    assert_eq!(
        told,
        [
            line("Ann O’Neil", "Clerk", Some(id(1))),
            line("Dana Reed, Planner, Planning", "", Some(id(2))),
            line("Dana Reed, Engineer, Public Works", "", Some(id(3))),
            line("Lee Park", "", None),
            line("Martin King", "Director", Some(id(6))),
        ]
    );
    for (text, _, id) in told {
        let read = Pick { text, id: String::new() }.read(&people.clone().into());
        assert_eq!(read.ok(), id.map(Who::Known), "what the list puts into the field means that person without the script too");
    }
    assert_eq!(
        Pick::of(Some(&people[2]), &people).read(&people.clone().into()),
        Ok(Who::Known(id(3))),
        "a form sent back as it was changes nobody"
    );
    assert_eq!(Pick::of(Some(&people[4]), &people).read(&people.clone().into()), Ok(Who::Known(id(5))));
}

#[test]
fn boxes_and_lines_name_each_person_once() {
    const NAMES: Rule = Rule { limit: 120, has_titles: false };
    const TITLED: Rule = Rule { limit: 240, has_titles: true };
    let picks = |ticked: &[u128], lines: &str, answers: &[(&str, &str)]| Picks {
        ticked: ticked.iter().map(|n| id(*n)).collect(),
        lines: lines.to_owned(),
        answers: answers.iter().map(|(line, answer)| ((*line).to_owned(), (*answer).to_owned())).collect(),
    };
    let told = |picked: Vec<Picked>| picked.into_iter().map(|one| (one.line, one.who.stored())).collect::<Vec<_>>();
    let stored = |n: u128| id(n).to_string();

    let read = picks(&[6, 1], "ann o'neil\r\n\nSam Reyes\nsam  reyes\n", &[]).read(&people().into(), NAMES).unwrap();
    assert_eq!(
        told(read),
        [("Martin King".to_owned(), stored(6)), ("Ann O’Neil".to_owned(), stored(1)), ("Sam Reyes".to_owned(), String::new())]
    );
    let asked = picks(&[], "Dana Reed\nSam Reyes", &[]).read(&people().into(), NAMES).unwrap_err();
    assert_eq!(asked.which, [(1, "Dana Reed".to_owned(), vec![id(2), id(3)])]);
    assert_eq!(asked.problem().to_string(), "Line 1: Two people have this name. Say which one you mean.");
    let read = picks(&[2], "Dana Reed\nSam Reyes", &[("dana reed", &stored(3))]).read(&people().into(), NAMES).unwrap();
    assert_eq!(read.len(), 3, "both of that name");
    let read = picks(&[], "Dana Reed", &[("Dana Reed", NEW)]).read(&people().into(), NAMES).unwrap();
    assert_eq!(read[0].who, Who::New { name: "Dana Reed".to_owned(), is_meant: true });

    let read = picks(&[6], "Ann O'Neil, Acting Clerk\nRuth Amadi, Mayor", &[]).read(&people().into(), TITLED).unwrap();
    assert_eq!(
        told(read),
        [
            ("Martin King, Director".to_owned(), stored(6)),
            ("Ann O'Neil, Acting Clerk".to_owned(), stored(1)),
            ("Ruth Amadi, Mayor".to_owned(), String::new())
        ]
    );
    let gone = picks(&[99], "", &[]).read(&people().into(), NAMES).unwrap_err().problem().to_string();
    assert_eq!(gone, "Somebody who was chosen is no longer on record here. Choose someone else.");
    let long = picks(&[], &format!("Sam\n{}", "x".repeat(121)), &[]).read(&people().into(), NAMES).unwrap_err().problem().to_string();
    assert!(long.starts_with("Line 2: This is 121 characters"), "{long}");
}

#[test]
fn somebody_added_is_the_one_on_record_unless_another_is_meant() {
    let read = |name: &str, title: &str, id: &str| {
        let typed = Profile { name: name.to_owned(), title: title.to_owned(), ..Profile::default() };
        added(&typed, id, &people().into())
    };
    let new =
        |name: &str, title: &str| Ok(Some(Added::New(Profile { name: name.to_owned(), title: title.to_owned(), ..Profile::default() })));
    assert_eq!(read(" ", "", ""), Ok(None));
    assert_eq!(read("ann o'neil", "", ""), Ok(Some(Added::Known(id(1)))));
    assert_eq!(read("Ann O'Neil", "CLERK", ""), Ok(Some(Added::Known(id(1)))));
    assert_eq!(read("Ann O'Neil", "Nurse", ""), Err(Slip::Which(vec![id(1)])));
    assert_eq!(read("Ann O'Neil", "Nurse", NEW), new("Ann O'Neil", "Nurse"));
    assert_eq!(read("Ann O'Neil", "Nurse", &id(1).to_string()), Ok(Some(Added::Known(id(1)))));
    assert_eq!(read("Dana Reed", "", ""), Err(Slip::Which(vec![id(2), id(3)])));
    assert_eq!(read("Dana Reed", "Engineer", ""), Ok(Some(Added::Known(id(3)))), "the title tells which");
    assert_eq!(read("Dana Reed", "Mayor", ""), Err(Slip::Which(vec![id(2), id(3)])));
    assert_eq!(read("Sam Reyes", "Mayor", ""), new("Sam Reyes", "Mayor"));
    assert!(matches!(read("", "Mayor", ""), Err(Slip::Problem(Problem::Missing(_)))));
}
