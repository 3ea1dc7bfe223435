//! The road: read, ticked by hand and by itself, given to people, dated, passed over.

mod line;
mod page;
mod strategy;

use crate::person::Person;

/// A county with its road: the addresses of the round, of the county, and of the road.
async fn county(dana: &Person) -> (String, String, String) {
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let road = format!("{home}/road");
    (round, home, road)
}

/// What the page says of one line of the road.
async fn line(person: &Person, road: &str, key: &str) -> String {
    let page = person.get(road).await;
    page.expect(200);
    let (_, rest) = page.text.split_once(&format!("<li id=\"line-{key}\"")).unwrap();
    rest.split("<li id=\"line-").next().unwrap().split("</section>").next().unwrap().to_owned()
}

async fn is_sound(person: &Person) {
    use milepost::store::file::{Reading, check};
    let findings = check::check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}
