//! Findings, their support, the source register, and the coalition's review.

mod counts;
mod gone;
mod list;
mod long;
mod order;
mod reviews;
mod sources;
mod support;

use milepost::store::file::{Reading, check};

use crate::person::{Page, Person};

/// A person with a jurisdiction, and its address.
pub async fn begin() -> (Person, String) {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    (dana, home)
}

/// Adds a finding, and tells its address.
pub async fn found(dana: &Person, home: &str, statement: &str, more: &[(&str, &str)]) -> String {
    let fields: Vec<(&str, &str)> = [("statement", statement), ("stage", "finding")].into_iter().chain(more.iter().copied()).collect();
    let mut fields = fields;
    if more.iter().any(|(name, _)| *name == "stage") {
        fields.remove(1);
    }
    let page = dana.post(&format!("{home}/findings"), &fields).await;
    page.expect(303);
    page.location
}

/// Adds a source, and tells its id.
pub async fn source(dana: &Person, home: &str, name: &str) -> String {
    let page = dana.post(&format!("{home}/sources"), &[("name", name)]).await;
    page.expect(303);
    page.location.rsplit("source-").next().unwrap().to_owned()
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

/// Holds the file against its history.
pub async fn is_sound(person: &Person) {
    let findings = check::check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean(), "{findings:?}");
}
