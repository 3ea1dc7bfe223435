use std::collections::HashMap;

use proptest::prelude::*;

use super::made::{action, id, model, things};
use super::*;
use crate::domain::history::Fact;
use crate::domain::order::Follows;
use crate::domain::strategy::EntryKind;
use crate::domain::strategy::EntryKind::{Activity, Input, Long, Medium, Output, Short};
use crate::domain::things::{Noun, Thing};
use crate::domain::work::Status;

fn navigators() -> Model {
    model(
        &[
            (Input, "Two navigators hired"),
            (Activity, "Advise families"),
            (Output, "300 families advised"),
            (Output, "A guide to help."),
            (Medium, "Fewer evictions"),
        ],
        &[(0, 1), (1, 2), (1, 3), (2, 4)],
    )
}

#[test]
fn each_entry_has_its_sentence() {
    let model = navigators();
    let told: Vec<String> = (0..5).map(|at| model.sentence(at)).collect();
    assert_eq!(
        told,
        [
            "Two navigators hired leads to Advise families.",
            "Advise families leads to 300 families advised and to A guide to help.",
            "300 families advised leads to Fewer evictions.",
            "A guide to help leads nowhere yet.",
            "300 families advised leads to Fewer evictions.",
        ]
    );
    assert_eq!(model.counted(), "one input, one activity, two outputs, and one medium-term outcome");
    let bare = self::model(&[(Input, "a"), (Short, "b"), (Activity, "c")], &[]);
    let told: Vec<String> = (0..3).map(|at| bare.sentence(at)).collect();
    assert_eq!(told, ["a leads nowhere yet.", "c leads nowhere yet, and nothing leads to it.", "Nothing leads to b yet."]);
}

#[test]
fn what_leads_nowhere_or_comes_from_nowhere_is_named() {
    let model = navigators();
    assert_eq!(model.horizon(), Some(Medium));
    assert_eq!((model.lead_nowhere(), model.come_from_nowhere()), (vec![3], vec![]));
    // A later horizon asks the earlier one for a way on; without an outcome, no output is the end.
    let later = self::model(&[(Output, "a"), (Medium, "b"), (Long, "c")], &[(0, 1)]);
    assert_eq!((later.lead_nowhere(), later.come_from_nowhere()), (vec![1], vec![0, 2]));
    let short = self::model(&[(Input, "a"), (Output, "b")], &[(0, 1)]);
    assert_eq!((short.horizon(), short.lead_nowhere()), (None, vec![1]));
}

#[test]
fn an_activity_is_its_action_and_goes_and_comes_with_it() {
    let mut things = things(&[(Input, "a"), (Activity, ""), (Output, "c")], &[(0, 1), (1, 2)]);
    let action = action(1, "Advise families", Status::Dropped);
    things[1].values.insert(Fact::Action, action.id.0.to_string());
    let model = Model::of(&things, std::slice::from_ref(&action));
    assert_eq!((model.entries[1].what.as_str(), model.entries[1].is_dropped()), ("Advise families", true));
    assert_eq!(model.links, [(0, 1), (1, 2)]);
    let without = Model::of(&things, &[]);
    assert_eq!((without.entries.len(), without.links.len()), (2, 0), "an action in the bin takes its entry and links along");
    assert_eq!(copied(&model).entries, [(Input, "a".to_owned()), (Output, "c".to_owned())], "what was dropped is not copied");
}

#[test]
fn the_links_that_a_changed_kind_would_reverse_are_named() {
    let all = leading(&navigators());
    let reversed = |n: usize, kind: EntryKind| turned(&all, id(n), kind);
    assert_eq!(reversed(2, Activity), [(id(1), id(2))], "an activity leads to none");
    assert_eq!(reversed(2, Long), [(id(2), id(4))]);
    assert_eq!(reversed(2, Short), []);
    assert_eq!(reversed(1, Medium), [(id(1), id(2)), (id(1), id(3))]);
    assert_eq!(turned(&all[..2], id(1), Medium), [], "what is not here at all is no link");
}

#[test]
fn a_copy_is_text_and_links() {
    let copy = copied(&navigators());
    assert_eq!(copy.entries.len(), 5);
    assert_eq!(copy.links, navigators().links);
}

