//! The picture of a model in a document.

use milepost::domain::history::Fact;
use milepost::domain::people::Actor;
use milepost::domain::strategy::EntryKind::{Activity, Input, Long, Output};
use milepost::export::pdf::typeset;
use milepost::report::document::{Block, Document, Paper, Setting};
use milepost::report::figure;
use milepost::store::{ActionChange, FactChange};

use super::{NOON, Place};

#[tokio::test]
async fn a_document_draws_the_boxes_the_links_and_what_stands_in_them() {
    let place = Place::new().await;
    let a = place.adds(Input, "Two navigators hired").await;
    let b = place.with(Activity, "Advise families who look for a home", &[a], &[]).await;
    let c = place.with(Output, "300 families advised", &[b], &[]).await;
    place.with(Long, "Renters stay in homes that they can afford", &[a, c], &[]).await;
    place.dana.post(&format!("{}/plan", place.entry(b)), &[]).await.expect(303);
    let action = place.dana.store.actions(place.id).await.unwrap()[0].id;
    let change = |fact, value: &str| FactChange { fact, value: value.to_owned(), seen: None };
    let drop = ActionChange { facts: vec![change(Fact::Reason, "No money"), change(Fact::Status, "dropped")], ..ActionChange::default() };
    place.dana.store.change_action(action, &drop, &Actor::unnamed(), NOON).await.unwrap();
    let picture = figure::model(&place.held().await.model).unwrap();
    let document = Document {
        title: "Wren County".to_owned(),
        kind: "Trial".to_owned(),
        running: "Wren County".to_owned(),
        foot: String::new(),
        as_of: NOON,
        paper: Paper::Letter,
        setting: Setting::Pages,
        language: milepost::report::Language::american(),
        front: None,
        blocks: vec![Block::Figure(picture)],
    };
    let set = typeset(&document).unwrap();
    assert_eq!((set.pages, set.warnings), (1, Vec::new()));
}
