//! One line of the road, or one step as a whole: given to somebody, dated, made an action, passed over.

use milepost::domain::words::dates;
use time::{Duration, OffsetDateTime};

use super::{county, is_sound, line};
use crate::person::Person;

fn day(days: i64) -> String {
    dates::iso((OffsetDateTime::now_utc() + Duration::days(days)).date())
}

fn long(days: i64) -> String {
    dates::long((OffsetDateTime::now_utc() + Duration::days(days)).date())
}

#[tokio::test]
async fn a_line_with_a_person_and_a_date_is_due_and_in_the_calendar_until_it_is_done() {
    let dana = Person::new().await;
    let (_, home, road) = county(&dana).await;
    let page = format!("{road}/4.1");
    let form = dana.get(&page).await;
    form.says("4.1, Put the management team together").says("data-draft").says("Make an action of it");
    let fields = [("status", "under_way"), ("owner", "Lee Park"), ("due", &day(20))];
    let saved = dana.post(&page, &fields).await;
    saved.expect(303);
    assert_eq!(saved.location, format!("{road}#line-4.1"));
    let told = line(&dana, &road, "4.1").await;
    assert!(told.contains("Lee Park") && told.contains(&format!("Due {}", long(20))), "{told}");
    assert!(dana.people().await.contains(&"Lee Park".to_owned()), "whoever is named becomes a person");
    let due = format!("Due {}, on the road: 4.1, Put the management team together", long(20));
    dana.get(&home).await.says(&due).says(&format!("href=\"{page}\""));
    dana.get(&format!("{home}/handover")).await.says(&due).says("4.1, Put the management team together (Lee Park)");
    let calendar = dana.get(&format!("{home}/plan.ics")).await;
    calendar.expect(200).says("UID:road-").says("SUMMARY:4.1\\, Put the management team together (Wren County)");
    // Its day has passed.
    let form = dana.get(&page).await;
    dana.post(&page, &[("due", &day(-2)), ("rev-due", &form.rev("due"))]).await.expect(303);
    dana.get(&home).await.says("A line of the road is past its date: 4.1,");
    dana.get("/").await.says("A line of the road is past its date: 4.1,");
    assert!(line(&dana, &road, "4.1").await.contains("Late: it was due "));
    let form = dana.get(&page).await;
    dana.post(&format!("{page}/mark"), &[("status", "done"), ("rev-status", &form.rev("status"))]).await.expect(303);
    assert!(!dana.get(&home).await.text.contains("of the road is past"));
    dana.get(&format!("{home}/plan.ics")).await.says("SUMMARY:Done: 4.1");
    // A date that is taken away is called off.
    let form = dana.get(&page).await;
    dana.post(&page, &[("due", ""), ("rev-due", &form.rev("due"))]).await.expect(303);
    dana.get(&format!("{home}/plan.ics")).await.says("UID:road-").says("STATUS:CANCELLED");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_line_becomes_an_action_of_the_work_plan() {
    let dana = Person::new().await;
    let (_, home, road) = county(&dana).await;
    dana.post(&format!("{road}/4.2"), &[("owner", "Lee Park"), ("due", &day(9))]).await.expect(303);
    let form = dana.get(&format!("{home}/actions?road=4.2")).await;
    form.says("value=\"Work out which stakeholder partners are key\"").says("<option value=\"4.2\" selected>").says("value=\"Lee Park\"");
    form.says(&format!("value=\"{}\"", day(9)));
    let owner = form.after("id=\"owner-id\"", "value");
    let fields = [("what", "List partners by sector"), ("road_line", "4.2"), ("owner", "Lee Park"), ("owner-id", &owner)];
    let made = dana.post(&format!("{home}/actions"), &fields).await;
    made.expect(303);
    let told = line(&dana, &road, "4.2").await;
    assert!(told.contains("List partners by sector") && told.contains("data-mark=\"not_started\""), "{told}");
    dana.get(&format!("{home}/plan")).await.says("For 4.2 on the road");
    let action = format!("/actions/{}", made.location.split_once("#action-").unwrap().1);
    let page = dana.get(&action).await;
    page.says(&format!("href=\"{road}/4.2\""));
    dana.post(&action, &[("road_line", "4.9"), ("rev-road_line", &page.rev("road_line"))])
        .await
        .expect(422)
        .says("Choose one of the answers");
    dana.post(&action, &[("road_line", ""), ("rev-road_line", &page.rev("road_line"))]).await.expect(303);
    assert!(!line(&dana, &road, "4.2").await.contains("List partners by sector"));
    dana.get(&format!("{home}/history")).await.says("Line of the road").says("4.2, Work out which stakeholder partners are key");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_slip_is_told_beside_its_field_and_what_was_typed_is_kept() {
    let dana = Person::new().await;
    let (_, _, road) = county(&dana).await;
    let page = format!("{road}/4.1");
    let long = "x".repeat(2_001);
    for (field, value, says) in [
        ("status", "perhaps", "Choose one of the answers shown."),
        ("reason", long.as_str(), "This is 2,001 characters, and the field holds 2,000."),
        ("due", "soon", "Enter a date between"),
        ("due", "2300-01-01", "Enter a date between"),
        ("owner", &long, "and the field holds 120."),
    ] {
        let typed = [("reason", "Typed with care"), ("status", "done")];
        let fields: Vec<(&str, &str)> = typed.into_iter().filter(|(name, _)| *name != field).chain([(field, value)]).collect();
        let refused = dana.post(&page, &fields).await;
        refused.expect(422).says(says).says("Nothing was saved yet").says(&format!("id=\"problem-{field}\""));
        if field != "reason" {
            refused.says("Typed with care");
        }
    }
    dana.post(&page, &[("status", "not_needed"), ("reason", " ")]).await.expect(422).says("Say why it is not needed");
    dana.post(&page, &[("color", "blue")]).await.expect(400);
    let step = format!("{road}/4");
    dana.post(&step, &[("status", "done")]).await.expect(422).says("Choose one of the answers shown.");
    dana.post(&step, &[("status", "not_needed")]).await.expect(422).says("Say why it is not needed");
    dana.post(&step, &[("owner", "Lee Park")]).await.expect(400);
    assert!(!dana.get(&road).await.text.contains("Set by"), "nothing was saved");
    is_sound(&dana).await;
}

#[tokio::test]
async fn what_is_not_needed_has_a_reason_and_is_due_no_more() {
    let dana = Person::new().await;
    let (_, home, road) = county(&dana).await;
    dana.post(&format!("{road}/9.1"), &[("due", &day(-3))]).await.expect(303);
    dana.get(&home).await.says("A line of the road is past its date");
    dana.post(&format!("{road}/9.2"), &[("status", "not_needed"), ("reason", "The region tells the press")]).await.expect(303);
    let told = line(&dana, &road, "9.2").await;
    assert!(told.contains("The region tells the press") && told.contains("Set by Dana Ortiz"), "{told}");
    let saved = dana.post(&format!("{road}/9"), &[("status", "not_needed"), ("reason", "The region brings it out")]).await;
    saved.expect(303);
    assert_eq!(saved.location, format!("{road}#step-9"));
    dana.get(&road).await.says("The region brings it out");
    let page = dana.get(&home).await;
    page.says("Not needed: Step 9.");
    assert!(!page.text.contains("of the road is past"));
    // It is needed after all, and the reason goes with it.
    let form = dana.get(&format!("{road}/9")).await;
    let fields = [("status", ""), ("rev-status", &form.rev("status")), ("reason", ""), ("rev-reason", &form.rev("reason"))];
    dana.post(&format!("{road}/9"), &fields).await.expect(303);
    dana.get(&home).await.says("A line of the road is past its date");
    dana.get(&format!("{home}/history")).await.says("Road: Step 9, Finish the plan and bring it out: Reason");
    is_sound(&dana).await;
}

#[tokio::test]
async fn what_two_people_say_at_once_is_shown_to_both() {
    let dana = Person::new().await;
    let (_, _, road) = county(&dana).await;
    let page = format!("{road}/4.1");
    dana.post(&page, &[("status", "under_way"), ("due", "2026-12-01")]).await.expect(303);
    let form = dana.get(&page).await;
    let (status, due) = (form.rev("status"), form.rev("due"));
    let lee = dana.colleague();
    lee.post(&page, &[("due", "2026-12-24"), ("rev-due", &due)]).await.expect(303);
    let fields = [("status", "done"), ("rev-status", &status), ("due", "2026-12-31"), ("rev-due", &due)];
    let refused = dana.post(&page, &fields).await;
    refused.expect(409).says("Not everything was saved").says("December 24, 2026").says("value=\"2026-12-31\"");
    assert!(line(&dana, &road, "4.1").await.contains("data-mark=\"done\""), "all other fields are saved");
    dana.post(&page, &[("due", "2026-12-31"), ("rev-due", &refused.rev("due"))]).await.expect(303);
    // One says that it is not needed, the other takes the reason away.
    let form = dana.get(&page).await;
    let (status, reason) = (form.rev("status"), form.rev("reason"));
    dana.post(&page, &[("reason", "Why"), ("rev-reason", &reason)]).await.expect(303);
    let reason = dana.get(&page).await.rev("reason");
    lee.post(&page, &[("reason", ""), ("rev-reason", &reason)]).await.expect(303);
    dana.post(&page, &[("status", "not_needed"), ("rev-status", &status), ("reason", "Why"), ("rev-reason", &reason)]).await.expect(409);
    is_sound(&dana).await;
}

#[tokio::test]
async fn whoever_sees_to_a_line_stays_on_the_list_and_two_made_one_are_shown_as_one() {
    let dana = Person::new().await;
    let (_, home, road) = county(&dana).await;
    dana.post(&format!("{road}/4.1"), &[("owner", "R. Amadi")]).await.expect(303);
    dana.post(&format!("{home}/people"), &[("name", "Ruth Amadi")]).await.expect(303);
    let bundle = dana.store.export(None).await.unwrap();
    let id = |name: &str| bundle.jurisdictions[0].people.iter().find(|person| person.name == name).unwrap().id.to_string();
    let (short, ruth) = (id("R. Amadi"), id("Ruth Amadi"));
    dana.get(&format!("{home}/people/{short}")).await.says("sees to one line of the road");
    dana.post(&format!("{home}/people/{short}/delete"), &[]).await.expect(409);
    dana.post(&format!("{home}/people/{short}/same-as"), &[("other", &ruth)]).await.expect(303);
    assert!(line(&dana, &road, "4.1").await.contains("Ruth Amadi"));
    is_sound(&dana).await;
}
