//! What changed in a round since a decision on it.

use std::fmt;

use crate::domain::readiness::{Field, Limits, State};
use crate::domain::words::count;

/// A part of a round's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A saved field.
    Field(Field),
    /// The limits of the bands.
    Limits,
}

/// One part that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Which.
    pub part: Part,
    /// What it said then, in words; empty when it said nothing.
    pub before: String,
    /// What it says now.
    pub after: String,
}

impl Changed {
    /// What people see: "3a, the answer".
    #[must_use]
    pub fn label(&self) -> String {
        match self.part {
            Part::Field(field) => field.label(),
            Part::Limits => "Limits for most and some".to_owned(),
        }
    }
}

/// All that changed, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Since {
    /// Each part once.
    pub changes: Vec<Changed>,
}

impl Since {
    /// Holds the state that a decision rests on against the present one. What a state does not tell,
    /// which is what reports leave out, is no change.
    #[must_use]
    pub fn between(then: &State, now: &State) -> Self {
        let fields = Field::all().filter(|field| !matches!(field, Field::LeaveOut(_)));
        let mut changes: Vec<Changed> = fields
            .filter_map(|field| {
                let (before, after) = (then.get(field), now.get(field));
                let changed = || Changed { part: Part::Field(field), before: field.in_words(&before), after: field.in_words(&after) };
                (before != after).then(changed)
            })
            .collect();
        let (before, after) = (then.limits().limits, now.limits().limits);
        if before != after {
            changes.push(Changed { part: Part::Limits, before: limits(before), after: limits(after) });
        }
        Self { changes }
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// "three steps, one need"; empty when nothing changed. A step counts once, whatever of it changed.
    #[must_use]
    pub fn words(&self) -> String {
        let (mut steps, mut needs, mut judgments, mut others) = (Vec::new(), 0, 0, false);
        for changed in &self.changes {
            match changed.part {
                Part::Field(Field::Need(_)) => needs += 1,
                Part::Field(Field::Judgment(_)) => judgments += 1,
                Part::Field(
                    Field::Answer(step) | Field::Note(step) | Field::Evidence(step) | Field::LeaveOut(step) | Field::Carried(step),
                ) => steps.push(step),
                Part::Limits => others = true,
            }
        }
        steps.dedup();
        let mut parts = Vec::new();
        for (n, one, many) in [(steps.len(), "step", "steps"), (needs, "need", "needs"), (judgments, "judgment", "judgments")] {
            if n > 0 {
                parts.push(count(n, one, many));
            }
        }
        if others {
            parts.push("the limits".to_owned());
        }
        parts.join(", ")
    }
}

impl fmt::Display for Since {
    /// The whole sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            f.write_str("Nothing has changed since the decision.")
        } else {
            write!(f, "Changed since the decision: {}.", self.words())
        }
    }
}

fn limits(limits: Limits) -> String {
    format!("“Most” from {}, “some” from {}", limits.most(), limits.some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::readiness::LimitsChange;
    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};

    fn value(field: Field, at: usize) -> &'static str {
        match field {
            Field::Answer(_) => ["in_place", "under_way"][at],
            Field::LeaveOut(_) => "yes",
            Field::Carried(_) => ["2026-03-14", "2026-04-01"][at],
            Field::Judgment(_) => ["met: because", "not_met: because"][at],
            Field::Note(_) | Field::Evidence(_) | Field::Need(_) => ["one", "two"][at],
        }
    }

    fn state(fields: &[Field]) -> State {
        let mut state = State::blank("g");
        for field in fields {
            state.set(*field, value(*field, 0)).unwrap();
        }
        state
    }

    fn some_fields() -> impl Strategy<Value = Vec<Field>> {
        let all: Vec<Field> = Field::all().collect();
        subsequence(all.clone(), 0..=all.len())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_state_has_not_changed_against_itself(fields in some_fields()) {
            let one = state(&fields);
            let other = state(&fields.iter().rev().copied().collect::<Vec<_>>());
            prop_assert!(Since::between(&one, &other).is_empty());
            prop_assert_eq!(one.fingerprint(), other.fingerprint(), "equal state, equal print");
        }

        #[test]
        fn one_part_changed_is_listed_once_and_changes_the_print(
            fields in some_fields(), field in select(Field::all().collect::<Vec<_>>())
        ) {
            let then = state(&fields);
            let mut now = then.clone();
            now.set(field, value(field, 1)).unwrap();
            let since = Since::between(&then, &now);
            let parts: Vec<Part> = since.changes.iter().map(|changed| changed.part).collect();
            if matches!(field, Field::LeaveOut(_)) {
                prop_assert!(parts.is_empty());
            } else {
                prop_assert_eq!(parts, vec![Part::Field(field)]);
            }
            prop_assert_eq!(since.is_empty(), then.fingerprint() == now.fingerprint());
            prop_assert_eq!(since.is_empty(), then.says_the_same_as(&now));
            let back = Since::between(&now, &then);
            prop_assert_eq!(back.changes.iter().map(|changed| &changed.before).collect::<Vec<_>>(),
                since.changes.iter().map(|changed| &changed.after).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_changed_is_counted_in_words() {
        let blank = State::blank("g");
        let named = |names: &[&str]| {
            let fields: Vec<Field> = names.iter().map(|name| name.parse().unwrap()).collect();
            Since::between(&blank, &state(&fields)).to_string()
        };
        assert_eq!(named(&[]), "Nothing has changed since the decision.");
        assert_eq!(
            named(&["step-1.1", "note-1.1", "evidence-1.2", "carried-9.3", "need-racial-equity"]),
            "Changed since the decision: three steps, one need."
        );
        let other = LimitsChange::parse("2", "5", "smaller").unwrap();
        let since = Since::between(&blank, &state(&["judgment-data-capacity".parse().unwrap()]).with_limits(other));
        assert_eq!(since.words(), "one judgment, the limits");
    }
}
