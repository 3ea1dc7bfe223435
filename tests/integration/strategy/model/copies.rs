//! A model copied as a start for another one.

use milepost::domain::strategy::EntryKind::{Activity, Input, Output};

use super::{Place, strategic_action};

#[tokio::test]
async fn a_copy_makes_text_and_links_and_actions_only_on_request() {
    let mut place = Place::new().await;
    let a = place.adds(Input, "Navigators").await;
    let b = place.with(Activity, "Advise families", &[a], &[]).await;
    place.with(Output, "Families advised", &[b], &[]).await;
    place.dana.post(&format!("{}/plan", place.entry(b)), &[]).await.expect(303);
    let from = place.of.to_string();
    let before = place.linked().await;
    for (with_actions, actions) in [(false, 1), (true, 2)] {
        let other = strategic_action(&place.dana, place.id, "Another one").await;
        place.model = place.model.replace(&place.of.to_string(), &other.to_string());
        place.of = other;
        let copy = format!("{}/copy", place.model);
        place.dana.post(&copy, &[("from", "")]).await.expect(422).says("Choose the model to start from.");
        let once = place.dana.get(&copy).await.expect(200).says("Keep renters in their homes").after("name=\"once\"", "value");
        let mut fields = vec![("from", from.as_str()), ("once", once.as_str())];
        if with_actions {
            fields.push(("with-actions", "yes"));
        }
        place.dana.post(&copy, &fields).await.expect(303);
        place.dana.post(&copy, &fields).await.expect(303);
        assert_eq!(place.linked().await, before, "once, though it was sent twice");
        let all = place.dana.store.actions(place.id).await.unwrap();
        assert_eq!(all.len(), actions);
        assert!(all.iter().all(|action| action.owner.is_none() && action.funding.is_empty()));
        let held = place.held().await;
        assert_eq!(held.model.entries.iter().any(|entry| entry.action.is_some()), with_actions);
    }
    place.is_sound().await;
}
