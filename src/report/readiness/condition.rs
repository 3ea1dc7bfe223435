//! One condition in a report, with its steps.

use time::Date;

use crate::domain::guide::Condition;
use crate::domain::readiness::{State, Tally};
use crate::report::{Answer, ConditionKey, Judged, Standing, StepKey};

/// A condition as a document shows it.
#[derive(Debug)]
pub struct ConditionPart {
    /// Its key.
    pub key: ConditionKey,
    /// Its name.
    pub name: &'static str,
    /// Its standing by the steps.
    pub standing: Standing,
    /// The standing in words.
    pub words: String,
    /// The jurisdiction's own word.
    pub judgment: Option<JudgmentPart>,
    /// What must be addressed to have it; empty while nobody said.
    pub need: String,
    /// Its steps.
    pub steps: Vec<StepPart>,
}

/// A judgment as a document shows it.
#[derive(Debug)]
pub struct JudgmentPart {
    /// Met or not.
    pub judged: Judged,
    /// Why.
    pub reason: String,
}

/// A step as a document shows it.
#[derive(Debug)]
pub struct StepPart {
    /// Its key.
    pub key: StepKey,
    /// "3a"
    pub label: String,
    /// The line of the checklist.
    pub text: &'static str,
    /// The answer.
    pub answer: Option<Answer>,
    /// The answer in words.
    pub words: &'static str,
    /// The note; empty when there is none, or when it is left out.
    pub note: String,
    /// Where the evidence is.
    pub evidence: String,
    /// When the answer was last given or confirmed, if it was carried over and nobody has confirmed it since.
    pub carried: Option<Date>,
}

impl ConditionPart {
    /// Whether it counts as met: by judgment, else by its steps.
    #[must_use]
    pub fn counts_as_met(&self) -> bool {
        self.judgment.as_ref().map_or(self.standing == Standing::Met, |judgment| judgment.judged == Judged::Met)
    }

    pub(in crate::report) fn of(condition: &'static Condition, state: &State, with_notes: bool) -> Self {
        let answers: Vec<Option<Answer>> = condition.key.steps().map(|step| state[step].answer).collect();
        let tally = Tally::of(&answers);
        Self {
            key: condition.key,
            name: &condition.name,
            standing: tally.standing(),
            words: tally.to_string(),
            judgment: state
                .judgment(condition.key)
                .map(|judgment| JudgmentPart { judged: judgment.judged, reason: judgment.reason.clone() }),
            need: state.need(condition.key).to_owned(),
            steps: condition
                .steps
                .iter()
                .map(|step| {
                    let entry = &state[step.key];
                    let shows_note = with_notes && !entry.left_out;
                    StepPart {
                        key: step.key,
                        label: step.key.label(),
                        text: &step.text,
                        answer: entry.answer,
                        words: Answer::label_of(entry.answer),
                        note: if shows_note { entry.note.clone() } else { String::new() },
                        evidence: entry.evidence.clone(),
                        carried: entry.answer.and(entry.carried),
                    }
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::Guide;
    use crate::domain::readiness::Field;

    #[test]
    fn a_note_left_out_or_a_report_without_notes_shows_none() {
        let guide = Guide::current();
        let condition = &guide.conditions[0];
        let [first, second] = [condition.steps[0].key, condition.steps[1].key];
        let mut state = State::blank(&guide.version);
        for (field, value) in [(Field::Note(first), "one"), (Field::Note(second), "two"), (Field::LeaveOut(second), "yes")] {
            state.set(field, value).unwrap();
        }
        let notes =
            |with_notes| ConditionPart::of(condition, &state, with_notes).steps.into_iter().map(|step| step.note).collect::<Vec<_>>();
        assert_eq!(notes(true), ["one", "", "", ""]);
        assert_eq!(notes(false), ["", "", "", ""]);
    }
}