#[test]
fn a_frozen_model_is_read_back_and_nothing_else_is() {
    let frozen = FrozenModel::of("Keep renters in their homes", &navigators());
    let text = frozen.canonical();
    assert_eq!(FrozenModel::from_canonical(&text), Some(frozen.clone()));
    assert!(text.starts_with(r#"{"entries":{"00000000-0000-0000-0000-000000000001":{"dropped":false,"kind":"input","leads_to":["#));
    for broken in [text.replace("\"input\"", "\"inputs\""), text.replace("model/1", "model/2"), text.replace(":{", ": {"), String::new()] {
        assert_eq!(FrozenModel::from_canonical(&broken), None);
    }
    assert!(frozen.can_be_kept());
    let mut long = frozen.clone();
    for at in 0..600 {
        let entry = FrozenEntry { kind: Input, what: "a".to_owned(), notes: "a".repeat(2_000), is_dropped: false };
        long.entries.insert(id(at), entry);
    }
    assert!(!long.can_be_kept());
    // The order of the boxes is no part of what was approved.
    let mut moved = navigators();
    moved.entries.swap(2, 3);
    moved.links = vec![(0, 1), (1, 2), (1, 3), (3, 4)];
    assert_eq!(FrozenModel::of("Keep renters in their homes", &moved).fingerprint(), frozen.fingerprint());
}

#[test]
fn what_changed_since_is_counted_and_told_before_and_after() {
    let then = FrozenModel::of("A title", &navigators());
    let changed = model(
        &[(Input, "Three navigators hired"), (Activity, "Advise families"), (Output, "300 families advised"), (Medium, "Fewer evictions")],
        &[(0, 1), (1, 2), (2, 3)],
    );
    // The entry of number 3 went; that of number 4 is one of another id here.
    let mut now = FrozenModel::of("A title", &changed);
    assert_eq!(Since::between(&then, &then), Since::default());
    now.entries.insert(id(4), now.entries[&id(3)].clone());
    now.entries.remove(&id(3));
    now.links = [(id(0), id(1)), (id(1), id(2)), (id(2), id(4))].into();
    let since = Since::between(&then, &now);
    assert_eq!(since.words(), "two entries, one link");
    let all: Vec<(&str, &str)> = since.all().map(|change| (change.before.as_str(), change.after.as_str())).collect();
    assert_eq!(
        all,
        [
            ("Input: Two navigators hired", "Input: Three navigators hired"),
            ("Output: A guide to help.", ""),
            ("Advise families leads to A guide to help.", "")
        ]
    );
}

#[test]
fn the_approval_that_no_other_follows_holds() {
    assert_eq!(holding(&[approval(9, &[]), approval(2, &[9])]), [id(2)]);
    assert_eq!(holding(&[approval(1, &[]), approval(2, &[1]), approval(3, &[1])]).len(), 2);
    assert_eq!(holding(&[approval(1, &[]), approval(2, &[1]), approval(3, &[1, 2])]), [id(3)]);
}

#[test]
fn a_review_follows_past_those_in_the_bin() {
    let past = Approval::past(vec![approval(1, &[]), approval(4, &[3])], &[approval(2, &[1]), approval(3, &[2])], &HashMap::new());
    assert_eq!(past[1].follows.ids(), [id(1)]);
    assert_eq!(holding(&past), [id(4)]);
    // Two that were said to hold over each other, and lie in the bin both, lead back to nothing.
    let ring = Approval::past(vec![approval(4, &[3])], &[approval(2, &[3]), approval(3, &[2])], &HashMap::new());
    assert!(ring[0].follows.is_nothing());
    // So does one past what is gone for good.
    let buried = HashMap::from([(id(2), Follows::these([id(1)]))]);
    assert_eq!(holding(&Approval::past(vec![approval(1, &[]), approval(3, &[2])], &[], &buried)), [id(3)]);
}

fn leading(model: &Model) -> Vec<Leading> {
    model.entries.iter().map(|entry| Leading { id: entry.id, kind: Some(entry.kind), to: entry.named.clone() }).collect()
}

fn approval(n: usize, follows: &[usize]) -> Approval {
    let mut thing = Thing::nothing(Noun::Approval, id(n));
    thing.values.insert(Fact::Held, "2026-11-23".to_owned());
    let follows: Vec<String> = follows.iter().map(|n| id(*n).to_string()).collect();
    thing.values.insert(Fact::HoldsOver, follows.join("\n"));
    Approval::of(&thing).unwrap()
}

proptest! {
    #[test]
    fn no_link_ever_runs_back(kinds in proptest::collection::vec(0..6_usize, 1..14), links in proptest::collection::vec((0..14_usize, 0..14_usize), 0..50)) {
        let entries: Vec<(EntryKind, &str)> = kinds.iter().map(|kind| (EntryKind::ALL[*kind], "x")).collect();
        let within: Vec<(usize, usize)> = links.into_iter().filter(|(from, to)| from.max(to) < &kinds.len()).collect();
        let model = model(&entries, &within);
        let of = |at: usize| model.entries[at].kind;
        prop_assert!(model.links.iter().all(|(from, to)| of(*from) < of(*to)));
        if let Some(tidied) = model.tidied() {
            prop_assert!(tidied.after < tidied.before);
            prop_assert!(tidied.model.links.iter().all(|(from, to)| tidied.model.entries[*from].kind < tidied.model.entries[*to].kind));
            prop_assert_eq!(tidied.model.links.len(), model.links.len());
        }
        // Whatever kind an entry gets: once the links that it names are gone, none runs back.
        for at in 0..model.entries.len() {
            for kind in EntryKind::ALL {
                let gone = turned(&leading(&model), model.entries[at].id, *kind);
                let of = |entry: usize| if entry == at { *kind } else { model.entries[entry].kind };
                let ids = |(from, to): &(usize, usize)| (model.entries[*from].id, model.entries[*to].id);
                prop_assert!(model.links.iter().all(|link| gone.contains(&ids(link)) != (of(link.0) < of(link.1))));
            }
        }
    }
}
