//! Strategy: vision and theory of change, goals, strategic actions, the grid and the meeting that weighs them.

mod actions;
mod answers;
mod goals;
mod meeting;
mod model;
mod order;
mod wording;

use milepost::store::file::{Reading, check};

use crate::person::{Page, Person};

/// A person with a jurisdiction, and the address of its strategy.
pub async fn begin() -> (Person, String) {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    (dana, format!("{home}/strategy"))
}

/// Adds a strategic action, and tells its address.
pub async fn added(dana: &Person, home: &str, title: &str, more: &[(&str, &str)]) -> String {
    let fields: Vec<(&str, &str)> = [("title", title)].into_iter().chain(more.iter().copied()).collect();
    dana.post(home, &fields).await.expect(303).location.clone()
}

/// Adds a goal, and tells its id.
pub async fn goal(dana: &Person, home: &str, title: &str) -> String {
    let made = dana.post(&format!("{home}/goals"), &[("title", title)]).await.expect(303).location.clone();
    made.rsplit("goal-").next().unwrap().to_owned()
}

/// Adds a finding, and tells its address.
pub async fn found(dana: &Person, home: &str, statement: &str, more: &[(&str, &str)]) -> String {
    let fields: Vec<(&str, &str)> = [("statement", statement), ("stage", "finding")].into_iter().chain(more.iter().copied()).collect();
    dana.post(&format!("{}/findings", home.strip_suffix("/strategy").unwrap()), &fields).await.expect(303).location.clone()
}

/// The id at the end of an address.
pub fn id(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

/// The things of a list on a page, in their order: what stands after `start` in their ids.
pub fn items(page: &Page, start: &str) -> Vec<String> {
    let begin = format!("<li id=\"{start}");
    page.text.split(&begin).skip(1).map(|piece| piece.split('"').next().unwrap().to_owned()).collect()
}

/// What the page says to be missing.
pub fn missing(page: &Page) -> &str {
    page.text.split_once("<h2 id=\"missing\"").map_or("", |(_, rest)| rest.split("</section>").next().unwrap())
}

/// Holds the file against its history.
pub async fn is_sound(person: &Person) {
    let findings = check::check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean(), "{findings:?}");
}
