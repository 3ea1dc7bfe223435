//! Members: added, changed, seen in four views, never twice; and what a slip comes to.

use super::{borrowed, carried, county, is_sound, member, organization};
use crate::person::Person;

#[tokio::test]
async fn members_are_added_with_their_organization_and_the_views_name_who_is_missing() {
    let dana = Person::new().await;
    let (home, coalition) = county(&dana).await;
    dana.get(&home).await.says(&format!("href=\"{coalition}\""));
    dana.get(&coalition)
        .await
        .expect(200)
        .says("No one is on the list yet.")
        .says("data-draft")
        .says(&format!("href=\"{coalition}/paste\""));
    let fields = [("person", "Ruth Amadi"), ("belongs_to", "Wren Health"), ("sector", "anchor_institution"), ("standing", "joined")];
    let ruth = member(&dana, &coalition, &fields).await;
    dana.get(&ruth)
        .await
        .expect(200)
        .says("Ruth Amadi")
        .says("value=\"Wren Health\"")
        .says("Of the organization it says: Anchor institution");
    member(
        &dana,
        &coalition,
        &[("belongs_to", "Action Fund"), ("sector", "philanthropy"), ("roles-champion", "yes"), ("due", "2030-01-15")],
    )
    .await;
    let page = dana.get(&coalition).await;
    page.says("Two members on the list: one joined, one to ask.")
        .says("Ask by January 15, 2030")
        .says("Champion")
        .says("No one to ask them yet");
    page.says("No one yet from: local government, other governments, school district,").says("no one has joined yet from: philanthropy.");
    assert!(dana.people().await.contains(&"Ruth Amadi".to_owned()));
    let form = dana.get(&ruth).await;
    dana.post(&ruth, &[("pillars-health", "yes"), ("rev-pillars", &form.rev("pillars"))]).await.expect(303);
    let pillars = dana.get(&format!("{coalition}?view=pillar")).await;
    pillars.says("No one yet for: ").says("Healthy environment and access to good health care</h2>").says("No pillar stated</h2>");
    dana.get(&format!("{coalition}?view=group")).await.says("There is no working group yet.").says("In no working group</h2>");
    let next = dana.get(&format!("{coalition}?view=next")).await;
    next.says("To ask</h2>").says("Asked today");
    assert!(!next.text.contains(">Ruth Amadi</a>"), "who joined is not to be asked");
    dana.get(&format!("{home}/history")).await.says("Ruth Amadi").says("Wren Health");
    is_sound(&dana).await;
}

#[tokio::test]
async fn nobody_becomes_a_member_twice_unless_somebody_else_is_meant() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let first = member(&dana, &coalition, &[("person", "Ruth Amadi"), ("belongs_to", "Wren Health")]).await;
    let again = [("person", "ruth amadi"), ("belongs_to", "WREN health"), ("next_step", "Typed with care")];
    let refused = dana.post(&coalition, &again).await;
    refused
        .expect(422)
        .says("Ruth Amadi of Wren Health is a member already.")
        .says(&format!("href=\"{first}\""))
        .says("name=\"someone_else\"");
    // Without an organization she is meant all the same, as in a list that is pasted.
    dana.post(&coalition, &[("person", "Ruth Amadi")]).await.expect(422).says("Ruth Amadi of Wren Health is a member already.");
    // For another organization she can be one too, once somebody says so.
    let other = [("person", "Ruth Amadi"), ("belongs_to", "Wren Schools")];
    let asked = dana.post(&coalition, &other).await;
    asked
        .expect(422)
        .says("Ruth Amadi of Wren Health is a member already.")
        .says("value=\"Wren Schools\"")
        .says("Add them for this organization too")
        .says("name=\"someone_else\"");
    assert!(!dana.get(&format!("{coalition}/organizations")).await.text.contains("Wren Schools"), "nothing was saved");
    let once = asked.after("name=\"once\"", "value");
    let twice = [("once", once.as_str()), other[0], other[1], ("also", "yes")];
    let second = member(&dana, &coalition, &twice).await;
    assert_eq!(member(&dana, &coalition, &twice).await, second, "sent twice, it is one");
    dana.get(&format!("{}/find?q=Ruth", coalition.trim_end_matches("/coalition")))
        .await
        .says("Amadi, Wren Health")
        .says("Amadi, Wren Schools");
    dana.get(&format!("{}/handover", coalition.trim_end_matches("/coalition")))
        .await
        .says("Ruth Amadi, Wren Health")
        .says("Ruth Amadi, Wren Schools");
    let choir = member(&dana, &coalition, &[("belongs_to", "Wren Choir")]).await;
    let form = dana.get(&choir).await;
    let mut change = organization(&form);
    change.extend([("person".to_owned(), "Ruth Amadi".to_owned()), ("rev-person".to_owned(), form.rev("person"))]);
    dana.post(&choir, &borrowed(&change)).await.expect(422).says("Add them for this organization too");
    change.push(("also".to_owned(), "yes".to_owned()));
    dana.post(&choir, &borrowed(&change)).await.expect(303);
    member(&dana, &coalition, &[("belongs_to", "Wren Health")]).await;
    dana.post(&coalition, &[("belongs_to", "wren health")]).await.expect(422).says("Wren Health is a member already.");
    let other = member(&dana, &coalition, &[("person", "Ruth Amadi"), ("belongs_to", "Wren Health"), ("someone_else", "yes")]).await;
    assert_ne!(other, first);
    assert_eq!(dana.people().await.iter().filter(|name| *name == "Ruth Amadi").count(), 2);
    // Nor by way of a change; what was one before stays as it is.
    let fund = member(&dana, &coalition, &[("belongs_to", "Action Fund")]).await;
    let form = dana.get(&fund).await;
    let fields = [("belongs_to", "Wren Health"), ("rev-belongs_to", &form.rev("belongs_to")), ("notes", "Typed with care")];
    dana.post(&fund, &fields)
        .await
        .expect(422)
        .says("Wren Health is a member already.")
        .says("Typed with care")
        .says("value=\"Wren Health\"");
    is_sound(&dana).await;
}

