//! Whatever people do in two copies, uniting them loses no line.

use milepost::bundle;
use milepost::domain::history::Fact;
use milepost::domain::jurisdiction::Profile;
use milepost::domain::people::Actor;
use milepost::domain::rounds::Heading;
use milepost::store::bundle::Taken;
use milepost::store::{ActionChange, FactChange, NewAction, Stretch};
use proptest::prelude::*;
use time::OffsetDateTime;

use super::desk::{Desk, NOON, none};

/// What somebody does in one copy.
#[derive(Debug, Clone)]
enum Act {
    Answer(&'static str, &'static str),
    Rename(&'static str),
    Add(&'static str),
    Drop,
    Begin(&'static str),
    Title(&'static str),
}

fn act() -> impl Strategy<Value = Act> {
    let fields = proptest::sample::select(vec![
        ("step-1.1", "in_place"),
        ("step-1.1", "not_yet"),
        ("step-1.1", ""),
        ("note-1.1", "A note"),
        ("note-1.1", "A note, longer"),
        ("note-1.1", "Other “words”\n\u{1F3C1}"),
        ("need-staff-buy-in", "Time"),
        ("judgment-staff-buy-in", "met: because"),
        ("evidence-3.1", "https://example.org"),
    ]);
    prop_oneof![
        4 => fields.prop_map(|(field, value)| Act::Answer(field, value)),
        1 => proptest::sample::select(vec!["Wren County", "Wren City", "Æbel"]).prop_map(Act::Rename),
        1 => proptest::sample::select(vec!["Ask the council", "Hire"]).prop_map(Act::Add),
        1 => Just(Act::Drop),
        1 => proptest::sample::select(vec!["Spring", "Fall"]).prop_map(Act::Begin),
        1 => proptest::sample::select(vec!["First", "Second"]).prop_map(Act::Title),
    ]
}

async fn perform(desk: &Desk, act: &Act, at: OffsetDateTime) {
    let (store, actor) = (&desk.store, &Actor::unnamed());
    let id = desk.store.jurisdictions("", false, Stretch::First).await.unwrap().rows[0].id;
    let round = store.rounds(id).await.unwrap()[0].id;
    let fact = |fact, value: &str| [FactChange { fact, value: value.to_owned(), seen: None }];
    match act {
        Act::Answer(field, value) => desk.answer(round, field, value, at).await,
        Act::Rename(name) => drop(store.describe_jurisdiction(id, &fact(Fact::Name, name), actor, at).await.unwrap()),
        Act::Title(title) => {
            drop(store.settle_round(round, &fact(Fact::Title, title), &milepost::store::Roster::default(), actor, at).await.unwrap());
        }
        Act::Begin(title) => {
            let heading = Heading { title: (*title).to_owned(), started: at.date() };
            store.begin_round(id, None, &heading, actor, at).await.unwrap();
        }
        Act::Add(what) => {
            let new = NewAction { facts: vec![(Fact::What, (*what).to_owned())], ..NewAction::default() };
            store.add_action(id, &new, actor, at).await.unwrap();
        }
        Act::Drop => {
            let Some(action) = store.actions(id).await.unwrap().pop() else { return };
            let changes = [(Fact::Reason, "No money"), (Fact::Status, "dropped")];
            let changes = changes.map(|(fact, value)| FactChange { fact, value: value.to_owned(), seen: None });
            store.change_action(action.id, &ActionChange { facts: changes.into(), ..ActionChange::default() }, actor, at).await.unwrap();
        }
    }
}

async fn play(start: &[Act], here: &[Act], there: &[Act], takes: bool) {
    let desk = Desk::new().await;
    let heading = Heading { title: "First".to_owned(), started: NOON.date() };
    desk.store.found(&Profile::named("Wren County".to_owned()), &heading, &Actor::unnamed(), NOON).await.unwrap();
    let mut at = NOON;
    for act in start {
        at += time::Duration::minutes(4);
        perform(&desk, act, at).await;
    }
    let other = Desk::new().await;
    let bytes = desk.all().await;
    other.brings(&bytes, none()).await;
    assert_eq!(other.all().await, bytes);
    for (at_desk, acts, pace) in [(&desk, here, 3), (&other, there, 5)] {
        let mut at = at;
        for act in acts {
            at += time::Duration::minutes(pace);
            perform(at_desk, act, at).await;
        }
    }
    let theirs = other.all().await;
    let outcome = desk.brings(&theirs, if takes { Taken::All } else { none() }).await;
    desk.is_sound().await;
    assert!(if takes { outcome.left.is_empty() } else { outcome.taken.is_empty() }, "{outcome:?}");
    let before = desk.all().await;
    let again = desk.brings(&theirs, none()).await;
    assert!(again.new.is_empty() && again.merged.is_empty() && again.left.is_empty(), "{again:?}");
    assert_eq!(desk.all().await, before, "what brings nothing writes nothing");
    // Who takes in what the other united is asked nothing, writes nothing, and has the same, to the byte.
    let learned = other.brings(&before, none()).await;
    assert!(learned.left.is_empty() && learned.taken.is_empty(), "{learned:?}");
    other.is_sound().await;
    assert_eq!(String::from_utf8(other.all().await).unwrap(), String::from_utf8(before).unwrap());
    let united = desk.all().await;
    let third = Desk::new().await;
    third.brings(&united, none()).await;
    third.is_sound().await;
    assert_eq!(third.all().await, united);
    let ids = |bytes: &[u8]| -> std::collections::BTreeSet<String> {
        let bundle = bundle::read(bytes).unwrap();
        bundle.jurisdictions.iter().flat_map(|it| it.history.iter().map(|line| line.id.to_string())).collect()
    };
    assert!(ids(&united).is_superset(&ids(&theirs)), "no line is lost");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_copies_are_united_without_losing_a_line(
        start in proptest::collection::vec(act(), 0..6),
        here in proptest::collection::vec(act(), 0..6),
        there in proptest::collection::vec(act(), 0..6),
        takes in any::<bool>(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(play(&start, &here, &there, takes));
    }
}
