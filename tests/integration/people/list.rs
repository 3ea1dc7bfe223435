//! The people of a jurisdiction: who is on the list, who comes on it, and who goes.

use milepost::domain::history::Subject;
use milepost::domain::ids::{ActorId, JurisdictionId, PersonId};
use milepost::domain::people::choosing::Who;
use milepost::domain::people::{Actor, Profile};
use milepost::store::file::{Reading, check};
use milepost::store::{NewAction, StoreError};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use time::OffsetDateTime;

use crate::person::Person;

pub fn now() -> OffsetDateTime {
    OffsetDateTime::now_utc()
}

/// The address of a round's jurisdiction, and its id.
pub async fn place(person: &Person, round: &str) -> (String, JurisdictionId) {
    let home = person.get(round).await.after("class=\"where\"", "href");
    let id = home.trim_start_matches("/jurisdictions/").parse().unwrap();
    (home, id)
}

pub async fn is_sound(person: &Person) {
    let findings = check::check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

pub fn named(name: &str) -> Profile {
    Profile { name: name.to_owned(), ..Profile::default() }
}

/// The people of a jurisdiction who bear a name.
pub async fn known(person: &Person, of: JurisdictionId, name: &str) -> Vec<PersonId> {
    let people = person.store.people_of(of).await.unwrap().into_iter();
    people.filter(|known| known.profile.name == name).map(|known| known.id).collect()
}

pub async fn own(person: &Person, of: JurisdictionId, what: &str, owner: PersonId) {
    let facts = vec![(milepost::domain::history::Fact::What, what.to_owned())];
    let action = NewAction { springs_from: None, facts, owner: Some(Who::Known(owner)), ..NewAction::default() };
    person.store.add_action(of, &action, &Actor::unnamed(), now()).await.unwrap();
}

#[tokio::test]
async fn people_of_one_jurisdiction_are_offered_in_no_other() {
    let dana = Person::new().await;
    let example = dana.post("/example", &[]).await.location;
    let (round, other) = (dana.start("Dana Ortiz", "Wren County").await, dana.start("", "Heron City").await);
    let ((home, wren), (heron, _), (_, shown)) = (place(&dana, &round).await, place(&dana, &other).await, place(&dana, &example).await);
    let form = [("name", "Lee Park"), ("title", "Planner"), ("department", ""), ("organization", "Otter College")];
    dana.post(&format!("{home}/people"), &form).await.expect(303);
    dana.get(&format!("{home}/people"))
        .await
        .expect(200)
        .says("Lee Park")
        .says("Planner, Otter College")
        .says("Dana Ortiz")
        .says(">You</span>");
    // One of them bears the name of the one who sits here.
    let mut of_example = dana.store.people_of(shown).await.unwrap();
    of_example.retain(|person| person.profile.name != "Dana Ortiz");
    assert!(of_example.len() > 2, "the example has people of its own");
    for page in ["people", "actions", "launch"] {
        let page = dana.get(&format!("{heron}/{page}")).await;
        page.expect(200);
        assert!(!page.text.contains("Lee Park"), "{}", page.text);
        assert!(of_example.iter().all(|person| !page.text.contains(&person.profile.name)));
    }
    for page in ["asks", "settings", "meeting"] {
        let page = dana.get(&format!("{other}/{page}")).await;
        page.expect(200);
        assert!(!page.text.contains("Lee Park"), "{}", page.text);
        let page = dana.get(&format!("{round}/{}", "settings")).await;
        assert!(page.text.contains("Lee Park") && of_example.iter().all(|person| !page.text.contains(&person.profile.name)));
    }
    // Who sits at the browser is somebody of the file, but the example's people are of it alone.
    let you = dana.get(&format!("/you?back={heron}")).await;
    assert!(!you.text.contains("Lee Park") && of_example.iter().all(|person| !you.text.contains(&person.profile.name)), "{}", you.text);
    dana.get(&format!("/you?back={home}")).await.says("Lee Park");
    let lee = known(&dana, wren, "Lee Park").await[0];
    dana.get(&format!("{heron}/people/{lee}")).await.expect(404);
    is_sound(&dana).await;
}

#[tokio::test]
async fn whoever_writes_somewhere_is_a_person_there_once() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    let actor: ActorId = dana.store.actors().await.unwrap()[0].id;
    assert_eq!(known(&dana, of, "Dana Ortiz").await, [PersonId::of_actor(actor, of)], "a copy of the file would make the same");
    let settings = dana.get(&format!("{round}/settings")).await;
    assert_eq!(settings.text.matches("name=\"person-").count(), 1, "who founded takes part: {}", settings.text);

    let lee = dana.colleague();
    let form = [("person", "new"), ("name", "Lee Park"), ("title", "Planner"), ("department", "Streets"), ("back", "/")];
    lee.post("/you", &form).await.expect(303);
    assert_eq!(known(&dana, of, "Lee Park").await, [], "who only looks is not on the list");
    lee.post(&format!("{round}/conditions/racial-equity"), &[("note-6.1", "a")]).await.expect(303);
    lee.post(&format!("{round}/conditions/racial-equity"), &[("note-6.2", "b"), ("step-6.1", "in_place")]).await.expect(303);
    dana.get(&format!("{home}/people")).await.says("Lee Park").says("Planner, Streets");
    assert_eq!(known(&dana, of, "Lee Park").await.len(), 1);
    // A correction of oneself is one of the list, where that said the same.
    let you = lee.get("/you").await;
    let form = [("name", "Lee Parks"), ("title", "Planner"), ("department", "Streets"), ("back", "/"), ("rev-name", &you.rev("name"))];
    lee.post("/you/details", &form).await.expect(303);
    dana.get(&format!("{home}/people")).await.says("Lee Parks");
    // Naming oneself before one's first write there makes nobody twice.
    let next = dana.start("", "Heron City").await;
    let (heron, of) = place(&dana, &next).await;
    lee.post(&format!("{heron}/actions"), &[("what", "Ask"), ("owner", "LEE parks")]).await.expect(303);
    assert_eq!(known(&dana, of, "Lee Parks").await.len(), 1);
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_name_that_is_there_already_is_asked_about_and_two_people_may_bear_it() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    let path = format!("{home}/people");
    dana.post(&path, &[("name", "Sam Reyes"), ("title", "Clerk")]).await.expect(303);
    let again = dana.post(&path, &[("name", "sam reyes"), ("title", "Engineer")]).await;
    again.expect(422).says("Sam Reyes, Clerk is on the list already.").says("value=\"Engineer\"").says("Add another person of this name");
    assert_eq!(dana.store.people_of(of).await.unwrap().len(), 2);
    dana.post(&path, &[("name", "Sam Reyes"), ("title", "Engineer"), ("second", "yes")]).await.expect(303);
    let two = known(&dana, of, "Sam Reyes").await;
    assert_eq!(two.len(), 2);
    for (what, owner) in [("First", two[0]), ("Second", two[1])] {
        own(&dana, of, what, owner).await;
    }
    for (person, id) in two.iter().zip(["a", "b"]) {
        let ticked = format!("person-{person}");
        dana.post(
            &format!("{round}/settings"),
            &[("title", id), ("started", "2026-11-20"), ("some", "3"), ("most", "6"), (&ticked, "yes")],
        )
        .await
        .expect(303);
    }
    let page = dana.get(&path).await;
    assert_eq!(page.text.matches("Takes part in one round and owns one action.").count(), 2, "{}", page.text);
    for slip in ["", " ", &"x".repeat(121)] {
        dana.post(&path, &[("name", slip), ("organization", "kept")]).await.expect(422).says("value=\"kept\"");
    }
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_form_that_is_sent_twice_adds_one_person_and_leads_to_them() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let people = format!("{}/people", place(&dana, &round).await.0);
    let once = dana.get(&people).await.after("name=\"once\"", "value");
    let fields = [("once", once.as_str()), ("name", "Lee Park"), ("title", "Planner")];
    let first = dana.post(&people, &fields).await.expect(303).location.clone();
    assert_eq!(dana.post(&people, &fields).await.expect(303).location, first);
    let second = dana.post(&people, &[("name", "Lee Park")]).await;
    let once = second.expect(422).after("name=\"once\"", "value");
    let fields = [("once", once.as_str()), ("name", "Lee Park"), ("second", "yes")];
    let other = dana.post(&people, &fields).await.expect(303).location.clone();
    assert_eq!(dana.post(&people, &fields).await.expect(303).location, other);
    assert_eq!(dana.people().await.iter().filter(|name| *name == "Lee Park").count(), 2);
    is_sound(&dana).await;
}

