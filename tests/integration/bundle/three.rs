//! Three copies go on apart, by clocks that are hours off, and meet in any order: they end with one file, to the byte.

use std::collections::BTreeSet;

use milepost::bundle::{self, Bundle, Difference, What};
use milepost::domain::history::Fact;
use milepost::domain::ids::{AssessmentId, JurisdictionId};
use milepost::domain::people::{Actor, Profile};
use milepost::store::bundle::{Arrival, Choice, Imported, Taken};
use milepost::store::{ActionChange, FactChange, NewAction};
use proptest::prelude::*;
use time::{Duration, OffsetDateTime};

use super::desk::{Desk, NOON, none, rich};

/// What is done in one of the copies. Every text that somebody writes is a new one.
#[derive(Debug, Clone, Copy)]
enum Act {
    Note(&'static str),
    Name,
    Action(usize),
    Bin(usize),
    Back(usize),
    Add,
    Person,
    Meet(usize),
}

fn act() -> impl Strategy<Value = (usize, Act)> {
    let act = prop_oneof![
        3 => proptest::sample::select(vec!["note-1.1", "evidence-3.1", "need-staff-buy-in"]).prop_map(Act::Note),
        1 => Just(Act::Name),
        2 => (0..2_usize).prop_map(Act::Action),
        1 => (0..2_usize).prop_map(Act::Bin),
        1 => (0..2_usize).prop_map(Act::Back),
        1 => Just(Act::Add),
        1 => Just(Act::Person),
        1 => (0..3_usize).prop_map(Act::Meet),
    ];
    (0..3_usize, act)
}

async fn perform(desk: &Desk, (round, of): (AssessmentId, JurisdictionId), act: Act, text: &str, at: OffsetDateTime) {
    let (store, actor) = (&desk.store, &Actor::unnamed());
    let fact = |fact, value: &str| FactChange { fact, value: value.to_owned(), seen: None };
    let listed = async |nth: usize| {
        let mut ids: Vec<_> = store.actions(of).await.unwrap().into_iter().map(|action| action.id).collect();
        ids.sort();
        ids.get(nth).copied()
    };
    match act {
        Act::Note(field) => desk.answer(round, field, text, at).await,
        Act::Name => drop(store.describe_jurisdiction(of, &[fact(Fact::Name, text)], actor, at).await.unwrap()),
        Act::Action(nth) => {
            let Some(id) = listed(nth).await else { return };
            let change = ActionChange { facts: vec![fact(Fact::What, text)], ..ActionChange::default() };
            store.change_action(id, &change, actor, at).await.unwrap();
        }
        Act::Bin(nth) => {
            let Some(id) = listed(nth).await else { return };
            store.bin_action(id, actor, at).await.unwrap();
        }
        Act::Back(nth) => {
            let Some(binned) = store.binned().await.unwrap().into_iter().nth(nth) else { return };
            store.put_back(binned.subject, actor, at).await.unwrap();
        }
        Act::Add => {
            let new = NewAction { facts: vec![(Fact::What, text.to_owned())], ..NewAction::default() };
            store.add_action(of, &new, actor, at).await.unwrap();
        }
        Act::Person => {
            let profile = Profile { name: "Lee Park".to_owned(), ..Profile::default() };
            store.add_person(of, &profile, actor, at).await.unwrap();
        }
        Act::Meet(_) => unreachable!("two copies do that"),
    }
}

/// What somebody chooses, whoever it is and wherever: the text that was written later in the play, and that nothing lies in
/// the bin.
fn is_theirs(choice: &Difference) -> bool {
    let What::Facts(changes) = &choice.what else { panic!("nothing was deleted for good: {choice:?}") };
    let change = &changes[0];
    if change.field == Fact::Deleted.as_str() { change.theirs.is_empty() } else { change.theirs > change.ours }
}

/// Takes what one copy has into another. A meeting that brings nothing writes nothing.
async fn meet(to: &Desk, from: &Desk, at: OffsetDateTime) {
    let theirs = bundle::read(&from.all().await).unwrap();
    let preview = to.store.preview_import(&theirs).await.unwrap().unwrap();
    let taken: BTreeSet<String> = preview.choices.iter().filter(|it| is_theirs(it)).map(|it| it.key.clone()).collect();
    let before = to.all().await;
    let arrival = Arrival { bundle: &theirs, source: "x", digest: &"0".repeat(64) };
    let imported = to.store.import(arrival, &Choice::taking(Taken::These(taken)), &Actor::unnamed(), at).await.unwrap();
    let Imported::Done(outcome) = imported else { panic!("{imported:?}") };
    if outcome.new.is_empty() && outcome.merged.is_empty() && outcome.taken.is_empty() && outcome.left.is_empty() {
        assert_eq!(to.all().await, before);
    }
    to.is_sound().await;
}

/// What a bundle says, without its history.
fn facts(bytes: &[u8]) -> Vec<u8> {
    let mut bundle = bundle::read(bytes).unwrap();
    bundle.jurisdictions.iter_mut().for_each(|it| it.history.clear());
    bundle.write()
}

fn lines(bundle: &Bundle) -> BTreeSet<(String, String)> {
    bundle.jurisdictions.iter().flat_map(|it| &it.history).map(|line| (line.id.to_string(), line.after.clone())).collect()
}

async fn play(acts: &[(usize, Act)], orders: [&[(usize, usize)]; 2], clocks: [i64; 3]) {
    let (first, round, of) = rich().await;
    let start = first.all().await;
    let mut copies = vec![first];
    for _ in 0..2 {
        let copy = Desk::new().await;
        copy.brings(&start, none()).await;
        copies.push(copy);
    }
    let mut written: BTreeSet<String> = lines(&bundle::read(&start).unwrap()).into_iter().map(|(_, after)| after).collect();
    for (number, (who, act)) in acts.iter().enumerate() {
        let at = NOON + Duration::hours(clocks[*who]) + Duration::minutes(20 * i64::try_from(number).unwrap());
        match act {
            Act::Meet(with) if with == who => {}
            Act::Meet(with) => meet(&copies[*who], &copies[*with], at).await,
            act => perform(&copies[*who], (round, of), *act, &format!("Text {number:04}"), at).await,
        }
    }
    // What nobody said yet is empty.
    written.insert(String::new());
    let mut ends = Vec::new();
    let mut all = BTreeSet::new();
    let mut left = Vec::new();
    for copy in &copies {
        let bytes = copy.all().await;
        let lines = lines(&bundle::read(&bytes).unwrap());
        written.extend(lines.iter().map(|(_, after)| after.clone()));
        all.extend(lines);
        left.push(bytes);
    }
    for order in orders {
        let mut copies = Vec::new();
        for bytes in &left {
            let copy = Desk::new().await;
            copy.brings(bytes, none()).await;
            copies.push(copy);
        }
        // In any order and any number of times, and then until each has heard of all.
        for (number, (to, from)) in order.iter().chain(&[(0, 1), (0, 2), (1, 0), (2, 0)]).enumerate() {
            let at = NOON + Duration::days(2) + Duration::hours(clocks[*to] + i64::try_from(number).unwrap());
            if to != from {
                meet(&copies[*to], &copies[*from], at).await;
            }
        }
        let bytes = copies[0].all().await;
        for copy in &copies[1..] {
            assert_eq!(String::from_utf8(copy.all().await).unwrap(), String::from_utf8(bytes.clone()).unwrap());
        }
        let end = lines(&bundle::read(&bytes).unwrap());
        assert!(end.is_superset(&all), "no line is lost");
        let unheard: Vec<_> = end.iter().filter(|(_, after)| !written.contains(after)).collect();
        assert!(unheard.is_empty(), "no field takes a value that nobody wrote: {unheard:?}");
        ends.push(facts(&bytes));
    }
    assert_eq!(String::from_utf8(ends[0].clone()).unwrap(), String::from_utf8(ends[1].clone()).unwrap(), "the order of meeting");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn three_copies_that_meet_in_any_order_end_with_the_same_facts_and_the_same_bytes(
        acts in proptest::collection::vec(act(), 0..16),
        one in proptest::collection::vec((0..3_usize, 0..3_usize), 0..5),
        other in proptest::collection::vec((0..3_usize, 0..3_usize), 0..5),
        clocks in [-30_i64..30, -30_i64..30, -30_i64..30],
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(play(&acts, [&one, &other], clocks));
    }
}
