//! What the document says is so: what changes, who joined, what was drawn on, and what a logic model was approved as.

use milepost::domain::history::Fact;
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::store::NewThing;
use time::macros::datetime;

use super::Place;

#[tokio::test]
async fn only_what_is_chosen_or_under_way_is_told_as_what_will_change() {
    let place = Place::new().await;
    let strategy = format!("{}/strategy", place.home);
    for (title, status) in [("Open a desk", "idea"), ("Run the bus", "chosen"), ("Give lawyers", "done")] {
        place.dana.post(&strategy, &[("title", title), ("status", status)]).await.expect(303);
    }
    let draft = place.dana.get(&format!("{}/texts/executive_summary", place.document)).await;
    draft.says("- Run the bus");
    assert!(!draft.text.contains("- Open a desk") && !draft.text.contains("- Give lawyers"));
}

#[tokio::test]
async fn sources_are_drawn_on_once_they_are_here_and_nobody_is_a_sector() {
    let place = Place::new().await;
    let sources = format!("{}/sources", place.home);
    place.dana.post(&sources, &[("name", "Eviction filings"), ("received", "2020-01-02")]).await.expect(303);
    place.dana.post(&sources, &[("name", "Bus rides")]).await.expect(303);
    place.page().await.says("One source of data and stories was drawn on.");
    let coalition = format!("{}/coalition", place.home);
    for (person, sector) in [("Ida Fenn", "research"), ("Lee Moss", "")] {
        let who = [("person", person), ("sector", sector), ("standing", "joined")];
        place.dana.post(&coalition, &who).await.expect(303);
    }
    let page = place.page().await;
    page.says("Two members have joined the coalition.");
    assert!(!page.text.contains("two sectors"));
}

#[tokio::test]
async fn a_partner_of_an_organization_is_one_partner() {
    let place = Place::new().await;
    let coalition = format!("{}/coalition", place.home);
    let mut fields = vec![("title".to_owned(), "Open a desk")];
    for (person, from) in [("Ana Ruiz", "Land Bank"), ("Ida Fenn", "Wren Health"), ("Lee Moss", "")] {
        place.dana.post(&coalition, &[("person", person), ("belongs_to", from), ("standing", "joined")]).await.expect(303);
    }
    let list = place.dana.get(&coalition).await;
    let mut ids: Vec<&str> =
        list.text.split("/coalition/").filter_map(|rest| rest.get(..36)).filter(|id| id.parse::<uuid::Uuid>().is_ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 3);
    fields.extend(ids.iter().map(|id| (format!("members-{id}"), "yes")));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    place.dana.post(&format!("{}/strategy", place.home), &fields).await.expect(303);
    for at in [format!("{}.html", place.document), format!("{}/strategy/paper.html", place.home)] {
        place.dana.get(&at).await.says("Ana Ruiz (Land Bank), Ida Fenn (Wren Health), and Lee Moss");
    }
}

#[tokio::test]
async fn what_a_measure_lacks_concerns_those_who_keep_it_and_no_reader_of_the_plan() {
    let place = Place::new().await;
    let measures = format!("{}/measures", place.home);
    let fields = [("name", "Families housed"), ("baseline", "40"), ("baseline_at", "2014"), ("target", "80"), ("direction", "up")];
    let measure = place.dana.post(&measures, &fields).await.expect(303).location.clone();
    let measure = measure.split(['?', '#']).next().unwrap().to_owned();
    place.dana.post(&format!("{measure}/updates"), &[("period", "2025"), ("answer", "value"), ("value", "52")]).await.expect(303);
    place.dana.get(&measure).await.says("Missing: the day of the target.");
    let progress = format!("{}/progress.html?from=2025-01-01&to=2025-12-31", place.home);
    for at in [format!("{}.html", place.document), progress] {
        let file = place.dana.get(&at).await;
        file.says("Nothing can be said yet of how it goes.");
        assert!(!file.text.contains("Missing:"), "{at}");
    }
}

#[tokio::test]
async fn a_model_that_changed_since_it_was_approved_says_so() {
    let place = Place::new().await;
    let strategy = format!("{}/strategy", place.home);
    let action = place.dana.post(&strategy, &[("title", "Run the bus"), ("status", "chosen")]).await.location;
    let model = format!("{}/model", action.split(['?', '#']).next().unwrap());
    place.dana.post(&model, &[("kind", "input"), ("what", "Two drivers")]).await.expect(303);
    let approvals = format!("{model}/approvals");
    let form = place.dana.get(&approvals).await;
    let [once, shown, follows] = ["once", "shown", "follows"].map(|name| form.after(&format!("name=\"{name}\""), "value"));
    let review = [("held", "2020-01-02"), ("agreed", "yes"), ("once", &once), ("shown", &shown), ("follows", &follows)];
    place.dana.post(&approvals, &review).await.expect(303);
    let page = place.page().await;
    page.says("on January 2, 2020.");
    assert!(!page.text.contains("Changed since then"));
    place.dana.post(&model, &[("kind", "output"), ("what", "40 rides")]).await.expect(303);
    place.page().await.says("on January 2, 2020. Changed since then: one entry.");
}

#[tokio::test]
async fn each_reading_behind_a_finding_stands_with_year_quality_and_release() {
    let place = Place::new().await;
    let of = place.home.trim_start_matches("/jurisdictions/").parse().unwrap();
    let add = async |noun: Noun, within, facts: &[(Fact, &str)]| {
        let facts = facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
        let new = NewThing { within, facts, ..NewThing::of(noun) };
        place.dana.store.add_thing(of, &new, &Actor::unnamed(), datetime!(2026-11-27 12:00 UTC)).await.unwrap()
    };
    let finding = add(Noun::Finding, None, &[(Fact::Statement, "Incomes stand still"), (Fact::Stage, "finding")]).await;
    let key = format!("income-50/city-2915670/2023/whole/{}", "0a".repeat(32));
    let reading = [
        (Fact::Kind, "reading"),
        (Fact::Value, "$64,841"),
        (Fact::Year, "2023"),
        (Fact::Quality, "weak"),
        (Fact::Release, "Cities, overall, March 2025"),
        (Fact::Reading, key.as_str()),
        (Fact::What, "Somebody's own words"),
    ];
    add(Noun::Support, Some(finding), &reading).await;
    let file = place.dana.get(&format!("{}.html", place.document)).await;
    file.says("One number behind the findings comes from the Mobility Metrics").says("One of them is weak");
    let table =
        file.text.split("The readings of the Mobility Metrics behind the findings").nth(1).unwrap().split("</table>").next().unwrap();
    for words in ["Columbia, Missouri", "$64,841", "2023", "weak", "Cities, overall, March 2025"] {
        assert!(table.contains(words), "{words}: {table}");
    }
    assert!(!table.contains("own words"), "{table}");
}