#[tokio::test]
async fn somebody_on_the_list_sits_down_at_a_browser() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    for name in ["Lee Park", "Sam Reyes"] {
        dana.post(&format!("{home}/people"), &[("name", name)]).await.expect(303);
    }
    let (lee, sam) = (known(&dana, of, "Lee Park").await[0], known(&dana, of, "Sam Reyes").await[0]);
    let browser = dana.colleague();
    browser.get(&format!("/you?back={round}")).await.says("Lee Park").says("Sam Reyes");
    browser.post("/you", &[("person", &lee.to_string()), ("back", &round)]).await.expect(303);
    browser.post(&format!("{round}/conditions/racial-equity"), &[("note-6.1", "a")]).await.expect(303);
    assert_eq!(known(&dana, of, "Lee Park").await, [lee], "the one on the list writes");
    // On the page of a person, where nobody has said yet who sits there.
    let another = dana.colleague();
    another.post(&format!("{home}/people/{sam}/me"), &[]).await.expect(303);
    another.get(&format!("{home}/people/{sam}")).await.says(">You</span>");
    another.post(&format!("{home}/people/{lee}/me"), &[]).await.expect(409);
    assert_eq!(dana.store.people_of(of).await.unwrap().len(), 3);
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_person_whom_nothing_names_goes_into_the_bin_and_comes_back() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    dana.post(&format!("{home}/people"), &[("name", "Lee Park")]).await.expect(303);
    let lee = known(&dana, of, "Lee Park").await[0];
    let page = format!("{home}/people/{lee}");
    own(&dana, of, "Ask", lee).await;
    dana.get(&page).await.says("This person owns one action.");
    dana.post(&format!("{page}/delete"), &[]).await.expect(409).says("they stay on the list");
    let action = dana.store.actions(of).await.unwrap()[0].id;
    dana.store.bin_action(action, &Actor::unnamed(), now()).await.unwrap();
    dana.post(&format!("{page}/delete"), &[]).await.expect(409);
    dana.store.throw_out(Subject::Action(action), now()).await.unwrap();
    let shown = dana.get(&page).await;
    dana.post(&format!("{page}/delete"), &[]).await.expect(303);
    is_sound(&dana).await;
    assert_eq!(known(&dana, of, "Lee Park").await, []);
    dana.get(&page).await.expect(404);
    // Corrected on another page meanwhile: what was typed is kept.
    let late = dana.post(&page, &[("name", "Lee Parks"), ("title", "Planner"), ("rev-name", &shown.rev("name"))]).await;
    late.expect(409).says("taken off the list in the meantime").says("value=\"Lee Parks\"").says("value=\"Planner\"");
    // Chosen on another page meanwhile.
    let ticked = format!("person-{lee}");
    let form = [("title", "A title typed"), ("started", "2026-11-20"), ("some", "3"), ("most", "6"), (ticked.as_str(), "yes")];
    let late = dana.post(&format!("{round}/settings"), &form).await;
    late.expect(409).says("Lee Park was put into the bin in the meantime.").says("value=\"A title typed\"");
    let owner = NewAction { springs_from: None, facts: Vec::new(), owner: Some(Who::Known(lee)), ..NewAction::default() };
    assert!(matches!(dana.store.add_action(of, &owner, &Actor::unnamed(), now()).await, Err(StoreError::PersonGone(_))));

    dana.get("/bin").await.says("Lee Park of Wren County");
    dana.post(&format!("/bin/individual/{lee}"), &[]).await.expect(303);
    assert_eq!(known(&dana, of, "Lee Park").await, [lee]);
    dana.post(&format!("{page}/delete"), &[]).await.expect(303);
    dana.get(&format!("/bin/individual/{lee}/throw-out")).await.expect(200).says("Lee Park");
    dana.post(&format!("/bin/individual/{lee}/throw-out"), &[]).await.expect(303);
    is_sound(&dana).await;
    // Who writes again is on the list again, also after being thrown out of it.
    let next = dana.start("", "Heron City").await;
    let (heron, of) = place(&dana, &next).await;
    let form = [("title", "First"), ("started", "2026-11-20"), ("some", "3"), ("most", "6")];
    let me = known(&dana, of, "Dana Ortiz").await[0];
    let shown = format!("shown-{me}");
    dana.post(&format!("{next}/settings"), &[&form[..], &[(shown.as_str(), "yes")]].concat()).await.expect(303);
    dana.post(&format!("{heron}/people/{me}/delete"), &[]).await.expect(303);
    dana.post(&format!("{heron}/people"), &[("name", "Ann")]).await.expect(303);
    assert_eq!(known(&dana, of, "Dana Ortiz").await, [me], "out of the bin");
    dana.post(&format!("{heron}/people/{me}/delete"), &[]).await.expect(303);
    dana.post(&format!("/bin/individual/{me}/throw-out"), &[]).await.expect(303);
    dana.post(&format!("{heron}/people"), &[("name", "Bo")]).await.expect(303);
    assert_eq!(known(&dana, of, "Dana Ortiz").await, [me], "made anew");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_person_in_the_bin_whom_something_names_is_told_so_and_stays_there() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    dana.post(&format!("{home}/people"), &[("name", "Lee Park")]).await.expect(303);
    let lee = known(&dana, of, "Lee Park").await[0];
    own(&dana, of, "Ask", lee).await;
    // As an earlier version left it.
    let mut file = SqliteConnectOptions::new().filename(dana.store.path()).connect().await.unwrap();
    sqlx::query("UPDATE people SET deleted = 1, deleted_on = 1 WHERE id = $1").bind(lee.0).execute(&mut file).await.unwrap();
    let bin = dana.get("/bin").await;
    bin.says("Lee Park of Wren County").says("as long as this person owns one action");
    assert!(!bin.text.contains("/throw-out"), "{}", bin.text);
    let kept = dana.post(&format!("/bin/individual/{lee}/throw-out"), &[]).await;
    kept.expect(409).says("This person owns one action, so the record can’t be deleted. Put it back instead.");
    let back = dana.post(&format!("/bin/individual/{lee}"), &[]).await;
    assert_eq!(known(&dana, of, "Lee Park").await, [lee]);
    dana.get(&back.location).await.expect(200).says("This person owns one action.");
}

