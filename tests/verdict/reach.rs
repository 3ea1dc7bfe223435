//! How far the open steps can still move the count: floor, ceiling, settled, and the steps that matter.

use std::collections::BTreeSet;

use milepost::domain::guide::{ConditionKey, StepKey};
use milepost::domain::readiness::{Answer, Band, Stage};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::given::{Case, any_case, any_limits, case_with_few_left, case_with_few_open, cases, known_answer, subsets};

/// The open steps that are in place in some completion in which their condition counts, while it
/// does not count today.
fn steps_in_a_raising_completion(case: &Case) -> Vec<StepKey> {
    let mut raising = BTreeSet::new();
    for key in ConditionKey::ALL.into_iter().filter(|key| !case.counts(*key)) {
        let open: Vec<StepKey> = key.steps().filter(|step| case.is_open(*step)).collect();
        for completed in case.completions(&open).filter(|completed| completed.counts(key)) {
            raising.extend(open.iter().filter(|step| completed.is_in_place(**step)));
        }
    }
    raising.into_iter().collect()
}

/// The fewest of the open steps that lift the count into a band, by trying all of them.
fn fewest_by_trying(case: &Case, band: Band) -> Option<usize> {
    let lifts = |steps: &Vec<StepKey>| case.with(steps, Answer::InPlace).band() >= band;
    subsets(&case.open_steps()).filter(lifts).map(|steps| steps.len()).min()
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn floor_and_ceiling_are_the_least_and_the_most_of_all_completions(case in case_with_few_open(6)) {
        let verdict = case.verdict();
        let counts: BTreeSet<u8> = case.completions(&case.open_steps()).map(|completed| completed.met()).collect();
        prop_assert_eq!(counts.first().copied(), Some(verdict.floor()));
        prop_assert_eq!(counts.last().copied(), Some(verdict.ceiling()));
    }

    #[test]
    fn a_result_is_settled_exactly_when_no_completion_changes_the_band(case in case_with_few_open(6)) {
        let changes = case.completions(&case.open_steps()).any(|completed| completed.band() != case.band());
        prop_assert_eq!(case.verdict().is_settled(), !changes);
    }

    #[test]
    fn the_fewest_open_steps_to_a_band_are_found(case in prop_oneof![case_with_few_open(10), case_with_few_left(10)]) {
        let verdict = case.verdict();
        for band in [Band::Some, Band::Most].into_iter().filter(|band| *band > verdict.band()) {
            prop_assert_eq!(verdict.fewest_open_steps_to(band).map(usize::from), fewest_by_trying(&case, band), "{:?}", band);
            prop_assert_eq!(verdict.fewest_open_steps_to(band).is_some(), band <= verdict.highest_band());
        }
    }
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn every_completion_lies_between_floor_and_ceiling(case in any_case(), turns_out in vec(known_answer(), 31)) {
        let verdict = case.verdict();
        prop_assert!(verdict.floor() <= verdict.ceiling());
        let open = case.open_steps();
        let mut completed = case.clone();
        for step in &open {
            completed.answers[step.index()] = Some(turns_out[step.index()]);
        }
        prop_assert!((verdict.floor()..=verdict.ceiling()).contains(&completed.met()));
        prop_assert!(!verdict.is_settled() || completed.band() == case.band());
        let best = case.with(&open, Answer::InPlace);
        let worst = case.with(&open, Answer::NotYet);
        prop_assert_eq!((worst.met(), best.met()), (verdict.floor(), verdict.ceiling()));
        prop_assert_eq!(verdict.is_settled(), worst.band() == best.band());
    }

    #[test]
    fn the_steps_that_could_count_are_those_of_a_completion_that_raises_the_count(case in any_case()) {
        prop_assert_eq!(case.verdict().steps_that_could_count(), steps_in_a_raising_completion(&case));
    }

    #[test]
    fn once_the_steps_that_could_count_are_known_the_result_is_settled(case in any_case(), turns_out in vec(known_answer(), 31)) {
        let verdict = case.verdict();
        let mut looked_at = case.clone();
        for step in verdict.steps_that_could_count() {
            looked_at.answers[step.index()] = Some(turns_out[step.index()]);
        }
        let after = looked_at.verdict();
        prop_assert!(after.is_settled() && after.floor() == after.ceiling());
        prop_assert!(verdict.stage() != Stage::SoFar || after.stage() == Stage::Route);
    }

    #[test]
    fn a_case_with_every_step_known_is_settled(answers in vec(known_answer(), 31), limits in any_limits()) {
        let answers: Vec<_> = answers.into_iter().map(Some).collect();
        let case = Case { answers: answers.try_into().expect("31 answers"), judged: [None; 9], limits };
        prop_assert_eq!(case.verdict().stage(), Stage::Route);
        prop_assert_eq!(case.verdict().steps_that_could_count(), []);
    }
}
