//! Whom we wait for, and whether an answer came without them being marked.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use super::Ask;
use crate::domain::guide::StepKey;
use crate::domain::history::millis;
use crate::domain::people::{Apart, Person};
use crate::domain::readiness::{Answer, State};
use crate::domain::words::{inserted, list};

/// Asks by person: whoever should answer first stands first, then whoever was asked first.
#[must_use]
pub fn by_person<'a>(asks: impl Iterator<Item = &'a Ask>) -> Vec<(&'a Person, Vec<&'a Ask>)> {
    let mut groups: Vec<(&Person, Vec<&Ask>)> = Vec::new();
    for ask in asks {
        match groups.iter_mut().find(|(person, _)| person.id == ask.person.id) {
            Some((_, asks)) => asks.push(ask),
            None => groups.push((&ask.person, vec![ask])),
        }
    }
    groups.sort_by_key(|(_, asks)| {
        let due = asks.iter().filter_map(|ask| ask.due).min();
        (due.is_none(), due, asks.iter().map(|ask| ask.asked).min())
    });
    groups
}

/// Those who were asked, told apart.
#[must_use]
pub fn asked(asks: &[Ask]) -> Apart {
    Apart::among(asks.iter().map(|ask| &ask.person))
}

/// The steps of an ask that have got an answer since, in a sentence; none without any. That we don’t
/// know is no answer. `changed` tells when the answer to a step was last changed, and `name` who was asked.
#[must_use]
pub fn given(ask: &Ask, name: &str, state: &State, changed: &BTreeMap<StepKey, OffsetDateTime>) -> Option<String> {
    let is_since = |at: &OffsetDateTime| at.date() > ask.asked || made(ask).is_some_and(|made| millis(*at) >= made);
    let answer = |step: &StepKey| state[*step].answer.filter(|answer| *answer != Answer::Unknown);
    let steps: Vec<StepKey> =
        ask.topic.steps().into_iter().filter(|step| answer(step).is_some() && changed.get(step).is_some_and(is_since)).collect();
    let labels: Vec<String> = steps.iter().map(|step| step.label()).collect();
    let name = inserted(name);
    match steps[..] {
        [] => None,
        [step] => {
            Some(format!("{} has an answer by now: {}. Did it come from {name}?", step.label(), Answer::label_of(state[step].answer)))
        }
        _ => Some(format!("{} have answers by now. Did they come from {name}?", list(&labels))),
    }
}

/// When an ask was written down, in milliseconds since 1970; its id tells.
fn made(ask: &Ask) -> Option<i64> {
    let (seconds, nanos) = ask.id.0.get_timestamp()?.to_unix();
    i64::try_from(seconds * 1000 + u64::from(nanos / 1_000_000)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::Guide;
    use crate::domain::ids::{AskId, PersonId};
    use crate::domain::people::Profile;
    use time::macros::{date, datetime};
    use uuid::Uuid;

    fn ask(name: &str, topic: &str, due: Option<time::Date>) -> Ask {
        let id = PersonId(Uuid::from_u128(name.len() as u128));
        Ask {
            // Written down on November 20, 2026, at 10:00 UTC.
            id: AskId(Uuid::new_v7(uuid::Timestamp::from_unix_time(1_795_168_800, 0, 0, 0))),
            topic: topic.parse().unwrap(),
            person: Person { id, profile: Profile { name: name.to_owned(), ..Profile::default() } },
            asked: date!(2026 - 11 - 20),
            due,
            told: None,
            is_withdrawn: false,
        }
    }

    #[test]
    fn whoever_should_answer_first_stands_first() {
        let asks = [
            ask("Ana", "3.1", None),
            ask("Lee Park", "3.2", Some(date!(2026 - 12 - 01))),
            ask("Ana", "4.1", None),
            ask("Sam Reyes", "5.1", Some(date!(2026 - 11 - 25))),
        ];
        let groups = by_person(asks.iter());
        let names: Vec<_> = groups.iter().map(|(person, asks)| (person.profile.name.as_str(), asks.len())).collect();
        assert_eq!(names, [("Sam Reyes", 1), ("Lee Park", 1), ("Ana", 2)]);
    }

    #[test]
    fn an_answer_given_since_is_asked_about() {
        let mut state = State::blank(&Guide::current().version);
        let [a, b]: [StepKey; 2] = ["3.1", "3.2"].map(|key| key.parse().unwrap());
        state.answer(a, Some(Answer::InPlace));
        state.answer(b, Some(Answer::Unknown));
        let at = |moment| BTreeMap::from([(a, moment), (b, moment)]);
        let (before, after) = (datetime!(2026-11-20 09:59 UTC), datetime!(2026-11-20 10:01 UTC));
        let one = ask("Lee Park", "3.1", None);
        assert_eq!(given(&one, "Lee Park", &state, &at(before)), None);
        assert_eq!(given(&one, "Lee Park", &state, &BTreeMap::new()), None);
        assert_eq!(given(&one, "Lee Park", &state, &at(after)).unwrap(), "3a has an answer by now: Yes. Did it come from Lee Park?");
        let whole = ask("Lee Park", "organizational-capacity", None);
        assert_eq!(given(&whole, "Lee Park", &state, &at(after)).unwrap(), "3a has an answer by now: Yes. Did it come from Lee Park?");
        state.answer(b, Some(Answer::NotYet));
        assert_eq!(given(&whole, "Lee Park", &state, &at(after)).unwrap(), "3a and 3b have answers by now. Did they come from Lee Park?");
        let earlier = Ask { asked: date!(2026 - 11 - 10), ..one };
        assert!(given(&earlier, "Lee Park", &state, &at(before)).is_some(), "asked days before it was written down");
    }
}