#[tokio::test]
async fn the_title_of_a_member_stands_in_the_list_and_on_their_page_which_leads_to_the_person() {
    let dana = Person::new().await;
    let (home, coalition) = county(&dana).await;
    dana.post(&format!("{home}/people"), &[("name", "Ruth Amadi"), ("title", "Director of nursing")]).await.expect(303);
    let ruth = member(&dana, &coalition, &[("person", "Ruth Amadi"), ("belongs_to", "Wren Health")]).await;
    dana.get(&coalition).await.says("Director of nursing, Wren Health</span>");
    let page = dana.get(&ruth).await;
    page.says("Director of nursing, Wren Health</p>").says("Ruth Amadi on the list of people");
    let person = page.after("<p class=\"noprint\">", "href");
    dana.get(&person).await.expect(200).says("Ruth Amadi");
    let fund = member(&dana, &coalition, &[("belongs_to", "Action Fund")]).await;
    assert!(!dana.get(&fund).await.text.contains("on the list of people"));
}

#[tokio::test]
async fn a_form_that_is_sent_twice_adds_one_member_and_is_no_slip() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let once = dana.get(&coalition).await.after("name=\"once\"", "value");
    let fields = [("once", once.as_str()), ("person", "Ruth Amadi"), ("belongs_to", "Wren Health")];
    let first = member(&dana, &coalition, &fields).await;
    assert_eq!(member(&dana, &coalition, &fields).await, first);
    dana.get(&coalition).await.says("One member on the list");
    dana.get(&format!("{coalition}/organizations")).await.says("One member");
}

#[tokio::test]
async fn a_slip_is_told_beside_its_field_and_what_was_typed_is_kept() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let (long, longer) = ("x".repeat(10_000), "y".repeat(121));
    for (fields, says) in [
        (vec![("person", ""), ("belongs_to", " ")], "Enter a person, choose an organization, or both."),
        (vec![("person", "Ruth Amadi"), ("belongs_to", longer.as_str())], "This is 121 characters, and the field holds 120."),
        (vec![("person", "Ruth Amadi"), ("belongs_to", "\u{200b}")], "Enter the name of the organization."),
        (vec![("person", "Ruth Amadi"), ("sector", "circus")], "Choose one of the answers shown."),
        (vec![("person", "Ruth Amadi"), ("due", "soon")], "Enter a date between"),
        (vec![("person", longer.as_str())], "This is 121 characters"),
        (vec![("person", "Ruth Amadi"), ("brings", long.as_str())], "This is 10,000 characters, and the field holds 2,000."),
    ] {
        let refused = dana.post(&coalition, &fields).await;
        refused.expect(422).says("Nothing was saved yet").says(says);
        for (_, typed) in fields.iter().filter(|(name, _)| matches!(*name, "person" | "belongs_to" | "brings")) {
            refused.says(typed);
        }
    }
    assert!(!dana.people().await.contains(&"Ruth Amadi".to_owned()), "nothing was saved");
    dana.get(&format!("{coalition}/organizations")).await.says("No organization is on the list yet.");
    let ruth = member(&dana, &coalition, &[("person", "Ruth Amadi")]).await;
    let form = dana.get(&ruth).await;
    let fields = [("person", ""), ("person-id", ""), ("rev-person", &form.rev("person")), ("brings", "A room for 40")];
    dana.post(&ruth, &fields).await.expect(422).says("Enter a person, choose an organization, or both.").says("A room for 40");
    is_sound(&dana).await;
}

