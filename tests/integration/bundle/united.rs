//! Two copies of one jurisdiction united.

use milepost::bundle::{self, What};
use milepost::domain::history::{Fact, Subject};
use milepost::domain::people::Actor;
use milepost::store::FactChange;
use milepost::store::bundle::{Arrival, Choice, Imported, Taken};

use super::desk::{Desk, NOON, none, rich};

#[tokio::test]
async fn what_differs_is_kept_unless_theirs_is_taken() {
    let (desk, round, id) = rich().await;
    let other = Desk::new().await;
    other.brings(&desk.all().await, none()).await;
    let hour = |n| NOON + time::Duration::hours(n);
    desk.answer(round, "note-1.1", "Ours", hour(1)).await;
    other.answer(round, "note-1.1", "Theirs, later", hour(2)).await;
    let change = FactChange { fact: Fact::Name, value: "Wren City".to_owned(), seen: None };
    other.store.describe_jurisdiction(id, &[change], &Actor::unnamed(), hour(2)).await.unwrap();
    let bytes = other.all().await;

    let kept = desk.brings(&bytes, none()).await;
    assert_eq!(kept.left.len(), 2, "{kept:?}");
    assert_eq!(desk.says(round, "note-1.1".parse().unwrap()).await, "Ours");
    desk.is_sound().await;
    let again = desk.brings(&bytes, none()).await;
    assert!(again.new.is_empty() && again.left.len() == 2, "nothing is written twice: {again:?}");

    let taken = desk.brings(&bytes, Taken::All).await;
    assert_eq!((taken.taken.len(), taken.left.len()), (2, 0));
    assert_eq!(desk.says(round, "note-1.1".parse().unwrap()).await, "Theirs, later");
    assert_eq!(desk.store.jurisdiction(id).await.unwrap().profile.name, "Wren City");
    desk.is_sound().await;
    let line = &desk.store.history(Subject::Assessment(round), milepost::store::FieldFilter::All, None).await.unwrap().events[0];
    assert_eq!((line.before.as_str(), line.after.as_str()), ("Ours", "Theirs, later"), "an ordinary change by whoever imports");
}

#[tokio::test]
async fn what_was_deleted_for_good_stays_gone_or_comes_back_by_choice() {
    let (desk, round, id) = rich().await;
    let bytes = desk.all().await;
    let action = desk.store.actions(id).await.unwrap()[0].id;
    for subject in [Subject::Action(action), Subject::Assessment(round)] {
        match subject {
            Subject::Action(action) => drop(desk.store.bin_action(action, &Actor::unnamed(), NOON).await.unwrap()),
            _ => drop(desk.store.bin_round(round, &Actor::unnamed(), NOON).await.unwrap()),
        }
        desk.store.throw_out(subject, NOON).await.unwrap();
    }
    let kept = desk.brings(&bytes, none()).await;
    assert_eq!(kept.left.iter().filter(|left| matches!(left.what, What::GoneHere(_))).count(), 2, "{kept:?}");
    assert!(desk.store.assessment(round).await.is_err());
    desk.is_sound().await;
    let gone = desk.all().await;
    desk.brings(&bytes, Taken::All).await;
    assert!(desk.store.assessment(round).await.is_ok());
    desk.is_sound().await;

    // The other way round: what is gone there goes into the bin here.
    let back = desk.brings(&gone, none()).await;
    assert_eq!(back.left.iter().filter(|left| matches!(left.what, What::GoneThere(_))).count(), 2, "{back:?}");
    desk.brings(&gone, Taken::All).await;
    assert!(desk.store.assessment(round).await.is_err());
    assert_eq!(desk.store.binned().await.unwrap().len(), 2);
    desk.is_sound().await;
}

#[tokio::test]
async fn nothing_is_taken_over_a_list_that_has_changed() {
    let (desk, round, _) = rich().await;
    let bytes = desk.all().await;
    desk.answer(round, "note-1.1", "One", NOON).await;
    let bundle = bundle::read(&bytes).unwrap();
    let preview = desk.store.preview_import(&bundle).await.unwrap().unwrap();
    desk.answer(round, "note-1.1", "Two", NOON + time::Duration::hours(1)).await;
    let arrival = Arrival { bundle: &bundle, source: "x", digest: &"0".repeat(64) };
    let choice = Choice { taken: Taken::All, mark: Some(preview.mark()) };
    let imported = desk.store.import(arrival, &choice, &Actor::unnamed(), NOON).await.unwrap();
    assert!(matches!(imported, Imported::ChangedSince(_)), "{imported:?}");
    assert_eq!(desk.says(round, "note-1.1".parse().unwrap()).await, "Two");
    assert!(desk.store.imports().await.unwrap().is_empty());
}
