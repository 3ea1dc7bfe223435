//! Bundles of the first version, which told no order. Both were written by the program of level 6 after a start with its
//! clock three hours behind, so that what came later has the lower id.

use milepost::bundle::{self, Refusal};
use milepost::domain::people::Actor;
use milepost::store::bundle::{Arrival, Choice, Imported, Taken};
use milepost::store::file::Reading;
use milepost::store::file::check::check;
use time::OffsetDateTime;

use crate::person::Person;

fn kept(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/bundle-1-{name}.json", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

async fn with(name: &str) -> (Person, String) {
    let person = Person::new().await;
    let bundle = bundle::read(&kept(name)).unwrap();
    for _ in 0..2 {
        let arrival = Arrival { bundle: &bundle, source: name, digest: &"0".repeat(64) };
        let choice = Choice::taking(Taken::All);
        let imported = person.store.import(arrival, &choice, &Actor::unnamed(), OffsetDateTime::now_utc()).await.unwrap();
        assert!(matches!(imported, Imported::Done(_)), "{imported:?}");
    }
    let findings = check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
    (person, format!("/jurisdictions/{}", bundle.jurisdictions[0].id))
}

#[tokio::test]
async fn decisions_out_of_order_come_in_in_the_order_of_their_lines() {
    let bundle = bundle::read(&kept("decided")).unwrap();
    let decisions = &bundle.jurisdictions[0].rounds[0].decisions;
    assert_eq!(decisions.iter().map(|decision| decision.route.as_str()).collect::<Vec<_>>(), ["postpone", "proceed"], "by their ids");
    let (person, home) = with("decided").await;
    person.get(&format!("{home}/plan")).await.expect(200).says("decided to postpone");
    let round = format!("/assessments/{}", bundle.jurisdictions[0].rounds[0].id);
    person.get(&format!("{round}/decision")).await.says("Since then the budget was cut");
}

#[tokio::test]
async fn rounds_out_of_order_come_in_in_the_order_of_their_lines() {
    let (person, home) = with("begun").await;
    let id = home.trim_start_matches("/jurisdictions/").parse().unwrap();
    let titles: Vec<String> = person.store.rounds(id).await.unwrap().into_iter().map(|round| round.heading.title).collect();
    assert_eq!(titles, ["Begun with the clock behind", "Spring round"]);
}

#[tokio::test]
async fn what_comes_out_again_is_of_our_version_and_tells_the_order() {
    let (person, _) = with("decided").await;
    let bytes = person.store.export(None).await.unwrap().write();
    let bundle = bundle::read(&bytes).unwrap();
    let decisions = &bundle.jurisdictions[0].rounds[0].decisions;
    assert_eq!(decisions[0].follows, [decisions[1].id]);
    assert!(decisions[1].follows.is_empty());
    let history = &bundle.jurisdictions[0].history;
    let is_old = |line: &&bundle::Line| line.name != Actor::program().name;
    assert!(history.iter().filter(is_old).all(|line| line.edition == 1), "old lines keep their digests");
    // One that says which version it is, and then does not keep to it.
    let text = String::from_utf8(bytes).unwrap();
    assert!(matches!(bundle::read(text.replacen("bundle/8", "bundle/1", 1).as_bytes()), Err(Refusal::Form { .. })));
    let old = String::from_utf8(kept("decided")).unwrap();
    assert!(matches!(bundle::read(old.replacen("bundle/1", "bundle/2", 1).as_bytes()), Err(Refusal::Form { .. })));
}
