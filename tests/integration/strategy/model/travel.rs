//! A model in a bundle: out and in as it stands, and never with a link that runs back or across.

use milepost::bundle::{self, Refusal};
use milepost::domain::history::{Fact, Subject};
use milepost::domain::people::Actor;
use milepost::domain::strategy::EntryKind::{self, Input, Output};
use milepost::domain::things::Noun;
use milepost::store::bundle::{Imported, Taken};
use milepost::store::file::{Reading, check};
use milepost::store::{FactChange, NewEntry, ThingChange};

use super::{NOON, Place, strategic_action};
use crate::bundle::desk::Desk;

#[tokio::test]
async fn a_bundle_with_a_link_that_runs_back_or_across_is_refused() {
    let place = Place::new().await;
    let a = place.adds(Input, "A").await;
    let b = place.with(Output, "B", &[a], &[]).await;
    let other = strategic_action(&place.dana, place.id, "Another").await;
    let far = place.dana.store.add_entry(other, &NewEntry::of(Output, "Far".to_owned()), &Actor::unnamed(), NOON).await.unwrap().unwrap();
    let whole = serde_json::to_string(&place.dana.store.export(None).await.unwrap()).unwrap();
    assert!(bundle::read(whole.as_bytes()).is_ok());
    // The same text in entry and history, so that nothing but the link is wrong.
    let leads = |to: &str| {
        whole
            .replace(&format!("\"leads_to\":\"{b}\""), &format!("\"leads_to\":\"{to}\""))
            .replace(&format!("\"after\":\"{b}\""), &format!("\"after\":\"{to}\""))
    };
    for to in [far, a] {
        let altered = leads(&to.to_string());
        assert_ne!(altered, whole);
        match bundle::read(altered.as_bytes()) {
            Err(Refusal::Value { problem, .. }) => {
                let ends = if to == far { "“A” leads to “Far”" } else { "“A” leads to “A”" };
                assert!(problem.to_string().contains(ends) && problem.to_string().contains("would run back"), "{problem}");
            }
            other => panic!("{:?}", other.map(|_| ())),
        }
    }
}

/// One copy makes an outcome an output while the other leads a new output to it: each may, and both together may not.
#[tokio::test]
async fn copies_that_together_would_lead_back_are_not_united_and_what_is_in_the_bin_is_found_by_nobody() {
    let place = Place::new().await;
    let far = place.adds(EntryKind::Short, "Far").await;
    let store = &place.dana.store;
    let desk = Desk::new().await;
    desk.brings(&store.export(None).await.unwrap().write(), Taken::All).await;
    let turned = ThingChange {
        facts: vec![FactChange { fact: Fact::Kind, value: EntryKind::Output.to_string(), seen: None }],
        ..ThingChange::default()
    };
    store.change_entry((place.of, far), &turned, &[], &Actor::unnamed(), NOON).await.unwrap();
    let new = desk.store.add_entry(place.of, &NewEntry::of(EntryKind::Output, "Near".to_owned()), &Actor::unnamed(), NOON).await;
    let new = new.unwrap().unwrap();
    assert_eq!(desk.store.link_entries(place.of, (new, far), &Actor::unnamed(), NOON).await.unwrap(), Ok(()));
    let refused = desk.take_in(&store.export(None).await.unwrap().write(), Taken::All).await;
    let Imported::Refused(refusal) = refused else { panic!("{refused:?}") };
    assert!(refusal.to_string().contains("In a logic model, “Near” leads to “Far”, which would run back"), "{refusal}");
    desk.is_sound().await;
    // What is within something that lies in the bin leaves the index of Find with it, and comes back with it.
    store.bin_thing(Noun::StrategicAction, place.of, &Actor::unnamed(), NOON).await.unwrap();
    let findings = check::check(store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
    store.put_back(Subject::Thing(Noun::StrategicAction, place.of), &Actor::unnamed(), NOON).await.unwrap();
    let findings = check::check(store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}
