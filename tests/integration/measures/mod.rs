//! Measures: numbers as people write them, where each is going, its updates, what is due, and how much of the plan is seen.

mod accountability;
mod course;
mod coverage;
mod due;
mod gone;
mod lent;
mod table;
mod updates;

use milepost::domain::history::Fact;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::store::NewThing;
use milepost::store::file::{Reading, check};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::person::Person;

/// A person with a county, and the address of its measures.
async fn begin() -> (Person, String) {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    (dana, format!("{home}/measures"))
}

/// Adds a measure with these fields beside its name, and tells its address.
async fn measure(dana: &Person, home: &str, name: &str, fields: &[(&str, &str)]) -> String {
    let fields: Vec<(&str, &str)> = [("name", name)].into_iter().chain(fields.iter().copied()).collect();
    dana.post(home, &fields).await.expect(303).location.clone()
}

/// A course from 79 in 2014 to 90 in 2199, of which little time is gone.
const COURSE: [(&str, &str); 6] =
    [("unit", "percent"), ("direction", "up"), ("baseline", "79.0"), ("baseline_at", "2014"), ("target", "90 %"), ("target_at", "2199")];

/// Gives a value, and tells the answer.
async fn give(dana: &Person, measure: &str, fields: &[(&str, &str)]) -> crate::person::Page {
    dana.post(&format!("{measure}/updates"), fields).await
}

/// Adds a thing of a kind whose pages are not those of measures.
async fn thing(dana: &Person, home: &str, noun: Noun, within: Option<Uuid>, facts: &[(Fact, &str)]) -> Uuid {
    let facts = facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
    let new = NewThing { within, facts, ..NewThing::of(noun) };
    dana.store.add_thing(jurisdiction(home), &new, &Actor::unnamed(), OffsetDateTime::now_utc()).await.unwrap()
}

fn jurisdiction(home: &str) -> JurisdictionId {
    home.split('/').nth(2).unwrap().parse().unwrap()
}

/// The word of a measure on its page.
async fn word(dana: &Person, measure: &str) -> String {
    dana.get(measure).await.after("<p class=\"lead\">", "data-word")
}

/// Holds the file against its history.
async fn is_sound(person: &Person) {
    let findings = check::check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean(), "{findings:?}");
}
