//! The order of a model: moved by hand within a column, and by *Tidy*, which can be undone.

use milepost::domain::strategy::EntryKind::{Activity, Input};

use super::Place;

#[tokio::test]
async fn an_entry_moves_within_its_column_alone() {
    let place = Place::new().await;
    let a = place.adds(Input, "A").await;
    place.adds(Activity, "X").await;
    let b = place.adds(Input, "B").await;
    let shown = place.dana.get(&place.model).await;
    let rev = shown.after(&format!("/entries/{b}/move"), "value");
    let address = format!("{}/move", place.entry(b));
    let moved = place.dana.post(&address, &[("to", "up"), ("rev-position", &rev)]).await;
    moved.expect(303);
    assert_eq!(place.column(Input).await, ["B", "A"], "past the one beside it in its column");
    place.dana.get(moved.location.split('#').next().unwrap()).await.says("value=\"down\" autofocus");
    let late = place.dana.post(&address, &[("after", &a.to_string()), ("rev-position", &rev)]).await;
    late.expect(409).says("“B” was not moved");
    let rev = late.after(&format!("/entries/{b}/move"), "value");
    let by_script = place.dana.save(&address, &[("after", &a.to_string()), ("rev-position", &rev)]).await;
    by_script.expect(200).says("data-lists").says("class=\"drawn model");
    assert_eq!(place.column(Input).await, ["A", "B"]);
    place.dana.post(&format!("{}/delete", place.entry(b)), &[]).await.expect(303);
    place.dana.post(&address, &[("to", "up")]).await.expect(409).says("may lie in the bin");
    place.is_sound().await;
}

/// Two columns whose links all cross.
async fn crossed(place: &Place) {
    let mut inputs = Vec::new();
    for name in ["A", "B", "C"] {
        inputs.push(place.adds(Input, name).await);
    }
    let mut activities = Vec::new();
    for name in ["X", "Y", "Z"] {
        activities.push(place.adds(Activity, name).await);
    }
    for (from, to) in inputs.iter().zip(activities.iter().rev()) {
        place.links(*from, *to).await.expect(303);
    }
}

#[tokio::test]
async fn tidy_shows_its_order_first_writes_it_at_once_and_can_be_undone() {
    let place = Place::new().await;
    place.dana.get(&format!("{}/tidy", place.model)).await.expect(200).says("finds no order");
    assert!(!place.dana.get(&place.model).await.text.contains("No lines cross"), "there are none");
    crossed(&place).await;
    let before = (place.column(Input).await, place.column(Activity).await);
    let shown = place.dana.get(&format!("{}/tidy", place.model)).await;
    shown.expect(200).says("links cross nowhere").says("As they stand now, they cross 3 times").says("class=\"drawn model");
    assert_eq!((place.column(Input).await, place.column(Activity).await), before, "looking moves nobody");
    let rev = shown.rev("order");
    let tidied = place.dana.post(&format!("{}/tidy", place.model), &[("rev-order", &rev)]).await;
    tidied.expect(303);
    assert_eq!(place.held().await.model.drawn().1.crossings, 0);
    let page = place.dana.get(&tidied.location).await;
    page.says("No lines cross");
    let mark = page.after("name=\"tidied\"", "value");
    // Somebody else's late form moves nobody.
    place.dana.post(&format!("{}/tidy", place.model), &[("rev-order", &rev)]).await.expect(409).says("Nothing was moved");
    place.dana.post(&format!("{}/tidy/undo", place.model), &[("tidied", &mark)]).await.expect(303);
    assert_eq!((place.column(Input).await, place.column(Activity).await), before);
    place.dana.post(&format!("{}/tidy/undo", place.model), &[("tidied", &mark)]).await.expect(409);
    place.is_sound().await;
}
