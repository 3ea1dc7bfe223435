//! Drafting: one action for each gap, never twice, whatever became of it.

use std::collections::BTreeSet;

use milepost::domain::guide::{ConditionKey, Guide, StepKey, Topic};
use milepost::domain::readiness::{Answer, Field, Judged, State};
use milepost::domain::work::{CannotDraft, draft};
use proptest::prelude::*;

use crate::given::{Case, any_case, cases};

fn state(case: &Case, reason: &str) -> State {
    let mut state = State::blank(&Guide::current().version);
    for step in StepKey::all() {
        state.answer(step, case.answer(step));
    }
    for key in ConditionKey::ALL {
        if let Some(judged) = case.judged[key.index()] {
            state.set(Field::Judgment(key), &format!("{judged}: {reason}")).expect("a judgment with its reason");
        }
        state.set(Field::Need(key), reason).expect("a need");
    }
    state
}

/// The gaps, by the plainest reading.
fn gaps(case: &Case) -> BTreeSet<Topic> {
    let missing: Vec<ConditionKey> = ConditionKey::ALL.into_iter().filter(|key| !case.counts(*key)).collect();
    let steps = case.steps_left().into_iter().filter(|step| missing.contains(&step.condition())).map(Topic::Step);
    let whole =
        missing.iter().filter(|key| case.judged[key.index()] == Some(Judged::NotMet) && key.steps().all(|step| case.is_in_place(step)));
    steps.chain(whole.map(|key| Topic::Condition(*key))).collect()
}

fn is_blank(case: &Case) -> bool {
    StepKey::all().all(|step| case.answer(step).is_none())
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn over_all_rounds_each_gap_is_drafted_once(rounds in proptest::collection::vec(any_case(), 1..4)) {
        let mut covered: BTreeSet<Topic> = BTreeSet::new();
        for case in rounds {
            let state = state(&case, "Two departments stay away");
            match draft(&state, Guide::current(), None, &covered) {
                Err(why) => {
                    prop_assert_eq!(why, CannotDraft::NothingLookedAt);
                    prop_assert!(is_blank(&case));
                }
                Ok(drafts) => {
                    let made: Vec<Topic> = drafts.iter().map(|draft| draft.closes).collect();
                    let due: BTreeSet<Topic> = gaps(&case).difference(&covered).copied().collect();
                    prop_assert_eq!(made.len(), due.len(), "none comes twice");
                    prop_assert_eq!(made.iter().copied().collect::<BTreeSet<_>>(), due);
                    covered.extend(made);
                    prop_assert_eq!(draft(&state, Guide::current(), None, &covered), Ok(Vec::new()));
                }
            }
        }
    }

    #[test]
    fn a_draft_fits_its_fields(case in any_case(), reason in "[A-Za-z]{1,12}( [a-zé🏁]{1,12}){0,200}") {
        let reason: String = reason.chars().take(2_000).collect();
        for draft in draft(&state(&case, reason.trim()), Guide::current(), None, &BTreeSet::new()).unwrap_or_default() {
            prop_assert!((1..=300).contains(&draft.what.chars().count()), "{}", draft.what);
            prop_assert!(draft.notes.chars().count() <= 10_000);
            let step = draft.closes.step();
            let is_open = step.is_some_and(|step| matches!(case.answer(step), None | Some(Answer::Unknown)));
            prop_assert_eq!(draft.what.starts_with("Look into: "), is_open);
        }
    }
}
