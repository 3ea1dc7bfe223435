//! What was typed stays, whatever became of the member meanwhile, and what two people did is told as it was.

use super::{borrowed, carried, county, is_sound, member, organization};
use crate::person::Person;

#[tokio::test]
async fn a_letter_to_a_member_who_lies_in_the_bin_by_now_stays() {
    let dana = Person::new().await;
    let (home, coalition) = county(&dana).await;
    let ruth = member(&dana, &coalition, &[("person", "Ruth Amadi")]).await;
    let letter = format!("{ruth}/letter");
    dana.post(&format!("{ruth}/delete"), &[]).await.expect(303);
    let late = dana.post(&letter, &[("letter", "Dear Ruth, come.")]).await;
    late.expect(409).says("put into the bin in the meantime").says("href=\"/bin\"").says("Dear Ruth, come.</textarea>");
    late.says(&format!("action=\"{letter}\""));
    // What never was a member is none.
    let finding = dana.post(&format!("{home}/findings"), &[("statement", "Rents rise"), ("stage", "finding")]).await.location.clone();
    let finding = finding.rsplit('/').next().unwrap();
    dana.post(&format!("{coalition}/{finding}/letter"), &[("letter", "Dear Ruth, come.")]).await.expect(404);
    dana.post(&format!("{coalition}/{finding}"), &[("notes", "Typed")]).await.expect(404);
    dana.post(&format!("{coalition}/organizations/{finding}"), &[("name", "Typed")]).await.expect(404);
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_slip_in_what_is_added_loses_nothing_that_came_along() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let fields = [("person", ""), ("notes", "Typed for long"), ("contact", "Room 4"), ("next_step", "Call"), ("what_asked", "Two hours")];
    let refused = dana.post(&coalition, &fields).await;
    refused.expect(422).says("Typed for long").says("Room 4").says("Call").says("Two hours").says("id=\"problem-person\"");
    // The letter, which has a page of its own, comes along too.
    let refused = dana.post(&coalition, &[("person", ""), ("letter", "Dear Ruth, come.")]).await;
    refused.expect(422).says("Dear Ruth, come.");
    assert!(!dana.post(&coalition, &[("person", "")]).await.expect(422).text.contains("name=\"contact\""), "the short form stays short");
    let groups = format!("{coalition}/groups");
    let refused = dana.post(&groups, &[("name", " "), ("notes", "Typed for long")]).await;
    refused.expect(422).says("Typed for long");
}

#[tokio::test]
async fn what_does_not_fit_together_any_more_is_not_told_as_a_change_of_somebody() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let ruth = member(&dana, &coalition, &[("person", "Ruth Amadi"), ("belongs_to", "Wren Health")]).await;
    let shown = dana.get(&ruth).await;
    let mut without = organization(&shown);
    without[0].1 = String::new();
    dana.colleague().post(&ruth, &borrowed(&without)).await.expect(303);
    let mut late = organization(&shown);
    late.extend([("person".to_owned(), String::new()), carried(&shown, "person").remove(1)]);
    let late = dana.post(&ruth, &borrowed(&late)).await;
    late.expect(409).says("Enter a person, choose an organization, or both.");
    assert!(!late.text.contains("changed this to"), "nobody changed the person");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_press_on_what_lies_in_the_bin_by_now_says_so_and_offers_to_put_it_back() {
    let dana = Person::new().await;
    let (home, coalition) = county(&dana).await;
    let ruth = member(&dana, &coalition, &[("person", "Ruth Amadi"), ("belongs_to", "Wren Health")]).await;
    let group = member(&dana, &format!("{coalition}/groups"), &[("name", "Housing")]).await;
    let finding = member(&dana, &format!("{home}/findings"), &[("statement", "Rents rise"), ("stage", "insight")]).await;
    let renters = member(&dana, &format!("{home}/population-groups"), &[("name", "renters")]).await;
    let renters = format!("/population-groups/{}", renters.rsplit("group-").next().unwrap());
    let session = member(&dana, &format!("{home}/engagement"), &[("title", "Listening session")]).await;
    for (thing, press, fields, name) in [
        (&ruth, format!("{ruth}/asking"), vec![("to", "joined")], "Ruth Amadi, Wren Health"),
        (&group, format!("{group}/move"), vec![("to", "up")], "Housing"),
        (&finding, format!("{finding}/stage"), vec![("stage", "finding")], "Rents rise"),
        (&renters, format!("{renters}/move"), vec![("to", "down")], "renters"),
        (&session, session.clone(), vec![("stage", "held"), ("held", "2026-11-02")], "Listening session"),
    ] {
        dana.post(&format!("{thing}/delete"), &[]).await.expect(303);
        let late = dana.post(&press, &fields).await;
        late.expect(409).says("This lies in the bin").says(name).says("so nothing was changed");
        // Deleted twice, it lies there once.
        dana.post(&format!("{thing}/delete"), &[]).await.expect(409).says("This lies in the bin");
        dana.get(thing).await.expect(404).says("This lies in the bin");
        let back = late.after("<div class=\"row\"><form method=\"post\"", "action");
        dana.post(&back, &[]).await.expect(303);
        dana.get(thing).await.expect(200);
    }
    dana.post(&format!("{coalition}/00000000-0000-7000-8000-000000000001/asking"), &[("to", "joined")])
        .await
        .expect(404)
        .says("There is nothing at this address");
    is_sound(&dana).await;
}
