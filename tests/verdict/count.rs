//! The count: what it follows, and what never moves it.

use std::collections::HashMap;

use milepost::domain::guide::{ConditionKey, StepKey};
use milepost::domain::readiness::{Answer, Band, Field, Judged, Limits, LimitsChange, Stage, State, Verdict, WayUp};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::given::{Case, any_answer, any_case, any_condition, cases};

#[test]
fn verdicts_follow_the_table_of_the_design() {
    use Band::{FewToNone, Most, Some};
    use Stage::{Route, SoFar, TooEarly};
    let table = [
        ("---- --- ---- -- ---- ----- ---- -- ---", 0, 9, FewToNone, Most, TooEarly),
        ("nnnn nnn nnnn nn nn-- ----- ---- -- ---", 0, 4, FewToNone, Some, TooEarly),
        ("nnnn nnn nnnn nn nnn- ----- ---- -- ---", 0, 4, FewToNone, Some, SoFar),
        ("uuuu uuu uuuu uu uuuu uuuuu uuuu uu uuu", 0, 9, FewToNone, Most, SoFar),
        ("yyyy yyy ypyn yy yyu- ynnnn yyyy nn yyy", 5, 6, Some, Most, SoFar),
        ("yyyy yyy ypyn yy yyup ynnnn yyyy nn yyy", 5, 5, Some, Some, Route),
        ("yyyy yyy yyyy yy yyyy yyyyy yy-- -- --n", 6, 8, Most, Most, Route),
        ("yyyy yyy yyyn yy yyyn yyyyn yyyn yn yyn", 3, 3, Some, Some, Route),
        ("yyyy yyn yyyn yy yyyn yyyyn yyyn yn yyn", 2, 2, FewToNone, FewToNone, Route),
        ("yyyy yyn+ yyyn yy yyyn yyyyn yyyn yn yyn", 3, 3, Some, Some, Route),
        ("yyyy! yyy yyyn yy yyyn yyyyn yyyn yn yyn", 2, 2, FewToNone, FewToNone, Route),
        ("yyyy yyy ypyn yy yyu-! ynnnn yyyy nn yyy", 5, 5, Some, Some, Route),
        ("yyyy yyy ypyn yy yyu-+ ynnnn yyyy nn yyy", 6, 6, Most, Most, Route),
        ("yyyy yyy yyyy yy yyyy yyyyy yyyy yy yyy", 9, 9, Most, Most, Route),
    ];
    for (told, floor, ceiling, band, highest, stage) in table {
        let verdict = Case::told(told).verdict();
        assert_eq!((verdict.floor(), verdict.ceiling()), (floor, ceiling), "{told}");
        assert_eq!((verdict.band(), verdict.highest_band(), verdict.stage()), (band, highest, stage), "{told}");
    }
}

#[test]
fn every_count_lies_in_one_band_whatever_the_limits() {
    let bands = [Band::FewToNone, Band::Some, Band::Most];
    for limits in (0..=u8::MAX).flat_map(|some| (0..=12).filter_map(move |most| Limits::new(some, most).ok())) {
        let within = |band, met| (limits.range(band).0..=limits.range(band).1).contains(&met);
        for met in 0..=9 {
            assert_eq!(bands.into_iter().filter(|band| within(*band, met)).collect::<Vec<_>>(), [limits.band(met)], "{limits:?} {met}");
        }
        assert!(bands.into_iter().all(|band| (0..=9).any(|met| limits.band(met) == band)), "{limits:?}");
    }
}

#[test]
fn the_cases_reach_every_stage_band_and_way() {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut runner = TestRunner::deterministic();
    for _ in 0..2_000 {
        let verdict = any_case().new_tree(&mut runner).expect("a case").current().verdict();
        let way = match verdict.shortest_way_up() {
            WayUp::Top => "top",
            WayUp::Steps { .. } => "steps",
            WayUp::Blocked { .. } => "blocked",
        };
        let (stage, low, high) = (verdict.stage(), verdict.band(), verdict.highest_band());
        for kind in [format!("{stage:?}"), format!("{low:?}..{high:?}"), format!("{stage:?} {low:?} {way}")] {
            *seen.entry(kind).or_default() += 1;
        }
    }
    assert!(seen.values().all(|times| *times >= 3), "{seen:?}");
    assert_eq!(seen.len(), 3 + 6 + 12, "{seen:?}");
}

