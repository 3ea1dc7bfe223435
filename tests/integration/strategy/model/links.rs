//! Links: made and taken away from lists, by two people at once, and never back or across.

use milepost::domain::people::Actor;
use milepost::domain::strategy::EntryKind::{Activity, Input, Output};
use milepost::store::{NewEntry, Unlinked};

use super::{NOON, Place, strategic_action};

#[tokio::test]
async fn links_are_made_and_taken_away_from_lists() {
    let place = Place::new().await;
    let (a, b) = (place.adds(Input, "A").await, place.adds(Output, "B").await);
    let page = place.dana.get(&place.entry(a)).await;
    page.expect(200).says(&format!("<option value=\"{b}\">B</option>"));
    let (from, to, on) = (a.to_string(), b.to_string(), a.to_string());
    let fields = [("from", from.as_str()), ("to", to.as_str()), ("on", on.as_str())];
    let made = place.dana.post(&format!("{}/links", place.model), &fields).await;
    made.expect(303);
    assert_eq!(made.location, format!("{}#links", place.entry(a)));
    assert!(!place.dana.get(&place.entry(a)).await.text.contains("<option value"), "it is offered no more");
    place.dana.post(&format!("{}/links/remove", place.model), &fields).await.expect(303);
    assert!(place.linked().await.is_empty());
    place.dana.post(&format!("{}/links/remove", place.model), &fields).await.expect(303);
    place.dana.post(&format!("{}/links", place.model), &[("from", ""), ("to", &to)]).await.expect(422).says("Choose two entries.");
    place.is_sound().await;
}

#[tokio::test]
async fn a_link_back_or_across_strategic_actions_is_refused_with_a_sentence() {
    let place = Place::new().await;
    let (a, b, c) = (place.adds(Input, "A").await, place.adds(Output, "B").await, place.adds(Output, "C").await);
    for (from, to) in [(b, a), (b, c), (a, a)] {
        place.links(from, to).await.expect(422).says("from an earlier column to a later one");
    }
    let other = strategic_action(&place.dana, place.id, "Another").await;
    let far = place.dana.store.add_entry(other, &NewEntry::of(Output, "Far".to_owned()), &Actor::unnamed(), NOON).await.unwrap().unwrap();
    place.links(a, far).await.expect(422).says("not in this model any more");
    place.links(far, b).await.expect(422);
    assert!(place.linked().await.is_empty());
    // The entry of another model has no page here.
    place.dana.get(&place.entry(far)).await.expect(404);
    place.is_sound().await;
}

#[tokio::test]
async fn two_people_who_link_the_same_entries_at_once_make_one_link_and_none_is_lost() {
    let place = Place::new().await;
    let a = place.adds(Input, "A").await;
    let mut ends = Vec::new();
    for at in 0..8 {
        ends.push(place.adds(Output, &format!("B{at}")).await);
    }
    let (store, actor) = (&place.dana.store, Actor::unnamed());
    let all: Vec<_> = ends.iter().flat_map(|end| [*end, *end]).map(|end| store.link_entries(place.of, (a, end), &actor, NOON)).collect();
    for made in futures(all).await {
        assert_eq!(made, Ok(()));
    }
    assert_eq!(place.linked().await.len(), 8);
    // Of a link and a kind that would turn it around, at once, nothing that runs back is left.
    for end in &ends {
        let change = milepost::store::ThingChange {
            facts: vec![milepost::store::FactChange { fact: milepost::domain::history::Fact::Kind, value: "input".to_owned(), seen: None }],
            people: Vec::new(),
        };
        store.unlink_entries(place.of, (a, *end), &actor, NOON).await.unwrap();
        let gone = [(a, *end)];
        let (linked, _) = tokio::join!(
            store.link_entries(place.of, (a, *end), &actor, NOON),
            store.change_entry((place.of, *end), &change, &gone, &actor, NOON)
        );
        assert!(matches!(linked.unwrap(), Ok(()) | Err(Unlinked::Back)));
    }
    let held = place.held().await;
    assert!(held.entries.iter().all(|entry| entry.get(milepost::domain::history::Fact::LeadsTo).is_empty()));
    place.adds(Activity, "C").await;
    place.is_sound().await;
}

/// Waits for all of these at once.
async fn futures<T, E: std::fmt::Debug>(all: Vec<impl Future<Output = Result<T, E>>>) -> Vec<T> {
    let mut done = Vec::new();
    let mut waiting: Vec<_> = all.into_iter().map(Box::pin).collect();
    std::future::poll_fn(|context| {
        waiting.retain_mut(|one| match one.as_mut().poll(context) {
            std::task::Poll::Ready(result) => {
                done.push(result.unwrap());
                false
            }
            std::task::Poll::Pending => true,
        });
        if waiting.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done
}
