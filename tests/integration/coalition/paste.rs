//! Members pasted from a spreadsheet, or taken from a file.

use axum::body::Body;
use axum::http::Request;
use milepost::domain::history::Fact;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::things::{Noun, Thing};
use proptest::prelude::*;

use crate::person::{HOST, Page, Person};

const LIST: &str = "Name\tTitle\tOrganization\tSector\tRole\tPillars\tStatus\tE-mail\tPhone\tWhat we ask\tAsk by\tNotes\n\
    Lee Park\tDirector\tWren Food Bank\tNonprofit\tPartner\twork, health\tInvited\tlee@example.org\t555-0100\tHost a session\t12/5/2026\t\"Two\nlines\"\n\
    Ann Wu\t\tWren Food Bank\tNonprofit\t\t\t\t\t\t\t\t\n\
    \t\tWren Hospital\tHospital\tManagement team\thealth\tJoined\t\t\t\t\t\n";

/// A county, with its home.
async fn county() -> (Person, String) {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    (dana, home)
}

fn id(home: &str) -> JurisdictionId {
    home.trim_start_matches("/jurisdictions/").parse().unwrap()
}

async fn things(dana: &Person, home: &str, noun: Noun) -> Vec<Thing> {
    dana.store.things(id(home), &[noun]).await.unwrap()
}

async fn look(dana: &Person, home: &str, text: &str) -> Page {
    dana.post(&format!("{home}/coalition/paste"), &[("text", text)]).await
}

/// Adds what a page showed.
async fn add(dana: &Person, home: &str, shown: &Page, text: &str, more: &[(&str, &str)]) -> Page {
    let mark = shown.after("name=\"mark\"", "value");
    dana.post(&format!("{home}/coalition/paste"), &[&[("text", text), ("mark", mark.as_str()), ("do", "add")], more].concat()).await
}

