//! Rounds beside each other: what is carried over, over any number of rounds, and how any two compare.

use milepost::domain::guide::{ConditionKey, Guide, StepKey};
use milepost::domain::readiness::{Field, State, Verdict};
use milepost::domain::rounds::{Comparison, Heading, carried_over, has_anything};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use time::Date;
use time::macros::date;

use crate::given::cases;
use crate::state::any_state;

fn carried(from: &State, given: impl Fn(StepKey) -> Date) -> State {
    let guide = Guide::current();
    let mut to = State::blank(&guide.version);
    for (field, value) in carried_over(from, guide, guide, given) {
        to.set(field, &value).expect("a value that fits its field");
    }
    to
}

fn any_day() -> impl Strategy<Value = Date> {
    select(vec![date!(2025 - 10 - 01), date!(2026 - 03 - 14), date!(2026 - 11 - 23), date!(2027 - 02 - 28)])
}

fn days() -> impl Strategy<Value = Vec<Date>> {
    vec(any_day(), 31)
}

fn compared(then: &State, now: &State) -> Comparison {
    Comparison::of((then, Guide::current()), (now, Guide::current()))
}

fn heading(title: &str) -> Heading {
    Heading { title: title.to_owned(), started: date!(2026 - 03 - 14) }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn carrying_over_loses_nothing_but_judgments(from in any_state(), days in days()) {
        let to = carried(&from, |step| days[step.index()]);
        for field in Field::all().filter(|field| !matches!(field, Field::Carried(_))) {
            let expected = if matches!(field, Field::Judgment(_)) { String::new() } else { from.get(field) };
            prop_assert_eq!(to.get(field), expected, "{}", field);
        }
        prop_assert_eq!(has_anything(&to), has_anything(&from));
    }

    #[test]
    fn each_answer_is_marked_with_its_day_and_a_blank_one_never(from in any_state(), days in days()) {
        let to = carried(&from, |step| days[step.index()]);
        for step in StepKey::all() {
            let day = from[step].carried.unwrap_or(days[step.index()]);
            prop_assert_eq!(to[step].carried, from[step].answer.map(|_| day), "{}", step);
        }
        prop_assert_eq!(to.carried().count(), usize::from(Verdict::of(&from).looked_at()));
    }

    #[test]
    fn carrying_twice_keeps_the_oldest_day_and_a_confirmed_answer_gets_the_day_of_its_confirming(
        from in any_state(),
        first in days(),
        second in days(),
        confirmed in vec(any::<bool>(), 31),
    ) {
        let once = carried(&from, |step| first[step.index()]);
        let mut between = once.clone();
        for step in StepKey::all().filter(|step| confirmed[step.index()]) {
            between.set(Field::Carried(step), "").expect("a mark can be cleared");
        }
        let twice = carried(&between, |step| second[step.index()]);
        for step in StepKey::all() {
            let kept = if confirmed[step.index()] { once[step].answer.map(|_| second[step.index()]) } else { once[step].carried };
            prop_assert_eq!(twice[step].carried, kept, "{}", step);
        }
    }

    #[test]
    fn marks_are_part_of_the_fingerprint_and_change_no_count(from in any_state(), days in days()) {
        let marked = carried(&from, |step| days[step.index()]);
        let mut confirmed = marked.clone();
        for step in StepKey::all() {
            confirmed.set(Field::Carried(step), "").expect("a mark can be cleared");
        }
        let (one, other) = (Verdict::of(&marked), Verdict::of(&confirmed));
        prop_assert_eq!(marked.fingerprint() == confirmed.fingerprint(), marked.carried().next().is_none());
        prop_assert_eq!((one.floor(), one.ceiling(), one.band(), one.stage()), (other.floor(), other.ceiling(), other.band(), other.stage()));
        let more = usize::from(marked.carried().next().is_some());
        prop_assert_eq!(one.warnings().len(), other.warnings().len() + more);
        prop_assert!(compared(&marked, &confirmed).is_nothing());
    }

    #[test]
    fn a_state_compared_with_itself_has_no_changes(state in any_state()) {
        let same = compared(&state, &state);
        prop_assert!(same.is_nothing());
        prop_assert_eq!((same.gained(), same.lost()), (vec![], vec![]));
        prop_assert_eq!(same.told(&heading("A"), &heading("B")).headline, "Since A: nothing has changed.");
    }

    #[test]
    fn swapping_the_sides_swaps_gained_and_lost(then in any_state(), now in any_state()) {
        let (forth, back) = (compared(&then, &now), compared(&now, &then));
        prop_assert_eq!((forth.gained(), forth.lost()), (back.lost(), back.gained()));
        prop_assert_eq!((&forth.steps, &forth.needs, &forth.judgments), (&back.steps, &back.needs, &back.judgments));
        let (before, after) = (usize::from(forth.then.floor()), usize::from(forth.now.floor()));
        prop_assert_eq!(before + forth.gained().len(), after + forth.lost().len());
    }

    #[test]
    fn every_difference_is_told_and_nothing_else(then in any_state(), now in any_state()) {
        let comparison = compared(&then, &now);
        let differs = |field: Field| then.get(field) != now.get(field);
        for step in StepKey::all() {
            let is_other = [Field::Answer(step), Field::Note(step), Field::Evidence(step)].into_iter().any(differs);
            prop_assert_eq!(comparison.steps.contains(&step), is_other, "{}", step);
        }
        for key in ConditionKey::ALL {
            prop_assert_eq!(comparison.needs.contains(&key), differs(Field::Need(key)));
            prop_assert_eq!(comparison.judgments.contains(&key), differs(Field::Judgment(key)));
        }
    }
}
