//! Activities that are actions of the work plan.

use milepost::domain::history::{Fact, Subject};
use milepost::domain::people::Actor;
use milepost::domain::strategy::EntryKind::{Activity, Input, Output};
use milepost::store::{ActionChange, FactChange};

use super::{NOON, Place, strategic_action};

#[tokio::test]
async fn an_activity_goes_into_the_work_plan_and_becomes_text_again() {
    let place = Place::new().await;
    let (store, actor) = (&place.dana.store, Actor::unnamed());
    let a = place.adds(Input, "Navigators").await;
    let b = place.with(Activity, "Advise families", &[a], &[]).await;
    place.dana.post(&format!("{}/plan", place.entry(a)), &[]).await.expect(404);
    for _ in 0..2 {
        place.dana.post(&format!("{}/plan", place.entry(b)), &[]).await.expect(303);
    }
    let [action] = &store.actions(place.id).await.unwrap()[..] else { panic!("one action") };
    place.dana.get(&place.model).await.says("Work plan: ").says(&format!("/actions/{}", action.id));
    // Its kind stays while it is an action; its words follow the action.
    let shown = place.dana.get(&place.entry(b)).await;
    shown.says("It is an action of the work plan").says(&format!("/actions/{}", action.id));
    assert!(!shown.text.contains("name=\"what\""));
    place
        .dana
        .post(&place.entry(b), &[("kind", "output"), ("rev-kind", &milepost::domain::readiness::Revision::of("activity").to_string())])
        .await
        .expect(422);
    let change = |fact, value: &str| FactChange { fact, value: value.to_owned(), seen: None };
    let drop = ActionChange { facts: vec![change(Fact::Reason, "No money"), change(Fact::Status, "dropped")], ..ActionChange::default() };
    store.change_action(action.id, &drop, &actor, NOON).await.unwrap();
    let page = place.dana.get(&place.model).await;
    page.says("<s>Advise families</s>").says("class=\"struck\"").says("Dropped");
    // In the bin it takes its entry and the links along, and brings them back.
    store.bin_action(action.id, &actor, NOON).await.unwrap();
    assert_eq!((place.held().await.model.entries.len(), place.linked().await.len()), (1, 0));
    store.put_back(Subject::Action(action.id), &actor, NOON).await.unwrap();
    assert_eq!((place.held().await.model.entries.len(), place.linked().await.len()), (2, 1));
    place.dana.post(&format!("{}/unplan", place.entry(b)), &[]).await.expect(303);
    assert_eq!(place.column(Activity).await, ["Advise families"]);
    assert_eq!(store.actions(place.id).await.unwrap().len(), 1, "the action stays in the work plan");
    place.is_sound().await;
}

#[tokio::test]
async fn an_activity_that_is_text_says_so_and_goes_into_the_work_plan_from_the_model() {
    let place = Place::new().await;
    place.adds(Input, "Navigators").await;
    assert!(!place.dana.get(&place.model).await.text.contains("work plan yet"), "only activities go there");
    let one = place.adds(Activity, "Advise families").await;
    place.adds(Activity, "Print a guide").await;
    let page = place.dana.get(&place.model).await;
    page.says("Two activities are not in the work plan yet:");
    assert_eq!(page.text.matches("Not in the work plan yet").count(), 2);
    let pressed = place.dana.post(&format!("{}/plan", place.entry(one)), &[("back", "model")]).await;
    pressed.expect(303);
    assert_eq!(pressed.location, format!("{}#entry-{one}", place.model));
    let page = place.dana.get(&place.model).await;
    page.says("One activity is not in the work plan yet:").says("Work plan: ");
    assert_eq!(page.text.matches("Not in the work plan yet").count(), 1);
    assert_eq!(place.dana.store.actions(place.id).await.unwrap()[0].what, "Advise families");
    place.is_sound().await;
}

#[tokio::test]
async fn an_action_serves_one_strategic_action_at_most() {
    let mut place = Place::new().await;
    let b = place.adds(Activity, "Advise families").await;
    place.dana.post(&format!("{}/plan", place.entry(b)), &[]).await.expect(303);
    let action = place.dana.store.actions(place.id).await.unwrap()[0].id.to_string();
    let first = (place.of, place.model.clone());
    place.of = strategic_action(&place.dana, place.id, "Another one").await;
    place.model = place.model.replace(&first.0.to_string(), &place.of.to_string());
    let fields = [("kind", "activity"), ("whole", "yes"), ("what", ""), ("action", action.as_str())];
    place.dana.post(&place.model, &fields).await.expect(422).says("serves a strategic action already");
    place.dana.post(&format!("{}/entries/{b}/delete", first.1), &[]).await.expect(303);
    place.dana.get(&format!("{}/add?kind=activity", place.model)).await.says(&format!("value=\"{action}\""));
    place.dana.post(&place.model, &fields).await.expect(303);
    assert_eq!(place.column(Activity).await, ["Advise families"]);
    // The entry in the bin cannot come back beside it.
    let back = place.dana.store.put_back(Subject::Thing(milepost::domain::things::Noun::LogicEntry, b), &Actor::unnamed(), NOON).await;
    assert!(back.is_err());
    let output = place.adds(Output, "Advised").await;
    let both = [("kind", "activity"), ("whole", "yes"), ("what", "Both"), ("action", action.as_str())];
    place.dana.post(&place.model, &both).await.expect(422).says("not both");
    assert!(place.held().await.model.get(output).is_some());
    place.is_sound().await;
}
