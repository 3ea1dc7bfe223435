//! The largest gaps and the warnings, against the words of the design.

use milepost::domain::guide::ConditionKey;
use milepost::domain::readiness::{Answer, Warning};
use proptest::prelude::*;

use crate::given::{Case, any_case, cases};

/// Sixtieths of a condition's steps that are in place: exact, as a condition has two to five.
fn share(case: &Case, key: ConditionKey) -> usize {
    key.steps().filter(|step| case.is_in_place(*step)).count() * 60 / key.steps().count()
}

fn has_nothing_in_place_and_nothing_open(case: &Case, key: ConditionKey) -> bool {
    key.steps().all(|step| matches!(case.answer(step), Some(Answer::UnderWay | Answer::NotYet)))
}

/// "Conditions with nothing in place and nothing open; then leadership commitment; then the lowest
/// share of steps in place; ties in the guide's order."
fn gaps_in_three_passes(case: &Case) -> Vec<ConditionKey> {
    let mut missing: Vec<ConditionKey> = ConditionKey::ALL.into_iter().filter(|key| !case.counts(*key)).collect();
    let mut gaps: Vec<ConditionKey> = missing.extract_if(.., |key| has_nothing_in_place_and_nothing_open(case, *key)).collect();
    gaps.extend(missing.extract_if(.., |key| *key == ConditionKey::LeadershipCommitment));
    for sixtieths in 0..=60 {
        gaps.extend(missing.extract_if(.., |key| share(case, *key) == sixtieths));
    }
    assert!(missing.is_empty());
    gaps
}

/// "Leadership commitment not met, or step 1.2 not in place; 6.1 not in place; a condition with
/// nothing in place and nothing open."
fn warnings_of_the_design(case: &Case) -> Vec<Warning> {
    let step = |key: &str| case.answer(key.parse().expect("a step"));
    let met = case.counts(ConditionKey::LeadershipCommitment);
    let empty: Vec<ConditionKey> = ConditionKey::ALL.into_iter().filter(|key| has_nothing_in_place_and_nothing_open(case, *key)).collect();
    let steps = ConditionKey::LeadershipCommitment.steps().map(|key| case.answer(key));
    let is_judged = case.verdict().result(ConditionKey::LeadershipCommitment).judged.is_some();
    let open = !is_judged && steps.into_iter().any(|answer| matches!(answer, None | Some(Answer::Unknown)));
    let leadership = Warning::Leadership { met, open, agreed: step("1.2") };
    let equity = Warning::Equity { answer: step("6.1") };
    [
        (!met || step("1.2") != Some(Answer::InPlace)).then_some(leadership),
        (step("6.1") != Some(Answer::InPlace)).then_some(equity),
        (!empty.is_empty()).then_some(Warning::NothingInPlace(empty)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn the_largest_gaps_follow_the_table() {
    let table = [
        ("yyyy yyy yyyy yy yyyy yyyyy yyyy yy yyy", ""),
        ("yyyn yyy ypyn yy yyu- ynnnn yyyy np yyy", "8 1 6 3 5"),
        ("nnnn yyy ypyn yy yyu- ynnnn yyyy np yyy", "1 8 6 3 5"),
        ("yyyy yyy ypyn yy yyu-! ynnnn yyyy! nn+ yyy", "6 3 5 7"),
        ("---- --- ---- -- ---- ----- ---- -- ---", "1 2 3 4 5 6 7 8 9"),
        ("---- --- ---- -- ---- ----- ---- -- nnn", "9 1 2 3 4 5 6 7 8"),
        ("yyyy ynn ynnn yn yyyn ynnnn yynn yn yyn", "6 3 2 4 7 8 9 5"),
    ];
    for (told, expected) in table {
        let gaps = Case::told(told).verdict().largest_gaps();
        let numbers: Vec<String> = gaps.iter().map(|gap| gap.key.number().to_string()).collect();
        assert_eq!(numbers.join(" "), expected, "{told}");
    }
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn the_largest_gaps_come_first(case in any_case()) {
        let verdict = case.verdict();
        let gaps = gaps_in_three_passes(&case);
        prop_assert_eq!(verdict.largest_gaps(), gaps.into_iter().map(|key| *verdict.result(key)).collect::<Vec<_>>());
    }

    #[test]
    fn the_warnings_are_those_of_the_design(case in any_case()) {
        prop_assert_eq!(case.verdict().warnings(), warnings_of_the_design(&case));
    }
}
