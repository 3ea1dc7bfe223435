//! The shortest way to the next band, against every other way.

use milepost::domain::guide::{ConditionKey, StepKey};
use milepost::domain::readiness::{Answer, Band, Judged, WayUp};
use proptest::prelude::*;

use crate::given::{Case, any_case, case_with_few_left, cases, subsets};

/// The steps left in these conditions, in order.
fn left_in(case: &Case, conditions: &[ConditionKey]) -> Vec<StepKey> {
    case.steps_left().into_iter().filter(|step| conditions.contains(&step.condition())).collect()
}

/// The fewest steps that lift the count out of its band by completing conditions, with those
/// conditions: of all 512 sets the one with the fewest steps, then with the fewest conditions, then
/// the first in the guide's order.
fn shortest_of_all_sets(case: &Case) -> Option<(Vec<ConditionKey>, Vec<StepKey>)> {
    subsets(&ConditionKey::ALL)
        .map(|conditions| (left_in(case, &conditions), conditions))
        .filter(|(steps, _)| case.with(steps, Answer::InPlace).band() > case.band())
        .min_by_key(|(steps, conditions)| (steps.len(), conditions.len(), conditions.clone()))
        .map(|(steps, conditions)| (conditions, steps))
}

/// The first, in the guide's order, of the smallest sets of steps that lift the count out of its band.
fn shortest_of_all_steps(case: &Case) -> Option<Vec<StepKey>> {
    subsets(&case.steps_left())
        .filter(|steps| case.with(steps, Answer::InPlace).band() > case.band())
        .min_by_key(|steps| (steps.len(), steps.clone()))
}

fn next(band: Band) -> Option<Band> {
    match band {
        Band::FewToNone => Some(Band::Some),
        Band::Some => Some(Band::Most),
        Band::Most => None,
    }
}

#[test]
fn the_way_up_follows_the_table() {
    let table = [
        ("yyyy yyy ypyn yy yyu- ynnnn yyyy nn yyy", "3b 3d"),
        ("yyyy yyy ypyn yy yyu- ynnny yyyy nn yyy", "3b 3d"),
        ("yyyy yyy ypnn yy yyu- ynnny yyyy nn yyy", "5c 5d"),
        ("yyyy yyy ypnn yy yyu-! ynnny yyyy nn yyy", "8a 8b"),
        ("nyyy yyn yyyn yn yyyn yyyyn yyyn yn yyn", "1a 2c 3d"),
        ("yyyy! yyn! yyyn! yn yyyn yyyyn yyyn yn yyn", "4b 5d 6e"),
        ("yyyy+ yyn! yyyn! yn yyyn yyyyn yyyn yn yyn", "4b 5d"),
        ("yyyy yyy yyyy yy yyyy yyyyy yyyy yy yyy", "top"),
        ("yyyy yyy yyyy yy yyyy nnnnn! nnnn! nn! nnn!", "blocked by 6 7 8 9"),
    ];
    for (told, expected) in table {
        let words = match Case::told(told).verdict().shortest_way_up() {
            WayUp::Top => "top".to_owned(),
            WayUp::Steps { steps, .. } => steps.iter().map(|step| step.label()).collect::<Vec<_>>().join(" "),
            WayUp::Blocked { judged, .. } => judged.iter().fold("blocked by".to_owned(), |words, key| format!("{words} {}", key.number())),
        };
        assert_eq!(words, expected, "{told}");
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn the_shortest_way_up_is_the_first_of_the_shortest_of_all_sets_of_conditions(case in any_case()) {
        let shortest = shortest_of_all_sets(&case);
        match case.verdict().shortest_way_up() {
            WayUp::Top => prop_assert_eq!(case.band(), Band::Most),
            WayUp::Steps { conditions, steps, .. } => prop_assert_eq!(Some((conditions, steps)), shortest),
            WayUp::Blocked { .. } => prop_assert_eq!(None, shortest),
        }
    }

    #[test]
    fn no_set_of_steps_is_shorter_than_the_shortest_way_up(case in case_with_few_left(14)) {
        let shortest = shortest_of_all_steps(&case);
        match case.verdict().shortest_way_up() {
            WayUp::Top => prop_assert_eq!(case.band(), Band::Most),
            WayUp::Steps { steps, .. } => prop_assert_eq!(Some(steps), shortest),
            WayUp::Blocked { .. } => prop_assert_eq!(None, shortest),
        }
    }
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn the_way_up_leads_to_the_next_band_and_not_without_each_of_its_steps(case in any_case()) {
        let WayUp::Steps { to, conditions, steps } = case.verdict().shortest_way_up() else { return Ok(()) };
        prop_assert_eq!(Some(to), next(case.band()));
        prop_assert_eq!(case.with(&steps, Answer::InPlace).verdict().band(), to);
        prop_assert_eq!(&steps, &left_in(&case, &conditions));
        prop_assert!(conditions.iter().all(|key| case.judged[key.index()].is_none() && !case.counts(*key)));
        prop_assert!(conditions.is_sorted() && steps.is_sorted());
        for step in &steps {
            let without: Vec<StepKey> = steps.iter().copied().filter(|other| other != step).collect();
            prop_assert_eq!(case.with(&without, Answer::InPlace).verdict().band(), case.band(), "without {}", step);
        }
    }

    #[test]
    fn a_way_is_blocked_exactly_when_not_even_all_steps_would_do(case in any_case()) {
        let all = case.with(&StepKey::all().collect::<Vec<_>>(), Answer::InPlace);
        let stuck = all.band() == case.band() && case.band() != Band::Most;
        let way = case.verdict().shortest_way_up();
        prop_assert_eq!(matches!(way, WayUp::Blocked { .. }), stuck);
        if let WayUp::Blocked { to, judged } = way {
            prop_assert_eq!(Some(to), next(case.band()));
            prop_assert!(!judged.is_empty());
            let not_met = |key: &ConditionKey| case.judged[key.index()] == Some(Judged::NotMet);
            prop_assert_eq!(judged, ConditionKey::ALL.into_iter().filter(not_met).collect::<Vec<_>>());
        }
    }
}