async fn upload(dana: &Person, home: &str, bytes: &[u8]) -> Page {
    let mut body = b"--cut\r\nContent-Disposition: form-data; name=\"list\"; filename=\"list.csv\"\r\n\r\n".to_vec();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let request = Request::post(format!("{home}/coalition/paste/file"));
    let request = request.header("host", HOST).header("content-type", "multipart/form-data; boundary=cut");
    dana.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_list_is_shown_row_by_row_and_added_as_a_whole() {
    let (dana, home) = county().await;
    dana.get(&format!("{home}/coalition/paste")).await.expect(200).says("Paste members");
    let shown = look(&dana, &home, LIST).await;
    shown
        .expect(200)
        .says("The list would add three members, with two new people and two new organizations.")
        .says("Nothing is saved yet.");
    assert!(things(&dana, &home, Noun::Member).await.is_empty(), "nothing is saved before it is confirmed");
    let done = add(&dana, &home, &shown, LIST, &[]).await;
    done.expect(303);
    dana.get(&done.location).await.expect(200).says("Three members on the list");

    let members = things(&dana, &home, Noun::Member).await;
    let organizations = things(&dana, &home, Noun::Organization).await;
    assert_eq!((members.len(), organizations.len()), (3, 2));
    let (lee, hospital) = (&members[0], &members[2]);
    for (fact, value) in [
        (Fact::Sector, "nonprofit"),
        (Fact::Roles, "stakeholder_partner"),
        (Fact::Pillars, "work\nhealth"),
        (Fact::Standing, "asked"),
        (Fact::Contact, "lee@example.org\n555-0100"),
        (Fact::WhatAsked, "Host a session"),
        (Fact::Due, "2026-12-05"),
        (Fact::Notes, "Two\nlines"),
    ] {
        assert_eq!(lee.get(fact), value, "{fact}");
    }
    assert_eq!(members[1].get(Fact::Standing), "to_ask", "who has no status is still to be asked");
    assert_eq!(members[1].get(Fact::BelongsTo), lee.get(Fact::BelongsTo));
    assert_eq!((hospital.get(Fact::Person), hospital.get(Fact::Standing)), ("", "joined"));
    assert_eq!(organizations.iter().map(|one| one.get(Fact::Sector)).collect::<Vec<_>>(), ["nonprofit", "anchor_institution"]);
    assert!(dana.people().await.contains(&"Lee Park".to_owned()));

    let again = look(&dana, &home, LIST).await;
    again.expect(200).says("The list would add nothing. Three rows are about members who are there already.");
    let nothing = add(&dana, &home, &again, LIST, &[]).await;
    nothing.expect(409).says("The list adds nothing as it stands.");
    // Pressed twice, the button adds once.
    add(&dana, &home, &shown, LIST, &[]).await.expect(409).says("Nothing was added yet");
    assert_eq!(things(&dana, &home, Noun::Member).await.len(), 3);
}

#[tokio::test]
async fn what_cannot_be_read_is_named_and_left_to_be_corrected() {
    let (dana, home) = county().await;
    let text = "Name,Sector,Shoe size,Ask by\nLee Park,Business,9,\nAnn Wu,Astronauts,8,soon\n,,7,\nBo Ruiz,,,,more\n";
    let shown = look(&dana, &home, text).await;
    shown.expect(200).says("The list would add one member, with one new person. Three rows can’t be read.");
    shown.says("This column is not known here, and not read: “Shoe size”.").says("Sector: “Astronauts” is not a sector.");
    shown.says("Ask by: “soon” is not a date.").says("It names neither a person nor an organization.").says("“more” stands in no column.");
    let done = add(&dana, &home, &shown, text, &[]).await;
    done.expect(200).says("One member was added. Three rows were left out. They stand below").says("Ann Wu\tAstronauts\t8\tsoon");
    assert!(!done.text.contains("Lee Park\t"), "what was added is not there to be added again");
    assert_eq!(things(&dana, &home, Noun::Member).await.len(), 1);
}

#[tokio::test]
async fn a_list_that_is_no_list_keeps_what_was_typed() {
    let (dana, home) = county().await;
    for (text, told) in [
        ("", "Paste the rows of the members here, or choose a file."),
        ("Title,Sector\nDirector,Business\n", "No column says who it is."),
        ("Name,Title\n", "There is a row that names the columns, and none below it."),
        (
            &format!("Name,Title\n{}", "Lee Park,Director of something\n".repeat(10_000)),
            "The list has 10,000 rows. At most 2,000 come in at once",
        ),
    ] {
        let refused = look(&dana, &home, text).await;
        refused.expect(422).says(told);
        assert!(refused.text.contains(text.lines().next().unwrap_or("")) && refused.text.contains(text.lines().last().unwrap_or("")));
    }
    let other = upload(&dana, &home, b"PK\x03\x04\x00\x00").await;
    other.expect(422).says("That is not a CSV file.");
    upload(&dana, &home, b"").await.expect(422).says("Choose the file first.");
    upload(&dana, &home, &vec![b'x'; 7 << 20]).await.expect(422).says("The file is larger than six megabytes.");
    let gone = format!("/jurisdictions/{}", uuid::Uuid::nil());
    dana.get(&format!("{gone}/coalition/paste")).await.expect(404);
    look(&dana, &gone, LIST).await.expect(404);
    upload(&dana, &gone, LIST.as_bytes()).await.expect(404);
}

#[tokio::test]
async fn a_file_of_any_usual_kind_says_the_same() {
    let (dana, home) = county().await;
    let text = "Name;Organization\r\nJosé Ruiz;\"Café, Inc.\"\r\n";
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let old = b"Name;Organization\r\nJos\xE9 Ruiz;\"Caf\xE9, Inc.\"\r\n".to_vec();
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for bytes in [text.as_bytes().to_vec(), wide, old, marked, text.replace(';', "\t").into_bytes()] {
        let shown = upload(&dana, &home, &bytes).await;
        shown.expect(200).says("José Ruiz").says("Café, Inc.").says("one new person and one new organization");
    }
    let by_place = upload(&dana, &home, b"Lee Park\tFood Bank\tNonprofit\tDirector\nAnn Wu\tFood Bank\tNonprofit\tPlanner\n").await;
    by_place.expect(200).says("they were read by their place: Name, Organization, Sector, Title").says("Director");
}

#[tokio::test]
async fn a_name_that_fits_several_is_asked_about() {
    let (dana, home) = county().await;
    for title in ["Planner", "Engineer"] {
        let fields = [("name", "Dana Reed"), ("title", title), ("second", "yes")];
        dana.post(&format!("{home}/people"), &fields).await.expect(303);
    }
    let text = "Name\nDana Reed\nLee Park\n";
    let shown = look(&dana, &home, text).await;
    shown.expect(200).says("One row needs an answer: who is meant?").says("Two people of this name are known. Say which one you mean.");
    let left = add(&dana, &home, &shown, text, &[]).await;
    left.expect(200).says("One member was added. One row was left out.");
    let again = look(&dana, &home, text).await;
    let planner = again.radio("whom-2", "Planner");
    add(&dana, &home, &again, text, &[("whom-2", &planner)]).await.expect(303);
    let members = things(&dana, &home, Noun::Member).await;
    assert_eq!(members.len(), 2);
    assert_eq!(members[1].get(Fact::Person), planner);
    assert_eq!(dana.people().await.iter().filter(|name| *name == "Dana Reed").count(), 2, "nobody was made anew");
    // An answer belongs to the row that was shown: another list has none.
    let other = "Name\nLee Park\nDana Reed\nDana Reed\n";
    let fields = [("text", other), ("mark", "x"), ("whom-2", "new"), ("do", "add")];
    dana.post(&format!("{home}/coalition/paste"), &fields).await.expect(409);
    assert_eq!(things(&dana, &home, Noun::Member).await.len(), 2);
}

#[tokio::test]
async fn a_row_of_a_person_who_is_a_member_for_another_organization_is_named() {
    let (dana, home) = county().await;
    let text = "Name,Organization\nLee Park,Food Bank\nLee Park,Wren Choir\n";
    let first = look(&dana, &home, text).await;
    add(&dana, &home, &first, text, &[("whom-3", "row-2")]).await.expect(303);
    let text = "Name,Organization,Title\nLee Park,Wren Schools,\n";
    let shown = look(&dana, &home, text).await;
    let chosen = shown.radio("whom-2", "Lee Park");
    let shown = dana
        .post(&format!("{home}/coalition/paste"), &[("text", text), ("mark", &shown.after("name=\"mark\"", "value")), ("whom-2", &chosen)])
        .await;
    shown
        .expect(200)
        .says("Would be added for another organization")
        .says("One row is about a person who is a member for another organization already.");
}

#[tokio::test]
async fn what_changed_meanwhile_is_shown_again_and_nothing_is_added() {
    let (dana, home) = county().await;
    let shown = look(&dana, &home, LIST).await;
    let one = "Name,Organization\nLee Park,Wren Food Bank\n";
    let quick = look(&dana, &home, one).await;
    add(&dana, &home, &quick, one, &[]).await.expect(303);
    let late = add(&dana, &home, &shown, LIST, &[]).await;
    late.expect(409).says("Look again at what it would add now.").says("Already a member").says("555-0100");
    assert_eq!(things(&dana, &home, Noun::Member).await.len(), 1, "all of it, or nothing");
    add(&dana, &home, &late, LIST, &[]).await.expect(303);
    assert_eq!(things(&dana, &home, Noun::Member).await.len(), 3);
}

#[tokio::test]
async fn two_thousand_rows_come_in_at_once() {
    let (dana, home) = county().await;
    let rows: Vec<String> = (0..2_000).map(|n| format!("Member {n}\tOrganization {}", n % 400)).collect();
    let text = format!("Name\tOrganization\n{}", rows.join("\n"));
    let shown = look(&dana, &home, &text).await;
    shown.expect(200).says("Add 2,000 members");
    add(&dana, &home, &shown, &text, &[]).await.expect(303);
    assert_eq!(things(&dana, &home, Noun::Member).await.len(), 2_000);
    assert_eq!(things(&dana, &home, Noun::Organization).await.len(), 400);
}

/// Lists of few names, so that many rows speak of the same.
fn lists() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["", "Lee Park", "lee  park", "Dana Ortiz", "Bo St. Mary’s", "bo st marys"]);
    let organization = prop::sample::select(vec!["", "Food Bank", "FOOD BANK", "Acme, Inc."]);
    let department = prop::sample::select(vec!["", "", "Health"]);
    let row =
        (name, organization, department).prop_map(|(name, organization, department)| format!("{name}\t{organization}\t{department}\n"));
    prop::collection::vec(row, 1..8).prop_map(|rows| format!("Name\tOrganization\tDepartment\n{}Ann Wu\t\t\n", rows.concat()))
}

#[test]
fn pasted_twice_is_pasted_once() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let config = ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(list in lists())| {
        runtime.block_on(async {
            let (dana, home) = county().await;
            let first = look(&dana, &home, &list).await;
            let done = add(&dana, &home, &first, &list, &[]).await;
            prop_assert!([200, 303].contains(&done.status.as_u16()), "{}", done.text);
            let before = (things(&dana, &home, Noun::Member).await, things(&dana, &home, Noun::Organization).await, dana.people().await);
            let second = look(&dana, &home, &list).await;
            second.says("The list would add nothing.");
            add(&dana, &home, &second, &list, &[]).await.expect(409);
            let after = (things(&dana, &home, Noun::Member).await, things(&dana, &home, Noun::Organization).await, dana.people().await);
            prop_assert_eq!(before, after);
            Ok(())
        })?;
    });
}
