//! Which place a page speaks of, and what becomes of a form whose place or release is gone.

use std::collections::BTreeSet;

use milepost::domain::guide::metrics::MetricKey;

use super::expected::COLUMBIA;
use super::pages::import;
use super::reading::looking;
use super::{Row, rows};
use crate::person::Person;

const P61: &str = "p61_2025-03_place-overall.csv";
const OTHER: &str = "county-29019";

#[tokio::test]
async fn an_address_of_a_place_that_nobody_looks_at_leads_to_the_places() {
    let dana = Person::new().await;
    import(&dana, P61).await.expect(200);
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    for page in [
        "",
        "/income",
        "/income/readings.csv",
        "/peers",
        "/review",
        "/representation",
        "/representation/readings.csv",
        "/profile",
        "/profile.html",
        "/appendix.csv",
        "/appendix.xlsx",
    ] {
        for place in [OTHER, "nowhere"] {
            let led = dana.get(&format!("{home}{page}?place={place}")).await;
            assert_eq!((led.status.as_u16(), led.location), (303, format!("{home}/places")), "{page} {place}");
        }
        for place in ["", COLUMBIA] {
            dana.get(&format!("{home}{page}?place={place}")).await.expect(200);
        }
    }
}

#[tokio::test]
async fn a_form_about_a_place_that_was_taken_out_saves_nothing_and_keeps_what_was_typed() {
    let dana = Person::new().await;
    import(&dana, P61).await.expect(200);
    let home = looking(&dana, "City of Columbia", &[COLUMBIA, OTHER]).await;
    let key = dana.get(&format!("{home}/income?place={COLUMBIA}")).await.after("<optgroup label=\"Household income, median\">", "value");
    let places = dana.get(&format!("{home}/places")).await;
    let remove = places.after("city-2915670", "action");
    dana.post(&remove, &[]).await.expect(303);
    let lost = "Columbia, Missouri is no longer among the places that you look at, so nothing was saved.";
    let typed = "Half live on less";
    let fields = [("place", COLUMBIA), ("metric", "income"), ("see", typed)];
    dana.post(&format!("{home}/review"), &fields).await.expect(409).says(lost).says(typed).says("$64,841");
    let fields = [("place", COLUMBIA), ("reading", &key), ("statement", typed)];
    dana.post(&format!("{home}/income"), &fields).await.expect(409).says(lost).says(typed).says("$64,841");
    let fields = [("place", COLUMBIA), ("code-city-0636000", "yes"), ("reason", typed)];
    dana.post(&format!("{home}/peers"), &fields).await.expect(409).says(lost).says(typed);
    dana.post(&format!("{home}/income"), &[("place", "nowhere"), ("statement", typed)]).await.expect(404);
    assert!(!dana.get(&home.replace("/metrics", "/findings")).await.text.contains(typed), "an insight was saved");
}

#[tokio::test]
async fn a_place_that_was_chosen_twice_counts_once() {
    let dana = Person::new().await;
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    let id = home.split('/').nth(2).unwrap().parse().unwrap();
    let peer = |code: &str| {
        let mut new = milepost::store::NewThing::of(milepost::domain::things::Noun::Peer);
        new.facts = vec![(milepost::domain::history::Fact::Code, code.to_owned())];
        new
    };
    let peers = [peer("city-0636000"), peer("city-4842508"), peer("city-0636000")];
    let now = time::macros::datetime!(2026-11-28 12:00 UTC);
    dana.store.add_things(id, &peers, &milepost::domain::people::Actor::unnamed(), now).await.unwrap();
    let page = dana.get(&format!("{home}/peers")).await;
    assert_eq!(page.text.matches("Take it out").count(), 2, "{}", page.text);
}

#[tokio::test]
async fn what_was_typed_stays_when_the_release_is_removed_meanwhile() {
    let dana = Person::new().await;
    let list = import(&dana, P61).await;
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    let key = dana.get(&format!("{home}/income")).await.after("<optgroup label=\"Household income, median\">", "value");
    dana.post(&format!("{}/remove", list.after("<a class=\"strong\"", "href")), &[]).await.expect(303);
    let back = dana.post(&format!("{home}/income"), &[("reading", &key), ("statement", "Half live on less")]).await;
    back.expect(422).says("Half live on less").says("its release was removed").says("No release that is here has this metric for cities.");
    assert!(!back.text.contains("<select id=\"reading\""), "there is no number to choose");
}

#[tokio::test]
async fn places_are_found_with_their_state_and_what_is_not_offered_is_counted() {
    let dana = Person::new().await;
    let home = looking(&dana, "Anywhere", &[]).await;
    let page = dana.get(&format!("{home}/places?name=Washington+County,+Wisconsin")).await;
    page.expect(200).says("Washington County, Wisconsin").says("name=\"code-county-55131\"");
    assert_eq!(page.text.matches("name=\"code-").count(), 1);
    let page = dana.get(&format!("{home}/places?name=Washington+County")).await;
    assert_eq!(page.text.matches("name=\"code-").count(), 20);
    // 30 counties, a parish, and the city of Washington, D.C.
    page.says("There are 12 more places like this.");
    let page = dana.get(&format!("{home}/places")).await;
    page.says("Search for a county or a city by its name.");
    assert!(!page.text.contains("No other measured place"), "nobody has searched yet");
}

#[tokio::test]
async fn all_readings_as_a_file_are_those_of_the_pages_of_every_metric() {
    let dana = Person::new().await;
    for file in [P61, "p64_place-income.csv", "p67_place-tenure.csv", "m_digital_place_old.csv"] {
        import(&dana, file).await.expect(200);
    }
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    let place = |row: &Row| ["File", "Line of the file", "Column of the file"].map(|name| row[name].clone());
    let mut all = BTreeSet::new();
    for metric in MetricKey::all() {
        let file = dana.get(&format!("{home}/{metric}/readings.csv")).await;
        all.extend(rows(&file.expect(200).bytes).iter().map(place));
    }
    // A base that stands in for a headline stands twice on its page, and once here.
    let appendix = rows(&dana.get(&format!("{home}/appendix.csv")).await.expect(200).bytes);
    assert_eq!(appendix.iter().map(place).collect::<BTreeSet<_>>(), all);
    assert_eq!(appendix.len(), all.len());
    let profile = dana.get(&format!("{home}/profile")).await;
    profile.expect(200).says("Urban Institute, Mobility Metrics: ");
}

#[tokio::test]
async fn a_town_says_why_it_looks_at_a_county_and_a_redrawn_place_that_it_was() {
    let dana = Person::new().await;
    import(&dana, "m_income_county.csv").await.expect(200);
    let home = looking(&dana, "Town of Ashland", &["county-09001"]).await;
    let page = dana.get(&home).await;
    page.expect(200).says("No file measures a town or village of this name");
    let change = page.text.split("<p class=\"notice\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap().to_owned();
    dana.get(&format!("{home}/income")).await.expect(200).says(&change);
}
