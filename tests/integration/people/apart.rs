//! People of one name are told apart wherever they stand together.

use crate::person::Person;

/// A county in which two people named Dana Reed own an action each; its home and its round.
async fn county() -> (Person, String, String) {
    let dana = Person::new().await;
    let round = dana.start("Ann Wu", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    for title in ["Planner", "Engineer"] {
        let people = format!("{home}/people");
        dana.post(&people, &[("name", "Dana Reed"), ("title", title), ("second", "yes")]).await.expect(303);
        let (what, owner) = (format!("Ask the {title}"), format!("Dana Reed, {title}"));
        let action = [("what", what.as_str()), ("owner", &owner), ("due", "2199-01-01"), ("closes", "3.1")];
        dana.post(&format!("{home}/actions"), &action).await.expect(303);
    }
    dana.post(&format!("{home}/actions"), &[("what", "Count"), ("owner", "Ann Wu"), ("due", "2199-01-02")]).await.expect(303);
    (dana, home, round)
}

#[tokio::test]
async fn owners_of_one_name_are_told_apart_in_views_sheets_and_documents() {
    let (dana, home, round) = county().await;
    let by_owner = dana.get(&format!("{home}/plan?view=owner")).await;
    by_owner.says("<h3>Dana Reed, Planner</h3>").says("<h3>Dana Reed, Engineer</h3>").says("<h3>Ann Wu</h3>");
    dana.get(&format!("{home}/plan/sheet")).await.says("<h2>Dana Reed, Planner</h2>").says("<h2>Dana Reed, Engineer</h2>");
    for page in [format!("{home}/plan"), format!("{home}/handover"), format!("{round}/conditions/organizational-capacity")] {
        dana.get(&page).await.expect(200).says("Dana Reed, Planner").says("Dana Reed, Engineer");
    }
    let document = dana.get(&format!("{home}/plan.csv")).await;
    document.expect(200).says("Dana Reed, Planner").says("Dana Reed, Engineer");
    let owners: Vec<String> = dana.report(&round).await["plan"]["actions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|action| action["owner"].as_str().unwrap().to_owned())
        .collect();
    assert!(owners.contains(&"Dana Reed, Planner".to_owned()) && owners.contains(&"Ann Wu".to_owned()), "{owners:?}");
    dana.get(&format!("{home}/plan.ics")).await.says("Owner: Dana Reed\\, Engineer");
    dana.get(&format!("{home}/history")).await.says("Dana Reed, Engineer");
}

#[tokio::test]
async fn those_asked_of_one_name_are_told_apart() {
    let (dana, home, round) = county().await;
    for (title, topic) in [("Planner", "topic-3.1"), ("Engineer", "topic-3.2")] {
        let person = format!("Dana Reed, {title}");
        let fields = [("person", person.as_str()), (topic, "yes"), ("asked", "2026-02-03"), ("due", "2199-01-01")];
        dana.post(&format!("{round}/asks"), &fields).await.expect(303);
    }
    dana.get(&home).await.says("Waiting on Dana Reed, Planner and Dana Reed, Engineer");
    dana.get(&format!("{round}/conditions/organizational-capacity")).await.says("Dana Reed, Planner").says("Dana Reed, Engineer");
    dana.get(&format!("{home}/handover")).await.says("Dana Reed, Planner: 3a");
    let page = dana.get(&format!("{round}/asks")).await;
    let told = format!("{}/told", page.after("<div class=\"row noprint\"><form", "action").trim_end_matches("/told"));
    dana.post(&told, &[("rev", &page.after("name=\"rev\"", "value"))]).await;
    dana.get(&format!("{round}/asks")).await.says("Dana Reed, Planner told us about");
}

#[tokio::test]
async fn records_of_one_name_are_told_apart_where_they_are_made_one() {
    let (dana, home, _) = county().await;
    let of = home.trim_start_matches("/jurisdictions/").parse().unwrap();
    let people = dana.store.people_of(of).await.unwrap();
    let [planner, engineer] = ["Planner", "Engineer"].map(|title| people.iter().find(|person| person.profile.title == title).unwrap().id);
    let ann = people.iter().find(|person| person.profile.name == "Ann Wu").unwrap().id.to_string();
    let page = format!("{home}/people/{planner}");
    dana.post(&format!("{page}/same-as"), &[("other", &engineer.to_string())]).await.expect(303);
    let refused = dana.post(&format!("{page}/same-as"), &[("other", &ann)]).await;
    refused.expect(409).says("Dana Reed, Planner is the same person as Dana Reed, Engineer already. Undo that first.");
}

#[tokio::test]
async fn a_name_written_apart_from_the_one_on_record_is_asked_about() {
    let (dana, home, _) = county().await;
    dana.post(&format!("{home}/people"), &[("name", "Bo St. Mary’s")]).await.expect(303);
    let on_record = dana.people().await;
    let asked = dana.post(&format!("{home}/actions"), &[("what", "Read"), ("owner", "bo st marys")]).await;
    asked.expect(422).says("Somebody of this name is on record. Say whether you mean them or someone new.");
    let bo = asked.radio("owner-id", "Bo St. Mary’s");
    dana.post(&format!("{home}/actions"), &[("what", "Read"), ("owner", "bo st marys"), ("owner-id", &bo)]).await.expect(303);
    assert_eq!(dana.people().await, on_record, "nobody was added");
    dana.post(&format!("{home}/actions"), &[("what", "Write"), ("owner", "bo st marys"), ("owner-id", "new")]).await.expect(303);
    assert_eq!(dana.people().await.len(), on_record.len() + 1);
}

#[tokio::test]
async fn people_are_found_by_their_words_in_any_order() {
    let (dana, home, _) = county().await;
    for sought in ["reed%20dana", "Wu%20an", "REE"] {
        let page = dana.get(&format!("{home}/people?find={sought}")).await;
        page.expect(200).says("in the name").says("<ul class=\"cards\">");
    }
    dana.get(&format!("{home}/people?find=reed%20ann")).await.says("No name holds");
}
