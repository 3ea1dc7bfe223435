//! Rounds: begun, titled, read-only once a newer one exists, reopened.

use crate::person::Person;

async fn home(person: &Person, round: &str) -> String {
    person.get(round).await.after("class=\"where\"", "href")
}

#[tokio::test]
async fn an_older_round_is_read_only_until_it_is_reopened() {
    let dana = Person::new().await;
    let first = dana.start("Dana", "Wren County").await;
    let home = home(&dana, &first).await;
    let second = dana.post(&format!("{home}/assessments"), &[("title", "Spring 2027"), ("started", "2027-03-01")]).await;
    second.expect(303);
    dana.get(&first).await.says("This round is read-only.");
    let page = format!("{first}/conditions/staff-buy-in");
    dana.post(&page, &[("step-5.1", "in_place")]).await.expect(409).says("This round is read-only");
    assert_eq!(dana.report(&first).await["conditions"][4]["steps"][0]["answer"], serde_json::Value::Null);
    dana.post(&format!("{first}/reopen"), &[]).await.expect(303);
    dana.post(&page, &[("step-5.1", "in_place")]).await.expect(303);
    dana.get(&format!("{first}/history")).await.says("Reopened");
    dana.post(&format!("{first}/close"), &[]).await.expect(303);
    dana.get(&page).await.says("disabled");
    assert_eq!(dana.report(&second.location).await["verdict"]["steps_in_place"], 0);
}

#[tokio::test]
async fn a_round_needs_a_title_and_a_plausible_date() {
    let dana = Person::new().await;
    let first = dana.start("Dana", "Wren County").await;
    let home = home(&dana, &first).await;
    let refused = dana.post(&format!("{home}/assessments"), &[("title", ""), ("started", "2027-02-30")]).await;
    refused.expect(422).says("Enter a title").says("Enter a date between").says("value=\"2027-02-30\"");
    assert!(!dana.get(&first).await.text.contains("read-only"), "no round was begun");
}

#[tokio::test]
async fn limits_change_only_with_a_reason_and_the_verdict_prints_who_and_why() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let settings = format!("{round}/settings");
    let fields =
        |some, most, reason| [("title", "Fall 2026"), ("started", "2026-11-23"), ("some", some), ("most", most), ("reason", reason)];
    dana.post(&settings, &fields("4", "7", "")).await.expect(422).says("Say why these limits suit you better.");
    dana.post(&settings, &fields("7", "7", "x")).await.expect(422).says("must begin at one or more");
    dana.post(&settings, &fields("4", "7", "Council policy")).await.expect(303);
    dana.get(&format!("{round}/verdict"))
        .await
        .says("Seven to nine is most, four to six is some, three or fewer is few to none.")
        .says("These limits were changed by Dana Ortiz on")
        .says("Council policy");
}

#[tokio::test]
async fn people_take_part_and_new_ones_are_added_on_the_way() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let settings = format!("{round}/settings");
    let base = [("title", "Fall 2026"), ("started", "2026-11-23"), ("some", "3"), ("most", "6"), ("reason", "")];
    let with: Vec<_> = base.iter().copied().chain([("new-name", "Lee Park"), ("new-department", "Budget")]).collect();
    dana.post(&settings, &with).await.expect(303);
    let names = |report: &serde_json::Value| {
        report["people"].as_array().unwrap().iter().map(|person| person["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&dana.report(&round).await), ["Dana Ortiz", "Lee Park"], "a box that was not shown changes nothing");
    let shown = dana.get(&settings).await.after("type=\"hidden\" name=\"shown-", "name");
    let unticked: Vec<_> = base.iter().copied().chain([(shown.as_str(), "yes")]).collect();
    dana.post(&settings, &unticked).await.expect(303);
    assert_eq!(names(&dana.report(&round).await), ["Lee Park"]);
    let nameless: Vec<_> = base.iter().copied().chain([("new-department", "Budget")]).collect();
    dana.post(&settings, &nameless).await.expect(422).says("Enter a name");
}

#[tokio::test]
async fn a_deleted_round_leaves_the_one_before_it_open() {
    let dana = Person::new().await;
    let first = dana.start("Dana", "Wren County").await;
    let home = home(&dana, &first).await;
    let second = dana.post(&format!("{home}/assessments"), &[("title", "Spring 2027"), ("started", "2027-03-01")]).await.location;
    dana.post(&format!("{second}/delete"), &[("title", "no")]).await.expect(422);
    dana.post(&format!("{second}/delete"), &[("title", "Spring 2027")]).await.expect(303);
    dana.get(&second).await.expect(404);
    dana.post(&format!("{first}/conditions/staff-buy-in"), &[("step-5.1", "in_place")]).await.expect(303);
}

#[tokio::test]
async fn a_change_to_a_read_only_round_is_refused_beside_what_was_typed() {
    let dana = Person::new().await;
    let first = dana.start("Dana", "Wren County").await;
    let home = home(&dana, &first).await;
    dana.post(&format!("{home}/assessments"), &[("title", "Next")]).await.expect(303);
    let typed = [("step-5.1", "in_place"), ("note-5.1", "Typed too late")];
    for page in [format!("{first}/conditions/staff-buy-in"), format!("{first}/worksheet")] {
        dana.post(&page, &typed).await.expect(409).says("This round is read-only").says("Typed too late</textarea>");
    }
    let screen: Vec<_> = typed.iter().copied().chain([("from", "meeting")]).collect();
    let page = dana.post(&format!("{first}/conditions/staff-buy-in"), &screen).await;
    page.expect(409).says("This round is read-only").says("Typed too late</textarea>");
    let asked = dana.post(&format!("{first}/asks"), &[("topic-5.1", "yes"), ("person", "Lee Park"), ("asked", "2026-01-01")]).await;
    asked.expect(409).says("This round is read-only").says("value=\"Lee Park\"");
    let held = dana.post(&format!("{first}/meeting"), &[("held", "2026-01-01"), ("more", "Lee Park")]).await;
    held.expect(409).says("This round is read-only").says("Lee Park</textarea>");
    let renamed = dana.post(&format!("{first}/settings"), &[("title", "Typed too late"), ("started", "2026-01-01")]).await;
    renamed.expect(409).says("This round is read-only").says("value=\"Typed too late\"");
    assert!(dana.report(&first).await["conditions"][4]["steps"][0]["answer"].is_null());
}

#[tokio::test]
async fn a_round_does_not_begin_before_the_one_it_follows_and_takes_along_whom_we_wait_for() {
    let dana = Person::new().await;
    let first = dana.start("Dana", "Wren County").await;
    let home = home(&dana, &first).await;
    let asked = [("topic-5.1", "yes"), ("person", "Lee Park"), ("asked", "2026-01-01")];
    dana.post(&format!("{first}/asks"), &asked).await.expect(303);
    dana.post(&format!("{first}/conditions/staff-buy-in"), &[("step-5.2", "in_place")]).await.expect(303);
    let early = dana.post(&format!("{home}/assessments"), &[("title", "Next"), ("started", "2019-01-01")]).await;
    early.expect(422).says("Enter that day or a later one, or correct the other start date first.").says("2019-01-01");
    let with = first.trim_start_matches("/assessments/");
    let next = dana.post(&format!("{home}/assessments"), &[("title", "Next"), ("with", with)]).await;
    dana.get(&format!("{}/asks", next.location)).await.says("Waiting on one person").says("Lee Park");
    dana.get(&home).await.says("Waiting on Lee Park");
}
