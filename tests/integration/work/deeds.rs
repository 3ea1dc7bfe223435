//! The plan in many hands: whatever people do to it, one thing after another, nothing of theirs is lost.

use std::collections::{BTreeMap, HashSet};

use milepost::domain::guide::{StepKey, Topic};
use milepost::domain::history::{Fact, Subject};
use milepost::domain::ids::ActionId;
use milepost::domain::jurisdiction::Profile;
use milepost::domain::people::Actor;
use milepost::domain::readiness::{Answer, Change, Field, Revision};
use milepost::domain::rounds::Heading;
use milepost::domain::work::{Action, Press, Status};
use milepost::store::file::{Reading, check};
use milepost::store::{ActionChange, FactChange, Store};
use proptest::prelude::*;
use time::OffsetDateTime;

/// What people do to a plan, one thing after another. The numbers choose which action or step.
#[derive(Debug, Clone)]
enum Deed {
    Draft,
    Finish(usize),
    Drop(usize),
    Delete(usize),
    ThrowOut(usize),
    Reword(usize),
    Answer(usize, usize),
    NewRound,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => Just(Deed::Draft),
        2 => (0..40_usize).prop_map(Deed::Finish),
        1 => (0..40_usize).prop_map(Deed::Drop),
        2 => (0..40_usize).prop_map(Deed::Delete),
        1 => (0..40_usize).prop_map(Deed::ThrowOut),
        2 => (0..40_usize).prop_map(Deed::Reword),
        6 => (0..31_usize, 0..4_usize).prop_map(|(step, answer)| Deed::Answer(step, answer)),
        1 => Just(Deed::NewRound),
    ]
}

/// Does all of it, and holds the plan against what people know of it.
async fn hold(deeds: Vec<Deed>) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("milepost.db")).await.unwrap();
    let (actor, now) = (Actor::unnamed(), OffsetDateTime::now_utc());
    let mut round =
        store.found(&Profile { name: "Wren County".into(), ..Profile::default() }, &Heading::on(now.date()), &actor, now).await.unwrap();
    let id = store.assessment(round).await.unwrap().jurisdiction.id;
    let mut known: BTreeMap<ActionId, Action> = BTreeMap::new();
    let mut ever: HashSet<Topic> = HashSet::new();
    let mut binned: Vec<ActionId> = Vec::new();
    for (at, deed) in deeds.into_iter().enumerate() {
        let nth = |n: usize| known.keys().nth(n % known.len().max(1)).copied();
        let set = async |action: ActionId, values: &[(Fact, String)]| {
            let changes: Vec<FactChange> =
                values.iter().map(|(fact, value)| FactChange { fact: *fact, value: value.clone(), seen: None }).collect();
            let change = ActionChange { facts: changes, ..ActionChange::default() };
            assert!(store.change_action(action, &change, &actor, now).await.unwrap().is_empty());
        };
        match deed {
            Deed::Draft => {
                // An empty round drafts nothing and says so.
                let _ = store.draft_work(id, &actor, now).await.unwrap();
                for action in store.actions(id).await.unwrap() {
                    known.entry(action.id).or_insert_with(|| {
                        assert!(ever.insert(action.closes.unwrap()), "{action:?} was there before");
                        action
                    });
                }
            }
            Deed::Finish(n) => {
                if let Some(action) = nth(n) {
                    let seen = Revision::of(known[&action].status.as_str());
                    store.update_action(action, Press::To(Status::Done), seen, &actor, now).await.unwrap();
                    known.get_mut(&action).unwrap().status = Status::Done;
                }
            }
            Deed::Drop(n) => {
                if let Some(action) = nth(n) {
                    set(action, &[(Fact::Reason, "No money".into()), (Fact::Status, "dropped".into())]).await;
                    let known = known.get_mut(&action).unwrap();
                    (known.status, known.reason) = (Status::Dropped, "No money".into());
                }
            }
            Deed::Reword(n) => {
                if let Some(action) = nth(n) {
                    set(action, &[(Fact::What, format!("Reworded {at}"))]).await;
                    known.get_mut(&action).unwrap().what = format!("Reworded {at}");
                }
            }
            Deed::Delete(n) => {
                if let Some(action) = nth(n) {
                    store.bin_action(action, &actor, now).await.unwrap();
                    known.remove(&action);
                    binned.push(action);
                }
            }
            Deed::ThrowOut(n) => {
                if !binned.is_empty() {
                    let action = binned.swap_remove(n % binned.len());
                    store.throw_out(Subject::Action(action), now).await.unwrap();
                }
            }
            Deed::Answer(step, answer) => {
                let field = Field::Answer(StepKey::all().nth(step).unwrap());
                let seen = Revision::of(&store.assessment(round).await.unwrap().state.get(field));
                let change = Change { field, seen, value: Answer::ALL[answer].to_string() };
                store.record(round, &[change], &actor, now).await.unwrap();
            }
            Deed::NewRound => round = store.begin_round(id, None, &Heading::on(now.date()), &actor, now).await.unwrap(),
        }
        let stored: BTreeMap<ActionId, Action> = store.actions(id).await.unwrap().into_iter().map(|action| (action.id, action)).collect();
        assert_eq!(stored, known, "after deed {at}");
    }
    let findings = check::check(store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn drafting_never_doubles_never_brings_back_and_never_loses_what_somebody_did(deeds in proptest::collection::vec(deed(), 1..40)) {
        tokio::runtime::Runtime::new().unwrap().block_on(hold(deeds));
    }
}
