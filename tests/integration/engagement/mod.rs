//! Engagement: planned, held, reported back, and the insights written down from it.

mod back;
mod gone;
mod insights;
mod list;
mod one;

use crate::person::{Page, Person};

/// A county with two population groups: its address, and the ids of the groups.
async fn county(dana: &Person) -> (String, [String; 2]) {
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let mut ids = [String::new(), String::new()];
    for (at, name) in ["people who rent", "older adults"].into_iter().enumerate() {
        let made = dana.post(&format!("{home}/population-groups"), &[("name", name)]).await.expect(303).location.clone();
        made.rsplit("group-").next().unwrap().clone_into(&mut ids[at]);
    }
    (home, ids)
}

/// Adds an engagement with these fields and returns its address.
async fn added(dana: &Person, home: &str, fields: &[(&str, &str)]) -> String {
    dana.post(&format!("{home}/engagement"), fields).await.expect(303).location.clone()
}

/// What the list says of one engagement.
async fn row(dana: &Person, home: &str, address: &str) -> String {
    let page = dana.get(&format!("{home}/engagement")).await;
    page.expect(200);
    let id = address.rsplit('/').next().unwrap();
    let (_, rest) = page.text.split_once(&format!("<li id=\"engagement-{id}\"")).unwrap_or_else(|| panic!("{id} in {}", page.text));
    rest.split("<li id=\"engagement-").next().unwrap().split("</section>").next().unwrap().to_owned()
}

/// What stands beside the list: what is missing.
fn missing(page: &Page) -> &str {
    page.text.split_once("<h2 id=\"missing\"").unwrap().1.split("</aside>").next().unwrap()
}
