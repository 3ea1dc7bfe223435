//! A merge undone as a whole.

use std::collections::BTreeSet;

use milepost::bundle;
use milepost::domain::history::Fact;
use milepost::domain::ids::{AssessmentId, JurisdictionId};
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::store::FactChange;
use milepost::store::bundle::{Taken, Undone};

use super::desk::{Desk, NOON, none, rich};
use crate::things::one_of_each;

/// Two copies: the other one has another name, another note, everything new that there can be, and something in the bin.
async fn copies() -> (Desk, Desk, AssessmentId, JurisdictionId) {
    let (desk, round, id) = rich().await;
    let other = Desk::new().await;
    other.brings(&desk.all().await, none()).await;
    let hour = NOON + time::Duration::hours(1);
    desk.answer(round, "note-1.1", "Ours", hour).await;
    other.answer(round, "note-1.1", "Theirs", hour).await;
    other.answer(round, "note-1.2", "Theirs alone", hour).await;
    let change = FactChange { fact: Fact::Name, value: "Wren City".to_owned(), seen: None };
    other.store.describe_jurisdiction(id, &[change], &Actor::unnamed(), hour).await.unwrap();
    one_of_each(&other.store, id).await;
    let action = other.store.actions(id).await.unwrap()[0].id;
    other.store.bin_action(action, &Actor::unnamed(), hour).await.unwrap();
    let heading = milepost::domain::rounds::Heading { title: "Spring".to_owned(), started: NOON.date() };
    other.store.begin_round(id, None, &heading, &Actor::unnamed(), hour).await.unwrap();
    let known = other.store.assessment(round).await.unwrap();
    other.store.keep_state(round, &known.state, hour).await.unwrap();
    (desk, other, round, id)
}

/// What a file says, without its history and those who wrote it.
async fn facts(desk: &Desk) -> String {
    let mut bundle = bundle::read(&desk.all().await).unwrap();
    bundle.jurisdictions.iter_mut().for_each(|it| it.history.clear());
    bundle.actors.clear();
    bundle.actors_history.clear();
    String::from_utf8(bundle.write()).unwrap()
}

async fn lines(desk: &Desk) -> BTreeSet<String> {
    let bundle = desk.store.export(None).await.unwrap();
    bundle.jurisdictions.iter().flat_map(|it| &it.history).map(|line| line.id.to_string()).collect()
}

async fn undo(desk: &Desk) -> Undone {
    let id = desk.store.imports().await.unwrap()[0].id;
    desk.store.undo_import(id, &Actor::unnamed(), NOON + time::Duration::days(2)).await.unwrap()
}

#[tokio::test]
async fn a_merge_is_undone_as_a_whole_and_the_history_tells_of_both() {
    for takes in [false, true] {
        let (desk, other, round, _) = copies().await;
        let (before, theirs) = (facts(&desk).await, other.all().await);
        desk.brings(&theirs, if takes { Taken::All } else { none() }).await;
        let merged = lines(&desk).await;
        assert_ne!(facts(&desk).await, before);
        assert!(desk.store.imports().await.unwrap()[0].can_be_undone);
        assert_eq!(undo(&desk).await, Undone::Done);
        assert_eq!(facts(&desk).await, before, "to the byte");
        desk.is_sound().await;
        let told = lines(&desk).await;
        assert!(told.is_superset(&merged) && told.len() > merged.len(), "the history holds the merge and the undo");
        let journal = desk.store.imports().await.unwrap();
        assert!(journal[0].is_undone && !journal[0].can_be_undone);
        bundle::read(&desk.all().await).unwrap();

        // The same again is offered again: what is new comes in, and what was set back is asked.
        let preview = desk.store.preview_import(&bundle::read(&theirs).unwrap()).await.unwrap().unwrap();
        assert!(preview.new.records() > 20, "{:?}", preview.new);
        assert!(preview.choices.len() >= 3, "{:?}", preview.choices);
        desk.brings(&theirs, Taken::All).await;
        desk.is_sound().await;
        assert_eq!(desk.says(round, "note-1.1".parse().unwrap()).await, "Theirs");
        // And then both are one, to the byte.
        other.brings(&desk.all().await, none()).await;
        other.is_sound().await;
        assert_eq!(String::from_utf8(other.all().await).unwrap(), String::from_utf8(desk.all().await).unwrap());
    }
}

#[tokio::test]
async fn nothing_is_undone_once_something_was_changed_on_top() {
    let (desk, other, _, id) = copies().await;
    desk.brings(&other.all().await, none()).await;
    let change = FactChange { fact: Fact::Name, value: "On top".to_owned(), seen: None };
    desk.store.describe_jurisdiction(id, &[change], &Actor::unnamed(), NOON + time::Duration::hours(5)).await.unwrap();
    let before = desk.all().await;
    assert!(!desk.store.imports().await.unwrap()[0].can_be_undone);
    assert_eq!(undo(&desk).await, Undone::ChangedSince);
    assert_eq!(desk.all().await, before);
}

#[tokio::test]
async fn a_copy_that_takes_in_what_was_undone_elsewhere_loses_nothing() {
    let (desk, other, _, id) = copies().await;
    desk.brings(&other.all().await, none()).await;
    undo(&desk).await;
    let things = other.store.things(id, &Noun::ALL).await.unwrap().len();
    other.brings(&desk.all().await, none()).await;
    other.is_sound().await;
    assert_eq!(other.store.things(id, &Noun::ALL).await.unwrap().len(), things, "what is new there stays there");
    desk.brings(&other.all().await, none()).await;
    desk.is_sound().await;
    assert_eq!(String::from_utf8(other.all().await).unwrap(), String::from_utf8(desk.all().await).unwrap());
}
