//! Jurisdictions: created, found, renamed, archived, deleted, put back; and the worked example.

use crate::person::{Page, Person};

async fn home(person: &Person, round: &str) -> String {
    person.get(round).await.after("class=\"where\"", "href")
}

#[tokio::test]
async fn the_first_page_asks_for_two_names_and_leads_to_the_first_question() {
    let dana = Person::new().await;
    dana.get("/").await.expect(200).says("Your name").says("Open the worked example");
    let round = dana.start("Dana Ortiz", "Wren County").await;
    dana.get(&round).await.expect(200).says("How ready is Wren County’s government?").says("You are Dana Ortiz");
    let report = dana.report(&round).await;
    assert_eq!(report["people"][0]["name"], "Dana Ortiz");
    assert_eq!(report["jurisdiction"]["kind"], "County", "guessed from the name");
}

#[tokio::test]
async fn without_a_name_nothing_is_blocked() {
    let dana = Person::new().await;
    let round = dana.start("", "Wren County").await;
    dana.get(&round).await.says("You are someone on this computer");
}

/// Where the link with these words leads.
fn link(page: &Page, words: &str) -> String {
    let before = &page.text[..page.text.find(&format!(">{words}</a>")).unwrap()];
    let href = before.rsplit("href=\"").next().unwrap().trim_end_matches('"');
    href.replace("&#38;", "&")
}

#[tokio::test]
async fn names_are_found_in_any_case_and_25_stand_on_a_page() {
    let dana = Person::new().await;
    for n in 0..27 {
        dana.start("Dana", &format!("Æbel Town {n:02}")).await;
    }
    dana.start("Dana", "Heron City").await;
    let found = dana.get("/?search=%C3%A6BEL").await;
    found.expect(200).says("27 jurisdictions").says("Æbel Town 00").says("Next 25");
    assert!(!found.text.contains("Æbel Town 26"));
    let next = dana.get(&link(&found, "Next 25")).await;
    next.says("Æbel Town 26").says("Previous 25");
    assert!(!next.text.contains("Next 25") && !next.text.contains("Heron City"));
    let start = dana.get(&link(&next, "Previous 25")).await;
    assert_eq!((start.status.as_u16(), start.location.as_str()), (303, "/?search=%C3%A6BEL&archived="));
    dana.get(&start.location).await.expect(200).says("Æbel Town 00").says("Next 25");
    dana.get("/?search=heron&after=01900000-0000-7000-8000-000000000000").await.expect(200).says("Heron City");
    dana.get("/?search=&archived=&page=1").await.expect(200).says("Next 25");
    dana.get("/?search=%25").await.says("No name holds “%”.");
}

#[tokio::test]
async fn renaming_checks_every_field_and_keeps_what_was_typed() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let settings = format!("{}/settings", home(&dana, &round).await);
    let refused = dana.post(&settings, &[("name", " "), ("kind", "planet"), ("state", "XX"), ("executive", "Mayor")]).await;
    refused.expect(422).says("Enter the name of your city").says("Choose one of the answers shown.").says("value=\"Mayor\"");
    dana.post(&settings, &[("name", "Wren City"), ("kind", "city"), ("state", "OH"), ("executive", "Mayor")]).await.expect(303);
    dana.get(&home(&dana, &round).await).await.says("<h1>Wren City</h1>").says("City · Ohio · led by: Mayor");
}

#[tokio::test]
async fn archiving_takes_it_out_of_the_list_and_keeps_everything() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let home = home(&dana, &round).await;
    dana.post(&format!("{home}/archive"), &[]).await.expect(303);
    dana.get("/").await.says("All jurisdictions are archived.").says("Archived jurisdictions (1)");
    dana.get("/?archived=yes").await.says("Wren County");
    dana.get(&round).await.expect(200);
    dana.post(&format!("{home}/unarchive"), &[]).await.expect(303);
    dana.get("/").await.says("Wren County");
}

#[tokio::test]
async fn deleting_asks_for_the_name_and_the_bin_gives_it_back() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let home = home(&dana, &round).await;
    dana.get(&format!("{home}/delete")).await.says("records retention").says("Archive it instead");
    dana.post(&format!("{home}/delete"), &[("name", "Wren")]).await.expect(422).says("Type the name exactly");
    dana.post(&format!("{home}/delete"), &[("name", "wren county")]).await.expect(303);
    dana.get(&round).await.expect(404);
    dana.get("/").await.says("What you deleted is in the bin");
    let bin = dana.get("/bin").await;
    bin.says("Wren County");
    let put_back = bin.after("<form method=\"post\" action=\"/bin", "action");
    dana.post(&put_back, &[]).await.expect(303);
    dana.get(&round).await.expect(200);
}