#[tokio::test]
async fn ten_thousand_people_and_names_without_a_space_are_shown_page_by_page() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    let long = "W".repeat(120);
    dana.store.add_person(of, &named(&long), &Actor::unnamed(), now()).await.unwrap();
    let mut rows = sqlx::SqliteConnection::connect(&format!("sqlite://{}", dana.store.path().display())).await.unwrap();
    // As many as a city has on its pay roll; made beside the program, so no history tells of them.
    sqlx::query(
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 10000)
         INSERT INTO people (id, jurisdiction_id, name, title, department, organization) SELECT randomblob(16), $1, 'Person ' || n, '', '', '' FROM n",
    )
    .bind(of.0)
    .execute(&mut rows)
    .await
    .unwrap();
    rows.close().await.unwrap();
    let first = dana.get(&format!("{home}/people")).await;
    first.expect(200).says("10,002 people").says("Next 100");
    assert!(first.bytes.len() < 100_000, "{} bytes", first.bytes.len());
    let found = dana.get(&format!("{home}/people?find=person+9999")).await;
    found.expect(200).says("One person").says("Person 9999");
    dana.get(&format!("{home}/people?find=&page=101")).await.expect(200).says(&long).says("Previous 100");
    dana.get(&format!("{home}/people?find=&page=9999999")).await.expect(200);
    dana.get(&format!("{home}/people?find=%2B%26%3C")).await.expect(200).says("No name holds");
    let form = [("what", "Ask"), ("owner", "Person 77")];
    dana.post(&format!("{home}/actions"), &form).await.expect(303);
    assert_eq!(dana.store.people_of(of).await.unwrap().len(), 10_002, "the name was on the list");
    dana.get(&format!("/you?back={home}")).await.expect(200);
}

