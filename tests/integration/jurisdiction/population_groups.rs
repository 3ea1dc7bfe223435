//! Population groups: added, changed, put in order and aside; and the launch kit that names them.

use milepost::store::file::{Reading, check};

use crate::person::{Page, Person};

async fn begin(dana: &Person) -> (String, String) {
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    (format!("{home}/population-groups"), home)
}

/// The addresses of the groups on a page, in order.
fn groups(page: &Page) -> Vec<String> {
    let pieces = page.text.split("<li id=\"group-").skip(1);
    pieces.map(|piece| format!("/population-groups/{}", piece.split('"').next().unwrap())).collect()
}

async fn is_sound(person: &Person) {
    let findings = check::check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

#[tokio::test]
async fn groups_are_added_changed_and_moved_and_the_launch_kit_names_them_in_order() {
    let dana = Person::new().await;
    let (page, home) = begin(&dana).await;
    dana.get(&page).await.expect(200).says("No group is on record yet.").says("<option value=\"older adults\">");
    for (name, note) in [("Renters", "About 4,000 homes"), ("older adults", ""), ("people of color", "")] {
        dana.post(&page, &[("name", name), ("note", note)]).await.expect(303);
    }
    let shown = dana.get(&page).await;
    shown.says("Renters").says("About 4,000 homes");
    assert!(!shown.text.contains("<option value=\"older adults\">"), "what is there is not suggested");
    let found = groups(&shown);
    let moved = dana.post(&format!("{}/move", found[2]), &[("to", "up")]).await;
    moved.expect(303);
    let shown = dana.get(&moved.location).await;
    shown.says("value=\"up\" autofocus");
    assert_eq!(groups(&shown), [found[0].as_str(), &found[2], &found[1]]);
    dana.get(&format!("{home}/launch/talking-points")).await.says("Renters, people of color, and older adults");
    let form = dana.get(&found[0]).await;
    let fields = [("name", "people who rent"), ("rev-name", &form.rev("name")), ("note", ""), ("rev-note", &form.rev("note"))];
    dana.post(&found[0], &fields).await.expect(303);
    dana.get(&format!("{home}/launch/talking-points")).await.says("people who rent, people of color, and older adults");
    let history = dana.get(&format!("{home}/history")).await;
    history.says("Population group “people who rent”: Name").says("Who they are here").says("About 4,000 homes");
    is_sound(&dana).await;
}

#[tokio::test]
async fn the_launch_kit_shows_the_groups_and_adds_to_them() {
    let dana = Person::new().await;
    let (page, home) = begin(&dana).await;
    let kit = format!("{home}/launch");
    dana.post(&kit, &[("group-older", "yes"), ("groups", "Renters\r\n\r\n Older ADULTS \r\nrenters")]).await.expect(303);
    let shown = dana.get(&page).await;
    assert_eq!(groups(&shown).len(), 2, "each once");
    let kit_page = dana.get(&kit).await;
    kit_page.says("<li>older adults</li>").says("<li>Renters</li>").says(&page);
    assert!(!kit_page.text.contains("group-older"), "what is there is not suggested");
    dana.post(&kit, &[("groups", "renters\nVeterans")]).await.expect(303);
    assert_eq!(groups(&dana.get(&page).await).len(), 3);
    dana.post(&kit, &[("leader", "Lee Park")]).await.expect(303);
    assert_eq!(groups(&dana.get(&page).await).len(), 3, "a form without groups adds none");
    let long = "é".repeat(121);
    dana.post(&kit, &[("groups", &long), ("leader", "Sam")]).await.expect(422).says("id=\"problem-groups\"").says(&long);
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_slip_in_a_group_is_told_beside_its_field() {
    let dana = Person::new().await;
    let (page, _) = begin(&dana).await;
    dana.post(&page, &[("name", "St. Mary’s renters")]).await.expect(303);
    dana.post(&page, &[("name", "Veterans")]).await.expect(303);
    let long = "x".repeat(121);
    let longer = "y".repeat(2_001);
    for (name, note, says) in [
        (" ", "Typed with care", "Enter the name of the group."),
        (long.as_str(), "", "This is 121 characters, and the field holds 120."),
        ("st. mary's RENTERS", "Typed with care", "There is a group of this name already."),
        ("Others", &longer, "This is 2,001 characters, and the field holds 2,000."),
    ] {
        let refused = dana.post(&page, &[("name", name), ("note", note)]).await;
        refused.expect(422).says(says).says(note).says("Nothing was saved yet");
    }
    let found = groups(&dana.get(&page).await);
    assert_eq!(found.len(), 2);
    let form = dana.get(&found[1]).await;
    let rev = form.rev("name");
    for (name, says) in [("", "Enter the name of the group."), ("ST. MARY'S RENTERS", "There is a group of this name already.")] {
        dana.post(&found[1], &[("name", name), ("rev-name", &rev)]).await.expect(422).says(says);
    }
    dana.post(&found[1], &[("name", "VETERANS"), ("rev-name", &rev)]).await.expect(303);
    dana.post(&found[1], &[("color", "blue")]).await.expect(400);
    dana.post(&page, &[("name", &"x".repeat(120)), ("note", &"z".repeat(2_000))]).await.expect(303);
    is_sound(&dana).await;
}

#[tokio::test]
async fn what_two_people_change_at_once_is_shown_to_both() {
    let dana = Person::new().await;
    let (page, _) = begin(&dana).await;
    dana.post(&page, &[("name", "Renters"), ("note", "As it was")]).await.expect(303);
    let group = groups(&dana.get(&page).await)[0].clone();
    let form = dana.get(&group).await;
    let (name, note) = (form.rev("name"), form.rev("note"));
    let lee = dana.colleague();
    lee.post(&group, &[("note", "Lee’s words"), ("rev-note", &note)]).await.expect(303);
    let fields = [("name", "Tenants"), ("rev-name", &name), ("note", "Dana’s words"), ("rev-note", &note)];
    let refused = dana.post(&group, &fields).await;
    refused.expect(409).says("Lee’s words").says("Dana’s words").says("Not everything was saved").says("value=\"Tenants\"");
    let fields = [("note", "Dana’s words"), ("rev-note", refused.rev("note").as_str())].map(|(name, value)| (name, value.to_owned()));
    dana.post(&group, &fields.each_ref().map(|(name, value)| (*name, value.as_str()))).await.expect(303);
    dana.get(&page).await.says("Tenants").says("Dana’s words");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_deleted_group_lies_in_the_bin_and_comes_back_unless_its_name_is_taken() {
    let dana = Person::new().await;
    let (page, home) = begin(&dana).await;
    dana.post(&page, &[("name", "Renters")]).await.expect(303);
    let group = groups(&dana.get(&page).await)[0].clone();
    let form = dana.get(&group).await;
    dana.get(&format!("{group}/delete")).await.expect(200).says("The group goes into the bin");
    dana.post(&format!("{group}/delete"), &[]).await.expect(303);
    dana.get(&group).await.expect(404);
    dana.get(&page).await.says("No group is on record yet.");
    dana.get(&format!("{home}/launch/talking-points")).await.says("[names of the groups most affected]");
    // Somebody was still at it.
    let late = dana.post(&group, &[("name", "Tenants"), ("rev-name", &form.rev("name")), ("note", "Typed for long")]).await;
    late.expect(409).says("put into the bin in the meantime").says("Typed for long").says("value=\"Tenants\"");
    let bin = dana.get("/bin").await;
    bin.says("Renters of Wren County");
    let back = group.replace("/population-groups/", "/bin/population_group/");
    dana.post(&page, &[("name", "RENTERS")]).await.expect(303);
    dana.post(&back, &[]).await.expect(409).says("There is another population group named “Renters” by now.");
    let other = groups(&dana.get(&page).await)[0].clone();
    dana.post(&format!("{other}/delete"), &[]).await.expect(303);
    let returned = dana.post(&back, &[]).await;
    returned.expect(303);
    assert_eq!(returned.location, group);
    is_sound(&dana).await;
    let gone = other.replace("/population-groups/", "/bin/population_group/");
    dana.get(&format!("{gone}/throw-out")).await.expect(200);
    dana.post(&format!("{gone}/throw-out"), &[]).await.expect(303);
    dana.post(&gone, &[]).await.expect(404);
    is_sound(&dana).await;
}

#[tokio::test]
async fn two_hundred_groups_with_long_names_are_taken_and_five_hundred_are_enough() {
    let dana = Person::new().await;
    let (page, home) = begin(&dana).await;
    let names: Vec<String> = (0..200).map(|n| format!("{n:03}{}", "é".repeat(117))).collect();
    dana.post(&format!("{home}/launch"), &[("groups", &names.join("\n"))]).await.expect(303);
    let shown = dana.get(&page).await;
    let found = groups(&shown);
    assert_eq!(found.len(), 200);
    dana.post(&format!("{}/move", found[199]), &[("to", "up")]).await.expect(303);
    let more: Vec<String> = (200..500).map(|n| format!("Group {n}")).collect();
    dana.post(&format!("{home}/launch"), &[("groups", &more.join("\n"))]).await.expect(303);
    dana.post(&format!("{home}/launch"), &[("groups", "One more")]).await.expect(422).says("A jurisdiction holds 500 groups.");
    dana.post(&page, &[("name", "One more")]).await.expect(422).says("A jurisdiction holds 500 groups.");
    is_sound(&dana).await;
}

#[tokio::test]
async fn one_name_added_by_two_at_once_is_one_group() {
    let dana = Person::new().await;
    let (page, _) = begin(&dana).await;
    let (first, second) = tokio::join!(dana.post(&page, &[("name", "Renters")]), dana.post(&page, &[("name", "renters")]));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
    assert_eq!(groups(&dana.get(&page).await).len(), 1);
}

#[tokio::test]
async fn a_form_that_is_sent_twice_adds_one_group_and_leads_to_it() {
    let dana = Person::new().await;
    let (page, _) = begin(&dana).await;
    let once = dana.get(&page).await.after("name=\"once\"", "value");
    let fields = [("once", once.as_str()), ("name", "renters"), ("note", "Half of all")];
    let first = dana.post(&page, &fields).await.expect(303).location.clone();
    assert_eq!(dana.post(&page, &fields).await.expect(303).location, first);
    assert_eq!(groups(&dana.get(&page).await).len(), 1);
    // The form of the browser's memory that adds another one is another form.
    let other = [("once", once.as_str()), ("name", "veterans")];
    assert_ne!(dana.post(&page, &other).await.expect(303).location, first);
    dana.post(&page, &[("name", "renters")]).await.expect(422).says("There is a group of this name already.");
    is_sound(&dana).await;
}
