//! Carrying over: what a new round takes along from an earlier one.

use time::Date;

use crate::domain::guide::{ConditionKey, Guide, StepKey};
use crate::domain::readiness::{Field, State};
use crate::domain::words::dates;

/// Whether a round says anything that a new one could take along. Judgments are not among it.
#[must_use]
pub fn has_anything(state: &State) -> bool {
    Field::all().any(|field| !matches!(field, Field::Judgment(_) | Field::Carried(_)) && !state.get(field).is_empty())
}

/// What a new round begins with when it is carried over: answers, notes, evidence, what reports leave
/// out, and needs, each with its field and in stored form. Judgments stay behind, since they were made
/// on the whole of a condition as it was then. `given` is the day on which the answer of a step was
/// last given or confirmed; where the earlier round's own mark was never confirmed, that mark's older
/// day stays. A step whose meaning changed between the two versions of the guide arrives blank.
#[must_use]
pub fn carried_over(from: &State, asked: &Guide, asks: &Guide, given: impl Fn(StepKey) -> Date) -> Vec<(Field, String)> {
    let steps = StepKey::all().filter(|step| means_the_same(*step, asked, asks)).flat_map(|step| {
        let mark = from[step].answer.map_or_else(String::new, |_| dates::iso(from[step].carried.unwrap_or_else(|| given(step))));
        Field::of_step(step).map(move |field| (field, if field == Field::Carried(step) { mark.clone() } else { from.get(field) }))
    });
    let needs = ConditionKey::ALL.into_iter().map(|key| (Field::Need(key), from.get(Field::Need(key))));
    steps.chain(needs).filter(|(_, value)| !value.is_empty()).collect()
}

/// Whether a step asks the same in both versions: its line of the checklist, word for word.
pub(super) fn means_the_same(step: StepKey, one: &Guide, other: &Guide) -> bool {
    one.step(step).text == other.step(step).text
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::domain::readiness::Answer;

    const FILE: &str = include_str!("../guide/readiness.toml");

    fn step(key: &str) -> StepKey {
        key.parse().unwrap()
    }

    fn filled() -> State {
        let mut state = State::blank("g");
        for (field, value) in [
            ("step-1.1", "in_place"),
            ("note-1.1", "Agreed"),
            ("evidence-1.1", "Minutes"),
            ("leave-out-1.1", "yes"),
            ("step-1.2", "unknown"),
            ("note-1.3", "Nobody looked yet"),
            ("need-racial-equity", "Time"),
            ("judgment-racial-equity", "met: a partner leads"),
        ] {
            state.set(field.parse().unwrap(), value).unwrap();
        }
        state
    }

    fn carried(from: &State, asks: &Guide) -> State {
        let mut to = State::blank(&asks.version);
        for (field, value) in carried_over(from, Guide::current(), asks, |_| date!(2026 - 03 - 14)) {
            to.set(field, &value).unwrap();
        }
        to
    }

    #[test]
    fn everything_but_judgments_is_taken_along_and_answers_are_marked() {
        let to = carried(&filled(), Guide::current());
        let entry = &to[step("1.1")];
        assert_eq!((entry.answer, entry.note.as_str(), entry.evidence.as_str()), (Some(Answer::InPlace), "Agreed", "Minutes"));
        assert!(entry.left_out);
        assert_eq!(entry.carried, Some(date!(2026 - 03 - 14)));
        assert_eq!(to[step("1.3")].note, "Nobody looked yet");
        assert_eq!(to[step("1.3")].carried, None, "a blank answer carries no mark");
        assert_eq!(to.need(ConditionKey::RacialEquity), "Time");
        assert_eq!(to.judgment(ConditionKey::RacialEquity), None);
        assert_eq!(to.carried().count(), 2);
    }

    #[test]
    fn a_mark_that_nobody_confirmed_keeps_its_day() {
        let mut from = filled();
        from.set(Field::Carried(step("1.2")), "2025-10-01").unwrap();
        let to = carried(&from, Guide::current());
        assert_eq!(to[step("1.2")].carried, Some(date!(2025 - 10 - 01)));
        assert_eq!(to[step("1.1")].carried, Some(date!(2026 - 03 - 14)));
    }

    #[test]
    fn a_step_whose_meaning_changed_arrives_blank() {
        let text = &Guide::current().step(step("1.1")).text;
        assert!(FILE.contains(text.as_str()));
        let newer = Guide::parse(&FILE.replacen(text.as_str(), "Something else is asked.", 1)).unwrap();
        let to = carried(&filled(), &newer);
        assert_eq!(to[step("1.1")], crate::domain::readiness::Entry::default());
        assert_eq!(to[step("1.2")].answer, Some(Answer::Unknown));
    }

    #[test]
    fn a_round_with_judgments_only_has_nothing_to_carry() {
        let mut state = State::blank("g");
        state.set(Field::Judgment(ConditionKey::RacialEquity), "met: because").unwrap();
        assert!(!has_anything(&state));
        assert!(has_anything(&filled()));
    }
}