#[tokio::test]
async fn of_two_who_change_one_member_at_once_both_sides_are_shown_and_nothing_is_lost() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let ruth = member(&dana, &coalition, &[("person", "Ruth Amadi"), ("belongs_to", "Wren Health")]).await;
    let form = dana.get(&ruth).await;
    let rev = form.rev("brings");
    let lee = dana.colleague();
    lee.post(
        &ruth,
        &[("brings", "A room"), ("rev-brings", &rev), ("belongs_to", "Action Fund"), ("rev-belongs_to", &form.rev("belongs_to"))],
    )
    .await
    .expect(303);
    let mut fields = organization(&form);
    fields[0].1 = "Wren Library".to_owned();
    fields.extend(
        [("brings", "Money"), ("rev-brings", &rev), ("notes", "Met in May"), ("rev-notes", &form.rev("notes"))]
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
    );
    let contested = dana.post(&ruth, &borrowed(&fields)).await;
    contested.expect(409).says("Not everything was saved").says("changed this to “A room”").says("Money</textarea>");
    contested.says("changed this to “Action Fund”").says("value=\"Wren Library\"").says("Met in May");
    dana.post(&ruth, &[("brings", "Money"), ("rev-brings", &contested.rev("brings"))]).await.expect(303);
    let now = dana.get(&ruth).await;
    now.says("Money</textarea>").says("Met in May").says("value=\"Action Fund\"");
    is_sound(&dana).await;
}

#[tokio::test]
async fn an_organization_that_was_renamed_while_the_form_stood_open_stays_the_same() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let ruth = member(&dana, &coalition, &[("person", "Ruth Amadi"), ("belongs_to", "Wren Health")]).await;
    let form = dana.get(&ruth).await;
    let list = dana.get(&format!("{coalition}/organizations")).await;
    let health = list.after("<li id=\"organization-", "href");
    let page = dana.get(&health).await;
    dana.post(&health, &[("name", "Wren Health System"), ("rev-name", &page.rev("name"))]).await.expect(303);
    let mut fields = organization(&form);
    fields.extend(carried(&form, "asked"));
    dana.post(&ruth, &borrowed(&fields)).await.expect(303);
    dana.get(&ruth).await.says("value=\"Wren Health System\"");
    assert_eq!(dana.get(&format!("{coalition}/organizations")).await.text.matches("<li id=\"organization-").count(), 1);
}

