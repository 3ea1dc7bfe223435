//! The coalition: members asked, organizations, working groups, the launch and its texts.

mod asking;
mod gone;
mod groups;
mod launch;
mod letter;
mod members;
mod organizations;
mod paste;

use crate::person::{Page, Person};

/// A county with its coalition: the addresses of the county and of the coalition.
async fn county(dana: &Person) -> (String, String) {
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let coalition = format!("{home}/coalition");
    (home, coalition)
}

/// Adds a member, and gives the address.
async fn member(person: &Person, coalition: &str, fields: &[(&str, &str)]) -> String {
    let added = person.post(coalition, fields).await;
    added.expect(303);
    added.location
}

/// What the form of a page holds of a member, so that a post of it changes nothing.
fn carried(page: &Page, name: &str) -> Vec<(String, String)> {
    let value = page.after(&format!(" id=\"{name}\" name=\"{name}\""), "value");
    vec![(name.to_owned(), value), (format!("rev-{name}"), page.rev(name))]
}

/// The organization as the form holds it.
fn organization(page: &Page) -> Vec<(String, String)> {
    let mut fields = carried(page, "belongs_to");
    for name in ["belongs_to-id", "belongs_to-shown"] {
        fields.push((name.to_owned(), page.after(&format!("name=\"{name}\""), "value")));
    }
    fields
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

async fn is_sound(person: &Person) {
    use milepost::store::file::{Reading, check};
    let findings = check::check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean(), "{findings:?}");
}