fn in_state(case: &Case, order: &[(StepKey, Option<Answer>)]) -> State {
    let limits = LimitsChange { limits: case.limits, reason: "ours".to_owned() };
    let mut state = State::blank("g").with_limits(limits);
    for key in ConditionKey::ALL {
        let stored = case.judged[key.index()].map_or_else(String::new, |judged| format!("{judged}: because"));
        state.set(Field::Judgment(key), &stored).expect("a judgment");
    }
    for (step, answer) in order {
        state.set(Field::Answer(*step), &answer.map_or_else(String::new, |answer| answer.to_string())).expect("an answer");
    }
    state
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn the_count_is_the_rule_of_the_design(case in any_case()) {
        let verdict = case.verdict();
        prop_assert_eq!((verdict.floor(), verdict.band()), (case.met(), case.band()));
        for result in verdict.results() {
            prop_assert_eq!(result.counts(), case.counts(result.key));
            let left = result.key.steps().filter(|step| !case.is_in_place(*step)).count();
            prop_assert_eq!(result.is_one_step_short(), case.judged[result.key.index()].is_none() && left == 1);
        }
        let of = |answer| u8::try_from(case.answers.iter().filter(|given| **given == answer).count()).expect("31 at most");
        prop_assert_eq!(verdict.in_place(), of(Some(Answer::InPlace)));
        prop_assert_eq!((verdict.unknown(), verdict.blank()), (of(Some(Answer::Unknown)), of(None)));
        prop_assert_eq!(verdict.looked_at() + verdict.blank(), 31);
        prop_assert_eq!(verdict.stage() == Stage::TooEarly, verdict.looked_at() < 16);
        prop_assert_eq!(verdict.not_met().count(), 9 - usize::from(case.met()));
    }

    #[test]
    fn marking_a_step_in_place_never_lowers_the_band(case in any_case()) {
        let before = case.verdict();
        for step in StepKey::all() {
            let after = case.with(&[step], Answer::InPlace).verdict();
            prop_assert!(before.band() <= after.band() && before.highest_band() <= after.highest_band(), "{step}");
            prop_assert!(before.floor() <= after.floor() && before.ceiling() <= after.ceiling(), "{step}");
        }
    }

    #[test]
    fn the_order_of_answering_never_matters(
        case in any_case(),
        order in Just(StepKey::all().collect::<Vec<_>>()).prop_shuffle(),
        second_thoughts in vec((any_condition(), any_answer()), 0..4),
    ) {
        let given = |step: StepKey| (step, case.answer(step));
        let one_way = in_state(&case, &StepKey::all().map(given).collect::<Vec<_>>());
        let first = second_thoughts.iter().flat_map(|(key, answer)| key.steps().map(|step| (step, *answer)));
        let another = in_state(&case, &first.chain(order.into_iter().map(given)).collect::<Vec<_>>());
        prop_assert_eq!(Verdict::of(&one_way), case.verdict());
        prop_assert_eq!(Verdict::of(&another), case.verdict());
        prop_assert_eq!(one_way.fingerprint(), another.fingerprint());
    }

    #[test]
    fn a_judged_condition_counts_as_judged_and_does_not_move_with_its_steps(
        case in any_case(),
        key in any_condition(),
        met in any::<bool>(),
        others in vec(any_answer(), 5),
    ) {
        let mut one = case;
        one.judged[key.index()] = Some(if met { Judged::Met } else { Judged::NotMet });
        let mut another = one.clone();
        for (step, answer) in key.steps().zip(others) {
            another.answers[step.index()] = answer;
        }
        let (one, another) = (one.verdict(), another.verdict());
        prop_assert_eq!((one.floor(), one.ceiling()), (another.floor(), another.ceiling()));
        prop_assert_eq!((one.result(key).counts(), one.result(key).could_count()), (met, met));
        prop_assert!(one.one_step_short().all(|short| short != key));
        prop_assert!(one.steps_that_could_count().iter().all(|step| step.condition() != key));
    }
}