#[tokio::test]
async fn a_member_whom_somebody_put_into_the_bin_meanwhile_is_offered_anew_with_all_that_was_typed() {
    let dana = Person::new().await;
    let (home, coalition) = county(&dana).await;
    let ruth = member(&dana, &coalition, &[("person", "Ruth Amadi"), ("belongs_to", "Wren Health")]).await;
    let form = dana.get(&ruth).await;
    dana.get(&format!("{ruth}/delete")).await.expect(200).says("Ruth Amadi of Wren Health");
    dana.post(&format!("{ruth}/delete"), &[]).await.expect(303);
    dana.get(&ruth).await.expect(404);
    let mut fields = organization(&form);
    fields.extend(
        [("person", "Ruth Amadi"), ("brings", "A room for 40"), ("rev-brings", &form.rev("brings"))]
            .map(|(a, b)| (a.to_owned(), b.to_owned())),
    );
    let answer = dana.post(&ruth, &borrowed(&fields)).await;
    answer
        .expect(409)
        .says("put into the bin in the meantime")
        .says("A room for 40")
        .says("value=\"Wren Health\"")
        .says(&format!("action=\"{coalition}\""));
    let anew =
        [("once", answer.after("name=\"once\"", "value")), ("person", "Ruth Amadi".to_owned()), ("brings", "A room for 40".to_owned())];
    let anew: Vec<(&str, &str)> = anew.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let made = member(&dana, &coalition, &anew).await;
    dana.get(&made).await.says("A room for 40");
    dana.get("/bin").await.says("Ruth Amadi");
    let stranger = format!("{coalition}/00000000-0000-7000-8000-000000000001");
    dana.post(&stranger, &[("brings", "x")]).await.expect(404);
    let other = dana.start("Dana Ortiz", "Heron County").await;
    let there = dana.get(&other).await.after("class=\"where\"", "href");
    let id = made.rsplit('/').next().unwrap();
    dana.get(&format!("{there}/coalition/{id}")).await.expect(404);
    assert_ne!(there, home);
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_person_who_was_taken_off_the_list_while_the_form_stood_open_is_told() {
    let dana = Person::new().await;
    let (home, coalition) = county(&dana).await;
    dana.post(&format!("{home}/people"), &[("name", "Lee Park")]).await.expect(303);
    let ruth = member(&dana, &coalition, &[("person", "Ruth Amadi")]).await;
    let people = dana.get(&format!("{home}/people?find=Lee")).await;
    let lee = people.after("<li id=\"person-", "href");
    let id = lee.rsplit('/').next().unwrap().to_owned();
    dana.post(&format!("{lee}/delete"), &[]).await.expect(303);
    let form = dana.get(&ruth).await;
    let fields = [
        ("owner", "Lee Park"),
        ("owner-id", &id),
        ("rev-owner", &form.rev("owner")),
        ("brings", "A room"),
        ("rev-brings", &form.rev("brings")),
    ];
    let refused = dana.post(&ruth, &fields).await;
    refused.expect(422).says("id=\"problem-owner\"").says("A room</textarea>").says("value=\"Lee Park\"");
    is_sound(&dana).await;
}

#[tokio::test]
async fn how_to_reach_a_member_stands_on_their_page_alone() {
    let dana = Person::new().await;
    let (home, coalition) = county(&dana).await;
    let ruth = member(&dana, &coalition, &[("person", "Ruth Amadi"), ("contact", "ruth@example.org"), ("standing", "joined")]).await;
    dana.get(&ruth).await.says("ruth@example.org");
    for page in [coalition.clone(), format!("{ruth}/letter"), format!("{coalition}?view=next"), format!("{home}/handover")] {
        assert!(!dana.get(&page).await.text.contains("ruth@example.org"), "{page}");
    }
}

#[tokio::test]
async fn a_hundred_of_a_sector_are_shown_and_the_rest_is_one_click_away() {
    let dana = Person::new().await;
    let (home, coalition) = county(&dana).await;
    let rows: Vec<String> = (1..=103).map(|at| format!("\tTrust {at:03}\tPhilanthropy")).collect();
    let list = format!("Name\tOrganization\tSector\n{}", rows.join("\n"));
    let paste = format!("{home}/coalition/paste");
    let shown = dana.post(&paste, &[("text", &list)]).await;
    let mark = shown.expect(200).after("name=\"mark\"", "value");
    let added = dana.post(&paste, &[("text", &list), ("mark", &mark), ("do", "add")]).await.expect(303).location.clone();
    let page = dana.get(&added).await;
    page.expect(200).says("103 members on the list").says(">Trust 100<").says("Show all 103");
    assert!(!page.text.contains(">Trust 101<"));
    let all = dana.get(&format!("{coalition}?view=sector&under=Philanthropy")).await;
    all.expect(200).says(">Trust 103<").says("All headings");
    assert!(!all.text.contains("Show all 103"));
    // Who was just saved is shown, wherever they stand.
    let hundredth = all.text.split(">Trust 103<").next().unwrap().rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned();
    let saved = dana.post(&hundredth, &[("notes", "The last of the list")]).await.expect(303).location.clone();
    dana.get(&saved).await.says(">Trust 103<").says("Show all 103");
    dana.get(&format!("{coalition}?view=sector&under=Nothing+of+the+kind")).await.says(">Trust 100<");
}
