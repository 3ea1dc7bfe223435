//! Two copies of one jurisdiction united.

use milepost::bundle::{self, What};
use milepost::domain::history::{Fact, Subject};
use milepost::domain::ids::{AssessmentId, JurisdictionId};
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::store::bundle::{Arrival, Choice, Imported, Taken};
use milepost::store::{FactChange, ThingChange};

use super::desk::{Desk, NOON, none, rich};
use crate::things::one_of_each;

/// Three copies of one file: the second and the third say something else of a note, and the second has another name.
async fn copies() -> ([Desk; 3], AssessmentId, JurisdictionId) {
    let (desk, round, id) = rich().await;
    let (other, third) = (Desk::new().await, Desk::new().await);
    for copy in [&other, &third] {
        copy.brings(&desk.all().await, none()).await;
    }
    let hour = |n| NOON + time::Duration::hours(n);
    desk.answer(round, "note-1.1", "Ours", hour(1)).await;
    other.answer(round, "note-1.1", "Theirs", hour(-9)).await;
    let change = FactChange { fact: Fact::Name, value: "Wren City".to_owned(), seen: None };
    other.store.describe_jurisdiction(id, &[change], &Actor::unnamed(), hour(-9)).await.unwrap();
    ([desk, other, third], round, id)
}

async fn note(desk: &Desk, round: AssessmentId) -> String {
    desk.says(round, "note-1.1".parse().unwrap()).await
}

/// The last line of the round: what it held, and what it holds since.
async fn last(desk: &Desk, round: AssessmentId) -> (String, String) {
    let events = desk.store.history(Subject::Assessment(round), milepost::store::FieldFilter::All, None).await.unwrap().events;
    (events[0].before.clone(), events[0].after.clone())
}

#[tokio::test]
async fn what_one_copy_changed_alone_comes_in_and_what_both_did_is_chosen() {
    let ([desk, other, _], round, id) = copies().await;
    let bytes = other.all().await;
    let preview = desk.store.preview_import(&bundle::read(&bytes).unwrap()).await.unwrap().unwrap();
    assert!(preview.is_merge);
    assert_eq!((preview.changed_there(), preview.changed_here(), preview.choices.len()), (2, 1, 1), "{preview:?}");
    let What::Facts(changes) = &preview.choices[0].what else { panic!("a field") };
    let by = |wrote: &Option<bundle::Wrote>| wrote.as_ref().map(|wrote| wrote.name.clone());
    assert_eq!((changes[0].ours.as_str(), changes[0].theirs.as_str()), ("Ours", "Theirs"));
    assert!(by(&changes[0].ours_by).is_some() && by(&changes[0].theirs_by).is_some(), "who, and when");

    let kept = desk.brings(&bytes, none()).await;
    assert_eq!((kept.merged.len(), kept.left.len()), (1, 1), "{kept:?}");
    assert_eq!(
        (note(&desk, round).await.as_str(), desk.store.jurisdiction(id).await.unwrap().profile.name.as_str()),
        ("Ours", "Wren City")
    );
    assert_eq!(last(&desk, round).await, ("Theirs".to_owned(), "Ours".to_owned()), "the choice is written down");
    desk.is_sound().await;
    let before = desk.all().await;
    let again = desk.brings(&bytes, none()).await;
    assert!(again.new.is_empty() && again.left.is_empty() && again.merged.is_empty(), "it is settled: {again:?}");
    assert_eq!(desk.all().await, before, "nothing is written twice");

    // The other copy is not asked again, and what came of the choice is the same there.
    let learned = other.brings(&before, none()).await;
    assert!(learned.left.is_empty() && learned.merged.len() == 1, "{learned:?}");
    assert_eq!(note(&other, round).await, "Ours");
    assert_eq!(other.all().await, before, "to the byte");
    other.is_sound().await;
}

#[tokio::test]
async fn what_is_chosen_as_there_is_a_change_by_whoever_imports() {
    let ([desk, other, third], round, _) = copies().await;
    let taken = desk.brings(&other.all().await, Taken::All).await;
    assert_eq!((taken.taken.len(), taken.left.len()), (1, 0));
    assert_eq!(last(&desk, round).await, ("Ours".to_owned(), "Theirs".to_owned()));
    desk.is_sound().await;
    // A third copy, which changed nothing, learns of it all without a choice and without a line of its own.
    let learned = third.brings(&desk.all().await, none()).await;
    assert!(learned.left.is_empty(), "{learned:?}");
    assert_eq!(third.all().await, desk.all().await);
    third.is_sound().await;
}

#[tokio::test]
async fn what_one_copy_deleted_and_the_other_went_on_with_is_chosen() {
    for takes in [false, true] {
        for is_beneath in [false, true] {
            let (desk, _, id) = rich().await;
            let made = one_of_each(&desk.store, id).await;
            let one = |noun: Noun| made.iter().find(|(other, _)| *other == noun).unwrap().1;
            let other = Desk::new().await;
            other.brings(&desk.all().await, none()).await;
            let (finding, support) = (one(Noun::Finding), one(Noun::Support));
            desk.store.bin_thing(Noun::Finding, finding, &Actor::unnamed(), NOON).await.unwrap();
            let (noun, thing, fact) =
                if is_beneath { (Noun::Support, support, Fact::What) } else { (Noun::Finding, finding, Fact::Statement) };
            let change = FactChange { fact, value: "Changed there".to_owned(), seen: None };
            let change = ThingChange { facts: vec![change], people: Vec::new() };
            other.store.change_thing(noun, thing, &change, &Actor::unnamed(), NOON).await.unwrap();
            let theirs = other.all().await;
            let preview = desk.store.preview_import(&bundle::read(&theirs).unwrap()).await.unwrap().unwrap();
            let asked: Vec<Subject> = preview.choices.iter().map(|choice| choice.subject).collect();
            assert_eq!(asked, [Subject::Thing(Noun::Finding, finding)], "{preview:?}");
            desk.brings(&theirs, if takes { Taken::All } else { none() }).await;
            desk.is_sound().await;
            let is_back = desk.store.things(id, &[Noun::Finding]).await.unwrap().iter().any(|thing| thing.id == finding);
            assert_eq!(is_back, takes);
            // The other way round nobody is asked any more.
            let learned = other.brings(&desk.all().await, none()).await;
            assert!(learned.left.is_empty() && learned.taken.is_empty(), "{learned:?}");
            assert_eq!(other.all().await, desk.all().await);
            other.is_sound().await;
        }
    }
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
    let choice = Choice { mark: Some(preview.mark()), ..Choice::taking(Taken::All) };
    let imported = desk.store.import(arrival, &choice, &Actor::unnamed(), NOON).await.unwrap();
    assert!(matches!(imported, Imported::ChangedSince(_)), "{imported:?}");
    assert_eq!(desk.says(round, "note-1.1".parse().unwrap()).await, "Two");
    assert!(desk.store.imports().await.unwrap().is_empty());
}