#[tokio::test]
async fn what_is_thrown_out_of_the_bin_is_gone_and_leaves_the_rest() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let other = dana.start("", "Heron City").await;
    dana.post(&format!("{round}/conditions/staff-buy-in"), &[("step-5.1", "in_place")]).await.expect(303);
    dana.get(&format!("{round}/verdict")).await.expect(200);
    let home = home(&dana, &round).await;
    dana.post(&format!("{home}/delete"), &[("name", "Wren County")]).await.expect(303);
    let put_back = dana.get("/bin").await.after("<form method=\"post\" action=\"/bin", "action");
    dana.get(&format!("{put_back}/throw-out")).await.says("for good?");
    dana.post(&format!("{put_back}/throw-out"), &[]).await.expect(303);
    dana.get("/bin").await.says("The bin is empty.");
    dana.post(&put_back, &[]).await.expect(404);
    dana.get(&other).await.expect(200);
}

#[tokio::test]
async fn things_leave_the_bin_after_thirty_days_of_use() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let home = home(&dana, &round).await;
    dana.post(&format!("{home}/delete"), &[("name", "Wren County")]).await.expect(303);
    dana.get("/bin").await.says("30 more days of use");
    let day = |days| time::OffsetDateTime::now_utc() + time::Duration::days(days);
    // Milepost is used every other day, and looked at twice on each.
    for days in 1..30 {
        assert_eq!(dana.store.empty_bin(day(days * 2)).await.unwrap(), 0);
        assert_eq!(dana.store.empty_bin(day(days * 2)).await.unwrap(), 0);
    }
    dana.get("/bin").await.says("one more day of use");
    assert_eq!(dana.store.empty_bin(day(60)).await.unwrap(), 1);
    assert!(dana.store.binned().await.unwrap().is_empty());
}

#[tokio::test]
async fn the_worked_example_opens_in_one_click_is_marked_and_thrown_away_in_one() {
    let dana = Person::new().await;
    let opened = dana.post("/example", &[]).await;
    opened.expect(303);
    let verdict = dana.get(&format!("{}/verdict", opened.location)).await;
    verdict
        .says("Worked example")
        .says("So far, Wren County’s government meets five of the nine conditions: some. Two steps could still make it most.");
    let home = home(&dana, &opened.location).await;
    dana.post(&format!("{home}/delete"), &[]).await.expect(303);
    dana.get(&opened.location).await.expect(404);
}

#[tokio::test]
async fn a_browser_remembers_its_person_who_can_be_changed_and_corrected() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    dana.post("/you", &[("person", "new"), ("name", ""), ("back", "/")]).await.expect(422).says("Enter a name");
    dana.post("/you", &[("person", "new"), ("name", "Lee Park"), ("title", "Planner"), ("back", &round)]).await.expect(303);
    dana.get(&round).await.says("You are Lee Park");
    let shown = dana.get("/you").await;
    let (name, title) = (shown.rev("name"), shown.rev("title"));
    dana.post("/you/details", &[("name", "Lee A. Park"), ("title", "Planner"), ("rev-name", &name), ("rev-title", &title)])
        .await
        .expect(303);
    dana.get(&round).await.says("You are Lee A. Park");
    dana.post("/you/details", &[("name", "Lee B. Park"), ("title", "Planner"), ("rev-name", &name), ("rev-title", &title)])
        .await
        .expect(409)
        .says("Lee A. Park");
    let other = dana.get("/you").await.after("name=\"person\"", "value");
    dana.post("/you", &[("person", &other), ("name", "typed by mistake")]).await.expect(422).says("choose “Someone new” above");
    dana.post("/you", &[("person", &other)]).await.expect(303);
    dana.get(&round).await.says("You are Dana Ortiz");
}

#[tokio::test]
async fn a_setting_that_only_a_colleague_changed_is_shown_as_theirs_after_a_conflict() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let settings = format!("{}/settings", home(&dana, &round).await);
    let shown = dana.get(&settings).await;
    let revs = ["name", "kind", "state", "executive"].map(|name| (format!("rev-{name}"), shown.rev(name)));
    let post = async |person: &Person, values: [&str; 4], revs: &[(String, String)]| {
        let values = ["name", "kind", "state", "executive"].into_iter().zip(values);
        let fields: Vec<(&str, &str)> = values.chain(revs.iter().map(|(name, rev)| (name.as_str(), rev.as_str()))).collect();
        person.post(&settings, &fields).await
    };
    post(&dana.colleague(), ["Wren Parish", "county", "", "Mayor"], &revs).await.expect(303);
    let refused = post(&dana, ["Wren City", "county", "", ""], &revs).await;
    refused.expect(409).says("value=\"Wren City\"").says("value=\"Mayor\"");
    let again = ["name", "kind", "state", "executive"].map(|name| (format!("rev-{name}"), refused.rev(name)));
    post(&dana, ["Wren City", "county", "", &refused.after("name=\"executive\"", "value")], &again).await.expect(303);
    dana.get(&settings).await.says("value=\"Wren City\"").says("value=\"Mayor\"");
}
