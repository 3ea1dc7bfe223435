//! The list: what is promised, what took place, and what is missing, in words.

use super::{added, county, missing, row};
use crate::person::Person;

#[tokio::test]
async fn a_planned_one_with_groups_and_a_date_is_a_promise() {
    let dana = Person::new().await;
    let (home, [renters, _]) = county(&dana).await;
    let group = format!("groups-{renters}");
    let promise =
        added(&dana, &home, &[("title", "Renters speak"), ("form", "listening_session"), ("held", "2199-12-05"), (&group, "yes")]).await;
    let told = row(&dana, &home, &promise).await;
    assert!(told.contains("A promise for December 5, 2199.") && told.contains("Listening session"), "{told}");
    assert!(told.contains("people who rent"), "{told}");
    let bare = added(&dana, &home, &[("title", "Partners meet"), ("held", "2199-12-05")]).await;
    let told = row(&dana, &home, &bare).await;
    assert!(told.contains("Planned for December 5, 2199. Once it names the groups to be heard, it is a promise."), "{told}");
    let broken = added(&dana, &home, &[("title", "Renters spoke"), ("held", "2020-12-05"), (&group, "yes")]).await;
    let told = row(&dana, &home, &broken).await;
    assert!(told.contains("A promise not kept so far: it was to be held on December 5, 2020.") && told.contains("Late"), "{told}");
    dana.get(&format!("{home}/engagement")).await.says("Promises not kept so far").says("no resident’s name belongs here");
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let dana = Person::new().await;
    let (home, [renters, older]) = county(&dana).await;
    let page = dana.get(&format!("{home}/engagement")).await;
    assert!(missing(&page).contains("People who rent: not heard yet.") && missing(&page).contains("Older adults: not heard yet."));
    let (group, number) = (format!("groups-{renters}"), format!("groups-n-{renters}"));
    let held = [("title", "Renters speak"), ("stage", "held"), ("held", "2020-12-05"), (&group, "yes"), (&number, "12")];
    let address = added(&dana, &home, &held).await;
    let page = dana.get(&format!("{home}/engagement")).await;
    let told = missing(&page);
    assert!(!told.contains("People who rent") && told.contains("Older adults: not heard yet."), "{told}");
    for what in ["Held without a word of what was heard", "How people were paid or thanked is not said"] {
        assert!(told.contains(what), "{what}: {told}");
    }
    assert!(!told.contains("Heard and not reported back"), "nothing was heard yet: {told}");
    assert!(row(&dana, &home, &address).await.contains("people who rent (12)"));
    dana.post(&address, &[("heard", "Rents rise"), ("thanked", "A meal")]).await.expect(303);
    let page = dana.get(&format!("{home}/engagement")).await;
    assert!(missing(&page).contains("Heard and not reported back"), "{}", missing(&page));
    // A finding says that the other group is most affected.
    dana.post(&format!("{address}/insights"), &[("statement", "Older adults pay most"), (&format!("groups-{older}"), "yes")])
        .await
        .expect(303);
    let page = dana.get(&format!("{home}/engagement")).await;
    assert!(missing(&page).contains("Older adults: most affected by one finding, and not heard yet."), "{}", missing(&page));
}

#[tokio::test]
async fn a_slip_is_told_beside_its_field_and_what_was_typed_is_kept() {
    let dana = Person::new().await;
    let (home, [renters, _]) = county(&dana).await;
    let list = format!("{home}/engagement");
    dana.post(&list, &[("title", " "), ("form", "survey")]).await.expect(422).says("Enter what the engagement is called.");
    let page = dana.post(&list, &[("title", "Renters speak"), ("stage", "held")]).await;
    page.expect(422).says("Enter the day on which it was held.").says("value=\"Renters speak\"");
    let page = dana.post(&list, &[("title", "Renters speak"), ("held", "soon")]).await;
    page.expect(422).says("id=\"problem-held\"");
    let number = format!("groups-n-{renters}");
    let page = dana.post(&list, &[("title", "Renters speak"), (&number, "many")]).await;
    page.expect(422).says("Enter a whole number").says("value=\"many\"");
    let page = dana.post(&list, &[("title", "Renters speak"), ("form", "party")]).await;
    page.expect(422).says("id=\"problem-form\"");
    dana.post(&list, &[("title", "Renters speak"), ("mood", "good")]).await.expect(400);
    dana.get(&list).await.says("Nothing is planned.");
}

#[tokio::test]
async fn a_group_that_went_into_the_bin_meanwhile_is_told_and_one_named_before_stays() {
    let dana = Person::new().await;
    let (home, [renters, older]) = county(&dana).await;
    let (rent, old) = (format!("groups-{renters}"), format!("groups-{older}"));
    let address = added(&dana, &home, &[("title", "Renters speak"), ("held", "2199-12-05"), (&rent, "yes")]).await;
    for id in [&renters, &older] {
        dana.post(&format!("/population-groups/{id}/delete"), &[]).await.expect(303);
    }
    let page = dana.post(&format!("{home}/engagement"), &[("title", "Older adults speak"), (&old, "yes")]).await;
    page.expect(422).says("Not on record any more: older adults.").says("value=\"Older adults speak\"");
    let page = dana.get(&address).await;
    page.expect(200).says("People who rent (in the bin)");
    let rev = page.rev("groups");
    dana.post(&address, &[("rev-groups", &rev), (&rent, "yes"), (&format!("groups-n-{renters}"), "9")]).await.expect(303);
    assert!(row(&dana, &home, &address).await.contains("people who rent (9)"));
    let page = dana.get(&address).await;
    let rev = page.rev("groups");
    dana.post(&address, &[("rev-groups", &rev), (&rent, "yes"), (&old, "yes")])
        .await
        .expect(422)
        .says("Not on record any more: older adults.");
}

#[tokio::test]
async fn a_form_that_is_sent_twice_adds_one() {
    let dana = Person::new().await;
    let (home, _) = county(&dana).await;
    let once = dana.get(&format!("{home}/engagement")).await.after("name=\"once\"", "value");
    let fields = [("once", once.as_str()), ("title", "Renters speak")];
    assert_eq!(added(&dana, &home, &fields).await, added(&dana, &home, &fields).await);
}