#[tokio::test]
async fn whoever_is_put_back_from_the_bin_is_seen_on_their_page() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    dana.post(&format!("{home}/people"), &[("name", "Lee Park")]).await.expect(303);
    let lee = known(&dana, of, "Lee Park").await[0];
    dana.post(&format!("{home}/people/{lee}/delete"), &[]).await.expect(303);
    let back = dana.post(&format!("/bin/individual/{lee}"), &[]).await.expect(303).location.clone();
    assert_eq!(back, format!("{home}/people/{lee}"));
    dana.get(&back).await.expect(200).says("Lee Park");
    dana.post(&format!("{home}/delete"), &[("name", "Wren County")]).await.expect(303);
    let id = home.trim_start_matches("/jurisdictions/");
    assert_eq!(dana.post(&format!("/bin/jurisdiction/{id}"), &[]).await.expect(303).location, home);
}

#[tokio::test]
async fn what_is_wrong_with_somebody_added_stands_at_the_top_too() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, _) = place(&dana, &round).await;
    for name in ["", "dana ortiz"] {
        let refused = dana.post(&format!("{home}/people"), &[("name", name)]).await;
        let at = |what: &str| refused.text.find(what).unwrap_or_else(|| panic!("no {what} in {}", refused.text));
        assert!(at("<h1>People</h1>") < at("id=\"summary\"") && at("id=\"summary\"") < at("<ul class=\"cards\">"), "{}", refused.text);
        refused.expect(422).says("id=\"problem-name\"");
        assert_eq!(refused.text.matches("id=\"summary\"").count(), 1);
    }
}

