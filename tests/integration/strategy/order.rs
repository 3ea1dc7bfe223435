//! The order of goals and strategic actions, made by hand.

use super::{added, begin, goal, id, is_sound, items};
use crate::person::Page;

fn seen(page: &Page, address: &str) -> String {
    page.after(&format!("action=\"{address}/move\""), "value")
}

#[tokio::test]
async fn buttons_move_past_the_one_shown_beside_it_and_keep_the_focus() {
    let (dana, home) = begin().await;
    let (homes, work) = (goal(&dana, &home, "Homes").await, goal(&dana, &home, "Work").await);
    let one = added(&dana, &home, "One", &[("goal", &homes)]).await;
    let other = added(&dana, &home, "Other", &[("goal", &work)]).await;
    let two = added(&dana, &home, "Two", &[("goal", &homes)]).await;
    let page = dana.get(&home).await;
    assert_eq!(items(&page, "action-"), [id(&one), id(&two), id(&other)]);
    let moved = dana.post(&format!("{two}/move"), &[("to", "up"), ("rev-position", &seen(&page, &two))]).await;
    let (path, mark) = moved.expect(303).location.split_once('#').unwrap();
    assert_eq!(mark, format!("action-{}", id(&two)));
    let page = dana.get(path).await;
    assert_eq!(items(&page, "action-"), [id(&two), id(&one), id(&other)]);
    page.says("value=\"down\" autofocus");
    // A goal takes its strategic actions along.
    let place = format!("{home}/goals/{work}");
    dana.post(&format!("{place}/move"), &[("before", &homes), ("rev-position", &seen(&page, &place))]).await.expect(303);
    assert_eq!(items(&dana.get(&home).await, "action-"), [id(&other), id(&two), id(&one)]);
    is_sound(&dana).await;
}

#[tokio::test]
async fn the_second_who_moves_one_learns_that_it_stands_elsewhere() {
    let (dana, home) = begin().await;
    let (one, two) = (added(&dana, &home, "One", &[]).await, added(&dana, &home, "Two", &[]).await);
    let rev = seen(&dana.get(&home).await, &two);
    let to = [("before", id(&one)), ("rev-position", rev.as_str())];
    let moved = dana.save(&format!("{two}/move"), &to).await;
    moved.expect(200).says("data-lists");
    assert_eq!(items(&moved, "action-"), [id(&two), id(&one)]);
    let late = dana.post(&format!("{two}/move"), &[("after", id(&one)), ("rev-position", rev.as_str())]).await;
    late.expect(409).says("“Two” was not moved").says("This is where it stands now");
    dana.post(&format!("{two}/move"), &[("to", "left")]).await.expect(400);
    let homes = goal(&dana, &home, "Homes").await;
    dana.post(&format!("{home}/goals/{homes}/delete"), &[]).await.expect(303);
    dana.post(&format!("{home}/goals/{homes}/move"), &[("to", "up")]).await.expect(409).says("this goal is no longer here");
    dana.post(&format!("{home}/goals/{}/move", uuid::Uuid::nil()), &[("to", "up")]).await.expect(404);
}