#[tokio::test]
async fn a_name_that_nobody_sees_is_refused_wherever_one_is_given() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    let action = |what: &'static str, owner: &'static str| [("what", what), ("owner", owner)];
    for hidden in ["\u{200b}", "\u{301}\u{302}", "\u{200b} \u{ad}", "\u{3164}"] {
        dana.post("/jurisdictions", &[("actor", ""), ("name", hidden)]).await.expect(422).says("Enter the name of your city");
        dana.post(&format!("{home}/people"), &[("name", hidden)]).await.expect(422).says("Enter a name");
        let settings = [("title", hidden), ("started", "2026-11-20"), ("some", "3"), ("most", "6")];
        dana.post(&format!("{round}/settings"), &settings).await.expect(422).says("Enter a title");
        dana.post(&format!("{home}/population-groups"), &[("name", hidden)]).await.expect(422).says("Enter the name of the group");
        dana.post(&format!("{home}/actions"), &[("what", hidden)]).await.expect(422).says("Say what is to be done");
        dana.post(&format!("{home}/actions"), &[("what", "Count"), ("owner", hidden)])
            .await
            .expect(422)
            .says("Enter a name that others can read.");
    }
    dana.post(&format!("{home}/actions"), &action("...", "...")).await.expect(303);
    assert_eq!(known(&dana, of, "...").await.len(), 1, "what can be seen is a name");
}
